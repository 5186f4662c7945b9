//! Scheduled deletion. Source: API reference, `ScheduleKeyDeletion` and `CancelKeyDeletion`.

use std::ops::RangeInclusive;

use model::generated::OriginType;
use model::timestamp::DAY;
use model::{Error, Operation, Timestamp};

use super::{Key, State};

/// The waiting periods that AWS allows, in days. The model's range (1 to 365) is wider than the service's.
pub const PENDING_WINDOW_DAYS: RangeInclusive<i32> = 7..=30;
/// The waiting period if the caller names none.
pub const PENDING_WINDOW_DAYS_DEFAULT: i32 = 30;

/// The details of a scheduled deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduledDeletion {
    /// The date when the key is deleted; `None` while its replicas have to be deleted first.
    pub date: Option<Timestamp>,
    /// The waiting period.
    pub window_in_days: i32,
}

/// Returns the waiting period that a request asks for, in days.
///
/// # Errors
/// `ValidationException` if it is out of range.
pub fn waiting_period(window_in_days: Option<i32>) -> Result<i32, Error> {
    let window_in_days = window_in_days.unwrap_or(PENDING_WINDOW_DAYS_DEFAULT);
    if PENDING_WINDOW_DAYS.contains(&window_in_days) {
        return Ok(window_in_days);
    }
    let (first, last) = (PENDING_WINDOW_DAYS.start(), PENDING_WINDOW_DAYS.end());
    let message = format!("PendingWindowInDays must be between {first} and {last}");
    Err(Error::validation(message))
}

impl Key {
    /// Schedules the key for deletion after a waiting period.
    ///
    /// # Errors
    /// `ValidationException` if the period is out of range; AWS's error if the state does not admit it.
    pub fn schedule_deletion(
        &mut self,
        window_in_days: Option<i32>,
        now: Timestamp,
    ) -> Result<ScheduledDeletion, Error> {
        let window_in_days = waiting_period(window_in_days)?;
        self.admit(Operation::ScheduleKeyDeletion)?;
        let waits =
            self.is_primary() && self.multi_region().is_some_and(|set| !set.replicas.is_empty());
        self.state = if waits {
            State::PendingReplicaDeletion { window_in_days }
        } else {
            State::pending_deletion(window_in_days, now)
        };
        let date = match self.state {
            State::PendingDeletion { date } => Some(date),
            State::Enabled
            | State::Disabled
            | State::PendingReplicaDeletion { .. }
            | State::PendingImport => None,
        };
        Ok(ScheduledDeletion { date, window_in_days })
    }

    /// Keeps the key. It is disabled now, whatever it was before, or waits for imported material that is missing. Its rotation
    /// schedule is as it was.
    ///
    /// # Errors
    /// `KMSInvalidStateException` if no deletion is scheduled.
    pub fn cancel_deletion(&mut self) -> Result<(), Error> {
        self.admit(Operation::CancelKeyDeletion)?;
        // Expired material that is still there is missing in [`as_expired`](Self::as_expired) only: no clock decides here.
        let missing = self.origin() == OriginType::External && !self.is_complete();
        self.state = if missing { State::PendingImport } else { State::Disabled };
        Ok(())
    }
}

impl State {
    /// Returns pending deletion, with a waiting period that begins now.
    pub(super) fn pending_deletion(window_in_days: i32, now: Timestamp) -> Self {
        let days = u32::try_from(window_in_days).unwrap_or_default();
        Self::PendingDeletion { date: now.plus(DAY.saturating_mul(days)) }
    }
}
