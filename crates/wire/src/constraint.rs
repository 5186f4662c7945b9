//! One constraint of the model on one value, in AWS's words.

use std::fmt;

use model::shape::{Kind, Range, Shape, Value};

use crate::{listed_values, pattern};

/// A constraint of the model on a value. Printed as AWS words it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Constraint {
    LengthMax(i64),
    LengthMin(i64),
    ValueMax(i64),
    ValueMin(i64),
    Pattern(&'static str),
    /// The only allowed values, and the name of their shape.
    Values(&'static str, &'static [&'static str]),
}

impl Constraint {
    /// Returns the constraints of a shape, in the order in which AWS lists them. The constraints of a list's or map's items are
    /// not among them.
    pub(crate) fn of(shape: &'static Shape) -> impl Iterator<Item = Self> {
        let (pattern, values) = if let Kind::String { pattern, values, .. } = shape.kind {
            (pattern, values)
        } else {
            (None, [].as_slice())
        };
        let [max, min] = limits(&shape.kind);
        let values = (!values.is_empty()).then_some(Self::Values(shape.name, values));
        [max, min, pattern.map(Self::Pattern), values].into_iter().flatten()
    }

    /// Returns whether a value keeps the constraint.
    pub(crate) fn holds(self, subject: ConstraintSubject<'_>) -> bool {
        match (self, subject) {
            (Self::LengthMax(max), _) => subject.length_at_most(max),
            (Self::LengthMin(min), _) => min <= 0 || !subject.length_at_most(min - 1),
            (Self::ValueMax(max), ConstraintSubject::Number(number)) => number <= max,
            (Self::ValueMin(min), ConstraintSubject::Number(number)) => number >= min,
            (Self::Pattern(pattern), ConstraintSubject::Text(text)) => {
                pattern::matches(pattern, text)
            }
            (Self::Values(_, values), ConstraintSubject::Text(text)) => values.contains(&text),
            // A value of another kind than its shape's does not come out of the decoder.
            (Self::ValueMax(_) | Self::ValueMin(_) | Self::Pattern(_) | Self::Values(..), _) => {
                false
            }
        }
    }
}

impl fmt::Display for Constraint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Member must ")?;
        match self {
            Self::LengthMax(max) => write!(formatter, "have length less than or equal to {max}"),
            Self::LengthMin(min) => write!(formatter, "have length greater than or equal to {min}"),
            Self::ValueMax(max) => write!(formatter, "have value less than or equal to {max}"),
            Self::ValueMin(min) => write!(formatter, "have value greater than or equal to {min}"),
            Self::Pattern(pattern) => {
                write!(formatter, "satisfy regular expression pattern: {pattern}")
            }
            Self::Values(shape, values) => {
                let values = listed_values::of(shape, values).join(", ");
                write!(formatter, "satisfy enum value set: [{values}]")
            }
        }
    }
}

/// Returns the upper and the lower limit.
fn limits(kind: &Kind) -> [Option<Constraint>; 2] {
    let length =
        |range: Range| [range.max.map(Constraint::LengthMax), range.min.map(Constraint::LengthMin)];
    match *kind {
        Kind::String { length: range, .. }
        | Kind::Blob { length: range }
        | Kind::List { length: range, .. } => length(range),
        Kind::Integer { range } => {
            [range.max.map(Constraint::ValueMax), range.min.map(Constraint::ValueMin)]
        }
        Kind::Long | Kind::Boolean | Kind::Timestamp | Kind::Map { .. } | Kind::Structure(_) => {
            [None, None]
        }
    }
}

/// The part of a value that a constraint checks.
#[derive(Clone, Copy)]
pub(crate) enum ConstraintSubject<'v> {
    Text(&'v str),
    /// A number of bytes or items.
    Length(usize),
    Number(i64),
}

impl<'v> ConstraintSubject<'v> {
    /// Returns the part of a value that constraints check. `None` if the value has no constraints.
    pub(crate) fn of(shape: &Shape, value: &'v Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text)),
            Value::Blob(bytes) => Some(Self::Length(bytes.len())),
            Value::Secret(bytes) => {
                let is_text = matches!(shape.kind, Kind::String { .. });
                let text = is_text.then(|| std::str::from_utf8(bytes.expose()).ok()).flatten();
                Some(text.map_or(Self::Length(bytes.len()), Self::Text))
            }
            Value::Integer(number) => Some(Self::Number(*number)),
            Value::List(items) => Some(Self::Length(items.len())),
            Value::Boolean(_)
            | Value::Timestamp(_)
            | Value::Map(_)
            | Value::StructureMap(_)
            | Value::Structure(_) => None,
        }
    }

    /// Returns whether a text has at most `max` characters. They are counted only if the bytes do not decide.
    fn length_at_most(self, max: i64) -> bool {
        let max = usize::try_from(max).unwrap_or(0);
        match self {
            Self::Text(text) => text.len() <= max || text.chars().nth(max).is_none(),
            Self::Length(length) => length <= max,
            Self::Number(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Operation;

    use super::*;

    #[test]
    fn lengths_are_counted_in_characters() {
        let (max, min) = (Constraint::LengthMax(3), Constraint::LengthMin(2));
        for (text, keeps_max, keeps_min) in [
            ("", true, false),
            ("ä", true, false),
            ("ää", true, true),
            ("äää", true, true),
            ("ääää", false, true),
            ("abcd", false, true),
        ] {
            assert_eq!(max.holds(ConstraintSubject::Text(text)), keeps_max, "{text}");
            assert_eq!(min.holds(ConstraintSubject::Text(text)), keeps_min, "{text}");
        }
    }

    #[test]
    fn limits_are_inclusive() {
        assert!(Constraint::ValueMax(5).holds(ConstraintSubject::Number(5)));
        assert!(!Constraint::ValueMax(5).holds(ConstraintSubject::Number(6)));
        assert!(Constraint::ValueMin(5).holds(ConstraintSubject::Number(5)));
        assert!(!Constraint::ValueMin(5).holds(ConstraintSubject::Number(4)));
        assert!(Constraint::LengthMin(0).holds(ConstraintSubject::Length(0)));
        assert!(Constraint::LengthMin(1).holds(ConstraintSubject::Length(1)));
        assert!(!Constraint::LengthMin(1).holds(ConstraintSubject::Length(0)));
        assert!(Constraint::LengthMax(1).holds(ConstraintSubject::Length(1)));
        assert!(!Constraint::LengthMax(1).holds(ConstraintSubject::Length(2)));
    }

    #[test]
    fn the_values_of_an_enumeration_count_in_their_case() {
        let values = Constraint::Values("Size", &["AES_256", "AES_128"]);
        assert!(values.holds(ConstraintSubject::Text("AES_128")));
        assert!(!values.holds(ConstraintSubject::Text("aes_128")));
        assert_eq!(values.to_string(), "Member must satisfy enum value set: [AES_256, AES_128]");
    }

    #[test]
    fn those_of_a_shape_stand_in_the_order_of_aws() {
        let shape = Operation::CreateAlias.input().members[0].shape;
        let texts: Vec<_> =
            Constraint::of(shape).map(|constraint| constraint.to_string()).collect();
        assert_eq!(
            texts,
            [
                "Member must have length less than or equal to 256",
                "Member must have length greater than or equal to 1",
                "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
            ]
        );
    }
}
