//! `DeleteRolePolicy`: deletes a policy within a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html>

use model::Error;
use model::generated::iam::DeleteRolePolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteRolePolicy;

impl Operation for DeleteRolePolicy {
    type Service = Iam;
    type Input = DeleteRolePolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::bounded(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(inline_policy::delete(context, EntityKind::Role, &input.role_name, &input.policy_name)?)
    }
}
