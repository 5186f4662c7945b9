//! The `Condition` of a statement: every test must hold.
//!
//! Source: IAM user guide, "IAM JSON policy elements: Condition", "Condition operators", "Multivalued context keys".

mod index;
mod network;
mod operator;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::context::Values;
use crate::fuel::Metered;
use crate::text::Text;
use crate::unique::{OneOrMany, Unique};
pub(crate) use index::Index;
use operator::Operator;

/// The condition of a statement; empty when it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Condition(Box<[Test]>);

/// One key under one operator, with the values it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Test {
    operator: Operator,
    quantifier: Quantifier,
    if_exists: bool,
    /// The key in lower case: names of keys are compared without regard to case.
    key: Box<str>,
    values: Box<[Text]>,
    index: Index,
}

/// The rule that combines the values of a multivalued key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quantifier {
    /// The key has one value.
    One,
    /// `ForAllValues:` every value of the request.
    All,
    /// `ForAnyValue:` at least one of them.
    Any,
}

/// A test that does not hold, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmetCondition<'a> {
    /// The operator with its prefix and suffix, as in `ForAnyValue:StringEqualsIfExists`.
    pub operator: Cow<'a, str>,
    /// The condition key, in lower case.
    pub key: Cow<'a, str>,
    /// The values of the policy.
    pub wanted: Vec<Cow<'a, str>>,
    /// The values of the request; `None` if it has no such key.
    pub found: Option<Vec<Cow<'a, str>>>,
}

impl UnmetCondition<'_> {
    /// Returns a copy that owns its texts.
    #[must_use]
    pub fn to_static(&self) -> UnmetCondition<'static> {
        let own = |text: &Cow<'_, str>| Cow::Owned(text.to_string());
        let all = |texts: &Vec<Cow<'_, str>>| texts.iter().map(own).collect();
        let Self { operator, key, wanted, found } = self;
        UnmetCondition {
            operator: own(operator),
            key: own(key),
            wanted: all(wanted),
            found: found.as_ref().map(all),
        }
    }
}

/// Returns whether the condition operator called `operator`, such as `NumericEquals`, can compare `value`; `false` if there is no
/// such operator.
#[must_use]
pub fn can_be(operator: &str, value: &str) -> bool {
    Operator::parse(operator).is_some_and(|operator| operator.takes(value))
}

impl Condition {
    /// Parses the element. `None` if an operator is unknown or misused, a key is empty, or a value is not of its operator's type.
    pub(crate) fn parse(element: Unique<Unique<OneOrMany>>, variables: bool) -> Option<Self> {
        let tests = element.0.into_iter().flat_map(|(name, keys)| {
            keys.0.into_iter().map(move |(key, values)| Test::parse(&name, &key, values, variables))
        });
        tests.collect::<Option<Vec<_>>>().map(|tests| Self(tests.into()))
    }

    /// Returns the tests, all of which must hold.
    pub(crate) fn tests(&self) -> &[Test] {
        &self.0
    }

    /// Returns whether every test holds.
    pub(crate) fn holds(&self, context: Metered<'_>) -> bool {
        self.0.iter().all(|test| test.holds(context))
    }

    /// Returns the tests that do not hold.
    pub(crate) fn failed(&self, context: Metered<'_>) -> impl Iterator<Item = &Test> {
        self.0.iter().filter(move |test| !test.holds(context))
    }

    /// Returns the keys that its tests and their variables look up.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|test| {
            let variables = test.values.iter().flat_map(Text::variables);
            std::iter::once(&*test.key).chain(variables)
        })
    }
}

impl Test {
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn values(&self) -> &[Text] {
        &self.values
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    fn parse(name: &str, key: &str, OneOrMany(values): OneOrMany, variables: bool) -> Option<Self> {
        let (quantifier, rest) = match name.split_once(':') {
            Some(("ForAllValues", rest)) => (Quantifier::All, rest),
            Some(("ForAnyValue", rest)) => (Quantifier::Any, rest),
            Some(_) => return None,
            None => (Quantifier::One, name),
        };
        let (if_exists, plain) = match rest.strip_suffix("IfExists") {
            Some(plain) => (true, plain),
            None => (false, rest),
        };
        let operator = Operator::parse(plain)?;
        if operator == Operator::Null && (if_exists || quantifier != Quantifier::One) {
            return None;
        }
        let values: Box<[Text]> =
            values.iter().map(|value| Text::parse(value, variables)).collect();
        let is_value = |text: &Text| match text {
            Text::Plain(text) => operator.takes(text),
            Text::Template(_) => !text.is_too_long(),
        };
        let valid = !key.is_empty() && values.iter().all(is_value);
        valid.then(|| Self {
            operator,
            quantifier,
            if_exists,
            key: key.to_lowercase().into(),
            index: Index::new(operator, &values),
            values,
        })
    }

    fn holds(&self, context: Metered<'_>) -> bool {
        let found = context.values(&self.key);
        if self.operator == Operator::Null {
            return self.matches(if found.is_some() { "false" } else { "true" }, context);
        }
        let Some(found) = found else {
            return match self.quantifier {
                Quantifier::All => true,
                Quantifier::Any => self.if_exists,
                Quantifier::One => self.if_exists || self.operator.is_negated(),
            };
        };
        let holds = |value: &str| self.holds_of(value, context);
        // Without fuel the answer does not count.
        let values = || found.iter().take_while(|_| !context.fuel.is_spent());
        match (self.quantifier, &found) {
            // "ForAllValues also returns true if the key value resolves to a null data set, such as an empty string."
            (Quantifier::All, Values::One(value)) if value.is_empty() => true,
            (Quantifier::All, _) => values().all(holds),
            (Quantifier::Any, _) => values().any(holds),
            (Quantifier::One, Values::One(value)) => holds(value),
            // AWS does not say how several values are compared without a quantifier: here a positive operator needs one that
            // matches, a negated one needs none that does.
            (Quantifier::One, Values::Many(_)) if self.operator.is_negated() => values().all(holds),
            (Quantifier::One, Values::Many(_)) => values().any(holds),
        }
    }

    /// Compares one value of the request with all of the policy: any must match, or none if the operator is negated.
    fn holds_of(&self, value: &str, context: Metered<'_>) -> bool {
        self.matches(value, context) != self.operator.is_negated()
    }

    fn matches(&self, value: &str, context: Metered<'_>) -> bool {
        self.index.has(value, self.operator, &self.values, context)
    }

    /// Returns whether a value has variables, which values of the request replace.
    pub(crate) fn is_filled_in(&self) -> bool {
        self.values.iter().any(|value| matches!(value, Text::Template(_)))
    }

    /// Returns the test with up to `most` values of the policy and as many of the request, and how many were left out.
    pub(crate) fn shown<'a>(&'a self, context: Metered<'a>, most: usize) -> UnmetCondition<'a> {
        let unknown = Cow::Borrowed("(a variable without a value)");
        let wanted = |text: &'a Text| text.resolve(context).unwrap_or_else(|| unknown.clone());
        let more = |count: usize| {
            let more = count.checked_sub(most).filter(|more| *more > 0);
            more.map(|more| Cow::Owned(format!("… and {more} more")))
        };
        let found = context.values(&self.key).map(Values::into_texts).map(|mut texts| {
            let more = more(texts.len());
            texts.truncate(most);
            texts.extend(more);
            texts
        });
        let shown = self.values.iter().take(most).map(wanted).chain(more(self.values.len()));
        UnmetCondition {
            operator: self.written_operator(),
            key: Cow::Borrowed(&self.key),
            wanted: shown.collect(),
            found,
        }
    }

    fn written_operator(&self) -> Cow<'static, str> {
        let name = self.operator.name();
        let prefix = match self.quantifier {
            Quantifier::One if !self.if_exists => return Cow::Borrowed(name),
            Quantifier::One => "",
            Quantifier::All => "ForAllValues:",
            Quantifier::Any => "ForAnyValue:",
        };
        let suffix = if self.if_exists { "IfExists" } else { "" };
        Cow::Owned(format!("{prefix}{name}{suffix}"))
    }
}

#[cfg(test)]
mod tests;
