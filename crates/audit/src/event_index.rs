//! The index of events: finds what LookupEvents asks for without reading all of the log.
//!
//! Of the newest segment it is in memory, fed with each entry that becomes durable. When a segment is closed, a thread writes its index
//! into a [file]. A file that is missing or altered is made again from its segment. Whatever is found is read from the segment and
//! compared with what was indexed and with what was asked for, so that no index shows what is not there.

mod file;
mod lookup;
mod row;
mod source;

use crypto::mac::HmacKey;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::event_terms::EventTerms;
use crate::fold::FoldThread;
use crate::segment;
use file::{IndexFile, SegmentEnd};
use row::{RowsPart, SegmentRows};

pub use lookup::{EventLookupError, EventPage, EventQuery, FoundEvent};
pub(crate) use row::EntryPlace;
pub use row::EventPosition;

/// The closed segments whose rows wait in memory to be written. Those of one more are read from the segment again.
const WAITING_MAX: usize = 2;

/// The index of all segments of a log.
#[derive(Debug)]
pub(crate) struct EventIndex {
    dir: PathBuf,
    key: Arc<HmacKey>,
    state: Mutex<IndexState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct IndexState {
    /// The newest segment and its rows.
    newest: u64,
    rows: SegmentRows,
    /// The closed segments whose files are not written yet, oldest first.
    waiting: VecDeque<WaitingSegment>,
    /// The closed segments with their files; `None` for one without, which is made again.
    closed: BTreeMap<u64, Option<Arc<IndexFile>>>,
    /// Those of them whose index cannot be made: the segment is damaged, or there is no room. They are tried again when asked for.
    failed: BTreeSet<u64>,
    is_ending: bool,
}

impl IndexState {
    /// Returns the newest closed segment without a file.
    fn missing(&self) -> Option<u64> {
        let mut without = self.closed.iter().rev().filter(|(_, file)| file.is_none());
        without.find(|(number, _)| !self.failed.contains(number)).map(|(number, _)| *number)
    }
}

/// A closed segment whose rows are in memory.
#[derive(Clone, Debug)]
struct WaitingSegment {
    end: SegmentEnd,
    parts: Arc<Vec<Arc<RowsPart>>>,
}

impl EventIndex {
    /// Opens the index of the segments from `first` to `newest`, of which the newest has been verified. Files of other segments are
    /// removed.
    pub(crate) fn open(dir: &Path, key: Arc<HmacKey>, first: u64, newest: u64) -> io::Result<Self> {
        let mut closed = BTreeMap::new();
        for number in first..newest {
            let opened =
                source::end_of(dir, &key, number).and_then(|end| IndexFile::open(dir, &key, end));
            closed.insert(number, opened.ok().map(Arc::new));
        }
        for file in std::fs::read_dir(dir)? {
            let name = file?.file_name();
            let name =
                name.to_str().and_then(|name| name.strip_prefix(segment::EVENT_INDEX_PREFIX));
            let Some(name) = name else { continue };
            let number = name.parse().ok().filter(|number| closed.contains_key(number));
            if number.is_none_or(|number: u64| format!("{number:010}") != name) {
                match std::fs::remove_file(dir.join(segment::EVENT_INDEX_PREFIX.to_owned() + name))
                {
                    // A log that was closed just now has finished it, and it has another name.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    removed => removed?,
                }
            }
        }
        let rows = source::newest_rows(dir, newest)?;
        let state = Mutex::new(IndexState { newest, rows, closed, ..IndexState::default() });
        Ok(Self { dir: dir.to_owned(), key, state, changed: Condvar::new() })
    }

    /// Adds entries of the newest segment, which have become durable.
    pub(crate) fn add<'a>(&self, entries: impl Iterator<Item = (&'a EntryPlace, &'a EventTerms)>) {
        let mut state = self.lock();
        for (place, terms) in entries {
            state.rows.push(place, terms);
        }
    }

    /// Closes the newest segment, whose last entry has this hash, and begins the next.
    pub(crate) fn close_segment(&self, hash: crate::entry::ChainHash) {
        let mut state = self.lock();
        let end = SegmentEnd { number: state.newest, hash };
        state.newest += 1;
        let parts = Arc::new(std::mem::take(&mut state.rows).into_parts());
        state.closed.insert(end.number, None);
        if state.waiting.len() < WAITING_MAX {
            state.waiting.push_back(WaitingSegment { end, parts });
        }
        self.changed.notify_all();
    }

    /// Forgets the segments before `first`, and removes their files.
    pub(crate) fn forget_before(&self, first: u64) {
        let mut state = self.lock();
        let kept = state.closed.split_off(&first);
        let gone = std::mem::replace(&mut state.closed, kept);
        state.waiting.retain(|segment| segment.end.number >= first);
        drop(state);
        for file in gone.into_values().flatten() {
            // One that stays behind is removed by the next start.
            let _later = std::fs::remove_file(file.end.path(&self.dir));
        }
    }

    /// Has the index of a segment made again.
    fn make_again(&self, number: u64) {
        let mut state = self.lock();
        state.failed.remove(&number);
        if let Some(file) = state.closed.get_mut(&number) {
            *file = None;
        }
        drop(state);
        self.changed.notify_all();
    }

    /// Makes the index of a segment: from its rows in memory, or from its entries.
    fn make(&self, number: u64) -> io::Result<()> {
        let in_memory = self.lock().waiting.iter().find(|one| one.end.number == number).cloned();
        let WaitingSegment { end, parts } = match in_memory {
            Some(segment) => segment,
            None => {
                let (end, rows) = source::closed_rows(&self.dir, &self.key, number)?;
                WaitingSegment { end, parts: Arc::new(rows.into_parts()) }
            }
        };
        let file = file::write(&self.dir, &self.key, end, &parts)?;
        let mut state = self.lock();
        state.waiting.retain(|one| one.end != end);
        match state.closed.get_mut(&number) {
            Some(place) => *place = Some(Arc::new(file)),
            // It was archived meanwhile.
            None => std::fs::remove_file(end.path(&self.dir))?,
        }
        Ok(())
    }

    /// Starts the thread that makes indexes. It ends when the handle is dropped.
    pub(crate) fn start(self: Arc<Self>) -> io::Result<FoldThread> {
        let index = Arc::clone(&self);
        let end = move || {
            index.lock().is_ending = true;
            index.changed.notify_all();
        };
        FoldThread::start("event-index", end, move || self.keep())
    }

    /// Makes indexes until the end, the newest first.
    fn keep(&self) {
        // Less urgent than requests. If the system refuses, the service is only less even.
        let _refused = rustix::process::nice(10);
        let mut state = self.lock();
        while !state.is_ending {
            let Some(number) = state.missing() else {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(state);
            let made = self.make(number);
            state = self.lock();
            if made.is_err() {
                state.failed.insert(number);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, IndexState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
