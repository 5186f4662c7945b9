//! The writing thread: takes all waiting entries, writes them and the head, makes them durable with one `fdatasync`, and wakes
//! the callers.
//!
//! A failed write of entries or heads, or `fdatasync`, is final: the state of the disk is in doubt, and a second `fdatasync` may
//! lie. Room is reserved before anything is written. If there is none the group is refused and nothing is in doubt.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crypto::mac::HmacKey;
use durable::Displaced;
use tokio::sync::oneshot;

use super::job_queue::JobQueue;
use super::shared::{Shared, lock};
use crate::entry;
use crate::event::{EVENT_BYTES_MAX, Event, EventLine};
use crate::event_index::EntryPlace;
use crate::head::{ENTRIES_START, Head};
use crate::recorded::Unrecorded;
use crate::segment;

/// The memory for the lines of a group that is kept from one to the next.
const BUFFER_BYTES_KEPT: usize = 1024 * 1024;
/// The least time under load from the start of one group to the start of the next, for each entry of the group before and in all.
/// A group that waits a little holds more entries, and each costs less. As many clients as were answered together come back
/// within about that time. A lone entry never waits.
const GROUP_INTERVAL_PER_ENTRY: Duration = Duration::from_micros(20);
const GROUP_INTERVAL_MAX: Duration = Duration::from_micros(1_500);
/// The least time from the start of one group to the start of the next while a thread has requests to work on: more
/// entries are to come. Decision 0004.
const BUSY_INTERVAL: Duration = Duration::from_millis(1);
/// The interval between checks that the files are in their places, while nothing is changed.
const LOOK_INTERVAL: Duration = Duration::from_millis(10);
/// The zeros written ahead of the entries, so that making a group durable does not change the length of the file.
static RESERVE: [u8; 256 * 1024] = [0; 256 * 1024];

/// A job for the writer.
pub(super) struct WriterJob {
    /// The entry. `None` only asks whether there is room, and for a head with the time that is known now.
    pub(super) entry: Option<Entry>,
    pub(super) reply: oneshot::Sender<Result<(), GroupError>>,
}

/// An entry to be written.
pub(super) struct Entry {
    /// The event. `None` for a change that has no line.
    pub(super) event: Option<EventLine>,
    /// The events that follow from it, each with a line of its own.
    pub(super) following: Vec<EventLine>,
    pub(super) revision: Option<u64>,
}

impl Entry {
    /// Returns the entry of an event, which tells of the change with this revision if there is one.
    pub(super) fn of(event: Event, revision: Option<u64>) -> Self {
        let (event, following) = event.into_lines();
        // The note of a change about the log itself is empty.
        let event = Some(event).filter(|line| !line.json.is_empty());
        Self { event, following, revision }
    }

    /// Returns the lines of it.
    fn lines(&self) -> impl Iterator<Item = &EventLine> {
        self.event.iter().chain(&self.following)
    }

    fn bytes(&self) -> usize {
        self.lines().map(|line| line.json.len()).sum()
    }

    /// Returns whether every line of it can be read back.
    fn is_readable(&self) -> bool {
        self.lines().all(|line| line.json.len() <= EVENT_BYTES_MAX)
    }
}

impl WriterJob {
    pub(super) fn bytes(&self) -> usize {
        self.entry.as_ref().map_or(0, Entry::bytes)
    }

    /// Returns whether the job belongs to a change, or asks whether there is room for one.
    pub(super) fn is_of_change(&self) -> bool {
        self.entry.as_ref().is_none_or(|entry| entry.revision.is_some())
    }
}

/// The reason why a group was not written.
#[derive(Clone, Debug)]
pub(super) enum GroupError {
    /// There is no room now. Nothing was written.
    Full,
    /// The files are not in their places now. Nothing was written.
    Displaced(Displaced),
    /// No group will be written any more.
    Failed(Arc<dyn Error + Send + Sync>),
}

impl From<io::Error> for GroupError {
    fn from(error: io::Error) -> Self {
        Self::Failed(Arc::new(error))
    }
}

impl From<GroupError> for Unrecorded {
    fn from(refused: GroupError) -> Self {
        match refused {
            GroupError::Full => Self::Full,
            GroupError::Displaced(displaced) => Self::Displaced(displaced),
            GroupError::Failed(why) => Self::Failed(why),
        }
    }
}

/// The reason why nothing is written any more although no write failed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub(super) enum WriterEnded {
    /// The writing thread ended, or was told to.
    #[error("the writer is gone")]
    Gone,
    /// The writing thread panicked.
    #[error("the writing thread panicked")]
    Panicked,
}

/// The end of the log.
pub(super) struct Tail {
    pub(super) dir: PathBuf,
    /// The open directory: naming a segment must not need another descriptor.
    pub(super) folder: File,
    pub(super) file: File,
    /// The size at which a segment is closed and the next one begun.
    pub(super) segment_bytes_max: u64,
    pub(super) head: Head,
    /// The revisions recorded above the low-water mark.
    pub(super) above: BTreeSet<u64>,
}

/// The handle on the writing thread, which ends when the handle is dropped.
pub(super) struct LogWriter {
    thread: Option<std::thread::JoinHandle<()>>,
    shared: Arc<Shared>,
}

impl LogWriter {
    pub(super) fn start(tail: Tail, key: Arc<HmacKey>, shared: Arc<Shared>) -> io::Result<Self> {
        shared.place.set(&tail)?;
        shared.recorded_through.store(tail.head.recorded_through, Ordering::Release);
        lock(&shared.above).clone_from(&tail.above);
        *lock(&shared.head) = (tail.head.seq, tail.head.hash);
        let state = WriterState::new(tail, key, Arc::clone(&shared));
        let thread = std::thread::Builder::new()
            .name("audit-writer".to_owned())
            .spawn(move || run(state))?;
        shared.queue.set_writer(thread.thread().clone());
        Ok(Self { thread: Some(thread), shared })
    }

    pub(super) fn queue(&self, job: WriterJob) -> Result<(), Unrecorded> {
        self.shared.alive()?;
        if job.entry.as_ref().is_some_and(|entry| !entry.is_readable()) {
            return Err(Unrecorded::TooLong(job.bytes()));
        }
        self.shared.queue.push(job)
    }
}

impl Drop for LogWriter {
    /// Writes what waits, then ends.
    fn drop(&mut self) {
        self.shared.queue.close();
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

struct WriterState {
    tail: Tail,
    key: Arc<HmacKey>,
    shared: Arc<Shared>,
    /// The lines of one group. The memory is kept, so that it is not allocated again and again.
    buffer: Vec<u8>,
    /// The places of those lines.
    places: Vec<EntryPlace>,
    /// The offset up to which the file is filled with zeros.
    reserved: u64,
    /// The entries of changes that have committed and found no room. They come first when there is room again.
    owed: Vec<Entry>,
    /// The time at which the files were last found in their places.
    found: Option<Instant>,
}

/// A guard that makes the log failed if the writing thread ends by a panic: `alive` must not report that it takes entries.
/// Callers who wait for the group or in the queue get an error when these are dropped.
struct Panicking(Arc<Shared>);

impl Drop for Panicking {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _first = self.0.failed.set(Arc::new(WriterEnded::Panicked));
            self.0.queue.abandon();
        }
    }
}

fn run(mut state: WriterState) {
    let shared = Arc::clone(&state.shared);
    let _panicking = Panicking(Arc::clone(&shared));
    let (mut last_start, mut last_count) = (Instant::now(), 0);
    while shared.queue.wait(doze(last_start, last_count)) {
        wait_for_company(&shared.queue, last_start, last_count);
        last_start = Instant::now();
        let (group, bytes) = shared.queue.take_group();
        last_count = group.len();
        state.write_group(group);
        shared.queue.written(last_count, bytes);
    }
    state.release();
}

/// Returns how long the writer dozes. It is woken at once for a client that is alone, and for whatever comes after the interval.
fn doze(last_start: Instant, last_count: usize) -> Duration {
    let interval = if last_count > 1 { BUSY_INTERVAL } else { Duration::ZERO };
    interval.saturating_sub(last_start.elapsed())
}

/// Waits for more entries after the first one of a group: until the [interval](interval) of the group before is over, and no
/// thread has requests to work on or the [`BUSY_INTERVAL`] is over too.
fn wait_for_company(queue: &JobQueue, last_start: Instant, last_count: usize) {
    std::thread::sleep(interval(last_count).saturating_sub(last_start.elapsed()));
    while let Some(left) = BUSY_INTERVAL.checked_sub(last_start.elapsed())
        && queue.is_more_to_come()
    {
        std::thread::park_timeout(left);
    }
}

/// Returns the time from a group of `count` entries to the start of the next.
fn interval(count: usize) -> Duration {
    match u32::try_from(count) {
        Ok(0 | 1) => Duration::ZERO,
        Ok(count) => GROUP_INTERVAL_PER_ENTRY.saturating_mul(count).min(GROUP_INTERVAL_MAX),
        Err(_) => GROUP_INTERVAL_MAX,
    }
}

impl WriterState {
    fn new(tail: Tail, key: Arc<HmacKey>, shared: Arc<Shared>) -> Self {
        let reserved = tail.head.end;
        let (buffer, places, owed) = (Vec::new(), Vec::new(), Vec::new());
        Self { tail, key, shared, buffer, places, reserved, owed, found: None }
    }

    /// Cuts off the zeros, so that a closed log is text to its end. If that fails, the next start does it.
    fn release(&self) {
        if self.shared.failed.get().is_none() {
            let _again = self.tail.file.set_len(self.tail.head.end);
        }
    }

    /// Fills the file with zeros beyond `end`, unless it is filled.
    fn reserve(&mut self, end: u64) -> io::Result<()> {
        while self.reserved < end {
            self.tail.file.write_all_at(&RESERVE, self.reserved)?;
            self.reserved += RESERVE.len() as u64;
        }
        Ok(())
    }

    /// Makes a group durable and wakes its callers, or refuses it.
    fn write_group(&mut self, group: Vec<WriterJob>) {
        let start = Instant::now();
        // Changes that there was no room for are still to be written.
        let is_of_change = !self.owed.is_empty() || group.iter().any(WriterJob::is_of_change);
        let mut entries = std::mem::take(&mut self.owed);
        let mut replies = Vec::with_capacity(group.len());
        for WriterJob { entry, reply } in group {
            entries.extend(entry);
            replies.push(reply);
        }
        let result = match self.shared.failed.get() {
            Some(why) => Err(GroupError::Failed(Arc::clone(why))),
            None => self.look(is_of_change, start).and_then(|()| self.append(&entries)),
        };
        self.buffer.clear();
        self.buffer.shrink_to(BUFFER_BYTES_KEPT);
        match &result {
            Ok(()) => self.publish(&entries),
            Err(GroupError::Full | GroupError::Displaced(_)) => {
                entries.retain(|entry| entry.revision.is_some());
                self.owed = entries;
            }
            Err(GroupError::Failed(why)) => {
                let _first = self.shared.failed.set(Arc::clone(why));
            }
        }
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.shared.lag_micros.store(micros, Ordering::Relaxed);
        for reply in replies {
            // The client may be gone; its entry stays.
            let _gone = reply.send(result.clone());
        }
    }

    /// Checks that the files are in their places: before every change, and from time to time for entries that only read.
    fn look(&mut self, is_of_change: bool, now: Instant) -> Result<(), GroupError> {
        let is_recent = |found| now.duration_since(found) < LOOK_INTERVAL;
        if !is_of_change && self.found.is_some_and(is_recent) {
            return Ok(());
        }
        self.found = None;
        self.shared.place.check().map_err(GroupError::Displaced)?;
        self.found = Some(now);
        Ok(())
    }

    /// Writes the lines and the head, and makes both durable.
    fn append(&mut self, entries: &[Entry]) -> Result<(), GroupError> {
        let is_long = self.tail.head.end >= self.tail.segment_bytes_max;
        if self.shared.closes_segment() && self.tail.head.end > ENTRIES_START || is_long {
            self.begin_segment()?;
        }
        self.buffer.clear();
        self.places.clear();
        let mut head = self.tail.head;
        let mut above = self.tail.above.clone();
        for entry in entries {
            // The first line names the change.
            let mut revision = entry.revision;
            for EventLine { json, .. } in entry.lines() {
                head.seq += 1;
                let (revision, before) = (revision.take(), self.buffer.len());
                head.hash = entry::append(&mut self.buffer, &head.hash, head.seq, revision, json);
                self.places.push(EntryPlace {
                    entry: head.seq,
                    offset: head.end.saturating_add(before as u64),
                    length: u32::try_from(self.buffer.len() - before).unwrap_or(u32::MAX),
                    hash: head.hash,
                });
            }
            above.extend(entry.revision);
            head.revision = head.revision.max(entry.revision.unwrap_or(0));
        }
        while above.remove(&(head.recorded_through + 1)) {
            head.recorded_through += 1;
        }
        head.generation += 1;
        head.clock = self.shared.clock();
        let start = head.end;
        head.end += u64::try_from(self.buffer.len()).unwrap_or(u64::MAX);
        self.make_room(head.end)?;
        // A head for the mark alone can wait until there is room.
        if entries.is_empty() && (head.clock == self.tail.head.clock || self.shared.is_full()) {
            return Ok(());
        }
        self.tail.file.write_all_at(&self.buffer, start)?;
        self.tail.file.write_all_at(&head.line(&self.key), head.offset())?;
        self.tail.file.sync_data()?;
        (self.tail.head, self.tail.above) = (head, above);
        Ok(())
    }

    /// Reserves room up to `end`, and some more so that changes can be refused before they commit.
    fn make_room(&mut self, end: u64) -> Result<(), GroupError> {
        let ahead = self.reserve(end.saturating_add(RESERVE.len() as u64));
        let full = matches!(&ahead, Err(error) if is_full(error));
        self.shared.full.store(full, Ordering::Relaxed);
        match ahead {
            Ok(()) => Ok(()),
            Err(_) if full && self.reserved >= end => Ok(()),
            Err(_) if full => Err(GroupError::Full),
            Err(error) => Err(error.into()),
        }
    }

    /// Publishes what has become durable.
    fn publish(&self, entries: &[Entry]) {
        let shared = &self.shared;
        let (last, lines) =
            (self.tail.head.seq, entries.iter().map(|entry| entry.lines().count()).sum::<usize>());
        let first = last + 1 - u64::try_from(lines).unwrap_or_default();
        for fold in shared.folds.all() {
            let numbered = (first..).zip(entries.iter().flat_map(Entry::lines));
            let mut marks = numbered.filter_map(|(entry, line)| Some((entry, line.mark.as_ref()?)));
            fold.add(&mut marks, last);
        }
        let placed = self.places.iter().zip(entries.iter().flat_map(Entry::lines));
        let indexed = placed.filter_map(|(place, line)| Some((place, line.terms.as_ref()?)));
        shared.folds.events.add(indexed);
        shared.seq.store(self.tail.head.seq, Ordering::Relaxed);
        *lock(&shared.head) = (self.tail.head.seq, self.tail.head.hash);
        shared.recorded_through.store(self.tail.head.recorded_through, Ordering::Release);
        if entries.iter().any(|entry| entry.revision.is_some()) {
            lock(&shared.above).clone_from(&self.tail.above);
        }
    }

    /// Closes the segment and begins the next one. If that cannot be made, the log continues in this one.
    fn begin_segment(&mut self) -> Result<(), GroupError> {
        // Both heads of a closed segment say where it ends.
        let last = Head { generation: self.tail.head.generation + 1, ..self.tail.head };
        let head = Head {
            generation: last.generation + 2,
            segment: last.segment + 1,
            end: ENTRIES_START,
            ..last
        };
        // Without a descriptor or without room nothing has been touched yet.
        let Ok(file) = segment::prepare(&self.tail.dir, &head, &self.key) else {
            return Ok(());
        };
        self.tail.file.write_all_at(&last.line(&self.key), last.offset())?;
        self.tail.file.set_len(last.end)?;
        self.tail.file.sync_data()?;
        segment::name(&self.tail.dir, &self.tail.folder, head.segment)?;
        self.tail.file = file;
        self.tail.head = head;
        self.reserved = head.end;
        self.shared.place.set(&self.tail)?;
        // What the next start reads of the log begins here.
        self.shared.folds.all().for_each(|fold| fold.segment_closed(last.seq));
        self.shared.folds.events.close_segment(last.hash);
        Ok(())
    }
}

/// Returns whether there is no room now and may be later.
fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

#[cfg(test)]
mod byte_limits;
#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::log::open;

    pub(in crate::log) fn job(
        revision: Option<u64>,
    ) -> (WriterJob, oneshot::Receiver<Result<(), GroupError>>) {
        let (reply, durable) = oneshot::channel();
        let event = Some(EventLine::of_json(b"{}".to_vec()));
        let entry = Entry { event, following: Vec::new(), revision };
        (WriterJob { entry: Some(entry), reply }, durable)
    }

    /// Returns a job with an event of so many bytes.
    pub(in crate::log) fn long_job(bytes: usize, revision: Option<u64>) -> WriterJob {
        let (mut job, _) = job(revision);
        let event = format!(r#"{{"k":"{}"}}"#, "x".repeat(bytes.saturating_sub(8)));
        job.entry.as_mut().unwrap().event = Some(EventLine::of_json(event.into_bytes()));
        job
    }

    #[test]
    fn a_writer_that_panics_makes_the_log_failed_and_answers_whoever_waits() {
        let dir = tempfile::tempdir().unwrap();
        let key = Arc::new(HmacKey::new(&[5; 32]));
        let (mut tail, _, (folds, _)) = open::open(dir.path(), &key, Vec::new(), u64::MAX).unwrap();
        // The next number is beyond the last one, and arithmetic that overflows panics.
        tail.head.seq = u64::MAX;
        let shared = Arc::new(Shared::new(0, folds));
        let writer = LogWriter::start(tail, key, Arc::clone(&shared)).unwrap();
        let (first, first_durable) = job(None);
        writer.queue(first).unwrap();
        assert!(first_durable.blocking_recv().is_err(), "it is told that no answer comes");
        while shared.alive().is_ok() {
            std::thread::yield_now();
        }
        assert!(
            matches!(shared.alive(), Err(Unrecorded::Failed(why)) if why.to_string().contains("panicked"))
        );
        let (next, _) = job(None);
        assert!(matches!(writer.queue(next), Err(Unrecorded::Failed(_))));
    }

    #[test]
    fn files_are_looked_for_before_each_change_and_now_and_then_for_reads() {
        let dir = tempfile::tempdir().unwrap();
        let key = Arc::new(HmacKey::new(&[5; 32]));
        let (tail, _, (folds, _)) = open::open(dir.path(), &key, Vec::new(), u64::MAX).unwrap();
        let shared = Arc::new(Shared::new(0, folds));
        shared.place.set(&tail).unwrap();
        let newest = segment::path(dir.path(), tail.head.segment);
        let mut state = WriterState::new(tail, key, shared);
        let start = Instant::now();
        state.look(false, start).unwrap();
        std::fs::remove_file(newest).unwrap();
        let just = start + LOOK_INTERVAL - Duration::from_nanos(1);
        state.look(false, just).expect("reads are not looked for again yet");
        let displaced = |looked| matches!(looked, Err(GroupError::Displaced(_)));
        assert!(displaced(state.look(true, just)), "a change is");
        assert!(displaced(state.look(false, just)), "and then nothing goes on");
        state.found = Some(start);
        assert!(displaced(state.look(false, start + LOOK_INTERVAL)));
    }

    #[test]
    fn without_room_nothing_is_in_doubt_and_changes_are_recorded_when_there_is_room_again() {
        let dir = tempfile::tempdir().unwrap();
        let key = Arc::new(HmacKey::new(&[5; 32]));
        let (tail, _, (folds, _)) = open::open(dir.path(), &key, Vec::new(), u64::MAX).unwrap();
        let shared = Arc::new(Shared::new(0, folds));
        let mut state = WriterState::new(tail, key, Arc::clone(&shared));
        // The device on which there is never room.
        let full = File::options().read(true).write(true).open("/dev/full").unwrap();
        let disk = std::mem::replace(&mut state.tail.file, full);
        let ((read, mut read_durable), (change, mut change_durable)) = (job(None), job(Some(1)));
        state.write_group(vec![read, change]);
        assert!(matches!(read_durable.try_recv(), Ok(Err(GroupError::Full))));
        assert!(matches!(change_durable.try_recv(), Ok(Err(GroupError::Full))));
        assert!(shared.is_full() && shared.alive().is_ok());

        state.tail.file = disk;
        let (reply, mut durable) = oneshot::channel();
        state.write_group(vec![WriterJob { entry: None, reply }]);
        assert!(matches!(durable.try_recv(), Ok(Ok(()))));
        assert!(!shared.is_full());
        assert_eq!((state.tail.head.seq, shared.recorded_through()), (1, 1));
        state.release();
    }
}
