//! `GetUser`: a user, or the caller.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html>

use model::Error;
use model::generated::iam::{GetUserRequest, GetUserResponse, User};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct GetUser;

impl Operation for GetUser {
    type Service = Iam;
    type Input = GetUserRequest;
    type Output = GetUserResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let name = name_or_root(context, input)?;
        name.map_or_else(
            || Ok(Subject::caller(context)),
            |name| Subject::entity(context, EntityKind::User, &name),
        )
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let user = match name_or_root(context, input)? {
            Some(name) => user::shown(context, &context.entity(EntityKind::User, &name)?.value),
            None => User {
                user_id: Some(context.account().to_string()),
                arn: Some(context.caller.arn().to_owned()),
                path: Some("/".to_owned()),
                create_date: context.environment.account_created(context.account())?,
                ..User::default()
            },
        };
        Ok(Done::unchanged(GetUserResponse { user: Some(user) }))
    }
}

/// Returns the name of the user. `None` if the root asks about itself.
fn name_or_root(context: &Context<'_>, input: &GetUserRequest) -> Result<Option<String>, Error> {
    if input.user_name.is_none() && context.caller.is_root() {
        return Ok(None);
    }
    user::name(context, input.user_name.as_deref()).map(Some)
}
