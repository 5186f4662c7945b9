//! The condition operators. Source: IAM user guide, "IAM JSON policy elements: Condition operators".

use std::cmp::Ordering;
use std::net::IpAddr;

use model::Timestamp;

use crate::context::Context;
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
    /// `Equals` and `Like` are the same.
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

    /// Whether it holds where no value matches.
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

    /// Whether `value` can stand in a policy under this operator.
    pub(crate) fn takes(self, value: &str) -> bool {
        match self {
            Self::Numeric(_) => number(value).is_some(),
            Self::Date(_) => moment(value).is_some(),
            Self::IpAddress { .. } => network(value).is_some(),
            Self::Bool | Self::Null => {
                ["true", "false"].iter().any(|truth| value.eq_ignore_ascii_case(truth))
            }
            Self::String { .. } | Self::StringLike { .. } | Self::Binary | Self::Arn { .. } => true,
        }
    }

    /// Whether a value of the request is one that the policy means. Of a negated operator: whether it is the one that is
    /// not wanted.
    pub(crate) fn matches(self, wanted: &Text, value: &str, context: &dyn Context) -> bool {
        let resolved = |compare: &dyn Fn(&str) -> bool| {
            wanted.resolve(context).is_some_and(|text| compare(&text))
        };
        match self {
            Self::String { ignore_case: true, .. } => {
                wanted.equals(value, context, |a, b| a.to_lowercase() == b.to_lowercase())
            }
            Self::String { .. } | Self::Binary => wanted.equals(value, context, |a, b| a == b),
            Self::StringLike { .. } => wanted.matches(value, context),
            Self::Bool | Self::Null => wanted.equals(value, context, str::eq_ignore_ascii_case),
            Self::Numeric(comparison) => resolved(&|text| {
                number(value)
                    .zip(number(text))
                    .is_some_and(|(a, b)| comparison.holds(a.partial_cmp(&b)))
            }),
            Self::Date(comparison) => resolved(&|text| {
                moment(value)
                    .zip(moment(text))
                    .is_some_and(|(a, b)| comparison.holds(Some(a.cmp(&b))))
            }),
            Self::IpAddress { .. } => resolved(&|text| {
                value
                    .parse()
                    .ok()
                    .zip(network(text))
                    .is_some_and(|(address, (net, bits))| within(address, net, bits))
            }),
            Self::Arn { .. } => wanted.matches_arn(value, context),
        }
    }
}

impl Comparison {
    /// `NotEquals` is `Equals`, negated by whoever asks.
    fn holds(self, order: Option<Ordering>) -> bool {
        let Some(order) = order else { return false };
        match self {
            Self::Equals | Self::NotEquals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThan => order.is_gt(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

/// "You can use integer or decimal values."
fn number(text: &str) -> Option<f64> {
    let plain = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    text.bytes()
        .all(plain)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number: &f64| number.is_finite())
}

/// A W3C date of ISO 8601, or seconds since the epoch.
fn moment(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return seconds.checked_mul(1000);
    }
    let day = (text.len() == 10).then(|| format!("{text}T00:00:00Z"));
    Timestamp::from_iso8601(day.as_deref().unwrap_or(text)).map(Timestamp::millis)
}

/// An address, or a network in CIDR notation (RFC 4632).
fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (address, bits) = match text.split_once('/') {
        Some((address, bits)) => (address, Some(bits)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = match bits {
        Some(bits) => bits.parse().ok().filter(|bits: &u32| *bits <= most)?,
        None => most,
    };
    Some((address, bits))
}

fn within(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    let shifted = |number: u128, width: u32| number.checked_shr(width - bits).unwrap_or(0);
    match (address.to_canonical(), network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            shifted(address.to_bits().into(), 32) == shifted(network.to_bits().into(), 32)
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            shifted(address.to_bits(), 128) == shifted(network.to_bits(), 128)
        }
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
    }
}
