//! `GetUserPolicy`: a policy within a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html>

use model::Error;
use model::generated::iam::{GetUserPolicyRequest, GetUserPolicyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetUserPolicy;

impl Operation for GetUserPolicy {
    type Service = Iam;
    type Input = GetUserPolicyRequest;
    type Output = GetUserPolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::User, &input.user_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let text =
            inline_policy::get(context, EntityKind::User, &input.user_name, &input.policy_name)?;
        Ok(Done::unchanged(GetUserPolicyResponse {
            user_name: Some(input.user_name.clone()),
            policy_name: Some(input.policy_name.clone()),
            policy_document: Some(text),
        }))
    }
}
