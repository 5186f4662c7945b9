//! The users, groups and roles that use a managed policy, and how.

use model::generated::iam::{
    EntityType, ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse, Operation as Iam,
    PolicyGroup, PolicyRole, PolicyUsageType, PolicyUser,
};
use model::{Error, ErrorCode, ServiceOperation};
use policy::Authorized;
use store::{Batch, SCAN_RECORDS_MAX};

use super::{ResolvedPolicy, about, find, no_such, update};
use crate::entity::Kind;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use crate::records::{self, PolicyUse};

pub(super) const LIST_ENTITIES_FOR_POLICY: Row = Row {
    operation: ServiceOperation::Iam(Iam::ListEntitiesForPolicy),
    read_only: true,
    does: &Operation {
        subject: |context, input: &ListEntitiesForPolicyRequest| about(context, &input.policy_arn),
        run: list_entities_for_policy,
    },
};

/// The use that begins (`true`) or ends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Used {
    Attached(bool),
    Boundary(bool),
}

/// Notes that an entity begins or stops to use the policy called `arn`. A policy that begins to be used is written again, so that
/// it cannot be deleted at the same moment.
pub(crate) fn set_use(
    context: &Context<'_>,
    batch: &mut Batch,
    (kind, name): (Kind, &str),
    arn: &str,
    used: Used,
) -> Result<(), Error> {
    if let Used::Attached(true) | Used::Boundary(true) = used {
        match find(context.identities, context.account(), arn)? {
            Some(ResolvedPolicy::Own(kept)) => update(batch, context, &kept)?,
            Some(ResolvedPolicy::Aws(_)) => {}
            None => {
                let message = format!("Policy {arn} does not exist or is not attachable.");
                return Err(Error::new(ErrorCode::NoSuchEntity, message));
            }
        }
    }
    let address = records::policy_use_address(context.account(), arn, kind, name);
    let mut now =
        context.identities.read::<PolicyUse>(&address)?.map(|kept| kept.value).unwrap_or_default();
    match used {
        Used::Attached(is) => now.attached = is,
        Used::Boundary(is) => now.boundary = is,
    }
    if now == PolicyUse::default() {
        batch.delete(address);
        return Ok(());
    }
    records::put(batch, address, &now)
}

/// Returns the number of entities to which a policy is attached, and of those whose boundary it is.
pub(super) fn count(context: &Context<'_>, arn: &str) -> Result<(i32, i32), Error> {
    let (mut attached, mut boundary) = (0, 0);
    for (_, used) in all(context, arn)? {
        attached += i32::from(used.attached);
        boundary += i32::from(used.boundary);
    }
    Ok((attached, boundary))
}

/// The kind and name of an entity, and how it uses a policy.
type EntityUse = ((Kind, String), PolicyUse);

/// Returns all uses of a policy. They fit into one scan: an account has at most 6,300 entities.
fn all(context: &Context<'_>, arn: &str) -> Result<Vec<EntityUse>, Error> {
    let uses = records::policy_uses(context.account(), arn);
    let found = context.identities.scan(&uses, None, SCAN_RECORDS_MAX)?;
    let read = |(address, record): &(store::Address, store::Record)| {
        let used = records::read::<PolicyUse>(address, record)?.value;
        let of = records::policy_use_at(address).map(|(kind, name)| (kind, name.to_owned()));
        Ok(of.map(|of| (of, used)))
    };
    found.iter().filter_map(|one| read(one).transpose()).collect()
}

fn list_entities_for_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListEntitiesForPolicyRequest,
) -> Result<Done<ListEntitiesForPolicyResponse>, Error> {
    let arn = &input.policy_arn;
    if find(context.identities, context.account(), arn)?.is_none() {
        return Err(no_such(arn));
    }
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let mut found = all(context, arn)?;
    found.retain(|((kind, _), used)| is_wanted(input, *kind, *used));
    let paged = page.of(found, |((kind, name), _)| format!("{}|{name}", kind.name()));
    let mut output = ListEntitiesForPolicyResponse {
        policy_groups: Some(Vec::new()),
        policy_users: Some(Vec::new()),
        policy_roles: Some(Vec::new()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    };
    for ((kind, name), _) in paged.items {
        let entity = context.entity(kind, &name)?.value;
        if input.path_prefix.as_ref().is_some_and(|prefix| !entity.path.starts_with(prefix)) {
            continue;
        }
        let (name, id) = (Some(entity.name), Some(entity.id));
        match kind {
            Kind::Group => {
                push(&mut output.policy_groups, PolicyGroup { group_name: name, group_id: id })
            }
            Kind::User => {
                push(&mut output.policy_users, PolicyUser { user_name: name, user_id: id })
            }
            Kind::Role => {
                push(&mut output.policy_roles, PolicyRole { role_name: name, role_id: id })
            }
        }
    }
    Ok(Done::unchanged(output))
}

fn push<T>(list: &mut Option<Vec<T>>, item: T) {
    list.get_or_insert_default().push(item);
}

fn is_wanted(input: &ListEntitiesForPolicyRequest, kind: Kind, used: PolicyUse) -> bool {
    let of_kind = match input.entity_filter {
        Some(EntityType::User) => kind == Kind::User,
        Some(EntityType::Role) => kind == Kind::Role,
        Some(EntityType::Group) => kind == Kind::Group,
        Some(EntityType::LocalManagedPolicy | EntityType::AwsManagedPolicy) => false,
        None => true,
    };
    of_kind
        && match input.policy_usage_filter {
            Some(PolicyUsageType::PermissionsPolicy) => used.attached,
            Some(PolicyUsageType::PermissionsBoundary) => used.boundary,
            None => true,
        }
}
