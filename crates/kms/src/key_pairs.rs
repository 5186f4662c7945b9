//! Fresh private keys, made away from the threads that answer requests.
//!
//! Finding the primes of an RSA key takes 50 to 1,000 ms of CPU time. A few generator threads do that. They keep pairs of each
//! RSA size ready once that size has been requested, so that a request seldom waits. Other key types take less than a millisecond
//! and are generated where they are needed.
//!
//! Callers that have to wait have a line each. Accounts take turns, and so do the callers of an account (`key_pairs/lines.rs`):
//! one that requests thousands makes its own requests wait, and those of others only for a turn of each account.

mod lines;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crypto::asymmetric::{KeyType, PrivateKey};
use lines::{CallerLines, PairToGenerate, Waiter};
use model::{AccountId, Error, ErrorCode};
use pipeline::{RunError, Supply};
use secret::Secret;
use tokio::sync::oneshot;

use crate::context::Context;

/// The RSA sizes, and how many keys of each are kept ready. That is meant for light load; a busy service is bound by its
/// generators whatever is kept.
const SHELVES: [(KeyType, usize); 3] =
    [(KeyType::Rsa2048, 32), (KeyType::Rsa3072, 8), (KeyType::Rsa4096, 4)];
/// The longest time that a request waits. SDKs give up after a minute.
const WAIT_MAX: Duration = Duration::from_secs(30);

/// A fresh private key with its public key.
#[derive(Debug)]
pub struct KeyPair {
    /// PKCS #8 version 1, DER.
    pub private: Secret<[u8]>,
    /// SubjectPublicKeyInfo, DER.
    pub public: Vec<u8>,
}

/// The keys that are ready, and the threads that make more.
pub struct KeyPairs {
    shared: Arc<SharedPool>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct SharedPool {
    state: Mutex<PoolState>,
    /// Wakes the generators.
    work: Condvar,
}

#[derive(Default)]
struct PoolState {
    shelves: [Shelf; SHELVES.len()],
    lines: CallerLines,
    closed: bool,
}

#[derive(Default)]
struct Shelf {
    /// `true` once this size has been requested.
    open: bool,
    ready: VecDeque<KeyPair>,
    /// The number of keys that are being generated to be kept ready.
    under_way: usize,
}

impl fmt::Debug for KeyPairs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyPairs({} generators)", self.threads.len())
    }
}

impl KeyPairs {
    /// Starts `generators` threads, at least one. They sleep until a key is wanted.
    ///
    /// # Errors
    /// The operating system refuses a thread.
    pub fn start(generators: usize) -> std::io::Result<Self> {
        let shared = Arc::new(SharedPool::default());
        let one = |index| {
            let shared = Arc::clone(&shared);
            std::thread::Builder::new()
                .name(format!("key-generator-{index}"))
                .spawn(move || shared.generate())
        };
        let threads = (0..generators.max(1)).map(one).collect::<Result<_, _>>()?;
        Ok(Self { shared, threads })
    }

    /// Returns whether every generator thread runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.threads.iter().any(JoinHandle::is_finished)
    }

    /// Returns a fresh key if there is one at once; `None` if it has to be waited for with [`wait`](Self::wait).
    ///
    /// # Errors
    /// `KMSInternalException` if the system has no randomness to give.
    pub fn take(&self, key_type: KeyType) -> Result<Option<KeyPair>, Error> {
        match shelf(key_type) {
            Some(index) => Ok(self.shared.take(index)),
            None => generate(key_type).map(Some),
        }
    }

    /// Returns a fresh key for a request of the user or role with a unique id, and waits for it if necessary.
    ///
    /// # Errors
    /// `ThrottlingException` if too many requests of the caller wait already, or after half a minute; `KMSInternalException` if
    /// the system has no randomness to give.
    pub async fn wait(
        &self,
        account: AccountId,
        unique_id: &str,
        key_type: KeyType,
    ) -> Result<KeyPair, Error> {
        let Some(index) = shelf(key_type) else {
            return generate(key_type);
        };
        if let Some(key) = self.shared.take(index) {
            return Ok(key);
        }
        let waiter = Waiter::new(account, unique_id);
        let key = self.shared.queue(&waiter, index).ok_or_else(throttled)?;
        let _place = KeyPairQueuePosition { shared: &self.shared, waiter };
        match tokio::time::timeout(WAIT_MAX, key).await {
            Ok(Ok(key)) => Ok(key),
            // It took too long, or the place was given to a caller that waits for less.
            Ok(Err(_)) | Err(_) => Err(throttled()),
        }
    }
}

/// A fresh key for a request that has waited for it.
struct SuppliedKeyPair(KeyType, KeyPair);

/// Returns a fresh private key.
///
/// # Errors
/// [`RunError::Later`] if none is ready.
pub(crate) fn fresh(context: &Context<'_>, key_type: KeyType) -> Result<KeyPair, RunError> {
    if let Some(SuppliedKeyPair(supplied, key)) = context.attempt.supply()
        && supplied == key_type
    {
        return Ok(key);
    }
    if let Some(key) = context.environment.key_pairs.take(key_type)? {
        return Ok(key);
    }
    let key_pairs = Arc::clone(&context.environment.key_pairs);
    let (account, unique_id) = (context.account(), context.caller.unique_id().to_owned());
    let wait = async move {
        let key = key_pairs.wait(account, &unique_id, key_type).await?;
        let supply: Supply = Box::new(SuppliedKeyPair(key_type, key));
        Ok(supply)
    };
    Err(RunError::Later(Box::pin(wait)))
}

impl Drop for KeyPairs {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.work.notify_all();
        for thread in self.threads.drain(..) {
            let _ended = thread.join();
        }
    }
}

/// A place in the queue, given back when dropped: also when the client has disconnected.
struct KeyPairQueuePosition<'a> {
    shared: &'a SharedPool,
    waiter: Waiter,
}

impl Drop for KeyPairQueuePosition<'_> {
    fn drop(&mut self) {
        self.shared.lock().lines.forget_gone(&self.waiter);
    }
}

impl SharedPool {
    fn lock(&self) -> MutexGuard<'_, PoolState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queue(&self, waiter: &Waiter, index: usize) -> Option<oneshot::Receiver<KeyPair>> {
        let key = self.lock().lines.join(waiter, index)?;
        self.work.notify_one();
        Some(key)
    }

    /// Takes a key from the shelf, which is then filled up again.
    fn take(&self, index: usize) -> Option<KeyPair> {
        let mut state = self.lock();
        let shelf = state.shelves.get_mut(index)?;
        shelf.open = true;
        let key = shelf.ready.pop_front();
        drop(state);
        self.work.notify_one();
        key
    }

    /// Runs a generator thread until the service stops.
    fn generate(&self) {
        // Less urgent than requests. If the system refuses, latencies are only less even.
        let _refused = rustix::process::nice(10);
        while let Some(job) = self.next() {
            let key = SHELVES.get(job.shelf).and_then(|(key_type, _)| generate(*key_type).ok());
            self.lock().finish(&job, key);
        }
    }

    /// Returns the key to be generated next. `None` when the service stops.
    fn next(&self) -> Option<PairToGenerate> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if let Some(job) = state.next() {
                return Some(job);
            }
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl PoolState {
    /// Returns a key that somebody waits for; if nobody does, one for the first shelf that is not full.
    fn next(&mut self) -> Option<PairToGenerate> {
        if let Some(job) = self.lines.next() {
            return Some(job);
        }
        let mut shelves = self.shelves.iter_mut().zip(SHELVES).enumerate();
        let (shelf, (low, _)) = shelves.find(|(_, (shelf, (_, full)))| shelf.is_low(*full))?;
        low.under_way += 1;
        Some(PairToGenerate { shelf, waiter: None })
    }

    fn finish(&mut self, job: &PairToGenerate, key: Option<KeyPair>) {
        let left = self.lines.finish(job, key);
        if let Some(shelf) = self.shelves.get_mut(job.shelf) {
            if job.waiter.is_none() {
                shelf.under_way = shelf.under_way.saturating_sub(1);
            }
            shelf.ready.extend(left);
        }
    }
}

impl Shelf {
    fn is_low(&self, full: usize) -> bool {
        self.open && self.ready.len() + self.under_way < full
    }
}

fn throttled() -> Error {
    let message =
        "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";
    Error::new(ErrorCode::ThrottlingException, message)
}

fn shelf(key_type: KeyType) -> Option<usize> {
    SHELVES.iter().position(|(one, _)| *one == key_type)
}

fn generate(key_type: KeyType) -> Result<KeyPair, Error> {
    let private = PrivateKey::generate(key_type).map_err(Error::failed)?;
    let parsed = PrivateKey::parse(key_type, private.expose())
        .map_err(|error| Error::failed_at(format_args!("fresh {key_type:?} key"), error))?;
    Ok(KeyPair { public: parsed.public_key().to_vec(), private })
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIQUE_ID: &str = "AIDAEXAMPLE";

    fn account() -> AccountId {
        AccountId::parse("111122223333").unwrap()
    }

    fn waiter() -> Waiter {
        Waiter::new(account(), UNIQUE_ID)
    }

    #[test]
    fn whoever_waits_comes_before_what_is_kept_ready() {
        let mut state = PoolState::default();
        assert_eq!(state.next(), None);
        state.shelves[0].open = true;
        let spare = PairToGenerate { shelf: 0, waiter: None };
        assert_eq!(state.next(), Some(spare.clone()), "to be kept ready");
        let _waiting = state.lines.join(&waiter(), 2).unwrap();
        assert_eq!(state.next(), Some(PairToGenerate { shelf: 2, waiter: Some(waiter()) }));
        assert_eq!(state.next(), Some(spare));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_waited_for_comes_and_no_key_comes_twice() {
        let pairs = Arc::new(KeyPairs::start(2).unwrap());
        assert!(
            pairs.take(KeyType::Rsa2048).unwrap().is_none(),
            "nothing is made before it is wanted"
        );
        let waiting: Vec<_> = (0..6)
            .map(|_| {
                let pairs = Arc::clone(&pairs);
                tokio::spawn(async move {
                    pairs.wait(account(), UNIQUE_ID, KeyType::Rsa2048).await.unwrap()
                })
            })
            .collect();
        let mut seen = std::collections::HashSet::new();
        for task in waiting {
            let key = task.await.unwrap();
            let parsed = PrivateKey::parse(KeyType::Rsa2048, key.private.expose()).unwrap();
            assert_eq!(parsed.public_key(), key.public);
            assert!(seen.insert(key.public));
        }
    }

    #[tokio::test]
    async fn quick_types_never_wait() {
        let pairs = KeyPairs::start(1).unwrap();
        for key_type in [KeyType::P256, KeyType::Ed25519, KeyType::MlKem768] {
            let key = pairs.take(key_type).unwrap().unwrap();
            PrivateKey::parse(key_type, key.private.expose()).unwrap();
        }
    }

    #[tokio::test]
    async fn a_full_queue_is_told_to_slow_down() {
        let pairs = KeyPairs::start(1).unwrap();
        let index = shelf(KeyType::Rsa4096).unwrap();
        let _places: Vec<_> = std::iter::from_fn(|| pairs.shared.queue(&waiter(), index)).collect();
        let refused = pairs.wait(account(), UNIQUE_ID, KeyType::Rsa4096).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ThrottlingException);
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_queue() {
        let pairs = KeyPairs::start(1).unwrap();
        let soon = Duration::from_millis(1);
        let _gone =
            tokio::time::timeout(soon, pairs.wait(account(), UNIQUE_ID, KeyType::Rsa4096)).await;
        let mut state = pairs.shared.lock();
        assert!(state.lines.next().is_none());
    }
}
