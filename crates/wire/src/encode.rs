//! From values to JSON text, in memory that is zeroised.

use model::shape::{Fields, Value};
use model::{Error, ErrorCode, Timestamp};
use zeroize::Zeroizing;

/// The body of a reply. It may hold plaintext, so its memory is zeroised.
pub struct Body(Zeroizing<Vec<u8>>);

impl Body {
    /// The bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Body {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Body({} bytes)", self.0.len())
    }
}

/// Encodes a reply. Absent members are omitted. Operations without an output have an empty body.
#[must_use]
pub fn encode(fields: &Fields) -> Body {
    if fields.structure().name.is_empty() {
        return Body(Zeroizing::new(Vec::new()));
    }
    // Measured first, so that the buffer never grows and leaves no copy of a secret behind.
    let mut out = Vec::with_capacity(bound_structure(fields));
    structure(&mut out, fields);
    Body(Zeroizing::new(out))
}

/// Encodes an error: its status and `{"__type":"...","message":"..."}`.
#[must_use]
pub fn encode_error(error: &Error) -> (u16, Body) {
    let mut out = Vec::with_capacity(256);
    out.extend_from_slice(b"{\"__type\":");
    string(&mut out, error.code().name());
    if let Some(message) = error.message() {
        // The one error whose member AWS writes with a capital letter.
        let capital = error.code() == ErrorCode::AccessDeniedException;
        out.extend_from_slice(if capital { b",\"Message\":" } else { b",\"message\":" });
        string(&mut out, message);
    }
    out.push(b'}');
    (error.code().status(), Body(Zeroizing::new(out)))
}

/// An upper bound of the encoded length.
fn bound_structure(fields: &Fields) -> usize {
    let member = |(member, value): (&model::shape::Member, Option<&Value>)| {
        value.map_or(0, |value| member.name.len() + 4 + bound(value))
    };
    fields.iter().map(member).sum::<usize>() + 2
}

fn bound(value: &Value) -> usize {
    // A character of text takes at most six bytes (`\u0000`).
    let text = |text: &str| text.len() * 6 + 2;
    let base64 = |length: usize| length.div_ceil(3) * 4 + 2;
    match value {
        Value::String(of) => text(of),
        Value::Blob(bytes) => base64(bytes.len()),
        Value::Secret(bytes) => base64(bytes.len()).max(bytes.len() * 6 + 2),
        Value::Integer(_) | Value::Timestamp(_) | Value::Boolean(_) => 24,
        Value::List(items) => items.iter().map(|item| bound(item) + 1).sum::<usize>() + 2,
        Value::Map(pairs) => pairs.iter().map(|(key, of)| text(key) + text(of) + 2).sum::<usize>() + 2,
        Value::Structure(fields) => bound_structure(fields),
    }
}

fn structure(out: &mut Vec<u8>, fields: &Fields) {
    out.push(b'{');
    let mut first = true;
    for (member, of) in fields.iter() {
        let Some(of) = of else { continue };
        if !std::mem::take(&mut first) {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(member.name.as_bytes());
        out.extend_from_slice(b"\":");
        value(out, of);
    }
    out.push(b'}');
}

fn value(out: &mut Vec<u8>, of: &Value) {
    match of {
        Value::String(text) => string(out, text),
        Value::Blob(bytes) => base64(out, bytes),
        // Every sensitive member of a reply is a blob.
        Value::Secret(bytes) => base64(out, bytes.expose()),
        Value::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::Boolean(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Value::Timestamp(moment) => timestamp(out, *moment),
        Value::List(items) => {
            separated(out, b'[', b']', items, value);
        }
        Value::Map(pairs) => separated(out, b'{', b'}', pairs, |out, (key, text)| {
            string(out, key);
            out.push(b':');
            string(out, text);
        }),
        Value::Structure(fields) => structure(out, fields),
    }
}

fn separated<T>(out: &mut Vec<u8>, open: u8, close: u8, items: &[T], write: impl Fn(&mut Vec<u8>, &T)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(out, item);
    }
    out.push(close);
}

/// Text in quotes, escaped.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    let start = out.len();
    if serde_json::to_writer(&mut *out, text).is_err() {
        // Writing text to memory does not fail; were it to, the JSON stays well-formed.
        out.truncate(start);
        out.extend_from_slice(b"\"\"");
    }
}

fn base64(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'"');
    base64_simd::STANDARD.encode_append(bytes, out);
    out.push(b'"');
}

/// Epoch seconds; milliseconds as a fraction.
fn timestamp(out: &mut Vec<u8>, moment: Timestamp) {
    let text = format!("{}.{:03}", moment.seconds(), moment.millis().rem_euclid(1000));
    out.extend_from_slice(text.as_bytes());
}
