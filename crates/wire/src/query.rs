//! Turns the parameters of the query protocol into values, guided by the description of the expected shape.
//!
//! A member of a structure is `Outer.Inner`, an item of a list `Tags.member.1`, an entry of a map `Map.entry.1.key` and
//! `Map.entry.1.value`. Parameters that the model does not know are ignored.
//! Source: Smithy 2.0, "AWS query protocol".

use std::collections::BTreeSet;

use model::shape::{Fields, Kind, Shape, Structure, Value};
use model::{Error, ServiceOperation, Timestamp};
use secret::Secret;

use crate::DEPTH_MAX;
use crate::form::{Form, malformed};
use crate::request::Request;
use crate::validate;

/// The most items of one list or map.
const ITEMS_MAX: usize = 1000;

/// Reads the parameters of a request.
///
/// # Errors
/// - `MalformedInput`: a value that is not of its type, too many items.
/// - `ValidationException`: values outside the constraints of the model.
pub fn decode_form(
    operation: ServiceOperation,
    form: &Form,
) -> Result<Request<ServiceOperation>, Error> {
    let fields = structure(form, "", operation.input(), 0)?;
    validate::check(&fields)?;
    Ok(Request::new(operation, fields))
}

/// Reads a structure. `prefix` is empty or ends with a dot.
fn structure(
    form: &Form,
    prefix: &str,
    structure: &'static Structure,
    depth: usize,
) -> Result<Fields, Error> {
    let mut fields = Fields::empty(structure);
    for (index, member) in structure.members.iter().enumerate() {
        let path = format!("{prefix}{}", member.name);
        fields.set(index, value(form, &path, member.shape, depth + 1)?);
    }
    Ok(fields)
}

fn value(
    form: &Form,
    path: &str,
    shape: &'static Shape,
    depth: usize,
) -> Result<Option<Value>, Error> {
    if depth > DEPTH_MAX {
        return Err(malformed("The request nests too deep."));
    }
    match &shape.kind {
        Kind::List { member, .. } => list(form, path, member, depth),
        Kind::Map { .. } => map(form, path),
        Kind::Structure(of) => {
            let prefix = format!("{path}.");
            if form.rests(&prefix).next().is_none() {
                return Ok(None);
            }
            structure(form, &prefix, of, depth).map(|fields| Some(Value::Structure(fields)))
        }
        Kind::String { .. }
        | Kind::Blob { .. }
        | Kind::Integer { .. }
        | Kind::Long
        | Kind::Boolean
        | Kind::Timestamp => form.value(path).map(|text| scalar(path, shape, text)).transpose(),
    }
}

fn scalar(path: &str, shape: &'static Shape, text: &str) -> Result<Value, Error> {
    let wrong = |wanted: &str| malformed(format!("The value of {path} is not {wanted}."));
    match &shape.kind {
        Kind::String { .. } if shape.sensitive => {
            Ok(Value::Secret(Secret::<[u8]>::copy_of(text.as_bytes())))
        }
        Kind::String { .. } => Ok(Value::String(text.to_owned())),
        Kind::Blob { .. } => base64_simd::STANDARD
            .decode_to_vec(text)
            .map(Value::Blob)
            .map_err(|_not_base64| wrong("base64")),
        Kind::Integer { .. } => {
            let number = text.parse::<i32>().map_err(|_no_number| wrong("an integer"))?;
            Ok(Value::Integer(number.into()))
        }
        Kind::Long => text.parse().map(Value::Integer).map_err(|_no_number| wrong("an integer")),
        Kind::Boolean if text.eq_ignore_ascii_case("true") => Ok(Value::Boolean(true)),
        Kind::Boolean if text.eq_ignore_ascii_case("false") => Ok(Value::Boolean(false)),
        Kind::Timestamp => {
            Timestamp::from_iso8601(text).map(Value::Timestamp).ok_or_else(|| wrong("a date"))
        }
        Kind::Boolean => Err(wrong("true or false")),
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) => Err(wrong("a single value")),
    }
}

/// Reads a list. An empty list is sent as an empty value.
fn list(
    form: &Form,
    path: &str,
    member: &'static Shape,
    depth: usize,
) -> Result<Option<Value>, Error> {
    let prefix = format!("{path}.member.");
    let numbers = numbers(form, &prefix)?;
    if numbers.is_empty() {
        return Ok(form.value(path).map(|_empty| Value::List(Vec::new())));
    }
    let items = numbers.into_iter().map(|number| {
        let path = format!("{prefix}{number}");
        let item = value(form, &path, member, depth + 1)?;
        item.ok_or_else(|| malformed(format!("The value of {path} is missing.")))
    });
    items.collect::<Result<_, _>>().map(|items| Some(Value::List(items)))
}

fn map(form: &Form, path: &str) -> Result<Option<Value>, Error> {
    let prefix = format!("{path}.entry.");
    let mut pairs: Vec<(String, String)> = Vec::new();
    for number in numbers(form, &prefix)? {
        let text = |part: &str| form.value(&format!("{prefix}{number}.{part}")).map(str::to_owned);
        match (text("key"), text("value")) {
            (Some(key), Some(value)) if pairs.iter().all(|(known, _)| *known != key) => {
                pairs.push((key, value));
            }
            _ => {
                return Err(malformed(format!(
                    "The map {path} has an entry without key or value, or a key twice."
                )));
            }
        }
    }
    Ok((!pairs.is_empty()).then_some(Value::Map(pairs)))
}

/// Returns the numbers after `prefix`, each once, in order.
fn numbers(form: &Form, prefix: &str) -> Result<BTreeSet<u32>, Error> {
    let mut found = BTreeSet::new();
    for rest in form.rests(prefix) {
        let digits = rest.split('.').next().unwrap_or_default();
        // `01` would be another name for `1`.
        let number = digits.parse::<u32>().ok().filter(|number| number.to_string() == digits);
        found.insert(
            number.ok_or_else(|| malformed(format!("{prefix} is not followed by a number.")))?,
        );
        if found.len() > ITEMS_MAX {
            return Err(malformed(format!("{prefix} has too many items.")));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
