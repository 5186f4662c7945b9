//! Objects under a customer's own key, SSE-C: the data key is sealed under a key that is derived from the customer's, so the
//! customer's key is never kept, and opens nothing but what was put under it.
//!
//! Source: S3 user guide, "Using server-side encryption with customer-provided keys (SSE-C)".

use crypto::message;
use model::{Error, ErrorCode};
use secret::Secret;

use crate::customer_key::CustomerKey;
use crate::error::invalid_request;
use crate::records::version::{CustomerEncryption, KeptEncryption};
use crate::records::{decode, encode};

const DERIVE_LABEL: &[u8] = b"bulla s3 customer key v1";
const SEAL_LABEL: &[u8] = b"bulla s3 customer data key v1";

/// Draws a data key, and seals it under the customer's key.
///
/// # Errors
/// `KMSInternalException` if there is no randomness.
pub(crate) fn seal(
    customer: &CustomerKey,
) -> Result<(Secret<[u8; 32]>, CustomerEncryption), Error> {
    let no_randomness = || Error::internal("there is no randomness");
    let key = crypto::random::secret::<32>().map_err(|_none| no_randomness())?;
    let salt = crypto::random::array::<32>().map_err(|_none| no_randomness())?;
    let under = derived(customer, &salt)?;
    let mut sealed = Vec::new();
    message::seal(&under, SEAL_LABEL, &[], &salt, key.expose(), &mut sealed)
        .map_err(|_none| no_randomness())?;
    let kept = CustomerEncryption {
        salt: crypto::hash::hex(&salt),
        sealed: encode(&sealed),
        key_md5: customer.md5(),
    };
    Ok((key, kept))
}

/// Opens the data key of an object under a customer's key.
///
/// # Errors
/// `InvalidRequest` if no key was sent; `AccessDenied` if it is another one.
pub(crate) fn open(
    kept: &CustomerEncryption,
    customer: Option<&CustomerKey>,
) -> Result<Secret<[u8; 32]>, Error> {
    let customer = customer.ok_or_else(missing)?;
    let salt = crate::bucket_key::parse_salt(&kept.salt)?;
    let under = derived(customer, &salt)?;
    let opened = message::open(&under, SEAL_LABEL, &[], &salt, &decode(&kept.sealed)?);
    let opened = opened.map_err(|_opaque| wrong())?;
    let key = opened.expose().first_chunk().filter(|_| opened.expose().len() == 32);
    key.map(Secret::<[u8; 32]>::copy_of).ok_or_else(wrong)
}

/// Checks that a request for an object has the key that it needs, and has none that it does not need.
///
/// # Errors
/// The errors of [`open`]; `InvalidRequest` for a key where the object has none.
pub(crate) fn check(
    encryption: &KeptEncryption,
    customer: Option<&CustomerKey>,
) -> Result<(), Error> {
    match (encryption, customer) {
        (KeptEncryption::Customer(kept), customer) => open(kept, customer).map(drop),
        (KeptEncryption::S3(_) | KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. }, None) => {
            Ok(())
        }
        (KeptEncryption::S3(_) | KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. }, Some(_)) => {
            Err(invalid_request("The encryption parameters are not applicable to this object."))
        }
    }
}

fn derived(customer: &CustomerKey, salt: &[u8; 32]) -> Result<Secret<[u8; 32]>, Error> {
    Secret::<[u8; 32]>::try_fill_with(|out| {
        crypto::kdf::kbkdf_hmac_sha256(customer.secret().expose(), DERIVE_LABEL, &[salt], out)
    })
    .map_err(|_derive| Error::internal("a key derivation failed"))
}

fn missing() -> Error {
    invalid_request(
        "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the \
         object.",
    )
}

fn wrong() -> Error {
    Error::new(
        ErrorCode::AccessDenied,
        "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.",
    )
}
