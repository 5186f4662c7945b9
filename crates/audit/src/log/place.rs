//! Where the log is written: its directory and the newest segment, watched for being removed or replaced.

use std::fs::File;
use std::io;
use std::sync::{Mutex, PoisonError};

use durable::{Displaced, PinnedPath};

use super::writer::Tail;
use crate::segment;

/// The directory and the segment that is written.
#[derive(Debug, Default)]
pub(super) struct Place(Mutex<Vec<PinnedPath>>);

impl Place {
    /// Watches the places that `tail` writes to, in the stead of the former ones.
    ///
    /// # Errors
    /// They cannot be looked at.
    pub(super) fn set(&self, tail: &Tail) -> io::Result<()> {
        let pin = |path, file: &File| PinnedPath::to_open(path, file);
        let newest = segment::path(&tail.dir, tail.head.segment);
        let pinned = vec![pin(tail.dir.clone(), &tail.folder)?, pin(newest, &tail.file)?];
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = pinned;
        Ok(())
    }

    /// Checks that entries go where they will be found again. Costs two `stat`s.
    ///
    /// # Errors
    /// [`Displaced`].
    pub(super) fn check(&self) -> Result<(), Displaced> {
        let pinned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pinned.iter().try_for_each(PinnedPath::check)
    }
}
