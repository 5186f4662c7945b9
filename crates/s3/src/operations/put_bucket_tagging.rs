//! `PutBucketTagging`: replaces the tags of the bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html>

use model::Error;
use model::generated::s3::PutBucketTaggingRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::bucket_tags;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketTagging;

impl Operation for PutBucketTagging {
    type Service = S3;
    type Input = PutBucketTaggingRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let tags = bucket_tags::kept(&input.tagging.tag_set)?;
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.tags = tags;
            Ok(())
        })?)
    }
}
