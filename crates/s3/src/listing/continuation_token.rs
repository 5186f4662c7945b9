//! The token with which a list goes on.
//!
//! It tells where, which `start-after` could say as well, so that it need not be secret. It is opaque so that nobody takes it apart, and it
//! checks itself: a token that was cut, changed or taken from another bucket is refused and does not begin the list somewhere else.

use crypto::hash::Sha256;
use model::Error;

use crate::bucket_name::BucketName;
use crate::error::invalid_argument;
use crate::listing::ListMarker;

/// The first byte of a token.
const VERSION: u8 = 1;
/// The bytes of the hash that a token has.
const CHECK_BYTES: usize = 12;
/// The first bytes that are hashed.
const LABEL: &[u8] = b"bulla s3 continuation token";

/// A token of ListObjectsV2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContinuationToken(ListMarker);

impl ContinuationToken {
    /// Returns the token of the last element of a page.
    #[must_use]
    pub(crate) const fn new(last: ListMarker) -> Self {
        Self(last)
    }

    /// Returns the text, which is of this bucket alone. A version is not kept: ListObjectsV2 has none.
    #[must_use]
    pub(crate) fn encode(&self, bucket: &BucketName) -> String {
        let key = self.0.key();
        let bytes = [&[VERSION][..], &check(bucket, key), key.as_bytes()].concat();
        base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
    }

    /// Parses the parameter `continuation-token` of a request for this bucket.
    ///
    /// # Errors
    /// `InvalidArgument` if the service made no such token for the bucket.
    pub(crate) fn parse(bucket: &BucketName, token: &str) -> Result<Self, Error> {
        decode(bucket, token).ok_or_else(|| incorrect(token))
    }

    /// Returns the element after which the list goes on.
    #[must_use]
    pub(crate) fn into_marker(self) -> ListMarker {
        self.0
    }
}

fn decode(bucket: &BucketName, token: &str) -> Option<ContinuationToken> {
    let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token).ok()?;
    let rest = bytes.strip_prefix(&[VERSION])?;
    let (tag, key) = rest.split_first_chunk::<CHECK_BYTES>()?;
    let key = std::str::from_utf8(key).ok()?;
    (*tag == check(bucket, key)).then(|| ContinuationToken::new(ListMarker::new(key, None)))
}

fn check(bucket: &BucketName, key: &str) -> [u8; CHECK_BYTES] {
    let mut hash = Sha256::new();
    // No name has a zero byte, so the parts cannot run into each other.
    for part in [LABEL, b"\0", bucket.as_str().as_bytes(), b"\0", key.as_bytes()] {
        hash.update(part);
    }
    hash.finish().first_chunk().copied().unwrap_or_default()
}

/// S3's text, as many clients report it.
fn incorrect(token: &str) -> Error {
    let message = "The continuation token provided is incorrect";
    invalid_argument(message, "continuation-token", token)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bucket(name: &str) -> BucketName {
        BucketName::parse(name).unwrap()
    }

    #[test]
    fn a_token_of_another_bucket_is_incorrect() {
        let token = ContinuationToken::new(ListMarker::new("a/b", None)).encode(&bucket("one"));
        assert!(ContinuationToken::parse(&bucket("one"), &token).is_ok());
        for (name, text) in [("two", token.as_str()), ("one", ""), ("one", "AQ"), ("one", "a/b")] {
            let error = ContinuationToken::parse(&bucket(name), text).unwrap_err();
            let expected = "InvalidArgument: The continuation token provided is incorrect";
            assert_eq!(error.to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn a_token_is_read_and_a_changed_one_is_not(key in "\\PC{1,40}", at: usize, to in "[A-Za-z0-9_-]") {
            let token = ContinuationToken::new(ListMarker::new(&key, None));
            let text = token.encode(&bucket("bucket"));
            prop_assert_eq!(ContinuationToken::parse(&bucket("bucket"), &text), Ok(token));
            let at = at % text.len();
            let mut changed = text.clone();
            changed.replace_range(at..=at, &to);
            let read = ContinuationToken::parse(&bucket("bucket"), &changed);
            prop_assert_eq!(read.is_ok(), changed == text);
        }

        #[test]
        fn any_text_is_a_token_or_refused(text in any::<String>()) {
            let _either = ContinuationToken::parse(&bucket("bucket"), &text);
        }
    }
}
