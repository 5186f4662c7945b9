//! Decisions that hang on nothing but the key and who asks: kept with the cached entry of the key, and gone with it.
//!
//! A decision is kept when the key policy and the caller's own policies allow without a look at the request: no condition
//! and no variable was asked. Then it is a function of the policies, which are those of this entry and of this identity, and
//! of the caller. All three are compared by where they are in memory, which nothing else can take while they are marked: a
//! key, an identity or an access key that changes is another one (`directory`, `iam::Directory`). A mark keeps nothing
//! alive. Grants are never kept.

use std::cell::Cell;
use std::sync::{Arc, Weak};

use arc_swap::ArcSwapOption;
use auth::CallerMark;
use policy::{Identity, Resource, Values};

use crate::conditions::Conditions;
use crate::operate::Context;
use crate::target::Ask;

/// Decisions that one key keeps. Another one in the same place replaces it.
const PLACES: usize = 4;
/// The longest trace that is kept.
const TRACE_BYTES_MAX: usize = 640;

/// What has been allowed on a key.
#[derive(Debug, Default)]
pub(crate) struct Remembered([ArcSwapOption<Allowed>; PLACES]);

#[derive(Debug)]
struct Allowed {
    caller: CallerMark,
    identity: Option<Weak<Identity>>,
    action: &'static str,
    listed: Option<usize>,
    /// What the audit log keeps of the decision.
    trace: Box<[u8]>,
}

/// Bytes of memory that it takes at most, with the room in which a marked caller and identity were.
pub(crate) const BYTES_MAX: usize = PLACES
    * (TRACE_BYTES_MAX
        + size_of::<Allowed>()
        + size_of::<auth::Identity>()
        + size_of::<Identity>());

impl Remembered {
    /// Lets `note` have the trace of a decision that was made before for the same caller; says whether there was one.
    pub(crate) fn recall(
        &self,
        context: &Context<'_>,
        ask: &Ask<'_>,
        listed: Option<usize>,
        note: impl FnOnce(&[u8]),
    ) -> bool {
        let found = self.place(context, ask).map(ArcSwapOption::load);
        let Some(allowed) = found.as_ref().and_then(|found| found.as_deref()) else { return false };
        let is_same = allowed.caller.is_of(context.caller)
            && is_same_identity(allowed.identity.as_ref(), context.identity)
            && allowed.action == ask.action
            && allowed.listed == listed;
        if is_same {
            note(&allowed.trace);
        }
        is_same
    }

    /// Keeps a decision that allowed.
    pub(crate) fn keep(
        &self,
        context: &Context<'_>,
        ask: &Ask<'_>,
        listed: Option<usize>,
        trace: &[u8],
    ) {
        if trace.len() > TRACE_BYTES_MAX {
            return;
        }
        let Some(place) = self.place(context, ask) else { return };
        place.store(Some(Arc::new(Allowed {
            caller: context.caller.mark(),
            identity: context.identity.map(Arc::downgrade),
            action: ask.action,
            listed,
            trace: trace.into(),
        })));
    }

    /// By action and caller; none of what is not about the key itself.
    fn place(&self, context: &Context<'_>, ask: &Ask<'_>) -> Option<&ArcSwapOption<Allowed>> {
        let Resource::Key(_) = ask.resource else { return None };
        let text = ask.action.bytes().chain(context.caller.principal_id().bytes());
        let sum = text.fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.0.get(sum % PLACES)
    }
}

fn is_same_identity(marked: Option<&Weak<Identity>>, identity: Option<&Arc<Identity>>) -> bool {
    match (marked, identity) {
        (None, None) => true,
        (Some(marked), Some(identity)) => std::ptr::eq(marked.as_ptr(), Arc::as_ptr(identity)),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// The conditions of a request, which notices whether anything is asked of it.
#[derive(Debug)]
pub(crate) struct Watched<'a> {
    conditions: &'a Conditions<'a>,
    asked: Cell<bool>,
}

impl<'a> Watched<'a> {
    pub(crate) const fn new(conditions: &'a Conditions<'a>) -> Self {
        Self { conditions, asked: Cell::new(false) }
    }

    pub(crate) fn was_asked(&self) -> bool {
        self.asked.get()
    }
}

impl policy::Context for Watched<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        self.asked.set(true);
        self.conditions.values(key)
    }
}

#[cfg(test)]
mod tests {
    use auth::Caller;
    use keys::KeyPolicy;
    use model::Operation;

    use super::*;
    use crate::claim::Claim;
    use crate::directory::KeyEntry;
    use crate::directory::grants::tests::Watched as Store;
    use crate::grant::tests::{account, entry, environment, key};
    use crate::operate::Attempt;
    use crate::operate::tests::context;

    /// Whether what one caller was allowed on `entry` is recalled for another.
    fn recalls(
        entry: &KeyEntry,
        [before, after]: [(&Caller, Option<&Arc<Identity>>); 2],
        [kept, asked]: [&'static str; 2],
    ) -> bool {
        let environment = environment(Store::new());
        let (claim, attempt) = (Claim::default(), Attempt::default());
        let (region, said) = (&entry.key.arn().region, (Operation::Encrypt, &claim));
        let context = |(caller, identity)| Context {
            identity,
            ..context(&environment, (caller, region), said, &attempt)
        };
        let ask =
            |action| Ask { action, resource: Resource::Key(entry.key.arn()), key: Some(entry) };
        entry.remembered.keep(&context(before), &ask(kept), Some(0), b"{}");
        let mut noted = Vec::new();
        let found = entry
            .remembered
            .recall(&context(after), &ask(asked), Some(0), |trace| noted.extend_from_slice(trace));
        assert_eq!(found, noted == b"{}");
        found
    }

    #[test]
    fn a_decision_is_recalled_for_the_same_caller_with_the_same_policies_only() {
        let entry = entry(key(1, 5));
        let region = &entry.key.arn().region;
        let (caller, again) = (Caller::root(account(), region), Caller::root(account(), region));
        let (own, changed) = (Arc::new(Identity::default()), Arc::new(Identity::default()));
        let encrypt = ["kms:Encrypt"; 2];
        assert!(recalls(&entry, [(&caller, None), (&caller.clone(), None)], encrypt));
        assert!(recalls(&entry, [(&caller, Some(&own)), (&caller, Some(&own.clone()))], encrypt));
        assert!(!recalls(&entry, [(&caller, None), (&again, None)], encrypt));
        assert!(!recalls(&entry, [(&caller, Some(&own)), (&caller, Some(&changed))], encrypt));
        assert!(!recalls(&entry, [(&caller, Some(&own)), (&caller, None)], encrypt));
        let actions = ["kms:Encrypt", "kms:Decrypt"];
        assert!(!recalls(&entry, [(&caller, None), (&caller, None)], actions));
    }

    /// What a request says may differ the next time: a decision on which it had a say is not kept.
    #[test]
    fn what_a_condition_was_asked_for_is_noticed() {
        let mut stored = key(1, 5);
        let root = account().root_arn(&stored.arn().region);
        for (condition, is_kept) in
            [("", true), (r#","Condition":{"Bool":{"aws:SecureTransport":"false"}}"#, false)]
        {
            stored.set_policy(KeyPolicy::unbound(format!(
                r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{root}"}},"Action":"kms:*","Resource":"*"{condition}}}}}"#
            )));
            let entry = entry_with_its_policy(stored.clone());
            crate::operate::tests::allow(&entry, Operation::Encrypt);
            let places = entry.remembered.0.iter();
            let kept = places.filter(|place| place.load().is_some()).count();
            assert_eq!(kept, usize::from(is_kept), "{condition}");
        }
    }

    fn entry_with_its_policy(key: keys::Key) -> Arc<KeyEntry> {
        let policy = policy::Document::parse(&key.policy().text).unwrap();
        let usual = entry(key);
        let usual = Arc::into_inner(usual).unwrap();
        Arc::new(KeyEntry { policy, ..usual })
    }
}
