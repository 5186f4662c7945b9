//! `DeleteUserPolicy`: deletes a policy within a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html>

use model::Error;
use model::generated::iam::DeleteUserPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteUserPolicy;

impl Operation for DeleteUserPolicy {
    type Service = Iam;
    type Input = DeleteUserPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::bounded(context, EntityKind::User, &input.user_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(inline_policy::delete(context, EntityKind::User, &input.user_name, &input.policy_name)?)
    }
}
