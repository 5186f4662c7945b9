//! Access keys of users. The root's own is made at the first start and replaced in the settings of the service.

use model::Error;

use crate::context::Context;
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::{invalid_input, not_found};
use crate::records::{self, Kept};
use crate::subject::Subject;
use crate::user;

/// Returns the user, or the root if it asks about itself.
pub(crate) fn about(context: &Context<'_>, user: Option<&str>) -> Result<Subject, Error> {
    if user.is_none() && context.caller.is_root() {
        return Ok(Subject::caller(context));
    }
    Subject::entity(context, EntityKind::User, &user::name(context, user)?)
}

/// Returns the name of the user. The root's access key is no user's.
pub(crate) fn user_name(context: &Context<'_>, user: Option<&str>) -> Result<String, Error> {
    if user.is_none() && context.caller.is_root() {
        return Err(invalid_input(
            "The access key of the account's root is kept in the settings of the service, not here; name a user.",
        ));
    }
    user::name(context, user)
}

/// Returns an access key of the user. Another user's is reported as missing.
pub(crate) fn of_user(
    context: &Context<'_>,
    name: &str,
    id: &str,
) -> Result<Kept<records::AccessKey>, Error> {
    let user = context.entity(EntityKind::User, name)?;
    let is_own = user.value.access_keys.iter().any(|key| key == id);
    let found = if is_own { context.environment.access_key(id)? } else { None };
    found.ok_or_else(|| no_such_key(id))
}

/// Returns the error for an access key that the user does not have.
pub(crate) fn no_such_key(id: &str) -> Error {
    not_found(format!("The Access Key with id {id} cannot be found."))
}
