//! The corpus: bodies from the shapes of the model, JSON that is not, signatures and headers that are wrong.

use std::time::{Duration, SystemTime};

use model::Operation;
use model::shape::{Kind, Member, Structure};
use serde_json::{Map, Value, json};

use super::Case;
use crate::client::Client;

const VALIDATION: &[&str] = &["ValidationException"];
const SERIALIZATION: &[&str] = &["SerializationException"];
const EITHER: &[&str] = &["SerializationException", "ValidationException"];

/// All cases, signed now.
pub(crate) fn all(client: &Client) -> Vec<Case> {
    let now = SystemTime::now();
    let mut cases = Vec::new();
    for operation in Operation::ALL {
        for (group, name, body, codes) in bodies(operation) {
            let request = client.signed(operation.name(), body.as_slice(), now);
            cases.push(Case {
                group,
                name: format!("{} {name}", operation.name()),
                request,
                codes,
            });
        }
    }
    cases.extend(headers(client, now));
    cases
}

type Body = (&'static str, String, Vec<u8>, &'static [&'static str]);

fn bodies(operation: Operation) -> Vec<Body> {
    let structure = operation.input();
    let mut bodies = syntax(structure);
    for member in structure.members {
        bodies.extend(types(structure, member));
        bodies.extend(values(structure, member));
        if member.required {
            let mut body = valid(structure);
            body.remove(member.name);
            let missing = format!("without {}", member.name);
            bodies.push(("missing members", missing, text(&body), VALIDATION));
            let mut body = valid(structure);
            body.insert(member.name.to_owned(), Value::Null);
            bodies.push((
                "missing members",
                format!("{} null", member.name),
                text(&body),
                VALIDATION,
            ));
        }
    }
    bodies
}

fn text(body: &Map<String, Value>) -> Vec<u8> {
    Value::Object(body.clone()).to_string().into_bytes()
}

/// The smallest body that keeps the constraints of the model.
fn valid(structure: &Structure) -> Map<String, Value> {
    let required = structure.members.iter().filter(|member| member.required);
    required.map(|member| (member.name.to_owned(), valid_value(&member.shape.kind))).collect()
}

fn valid_value(kind: &Kind) -> Value {
    match kind {
        Kind::String { values, .. } if !values.is_empty() => json!(values[0]),
        Kind::String { pattern: Some(pattern), .. } if pattern.contains("[a-z]+-") => {
            json!("us-east-1")
        }
        Kind::String { length, .. } => {
            json!("a".repeat(usize::try_from(length.min.unwrap_or(1)).unwrap().max(1)))
        }
        Kind::Blob { .. } => json!("AAAA"),
        Kind::Integer { range } => json!(range.min.unwrap_or(1)),
        Kind::Boolean => json!(true),
        Kind::Timestamp => json!(1_700_000_000),
        Kind::List { member, .. } => json!([valid_value(&member.kind)]),
        Kind::Map { .. } => json!({"a": "b"}),
        Kind::Structure(structure) => Value::Object(valid(structure)),
    }
}

/// Every wrong JSON type.
fn types(structure: &'static Structure, member: &'static Member) -> Vec<Body> {
    let all = [
        json!("text"),
        json!(1),
        json!(1.5),
        json!(true),
        json!([]),
        json!({}),
        json!([[1]]),
        json!([null]),
        json!({"a": 1}),
    ];
    let wrong = |value: &Value| match &member.shape.kind {
        Kind::String { .. } => !value.is_string(),
        // "text" is base64.
        Kind::Blob { .. } => !value.is_string(),
        Kind::Integer { .. } => !value.is_i64(),
        Kind::Boolean => !value.is_boolean(),
        Kind::Timestamp => !value.is_number(),
        Kind::List { .. } => {
            !value.is_array()
                || value[0].is_null() && value.as_array().is_some_and(|a| !a.is_empty())
                || value[0].is_array()
        }
        Kind::Map { .. } => !value.is_object() || value["a"].is_number(),
        Kind::Structure(_) => !value.is_object(),
    };
    let bad = all.into_iter().filter(wrong);
    bad.map(|value| {
        let mut body = valid(structure);
        let name = format!("{} = {value}", member.name);
        body.insert(member.name.to_owned(), value);
        ("wrong types", name, text(&body), SERIALIZATION)
    })
    .collect()
}

/// Values outside the constraints.
fn values(structure: &'static Structure, member: &'static Member) -> Vec<Body> {
    let mut bad: Vec<Value> = Vec::new();
    match &member.shape.kind {
        Kind::String { length, pattern, values } => {
            bad.extend(
                length
                    .max
                    .filter(|max| *max < 20_000)
                    .map(|max| json!("a".repeat(usize::try_from(max).unwrap() + 1))),
            );
            bad.extend(
                length
                    .min
                    .filter(|min| *min > 0)
                    .map(|min| json!("a".repeat(usize::try_from(min).unwrap() - 1))),
            );
            bad.extend(
                pattern
                    .filter(|pattern| !pattern.contains(r"\u00FF"))
                    .map(|_| json!("\u{1F511} with space")),
            );
            bad.extend((!values.is_empty()).then(|| json!("NOT_ONE_OF_THEM")));
        }
        Kind::Blob { length } => {
            let base64 =
                |bytes: usize| json!(base64_simd::STANDARD.encode_to_string(vec![0; bytes]));
            bad.extend(
                length
                    .max
                    .filter(|max| *max < 20_000)
                    .map(|max| base64(usize::try_from(max).unwrap() + 1)),
            );
            bad.extend(length.min.filter(|min| *min > 0).map(|_| json!("")));
        }
        Kind::Integer { range } => {
            bad.extend(range.max.map(|max| json!(max + 1)));
            bad.extend(range.min.map(|min| json!(min - 1)));
            bad.push(json!(-1));
            bad.push(json!(i32::MAX));
        }
        Kind::List { member, length } => {
            let item = valid_value(&member.kind);
            bad.extend(
                length.max.map(|max| Value::Array(vec![item; usize::try_from(max).unwrap() + 1])),
            );
            bad.extend(length.min.filter(|min| *min > 0).map(|_| json!([])));
        }
        Kind::Boolean | Kind::Timestamp | Kind::Map { .. } | Kind::Structure(_) => {}
    }
    let mut bodies: Vec<Body> = bad
        .into_iter()
        .map(|value| {
            let mut body = valid(structure);
            let name = format!("{} outside its constraints", member.name);
            body.insert(member.name.to_owned(), value);
            ("values outside the constraints", name, text(&body), VALIDATION)
        })
        .collect();
    bodies.extend(encodings(structure, member));
    bodies
}

/// Text that is not standard base64 with padding.
fn encodings(structure: &'static Structure, member: &'static Member) -> Vec<Body> {
    if !matches!(member.shape.kind, Kind::Blob { .. }) {
        return Vec::new();
    }
    let bad = ["A", "AA", "AAA", "AA=A", "AA==AA", "A A=", "AA\n==", "-_==", "AAAAA", "ÄÄ=="];
    bad.into_iter()
        .map(|encoding| {
            let mut body = valid(structure);
            body.insert(member.name.to_owned(), json!(encoding));
            ("bad base64", format!("{} = {encoding:?}", member.name), text(&body), SERIALIZATION)
        })
        .collect()
}

/// What is not JSON, or not the JSON of a structure.
fn syntax(structure: &'static Structure) -> Vec<Body> {
    let whole = text(&valid(structure));
    let mut bad: Vec<(String, Vec<u8>)> = [
        "[]",
        "\"x\"",
        "1",
        "true",
        "null",
        "{",
        "}",
        "{\"a\"",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{} {}",
        "{}x",
        "\u{feff}{}",
        "{\"a\":\"\\x\"}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":1}{",
        "/* */{}",
        "<a/>",
        "a=b&c=d",
    ]
    .iter()
    .map(|body| (format!("{body:?}"), body.as_bytes().to_vec()))
    .collect();
    bad.push(("a byte that is not UTF-8".to_owned(), b"{\"a\":\"\xff\"}".to_vec()));
    bad.push(("NUL in a string".to_owned(), b"{\"a\":\"\0\"}".to_vec()));
    bad.push(("UTF-16".to_owned(), b"\xff\xfe{\0}\0".to_vec()));
    bad.push(("gzip".to_owned(), b"\x1f\x8b\x08\0\0\0\0\0".to_vec()));
    bad.push((
        "200 deep".to_owned(),
        format!("{{\"a\":{}1{}}}", "[".repeat(200), "]".repeat(200)).into_bytes(),
    ));
    for end in (1..whole.len()).step_by(whole.len().div_ceil(6).max(1)) {
        bad.push((format!("cut at {end}"), whole[..end].to_vec()));
    }
    if let Some(member) = structure.members.first() {
        let value = valid_value(&member.shape.kind);
        let twice = format!("{{\"{0}\":{value},\"{0}\":{value}}}", member.name);
        bad.push(("a member twice".to_owned(), twice.into_bytes()));
        let surrogate = format!("{{\"{}\":\"\\ud800\"}}", member.name);
        bad.push(("a lone surrogate".to_owned(), surrogate.into_bytes()));
    }
    bad.into_iter().map(|(name, body)| ("not JSON", name, body, EITHER)).collect()
}

const INVALID: &[&str] = &["InvalidSignatureException"];
const INCOMPLETE: &[&str] = &["IncompleteSignatureException"];
const UNKNOWN: &[&str] = &["UnknownOperationException"];

type Edit = (&'static str, &'static str, &'static [&'static str]);

/// What is changed in a good request, into what, and the codes that are right.
const EDITS: &[Edit] = &[
    ("/us-east-1/kms/", "/us-east-1/s3/", INVALID),
    ("/us-east-1/kms/", "/eu-west-1/kms/", INVALID),
    ("/us-east-1/kms/", "/nowhere/kms/", INVALID),
    ("/us-east-1/kms/", "/kms/", INCOMPLETE),
    ("aws4_request", "aws4_nothing", INVALID),
    ("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA512 ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "AWS4-ECDSA-P256-SHA256 ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "Bearer ", INCOMPLETE),
    ("Credential=", "Credentials=", INCOMPLETE),
    ("SignedHeaders=", "Headers=", INCOMPLETE),
    ("Signature=", "Signature=0", INVALID),
    ("Signature=", "Signed=", INCOMPLETE),
    ("host;", "", INVALID),
    (";x-amz-target", "", INVALID),
    (";x-amz-date", "", INVALID),
    ("TrentService.ListKeys\r\n", "TrentService.ListAliases\r\n", INVALID),
    ("content-type: application/x-amz-json-1.1", "content-type: text/plain", INVALID),
    ("\r\n\r\n{}", "\r\n\r\n[]", INVALID),
    ("x-amz-target: TrentService.ListKeys", "x-amz-target: TrentService.Nothing", UNKNOWN),
    ("x-amz-target: TrentService.ListKeys", "x-amz-target: trentservice.listkeys", UNKNOWN),
    ("x-amz-target: TrentService.ListKeys\r\n", "", UNKNOWN),
    ("x-amz-target:", "x-amz-target: TrentService.ListKeys\r\nx-amz-target:", INVALID),
    ("POST / ", "GET / ", UNKNOWN),
    ("POST / ", "PUT / ", UNKNOWN),
    ("POST / ", "DELETE / ", UNKNOWN),
    ("POST / ", "POST /keys ", UNKNOWN),
    ("POST / ", "POST //etc/passwd ", UNKNOWN),
    ("POST / ", "POST /?x=1 ", INVALID),
    ("POST / ", "POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256 ", INCOMPLETE),
    ("content-length:", "x-amz-security-token: x\r\ncontent-length:", INVALID),
    ("content-length:", "x-amz-content-sha256: UNSIGNED-PAYLOAD\r\ncontent-length:", INVALID),
];

/// Signatures, scopes, dates and headers.
fn headers(client: &Client, now: SystemTime) -> Vec<Case> {
    let mut cases = Vec::new();
    let good = String::from_utf8(client.signed("ListKeys", b"{}", now)).unwrap();
    let mut with = |group, name: &str, request: String, codes| {
        cases.push(Case { group, name: name.to_owned(), request: request.into_bytes(), codes });
    };
    for (from, to, codes) in EDITS {
        assert!(good.contains(from), "{from} is not in {good}");
        with("signatures and headers", to, good.replacen(from, to, 1), codes);
    }
    let date = |request: &str, date: &str| {
        let lines = request.split("\r\n").map(|line| {
            if line.starts_with("x-amz-date:") {
                format!("x-amz-date: {date}")
            } else {
                line.to_owned()
            }
        });
        lines.collect::<Vec<_>>().join("\r\n")
    };
    for bad in [
        "",
        "yesterday",
        "2026-01-02T03:04:05Z",
        "20260102T030405",
        "99999999T999999Z",
        "20260230T000000Z",
    ] {
        with(
            "dates",
            bad,
            date(&good, bad),
            &["IncompleteSignatureException", "InvalidSignatureException"],
        );
    }
    let without = |name: &str| {
        good.split("\r\n").filter(|line| !line.starts_with(name)).collect::<Vec<_>>().join("\r\n")
    };
    with(
        "signatures and headers",
        "no Authorization",
        without("authorization:"),
        &["MissingAuthenticationTokenException"],
    );
    with("signatures and headers", "no date", without("x-amz-date:"), INCOMPLETE);
    for minutes in [6, 60, 60 * 24, 60 * 24 * 400] {
        let skew = Duration::from_secs(minutes * 60);
        for (name, time) in [("late", now - skew), ("early", now + skew)] {
            let request = client.signed("ListKeys", b"{}", time);
            cases.push(Case {
                group: "dates",
                name: format!("{minutes} minutes {name}"),
                request,
                codes: INVALID,
            });
        }
    }
    cases
}
