//! Whether keys, and what they protect, may pass over the connection of a request.
//!
//! Source: Amazon S3 user guide, "Using server-side encryption with AWS KMS keys" and "with customer-provided keys": both need TLS.

use model::Error;

use crate::context::Context;
use crate::customer_key::{CustomerKey, CustomerKeyHeaders};
use crate::error::invalid_request;
use crate::records::version::KeptEncryption;

/// Returns whether nobody between client and service can read: the connection has TLS, does not leave the machine, or the operator says
/// so.
pub(crate) fn is_secure(context: &Context<'_>) -> bool {
    let origin = context.origin;
    origin.secure || origin.address.is_loopback() || context.environment.allows_insecure_keys
}

/// Returns the customer's key of a request.
///
/// # Errors
/// `InvalidRequest` if others may have read it on its way; those of [`CustomerKey::parse`].
pub(crate) fn customer_key(
    context: &Context<'_>,
    headers: CustomerKeyHeaders<'_>,
) -> Result<Option<CustomerKey>, Error> {
    if !headers.are_absent() && !is_secure(context) {
        return Err(insecure("Customer provided"));
    }
    CustomerKey::parse(headers)
}

/// Checks that the data of an object may pass.
///
/// # Errors
/// `InvalidRequest` if it is under a key of KMS or of a customer, and others may read it on its way.
pub(crate) fn check(context: &Context<'_>, encryption: &KeptEncryption) -> Result<(), Error> {
    let keys = match encryption {
        KeptEncryption::S3(_) => return Ok(()),
        KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. } => "AWS KMS managed",
        KeptEncryption::Customer(_) => "Customer provided",
    };
    if is_secure(context) { Ok(()) } else { Err(insecure(keys)) }
}

/// `InvalidRequest`: keys of this kind need TLS. S3's text for customers' keys, as clients report it; the one for keys of KMS is made
/// like it.
pub(crate) fn insecure(keys: &str) -> Error {
    invalid_request(format!(
        "Requests specifying Server Side Encryption with {keys} keys must be made over a secure connection."
    ))
}
