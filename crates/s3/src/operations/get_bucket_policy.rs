//! `GetBucketPolicy`: returns the policy of the bucket. Users and roles that no longer exist are shown by the ids that they had.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html>

use model::Error;
use model::generated::s3::{GetBucketPolicyOutput, GetBucketPolicyRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_policy;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketPolicy;

impl Operation for GetBucketPolicy {
    type Service = S3;
    type Input = GetBucketPolicyRequest;
    type Output = GetBucketPolicyOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &target.target().bucket;
        bucket_policy::check_is_owner(context, bucket)?;
        let text = bucket.policy_text().ok_or_else(|| bucket_policy::no_such_policy(bucket))?;
        let identities = &*context.environment.identities;
        let policy = access::shown_policy(identities, text, &bucket.record.principals)?;
        Ok(Done::unchanged(GetBucketPolicyOutput { policy: Some(policy) }))
    }
}
