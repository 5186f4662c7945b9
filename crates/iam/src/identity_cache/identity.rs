//! The policies, boundary, session policies and tags of a caller in its own account.

use std::sync::Arc;

use auth::{Caller, CallerKind};
use model::{AccountId, Error, Timestamp};
use policy::{Attached, Document, PolicyKind, PrincipalPolicies};

use super::IdentityCache;
use crate::entity::{Entity, EntityKind};
use crate::managed_policy;

/// The bytes of a parsed policy for each byte of its text, about.
const BYTES_PER_BYTE: u64 = 4;
/// The bytes of an identity without policies.
const BYTES_MIN: u64 = 1024;

/// Loads an identity from the store. `None` if the caller is gone, has another ARN now, or was replaced by another of the same
/// name.
pub(super) fn load(
    identities: &IdentityCache,
    caller: &Caller,
) -> Result<Option<PrincipalPolicies>, Error> {
    let account = caller.account();
    let session = caller.session();
    let (kind, arn) = match (caller.kind(), session.and_then(|session| session.role.as_deref())) {
        (CallerKind::Root | CallerKind::Service, _) => return Ok(None),
        (CallerKind::User, _) => (EntityKind::User, caller.arn()),
        (CallerKind::AssumedRole, Some(role)) => (EntityKind::Role, role),
        (CallerKind::AssumedRole, None) | (CallerKind::WebIdentity, _) => return Ok(None),
    };
    let name = arn.rsplit('/').next().unwrap_or_default();
    let Some(kept) = identities.entity(account, kind, name)? else { return Ok(None) };
    let entity = kept.value;
    let is_same = caller.principal_id().split(':').next() == Some(entity.id.as_str());
    // Temporary credentials keep the ARN of their beginning: it must not outlive a move to another path.
    if !is_same || entity.arn(kind, identities.partition(), account) != arn {
        return Ok(None);
    }
    let mut policies = of_entity(identities, account, &entity)?;
    for group in &entity.groups {
        if let Some(group) = identities.entity(account, EntityKind::Group, group)? {
            policies.extend(of_group(identities, account, &group.value)?);
        }
    }
    let boundary = entity.boundary.as_deref().map(|arn| managed(identities, account, arn));
    let session = match session {
        Some(session) if session.policy.is_some() || !session.policy_arns.is_empty() => {
            Some(of_session(identities, account, session)?)
        }
        Some(_) | None => None,
    };
    Ok(Some(PrincipalPolicies {
        policies,
        boundary: boundary.transpose()?,
        session,
        tags: entity.tags,
    }))
}

/// See [`IdentityCache::caller`].
pub(super) fn caller(
    identities: &IdentityCache,
    arn: &str,
    now: Timestamp,
) -> Result<Option<Caller>, Error> {
    let rest = arn.strip_prefix("arn:").and_then(|rest| rest.split_once(":iam::"));
    let parts = rest.and_then(|(_partition, rest)| rest.split_once(':'));
    let Some((account, name)) =
        parts.and_then(|(account, name)| Some((AccountId::parse(account)?, name)))
    else {
        return Ok(None);
    };
    if name == "root" {
        let known = identities.account(account)?;
        return Ok(known.map(|_| Caller::root(account, &identities.region)));
    }
    let Some((kind, path)) = name.split_once('/') else { return Ok(None) };
    let name = path.rsplit('/').next().unwrap_or_default();
    let (entity, kind) = match EntityKind::of_name(kind) {
        Some(EntityKind::User) => (EntityKind::User, CallerKind::User),
        Some(EntityKind::Role) => (EntityKind::Role, CallerKind::AssumedRole),
        Some(EntityKind::Group) | None => return Ok(None),
    };
    let found = identities.entity(account, entity, name)?.map(|kept| kept.value);
    let is_meant = |found: &Entity| found.arn(entity, identities.partition(), account) == arn;
    let found = found.filter(is_meant);
    Ok(found.map(|found| Caller::new(asked_about(&found, kind, account, arn, now))))
}

fn asked_about(
    entity: &Entity,
    kind: CallerKind,
    account: AccountId,
    arn: &str,
    now: Timestamp,
) -> auth::Identity {
    if kind == CallerKind::User {
        let (arn, principal_id) = (arn.to_owned(), entity.id.clone());
        return auth::Identity { account, kind, arn, principal_id, session: None };
    }
    let partition = arn.split(':').nth(1).unwrap_or_default();
    auth::Identity {
        account,
        kind,
        arn: format!("arn:{partition}:sts::{account}:assumed-role/{}/asked", entity.name),
        principal_id: format!("{}:asked", entity.id),
        // There is no access key: what is cached of the session goes by the id of its role.
        session: Some(auth::Session {
            role: Some(arn.to_owned()),
            ..auth::Session::new(entity.id.clone(), now)
        }),
    }
}

/// Returns the policies of a group. The names of inline ones include the group: the user, and every other group, may have one of
/// the same name.
fn of_group(
    identities: &IdentityCache,
    account: AccountId,
    group: &Entity,
) -> Result<Vec<Attached>, Error> {
    let mut policies = of_entity(identities, account, group)?;
    for policy in policies.iter_mut().take(group.inline.len()) {
        policy.name = format!("group/{}/{}", group.name, policy.name);
    }
    Ok(policies)
}

fn of_entity(
    identities: &IdentityCache,
    account: AccountId,
    entity: &Entity,
) -> Result<Vec<Attached>, Error> {
    let inline = entity.inline.iter().map(|(name, text)| parsed(name, text));
    let attached = entity.attached.iter().map(|arn| managed(identities, account, arn));
    inline.chain(attached).collect()
}

/// Returns the policies of a session. A managed policy that is gone allows nothing: it is left out, and a session with none left
/// may do nothing.
fn of_session(
    identities: &IdentityCache,
    account: AccountId,
    session: &auth::Session,
) -> Result<Vec<Attached>, Error> {
    let inline = session.policy.iter().map(|text| parsed("session policy", text));
    let attached = session.policy_arns.iter().filter_map(|arn| {
        let text = managed_policy::default_text(identities, account, arn).transpose()?;
        Some(text.and_then(|text| parsed(arn, &text)))
    });
    inline.chain(attached).collect()
}

fn managed(identities: &IdentityCache, account: AccountId, arn: &str) -> Result<Attached, Error> {
    let text = managed_policy::default_text(identities, account, arn)?;
    parsed(arn, &text.ok_or_else(|| Error::internal(format!("the attached policy {arn} is gone")))?)
}

fn parsed(name: &str, text: &str) -> Result<Attached, Error> {
    let document = Document::parse_stored(PolicyKind::Identity, text).map_err(|error| {
        Error::failed_at(format_args!("the policy {name} does not parse"), error)
    })?;
    Ok(Attached { name: name.to_owned(), document: Arc::new(document) })
}

/// Returns about how much memory an identity takes.
pub(super) fn bytes(identity: &PrincipalPolicies) -> u64 {
    let all = identity.policies.iter().chain(&identity.boundary);
    let all = all.chain(identity.session.iter().flatten());
    let statements = all.map(|policy| policy.document.bytes());
    let texts: usize = statements.sum();
    u64::try_from(texts)
        .unwrap_or(u64::MAX)
        .saturating_mul(BYTES_PER_BYTE)
        .saturating_add(BYTES_MIN)
}
