//! `CreateRole`: makes a role with its trust policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html>

use model::Error;
use model::generated::iam::{CreateRoleRequest, CreateRoleResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{self, Entity, EntityKind, RolePart};
use crate::error::refuse_members;
use crate::role;
use crate::subject::Subject;

/// "Maximum session duration": the default.
const SESSION_DEFAULT: i32 = 3_600;

#[derive(Debug)]
pub(crate) struct CreateRole;

impl Operation for CreateRole {
    type Service = Iam;
    type Input = CreateRoleRequest;
    type Output = CreateRoleResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let subject =
            Subject::new_entity(context, "role", input.path.as_deref(), &input.role_name)?;
        let boundary = input.permissions_boundary.as_deref();
        Ok(subject
            .also("iam:TagRole", input.tags.is_some())
            .saying("iam:permissionsboundary", boundary))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        refuse_members(&[(
            "MaxSigninSessionDuration",
            input.max_signin_session_duration.is_some(),
        )])?;
        let principals = role::check_trust(context, &input.assume_role_policy_document)?;
        let mut role =
            Entity::new(EntityKind::Role, input.path.as_deref(), &input.role_name, context.now)?;
        role.role = Some(RolePart {
            trust: input.assume_role_policy_document.clone(),
            principals,
            description: input.description.clone(),
            max_session: input.max_session_duration.unwrap_or(SESSION_DEFAULT),
        });
        entity::set_tags(&mut role.tags, input.tags.as_deref().unwrap_or_default())?;
        let mut batch = Batch::default();
        if let Some(arn) = &input.permissions_boundary {
            boundary::set(context, &mut batch, EntityKind::Role, &mut role, arn)?;
        }
        context.create(EntityKind::Role, &role, &mut batch)?;
        Ok(Done::changed(CreateRoleResponse { role: Some(role::shown(context, &role)?) }, batch))
    }
}
