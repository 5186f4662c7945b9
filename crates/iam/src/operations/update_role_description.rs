//! `UpdateRoleDescription`: gives a role another description.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html>

use model::Error;
use model::generated::iam::{UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::role;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct UpdateRoleDescription;

impl Operation for UpdateRoleDescription {
    type Service = Iam;
    type Input = UpdateRoleDescriptionRequest;
    type Output = UpdateRoleDescriptionResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let mut batch = Batch::default();
        let role = context.change_in(&mut batch, EntityKind::Role, &input.role_name, |role| {
            if let Some(part) = &mut role.role {
                part.description = Some(input.description.clone());
            }
            Ok(())
        })?;
        let output = UpdateRoleDescriptionResponse { role: Some(role::shown(context, &role)?) };
        Ok(Done::changed(output, batch))
    }
}
