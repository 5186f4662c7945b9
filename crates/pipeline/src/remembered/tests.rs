#[path = "../../tests/service/shelves.rs"]
mod shelves;

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use access::Origin;
use auth::{Caller, Mandate};
use model::{AccountId, Operation as Name, Region, Timestamp};
use policy::NoContext;
use shelves::{Describe, Environment, Shelf, Shelves, StoreName};

use super::*;
use crate::service::Service as _;
use crate::{Attempt, perform};

const ARN: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/// A request with all that its decision is kept by.
#[derive(Clone, Copy)]
struct Asking<'a> {
    shelf: &'a Shelf,
    caller: &'a Caller,
    identity: Option<&'a Arc<PrincipalPolicies>>,
    action: &'static str,
    name: &'a str,
}

fn environment(effect: &str) -> Environment {
    Environment {
        shelf: Mutex::new(Arc::new(Shelf::new(ARN, effect))),
        is_busy: AtomicBool::new(false),
        remembered: Remembered::default(),
    }
}

fn region() -> Region {
    Region::parse("us-east-1").unwrap()
}

fn root() -> Caller {
    Caller::root(AccountId::parse("111122223333").unwrap(), &region())
}

impl Asking<'_> {
    fn with<T>(
        &self,
        environment: &Environment,
        run: impl FnOnce(&Context<'_, Shelves>, &Permission<'_, Shelves>) -> T,
    ) -> T {
        let Self { shelf, caller, identity, action, name } = *self;
        let (region, attempt, attributes) = (region(), Attempt::default(), name.to_owned());
        let context = Context {
            session: None,
            environment,
            caller,
            identity,
            mandate: Mandate::NONE,
            region: &region,
            row: Shelves::row(Name::DescribeCustomKeyStores),
            attributes: &attributes,
            origin: ORIGIN,
            now: Timestamp::EPOCH,
            attempt: &attempt,
        };
        let resource = Resource::Key(&shelf.arn);
        let permission =
            Permission { action, resource, on: Some(shelf), conditions: StoreName(name) };
        run(&context, &permission)
    }

    fn keep(&self, environment: &Environment) {
        self.with(environment, |context, permission| {
            let once = MemoizedContext::new(&permission.conditions);
            for name in ["kms:storename", "kms:viaservice"] {
                let _looked_at = once.values(name);
            }
            environment.remembered.keep(context, permission, Some(0), &once, b"{}");
        });
    }

    fn is_recalled(&self, environment: &Environment) -> bool {
        let mut noted = Vec::new();
        let note = |trace: &[u8]| noted.extend_from_slice(trace);
        let is_found = self.with(environment, |context, permission| {
            environment.remembered.recall(context, permission, Some(0), note)
        });
        assert_eq!(is_found, noted == b"{}");
        is_found
    }
}

const ORIGIN: Origin<'static> = Origin {
    address: std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
    user_agent: None,
    referer: None,
    secure: false,
};

/// Puts the one decision that is kept into every place, so that it is found whatever is asked, and what is compared decides.
fn keep_everywhere(remembered: &Remembered) {
    let mut kept = remembered.0.iter().filter_map(ArcSwapOption::load_full);
    let decision = kept.next().unwrap();
    assert!(kept.next().is_none());
    remembered.0.iter().for_each(|place| place.store(Some(Arc::clone(&decision))));
}

#[test]
fn a_decision_is_recalled_where_nothing_differs() {
    let environment = environment("Allow");
    let [first, again] = [(); 2].map(|()| Shelf::new(ARN, "Allow"));
    let [caller, other] = [(); 2].map(|()| root());
    let [own, changed] = [(); 2].map(|()| Arc::new(PrincipalPolicies::default()));
    let asking = Asking {
        shelf: &first,
        caller: &caller,
        identity: Some(&own),
        action: "kms:DescribeCustomKeyStores",
        name: "red",
    };
    asking.keep(&environment);
    keep_everywhere(&environment.remembered);
    assert!(asking.is_recalled(&environment));
    assert!(Asking { caller: &caller.clone(), ..asking }.is_recalled(&environment));
    assert!(Asking { identity: Some(&own.clone()), ..asking }.is_recalled(&environment));
    for different in [
        Asking { shelf: &again, ..asking },
        Asking { caller: &other, ..asking },
        Asking { identity: Some(&changed), ..asking },
        Asking { identity: None, ..asking },
        Asking { action: "kms:Decrypt", ..asking },
        Asking { name: "blue", ..asking },
    ] {
        assert!(!different.is_recalled(&environment));
    }
    // The same place, which has one decision.
    Asking { name: "blue", ..asking }.keep(&environment);
    assert!(!asking.is_recalled(&environment));
}

#[test]
fn what_is_too_long_is_not_kept() {
    let (environment, shelf, caller) = (environment("Allow"), Shelf::new(ARN, "Allow"), root());
    let asking = Asking { shelf: &shelf, caller: &caller, identity: None, action: "x", name: "" };
    for (length, is_kept) in [(SAID_BYTES_MAX - 256, true), (SAID_BYTES_MAX, false)] {
        let name = "x".repeat(length);
        let asking = Asking { action: "kms:Encrypt", name: &name, ..asking };
        asking.keep(&environment);
        assert_eq!(asking.is_recalled(&environment), is_kept, "{length}");
    }
    for (length, is_kept) in [(TRACE_BYTES_MAX + 1, false), (TRACE_BYTES_MAX, true)] {
        asking.with(&environment, |context, permission| {
            let (trace, once) = (vec![b' '; length], MemoizedContext::new(&NoContext));
            environment.remembered.keep(context, permission, Some(0), &once, &trace);
            let is_found = environment.remembered.recall(context, permission, Some(0), |_trace| ());
            assert_eq!(is_found, is_kept, "{length}");
        });
    }
}

/// Through the operations themselves.
#[test]
fn only_what_policies_allow_is_kept() {
    let caller = root();
    for (effect, is_kept) in [("Allow", true), ("Deny", false)] {
        let environment = environment(effect);
        let shelf = Arc::clone(&environment.shelf.lock().unwrap());
        let asking =
            Asking { shelf: &shelf, caller: &caller, identity: None, action: "", name: "" };
        asking.with(&environment, |context, _permission| {
            let describe = model::generated::DescribeCustomKeyStoresRequest::default();
            let outcome = perform::<Describe>(context, &describe).unwrap();
            assert_eq!(outcome.result().is_ok(), is_kept);
        });
        let kept = environment.remembered.0.iter().filter(|place| place.load().is_some()).count();
        assert_eq!(kept, usize::from(is_kept), "{effect}");
    }
}
