//! `PutObject`.

use model::Error;
use model::generated::s3::{PutObjectOutput, PutObjectRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::object_put;
use crate::target::ObjectTarget;

/// `PutObject`.
#[derive(Debug)]
pub(crate) struct PutObject;

impl Operation for PutObject {
    type Service = S3;
    type Input = PutObjectRequest;
    type Output = PutObjectOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        object_put::target(context, input)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        object_put::run(context, &target.into_target(), input)
    }
}
