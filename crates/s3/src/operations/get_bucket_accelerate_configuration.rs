//! `GetBucketAccelerateConfiguration`: says that transfers are not accelerated. That cannot be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html>

use model::Error;
use model::generated::s3::{
    GetBucketAccelerateConfigurationOutput, GetBucketAccelerateConfigurationRequest,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketAccelerateConfiguration;

impl Operation for GetBucketAccelerateConfiguration {
    type Service = S3;
    type Input = GetBucketAccelerateConfigurationRequest;
    type Output = GetBucketAccelerateConfigurationOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(GetBucketAccelerateConfigurationOutput::default()))
    }
}
