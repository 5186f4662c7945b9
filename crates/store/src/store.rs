//! What every backend does.

use std::future::Future;
use std::pin::Pin;

use crate::address::{Address, Prefix};
use crate::batch::Batch;

/// The number of a committed batch; each one is one more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

impl std::fmt::Display for Revision {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A record as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The value.
    pub bytes: Vec<u8>,
    /// The revision that wrote it.
    pub revision: Revision,
}

/// A committed batch as the change feed keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub revision: Revision,
    /// The request that made it.
    pub request_id: String,
    /// What the audit log needs to record it.
    pub note: Vec<u8>,
}

/// Why the store could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A record is not what was written there: someone changed, moved or replaced it outside the service.
    #[error(
        "the record {0} does not authenticate: it was altered or moved outside the service; restore a backup"
    )]
    Tampered(Address),
    /// The backend failed.
    #[error("the store failed: {0}")]
    Backend(String),
    /// A commit failed before; what is on disk is in doubt, so the process must start again.
    #[error("the store failed earlier ({0}); restart the service")]
    Failed(String),
    /// The store was made by a newer version of the program.
    #[error(
        "the store has schema version {found}; this program knows versions up to {known}: use a newer one"
    )]
    TooNew {
        /// The version of the store.
        found: u32,
        /// The newest version known.
        known: u32,
    },
}

/// Why a batch did not commit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommitError {
    /// A precondition did not hold: someone else changed the record first.
    #[error("the record {0} was changed meanwhile")]
    Conflict(Address),
    /// Too many batches are waiting.
    #[error("too many changes are waiting to be written")]
    Busy,
    /// The batch is over the limits of [`Batch`].
    #[error("the batch is too large")]
    TooLarge,
    /// The backend failed. Whether the batch is durable is unknown until the process starts again.
    #[error(transparent)]
    Failed(StoreError),
}

/// A commit under way.
pub type Committing = Pin<Box<dyn Future<Output = Result<Revision, CommitError>> + Send>>;

/// Ordered records, atomic batches, a change feed.
///
/// Reads are synchronous and see every batch whose commit has returned; callers cache. A commit returns when the batch
/// is durable.
pub trait Store: Send + Sync {
    /// The record at `address`, if there is one.
    ///
    /// # Errors
    /// [`StoreError`]; never bytes that do not authenticate.
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError>;

    /// The records of a set in the order of their addresses, after the one with the id `after` (of the same account and
    /// Region when the set is of one kind only, see [`Prefix::new`]), at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`]; never bytes that do not authenticate.
    fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError>;

    /// How many records a set has.
    ///
    /// # Errors
    /// [`StoreError`].
    fn count(&self, prefix: &Prefix) -> Result<u64, StoreError>;

    /// Commits a batch. Use [`crate::commit`], which gives the proof that it is done.
    fn submit(&self, batch: Batch) -> Committing;

    /// The number of the newest batch.
    ///
    /// # Errors
    /// [`StoreError`].
    fn revision(&self) -> Result<Revision, StoreError>;

    /// The batches after `revision` that the feed still has, oldest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`].
    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError>;

    /// Drops the batches up to `revision` from the feed: the audit log has them.
    ///
    /// # Errors
    /// [`StoreError`].
    fn forget_changes_through(&self, revision: Revision) -> Result<(), StoreError>;

    /// Whether the store takes writes.
    ///
    /// # Errors
    /// [`StoreError`] that says why not.
    fn check(&self) -> Result<(), StoreError>;
}
