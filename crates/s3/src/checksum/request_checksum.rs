//! The checksum that a write states of its body, in a header or behind the body.

use model::{Error, ErrorCode};

use crate::checksum::{Checksum, ChecksumAlgorithm};
use crate::error::invalid_request;

/// The prefix of the headers of checksums.
const PREFIX: &str = "x-amz-checksum-";
/// The headers with the prefix that are not of a checksum.
const OTHERS: [&str; 3] =
    ["x-amz-checksum-algorithm", "x-amz-checksum-mode", "x-amz-checksum-type"];

/// The headers of a write about its checksum, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ChecksumHeaders<'a> {
    /// The headers whose names begin with `x-amz-checksum-`.
    pub(crate) checksums: &'a [(&'a str, &'a str)],
    /// `x-amz-sdk-checksum-algorithm`.
    pub(crate) sdk_algorithm: Option<&'a str>,
    /// `x-amz-trailer`.
    pub(crate) trailer: Option<&'a str>,
}

/// The checksum that a write states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RequestChecksum {
    /// A checksum in a header, or in a trailer that came.
    Known(Checksum),
    /// A checksum of this algorithm that comes behind the body.
    Trailer(ChecksumAlgorithm),
    /// Nothing. S3 computes CRC64NVME and stores it.
    Absent,
    /// Nothing, where the checksum of a copy is computed with this algorithm.
    Computed(ChecksumAlgorithm),
}

impl RequestChecksum {
    /// Parses the headers.
    ///
    /// # Errors
    /// `InvalidRequest` for several checksums, for one that is malformed, and for an algorithm without its checksum.
    pub(crate) fn parse(headers: ChecksumHeaders<'_>) -> Result<Self, Error> {
        let is_of_checksum = |name: &str| !OTHERS.iter().any(|o| o.eq_ignore_ascii_case(name));
        let mut checksums = headers.checksums.iter().filter(|(name, _)| is_of_checksum(name));
        let stated = match (checksums.next(), checksums.next(), headers.trailer) {
            (_, Some(_), _) => return Err(several_checksums()),
            (Some(_), None, Some(_)) => return Err(checksum_and_trailer()),
            (Some((name, value)), None, None) => {
                let algorithm = ChecksumAlgorithm::from_header(name).ok_or_else(unknown_header)?;
                Self::Known(Checksum::parse(algorithm, value)?)
            }
            (None, None, Some(name)) => {
                let algorithm = ChecksumAlgorithm::from_header(name.trim());
                Self::Trailer(algorithm.ok_or_else(unknown_trailer)?)
            }
            (None, None, None) => Self::Absent,
        };
        stated.check_sdk_algorithm(headers.sdk_algorithm)?;
        Ok(stated)
    }

    /// Returns the algorithm in which the body's checksum is computed and stored.
    #[must_use]
    pub(crate) const fn algorithm(&self) -> ChecksumAlgorithm {
        match self {
            Self::Known(checksum) => checksum.algorithm,
            Self::Trailer(algorithm) | Self::Computed(algorithm) => *algorithm,
            Self::Absent => ChecksumAlgorithm::Crc64Nvme,
        }
    }

    /// Returns the algorithm that the client stated.
    #[must_use]
    pub(crate) const fn stated(&self) -> Option<ChecksumAlgorithm> {
        match self {
            Self::Known(checksum) => Some(checksum.algorithm),
            Self::Trailer(algorithm) => Some(*algorithm),
            Self::Absent | Self::Computed(_) => None,
        }
    }

    /// Takes the trailers that came behind the body. They must be those that were announced.
    ///
    /// # Errors
    /// `MalformedTrailerError` if they are not, `InvalidRequest` if the checksum is malformed.
    pub(crate) fn with_trailers(self, trailers: &[(&str, &str)]) -> Result<Self, Error> {
        match (self, trailers) {
            (Self::Trailer(algorithm), [(name, value)])
                if name.trim().eq_ignore_ascii_case(algorithm.header()) =>
            {
                let checksum = Checksum::from_base64(algorithm, value.trim());
                checksum.map(Self::Known).ok_or_else(|| invalid_trailer(algorithm))
            }
            (stated @ (Self::Known(_) | Self::Absent | Self::Computed(_)), []) => Ok(stated),
            (Self::Trailer(_) | Self::Known(_) | Self::Absent | Self::Computed(_), _) => {
                Err(malformed_trailers())
            }
        }
    }

    /// Checks the checksum of the body. The trailers must have been taken before.
    ///
    /// # Errors
    /// `BadDigest` if it is another, `MalformedTrailerError` if the announced trailer never came.
    pub(crate) fn check(&self, computed: &Checksum) -> Result<(), Error> {
        match self {
            Self::Known(stated) => stated.check(computed),
            Self::Trailer(_) => Err(malformed_trailers()),
            Self::Absent | Self::Computed(_) => Ok(()),
        }
    }

    fn check_sdk_algorithm(&self, name: Option<&str>) -> Result<(), Error> {
        let Some(name) = name else { return Ok(()) };
        match self.stated() {
            None => Err(algorithm_alone()),
            Some(stated) if ChecksumAlgorithm::from_name(name) == Some(stated) => Ok(()),
            Some(_) => Err(another_algorithm()),
        }
    }
}

fn several_checksums() -> Error {
    invalid_request(
        "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    )
}

fn checksum_and_trailer() -> Error {
    invalid_request("Expecting a single x-amz-checksum- header")
}

fn unknown_header() -> Error {
    invalid_request(format!("The algorithm type you specified in {PREFIX} header is invalid."))
}

fn unknown_trailer() -> Error {
    invalid_request("The value specified in the x-amz-trailer header is not supported")
}

fn algorithm_alone() -> Error {
    invalid_request(
        "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    )
}

/// Seen at S3 for an algorithm that is unknown or another: github.com/versity/versitygw/issues/1598 of 2025-10-24 and 1659.
fn another_algorithm() -> Error {
    invalid_request("Value for x-amz-sdk-checksum-algorithm header is invalid.")
}

fn invalid_trailer(algorithm: ChecksumAlgorithm) -> Error {
    invalid_request(format!("Value for {} trailing header is invalid.", algorithm.header()))
}

/// Seen at S3 on 2025-12-11: github.com/versity/versitygw/issues/1691.
fn malformed_trailers() -> Error {
    let message = "The request contained trailing data that was not well-formed or did not conform to our published schema.";
    Error::new(ErrorCode::MalformedTrailerError, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CRC32: (&str, &str) = ("x-amz-checksum-crc32", "s1O4+g==");

    fn parse(
        checksums: &[(&str, &str)],
        sdk_algorithm: Option<&str>,
        trailer: Option<&str>,
    ) -> Result<RequestChecksum, Error> {
        RequestChecksum::parse(ChecksumHeaders { checksums, sdk_algorithm, trailer })
    }

    #[test]
    fn one_checksum_is_stated_or_none() {
        let found = parse(&[CRC32], Some("CRC32"), None).unwrap();
        assert_eq!(found.algorithm(), ChecksumAlgorithm::Crc32);
        let found = parse(&[], Some("sha1"), Some("x-amz-checksum-sha1")).unwrap();
        assert_eq!(found, RequestChecksum::Trailer(ChecksumAlgorithm::Sha1));
        let found = parse(&[("x-amz-checksum-mode", "ENABLED")], None, None).unwrap();
        assert_eq!((found.stated(), found.algorithm()), (None, ChecksumAlgorithm::Crc64Nvme));
    }

    #[test]
    fn headers_that_contradict_are_refused() {
        let sha1 = ("x-amz-checksum-sha1", "I6EGWg9qSFEZBJvyeZF53QFU77s=");
        for (checksums, algorithm, trailer, expected) in [
            (
                &[CRC32, sha1][..],
                None,
                None,
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            ),
            (
                &[CRC32, CRC32],
                None,
                None,
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            ),
            (
                &[CRC32],
                None,
                Some("x-amz-checksum-crc32"),
                "Expecting a single x-amz-checksum- header",
            ),
            (
                &[("x-amz-checksum-md4", "AA==")],
                None,
                None,
                "The algorithm type you specified in x-amz-checksum- header is invalid.",
            ),
            (
                &[("x-amz-checksum-crc32", "AA==")],
                None,
                None,
                "Value for x-amz-checksum-crc32 header is invalid.",
            ),
            (
                &[],
                None,
                Some("x-amz-meta-a"),
                "The value specified in the x-amz-trailer header is not supported",
            ),
            (
                &[],
                Some("CRC32"),
                None,
                "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
            ),
            (
                &[CRC32],
                Some("CRC32C"),
                None,
                "Value for x-amz-sdk-checksum-algorithm header is invalid.",
            ),
            (
                &[],
                Some("sha1"),
                Some("x-amz-checksum-crc32"),
                "Value for x-amz-sdk-checksum-algorithm header is invalid.",
            ),
        ] {
            let error = parse(checksums, algorithm, trailer).unwrap_err();
            assert_eq!(
                (error.code(), error.message()),
                (ErrorCode::InvalidRequest, Some(expected))
            );
        }
    }

    #[test]
    fn the_trailer_that_was_announced_must_come() {
        let announced = || parse(&[], None, Some("x-amz-checksum-crc32")).unwrap();
        let known = announced().with_trailers(&[("X-Amz-Checksum-Crc32", " s1O4+g== ")]).unwrap();
        assert_eq!(known, parse(&[CRC32], None, None).unwrap());
        let empty = Checksum::of(ChecksumAlgorithm::Crc32, b"");
        assert_eq!(known.check(&empty).unwrap_err().code(), ErrorCode::BadDigest);
        assert_eq!(announced().check(&empty).unwrap_err().code(), ErrorCode::MalformedTrailerError);
        for trailers in [&[][..], &[("x-amz-checksum-crc32c", "ckf2aw==")], &[CRC32, CRC32]] {
            let error = announced().with_trailers(trailers).unwrap_err();
            assert_eq!(error.code(), ErrorCode::MalformedTrailerError);
        }
        let error = announced().with_trailers(&[("x-amz-checksum-crc32", "AA==")]).unwrap_err();
        let expected = "Value for x-amz-checksum-crc32 trailing header is invalid.";
        assert_eq!(error.message(), Some(expected));
        let absent = parse(&[], None, None).unwrap();
        assert!(absent.clone().with_trailers(&[CRC32]).is_err());
        assert!(absent.with_trailers(&[]).unwrap().check(&empty).is_ok());
    }

    proptest! {
        #[test]
        fn any_headers_are_a_checksum_or_refused(name in "\\PC*", value in "\\PC*", other in "\\PC*") {
            let _either = parse(&[(&name, &value)], Some(&other), None);
            let _either = parse(&[], Some(&other), Some(&name));
        }
    }
}
