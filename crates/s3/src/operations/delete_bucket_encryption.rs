//! `DeleteBucketEncryption`: resets the default encryption of the bucket to SSE-S3. Whether SSE-C is blocked stays as it is.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html>

use model::Error;
use model::generated::s3::DeleteBucketEncryptionRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::encryption_configuration;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct DeleteBucketEncryption;

impl Operation for DeleteBucketEncryption {
    type Service = S3;
    type Input = DeleteBucketEncryptionRequest;
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
        let encryption = target.target().bucket.encryption().after_delete();
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            encryption_configuration::keep(bucket, encryption);
            Ok(())
        })?)
    }
}
