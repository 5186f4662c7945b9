//! `GetRole`: a role with its trust policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html>

use model::Error;
use model::generated::iam::{GetRoleRequest, GetRoleResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::role;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetRole;

impl Operation for GetRole {
    type Service = Iam;
    type Input = GetRoleRequest;
    type Output = GetRoleResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let role = context.entity(EntityKind::Role, &input.role_name)?;
        let shown = role::shown(context, &role.value)?;
        Ok(Done::unchanged(GetRoleResponse { role: Some(shown) }))
    }
}
