//! The time up to which dates have come for good, although clocks can be wrong.
//!
//! Keys are destroyed, imported material expires and keys rotate when a date has come, and none of that can be undone. The clock
//! of the day can be set, by mistake or by malice; the time for which the machine has run cannot. So a [`ClockMonitor`] keeps a
//! *known time*. It rises with running time, never beyond the clock of the day. It rises beyond running time in two ways only: to
//! a time that the clock has shown throughout a hold-off of running time, or when the operator confirms it. As a
//! [`HighWaterMark`] it outlives the process.
//!
//! A clock that is ahead of the known time by no more than a bound is confirmed, and its dates count. Beyond that, the dates of
//! the known time count. Behind the known time no date counts: either the clock or the mark is wrong. Small jumps cannot creep
//! past the bound, because none of them moves the known time. Decision 0014 has the reasons.
//!
//! Nothing here reads a clock.

use std::time::Duration;

use model::{HighWaterMark, Timestamp};

/// The most by which a clock may be set back before it counts as wrong. Corrections of a running clock are smaller. Until the
/// clock has caught up, the known time does not rise.
pub const BEHIND_MAX: Duration = Duration::from_secs(5 * 60);

/// The limits within which a clock is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockLimits {
    /// The most by which a clock may be ahead of the known time and be confirmed.
    pub jump_max: Duration,
    /// The running time after which a clock that is further ahead counts all the same.
    pub hold_off: Duration,
    /// The most running time that one observation adds to the known time or a hold-off: nobody has seen what the clock of the day
    /// did in between. Observations are a minute apart.
    pub observation_max: Duration,
}

impl Default for ClockLimits {
    /// Returns an hour, a day and two minutes.
    fn default() -> Self {
        Self {
            jump_max: Duration::from_secs(60 * 60),
            hold_off: Duration::from_secs(24 * 60 * 60),
            observation_max: Duration::from_secs(2 * 60),
        }
    }
}

/// Two clocks, read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// The clock of the day.
    pub day: Timestamp,
    /// The time since some moment that stays the same while the process runs. Nobody can set it; it stops while the machine
    /// sleeps.
    pub running: Duration,
}

/// The degree to which a clock is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// The clock is what it is known to be, within the bounds.
    Confirmed,
    /// The clock is too far ahead of the known time.
    HoldOff {
        /// The running time until it counts, if it stays as it is.
        left: Duration,
    },
    /// The clock is behind the known time.
    Behind,
}

/// The time up to which dates have come for good. Every function that cannot be undone takes one. Only a [`ClockMonitor`] makes
/// one.
///
/// ```
/// fn destroy(confirmed: &keys::ConfirmedTime, date: model::Timestamp) -> bool {
///     confirmed.has_come(date)
/// }
/// ```
/// ```compile_fail,E0451
/// fn forge(now: model::Timestamp) -> keys::ConfirmedTime {
///     keys::ConfirmedTime { until: now, now }
/// }
/// ```
/// ```compile_fail,E0599
/// fn keep(confirmed: keys::ConfirmedTime) -> keys::ConfirmedTime {
///     confirmed.clone()
/// }
/// ```
#[derive(Debug)]
#[must_use = "a date that nobody asks about does not come"]
pub struct ConfirmedTime {
    until: Timestamp,
    now: Timestamp,
}

impl ConfirmedTime {
    /// Returns whether `date` has come.
    #[must_use]
    pub fn has_come(&self, date: Timestamp) -> bool {
        date <= self.until
    }

    /// Returns the latest date that has come.
    #[must_use]
    pub const fn until(&self) -> Timestamp {
        self.until
    }

    /// Returns the clock of the day, for dates that are written. It is never earlier than [`until`](Self::until) by more than
    /// [`BEHIND_MAX`], so that a waiting period that begins now is never too short.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }
}

/// A comparison of the clock of the day with running time and with what was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockMonitor {
    limits: ClockLimits,
    mark: HighWaterMark,
    last: ClockReading,
}

impl ClockMonitor {
    /// Begins with what is known from before. If nothing is, the clock is trusted.
    #[must_use]
    pub fn start(mark: Option<HighWaterMark>, reading: ClockReading, limits: ClockLimits) -> Self {
        let mark = mark.unwrap_or(HighWaterMark::at(reading.day));
        let mut monitor = Self { limits, mark, last: reading };
        monitor.observe(reading);
        monitor
    }

    /// Takes a reading of the clocks into account. Call it at least once a minute.
    pub fn observe(&mut self, reading: ClockReading) {
        let elapsed = reading.running.saturating_sub(self.last.running);
        let elapsed = elapsed.min(self.limits.observation_max);
        self.last = reading;
        let day = reading.day;
        let HighWaterMark { known, candidate, .. } = self.mark;
        self.mark.known = known.max(known.plus(elapsed).min(day));
        // The line that the clock has not fallen below since the hold-off began.
        self.mark.candidate = candidate.plus(elapsed).min(day);
        let is_nothing_new = self.mark.candidate <= self.mark.known;
        // A jump does not profit from the time in which a small correction was being waited out.
        let has_jumped = self.is_near(self.mark.candidate) && !self.is_near(day);
        if is_nothing_new || has_jumped {
            self.begin_hold_off();
            return;
        }
        self.mark.held += elapsed;
        if self.mark.held >= self.limits.hold_off {
            self.mark.known = self.mark.candidate;
            self.begin_hold_off();
        }
    }

    /// Trusts the clock because the operator confirms it, also if that lowers the mark.
    pub fn confirm(&mut self, reading: ClockReading) {
        self.last = reading;
        self.mark.known = reading.day;
        self.mark.confirmations = self.mark.confirmations.saturating_add(1);
        self.begin_hold_off();
    }

    fn begin_hold_off(&mut self) {
        (self.mark.candidate, self.mark.held) = (self.last.day, Duration::ZERO);
    }

    fn is_near(&self, day: Timestamp) -> bool {
        day <= self.mark.known.plus(self.limits.jump_max)
    }

    /// Returns the mark to be stored.
    #[must_use]
    pub const fn mark(&self) -> HighWaterMark {
        self.mark
    }

    /// Returns the clocks as they were observed last.
    #[must_use]
    pub const fn last(&self) -> ClockReading {
        self.last
    }

    /// Returns the degree to which the last reading is trusted.
    #[must_use]
    pub fn state(&self) -> ClockState {
        let day = self.last.day;
        if day.plus(BEHIND_MAX) < self.mark.known {
            return ClockState::Behind;
        }
        if self.is_near(day) {
            return ClockState::Confirmed;
        }
        let left = self.limits.hold_off.saturating_sub(self.mark.held);
        // The clock has jumped again since: first the earlier time counts, then the present one.
        let again = day > self.mark.candidate.plus(self.limits.jump_max);
        let more = if again { self.limits.hold_off } else { Duration::ZERO };
        ClockState::HoldOff { left: left.saturating_add(more) }
    }

    /// Returns the time up to which dates have come; `None` while the clock is behind the known time.
    pub fn confirmed_time(&self) -> Option<ConfirmedTime> {
        let now = self.last.day;
        match self.state() {
            ClockState::Confirmed => Some(ConfirmedTime { until: now, now }),
            ClockState::HoldOff { .. } => Some(ConfirmedTime { until: self.mark.known, now }),
            ClockState::Behind => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
