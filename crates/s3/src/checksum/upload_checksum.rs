//! The checksum that a multipart upload was begun with.

use model::Error;

use crate::checksum::object_checksum::combine;
use crate::checksum::{Checksum, ChecksumAlgorithm, ChecksumType, ObjectChecksum};
use crate::error::invalid_request;

/// The algorithm and the type of the checksums of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UploadChecksum {
    /// The algorithm of every part and of the object.
    pub(crate) algorithm: ChecksumAlgorithm,
    /// The type of the object's checksum.
    pub(crate) kind: ChecksumType,
    /// `true` if the client stated the algorithm. If it did not, parts may come with any.
    pub(crate) is_stated: bool,
}

/// The checksum and the size of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartChecksum {
    /// The checksum.
    pub(crate) checksum: Checksum,
    /// The number of bytes.
    pub(crate) size: u64,
}

impl UploadChecksum {
    /// Parses the headers `x-amz-checksum-algorithm` and `x-amz-checksum-type` of CreateMultipartUpload.
    ///
    /// # Errors
    /// `InvalidRequest` for what is unknown, and for a type that the algorithm does not have.
    pub(crate) fn parse(algorithm: Option<&str>, kind: Option<&str>) -> Result<Self, Error> {
        let kind = match kind {
            Some(name) => Some(ChecksumType::from_name(name).ok_or_else(unknown_type)?),
            None => None,
        };
        match (algorithm, kind) {
            (None, None) => Ok(Self::unstated()),
            (None, Some(_)) => Err(type_alone()),
            (Some(name), kind) => {
                let found = ChecksumAlgorithm::from_name(name);
                let algorithm = found.ok_or_else(unsupported_algorithm)?;
                let kind = kind.unwrap_or(algorithm.default_type());
                if algorithm.allows(kind) {
                    Ok(Self { algorithm, kind, is_stated: true })
                } else {
                    Err(type_of_another(algorithm, kind))
                }
            }
        }
    }

    /// Returns the checksum of an upload whose client stated none.
    const fn unstated() -> Self {
        let algorithm = ChecksumAlgorithm::Crc64Nvme;
        Self { algorithm, kind: ChecksumType::FullObject, is_stated: false }
    }

    /// Checks that a part comes with the checksum of its upload. `None` stands for a part that states nothing, which is enough where the
    /// checksum is of all bytes: it is computed.
    ///
    /// # Errors
    /// `InvalidRequest`.
    pub(crate) fn check_part(self, stated: Option<ChecksumAlgorithm>) -> Result<(), Error> {
        let is_missing = stated.is_none() && self.kind == ChecksumType::Composite;
        let is_other = stated.is_some_and(|stated| stated != self.algorithm);
        if self.is_stated && (is_missing || is_other) {
            return Err(part_of_another(self.algorithm, stated));
        }
        Ok(())
    }

    /// Returns the checksum of the object, from those of its parts in the order of their numbers. Returns `None` if a part has none of
    /// this algorithm, or if there is no part.
    #[must_use]
    pub(crate) fn of_object(self, parts: &[PartChecksum]) -> Option<ObjectChecksum> {
        match self.kind {
            ChecksumType::Composite => {
                let sums: Vec<_> = parts.iter().map(|part| &part.checksum).collect();
                ObjectChecksum::composite(self.algorithm, &sums)
            }
            ChecksumType::FullObject => {
                let (first, rest) = parts.split_first()?;
                let first = Some(&first.checksum).filter(|sum| sum.algorithm == self.algorithm)?;
                let all = rest.iter().try_fold(first.clone(), |before, part| {
                    combine(&before, &part.checksum, part.size)
                });
                all.map(ObjectChecksum::full)
            }
        }
    }
}

fn unsupported_algorithm() -> Error {
    invalid_request(
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, MD5, \
         SHA1, SHA256, SHA512, XXHASH128, XXHASH3, XXHASH64]",
    )
}

fn unknown_type() -> Error {
    invalid_request("Value for x-amz-checksum-type header is invalid.")
}

fn type_alone() -> Error {
    invalid_request(
        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.",
    )
}

fn type_of_another(algorithm: ChecksumAlgorithm, kind: ChecksumType) -> Error {
    let (kind, name) = (kind.name(), algorithm.name().to_ascii_lowercase());
    invalid_request(format!(
        "The {kind} checksum type cannot be used with the {name} checksum algorithm."
    ))
}

/// The text is in the API reference, "PutObject", `InvalidRequest`.
fn part_of_another(expected: ChecksumAlgorithm, stated: Option<ChecksumAlgorithm>) -> Error {
    let expected = expected.name().to_ascii_lowercase();
    let stated = stated.map_or("null".to_owned(), |stated| stated.name().to_ascii_lowercase());
    invalid_request(format!(
        "Checksum Type mismatch occurred, expected checksum Type: {expected}, actual checksum Type: {stated}"
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_headers_say_which_checksum_an_upload_has() {
        use {ChecksumAlgorithm as A, ChecksumType as T};
        for (algorithm, kind, expected) in [
            (None, None, (A::Crc64Nvme, T::FullObject, false)),
            (Some("CRC64NVME"), None, (A::Crc64Nvme, T::FullObject, true)),
            (Some("CRC32"), None, (A::Crc32, T::Composite, true)),
            (Some("crc32"), Some("FULL_OBJECT"), (A::Crc32, T::FullObject, true)),
            (Some("XXHASH3"), Some("COMPOSITE"), (A::XxHash3, T::Composite, true)),
        ] {
            let upload = UploadChecksum::parse(algorithm, kind).unwrap();
            assert_eq!((upload.algorithm, upload.kind, upload.is_stated), expected);
        }
    }

    #[test]
    fn a_type_that_the_algorithm_has_not_is_refused() {
        for (algorithm, kind, expected) in [
            (
                Some("SHA1"),
                Some("FULL_OBJECT"),
                "The FULL_OBJECT checksum type cannot be used with the sha1 checksum algorithm.",
            ),
            (
                Some("CRC64NVME"),
                Some("COMPOSITE"),
                "The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.",
            ),
            (
                None,
                Some("COMPOSITE"),
                "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.",
            ),
            (Some("CRC32"), Some("HALF"), "Value for x-amz-checksum-type header is invalid."),
        ] {
            let error = UploadChecksum::parse(algorithm, kind).unwrap_err();
            assert_eq!(error.message(), Some(expected));
        }
        assert!(UploadChecksum::parse(Some("MD4"), None).is_err());
    }

    /// AWS's clients begin uploads without an algorithm and send parts with one.
    #[test]
    fn parts_come_with_the_checksum_of_the_upload() {
        let stated = UploadChecksum::parse(Some("SHA1"), None).unwrap();
        assert!(stated.check_part(Some(ChecksumAlgorithm::Sha1)).is_ok());
        let error = stated.check_part(Some(ChecksumAlgorithm::Crc32c)).unwrap_err();
        let expected = "Checksum Type mismatch occurred, expected checksum Type: sha1, actual checksum Type: crc32c";
        assert_eq!(error.message(), Some(expected));
        assert!(stated.check_part(None).unwrap_err().message().unwrap().ends_with(": null"));
        let unstated = UploadChecksum::parse(None, None).unwrap();
        assert!(unstated.check_part(Some(ChecksumAlgorithm::Crc32)).is_ok());
        assert!(unstated.check_part(None).is_ok());
        let full = UploadChecksum::parse(Some("CRC64NVME"), None).unwrap();
        assert!(full.check_part(None).is_ok());
    }

    proptest! {
        #[test]
        fn the_checksum_of_all_bytes_follows_from_the_parts(
            parts in proptest::collection::vec(any::<Vec<u8>>(), 1..6),
            which in 0usize..3,
        ) {
            let algorithm = ChecksumAlgorithm::ALL[which];
            let upload = UploadChecksum::parse(Some(algorithm.name()), Some("FULL_OBJECT")).unwrap();
            let sums: Vec<_> = parts.iter().map(|part| PartChecksum {
                checksum: Checksum::of(algorithm, part),
                size: u64::try_from(part.len()).unwrap(),
            }).collect();
            let whole = ObjectChecksum::full(Checksum::of(algorithm, &parts.concat()));
            prop_assert_eq!(upload.of_object(&sums), Some(whole));
            prop_assert_eq!(upload.of_object(&[]), None);
        }
    }
}
