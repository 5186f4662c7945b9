//! AWS KMS as a service of the pipeline, and the words in which its modules speak of that. What it does there is in `service`.

/// The member of `additionalEventData` that names the key material that was used.
pub(crate) const KEY_MATERIAL_ID: &str = "keyMaterialId";

/// AWS KMS.
#[derive(Debug)]
pub struct Kms;

/// The inputs of an operation besides its target and request.
pub(crate) type Context<'a> = pipeline::Context<'a, Kms>;
/// One permission that a request needs.
pub(crate) type Permission<'a> = pipeline::Permission<'a, Kms>;
/// The permissions that a request needs.
pub(crate) type Permissions<'a> = pipeline::Permissions<'a, Kms>;
