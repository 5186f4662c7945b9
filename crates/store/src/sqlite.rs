//! The embedded backend: one SQLite file.
//!
//! One thread writes. It takes all batches that wait and commits them in one transaction, so one `fsync` makes them all
//! durable (group commit). Write-ahead logging with `synchronous=FULL`: what was acknowledged survives a power cut.
//! Reads go through connections of their own and never wait for the writer. Records that were read lately stay in memory.
//!
//! A commit that fails for any reason but a full disk leaves it unknown what is on disk, because a second `fsync` after
//! a failed one may succeed without having written anything ("fsyncgate", PostgreSQL 2018). The store then refuses
//! everything until the process starts again and SQLite recovers from its log. A full disk is different: SQLite knows
//! that its write did not happen. Reads go on, and writes are taken again when there is room.

mod apply;
mod copy;
mod health;
mod lock;
mod look;
mod pinned;
mod reader;
mod record_cache;
mod row;
mod schema;
mod session;
mod verify;
mod writer;

use std::path::Path;
use std::sync::Arc;

use durable::PinnedPath;
use secret::Secret;

use crate::address::{Address, Prefix};
use crate::batch::Batch;
use crate::integrity::{Integrity, SetHash};
use crate::revision::Revision;
use crate::store::{Change, CommitError, Committing, Record, Store, StoreError};
use lock::StoreLock;
pub use look::SqliteLook;
use pinned::PinnedFiles;
use reader::Readers;
use record_cache::RecordCache;
use writer::{SharedWriter, StoreWriter};

/// A store in one SQLite file, which it has to itself: no other process can open it at the same time.
///
/// Dropping it commits the waiting batches and empties the write-ahead log into the file.
#[derive(Debug)]
pub struct SqliteStore {
    // Closed in this order: the last to close the file empties the write-ahead log, which is for the writer to do; and the store
    // is free when all is closed.
    readers: Readers,
    cache: Arc<RecordCache>,
    writer: StoreWriter,
    _lock: StoreLock,
}

/// The work of the writer since the store was opened, and the work that waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreStatistics {
    /// The batches committed.
    pub batches: u64,
    /// The transactions that committed them; each cost one `fsync`.
    pub transactions: u64,
    /// The bytes of the batches that wait.
    pub waiting_bytes: usize,
}

impl SqliteStore {
    /// Opens the file, or creates it, readable by its owner only, and verifies all of it (see [`Store::verify`]). Records are
    /// authenticated with keys derived from `key`. A file beside it, whose name ends in `-lock`, keeps other processes out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(path: &Path, key: &Secret<[u8; 32]>) -> Result<Self, StoreError> {
        let store = Self::open_unverified(path, key)?;
        store.verify()?;
        Ok(store)
    }

    /// Opens a store that may be damaged, to save the records that authenticate. Others are refused when they are read. Missing
    /// or old records are not detected.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open_unverified(path: &Path, key: &Secret<[u8; 32]>) -> Result<Self, StoreError> {
        let lock = StoreLock::acquire(path)?;
        let integrity = Arc::new(Integrity::new(key));
        let (connection, head) = schema::open(path, &integrity)?;
        let readers = Readers::new(path, Arc::clone(&integrity));
        let pinned = PinnedFiles::of_store(path)?;
        let cache = Arc::<RecordCache>::default();
        let shared = SharedWriter { pinned, cache: Arc::clone(&cache), ..SharedWriter::default() };
        let writer = StoreWriter::start(connection, integrity, head, shared)?;
        Ok(Self { readers, cache, writer, _lock: lock })
    }

    /// Refuses commits from now on while this path does not name the file that it was pinned to. The files of the store itself
    /// are pinned already.
    pub fn pin(&self, pinned: PinnedPath) {
        self.writer.pin(pinned);
    }

    /// Returns the statistics of the writer, for metrics.
    #[must_use]
    pub fn statistics(&self) -> StoreStatistics {
        self.writer.statistics()
    }
}

impl Store for SqliteStore {
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.writer.alive()?;
        self.cache.get(address, || self.readers.get(address))
    }

    fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError> {
        self.writer.alive()?;
        self.readers.scan(prefix, after, limit)
    }

    fn count(&self, prefix: &Prefix) -> Result<u64, StoreError> {
        self.writer.alive()?;
        self.readers.count(prefix)
    }

    fn places(&self, kind: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError> {
        self.writer.alive()?;
        self.readers.places(kind, limit)
    }

    fn submit(&self, batch: Batch) -> Committing {
        let queued = self.writer.queue(batch);
        Box::pin(async move {
            let gone = |_gone| Err(CommitError::Failed(writer::gone()));
            queued?.await.unwrap_or_else(gone)
        })
    }

    fn revision(&self) -> Result<Revision, StoreError> {
        self.writer.alive()?;
        Ok(self.writer.revision())
    }

    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError> {
        self.writer.alive()?;
        self.readers.changes_since(revision, limit)
    }

    fn forget_changes_through(&self, revision: Revision) -> Result<(), StoreError> {
        self.writer.forget_through(revision);
        self.writer.alive()
    }

    fn verify(&self) -> Result<u64, StoreError> {
        self.writer.alive()?;
        self.readers.verify()
    }

    fn check(&self) -> Result<(), StoreError> {
        self.writer.check()
    }
}

/// The newest batch, and the set of rows that it left.
#[derive(Clone, Debug, Default)]
struct CommittedState {
    revision: Revision,
    set: SetHash,
}

/// An error of SQLite, with its extended result code (<https://sqlite.org/rescode.html>). It contains no value of any record.
#[derive(Debug, thiserror::Error)]
#[error("{error} (SQLite result code {code})")]
struct SqliteError {
    error: rusqlite::Error,
    code: i32,
}

impl From<rusqlite::Error> for SqliteError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map_or(0, |error| error.extended_code);
        Self { error, code }
    }
}

/// Converts the error with which SQLite refused to do something.
fn refused(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> StoreError {
    move |error| StoreError::Backend { doing, cause: Arc::new(SqliteError::from(error)) }
}

#[cfg(test)]
mod tests;
