//! The metadata that a user gives an object.
//!
//! Source: Amazon S3 user guide, "Working with object metadata".

use model::{Error, ErrorCode};

use crate::error::with_element;

/// The prefix of the headers.
const PREFIX: &str = "x-amz-meta-";
/// The most bytes of names, without the prefix, and values.
pub const USER_METADATA_BYTES_MAX: usize = 2048;

/// Names in lower case, in order, each with its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserMetadata(Vec<(String, String)>);

impl UserMetadata {
    /// Takes the headers that begin with `x-amz-meta-`, and passes over the others. Headers of one name become one value with commas, in the
    /// order in which they came.
    ///
    /// # Errors
    /// `MetadataTooLarge` if there are more than 2 KB.
    pub fn of_headers<'a>(
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (header, value) in headers {
            let prefix = header.get(..PREFIX.len());
            if !prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX)) {
                continue;
            }
            let name = header.get(PREFIX.len()..).unwrap_or_default().to_ascii_lowercase();
            match pairs.iter_mut().find(|(other, _)| *other == name) {
                Some((_, values)) => values.extend([",", value]),
                None => pairs.push((name, value.to_owned())),
            }
        }
        let size = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
        if size > USER_METADATA_BYTES_MAX {
            return Err(too_large(size));
        }
        pairs.sort_unstable();
        Ok(Self(pairs))
    }

    /// Returns the names, without the prefix, with their values.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Returns the headers of a reply.
    pub fn headers(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.iter().map(|(name, value)| (format!("{PREFIX}{name}"), value.as_str()))
    }
}

/// Seen at S3 on 2026-04-22: github.com/versity/versitygw/issues/2086.
fn too_large(size: usize) -> Error {
    let message = "Your metadata headers exceed the maximum allowed metadata size";
    let error = Error::new(ErrorCode::MetadataTooLarge, message);
    let error = with_element(error, "Size", &size.to_string());
    with_element(error, "MaxSizeAllowed", &USER_METADATA_BYTES_MAX.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    #[test]
    fn names_are_in_lower_case_and_come_once() {
        let headers = [
            ("X-Amz-Meta-Color", "red"),
            ("content-type", "text/plain"),
            ("x-amz-meta-x-amz-acl", "a"),
            ("x-amz-meta-color", "blue"),
            ("x-amz-met", "b"),
        ];
        let metadata = UserMetadata::of_headers(headers).unwrap();
        let found: Vec<_> = metadata.headers().collect();
        let expected =
            [("x-amz-meta-color".to_owned(), "red,blue"), ("x-amz-meta-x-amz-acl".to_owned(), "a")];
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_values_have_2_kb_together() {
        let fits = "v".repeat(2045);
        assert!(UserMetadata::of_headers([("x-amz-meta-key", fits.as_str())]).is_ok());
        let over = "é".repeat(1023);
        let error = UserMetadata::of_headers([("x-amz-meta-key", over.as_str())]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "MetadataTooLarge: Your metadata headers exceed the maximum allowed metadata size"
        );
        assert_eq!(elements(&error), "Size: 2049; MaxSizeAllowed: 2048");
    }

    proptest! {
        #[test]
        fn headers_that_are_sent_back_are_the_same(
            pairs in proptest::collection::btree_map("[a-z0-9-]{0,9}", "[ -~]{0,20}", 0..9),
            other in "\\PC*",
        ) {
            let headers: Vec<_> = pairs.iter().map(|(n, v)| (format!("{PREFIX}{n}"), v.as_str())).collect();
            let sent = headers.iter().map(|(name, value)| (name.as_str(), *value));
            let metadata = UserMetadata::of_headers(sent.chain([(other.as_str(), "")])).unwrap();
            prop_assert!(metadata.headers().eq(headers));
        }
    }
}
