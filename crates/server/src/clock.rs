//! The source of time: the only place that reads the wall clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use crypto::tls;
use model::Timestamp;
use rustix::time::{ClockId, clock_gettime};

/// The time of day, and running time to compare it with.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Returns the time, in UTC.
    fn now(&self) -> Timestamp;

    /// Returns the time for which the machine has run since some moment in the past: a clock that nobody sets.
    fn running(&self) -> Duration;

    /// Returns the moment before which the time of day is certainly wrong.
    fn earliest(&self) -> Timestamp {
        Timestamp::EPOCH
    }
}

/// A clock as TLS asks it.
#[derive(Debug)]
pub(crate) struct TlsTime(pub(crate) Arc<dyn Clock>);

impl tls::Time for TlsTime {
    fn seconds(&self) -> u64 {
        u64::try_from(self.0.now().seconds()).unwrap_or_default()
    }
}

/// The day on which the compiler of this program was released, Rust 1.95.0, in seconds since 1970: 2026-04-14. Each release of
/// Bulla moves it to its own day. It is a constant so that builds stay reproducible bit by bit.
const RELEASED_SECONDS: i64 = 1_776_124_800;

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the edge at which time is read")]
    fn now(&self) -> Timestamp {
        let elapsed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let millis =
            elapsed.map_or(0, |elapsed| i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX));
        Timestamp::from_millis(millis)
    }

    /// Returns the time since boot without the time asleep. Source: clock_gettime(2), `CLOCK_MONOTONIC`. Not `CLOCK_BOOTTIME`,
    /// which takes the time asleep from the battery-backed clock, and that may be set or wrong.
    fn running(&self) -> Duration {
        let time = clock_gettime(ClockId::Monotonic);
        let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
        let nanos = u32::try_from(time.tv_nsec).unwrap_or_default();
        Duration::new(seconds, nanos)
    }

    fn earliest(&self) -> Timestamp {
        Timestamp::from_millis(RELEASED_SECONDS * 1_000)
    }
}

/// A clock that moves only when its owner moves it: simulated time for tests.
#[derive(Debug)]
pub struct ManualClock {
    /// The time of day in microseconds since the epoch.
    day: AtomicI64,
    /// The running time in microseconds.
    running: AtomicU64,
}

impl ManualClock {
    /// Returns a clock that shows `start`.
    #[must_use]
    pub fn new(start: Timestamp) -> Self {
        let day = AtomicI64::new(start.millis().saturating_mul(1_000));
        Self { day, running: AtomicU64::new(0) }
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        let micros = u64::try_from(by.as_micros()).unwrap_or(u64::MAX);
        self.running.fetch_add(micros, Ordering::SeqCst);
        self.day.fetch_add(i64::try_from(micros).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    /// Sets the clock of the day, and lets no time pass.
    pub fn set(&self, day: Timestamp) {
        self.day.store(day.millis().saturating_mul(1_000), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.day.load(Ordering::SeqCst).div_euclid(1_000))
    }

    fn running(&self) -> Duration {
        Duration::from_micros(self.running.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::Command;

    use super::*;

    /// A name space in which the machine has slept for ten days; needs root.
    const ASLEEP: [&str; 4] = ["--time", "--boottime", "864000", "--fork"];

    #[test]
    fn the_release_is_the_day_that_is_told() {
        assert_eq!(SystemClock.earliest().to_string(), "2026-04-14T00:00:00Z");
    }

    /// Runs again in such a name space, unless it is there already.
    #[test]
    fn time_asleep_is_no_running_time() {
        let read = |id| u64::try_from(clock_gettime(id).tv_sec).unwrap();
        let (running, boot) = (SystemClock.running().as_secs(), read(ClockId::Boottime));
        let monotonic = read(ClockId::Monotonic);
        assert!(monotonic - running <= 1, "{running} {monotonic}");
        if boot - monotonic >= 864_000 {
            return;
        }
        let test = "clock::tests::time_asleep_is_no_running_time";
        let again = Command::new("unshare")
            .args(ASLEEP)
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", test])
            .output();
        match again {
            Ok(again) if again.status.success() => {
                let told = String::from_utf8_lossy(&again.stdout);
                assert!(told.contains("1 passed"), "{told}");
            }
            Ok(again) if !again.stderr.starts_with(b"unshare:") => {
                panic!("{}", String::from_utf8_lossy(&again.stdout))
            }
            // Past the capture of output, so that it is seen.
            _ => writeln!(std::io::stderr(), "no name spaces of time here: SLEEP IS NOT TESTED")
                .unwrap(),
        }
    }
}
