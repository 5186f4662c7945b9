//! The users, groups and roles that use a managed policy, and how.

use model::{Error, ErrorCode};
use store::{Batch, SCAN_RECORDS_MAX};

use super::{ResolvedPolicy, find, update};
use crate::context::Context;
use crate::entity::EntityKind;
use crate::records::{self, PolicyUse};

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
    kind: EntityKind,
    name: &str,
    arn: &str,
    used: Used,
) -> Result<(), Error> {
    if let Used::Attached(true) | Used::Boundary(true) = used {
        match find(context.environment, context.account(), arn)? {
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
        context.environment.read::<PolicyUse>(&address)?.map(|kept| kept.value).unwrap_or_default();
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
pub(crate) fn count(context: &Context<'_>, arn: &str) -> Result<(i32, i32), Error> {
    let (mut attached, mut boundary) = (0, 0);
    for (_, used) in all(context, arn)? {
        attached += i32::from(used.attached);
        boundary += i32::from(used.boundary);
    }
    Ok((attached, boundary))
}

/// The kind and name of an entity, and how it uses a policy.
pub(crate) type EntityUse = ((EntityKind, String), PolicyUse);

/// Returns all uses of a policy. They fit into one scan: an account has at most 6,300 entities.
pub(crate) fn all(context: &Context<'_>, arn: &str) -> Result<Vec<EntityUse>, Error> {
    let uses = records::policy_uses(context.account(), arn);
    let found = context.environment.scan(&uses, None, SCAN_RECORDS_MAX)?;
    let read = |(address, record): &(store::Address, store::Record)| {
        let used = records::read::<PolicyUse>(address, record)?.value;
        let of = records::policy_use_at(address).map(|(kind, name)| (kind, name.to_owned()));
        Ok(of.map(|of| (of, used)))
    };
    found.iter().filter_map(|one| read(one).transpose()).collect()
}
