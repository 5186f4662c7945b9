//! `DeleteRole`: deletes a role that has no policies and is in no instance profile.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html>

use model::Error;
use model::generated::iam::DeleteRoleRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::in_use;
use crate::instance_profile::{self, HAS_ROLE};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteRole;

impl Operation for DeleteRole {
    type Service = Iam;
    type Input = DeleteRoleRequest;
    type Output = NoOutput;
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
        if instance_profile::has_role(context, &input.role_name)? {
            return Err(in_use(HAS_ROLE).into());
        }
        Ok(context.delete(EntityKind::Role, &role)?)
    }
}
