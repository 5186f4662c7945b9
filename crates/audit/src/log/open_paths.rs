//! The paths that the log is written to: its directory, the newest segment and the base, watched in case they are removed or
//! replaced.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use durable::{Displaced, PinnedPath};

use super::writer::Tail;
use crate::segment;

/// The directory, the segment that is written, and the base if there is one.
#[derive(Debug, Default)]
pub(super) struct OpenPaths(Mutex<Pinned>);

#[derive(Debug, Default)]
struct Pinned {
    written: Vec<PinnedPath>,
    /// The number of the segment that is written.
    newest: u64,
    base: Option<PinnedPath>,
}

impl OpenPaths {
    /// Watches the paths that `tail` writes to instead of the former ones.
    ///
    /// # Errors
    /// They cannot be looked at.
    pub(super) fn set(&self, tail: &Tail) -> io::Result<()> {
        let pin = |path, file: &File| PinnedPath::to_open(path, file);
        let newest = segment::path(&tail.dir, tail.head.segment);
        let written = vec![pin(tail.dir.clone(), &tail.folder)?, pin(newest, &tail.file)?];
        let mut pinned = self.lock();
        (pinned.written, pinned.newest) = (written, tail.head.segment);
        Ok(())
    }

    /// Watches the base.
    ///
    /// # Errors
    /// It cannot be looked at.
    pub(super) fn set_base(&self, path: &Path) -> io::Result<()> {
        self.lock().base = Some(PinnedPath::new(path)?);
        Ok(())
    }

    /// Gives a base that is ready at `prepared` its name, and watches it instead of the former one. No check runs in between.
    ///
    /// # Errors
    /// It does not get its name; then the former one has it.
    pub(super) fn replace_base(&self, prepared: &Path, path: PathBuf) -> io::Result<()> {
        let base = PinnedPath::new(prepared)?.renamed(path);
        let mut pinned = self.lock();
        std::fs::rename(prepared, base.path())?;
        pinned.base = Some(base);
        Ok(())
    }

    /// Returns the number of the segment that is written.
    pub(super) fn newest(&self) -> u64 {
        self.lock().newest
    }

    /// Checks that entries go where they will be found again. Costs a `stat` for each of up to three places.
    ///
    /// # Errors
    /// [`Displaced`].
    pub(super) fn check(&self) -> Result<(), Displaced> {
        let pinned = self.lock();
        pinned.written.iter().chain(&pinned.base).try_for_each(PinnedPath::check)
    }

    fn lock(&self) -> MutexGuard<'_, Pinned> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
