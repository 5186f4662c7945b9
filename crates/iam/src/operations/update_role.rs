//! `UpdateRole`: gives a role another description or longest session.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html>

use model::Error;
use model::generated::iam::{UpdateRoleRequest, UpdateRoleResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::refuse_members;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct UpdateRole;

impl Operation for UpdateRole {
    type Service = Iam;
    type Input = UpdateRoleRequest;
    type Output = UpdateRoleResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        refuse_members(&[
            ("MaxSigninSessionDuration", input.max_signin_session_duration.is_some()),
            (
                "ResetMaxSigninSessionDuration",
                input.reset_max_signin_session_duration == Some(true),
            ),
        ])?;
        let mut batch = Batch::default();
        context.change_in(&mut batch, EntityKind::Role, &input.role_name, |role| {
            if let Some(part) = &mut role.role {
                part.description = input.description.clone().or(part.description.take());
                part.max_session = input.max_session_duration.unwrap_or(part.max_session);
            }
            Ok(())
        })?;
        Ok(Done::changed(UpdateRoleResponse {}, batch))
    }
}
