//! `CreateUser`: makes a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html>

use model::Error;
use model::generated::iam::{CreateUserRequest, CreateUserResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::boundary;
use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{self, Entity, EntityKind};
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct CreateUser;

impl Operation for CreateUser {
    type Service = Iam;
    type Input = CreateUserRequest;
    type Output = CreateUserResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let subject =
            Subject::new_entity(context, "user", input.path.as_deref(), &input.user_name)?;
        let boundary = input.permissions_boundary.as_deref();
        Ok(subject
            .also("iam:TagUser", input.tags.is_some())
            .saying("iam:permissionsboundary", boundary))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let mut user =
            Entity::new(EntityKind::User, input.path.as_deref(), &input.user_name, context.now)?;
        entity::set_tags(&mut user.tags, input.tags.as_deref().unwrap_or_default())?;
        let mut batch = Batch::default();
        if let Some(arn) = &input.permissions_boundary {
            boundary::set(context, &mut batch, EntityKind::User, &mut user, arn)?;
        }
        context.create(EntityKind::User, &user, &mut batch)?;
        let output = CreateUserResponse { user: Some(user::shown(context, &user)) };
        Ok(Done::changed(output, batch))
    }
}
