//! `GetBucketReplication`: says that the bucket is not replicated. No replication can be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html>

use model::generated::s3::{GetBucketReplicationOutput, GetBucketReplicationRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketReplication;

impl Operation for GetBucketReplication {
    type Service = S3;
    type Input = GetBucketReplicationRequest;
    type Output = GetBucketReplicationOutput;
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
                ErrorCode::ReplicationConfigurationNotFoundError,
                "The replication configuration was not found",
            )
            .into())
    }
}
