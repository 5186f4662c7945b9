//! AWS CloudTrail as a service of the pipeline, and the words in which its modules speak of that. What it does there is in `service`.

/// AWS CloudTrail.
#[derive(Debug)]
pub struct CloudTrail;

/// The inputs of an operation besides its target and request.
pub(crate) type Context<'a> = pipeline::Context<'a, CloudTrail>;
/// One permission that a request needs.
pub(crate) type Permission<'a> = pipeline::Permission<'a, CloudTrail>;
/// The permissions that a request needs.
pub(crate) type Permissions<'a> = pipeline::Permissions<'a, CloudTrail>;
