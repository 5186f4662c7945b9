//! Any text as a policy document. The first byte chooses what it is attached to.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use model::{AccountId, KeyArn};
use policy::{
    CallerView, Document, PermissionQuery, PolicyKind, Resource, decide, rename_principals, spans,
};
use serde_json::{Map, Value};

const KINDS: [PolicyKind; 3] = [PolicyKind::Key, PolicyKind::Identity, PolicyKind::Trust];
const SEEDS: [(u8, &str); 9] = [
    (
        0,
        r#"{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root","*"],"Service":"lambda.amazonaws.com"},"NotAction":["kms:Enc*","kms:?"],"Resource":"*","Condition":{"StringLike":{"kms:EncryptionContext:a":"${aws:username}*"},"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]},"IpAddressIfExists":{"aws:SourceIp":["10.0.0.0/8","::ffff:10.0.0.0/104"]},"DateLessThan":{"aws:CurrentTime":"2026-01-02T03:04:05Z"},"NumericLessThanEquals":{"a":"1e3"},"Bool":{"b":true},"Null":{"c":"false"},"BinaryEquals":{"d":"aGk="},"ArnNotLike":{"e":"arn:aws:*:*:*:x/${aws:userid, 'none'}"}}}]}"#,
    ),
    (
        0,
        r#"{"Statement":{"Effect":"Deny","NotPrincipal":"*","Action":"kms:*","NotResource":["arn:aws:kms:*"]}}"#,
    ),
    (
        1,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Decrypt","iam:*"],"Resource":"arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/k}"}]}"#,
    ),
    (
        1,
        r#"{"Version":"2008-10-17","Statement":{"Effect":"Deny","NotAction":"*","NotResource":"*","Condition":{"StringNotEqualsIgnoreCase":{"k":["v","w"]}}}}"#,
    ),
    (
        2,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/a","AWS":"arn:aws:iam::111122223333:user/u"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"ForAnyValue:StringLike":{"a:aud":"x*"}}}]}"#,
    ),
    // Forms that were taken although the grammar has none of them, and a condition that has the text of a principal.
    (
        0,
        r#"["2012-10-17",null,[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]]"#,
    ),
    (0, r#"{"Statement":[["s","Allow",{"AWS":"*"},null,"kms:*",null,"*",null,null]]}"#),
    (0, r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":[["kms:*"]],"Resource":"*"}}"#),
    (
        0,
        r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/u"},"Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"AWS":"arn:aws:iam::111122223333:user/u"}}}}"#,
    ),
];

fuzz_target!(
    init: bulla_fuzz::seed(SEEDS.map(|(kind, text)| [&[kind], text.as_bytes()].concat())),
    |data: &[u8]| {
        let Some((first, text)) = data.split_first() else { return };
        let Ok(text) = std::str::from_utf8(text) else { return };
        let kind = KINDS[usize::from(*first) % KINDS.len()];
        // Whatever it is, these answer.
        let found = spans(text);
        assert_eq!(rename_principals(text, &BTreeMap::new()), text);
        let Ok(mut document) = Document::parse_as(kind, text) else { return };
        assert_eq!(found.len(), document.statements().len());
        has_form(text);
        rename(&mut document, text);
        ask(&document);
    }
);

/// The grammar of policies has objects where members are named, and lists of texts without lists in them.
fn has_form(text: &str) {
    let policy: Value = serde_json::from_str(text).expect("a policy is JSON");
    assert!(policy.is_object(), "a policy that is no object");
    let statements = match &policy["Statement"] {
        Value::Array(statements) => &statements[..],
        one => std::slice::from_ref(one),
    };
    for statement in statements {
        assert!(statement.is_object(), "a statement that is no object");
        for element in ["Action", "NotAction", "Resource", "NotResource"] {
            assert!(
                are(&statement[element], Value::is_string),
                "{element} is no flat list of texts"
            );
        }
        for principals in ["Principal", "NotPrincipal"].map(|element| &statement[element]) {
            let named = principals.as_object();
            let are_texts =
                |named: &Map<String, Value>| named.values().all(|one| are(one, Value::is_string));
            assert!(
                named.map_or(!principals.is_array(), are_texts),
                "principals that are no texts"
            );
        }
        for keys in statement["Condition"].as_object().into_iter().flat_map(Map::values) {
            let is_scalar = |one: &Value| !one.is_array() && !one.is_object() && !one.is_null();
            let keys = keys.as_object().expect("an operator has keys");
            assert!(
                keys.values().all(|one| are(one, is_scalar)),
                "condition values in a list in a list"
            );
        }
    }
}

/// Whether a value, or each item of a list, is as it should be. A member that is not there is.
fn are(value: &Value, good: impl Fn(&Value) -> bool) -> bool {
    value.as_array().map_or_else(|| value.is_null() || good(value), |items| items.iter().all(&good))
}

/// With other names for its principals a policy says the same of everything else.
fn rename(document: &mut Document, text: &str) {
    let arns: Vec<String> = document.principals().map(str::to_owned).collect();
    let ids = arns.iter().map(|arn| (arn.as_str(), "AIDAEXAMPLE")).collect();
    let renamed = rename_principals(text, &ids);
    assert_eq!(without_principals(&renamed), without_principals(text));
}

fn without_principals(text: &str) -> Value {
    let mut policy: Value = serde_json::from_str(text).expect("a policy is JSON");
    let statements = match &mut policy["Statement"] {
        Value::Array(statements) => statements.iter_mut().collect(),
        one => vec![one],
    };
    for statement in statements {
        if let Value::Object(members) = statement {
            members.remove("Principal");
            members.remove("NotPrincipal");
        }
    }
    policy
}

/// Its decisions end, and are the same when they are made again.
fn ask(document: &Document) {
    let account = AccountId::parse("111122223333").unwrap();
    let arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let key = KeyArn::parse(arn).unwrap();
    let context: BTreeMap<String, Vec<String>> = [
        ("aws:username", vec!["u"]),
        ("aws:sourceip", vec!["10.1.2.3"]),
        ("aws:currenttime", vec!["2026-01-01T00:00:00Z"]),
        ("aws:tagkeys", vec!["a", "c"]),
        ("kms:encryptioncontext:a", vec!["ux"]),
        ("k", vec!["1"]),
    ]
    .map(|(key, values)| (key.to_owned(), values.into_iter().map(str::to_owned).collect()))
    .into();
    for caller in ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/u"] {
        let question = PermissionQuery {
            caller: CallerView::new(account, caller),
            action: "kms:Encrypt",
            resource: Resource::Key(&key),
            policy: Some(document),
            identity: None,
            context: &context,
        };
        let first = decide(&question).is_allowed();
        assert_eq!(first, decide(&question).is_allowed());
    }
}
