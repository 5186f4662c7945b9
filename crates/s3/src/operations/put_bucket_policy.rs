//! `PutBucketPolicy`: replaces the policy of the bucket.
//!
//! `ConfirmRemoveSelfBucketAccess` changes nothing: a policy that shuts its author out is taken, as the root of the owner's account can
//! always replace it.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html>

use model::Error;
use model::generated::s3::PutBucketPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::bucket_policy;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketPolicy;

impl Operation for PutBucketPolicy {
    type Service = S3;
    type Input = PutBucketPolicyRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &target.target().bucket;
        bucket_policy::check_is_owner(context, bucket)?;
        let policy = bucket_policy::check(context, bucket, &input.policy)?;
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.policy = Some(policy.text);
            bucket.principals = policy.principals;
            Ok(())
        })?)
    }
}
