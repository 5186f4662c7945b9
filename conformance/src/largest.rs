//! The largest request of each operation, made from the model: every member that may be there, as long as it may be, until the
//! longest body is full.
//!
//! Not every one is carried out: texts fit the lengths of the model and not always its patterns. Refused or not, each is
//! read whole, and leaves an entry.

use model::shape::{Kind, Shape, Structure};
use model::{AwsService, ServiceOperation};
use serde_json::{Map, Value, json};

/// The longest body, and what is kept of it for names, quotes and commas that were not counted.
const BODY_BYTES: usize = wire::BODY_BYTES_MAX - 1024;
/// The longest text of one member; where the model has no limit this is it.
const TEXT_BYTES: usize = 128 * 1024;
/// The most items of one list or map.
const ITEMS: usize = 1000;

/// Returns the body of the largest request of `operation`, about the key `key_id` where it is about one.
#[must_use]
pub fn body(operation: ServiceOperation, key_id: &str) -> Vec<u8> {
    match operation.service() {
        AwsService::Kms | AwsService::CloudTrail | AwsService::CostExplorer => {
            let mut filler = Filler { left: BODY_BYTES, key_id };
            let mut members = filler.structure(operation.input(), 0);
            // Members that the model does not know are legal too.
            let rest = BODY_BYTES.saturating_sub(members.to_string().len());
            members["Unknown"] = Value::from("x".repeat(rest));
            members.to_string().into_bytes()
        }
        AwsService::Iam | AwsService::Sts => {
            let version =
                if operation.service() == AwsService::Iam { "2010-05-08" } else { "2011-06-15" };
            let mut form = format!("Action={}&Version={version}", operation.name()).into_bytes();
            let mut filler = Filler { left: BODY_BYTES / 2, key_id };
            let members = filler.structure(operation.input(), 0);
            write_form(&mut form, "", &members);
            let rest = BODY_BYTES.saturating_sub(form.len());
            form.extend_from_slice(b"&Unknown=");
            // A byte of a control character is six in JSON.
            form.resize(form.len() + rest, 1);
            form.truncate(BODY_BYTES);
            form
        }
        // None is served so far.
        AwsService::S3 => Vec::new(),
    }
}

/// Appends the parameters of the query protocol that stand for `value`.
fn write_form(form: &mut Vec<u8>, path: &str, value: &Value) {
    let dotted =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| write_form(form, &dotted(name), value));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                write_form(form, &dotted(&format!("member.{}", index + 1)), item);
            }
        }
        Value::String(text) => {
            let text = text.replace('%', "%25").replace('+', "%2B").replace('&', "%26");
            form.extend_from_slice(format!("&{path}={text}").as_bytes());
        }
        other => form.extend_from_slice(format!("&{path}={other}").as_bytes()),
    }
}

/// What is left of the body to be filled.
struct Filler<'a> {
    left: usize,
    key_id: &'a str,
}

impl Filler<'_> {
    fn structure(&mut self, of: &Structure, depth: usize) -> Value {
        let mut members = Map::new();
        // What is required first, and long maps last: they take all that is left.
        let mut order: Vec<_> = of.members.iter().collect();
        order.sort_by_key(|member| {
            (!member.required, matches!(member.shape.kind, Kind::Map { .. }))
        });
        for member in order {
            // Each would have the request end early.
            if depth > 4 || ["DryRun", "Recipient", "GrantTokens", "Marker"].contains(&member.name)
            {
                continue;
            }
            let is_key =
                ["KeyId", "TargetKeyId", "SourceKeyId", "DestinationKeyId"].contains(&member.name);
            let value = if is_key { json!(self.key_id) } else { self.value(member.shape, depth) };
            members.insert(member.name.to_owned(), value);
        }
        Value::Object(members)
    }

    fn value(&mut self, shape: &Shape, depth: usize) -> Value {
        match &shape.kind {
            Kind::String { values: [first, ..], .. } => json!(first),
            Kind::String { length, pattern, .. } => {
                // The longest text of a policy is white space around an empty one.
                let length = self.take(length.max);
                match *pattern {
                    Some(pattern) if pattern.contains("\\u000A") => json!("\n".repeat(length)),
                    Some(_) => json!("x".repeat(length)),
                    None => json!("\u{1}".repeat(length / 6)),
                }
            }
            Kind::Blob { length } => {
                let length = self.take(length.max.or(Some(4096)));
                json!("AAAA".repeat(length / 4))
            }
            Kind::Integer { range } => json!(range.min.unwrap_or(1).max(1)),
            Kind::Long => json!(1),
            Kind::Boolean => json!(true),
            Kind::Timestamp => json!(0),
            Kind::List { member, length } => {
                let most = usize::try_from(length.max.unwrap_or(50)).unwrap_or(50).min(ITEMS);
                let mut items = Vec::new();
                while items.len() < most && self.left > 64 {
                    items.push(self.value(member, depth + 1));
                }
                Value::Array(items)
            }
            Kind::Map { .. } => {
                let each = (self.left / ITEMS).saturating_sub(16);
                let pair = |number: usize| (format!("k{number}"), json!("x".repeat(each)));
                let pairs = if each == 0 { Map::new() } else { (0..ITEMS).map(pair).collect() };
                self.left = 0;
                Value::Object(pairs)
            }
            Kind::Structure(of) => self.structure(of, depth + 1),
        }
    }

    /// Takes the length of a text out of what is left.
    fn take(&mut self, most: Option<i64>) -> usize {
        let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(TEXT_BYTES);
        let taken = most.min(TEXT_BYTES).min(self.left / 4);
        self.left -= taken;
        taken
    }
}
