//! The constraints of the model, in AWS's words: `1 validation error detected: Value '0' at 'numberOfBytes' failed to
//! satisfy constraint: Member must have value greater than or equal to 1`.
//!
//! All violations are listed, up to a bound; values are echoed up to a length, binary and sensitive ones never.

use std::fmt::Write as _;

use model::Error;
use model::shape::{Fields, Kind, Range, Shape, Value};

use crate::pattern;

/// Violations that are listed; AWS lists all, but a hostile request must not choose the size of its answer.
const VIOLATIONS_MAX: usize = 10;
/// Characters of a value that are echoed.
const ECHO_CHARS_MAX: usize = 1024;

/// Checks all members.
pub(crate) fn check(fields: &Fields) -> Result<(), Error> {
    let mut violations = Violations::default();
    structure(fields, "", &mut violations);
    if violations.count == 0 {
        return Ok(());
    }
    let noun = if violations.count == 1 { "error" } else { "errors" };
    let message = format!("{} validation {noun} detected: {}", violations.count, violations.text);
    Err(Error::validation(message))
}

/// Makes the patterns ready, so that the first request does not wait for it.
pub fn warm_up() {
    pattern::warm_up();
}

#[derive(Default)]
struct Violations {
    count: usize,
    text: String,
}

impl Violations {
    /// Notes that the value shown as `shown` at `path` breaks `rule`.
    fn add(&mut self, shown: &str, path: &str, rule: &str) {
        self.count += 1;
        if self.count > VIOLATIONS_MAX {
            return;
        }
        let separator = if self.count == 1 { "" } else { "; " };
        let _infallible = write!(
            self.text,
            "{separator}Value{shown} at '{path}' failed to satisfy constraint: {rule}"
        );
    }
}

fn structure(fields: &Fields, path: &str, violations: &mut Violations) {
    for (member, value) in fields.iter() {
        match value {
            None if member.required => {
                violations.add(" null", &join(path, &lower_camel(member.name)), "Member must not be null");
            }
            None => {}
            // The path is built only where a value has inner ones or is wrong.
            Some(value) if is_fine(member.shape, value) => {}
            Some(value) => {
                shape(member.shape, value, &join(path, &lower_camel(member.name)), violations);
            }
        }
    }
}

/// Whether a value without inner values keeps its constraints.
fn is_fine(shape: &'static Shape, value: &Value) -> bool {
    match (&shape.kind, value) {
        (Kind::String { length, pattern, values }, Value::String(text)) => {
            within(*length, || text.chars().count(), text.len())
                && (values.is_empty() || values.contains(&text.as_str()))
                && pattern.is_none_or(|pattern| pattern::matches(pattern, text))
        }
        (Kind::Blob { length }, Value::Blob(bytes)) => breaks(*length, bytes.len()).is_none(),
        (Kind::Blob { length }, Value::Secret(bytes)) => breaks(*length, bytes.len()).is_none(),
        (Kind::Boolean, _) | (Kind::Timestamp, _) => true,
        _ => false,
    }
}

/// Whether a length in characters is in range, counting characters only when the bytes do not decide.
fn within(range: Range, chars: impl Fn() -> usize, bytes: usize) -> bool {
    if range.min.is_none_or(|min| min <= 1) && breaks(Range { min: None, ..range }, bytes).is_none() {
        return bytes > 0 || range.min.is_none_or(|min| min == 0);
    }
    breaks(range, chars()).is_none()
}

fn shape(shape: &'static Shape, value: &Value, path: &str, violations: &mut Violations) {
    match (&shape.kind, value) {
        (Kind::String { length, pattern, values }, Value::String(text)) => {
            let shown = format!(" '{}'", echo(text));
            string((*length, *pattern, values), text, &shown, path, violations);
        }
        (Kind::String { length, pattern, values }, Value::Secret(bytes)) => {
            let text = String::from_utf8_lossy(bytes.expose());
            string((*length, *pattern, values), &text, "", path, violations);
        }
        (Kind::Blob { length }, Value::Blob(bytes)) => check_length(*length, bytes.len(), "", path, violations),
        (Kind::Blob { length }, Value::Secret(bytes)) => {
            check_length(*length, bytes.len(), "", path, violations);
        }
        (Kind::Integer { range }, Value::Integer(number)) => {
            if let Some(rule) = breaks_value(*range, *number) {
                violations.add(&format!(" '{number}'"), path, &rule);
            }
        }
        (Kind::List { member, length }, Value::List(items)) => {
            list(member, *length, items, path, violations);
        }
        (Kind::Map { key, value }, Value::Map(pairs)) => map(key, value, pairs, path, violations),
        (Kind::Structure(_), Value::Structure(fields)) => structure(fields, path, violations),
        _ => {}
    }
}

fn string(
    (length, pattern, values): (Range, Option<&'static str>, &[&str]),
    text: &str,
    shown: &str,
    path: &str,
    violations: &mut Violations,
) {
    check_length(length, text.chars().count(), shown, path, violations);
    if let Some(pattern) = pattern.filter(|pattern| !pattern::matches(pattern, text)) {
        let rule = format!("Member must satisfy regular expression pattern: {pattern}");
        violations.add(shown, path, &rule);
    }
    if !values.is_empty() && !values.contains(&text) {
        let rule = format!("Member must satisfy enum value set: [{}]", values.join(", "));
        violations.add(shown, path, &rule);
    }
}

fn list(
    member: &'static Shape,
    length: Range,
    items: &[Value],
    path: &str,
    violations: &mut Violations,
) {
    let shown = || {
        let texts = items.iter().map(|item| match item {
            Value::String(text) => text.as_str(),
            _ => "",
        });
        format!(" '[{}]'", echo(&texts.collect::<Vec<_>>().join(", ")))
    };
    if breaks(length, items.len()).is_some() {
        check_length(length, items.len(), &shown(), path, violations);
    }
    for (index, item) in items.iter().enumerate() {
        if !is_fine(member, item) {
            shape(member, item, &format!("{path}.{}.member", index + 1), violations);
        }
    }
}

fn map(
    key: &'static Shape,
    value: &'static Shape,
    pairs: &[(String, String)],
    path: &str,
    violations: &mut Violations,
) {
    for (name, text) in pairs {
        for (of, text) in [(key, name), (value, text)] {
            if let Kind::String { length, pattern, values } = &of.kind {
                let shown = format!(" '{}'", echo(text));
                string((*length, *pattern, values), text, &shown, path, violations);
            }
        }
    }
}

fn check_length(range: Range, length: usize, shown: &str, path: &str, violations: &mut Violations) {
    if let Some(rule) = breaks(range, length) {
        violations.add(shown, path, &rule);
    }
}

/// The rule that a length breaks.
fn breaks(range: Range, length: usize) -> Option<String> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    breaks_limit(range, length).map(|(word, limit)| format!("Member must have length {word} than or equal to {limit}"))
}

/// The rule that a number breaks.
fn breaks_value(range: Range, number: i64) -> Option<String> {
    breaks_limit(range, number).map(|(word, limit)| format!("Member must have value {word} than or equal to {limit}"))
}

fn breaks_limit(range: Range, number: i64) -> Option<(&'static str, i64)> {
    let below = range.min.filter(|min| number < *min).map(|min| ("greater", min));
    below.or_else(|| range.max.filter(|max| number > *max).map(|max| ("less", max)))
}

fn echo(text: &str) -> String {
    text.chars().take(ECHO_CHARS_MAX).collect()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// `KeyId` becomes `keyId`.
pub(crate) fn lower_camel(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + characters.as_str()
    })
}
