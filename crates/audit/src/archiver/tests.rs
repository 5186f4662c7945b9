use std::collections::HashMap;
use std::path::Path;

use store::Revision;

use super::*;
use crate::log::tests::{block, event, key, record};
use crate::{Archive, Log, LogOpenError, LogVerifier, verify};

/// An archive in memory.
#[derive(Default)]
struct Memory(HashMap<String, Vec<u8>>);

impl Archive for Memory {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }
    fn open(&self, name: &str) -> io::Result<Box<dyn Read>> {
        let bytes = self.0.get(name).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(io::Cursor::new(bytes.clone())))
    }
    fn place(&self, name: &str) -> PathBuf {
        Path::new("memory").join(name)
    }
}

/// A log of three closed segments and one with two entries.
fn log(dir: &Path) -> Log {
    let (log, _) = Log::open(dir, &key()).unwrap();
    for _ in 0..3 {
        record(&log, 4);
        block(log.close_segment()).unwrap();
    }
    record(&log, 2);
    log
}

/// Archives `count` segments.
fn archive(log: &Log, dir: &Path, count: usize) -> Memory {
    let mut archiver = Archiver::open(dir, &key()).unwrap();
    assert!(archiver.candidates().unwrap().len() >= count);
    let mut memory = Memory::default();
    for _ in 0..count {
        let packed = archiver.pack().unwrap();
        assert_eq!(archive::unpacked_sha256(&*packed.bytes).unwrap(), packed.sha256);
        memory.0.insert(packed.name, packed.bytes);
    }
    archiver.sign("memory").unwrap();
    assert!(log.advance().unwrap());
    memory
}

#[test]
fn the_log_and_its_last_uses_go_on_after_what_was_archived() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let uses = log.last_use("key-1").unwrap();
    let memory = archive(&log, dir.path(), 2);
    assert_eq!(log.base().seq, 8);
    assert_eq!(log.remove_archived().unwrap(), 2);
    // What was taken is not taken again.
    assert!(!log.advance().unwrap());
    log.close();
    for run in crate::log::tests::table_files(dir.path()) {
        std::fs::remove_file(run).unwrap();
    }
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!((opened.seq, log.last_use("key-1").unwrap()), (14, uses));
    record(&log, 1);
    log.close();
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.flaw, report.first, report.entries), (None, 9, 7));
    let joined = LogVerifier::new(Some(&key())).with_archive(&memory).log(dir.path()).unwrap();
    assert_eq!((joined.flaw, joined.first, joined.entries), (None, 1, 15));
    let numbers: Vec<u64> =
        crate::entries(dir.path(), 0).unwrap().map(|entry| entry.unwrap().seq).collect();
    assert_eq!(numbers, (9..=15).collect::<Vec<_>>());
}

/// While the log is written: those that are still in it are not the archive's.
#[test]
fn archived_entries_end_where_the_live_log_begins() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let mut memory = archive(&log, dir.path(), 2);
    // Stored and not released yet.
    let copy = Archiver::open(dir.path(), &key()).unwrap().pack().unwrap();
    memory.0.insert(copy.name, copy.bytes);
    let read = |memory: &Memory| {
        let mut numbers = Vec::new();
        let key = key();
        let verifier = LogVerifier::new(Some(&key)).with_archive(memory);
        let report = verifier.archived_entries(dir.path(), &mut |entry, _| {
            numbers.push(entry);
            Ok(())
        });
        (numbers, report.unwrap())
    };
    let (numbers, report) = read(&memory);
    assert_eq!((numbers, report.flaw), ((1..=8).collect(), None));
    assert_eq!(report.base.unwrap().archived, 8);
    record(&log, 1);
    memory.0.remove(&archive::name(1));
    assert_eq!((read(&memory).0, read(&memory).1.first), ((5..=8).collect(), 5));
    memory.0.remove(&archive::name(2));
    let flaw = read(&memory).1.flaw.unwrap();
    assert!(
        flaw.why.contains("ends at entry 0, and the live log begins after entry 8"),
        "{}",
        flaw.why
    );
}

#[test]
fn what_an_archive_lacks_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let mut memory = archive(&log, dir.path(), 3);
    let flaw = |memory: &Memory| LogVerifier::new(None).archive(memory).unwrap().flaw;
    assert_eq!(flaw(&memory), None);
    let second = memory.0.remove(&archive::name(2)).unwrap();
    let missing = flaw(&memory).unwrap();
    assert_eq!((missing.seq, missing.path), (5, memory.place(&archive::name(2))));
    memory.0.insert(archive::name(2), second);
    // An archive may begin later, and says so.
    memory.0.remove(&archive::name(1));
    let report = LogVerifier::new(Some(&key())).archive(&memory).unwrap();
    assert_eq!((report.flaw, report.first, report.entries), (None, 5, 8));
    // Without its end it does not reach the log.
    memory.0.remove(&archive::name(3));
    let joined = LogVerifier::new(Some(&key())).with_archive(&memory).log(dir.path()).unwrap();
    assert!(joined.flaw.unwrap().why.contains("the live log begins after entry 12"));
}

/// An old live log with the base of then, beside an archive that has gone further.
#[test]
fn an_archive_that_goes_on_beyond_a_log_that_was_put_back_is_told() {
    let (dir, older) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = log(dir.path());
    let mut memory = archive(&log, dir.path(), 1);
    log.remove_archived().unwrap();
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), older.path().join(file.file_name())).unwrap();
    }
    let joined = |dir: &Path, memory: &Memory| {
        LogVerifier::new(Some(&key())).with_archive(memory).log(dir).unwrap().flaw
    };
    // Stored and not released yet, as a crash leaves it: equal copies are no flaw.
    let mut archiver = Archiver::open(dir.path(), &key()).unwrap();
    let copies = [archiver.pack().unwrap(), archiver.pack().unwrap()];
    memory.0.extend(copies.map(|packed| (packed.name, packed.bytes)));
    assert_eq!(joined(dir.path(), &memory), None);

    block(log.close_segment()).unwrap();
    memory.0.extend(archive(&log, dir.path(), 3).0);
    log.remove_archived().unwrap();
    assert_eq!(joined(dir.path(), &memory), None);
    let flaw = joined(older.path(), &memory).unwrap();
    assert_eq!((flaw.seq, flaw.path), (15, memory.place(&archive::name(4))));
    assert!(flaw.why.contains("was put back"), "{}", flaw.why);

    record(&log, 4);
    block(log.close_segment()).unwrap();
    memory.0.extend(archive(&log, dir.path(), 1).0);
    let flaw = joined(older.path(), &memory).unwrap();
    assert!(flaw.why.contains("to entry 18; the live log ends at entry 14"), "{}", flaw.why);
}

#[test]
fn a_base_that_is_older_than_the_store_knows_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let _archived = archive(&log, dir.path(), 1);
    let flaw = |known: u64| {
        LogVerifier::new(Some(&key())).with_known_base(known).log(dir.path()).unwrap().flaw
    };
    assert_eq!(flaw(1), None);
    let why = flaw(2).unwrap().why;
    assert!(why.contains("the base was put back: it is number 1"), "{why}");
    std::fs::remove_file(dir.path().join(base::NAME)).unwrap();
    let why = flaw(1).unwrap().why;
    assert!(why.contains("the base was put back: there is none"), "{why}");
}

#[test]
fn a_look_finds_what_opening_finds_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let _archived = archive(&log, dir.path(), 1);
    let bytes = || {
        let files = std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path());
        files.map(|path| (std::fs::read(&path).unwrap(), path)).collect::<HashMap<_, _>>()
    };
    // As after a kill: the zeros beyond the end are there. (A log that went on would merge its last uses meanwhile.)
    drop(log);
    let newest = segment::open(dir.path(), 4).unwrap();
    newest.set_len(newest.metadata().unwrap().len() + 4096).unwrap();
    let before = bytes();
    let looked = Log::look(dir.path(), &key()).unwrap();
    assert_eq!(bytes(), before);
    assert_eq!((looked.seq, looked.base), (14, 1));
    assert_eq!(Log::open(dir.path(), &key()).unwrap().1, looked);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(Log::look(empty.path(), &key()).unwrap().seq, 0);
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn a_base_or_a_closed_segment_that_is_gone_is_noticed_until_it_is_back() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(dir.path());
    let aside = dir.path().join("aside");
    let gone = |log: &Log, path: &Path, also_for_entries: bool| {
        std::fs::rename(path, &aside).unwrap();
        let noticed = [log.check(), log.check_segments()].map(|check| check.is_err());
        assert_eq!(noticed, [also_for_entries, !also_for_entries], "{}", path.display());
        std::fs::rename(&aside, path).unwrap();
        log.check().unwrap();
        log.check_segments().unwrap();
    };
    gone(&log, &segment::path(dir.path(), 1), false);
    gone(&log, &segment::path(dir.path(), 3), false);
    // The base is watched from its making on, and each one that follows it, and after a start.
    let base = dir.path().join(base::NAME);
    for _ in 0..2 {
        let _archived = archive(&log, dir.path(), 1);
        log.check().unwrap();
        log.remove_archived().unwrap();
        log.check_segments().unwrap();
        gone(&log, &base, true);
    }
    log.close();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    gone(&log, &base, true);
    std::fs::rename(&base, &aside).unwrap();
    std::fs::copy(&aside, &base).unwrap();
    assert!(log.check().is_err(), "a copy is another file");
}

#[test]
fn a_segment_whose_changes_have_no_entry_yet_is_not_archived() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    let change = |revision| store::Change {
        revision: Revision(revision),
        request_id: String::new(),
        note: event("CreateKey", "key", None).to_note(),
        addresses: Vec::new(),
    };
    block(log.repair(vec![change(2)])).unwrap();
    block(log.close_segment()).unwrap();
    record(&log, 1);
    let archiver = Archiver::open(dir.path(), &key()).unwrap();
    assert_eq!(archiver.candidates().unwrap(), []);
    block(log.repair(vec![change(1)])).unwrap();
    let found = archiver.candidates().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found.first().unwrap().newest.as_deref(), Some("2026-01-02T03:04:05Z"));
}

#[test]
fn a_base_of_another_key_or_state_is_refused() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (log, another) = (log(dir.path()), log(other.path()));
    let next = |dir: &Path| dir.join(base::NEXT);
    let sign = |dir: &Path, key: &Secret<[u8; 32]>, count: usize| {
        let mut archiver = Archiver::open(dir, key).unwrap();
        for _ in 0..count {
            archiver.pack().unwrap();
        }
        archiver.sign("memory").unwrap();
    };
    // Another log's, of other entries.
    record(&another, 1);
    block(another.close_segment()).unwrap();
    sign(other.path(), &key(), 4);
    std::fs::copy(next(other.path()), next(dir.path())).unwrap();
    assert!(log.advance().is_err());
    // Altered.
    sign(dir.path(), &key(), 1);
    let mut bytes = std::fs::read(next(dir.path())).unwrap();
    let place = bytes.windows(11).position(|window| window == b"\"segment\":2").unwrap();
    *bytes.get_mut(place + 10).unwrap() = b'3';
    std::fs::write(next(dir.path()), &bytes).unwrap();
    assert!(log.advance().is_err());
    std::fs::write(dir.path().join(base::NAME), &bytes).unwrap();
    log.close();
    assert!(matches!(Log::open(dir.path(), &key()), Err(LogOpenError::Base { .. })));
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert!(report.flaw.unwrap().why.contains("base"));
}

#[test]
fn a_change_without_an_entry_is_acknowledged_across_a_start() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 1);
    let change = store::Change {
        revision: Revision(1),
        request_id: String::new(),
        note: Vec::new(),
        addresses: Vec::new(),
    };
    assert_eq!(block(log.repair(vec![change])).unwrap(), 1);
    assert_eq!((log.statistics().entries, log.recorded_through()), (1, Revision(1)));
    log.close();
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(
        (opened.seq, opened.revision, log.recorded_through()),
        (1, Revision(1), Revision(1))
    );
    assert_eq!(verify(dir.path(), Some(&key())).unwrap().flaw, None);
}
