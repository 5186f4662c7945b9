//! Requests that have every member of the model, to begin with.

use model::shape::{Kind, Shape, Structure};
use serde_json::{Map, Value, json};

/// How deep structures are filled in.
const DEPTH_MAX: usize = 5;

/// The members of a structure, as JSON.
pub fn sample(structure: &Structure) -> Value {
    members(structure, 0)
}

fn members(structure: &Structure, depth: usize) -> Value {
    let members = structure.members.iter().filter(|_| depth < DEPTH_MAX);
    let members = members.map(|of| (of.name.to_owned(), value(of.name, of.shape, depth + 1)));
    Value::Object(members.collect::<Map<_, _>>())
}

fn value(name: &str, shape: &Shape, depth: usize) -> Value {
    match &shape.kind {
        Kind::String { values: [first, ..], .. } => json!(first),
        Kind::String { .. } if name.ends_with("Policy") || name.ends_with("Document") => {
            json!(r#"{"Statement":[]}"#)
        }
        Kind::String { .. } if name.ends_with("Arn") => json!("arn:aws:iam::111122223333:role/r"),
        Kind::String { .. } if name.starts_with("Alias") => json!("alias/a"),
        Kind::String { length, .. } => {
            json!("a".repeat(usize::try_from(length.min.unwrap_or(1).max(1)).unwrap()))
        }
        Kind::Blob { length } => {
            let bytes = vec![1; usize::try_from(length.min.unwrap_or(1).max(1)).unwrap()];
            json!(base64_simd::STANDARD.encode_to_string(bytes))
        }
        Kind::Integer { range } => json!(range.min.unwrap_or(1)),
        Kind::Long => json!(1),
        Kind::Boolean => json!(true),
        Kind::Timestamp => json!(1_700_000_000.5),
        Kind::List { member, .. } => json!([value(name, member, depth)]),
        Kind::Map { .. } => json!({"k": "v"}),
        Kind::Structure(of) => members(of, depth),
    }
}

/// The same as parameters of the query protocol: `path=value`, without the moments.
pub fn parameters(of: &Value, path: &str, out: &mut Vec<(String, String)>) {
    let below =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match of {
        Value::Object(members) => {
            members.iter().for_each(|(name, of)| parameters(of, &below(name), out));
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, of)| parameters(of, &below(&format!("member.{}", index + 1)), out)),
        Value::String(text) => out.push((path.to_owned(), text.clone())),
        Value::Number(number) if number.is_f64() => {
            out.push((path.to_owned(), "2026-01-02T03:04:05Z".to_owned()));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            out.push((path.to_owned(), of.to_string()));
        }
    }
}
