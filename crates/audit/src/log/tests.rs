mod summaries;

use std::path::Path;

use secret::Secret;
use store::{Batch, Change, Revision};

use super::*;
use crate::event::{EventFields, EventResource, OmittedHashes, UserIdentity};
use crate::verify;

pub(crate) fn key() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[5; 32])
}

/// An event of the key called `arn`.
pub(crate) fn event(name: &str, arn: &str, error: Option<&str>) -> Event {
    Event::new(&fields(name, arn, error), 1_767_323_045_000)
}

pub(crate) fn fields<'a>(name: &'a str, arn: &'a str, error: Option<&'a str>) -> EventFields<'a> {
    EventFields {
        event_version: "1.11",
        user_identity: UserIdentity { kind: "Root", ..UserIdentity::default() },
        event_time: "2026-01-02T03:04:05Z".parse().unwrap(),
        event_source: "kms.amazonaws.com",
        event_name: name,
        aws_region: "us-east-1",
        source_ip_address: "127.0.0.1",
        user_agent: None,
        error_code: error,
        error_message: None,
        request_parameters: None,
        response_elements: None,
        additional_event_data: None,
        request_id: Some("request"),
        event_id: "event",
        read_only: true,
        resources: vec![EventResource { account_id: "000000000000", kind: "AWS::KMS::Key", arn }]
            .into(),
        event_type: "AwsApiCall",
        management_event: true,
        recipient_account_id: "000000000000",
        shared_event_id: None,
        service_event_details: None,
        event_category: "Management",
        tls_details: None,
        sent_by: None,
        omitted_sha256: OmittedHashes::default(),
        decision: b"",
    }
}

pub(crate) fn block<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

/// Records `count` events that change nothing.
pub(crate) fn record(log: &Log, count: usize) {
    block(async {
        for number in 0..count {
            let committed = store::commit(&Nothing, Batch::default(), ()).await.unwrap();
            let event = event("Encrypt", &format!("key-{}", number % 3), None);
            log.record(committed, event).await.unwrap().into_inner();
        }
    });
}

/// A store that is never asked.
struct Nothing;

impl store::Store for Nothing {
    fn get(&self, _: &store::Address) -> Result<Option<store::Record>, store::StoreError> {
        panic!("this store is never asked")
    }
    fn scan(
        &self,
        _: &store::Prefix,
        _: Option<&str>,
        _: usize,
    ) -> Result<Vec<(store::Address, store::Record)>, store::StoreError> {
        panic!("this store is never asked")
    }
    fn count(&self, _: &store::Prefix) -> Result<u64, store::StoreError> {
        panic!("this store is never asked")
    }
    fn places(&self, _: &str, _: usize) -> Result<Vec<(String, String)>, store::StoreError> {
        panic!("this store is never asked")
    }
    fn submit(&self, _: Batch) -> store::Committing {
        panic!("this store is never asked")
    }
    fn revision(&self) -> Result<Revision, store::StoreError> {
        panic!("this store is never asked")
    }
    fn changes_since(&self, _: Revision, _: usize) -> Result<Vec<Change>, store::StoreError> {
        panic!("this store is never asked")
    }
    fn forget_changes_through(&self, _: Revision) -> Result<(), store::StoreError> {
        panic!("this store is never asked")
    }
    fn verify(&self) -> Result<u64, store::StoreError> {
        panic!("this store is never asked")
    }
    fn check(&self) -> Result<(), store::StoreError> {
        panic!("this store is never asked")
    }
}

fn segment(dir: &Path) -> PathBuf {
    crate::segment::path(dir, 1)
}

#[test]
fn what_was_recorded_is_there_after_opening_again() {
    let dir = tempfile::tempdir().unwrap();
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    let new = Opened {
        seq: 0,
        base: 0,
        revision: Revision(0),
        discarded: 0,
        lost: 0,
        strays: Vec::new(),
        clock: None,
        newest_entry: None,
    };
    assert_eq!(opened, new);
    record(&log, 5);
    assert_eq!(log.statistics().entries, 5);
    log.close();
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(opened.seq, 5);
    record(&log, 2);
    log.close();
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.entries, report.flaw, report.unacknowledged), (7, None, 0));
    let names: Vec<u64> =
        crate::entries(dir.path(), 5).unwrap().map(|entry| entry.unwrap().seq).collect();
    assert_eq!(names, [6, 7]);
    assert_eq!(
        crate::tail(dir.path(), 3).unwrap().iter().map(|entry| entry.seq).collect::<Vec<_>>(),
        [5, 6, 7]
    );
}

#[test]
fn an_entry_is_found_by_its_request() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 3);
    let entry = crate::tail(dir.path(), 2).unwrap().remove(0);
    let event: serde_json::Value = serde_json::from_str(entry.event.get()).unwrap();
    let found = crate::of_request(dir.path(), event["requestID"].as_str().unwrap()).unwrap();
    assert!(found.iter().any(|found| found.seq == entry.seq));
    // What stands elsewhere in an entry is not its request id.
    assert!(crate::of_request(dir.path(), event["eventID"].as_str().unwrap()).unwrap().is_empty());
    assert!(crate::of_request(dir.path(), "nobody").unwrap().is_empty());
}

#[test]
fn many_waiters_are_each_recorded_once() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    let log = &log;
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(move || record(log, 50));
        }
    });
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.entries, report.flaw), (800, None));
}

/// A crash between data and head: what lies beyond the head was never acknowledged, and goes.
/// Threads that work hold a group back for a moment, and never for good: also when one is said to work for ever.
#[test]
fn entries_are_recorded_whoever_works() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    log.thread_unparked();
    record(&log, 10);
    log.thread_unparked();
    log.thread_parked();
    record(&log, 10);
    log.thread_parked();
    record(&log, 10);
    assert_eq!(log.statistics().entries, 30);
    drop(log);
    assert_eq!(verify(dir.path(), None).unwrap().entries, 30);
}

#[test]
fn what_a_crash_left_beyond_the_head_is_dropped() {
    for rest in ["{\"seq\":4,", "garbage\nmore\n", "\n"] {
        let dir = tempfile::tempdir().unwrap();
        let (log, _) = Log::open(dir.path(), &key()).unwrap();
        record(&log, 3);
        drop(log);
        let mut bytes = std::fs::read(segment(dir.path())).unwrap();
        bytes.extend_from_slice(rest.as_bytes());
        std::fs::write(segment(dir.path()), bytes).unwrap();
        let (log, opened) = Log::open(dir.path(), &key()).unwrap();
        assert_eq!((opened.seq, opened.lost), (3, 0));
        assert!(opened.discarded > 0);
        record(&log, 1);
        drop(log);
        assert_eq!(verify(dir.path(), Some(&key())).unwrap().flaw, None);
    }
}

#[test]
fn a_segment_that_a_crash_kept_from_being_made_is_made_again() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("0000000001.new"), "half a he").unwrap();
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(opened.seq, 0);
    record(&log, 1);
    log.close();
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.flaw, report.entries), (None, 1));
}

/// A power cut that kept the newer head and lost the last group: the older head stands.
#[test]
fn a_lost_last_group_is_told_and_more_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 3);
    drop(log);
    let bytes = std::fs::read(segment(dir.path())).unwrap();
    let ends: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1).collect();
    // Two heads, then the entries 1, 2 and 3; each was a group of its own.
    std::fs::write(segment(dir.path()), &bytes[..ends[3]]).unwrap();
    assert!(verify(dir.path(), Some(&key())).unwrap().flaw.is_some());
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!((opened.seq, opened.lost, opened.discarded), (2, 1, 0));
    drop(log);
    // One group more is gone: that is no crash.
    std::fs::write(segment(dir.path()), &bytes[..ends[2]]).unwrap();
    assert!(matches!(Log::open(dir.path(), &key()), Err(LogOpenError::Tampered { .. })));
}

#[test]
fn tampering_and_foreign_keys_are_refused_at_start() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 3);
    drop(log);
    let other = Secret::<[u8; 32]>::copy_of(&[6; 32]);
    assert!(matches!(Log::open(dir.path(), &other), Err(LogOpenError::NoHead { .. })));
    let mut bytes = std::fs::read(segment(dir.path())).unwrap();
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    std::fs::write(segment(dir.path()), bytes).unwrap();
    assert!(matches!(Log::open(dir.path(), &key()), Err(LogOpenError::Tampered { seq: 3, .. })));
}

#[test]
fn repair_adds_what_is_missing_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let stored = tempfile::tempdir().unwrap();
    let store = store::SqliteStore::open(&stored.path().join("db"), &key()).unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    block(async {
        for number in 1..=4u64 {
            let mut batch = Batch::default();
            batch.put(store::Address::new("key", "", "", "a"), Vec::new());
            let event = event("TagResource", &format!("key-{number}"), None);
            let batch = batch.noted(&format!("request-{number}"), event.to_note());
            let committed = store::commit(&store, batch, ()).await.unwrap();
            // The process dies after the commits 2 and 3 and before their entries.
            if number == 1 || number == 4 {
                log.record(committed, event).await.unwrap().into_inner();
            }
        }
    });
    assert_eq!(log.recorded_through(), Revision(1));
    drop(log);
    let (log, opened) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(opened.revision, Revision(4));
    let changes = store::Store::changes_since(&store, log.recorded_through(), 100).unwrap();
    assert_eq!(block(log.repair(changes.clone())).unwrap(), 2);
    assert_eq!(block(log.repair(changes)).unwrap(), 0);
    assert_eq!(log.recorded_through(), Revision(4));
    drop(log);
    let texts: Vec<String> = crate::tail(dir.path(), 9)
        .unwrap()
        .iter()
        .map(|entry| entry.event.get().to_owned())
        .collect();
    assert_eq!(texts.len(), 4);
    assert!(texts[2].contains("key-2") && texts[3].contains("key-3"));
}

/// Consequences of a change come after it, once, whether it was recorded at once or is repaired.
#[test]
fn what_follows_from_a_change_is_recorded_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let stored = tempfile::tempdir().unwrap();
    let store = store::SqliteStore::open(&stored.path().join("db"), &key()).unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    block(async {
        for number in 1..=3u64 {
            let mut batch = Batch::default();
            batch.put(store::Address::new("key", "", "", "a"), Vec::new());
            let named = |name: &str| event(name, &format!("key-{number}"), None);
            let event = named("RotateKeyOnDemand")
                .followed_by(named("RotateKey"))
                .followed_by(named("Sync"));
            let batch = batch.noted(&format!("request-{number}"), event.to_note());
            let committed = store::commit(&store, batch, ()).await.unwrap();
            // The process dies after the second commit and before its entries.
            if number != 2 {
                log.record(committed, event).await.unwrap().into_inner();
            }
        }
    });
    drop(log);
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    let changes = store::Store::changes_since(&store, log.recorded_through(), 100).unwrap();
    assert_eq!(block(log.repair(changes.clone())).unwrap(), 1);
    assert_eq!(block(log.repair(changes)).unwrap(), 0);
    assert_eq!((log.recorded_through(), log.statistics().entries), (Revision(3), 9));
    drop(log);
    assert_eq!(verify(dir.path(), Some(&key())).unwrap().entries, 9);
    let told = crate::tail(dir.path(), 9).unwrap();
    let told = told.iter().map(|entry| entry.event.get());
    let expected = ["key-1", "key-3", "key-2"]
        .into_iter()
        .flat_map(|key| ["RotateKeyOnDemand", "RotateKey", "Sync"].map(|name| (name, key)));
    for (event, (name, key)) in told.zip(expected) {
        assert!(
            event.contains(&format!("\"{name}\"")) && event.contains(key),
            "{name} {key}: {event}"
        );
    }
}

#[test]
fn a_failed_write_is_final() {
    let dir = tempfile::tempdir().unwrap();
    let key = Arc::new(HmacKey::new(&[5; 32]));
    let (tail, _, (folds, base)) =
        open::open(dir.path(), &key, Vec::new(), SEGMENT_BYTES_MAX).unwrap();
    // A descriptor that cannot be written to stands for a disk that fails.
    let file = std::fs::File::open(segment(dir.path())).unwrap();
    let tail = writer::Tail { file, ..tail };
    let shared = Arc::new(Shared::new(0, folds));
    let writer = LogWriter::start(tail, Arc::clone(&key), Arc::clone(&shared)).unwrap();
    let base = Mutex::new(base);
    let log = Log { writer, threads: Vec::new(), shared, dir: dir.path().to_owned(), key, base };
    for _ in 0..2 {
        let committed = block(store::commit(&Nothing, Batch::default(), ())).unwrap();
        let result = block(log.record(committed, event("Encrypt", "a", None)));
        let Err(Unrecorded::Failed(cause)) = result else { panic!("a broken disk takes nothing") };
        let cause = cause.downcast_ref::<io::Error>().expect("what the disk said");
        assert_eq!(cause.raw_os_error(), Some(rustix::io::Errno::BADF.raw_os_error()));
    }
    let refused = log.check().unwrap_err();
    let cause = std::error::Error::source(&refused).expect("the reason").to_string();
    assert_eq!(refused.to_string(), format!("the audit log failed: {cause}; restart the service"));
}

#[test]
fn the_last_use_of_a_key_survives_crashes_and_restarts() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    let write = |log: &Log, name: &str, arn: &str, error: Option<&str>| {
        let committed = block(store::commit(&Nothing, Batch::default(), ())).unwrap();
        block(log.record(committed, event(name, arn, error))).unwrap().into_inner();
    };
    write(&log, "Encrypt", "a", None);
    write(&log, "Decrypt", "a", Some("DisabledException"));
    write(&log, "DescribeKey", "a", None);
    write(&log, "Decrypt", "b", None);
    let last =
        |log: &Log, arn: &str| log.last_use(arn).unwrap().map(|last| last.operation.as_str());
    assert_eq!(
        (last(&log, "a"), last(&log, "b"), last(&log, "c")),
        (Some("Encrypt"), Some("Decrypt"), None)
    );
    drop(log);
    // Without the table of last uses the log itself tells.
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(log.last_use("a").unwrap().unwrap().time, 1_767_323_045_000);
    log.close();
    // With the table, and one entry after it.
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    write(&log, "ReEncrypt", "b", None);
    drop(log);
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!((last(&log, "a"), last(&log, "b")), (Some("Encrypt"), Some("ReEncrypt")));
}

/// `DeleteAccessKey` of `deleted`, signed with `signer`.
fn deletion(signer: &str, deleted: &str, error: Option<&str>) -> Event {
    let parameters = format!(r#"{{"userName":"bob","accessKeyId":"{deleted}"}}"#);
    let mut fields = fields("DeleteAccessKey", "", error);
    fields.user_identity.access_key_id = Some(signer);
    fields.request_parameters = Some(&parameters);
    fields.resources.to_mut().clear();
    Event::new(&fields, 1_767_323_045_000)
}

/// Or whoever makes and deletes access keys without end fills the memory.
#[test]
fn an_access_key_that_is_deleted_has_no_last_use() {
    let dir = tempfile::tempdir().unwrap();
    let known =
        |log: &Log| ["AKIA1", "AKIA2", "AKIA3"].map(|id| log.access_key_use(id).unwrap().is_some());
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    for event in [
        deletion("AKIA1", "AKIA0", None),
        deletion("AKIA2", "AKIA1", Some("AccessDenied")),
        deletion("AKIA3", "AKIA2", None),
        // It deletes itself.
        deletion("AKIA3", "AKIA3", None),
    ] {
        let committed = block(store::commit(&Nothing, Batch::default(), ())).unwrap();
        block(log.record(committed, event)).unwrap().into_inner();
    }
    assert_eq!(known(&log), [true, false, false]);
    drop(log);
    // The log itself tells the same.
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    assert_eq!(known(&log), [true, false, false]);
}

fn open_small(dir: &Path) -> (Log, Opened) {
    Log::open_with_segments_of(dir, &key(), Vec::new(), 4096).unwrap()
}

#[test]
fn the_log_goes_on_over_segments_and_restarts() {
    let dir = tempfile::tempdir().unwrap();
    for round in 1..=3 {
        let (log, _) = open_small(dir.path());
        record(&log, 20);
        // A crash: nothing is closed.
        std::mem::forget(log.writer);
        let (log, opened) = open_small(dir.path());
        assert_eq!(opened.seq, round * 20);
        assert_eq!(log.last_use("key-0").unwrap().unwrap().operation.as_str(), "Encrypt");
        log.close();
    }
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.entries, &report.flaw), (60, &None));
    assert!(report.segments >= 6, "{report:?}");
}

/// Returns the files of the table of last uses.
pub(crate) fn table_files(dir: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    let is_own =
        |path: &PathBuf| crate::table_files::is_own(path.file_name().unwrap().to_str().unwrap());
    files.filter(is_own).collect()
}

#[test]
fn a_last_use_in_a_closed_segment_is_known_without_the_table() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = open_small(dir.path());
    record(&log, 30);
    log.close();
    // As if each attempt to write the table down had failed since its first segment.
    for run in table_files(dir.path()) {
        std::fs::remove_file(run).unwrap();
    }
    let (log, _) = open_small(dir.path());
    for number in 0..3 {
        assert!(log.last_use(&format!("key-{number}")).unwrap().is_some(), "key-{number}");
    }
}

#[test]
fn a_change_that_stands_in_an_older_segment_is_not_recorded_again() {
    let dir = tempfile::tempdir().unwrap();
    let change = |revision: u64| Change {
        revision: Revision(revision),
        request_id: "request".to_owned(),
        note: b"{}".to_vec(),
        addresses: Vec::new(),
    };
    let (log, _) = open_small(dir.path());
    assert_eq!(block(log.repair(vec![change(2)])).unwrap(), 1);
    record(&log, 40);
    log.close();
    let (log, _) = open_small(dir.path());
    assert_eq!(log.recorded_through(), Revision(0));
    assert_eq!(block(log.repair(vec![change(1), change(2), change(3)])).unwrap(), 2);
    assert_eq!(log.recorded_through(), Revision(3));
}

#[test]
fn a_segment_that_cannot_be_made_is_made_later() {
    let dir = tempfile::tempdir().unwrap();
    let (log, _) = open_small(dir.path());
    // A directory in the place of the file.
    let place = dir.path().join("0000000002.new");
    std::fs::create_dir(&place).unwrap();
    record(&log, 20);
    log.check().unwrap();
    assert_eq!(crate::segment::list(dir.path()).unwrap(), [1]);
    std::fs::remove_dir(&place).unwrap();
    record(&log, 1);
    assert_eq!(crate::segment::list(dir.path()).unwrap(), [1, 2]);
    log.close();
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.entries, report.flaw), (21, None));
}

/// Also of a quiet log, and over the end of a segment.
#[test]
fn what_is_known_of_time_is_kept_with_the_heads() {
    let dir = tempfile::tempdir().unwrap();
    let mark = |known| HighWaterMark::from_numbers([0, known, 7, known]);
    let open = || Log::open_with_segments_of(dir.path(), &key(), Vec::new(), 2_000).unwrap();
    let (log, _) = open();
    record(&log, 5);
    log.close();
    // Without a mark the newest entry has a time.
    let (log, opened) = open();
    let newest = Timestamp::from_iso8601("2026-01-02T03:04:05Z").unwrap();
    assert_eq!((opened.clock, log.clock(), opened.newest_entry), (None, None, Some(newest)));
    block(log.keep_clock(mark(1_790_000_000_000))).unwrap();
    drop(log);
    let (log, opened) = open();
    assert_eq!((opened.seq, opened.clock), (5, Some(mark(1_790_000_000_000))));
    log.note_clock(mark(1_790_000_000_001));
    record(&log, 5);
    log.close();
    assert!(crate::segment::list(dir.path()).unwrap().len() > 1);
    assert_eq!(open().1.clock, Some(mark(1_790_000_000_001)));
    assert_eq!(verify(dir.path(), Some(&key())).unwrap().flaw, None);
}

/// `bulla audit archive` makes the next segment too, perhaps as root, in a directory that the service's user writes.
#[test]
fn a_link_at_the_name_of_the_next_segment_is_not_followed() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let kept = elsewhere.path().join("kept");
    std::fs::write(&kept, "kept").unwrap();
    std::os::unix::fs::symlink(&kept, dir.path().join("0000000002.new")).unwrap();
    let (log, _) = Log::open(dir.path(), &key()).unwrap();
    record(&log, 1);
    block(log.close_segment()).unwrap();
    record(&log, 1);
    log.close();
    assert_eq!(std::fs::read(&kept).unwrap(), b"kept");
    let report = verify(dir.path(), Some(&key())).unwrap();
    assert_eq!((report.flaw, report.segments), (None, 2));
}
