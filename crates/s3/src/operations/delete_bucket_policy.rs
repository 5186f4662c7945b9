//! `DeleteBucketPolicy`: removes the policy of the bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html>

use model::Error;
use model::generated::s3::DeleteBucketPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::bucket_policy;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct DeleteBucketPolicy;

impl Operation for DeleteBucketPolicy {
    type Service = S3;
    type Input = DeleteBucketPolicyRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        bucket_policy::check_is_owner(context, &target.target().bucket)?;
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.policy = None;
            bucket.principals.clear();
            Ok(())
        })?)
    }
}
