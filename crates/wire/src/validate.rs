//! The constraints of the model on a whole request, in AWS's words: `1 validation error detected: Value '0' at
//! 'numberOfBytes' failed to satisfy constraint: Member must have value greater than or equal to 1`.
//!
//! For the parts of a list of texts AWS says one sentence about the list, recorded at Kinesis and Lambda: `Value '[a, ]' at
//! 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128,
//! Member must have length greater than or equal to 1]`.
//!
//! A hostile request does not choose the size of its answer: at most [`VIOLATIONS_MAX`] violations are listed and counted, as AWS
//! does, and at most [`ECHO_CHARS_MAX`] characters of a value are echoed. Binary and sensitive values are never echoed, nor grant
//! tokens: the text of an error is in the audit log too.

use std::fmt::{self, Write as _};

use model::Error;
use model::shape::{Fields, Kind, Shape, Value};

use crate::constraint::{Constraint, ConstraintSubject};

/// The violations that are listed and counted.
const VIOLATIONS_MAX: usize = 10;
/// The characters of a value that are echoed.
const ECHO_CHARS_MAX: usize = 1024;

/// The shape of a grant token. The model does not mark it as sensitive, but anyone who has the token can use the grant at once.
const GRANT_TOKEN: &str = "GrantTokenType";

/// Checks all members.
pub(crate) fn check(fields: &Fields) -> Result<(), Error> {
    let mut violations = Violations::default();
    structure(fields, Path::Root, &mut violations);
    match violations.count {
        0 => Ok(()),
        1 => Err(Error::validation(format!("1 validation error detected: {}", violations.text))),
        n => Err(Error::validation(format!("{n} validation errors detected: {}", violations.text))),
    }
}

#[derive(Default)]
struct Violations {
    count: usize,
    text: String,
}

impl Violations {
    /// Notes that the value shown as `shown` at `path` breaks `rule`.
    fn add(&mut self, shown: &str, path: Path<'_>, rule: impl fmt::Display) {
        if self.count == VIOLATIONS_MAX {
            return;
        }
        let separator = if self.count == 0 { "" } else { "; " };
        self.count += 1;
        let _infallible = write!(
            self.text,
            "{separator}Value{shown} at '{path}' failed to satisfy constraint: {rule}"
        );
    }
}

/// The place of a value, printed as `tags.1.member.tagKey`. It lives on the stack: most requests break nothing.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Member(&'p Self, &'static str),
    /// An item, counted from one.
    Item(&'p Self, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Item(list, number) => write!(formatter, "{list}.{number}.member"),
            Self::Member(within, name) => {
                if !matches!(within, Self::Root) {
                    write!(formatter, "{within}.")?;
                }
                // `KeyId` becomes `keyId`.
                let mut characters = name.chars();
                let first = characters.next().map(|first| first.to_ascii_lowercase());
                first.map_or(Ok(()), |first| formatter.write_char(first))?;
                formatter.write_str(characters.as_str())
            }
        }
    }
}

fn structure(fields: &Fields, path: Path<'_>, violations: &mut Violations) {
    for (member, found) in fields.iter() {
        let path = Path::Member(&path, member.name);
        match found {
            Some(found) => value(member.shape, found, path, violations),
            // AWS shows nothing of a sensitive value, not even that there is none.
            None if member.required => {
                let shown = if member.shape.sensitive { "" } else { " null" };
                violations.add(shown, path, "Member must not be null");
            }
            None => {}
        }
    }
}

fn value(shape: &'static Shape, of: &Value, path: Path<'_>, violations: &mut Violations) {
    if let Some(subject) = ConstraintSubject::of(shape, of) {
        for broken in Constraint::of(shape).filter(|constraint| !constraint.holds(subject)) {
            violations.add(&shown(shape, of), path, broken);
        }
    }
    match (&shape.kind, of) {
        (Kind::Structure(_), Value::Structure(fields)) => structure(fields, path, violations),
        (Kind::List { member, .. }, Value::List(items)) => {
            list(member, of, items, path, violations);
        }
        (Kind::Map { key, value }, Value::Map(pairs)) => {
            let keys = pairs.iter().map(|(key, _)| ConstraintSubject::Text(key));
            each("Map keys", key, keys, of, path, violations);
            let texts = pairs.iter().map(|(_, text)| ConstraintSubject::Text(text));
            each("Map value", value, texts, of, path, violations);
        }
        _ => {}
    }
}

fn list(
    member: &'static Shape,
    of: &Value,
    items: &[Value],
    path: Path<'_>,
    violations: &mut Violations,
) {
    if matches!(member.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }) {
        for (index, item) in items.iter().enumerate() {
            value(member, item, Path::Item(&path, index + 1), violations);
        }
    } else {
        let subjects = items.iter().filter_map(|item| ConstraintSubject::of(member, item));
        each("Member", member, subjects, of, path, violations);
    }
}

/// Adds one sentence about all parts of a list or map, if one of them breaks a constraint.
fn each<'v>(
    parts: &str,
    shape: &'static Shape,
    mut subjects: impl Iterator<Item = ConstraintSubject<'v>>,
    of: &Value,
    path: Path<'_>,
    violations: &mut Violations,
) {
    if subjects.all(|subject| Constraint::of(shape).all(|constraint| constraint.holds(subject))) {
        return;
    }
    let rules: Vec<_> = Constraint::of(shape).map(|constraint| constraint.to_string()).collect();
    let rule = format!("{parts} must satisfy constraint: [{}]", rules.join(", "));
    violations.add(&shown(shape, of), path, rule);
}

/// Returns whether values of the shape, or with parts of it, may be seen in an error.
fn is_echoed(shape: &Shape) -> bool {
    if let Kind::List { member, .. } = shape.kind {
        return is_echoed(member);
    }
    shape.name != GRANT_TOKEN
}

/// Returns the echo of a value of the shape, or with parts of it, and a space before it. Empty if it may not be echoed.
fn shown(shape: &Shape, of: &Value) -> String {
    match of {
        _ if !is_echoed(shape) => String::new(),
        Value::String(text) => quoted(text.chars()),
        Value::Integer(number) => format!(" '{number}'"),
        Value::List(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(text).collect();
            texts.map_or_else(String::new, |texts| {
                quoted(bracketed(['[', ']'], &texts, |text| [text, "", ""]))
            })
        }
        Value::Map(pairs) => quoted(bracketed(['{', '}'], pairs, |(key, text)| [key, "=", text])),
        Value::Blob(_)
        | Value::Secret(_)
        | Value::Boolean(_)
        | Value::Timestamp(_)
        | Value::StructureMap(_)
        | Value::Structure(_) => String::new(),
    }
}

fn text(of: &Value) -> Option<&str> {
    if let Value::String(text) = of { Some(text) } else { None }
}

/// Returns the characters of `[a, b]` or `{a=b, c=d}`, as Java prints its collections.
fn bracketed<'t, T>(
    [open, close]: [char; 2],
    items: &'t [T],
    parts: impl Fn(&'t T) -> [&'t str; 3],
) -> impl Iterator<Item = char> {
    let item = move |(index, item)| {
        let comma = if index == 0 { "" } else { ", " };
        let [first, second, third] = parts(item);
        [comma, first, second, third].into_iter().flat_map(str::chars)
    };
    std::iter::once(open).chain(items.iter().enumerate().flat_map(item)).chain([close])
}

fn quoted(characters: impl Iterator<Item = char>) -> String {
    let echo: String = characters.take(ECHO_CHARS_MAX).collect();
    format!(" '{echo}'")
}

#[cfg(test)]
mod tests;
