//! `DeleteBucketTagging`: removes all tags of the bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html>

use model::Error;
use model::generated::s3::DeleteBucketTaggingRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct DeleteBucketTagging;

impl Operation for DeleteBucketTagging {
    type Service = S3;
    type Input = DeleteBucketTaggingRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.tags.clear();
            Ok(())
        })?)
    }
}
