//! Decisions that need not be made again, because nothing that they depend on has changed.
//!
//! A decision by which the key policy and the caller's own policies allow is a function of the key, of the caller with its
//! policies, of the action, and of the values of the condition keys that statements looked up. It is kept with all of them. The
//! next request with the same caller, key and action looks up the same condition keys. If it has the same values, it is allowed
//! for the same reasons.
//!
//! Loaded objects are compared by their load: a key, an identity or an access key that changes is loaded again. A mark keeps nothing
//! alive. Refusals and what grants allow are never kept.

use std::sync::{Arc, Weak};

use arc_swap::ArcSwapOption;
use auth::CallerMark;
use policy::{
    LookedUpKey, MemoizedContext, PrincipalPolicies, RequestContext as _, Resource, Values,
};

use crate::context::Context;
use crate::load::Load;
use crate::permission::Permission;
use crate::service_types::{ResourceWithPolicy, ServiceTypes};

/// The number of decisions that are kept. Another one in the same place replaces it.
const PLACES: usize = 4096;
/// The longest trace that is kept.
const TRACE_BYTES_MAX: usize = 2 * 1024;
/// The most memory for the values of one request, with their names.
const SAID_BYTES_MAX: usize = 1024;

/// The condition keys that have another value in each request.
const NEVER_AGAIN: [&str; 2] = ["aws:currenttime", "aws:epochtime"];

/// The decisions that allowed lately; at most 16 MiB.
#[derive(Debug)]
pub struct Remembered(Box<[ArcSwapOption<Allowed>]>);

#[derive(Debug)]
struct Allowed {
    key: Load,
    caller: CallerMark,
    identity: Option<Weak<PrincipalPolicies>>,
    action: &'static str,
    /// The condition keys that were looked up, with their values.
    said: Box<[LookedUpKey<'static>]>,
    listed: Option<usize>,
    /// The trace of the decision in the audit log.
    trace: Box<[u8]>,
}

impl Default for Remembered {
    fn default() -> Self {
        Self((0..PLACES).map(|_| ArcSwapOption::empty()).collect())
    }
}

impl Remembered {
    /// Passes the remembered trace for an identical request to `note`. Returns whether there was one.
    pub(crate) fn recall<S: ServiceTypes>(
        &self,
        context: &Context<'_, S>,
        permission: &Permission<'_, S>,
        listed: Option<usize>,
        note: impl FnOnce(&[u8]),
    ) -> bool {
        let found = place(context, permission)
            .and_then(|(key, place)| Some((key, self.0.get(place)?.load())));
        let Some((key, found)) = &found else { return false };
        let Some(allowed) = found.as_deref() else { return false };
        let is_same = allowed.key == *key
            && allowed.caller.is_of(context.caller)
            && is_same_identity(allowed.identity.as_ref(), context.identity)
            && allowed.action == permission.action
            && allowed.listed == listed
            && allowed
                .said
                .iter()
                .all(|(name, values)| permission.conditions.values(name) == *values);
        if is_same {
            note(&allowed.trace);
        }
        is_same
    }

    /// Remembers an allow decision with every condition key that it looked up (`once`). Skips an empty trace, as that of a
    /// decision about two accounts is, and one that is too long.
    pub(crate) fn keep<S: ServiceTypes>(
        &self,
        context: &Context<'_, S>,
        permission: &Permission<'_, S>,
        listed: Option<usize>,
        once: &MemoizedContext<'_>,
        trace: &[u8],
    ) {
        let Some((key, place)) = place(context, permission) else { return };
        let Some(place) =
            self.0.get(place).filter(|_| (1..=TRACE_BYTES_MAX).contains(&trace.len()))
        else {
            return;
        };
        let Some(said) = once.said().and_then(kept) else { return };
        place.store(Some(Arc::new(Allowed {
            key,
            caller: context.caller.mark(),
            identity: context.identity.map(Arc::downgrade),
            action: permission.action,
            said,
            listed,
            trace: trace.into(),
        })));
    }
}

/// Returns the load of the key, and the place of the decision; `None` for a permission that is not on the key itself.
fn place<S: ServiceTypes>(
    context: &Context<'_, S>,
    permission: &Permission<'_, S>,
) -> Option<(Load, usize)> {
    let (Resource::Key(_), Some(on)) = (permission.resource, permission.on) else { return None };
    let load = on.load();
    let (caller, action) = (context.caller.place(), permission.action.as_ptr().addr());
    let places = [caller, action].map(|place| u64::try_from(place).unwrap_or(0));
    // The multiplier of Fibonacci hashing: its high bits depend on all bits of the number.
    let mix = |sum: u64, number: u64| (sum ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = places.into_iter().fold(load.0, mix) >> (u64::BITS - PLACES.ilog2());
    Some((load, usize::try_from(mixed).ok()?))
}

/// Copies what a request looked up into memory of its own; `None` if it is too long, or will never have the same values.
fn kept<'s, 'v: 's>(
    said: impl Iterator<Item = &'s LookedUpKey<'v>>,
) -> Option<Box<[LookedUpKey<'static>]>> {
    let mut room = SAID_BYTES_MAX;
    let own = |(name, values): &'s LookedUpKey<'v>| {
        let bytes = values.as_ref().map_or(0, Values::bytes);
        let bytes = bytes.checked_add(name.len())?.checked_add(size_of::<LookedUpKey<'_>>())?;
        room = room.checked_sub(bytes)?;
        let recurs = !NEVER_AGAIN.contains(&&**name);
        recurs.then(|| (name.clone(), values.as_ref().map(Values::to_static)))
    };
    said.map(own).collect()
}

fn is_same_identity(
    marked: Option<&Weak<PrincipalPolicies>>,
    identity: Option<&Arc<PrincipalPolicies>>,
) -> bool {
    match (marked, identity) {
        (None, None) => true,
        (Some(marked), Some(identity)) => std::ptr::eq(marked.as_ptr(), Arc::as_ptr(identity)),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests;
