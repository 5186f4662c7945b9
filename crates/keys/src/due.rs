//! The background work of a key, and when it is due.

use model::Timestamp;

use crate::clock::ConfirmedTime;
use crate::key::{Key, State};

/// The work that the service does on a key without a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Automatic rotation: [`Key::rotate_if_due`].
    Rotate,
    /// The waiting period is over: the key is deleted, with its material, aliases and grants.
    Delete,
    /// Imported key material has expired: [`Key::expire`].
    Expire,
}

impl Key {
    /// Returns the next date on which there is work to do, which may be past; `None` if nothing lies ahead.
    ///
    /// A disabled key does not rotate. Once it is enabled again, a date that has passed meanwhile is due at once.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.next_work().map(|(date, _)| date)
    }

    /// Returns the work whose date has come, if any.
    #[must_use]
    pub fn work(&self, confirmed: &ConfirmedTime) -> Option<Work> {
        self.next_work().filter(|(date, _)| confirmed.has_come(*date)).map(|(_, work)| work)
    }

    fn next_work(&self) -> Option<(Timestamp, Work)> {
        let expiry = self.next_expiry().map(|date| (date, Work::Expire));
        let other = match self.state() {
            State::PendingDeletion { date } => Some((date, Work::Delete)),
            // Replicas follow their primary.
            State::Enabled if !self.is_replica() => {
                self.schedule().map(|schedule| (schedule.next, Work::Rotate))
            }
            State::Enabled
            | State::Disabled
            | State::PendingReplicaDeletion { .. }
            | State::PendingImport => None,
        };
        expiry.into_iter().chain(other).min_by_key(|(date, _)| *date)
    }
}
