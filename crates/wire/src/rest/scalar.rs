//! Single values: text of a header, of a parameter or of an XML element as the value of a shape.

use model::Timestamp;
use model::shape::{Kind, Range, Shape, Value};
use secret::Secret;

use crate::constraint::{Constraint, ConstraintSubject};

/// The longest text that is read as a date.
const DATE_BYTES_MAX: usize = 64;

/// The reason why a text is no value of the shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScalarFault {
    /// A text that is none of the values that the model lists.
    Unknown,
    /// No number, or one outside these limits.
    Number(i64, i64),
    /// Neither true nor false.
    Truth,
    /// No date.
    Date,
    /// Another constraint of the model is broken.
    Constraint,
    /// The shape is no single value.
    Shape,
}

/// Reads a text as a value of the shape. Around numbers, dates and values that the model lists, white space does not count.
pub(super) fn value(shape: &Shape, text: &str) -> Result<Value, ScalarFault> {
    match &shape.kind {
        Kind::String { .. } if shape.sensitive => {
            Ok(Value::Secret(Secret::<[u8]>::copy_of(text.as_bytes())))
        }
        Kind::String { values: [], .. } => Ok(Value::String(text.to_owned())),
        Kind::String { values, .. } => {
            let known = values.iter().find(|known| **known == text.trim());
            known.map(|known| Value::String((*known).to_owned())).ok_or(ScalarFault::Unknown)
        }
        Kind::Integer { range: Range { min, max } } => {
            number(text, min.unwrap_or(0), max.unwrap_or(i32::MAX.into()))
        }
        Kind::Long => number(text, 0, i64::MAX),
        Kind::Boolean => {
            let text = text.trim();
            let is = |word: &str| text.eq_ignore_ascii_case(word);
            let truth = is("true").then_some(true).or(is("false").then_some(false));
            truth.map(Value::Boolean).ok_or(ScalarFault::Truth)
        }
        Kind::Timestamp => date(text.trim()).map(Value::Timestamp).ok_or(ScalarFault::Date),
        Kind::Blob { .. } | Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) => {
            Err(ScalarFault::Shape)
        }
    }
}

/// Reads a number. None of S3 is negative.
fn number(text: &str, min: i64, max: i64) -> Result<Value, ScalarFault> {
    let number = text.trim().parse::<i64>().ok();
    let number = number.filter(|number| (min..=max).contains(number));
    number.map(Value::Integer).ok_or(ScalarFault::Number(min, max))
}

/// Reads a date in any form that S3 uses: headers have those of HTTP, XML has ISO 8601, and a few members have the other one.
fn date(text: &str) -> Option<Timestamp> {
    if text.len() > DATE_BYTES_MAX {
        return None;
    }
    Timestamp::from_http_date(text).or_else(|| Timestamp::from_iso8601(text))
}

/// Checks the constraints of the model on a value. Those on numbers and on listed values hold already.
pub(super) fn check(shape: &'static Shape, of: &Value) -> Result<(), ScalarFault> {
    let Some(subject) = ConstraintSubject::of(shape, of) else { return Ok(()) };
    let holds = Constraint::of(shape).all(|constraint| constraint.holds(subject));
    if holds { Ok(()) } else { Err(ScalarFault::Constraint) }
}
