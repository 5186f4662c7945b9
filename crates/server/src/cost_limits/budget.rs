//! The budgets, as the store keeps them: one for each scope, and the month in which it was last told that one is passed.
//!
//! ```text
//! cost-limit        "" "" SCOPE    {"id":UUID,"amount":"100","webhook":URL or null}
//! cost-limit-told   "" "" SCOPE    {"id":UUID,"month":"2026-11"}
//! ```
//! A scope is an account id, or `all`.

use std::fmt;

use cost::Decimal;
use model::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Prefix, Store, StoreError};

use super::webhook::{AllowedWebhook, WebhookUrl};

const KIND: &str = "cost-limit";
const TOLD_KIND: &str = "cost-limit-told";
const ALL: &str = "all";
/// The most budgets.
const LIMITS_MAX: usize = 100;
/// The largest amount.
const AMOUNT_MAX: i64 = 1_000_000_000;
/// The most digits of an amount after the point.
const DIGITS_MAX: u32 = 10;

/// A reason why a budget was not set or removed. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidCostLimit {
    /// The amount is no amount.
    #[error(
        "the amount `{0}` is no budget: take a number above 0 and up to {AMOUNT_MAX}, with at most {DIGITS_MAX} digits after the point, such as 100 or 49.90"
    )]
    Amount(String),
    /// The account is no account id.
    #[error("`{0}` is no account id: take 12 digits, or --all for all accounts together")]
    Account(String),
    /// The webhook may not be called.
    #[error(transparent)]
    Webhook(#[from] super::webhook::WebhookRefused),
    /// There are too many.
    #[error("there are {LIMITS_MAX} budgets, the most that the service has: remove one first")]
    TooMany,
    /// There is none.
    #[error("there is no budget of {0}: `bulla cost limits list` shows all")]
    Unknown(CostLimitScope),
    /// A record is not what this version writes.
    #[error("the record of the budget of {0} cannot be read: set it again")]
    Record(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The costs that a budget is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CostLimitScope {
    /// All accounts together, with the free tier.
    All,
    /// One account, by its id, at the price of its requests without the free tier, which belongs to no account.
    Account(String),
}

impl CostLimitScope {
    /// Returns the scope of an account.
    ///
    /// # Errors
    /// [`InvalidCostLimit::Account`].
    pub fn account(id: &str) -> Result<Self, InvalidCostLimit> {
        let parsed = AccountId::parse(id);
        let parsed = parsed.ok_or_else(|| InvalidCostLimit::Account(id.to_owned()))?;
        Ok(Self::Account(parsed.to_string()))
    }

    fn as_str(&self) -> &str {
        match self {
            Self::All => ALL,
            Self::Account(id) => id,
        }
    }
}

impl fmt::Display for CostLimitScope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl TryFrom<String> for CostLimitScope {
    type Error = InvalidCostLimit;

    fn try_from(text: String) -> Result<Self, InvalidCostLimit> {
        if text == ALL { Ok(Self::All) } else { Self::account(&text) }
    }
}

impl From<CostLimitScope> for String {
    fn from(scope: CostLimitScope) -> Self {
        scope.to_string()
    }
}

/// A budget that is to be set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCostLimit {
    /// The costs that it is for.
    pub account: CostLimitScope,
    /// The amount for a month, in the currency of AWS's list prices, as text.
    pub amount: String,
    /// The URL that is told.
    pub webhook: Option<WebhookUrl>,
}

/// A budget as it is listed and recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLimitListed {
    /// The costs that it is for.
    pub account: CostLimitScope,
    /// The amount for a month.
    pub amount: String,
    /// The webhook, without its path; `None` if there is none.
    pub webhook: Option<String>,
}

/// A budget.
#[derive(Clone, Debug)]
pub(crate) struct CostLimit {
    pub(crate) scope: CostLimitScope,
    id: String,
    pub(crate) amount: Decimal,
    pub(crate) webhook: Option<WebhookUrl>,
}

#[derive(Serialize, Deserialize)]
struct StoredLimit {
    id: String,
    amount: Decimal,
    webhook: Option<WebhookUrl>,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct StoredTold {
    id: String,
    month: String,
}

impl CostLimit {
    /// Returns a budget, with an id of its own.
    pub(crate) fn new(
        new: &NewCostLimit,
        allowed: &[AllowedWebhook],
    ) -> Result<Self, InvalidCostLimit> {
        let allowed_amounts = Decimal::ZERO..=Decimal::from(AMOUNT_MAX);
        let amount = Decimal::from_str_exact(&new.amount).ok().map(|amount| amount.normalize());
        let amount = amount.filter(|one| {
            !one.is_zero() && allowed_amounts.contains(one) && one.scale() <= DIGITS_MAX
        });
        let amount = amount.ok_or_else(|| InvalidCostLimit::Amount(new.amount.clone()))?;
        if let Some(webhook) = &new.webhook {
            webhook.place(allowed)?;
        }
        let (id, webhook) = (uuid::Uuid::new_v4().to_string(), new.webhook.clone());
        Ok(Self { scope: new.account.clone(), id, amount, webhook })
    }

    pub(crate) fn listed(&self) -> CostLimitListed {
        CostLimitListed {
            account: self.scope.clone(),
            amount: self.amount.to_string(),
            webhook: self.webhook.as_ref().map(WebhookUrl::shown),
        }
    }

    fn told(&self, month: &str) -> StoredTold {
        StoredTold { id: self.id.clone(), month: month.to_owned() }
    }
}

/// The place of a budget in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CostStanding {
    pub(crate) scope: CostLimitScope,
    pub(crate) limit: Decimal,
    pub(crate) actual: Decimal,
    /// The forecast; `None` in the first day of a month.
    pub(crate) forecast: Option<Decimal>,
    pub(crate) month: String,
    pub(crate) currency: String,
}

impl CostStanding {
    /// Returns whether the bill or its forecast is above the budget.
    pub(crate) fn is_passed(&self) -> bool {
        self.actual > self.limit || self.forecast.is_some_and(|forecast| forecast > self.limit)
    }

    /// Returns the JSON text for a webhook. Its id is the same whenever the same budget is told of in the same month.
    pub(crate) fn message(&self, limit: &CostLimit, now: Timestamp) -> String {
        let passed_by = if self.actual > self.limit { "actual" } else { "forecast" };
        serde_json::json!({
            "event": "CostLimitPassed",
            "id": format!("{}/{}", limit.id, self.month),
            "time": now.to_string(),
            "account": self.scope,
            "month": self.month,
            "currency": self.currency,
            "limit": self.limit.to_string(),
            "actual": self.actual.normalize().to_string(),
            "forecast": self.forecast.map(|forecast| forecast.normalize().to_string()),
            "passedBy": passed_by,
        })
        .to_string()
    }
}

fn address(kind: &str, scope: &CostLimitScope) -> Address {
    Address::new(kind, "", "", scope.as_str())
}

/// Returns all budgets, by their scopes.
pub(crate) fn all(store: &dyn Store) -> Result<Vec<CostLimit>, InvalidCostLimit> {
    let found = store.scan(&Prefix::new(KIND, "", ""), None, LIMITS_MAX)?;
    let parsed = found.into_iter().map(|(address, record)| {
        let unreadable = || InvalidCostLimit::Record(address.id().to_owned());
        let scope = CostLimitScope::try_from(address.id().to_owned());
        let stored = serde_json::from_slice(&record.bytes);
        let StoredLimit { id, amount, webhook } = stored.map_err(|_other| unreadable())?;
        Ok(CostLimit { scope: scope.map_err(|_other| unreadable())?, id, amount, webhook })
    });
    parsed.collect()
}

/// Returns the change that sets a budget. What was told of the former one does not count for it.
pub(crate) fn put(store: &dyn Store, limit: &CostLimit) -> Result<Batch, InvalidCostLimit> {
    let place = address(KIND, &limit.scope);
    let count = usize::try_from(store.count(&Prefix::new(KIND, "", ""))?).unwrap_or(usize::MAX);
    if count >= LIMITS_MAX && store.get(&place)?.is_none() {
        return Err(InvalidCostLimit::TooMany);
    }
    let (id, webhook) = (limit.id.clone(), limit.webhook.clone());
    let stored = StoredLimit { id, amount: limit.amount, webhook };
    let mut batch = Batch::default();
    // Writing JSON into memory cannot fail.
    batch.put(place, serde_json::to_vec(&stored).unwrap_or_default());
    Ok(batch)
}

/// Returns the change that removes a budget.
pub(crate) fn delete(store: &dyn Store, scope: &CostLimitScope) -> Result<Batch, InvalidCostLimit> {
    if store.get(&address(KIND, scope))?.is_none() {
        return Err(InvalidCostLimit::Unknown(scope.clone()));
    }
    let mut batch = Batch::default();
    batch.delete(address(KIND, scope));
    batch.delete(address(TOLD_KIND, scope));
    Ok(batch)
}

/// Returns whether it was told in this month that this budget is passed.
pub(crate) fn is_told(
    store: &dyn Store,
    limit: &CostLimit,
    month: &str,
) -> Result<bool, InvalidCostLimit> {
    let record = store.get(&address(TOLD_KIND, &limit.scope))?;
    let told = record.and_then(|record| serde_json::from_slice(&record.bytes).ok());
    Ok(told == Some(limit.told(month)))
}

/// Returns the change that notes that it was told. A budget that was set again or removed meanwhile stays untold.
pub(crate) fn note_told(
    store: &dyn Store,
    limit: &CostLimit,
    month: &str,
) -> Result<Batch, InvalidCostLimit> {
    let mut batch = Batch::default();
    if store.get(&address(KIND, &limit.scope))?.is_some() {
        let told = serde_json::to_vec(&limit.told(month)).unwrap_or_default();
        batch.put(address(TOLD_KIND, &limit.scope), told);
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(amount: &str, webhook: Option<&str>) -> Result<CostLimit, InvalidCostLimit> {
        let (account, amount) = (CostLimitScope::All, amount.to_owned());
        let webhook = webhook.map(|url| WebhookUrl::from(url.to_owned()));
        CostLimit::new(&NewCostLimit { account, amount, webhook }, &[])
    }

    #[test]
    fn a_budget_is_an_amount_above_zero() {
        for (text, taken) in [("100", "100"), ("49.90", "49.9"), ("0.0000000001", "0.0000000001")] {
            assert_eq!(limit(text, None).unwrap().listed().amount, taken);
        }
        for text in ["", "0", "-1", "a lot", "1000000001", "0.00000000001", "1e3", "NaN"] {
            let error = limit(text, None).unwrap_err().to_string();
            assert!(error.contains("such as 100"), "{text}: {error}");
        }
        let refused = limit("1", Some("https://hooks.example/s3cret")).unwrap_err().to_string();
        assert!(refused.contains("--webhook-allow") && !refused.contains("s3cret"), "{refused}");
        assert!(CostLimitScope::try_from("12".to_owned()).is_err());
    }

    #[test]
    fn a_budget_is_passed_by_the_bill_or_the_forecast() {
        let limit = limit("10", None).unwrap();
        let standing = |actual: i64, forecast: Option<i64>| CostStanding {
            scope: limit.scope.clone(),
            limit: limit.amount,
            actual: Decimal::from(actual),
            forecast: forecast.map(Decimal::from),
            month: "2026-11".to_owned(),
            currency: "USD".to_owned(),
        };
        let passed_by = |actual, forecast| {
            let standing = standing(actual, forecast);
            let told = standing.message(&limit, Timestamp::from_millis(0));
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            assert_eq!(told["id"], format!("{}/2026-11", limit.id));
            standing.is_passed().then(|| told["passedBy"].as_str().unwrap().to_owned())
        };
        assert_eq!(passed_by(10, Some(10)), None, "all of it may be spent");
        assert_eq!(passed_by(10, None), None);
        assert_eq!(passed_by(11, None).as_deref(), Some("actual"));
        assert_eq!(passed_by(1, Some(11)).as_deref(), Some("forecast"));
        assert_eq!(passed_by(11, Some(12)).as_deref(), Some("actual"));
    }
}
