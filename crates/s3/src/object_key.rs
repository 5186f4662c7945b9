//! The key of an object.
//!
//! A key is text and never a path: `a//b`, `../a`, `a/` and `a` are four keys, and no two keys stand for one object.
//!
//! Source: Amazon S3 user guide, "Naming Amazon S3 objects".

use std::fmt;

use model::{Error, ErrorCode};

use crate::error::with_element;
use crate::percent;

/// The most bytes that a key has in UTF-8.
pub const OBJECT_KEY_BYTES_MAX: usize = 1024;

/// The key of an object: 1 to 1,024 bytes of UTF-8, ordered by its bytes as lists are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(String);

impl ObjectKey {
    /// Parses a key that was decoded already.
    ///
    /// # Errors
    /// `KeyTooLongError` if it has more than 1,024 bytes, `InvalidArgument` if it has none.
    pub fn parse(key: &str) -> Result<Self, Error> {
        if key.is_empty() {
            return Err(Error::new(
                ErrorCode::InvalidArgument,
                "The object key must not be empty.",
            ));
        }
        if key.len() > OBJECT_KEY_BYTES_MAX {
            Err(too_long(key.len()))
        } else {
            Ok(Self(key.to_owned()))
        }
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The way in which a list shows keys, prefixes, delimiters and markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyEncoding {
    /// As they are, with the characters that XML 1.0 has no form for.
    Plain,
    /// `encoding-type=url`.
    Url,
}

impl KeyEncoding {
    /// Parses the parameter `encoding-type`.
    ///
    /// # Errors
    /// `InvalidArgument` for a method other than `url`.
    pub fn parse(parameter: Option<&str>) -> Result<Self, Error> {
        match parameter {
            None => Ok(Self::Plain),
            Some("url") => Ok(Self::Url),
            Some(other) => Err(unknown_encoding(other)),
        }
    }

    /// Returns text as the list shows it.
    #[must_use]
    pub fn show(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Url => percent::encode(text),
        }
    }
}

/// Seen at S3 on 2026-04-22: github.com/versity/versitygw/issues/2080.
fn too_long(bytes: usize) -> Error {
    let error = Error::new(ErrorCode::KeyTooLongError, "Your key is too long");
    let error = with_element(error, "Size", &bytes.to_string());
    with_element(error, "MaxSizeAllowed", &OBJECT_KEY_BYTES_MAX.to_string())
}

fn unknown_encoding(value: &str) -> Error {
    let message = "Invalid Encoding Method specified in Request";
    crate::error::invalid_argument(message, "encoding-type", value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    #[test]
    fn a_key_is_never_a_path() {
        for key in ["a//b", "../a", "/", ".", "a/", "\u{0}", "\n", "é".repeat(512).as_str()] {
            assert_eq!(ObjectKey::parse(key).unwrap().as_str(), key);
        }
    }

    #[test]
    fn bytes_count_and_not_characters() {
        let error = ObjectKey::parse(&"é".repeat(513)).unwrap_err();
        assert_eq!(error.to_string(), "KeyTooLongError: Your key is too long");
        assert_eq!(elements(&error), "Size: 1026; MaxSizeAllowed: 1024");
        assert_eq!(ObjectKey::parse("").unwrap_err().code(), ErrorCode::InvalidArgument);
    }

    #[test]
    fn one_method_of_encoding_is_known() {
        assert_eq!(KeyEncoding::parse(None).unwrap().show("a b"), "a b");
        assert_eq!(KeyEncoding::parse(Some("url")).unwrap().show("a b/+"), "a+b/%2B");
        for other in ["", "URL", "base64"] {
            let error = KeyEncoding::parse(Some(other)).unwrap_err();
            let expected = "InvalidArgument: Invalid Encoding Method specified in Request";
            assert_eq!(error.to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn keys_order_as_their_bytes(a in "\\PC{1,9}", b in "\\PC{1,9}") {
            let (key_a, key_b) = (ObjectKey::parse(&a).unwrap(), ObjectKey::parse(&b).unwrap());
            prop_assert_eq!(key_a.cmp(&key_b), a.as_bytes().cmp(b.as_bytes()));
        }
    }
}
