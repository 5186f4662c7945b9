//! Users as operations name them and replies show them.

use auth::CallerKind;
use model::Error;
use model::generated::iam::User;

use crate::boundary;
use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind, shown_tags};
use crate::error::{not_found, validation};

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

/// Checks that the user is there whose belongings are asked for: the caller, if none is named. The root has none.
pub(crate) fn check_named(context: &Context<'_>, named: Option<&str>) -> Result<(), Error> {
    if named.is_none() && context.caller.is_root() {
        return Ok(());
    }
    context.entity(EntityKind::User, &name(context, named)?).map(drop)
}

/// Returns the error for a user without a password, as every user is here.
///
/// # Errors
/// `NoSuchEntity` if there is no such user.
pub(crate) fn no_password(context: &Context<'_>, named: Option<&str>) -> Result<Error, Error> {
    check_named(context, named)?;
    let name = if named.is_none() && context.caller.is_root() {
        context.account().to_string()
    } else {
        name(context, named)?
    };
    Ok(not_found(format!("Login Profile for User {name} cannot be found.")))
}

/// Returns a user as replies show it.
pub(crate) fn shown(context: &Context<'_>, user: &Entity) -> User {
    User {
        path: Some(user.path.clone()),
        user_name: Some(user.name.clone()),
        user_id: Some(user.id.clone()),
        arn: Some(context.arn(EntityKind::User, user)),
        create_date: Some(user.created()),
        password_last_used: None,
        permissions_boundary: boundary::shown(user),
        tags: shown_tags(&user.tags),
    }
}
