//! `DeleteGroupPolicy`: deletes a policy within a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html>

use model::Error;
use model::generated::iam::DeleteGroupPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteGroupPolicy;

impl Operation for DeleteGroupPolicy {
    type Service = Iam;
    type Input = DeleteGroupPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::bounded(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(inline_policy::delete(
            context,
            EntityKind::Group,
            &input.group_name,
            &input.policy_name,
        )?)
    }
}
