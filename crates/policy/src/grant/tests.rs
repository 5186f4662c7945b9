use std::collections::BTreeMap;
use std::sync::Arc;

use model::generated::GrantConstraints;
use model::{KeyId, Region};
use proptest::prelude::*;

use super::*;
use crate::fuel::Fuel;
use crate::principal::Match;
use crate::{
    CallerView, Decision, Document, NoContext, PermissionQuery, Reason, Resource, Source, Why,
    account_of_principal, decide, default_policy,
};

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const ROLE: &str = "arn:aws:iam::111122223333:role/team/app";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/app/s1";
const FOREIGN: &str = "arn:aws:iam::444455556666:user/bob";

type Context = BTreeMap<String, String>;

fn context(pairs: &[(&str, &str)]) -> Context {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn equals(pairs: &[(&str, &str)]) -> GrantConstraints {
    GrantConstraints {
        encryption_context_equals: Some(context(pairs)),
        encryption_context_subset: None,
        source_arn: None,
    }
}

fn subset(pairs: &[(&str, &str)]) -> GrantConstraints {
    GrantConstraints {
        encryption_context_equals: None,
        encryption_context_subset: Some(context(pairs)),
        source_arn: None,
    }
}

fn usage(operation: GrantOperation, pairs: &[(&str, &str)]) -> Use<'static> {
    let context = Pairs::of(Some(&context(pairs)));
    Use { operation, context, source_arn: None, new_grant: None }
}

fn id(number: u8) -> GrantId {
    GrantId::from_bytes([number; 32])
}

fn account(text: &str) -> AccountId {
    AccountId::parse(text).unwrap()
}

fn key() -> KeyArn {
    let region = Region::parse("us-east-1").unwrap();
    KeyArn { account: account("111122223333"), region, id: KeyId::SingleRegion(7) }
}

fn caller(arn: &str) -> CallerView<'_> {
    let account = account(arn.split(':').nth(4).unwrap());
    let role = (arn == SESSION).then_some(ROLE);
    CallerView { role, ..CallerView::new(account, arn) }
}

/// The decision on `kms:Decrypt` under a policy and the grants of one grantee.
fn decrypt(policy: &str, arn: &str, grantee: &str, constraints: &GrantConstraints) -> Decision {
    let (key, document, caller) = (key(), Document::parse(policy).unwrap(), caller(arn));
    let question = PermissionQuery {
        caller,
        action: "kms:Decrypt",
        resource: Resource::Key(&key),
        policy: Some(&document),
        identity: None,
        context: &NoContext,
    };
    let terms = Terms::new(&[GrantOperation::Decrypt], Some(constraints));
    let set = Arc::new(GrantSet::new(grantee, vec![Grant { id: id(1), terms, grantee_id: None }]));
    let usage = usage(GrantOperation::Decrypt, &[("team", "red"), ("stage", "1")]);
    decide(&question).or_granted(&caller, &usage, &[set])
}

/// A session that was scoped down gets no more by a grant to its role than by a key policy that names the role.
#[test]
fn a_grant_to_a_role_is_limited_by_session_policies() {
    let (key, caller) = (key(), caller(SESSION));
    let document = Document::parse(&only_root()).unwrap();
    let policy = |action: &str| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
        );
        let document = Arc::new(Document::parse_as(crate::PolicyKind::Identity, &text).unwrap());
        crate::Attached { name: "p".to_owned(), document }
    };
    let usage = usage(GrantOperation::Decrypt, &[]);
    for (action, grantee, allowed) in [
        ("kms:ListKeys", ROLE, false),
        ("kms:Decrypt", ROLE, true),
        ("kms:ListKeys", SESSION, true),
    ] {
        let identity = crate::PrincipalPolicies {
            session: Some(vec![policy(action)]),
            ..crate::PrincipalPolicies::default()
        };
        let question = PermissionQuery {
            caller,
            action: "kms:Decrypt",
            resource: Resource::Key(&key),
            policy: Some(&document),
            identity: Some(&identity),
            context: &NoContext,
        };
        let terms = Terms::new(&[GrantOperation::Decrypt], None);
        let set =
            Arc::new(GrantSet::new(grantee, vec![Grant { id: id(1), terms, grantee_id: None }]));
        let decision = decide(&question).or_granted(&caller, &usage, &[set]);
        assert_eq!(decision.is_allowed(), allowed, "{action} {grantee}");
    }
}

fn only_root() -> String {
    default_policy(account("111122223333"), &key().region)
}

#[test]
fn a_grant_lets_its_grantee_in_and_is_named() {
    for (arn, grantee, allowed) in [
        (ALICE, ALICE, true),
        (SESSION, SESSION, true),
        (SESSION, ROLE, true),
        (FOREIGN, FOREIGN, true),
        (ALICE, ROLE, false),
        (ALICE, "arn:aws:iam::111122223333:root", false),
        (ALICE, "arn:aws:iam::111122223333:user/Alice", false),
    ] {
        let decision = decrypt(&only_root(), arn, grantee, &subset(&[("team", "red")]));
        assert_eq!(decision.is_allowed(), allowed, "{arn} {grantee}");
        let last = decision.reasons().iter().last().unwrap();
        let (source, found) = (Source::Grant(id(1)), Match::Caller);
        let granted = Reason { source, why: Why::Allows, found };
        assert_eq!(last == granted, allowed, "{last:?}");
    }
}

#[test]
fn a_refusal_names_the_grant_whose_constraint_was_not_met() {
    let decision = decrypt(&only_root(), ALICE, ALICE, &equals(&[("team", "red")]));
    assert!(!decision.is_allowed());
    let why = Why::ConstraintNotMet;
    assert_eq!(
        decision.reasons().iter().last(),
        Some(Reason { source: Source::Grant(id(1)), why, found: Match::Caller })
    );
    let error = decision.authorize(()).unwrap_err().error();
    assert!(error.message().unwrap().contains(ALICE), "{error}");
}

#[test]
fn an_explicit_deny_wins_over_a_grant() {
    let deny = format!(
        r#"{{"Statement":[{{"Effect":"Deny","Principal":{{"AWS":"{ALICE}"}},"Action":"kms:Decrypt","Resource":"*"}}]}}"#
    );
    let decision = decrypt(&deny, ALICE, ALICE, &subset(&[]));
    assert!(!decision.is_open_to_grants());
    assert!(!decision.is_allowed());
}

#[test]
fn what_a_policy_allows_asks_no_grant() {
    let root = "arn:aws:iam::111122223333:root";
    let decision = decrypt(&only_root(), root, root, &subset(&[]));
    assert!(decision.is_allowed());
    let from_policy = |reason: &Reason| matches!(reason.source, Source::Statement(..));
    assert!(decision.reasons().iter().all(|reason| from_policy(&reason)));
}

#[test]
fn the_case_of_a_key_does_not_count_and_that_of_a_value_does() {
    for (constraints, pairs, allowed) in [
        (equals(&[("Team", "red")]), &[("team", "red")][..], true),
        (equals(&[("Team", "red")]), &[("team", "Red")], false),
        (equals(&[("team", "red")]), &[("team", "red"), ("x", "y")], false),
        (equals(&[]), &[], true),
        (equals(&[]), &[("team", "red")], false),
        // One pair is not the same context as two that differ in case.
        (equals(&[("A", "1")]), &[("A", "1"), ("a", "1")], false),
        (equals(&[("A", "1"), ("a", "1")]), &[("A", "1"), ("a", "1")], true),
        (subset(&[("TEAM", "red")]), &[("team", "red"), ("x", "y")], true),
        (subset(&[("team", "red")]), &[("team", "red")], true),
        (subset(&[("team", "red")]), &[("team", "blue")], false),
        (subset(&[("team", "red")]), &[], false),
        (subset(&[("team", "a")]), &[("team", "b"), ("TEAM", "a")], true),
        (subset(&[]), &[("x", "y")], true),
        // Only ASCII letters have a case here.
        (subset(&[("Ä", "1")]), &[("ä", "1")], false),
    ] {
        let terms = Terms::new(&[GrantOperation::Encrypt], Some(&constraints));
        let usage = usage(GrantOperation::Encrypt, pairs);
        assert_eq!(terms.allow(&usage), allowed, "{constraints:?} {pairs:?}");
    }
}

#[test]
fn describing_and_retiring_have_no_context() {
    let operations =
        [GrantOperation::DescribeKey, GrantOperation::RetireGrant, GrantOperation::Sign];
    let terms = Terms::new(&operations, Some(&equals(&[("team", "red")])));
    assert!(terms.allow(&usage(GrantOperation::DescribeKey, &[])));
    assert!(terms.allow(&usage(GrantOperation::RetireGrant, &[])));
    assert!(!terms.allow(&usage(GrantOperation::Sign, &[])));
    assert!(!terms.allow(&usage(GrantOperation::Verify, &[("team", "red")])));
}

#[test]
fn a_source_arn_binds_everything_but_retiring() {
    let source = "arn:aws:dynamodb:us-east-1:111122223333:table/t";
    let constraints =
        GrantConstraints { source_arn: Some(source.to_owned()), ..equals(&[("a", "b")]) };
    let operations =
        [GrantOperation::DescribeKey, GrantOperation::RetireGrant, GrantOperation::Decrypt];
    let terms = Terms::new(&operations, Some(&constraints));
    for (operation, from, allowed) in [
        (GrantOperation::DescribeKey, None, false),
        (GrantOperation::DescribeKey, Some(source), true),
        (GrantOperation::RetireGrant, None, true),
        (GrantOperation::Decrypt, None, false),
        (GrantOperation::Decrypt, Some("arn:aws:dynamodb:us-east-1:111122223333:table/T"), false),
        (GrantOperation::Decrypt, Some(source), true),
    ] {
        let usage = Use { source_arn: from, ..usage(operation, &[("a", "b")]) };
        assert_eq!(terms.allow(&usage), allowed, "{operation} {from:?}");
    }
}

#[test]
fn a_child_is_a_subset_with_constraints_as_strict_or_stricter() {
    use GrantOperation::{CreateGrant, Decrypt, Encrypt};
    let source = GrantConstraints {
        encryption_context_subset: None,
        encryption_context_equals: None,
        source_arn: Some("arn:aws:s3:us-east-1:111122223333:b".to_owned()),
    };
    let two = &[("a", "1"), ("b", "2")][..];
    for (parent, operations, child, covered) in [
        (None, &[Decrypt][..], None, true),
        (None, &[Decrypt, CreateGrant], None, true),
        (None, &[Decrypt, Encrypt], None, false),
        (None, &[Decrypt], Some(subset(two)), true),
        (Some(subset(&[("a", "1")])), &[Decrypt], None, false),
        (Some(subset(&[("a", "1")])), &[Decrypt], Some(subset(&[("A", "1")])), true),
        (Some(subset(&[("a", "1")])), &[Decrypt], Some(subset(two)), true),
        (Some(subset(&[("a", "1")])), &[Decrypt], Some(equals(two)), true),
        (Some(subset(two)), &[Decrypt], Some(subset(&[("a", "1")])), false),
        (Some(subset(&[("a", "1")])), &[Decrypt], Some(subset(&[("a", "2")])), false),
        (Some(subset(&[])), &[Decrypt], None, true),
        (Some(equals(two)), &[Decrypt], Some(equals(two)), true),
        (Some(equals(two)), &[Decrypt], Some(subset(two)), false),
        (Some(equals(two)), &[Decrypt], Some(equals(&[("a", "1")])), false),
        (Some(equals(&[])), &[Decrypt], Some(equals(&[])), true),
        (Some(source.clone()), &[Decrypt], Some(subset(two)), false),
        (Some(source.clone()), &[Decrypt], Some(source), true),
    ] {
        let terms = Terms::new(&[Decrypt, CreateGrant], parent.as_ref());
        let new = Terms::new(operations, child.as_ref());
        let case = format!("{parent:?} {operations:?} {child:?}");
        assert_eq!(terms.cover(&new), covered, "{case}");
        let usage = Use {
            operation: CreateGrant,
            context: Pairs::default(),
            source_arn: parent.as_ref().and_then(|parent| parent.source_arn.as_deref()),
            new_grant: Some(&new),
        };
        let set = GrantSet::new(ALICE, vec![Grant { id: id(1), terms, grantee_id: None }]);
        assert_eq!(set.find(&caller(ALICE), &usage).is_some(), covered, "{case}");
    }
}

#[test]
fn who_may_retire_a_grant() {
    let key = key();
    let root = "arn:aws:iam::111122223333:root";
    let foreign_root = "arn:aws:iam::444455556666:root";
    for (who, operations, retiring, allowed) in [
        (ALICE, &[GrantOperation::RetireGrant][..], None, true),
        (ALICE, &[GrantOperation::Decrypt], None, false),
        (ALICE, &[GrantOperation::Decrypt], Some(ALICE), true),
        (ALICE, &[GrantOperation::Decrypt], Some(root), false),
        (SESSION, &[GrantOperation::Decrypt], Some(ROLE), true),
        (FOREIGN, &[GrantOperation::Decrypt], Some(FOREIGN), true),
        (foreign_root, &[GrantOperation::Decrypt], None, true),
        // The account of the key did not create it.
        (root, &[GrantOperation::Decrypt], None, false),
        (root, &[GrantOperation::Decrypt], Some(root), true),
    ] {
        let terms = Terms::new(operations, Some(&equals(&[("a", "b")])));
        let grant = Retirement {
            key: &key,
            id: id(9),
            grantee: (ALICE, None),
            terms: &terms,
            retiring: retiring.map(|who| (who, None)),
            issuer: account("444455556666"),
        };
        let decision = decide(&PermissionQuery {
            caller: caller(who),
            action: "kms:RetireGrant",
            resource: Resource::Grant(grant),
            policy: None,
            identity: None,
            context: &NoContext,
        });
        let reason = decision.reasons().iter().next().unwrap();
        assert_eq!(reason.source, Source::Grant(id(9)));
        assert_eq!(decision.is_allowed(), allowed, "{who} {operations:?} {retiring:?}");
        if let Err(denied) = decision.authorize(()) {
            let message = denied.error().message().unwrap().to_owned();
            let expected = format!("User: {who} is not authorized to perform: kms:RetireGrant on ");
            assert!(message.starts_with(&expected), "{message}");
        }
    }
}

#[test]
fn principals_that_there_can_be() {
    let name = account_of_principal;
    for text in [
        "arn:aws:iam::111122223333:root",
        ALICE,
        ROLE,
        SESSION,
        "arn:aws:sts::111122223333:federated-user/x",
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    ] {
        assert_eq!(name(text, "aws"), Some(account("111122223333")), "{text}");
        assert_eq!(name(text, "aws-cn"), None, "{text}");
    }
    for text in [
        "",
        "*",
        "111122223333",
        "alice",
        "AIDA1234567890",
        "arn:aws:iam::111122223333:group/admins",
        "arn:aws:iam::111122223333:user/",
        "arn:aws:iam::111122223333:user/*",
        "arn:aws:iam::1111222233:user/alice",
        "arn:aws:iam:us-east-1:111122223333:user/alice",
        "arn:aws:sts::111122223333:assumed-role/app",
        "arn:aws:sts::111122223333:assumed-role/app/",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "dynamodb.us-west-2.amazonaws.com",
    ] {
        assert_eq!(name(text, "aws"), None, "{text}");
    }
}

#[test]
fn ids_are_64_small_hexadecimal_digits() {
    let text = "0123456789abcdef".repeat(4);
    let parsed = GrantId::parse(&text).unwrap();
    assert_eq!(parsed.to_string(), text);
    assert_eq!(parsed.as_bytes()[..2], [0x01, 0x23]);
    let (upper, other) = (text.to_uppercase(), text.replace('a', "g"));
    let (short, long, two_bytes) = ("0".repeat(63), "0".repeat(65), "é".repeat(32));
    for text in [short, long, upper, other, two_bytes, String::new()] {
        assert_eq!(GrantId::parse(&text), None, "{text}");
    }
}

/// Fifty thousand grants of one grantee: the one that the request meets is found without looking at the others.
#[test]
fn one_grant_in_fifty_thousand() {
    let grants = (0..50_000u32).map(|number| {
        let volume = format!("vol-{number}");
        let constraints = subset(&[("account", "111122223333"), ("volume", &volume)]);
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        let terms = Terms::new(&[GrantOperation::Decrypt], Some(&constraints));
        Grant { id: GrantId::from_bytes(bytes), terms, grantee_id: None }
    });
    let set = GrantSet::new(ROLE, grants.collect());
    assert!(set.bytes() < 16 * 1024 * 1024, "{} bytes", set.bytes());
    let pairs = [("account", "111122223333"), ("Volume", "vol-49999"), ("other", "x")];
    let wanted = usage(GrantOperation::Decrypt, &pairs);
    let candidates = set.filed_under(wanted.context.iter(), &Fuel::of_decision()).count();
    assert!(candidates <= 2, "{candidates} looked at");
    assert_eq!(
        set.find(&caller(ROLE), &wanted).unwrap().id.as_bytes()[..4],
        49_999u32.to_be_bytes()
    );
    assert!(set.find(&caller(ROLE), &usage(GrantOperation::Encrypt, &pairs)).is_none());
    assert!(set.find(&caller(ROLE), &usage(GrantOperation::Decrypt, &pairs[..1])).is_none());
}

/// The rule in words, on the constraints as they were given, with nothing folded, sorted or filed beforehand.
mod reference {
    use super::*;

    #[derive(Clone, Debug)]
    pub(super) struct Plain {
        pub(super) operations: Vec<GrantOperation>,
        pub(super) constraints: GrantConstraints,
    }

    fn same((key, value): (&String, &String), (other_key, other): (&String, &String)) -> bool {
        key.eq_ignore_ascii_case(other_key) && value == other
    }

    fn within(pairs: &Context, others: &Context) -> bool {
        pairs.iter().all(|pair| others.iter().any(|other| same(pair, other)))
    }

    /// Each pair as often here as there.
    fn equal(pairs: &Context, others: &Context) -> bool {
        let often = |all: &Context, pair: (&String, &String)| {
            all.iter().filter(|other| same(pair, *other)).count()
        };
        pairs.len() == others.len()
            && pairs.iter().all(|pair| often(pairs, pair) == often(others, pair))
    }

    pub(super) fn covers(parent: &Plain, child: &Plain) -> bool {
        let given = |plain: &Plain| {
            let GrantConstraints { encryption_context_equals, encryption_context_subset, .. } =
                plain.constraints.clone();
            (encryption_context_equals, encryption_context_subset)
        };
        let constrained = match (given(parent), given(child)) {
            ((Some(parent), _), (Some(child), _)) => equal(&parent, &child),
            ((Some(_), _), (None, _)) => false,
            ((None, Some(parent)), (Some(child), _) | (None, Some(child))) => {
                within(&parent, &child)
            }
            ((None, Some(parent)), (None, None)) => parent.is_empty(),
            ((None, None), _) => true,
        };
        let source = &parent.constraints.source_arn;
        constrained
            && child.operations.iter().all(|operation| parent.operations.contains(operation))
            && (source.is_none() || *source == child.constraints.source_arn)
    }

    pub(super) fn allows(
        grant: &Plain,
        operation: GrantOperation,
        context: &Context,
        source: Option<&str>,
        new: Option<&Plain>,
    ) -> bool {
        let GrantConstraints { encryption_context_equals, encryption_context_subset, source_arn } =
            &grant.constraints;
        let from = operation == GrantOperation::RetireGrant
            || source_arn.is_none()
            || source_arn.as_deref() == source;
        let met = if operation == GrantOperation::CreateGrant {
            new.is_some_and(|new| covers(grant, new))
        } else if [GrantOperation::DescribeKey, GrantOperation::RetireGrant].contains(&operation) {
            true
        } else {
            encryption_context_equals.as_ref().is_none_or(|pairs| equal(pairs, context))
                && encryption_context_subset.as_ref().is_none_or(|pairs| within(pairs, context))
        };
        grant.operations.contains(&operation) && from && met
    }
}

use reference::Plain;

fn operation() -> impl Strategy<Value = GrantOperation> {
    prop::sample::select(vec![
        GrantOperation::Decrypt,
        GrantOperation::Encrypt,
        GrantOperation::CreateGrant,
        GrantOperation::DescribeKey,
        GrantOperation::RetireGrant,
    ])
}

fn any_context() -> impl Strategy<Value = Context> {
    prop::collection::btree_map("[aAbB]", "[xX]", 0..4)
}

fn source() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.2, "[st]")
}

fn plain() -> impl Strategy<Value = Plain> {
    let constraint = prop_oneof![
        Just((None, None)),
        any_context().prop_map(|pairs| (Some(pairs), None)),
        any_context().prop_map(|pairs| (None, Some(pairs))),
    ];
    let operations = prop::collection::vec(operation(), 1..5);
    (operations, constraint, source()).prop_map(|(operations, (equals, subset), source_arn)| {
        let constraints = GrantConstraints {
            encryption_context_equals: equals,
            encryption_context_subset: subset,
            source_arn,
        };
        Plain { operations, constraints }
    })
}

fn terms(plain: &Plain) -> Terms {
    Terms::new(&plain.operations, Some(&plain.constraints))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_set_allows_what_one_of_its_grants_allows_by_the_rule(
        grants in prop::collection::vec(plain(), 0..8),
        operation in operation(),
        context in any_context(),
        source in source(),
        new in prop::option::of(plain()),
    ) {
        let new_terms = new.as_ref().map(terms);
        let usage = Use {
            operation,
            context: Pairs::of(Some(&context)),
            source_arn: source.as_deref(),
            new_grant: new_terms.as_ref(),
        };
        let allows = |plain: &Plain| {
            reference::allows(plain, operation, &context, source.as_deref(), new.as_ref())
        };
        let expected: Vec<bool> = grants.iter().map(allows).collect();
        let filed: Vec<_> = grants
            .iter()
            .zip(0u8..)
            .map(|(plain, number)| Grant { id: id(number), terms: terms(plain), grantee_id: None })
            .collect();
        for (grant, expected) in filed.iter().zip(&expected) {
            prop_assert_eq!(grant.terms.allow(&usage), *expected);
        }
        let set = GrantSet::new(ALICE, filed);
        let found = set.find(&caller(ALICE), &usage).map(|grant| usize::from(grant.id.as_bytes()[0]));
        prop_assert_eq!(found.is_some(), expected.contains(&true));
        prop_assert!(found.is_none_or(|found| expected[found]));
    }

    /// Whatever a child that its parent covers allows with the key, the parent allows too.
    #[test]
    fn a_child_never_allows_more_than_its_parent(
        parent in plain(),
        child in plain(),
        operation in operation(),
        context in any_context(),
        source in source(),
        grandchild in plain(),
    ) {
        let (parent, child, grandchild) = (terms(&parent), terms(&child), terms(&grandchild));
        let usage = Use {
            operation,
            context: Pairs::of(Some(&context)),
            source_arn: source.as_deref(),
            new_grant: Some(&grandchild),
        };
        if parent.cover(&child) && child.allow(&usage) {
            prop_assert!(parent.allow(&usage));
        }
    }

    #[test]
    fn covering_is_the_rule(parent in plain(), child in plain()) {
        prop_assert_eq!(terms(&parent).cover(&terms(&child)), reference::covers(&parent, &child));
    }
}

#[test]
fn a_bound_grant_is_for_whoever_has_the_id() {
    let terms = Terms::new(&[GrantOperation::Decrypt], None);
    let grantee_id = Some("AIDAFIRST".into());
    let set = GrantSet::new(ALICE, vec![Grant { id: id(1), terms, grantee_id }]);
    let usage = usage(GrantOperation::Decrypt, &[]);
    let found = |id| set.find(&CallerView { id, ..caller(ALICE) }, &usage).is_some();
    assert!(found("AIDAFIRST") && !found("AIDASECOND") && !found(""));
}
