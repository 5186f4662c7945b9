//! Policies that somebody has been at: whatever becomes of a real one is read or refused, and decided when it is read.

#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, KeyArn};
use policy::{
    Attached, CallerView, Document, PermissionQuery, PolicyKind, PrincipalPolicies, Resource,
    decide,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const KEY: &str = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
const KINDS: [PolicyKind; 4] =
    [PolicyKind::Key, PolicyKind::Identity, PolicyKind::Session, PolicyKind::Trust];

/// One policy of each kind, with every element and every kind of condition between them.
fn real(which: usize) -> String {
    let root = json!({"AWS": ["arn:aws:iam::111122223333:root", USER, "444455556666"]});
    let key = json!({"Version": "2012-10-17", "Id": "p", "Statement": [
        {"Sid": "a b", "Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"},
        {"Effect": "Deny", "NotPrincipal": {"Service": "s3.amazonaws.com"}, "NotAction": ["kms:En?rypt"],
         "NotResource": KEY, "Condition": {
            "StringLikeIfExists": {"kms:EncryptionContext:team": ["r*d", "${aws:username}", "${x, 'y'}"]},
            "ForAllValues:StringEquals": {"kms:GrantOperations": ["Encrypt", "Decrypt"]},
            "NumericLessThan": {"kms:ValidTo": "1.5e9"}, "Bool": {"kms:MultiRegion": true},
            "DateGreaterThan": {"aws:CurrentTime": "2026-01-02T03:04:05Z"},
            "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"]}, "Null": {"aws:TokenIssueTime": "false"},
            "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}, "BinaryEquals": {"a:b": "AAAA"},
        }},
    ]});
    let identity = json!({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": ["kms:*", "iam:Get*"], "Resource": ["arn:aws:kms:*:*:key/*${*}"],
        "Condition": {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}},
    }});
    let trust = json!({"Version": "2008-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": USER, "Federated": "arn:aws:iam::111122223333:oidc-provider/h"},
        "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {"StringEquals": {"sts:ExternalId": "42"}},
    }]});
    [key, identity.clone(), identity, trust][which].to_string()
}

/// Reads a text as each kind of policy, and asks what was read.
fn use_it(text: &str) {
    let (account, key) = (AccountId::parse("111122223333").unwrap(), KeyArn::parse(KEY).unwrap());
    let pairs = [
        ("kms:encryptioncontext:team", vec!["red"]),
        ("kms:grantoperations", vec!["Encrypt", "Sign"]),
        ("aws:sourceip", vec!["10.1.2.3"]),
        ("aws:username", vec!["al*ce"]),
    ];
    let says: BTreeMap<String, Vec<String>> = pairs
        .into_iter()
        .map(|(name, values)| (name.to_owned(), values.into_iter().map(str::to_owned).collect()))
        .collect();
    for kind in KINDS {
        let Ok(document) = Document::parse_as(kind, text) else { continue };
        let document = Arc::new(document);
        let attached = Attached { name: "own".to_owned(), document: Arc::clone(&document) };
        let identity =
            PrincipalPolicies { policies: vec![attached], ..PrincipalPolicies::default() };
        let question = PermissionQuery {
            caller: CallerView::new(account, USER),
            action: "kms:Encrypt",
            resource: Resource::Key(&key),
            policy: Some(&document),
            identity: Some(&identity),
            context: &says,
        };
        let decision = decide(&question);
        // Deciding again decides the same.
        assert_eq!(decide(&question).is_allowed(), decision.is_allowed());
        let _error = decision.authorize(()).map_err(|denied| denied.error());
    }
}

#[test]
fn the_real_ones_are_read() {
    for (which, kind) in KINDS.into_iter().enumerate() {
        let read = Document::parse_as(kind, &real(which));
        assert!(read.is_ok(), "{which}: {read:?}");
    }
}

/// Every text that begins as a real policy does, and every one that lacks one byte of it.
#[test]
fn cut_and_gapped_policies_do_not_panic() {
    for which in 0..KINDS.len() {
        let text = real(which);
        for place in 0..text.len() {
            let Some((before, after)) = text.split_at_checked(place) else { continue };
            use_it(before);
            use_it(&(before.to_owned() + after.get(1..).unwrap_or_default()));
        }
    }
}

#[test]
fn deep_and_long_ones_are_refused() {
    for open in ["[", "{\"Statement\":", "[[[[{\"a\":"] {
        let text = open.repeat(200_000 / open.len());
        for kind in KINDS {
            assert!(Document::parse_as(kind, &text).is_err());
        }
    }
    let long = real(0).replace("\"p\"", &format!("\"{}\"", "p".repeat(4 * 1024 * 1024)));
    assert!(Document::parse(&long).is_err());
}

/// Puts what `change` says at one place of a JSON value; places are counted through.
fn change(value: &mut Value, place: &mut usize, put: &Value) {
    if *place == 0 {
        value.clone_from(put);
    }
    *place = place.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, place, put)),
        Value::Object(members) => {
            members.values_mut().for_each(|member| change(member, place, put));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn odd() -> impl Strategy<Value = Value> {
    let fixed = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!([[]]),
        json!([null]),
        json!({"AWS": "*"}),
        json!({"": ""}),
        json!("*"),
        json!("${"),
        json!("${}"),
        json!("${a,'"),
        json!("${*}${?}${$}"),
        json!("arn:"),
        json!("::::::"),
    ];
    prop_oneof![prop::sample::select(fixed.to_vec()), "\\PC{0,12}".prop_map(Value::from)]
}

proptest! {
    #[test]
    fn changed_bytes(
        which in 0..3usize,
        changes in prop::collection::vec((any::<u16>(), prop::sample::select(b"\"\\{}[],:*?$ \0a1".to_vec())), 1..6),
    ) {
        let mut text = real(which).into_bytes();
        for (place, byte) in changes {
            let place = usize::from(place) % text.len();
            text[place] = byte;
        }
        if let Ok(text) = String::from_utf8(text) {
            use_it(&text);
        }
    }

    #[test]
    fn changed_values(which in 0..3usize, changes in prop::collection::vec((0..60usize, odd()), 1..4)) {
        let mut value: Value = serde_json::from_str(&real(which)).unwrap();
        for (mut place, put) in changes {
            change(&mut value, &mut place, &put);
        }
        use_it(&value.to_string());
    }

    #[test]
    fn doubled_parts(which in 0..3usize, from in any::<u16>(), length in 1..80usize, to in any::<u16>()) {
        let text = real(which);
        let at = |place: u16| usize::from(place) % text.len();
        let part = text.get(at(from)..(at(from) + length).min(text.len())).unwrap_or_default();
        if let Some((before, after)) = text.split_at_checked(at(to)) {
            use_it(&format!("{before}{part}{after}"));
        }
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        use_it(&text);
    }
}
