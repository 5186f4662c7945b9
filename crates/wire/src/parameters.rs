//! The members of a request or reply as CloudTrail shows them: `requestParameters` and `responseElements`.
//!
//! Names begin with a small letter. Binary and sensitive members are left out: plaintexts, ciphertexts, signatures,
//! tokens and key material never reach the audit log.

use model::Timestamp;
use model::shape::{Fields, Value};

use crate::encode::string;
use crate::validate::lower_camel;

/// Members that CloudTrail leaves out although they are text.
const OMITTED: [&str; 2] = ["GrantTokens", "GrantToken"];

/// A JSON object, or `null` when no member is left.
#[must_use]
pub fn parameters(fields: &Fields) -> String {
    let mut out = Vec::with_capacity(256);
    structure(&mut out, fields);
    if out == b"{}" {
        return "null".to_owned();
    }
    String::from_utf8(out).unwrap_or_else(|_invalid| "null".to_owned())
}

fn structure(out: &mut Vec<u8>, fields: &Fields) {
    out.push(b'{');
    let mut first = true;
    for (member, of) in fields.iter() {
        let Some(of) = of.filter(|of| is_shown(of) && !OMITTED.contains(&member.name)) else { continue };
        if !std::mem::take(&mut first) {
            out.push(b',');
        }
        string(out, &lower_camel(member.name));
        out.push(b':');
        value(out, of);
    }
    out.push(b'}');
}

fn is_shown(of: &Value) -> bool {
    match of {
        Value::Blob(_) | Value::Secret(_) => false,
        Value::String(_)
        | Value::Integer(_)
        | Value::Boolean(_)
        | Value::Timestamp(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Structure(_) => true,
    }
}

fn value(out: &mut Vec<u8>, of: &Value) {
    match of {
        Value::String(text) => string(out, text),
        Value::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::Boolean(truth) => out.extend_from_slice(truth.to_string().as_bytes()),
        Value::Timestamp(moment) => string(out, &date(*moment)),
        Value::List(items) => {
            out.push(b'[');
            for (index, item) in items.iter().filter(|item| is_shown(item)).enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                value(out, item);
            }
            out.push(b']');
        }
        Value::Map(pairs) => {
            out.push(b'{');
            for (index, (key, text)) in pairs.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                string(out, key);
                out.push(b':');
                string(out, text);
            }
            out.push(b'}');
        }
        Value::Structure(fields) => structure(out, fields),
        Value::Blob(_) | Value::Secret(_) => out.extend_from_slice(b"null"),
    }
}

/// CloudTrail writes dates of KMS as text: `Aug 10, 2022, 10:38:27 PM`.
fn date(moment: Timestamp) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let iso = moment.to_string();
    let part = |range: std::ops::Range<usize>| iso.get(range).and_then(|text| text.parse().ok()).unwrap_or(0usize);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let (hour, minute, second) = (part(11..13), part(14..16), part(17..19));
    let month = MONTHS.get(month.saturating_sub(1)).copied().unwrap_or("Jan");
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    format!("{month} {day}, {year}, {hour}:{minute:02}:{second:02} {half}")
}
