//! The files without which nothing that is committed would last.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use durable::PinnedPath;

use super::lock;
use crate::store::StoreError;

/// The suffixes that SQLite adds to the name of the store for its write-ahead log and the index of that.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// The pinned paths, those that contain others first: so the error names the directory, not each file in it.
#[derive(Debug, Default)]
pub(super) struct PinnedFiles(RwLock<Vec<PinnedPath>>);

impl PinnedFiles {
    /// Pins the store, its write-ahead log and its lock file. The store is open, so they exist.
    pub(super) fn of_store(store: &Path) -> Result<Self, StoreError> {
        let companions = COMPANIONS.map(|suffix| lock::beside(store, suffix));
        let paths = [store.to_owned(), lock::path(store)].into_iter().chain(companions);
        let pinned: std::io::Result<Vec<_>> = paths.map(|path| PinnedPath::new(&path)).collect();
        let pinned = pinned.map_err(|error| StoreError::Backend {
            doing: "find the files of the store",
            cause: Arc::new(error),
        })?;
        Ok(Self(RwLock::new(pinned)))
    }

    /// Adds a path, before the others.
    pub(super) fn add(&self, pinned: PinnedPath) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(0, pinned);
    }

    /// Checks that all are in their places. Costs a `stat` for each.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        let pinned = self.0.read().unwrap_or_else(PoisonError::into_inner);
        pinned.iter().try_for_each(PinnedPath::check).map_err(StoreError::from)
    }
}
