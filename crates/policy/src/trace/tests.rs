use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, KeyArn};

use super::*;
use crate::principal::Match;
use crate::{
    Attached, CallerView, Document, Effect, NoContext, PermissionQuery, PolicyKind,
    PrincipalPolicies, RequestContext, Resource, Why, decide, default_policy,
};

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ROOT: &str = "arn:aws:iam::111122223333:root";
const USER: &str = "arn:aws:iam::111122223333:user/alice";

fn traced(
    caller: &str,
    policy: &str,
    identity: Option<&PrincipalPolicies>,
    context: &dyn RequestContext,
) -> String {
    let (document, key) = (Document::parse(policy).unwrap(), KeyArn::parse(KEY).unwrap());
    let question = PermissionQuery {
        caller: CallerView::new(AccountId::parse("111122223333").unwrap(), caller),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&document),
        identity,
        context,
    };
    let mut trace = Trace::default();
    trace.note(&question, &decide(&question), Some(0));
    format!("[{}]", str::from_utf8(trace.json()).unwrap())
}

#[test]
fn an_ordinary_request_costs_little() {
    let key = KeyArn::parse(KEY).unwrap();
    let json = traced(ROOT, &default_policy(key.account, &key.region), None, &NoContext);
    assert_eq!(
        json,
        r#"[{"action":"kms:Encrypt","allowed":true,"key":{"seen":"=","sids":{"0":"Enable IAM User Permissions"}}}]"#
    );
    assert!(json.len() < 120);
    let other = r#"{"Sid":"x","Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"},"#;
    let all = r#"{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}"#;
    let long =
        traced(ROOT, &format!(r#"{{"Statement":[{}{all}]}}"#, other.repeat(100)), None, &NoContext);
    assert!(long.len() < 200, "{long}");
}

#[test]
fn what_is_written_is_read_back() {
    let policy = r#"{"Statement":[
        {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"},
        {"Sid":"safe","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"Bool":{"k":"true"}}}]}"#;
    let own = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"},
        {"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:eu-west-1:*:key/*"}]}"#;
    let document = Arc::new(Document::parse_as(PolicyKind::Identity, own).unwrap());
    let policies = vec![Attached { name: "mine".to_owned(), document }];
    let identity =
        PrincipalPolicies { policies, session: Some(Vec::new()), ..PrincipalPolicies::default() };
    let context: BTreeMap<String, Vec<String>> =
        [("k".to_owned(), vec!["false".to_owned()])].into();
    let json = traced(USER, policy, Some(&identity), &context);
    let [asked] = <[_; 1]>::try_from(PermissionTrace::read(&json, USER, &[KEY]).unwrap()).unwrap();
    assert_eq!((&*asked.caller, asked.resource(), asked.allowed), (USER, KEY, false));
    assert_eq!(asked.refused_by, Some(Layer::NoIdentityPolicy));
    let key = asked.key.unwrap();
    assert_eq!((&*key.seen, &*key.sids[&1]), (">C", "safe"));
    assert_eq!(key.failed[&1][0].found, Some(vec!["false".into()]));
    assert_eq!((&*asked.identity[0].name, &*asked.identity[0].seen), ("mine", "ar"));
    assert_eq!((asked.session, asked.cut), (Some(Vec::new()), false));
}

/// Many policies are not about a request, and many statements are about others: that is said once.
#[test]
fn what_is_the_same_is_written_once() {
    let others = vec![
        r#"{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"}"#;
        98
    ];
    let account =
        r#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}"#;
    let policy = format!(r#"{{"Statement":[{},{account}]}}"#, others.join(","));
    let attached = |name: &str, action: &str| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#
        );
        let document = Arc::new(Document::parse_as(PolicyKind::Identity, &text).unwrap());
        Attached { name: name.to_owned(), document }
    };
    let names = [
        "arn:aws:iam::111122223333:policy/a",
        "arn:aws:iam::aws:policy/b",
        "own",
        "arn:aws:iam::111122223333:policy/path/c",
        "group/g/own",
    ];
    let mut policies: Vec<_> = names.iter().map(|name| attached(name, "s3:*")).collect();
    policies[3] = attached(names[3], "kms:*");
    let identity = PrincipalPolicies {
        policies,
        boundary: Some(attached(names[0], "*")),
        ..PrincipalPolicies::default()
    };
    let json = traced(USER, &policy, Some(&identity), &NoContext);
    assert_eq!(
        json,
        r#"[{"action":"kms:Encrypt","allowed":true,"key":{"seen":"98p>"},"identity":[{"seen":"a","names":["policy/a","arn:aws:iam::aws:policy/b","own"]},{"seen":"+","names":["policy/path/c"]},{"seen":"a","names":["group/g/own"]}],"boundary":{"seen":"+","names":["policy/a"]}}]"#
    );
    let [asked] = <[_; 1]>::try_from(PermissionTrace::read(&json, USER, &[KEY]).unwrap()).unwrap();
    assert_eq!(asked.key.unwrap().seen, "p".repeat(98) + ">");
    let read: Vec<_> = asked.identity.iter().map(|one| (&*one.name, &*one.seen)).collect();
    let letters = ["a", "a", "a", "+", "a"];
    assert_eq!(read, names.into_iter().zip(letters).collect::<Vec<_>>());
    assert_eq!(asked.boundary.unwrap().name, names[0]);
    // As it was written before.
    let old = r#"[{"action":"kms:Encrypt","allowed":true,"key":{"seen":"ppp>"},"identity":[{"name":"own","seen":"+"}]}]"#;
    let [asked] = <[_; 1]>::try_from(PermissionTrace::read(old, USER, &[KEY]).unwrap()).unwrap();
    assert_eq!((&*asked.key.unwrap().seen, &*asked.identity[0].name), ("ppp>", "own"));
    for letters in ["99999p", "0p", "p3", "16384p"] {
        let is_read = PermissionTrace::read(&old.replace("ppp>", letters), USER, &[KEY]).is_ok();
        assert_eq!(is_read, letters == "16384p", "{letters}");
    }
    let many = [r#""a""#; 5].join(",");
    let long =
        old.replace(r#""name":"own","seen":"+""#, &format!(r#""names":[{many}],"seen":"16384p""#));
    assert!(PermissionTrace::read(&long, USER, &[KEY]).is_err());
}

/// Denies that a refused request does not meet are no reason why: they must not take the room of the Allows.
#[test]
fn a_refusal_tells_the_allows_that_would_have_let_it_pass() {
    let allow = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"k":"a"}}}"#;
    let long: Vec<_> = (0..16).map(|number| format!("\"{number:0150}\"")).collect();
    let deny = format!(
        r#"{{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{{"StringEquals":{{"k":[{}]}}}}}}"#,
        long.join(",")
    );
    let policy =
        format!(r#"{{"Statement":[{}]}}"#, [allow, &deny, &deny, &deny, &deny, &deny].join(","));
    let json = traced(USER, &policy, None, &NoContext);
    let [asked] = <[_; 1]>::try_from(PermissionTrace::read(&json, USER, &[KEY]).unwrap()).unwrap();
    let key = asked.key.unwrap();
    assert!(asked.cut && key.failed.contains_key(&0) && !key.failed.contains_key(&5));
}

/// Names are what policies are known by: they are told whole or not at all.
#[test]
fn long_names_are_not_shortened() {
    let name = format!("group/{}/{}", "g".repeat(128), "p".repeat(128));
    let document = Arc::new(Document::parse_as(PolicyKind::Identity, r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#).unwrap());
    let policies = vec![Attached { name: name.clone(), document }];
    let identity = PrincipalPolicies { policies, ..PrincipalPolicies::default() };
    let json = traced(
        USER,
        r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#,
        Some(&identity),
        &NoContext,
    );
    assert_eq!(PermissionTrace::read(&json, USER, &[KEY]).unwrap()[0].identity[0].name, name);
}

/// For a permission on another account's key, each side gets the results of its own policies; together they are complete.
#[test]
fn what_policies_of_two_accounts_say_is_told_apart() {
    const ABROAD: &str = "arn:aws:iam::444455556666:user/bob";
    let policy = format!(
        r#"{{"Statement":{{"Sid":"theirs","Effect":"Allow","Principal":{{"AWS":"{ABROAD}"}},"Action":"*","Resource":"*"}}}}"#
    );
    let (document, key) = (Document::parse(&policy).unwrap(), KeyArn::parse(KEY).unwrap());
    let identity = PrincipalPolicies { session: Some(Vec::new()), ..PrincipalPolicies::default() };
    let question = PermissionQuery {
        caller: CallerView::new(AccountId::parse("444455556666").unwrap(), ABROAD),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&document),
        identity: Some(&identity),
        context: &NoContext,
    };
    let mut trace = Trace::default();
    for _ in 0..2 {
        assert_eq!(trace.note(&question, &decide(&question), Some(0)), b"");
    }
    let text = |json: &[u8]| str::from_utf8(json).unwrap().to_owned();
    let own = r#"{"action":"kms:Encrypt","allowed":false,"refusedBy":"NoIdentityPolicy","session":[],"part":"caller"}"#;
    assert_eq!(text(trace.json()), [own; 2].join(","));
    let theirs = format!(
        r#"{{"action":"kms:Encrypt","on":"{KEY}","allowed":false,"key":{{"seen":"+","sids":{{"0":"theirs"}}}},"part":"owner"}}"#
    );
    assert_eq!(text(trace.json_of("111122223333")), [&*theirs; 2].join(","));
    assert_eq!(text(trace.json_of("444455556666")), "");
    let read = |json: &str, caller| {
        PermissionTrace::read(&format!("[{json}]"), caller, &[KEY]).unwrap().remove(0)
    };
    let mut asked = read(own, ABROAD);
    assert!(asked.lacks_owner());
    asked.complete(read(&theirs, ""));
    assert!(!asked.lost && !asked.lacks_owner());
    assert_eq!((asked.refused_by, &*asked.key.unwrap().seen), (Some(Layer::NoIdentityPolicy), "+"));
}

/// However much there is to tell of the caller, the owner learns what its own policy said; and what was left out stays known.
#[test]
fn a_caller_with_many_policies_leaves_the_owner_its_own() {
    const ABROAD: &str = "arn:aws:iam::444455556666:user/bob";
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}"#;
    let document = Arc::new(Document::parse_as(PolicyKind::Identity, text).unwrap());
    let attached = |number: usize| Attached {
        name: format!("{number:0250}"),
        document: Arc::clone(&document),
    };
    let identity = PrincipalPolicies {
        policies: (0..100).map(attached).collect(),
        ..PrincipalPolicies::default()
    };
    let policy = format!(
        r#"{{"Statement":{{"Effect":"Allow","Principal":{{"AWS":"{ABROAD}"}},"Action":"*","Resource":"*"}}}}"#
    );
    let (policy, key) = (Document::parse(&policy).unwrap(), KeyArn::parse(KEY).unwrap());
    let question = PermissionQuery {
        caller: CallerView::new(AccountId::parse("444455556666").unwrap(), ABROAD),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&policy),
        identity: Some(&identity),
        context: &NoContext,
    };
    let mut trace = Trace::default();
    trace.note(&question, &decide(&question), Some(0));
    let read = |json: &[u8], caller| {
        let json = format!("[{}]", str::from_utf8(json).unwrap());
        PermissionTrace::read(&json, caller, &[KEY]).unwrap().remove(0)
    };
    let mut asked = read(trace.json(), ABROAD);
    let theirs = read(trace.json_of("111122223333"), "");
    assert_eq!((&*theirs.key.as_ref().unwrap().seen, theirs.lost), ("+", false));
    assert!(asked.lost && asked.identity.len() < 100);
    asked.complete(theirs);
    assert!(asked.lost && asked.part.is_none());
}

/// Every letter means what it is written for.
#[test]
fn letters_stand_for_one_thing_each() {
    for seen in StatementCode::ALL {
        assert_eq!(StatementCode::letter(seen.effect, seen.why, seen.found), seen.letter);
        assert_eq!(StatementCode::parse(seen.letter), Some(seen));
    }
    let constraint = StatementCode::letter(Effect::Allow, Why::ConstraintNotMet, Match::Caller);
    assert_eq!(constraint, 'c');
}

#[test]
fn a_trace_is_bounded_and_says_what_is_cut() {
    let long = "\\u0001".repeat(300);
    let statement = format!(
        r#"{{"Sid":"{long}","Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{{"StringEquals":{{"k":["{long}","a"]}}}}}}"#
    );
    let policy = format!(r#"{{"Statement":[{}]}}"#, vec![statement; 30].join(","));
    let own = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
    let document = Arc::new(Document::parse_as(PolicyKind::Identity, own).unwrap());
    let attached = |number: usize| Attached {
        name: format!("{number:0250}"),
        document: Arc::clone(&document),
    };
    let policies = (0..100).map(attached).collect();
    let identity = PrincipalPolicies { policies, ..PrincipalPolicies::default() };
    let json = traced(USER, &policy, Some(&identity), &NoContext);
    assert!(json.len() > 12_000 && json.len() < 16 * 1024, "{}", json.len());
    let asked = PermissionTrace::read(&json, USER, &[KEY]).unwrap();
    assert!(asked[0].cut);
    let key = asked[0].key.as_ref().unwrap();
    assert_eq!(key.seen, "e".repeat(30));
    assert!(key.failed.len() < 30 && key.failed[&0][0].wanted[0].ends_with('…'));
    let cut_policies = asked[0].identity.len();
    assert!(cut_policies > 10 && cut_policies < 100, "{cut_policies}");
}
