use std::collections::BTreeMap;

use model::{AccountId, KeyArn};

use super::*;
use crate::{CallerView, Document, PermissionQuery, PrincipalPolicies, Resource, Trace, decide};

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
const ROOT_STATEMENT: &str =
    r#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}"#;

/// Returns the changes for `caller`, whom no own policy allows anything and a key policy of these statements refuses kms:Encrypt.
fn suggested(caller: &str, statements: &str, team: &str) -> Vec<Suggestion> {
    let document = Document::parse(&format!(r#"{{"Statement":[{statements}]}}"#)).unwrap();
    let context: BTreeMap<String, Vec<String>> =
        [("kms:encryptioncontext:team".to_owned(), vec![team.to_owned()])].into();
    let key = KeyArn::parse(KEY).unwrap();
    let question = PermissionQuery {
        caller: CallerView::new(AccountId::parse(account(caller).unwrap()).unwrap(), caller),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&document),
        identity: Some(&PrincipalPolicies::default()),
        context: &context,
    };
    let mut trace = Trace::whole();
    trace.note(&question, &decide(&question), Some(0));
    let json = format!("[{}]", str::from_utf8(trace.json()).unwrap());
    changes(&PermissionTrace::read(&json, caller, &[KEY]).unwrap())
}

fn added(change: &Suggestion) -> String {
    let Suggestion::Add { statement, .. } = change else { return format!("{change:?}") };
    serde_json::to_string(statement).unwrap()
}

#[test]
fn what_the_account_decides_wants_an_identity_policy() {
    let changes = suggested(USER, ROOT_STATEMENT, "red");
    let expected = format!(r#"{{"Effect":"Allow","Action":"kms:Encrypt","Resource":"{KEY}"}}"#);
    assert_eq!(changes.iter().map(added).collect::<Vec<_>>(), [expected]);
}

#[test]
fn whom_a_key_policy_does_not_name_it_has_to_name() {
    let nobody = ROOT_STATEMENT.replace("111122223333", "999999999999");
    let own = format!(
        r#"{{"Effect":"Allow","Principal":{{"AWS":"{USER}"}},"Action":"kms:Encrypt","Resource":"*"}}"#
    );
    assert_eq!(suggested(USER, &nobody, "red").iter().map(added).collect::<Vec<_>>(), [own]);
    let foreign = USER.replace("111122223333", "444455556666");
    assert_eq!(suggested(&foreign, &nobody, "red").len(), 2, "both sides");
}

#[test]
fn the_nearest_condition_and_every_deny_are_named() {
    let allow = |condition: &str| {
        format!(
            r#"{{"Effect":"Allow","Principal":{{"AWS":"{USER}"}},"Action":"*","Resource":"*","Condition":{condition}}}"#
        )
    };
    let far =
        allow(r#"{"StringEquals":{"kms:EncryptionContext:Team":"red"},"Bool":{"x:Y":"true"}}"#);
    let near = allow(r#"{"StringEquals":{"kms:EncryptionContext:Team":"red"}}"#);
    let deny = r#"{"Effect":"Deny","Principal":"*","Action":"kms:Enc*","Resource":"*"}"#;
    let changes = suggested(USER, &format!("{far},{deny},{near}"), "blue");
    let failed = vec![UnmetCondition {
        operator: "StringEquals".into(),
        key: "kms:encryptioncontext:team".into(),
        wanted: vec!["red".into()],
        found: Some(vec!["blue".into()]),
    }];
    let expected = [
        Suggestion::Remove { policy: Where::Key(KEY.to_owned()), index: 1 },
        Suggestion::Meet { policy: Where::Key(KEY.to_owned()), index: 2, failed },
    ];
    assert_eq!(changes, expected);
    assert_eq!(suggested(USER, &near, "red"), []);
}

/// Resources without a policy of their own.
#[test]
fn what_no_policy_can_allow_is_said() {
    let asked = |resource: &str, grants: &str| {
        let json = format!(
            r#"[{{"action":"kms:RetireGrant","on":"{resource}","allowed":false,"refusedBy":"NoIdentityPolicy","grants":[{grants}]}}]"#
        );
        changes(&PermissionTrace::read(&json, USER, &[]).unwrap())
    };
    let foreign = KEY.replace("111122223333", "444455556666");
    assert_eq!(asked(&foreign, r#"{"name":"g","seen":"p"}"#), [Suggestion::Never(NO_RETIREMENT)]);
    assert!(matches!(&*asked(&foreign, r#"{"name":"g","seen":">"}"#), [Suggestion::Add { .. }]));
    assert_eq!(
        asked("arn:aws:kms:us-east-1:444455556666:alias/a", ""),
        [Suggestion::Never(FOREIGN)]
    );
    assert!(matches!(&*asked("*", ""), [Suggestion::Add { policy: Where::Identity(_), .. }]));
}
