//! `PutRolePermissionsBoundary`: gives a role a permissions boundary.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html>

use model::Error;
use model::generated::iam::PutRolePermissionsBoundaryRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct PutRolePermissionsBoundary;

impl Operation for PutRolePermissionsBoundary {
    type Service = Iam;
    type Input = PutRolePermissionsBoundaryRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        boundary::about(
            context,
            EntityKind::Role,
            &input.role_name,
            Some(&input.permissions_boundary),
        )
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(boundary::put(context, EntityKind::Role, &input.role_name, &input.permissions_boundary)?)
    }
}
