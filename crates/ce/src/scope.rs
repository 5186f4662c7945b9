//! The costs that a caller may see.

use model::generated::ce::Expression;
use model::{Error, ErrorCode};
use usage::Hour;

use crate::context::Context;
use crate::cost_cells::{CostCells, CostGroup, CostQuestion};
use crate::cost_filter::CostFilter;
use crate::time_period::TimePeriod;

/// Returns the question for the costs that the caller may see: those of all accounts for the first account of the installation, as for the
/// management account of an organization, and for any other its own.
///
/// # Errors
/// - `ValidationException` if the filter is not fit.
/// - `ResourceNotFoundException` for a billing view that is not the caller's primary one.
pub(crate) fn question(
    context: &Context<'_>,
    time: TimePeriod,
    filter: Option<&Expression>,
    groups: Vec<CostGroup>,
    billing_view: Option<&str>,
) -> Result<CostQuestion, Error> {
    let (account, payer) = (context.account(), context.environment.payer);
    let primary = format!(":billing::{account}:billingview/primary");
    if billing_view.is_some_and(|view| !view.ends_with(&primary)) {
        let message = "The specified ARN in the request doesn't exist.";
        return Err(Error::new(ErrorCode::ResourceNotFoundException, message));
    }
    let filter = CostFilter::of(filter)?;
    let account = (account != payer).then(|| account.to_string());
    Ok(CostQuestion { time, filter, groups, account, payer: payer.to_string() })
}

/// Returns the costs.
///
/// # Errors
/// Those of [`CostQuestion::cells`].
pub(crate) fn cells(context: &Context<'_>, question: &CostQuestion) -> Result<CostCells, Error> {
    let environment = context.environment;
    question.cells(&environment.usage, &environment.prices, Hour::of(context.now))
}
