//! The checksums of objects and parts: what clients state, what is computed, and what is stored.
//!
//! A checksum is always of the plaintext, whichever encryption the object has. [`Checksummer`] computes any set in one pass over the
//! bytes, and [`BodyChecksums`] those of a body as it comes. [`RequestChecksum`] is what a write states and [`ContentMd5`] the older form of it. [`UploadChecksum`] is what a multipart
//! upload was begun with, and [`ObjectChecksum`] what its object has in the end.
//!
//! Sources: Amazon S3 user guide, "Checking object integrity for data uploads in Amazon S3"; API reference, "Checksum". Texts of
//! errors were seen at S3; where, the functions that make them say.

mod algorithm;
mod body_checksums;
mod checksummer;
mod content_md5;
mod object_checksum;
mod request_checksum;
mod upload_checksum;

use std::fmt;

use model::{Error, ErrorCode};

use crate::error::invalid_request;

pub(crate) use algorithm::{ChecksumAlgorithm, ChecksumType};
pub use body_checksums::BODY_CHECKSUM_BYTES;
pub(crate) use body_checksums::BodyChecksums;
pub(crate) use checksummer::{Checksummer, Checksums};
pub(crate) use content_md5::ContentMd5;
pub(crate) use object_checksum::ObjectChecksum;
pub(crate) use request_checksum::{ChecksumHeaders, RequestChecksum};
pub(crate) use upload_checksum::{PartChecksum, UploadChecksum};

/// A checksum of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Checksum {
    algorithm: ChecksumAlgorithm,
    /// As many bytes as the algorithm has, in network order.
    value: Vec<u8>,
}

impl Checksum {
    /// Returns the checksum with these bytes, or `None` if the algorithm has another length.
    #[must_use]
    pub(crate) fn new(algorithm: ChecksumAlgorithm, value: &[u8]) -> Option<Self> {
        let value = value.to_vec();
        (value.len() == algorithm.length()).then_some(Self { algorithm, value })
    }

    /// Returns the checksum of `bytes`.
    #[must_use]
    pub(crate) fn of(algorithm: ChecksumAlgorithm, bytes: &[u8]) -> Self {
        let mut checksummer = checksummer::ChecksumState::new(algorithm);
        checksummer.update(bytes);
        checksummer.finish()
    }

    /// Parses the value of the header of this algorithm.
    ///
    /// # Errors
    /// `InvalidRequest` if it is not the base64 of a checksum.
    pub(crate) fn parse(algorithm: ChecksumAlgorithm, header: &str) -> Result<Self, Error> {
        Self::from_base64(algorithm, header).ok_or_else(|| invalid_value(algorithm))
    }

    /// Parses base64 with its padding. Returns `None` if it is not that of a checksum of this algorithm.
    #[must_use]
    pub(crate) fn from_base64(algorithm: ChecksumAlgorithm, text: &str) -> Option<Self> {
        let value = base64_simd::STANDARD.decode_to_vec(text).ok()?;
        Self::new(algorithm, &value)
    }

    /// Returns the algorithm.
    #[must_use]
    pub(crate) const fn algorithm(&self) -> ChecksumAlgorithm {
        self.algorithm
    }

    /// Returns the bytes.
    #[must_use]
    pub(crate) fn value(&self) -> &[u8] {
        &self.value
    }

    /// Checks that the checksum that a client states is the one that was computed.
    ///
    /// # Errors
    /// `BadDigest`.
    pub(crate) fn check(&self, computed: &Self) -> Result<(), Error> {
        if self == computed { Ok(()) } else { Err(mismatch(self.algorithm)) }
    }
}

/// Shows base64, as headers do.
impl fmt::Display for Checksum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&base64_simd::STANDARD.encode_to_string(&self.value))
    }
}

/// Seen at S3: github.com/localstack/localstack/issues/12169 of 2025-01-22.
fn invalid_value(algorithm: ChecksumAlgorithm) -> Error {
    invalid_request(format!("Value for {} header is invalid.", algorithm.header()))
}

/// Seen at S3: github.com/aws/aws-sdk-ruby/issues/3322 of 2025.
fn mismatch(algorithm: ChecksumAlgorithm) -> Error {
    let name = algorithm.name();
    let message = format!("The {name} you specified did not match the calculated checksum.");
    Error::new(ErrorCode::BadDigest, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_checksum_is_checked() {
        let stated = Checksum::parse(ChecksumAlgorithm::Crc32, "s1O4+g==").unwrap();
        assert!(stated.check(&stated.clone()).is_ok());
        let error = stated.check(&Checksum::of(ChecksumAlgorithm::Crc32, b"")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "BadDigest: The CRC32 you specified did not match the calculated checksum."
        );
    }

    #[test]
    fn what_is_no_checksum_of_the_algorithm_is_refused() {
        for text in ["", "AAAA", "s1O4+g", "s1O4+g=", "s1O4-g==", "s1O4+g==\n", "rdtuPFGJcz8=", "é"]
        {
            let error = Checksum::parse(ChecksumAlgorithm::Crc32, text).unwrap_err();
            assert_eq!(
                error.to_string(),
                "InvalidRequest: Value for x-amz-checksum-crc32 header is invalid."
            );
        }
    }

    proptest! {
        #[test]
        fn a_checksum_that_is_shown_is_read(which in 0usize..10, bytes: Vec<u8>) {
            let algorithm = ChecksumAlgorithm::ALL[which];
            let checksum = Checksum::of(algorithm, &bytes);
            prop_assert_eq!(Checksum::parse(algorithm, &checksum.to_string()), Ok(checksum));
        }

        #[test]
        fn any_text_is_a_checksum_or_refused(which in 0usize..10, text in any::<String>()) {
            let _either = Checksum::parse(ChecksumAlgorithm::ALL[which], &text);
        }
    }
}
