//! The known keys of one issuer, and the answers that they give without a call.
//!
//! A token names its key, and anybody can send one. So made-up names must neither make the service call without end, nor keep it
//! from fetching a key that the issuer has just begun to sign with.

use std::collections::VecDeque;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::time::Duration;

use crypto::jwt::Jwks;
use model::Timestamp;

use super::FetchError;

/// The time for which keys are valid without a look at the issuer.
pub(super) const KEPT_FOR: Duration = Duration::from_secs(60 * 60);
/// The age from which keys in use are fetched again before they have to be.
pub(super) const REFRESH_AFTER: Duration = Duration::from_secs(45 * 60);
/// The time for which keys are valid while the issuer cannot be reached.
pub(super) const STALE_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// The time for which a failure is the answer to all requests.
pub(super) const FAILURE_KEPT_FOR: Duration = Duration::from_secs(5);
/// The number of fetches that unknown key ids may cause at once. Then one may follow in each interval.
pub(super) const REFETCHES_MAX: u32 = 8;
pub(super) const REFETCH_INTERVAL: Duration = Duration::from_secs(10);
/// The time for which a key id is remembered as missing from the issuer's keys, and the number of such ids.
pub(super) const MISSING_FOR: Duration = Duration::from_secs(60);
const MISSING_MAX: usize = 64;

/// The next step for a request.
#[derive(Debug)]
pub(super) enum FetchStep {
    /// Answer it with what is known.
    Answer(Result<Arc<Jwks>, FetchError>),
    /// Answer it with what is known, and ask the issuer meanwhile.
    AnswerAndRefresh(Arc<Jwks>),
    /// Ask the issuer.
    Fetch,
}

/// The keys of one issuer.
#[derive(Debug, Default)]
pub(super) struct KnownKeys {
    keys: Option<(Timestamp, Arc<Jwks>)>,
    /// The failure of the last fetch, if it failed.
    failure: Option<(Timestamp, FetchError)>,
    /// The number of fetches so far.
    pub(super) fetches: u64,
    refetches: Allowance,
    missing: MissingKeys,
}

/// The allowance of fetches for unknown key ids: the generic cell rate algorithm (ITU-T I.371, Annex A).
#[derive(Debug)]
struct Allowance(Timestamp);

impl Default for Allowance {
    fn default() -> Self {
        Self(Timestamp::EPOCH)
    }
}

/// The ids that the issuer's keys did not have lately, as hashes that strangers cannot foresee.
#[derive(Debug, Default)]
struct MissingKeys {
    hasher: RandomState,
    seen: VecDeque<(Timestamp, u64)>,
}

/// Returns whether `time` is at most `span` ago. A clock that was put back makes everything old.
fn within(time: Timestamp, span: Duration, now: Timestamp) -> bool {
    time <= now && now < time.plus(span)
}

impl KnownKeys {
    /// Returns the next step for a request for the key `kid`, or for any key.
    pub(super) fn step(&self, kid: Option<&str>, now: Timestamp) -> FetchStep {
        let failed_lately =
            self.failure.as_ref().filter(|(time, _)| within(*time, FAILURE_KEPT_FOR, now));
        let error = failed_lately.map(|(_, error)| error.clone());
        let Some((fetched, keys)) =
            self.keys.as_ref().filter(|(time, _)| within(*time, STALE_FOR, now))
        else {
            return error.map_or(FetchStep::Fetch, |error| FetchStep::Answer(Err(error)));
        };
        let is_fresh = within(*fetched, KEPT_FOR, now);
        if kid.is_some_and(|kid| !keys.has(kid)) {
            let asked =
                kid.is_some_and(|kid| self.missing.has(kid, now)) || !self.refetches.is_left(now);
            return match error {
                Some(error) => FetchStep::Answer(Err(error)),
                None if asked => FetchStep::Answer(Ok(Arc::clone(keys))),
                None => FetchStep::Fetch,
            };
        }
        let is_unreachable = self.failure.as_ref().is_some_and(|(_, error)| error.is_unreachable());
        let is_settled = within(*fetched, REFRESH_AFTER, now) || error.is_some();
        match (is_fresh || is_unreachable, is_settled, error) {
            (true, true, _) => FetchStep::Answer(Ok(Arc::clone(keys))),
            (true, false, _) => FetchStep::AnswerAndRefresh(Arc::clone(keys)),
            (false, _, Some(error)) => FetchStep::Answer(Err(error)),
            (false, _, None) => FetchStep::Fetch,
        }
    }

    /// Returns the keys that were fetched last.
    pub(super) fn latest(&self) -> Option<Arc<Jwks>> {
        self.keys.as_ref().map(|(_, keys)| Arc::clone(keys))
    }

    /// Counts a fetch that begins.
    pub(super) fn begin(&mut self, kid: Option<&str>, now: Timestamp) {
        let is_unknown = |kid: &str| self.keys.as_ref().is_some_and(|(_, keys)| !keys.has(kid));
        if kid.is_some_and(is_unknown) {
            self.refetches.take(now);
        }
    }

    /// Keeps the result of a fetch, and returns the current keys. An issuer that cannot be reached keeps the keys that it has had
    /// within a day. Whatever it answers counts at once.
    pub(super) fn finish(
        &mut self,
        kid: Option<&str>,
        fetched: Result<Jwks, FetchError>,
        now: Timestamp,
    ) -> Result<Arc<Jwks>, FetchError> {
        self.fetches += 1;
        match fetched {
            Ok(keys) => {
                let keys = Arc::new(keys);
                if let Some(kid) = kid.filter(|kid| !keys.has(kid)) {
                    self.missing.add(kid, now);
                }
                self.keys = Some((now, Arc::clone(&keys)));
                self.failure = None;
                Ok(keys)
            }
            Err(error) => {
                self.failure = Some((now, error.clone()));
                match self.step(kid, now) {
                    FetchStep::Answer(Ok(keys)) | FetchStep::AnswerAndRefresh(keys) => Ok(keys),
                    FetchStep::Answer(Err(_)) | FetchStep::Fetch => Err(error),
                }
            }
        }
    }

    /// Returns whether keys are still used though the issuer has not confirmed them in time.
    pub(super) fn is_stale(&self, now: Timestamp) -> bool {
        let keys = self.keys.as_ref();
        self.failure.as_ref().is_some_and(|(_, error)| error.is_unreachable())
            && keys.is_some_and(|(time, _)| {
                !within(*time, KEPT_FOR, now) && within(*time, STALE_FOR, now)
            })
    }
}

impl Allowance {
    fn is_left(&self, now: Timestamp) -> bool {
        self.0 <= now.plus(REFETCH_INTERVAL * (REFETCHES_MAX - 1))
            // The clock was put back.
            || self.0 > now.plus(REFETCH_INTERVAL * REFETCHES_MAX)
    }

    fn take(&mut self, now: Timestamp) {
        let is_ahead = self.0 > now.plus(REFETCH_INTERVAL * REFETCHES_MAX);
        let from = if is_ahead { now } else { self.0.max(now) };
        self.0 = from.plus(REFETCH_INTERVAL);
    }
}

impl MissingKeys {
    fn has(&self, kid: &str, now: Timestamp) -> bool {
        let hash = self.hasher.hash_one(kid);
        self.seen.iter().any(|(time, seen)| *seen == hash && within(*time, MISSING_FOR, now))
    }

    fn add(&mut self, kid: &str, now: Timestamp) {
        if self.seen.len() >= MISSING_MAX {
            self.seen.pop_front();
        }
        self.seen.push_back((now, self.hasher.hash_one(kid)));
    }
}
