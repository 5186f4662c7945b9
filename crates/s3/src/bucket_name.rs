//! The name of a bucket.
//!
//! Source: Amazon S3 user guide, "General purpose bucket naming rules".

use std::fmt;

use model::{Error, ErrorCode};

use crate::error::with_element;

/// The lengths of a name in characters, all of which are ASCII.
const CHARACTERS: std::ops::RangeInclusive<usize> = 3..=63;
/// The prefixes that S3 keeps for itself.
const RESERVED_PREFIXES: [&str; 3] = ["xn--", "sthree-", "amzn-s3-demo-"];
/// The suffixes of access points, Object Lambda, Multi-Region Access Points, directory buckets and table buckets.
const RESERVED_SUFFIXES: [&str; 5] = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/// The name of a general purpose bucket, which keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BucketName(String);

impl BucketName {
    /// Parses a name.
    ///
    /// # Errors
    /// `InvalidBucketName` if it breaks a rule.
    pub fn parse(name: &str) -> Result<Self, Error> {
        if keeps_the_rules(name) { Ok(Self(name.to_owned())) } else { Err(invalid(name)) }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BucketName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn keeps_the_rules(name: &str) -> bool {
    let is_end = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let bytes = name.as_bytes();
    CHARACTERS.contains(&bytes.len())
        && bytes.iter().all(|byte| is_end(Some(byte)) || matches!(byte, b'.' | b'-'))
        && is_end(bytes.first())
        && is_end(bytes.last())
        && !name.contains("..")
        && !looks_like_an_address(name)
        && !RESERVED_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        && !RESERVED_SUFFIXES.iter().any(|suffix| name.ends_with(suffix))
}

/// Returns whether a name has the form of an IPv4 address, also of one that does not exist, such as `999.1.1.1`.
fn looks_like_an_address(name: &str) -> bool {
    name.split('.').count() == 4 && name.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit())
}

fn invalid(name: &str) -> Error {
    let error = Error::new(ErrorCode::InvalidBucketName, "The specified bucket is not valid.");
    with_element(error, "BucketName", name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The examples of the page, and the edges of each rule.
    #[test]
    fn names_that_keep_the_rules_are_taken() {
        let longest = "a".repeat(63);
        for name in [
            "docexamplebucket-1a1b2c3d4-5678-90ab-cdef",
            "example.com",
            "www.example.com",
            "my.example.s3.bucket",
            "123",
            "1.2.3",
            "a--b.-c",
            "s3alias",
            &longest,
        ] {
            assert_eq!(BucketName::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn names_that_break_a_rule_are_refused() {
        let too_long = "a".repeat(64);
        for name in [
            "",
            "ab",
            &too_long,
            "amzn_s3_demo_bucket",
            "AmznS3DemoBucket",
            "bucket-",
            "-bucket",
            ".bucket",
            "bucket.",
            "a..b",
            "192.168.5.4",
            "999.168.5.4",
            "xn--bucket",
            "sthree-bucket",
            "sthree-configurator",
            "amzn-s3-demo-bucket",
            "bucket-s3alias",
            "bucket--ol-s3",
            "bucket.mrap",
            "bucket--usw2-az1--x-s3",
            "bucket--table-s3",
            "büchse",
            "a/b",
            "a b",
        ] {
            let error = BucketName::parse(name).unwrap_err();
            assert_eq!(error.to_string(), "InvalidBucketName: The specified bucket is not valid.");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_name_or_refused(text in "[a-z0-9.\\-A-Z é]{0,70}") {
            if let Ok(name) = BucketName::parse(&text) {
                prop_assert_eq!(name.to_string(), text);
            }
        }
    }
}
