//! The settings of lookups of events.

use std::ops::RangeInclusive;

use server::LookupLimits;

use super::Settings;
use crate::Failure;

/// The days that can be set: up to ten years.
const DAYS: RangeInclusive<u32> = 1..=3653;
/// The requests per second that can be set.
const PER_SECOND: RangeInclusive<u32> = 1..=1_000_000;

impl Settings {
    pub(super) fn lookups(&self) -> Result<LookupLimits, Failure> {
        Ok(LookupLimits {
            days: self.number("event-history-days", DAYS)?,
            per_second: self.number("event-lookups-per-second", PER_SECOND)?,
        })
    }

    fn number(&self, name: &str, range: RangeInclusive<u32>) -> Result<u32, Failure> {
        let text = self.value(name);
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            let (least, most) = range.into_inner();
            format!("--{name} is `{text}`: take a number from {least} to {most}").into()
        })
    }
}
