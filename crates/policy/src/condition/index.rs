//! The values of a test, arranged when the policy is parsed so that a request's value is searched for and not compared with each:
//! the costs of the policy's values and the request's values add up and do not multiply.
//!
//! Literal texts are folded and sorted, numbers and dates are sorted, networks are merged. The rest, patterns and texts with
//! variables, is compared one by one.

use std::borrow::Cow;

use super::network::Networks;
use super::operator::{Comparison, Operator, ordinal};
use crate::fuel::Metered;
use crate::text::Text;

/// The fewest texts that are sorted. Fewer are compared one by one as quickly.
const SORTED_MIN: usize = 8;

/// The values of a test, arranged for search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Index {
    arranged: Arranged,
    /// The places of the values that are compared one by one.
    others: Box<[u32]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Arranged {
    /// The texts, folded as the operator compares them and sorted.
    Texts(Box<[Box<str>]>),
    /// The numbers or dates, sorted.
    Ordinals(Comparison, Box<[i64]>),
    Networks(Networks),
}

impl Index {
    pub(super) fn new(operator: Operator, values: &[Text]) -> Self {
        let plain = |text: &Text| plain(operator, text).map(str::to_owned);
        let plain: Vec<Option<String>> = values.iter().map(plain).collect();
        let texts = || plain.iter().flatten();
        let sorts = texts().count() >= SORTED_MIN || folds(operator);
        let (arranged, is_arranged) = match operator {
            Operator::Numeric(comparison) | Operator::Date(comparison) => {
                let numbers = sorted(texts().filter_map(|text| ordinal(operator, text)));
                (Arranged::Ordinals(comparison, numbers), true)
            }
            Operator::IpAddress { .. } => {
                (Arranged::Networks(Networks::parse(texts().map(String::as_str))), true)
            }
            Operator::String { .. }
            | Operator::StringLike { .. }
            | Operator::Bool
            | Operator::Binary
            | Operator::Arn { .. }
            | Operator::Null => {
                let folded = texts().filter(|_| sorts).map(|text| fold(operator, text).into());
                (Arranged::Texts(sorted(folded)), sorts)
            }
        };
        let is_other = |(plain, _): &(&Option<String>, u32)| plain.is_none() || !is_arranged;
        let others = plain.iter().zip(0..).filter(is_other).map(|(_, place)| place);
        Self { arranged, others: others.collect() }
    }

    /// Returns whether a value of the request matches one of `values`, of which this is the index.
    pub(super) fn has(
        &self,
        value: &str,
        operator: Operator,
        values: &[Text],
        context: Metered<'_>,
    ) -> bool {
        let other = |place: &u32| {
            let wanted = usize::try_from(*place).ok().and_then(|place| values.get(place));
            wanted.is_some_and(|wanted| operator.matches(wanted, value, context))
        };
        self.is_arranged(value, operator, context) || self.others.iter().any(other)
    }

    fn is_arranged(&self, value: &str, operator: Operator, context: Metered<'_>) -> bool {
        let length = match &self.arranged {
            Arranged::Texts(texts) => texts.len(),
            Arranged::Ordinals(_, numbers) => numbers.len(),
            Arranged::Networks(networks) => networks.len(),
        };
        if length == 0 {
            return false;
        }
        // Each look halves what is left, and may read all of the value.
        let looks = length.checked_ilog2().map_or(0, |looks| looks + 1);
        let looking = usize::try_from(looks).unwrap_or(0).saturating_mul(4 + value.len() / 64);
        if !context.fuel.burn(looking.saturating_add(operator.reading(value))) {
            return false;
        }
        match &self.arranged {
            Arranged::Texts(texts) => {
                let folded = fold(operator, value);
                texts.binary_search_by(|text| (**text).cmp(&*folded)).is_ok()
            }
            Arranged::Ordinals(comparison, numbers) => {
                let found = ordinal(operator, value);
                found.is_some_and(|found| compares(*comparison, found, numbers))
            }
            Arranged::Networks(networks) => networks.have(value),
        }
    }

    /// Returns the bytes of memory beyond the value itself.
    pub(crate) fn heap_bytes(&self) -> usize {
        let arranged = match &self.arranged {
            Arranged::Texts(texts) => {
                size_of_val(&**texts) + texts.iter().map(|text| text.len()).sum::<usize>()
            }
            Arranged::Ordinals(_, numbers) => size_of_val(&**numbers),
            Arranged::Networks(networks) => networks.heap_bytes(),
        };
        arranged + size_of_val(&*self.others)
    }
}

/// Returns each value once, in order.
fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Box<[T]> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// Returns whether `found` compares so with one of the sorted `numbers`: with the greatest or the least, unless it is equality.
fn compares(comparison: Comparison, found: i64, numbers: &[i64]) -> bool {
    match comparison {
        Comparison::Equals | Comparison::NotEquals => numbers.binary_search(&found).is_ok(),
        Comparison::LessThan | Comparison::LessThanEquals => {
            numbers.last().is_some_and(|most| comparison.holds(found.cmp(most)))
        }
        Comparison::GreaterThan | Comparison::GreaterThanEquals => {
            numbers.first().is_some_and(|least| comparison.holds(found.cmp(least)))
        }
    }
}

/// Returns a value that means nothing but itself under this operator; `None` if it has wildcards or variables.
fn plain(operator: Operator, text: &Text) -> Option<&str> {
    let Text::Plain(text) = text else { return None };
    let is_pattern = text.contains(['*', '?']);
    match operator {
        Operator::StringLike { .. } if is_pattern => None,
        // A text with fewer components is no ARN, and nothing matches it.
        Operator::Arn { .. } if is_pattern || text.split(':').count() < 6 => None,
        Operator::String { .. }
        | Operator::StringLike { .. }
        | Operator::Numeric(_)
        | Operator::Date(_)
        | Operator::Bool
        | Operator::Binary
        | Operator::IpAddress { .. }
        | Operator::Arn { .. }
        | Operator::Null => Some(text),
    }
}

const fn folds(operator: Operator) -> bool {
    matches!(operator, Operator::String { ignore_case: true, .. } | Operator::Bool | Operator::Null)
}

/// Returns the text as it is compared.
fn fold(operator: Operator, text: &str) -> Cow<'_, str> {
    match operator {
        Operator::String { ignore_case: true, .. } => Cow::Owned(text.to_lowercase()),
        Operator::Bool | Operator::Null => Cow::Owned(text.to_ascii_lowercase()),
        Operator::String { ignore_case: false, .. }
        | Operator::StringLike { .. }
        | Operator::Numeric(_)
        | Operator::Date(_)
        | Operator::Binary
        | Operator::IpAddress { .. }
        | Operator::Arn { .. } => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::fuel::Fuel;

    const OPERATORS: [&str; 13] = [
        "StringEquals",
        "StringEqualsIgnoreCase",
        "StringLike",
        "NumericEquals",
        "NumericLessThan",
        "NumericGreaterThanEquals",
        "DateEquals",
        "DateLessThanEquals",
        "DateGreaterThan",
        "Bool",
        "BinaryEquals",
        "IpAddress",
        "ArnLike",
    ];

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            "[aAßİ*?]{0,2}",
            "-?[0-3]{1,2}(\\.[05])?",
            "202[0-3]-0[1-3]-1[0-9]",
            "(true|TRUE|false)",
            "10\\.[0-2]\\.0\\.[0-3](/(8|16|24|31))?",
            "::ffff:10\\.[0-2]\\.0\\.[0-3](/(104|112|120))?",
            "a:b:c:[d*]?:[e?]:[f*]{1,2}",
            Just("${k:v}".to_owned()),
        ]
    }

    proptest! {
        /// A lookup finds the same values as a comparison with each.
        #[test]
        fn a_value_is_found_where_one_by_one_finds_it(
            texts in proptest::collection::vec(texts(), 0..24), value in texts(),
        ) {
            let context: BTreeMap<_, _> = [("k:v".to_owned(), vec!["1".to_owned()])].into();
            for name in OPERATORS {
                let operator = Operator::parse(name).unwrap();
                let is_good = |text: &&String| text.contains('$') || operator.takes(text);
                let values: Vec<Text> =
                    texts.iter().filter(is_good).map(|text| Text::parse(text, true)).collect();
                let fuel = Fuel::of_decision();
                let metered = Metered::new(&context, &fuel);
                let index = Index::new(operator, &values);
                let found = index.has(&value, operator, &values, metered);
                let expected = values.iter().any(|one| operator.matches(one, &value, metered));
                prop_assert_eq!(found, expected, "{} {} {:?}", name, &value, &texts);
                prop_assert!(!fuel.is_spent());
            }
        }
    }

    #[test]
    fn many_values_are_looked_up_in_few_steps() {
        let values: Vec<Text> =
            (0..4_000).map(|number| Text::parse(&number.to_string(), true)).collect();
        for name in ["StringEquals", "StringEqualsIgnoreCase", "StringLike", "NumericEquals"] {
            let operator = Operator::parse(name).unwrap();
            let (index, fuel) = (Index::new(operator, &values), Fuel::of_decision());
            let metered = Metered::new(&crate::NoContext, &fuel);
            assert!(index.has("3999", operator, &values, metered), "{name}");
            assert!(!index.has("4000", operator, &values, metered), "{name}");
            assert!(fuel.burned() < 300, "{name}: {}", fuel.burned());
        }
    }
}
