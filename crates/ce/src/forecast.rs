//! Forecasts of costs.
//!
//! Keys stay as they are: what they cost is computed as a bill is. Requests go on as on the days of the last four weeks that are over: each
//! day costs the mean of those days. The interval is that of a normal distribution with the deviation of those days, for the sum of the days
//! of a slot, with the uncertainty of the mean.

use cost::{Decimal, MathematicalOps as _, Period, Prices};
use model::{Error, ErrorCode};
use usage::{Hour, UsageTable};

use crate::cost_cells::{CostCells, CostQuestion};
use crate::quantile;
use crate::time_period::TimePeriod;

/// The days of the past that are looked at.
pub(crate) const PAST_DAYS: i64 = 28;
/// The days of the past without which there is no forecast: fewer have no deviation.
const PAST_DAYS_MIN: usize = 2;
const HOURS_OF_DAY: i64 = 24;

/// The forecast for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlotForecast {
    pub(crate) slot: Period,
    pub(crate) mean: Decimal,
    /// The deviation of the mean, by which intervals are made.
    deviation: Decimal,
}

impl SlotForecast {
    /// Returns the ends of the interval that has the cost with this likelihood, in per cent from 51 to 99. Costs are not negative.
    pub(crate) fn interval(&self, level: i32) -> Option<(Decimal, Decimal)> {
        let quantile = Decimal::new(quantile::millionths(level)?, 6);
        let width = quantile * self.deviation;
        Some(((self.mean - width).max(Decimal::ZERO), self.mean + width))
    }
}

/// The question of a forecast: the past that it is made from, and the future, with one filter.
#[derive(Debug)]
pub(crate) struct ForecastQuestion {
    /// By days, up to the day that has not ended.
    pub(crate) past: CostQuestion,
    pub(crate) future: CostQuestion,
}

impl ForecastQuestion {
    /// Returns the forecasts for the slots of the future.
    ///
    /// # Errors
    /// `DataUnavailableException` if too few days are over.
    pub(crate) fn forecasts(
        &self,
        table: &UsageTable,
        prices: &Prices,
        now: Hour,
    ) -> Result<Vec<SlotForecast>, Error> {
        let past = self.past.cells(table, prices, now)?;
        let daily = DailyRequests::of(&self.past.time, &past)?;
        let last = Hour(self.future.time.period.to.0.saturating_sub(1));
        let keys = self.future.cells(table, prices, last.max(now))?;
        let forecast = |slot: Period| {
            let here = keys.iter().filter(|(place, _)| place.slot == slot.from.0);
            let keys: Decimal = here.map(|(_, cell)| cell.key_amount).sum();
            let days = Decimal::from((slot.to.0 - slot.from.0) / HOURS_OF_DAY);
            SlotForecast {
                slot,
                mean: (keys + daily.mean * days).round_dp(prices.digits),
                deviation: daily.deviation_of(days),
            }
        };
        Ok(self.future.time.slots().into_iter().map(forecast).collect())
    }
}

/// The costs of requests of a day.
#[derive(Debug, PartialEq, Eq)]
struct DailyRequests {
    days: Decimal,
    mean: Decimal,
    variance: Decimal,
}

impl DailyRequests {
    /// Returns what days cost from the first one on that had any cost.
    fn of(time: &TimePeriod, cells: &CostCells) -> Result<Self, Error> {
        let first = cells.keys().next().map(|place| place.slot);
        let days = time.slots().into_iter().filter(|day| Some(day.from.0) >= first);
        let costs: Vec<Decimal> = days
            .map(|day| {
                let here = cells.iter().filter(|(place, _)| place.slot == day.from.0);
                here.map(|(_, cell)| cell.request_amount).sum()
            })
            .collect();
        if first.is_none() || costs.len() < PAST_DAYS_MIN {
            let message = "Insufficient amount of historical data";
            return Err(Error::new(ErrorCode::DataUnavailableException, message));
        }
        let days = Decimal::from(costs.len());
        let mean = costs.iter().sum::<Decimal>() / days;
        let squares: Decimal = costs.iter().map(|cost| (cost - mean) * (cost - mean)).sum();
        Ok(Self { days, mean, variance: squares / (days - Decimal::ONE) })
    }

    /// Returns the deviation of the sum of so many other days.
    fn deviation_of(&self, days: Decimal) -> Decimal {
        let variance = self.variance * (days + days * days / self.days);
        variance.sqrt().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use model::Timestamp;
    use model::generated::ce::{DateInterval, Granularity};

    use super::*;
    use crate::cost_cells::{CostCell, CostPlace};

    fn daily(costs: &[&str]) -> Result<DailyRequests, Error> {
        let start = Hour::of(Timestamp::from_iso8601("2026-11-01T00:00:00Z").unwrap()).0;
        let interval = DateInterval { start: "2026-11-01".into(), end: "2026-11-05".into() };
        let time = TimePeriod::of(&interval, Granularity::Daily).unwrap();
        let cells = costs.iter().zip(0..).filter(|(cost, _)| !cost.is_empty());
        let cells = cells.map(|(cost, day)| {
            let place = CostPlace { slot: start + day * HOURS_OF_DAY, keys: Vec::new() };
            (place, CostCell { request_amount: cost.parse().unwrap(), ..CostCell::default() })
        });
        DailyRequests::of(&time, &cells.collect())
    }

    #[test]
    fn days_count_from_the_first_that_cost_anything() {
        let two = daily(&["", "", "3", "5"]).unwrap();
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!((two.days, two.mean, two.variance), (decimal("2"), decimal("4"), decimal("2")));
        // 2 (8 + 64/2) = 80.
        assert_eq!(two.deviation_of(decimal("8")).round_dp(6), decimal("8.944272"));
        assert_eq!(daily(&["1", "", "", ""]).unwrap().days, decimal("4"));
    }

    #[test]
    fn one_day_is_no_history() {
        for costs in [&["", "", "", "5"][..], &[]] {
            let refused = daily(costs).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::DataUnavailableException);
        }
    }

    #[test]
    fn intervals_are_those_of_the_normal_distribution() {
        let slot = Period { from: Hour(0), to: Hour(24) };
        let forecast = SlotForecast { slot, mean: Decimal::TEN, deviation: Decimal::TWO };
        let (lower, upper) = forecast.interval(95).unwrap();
        assert_eq!((lower.to_string(), upper.to_string()), ("6.080072".into(), "13.919928".into()));
        assert_eq!((forecast.interval(50), forecast.interval(100)), (None, None));
    }
}
