//! The integrity of a request's document: its headers and trailers state checksums of its bytes, which are compared before the
//! bytes are read as XML.
//!
//! Sources: S3 API reference, "DeleteObjects" (which must state one; S3 takes any since December 2024); user guide, "Checking object
//! integrity for data uploads in Amazon S3".

use std::borrow::Cow;

use model::Error;
use model::generated::s3::Operation;

use crate::checksum::{
    ChecksumAlgorithm, ChecksumHeaders, Checksummer, ContentMd5, RequestChecksum,
};
use crate::error::invalid_request;

/// The prefix of the headers of checksums.
const CHECKSUM: &str = "x-amz-checksum-";

/// The document of a request, with what came around it.
#[derive(Clone, Copy, Debug)]
pub struct RequestDocument<'a> {
    /// The headers with names in lower case.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The bytes.
    pub bytes: &'a [u8],
    /// The headers that came behind them.
    pub trailers: &'a [(String, String)],
}

impl RequestDocument<'_> {
    /// Checks the document against what is stated of it.
    ///
    /// # Errors
    /// `BadDigest` if it is another; `InvalidDigest`, `InvalidRequest` or `MalformedTrailerError` if a statement is malformed;
    /// `InvalidRequest` if there must be one.
    pub fn check(&self, operation: Operation) -> Result<(), Error> {
        let md5 = self.header("content-md5");
        let md5 = md5.map(|header| ContentMd5::parse(&header)).transpose()?;
        let checksum = self.checksum(operation)?;
        if md5.is_none() && checksum == RequestChecksum::Absent {
            let is_needed = operation == Operation::DeleteObjects;
            return if is_needed { Err(missing()) } else { Ok(()) };
        }
        let wanted = md5.map(|_stated| ChecksumAlgorithm::Md5).into_iter();
        let mut summer = Checksummer::new(wanted.chain(checksum.stated()));
        summer.update(self.bytes);
        let computed = summer.finish();
        if let (Some(stated), Some(md5)) = (md5, computed.md5()) {
            stated.check(md5)?;
        }
        let Some(algorithm) = checksum.stated() else { return Ok(()) };
        let trailers: Vec<_> =
            self.trailers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let missing = || Error::internal("a checksum was not computed");
        checksum.with_trailers(&trailers)?.check(computed.get(algorithm).ok_or_else(missing)?)
    }

    /// Returns the checksum that is stated. The one in the headers of CompleteMultipartUpload is of the object.
    fn checksum(&self, operation: Operation) -> Result<RequestChecksum, Error> {
        if operation == Operation::CompleteMultipartUpload {
            return Ok(RequestChecksum::Absent);
        }
        let all = self.headers.iter().filter(|(name, _)| name.starts_with(CHECKSUM));
        let all: Vec<_> =
            all.map(|(name, value)| (*name, String::from_utf8_lossy(value))).collect();
        let checksums: Vec<_> = all.iter().map(|(name, value)| (*name, &**value)).collect();
        RequestChecksum::parse(ChecksumHeaders {
            checksums: &checksums,
            sdk_algorithm: self.header("x-amz-sdk-checksum-algorithm").as_deref(),
            trailer: self.header("x-amz-trailer").as_deref(),
        })
    }

    fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| String::from_utf8_lossy(value))
    }
}

/// The text of S3 since it takes other checksums than MD5.
fn missing() -> Error {
    invalid_request("Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
}

#[cfg(test)]
mod tests {
    use model::ErrorCode;

    use super::*;
    use crate::checksum::Checksum;

    const BYTES: &[u8] = b"<Delete/>";

    fn check(
        operation: Operation,
        headers: &[(&str, &str)],
        trailers: &[(String, String)],
    ) -> Option<ErrorCode> {
        let headers: Vec<_> =
            headers.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
        let document = RequestDocument { headers: &headers, bytes: BYTES, trailers };
        document.check(operation).err().map(|error| error.code())
    }

    #[test]
    fn a_deletion_states_any_checksum_of_its_list() {
        assert_eq!(check(Operation::DeleteObjects, &[], &[]), Some(ErrorCode::InvalidRequest));
        assert_eq!(check(Operation::PutObjectTagging, &[], &[]), None);
        for algorithm in ChecksumAlgorithm::ALL {
            let [right, wrong] =
                [BYTES, b"<Delete>"].map(|bytes| Checksum::of(algorithm, bytes).to_string());
            for (value, expected) in [(&right, None), (&wrong, Some(ErrorCode::BadDigest))] {
                let headers = [(algorithm.header(), value.as_str())];
                assert_eq!(check(Operation::DeleteObjects, &headers, &[]), expected);
                let trailers = [(algorithm.header().to_owned(), value.clone())];
                let announced = [("x-amz-trailer", algorithm.header())];
                assert_eq!(check(Operation::DeleteObjects, &announced, &trailers), expected);
            }
        }
    }

    #[test]
    fn both_forms_of_md5_count() {
        let md5 = Checksum::of(ChecksumAlgorithm::Md5, BYTES).to_string();
        let other = Checksum::of(ChecksumAlgorithm::Md5, b"").to_string();
        for (value, expected) in [
            (md5.as_str(), None),
            (other.as_str(), Some(ErrorCode::BadDigest)),
            ("x", Some(ErrorCode::InvalidDigest)),
        ] {
            assert_eq!(check(Operation::DeleteObjects, &[("content-md5", value)], &[]), expected);
        }
        // Both are checked.
        let headers = [("content-md5", md5.as_str()), ("x-amz-checksum-md5", other.as_str())];
        assert_eq!(check(Operation::DeleteObjects, &headers, &[]), Some(ErrorCode::BadDigest));
    }

    #[test]
    fn the_checksum_of_an_upload_is_not_of_the_list_of_its_parts() {
        let headers = [("x-amz-checksum-crc32", "AAAAAA==")];
        assert_eq!(check(Operation::CompleteMultipartUpload, &headers, &[]), None);
        assert_eq!(check(Operation::PutBucketTagging, &headers, &[]), Some(ErrorCode::BadDigest));
    }

    #[test]
    fn an_announced_trailer_has_to_come() {
        let announced = [("x-amz-trailer", "x-amz-checksum-crc32")];
        let found = check(Operation::DeleteObjects, &announced, &[]);
        assert_eq!(found, Some(ErrorCode::MalformedTrailerError));
    }
}
