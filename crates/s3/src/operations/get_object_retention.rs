//! `GetObjectRetention`.

use model::Error;
use model::generated::s3::{GetObjectRetentionOutput, GetObjectRetentionRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::error::object_lock_missing;
use crate::target::ObjectTarget;

/// `GetObjectRetention`. No bucket has Object Lock.
#[derive(Debug)]
pub(crate) struct GetObjectRetention;

impl Operation for GetObjectRetention {
    type Service = S3;
    type Input = GetObjectRetentionRequest;
    type Output = GetObjectRetentionOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        ObjectTarget::find(context, &input.bucket, &input.key)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<ObjectTarget>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Err(object_lock_missing().into())
    }
}
