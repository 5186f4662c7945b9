//! The time that a request is about, in the slots that it is shown by.

use cost::Period;
use model::generated::ce::{DateInterval, Granularity};
use model::{Error, ErrorCode, Timestamp};
use usage::Hour;

/// The days for which costs are shown by the hour. Source: Cost Explorer API reference, "GetCostAndUsage".
const HOURLY_DAYS_MAX: i64 = 14;
/// The longest time by the day: 14 months, as long as AWS keeps days. Source: user guide, "Quotas and restrictions".
const DAILY_DAYS_MAX: i64 = 430;
/// The longest time by the month, which bounds a reply: more than any installation has.
const MONTHLY_DAYS_MAX: i64 = 366 * 100;
const HOURS_OF_DAY: i64 = 24;

/// The time that a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimePeriod {
    pub(crate) period: Period,
    /// The slots; `None` for one that has all of the time.
    granularity: Option<Granularity>,
}

impl TimePeriod {
    /// Checks the time of a request for costs until now.
    ///
    /// # Errors
    /// `ValidationException`.
    pub(crate) fn of_past(
        interval: &DateInterval,
        granularity: Granularity,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let time = Self::of(interval, granularity)?;
        let now = Hour::of(now);
        if time.period.to > now.month().end() {
            return Err(invalid("end date past the beginning of next month"));
        }
        let oldest = now.0 - HOURLY_DAYS_MAX * HOURS_OF_DAY;
        if granularity == Granularity::Hourly && time.period.from.0 < oldest {
            let message = "start date is too old for hourly, the max supported days for hourly granularity is 14 days.";
            return Err(invalid(message));
        }
        Ok(time)
    }

    /// Checks the time of a request, of which nothing else is told yet.
    ///
    /// # Errors
    /// `ValidationException`.
    pub(crate) fn of(interval: &DateInterval, granularity: Granularity) -> Result<Self, Error> {
        let (from, to) = (hour(&interval.start, granularity)?, hour(&interval.end, granularity)?);
        if from >= to {
            return Err(invalid("Start date (and hour) should be before end date (and hour)"));
        }
        let days_max = match granularity {
            Granularity::Hourly => HOURLY_DAYS_MAX + 1,
            Granularity::Daily => DAILY_DAYS_MAX,
            Granularity::Monthly => MONTHLY_DAYS_MAX,
        };
        if to.0 - from.0 > days_max * HOURS_OF_DAY {
            let message = format!("Time period is too long. It can have up to {days_max} days.");
            return Err(invalid(message));
        }
        Ok(Self { period: Period { from, to }, granularity: Some(granularity) })
    }

    /// Returns a time by its days.
    pub(crate) const fn daily(period: Period) -> Self {
        Self { period, granularity: Some(Granularity::Daily) }
    }

    /// Returns the same time in one slot.
    pub(crate) const fn whole(self) -> Self {
        Self { granularity: None, ..self }
    }

    /// Returns the slot that an hour of the time is in.
    pub(crate) fn slot(&self, hour: Hour) -> Period {
        let Period { from, to } = self.period;
        let day = hour.0.div_euclid(HOURS_OF_DAY) * HOURS_OF_DAY;
        let (start, end) = match self.granularity {
            None => (from, to),
            Some(Granularity::Hourly) => (hour, Hour(hour.0.saturating_add(1))),
            Some(Granularity::Daily) => (Hour(day), Hour(day.saturating_add(HOURS_OF_DAY))),
            Some(Granularity::Monthly) => (hour.month().start(), hour.month().end()),
        };
        Period { from: start.max(from), to: end.min(to) }
    }

    /// Returns all slots in order.
    pub(crate) fn slots(&self) -> Vec<Period> {
        let (mut slots, mut hour) = (Vec::new(), self.period.from);
        while hour < self.period.to {
            let slot = self.slot(hour);
            slots.push(slot);
            // A slot has an hour at least.
            hour = slot.to.max(Hour(hour.0.saturating_add(1)));
        }
        slots
    }

    /// Returns a slot as replies show it.
    pub(crate) fn shown(&self, slot: Period) -> DateInterval {
        let text = |hour: Hour| match self.granularity {
            Some(Granularity::Hourly) => hour.start().to_string(),
            None | Some(Granularity::Daily | Granularity::Monthly) => hour.day(),
        };
        DateInterval { start: text(slot.from), end: text(slot.to) }
    }
}

/// Parses a date, or a date with an hour where that is asked for.
fn hour(text: &str, granularity: Granularity) -> Result<Hour, Error> {
    if granularity != Granularity::Hourly {
        if text.contains('T') {
            return Err(invalid("Hourly timePeriod is not supported for this request"));
        }
        let day = Hour::of_date(text);
        return day.ok_or_else(|| invalid("Time period is invalid. Valid format is yyyy-MM-dd."));
    }
    let time = Timestamp::from_iso8601(text).filter(|_| text.contains('T'));
    let hour = time.map(Hour::of).filter(|hour| Some(hour.start()) == time);
    hour.ok_or_else(|| invalid("Time period is invalid. Valid format is yyyy-MM-ddThh:mm:ssZ."))
}

/// Returns `ValidationException` with a message.
pub(crate) fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::ValidationException, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(start: &str, end: &str) -> DateInterval {
        DateInterval { start: start.to_owned(), end: end.to_owned() }
    }

    fn shown(start: &str, end: &str, granularity: Granularity) -> Vec<(String, String)> {
        let now = Timestamp::from_iso8601("2026-11-30T13:59:59Z").unwrap();
        let time = TimePeriod::of_past(&interval(start, end), granularity, now).unwrap();
        let slots = time.slots().into_iter().map(|slot| time.shown(slot));
        slots.map(|slot| (slot.start, slot.end)).collect()
    }

    #[test]
    fn slots_are_cut_at_both_ends() {
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(
            shown("2026-09-30", "2026-11-02", Granularity::Monthly),
            [
                pair("2026-09-30", "2026-10-01"),
                pair("2026-10-01", "2026-11-01"),
                pair("2026-11-01", "2026-11-02")
            ]
        );
        assert_eq!(
            shown("2026-11-30", "2026-12-01", Granularity::Daily),
            [pair("2026-11-30", "2026-12-01")]
        );
        let hours = shown("2026-11-29T23:00:00Z", "2026-11-30T01:00:00Z", Granularity::Hourly);
        assert_eq!(hours[1], pair("2026-11-30T00:00:00Z", "2026-11-30T01:00:00Z"));
        assert_eq!(hours.len(), 2);
    }

    #[test]
    fn times_that_aws_refuses_are_refused_in_its_words() {
        use Granularity::{Daily, Hourly, Monthly};
        let now = Timestamp::from_iso8601("2026-11-30T13:59:59Z").unwrap();
        let order = "Start date (and hour) should be before end date (and hour)";
        let hours = "Time period is invalid. Valid format is yyyy-MM-ddThh:mm:ssZ.";
        let old = "start date is too old for hourly, the max supported days for hourly granularity is 14 days.";
        for (start, end, granularity, message) in [
            ("2026-11-02", "2026-11-02", Daily, order),
            ("2026-11-03", "2026-11-02", Monthly, order),
            ("2026-11-02", "2026-12-02", Daily, "end date past the beginning of next month"),
            ("2026-11-29", "2026-11-30", Hourly, hours),
            ("2026-11-29T00:30:00Z", "2026-11-30T00:00:00Z", Hourly, hours),
            ("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", Hourly, old),
            (
                "2026-13-01",
                "2026-11-02",
                Daily,
                "Time period is invalid. Valid format is yyyy-MM-dd.",
            ),
            (
                "2026-11-01T00:00:00Z",
                "2026-11-02",
                Daily,
                "Hourly timePeriod is not supported for this request",
            ),
            (
                "2020-11-01",
                "2026-11-02",
                Daily,
                "Time period is too long. It can have up to 430 days.",
            ),
        ] {
            let refused = TimePeriod::of_past(&interval(start, end), granularity, now).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::ValidationException);
            assert_eq!(refused.message(), Some(message), "{start} {end}");
        }
    }
}
