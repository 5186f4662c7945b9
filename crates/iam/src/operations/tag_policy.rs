//! `TagPolicy`: adds tags to a managed policy or replaces their values.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html>

use model::Error;
use model::generated::iam::TagPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity;
use crate::managed_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct TagPolicy;

impl Operation for TagPolicy {
    type Service = Iam;
    type Input = TagPolicyRequest;
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
            entity::set_tags(tags, &input.tags)
        })?)
    }
}
