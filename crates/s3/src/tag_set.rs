//! The tags of an object or a bucket.
//!
//! Sources: Amazon S3 user guide, "Categorizing your objects using tags"; "Tagging restrictions" of the cost allocation guide. Texts were
//! seen at S3: github.com/versity/versitygw/issues/1215, 1216, 1232 of 2025 and 2039 of 2026.

use model::{Error, ErrorCode};

use crate::error::{invalid_argument, with_element};
use crate::percent;

/// The most tags of an object.
pub const OBJECT_TAGS_MAX: usize = 10;
/// The most tags of a bucket.
pub const BUCKET_TAGS_MAX: usize = 50;
/// The longest key in UTF-16 units, in which AWS counts the characters of tags.
const KEY_UNITS_MAX: usize = 128;
/// The longest value in UTF-16 units.
const VALUE_UNITS_MAX: usize = 256;
/// The characters that tags have beside letters, numbers and spaces.
const PUNCTUATION: [char; 8] = ['+', '-', '=', '.', '_', ':', '/', '@'];
/// The prefix of the keys that AWS gives.
const RESERVED_PREFIX: &str = "aws:";

/// Tags in the order in which they came, with no key twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagSet(Vec<(String, String)>);

/// The kind of thing that has tags, which decides how many and how errors speak of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearer {
    Object,
    Bucket,
}

impl TagSet {
    /// Parses the header `x-amz-tagging`, which has the form of a query: `key=value&key=value`.
    ///
    /// # Errors
    /// `InvalidArgument` if it is not encoded well or names a key twice, and the errors of [`of_object`](Self::of_object).
    pub fn parse(header: &str) -> Result<Self, Error> {
        let mut tags = Vec::new();
        for pair in header.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let pair = percent::decode(key).zip(percent::decode(value));
            let (key, value) = pair.ok_or_else(|| invalid_header(header))?;
            if key.is_empty() || tags.iter().any(|(other, _)| *other == key) {
                return Err(invalid_header(header));
            }
            tags.push((key, value));
        }
        Self::of_object(tags)
    }

    /// Returns the tags of an object.
    ///
    /// # Errors
    /// `BadRequest` if there are more than 10, `InvalidTag` for a key or value that breaks a rule.
    pub fn of_object(tags: Vec<(String, String)>) -> Result<Self, Error> {
        Self::of(Bearer::Object, tags)
    }

    /// Returns the tags of a bucket.
    ///
    /// # Errors
    /// `BadRequest` if there are more than 50, `InvalidTag` for a key or value that breaks a rule.
    pub fn of_bucket(tags: Vec<(String, String)>) -> Result<Self, Error> {
        Self::of(Bearer::Bucket, tags)
    }

    /// Returns the keys with their values.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    fn of(bearer: Bearer, tags: Vec<(String, String)>) -> Result<Self, Error> {
        if tags.len() > bearer.tags_max() {
            return Err(too_many(bearer));
        }
        let mut rest = tags.as_slice();
        while let [(key, value), after @ ..] = rest {
            if key.is_empty() || !is_allowed(key, KEY_UNITS_MAX) {
                return Err(invalid_key(key));
            }
            if !is_allowed(value, VALUE_UNITS_MAX) {
                return Err(invalid_value(key, value));
            }
            if is_reserved(key) {
                return Err(reserved(bearer, key));
            }
            if after.iter().any(|(other, _)| other == key) {
                return Err(key_twice(key));
            }
            rest = after;
        }
        Ok(Self(tags))
    }
}

impl Bearer {
    const fn tags_max(self) -> usize {
        match self {
            Self::Object => OBJECT_TAGS_MAX,
            Self::Bucket => BUCKET_TAGS_MAX,
        }
    }
}

fn is_allowed(text: &str, units_max: usize) -> bool {
    let is_known =
        |letter: char| letter.is_alphanumeric() || letter == ' ' || PUNCTUATION.contains(&letter);
    text.encode_utf16().count() <= units_max && text.chars().all(is_known)
}

fn is_reserved(key: &str) -> bool {
    let prefix = key.get(..RESERVED_PREFIX.len());
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(RESERVED_PREFIX))
}

fn invalid_header(header: &str) -> Error {
    let message = "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name \
                   duplicates.";
    invalid_argument(message, "x-amz-tagging", header)
}

fn invalid_tag(message: &'static str, key: &str) -> Error {
    with_element(Error::new(ErrorCode::InvalidTag, message), "TagKey", key)
}

fn invalid_key(key: &str) -> Error {
    invalid_tag("The TagKey you have provided is invalid", key)
}

fn invalid_value(key: &str, value: &str) -> Error {
    with_element(invalid_tag("The TagValue you have provided is invalid", key), "TagValue", value)
}

fn key_twice(key: &str) -> Error {
    invalid_tag("Cannot provide multiple Tags with the same key", key)
}

fn reserved(bearer: Bearer, key: &str) -> Error {
    let message = match bearer {
        Bearer::Object => "Your TagKey cannot be prefixed with aws:",
        Bearer::Bucket => "System tags cannot be added/updated by requester",
    };
    invalid_tag(message, key)
}

fn too_many(bearer: Bearer) -> Error {
    let message = match bearer {
        Bearer::Object => "Object tags cannot be greater than 10",
        Bearer::Bucket => "Bucket tag count cannot be greater than 50",
    };
    Error::new(ErrorCode::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    fn pairs(count: usize) -> Vec<(String, String)> {
        (0..count).map(|n| (format!("key{n}"), String::new())).collect()
    }

    /// Issue 1216 lists the odd headers that S3 takes.
    #[test]
    fn a_header_is_read_as_a_query() {
        for (header, expected) in [
            ("", &[][..]),
            ("&", &[]),
            ("&&", &[]),
            ("key", &[("key", "")]),
            ("key=", &[("key", "")]),
            ("key1=val1&key2", &[("key1", "val1"), ("key2", "")]),
            ("a+b=c%2Bd", &[("a b", "c+d")]),
            ("a=b=c", &[("a", "b=c")]),
            ("k%C3%A9=%D0%B6", &[("ké", "ж")]),
        ] {
            let tags = TagSet::parse(header).unwrap();
            let found: Vec<_> =
                tags.pairs().iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            assert_eq!(found, expected, "{header}");
        }
    }

    #[test]
    fn a_header_that_is_no_query_is_refused() {
        for header in
            ["=", "=value", "a=&a=", "key=value&key=value2", "a=%", "a=%zz", "%ff=a", "a=1&%61=2"]
        {
            let error = TagSet::parse(header).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidArgument, "{header}");
            assert_eq!(
                elements(&error),
                format!("ArgumentName: x-amz-tagging; ArgumentValue: {header}")
            );
        }
    }

    #[test]
    fn keys_and_values_keep_the_rules() {
        let one = |key: &str, value: &str| TagSet::of_object(vec![(key.into(), value.into())]);
        assert!(one(&"k".repeat(128), &"v".repeat(256)).is_ok());
        assert!(one("a+-=._:/@ 1é字", "aws:value").is_ok());
        for (key, value, expected) in [
            (&*"k".repeat(129), "", "The TagKey you have provided is invalid"),
            // Two units each in UTF-16.
            (&"\u{20000}".repeat(65), "", "The TagKey you have provided is invalid"),
            ("", "v", "The TagKey you have provided is invalid"),
            ("te\tst", "v", "The TagKey you have provided is invalid"),
            ("k", &"v".repeat(257), "The TagValue you have provided is invalid"),
            ("key", "inv&alid", "The TagValue you have provided is invalid"),
            ("k", "metal,bare", "The TagValue you have provided is invalid"),
            ("aws:a", "v", "Your TagKey cannot be prefixed with aws:"),
            ("AWS:a", "v", "Your TagKey cannot be prefixed with aws:"),
        ] {
            let error = one(key, value).unwrap_err();
            assert_eq!((error.code(), error.message()), (ErrorCode::InvalidTag, Some(expected)));
        }
        assert_eq!(elements(&one("key", "a&b").unwrap_err()), "TagKey: key; TagValue: a&b");
    }

    #[test]
    fn an_object_has_10_tags_and_a_bucket_50() {
        assert!(TagSet::of_object(pairs(10)).is_ok());
        assert!(TagSet::of_bucket(pairs(50)).is_ok());
        let error = TagSet::of_object(pairs(11)).unwrap_err();
        assert_eq!(error.to_string(), "BadRequest: Object tags cannot be greater than 10");
        assert_eq!(TagSet::of_bucket(pairs(51)).unwrap_err().code(), ErrorCode::BadRequest);
        let twice = vec![("key".to_owned(), "1".to_owned()), ("key".to_owned(), "2".to_owned())];
        let error = TagSet::of_bucket(twice).unwrap_err();
        let expected = "InvalidTag: Cannot provide multiple Tags with the same key";
        assert_eq!(error.to_string(), expected);
        let error = TagSet::of_bucket(vec![("aws:a".into(), String::new())]).unwrap_err();
        assert_eq!(error.message(), Some("System tags cannot be added/updated by requester"));
    }

    proptest! {
        #[test]
        fn tags_that_are_encoded_are_read(
            tags in proptest::collection::btree_map("[a-z+ =/é]{1,9}", "[A-Z@:. ж]{0,9}", 0..=10),
        ) {
            let encode = |(key, value): (&String, &String)| format!("{}={}", percent::encode(key), percent::encode(value));
            let header: Vec<_> = tags.iter().map(encode).collect();
            let read = TagSet::parse(&header.join("&")).unwrap();
            prop_assert_eq!(read.pairs(), tags.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn any_header_is_tags_or_refused(header in "\\PC*|[a-z=&%+0-9]{0,40}") {
            if let Ok(tags) = TagSet::parse(&header) {
                prop_assert!(tags.pairs().len() <= OBJECT_TAGS_MAX);
            }
        }
    }
}
