//! The entries that wait for the writing thread, and when it wakes for them.
//!
//! Waking a thread costs more than rendering an entry. So an entry of a thread that serves requests wakes nobody while the writer
//! only dozes: the serving thread works on, and tells when it [comes to rest](JobQueue::thread_parked). The writer sleeps soundly only
//! when nothing has come for a while, and then the first entry wakes it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::Thread;
use std::time::Duration;

use super::shared::lock;
use super::writer::{WriterEnded, WriterJob};
use crate::recorded::Unrecorded;

/// The entries that may wait. One more is refused as busy.
const QUEUE_MAX: usize = 16_384;
/// The bytes of the events that wait. One more is refused as busy. An event whose change has committed is taken all the same: the
/// service bounds how many changes are under way.
pub(super) const QUEUE_BYTES_MAX: usize = 192 * 1024 * 1024;
/// The entries in one group.
const GROUP_MAX: usize = 1024;
/// The bytes after which a group takes no further entry.
pub(super) const GROUP_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The jobs that wait, in their order.
#[derive(Default)]
pub(super) struct JobQueue {
    jobs: Mutex<Jobs>,
    /// The entries that are not durable yet, in the queue or in the group that is being written.
    unwritten: AtomicU64,
    /// The bytes of their events.
    unwritten_bytes: AtomicUsize,
    /// The threads that have requests to work on.
    working: AtomicUsize,
    /// `true` if the next job has to wake the writer.
    asleep: AtomicBool,
    /// The writing thread.
    writer: OnceLock<Thread>,
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<WriterJob>,
    /// `true` if no job is taken any more.
    closed: bool,
}

impl JobQueue {
    /// Sets the thread that is woken.
    pub(super) fn set_writer(&self, thread: Thread) {
        let _first = self.writer.set(thread);
    }

    /// Adds a job.
    ///
    /// # Errors
    /// [`Unrecorded`], if too much waits already or nothing is written any more.
    pub(super) fn push(&self, job: WriterJob) -> Result<(), Unrecorded> {
        let (bytes, is_change) = (job.bytes(), job.entry.is_some() && job.is_of_change());
        let before = self.unwritten_bytes.fetch_add(bytes, Ordering::Relaxed);
        let taken = if before.saturating_add(bytes) > QUEUE_BYTES_MAX && !is_change {
            Err(Unrecorded::Busy)
        } else {
            self.append(job)
        };
        match taken {
            Ok(()) => self.call(),
            Err(_) => _ = self.unwritten_bytes.fetch_sub(bytes, Ordering::Relaxed),
        }
        taken
    }

    fn append(&self, job: WriterJob) -> Result<(), Unrecorded> {
        let mut jobs = lock(&self.jobs);
        if jobs.closed {
            return Err(Unrecorded::Failed(Arc::new(WriterEnded::Gone)));
        }
        if jobs.waiting.len() >= QUEUE_MAX {
            return Err(Unrecorded::Busy);
        }
        jobs.waiting.push_back(job);
        self.unwritten.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Wakes the writer for a job, unless a thread is at work that will come to rest: that one wakes it.
    fn call(&self) {
        // A thread that came to rest before the job was there has counted itself out before it looked into the queue, whose lock
        // this thread has taken after it: so it is not counted here.
        if self.working.load(Ordering::Relaxed) == 0 || self.asleep.load(Ordering::Acquire) {
            self.wake();
        }
    }

    fn wake(&self) {
        self.asleep.store(false, Ordering::Relaxed);
        if let Some(writer) = self.writer.get() {
            writer.unpark();
        }
    }

    /// Takes the first jobs, as many as make a group, with the bytes of their events.
    pub(super) fn take_group(&self) -> (Vec<WriterJob>, usize) {
        let mut jobs = lock(&self.jobs);
        let mut group = Vec::with_capacity(jobs.waiting.len().min(GROUP_MAX));
        let mut bytes = 0_usize;
        while group.len() < GROUP_MAX && bytes < GROUP_BYTES_MAX {
            let Some(next) = jobs.waiting.pop_front() else { break };
            bytes = bytes.saturating_add(next.bytes());
            group.push(next);
        }
        (group, bytes)
    }

    /// Notes that a group is durable or refused.
    pub(super) fn written(&self, count: usize, bytes: usize) {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.unwritten.fetch_sub(count, Ordering::Relaxed);
        self.unwritten_bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// Waits until there is a job: dozes for a time, then sleeps until it is woken. Returns `false` when the queue is closed and
    /// empty.
    pub(super) fn wait(&self, doze: Duration) -> bool {
        let mut has_dozed = doze.is_zero();
        loop {
            let is_asleep = std::mem::replace(&mut has_dozed, true);
            self.asleep.store(is_asleep, Ordering::Release);
            // After that: a job comes either before this look, or to a writer that is known to sleep.
            match self.len() {
                Some(0) if is_asleep => std::thread::park(),
                Some(0) => std::thread::park_timeout(doze),
                Some(_) => break,
                None => return false,
            }
        }
        self.asleep.store(false, Ordering::Relaxed);
        true
    }

    /// Returns how many jobs wait; `None` if none does and none will come.
    pub(super) fn len(&self) -> Option<usize> {
        let jobs = lock(&self.jobs);
        let count = jobs.waiting.len();
        (count > 0 || !jobs.closed).then_some(count)
    }

    /// Lets the writer end after the jobs that wait.
    pub(super) fn close(&self) {
        lock(&self.jobs).closed = true;
        self.wake();
    }

    /// Closes the queue, and drops the jobs: whoever waits for them gets an error.
    pub(super) fn abandon(&self) {
        let mut jobs = lock(&self.jobs);
        jobs.closed = true;
        jobs.waiting.clear();
        self.unwritten.store(0, Ordering::Relaxed);
        self.unwritten_bytes.store(0, Ordering::Relaxed);
    }

    /// Notes that a thread has requests to work on.
    pub(super) fn thread_unparked(&self) {
        self.working.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes that a thread comes to rest. The last one wakes the writer: its group is complete.
    pub(super) fn thread_parked(&self) {
        let was = self.working.fetch_sub(1, Ordering::Relaxed);
        if was == 1 && self.len().is_some_and(|waiting| waiting > 0) {
            self.wake();
        }
    }

    /// Returns whether a thread has requests to work on: more entries are to come.
    pub(super) fn is_more_to_come(&self) -> bool {
        self.working.load(Ordering::Relaxed) > 0
    }

    /// Returns the number of entries that are not durable yet.
    pub(super) fn unwritten(&self) -> u64 {
        self.unwritten.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::writer::tests::{job, long_job};

    /// A queue whose writer is this thread.
    fn queue() -> JobQueue {
        let queue = JobQueue::default();
        queue.set_writer(std::thread::current());
        queue
    }

    #[test]
    fn the_bytes_that_wait_are_bounded_and_what_has_committed_is_taken_all_the_same() {
        let (queue, event) = (queue(), QUEUE_BYTES_MAX / 192);
        for _ in 0..192 {
            queue.push(long_job(event, None)).unwrap();
        }
        assert!(matches!(queue.push(long_job(100, None)), Err(Unrecorded::Busy)));
        queue.push(long_job(100, Some(1))).unwrap();
        let bytes = || queue.unwritten_bytes.load(Ordering::Relaxed);
        assert_eq!((bytes(), queue.unwritten()), (QUEUE_BYTES_MAX + 100, 193));
        while queue.len() != Some(0) {
            let (group, bytes) = queue.take_group();
            queue.written(group.len(), bytes);
        }
        assert_eq!((bytes(), queue.unwritten()), (0, 0));
    }

    #[test]
    fn the_jobs_that_wait_are_bounded() {
        let queue = queue();
        for _ in 0..QUEUE_MAX {
            queue.push(job(None).0).unwrap();
        }
        assert!(matches!(queue.push(job(None).0), Err(Unrecorded::Busy)));
        assert_eq!(queue.take_group().0.len(), GROUP_MAX);
        queue.push(job(None).0).unwrap();
    }

    #[test]
    fn what_waits_in_a_closed_queue_is_written_and_nothing_is_taken() {
        let queue = queue();
        queue.push(job(None).0).unwrap();
        queue.close();
        assert!(matches!(queue.push(job(None).0), Err(Unrecorded::Failed(_))));
        assert!(queue.wait(Duration::ZERO));
        assert_eq!(queue.take_group().0.len(), 1);
        assert!(!queue.wait(Duration::ZERO));
    }

    /// Every job is found, whether its sender, a thread that comes to rest, or nobody wakes the writer; and whether it dozes or
    /// sleeps. A wake-up that is lost would make the test hang.
    #[test]
    fn no_job_is_overlooked() {
        const SENDERS: usize = 4;
        const JOBS: usize = 500;
        for doze in [Duration::ZERO, Duration::from_secs(3600)] {
            let queue = queue();
            std::thread::scope(|scope| {
                for sender in 0..SENDERS {
                    let queue = &queue;
                    scope.spawn(move || {
                        for number in 0..JOBS {
                            let serves = sender % 2 == 0;
                            if serves {
                                queue.thread_unparked();
                            }
                            queue.push(job(None).0).unwrap();
                            if serves {
                                queue.thread_parked();
                            }
                            if number % 50 == sender {
                                std::thread::sleep(Duration::from_millis(1));
                            }
                        }
                    });
                }
                let mut found = 0;
                while found < SENDERS * JOBS {
                    assert!(queue.wait(doze));
                    found += queue.take_group().0.len();
                }
            });
        }
    }
}
