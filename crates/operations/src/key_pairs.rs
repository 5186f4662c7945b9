//! Fresh private keys, made away from the threads that answer requests.
//!
//! Finding the primes of an RSA key takes 50 to 1,000 ms of CPU time. A few generator threads do that, and keep pairs of
//! each RSA size ready once that size has been asked for, so that a request seldom waits. Other key types take less than
//! a millisecond and are made where they are needed.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crypto::asymmetric::{KeyType, PrivateKey};
use model::{Error, ErrorCode};
use secret::Secret;
use tokio::sync::Notify;

/// RSA sizes, and how many keys of each are kept ready. The first are for light load; a busy service is bound by its
/// generators whatever is kept.
const SHELVES: [(KeyType, usize); 3] =
    [(KeyType::Rsa2048, 32), (KeyType::Rsa3072, 8), (KeyType::Rsa4096, 4)];
/// Requests that may wait for a key of one size; one more is told to slow down.
const WAITING_MAX: usize = 256;

/// How long a request waits. SDKs give up after a minute.
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
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Wakes the generators.
    work: Condvar,
    /// Wakes who waits for a key, by shelf.
    made: [Notify; SHELVES.len()],
}

#[derive(Default)]
struct State {
    shelves: [Shelf; SHELVES.len()],
    /// The shelf that a key was last begun for: the others come first, so that no size starves another.
    last: usize,
    closed: bool,
}

#[derive(Default)]
struct Shelf {
    /// Whether anybody has asked for this size yet.
    open: bool,
    ready: VecDeque<KeyPair>,
    waiting: usize,
    /// Keys that are being made.
    under_way: usize,
}

impl fmt::Debug for KeyPairs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyPairs({} generators)", self.threads.len())
    }
}

impl KeyPairs {
    /// Starts `generators` threads, at least one; they sleep until a key is wanted.
    ///
    /// # Errors
    /// The operating system refuses a thread.
    pub fn start(generators: usize) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
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

    /// A fresh key if there is one at once; none when it has to be waited for with [`wait`](Self::wait).
    ///
    /// # Errors
    /// `KMSInternalException` when the system has no randomness to give.
    pub fn take(&self, key_type: KeyType) -> Result<Option<KeyPair>, Error> {
        match shelf(key_type) {
            Some(index) => Ok(self.shared.take(index)),
            None => generate(key_type).map(Some),
        }
    }

    /// A fresh key, waiting for it if need be.
    ///
    /// # Errors
    /// `ThrottlingException` when too many wait already, or after half a minute; `KMSInternalException` when the system has no randomness to
    /// give.
    pub async fn wait(&self, key_type: KeyType) -> Result<KeyPair, Error> {
        let Some(index) = shelf(key_type) else {
            return generate(key_type);
        };
        let (Some(made), Some(_place)) = (self.shared.made.get(index), self.shared.queue(index))
        else {
            return Err(throttled());
        };
        let key = async {
            loop {
                if let Some(key) = self.shared.take(index) {
                    return key;
                }
                made.notified().await;
            }
        };
        tokio::time::timeout(WAIT_MAX, key).await.map_err(|_elapsed| throttled())
    }
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

/// A place among those who wait, given back when dropped: also when the client has gone.
struct Place<'a>(&'a Shared, usize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if let Some(shelf) = self.0.lock().shelves.get_mut(self.1) {
            shelf.waiting = shelf.waiting.saturating_sub(1);
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queue(&self, index: usize) -> Option<Place<'_>> {
        let mut state = self.lock();
        let shelf = state.shelves.get_mut(index).filter(|shelf| shelf.waiting < WAITING_MAX)?;
        shelf.waiting += 1;
        drop(state);
        self.work.notify_all();
        Some(Place(self, index))
    }

    /// A key from the shelf, which is then filled up again.
    fn take(&self, index: usize) -> Option<KeyPair> {
        let mut state = self.lock();
        let shelf = state.shelves.get_mut(index)?;
        shelf.open = true;
        let key = shelf.ready.pop_front();
        drop(state);
        self.work.notify_one();
        key
    }

    /// What a generator thread does until the service stops.
    fn generate(&self) {
        // Less urgent than requests. If the system refuses, the service is only less even.
        let _refused = rustix::process::nice(10);
        while let Some(index) = self.next() {
            let key = SHELVES.get(index).and_then(|(key_type, _)| generate(*key_type).ok());
            let mut state = self.lock();
            if let Some(shelf) = state.shelves.get_mut(index) {
                shelf.under_way = shelf.under_way.saturating_sub(1);
                shelf.ready.extend(key);
            }
            drop(state);
            if let Some(made) = self.made.get(index) {
                made.notify_one();
            }
        }
    }

    /// The shelf to make a key for: one that somebody waits for, else one that is not full. None when the service stops.
    fn next(&self) -> Option<usize> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if let Some(index) = state.neediest() {
                state.last = index;
                if let Some(shelf) = state.shelves.get_mut(index) {
                    shelf.under_way += 1;
                }
                return Some(index);
            }
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl State {
    /// A shelf that somebody waits for, in turn; else the first that is not full.
    fn neediest(&self) -> Option<usize> {
        let all = 0..self.shelves.len();
        let mut in_turn = all.clone().cycle().skip(self.last + 1).take(all.len());
        let waited = |index: &usize| self.shelves.get(*index).is_some_and(Shelf::is_waited_for);
        let mut shelves = self.shelves.iter().zip(SHELVES);
        in_turn.find(waited).or_else(|| shelves.position(|(shelf, (_, full))| shelf.is_low(full)))
    }
}

impl Shelf {
    fn is_waited_for(&self) -> bool {
        self.ready.len() + self.under_way < self.waiting
    }

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
    let private =
        PrivateKey::generate(key_type).map_err(|error| Error::internal(error.to_string()))?;
    let parsed = PrivateKey::parse(key_type, private.expose())
        .map_err(|error| Error::internal(format!("fresh {key_type:?} key: {error}")))?;
    Ok(KeyPair { public: parsed.public_key().to_vec(), private })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_take_turns_and_whoever_waits_comes_before_what_is_kept_ready() {
        let mut state = State::default();
        assert_eq!(state.neediest(), None);
        state.shelves[0].open = true;
        assert_eq!(state.neediest(), Some(0), "to be kept ready");
        state.shelves[2].waiting = 1;
        assert_eq!(state.neediest(), Some(2));
        state.shelves[0].waiting = 100;
        let mut order = Vec::new();
        for _ in 0..4 {
            let index = state.neediest().unwrap();
            state.last = index;
            order.push(index);
        }
        assert_eq!(order, [2, 0, 2, 0], "no size starves another");
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
                tokio::spawn(async move { pairs.wait(KeyType::Rsa2048).await.unwrap() })
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
        let _places: Vec<_> =
            (0..WAITING_MAX).map(|_| pairs.shared.queue(index).unwrap()).collect();
        let refused = pairs.wait(KeyType::Rsa4096).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ThrottlingException);
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_queue() {
        let pairs = KeyPairs::start(1).unwrap();
        let soon = Duration::from_millis(1);
        let _gone = tokio::time::timeout(soon, pairs.wait(KeyType::Rsa4096)).await;
        assert_eq!(pairs.shared.lock().shelves[shelf(KeyType::Rsa4096).unwrap()].waiting, 0);
    }
}
