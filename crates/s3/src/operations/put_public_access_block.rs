//! `PutPublicAccessBlock`: says which public access to the bucket is blocked. What is left out is not.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html>

use model::generated::s3::PutPublicAccessBlockRequest;
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutPublicAccessBlock;

impl Operation for PutPublicAccessBlock {
    type Service = S3;
    type Input = PutPublicAccessBlockRequest;
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
        let configuration = &input.public_access_block_configuration;
        let settings = [
            configuration.block_public_acls,
            configuration.ignore_public_acls,
            configuration.block_public_policy,
            configuration.restrict_public_buckets,
        ];
        if settings.iter().all(Option::is_none) {
            let message = "Must specify at least one configuration.";
            return Err(Error::new(ErrorCode::InvalidRequest, message).into());
        }
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.public_access_block = Some(settings.map(|setting| setting == Some(true)));
            Ok(())
        })?)
    }
}
