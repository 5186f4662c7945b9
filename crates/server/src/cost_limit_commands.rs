//! The operator's commands about budgets: in the service that runs on a data directory, or in the directory if none runs.

use crate::config::Config;
use crate::control_request::ControlRequest;
use crate::cost_limit_watch::{list, remove, set};
use crate::cost_limits::{CostLimitListed, CostLimitScope, NewCostLimit};
use crate::operator_command::on;
use crate::start_error::StartError;

/// Sets a monthly budget, in the place of the former one for the same costs. It is told again then that it is passed.
///
/// # Errors
/// [`StartError`]: there is no such directory, the amount is none, or the webhook is at a host that was not named.
pub fn set_cost_limit(config: Config, limit: &NewCostLimit) -> Result<CostLimitListed, StartError> {
    let asked = ControlRequest::SetCostLimit { limit: limit.clone() };
    on(config, &asked, async |opened| set(&opened.service, limit).await)
}

/// Removes a budget.
///
/// # Errors
/// [`StartError`]: there is no such directory or budget.
pub fn remove_cost_limit(config: Config, account: &CostLimitScope) -> Result<(), StartError> {
    let asked = ControlRequest::RemoveCostLimit { account: account.clone() };
    on(config, &asked, async |opened| remove(&opened.service, account).await)
}

/// Returns all budgets.
///
/// # Errors
/// [`StartError`]: there is no such directory.
pub fn cost_limits(config: Config) -> Result<Vec<CostLimitListed>, StartError> {
    on(config, &ControlRequest::ListCostLimits {}, async |opened| list(&opened.service))
}
