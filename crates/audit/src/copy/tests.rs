use std::path::Path;

use store::{Change, Revision};

use super::*;
use crate::Log;
use crate::log::tests::{block, key, record};
use crate::verify;

fn change(revision: u64) -> Change {
    Change {
        revision: Revision(revision),
        request_id: "request".to_owned(),
        note: b"{}".to_vec(),
        addresses: Vec::new(),
    }
}

/// A log with small segments: entries that change nothing between changes 1, 2, ...
fn log(dir: &Path, changes: u64) -> Log {
    let (log, _) = Log::open_with_segments_of(dir, &key(), Vec::new(), 4096).unwrap();
    for revision in 1..=changes {
        record(&log, 3);
        block(log.repair(vec![change(revision)])).unwrap();
    }
    record(&log, 2);
    log
}

fn copied(dir: &Path, through: u64) -> (tempfile::TempDir, CopiedLog) {
    let to = tempfile::tempdir().unwrap();
    let copied = copy_log(dir, to.path(), &key(), Revision(through), &mut |_| {}).unwrap();
    (to, copied)
}

#[test]
fn a_copy_ends_before_the_first_entry_of_a_later_revision_and_is_whole_wherever_that_is() {
    let dir = tempfile::tempdir().unwrap();
    let _running = log(dir.path(), 20);
    for through in 0..=20 {
        let (to, copied) = copied(dir.path(), through);
        // Three entries and a change each; after the last change come two more.
        let entries = if through == 20 { 82 } else { through * 4 + 3 };
        assert_eq!((copied.seq, copied.revision), (entries, Revision(through)), "{through}");
        assert_eq!(copied.recorded_through, Revision(through));
        let report = verify(to.path(), Some(&key())).unwrap();
        assert_eq!((report.flaw, report.entries, report.head), (None, entries, copied.hash));
        // What is copied opens, and goes on.
        let (log, opened) =
            Log::open_with_segments_of(to.path(), &key(), Vec::new(), 4096).unwrap();
        assert_eq!((opened.seq, opened.revision.0), (entries, through));
        assert_eq!((opened.discarded, opened.lost), (0, 0));
        block(log.repair(vec![change(through + 1)])).unwrap();
        assert_eq!(log.recorded_through(), Revision(through + 1));
    }
}

#[test]
fn a_copy_of_a_log_with_an_altered_entry_or_head_is_refused_or_does_not_verify() {
    let dir = tempfile::tempdir().unwrap();
    log(dir.path(), 20).close();
    let segment = segment::path(dir.path(), 1);
    let whole = std::fs::read(&segment).unwrap();
    for place in [600, 1100, whole.len() - 10] {
        let mut altered = whole.clone();
        altered[place] ^= 1;
        std::fs::write(&segment, altered).unwrap();
        let to = tempfile::tempdir().unwrap();
        match copy_log(dir.path(), to.path(), &key(), Revision(20), &mut |_| {}) {
            Ok(_) if place == 600 => {} // One head is enough, and the copy has two good ones.
            Ok(_) => assert!(verify(to.path(), Some(&key())).unwrap().flaw.is_some(), "{place}"),
            Err(_) => {}
        }
    }
    std::fs::remove_file(&segment).unwrap();
    let to = tempfile::tempdir().unwrap();
    let _copied = copy_log(dir.path(), to.path(), &key(), Revision(20), &mut |_| {});
    assert!(verify(to.path(), Some(&key())).unwrap().flaw.is_some());
}

/// Archives the two oldest segments, and removes them.
fn archive(log: &Log, dir: &Path) {
    let mut archiver = crate::Archiver::open(dir, &key()).unwrap();
    for _ in 0..2 {
        archiver.pack().unwrap();
    }
    archiver.sign("elsewhere").unwrap();
    assert!(log.advance().unwrap());
    assert_eq!(log.remove_archived().unwrap(), 2);
}

#[test]
fn a_log_that_is_archived_while_it_is_copied_is_copied_whole() {
    let dir = tempfile::tempdir().unwrap();
    let running = log(dir.path(), 60);
    let to = tempfile::tempdir().unwrap();
    let mut archivings = 0;
    let mut progress = |_bytes| {
        if archivings < 2 {
            archivings += 1;
            archive(&running, dir.path());
        }
    };
    let copied = copy_log(dir.path(), to.path(), &key(), Revision(60), &mut progress).unwrap();
    let report = verify(to.path(), Some(&key())).unwrap();
    assert_eq!((report.flaw, report.head), (None, copied.hash));
    assert_eq!((copied.seq, report.base.is_some()), (running.statistics().entries, true));
}

#[test]
fn a_log_that_was_archived_beyond_the_copied_store_is_told_and_one_that_lacks_a_segment_too() {
    let dir = tempfile::tempdir().unwrap();
    let running = log(dir.path(), 60);
    archive(&running, dir.path());
    let to = || tempfile::tempdir().unwrap();
    let copy = |through| copy_log(dir.path(), to().path(), &key(), Revision(through), &mut |_| {});
    assert!(matches!(copy(0), Err(CopyError::Overtaken)));
    copy(60).unwrap();
    std::fs::remove_file(segment::path(dir.path(), 3)).unwrap();
    assert!(matches!(copy(60), Err(CopyError::Missing { .. })));
}
