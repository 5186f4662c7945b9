//! The encryption context that the writer of an object adds to the one of S3.
//!
//! It is kept with the object and goes to KMS with every read of it. Replies to reads never show it.
//!
//! Source: Amazon S3 user guide, "Specifying server-side encryption with AWS KMS (SSE-KMS)", "Encryption context". The text of the error was
//! seen at S3 on 2024-06-07: HADOOP-19197.

use std::collections::BTreeMap;
use std::fmt;

use model::Error;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use crate::error::invalid_argument;

/// The header.
const HEADER: &str = "x-amz-server-side-encryption-context";
/// The name of the pair that S3 adds: the ARN of the object, or of the bucket with a bucket key.
pub(crate) const S3_ARN: &str = "aws:s3:arn";

/// Pairs of text, none of which is S3's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallerContext(BTreeMap<String, String>);

impl CallerContext {
    /// Parses the header: the base64 of a JSON object whose values are strings. No name may be in it twice, which would mean one thing to one
    /// reader and another to the next.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn parse(header: &str) -> Result<Self, Error> {
        let json = base64_simd::STANDARD.decode_to_vec(header.trim()).ok();
        let pairs = json.and_then(|json| serde_json::from_slice::<UniquePairs>(&json).ok());
        let UniquePairs(pairs) = pairs.ok_or_else(|| malformed(header))?;
        if pairs.contains_key(S3_ARN) { Err(names_the_arn(header)) } else { Ok(Self(pairs)) }
    }

    /// Returns the pairs.
    #[must_use]
    pub const fn pairs(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

/// A JSON object of strings in which no name is twice.
struct UniquePairs(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for UniquePairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor).map(Self)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = BTreeMap<String, String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of strings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, String>()? {
            if pairs.insert(name, value).is_some() {
                return Err(A::Error::custom("a name is there twice"));
            }
        }
        Ok(pairs)
    }
}

fn malformed(header: &str) -> Error {
    let message = "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a \
                   string-string map";
    invalid_argument(message, HEADER, header)
}

fn names_the_arn(header: &str) -> Error {
    let message = "The encryption context must not have the key aws:s3:arn: Amazon S3 adds it.";
    invalid_argument(message, HEADER, header)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn header(json: &str) -> String {
        base64_simd::STANDARD.encode_to_string(json)
    }

    #[test]
    fn the_json_is_read_as_any_client_writes_it() {
        for json in [r#"{"a":"b"}"#, r#"{"a": "b"}"#, " { \"\\u0061\"\n:\t\"b\" } "] {
            let context = CallerContext::parse(&header(json)).unwrap();
            assert_eq!(context.pairs().get("a").map(String::as_str), Some("b"));
        }
        let empty = CallerContext::parse(&header("{}")).unwrap();
        assert_eq!(empty, CallerContext::default());
    }

    #[test]
    fn what_is_no_map_of_strings_is_refused() {
        for json in [
            "",
            "[]",
            "null",
            "{",
            r#"{"a":1}"#,
            r#"{"a":null}"#,
            r#"{"a":{"b":"c"}}"#,
            r#"{"a":"b"}x"#,
            r#"{"a":"b","a":"c"}"#,
            r#"{"Context":{"Context":{}}}"#,
        ] {
            let error = CallerContext::parse(&header(json)).unwrap_err();
            assert!(error.message().unwrap().ends_with("represents a string-string map"), "{json}");
        }
        for text in ["{\"a\":\"b\"}", "e30", "_w==", "/w=="] {
            assert!(CallerContext::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_arn_is_of_s3_alone() {
        assert!(CallerContext::parse(&header(r#"{"aws:s3:arn":"arn:aws:s3:::other"}"#)).is_err());
    }

    proptest! {
        #[test]
        fn the_pairs_are_those_of_the_json(
            pairs in proptest::collection::btree_map(any::<String>(), any::<String>(), 1..5),
        ) {
            let json = serde_json::to_string(&pairs).unwrap();
            let context = CallerContext::parse(&header(&json)).unwrap();
            prop_assert_eq!(context.pairs(), &pairs);
        }

        #[test]
        fn any_header_is_a_context_or_refused(text in "\\PC*", json in "[{}\":,a\\\\ \\[\\]0]{0,20}") {
            let _either = CallerContext::parse(&text);
            let _either = CallerContext::parse(&header(&json));
        }
    }
}
