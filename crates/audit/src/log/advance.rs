//! The release of archived segments.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use durable::Displaced;
use serde_json::value::RawValue;

use super::Log;
use crate::base::{self, Base};
use crate::recorded::Unrecorded;
use crate::segment;

/// The place at which the log begins.
#[derive(Clone, Debug)]
pub struct LogBase {
    /// The number of the base, which grows by one with each archiving. Zero if nothing was ever archived.
    pub generation: u64,
    /// The last archived entry.
    pub seq: u64,
    /// The segments that the newest archiving moved and their target, as JSON.
    pub details: Box<RawValue>,
}

/// The reason why the log does not release segments. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AdvanceError {
    /// A file cannot be read, written or removed.
    #[error("cannot let go of archived segments: {path}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The signed base does not fit.
    #[error(
        "{path} is no base that follows the one of this log: {why}; it is only a proposal, so run `bulla audit archive` again, \
         which discards it and signs a new one"
    )]
    Unfit {
        /// The file.
        path: PathBuf,
        /// The reason why it does not fit.
        why: &'static str,
    },
}

/// Returns whether an archiving was broken off before the log had released everything that is archived.
#[must_use]
pub fn has_unreleased(dir: &Path) -> bool {
    let first = Base::load(dir, None).map_or(1, |(base, _)| base.segment);
    dir.join(base::NEXT).exists()
        || segment::list(dir).is_ok_and(|numbers| numbers.iter().any(|number| *number < first))
}

impl Log {
    /// Returns the place at which the log begins.
    #[must_use]
    pub fn base(&self) -> LogBase {
        let Base { generation, seq, details, .. } =
            self.base.lock().unwrap_or_else(PoisonError::into_inner).clone();
        LogBase { generation, seq, details }
    }

    /// Takes the base that an [`crate::Archiver`] has signed and left in the directory, durably. Returns whether there was a new
    /// one: a base that the log has taken before does not count. Waits for files, for seconds if they are slow.
    ///
    /// # Errors
    /// [`AdvanceError`]; then the log begins where it began.
    pub fn advance(&self) -> Result<bool, AdvanceError> {
        let path = self.dir.join(base::NEXT);
        let io = |source| AdvanceError::Io { path: path.clone(), source };
        let unfit = |why| AdvanceError::Unfit { path: path.clone(), why };
        let bytes = match base::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            bytes => bytes.map_err(io)?,
        };
        let next = Base::parse(&bytes, Some(&self.key))
            .ok_or_else(|| unfit("it does not authenticate"))?;
        // Before the lock, which others need: it may take seconds. To have kept more than is let go of does no harm.
        let kept = next.seq.min(self.shared.seq.load(Ordering::Relaxed));
        self.shared.folds.others.iter().try_for_each(|fold| fold.keep(kept)).map_err(io)?;
        let mut base = self.base.lock().unwrap_or_else(PoisonError::into_inner);
        if next.generation <= base.generation {
            self.sync_folder()?;
            std::fs::remove_file(&path).map_err(io)?;
            return Ok(false);
        }
        if next.generation != base.generation + 1 || next.segment <= base.segment {
            return Err(unfit("it was signed for another state of the log"));
        }
        let newest = segment::list(&self.dir).map_err(io)?.last().copied();
        if newest.is_none_or(|newest| next.segment > newest) {
            return Err(unfit("it lets go of the newest segment"));
        }
        let closed = std::fs::File::open(segment::path(&self.dir, next.segment - 1))
            .and_then(|file| segment::heads(&file, Some(&self.key)))
            .map_err(io)?;
        let closed = closed.into_iter().flatten().max_by_key(|head| head.generation);
        if closed.is_none_or(|head| (head.seq, head.hash) != (next.seq, next.hash)) {
            return Err(unfit("it ends elsewhere than the segment before it"));
        }
        if next.revision > self.shared.recorded_through() {
            return Err(unfit("it names a change whose predecessors have no entry yet"));
        }
        let prepared = base::prepare(&self.dir, base::NAME, &bytes).map_err(io)?;
        let name = self.dir.join(base::NAME);
        self.shared.place.replace_base(&prepared, name).map_err(io)?;
        *base = next;
        self.sync_folder()?;
        std::fs::remove_file(&path).map_err(io)?;
        Ok(true)
    }

    /// Discards a signed base that does not fit. It is only a proposal: the segments are still in the log.
    ///
    /// # Errors
    /// [`AdvanceError`].
    pub fn discard_unfit(&self) -> Result<(), AdvanceError> {
        let path = self.dir.join(base::NEXT);
        std::fs::remove_file(&path).map_err(|source| AdvanceError::Io { path, source })
    }

    /// Removes the segments that are before the base, oldest first, and returns their number.
    ///
    /// # Errors
    /// [`AdvanceError`]; those that are left are passed over.
    pub fn remove_archived(&self) -> Result<u64, AdvanceError> {
        let first = self.base.lock().unwrap_or_else(PoisonError::into_inner).segment;
        let failed = |path: PathBuf| move |source| AdvanceError::Io { path, source };
        let mut removed = 0;
        for number in segment::list(&self.dir).map_err(failed(self.dir.clone()))? {
            if number >= first {
                break;
            }
            let path = segment::path(&self.dir, number);
            std::fs::remove_file(&path).map_err(failed(path))?;
            removed += 1;
        }
        self.shared.folds.events.forget_before(first);
        self.sync_folder()?;
        Ok(removed)
    }

    fn sync_folder(&self) -> Result<(), AdvanceError> {
        let synced = std::fs::File::open(&self.dir).and_then(|folder| folder.sync_all());
        synced.map_err(|source| AdvanceError::Io { path: self.dir.clone(), source })
    }

    /// Checks that every segment from the base on has its name: the next start needs the closed ones too. Lists the directory.
    ///
    /// # Errors
    /// [`Unrecorded`] that names the first that is missing.
    pub fn check_segments(&self) -> Result<(), Unrecorded> {
        // The base does not advance meanwhile, and segments from it on are not removed.
        let base = self.base.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = self.shared.place.newest();
        let numbers = segment::list(&self.dir).map_err(|source| Displaced::Unknown {
            path: self.dir.clone(),
            source: Arc::new(source),
        })?;
        let missing = (base.segment..=newest).find(|one| numbers.binary_search(one).is_err());
        match missing.map(|number| segment::path(&self.dir, number)) {
            Some(path) => Err(Displaced::Missing { path }.into()),
            None => Ok(()),
        }
    }
}
