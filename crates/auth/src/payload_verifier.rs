//! The body of a verified request, checked as it comes.

use crypto::hash::{self, SHA256_BYTES, Sha256};
use http::HeaderMap;
use model::Error;

use crate::aws_chunked::ChunkDecoder;
use crate::payload_rule::PayloadRule;
use crate::signature_error::PayloadError;

/// A check of the body of a verified request. It takes the body in any pieces, and gives its data without a copy.
///
/// **Data is provisional until [`finish`](Self::finish) has returned `Ok`**: a body may turn out to be another one than was signed
/// with its very last byte. Until then data may be hashed, encrypted and written, and must not be visible to anybody, nor
/// replace what was there. The data of a signed chunk ends only after the signature of that chunk has been verified.
///
/// ```
/// # fn receive(rule: auth::PayloadRule, body: &[&[u8]]) -> Result<(Vec<u8>, http::HeaderMap), model::Error> {
/// let mut verifier = auth::PayloadVerifier::new(rule);
/// let mut object = Vec::new();
/// for mut piece in body.iter().copied() {
///     while let Some(data) = verifier.next_data(&mut piece)? {
///         object.extend_from_slice(data);
///     }
/// }
/// let trailers = verifier.finish()?;
/// // Only now the object may be seen.
/// # Ok((object, trailers))
/// # }
/// ```
#[derive(Debug)]
#[must_use]
pub struct PayloadVerifier(BodyCheck);

/// The rule, and what is known of the body.
#[derive(Debug)]
enum BodyCheck {
    Sha256 {
        expected: [u8; SHA256_BYTES],
        hash: Sha256,
    },
    Unsigned,
    Chunked(Box<ChunkDecoder>),
    /// The body has been refused.
    Refused(Error),
}

impl PayloadVerifier {
    /// Returns a check by `rule` of a body of which nothing has come.
    pub fn new(rule: PayloadRule) -> Self {
        Self(match rule {
            PayloadRule::Sha256(expected) => BodyCheck::Sha256 { expected, hash: Sha256::new() },
            PayloadRule::Unsigned => BodyCheck::Unsigned,
            PayloadRule::Chunked(payload) => {
                BodyCheck::Chunked(Box::new(ChunkDecoder::new(*payload)))
            }
        })
    }

    /// Returns the next data in a piece of the body, and takes what it has read off that piece; call it until it returns `None`.
    ///
    /// # Errors
    /// `SignatureDoesNotMatch` if a chunk is not the one that was signed; `InvalidRequest` if the body is not in its encoding;
    /// `IncompleteBody` if there is more data than was announced, or less; `MalformedTrailerError` if the trailers are others than
    /// were announced. It returns the same error from then on.
    pub fn next_data<'a>(&mut self, input: &mut &'a [u8]) -> Result<Option<&'a [u8]>, Error> {
        let data = match &mut self.0 {
            BodyCheck::Sha256 { hash, .. } => {
                let data = std::mem::take(input);
                hash.update(data);
                data
            }
            BodyCheck::Unsigned => std::mem::take(input),
            BodyCheck::Chunked(decoder) => {
                let data = decoder.next_data(input);
                if let Err(error) = &data {
                    self.0 = BodyCheck::Refused(error.clone());
                }
                return data;
            }
            BodyCheck::Refused(error) => return Err(error.clone()),
        };
        Ok(Some(data).filter(|data| !data.is_empty()))
    }

    /// Returns the trailers, if the whole body has come and is the one that was signed. Their values are checked by nobody yet: a
    /// checksum is to be compared with that of the data.
    ///
    /// # Errors
    /// `XAmzContentSHA256Mismatch` if the body has another hash; `IncompleteBody` if its end has not come; the error of
    /// [`next_data`](Self::next_data).
    pub fn finish(self) -> Result<HeaderMap, Error> {
        match self.0 {
            BodyCheck::Sha256 { expected, hash } => {
                let computed = hash.finish();
                if crypto::ct_eq(&computed, &expected) {
                    return Ok(HeaderMap::new());
                }
                let (sent, computed) = (hash::hex(&expected), hash::hex(&computed));
                Err(PayloadError::Hash { sent, computed }.s3())
            }
            BodyCheck::Unsigned => Ok(HeaderMap::new()),
            BodyCheck::Chunked(decoder) => decoder.finish(),
            BodyCheck::Refused(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use model::ErrorCode;

    use super::*;

    fn take(rule: PayloadRule, pieces: &[&[u8]]) -> Result<Vec<u8>, Error> {
        let mut verifier = PayloadVerifier::new(rule);
        let mut all = Vec::new();
        for mut piece in pieces.iter().copied() {
            while let Some(data) = verifier.next_data(&mut piece)? {
                all.extend_from_slice(data);
            }
        }
        verifier.finish().map(|trailers| {
            assert!(trailers.is_empty());
            all
        })
    }

    #[test]
    fn a_body_with_another_hash_is_refused_at_its_end() {
        let rule = || PayloadRule::Sha256(hash::sha256(b"Welcome to Amazon S3."));
        assert_eq!(
            take(rule(), &[b"Welcome", b"", b" to Amazon S3."]).unwrap(),
            b"Welcome to Amazon S3."
        );
        for wrong in [b"Welcome to Amazon S3".as_slice(), b"welcome to Amazon S3.", b""] {
            let error = take(rule(), &[wrong]).unwrap_err();
            assert_eq!(error.code(), ErrorCode::XAmzContentSha256Mismatch);
            let expected = format!(
                "ClientComputedContentSHA256: 44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072, \
                 S3ComputedContentSHA256: {}",
                hash::hex(&hash::sha256(wrong))
            );
            assert_eq!(error.detail(), Some(expected.as_str()));
        }
        assert_eq!(take(PayloadRule::Sha256(hash::sha256(b"")), &[]).unwrap(), b"");
    }

    #[test]
    fn a_body_that_is_not_signed_may_be_any() {
        assert_eq!(take(PayloadRule::Unsigned, &[b"a", b"", b"b"]).unwrap(), b"ab");
        assert_eq!(take(PayloadRule::Unsigned, &[]).unwrap(), b"");
    }
}
