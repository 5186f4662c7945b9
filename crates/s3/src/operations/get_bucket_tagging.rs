//! `GetBucketTagging`: returns the tags of the bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html>

use model::generated::s3::{GetBucketTaggingOutput, GetBucketTaggingRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_tags;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketTagging;

impl Operation for GetBucketTagging {
    type Service = S3;
    type Input = GetBucketTaggingRequest;
    type Output = GetBucketTaggingOutput;
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
        let tags = &bucket.record.tags;
        if tags.is_empty() {
            return Err(bucket
                .not_set(ErrorCode::NoSuchTagSet, "The TagSet does not exist")
                .into());
        }
        let tag_set = Some(bucket_tags::shown(tags));
        Ok(Done::unchanged(GetBucketTaggingOutput { tag_set }))
    }
}
