//! `GetBucketPolicyStatus`: tells whether the policy of the bucket is public.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html>

use model::Error;
use model::generated::s3::{
    GetBucketPolicyStatusOutput, GetBucketPolicyStatusRequest, PolicyStatus,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_policy;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketPolicyStatus;

impl Operation for GetBucketPolicyStatus {
    type Service = S3;
    type Input = GetBucketPolicyStatusRequest;
    type Output = GetBucketPolicyStatusOutput;
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
        if bucket.policy_text().is_none() {
            return Err(bucket_policy::no_such_policy(bucket).into());
        }
        let policy_status = Some(PolicyStatus { is_public: Some(bucket.is_public()) });
        Ok(Done::unchanged(GetBucketPolicyStatusOutput { policy_status }))
    }
}
