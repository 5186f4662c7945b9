//! The header `Content-MD5`.

use crypto::hash::{MD5_BYTES, hex};
use model::{Error, ErrorCode};

use crate::error::with_element;

/// The MD5 that a request states of its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ContentMd5([u8; MD5_BYTES]);

impl ContentMd5 {
    /// Parses the header.
    ///
    /// # Errors
    /// `InvalidDigest` if it is not the base64 of 16 bytes.
    pub(crate) fn parse(header: &str) -> Result<Self, Error> {
        let bytes = base64_simd::STANDARD.decode_to_vec(header.trim()).ok();
        let digest = bytes.and_then(|bytes| bytes.try_into().ok());
        digest.map(Self).ok_or_else(|| invalid(header))
    }

    /// Checks the MD5 of the body.
    ///
    /// # Errors
    /// `BadDigest` if it is another.
    pub(crate) fn check(self, computed: [u8; MD5_BYTES]) -> Result<(), Error> {
        if self.0 == computed { Ok(()) } else { Err(mismatch(self.0, computed)) }
    }
}

/// Seen at S3 on 2018-04-30: github.com/anthonycastelli/s3-storage/pull/1.
fn invalid(header: &str) -> Error {
    let message = "The Content-MD5 you specified was invalid.";
    with_element(Error::new(ErrorCode::InvalidDigest, message), "Content-MD5", header)
}

/// Seen at S3 on 2026-04-13, with one digest in hexadecimal digits and the other in base64: github.com/versity/versitygw/issues/2034.
fn mismatch(expected: [u8; MD5_BYTES], computed: [u8; MD5_BYTES]) -> Error {
    let message = "The Content-MD5 you specified did not match what we received.";
    let error = Error::new(ErrorCode::BadDigest, message);
    let error = with_element(error, "ExpectedDigest", &hex(&expected));
    let computed = base64_simd::STANDARD.encode_to_string(computed);
    with_element(error, "CalculatedDigest", &computed)
}

#[cfg(test)]
mod tests {
    use crypto::hash::md5;
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    /// The digests of the issue.
    #[test]
    fn a_body_with_another_md5_is_refused() {
        let stated = ContentMd5::parse("XrY7u+Ae7tCTyyK7j1rNww==").unwrap();
        assert!(stated.check(md5(b"hello world")).is_ok());
        let error = stated.check(md5(b"")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "BadDigest: The Content-MD5 you specified did not match what we received."
        );
        let expected = "ExpectedDigest: 5eb63bbbe01eeed093cb22bb8f5acdc3; CalculatedDigest: 1B2M2Y8AsgTpgAmY7PhCfg==";
        assert_eq!(elements(&error), expected);
    }

    #[test]
    fn what_is_no_md5_is_invalid() {
        for header in
            ["", "a9500865996d8c8af4641b664ad57cc8", "AAAA", "XrY7u+Ae7tCTyyK7j1rNww", "é"]
        {
            let error = ContentMd5::parse(header).unwrap_err();
            let expected = "InvalidDigest: The Content-MD5 you specified was invalid.";
            assert_eq!(error.to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn a_digest_that_is_sent_is_read(digest: [u8; 16], text in "\\PC*") {
            let header = base64_simd::STANDARD.encode_to_string(digest);
            prop_assert_eq!(ContentMd5::parse(&header), Ok(ContentMd5(digest)));
            let _either = ContentMd5::parse(&text);
        }
    }
}
