//! `PutUserPermissionsBoundary`: gives a user a permissions boundary.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html>

use model::Error;
use model::generated::iam::PutUserPermissionsBoundaryRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct PutUserPermissionsBoundary;

impl Operation for PutUserPermissionsBoundary {
    type Service = Iam;
    type Input = PutUserPermissionsBoundaryRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        boundary::about(
            context,
            EntityKind::User,
            &input.user_name,
            Some(&input.permissions_boundary),
        )
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(boundary::put(context, EntityKind::User, &input.user_name, &input.permissions_boundary)?)
    }
}
