//! The engine against an evaluator that is written from the specification, naively and without a line of the engine's, on
//! random policies and requests. `BULLA_ORACLE_PAIRS` says how many; the issue asks for a million:
//! `BULLA_ORACLE_PAIRS=1000000 cargo test --release -p policy --test oracle`.

#![cfg(test)]
#![expect(
    clippy::wildcard_enum_match_arm,
    clippy::disallowed_methods,
    reason = "a test that draws its cases, and is told from outside how many"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, KeyArn};
use policy::{
    Attached, CallerView, Document, PermissionQuery, PermissionTrace, PolicyKind,
    PrincipalPolicies, Resource, Suggestion, Trace, Where, changes, decide,
};
use serde_json::{Value, json};

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ROOT: &str = "arn:aws:iam::111122223333:root";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
const ROLE: &str = "arn:aws:iam::111122223333:role/app";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/app/s1";
const ROLE_ID: &str = "AROAEXAMPLEEXAMPLE12";
const FOREIGNER: &str = "arn:aws:iam::444455556666:user/bob";
const FOREIGN_ROOT: &str = "arn:aws:iam::444455556666:root";
const SERVICE: &str = "lambda.amazonaws.com";

type Context = BTreeMap<String, Vec<String>>;

/// splitmix64: enough to draw cases, and the same cases for the same seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        (0..=self.below(most)).map(|_| self.one(of)).collect()
    }
}

/// One of the policies that a request meets.
fn statement(draw: &mut Draw, has_principal: bool) -> Value {
    let mut made = json!({"Effect": if draw.below(4) == 0 { "Deny" } else { "Allow" }});
    let actions = [
        "*",
        "kms:*",
        "kms:Encrypt",
        "kms:En*",
        "KMS:?ncrypt",
        "kms:Decrypt",
        "kms:*crypt",
        "s3:*",
        "kms:E**t",
    ];
    let element = if draw.below(6) == 0 { "NotAction" } else { "Action" };
    made[element] = json!(draw.some(&actions, 2));
    let resources = [
        "*",
        "*",
        "*",
        KEY,
        "arn:aws:kms:*:*:key/*",
        "arn:aws:kms:eu-*",
        "arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*",
        "arn:aws:kms:*:${nobody}:key/*",
        "arn:aws:kms:*:${nobody, '111122223333'}:key/1*b",
    ];
    let element = if draw.below(8) == 0 { "NotResource" } else { "Resource" };
    made[element] = json!(draw.some(&resources, 2));
    if has_principal {
        let aws =
            [ROOT, "111122223333", USER, ROLE, SESSION, ROLE_ID, FOREIGNER, FOREIGN_ROOT, "*"];
        let principal = match draw.below(8) {
            0 => json!("*"),
            1 => json!({"Service": draw.some(&[SERVICE, "s3.amazonaws.com"], 2)}),
            _ => json!({"AWS": draw.some(&aws, 3)}),
        };
        made[if draw.below(8) == 0 { "NotPrincipal" } else { "Principal" }] = principal;
    }
    if draw.below(2) == 0 {
        made["Condition"] = condition(draw);
    }
    made
}

fn condition(draw: &mut Draw) -> Value {
    let texts = [
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
    ];
    let numbers = [
        "NumericEquals",
        "NumericNotEquals",
        "NumericLessThan",
        "NumericLessThanEquals",
        "NumericGreaterThan",
        "NumericGreaterThanEquals",
    ];
    let keys = ["K:Text", "k:text", "k:many", "k:absent", "k:Number"];
    let mut made = json!({});
    for _ in 0..=draw.below(2) {
        let key = draw.one(&keys);
        let (name, values) = match draw.below(8) {
            0 => ("Null", json!(draw.one(&["true", "false"]))),
            1 => ("Bool", json!(draw.one(&["true", "false"]))),
            2 | 3 => (draw.one(&numbers), json!(draw.some(&["1", "2", "3"], 2))),
            _ => (
                draw.one(&texts),
                json!(draw.some(&["a", "A", "b", "a*", "?", "${k:text}", "*"], 3)),
            ),
        };
        let prefix =
            if name == "Null" { "" } else { draw.one(&["", "", "ForAllValues:", "ForAnyValue:"]) };
        let suffix = if name == "Null" { "" } else { draw.one(&["", "", "IfExists"]) };
        made[format!("{prefix}{name}{suffix}")] = json!({ key: values });
    }
    made
}

fn policy(draw: &mut Draw, has_principal: bool) -> Value {
    let statements: Vec<_> = (0..=draw.below(3)).map(|_| statement(draw, has_principal)).collect();
    json!({"Version": draw.one(&["2012-10-17", "2012-10-17", "2008-10-17"]), "Statement": statements})
}

/// A request with everything that decides it.
#[derive(Clone)]
struct Case {
    caller: &'static str,
    action: &'static str,
    context: Context,
    key_policy: Value,
    identity: Vec<Value>,
    boundary: Option<Value>,
    session: Option<Vec<Value>>,
}

impl Case {
    fn draw(draw: &mut Draw) -> Self {
        let caller = draw.one(&[
            ROOT,
            USER,
            USER,
            SESSION,
            SESSION,
            FOREIGNER,
            FOREIGNER,
            FOREIGN_ROOT,
            SERVICE,
        ]);
        let mut context = Context::new();
        let mut add = |key: &str, values: Vec<&str>| {
            context.insert(key.to_owned(), values.into_iter().map(str::to_owned).collect());
        };
        add("aws:principalaccount", vec![account(caller)]);
        if draw.below(4) > 0 {
            add("k:text", vec![draw.one(&["a", "b", "A", "true", "2", ""])]);
        }
        if draw.below(4) > 0 {
            add("k:number", vec![draw.one(&["1", "2", "3", "false"])]);
        }
        if draw.below(4) > 0 {
            let (one, two) = (draw.one(&["a", "b"]), draw.one(&["a", "c", "2"]));
            add("k:many", vec![one, two]);
        }
        let mine = !caller.ends_with(":root") && caller != SERVICE;
        let mut some =
            |most: usize| (0..draw.below(most)).map(|_| policy(draw, false)).collect::<Vec<_>>();
        let identity = if mine { some(3) } else { Vec::new() };
        let boundary = some(3).pop().filter(|_| mine);
        let session = Some(some(3)).filter(|policies| caller == SESSION && !policies.is_empty());
        let action = draw.one(&["kms:Encrypt", "kms:Decrypt"]);
        Self {
            caller,
            action,
            context,
            key_policy: policy(draw, true),
            identity,
            boundary,
            session,
        }
    }
}

fn account(caller: &str) -> &str {
    caller.split(':').nth(4).unwrap_or("999999999999")
}

// The evaluator.

fn wild(pattern: &[u8], text: &[u8]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((b'*', rest)) => (0..=text.len()).any(|from| wild(rest, &text[from..])),
        Some((b'?', rest)) => text.split_first().is_some_and(|(_, text)| wild(rest, text)),
        Some((byte, rest)) => {
            text.split_first().is_some_and(|(first, text)| first == byte && wild(rest, text))
        }
    }
}

fn list(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().map(|item| item.as_str().unwrap()).collect(),
        one => vec![one.as_str().unwrap()],
    }
}

/// The variables of the generated policies hold no wildcards, so that they may be put in before matching.
fn filled(text: &str, version: &str, context: &Context) -> Option<String> {
    let mut text = text.to_owned();
    if version == "2012-10-17" {
        for (variable, value) in [
            (
                "${aws:PrincipalAccount}",
                context.get("aws:principalaccount").map(|values| values[0].clone()),
            ),
            ("${nobody, '111122223333'}", Some("111122223333".to_owned())),
            ("${nobody}", None),
            ("${k:text}", context.get("k:text").map(|values| values[0].clone())),
        ] {
            if text.contains(variable) {
                text = text.replace(variable, &value?);
            }
        }
    }
    Some(text)
}

fn test_holds(name: &str, key: &str, wanted: &[&str], version: &str, context: &Context) -> bool {
    let found = context.get(&key.to_lowercase());
    if name == "Null" {
        return wanted.contains(&if found.is_none() { "true" } else { "false" });
    }
    let (all, any) = (name.starts_with("ForAllValues:"), name.starts_with("ForAnyValue:"));
    let plain = name.trim_start_matches("ForAllValues:").trim_start_matches("ForAnyValue:");
    let (plain, if_exists) =
        plain.strip_suffix("IfExists").map_or((plain, false), |plain| (plain, true));
    let negated = plain.contains("Not");
    let Some(found) = found else { return all || if_exists || (negated && !any) };
    if all && found.len() == 1 && found[0].is_empty() {
        return true;
    }
    let matches = |value: &str| {
        wanted.iter().any(|wanted| {
            let Some(wanted) = filled(wanted, version, context) else { return false };
            let numbers = value.parse::<f64>().ok().zip(wanted.parse::<f64>().ok());
            match plain {
                "StringEquals" | "StringNotEquals" => wanted == value,
                "StringEqualsIgnoreCase" | "StringNotEqualsIgnoreCase" | "Bool" => {
                    wanted.eq_ignore_ascii_case(value)
                }
                "StringLike" | "StringNotLike" => wild(wanted.as_bytes(), value.as_bytes()),
                "NumericEquals" | "NumericNotEquals" => numbers.is_some_and(|(a, b)| a == b),
                "NumericLessThan" => numbers.is_some_and(|(a, b)| a < b),
                "NumericLessThanEquals" => numbers.is_some_and(|(a, b)| a <= b),
                "NumericGreaterThan" => numbers.is_some_and(|(a, b)| a > b),
                "NumericGreaterThanEquals" => numbers.is_some_and(|(a, b)| a >= b),
                other => panic!("{other}"),
            }
        })
    };
    let holds = |value: &String| matches(value) != negated;
    if all || (!any && negated) { found.iter().all(holds) } else { found.iter().any(holds) }
}

/// How near a principal element means the caller: 3 in person, 2 by the role or as one of all, 1 by the account.
fn nearness(principal: &Value, caller: &str) -> u8 {
    if principal == "*" {
        return 2;
    }
    let of = |kind: &str| principal.get(kind).map(list).unwrap_or_default();
    let aws = of("AWS").into_iter().map(|name| match name {
        "*" => 2,
        _ if name == caller && !name.ends_with(":root") => 3,
        ROLE | ROLE_ID if caller == SESSION => 2,
        _ if caller != SERVICE
            && name.trim_start_matches("arn:aws:iam::").trim_end_matches(":root")
                == account(caller) =>
        {
            1
        }
        _ => 0,
    });
    let services = of("Service").into_iter().map(|name| if name == caller { 3 } else { 0 });
    aws.chain(services).max().unwrap_or(0)
}

/// IAM user guide, "NotPrincipal with Deny".
fn is_spared(principal: &Value, caller: &str) -> bool {
    if principal == "*" {
        return true;
    }
    let (aws, services) = (principal.get("AWS").map(list), principal.get("Service").map(list));
    if caller == SERVICE {
        return services.is_some_and(|names| names.contains(&caller))
            || aws.is_some_and(|names| names.contains(&"*"));
    }
    let names = aws.unwrap_or_default();
    let root = format!("arn:aws:iam::{}:root", account(caller));
    let account =
        names.contains(&"*") || names.contains(&root.as_str()) || names.contains(&account(caller));
    let person = caller.ends_with(":root") || names.contains(&caller);
    // The id of a role, which stands where its ARN would.
    let role = names.contains(&ROLE) || names.contains(&ROLE_ID);
    account && person && (caller != SESSION || role)
}

/// Whether a statement denies, and the nearness of one that allows.
fn judge(policy: &Value, case: &Case) -> (bool, u8) {
    let version = policy["Version"].as_str().unwrap();
    let (mut denied, mut nearest) = (false, 0);
    for statement in policy["Statement"].as_array().unwrap() {
        let denies = statement["Effect"] == "Deny";
        let near = match (statement.get("Principal"), statement.get("NotPrincipal")) {
            (Some(principal), _) => nearness(principal, case.caller),
            (_, Some(principal)) if denies => {
                if is_spared(principal, case.caller) {
                    0
                } else {
                    2
                }
            }
            (_, Some(principal)) => {
                if nearness(principal, case.caller) > 0 {
                    0
                } else {
                    2
                }
            }
            (None, None) => 3,
        };
        let acts = |value: &Value| {
            list(value).iter().any(|pattern| {
                wild(pattern.to_lowercase().as_bytes(), case.action.to_lowercase().as_bytes())
            })
        };
        let is_about = |value: &Value| {
            list(value).iter().any(|pattern| {
                filled(pattern, version, &case.context)
                    .is_some_and(|pattern| wild(pattern.as_bytes(), KEY.as_bytes()))
            })
        };
        let action = statement.get("Action").map_or_else(|| !acts(&statement["NotAction"]), acts);
        let resource = statement
            .get("Resource")
            .map_or_else(|| !is_about(&statement["NotResource"]), is_about);
        let condition = statement.get("Condition").is_none_or(|condition| {
            condition.as_object().unwrap().iter().all(|(name, keys)| {
                keys.as_object().unwrap().iter().all(|(key, wanted)| {
                    test_holds(name, key, &list(wanted), version, &case.context)
                })
            })
        });
        if near > 0 && action && resource && condition {
            if denies { denied = true } else { nearest = nearest.max(near) }
        }
    }
    (denied, nearest)
}

/// (allowed, explicitly denied)
fn expected(case: &Case) -> (bool, bool) {
    let (mut denied, near) = judge(&case.key_policy, case);
    let mut layer = |policies: &[Value]| {
        let mut allowed = false;
        for policy in policies {
            let (denies, allows) = judge(policy, case);
            denied |= denies;
            allowed |= allows > 0;
        }
        allowed
    };
    let identity = layer(&case.identity) || case.caller.ends_with(":root");
    let boundary = case.boundary.as_ref().is_none_or(|policy| layer(std::slice::from_ref(policy)));
    let session = case.session.as_ref().is_none_or(|policies| layer(policies));
    let own = identity && boundary && session;
    let allowed = match (account(case.caller), near) {
        (_, 0) => false,
        _ if case.caller == SERVICE => true,
        ("111122223333", 1) => own,
        ("111122223333", 2) => boundary && session,
        ("111122223333", _) => true,
        _ => own,
    };
    (allowed && !denied, denied)
}

/// A policy of the caller, with its place as its name. It is read as a stored one: its resources are made up to meet patterns.
fn attached((index, policy): (usize, &Value)) -> Attached {
    let document = Document::parse_stored(PolicyKind::Identity, &policy.to_string()).unwrap();
    Attached { name: index.to_string(), document: Arc::new(document) }
}

fn ask<T>(case: &Case, answer: impl FnOnce(&PermissionQuery<'_>) -> T) -> T {
    let policy = Document::parse_stored(PolicyKind::Key, &case.key_policy.to_string()).unwrap();
    let key = KeyArn::parse(KEY).unwrap();
    let identity = PrincipalPolicies {
        policies: case.identity.iter().enumerate().map(attached).collect(),
        boundary: case.boundary.as_ref().map(|policy| attached((0, policy))),
        session: case
            .session
            .as_ref()
            .map(|policies| policies.iter().enumerate().map(attached).collect()),
        tags: Vec::new(),
    };
    let is_session = case.caller == SESSION;
    let caller = CallerView {
        id: if is_session { "AROAEXAMPLEEXAMPLE12:s1" } else { "AIDAEXAMPLEEXAMPLE12" },
        role: is_session.then_some(ROLE),
        service: (case.caller == SERVICE).then_some(SERVICE),
        ..CallerView::new(AccountId::parse(account(case.caller)).unwrap(), case.caller)
    };
    answer(&PermissionQuery {
        caller,
        action: case.action,
        resource: Resource::Key(&key),
        policy: Some(&policy),
        identity: Some(&identity),
        context: &case.context,
    })
}

fn actual(case: &Case) -> (bool, bool) {
    let decision = ask(case, decide);
    (decision.is_allowed(), decision.refused_by().is_some_and(policy::Layer::is_explicit))
}

// What is suggested.

fn suggested(case: &Case) -> Vec<Suggestion> {
    let mut trace = Trace::whole();
    ask(case, |question| trace.note(question, &decide(question), None));
    let json = format!("[{}]", str::from_utf8(trace.json()).unwrap());
    changes(&PermissionTrace::read(&json, case.caller, &[]).unwrap())
}

fn policy_at<'c>(case: &'c mut Case, at: &Where) -> &'c mut Value {
    match at {
        Where::Key(_) | Where::Trust(_) => &mut case.key_policy,
        Where::Identity(name) => &mut case.identity[name.parse::<usize>().unwrap()],
        Where::Boundary => case.boundary.as_mut().unwrap(),
        Where::Session(index) => &mut case.session.as_mut().unwrap()[*index],
    }
}

/// The case with a change. The places of statements stay as they are.
fn changed(mut case: Case, change: &Suggestion) -> Case {
    match change {
        Suggestion::Add { policy: Where::Identity(_), statement } => {
            case.identity.push(json!({"Version": "2012-10-17", "Statement": [statement]}));
        }
        Suggestion::Add { policy, statement } => {
            let statements = policy_at(&mut case, policy)["Statement"].as_array_mut().unwrap();
            statements.push(serde_json::to_value(statement).unwrap());
        }
        // A request that met them would be judged as if they were not there.
        Suggestion::Meet { policy, index, failed } => {
            let condition = &mut policy_at(&mut case, policy)["Statement"][*index]["Condition"];
            for test in failed {
                let keys = condition[&*test.operator].as_object_mut().unwrap();
                keys.retain(|key, _| key.to_lowercase() != test.key);
            }
        }
        Suggestion::Remove { policy, index } => {
            let statement = &mut policy_at(&mut case, policy)["Statement"][*index];
            statement.as_object_mut().unwrap().remove("NotAction");
            statement["Action"] = json!("s3:Nothing");
        }
        Suggestion::Never(why) => panic!("{why}"),
    }
    case
}

#[test]
fn the_engine_agrees_with_the_specification() {
    let variable = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().unwrap())
    };
    let (pairs, seed) = (variable("BULLA_ORACLE_PAIRS", 20_000), variable("BULLA_ORACLE_SEED", 1));
    let (mut draw, mut allowed, mut denied) = (Draw(seed), 0, 0);
    for number in 0..pairs {
        let case = Case::draw(&mut draw);
        let (wanted, found) = (expected(&case), actual(&case));
        assert_eq!(
            found,
            wanted,
            "pair {number} of seed {seed}: {} {}\nkey policy {}\nidentity {:?}\nboundary {:?}\nsession {:?}\n{:?}",
            case.caller,
            case.action,
            case.key_policy,
            case.identity,
            case.boundary,
            case.session,
            case.context
        );
        allowed += u64::from(wanted.0);
        denied += u64::from(wanted.1);
    }
    println!("{pairs} pairs: {allowed} allowed, {denied} denied explicitly");
    // Otherwise the agreement would say little.
    assert!(
        allowed > pairs / 20 && denied > pairs / 20,
        "{allowed} allowed and {denied} denied of {pairs}"
    );
}

/// With all of the changes the request is allowed, and not without any of them.
#[test]
fn the_suggested_changes_and_no_fewer_make_it_allowed() {
    let (mut draw, mut refused) = (Draw(7), 0);
    for number in 0..5_000 {
        let case = Case::draw(&mut draw);
        let changes = suggested(&case);
        assert_eq!(changes.is_empty(), actual(&case).0, "pair {number}");
        refused += u32::from(!changes.is_empty());
        let with = |left_out: Option<usize>| {
            let kept = changes.iter().enumerate().filter(|(place, _)| Some(*place) != left_out);
            actual(&kept.fold(case.clone(), |case, (_, change)| changed(case, change))).0
        };
        assert!(with(None), "pair {number}: {changes:#?}\n{}", case.key_policy);
        for left_out in 0..changes.len() {
            assert!(!with(Some(left_out)), "pair {number} without {left_out}: {changes:#?}");
        }
    }
    assert!(refused > 2_000, "{refused}");
}
