//! Tests of the limits in bytes: of the queue, of a group, of its buffer and of a line.

use super::tests::job;
use super::*;
use crate::log::open;

/// Returns a job with an event of so many bytes.
fn long_job(bytes: usize, revision: Option<u64>) -> Job {
    let (mut job, _) = job(revision);
    let event = format!(r#"{{"k":"{}"}}"#, "x".repeat(bytes.saturating_sub(8)));
    job.entry.as_mut().unwrap().event = event.into_bytes();
    job
}

#[test]
fn the_bytes_that_wait_are_bounded_and_what_has_committed_is_taken_all_the_same() {
    let (dir, key) = (tempfile::tempdir().unwrap(), HmacKey::new(&[5; 32]));
    let (_, _, (uses, _)) = open::open(dir.path(), &key, u64::MAX).unwrap();
    let (queue, jobs) = sync_channel(QUEUE_MAX);
    let shared = Arc::new(Shared::new(0, uses));
    let writer = Writer { queue: Some(queue), thread: None, shared: Arc::clone(&shared) };
    let most = QUEUE_BYTES_MAX / EVENT_BYTES_MAX;
    for _ in 0..most {
        writer.queue(long_job(EVENT_BYTES_MAX, None)).unwrap();
    }
    assert!(matches!(writer.queue(long_job(100, None)), Err(Unrecorded::Busy)));
    writer.queue(long_job(100, Some(1))).unwrap();
    assert_eq!(shared.waiting_bytes.load(Ordering::Relaxed), QUEUE_BYTES_MAX + 100);
    assert_eq!(jobs.try_iter().count(), most + 1);
}

#[test]
fn an_entry_that_could_not_be_read_back_is_not_written() {
    let (dir, key) = (tempfile::tempdir().unwrap(), Arc::new(HmacKey::new(&[5; 32])));
    let (tail, _, (uses, _)) = open::open(dir.path(), &key, u64::MAX).unwrap();
    let shared = Arc::new(Shared::new(0, uses));
    let writer = Writer::start(tail, key, Arc::clone(&shared)).unwrap();
    let mut following = long_job(100, Some(1));
    following.entry.as_mut().unwrap().following = vec![vec![b' '; EVENT_BYTES_MAX + 1]];
    for job in [long_job(EVENT_BYTES_MAX + 1, None), following] {
        assert!(matches!(writer.queue(job), Err(Unrecorded::TooLong(_))));
    }
    assert_eq!(shared.waiting_bytes.load(Ordering::Relaxed), 0);
    // The log goes on.
    let (next, durable) = job(None);
    writer.queue(next).unwrap();
    assert!(durable.blocking_recv().unwrap().is_ok());
}

#[test]
fn a_group_ends_with_its_bytes_and_its_buffer_is_given_back() {
    let (queue, jobs) = sync_channel(QUEUE_MAX);
    for _ in 0..10 {
        queue.send(long_job(EVENT_BYTES_MAX, None)).unwrap();
    }
    let (group, bytes) = gather(long_job(EVENT_BYTES_MAX, None), &jobs);
    assert_eq!((group.len(), bytes), (4, GROUP_BYTES_MAX));
    let (dir, key) = (tempfile::tempdir().unwrap(), Arc::new(HmacKey::new(&[5; 32])));
    let (tail, _, (uses, _)) = open::open(dir.path(), &key, u64::MAX).unwrap();
    let mut state = State::new(tail, key, Arc::new(Shared::new(0, uses)));
    state.write_group(group);
    assert_eq!(state.tail.head.seq, 4);
    assert!(state.buffer.capacity() <= BUFFER_BYTES_KEPT);
    state.release();
}
