//! The writing thread: takes all entries that wait, writes them and the head, makes them durable with one `fdatasync`,
//! and wakes whoever waits.
//!
//! A failed write or `fdatasync` is final: what is on disk is in doubt, and a second `fdatasync` may lie.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crypto::mac::HmacKey;
use tokio::sync::oneshot;

use super::usage_file;
use crate::entry;
use crate::event::Use;
use crate::head::{ENTRIES_START, Head};
use crate::last_usage::{LastUse, LastUses};
use crate::recorded::Unrecorded;
use crate::segment::{self, SEGMENT_BYTES_MAX};

/// Entries that may wait; one more is refused as busy.
const QUEUE_MAX: usize = 16_384;
/// Entries in one group.
const GROUP_MAX: usize = 1024;
/// Under load, the least time from the start of one group to the start of the next, for each entry of the group before
/// and in all: a group that waits a little holds more entries, and each costs less. As many clients as were answered
/// together come back within about that time; a lone entry never waits.
const GROUP_INTERVAL_PER_ENTRY: Duration = Duration::from_micros(20);
const GROUP_INTERVAL_MAX: Duration = Duration::from_micros(1_500);
/// Zeros written ahead of the entries, so that making a group durable does not change the length of the file.
static RESERVE: [u8; 256 * 1024] = [0; 256 * 1024];

/// An entry to be written.
pub(super) struct Job {
    pub(super) event: Vec<u8>,
    pub(super) uses: Vec<Use>,
    pub(super) revision: Option<u64>,
    pub(super) reply: oneshot::Sender<Result<(), String>>,
}

/// Where the log ends.
pub(super) struct Tail {
    pub(super) dir: PathBuf,
    pub(super) file: File,
    pub(super) head: Head,
    /// Revisions recorded above the low-water mark.
    pub(super) above: BTreeSet<u64>,
}

/// What the writer shares with those who ask.
pub(super) struct Shared {
    failed: OnceLock<String>,
    seq: AtomicU64,
    waiting: AtomicU64,
    lag_micros: AtomicU64,
    recorded_through: AtomicU64,
    above: Mutex<BTreeSet<u64>>,
    uses: Mutex<LastUses>,
}

impl Shared {
    pub(super) fn new(seq: u64, uses: LastUses) -> Self {
        Self {
            failed: OnceLock::new(),
            seq: AtomicU64::new(seq),
            waiting: AtomicU64::new(0),
            lag_micros: AtomicU64::new(0),
            recorded_through: AtomicU64::new(0),
            above: Mutex::default(),
            uses: Mutex::new(uses),
        }
    }

    pub(super) fn alive(&self) -> Result<(), Unrecorded> {
        self.failed.get().map_or(Ok(()), |why| Err(Unrecorded::Failed(why.clone())))
    }

    pub(super) fn statistics(&self) -> super::Statistics {
        super::Statistics {
            entries: self.seq.load(Ordering::Relaxed),
            waiting: self.waiting.load(Ordering::Relaxed),
            lag: Duration::from_micros(self.lag_micros.load(Ordering::Relaxed)),
        }
    }

    pub(super) fn recorded_through(&self) -> u64 {
        self.recorded_through.load(Ordering::Acquire)
    }

    /// Whether the revision has its entry.
    pub(super) fn has(&self, revision: u64) -> bool {
        revision <= self.recorded_through() || lock(&self.above).contains(&revision)
    }

    pub(super) fn last_use(&self, key_arn: &str) -> Option<LastUse> {
        lock(&self.uses).of(key_arn).cloned()
    }

    /// Writes the table of last uses down. If that fails the next start reads more of the log.
    pub(super) fn save_uses(&self, dir: &Path, key: &HmacKey) {
        let seq = self.seq.load(Ordering::Relaxed);
        let _not_needed = usage_file::save(dir, key, seq, &lock(&self.uses));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The handle on the writing thread, which ends when the handle is dropped.
pub(super) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    shared: Arc<Shared>,
}

impl Writer {
    pub(super) fn start(tail: Tail, key: Arc<HmacKey>, shared: Arc<Shared>) -> io::Result<Self> {
        let (queue, jobs) = sync_channel(QUEUE_MAX);
        shared.recorded_through.store(tail.head.recorded_through, Ordering::Release);
        lock(&shared.above).clone_from(&tail.above);
        let state = State::new(tail, key, Arc::clone(&shared));
        let thread = std::thread::Builder::new()
            .name("audit-writer".to_owned())
            .spawn(move || run(state, &jobs))?;
        Ok(Self { queue: Some(queue), thread: Some(thread), shared })
    }

    pub(super) fn queue(&self, job: Job) -> Result<(), Unrecorded> {
        self.shared.alive()?;
        self.shared.waiting.fetch_add(1, Ordering::Relaxed);
        let refused = match self.queue.as_ref().map(|queue| queue.try_send(job)) {
            Some(Ok(())) => return Ok(()),
            Some(Err(TrySendError::Full(_))) => Unrecorded::Busy,
            Some(Err(TrySendError::Disconnected(_))) | None => {
                Unrecorded::Failed("the writer is gone".to_owned())
            }
        };
        self.shared.waiting.fetch_sub(1, Ordering::Relaxed);
        Err(refused)
    }
}

impl Drop for Writer {
    /// Writes what waits, then ends.
    fn drop(&mut self) {
        self.queue.take();
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

struct State {
    tail: Tail,
    key: Arc<HmacKey>,
    shared: Arc<Shared>,
    /// The lines of one group; kept, so that it is not allocated again and again.
    buffer: Vec<u8>,
    /// Up to where the file is filled with zeros.
    reserved: u64,
}

fn run(mut state: State, jobs: &Receiver<Job>) {
    let (mut last_start, mut last_count) = (Instant::now(), 0);
    while let Ok(first) = jobs.recv() {
        std::thread::sleep(interval(last_count).saturating_sub(last_start.elapsed()));
        last_start = Instant::now();
        let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
        let group: Vec<Job> = std::iter::once(first).chain(waiting).take(GROUP_MAX).collect();
        last_count = group.len();
        let count = u64::try_from(last_count).unwrap_or(u64::MAX);
        state.write_group(group);
        state.shared.waiting.fetch_sub(count, Ordering::Relaxed);
    }
    state.release();
}

/// How long after a group of `count` entries the next one starts.
fn interval(count: usize) -> Duration {
    match u32::try_from(count) {
        Ok(0 | 1) => Duration::ZERO,
        Ok(count) => GROUP_INTERVAL_PER_ENTRY.saturating_mul(count).min(GROUP_INTERVAL_MAX),
        Err(_) => GROUP_INTERVAL_MAX,
    }
}

impl State {
    fn new(tail: Tail, key: Arc<HmacKey>, shared: Arc<Shared>) -> Self {
        let reserved = tail.head.end;
        Self { tail, key, shared, buffer: Vec::new(), reserved }
    }

    /// Cuts off the zeros, so that a closed log is text to its end. If that fails, the next start does it.
    fn release(&self) {
        if self.shared.failed.get().is_none() {
            let _again = self.tail.file.set_len(self.tail.head.end);
        }
    }

    /// Fills the file with zeros beyond `end`, when it is not.
    fn reserve(&mut self, end: u64) -> io::Result<()> {
        while self.reserved < end {
            self.tail.file.write_all_at(&RESERVE, self.reserved)?;
            self.reserved += RESERVE.len() as u64;
        }
        Ok(())
    }

    /// Makes a group durable and wakes those who wait, or fails for good.
    fn write_group(&mut self, group: Vec<Job>) {
        let start = Instant::now();
        let result = match self.shared.failed.get() {
            Some(why) => Err(why.clone()),
            None => self.append(&group).map_err(|error| error.to_string()),
        };
        if let Err(why) = &result {
            let _first = self.shared.failed.set(why.clone());
        } else {
            self.publish(&group);
        }
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.shared.lag_micros.store(micros, Ordering::Relaxed);
        for job in group {
            // The client may be gone; its entry stays.
            let _gone = job.reply.send(result.clone());
        }
    }

    /// Writes the lines and the head, and makes both durable.
    fn append(&mut self, group: &[Job]) -> io::Result<()> {
        if self.tail.head.end >= SEGMENT_BYTES_MAX {
            self.begin_segment()?;
        }
        self.buffer.clear();
        let mut head = self.tail.head;
        for job in group {
            head.seq += 1;
            head.hash =
                entry::append(&mut self.buffer, &head.hash, head.seq, job.revision, &job.event);
            self.tail.above.extend(job.revision);
            head.revision = head.revision.max(job.revision.unwrap_or(0));
        }
        while self.tail.above.remove(&(head.recorded_through + 1)) {
            head.recorded_through += 1;
        }
        head.generation += 1;
        let start = head.end;
        head.end += u64::try_from(self.buffer.len()).unwrap_or(u64::MAX);
        self.reserve(head.end)?;
        self.tail.file.write_all_at(&self.buffer, start)?;
        self.tail.file.write_all_at(&head.line(&self.key), head.offset())?;
        self.tail.file.sync_data()?;
        self.tail.head = head;
        Ok(())
    }

    /// Tells what has become durable.
    fn publish(&self, group: &[Job]) {
        let shared = &self.shared;
        shared.seq.store(self.tail.head.seq, Ordering::Relaxed);
        shared.recorded_through.store(self.tail.head.recorded_through, Ordering::Release);
        if group.iter().any(|job| job.revision.is_some()) {
            lock(&shared.above).clone_from(&self.tail.above);
        }
        if group.iter().any(|job| !job.uses.is_empty()) {
            let mut uses = lock(&shared.uses);
            group.iter().flat_map(|job| &job.uses).for_each(|used| uses.add(used.clone()));
        }
    }

    /// Closes the segment and begins the next one.
    fn begin_segment(&mut self) -> io::Result<()> {
        // Both heads of a closed segment say where it ends.
        let last = Head { generation: self.tail.head.generation + 1, ..self.tail.head };
        self.tail.file.write_all_at(&last.line(&self.key), last.offset())?;
        self.tail.file.set_len(last.end)?;
        self.tail.file.sync_data()?;
        let head = Head {
            generation: last.generation + 2,
            segment: last.segment + 1,
            end: ENTRIES_START,
            ..last
        };
        self.tail.file = segment::create(&self.tail.dir, &head, &self.key)?;
        self.tail.head = head;
        self.reserved = head.end;
        self.shared.save_uses(&self.tail.dir, &self.key);
        Ok(())
    }
}
