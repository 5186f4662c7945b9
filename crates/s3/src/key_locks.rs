//! Locks by which those who write one key at the same time come one after the other. Without them all but one would lose the race for
//! the key, and try again; the commit's preconditions hold with and without them.

use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};

/// The number of locks. Keys share them: two that do only wait for each other.
const LOCKS: usize = 1024;

/// A lock that is held.
pub(crate) type KeyLock = OwnedMutexGuard<()>;

/// The locks of all keys.
pub struct KeyLocks(Box<[Arc<Mutex<()>>]>);

impl Default for KeyLocks {
    fn default() -> Self {
        Self((0..LOCKS).map(|_| Arc::default()).collect())
    }
}

impl fmt::Debug for KeyLocks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("KeyLocks")
    }
}

impl KeyLocks {
    /// Returns the lock of a key, to be awaited.
    pub(crate) fn of(&self, bucket: &str, key: &str) -> Arc<Mutex<()>> {
        let mut hasher = DefaultHasher::new();
        (bucket, key).hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % LOCKS as u64).unwrap_or_default();
        self.0.get(index).map(Arc::clone).unwrap_or_default()
    }
}
