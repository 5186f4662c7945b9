//! Policies within a user, group or role, as operations put, get, delete and list them.

use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Page, Paged};
use policy::{Document, PolicyKind};

use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{self, EntityKind};
use crate::error::not_found;

/// Adds a policy to an entity, or replaces its text.
pub(crate) fn put(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    policy: &str,
    text: &str,
) -> Result<Done<NoOutput>, Error> {
    Document::parse_as(PolicyKind::Identity, text)?;
    context.change(kind, name, |entity| {
        entity.inline.insert(policy.to_owned(), text.to_owned());
        let texts = entity.inline.values().map(String::as_str);
        if entity::is_too_long(texts, kind.inline_max()) {
            let message = format!(
                "Maximum policy size of {} bytes exceeded for {} {name}",
                kind.inline_max(),
                kind.name()
            );
            return Err(Error::new(ErrorCode::LimitExceeded, message));
        }
        Ok(())
    })
}

/// Returns the text of a policy, percent-encoded as replies show it.
pub(crate) fn get(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    policy: &str,
) -> Result<String, Error> {
    let kept = context.entity(kind, name)?;
    let text = kept.value.inline.get(policy).ok_or_else(|| no_such(kind, policy))?;
    Ok(entity::percent_encoded(text))
}

/// Removes a policy from an entity.
pub(crate) fn delete(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    policy: &str,
) -> Result<Done<NoOutput>, Error> {
    context.change(kind, name, |entity| {
        entity.inline.remove(policy).map(drop).ok_or_else(|| no_such(kind, policy))
    })
}

/// Returns the page of the names of the policies.
pub(crate) fn list(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
    page: &Page,
) -> Result<Paged<String>, Error> {
    let kept = context.entity(kind, name)?;
    Ok(page.of(kept.value.inline.into_keys().collect(), Clone::clone))
}

fn no_such(kind: EntityKind, policy: &str) -> Error {
    not_found(format!("The {} policy with name {policy} cannot be found.", kind.name()))
}
