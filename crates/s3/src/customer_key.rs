//! The key that a customer sends with each request (SSE-C), and the mark that is kept of it.
//!
//! The key is never stored. A salted mark tells whether a later request brings the same one.
//!
//! Sources: Amazon S3 user guide, "Using server-side encryption with customer-provided keys (SSE-C)". The texts of errors were
//! recorded at S3; the pages of AWS do not have them.

use base64_simd::{Out, STANDARD};
use crypto::hash::md5;
use crypto::mac::hmac_sha256;
use crypto::random::{self, RandomError};
use model::{Error, ErrorCode};
use secret::Secret;

use crate::error::{invalid_argument, invalid_request, with_element};

/// The length of a key in bytes.
const KEY_BYTES: usize = 32;
/// The one algorithm.
const ALGORITHM: &str = "AES256";
const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;
/// The first bytes of what is authenticated, so that no other use of the key makes the same tag.
const LABEL: &[u8] = b"bulla s3 customer key mark";
/// The header that S3 names for every error about these headers.
const ARGUMENT: &str = "x-amz-server-side-encryption";

/// The three headers of SSE-C, of a request or of the source of a copy, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub struct CustomerKeyHeaders<'a> {
    /// The header that ends in `-customer-algorithm`.
    pub algorithm: Option<&'a str>,
    /// The header that ends in `-customer-key`: base64.
    pub key: Option<&'a Secret<[u8]>>,
    /// The header that ends in `-customer-key-MD5`.
    pub key_md5: Option<&'a str>,
}

/// A key of a customer. It is proven to be the one that the client meant, by its MD5.
#[derive(Debug)]
pub struct CustomerKey(Secret<[u8; KEY_BYTES]>);

impl CustomerKeyHeaders<'_> {
    /// Returns whether none of the headers came.
    #[must_use]
    pub const fn are_absent(&self) -> bool {
        self.algorithm.is_none() && self.key.is_none() && self.key_md5.is_none()
    }

    /// Checks that the algorithm and the key came together, if any header came.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn check_presence(&self) -> Result<(), Error> {
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
    pub fn parse(headers: CustomerKeyHeaders<'_>) -> Result<Option<Self>, Error> {
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
    pub const fn secret(&self) -> &Secret<[u8; KEY_BYTES]> {
        &self.0
    }

    /// Returns the MD5 as replies have it.
    #[must_use]
    pub fn md5(&self) -> String {
        STANDARD.encode_to_string(md5(self.0.expose()))
    }
}

/// The mark of a key, from which nobody finds the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerKeyMark {
    salt: [u8; SALT_BYTES],
    tag: [u8; TAG_BYTES],
}

impl CustomerKeyMark {
    /// The length of a mark in bytes.
    pub const BYTES: usize = SALT_BYTES + TAG_BYTES;

    /// Returns the mark of a key, with a fresh salt.
    ///
    /// # Errors
    /// [`RandomError`].
    pub fn of(key: &CustomerKey) -> Result<Self, RandomError> {
        let salt = random::array()?;
        Ok(Self { salt, tag: tag(key, &salt) })
    }

    /// Returns the bytes that are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.salt[..], &self.tag].concat()
    }

    /// Returns the mark with these bytes, or `None` if they have another length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (salt, tag) = bytes.split_first_chunk()?;
        Some(Self { salt: *salt, tag: tag.try_into().ok()? })
    }

    /// Returns whether the mark is of this key, in constant time.
    #[must_use]
    pub fn matches(&self, key: &CustomerKey) -> bool {
        crypto::ct_eq(&self.tag, &tag(key, &self.salt))
    }

    /// Checks the key of a read of an object, or of the source of a copy. `stored` is `None` if the object has no customer's key.
    ///
    /// # Errors
    /// `InvalidRequest` for a key that is missing or one too many, `AccessDenied` for another key.
    pub fn check_read(stored: Option<&Self>, key: Option<&CustomerKey>) -> Result<(), Error> {
        match (stored, key) {
            (None, None) => Ok(()),
            (Some(mark), Some(key)) if mark.matches(key) => Ok(()),
            (Some(_), Some(_)) => Err(another_key()),
            (Some(_), None) => Err(key_missing()),
            (None, Some(_)) => Err(key_not_applicable()),
        }
    }

    /// Checks the key of a part against that of its upload. `stored` is `None` if the upload has no customer's key.
    ///
    /// # Errors
    /// `InvalidRequest`.
    pub fn check_part(stored: Option<&Self>, key: Option<&CustomerKey>) -> Result<(), Error> {
        match (stored, key) {
            (None, None) => Ok(()),
            (Some(mark), Some(key)) if mark.matches(key) => Ok(()),
            (Some(_), None) => Err(part_without_key()),
            (Some(_) | None, Some(_)) => Err(part_with_another_key()),
        }
    }
}

fn tag(key: &CustomerKey, salt: &[u8; SALT_BYTES]) -> [u8; TAG_BYTES] {
    hmac_sha256(key.0.expose(), &[LABEL, salt])
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

fn another_key() -> Error {
    let message = "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.";
    Error::new(ErrorCode::AccessDenied, message)
}

fn key_missing() -> Error {
    invalid_request(
        "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.",
    )
}

fn key_not_applicable() -> Error {
    invalid_request("The encryption parameters are not applicable to this object.")
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

    fn key(byte: u8) -> CustomerKey {
        CustomerKey::parse(Sent::new(&[byte; 32]).headers()).unwrap().unwrap()
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

    #[test]
    fn an_object_is_read_with_its_key_only() {
        let mark = CustomerKeyMark::of(&key(1)).unwrap();
        let status = |stored: Option<&CustomerKeyMark>, key: Option<&CustomerKey>| {
            let read = CustomerKeyMark::check_read(stored, key);
            read.map_err(|error| (error.code(), error.code().status()))
        };
        assert_eq!(status(Some(&mark), Some(&key(1))), Ok(()));
        assert_eq!(status(None, None), Ok(()));
        assert_eq!(status(Some(&mark), Some(&key(2))), Err((ErrorCode::AccessDenied, 403)));
        assert_eq!(status(Some(&mark), None), Err((ErrorCode::InvalidRequest, 400)));
        assert_eq!(status(None, Some(&key(1))), Err((ErrorCode::InvalidRequest, 400)));
        assert!(CustomerKeyMark::check_part(Some(&mark), Some(&key(1))).is_ok());
        assert!(CustomerKeyMark::check_part(Some(&mark), Some(&key(2))).is_err());
        assert!(CustomerKeyMark::check_part(Some(&mark), None).is_err());
        assert!(CustomerKeyMark::check_part(None, Some(&key(1))).is_err());
        assert!(CustomerKeyMark::check_part(None, None).is_ok());
    }

    #[test]
    fn two_marks_of_a_key_differ() {
        let (one, two) =
            (CustomerKeyMark::of(&key(1)).unwrap(), CustomerKeyMark::of(&key(1)).unwrap());
        assert_ne!(one.tag, two.tag);
        assert_eq!(CustomerKeyMark::from_bytes(&one.to_bytes()), Some(one));
        assert_eq!(CustomerKeyMark::from_bytes(&[0; 47]), None);
        assert_eq!(CustomerKeyMark::from_bytes(&[0; 49]), None);
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

        #[test]
        fn a_mark_is_of_one_key(one: [u8; 32], two: [u8; 32]) {
            let key = |bytes: [u8; 32]| CustomerKey::parse(Sent::new(&bytes).headers()).unwrap().unwrap();
            let mark = CustomerKeyMark::of(&key(one)).unwrap();
            prop_assert!(mark.matches(&key(one)));
            prop_assert_eq!(mark.matches(&key(two)), one == two);
        }
    }
}
