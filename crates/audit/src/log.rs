//! The log of the running service.

mod advance;
mod job_queue;
mod open;
mod open_paths;
mod shared;
mod writer;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crypto::mac::HmacKey;
use model::{HighWaterMark, Timestamp};
use secret::Secret;
use store::{Change, Committed, Revision};

use crate::base::Base;
use crate::event::{AccessKeyUse, Event};
use crate::event_index::{EventLookupError, EventPage, EventQuery};
use crate::fold::{Fold, FoldThread};
use crate::last_usage::{self, LastUse};
use crate::recorded::{Recorded, Unrecorded};
use crate::segment::SEGMENT_BYTES_MAX;
use shared::Shared;
use writer::{Entry, LogWriter, WriterEnded, WriterJob};

pub use advance::{AdvanceError, LogBase, has_unreleased};
pub use open::LogOpenError;

/// The audit log, open for appending. One process has it open.
pub struct Log {
    writer: LogWriter,
    threads: Vec<FoldThread>,
    shared: Arc<Shared>,
    dir: PathBuf,
    key: Arc<HmacKey>,
    base: Mutex<Base>,
}

/// The state in which the log was found when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The last entry. Zero in a new log.
    pub seq: u64,
    /// The number of the base ([`LogBase::generation`]).
    pub base: u64,
    /// The newest revision of the store that an entry names. A store that is behind it was put back to an old copy.
    pub revision: Revision,
    /// The entries that a crash left beyond the head: written, never acknowledged, and dropped.
    pub discarded: u64,
    /// The entries that a power cut took although the newer head covered them: never acknowledged.
    pub lost: u64,
    /// The names of files in the directory that are no part of the log and were passed over, up to 16.
    pub strays: Vec<OsString>,
    /// The high-water mark of time. `None` in a new log, and in one from before marks were kept.
    pub clock: Option<HighWaterMark>,
    /// The time of the newest entry, in a log without a mark. It is only what some clock showed: use it if nothing else is known.
    pub newest_entry: Option<Timestamp>,
}

/// The end of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// The number of the last entry.
    pub entry: u64,
    /// The hash of that entry in the chain, in hexadecimal digits.
    pub hash: String,
}

/// Figures for the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogStatistics {
    /// The last durable entry.
    pub entries: u64,
    /// The entries that wait to become durable.
    pub waiting: u64,
    /// The time that the last group took to become durable.
    pub lag: Duration,
}

impl fmt::Debug for Log {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Log").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Log {
    /// Opens the log in `dir`, or begins it. What a crash left half-written is put in order. Anything that looks like tampering
    /// is refused.
    ///
    /// # Errors
    /// [`LogOpenError`], which says what to do.
    pub fn open(dir: &Path, key: &Secret<[u8; 32]>) -> Result<(Self, Opened), LogOpenError> {
        Self::open_with_folds(dir, key, Vec::new())
    }

    /// Opens the log as [`Self::open`] does, and feeds these folds: with what they lack of the log at once, then with each entry.
    ///
    /// # Errors
    /// [`LogOpenError`].
    pub fn open_with_folds(
        dir: &Path,
        key: &Secret<[u8; 32]>,
        folds: Vec<Arc<dyn Fold>>,
    ) -> Result<(Self, Opened), LogOpenError> {
        Self::open_with_segments_of(dir, key, folds, SEGMENT_BYTES_MAX)
    }

    /// Opens a log with segments of another size, for tests.
    pub(crate) fn open_with_segments_of(
        dir: &Path,
        key: &Secret<[u8; 32]>,
        folds: Vec<Arc<dyn Fold>>,
        segment_bytes_max: u64,
    ) -> Result<(Self, Opened), LogOpenError> {
        let key = Arc::new(HmacKey::new(key.expose()));
        let (tail, opened, (folds, base)) = open::open(dir, &key, folds, segment_bytes_max)?;
        let shared = Arc::new(Shared::new(opened.seq, folds));
        opened.clock.into_iter().for_each(|mark| shared.note_clock(mark));
        let io = |source| LogOpenError::Io { path: dir.to_owned(), source };
        let threads = shared.folds.start().map_err(io)?;
        let writer = LogWriter::start(tail, Arc::clone(&key), Arc::clone(&shared)).map_err(io)?;
        if base.generation > 0 {
            let path = dir.join(crate::base::NAME);
            let pinned = shared.place.set_base(&path);
            pinned.map_err(|source| LogOpenError::Io { path, source })?;
        }
        let base = Mutex::new(base);
        Ok((Self { writer, threads, shared, dir: dir.to_owned(), key, base }, opened))
    }

    /// Returns what [`Log::open`] would find, and changes nothing.
    ///
    /// # Errors
    /// [`LogOpenError`], as opening the log would.
    pub fn look(dir: &Path, key: &Secret<[u8; 32]>) -> Result<Opened, LogOpenError> {
        open::look(dir, &HmacKey::new(key.expose()))
    }

    /// Begins a log in the missing directory `dir`, for a store whose changes up to revision `through` are in another log, or in
    /// none. The last uses in `former`, the directory of another log, are taken over as far as they authenticate.
    ///
    /// # Errors
    /// [`LogOpenError`].
    pub fn begin_after(
        dir: &Path,
        key: &Secret<[u8; 32]>,
        through: Revision,
        former: Option<&Path>,
    ) -> Result<(), LogOpenError> {
        let io = |source| LogOpenError::Io { path: dir.to_owned(), source };
        open::begin_after(dir, &HmacKey::new(key.expose()), through).map_err(io)?;
        former.map_or(Ok(()), |former| last_usage::carry_over(former, dir, key)).map_err(io)
    }

    /// Records a payload that has committed. Returns when the entry is durable.
    ///
    /// # Errors
    /// [`Unrecorded`]: the payload is gone, and must not be answered with.
    pub async fn record<T>(
        &self,
        committed: Committed<T>,
        event: Event,
    ) -> Result<Recorded<T>, Unrecorded> {
        let (payload, revision) = committed.into_parts();
        let revision = revision.map(|revision| revision.0);
        self.write(Some(Entry::of(event, revision))).await?;
        Ok(Recorded::new(payload))
    }

    /// Notes a change that has no entry, because it is about the log itself. Returns when that is durable.
    ///
    /// # Errors
    /// [`Unrecorded`].
    pub async fn acknowledge(&self, committed: Committed<()>) -> Result<(), Unrecorded> {
        let ((), revision) = committed.into_parts();
        let revision = revision.map(|revision| revision.0);
        self.write(Some(Entry { event: None, following: Vec::new(), revision })).await
    }

    /// Returns the newest entry that is durable, with its hash.
    #[must_use]
    pub fn head(&self) -> LogHead {
        let (entry, hash) = self.shared.head();
        LogHead { entry, hash: crypto::hash::hex(&hash) }
    }

    async fn write(&self, entry: Option<Entry>) -> Result<(), Unrecorded> {
        let (reply, durable) = tokio::sync::oneshot::channel();
        self.writer.queue(WriterJob { entry, reply })?;
        let gone = |_gone| Unrecorded::Failed(Arc::new(WriterEnded::Gone));
        durable.await.map_err(gone)?.map_err(Unrecorded::from)
    }

    /// Checks that an entry would be taken now. Call it before a change commits, so that a change that cannot be recorded is not
    /// made. If room ran out, it checks again whether there is some.
    ///
    /// # Errors
    /// [`Unrecorded`], the reason why not.
    pub async fn ready(&self) -> Result<(), Unrecorded> {
        self.shared.alive()?;
        if self.shared.is_full() {
            self.write(None).await?;
        }
        self.check()
    }

    /// Checks that the log's disk has more than `reserve` bytes free. Asks the file system each time, so use it for entries that
    /// are written a few times a second at most.
    ///
    /// # Errors
    /// [`Unrecorded::Reserved`] if it has not; [`Unrecorded::RoomUnknown`] if the file system does not say.
    pub fn check_reserve(&self, reserve: u64) -> Result<(), Unrecorded> {
        if reserve == 0 {
            return Ok(());
        }
        let disk = rustix::fs::statvfs(&self.dir)
            .map_err(|error| Unrecorded::RoomUnknown(error.into()))?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free > reserve { Ok(()) } else { Err(Unrecorded::Reserved) }
    }

    /// Notes the high-water mark of time. The next head that is written has it.
    pub fn note_clock(&self, mark: HighWaterMark) {
        self.shared.note_clock(mark);
    }

    /// Notes the high-water mark of time, and returns when a head with it is durable.
    ///
    /// # Errors
    /// [`Unrecorded`].
    pub async fn keep_clock(&self, mark: HighWaterMark) -> Result<(), Unrecorded> {
        self.note_clock(mark);
        self.write(None).await
    }

    /// Returns the high-water mark that was noted last. `None` in a new log.
    #[must_use]
    pub fn clock(&self) -> Option<HighWaterMark> {
        self.shared.clock()
    }

    /// Adds the entries of changes that committed and were not recorded, because the process died in between. The note of a
    /// change is its event. Call it once, before requests are served. Returns the number of added entries.
    ///
    /// # Errors
    /// [`Unrecorded`].
    pub async fn repair(&self, changes: Vec<Change>) -> Result<usize, Unrecorded> {
        let mut added = 0;
        for Change { revision, note, .. } in changes {
            if self.shared.has(revision.0) {
                continue;
            }
            let entry = Entry::of(Event::parse_note(note), Some(revision.0));
            self.write(Some(entry)).await?;
            added += 1;
        }
        Ok(added)
    }

    /// Returns the revision of the store up to which every revision has its entry. Its change feed may be forgotten up to there.
    #[must_use]
    pub fn recorded_through(&self) -> Revision {
        Revision(self.shared.recorded_through())
    }

    /// Returns the last successful cryptographic use of the key with this ARN.
    ///
    /// # Errors
    /// [`io::Error`] if the table of last uses cannot be read, or was altered since it was opened.
    pub fn last_use(&self, key_arn: &str) -> io::Result<Option<LastUse>> {
        self.shared.folds.uses.key(key_arn)
    }

    /// Returns the last request that was signed with the long-term access key of this id.
    ///
    /// # Errors
    /// [`io::Error`] as [`Self::last_use`].
    pub fn access_key_use(&self, id: &str) -> io::Result<Option<AccessKeyUse>> {
        self.shared.folds.uses.access_key(id)
    }

    /// Looks events up, newest first. Reads files.
    ///
    /// # Errors
    /// [`EventLookupError`].
    pub fn look_up_events(&self, query: &EventQuery<'_>) -> Result<EventPage, EventLookupError> {
        self.shared.folds.events.look_up(query)
    }

    /// Closes the newest segment and begins the next one, unless it has no entry or there is no room for another.
    ///
    /// # Errors
    /// [`Unrecorded`].
    pub async fn close_segment(&self) -> Result<(), Unrecorded> {
        self.shared.close_segment();
        self.write(None).await
    }

    /// Notes that a thread has requests to work on, which will need entries. While one has, a group waits a little for more.
    pub fn thread_unparked(&self) {
        self.shared.queue.thread_unparked();
    }

    /// Notes that a thread that [was unparked](Self::thread_unparked) has nothing to do until something arrives.
    pub fn thread_parked(&self) {
        self.shared.queue.thread_parked();
    }

    /// Returns figures for the metrics.
    #[must_use]
    pub fn statistics(&self) -> LogStatistics {
        self.shared.statistics()
    }

    /// Checks that the log takes entries, and that they go where they will be found again.
    ///
    /// # Errors
    /// [`Unrecorded`], the reason why not.
    pub fn check(&self) -> Result<(), Unrecorded> {
        self.shared.alive()?;
        self.shared.place.check()?;
        if self.shared.is_full() { Err(Unrecorded::Full) } else { Ok(()) }
    }

    /// Writes the waiting entries and what is derived from the log, then closes.
    pub fn close(self) {
        let Self { writer, threads, shared, .. } = self;
        drop(writer);
        drop(threads);
        let last = shared.seq.load(Ordering::Relaxed);
        for fold in shared.folds.all() {
            // If that fails the next start reads more of the log.
            let _not_needed = fold.close(last);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
