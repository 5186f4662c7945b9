//! The gauges of budgets. There are as many series as budgets.

use std::sync::Mutex;
use std::sync::atomic::AtomicU64;

use cost::Decimal;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::budget::{CostLimitScope, CostStanding};

/// A budget: an account id, or `all`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct BudgetLabel {
    account: String,
}

type Amounts = Family<BudgetLabel, Gauge<f64, AtomicU64>>;

/// The series of budgets.
#[derive(Debug, Default)]
pub(crate) struct CostLimitMetrics {
    passed: Family<BudgetLabel, Gauge>,
    limit: Amounts,
    actual: Amounts,
    forecast: Amounts,
    failures: Family<BudgetLabel, Counter>,
    /// The budgets that are shown.
    shown: Mutex<Vec<BudgetLabel>>,
}

fn label(scope: &CostLimitScope) -> BudgetLabel {
    BudgetLabel { account: scope.to_string() }
}

fn approximate(amount: Decimal) -> f64 {
    // The digits of an amount are a number.
    amount.to_string().parse().unwrap_or(f64::NAN)
}

impl CostLimitMetrics {
    pub(crate) fn register(&self, registry: &mut Registry) {
        registry.register(
            "cost_limit_passed",
            "1 if the bill of the month or its forecast is above the budget",
            self.passed.clone(),
        );
        registry.register("cost_limit_amount", "The budget of a month", self.limit.clone());
        registry.register(
            "cost_limit_actual",
            "The bill of the month so far that the budget is for",
            self.actual.clone(),
        );
        registry.register(
            "cost_limit_forecast",
            "The forecast of the month that the budget is for; none in its first day",
            self.forecast.clone(),
        );
        registry.register(
            "cost_limit_webhook_failures",
            "Looks at a budget that is passed whose webhook did not take the message",
            self.failures.clone(),
        );
    }

    /// Shows these budgets and no others.
    pub(crate) fn show(&self, standings: &[CostStanding]) {
        let labels: Vec<_> = standings.iter().map(|standing| label(&standing.scope)).collect();
        let mut shown = self.shown.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for gone in shown.iter().filter(|gone| !labels.contains(gone)) {
            self.passed.remove(gone);
            self.failures.remove(gone);
            for family in [&self.limit, &self.actual, &self.forecast] {
                family.remove(gone);
            }
        }
        for (standing, label) in standings.iter().zip(&labels) {
            self.passed.get_or_create(label).set(i64::from(standing.is_passed()));
            self.limit.get_or_create(label).set(approximate(standing.limit));
            self.actual.get_or_create(label).set(approximate(standing.actual));
            match standing.forecast {
                Some(forecast) => {
                    self.forecast.get_or_create(label).set(approximate(forecast));
                }
                None => drop(self.forecast.remove(label)),
            }
        }
        *shown = labels;
    }

    /// Counts a webhook that did not take its message.
    pub(crate) fn failed(&self, scope: &CostLimitScope) {
        self.failures.get_or_create(&label(scope)).inc();
    }
}
