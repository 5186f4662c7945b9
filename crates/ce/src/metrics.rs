//! Metrics: the numbers that are told of a cell.

use std::collections::BTreeMap;

use cost::Decimal;
use model::Error;
use model::generated::ce::MetricValue;

use crate::cost_cells::CostCell;
use crate::time_period::invalid;

/// A number that is told of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CostMetric {
    /// Any of the costs: without reservations, savings plans and discounts they are one number.
    Cost,
    /// The usage in units of its own.
    Quantity,
    /// The usage in units of the sizes of instances, which KMS does not have.
    Normalized,
}

/// The metrics with the names that requests have for them.
const NAMES: [(&str, CostMetric); 7] = [
    ("AmortizedCost", CostMetric::Cost),
    ("BlendedCost", CostMetric::Cost),
    ("NetAmortizedCost", CostMetric::Cost),
    ("NetUnblendedCost", CostMetric::Cost),
    ("NormalizedUsageAmount", CostMetric::Normalized),
    ("UnblendedCost", CostMetric::Cost),
    ("UsageQuantity", CostMetric::Quantity),
];

/// The metrics that a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CostMetrics(Vec<(&'static str, CostMetric)>);

impl CostMetrics {
    /// Checks the names of metrics. Requests may write them as `BLENDED_COST` too.
    ///
    /// # Errors
    /// `ValidationException`.
    pub(crate) fn of(names: &[String]) -> Result<Self, Error> {
        if names.is_empty() {
            return Err(invalid("Metrics must have at least one metric."));
        }
        let known = |name: &String| {
            let plain = name.replace('_', "");
            let mut names = NAMES.into_iter();
            names.find(|(known, _)| known.eq_ignore_ascii_case(&plain)).ok_or_else(|| {
                let offered = NAMES.map(|(name, _)| name).join(", ");
                invalid(format!("A metric is not one that Bulla offers. It offers {offered}."))
            })
        };
        names.iter().map(known).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the numbers of a cell.
    pub(crate) fn values(&self, cell: &CostCell, currency: &str) -> BTreeMap<String, MetricValue> {
        let value = |(name, metric): &(&str, CostMetric)| {
            let (amount, unit) = match metric {
                CostMetric::Cost => (shown(cell.amount()), currency),
                CostMetric::Quantity => (shown(cell.quantity), cell.unit()),
                CostMetric::Normalized => ("0".to_owned(), "N/A"),
            };
            let value = MetricValue { amount: Some(amount), unit: Some(unit.to_owned()) };
            ((*name).to_owned(), value)
        };
        self.0.iter().map(value).collect()
    }

    /// Returns the first metric of a cell as a number, to sort by.
    pub(crate) fn first(&self, cell: &CostCell) -> Decimal {
        match self.0.first() {
            Some((_, CostMetric::Cost)) => cell.amount(),
            Some((_, CostMetric::Quantity)) => cell.quantity,
            Some((_, CostMetric::Normalized)) | None => Decimal::ZERO,
        }
    }
}

/// Returns a number as replies show it: without zeros at its end.
pub(crate) fn shown(number: Decimal) -> String {
    number.normalize().to_string()
}
