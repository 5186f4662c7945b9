//! The high-water mark of time, as it is stored.

use std::time::Duration;

use crate::Timestamp;

/// The high-water mark of time. It is stored with the store and with the audit log so that a start knows how late it is at least.
/// `keys::clock` says how it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HighWaterMark {
    /// The number of times that the operator has set the mark. Only that lowers it.
    pub confirmations: u64,
    /// The time that has certainly come.
    pub known: Timestamp,
    /// The running time for which the clock has shown `candidate` or later.
    pub held: Duration,
    /// The known time once that is the whole hold-off.
    pub candidate: Timestamp,
}

impl HighWaterMark {
    /// Returns a mark with nothing but the time.
    #[must_use]
    pub const fn at(known: Timestamp) -> Self {
        Self { confirmations: 0, known, held: Duration::ZERO, candidate: known }
    }

    /// Returns the mark that was stored later: it has more confirmations by the operator, or a later time. Between equal ones,
    /// the one that has been held for less.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        let order = |mark: &Self| (mark.confirmations, mark.known, std::cmp::Reverse(mark.held));
        if order(&other) > order(&self) { other } else { self }
    }

    /// Returns the members in their order, times in milliseconds.
    #[must_use]
    pub fn numbers(&self) -> [u64; 4] {
        let time = |time: Timestamp| u64::try_from(time.millis()).unwrap_or(0);
        let held = u64::try_from(self.held.as_millis()).unwrap_or(u64::MAX);
        [self.confirmations, time(self.known), held, time(self.candidate)]
    }

    /// Returns the mark of [`numbers`](Self::numbers).
    #[must_use]
    pub fn from_numbers([confirmations, known, held, candidate]: [u64; 4]) -> Self {
        let time = |millis: u64| Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX));
        let held = Duration::from_millis(held);
        Self { confirmations, known: time(known), held, candidate: time(candidate) }
    }
}
