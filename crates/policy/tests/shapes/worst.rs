//! Policies and requests that cost as much as they can: the known bad shapes, each as large as the service takes them. The test
//! counts their steps, the benchmark `worst-policy` takes their time. They are read as stored ones: AWS refuses some of them by now.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, KeyArn};
use policy::{
    Attached, CallerView, Decision, Document, PermissionQuery, PolicyKind, PrincipalPolicies,
    Resource, Trace,
};
use serde_json::{Value, json};

const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
const KEYS: &str = "kms:EncryptionContextKeys";
/// AWS's limit for key policies.
const KEY_POLICY_BYTES_MAX: usize = 32 * 1024;
/// AWS's limit for managed policies.
const MANAGED_BYTES_MAX: usize = 6_144;
/// The managed policies of a user that is in ten groups.
const MANAGED_MAX: usize = 110;
/// About the most that a request can say in an encryption context.
const CONTEXT_BYTES: usize = 500 * 1024;

type Context = BTreeMap<String, Vec<String>>;

/// A policy with a request.
pub(crate) struct Shape {
    pub(crate) name: String,
    key_policy: Document,
    identity: PrincipalPolicies,
    action: &'static str,
    context: Context,
}

impl Shape {
    fn new(name: &str, key_policy: &Value, context: Context) -> Self {
        let text = key_policy.to_string();
        assert!(text.len() <= KEY_POLICY_BYTES_MAX, "{name}: {} bytes", text.len());
        let key_policy = Document::parse_stored(PolicyKind::Key, &text).unwrap();
        let (name, identity) = (name.to_owned(), PrincipalPolicies::default());
        Self { name, key_policy, identity, action: "kms:Encrypt", context }
    }

    /// Decides, with the trace that every request has.
    pub(crate) fn decide(&self) -> (Decision, Trace) {
        let key = KeyArn::parse(KEY).unwrap();
        let question = PermissionQuery {
            caller: CallerView::new(AccountId::parse("111122223333").unwrap(), USER),
            action: self.action,
            resource: Resource::Key(&key),
            policy: Some(&self.key_policy),
            identity: Some(&self.identity),
            context: &self.context,
        };
        let (decision, mut trace) = (policy::decide(&question), Trace::default());
        trace.note(&question, &decision, Some(0));
        (decision, trace)
    }
}

/// A statement that is about the caller, with this condition and these elements.
fn statement(effect: &str, condition: &Value, more: &Value) -> Value {
    let mut made = json!({
        "Effect": effect, "Principal": {"AWS": USER}, "Action": "kms:Encrypt", "Resource": "*",
        "Condition": condition,
    });
    for (name, value) in more.as_object().unwrap() {
        made[name] = value.clone();
    }
    made
}

fn policy(statements: &[Value]) -> Value {
    json!({"Version": "2012-10-17", "Statement": statements})
}

/// As many of what `make` makes as fit into a key policy with one statement.
fn many(make: impl Fn(usize) -> String) -> Vec<String> {
    let mut room = KEY_POLICY_BYTES_MAX - 512;
    (0..)
        .map(make)
        .take_while(|text| {
            let left = room.checked_sub(json!(text).to_string().len() + 1);
            room = left.unwrap_or(0);
            left.is_some()
        })
        .collect()
}

/// Keys of an encryption context, each as long as given.
fn keys(bytes: usize, length: usize) -> Vec<String> {
    let pair = length + r#""":"","#.len();
    (0..bytes / pair).map(|number| format!("{number:a>length$}")).collect()
}

fn context(values: Vec<String>) -> Context {
    [(KEYS.to_lowercase(), values)].into()
}

fn one_test(name: &str, operator: &str, wanted: &[String], found: Vec<String>) -> Shape {
    let condition = json!({operator: {KEYS: wanted}});
    Shape::new(name, &policy(&[statement("Allow", &condition, &json!({}))]), context(found))
}

/// Values that are looked up, of each type, against as many keys as there can be.
fn values_against_keys() -> Vec<Shape> {
    let number = |number: usize| format!("{number}");
    let day = |number: usize| {
        format!(
            "20{:02}-{:02}-{:02}",
            number % 90 + 10,
            number / 90 % 12 + 1,
            number / 1080 % 28 + 1
        )
    };
    let address = |number: usize| format!("10.{}.{}.0/24", number / 256 % 256, number % 256);
    let text = |number: usize| format!("{number:x<4}");
    let mut shapes = Vec::new();
    for (operator, wanted, length) in [
        ("ForAllValues:StringNotEquals", many(text), 6),
        ("ForAllValues:StringNotEquals", many(text), 200),
        ("ForAllValues:StringNotEqualsIgnoreCase", many(text), 6),
        ("ForAllValues:StringNotLike", many(text), 6),
        ("ForAnyValue:ArnEquals", many(|number| format!("a:b:c:d:e:{number}")), 12),
        ("ForAnyValue:NumericEquals", many(number), 6),
        ("ForAllValues:NumericNotEquals", many(number), 6),
        ("ForAnyValue:NumericLessThan", many(number), 6),
        ("ForAnyValue:DateEquals", many(day), 6),
        ("ForAnyValue:IpAddress", many(address), 6),
        ("ForAnyValue:BinaryEquals", many(text), 6),
        ("ForAnyValue:Bool", many(|_| "true".to_owned()), 6),
    ] {
        let found = match operator {
            "ForAnyValue:NumericEquals" | "ForAnyValue:NumericLessThan" => {
                (0..CONTEXT_BYTES / 12).map(|number| format!("9{number:05}")).collect()
            }
            "ForAnyValue:IpAddress" => (0..CONTEXT_BYTES / 16)
                .map(|number| format!("11.0.{}.{}", number / 256 % 256, number % 256))
                .collect(),
            _ => keys(CONTEXT_BYTES, length),
        };
        shapes.push(one_test(&format!("{operator}, keys of {length}"), operator, &wanted, found));
    }
    shapes
}

/// Patterns, which are compared one by one.
fn patterns_against_keys() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (name, unit, repeat) in [
        ("short patterns", "*a?", 1),
        ("stars", "*a", 40),
        ("question marks", "?", 40),
        ("stars and question marks", "*a?b", 40),
        ("one long piece", "a", 4_000),
        ("one long piece with question marks", "a?", 2_000),
        ("one pattern of stars", "*a", 15_000),
        ("one pattern of question marks behind stars", "*?", 15_000),
    ] {
        let pattern = |number: usize| format!("*{}{number}", unit.repeat(repeat));
        let wanted = many(pattern);
        for length in [6, 60, 600, 6_000, 60_000] {
            let found = keys(CONTEXT_BYTES, length);
            let name = format!("{name}, keys of {length}");
            shapes.push(one_test(&name, "ForAnyValue:StringLike", &wanted, found));
        }
    }
    let arns = many(|number| format!("a*:b*:c*:*d:*e:*{number}?"));
    let found = keys(CONTEXT_BYTES, 60).into_iter().map(|key| format!("a:b:c:d:e:{key}"));
    shapes.push(one_test("ArnLike", "ForAnyValue:ArnLike", &arns, found.collect()));
    shapes
}

/// Variables, for which long values stand.
fn variables() -> Vec<Shape> {
    let filled = "${k:v}".repeat(60);
    let mut shapes = Vec::new();
    for length in [1, 100, 10_000, CONTEXT_BYTES] {
        for operator in ["StringEquals", "StringLike", "StringNotEqualsIgnoreCase"] {
            let operator = format!("ForAllValues:{operator}");
            let wanted = many(|number| format!("{filled}{number}"));
            let mut found = context(keys(CONTEXT_BYTES - length, 60));
            found.insert("k:v".to_owned(), vec!["v".repeat(length)]);
            let condition = json!({operator.as_str(): {KEYS: wanted}});
            let policy = policy(&[statement("Deny", &condition, &json!({}))]);
            shapes.push(Shape::new(&format!("{operator}, variables of {length}"), &policy, found));
        }
    }
    shapes
}

/// Many statements, each of which is about the caller and fails by its condition, so that the trace has it.
fn statements() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (name, condition) in [
        ("one value", json!({"ForAnyValue:StringEquals": {KEYS: "x"}})),
        ("a pattern", json!({"ForAnyValue:StringLike": {KEYS: "*x*y*"}})),
        ("a key of its own", json!({"StringEquals": {"kms:EncryptionContext:NUMBER": "x"}})),
    ] {
        for length in [6, 600] {
            let mut room = KEY_POLICY_BYTES_MAX - 64;
            let one = |number: usize| {
                let condition = condition.to_string().replace("NUMBER", &number.to_string());
                let condition: Value = serde_json::from_str(&condition).unwrap();
                json!({"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": condition})
            };
            let statements: Vec<Value> = (0..)
                .map(one)
                .take_while(|one| {
                    let left = room.checked_sub(one.to_string().len() + 1);
                    room = left.unwrap_or(0);
                    left.is_some()
                })
                .collect();
            let name = format!("{} statements with {name}, keys of {length}", statements.len());
            shapes.push(Shape::new(
                &name,
                &policy(&statements),
                context(keys(CONTEXT_BYTES, length)),
            ));
        }
    }
    shapes
}

/// Lists of actions, resources and principals.
fn lists() -> Vec<Shape> {
    let nothing = json!({});
    let with = |name: &str, element: &str, all: Vec<String>| {
        let mut statement = statement("Allow", &nothing, &json!({element: all}));
        let own = element.trim_start_matches("Not");
        if own != element {
            statement.as_object_mut().unwrap().remove(own);
        }
        Shape::new(name, &policy(&[statement]), Context::new())
    };
    vec![
        with("NotAction names", "NotAction", many(|number| format!("kms:{number}"))),
        with("NotAction patterns", "NotAction", many(|number| format!("*m*:*c*{number}?"))),
        with("NotAction, one pattern", "NotAction", vec!["*?".repeat(16_000)]),
        with(
            "NotAction, one long piece",
            "NotAction",
            vec!["*kms:".to_owned() + &"?".repeat(31_000)],
        ),
        with("NotResource patterns", "NotResource", many(|number| format!("*:*:*key*{number}?"))),
        with("NotResource variables", "NotResource", many(|number| format!("${{k:v}}*{number}"))),
        with("NotResource, one pattern", "NotResource", vec!["*1?".repeat(10_000)]),
    ]
}

/// As many policies of the caller as there can be, each full of statements.
fn identities() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (name, statement) in [
        ("other actions", json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"})),
        ("patterns", json!({"Effect": "Allow", "Action": "kms:*E*", "Resource": "arn:*:key/*x?"})),
        (
            "conditions",
            json!({"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Condition": {"StringLike": {"k:v": "*x*"}}}),
        ),
        (
            "conditions on many values",
            json!({"Effect": "Deny", "Action": "kms:*", "Resource": "*", "Condition": {"ForAnyValue:StringLike": {KEYS: "*x*"}}}),
        ),
    ] {
        let count = (MANAGED_BYTES_MAX - 64) / (statement.to_string().len() + 1);
        let document = policy(&vec![statement; count]);
        let document =
            Arc::new(Document::parse_stored(PolicyKind::Identity, &document.to_string()).unwrap());
        let attached = |number: usize| Attached {
            name: format!("arn:aws:iam::111122223333:policy/{number}"),
            document: Arc::clone(&document),
        };
        let own = json!({"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "*", "Resource": "*"});
        let mut found = context(keys(CONTEXT_BYTES, 60));
        found.insert("k:v".to_owned(), vec!["v".repeat(200)]);
        let name = format!("{} statements of the caller: {name}", MANAGED_MAX * count);
        let mut shape = Shape::new(&name, &policy(&[own]), found);
        shape.identity.policies = (0..MANAGED_MAX).map(attached).collect();
        shapes.push(shape);
    }
    shapes
}

/// All of them.
pub(crate) fn shapes() -> Vec<Shape> {
    let all = [
        values_against_keys(),
        patterns_against_keys(),
        variables(),
        statements(),
        lists(),
        identities(),
    ];
    all.into_iter().flatten().collect()
}

/// The key policy of 29 KB and the encryption context of 1,000 keys that took 174 ms.
pub(crate) fn reported() -> Shape {
    let wanted: Vec<String> = (0..4_200).map(|number| format!("{number:x<4}")).collect();
    let found = (0..1_000).map(|number| format!("{number:y<4}")).collect();
    one_test("4,200 values against 1,000 keys", "ForAllValues:StringNotEquals", &wanted, found)
}
