//! Keys as they would be under automatic rotation.

use std::time::Duration;

use model::Timestamp;
use usage::{KeyChange, KeyEvent, KeyHistory};

/// Returns the history that a key would have had up to `until` if automatic rotation had been enabled with this period since the key
/// was created, instead of the rotations that it had. While a key waits to be deleted it is not rotated; what was due then is made up for when the
/// deletion is cancelled. Source: AWS KMS Developer Guide, "Rotate AWS KMS keys". Keys that AWS KMS does not rotate, and those of
/// which nobody saw the creation, are as they were. A period of zero changes nothing.
#[must_use]
pub fn rotated_every(history: &KeyHistory, period: Duration, until: Timestamp) -> KeyHistory {
    let is_creation =
        |event: &&KeyEvent| matches!(event.change, KeyChange::Created { rotates: true, .. });
    let created = history.events.iter().find(is_creation).filter(|_| !period.is_zero());
    let Some(created) = created else { return history.clone() };
    let mut rotation =
        ReplayedRotation { period, due: created.time.plus(period), events: Vec::new() };
    let (mut is_pending, mut is_deleted) = (false, false);
    for event in &history.events {
        if !is_pending && !is_deleted {
            rotation.rotate_until(event.time);
        }
        match event.change {
            KeyChange::Rotated => continue,
            KeyChange::Scheduled => is_pending = true,
            KeyChange::Cancelled => is_pending = false,
            KeyChange::Deleted => is_deleted = true,
            KeyChange::Created { .. } | KeyChange::Tagged { .. } | KeyChange::Untagged { .. } => {}
        }
        rotation.events.push(event.clone());
        if event.change == KeyChange::Cancelled {
            rotation.make_up(event.time);
        }
    }
    if !is_pending && !is_deleted {
        rotation.rotate_until(until);
    }
    KeyHistory { key: history.key.clone(), events: rotation.events }
}

/// The events of a key that is rotated.
struct ReplayedRotation {
    period: Duration,
    /// The moment of the next rotation.
    due: Timestamp,
    events: Vec<KeyEvent>,
}

impl ReplayedRotation {
    fn rotate_until(&mut self, time: Timestamp) {
        while self.due <= time {
            self.events.push(KeyEvent { time: self.due, change: KeyChange::Rotated });
            self.due = self.due.plus(self.period);
        }
    }

    fn make_up(&mut self, now: Timestamp) {
        if self.due <= now {
            self.events.push(KeyEvent { time: now, change: KeyChange::Rotated });
            self.due = now.plus(self.period);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    fn created(rotates: bool) -> KeyChange {
        KeyChange::Created { spec: "SYMMETRIC_DEFAULT".to_owned(), rotates }
    }

    /// The days of rotations of a key with these changes, rotated every 100 days up to day 365.
    fn days(changes: Vec<(u32, KeyChange)>) -> Vec<i64> {
        let time = |day: u32| Timestamp::from_millis(0).plus(DAY * day);
        let events = changes.into_iter();
        let events = events.map(|(day, change)| KeyEvent { time: time(day), change }).collect();
        let history = KeyHistory { key: "key".to_owned(), events };
        let would_be = rotated_every(&history, DAY * 100, time(365));
        assert!(would_be.events.is_sorted_by_key(|event| event.time));
        let rotated = would_be.events.iter().filter(|event| event.change == KeyChange::Rotated);
        rotated.map(|event| event.time.millis() / 86_400_000).collect()
    }

    #[test]
    fn a_key_is_rotated_at_its_period_instead_of_when_it_was() {
        assert_eq!(days(vec![(5, created(true)), (7, KeyChange::Rotated)]), [105, 205, 305]);
        assert_eq!(days(vec![(5, created(false)), (7, KeyChange::Rotated)]), [7]);
        assert_eq!(days(vec![(7, KeyChange::Rotated)]), [7], "an AWS managed key");
        assert_eq!(days(vec![(265, created(true))]), [365]);
        assert_eq!(days(vec![(266, created(true))]), [] as [i64; 0]);
    }

    #[test]
    fn a_key_that_waits_to_be_deleted_is_not_rotated() {
        let scheduled = vec![(0, created(true)), (150, KeyChange::Scheduled)];
        assert_eq!(days(scheduled.clone()), [100]);
        let with = |changes: [(u32, KeyChange); 1]| [scheduled.clone(), changes.to_vec()].concat();
        assert_eq!(days(with([(180, KeyChange::Cancelled)])), [100, 200, 300]);
        assert_eq!(days(with([(250, KeyChange::Cancelled)])), [100, 250, 350]);
        assert_eq!(days(with([(250, KeyChange::Deleted)])), [100]);
    }
}
