use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, KeyArn};

use super::*;
use crate::context::Values;
use crate::{Attached, PolicyKind, PrincipalPolicies, Trace, decide};

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const USER: &str = "arn:aws:iam::111122223333:user/alice";

/// A request of which nobody knows any more what the keys `old:...` were.
#[derive(Debug)]
struct Request {
    known: BTreeMap<String, Vec<String>>,
    untold: Cell<bool>,
    granted: Option<bool>,
}

impl RequestContext for Request {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        self.untold.set(self.untold.get() || key.starts_with("old:"));
        RequestContext::values(&self.known, key)
    }
}

impl Past for Request {
    fn was_untold(&self) -> bool {
        self.untold.replace(false)
    }

    fn is_granted(&self) -> Option<bool> {
        self.granted
    }
}

fn request(granted: Option<bool>) -> Request {
    let known = [("k:team".to_owned(), vec!["red".to_owned()])].into();
    Request { known, untold: Cell::new(false), granted }
}

fn key_policy(statements: &[&str]) -> Document {
    Document::parse(&format!(r#"{{"Statement":[{}]}}"#, statements.join(","))).unwrap()
}

fn identity(name: &str, statements: &[&str]) -> Attached {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
    let document = Arc::new(Document::parse_as(PolicyKind::Identity, &text).unwrap());
    Attached { name: name.to_owned(), document }
}

/// The decision with its trace, read back.
fn decided(
    caller: &str,
    policy: &Document,
    identity: &PrincipalPolicies,
) -> PermissionTrace<'static> {
    let (key, request) = (KeyArn::parse(KEY).unwrap(), request(None));
    let account = AccountId::parse(caller.split(':').nth(4).unwrap()).unwrap();
    let question = PermissionQuery {
        caller: CallerView::new(account, caller),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(policy),
        identity: Some(identity),
        context: &request,
    };
    let mut trace = Trace::whole();
    trace.note(&question, &decide(&question), Some(0));
    let json = format!("[{}]", str::from_utf8(trace.json()).unwrap());
    PermissionTrace::read(&json, caller, &[KEY]).unwrap().remove(0)
}

fn replayed(asked: &PermissionTrace<'_>, changed: Changed<'_>, granted: Option<bool>) -> Again {
    let account = AccountId::parse(asked.caller.split(':').nth(4).unwrap()).unwrap();
    again(asked, &CallerView::new(account, &asked.caller), changed, &request(granted))
}

const ACCOUNT: &str =
    r#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}"#;
const ALICE: &str = r#"{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/alice","arn:aws:iam::444455556666:user/eve"]},"Action":"kms:Encrypt","Resource":"*"}"#;
const RED: &str = r#"{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"k:team":"red"}}}"#;
const BLUE: &str = r#"{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"k:team":"blue"}}}"#;
const STOP: &str = r#"{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}"#;

/// Whatever a decision was before, made again with another policy it is what the engine says of that policy.
#[test]
fn a_replay_is_the_decision_with_the_other_policy() {
    let policies = [
        key_policy(&[ACCOUNT]),
        key_policy(&[ALICE]),
        key_policy(&[RED]),
        key_policy(&[ALICE, BLUE]),
        key_policy(&[ACCOUNT, STOP]),
    ];
    let allow = identity("own", &[r#"{"Effect":"Allow","Action":"kms:*","Resource":"*"}"#]);
    let other = identity("own", &[r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#]);
    let deny = identity("own", &[r#"{"Effect":"Deny","Action":"kms:*","Resource":"*"}"#]);
    let alone = |policy: &Attached| PrincipalPolicies {
        policies: vec![policy.clone()],
        ..PrincipalPolicies::default()
    };
    let bound = |policy: &Attached, boundary: &Attached| PrincipalPolicies {
        boundary: Some(Attached { name: "limit".to_owned(), ..boundary.clone() }),
        ..alone(policy)
    };
    let identities =
        [alone(&allow), alone(&other), alone(&deny), bound(&allow, &other), bound(&other, &allow)];
    for caller in [USER, "arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:user/eve"] {
        for (before, own) in
            policies.iter().flat_map(|one| identities.iter().map(move |own| (one, own)))
        {
            let asked = decided(caller, before, own);
            for after in &policies {
                let expected = Again::of(decided(caller, after, own).allowed);
                let found = replayed(&asked, Changed::Key(KEY, after), Some(false));
                assert_eq!(found, expected, "{caller} {before:?} {own:?} {after:?}");
            }
            for after in [&allow, &other, &deny] {
                let changed = PrincipalPolicies { policies: vec![after.clone()], ..own.clone() };
                let expected = Again::of(decided(caller, before, &changed).allowed);
                let found =
                    replayed(&asked, Changed::Identity("own", &after.document), Some(false));
                assert_eq!(found, expected, "{caller} {before:?} {own:?} {after:?}");
            }
        }
    }
}

#[test]
fn what_is_untold_counts_only_where_it_decides() {
    let asked = decided(USER, &key_policy(&[ALICE]), &PrincipalPolicies::default());
    let condition = r#","Condition":{"StringEquals":{"old:mfa":"true"}}}"#;
    let uncertain = |statement: &str| statement.replace(r#""*"}"#, &format!(r#""*"{condition}"#));
    let (allow, deny) = (uncertain(ALICE), uncertain(STOP));
    for (statements, expected) in [
        (vec![allow.as_str()], Again::Untold),
        (vec![ALICE, &deny], Again::Untold),
        (vec![ALICE, &allow], Again::Allowed),
        (vec![&allow, STOP], Again::Refused),
        (vec![&deny], Again::Refused),
    ] {
        let after = key_policy(&statements);
        assert_eq!(
            replayed(&asked, Changed::Key(KEY, &after), Some(false)),
            expected,
            "{statements:?}"
        );
    }
}

/// Grants are not looked at where the policy allows: whether one allows must be known from elsewhere.
#[test]
fn grants_serve_where_the_changed_policy_does_not() {
    let nobody = key_policy(&[&ACCOUNT.replace("111122223333", "999999999999")]);
    let stop = key_policy(&[STOP]);
    let allowed = decided(USER, &key_policy(&[ALICE]), &PrincipalPolicies::default());
    for (granted, expected) in
        [(Some(true), Again::Allowed), (Some(false), Again::Refused), (None, Again::Untold)]
    {
        assert_eq!(replayed(&allowed, Changed::Key(KEY, &nobody), granted), expected);
        assert_eq!(replayed(&allowed, Changed::Key(KEY, &stop), granted), Again::Refused);
    }
    // They were looked at then, and there was none.
    let refused = decided(USER, &nobody, &PrincipalPolicies::default());
    assert_eq!(replayed(&refused, Changed::Key(KEY, &nobody), None), Again::Refused);
}

#[test]
fn what_the_change_is_not_about_stays() {
    let asked = decided(USER, &key_policy(&[ALICE]), &PrincipalPolicies::default());
    let stop = key_policy(&[STOP]);
    assert_eq!(replayed(&asked, Changed::Key("arn:other", &stop), None), Again::Allowed);
    let lost = PermissionTrace { lost: true, ..asked };
    assert_eq!(replayed(&lost, Changed::Key(KEY, &stop), None), Again::Untold);
}
