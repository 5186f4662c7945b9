//! `GetPublicAccessBlock`: returns which public access to the bucket is blocked.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html>

use model::generated::s3::{
    GetPublicAccessBlockOutput, GetPublicAccessBlockRequest, PublicAccessBlockConfiguration,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetPublicAccessBlock;

impl Operation for GetPublicAccessBlock {
    type Service = S3;
    type Input = GetPublicAccessBlockRequest;
    type Output = GetPublicAccessBlockOutput;
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
        let Some([acls, ignore_acls, policy, restrict]) = bucket.record.public_access_block else {
            let message = "The public access block configuration was not found";
            let code = ErrorCode::NoSuchPublicAccessBlockConfiguration;
            return Err(bucket.not_set(code, message).into());
        };
        let configuration = PublicAccessBlockConfiguration {
            block_public_acls: Some(acls),
            ignore_public_acls: Some(ignore_acls),
            block_public_policy: Some(policy),
            restrict_public_buckets: Some(restrict),
        };
        Ok(Done::unchanged(GetPublicAccessBlockOutput {
            public_access_block_configuration: Some(configuration),
        }))
    }
}
