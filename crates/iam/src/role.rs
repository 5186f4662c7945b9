//! Roles: the trust policies that they can have, and how replies show them.

use std::collections::BTreeMap;

use access::{Bound, MissingPrincipal};
use model::generated::iam::Role;
use model::{Error, ErrorCode};
use policy::{Document, PolicyKind};

use crate::boundary;
use crate::context::Context;
use crate::entities::Entities;
use crate::entity::{self, Entity, EntityKind, RolePart, shown_tags};
use crate::error::quota;

/// "Role trust policy length": the default.
const TRUST_MAX: usize = 2_048;

/// Refuses a trust policy that cannot be kept. Returns the unique ids of its principals.
pub(crate) fn check_trust(
    context: &Context<'_>,
    text: &str,
) -> Result<BTreeMap<String, String>, Error> {
    let document = Document::parse_as(PolicyKind::Trust, text)?;
    if entity::is_too_long([text].into_iter(), TRUST_MAX) {
        return Err(quota("ACLSizePerRole", TRUST_MAX));
    }
    let Bound { ids, missing } = access::bind(context.environment, document)?;
    let (kind, name) = match missing {
        None => return Ok(ids),
        Some(MissingPrincipal::Aws(arn)) => ("AWS", arn),
        Some(MissingPrincipal::Service(name)) => ("SERVICE", name),
    };
    Err(Error::new(
        ErrorCode::MalformedPolicyDocumentException,
        format!("Invalid principal in policy: \"{kind}\":\"{name}\""),
    ))
}

/// Returns a role as replies show it. Policies are percent-encoded in IAM's replies.
pub(crate) fn shown(context: &Context<'_>, role: &Entity) -> Result<Role, Error> {
    let part = role.role.as_ref();
    let trust =
        |part: &RolePart| access::shown_policy(context.environment, &part.trust, &part.principals);
    let trust = part.map(trust).transpose()?;
    Ok(Role {
        path: Some(role.path.clone()),
        role_name: Some(role.name.clone()),
        role_id: Some(role.id.clone()),
        arn: Some(context.arn(EntityKind::Role, role)),
        create_date: Some(role.created()),
        assume_role_policy_document: trust.as_deref().map(entity::percent_encoded),
        description: part.and_then(|part| part.description.clone()),
        max_session_duration: part.map(|part| part.max_session),
        permissions_boundary: boundary::shown(role),
        tags: shown_tags(&role.tags),
        ..Role::default()
    })
}
