//! The filter of a request: which costs it is about.

use std::collections::BTreeSet;

use model::Error;
use model::generated::ce::{Dimension, Expression, MatchOption};

use crate::cost_facts::{CostDimension, CostFacts};
use crate::time_period::invalid;

/// The deepest filter.
const DEPTH_MAX: usize = 16;
/// The most operators, dimensions and tags of a filter.
const PARTS_MAX: usize = 200;
/// The most values of all of them.
const VALUES_MAX: usize = 10_000;

/// A filter that was checked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum CostFilter {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Dimension(CostDimension, BTreeSet<String>),
    Tag(String, BTreeSet<String>),
    TagAbsent(String),
}

/// The rest of the limits.
struct FilterLimits {
    parts: usize,
    values: usize,
}

impl CostFilter {
    /// Checks the filter of a request. Without one, all costs pass.
    ///
    /// # Errors
    /// `ValidationException`.
    pub(crate) fn of(expression: Option<&Expression>) -> Result<Self, Error> {
        let mut limits = FilterLimits { parts: PARTS_MAX, values: VALUES_MAX };
        let parsed =
            expression.map(|expression| limits.parse(expression, DEPTH_MAX)).transpose()?;
        Ok(parsed.unwrap_or(Self::All(Vec::new())))
    }

    /// Returns whether a cost passes.
    pub(crate) fn passes(&self, facts: &CostFacts<'_>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.passes(facts)),
            Self::Any(parts) => parts.iter().any(|part| part.passes(facts)),
            Self::Not(part) => !part.passes(facts),
            Self::Dimension(dimension, values) => values.contains(facts.value(*dimension)),
            // A cost without the tag has its empty value. Source: API reference, "Expression".
            Self::Tag(key, values) => values.contains(facts.tag(key).unwrap_or_default()),
            Self::TagAbsent(key) => facts.tag(key).is_none(),
        }
    }
}

impl FilterLimits {
    fn parse(&mut self, expression: &Expression, depth: usize) -> Result<CostFilter, Error> {
        let left = self.parts.checked_sub(1).filter(|_| depth > 0);
        self.parts = left.ok_or_else(|| {
            invalid(format!(
                "The filter is too large: it can have {PARTS_MAX} parts, {DEPTH_MAX} within each other."
            ))
        })?;
        let Expression { or, and, not, dimensions, tags, cost_categories, product_attributes } =
            expression;
        let roots = [
            or.is_some(),
            and.is_some(),
            not.is_some(),
            dimensions.is_some(),
            tags.is_some(),
            cost_categories.is_some(),
            product_attributes.is_some(),
        ];
        let roots = roots.into_iter().filter(|is_there| *is_there).count();
        if roots > 1 {
            return Err(invalid(
                "Expression has more than one roots. Only one root operator is allowed for each expression: And, Or, Not, Dimensions, \
                 Tags, CostCategories",
            ));
        }
        if let Some(parts) = and {
            return Ok(CostFilter::All(self.parse_all(parts, "And", depth)?));
        }
        if let Some(parts) = or {
            return Ok(CostFilter::Any(self.parse_all(parts, "Or", depth)?));
        }
        if let Some(part) = not {
            return Ok(CostFilter::Not(Box::new(self.parse(part, depth - 1)?)));
        }
        if let Some(given) = dimensions {
            let absent = is_absent(given.match_options.as_deref(), false)?;
            return self.dimension(given.key, given.values.as_deref().filter(|_| !absent));
        }
        if let Some(given) = tags {
            let key = given.key.clone().unwrap_or_default();
            if key.is_empty() {
                return Err(invalid("Tags of a filter need a Key."));
            }
            if is_absent(given.match_options.as_deref(), true)? {
                return Ok(CostFilter::TagAbsent(key));
            }
            return Ok(CostFilter::Tag(key, self.values(given.values.as_deref())?));
        }
        Err(invalid(if roots == 0 {
            "A filter must have one of And, Or, Not, Dimensions and Tags."
        } else {
            "Bulla has no cost categories and no product attributes: filter by Dimensions and Tags."
        }))
    }

    fn parse_all(
        &mut self,
        parts: &[Expression],
        name: &str,
        depth: usize,
    ) -> Result<Vec<CostFilter>, Error> {
        if parts.len() < 2 {
            return Err(invalid(format!("{name} of a filter needs at least two expressions.")));
        }
        parts.iter().map(|part| self.parse(part, depth - 1)).collect()
    }

    fn dimension(
        &mut self,
        key: Option<Dimension>,
        values: Option<&[String]>,
    ) -> Result<CostFilter, Error> {
        let key = key.ok_or_else(|| invalid("Dimensions of a filter need a Key."))?;
        Ok(CostFilter::Dimension(CostDimension::of(key)?, self.values(values)?))
    }

    fn values(&mut self, values: Option<&[String]>) -> Result<BTreeSet<String>, Error> {
        let values = values.unwrap_or_default();
        if values.is_empty() {
            return Err(invalid("Dimensions and Tags of a filter need Values."));
        }
        let left = self.values.checked_sub(values.len());
        self.values =
            left.ok_or_else(|| invalid(format!("A filter can have up to {VALUES_MAX} values.")))?;
        Ok(values.iter().cloned().collect())
    }
}

/// Checks how values are compared. Returns whether it is asked for costs without the tag.
fn is_absent(options: Option<&[MatchOption]>, may_be_absent: bool) -> Result<bool, Error> {
    let options = options.unwrap_or_default();
    let is_absent = options.contains(&MatchOption::Absent);
    let is_fit = |option: &MatchOption| match option {
        MatchOption::Equals | MatchOption::CaseSensitive => !is_absent,
        MatchOption::Absent => may_be_absent,
        MatchOption::StartsWith
        | MatchOption::EndsWith
        | MatchOption::Contains
        | MatchOption::CaseInsensitive
        | MatchOption::GreaterThanOrEqual => false,
    };
    if options.iter().all(is_fit) {
        return Ok(is_absent);
    }
    Err(invalid(
        "MatchOptions of Dimensions are EQUALS and CASE_SENSITIVE. Those of Tags are EQUALS and CASE_SENSITIVE, or ABSENT alone.",
    ))
}

#[cfg(test)]
mod tests;
