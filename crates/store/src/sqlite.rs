//! The embedded backend: one SQLite file.
//!
//! One thread writes. It takes all batches that wait and commits them in one transaction, so one `fsync` makes them all
//! durable (group commit). Write-ahead logging with `synchronous=FULL`: what was acknowledged survives a power cut.
//! Reads go through connections of their own and never wait for the writer.
//!
//! A commit that fails for any reason but a full disk leaves it unknown what is on disk, because a second `fsync` after
//! a failed one may succeed without having written anything. The store then refuses everything until the process
//! starts again and SQLite recovers from its log.

mod reader;
mod schema;
mod writer;

use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;
use secret::Secret;
use tokio::sync::oneshot;

use crate::address::{Address, Prefix};
use crate::batch::Batch;
use crate::store::{Change, CommitError, Committing, Record, Revision, Store, StoreError};
use reader::Readers;
use writer::{Job, Writer};

/// A store in one SQLite file. The process that opens it must be the only one: see the server's directory lock.
#[derive(Debug)]
pub struct SqliteStore {
    readers: Readers,
    writer: Writer,
}

impl SqliteStore {
    /// Opens the file, or makes it, readable by its owner only. Records are authenticated with `key`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(path: &Path, key: &Secret<[u8; 32]>) -> Result<Self, StoreError> {
        let key = Arc::new(HmacKey::new(key.expose()));
        let connection = schema::open(path)?;
        Ok(Self {
            readers: Readers::new(path, Arc::clone(&key)),
            writer: Writer::start(connection, key)?,
        })
    }
}

impl Store for SqliteStore {
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.writer.alive()?;
        self.readers.get(address)
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
        self.readers.count(prefix)
    }

    fn submit(&self, batch: Batch) -> Committing {
        if !batch.fits() {
            return Box::pin(async { Err(CommitError::TooLarge) });
        }
        let (reply, answer) = oneshot::channel();
        let queued = self.writer.queue(Job::Commit { batch, reply });
        Box::pin(async move {
            queued?;
            let gone = || CommitError::Failed(StoreError::Failed("the writer is gone".to_owned()));
            answer.await.unwrap_or_else(|_gone| Err(gone()))
        })
    }

    fn revision(&self) -> Result<Revision, StoreError> {
        self.readers.revision()
    }

    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError> {
        self.readers.changes_since(revision, limit)
    }

    fn forget_changes_through(&self, revision: Revision) -> Result<(), StoreError> {
        self.writer.queue(Job::Forget(revision)).map_err(|error| match error {
            CommitError::Failed(error) => error,
            CommitError::Conflict(_) | CommitError::Busy | CommitError::TooLarge => {
                StoreError::Backend(error.to_string())
            }
        })
    }

    fn check(&self) -> Result<(), StoreError> {
        self.writer.check()
    }
}

/// An error of SQLite in words, without the values of any statement.
fn backend(error: &rusqlite::Error) -> StoreError {
    StoreError::Backend(error.to_string())
}

#[cfg(test)]
mod tests;
