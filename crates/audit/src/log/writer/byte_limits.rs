//! Tests of the limits in bytes: of a group, of its buffer and of a line.

use super::tests::{job, long_job};
use super::*;
use crate::log::job_queue::GROUP_BYTES_MAX;
use crate::log::open;

#[test]
fn an_entry_that_could_not_be_read_back_is_not_written() {
    let (dir, key) = (tempfile::tempdir().unwrap(), Arc::new(HmacKey::new(&[5; 32])));
    let (tail, _, (folds, _)) = open::open(dir.path(), &key, Vec::new(), u64::MAX).unwrap();
    let shared = Arc::new(Shared::new(0, folds));
    let writer = LogWriter::start(tail, key, Arc::clone(&shared)).unwrap();
    let mut following = long_job(100, Some(1));
    following.entry.as_mut().unwrap().following =
        vec![EventLine::of_json(vec![b' '; EVENT_BYTES_MAX + 1])];
    for job in [long_job(EVENT_BYTES_MAX + 1, None), following] {
        assert!(matches!(writer.queue(job), Err(Unrecorded::TooLong(_))));
    }
    assert_eq!(shared.queue.unwritten(), 0);
    // The log goes on.
    let (next, durable) = job(None);
    writer.queue(next).unwrap();
    assert!(durable.blocking_recv().unwrap().is_ok());
}

#[test]
fn a_group_ends_with_its_bytes_and_its_buffer_is_given_back() {
    let queue = JobQueue::default();
    for _ in 0..10 {
        queue.push(long_job(EVENT_BYTES_MAX, None)).unwrap();
    }
    let (group, bytes) = queue.take_group();
    assert_eq!((group.len(), bytes), (4, GROUP_BYTES_MAX));
    let (dir, key) = (tempfile::tempdir().unwrap(), Arc::new(HmacKey::new(&[5; 32])));
    let (tail, _, (folds, _)) = open::open(dir.path(), &key, Vec::new(), u64::MAX).unwrap();
    let mut state = WriterState::new(tail, key, Arc::new(Shared::new(0, folds)));
    state.write_group(group);
    assert_eq!(state.tail.head.seq, 4);
    assert!(state.buffer.capacity() <= BUFFER_BYTES_KEPT);
    state.release();
}
