//! `GetBucketWebsite`: says that the bucket is no website. None can be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html>

use model::generated::s3::{GetBucketWebsiteOutput, GetBucketWebsiteRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketWebsite;

impl Operation for GetBucketWebsite {
    type Service = S3;
    type Input = GetBucketWebsiteRequest;
    type Output = GetBucketWebsiteOutput;
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
                ErrorCode::NoSuchWebsiteConfiguration,
                "The specified bucket does not have a website configuration",
            )
            .into())
    }
}
