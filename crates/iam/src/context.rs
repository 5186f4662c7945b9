//! IAM and STS as one service of the pipeline, and the words in which its modules speak of that. What it does there is in `service`.

/// IAM and STS.
#[derive(Debug)]
pub struct Iam;

/// The inputs of an operation besides its target and request.
pub(crate) type Context<'a> = pipeline::Context<'a, Iam>;
/// One permission that a request needs.
pub(crate) type Permission<'a> = pipeline::Permission<'a, Iam>;
/// The permissions that a request needs.
pub(crate) type Permissions<'a> = pipeline::Permissions<'a, Iam>;
