//! The source of a copy.
//!
//! Source: Amazon S3 API reference, "CopyObject", `x-amz-copy-source`. S3 said "Copy Source must mention the source bucket and key"
//! until 2025. What it says since was seen there: github.com/versity/versitygw/issues/1388, 1389 and 1401.

use model::{Error, ErrorCode};

use crate::bucket_name::BucketName;
use crate::error::invalid_argument;
use crate::object_key::ObjectKey;
use crate::percent;

/// The header.
const HEADER: &str = "x-amz-copy-source";
/// The one parameter.
const VERSION_ID: &str = "versionId=";

/// The object, or the version of one, that is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopySource {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: ObjectKey,
    /// The id of the version, or `None` for the current one.
    pub version_id: Option<String>,
}

impl CopySource {
    /// Parses the header `x-amz-copy-source`: `bucket/key` or `/bucket/key`, encoded for URLs, and `?versionId=` with an id if it names a
    /// version. A question mark that belongs to the key is encoded.
    ///
    /// # Errors
    /// `InvalidArgument`, `KeyTooLongError`, or `NotImplemented` for the ARN of an access point.
    pub fn parse(header: &str) -> Result<Self, Error> {
        let invalid = |message: &'static str| invalid_argument(message, HEADER, header);
        let (path, parameters) = match header.split_once('?') {
            Some((path, parameters)) => (path, Some(parameters)),
            None => (header, None),
        };
        let decode =
            |text| percent::decode(text).ok_or_else(|| invalid("Invalid copy source encoding"));
        let path = decode(path)?;
        let version_id = match parameters.map(|all| all.strip_prefix(VERSION_ID)) {
            None => None,
            Some(None) => return Err(invalid("Unsupported copy source parameter.")),
            Some(Some("")) => return Err(invalid("Version id cannot be the empty string")),
            Some(Some(id)) => Some(decode(id)?),
        };
        let path = path.strip_prefix('/').unwrap_or(&path);
        if path.starts_with("arn:") {
            return Err(arn_not_implemented());
        }
        let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
        let bucket = BucketName::parse(bucket);
        let bucket = bucket.map_err(|_invalid| invalid("Invalid copy source bucket name"))?;
        if key.is_empty() {
            return Err(invalid("Invalid copy source object key"));
        }
        Ok(Self { bucket, key: ObjectKey::parse(key)?, version_id })
    }
}

fn arn_not_implemented() -> Error {
    let message =
        "Access points are not implemented: name the source of a copy by its bucket and key.";
    Error::new(ErrorCode::NotImplemented, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(header: &str) -> (String, String, Option<String>) {
        let source = CopySource::parse(header).unwrap();
        (source.bucket.to_string(), source.key.to_string(), source.version_id)
    }

    #[test]
    fn a_source_is_read_in_every_form_that_clients_send() {
        let version = Some("3HL4kqtJvjVBH40Nrjfkd".to_owned());
        for (header, key, version) in [
            ("bucket/key", "key", None),
            ("/bucket/key", "key", None),
            ("bucket/a/b//c", "a/b//c", None),
            // The whole of it encoded, as `encodeURIComponent` does.
            (
                "%2Fbucket%2F2017-11-21_22%3A24%3A03%2B0000.jpg",
                "2017-11-21_22:24:03+0000.jpg",
                None,
            ),
            ("bucket/a+b%2Bc", "a b+c", None),
            ("bucket/a%3FversionId=b", "a?versionId=b", None),
            ("bucket/key?versionId=3HL4kqtJvjVBH40Nrjfkd", "key", version),
            ("bucket/key?versionId=null", "key", Some("null".to_owned())),
            ("bucket/é", "é", None),
        ] {
            assert_eq!(parts(header), ("bucket".to_owned(), key.to_owned(), version), "{header}");
        }
    }

    #[test]
    fn what_names_no_object_is_refused() {
        for (header, expected) in [
            ("", "Invalid copy source bucket name"),
            ("/", "Invalid copy source bucket name"),
            ("//key", "Invalid copy source bucket name"),
            ("Bucket/key", "Invalid copy source bucket name"),
            ("bucket", "Invalid copy source object key"),
            ("bucket/", "Invalid copy source object key"),
            ("bucket/%%%%", "Invalid copy source encoding"),
            ("bucket/%ff", "Invalid copy source encoding"),
            ("bucket/key?versionId=", "Version id cannot be the empty string"),
            ("bucket/key?", "Unsupported copy source parameter."),
            ("bucket/key?acl", "Unsupported copy source parameter."),
        ] {
            let error = CopySource::parse(header).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidArgument);
            assert_eq!(error.message(), Some(expected), "{header}");
        }
        let long = format!("bucket/{}", "k".repeat(1025));
        assert_eq!(CopySource::parse(&long).unwrap_err().code(), ErrorCode::KeyTooLongError);
        let arn = "arn:aws:s3:us-west-2:123456789012:accesspoint/ap/object/key";
        assert_eq!(CopySource::parse(arn).unwrap_err().code(), ErrorCode::NotImplemented);
    }

    proptest! {
        #[test]
        fn a_key_that_is_encoded_is_read(key in "\\PC{1,99}", has_slash: bool) {
            let slash = if has_slash { "/" } else { "" };
            let header = format!("{slash}bucket/{}", percent::encode(&key));
            prop_assert_eq!(parts(&header), ("bucket".to_owned(), key, None));
        }

        #[test]
        fn any_header_is_a_source_or_refused(header in "\\PC*|[a-z/?=%]{0,30}") {
            let _either = CopySource::parse(&header);
        }
    }
}
