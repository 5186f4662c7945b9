//! `GetCostForecast`: what keys and requests will probably cost.
//! <https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html>

use cost::{Decimal, Period};
use model::Error;
use model::generated::ce::{
    ForecastResult, GetCostForecastRequest, GetCostForecastResponse, Granularity, Metric,
    MetricValue,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use usage::Hour;

use crate::context::{Context, CostExplorer};
use crate::forecast::{ForecastQuestion, PAST_DAYS, SlotForecast};
use crate::metrics::shown;
use crate::scope;
use crate::target::AccountCosts;
use crate::time_period::{TimePeriod, invalid};

/// The days ahead of forecasts by the day: 3 months. Source: API reference, "GetCostForecast".
const DAILY_DAYS_MAX: i64 = 93;
/// The days ahead of forecasts by the month: 18 months.
const MONTHLY_DAYS_MAX: i64 = 550;
const HOURS_OF_DAY: i64 = 24;

#[derive(Debug)]
pub(crate) struct GetCostForecast;

impl Operation for GetCostForecast {
    type Service = CostExplorer;
    type Input = GetCostForecastRequest;
    type Output = GetCostForecastResponse;
    type Target = AccountCosts;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<AccountCosts, Error> {
        Ok(AccountCosts::of(context))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<AccountCosts>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        check_metric(input.metric)?;
        let now = Hour::of(context.now);
        let future = time(input, now)?;
        let (view, filter) = (input.billing_view_arn.as_deref(), input.filter.as_ref());
        let today = Hour(now.0 - i64::from(now.of_day()));
        let past = Period { from: Hour(today.0 - PAST_DAYS * HOURS_OF_DAY), to: today };
        let question = |time| scope::question(context, time, filter, Vec::new(), view);
        let question = ForecastQuestion {
            past: question(TimePeriod::daily(past))?,
            future: question(future)?,
        };
        let environment = context.environment;
        let forecasts = question.forecasts(&environment.usage, &environment.prices, now)?;
        let total: Decimal = forecasts.iter().map(|forecast| forecast.mean).sum();
        let show = |forecast: SlotForecast| {
            let interval =
                input.prediction_interval_level.and_then(|level| forecast.interval(level));
            ForecastResult {
                time_period: Some(future.shown(forecast.slot)),
                mean_value: Some(shown(forecast.mean)),
                prediction_interval_lower_bound: interval.map(|(lower, _)| rounded(lower)),
                prediction_interval_upper_bound: interval.map(|(_, upper)| rounded(upper)),
            }
        };
        let unit = context.environment.prices.currency.clone();
        Ok(Done::unchanged(GetCostForecastResponse {
            total: Some(MetricValue { amount: Some(shown(total)), unit: Some(unit) }),
            forecast_results_by_time: Some(forecasts.into_iter().map(show).collect()),
        }))
    }
}

/// Returns an end of an interval, with as many digits as costs have.
fn rounded(number: Decimal) -> String {
    shown(number.round_dp(10))
}

fn check_metric(metric: Metric) -> Result<(), Error> {
    match metric {
        Metric::BlendedCost
        | Metric::UnblendedCost
        | Metric::AmortizedCost
        | Metric::NetUnblendedCost
        | Metric::NetAmortizedCost => Ok(()),
        Metric::UsageQuantity
        | Metric::NormalizedUsageAmount
        | Metric::ListCost
        | Metric::ContractedCost
        | Metric::BilledCost
        | Metric::PublicEquivalentBilledCost
        | Metric::PublicOnDemandCost => Err(invalid(
            "Metric can be AMORTIZED_COST, BLENDED_COST, NET_AMORTIZED_COST, NET_UNBLENDED_COST or UNBLENDED_COST.",
        )),
    }
}

/// Checks the time of a forecast: from yesterday on.
fn time(input: &GetCostForecastRequest, now: Hour) -> Result<TimePeriod, Error> {
    let days_max = match input.granularity {
        Granularity::Daily => DAILY_DAYS_MAX,
        Granularity::Monthly => MONTHLY_DAYS_MAX,
        Granularity::Hourly => {
            return Err(invalid("Granularity should be either 'MONTHLY' or 'DAILY'"));
        }
    };
    let time = TimePeriod::of(&input.time_period, input.granularity)?;
    let today = now.0 - i64::from(now.of_day());
    let earliest = Hour(today - HOURS_OF_DAY);
    if time.period.from < earliest {
        return Err(invalid(format!("Earliest supported Start is {}", earliest.day())));
    }
    let latest = Hour(today + days_max * HOURS_OF_DAY);
    if time.period.to > latest {
        return Err(invalid(format!("Latest supported End is {}", latest.day())));
    }
    Ok(time)
}
