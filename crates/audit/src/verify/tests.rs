use super::*;
use crate::entry;
use crate::log::tests::{key, record};
use crate::{Log, verify};

/// A log with three entries, as bytes of its one segment.
fn log() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 3);
    drop(log);
    std::fs::read(segment::path(dir.path(), 1)).unwrap()
}

fn report(bytes: &[u8]) -> Report {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(segment::path(dir.path(), 1), bytes).unwrap();
    verify(dir.path(), Some(&key())).unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// The entry that is named as the first bad one.
fn bad(lines: &[Vec<u8>]) -> Option<u64> {
    report(&lines.concat()).flaw.map(|flaw| flaw.seq)
}

#[test]
fn a_whole_log_is_whole() {
    let report = report(&log());
    assert_eq!((report.entries, report.segments, report.unacknowledged), (3, 1, 0));
    assert_eq!(report.flaw, None);
}

#[test]
fn every_changed_byte_is_found_and_its_entry_named() {
    let bytes = log();
    let ends: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 0x01;
        let flaw = report(&altered).flaw.unwrap_or_else(|| panic!("byte {at} is not noticed"));
        // Two heads come first: what is wrong there is told at entry 1.
        let line = ends.iter().filter(|end| **end < at).count();
        let expected = u64::try_from(line.saturating_sub(2)).unwrap() + 1;
        assert_eq!(flaw.seq, expected.min(3), "byte {at}");
    }
}

#[test]
fn every_truncation_is_found() {
    let bytes = log();
    for length in 0..bytes.len() {
        assert!(report(&bytes[..length]).flaw.is_some(), "{length} bytes");
    }
}

#[test]
fn deleted_repeated_moved_and_invented_entries_are_found() {
    let whole = lines(&log());
    let with = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut lines = whole.clone();
        change(&mut lines);
        bad(&lines)
    };
    assert_eq!(with(&|lines| drop(lines.remove(2))), Some(1));
    assert_eq!(with(&|lines| drop(lines.remove(3))), Some(2));
    assert_eq!(with(&|lines| drop(lines.remove(4))), Some(3));
    assert_eq!(with(&|lines| lines.insert(3, lines[2].clone())), Some(2));
    assert_eq!(with(&|lines| lines.swap(2, 3)), Some(1));
    assert_eq!(with(&|lines| lines.swap(3, 4)), Some(2));
    assert_eq!(with(&|lines| lines.swap(0, 1)), Some(1));
    assert_eq!(with(&|lines| lines[3] = lines[3].to_ascii_uppercase()), Some(2));
}

/// Whoever computes the whole chain anew lacks the key of the heads.
#[test]
fn a_chain_that_was_computed_anew_is_found_with_the_key() {
    let whole = lines(&log());
    let mut forged = whole[..2].concat();
    let mut hash = START;
    for (seq, line) in (1u64..).zip(&whole[2..]) {
        let parsed: Line<'_> = serde_json::from_slice(line).unwrap();
        let event = parsed.event.get().replace("Encrypt", "Decrypt");
        hash = entry::append(&mut forged, &hash, seq, None, event.as_bytes());
    }
    assert!(report(&forged).flaw.is_some());
}

#[test]
fn segments_follow_each_other() {
    let dir = tempfile::tempdir().unwrap();
    assert!(verify(dir.path(), Some(&key())).unwrap().flaw.is_some(), "there is nothing");
    std::fs::write(segment::path(dir.path(), 2), log()).unwrap();
    let flaw = verify(dir.path(), Some(&key())).unwrap().flaw.unwrap();
    assert!(flaw.why.contains("missing"), "{flaw:?}");
}

#[test]
fn a_log_that_is_being_written_verifies() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| record(&log, 300));
        while !writing.is_finished() {
            let report = verify(dir.path(), Some(&key())).unwrap();
            assert_eq!(report.flaw, None);
        }
    });
}
