//! `DeleteUserPermissionsBoundary`: takes the permissions boundary from a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html>

use model::Error;
use model::generated::iam::DeleteUserPermissionsBoundaryRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteUserPermissionsBoundary;

impl Operation for DeleteUserPermissionsBoundary {
    type Service = Iam;
    type Input = DeleteUserPermissionsBoundaryRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        boundary::about(context, EntityKind::User, &input.user_name, None)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(boundary::delete(context, EntityKind::User, &input.user_name)?)
    }
}
