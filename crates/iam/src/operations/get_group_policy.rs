//! `GetGroupPolicy`: a policy within a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html>

use model::Error;
use model::generated::iam::{GetGroupPolicyRequest, GetGroupPolicyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetGroupPolicy;

impl Operation for GetGroupPolicy {
    type Service = Iam;
    type Input = GetGroupPolicyRequest;
    type Output = GetGroupPolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let text =
            inline_policy::get(context, EntityKind::Group, &input.group_name, &input.policy_name)?;
        Ok(Done::unchanged(GetGroupPolicyResponse {
            group_name: Some(input.group_name.clone()),
            policy_name: Some(input.policy_name.clone()),
            policy_document: Some(text),
        }))
    }
}
