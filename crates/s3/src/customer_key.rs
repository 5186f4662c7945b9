//! The key that a customer sends with each request (SSE-C). It is never stored.
//!
//! Sources: Amazon S3 user guide, "Using server-side encryption with customer-provided keys (SSE-C)". The texts of errors were
//! recorded at S3; the pages of AWS do not have them.

use base64_simd::{Out, STANDARD};
use crypto::hash::md5;
use model::{Error, ErrorCode};
use secret::Secret;

use crate::error::{invalid_argument, invalid_request, with_element};

/// The length of a key in bytes.
const KEY_BYTES: usize = 32;
/// The one algorithm.
const ALGORITHM: &str = "AES256";
/// The header that S3 names for every error about these headers.
const ARGUMENT: &str = "x-amz-server-side-encryption";

/// The three headers of SSE-C, of a request or of the source of a copy, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CustomerKeyHeaders<'a> {
    /// The header that ends in `-customer-algorithm`.
    pub(crate) algorithm: Option<&'a str>,
    /// The header that ends in `-customer-key`: base64.
    pub(crate) key: Option<&'a Secret<[u8]>>,
    /// The header that ends in `-customer-key-MD5`.
    pub(crate) key_md5: Option<&'a str>,
}

/// A key of a customer. It is proven to be the one that the client meant, by its MD5.
#[derive(Debug)]
pub(crate) struct CustomerKey(Secret<[u8; KEY_BYTES]>);

impl CustomerKeyHeaders<'_> {
    /// Returns whether none of the headers came.
    #[must_use]
    pub(crate) const fn are_absent(&self) -> bool {
        self.algorithm.is_none() && self.key.is_none() && self.key_md5.is_none()
    }

    /// Checks that the algorithm and the key came together, if any header came.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub(crate) fn check_presence(&self) -> Result<(), Error> {
        match (self.are_absent(), self.algorithm, self.key) {
            (true, _, _) | (false, Some(_), Some(_)) => Ok(()),
            (false, None, _) => Err(incomplete("a valid encryption algorithm.")),
            (false, Some(_), None) => Err(incomplete("an appropriate secret key.")),
        }
    }
}

impl CustomerKey {
    /// Parses the headers. Returns `None` if none of them came.
    ///
    /// # Errors
    /// In this order: `InvalidArgument` without an algorithm or a key, `InvalidEncryptionAlgorithmError` for another algorithm, and
    /// `InvalidArgument` without an MD5, with the MD5 of another key, and with a key that has not 32 bytes.
    pub(crate) fn parse(headers: CustomerKeyHeaders<'_>) -> Result<Option<Self>, Error> {
        headers.check_presence()?;
        let Some((algorithm, text)) = headers.algorithm.zip(headers.key) else { return Ok(None) };
        if algorithm != ALGORITHM {
            return Err(unknown_algorithm(algorithm));
        }
        let key = decode(text).ok_or_else(invalid_key)?;
        let stated = headers
            .key_md5
            .ok_or_else(|| incomplete("the client calculated MD5 of the secret key."))?;
        let stated = STANDARD.decode_to_vec(stated).unwrap_or_default();
        if !crypto::ct_eq(&stated, &md5(key.expose())) {
            return Err(another_md5());
        }
        let key: &[u8; KEY_BYTES] = key.expose().try_into().map_err(|_length| invalid_key())?;
        Ok(Some(Self(Secret::<[u8; KEY_BYTES]>::copy_of(key))))
    }

    /// Returns the key, from which the object's data key is sealed.
    #[must_use]
    pub(crate) const fn secret(&self) -> &Secret<[u8; KEY_BYTES]> {
        &self.0
    }

    /// Returns the MD5 as replies have it.
    #[must_use]
    pub(crate) fn md5(&self) -> String {
        STANDARD.encode_to_string(md5(self.0.expose()))
    }
}

/// Decodes base64 into locked memory.
fn decode(text: &Secret<[u8]>) -> Option<Secret<[u8]>> {
    let text = text.expose();
    let length = STANDARD.decoded_length(text).ok()?;
    let key = Secret::<[u8]>::try_fill_with(length, |out| {
        STANDARD.decode(text, Out::from_slice(out)).map(|_written| ())
    });
    key.ok()
}

fn incomplete(what: &str) -> Error {
    let message = format!(
        "Requests specifying Server Side Encryption with Customer provided keys must provide {what}"
    );
    invalid_argument(message, ARGUMENT, "null")
}

fn unknown_algorithm(algorithm: &str) -> Error {
    let message = "The Encryption request you specified is not valid. Supported value: AES256.";
    let error = Error::new(ErrorCode::InvalidEncryptionAlgorithmError, message);
    with_element(with_element(error, "ArgumentName", ARGUMENT), "ArgumentValue", algorithm)
}

fn another_md5() -> Error {
    let message = "The calculated MD5 hash of the key did not match the hash that was provided.";
    invalid_argument(message, ARGUMENT, "null")
}

fn invalid_key() -> Error {
    let message = "The secret key was invalid for the specified algorithm.";
    invalid_argument(message, ARGUMENT, "null")
}

/// Returns the refusal of a part that lacks the key of its upload.
pub(crate) fn part_without_key() -> Error {
    invalid_request(
        "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.",
    )
}

/// Returns the refusal of a part whose key is not that of its upload.
pub(crate) fn part_with_another_key() -> Error {
    invalid_request("The provided encryption parameters did not match the ones used originally.")
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The headers of a key of the client, with everything right.
    pub(crate) struct Sent {
        key: Secret<[u8]>,
        md5: String,
    }

    impl Sent {
        pub(crate) fn new(key: &[u8]) -> Self {
            let text = STANDARD.encode_to_string(key);
            let md5 = STANDARD.encode_to_string(md5(key));
            Self { key: Secret::<[u8]>::copy_of(text.as_bytes()), md5 }
        }

        pub(crate) fn headers(&self) -> CustomerKeyHeaders<'_> {
            let key_md5 = Some(self.md5.as_str());
            CustomerKeyHeaders { algorithm: Some(ALGORITHM), key: Some(&self.key), key_md5 }
        }
    }

    fn message(headers: CustomerKeyHeaders<'_>) -> String {
        CustomerKey::parse(headers).unwrap_err().to_string()
    }

    #[test]
    fn a_key_that_is_whole_is_taken() {
        let sent = Sent::new(b"32bytes-of-a-customers-own-key!!");
        let key = CustomerKey::parse(sent.headers()).unwrap().unwrap();
        assert_eq!(key.secret().expose(), b"32bytes-of-a-customers-own-key!!");
        assert_eq!(key.md5(), sent.md5);
        assert!(CustomerKey::parse(CustomerKeyHeaders::default()).unwrap().is_none());
        assert!(!format!("{key:?} {:?}", sent.headers()).contains("32"));
    }

    /// The order in which S3 looks: s3 answers about the MD5 before the length.
    #[test]
    fn what_is_missing_or_wrong_is_said_in_order() {
        let sent = Sent::new(&[7; 32]);
        let short = Sent::new(&[7; 31]);
        let all = sent.headers();
        let prefix = "InvalidArgument: Requests specifying Server Side Encryption with Customer provided keys must provide";
        for (headers, expected) in [
            (CustomerKeyHeaders { algorithm: None, ..all }, format!("{prefix} a valid encryption algorithm.")),
            (CustomerKeyHeaders { algorithm: None, key: None, ..all }, format!("{prefix} a valid encryption algorithm.")),
            (CustomerKeyHeaders { key: None, ..all }, format!("{prefix} an appropriate secret key.")),
            (CustomerKeyHeaders { algorithm: Some("aes256"), ..all },
             "InvalidEncryptionAlgorithmError: The Encryption request you specified is not valid. Supported value: AES256.".into()),
            (CustomerKeyHeaders { key_md5: None, ..all }, format!("{prefix} the client calculated MD5 of the secret key.")),
            (CustomerKeyHeaders { key_md5: Some("AAAA"), ..all },
             "InvalidArgument: The calculated MD5 hash of the key did not match the hash that was provided.".into()),
            (CustomerKeyHeaders { key_md5: all.key_md5, ..short.headers() },
             "InvalidArgument: The calculated MD5 hash of the key did not match the hash that was provided.".into()),
            (short.headers(), "InvalidArgument: The secret key was invalid for the specified algorithm.".into()),
        ] {
            assert_eq!(message(headers), expected);
        }
        let raw = Secret::<[u8]>::copy_of(b"not base64!");
        let headers = CustomerKeyHeaders { key: Some(&raw), ..all };
        assert!(message(headers).ends_with("invalid for the specified algorithm."));
    }

    proptest! {
        #[test]
        fn any_headers_are_a_key_or_refused(algorithm in "(AES256)?|\\PC*", key: Vec<u8>, md5 in "\\PC*") {
            let key = Secret::<[u8]>::copy_of(&key);
            let headers = CustomerKeyHeaders {
                algorithm: Some(&algorithm),
                key: Some(&key),
                key_md5: Some(&md5),
            };
            prop_assert!(CustomerKey::parse(headers).is_err());
        }
    }
}
