//! Amazon S3 as a service of the pipeline, and the words in which its modules speak of that. What it does there is in `service`.

/// Amazon S3.
#[derive(Debug)]
pub struct S3;

/// The inputs of an operation besides its target and request.
pub(crate) type Context<'a> = pipeline::Context<'a, S3>;
/// One permission that a request needs.
pub(crate) type Permission<'a> = pipeline::Permission<'a, S3>;
/// The permissions that a request needs.
pub(crate) type Permissions<'a> = pipeline::Permissions<'a, S3>;
