//! `GetBucketLifecycleConfiguration`: says that the bucket has no lifecycle. None can be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html>

use model::generated::s3::{
    GetBucketLifecycleConfigurationOutput, GetBucketLifecycleConfigurationRequest,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketLifecycleConfiguration;

impl Operation for GetBucketLifecycleConfiguration {
    type Service = S3;
    type Input = GetBucketLifecycleConfigurationRequest;
    type Output = GetBucketLifecycleConfigurationOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &target.target().bucket;
        Err(bucket
            .not_set(
                ErrorCode::NoSuchLifecycleConfiguration,
                "The lifecycle configuration does not exist",
            )
            .into())
    }
}
