//! The interface of every backend.

use std::error::Error;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use durable::Displaced;

use crate::address::{Address, Prefix};
use crate::batch::Batch;
use crate::revision::Revision;

/// The most records that one [`Store::scan`] returns, and the most batches that one [`Store::changes_since`] does.
pub const SCAN_RECORDS_MAX: usize = 10_000;

/// A record as the store has it.
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
    /// The number of the batch.
    pub revision: Revision,
    /// The request that made it.
    pub request_id: String,
    /// The note with which the audit log can record it.
    pub note: Vec<u8>,
    /// The addresses that it changed, in their order.
    pub addresses: Vec<Address>,
}

/// The reason why the store could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A record is not what was written there: someone changed, moved or replaced it outside the service.
    #[error(
        "the record {0} does not authenticate: it was altered or moved outside the service; restore a backup"
    )]
    Tampered(Address),
    /// Every record authenticates, and yet they are not the ones that were written last: someone removed some, or put
    /// older ones back.
    #[error(
        "the records are not those of revision {0}: some were removed, or replaced by older ones, outside the service; \
         restore a backup"
    )]
    Replaced(Revision),
    /// The head of the store does not authenticate.
    #[error(
        "the head of the store does not authenticate: the store belongs to other keys, or was altered outside the \
         service; restore the store and its keys from one backup"
    )]
    Head,
    /// Another process has the store open, or this one has already.
    #[error(
        "the store is in use by {holder} (it holds {}): stop it, or use another data directory", lock.display()
    )]
    InUse {
        /// The process, such as "process 4711".
        holder: String,
        /// The lock file.
        lock: PathBuf,
    },
    /// The store was created by a newer version of the program.
    #[error(
        "the store has schema version {found}; this program knows versions up to {known}: use a newer one"
    )]
    TooNew {
        /// The version of the store.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// A file is no longer in its place, so that nothing that is committed would last. Nothing was written.
    #[error("nothing is committed: {0}")]
    Displaced(#[from] Displaced),
    /// The backend refused this one action.
    #[error("cannot {doing}: {cause}")]
    Backend {
        /// The action, as a verb with its object.
        doing: &'static str,
        /// The error of the backend.
        cause: Arc<dyn Error + Send + Sync>,
    },
    /// A commit failed before; what is on disk is in doubt, so the process must start again.
    #[error("the store failed earlier ({0}); restart the service")]
    Failed(#[source] Arc<dyn Error + Send + Sync>),
}

/// The reason why a batch did not commit.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommitError {
    /// A precondition did not hold: another batch changed the record first.
    #[error("the record {0} was changed meanwhile")]
    Conflict(Address),
    /// Too many batches are waiting.
    #[error("too many changes are waiting to be written")]
    Busy,
    /// The batch is over the limits of [`Batch`].
    #[error("the batch is too large")]
    TooLarge,
    /// The backend failed. After [`StoreError::Failed`] it is unknown whether the batch is durable until the process starts
    /// again; after any other error it is not.
    #[error(transparent)]
    Failed(StoreError),
}

/// A commit under way.
pub type Committing = Pin<Box<dyn Future<Output = Result<Revision, CommitError>> + Send>>;

/// A store: ordered records, atomic batches, a change feed.
///
/// Reads are synchronous and see every batch whose commit has returned; callers cache what they make of records. A commit returns when the batch
/// is durable.
pub trait Store: Send + Sync {
    /// Returns the record at `address`, if there is one.
    ///
    /// # Errors
    /// [`StoreError`]; never bytes that do not authenticate.
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError>;

    /// Returns the records of a set in the order of their addresses, at most `limit` and at most [`SCAN_RECORDS_MAX`]: from the
    /// first one or, if `after` is given, from the first whose id is greater. In a set of a whole kind, `after` is an id without
    /// account and Region, where the order begins.
    ///
    /// # Errors
    /// [`StoreError`]; never bytes that do not authenticate.
    fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError>;

    /// Returns how many records a set has. They are counted, not authenticated.
    ///
    /// # Errors
    /// [`StoreError`].
    fn count(&self, prefix: &Prefix) -> Result<u64, StoreError>;

    /// Returns the pairs of account and Region in which there are records of a kind, in order, at most `limit`. They are
    /// looked up one by one and not authenticated: it takes a moment for each pair, however many records there are.
    ///
    /// # Errors
    /// [`StoreError`].
    fn places(&self, kind: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError>;

    /// Commits a batch. Use [`crate::commit`], which returns the proof that it is done.
    fn submit(&self, batch: Batch) -> Committing;

    /// Returns the number of the newest batch.
    ///
    /// # Errors
    /// [`StoreError`].
    fn revision(&self) -> Result<Revision, StoreError>;

    /// Returns the batches after `revision` that the feed still has, oldest first, at most `limit` and at most
    /// [`SCAN_RECORDS_MAX`].
    ///
    /// # Errors
    /// [`StoreError`]; never a change that does not authenticate.
    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError>;

    /// Drops the batches up to `revision` from the feed, because the audit log has them. They are deleted when the next batch has
    /// committed; a process that dies before that finds them again.
    ///
    /// # Errors
    /// [`StoreError`].
    fn forget_changes_through(&self, revision: Revision) -> Result<(), StoreError>;

    /// Reads everything and checks that it is exactly what was committed. Returns the number of records.
    ///
    /// # Errors
    /// The first [`StoreError::Tampered`] found, else [`StoreError::Replaced`].
    fn verify(&self) -> Result<u64, StoreError>;

    /// Checks that the store takes writes: its files are in their places, and the last write was not refused. After a refused
    /// write it tries one.
    ///
    /// # Errors
    /// [`StoreError`] with the reason.
    fn check(&self) -> Result<(), StoreError>;
}
