//! The condition operators. Source: IAM user guide, "IAM JSON policy elements: Condition operators".

use std::cmp::Ordering;

use model::Timestamp;

use super::network::{Networks, is_network};
use crate::fuel::Metered;
use crate::text::Text;

/// An operator without prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    String {
        negated: bool,
        ignore_case: bool,
    },
    StringLike {
        negated: bool,
    },
    Numeric(Comparison),
    Date(Comparison),
    Bool,
    Binary,
    IpAddress {
        negated: bool,
    },
    /// The ARN operators: `Equals` and `Like` compare alike.
    Arn {
        negated: bool,
        like: bool,
    },
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equals,
    NotEquals,
    LessThan,
    LessThanEquals,
    GreaterThan,
    GreaterThanEquals,
}

const NAMES: [(&str, Operator); 27] = {
    use Comparison as C;
    use Operator as O;
    [
        ("StringEquals", O::String { negated: false, ignore_case: false }),
        ("StringNotEquals", O::String { negated: true, ignore_case: false }),
        ("StringEqualsIgnoreCase", O::String { negated: false, ignore_case: true }),
        ("StringNotEqualsIgnoreCase", O::String { negated: true, ignore_case: true }),
        ("StringLike", O::StringLike { negated: false }),
        ("StringNotLike", O::StringLike { negated: true }),
        ("NumericEquals", O::Numeric(C::Equals)),
        ("NumericNotEquals", O::Numeric(C::NotEquals)),
        ("NumericLessThan", O::Numeric(C::LessThan)),
        ("NumericLessThanEquals", O::Numeric(C::LessThanEquals)),
        ("NumericGreaterThan", O::Numeric(C::GreaterThan)),
        ("NumericGreaterThanEquals", O::Numeric(C::GreaterThanEquals)),
        ("DateEquals", O::Date(C::Equals)),
        ("DateNotEquals", O::Date(C::NotEquals)),
        ("DateLessThan", O::Date(C::LessThan)),
        ("DateLessThanEquals", O::Date(C::LessThanEquals)),
        ("DateGreaterThan", O::Date(C::GreaterThan)),
        ("DateGreaterThanEquals", O::Date(C::GreaterThanEquals)),
        ("Bool", O::Bool),
        ("BinaryEquals", O::Binary),
        ("IpAddress", O::IpAddress { negated: false }),
        ("NotIpAddress", O::IpAddress { negated: true }),
        ("ArnEquals", O::Arn { negated: false, like: false }),
        ("ArnLike", O::Arn { negated: false, like: true }),
        ("ArnNotEquals", O::Arn { negated: true, like: false }),
        ("ArnNotLike", O::Arn { negated: true, like: true }),
        ("Null", O::Null),
    ]
};

impl Operator {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, operator)| *operator)
    }

    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }

    /// Returns whether the operator holds if no value matches.
    pub(crate) const fn is_negated(self) -> bool {
        match self {
            Self::String { negated, .. }
            | Self::StringLike { negated }
            | Self::IpAddress { negated }
            | Self::Arn { negated, .. } => negated,
            Self::Numeric(comparison) | Self::Date(comparison) => {
                matches!(comparison, Comparison::NotEquals)
            }
            Self::Bool | Self::Binary | Self::Null => false,
        }
    }

    /// Returns whether `value` may appear in a policy under this operator.
    pub(crate) fn takes(self, value: &str) -> bool {
        match self {
            Self::Numeric(_) => number(value).is_some(),
            Self::Date(_) => moment(value).is_some(),
            Self::IpAddress { .. } => is_network(value),
            Self::Bool | Self::Null => {
                ["true", "false"].iter().any(|truth| value.eq_ignore_ascii_case(truth))
            }
            Self::String { .. } | Self::StringLike { .. } | Self::Binary | Self::Arn { .. } => true,
        }
    }

    /// Returns the steps that it takes to convert a text for comparison.
    pub(super) fn reading(self, text: &str) -> usize {
        match self {
            Self::String { ignore_case: true, .. } | Self::Bool | Self::Null => 24 + text.len(),
            Self::Numeric(_) | Self::Date(_) | Self::IpAddress { .. } => 48 + text.len(),
            Self::String { ignore_case: false, .. }
            | Self::StringLike { .. }
            | Self::Binary
            | Self::Arn { .. } => 2 + text.len() / 16,
        }
    }

    /// Returns whether a value of the request matches the policy's. Under a negated operator that is the value it rules out.
    pub(crate) fn matches(self, wanted: &Text, value: &str, context: Metered<'_>) -> bool {
        match self {
            Self::String { ignore_case: true, .. } => wanted.equals(value, context, |a, b| {
                let has_fuel = context.fuel.burn(self.reading(a) + self.reading(b));
                has_fuel && a.to_lowercase() == b.to_lowercase()
            }),
            Self::String { .. } | Self::Binary => wanted.equals(value, context, |a, b| a == b),
            Self::StringLike { .. } => wanted.matches(value, context),
            Self::Bool | Self::Null => wanted.equals(value, context, str::eq_ignore_ascii_case),
            Self::Numeric(comparison) | Self::Date(comparison) => {
                wanted.equals(value, context, |wanted, found| {
                    let has_fuel = context.fuel.burn(self.reading(wanted) + self.reading(found));
                    let both = ordinal(self, found).filter(|_| has_fuel).zip(ordinal(self, wanted));
                    both.is_some_and(|(found, wanted)| comparison.holds(found.cmp(&wanted)))
                })
            }
            Self::IpAddress { .. } => wanted.equals(value, context, |wanted, found| {
                context.fuel.burn(self.reading(wanted) + self.reading(found))
                    && Networks::parse(std::iter::once(wanted)).have(found)
            }),
            Self::Arn { .. } => wanted.matches_arn(value, context),
        }
    }
}

impl Comparison {
    /// Returns whether `order` satisfies the comparison. `NotEquals` is compared as `Equals`: the caller negates it.
    pub(super) const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equals | Self::NotEquals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThan => order.is_gt(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

/// Returns a number or date as an integer of the same order; `None` if the text is neither, or the operator compares neither.
pub(super) fn ordinal(operator: Operator, text: &str) -> Option<i64> {
    match operator {
        Operator::Numeric(_) => number(text).map(|number| {
            // Zero has two signs and one value. The order of IEEE 754 is that of the bits, of negative numbers backwards.
            let bits = (number + 0.0).to_bits().cast_signed();
            bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
        }),
        Operator::Date(_) => moment(text),
        Operator::String { .. }
        | Operator::StringLike { .. }
        | Operator::Bool
        | Operator::Binary
        | Operator::IpAddress { .. }
        | Operator::Arn { .. }
        | Operator::Null => None,
    }
}

/// Parses a number: "You can use integer or decimal values."
fn number(text: &str) -> Option<f64> {
    let plain = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    text.bytes()
        .all(plain)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number: &f64| number.is_finite())
}

/// Parses a W3C date of ISO 8601, or seconds since the epoch. Returns milliseconds.
fn moment(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return seconds.checked_mul(1000);
    }
    let day = (text.len() == 10).then(|| format!("{text}T00:00:00Z"));
    Timestamp::from_iso8601(day.as_deref().unwrap_or(text)).map(Timestamp::millis)
}
