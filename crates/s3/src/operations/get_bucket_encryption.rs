//! `GetBucketEncryption`: returns the default encryption of the bucket, which there always is.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html>

use model::Error;
use model::generated::s3::{GetBucketEncryptionOutput, GetBucketEncryptionRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::encryption_configuration;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketEncryption;

impl Operation for GetBucketEncryption {
    type Service = S3;
    type Input = GetBucketEncryptionRequest;
    type Output = GetBucketEncryptionOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let configuration =
            Some(encryption_configuration::shown(&target.target().bucket.encryption()));
        Ok(Done::unchanged(GetBucketEncryptionOutput {
            server_side_encryption_configuration: configuration,
        }))
    }
}
