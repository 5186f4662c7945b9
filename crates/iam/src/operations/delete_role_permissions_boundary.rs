//! `DeleteRolePermissionsBoundary`: takes the permissions boundary from a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html>

use model::Error;
use model::generated::iam::DeleteRolePermissionsBoundaryRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteRolePermissionsBoundary;

impl Operation for DeleteRolePermissionsBoundary {
    type Service = Iam;
    type Input = DeleteRolePermissionsBoundaryRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        boundary::about(context, EntityKind::Role, &input.role_name, None)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(boundary::delete(context, EntityKind::Role, &input.role_name)?)
    }
}
