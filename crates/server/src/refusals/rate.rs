//! The rate at which strangers get entries of their own.

use std::time::{Duration, Instant};

/// The seconds' worth of entries that may come at once.
const BURST_SECONDS: u32 = 10;

/// A rate with a burst: the generic cell rate algorithm (ITU-T I.371, annex A), in which one moment is all there is to keep.
#[derive(Debug)]
pub(crate) struct EntryRate {
    /// The time from one entry to the next. `None` if there are no entries.
    period: Option<Duration>,
    /// The time at which the next entry would be due if all had come evenly.
    due: Instant,
}

impl EntryRate {
    pub(crate) fn new(per_second: u32, now: Instant) -> Self {
        Self { period: Duration::from_secs(1).checked_div(per_second), due: now }
    }

    /// Takes one entry, if one is available now.
    pub(crate) fn take(&mut self, now: Instant) -> bool {
        let Some(period) = self.period else { return false };
        let due = self.due.max(now) + period;
        let is_within = due.duration_since(now) <= Duration::from_secs(BURST_SECONDS.into());
        if is_within {
            self.due = due;
        }
        is_within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(rate: &mut EntryRate, now: Instant) -> usize {
        (0..1_000).filter(|_| rate.take(now)).count()
    }

    #[test]
    fn ten_seconds_worth_at_once_and_then_the_rate() {
        let start = Instant::now();
        let mut rate = EntryRate::new(10, start);
        assert_eq!(taken(&mut rate, start), 100);
        assert_eq!(taken(&mut rate, start + Duration::from_millis(99)), 0);
        assert_eq!(taken(&mut rate, start + Duration::from_secs(1)), 10);
        assert_eq!(taken(&mut rate, start + Duration::from_hours(1)), 100, "rest saves up no more");
    }

    #[test]
    fn a_rate_of_nothing_lets_nothing_through() {
        let now = Instant::now();
        assert_eq!(taken(&mut EntryRate::new(0, now), now), 0);
        assert_eq!(taken(&mut EntryRate::new(u32::MAX, now), now), 1_000);
    }
}
