//! Bucket keys: data keys of KMS from which the data keys of many objects are derived, so that KMS is asked once in a while.
//!
//! One bucket key is for one requester (a role, user or account, with its session policies; not each session), one bucket and one
//! KMS key. It is kept as KMS encrypted it; its plaintext is kept in locked memory for a short time, and then KMS is asked to decrypt
//! it again. A bucket key derives new data keys for a longer time, and old ones as long as objects need them.
//!
//! AWS checks no key policy for what a bucket key serves. We decide on every request, in process, whether the requester may use the
//! KMS key now: see `data_key`.
//!
//! Sources: S3 user guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys"; AWS storage blog, "Enhance savings for
//! read-heavy workloads" (who shares a bucket key). The clocks are not documented by AWS.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use auth::Caller;
use crypto::hash;
use model::{Error, Timestamp};
use objects::ObjectDataKey;
use quick_cache::sync::Cache;
use secret::Secret;
use serde::{Deserialize, Serialize};
use store::{Address, Prefix};
use tokio::sync::{Mutex, MutexGuard};

const BUCKET_KEY: &str = "bucket-key";
const BUCKET_KEY_OF: &str = "bucket-key-of";
/// The purpose in the derivation of an object's data key.
const LABEL: &[u8] = b"bulla s3 object data key v1";
/// The most bucket keys in memory. Each takes some 300 bytes.
const KEYS_MAX: usize = 10_000;

/// The two clocks of bucket keys.
#[derive(Clone, Copy, Debug)]
pub struct BucketKeyTimes {
    /// The time for which a plaintext is kept.
    pub plaintext: Duration,
    /// The time for which a bucket key derives data keys of new objects.
    pub bucket_key: Duration,
}

impl Default for BucketKeyTimes {
    /// Returns 5 minutes and 24 hours.
    fn default() -> Self {
        Self { plaintext: Duration::from_mins(5), bucket_key: Duration::from_hours(24) }
    }
}

/// A bucket key as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BucketKeyRecord {
    pub(crate) v: u8,
    /// The ARN of the KMS key.
    pub(crate) key: String,
    /// The bucket key as KMS encrypted it; base64.
    pub(crate) encrypted: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
}

/// A bucket key in plain text.
#[derive(Debug)]
pub(crate) struct BucketKey {
    pub(crate) id: String,
    pub(crate) record: BucketKeyRecord,
    plaintext: Secret<[u8; 32]>,
    /// The time at which the plaintext is forgotten.
    expires: Timestamp,
    /// `true` if it is known to be in the store.
    kept: AtomicBool,
}

/// The place of one bucket key, whose holder alone asks KMS for it.
pub(crate) type BucketKeyPlace = Arc<Mutex<Option<Arc<BucketKey>>>>;

/// The bucket keys in memory.
pub struct BucketKeys {
    times: BucketKeyTimes,
    /// The ones that derive data keys for new objects, by bucket, KMS key and requester.
    current: Cache<String, BucketKeyPlace>,
    /// The ones that objects were encrypted under, by bucket key and requester.
    by_id: Cache<String, BucketKeyPlace>,
}

impl std::fmt::Debug for BucketKeys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("BucketKeys").field("times", &self.times).finish_non_exhaustive()
    }
}

impl BucketKeys {
    /// Returns a memory without bucket keys.
    #[must_use]
    pub fn new(times: BucketKeyTimes) -> Self {
        Self { times, current: Cache::new(KEYS_MAX), by_id: Cache::new(KEYS_MAX) }
    }

    /// Returns the place of the bucket key for new objects of a requester.
    pub(crate) fn current(&self, bucket: &str, key: &str, requester: &str) -> BucketKeyPlace {
        place(&self.current, format!("{bucket}/{requester}/{key}"))
    }

    /// Returns the place of the bucket key with this id, for a requester.
    pub(crate) fn by_id(&self, id: &str, requester: &str) -> BucketKeyPlace {
        place(&self.by_id, format!("{id}/{requester}"))
    }

    /// Forgets the plaintexts that may not be used any more. A place that is in use is left alone: who holds it looks at the time.
    pub fn forget_expired(&self, now: Timestamp) {
        let keep = |_name: &String, place: &BucketKeyPlace| {
            let held = place.try_lock();
            held.map_or(true, |held| held.as_ref().is_some_and(|key| key.expires > now))
        };
        self.current.retain(keep);
        self.by_id.retain(keep);
    }

    /// Returns the bucket key in a place, if its plaintext may still be used.
    pub(crate) fn fresh(
        &self,
        held: &MutexGuard<'_, Option<Arc<BucketKey>>>,
        now: Timestamp,
    ) -> Option<Arc<BucketKey>> {
        held.as_ref().filter(|key| key.expires > now).map(Arc::clone)
    }

    /// Returns whether a bucket key may still derive data keys for new objects.
    pub(crate) fn is_current(&self, record: &BucketKeyRecord, now: Timestamp) -> bool {
        Timestamp::from_millis(record.created).plus(self.times.bucket_key) > now
    }

    /// Makes a bucket key of its plaintext.
    pub(crate) fn key(
        &self,
        id: String,
        record: BucketKeyRecord,
        plaintext: Secret<[u8; 32]>,
        now: Timestamp,
    ) -> Arc<BucketKey> {
        let (expires, kept) = (now.plus(self.times.plaintext), AtomicBool::new(false));
        Arc::new(BucketKey { id, record, plaintext, expires, kept })
    }
}

fn place(cache: &Cache<String, BucketKeyPlace>, name: String) -> BucketKeyPlace {
    let made = cache
        .get_or_insert_with(&name, || Ok::<_, std::convert::Infallible>(BucketKeyPlace::default()));
    match made {
        Ok(place) => place,
        Err(never) => match never {},
    }
}

impl BucketKey {
    /// Returns whether it is in the store, which `look` finds out as long as it is not known.
    pub(crate) fn is_kept(
        &self,
        look: impl FnOnce() -> Result<bool, Error>,
    ) -> Result<bool, Error> {
        if !self.kept.load(Ordering::Relaxed) {
            self.kept.store(look()?, Ordering::Relaxed);
        }
        Ok(self.kept.load(Ordering::Relaxed))
    }

    /// Derives the data key of an object.
    ///
    /// # Errors
    /// `KMSInternalException` if the derivation fails.
    pub(crate) fn data_key(&self, salt: &[u8; 32]) -> Result<ObjectDataKey, Error> {
        let key = Secret::<[u8; 32]>::try_fill_with(|out| {
            crypto::kdf::kbkdf_hmac_sha256(self.plaintext.expose(), LABEL, &[salt], out)
        });
        key.map(ObjectDataKey::new).map_err(|_derive| Error::internal("a key derivation failed"))
    }
}

/// Draws the id of a bucket key.
pub(crate) fn new_id() -> Result<String, Error> {
    crypto::random::array::<16>().map(|id| hash::hex(&id)).map_err(|_no_randomness| no_randomness())
}

/// Draws the salt of an object's data key.
pub(crate) fn new_salt() -> Result<[u8; 32], Error> {
    crypto::random::array::<32>().map_err(|_no_randomness| no_randomness())
}

/// Reads a salt as it is kept.
pub(crate) fn parse_salt(digits: &str) -> Result<[u8; 32], Error> {
    let bytes = hex_simd::decode_to_vec(digits).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| Error::internal("the salt of a data key is not readable"))
}

fn no_randomness() -> Error {
    Error::internal("there is no randomness")
}

/// Returns the digits that stand for a requester: everybody who shares a bucket key has the same.
pub(crate) fn requester(caller: &Caller) -> String {
    let mut text = format!("{}\n{}\n", caller.account(), caller.unique_id());
    if let Some(session) = caller.session() {
        text.push_str(session.policy.as_deref().unwrap_or_default());
        session.policy_arns.iter().for_each(|arn| text.extend(["\n", arn.as_str()]));
    }
    hash::hex(&hash::sha256(text.as_bytes()))
}

/// Returns the address of a bucket key.
pub(crate) fn address(bucket: &str, id: &str) -> Address {
    Address::new(BUCKET_KEY, bucket, "", id)
}

/// Returns the address that names the current bucket key of a requester under a KMS key.
pub(crate) fn current_address(bucket: &str, key: &str, requester: &str) -> Address {
    Address::new(BUCKET_KEY_OF, bucket, key_digits(key), requester)
}

/// Returns the range of the bucket keys of a bucket.
pub(crate) fn all(bucket: &str) -> Prefix {
    Prefix::new(BUCKET_KEY, bucket, "")
}

/// Returns the range of the names of a bucket's current bucket keys under a KMS key.
pub(crate) fn all_current(bucket: &str, key: &str) -> Prefix {
    Prefix::new(BUCKET_KEY_OF, bucket, key_digits(key))
}

fn key_digits(key: &str) -> String {
    hash::hex(&hash::sha256(key.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn plaintexts_are_forgotten_when_their_time_is_over() {
        let keys = BucketKeys::new(BucketKeyTimes::default());
        let now = Timestamp::from_millis(1_000_000);
        let place = |requester| keys.current("bucket", "key", requester);
        let record = || BucketKeyRecord {
            v: 1,
            key: "key".to_owned(),
            encrypted: String::new(),
            created: now.millis(),
        };
        let plaintext = || Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(7));
        let (old, new) = (place("old"), place("new"));
        *old.lock().await = Some(keys.key("1".to_owned(), record(), plaintext(), now));
        let later = now.plus(keys.times.plaintext);
        *new.lock().await = Some(keys.key("2".to_owned(), record(), plaintext(), later));
        let gone = Arc::downgrade(old.lock().await.as_ref().unwrap());
        drop(old);
        keys.forget_expired(later);
        assert!(gone.upgrade().is_none(), "the plaintext is still in memory");
        assert!(place("old").lock().await.is_none());
        assert!(place("new").lock().await.is_some());
    }
}
