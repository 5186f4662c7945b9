//! Counts requests against a rate, for quotas.

use std::sync::atomic::{AtomicI64, Ordering};

use model::Timestamp;

/// The time for which an unused allowance is saved up: a second's worth may come at once.
const BURST_NANOS: i64 = 1_000_000_000;

/// The moment up to which an allowance is used, in nanoseconds since the epoch: the generic cell rate algorithm (ITU-T I.371, Annex A),
/// one word and no lock.
#[derive(Debug, Default)]
pub struct RateMeter(AtomicI64);

impl RateMeter {
    /// Makes a meter of which nothing is used.
    #[must_use]
    pub const fn new() -> Self {
        Self(AtomicI64::new(0))
    }

    /// Takes some of `rate` requests per second. Returns `false` if not so many are left. Of a rate of 0 nothing ever is.
    pub fn take(&self, requests: u32, rate: u32, now: Timestamp) -> bool {
        let Some(interval) = BURST_NANOS.checked_div(i64::from(rate)) else {
            return false;
        };
        let now = now.millis().saturating_mul(1_000_000);
        let next = |until: i64| {
            // A clock that was set back must not lock its callers out.
            let until = if until > now.saturating_add(BURST_NANOS) { now } else { until.max(now) };
            let until = until.saturating_add(interval.saturating_mul(i64::from(requests)));
            (until <= now.saturating_add(BURST_NANOS)).then_some(until)
        };
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seconds_worth_comes_at_once_and_the_rest_in_time() {
        let (meter, at) = (RateMeter::new(), Timestamp::from_millis);
        assert!(meter.take(1, 2, at(0)) && meter.take(1, 2, at(0)));
        assert!(!meter.take(1, 2, at(499)));
        assert!(meter.take(1, 2, at(500)) && !meter.take(1, 2, at(999)));
        assert!(meter.take(2, 2, at(5000)) && !meter.take(1, 2, at(5000)));
        assert!(!meter.take(1, 0, at(9000)), "nothing is allowed");
        assert!(meter.take(1, 2, at(0)), "a clock that was set back locks nobody out");
    }
}
