//! A model of bucket keys: how many requests to KMS the requests of the log would have taken with them.
//!
//! It follows `s3/src/data_key/derived.rs`. A write takes the bucket key of its requester, bucket and KMS key, and a new one after the
//! life of one. A read takes the bucket key of the object. Who has not got the plaintext in memory asks KMS.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use model::Timestamp;
use server::BucketKeyTimes;

use super::event::{S3Event, S3EventKind};

/// The objects whose bucket key is remembered, in 16 bytes and a little more each. Others count as older than the log.
const OBJECTS_MAX: usize = 2_000_000;
/// The plaintexts in memory after which those that are forgotten are looked for.
const PLAINTEXTS_MAX: usize = 100_000;

/// The bucket keys as they would have been.
pub(super) struct BucketKeyModel {
    times: BucketKeyTimes,
    hash: RandomState,
    /// The newest bucket key of a requester, a bucket and a KMS key.
    current: HashMap<(String, String, String), CurrentKey>,
    /// The time until which a requester has the plaintext of a bucket key.
    plaintexts: HashMap<(u64, String), Timestamp>,
    /// The bucket keys of objects, by a hash of bucket and key.
    objects: HashMap<u64, u64>,
    next: u64,
}

/// A bucket key that encrypts new objects.
struct CurrentKey {
    id: u64,
    made: Timestamp,
    /// The time until which its plaintext is at hand for writes.
    until: Timestamp,
}

impl BucketKeyModel {
    pub(super) fn new(times: BucketKeyTimes) -> Self {
        Self {
            times,
            hash: RandomState::new(),
            current: HashMap::new(),
            plaintexts: HashMap::new(),
            objects: HashMap::new(),
            next: 0,
        }
    }

    /// Returns the requests to KMS that an entry would have taken: one or none.
    pub(super) fn requests(&mut self, event: &S3Event) -> u64 {
        let S3Event { time, bucket, kind } = event;
        match kind {
            S3EventKind::Write { object, requester, kms_key } => {
                let (id, asked) = self.write(*time, bucket, requester, kms_key);
                let place = self.hash.hash_one((bucket, object));
                if self.objects.len() < OBJECTS_MAX || self.objects.contains_key(&place) {
                    self.objects.insert(place, id);
                }
                u64::from(asked)
            }
            S3EventKind::Read { object, requester } => {
                let place = self.hash.hash_one((bucket, object));
                // Where nobody knows, one bucket key stands for all that are older.
                let unknown = self.hash.hash_one(bucket) | 1 << 63;
                let id = self.objects.get(&place).copied().unwrap_or(unknown);
                u64::from(self.read(*time, id, requester))
            }
            S3EventKind::Kms { .. } => 0,
        }
    }

    /// Returns the bucket key of a write, and whether KMS was asked.
    fn write(
        &mut self,
        now: Timestamp,
        bucket: &str,
        requester: &str,
        kms_key: &str,
    ) -> (u64, bool) {
        let until = now.plus(self.times.plaintext);
        let place = (requester.to_owned(), bucket.to_owned(), kms_key.to_owned());
        let life = self.times.bucket_key;
        let current = self.current.get_mut(&place).filter(|key| key.made.plus(life) > now);
        let id = match current {
            Some(key) if key.until > now => return (key.id, false),
            Some(key) => {
                key.until = until;
                key.id
            }
            None => {
                self.next += 1;
                let id = self.next;
                self.current.insert(place, CurrentKey { id, made: now, until });
                id
            }
        };
        self.remember(now, id, requester, until);
        (id, true)
    }

    /// Returns whether KMS is asked for a read.
    fn read(&mut self, now: Timestamp, id: u64, requester: &str) -> bool {
        let known = self.plaintexts.get(&(id, requester.to_owned()));
        if known.is_some_and(|until| *until > now) {
            return false;
        }
        self.remember(now, id, requester, now.plus(self.times.plaintext));
        true
    }

    fn remember(&mut self, now: Timestamp, id: u64, requester: &str, until: Timestamp) {
        if self.plaintexts.len() >= PLAINTEXTS_MAX {
            self.plaintexts.retain(|_, until| *until > now);
        }
        self.plaintexts.insert((id, requester.to_owned()), until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn write(minute: i64, object: &str, requester: &str) -> S3Event {
        let (object, requester) = (object.to_owned(), requester.to_owned());
        let kind = S3EventKind::Write { object, requester, kms_key: "key".to_owned() };
        S3Event { time: Timestamp::from_millis(minute * MINUTE), bucket: "b".to_owned(), kind }
    }

    fn read(minute: i64, object: &str, requester: &str) -> S3Event {
        let kind = S3EventKind::Read { object: object.to_owned(), requester: requester.to_owned() };
        S3Event { time: Timestamp::from_millis(minute * MINUTE), bucket: "b".to_owned(), kind }
    }

    fn requests(events: impl IntoIterator<Item = S3Event>) -> Vec<u64> {
        let mut model = BucketKeyModel::new(BucketKeyTimes::default());
        events.into_iter().map(|event| model.requests(&event)).collect()
    }

    #[test]
    fn writes_ask_once_in_five_minutes_and_get_a_new_key_after_a_day() {
        let day = 24 * 60;
        let minutes = [0, 4, 5, 9, 10, day - 1, day + 3, day + 4];
        assert_eq!(
            requests(minutes.map(|minute| write(minute, "o", "r"))),
            [1, 0, 1, 0, 1, 1, 1, 0]
        );
        // The object of the first day is read under the first key, of which nobody has the plaintext any more.
        let events = [
            write(0, "first", "r"),
            write(day, "second", "r"),
            read(day, "second", "r"),
            read(day, "first", "r"),
            read(day + 1, "first", "r"),
        ];
        assert_eq!(requests(events), [1, 1, 0, 1, 0]);
    }

    #[test]
    fn each_requester_asks_and_for_each_key() {
        let events = [
            write(0, "a", "r"),
            write(0, "b", "s"),
            read(1, "a", "r"),
            read(1, "a", "s"),
            read(1, "b", "r"),
            read(2, "b", "r"),
        ];
        assert_eq!(requests(events), [1, 1, 0, 1, 1, 0]);
    }

    #[test]
    fn objects_from_before_the_log_share_one_key() {
        assert_eq!(
            requests([read(0, "a", "r"), read(1, "b", "r"), read(6, "c", "r"), read(6, "a", "s")]),
            [1, 0, 1, 1]
        );
    }
}
