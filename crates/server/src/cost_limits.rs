//! Monthly budgets: what the store keeps of them, the hosts of their webhooks, and where they stand. `cost_limit_watch` watches over
//! them.

mod budget;
mod metrics;
mod webhook;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use cost::{Bill, Dimension, Period, Prices};
use tokio::sync::{Mutex, Notify};
use usage::{Hour, UsageTable};

pub(crate) use budget::{CostLimit, CostStanding, all, delete, is_told, note_told, put};
pub use budget::{CostLimitListed, CostLimitScope, InvalidCostLimit, NewCostLimit};
pub(crate) use metrics::CostLimitMetrics;
pub use webhook::{AllowedWebhook, InvalidAllowedWebhook, WebhookRefused, WebhookUrl};

/// The parts of the service with which it watches over budgets.
#[derive(Debug)]
pub(crate) struct CostLimits {
    pub(crate) table: Arc<UsageTable>,
    /// The hosts that webhooks may be at.
    pub(crate) allowed: Vec<AllowedWebhook>,
    /// The word that a budget was set or removed.
    pub(crate) changed: Notify,
    /// Held from a look at the budgets in the store until what depends on it is recorded.
    pub(crate) turn: Mutex<()>,
}

impl CostLimits {
    pub(crate) fn new(table: Arc<UsageTable>, allowed: Vec<AllowedWebhook>) -> Self {
        Self { table, allowed, changed: Notify::new(), turn: Mutex::new(()) }
    }
}

/// The bill of the month and its forecast, at AWS's list prices.
pub(crate) struct Bills {
    actual: Bill,
    forecast: Option<Bill>,
    month: String,
    currency: String,
}

impl Bills {
    /// Draws up both.
    pub(crate) fn now(table: &UsageTable, now: Hour) -> io::Result<Self> {
        let prices = Prices::aws().map_err(io::Error::other)?;
        let (month, by) = (now.month(), Dimension::Account);
        Ok(Self {
            actual: Bill::of(table, &prices, Period::of_month(month), now, &by)?,
            forecast: Bill::forecast(table, &prices, now, &by)?,
            month: month.to_string(),
            currency: prices.currency,
        })
    }

    /// Returns the place of a budget in them.
    pub(crate) fn standing(&self, limit: &CostLimit) -> CostStanding {
        let amount = |bill: &Bill| match &limit.scope {
            CostLimitScope::All => bill.total(),
            // The free tier belongs to no account.
            CostLimitScope::Account(account) => {
                let sums: BTreeMap<&str, _> =
                    bill.groups.iter().map(|group| (group.name.as_str(), group.amount())).collect();
                sums.get(account.as_str()).copied().unwrap_or_default()
            }
        };
        CostStanding {
            scope: limit.scope.clone(),
            limit: limit.amount,
            actual: amount(&self.actual),
            forecast: self.forecast.as_ref().map(amount),
            month: self.month.clone(),
            currency: self.currency.clone(),
        }
    }
}
