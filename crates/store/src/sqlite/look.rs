//! Reading a store that another process may have open.

use std::path::Path;
use std::sync::Arc;

use secret::Secret;

use super::reader::Readers;
use crate::address::{Address, Prefix};
use crate::batch::Batch;
use crate::integrity::Integrity;
use crate::revision::Revision;
use crate::store::{Change, CommitError, Committing, Record, Store, StoreError};

/// A read-only view of a store: it reads what is committed, also while a service runs on it, and refuses to write.
///
/// It takes no lock and creates nothing; each record authenticates when it is read. Only a process that may read and write the
/// file can open it: a reader of a write-ahead log takes part in its shared memory.
#[derive(Debug)]
pub struct SqliteLook(Readers);

#[derive(Debug, thiserror::Error)]
#[error("it is opened for reading only")]
struct ReadOnly;

impl SqliteLook {
    /// Opens the file, which must exist, and verifies all of it (see [`Store::verify`]).
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(path: &Path, key: &Secret<[u8; 32]>) -> Result<Self, StoreError> {
        let look = Self::open_unverified(path, key);
        look.verify()?;
        Ok(look)
    }

    /// Opens the file without verifying all of it. Records still authenticate when they are read.
    #[must_use]
    pub fn open_unverified(path: &Path, key: &Secret<[u8; 32]>) -> Self {
        Self(Readers::new(path, Arc::new(Integrity::new(key))))
    }
}

impl SqliteLook {
    /// Copies the store as it is now to the new file `to`, readable by its owner only, while a service may write it. The copy is
    /// of one moment, and durable. `progress` is called with the bytes that were copied and the total.
    ///
    /// The service does not wait. Its write-ahead log grows during the copy, because it cannot be restarted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn copy_to(
        &self,
        to: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Revision, StoreError> {
        self.0.copy_to(to, progress)
    }
}

fn read_only() -> StoreError {
    StoreError::Backend { doing: "write the store", cause: Arc::new(ReadOnly) }
}

impl Store for SqliteLook {
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.0.get(address)
    }

    fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError> {
        self.0.scan(prefix, after, limit)
    }

    fn count(&self, prefix: &Prefix) -> Result<u64, StoreError> {
        self.0.count(prefix)
    }

    fn places(&self, kind: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError> {
        self.0.places(kind, limit)
    }

    fn submit(&self, _batch: Batch) -> Committing {
        Box::pin(std::future::ready(Err(CommitError::Failed(read_only()))))
    }

    fn revision(&self) -> Result<Revision, StoreError> {
        self.0.revision()
    }

    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError> {
        self.0.changes_since(revision, limit)
    }

    fn forget_changes_through(&self, _revision: Revision) -> Result<(), StoreError> {
        Err(read_only())
    }

    fn verify(&self) -> Result<u64, StoreError> {
        self.0.verify()
    }

    fn check(&self) -> Result<(), StoreError> {
        Err(read_only())
    }
}
