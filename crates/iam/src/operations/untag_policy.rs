//! `UntagPolicy`: removes tags from a managed policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html>

use model::Error;
use model::generated::iam::UntagPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::managed_policy;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct UntagPolicy;

impl Operation for UntagPolicy {
    type Service = Iam;
    type Input = UntagPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(managed_policy::change_tags(context, &input.policy_arn, |tags| {
            tags::remove(tags, &input.tag_keys);
            Ok(())
        })?)
    }
}
