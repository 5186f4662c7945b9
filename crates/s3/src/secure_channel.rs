//! Whether keys, and what they protect, may pass over the connection of a request.
//!
//! Source: Amazon S3 user guide, "Using server-side encryption with AWS KMS keys" and "with customer-provided keys": both need TLS.

use model::Error;

use crate::context::Context;
use crate::customer_key::{CustomerKey, CustomerKeyHeaders};
use crate::effective_encryption::EffectiveEncryption;
use crate::error::invalid_request;
use crate::records::version::KeptEncryption;

/// The owner of the keys, in the words of S3's text.
const KMS: &str = "AWS KMS managed";
const CUSTOMER: &str = "Customer provided";

/// Returns the customer's key of a request.
///
/// # Errors
/// `InvalidRequest` if others may have read it on its way; those of [`CustomerKey::parse`].
pub(crate) fn customer_key(
    context: &Context<'_>,
    headers: CustomerKeyHeaders<'_>,
) -> Result<Option<CustomerKey>, Error> {
    if !headers.are_absent() {
        need(context, CUSTOMER)?;
    }
    CustomerKey::parse(headers)
}

/// Checks that the data of a new object may pass.
///
/// # Errors
/// `InvalidRequest` if it is to be under a key of KMS or of a customer, and others may read it on its way.
pub(crate) fn check_new(
    context: &Context<'_>,
    encryption: &EffectiveEncryption,
) -> Result<(), Error> {
    match encryption {
        EffectiveEncryption::S3 => Ok(()),
        EffectiveEncryption::Kms { .. } | EffectiveEncryption::Dsse { .. } => need(context, KMS),
        EffectiveEncryption::Customer(_) => need(context, CUSTOMER),
    }
}

/// Checks that the data of an object may pass.
///
/// # Errors
/// As [`check_new`].
pub(crate) fn check(context: &Context<'_>, encryption: &KeptEncryption) -> Result<(), Error> {
    match encryption {
        KeptEncryption::S3(_) => Ok(()),
        KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. } => need(context, KMS),
        KeptEncryption::Customer(_) => need(context, CUSTOMER),
    }
}

/// Refuses a request that others may read on its way: the connection has no TLS and leaves the machine, and the operator has not said
/// that it is safe. The text for customers' keys is S3's, as clients report it; the one for keys of KMS is made like it.
fn need(context: &Context<'_>, keys: &str) -> Result<(), Error> {
    let origin = context.origin;
    if origin.secure || origin.address.is_loopback() || context.environment.allows_insecure_keys {
        return Ok(());
    }
    Err(invalid_request(format!(
        "Requests specifying Server Side Encryption with {keys} keys must be made over a secure connection."
    )))
}
