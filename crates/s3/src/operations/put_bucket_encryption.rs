//! `PutBucketEncryption`: sets the default encryption of the bucket, and whether SSE-C is blocked.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html>

use model::Error;
use model::generated::s3::PutBucketEncryptionRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::encryption_configuration;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketEncryption;

impl Operation for PutBucketEncryption {
    type Service = S3;
    type Input = PutBucketEncryptionRequest;
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
        let before = target.target().bucket.encryption();
        let configuration = &input.server_side_encryption_configuration;
        let encryption = encryption_configuration::after_put(&before, configuration)?;
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            encryption_configuration::keep(bucket, encryption);
            Ok(())
        })?)
    }
}
