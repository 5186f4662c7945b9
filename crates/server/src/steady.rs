//! Whether the clock of the day can be trusted with what cannot be undone.
//!
//! Keys are destroyed when a date has come. A clock that is set forward, by mistake or by malice, would bring the date
//! before its time; so the time of day is compared with the time since boot, which nobody sets.

use std::time::Duration;

use model::Timestamp;
use rustix::time::{ClockId, clock_gettime};

/// How far the clock may be corrected forward while the service runs.
const FORWARD_MAX: Duration = Duration::from_secs(60 * 60);

/// Two clocks, as they stood together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steady {
    day: Timestamp,
    since_boot: Duration,
}

impl Steady {
    /// Trusts the clock as it stands now.
    pub(crate) fn start(day: Timestamp) -> Self {
        Self { day, since_boot: since_boot() }
    }

    /// Whether the clock has been set forward since by more than corrections do.
    pub(crate) fn is_ahead(&self, now: Timestamp) -> bool {
        self.is_ahead_at(now, since_boot())
    }

    fn is_ahead_at(&self, now: Timestamp, since_boot: Duration) -> bool {
        let passed = since_boot.saturating_sub(self.since_boot);
        now > self.day.plus(passed).plus(FORWARD_MAX)
    }
}

/// The time since boot, also while the machine slept.
fn since_boot() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanos = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_runs_is_trusted_and_one_that_jumps_is_not() {
        let day = Timestamp::from_millis(1_700_000_000_000);
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let steady = Steady { day, since_boot: hours(5) };
        // A month later, also if the machine slept.
        assert!(!steady.is_ahead_at(day.plus(hours(720)), hours(725)));
        // Corrected by an hour, or set back.
        assert!(!steady.is_ahead_at(day.plus(hours(3)), hours(7)));
        assert!(!steady.is_ahead_at(day, hours(100)));
        // Set forward by a day.
        assert!(steady.is_ahead_at(day.plus(hours(26)), hours(7)));
    }
}
