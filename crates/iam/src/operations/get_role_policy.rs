//! `GetRolePolicy`: a policy within a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html>

use model::Error;
use model::generated::iam::{GetRolePolicyRequest, GetRolePolicyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetRolePolicy;

impl Operation for GetRolePolicy {
    type Service = Iam;
    type Input = GetRolePolicyRequest;
    type Output = GetRolePolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let text =
            inline_policy::get(context, EntityKind::Role, &input.role_name, &input.policy_name)?;
        Ok(Done::unchanged(GetRolePolicyResponse {
            role_name: Some(input.role_name.clone()),
            policy_name: Some(input.policy_name.clone()),
            policy_document: Some(text),
        }))
    }
}
