//! `GetObjectLegalHold`.

use model::Error;
use model::generated::s3::{GetObjectLegalHoldOutput, GetObjectLegalHoldRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::error::object_lock_missing;
use crate::target::ObjectTarget;

/// `GetObjectLegalHold`. No bucket has Object Lock.
#[derive(Debug)]
pub(crate) struct GetObjectLegalHold;

impl Operation for GetObjectLegalHold {
    type Service = S3;
    type Input = GetObjectLegalHoldRequest;
    type Output = GetObjectLegalHoldOutput;
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
