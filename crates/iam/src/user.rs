//! Users as operations name them and replies show them.

use auth::CallerKind;
use model::Error;
use model::generated::iam::User;

use crate::boundary;
use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{Entity, Kind, shown_tags};
use crate::error::validation;

/// Returns the name of the user: the caller, if none is named.
pub(crate) fn name(context: &Context<'_>, named: Option<&str>) -> Result<String, Error> {
    match named {
        Some(name) => Ok(name.to_owned()),
        None if context.caller.kind() == CallerKind::User => {
            Ok(context.caller.arn().rsplit('/').next().unwrap_or_default().to_owned())
        }
        None => Err(validation("Must specify userName when calling with non-User credentials")),
    }
}

/// Returns a user as replies show it.
pub(crate) fn shown(context: &Context<'_>, user: &Entity) -> User {
    User {
        path: Some(user.path.clone()),
        user_name: Some(user.name.clone()),
        user_id: Some(user.id.clone()),
        arn: Some(context.arn(Kind::User, user)),
        create_date: Some(user.created()),
        password_last_used: None,
        permissions_boundary: boundary::shown(user),
        tags: shown_tags(&user.tags),
    }
}
