//! The checksum that an object has, as it is stored and shown.

use std::fmt;

use crate::checksum::checksummer::crc_bytes;
use crate::checksum::{Checksum, ChecksumAlgorithm, ChecksumType};
use crate::part_number::PART_NUMBER_MAX;

/// The checksum of an object: of all its bytes, or of the checksums of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectChecksum {
    checksum: Checksum,
    /// The number of parts if it is composite.
    parts: Option<u16>,
}

impl ObjectChecksum {
    /// Returns the checksum of all bytes.
    #[must_use]
    pub(crate) const fn full(checksum: Checksum) -> Self {
        Self { checksum, parts: None }
    }

    /// Returns the checksum of the checksums of parts, in the order of their numbers. Returns `None` if there is no part, if there are too
    /// many, or if they do not all have the algorithm.
    #[must_use]
    pub(crate) fn composite(algorithm: ChecksumAlgorithm, parts: &[&Checksum]) -> Option<Self> {
        let count =
            u16::try_from(parts.len()).ok().filter(|n| (1..=PART_NUMBER_MAX).contains(n))?;
        if parts.iter().any(|part| part.algorithm != algorithm) {
            return None;
        }
        let values: Vec<u8> = parts.iter().flat_map(|part| part.value.iter().copied()).collect();
        let checksum = Checksum::of(algorithm, &values);
        Some(Self { checksum, parts: Some(count) })
    }

    /// Parses the text that is shown: base64, and `-N` if it is composite.
    #[must_use]
    pub(crate) fn parse(algorithm: ChecksumAlgorithm, text: &str) -> Option<Self> {
        let (value, parts) = match text.split_once('-') {
            Some((value, parts)) => (value, Some(parts)),
            None => (text, None),
        };
        let checksum = Checksum::from_base64(algorithm, value)?;
        let Some(digits) = parts else { return Some(Self::full(checksum)) };
        let parts = digits.parse().ok().filter(|parts| (1..=PART_NUMBER_MAX).contains(parts))?;
        (parts.to_string() == digits).then_some(Self { checksum, parts: Some(parts) })
    }

    /// Returns the algorithm.
    #[must_use]
    pub(crate) const fn algorithm(&self) -> ChecksumAlgorithm {
        self.checksum.algorithm
    }

    /// Returns the type.
    #[must_use]
    pub(crate) const fn kind(&self) -> ChecksumType {
        if self.parts.is_some() { ChecksumType::Composite } else { ChecksumType::FullObject }
    }
}

/// Shows the text of headers and XML.
impl fmt::Display for ObjectChecksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.checksum.fmt(formatter)?;
        self.parts.map_or(Ok(()), |parts| write!(formatter, "-{parts}"))
    }
}

/// Returns the CRC of bytes followed by others, from the CRCs of both. Returns `None` if they are not of one CRC.
pub(super) fn combine(before: &Checksum, after: &Checksum, after_bytes: u64) -> Option<Checksum> {
    let algorithm = before.algorithm;
    let crc = algorithm.crc().filter(|_| after.algorithm == algorithm)?;
    let number = |sum: &Checksum| sum.value.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let combined = crc_fast::checksum_combine(crc, number(before), number(after), after_bytes);
    Some(Checksum { algorithm, value: crc_bytes(algorithm, combined) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The CRC32 composite of "a" and "b", computed with Python's zlib.
    #[test]
    fn a_composite_checksum_is_of_the_checksums_of_parts() {
        let parts = [b"a", b"b"].map(|part| Checksum::of(ChecksumAlgorithm::Crc32, part));
        let parts: Vec<&Checksum> = parts.iter().collect();
        let composite = ObjectChecksum::composite(ChecksumAlgorithm::Crc32, &parts).unwrap();
        assert_eq!(composite.to_string(), "7pJxdw==-2");
        assert_eq!(composite.kind(), ChecksumType::Composite);
        assert_eq!(ObjectChecksum::composite(ChecksumAlgorithm::Sha1, &parts), None);
        assert_eq!(ObjectChecksum::composite(ChecksumAlgorithm::Crc32, &[]), None);
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        for text in
            ["", "-1", "s1O4+g==-0", "s1O4+g==-01", "s1O4+g==-10001", "s1O4+g==-", "s1O4+g==-1-1"]
        {
            assert_eq!(ObjectChecksum::parse(ChecksumAlgorithm::Crc32, text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn crcs_combine_to_that_of_the_whole(before: Vec<u8>, after: Vec<u8>, which in 0usize..3) {
            let algorithm = ChecksumAlgorithm::ALL[which];
            let sums = [&before, &after].map(|bytes| Checksum::of(algorithm, bytes));
            let length = u64::try_from(after.len()).unwrap();
            let whole = Checksum::of(algorithm, &[before, after].concat());
            prop_assert_eq!(combine(&sums[0], &sums[1], length), Some(whole));
        }

        #[test]
        fn what_is_shown_is_read(which in 0usize..10, bytes: Vec<u8>, parts in proptest::option::of(1u16..=10_000)) {
            let checksum = Checksum::of(ChecksumAlgorithm::ALL[which], &bytes);
            let shown = ObjectChecksum { checksum, parts };
            let read = ObjectChecksum::parse(shown.algorithm(), &shown.to_string());
            prop_assert_eq!(read, Some(shown));
        }
    }
}
