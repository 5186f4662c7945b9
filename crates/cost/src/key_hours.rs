//! The hours in which a key is charged for.

use usage::{Hour, KeyChange, KeyHistory};

/// The hours from one to another in which a key was charged, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHours {
    /// The first hour.
    pub from: Hour,
    /// The hour after the last.
    pub to: Hour,
    /// The rotations before that time.
    pub rotations: usize,
}

/// Returns the hours in which a key is charged up to `now`, which has not ended. An hour that has begun counts. While a key waits to be
/// deleted it is not charged, unless the deletion was cancelled later.
#[must_use]
pub fn key_hours(history: &KeyHistory, now: Hour) -> Vec<KeyHours> {
    let end = Hour(now.0.saturating_add(1));
    let mut hours: Vec<KeyHours> = Vec::new();
    let (mut from, mut rotations) = (None::<Hour>, 0);
    let mut scheduled = None::<Hour>;
    let mut close = |from: &mut Option<Hour>, to: Hour, rotations: usize| {
        if let Some(from) = from.take().filter(|from| *from < to) {
            hours.push(KeyHours { from, to, rotations });
        }
    };
    for event in &history.events {
        let hour = Hour::of(event.time);
        match event.change {
            KeyChange::Created { .. } => from = from.or(Some(hour)),
            // An AWS managed key rotates too; nobody has created it, and it is free.
            KeyChange::Rotated => {
                let is_charged = from.is_some();
                close(&mut from, hour, rotations);
                rotations += 1;
                from = is_charged.then_some(hour);
            }
            KeyChange::Scheduled => scheduled = scheduled.or(Some(hour)),
            // As though it was never scheduled.
            KeyChange::Cancelled => scheduled = None,
            KeyChange::Deleted => {
                let last = scheduled.take().unwrap_or(hour);
                close(&mut from, Hour(last.0.saturating_add(1)), rotations);
                from = None;
            }
            KeyChange::Tagged { .. } | KeyChange::Untagged { .. } => {}
        }
    }
    let to = scheduled.map_or(end, |last| Hour(last.0.saturating_add(1)));
    close(&mut from, to, rotations);
    hours
}

#[cfg(test)]
mod tests {
    use model::Timestamp;
    use usage::KeyEvent;

    use super::*;

    fn history(changes: Vec<(i64, KeyChange)>) -> KeyHistory {
        let minute = |minute: i64| Timestamp::from_millis(minute * 60_000);
        let events = changes.into_iter();
        let events = events.map(|(at, change)| KeyEvent { time: minute(at), change }).collect();
        KeyHistory { key: "arn:aws:kms:us-east-1:111122223333:key/1".to_owned(), events }
    }

    fn charged(changes: Vec<(i64, KeyChange)>) -> Vec<(i64, i64, usize)> {
        let hours = key_hours(&history(changes), Hour(99));
        hours.into_iter().map(|one| (one.from.0, one.to.0, one.rotations)).collect()
    }

    fn created(minute: i64) -> (i64, KeyChange) {
        (minute, KeyChange::Created { spec: "SYMMETRIC_DEFAULT".to_owned(), rotates: true })
    }

    #[test]
    fn an_hour_that_has_begun_counts() {
        assert_eq!(charged(vec![created(119)]), [(1, 100, 0)]);
        assert_eq!(charged(vec![created(60), (61, KeyChange::Scheduled)]), [(1, 2, 0)]);
        let gone = vec![created(60), (200, KeyChange::Scheduled), (900, KeyChange::Deleted)];
        assert_eq!(charged(gone), [(1, 4, 0)]);
        assert_eq!(charged(Vec::new()), []);
        assert_eq!(charged(vec![(60, KeyChange::Rotated)]), [], "an AWS managed key");
    }

    #[test]
    fn a_cancelled_deletion_was_never_scheduled() {
        let mut changes =
            vec![created(0), (60, KeyChange::Scheduled), (6000 - 1, KeyChange::Cancelled)];
        assert_eq!(charged(changes.clone()), [(0, 100, 0)]);
        changes.insert(2, (90, KeyChange::Scheduled));
        assert_eq!(charged(changes[..3].to_vec()), [(0, 2, 0)]);
    }

    #[test]
    fn rotations_count_from_their_hour_on() {
        let changes = vec![
            created(0),
            (61, KeyChange::Rotated),
            (119, KeyChange::Rotated),
            (300, KeyChange::Rotated),
        ];
        assert_eq!(charged(changes), [(0, 1, 0), (1, 5, 2), (5, 100, 3)]);
    }
}
