//! `HeadBucket`: tells whether the bucket exists and the caller may list it, and its Region.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html>

use model::Error;
use model::generated::s3::{HeadBucketOutput, HeadBucketRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct HeadBucket;

impl Operation for HeadBucket {
    type Service = S3;
    type Input = HeadBucketRequest;
    type Output = HeadBucketOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(HeadBucketOutput {
            bucket_region: Some(target.target().bucket.region.to_string()),
            access_point_alias: Some(false),
            ..HeadBucketOutput::default()
        }))
    }
}
