//! Decisions that need not be made again, because nothing that they depend on has changed.
//!
//! A decision by which the key policy and the caller's own policies allow is a function of the key, of the caller with its
//! policies, of the action, and of the values of the condition keys that statements looked up. It is kept with all of them. The
//! next request with the same caller, key and action looks up the same condition keys. If it has the same values, it is allowed
//! for the same reasons.
//!
//! Loaded objects are compared by their load: a key, an identity or an access key that changes is loaded again (`key_cache`,
//! `iam::IdentityCache`). A mark keeps nothing alive. Refusals and what grants allow are never kept.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use arc_swap::ArcSwapOption;
use auth::CallerMark;
use policy::{Context as _, Identity, LookedUpKey, MemoizedContext, Resource, Values};

use crate::conditions::Conditions;
use crate::operate::Context;
use crate::target::Permission;

/// The number of decisions that are kept. Another one in the same place replaces it.
const PLACES: usize = 4096;
/// The longest trace that is kept.
const TRACE_BYTES_MAX: usize = 2 * 1024;
/// The most memory for the values of one request, with their names.
const SAID_BYTES_MAX: usize = 1024;

/// The condition keys that have another value in each request.
const NEVER_AGAIN: [&str; 2] = ["aws:currenttime", "aws:epochtime"];

/// A number for each load of a key. No two loads have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Load(u64);

impl Load {
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The decisions that allowed lately; at most 16 MiB.
#[derive(Debug)]
pub struct Remembered(Box<[ArcSwapOption<Allowed>]>);

#[derive(Debug)]
struct Allowed {
    key: Load,
    caller: CallerMark,
    identity: Option<Weak<Identity>>,
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
    pub(crate) fn recall(
        &self,
        context: &Context<'_>,
        (ask, listed): (&Permission<'_>, Option<usize>),
        conditions: &Conditions<'_>,
        note: impl FnOnce(&[u8]),
    ) -> bool {
        let found =
            place(context, ask).and_then(|(key, place)| Some((key, self.0.get(place)?.load())));
        let Some((key, found)) = &found else { return false };
        let Some(allowed) = found.as_deref() else { return false };
        let is_same = allowed.key == *key
            && allowed.caller.is_of(context.caller)
            && is_same_identity(allowed.identity.as_ref(), context.identity)
            && allowed.action == ask.action
            && allowed.listed == listed
            && allowed.said.iter().all(|(name, values)| conditions.values(name) == *values);
        if is_same {
            note(&allowed.trace);
        }
        is_same
    }

    /// Remembers an allow decision with every condition key that it looked up (`once`). Skips an empty trace, as that of a
    /// decision about two accounts is, and one that is too long.
    pub(crate) fn keep(
        &self,
        context: &Context<'_>,
        (ask, listed): (&Permission<'_>, Option<usize>),
        once: &MemoizedContext<'_>,
        trace: &[u8],
    ) {
        let Some((key, place)) = place(context, ask) else { return };
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
            action: ask.action,
            said,
            listed,
            trace: trace.into(),
        })));
    }
}

/// Returns the load of the key, and the place of the decision; `None` for a permission that is not on the key itself.
fn place(context: &Context<'_>, ask: &Permission<'_>) -> Option<(Load, usize)> {
    let (Resource::Key(_), Some(entry)) = (ask.resource, ask.key) else { return None };
    let (caller, action) = (context.caller.place(), ask.action.as_ptr().addr());
    let places = [caller, action].map(|place| u64::try_from(place).unwrap_or(0));
    // The multiplier of Fibonacci hashing: its high bits depend on all bits of the number.
    let mix = |sum: u64, number: u64| (sum ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = places.into_iter().fold(entry.load.0, mix) >> (u64::BITS - PLACES.ilog2());
    Some((entry.load, usize::try_from(mixed).ok()?))
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

fn is_same_identity(marked: Option<&Weak<Identity>>, identity: Option<&Arc<Identity>>) -> bool {
    match (marked, identity) {
        (None, None) => true,
        (Some(marked), Some(identity)) => std::ptr::eq(marked.as_ptr(), Arc::as_ptr(identity)),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use auth::Caller;
    use keys::KeyPolicy;
    use model::Operation;
    use policy::NoContext;

    use super::*;
    use crate::environment::Environment;
    use crate::grant::tests::{account, entry, environment, key};
    use crate::key_cache::KeyEntry;
    use crate::key_cache::grants::tests::Watched as Store;
    use crate::operate::Attempt;
    use crate::operate::tests::{asks, context};
    use crate::request_attributes::RequestAttributes;

    /// A request with all that its decision is kept by.
    #[derive(Clone, Copy)]
    struct Asking<'a> {
        entry: &'a KeyEntry,
        caller: &'a Caller,
        identity: Option<&'a Arc<Identity>>,
        action: &'static str,
        team: &'static str,
    }

    impl Asking<'_> {
        fn with<T>(
            &self,
            environment: &Environment,
            run: impl FnOnce(&Context<'_>, (&Permission<'_>, Option<usize>), &Conditions<'_>) -> T,
        ) -> T {
            let Self { entry, caller, identity, action, team } = *self;
            let pairs = [("team".to_owned(), team.to_owned())];
            let (claim, attempt) =
                (RequestAttributes::of_context(pairs.into()), Attempt::default());
            let (region, said) = (&entry.key.arn().region, (Operation::Encrypt, &claim));
            let context =
                Context { identity, ..context(environment, (caller, region), said, &attempt) };
            let resource = Resource::Key(entry.key.arn());
            let ask = Permission { action, resource, key: Some(entry) };
            let conditions = Conditions::new(&context, Some(&entry.key), 0);
            run(&context, (&ask, Some(0)), &conditions)
        }

        fn keep(&self, environment: &Environment) {
            self.with(environment, |context, ask, conditions| {
                let once = MemoizedContext::new(conditions);
                for name in ["kms:encryptioncontext:team", "kms:viaservice"] {
                    let _looked_at = once.values(name);
                }
                environment.remembered.keep(context, ask, &once, b"{}");
            });
        }

        fn is_recalled(&self, environment: &Environment) -> bool {
            let mut noted = Vec::new();
            let note = |trace: &[u8]| noted.extend_from_slice(trace);
            let is_found = self.with(environment, |context, ask, conditions| {
                environment.remembered.recall(context, ask, conditions, note)
            });
            assert_eq!(is_found, noted == b"{}");
            is_found
        }
    }

    /// Puts the one decision that is kept into every place, so that it is found whatever is asked, and what is compared decides.
    fn keep_everywhere(remembered: &Remembered) {
        let mut kept = remembered.0.iter().filter_map(ArcSwapOption::load_full);
        let decision = kept.next().unwrap();
        assert!(kept.next().is_none());
        remembered.0.iter().for_each(|place| place.store(Some(Arc::clone(&decision))));
    }

    #[test]
    fn a_decision_is_recalled_where_nothing_differs() {
        let environment = environment(Store::new());
        let [first, again] = [1, 1].map(|id| entry(key(id, 5)));
        let region = &first.key.arn().region;
        let [caller, other] = [(); 2].map(|()| Caller::root(account(), region));
        let [own, changed] = [(); 2].map(|()| Arc::new(Identity::default()));
        let (entry, identity) = (&*first, Some(&own));
        let asking =
            Asking { entry, caller: &caller, identity, action: "kms:Encrypt", team: "red" };
        asking.keep(&environment);
        keep_everywhere(&environment.remembered);
        assert!(asking.is_recalled(&environment));
        assert!(Asking { caller: &caller.clone(), ..asking }.is_recalled(&environment));
        assert!(Asking { identity: Some(&own.clone()), ..asking }.is_recalled(&environment));
        for different in [
            Asking { entry: &again, ..asking },
            Asking { caller: &other, ..asking },
            Asking { identity: Some(&changed), ..asking },
            Asking { identity: None, ..asking },
            Asking { action: "kms:Decrypt", ..asking },
            Asking { team: "blue", ..asking },
        ] {
            assert!(!different.is_recalled(&environment));
        }
        // The same place, which has one decision.
        Asking { team: "blue", ..asking }.keep(&environment);
        assert!(!asking.is_recalled(&environment));
    }

    #[test]
    fn what_is_too_long_is_not_kept() {
        let environment = environment(Store::new());
        let entry = entry(key(1, 5));
        let caller = Caller::root(account(), &entry.key.arn().region);
        for (length, is_kept) in [(SAID_BYTES_MAX - 256, true), (SAID_BYTES_MAX, false)] {
            let (action, team) = ("kms:Encrypt", &*Box::leak("x".repeat(length).into_boxed_str()));
            let asking = Asking { entry: &entry, caller: &caller, identity: None, action, team };
            asking.keep(&environment);
            assert_eq!(asking.is_recalled(&environment), is_kept, "{length}");
        }
        let asking =
            Asking { entry: &entry, caller: &caller, identity: None, action: "x", team: "" };
        for (length, is_kept) in [(TRACE_BYTES_MAX + 1, false), (TRACE_BYTES_MAX, true)] {
            asking.with(&environment, |context, ask, conditions| {
                let trace = vec![b' '; length];
                environment.remembered.keep(
                    context,
                    ask,
                    &MemoizedContext::new(&NoContext),
                    &trace,
                );
                let is_found = environment.remembered.recall(context, ask, conditions, |_trace| ());
                assert_eq!(is_found, is_kept, "{length}");
            });
        }
    }

    /// Through the operation itself.
    #[test]
    fn only_what_policies_allow_is_kept() {
        let mut stored = key(1, 5);
        let root = account().root_arn(&stored.arn().region);
        for (effect, is_kept) in [("Allow", true), ("Deny", false)] {
            stored.set_policy(KeyPolicy::unbound(format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Principal":{{"AWS":"{root}"}},"Action":"kms:*","Resource":"*"}}}}"#
            )));
            let policy = policy::Document::parse(&stored.policy().text).unwrap();
            let entry = Arc::new(KeyEntry::new(stored.clone(), policy, store::Revision(1)));
            let environment = environment(Store::new());
            assert_eq!(asks(&environment, &entry, Operation::Encrypt), is_kept);
            let places = environment.remembered.0.iter();
            let kept = places.filter(|place| place.load().is_some()).count();
            assert_eq!(kept, usize::from(is_kept), "{effect}");
        }
    }
}
