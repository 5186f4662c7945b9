//! `GetBucketLogging`: says that requests for the bucket are not logged to another. That cannot be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html>

use model::Error;
use model::generated::s3::{GetBucketLoggingOutput, GetBucketLoggingRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketLogging;

impl Operation for GetBucketLogging {
    type Service = S3;
    type Input = GetBucketLoggingRequest;
    type Output = GetBucketLoggingOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(GetBucketLoggingOutput { logging_enabled: None }))
    }
}
