//! The state that the writing thread shares with its callers.

use std::collections::BTreeSet;
use std::error::Error;
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use crypto::mac::HmacKey;
use model::HighWaterMark;

use super::job_queue::JobQueue;
use super::open_paths::OpenPaths;
use crate::entry::{ChainHash, START};
use crate::event_index::EventIndex;
use crate::fold::{Fold, FoldThread};
use crate::last_usage::LastUseTable;
use crate::recorded::Unrecorded;

/// All that is derived from the log.
pub(super) struct Folds {
    pub(super) uses: Arc<LastUseTable>,
    pub(super) events: Arc<EventIndex>,
    pub(super) others: Vec<Arc<dyn Fold>>,
}

impl Folds {
    /// Opens what is beside the log with these segments.
    pub(super) fn beside(
        dir: &Path,
        key: &Arc<HmacKey>,
        segments: RangeInclusive<u64>,
        others: Vec<Arc<dyn Fold>>,
    ) -> io::Result<Self> {
        let uses = Arc::new(LastUseTable::beside(dir, Arc::clone(key))?);
        let (first, newest) = segments.into_inner();
        let events = Arc::new(EventIndex::open(dir, Arc::clone(key), first, newest)?);
        Ok(Self { uses, events, others })
    }

    /// Starts the threads.
    pub(super) fn start(&self) -> io::Result<Vec<FoldThread>> {
        let index = Arc::clone(&self.events).start();
        self.all().map(Fold::start).chain([index]).collect()
    }

    /// Returns the last uses, and then the others.
    pub(super) fn all(&self) -> impl Iterator<Item = Arc<dyn Fold>> {
        let uses: Arc<dyn Fold> = Arc::<LastUseTable>::clone(&self.uses);
        std::iter::once(uses).chain(self.others.iter().cloned())
    }
}

/// The state that the writer shares with its callers.
pub(super) struct Shared {
    /// The reason why no group is written any more.
    pub(super) failed: OnceLock<Arc<dyn Error + Send + Sync>>,
    pub(super) full: AtomicBool,
    /// The paths that entries are written to.
    pub(super) place: OpenPaths,
    /// `true` if the newest segment is to be closed before it is long.
    pub(super) closing: AtomicBool,
    pub(super) seq: AtomicU64,
    /// The last durable entry and its hash.
    pub(super) head: Mutex<(u64, ChainHash)>,
    pub(super) queue: JobQueue,
    pub(super) lag_micros: AtomicU64,
    pub(super) recorded_through: AtomicU64,
    pub(super) above: Mutex<BTreeSet<u64>>,
    pub(super) folds: Folds,
    /// The high-water mark of time for the next head.
    pub(super) clock: Mutex<Option<HighWaterMark>>,
}

impl Shared {
    pub(super) fn new(seq: u64, folds: Folds) -> Self {
        Self {
            failed: OnceLock::new(),
            full: AtomicBool::new(false),
            place: OpenPaths::default(),
            closing: AtomicBool::new(false),
            seq: AtomicU64::new(seq),
            head: Mutex::new((seq, START)),
            queue: JobQueue::default(),
            lag_micros: AtomicU64::new(0),
            recorded_through: AtomicU64::new(0),
            above: Mutex::default(),
            folds,
            clock: Mutex::default(),
        }
    }

    pub(super) fn head(&self) -> (u64, ChainHash) {
        *lock(&self.head)
    }

    pub(super) fn alive(&self) -> Result<(), Unrecorded> {
        self.failed.get().map_or(Ok(()), |why| Err(Unrecorded::Failed(Arc::clone(why))))
    }

    /// Closes the newest segment with the next group.
    pub(super) fn close_segment(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    pub(super) fn closes_segment(&self) -> bool {
        // Asked for with each group: a load is cheaper than a swap.
        self.closing.load(Ordering::Relaxed) && self.closing.swap(false, Ordering::Relaxed)
    }

    pub(super) fn note_clock(&self, mark: HighWaterMark) {
        *lock(&self.clock) = Some(mark);
    }

    pub(super) fn clock(&self) -> Option<HighWaterMark> {
        *lock(&self.clock)
    }

    /// Returns whether the last check found no room.
    pub(super) fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
    }

    pub(super) fn statistics(&self) -> super::LogStatistics {
        super::LogStatistics {
            entries: self.seq.load(Ordering::Relaxed),
            waiting: self.queue.unwritten(),
            lag: Duration::from_micros(self.lag_micros.load(Ordering::Relaxed)),
        }
    }

    pub(super) fn recorded_through(&self) -> u64 {
        self.recorded_through.load(Ordering::Acquire)
    }

    /// Returns whether the revision has its entry.
    pub(super) fn has(&self, revision: u64) -> bool {
        revision <= self.recorded_through() || lock(&self.above).contains(&revision)
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
