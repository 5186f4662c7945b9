//! Hours, and counts by the hour of a day.

use std::fmt::{self, Write as _};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::Timestamp;

const HOUR_MILLIS: i64 = 3_600_000;
const HOURS_OF_DAY: i64 = 24;
/// The counts of a day that there may be.
const HOURS_AT_MOST: usize = 24;

/// An hour of UTC, by its number since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour(pub i64);

impl Hour {
    /// Returns the hour that a moment is in.
    #[must_use]
    pub const fn of(time: Timestamp) -> Self {
        Self(time.millis().div_euclid(HOUR_MILLIS))
    }

    /// Returns its beginning.
    #[must_use]
    pub fn start(self) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_mul(HOUR_MILLIS))
    }

    /// Returns its number in its day, from 0 to 23.
    #[must_use]
    pub fn of_day(self) -> u8 {
        u8::try_from(self.0.rem_euclid(HOURS_OF_DAY)).unwrap_or_default()
    }

    /// Returns the first hour of a day such as `2026-11-30`. `None` if it is no day.
    #[must_use]
    pub fn of_date(day: &str) -> Option<Self> {
        Timestamp::from_iso8601(&format!("{day}T00:00:00Z")).map(Self::of)
    }

    /// Returns its month, such as `2026-11`.
    #[must_use]
    pub fn month(self) -> Month {
        let start = jiff::Timestamp::from_millisecond(self.start().millis()).unwrap_or_default();
        Month(TimeZone::UTC.to_datetime(start).date().first_of_month())
    }

    /// Returns its day, such as `2026-11-30`.
    #[must_use]
    pub fn day(self) -> String {
        let mut text = self.start().to_string();
        text.truncate(10);
        text
    }
}

/// A month of UTC, such as `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(
    /// Its first day.
    Date,
);

impl Month {
    /// Parses a month such as `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Hour::of_date(&format!("{text}-01")).map(Hour::month)
    }

    /// Returns its first hour.
    #[must_use]
    pub fn start(self) -> Hour {
        // Every day of the calendar has a time in UTC, but the very last.
        let start = TimeZone::UTC.to_timestamp(self.0.at(0, 0, 0, 0)).unwrap_or_default();
        Hour::of(Timestamp::from_millis(start.as_millisecond()))
    }

    /// Returns the first hour after it.
    #[must_use]
    pub fn end(self) -> Hour {
        self.next().start()
    }

    /// Returns the month after it.
    #[must_use]
    pub fn next(self) -> Self {
        // The calendar ends with the year 9999.
        Self(self.0.last_of_month().tomorrow().unwrap_or(self.0))
    }

    /// Returns the number of its hours.
    #[must_use]
    pub fn hours(self) -> u64 {
        u64::try_from(self.end().0.saturating_sub(self.start().0)).unwrap_or_default()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// Counts by the hour of one day: those that are not zero, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HourCounts(Vec<(u8, u64)>);

impl HourCounts {
    /// Adds to the count of an hour of the day.
    pub fn add(&mut self, hour: u8, count: u64) {
        // Nearly always the last.
        match self.0.iter().rposition(|(known, _)| *known <= hour) {
            Some(at) => match self.0.get_mut(at) {
                Some((known, sum)) if *known == hour => *sum = sum.saturating_add(count),
                _ => self.0.insert(at + 1, (hour, count)),
            },
            None => self.0.insert(0, (hour, count)),
        }
    }

    /// Returns the hours with their counts.
    pub fn iter(&self) -> impl Iterator<Item = (u8, u64)> + Clone + '_ {
        self.0.iter().copied()
    }

    /// Returns the sum.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.0.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Returns the text in which they are kept: each hour with its count, `13 5 14 20`.
    pub(crate) fn to_value(&self) -> Vec<u8> {
        let mut text = String::new();
        for (hour, count) in self.iter() {
            let space = if text.is_empty() { "" } else { " " };
            let _infallible = write!(text, "{space}{hour} {count}");
        }
        text.into_bytes()
    }

    /// Parses what [`Self::to_value`] wrote. Anything else is nothing.
    pub(crate) fn parse(value: &[u8]) -> Self {
        let mut counts = Self(Vec::with_capacity(HOURS_AT_MOST));
        let mut numbers = value.split(|byte| *byte == b' ').map(number);
        while let (Some(Some(hour)), Some(Some(count))) = (numbers.next(), numbers.next()) {
            if let Ok(hour) = u8::try_from(hour) {
                counts.add(hour, count);
            }
        }
        counts
    }
}

fn number(digits: &[u8]) -> Option<u64> {
    let (_first, _) = digits.split_first()?;
    digits.iter().try_fold(0_u64, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number.checked_mul(10)?.checked_add(u64::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_kept_in_order_and_read_back() {
        let mut counts = HourCounts::default();
        for (hour, count) in [(13, 1), (13, 4), (23, u64::MAX), (0, 2), (14, 20), (23, 7)] {
            counts.add(hour, count);
        }
        assert_eq!(counts.to_value(), format!("0 2 13 5 14 20 23 {}", u64::MAX).into_bytes());
        assert_eq!(HourCounts::parse(&counts.to_value()), counts);
        for text in ["", "x", "13", "13 x", "300 5", "13  5"] {
            assert_eq!(HourCounts::parse(text.as_bytes()), HourCounts::default(), "{text}");
        }
    }

    #[test]
    fn months_have_hours() {
        let hours = |text: &str| Month::parse(text).unwrap().hours();
        assert_eq!((hours("2026-02"), hours("2028-02"), hours("2026-12")), (672, 696, 744));
        let december = Month::parse("2026-12").unwrap();
        assert_eq!(december.to_string(), "2026-12");
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.end(), december.next().start());
        for text in ["2026", "2026-13", "2026-1", "", "2026-11-30"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn hours_have_days() {
        let time = Timestamp::from_iso8601("2026-11-30T13:59:59.999Z").unwrap();
        let hour = Hour::of(time);
        assert_eq!((hour.day(), hour.of_day()), ("2026-11-30".to_owned(), 13));
        assert_eq!(Hour::of_date("2026-11-30"), Some(Hour(hour.0 - 13)));
        assert_eq!(Hour::of_date("2026-11-31"), None);
        assert_eq!(hour.start().to_string(), "2026-11-30T13:00:00Z");
    }
}
