//! The SQLite backend against its promises. `damage` is about files that someone altered.

mod damage;
mod map;

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use rusqlite::{Connection, ffi};
use tempfile::TempDir;

use super::session::GROUP_MAX;
use super::writer::QUEUE_MAX;
use super::*;
use crate::{BATCH_BYTES_MAX, RECORD_BYTES_MAX, commit};

fn key() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[9; 32])
}

fn at(id: &str) -> Address {
    Address::new("key", "000000000000", "us-east-1", id)
}

fn block<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn batch(id: &str, bytes: &[u8]) -> Batch {
    let mut batch = Batch::default();
    batch.put(at(id), bytes.to_vec());
    batch
}

fn put(store: &SqliteStore, id: &str, bytes: &[u8]) {
    block(commit(store, batch(id, bytes), ())).unwrap().into_parts();
}

/// A directory with a store, which is open.
struct Opened {
    folder: TempDir,
    store: SqliteStore,
}

impl Opened {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("bulla.db"), &key()).unwrap();
        Self { folder, store }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("bulla.db")
    }

    /// Closes the store and opens it again.
    fn again(self) -> Self {
        let Self { folder, store } = self;
        drop(store);
        let store = SqliteStore::open(&folder.path().join("bulla.db"), &key()).unwrap();
        Self { folder, store }
    }

    /// Holds SQLite's write lock, so that the writer waits, until the connection is dropped.
    fn hold(&self) -> Connection {
        let connection = Connection::open(self.path()).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        connection
    }
}

fn failure(extended_code: i32) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(extended_code), None)
}

#[test]
fn passes_the_suite_of_all_backends() {
    let folder = tempfile::tempdir().unwrap();
    block(crate::conformance::run(async || {
        let own = tempfile::tempdir_in(folder.path()).unwrap().keep();
        SqliteStore::open(&own.join("bulla.db"), &key()).unwrap()
    }));
}

#[test]
fn everything_is_there_after_opening_again() {
    let opened = Opened::new();
    put(&opened.store, "a", b"1");
    let opened = opened.again();
    assert_eq!(opened.store.get(&at("a")).unwrap().unwrap().bytes, b"1");
    assert_eq!(opened.store.revision().unwrap(), Revision(1));
    assert_eq!(opened.store.changes_since(Revision(0), 9).unwrap().len(), 1);
    put(&opened.store, "a", b"2");
    assert_eq!(opened.again().store.revision().unwrap(), Revision(2));
}

#[test]
fn what_was_acknowledged_is_in_the_files_of_a_store_that_was_never_closed() {
    let opened = Opened::new();
    (0..50).for_each(|number| put(&opened.store, &number.to_string(), b"1"));
    let copy = tempfile::tempdir().unwrap();
    for name in ["bulla.db", "bulla.db-wal"] {
        std::fs::copy(opened.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let copied = SqliteStore::open(&copy.path().join("bulla.db"), &key()).unwrap();
    assert_eq!(copied.verify().unwrap(), 50);
    assert_eq!(copied.revision().unwrap(), Revision(50));
}

#[test]
fn all_files_are_readable_by_their_owner_only() {
    let opened = Opened::new();
    put(&opened.store, "a", b"1");
    let modes: Vec<u32> = std::fs::read_dir(opened.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().permissions().mode() & 0o777)
        .collect();
    // The store, its log, the index of the log, the lock.
    assert_eq!(modes, [0o600; 4]);
    let path = opened.path();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let _again = opened.again();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_sqlite_shell_shows_what_is_text() {
    let opened = Opened::new();
    block(opened.store.submit(batch("a", b"{\"v\":1}").noted("r", b"{}".to_vec()))).unwrap();
    put(&opened.store, "b", &[0xFF]);
    let connection = Connection::open(opened.path()).unwrap();
    let shown =
        |query: &str| connection.query_row(query, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(shown("SELECT value FROM record WHERE id = 'a'"), "{\"v\":1}");
    assert_eq!(shown("SELECT typeof(value) FROM record WHERE id = 'b'"), "blob");
    assert_eq!(shown("SELECT typeof(note) FROM change WHERE revision = 1"), "text");
    assert_eq!(
        shown("SELECT addresses FROM change WHERE revision = 1"),
        "[[\"key\",\"000000000000\",\"us-east-1\",\"a\"]]"
    );
}

#[test]
fn a_second_server_is_refused_and_told_which_process_is_first() {
    let opened = Opened::new();
    let refused = SqliteStore::open(&opened.path(), &key()).unwrap_err().to_string();
    assert!(refused.contains(&format!("in use by process {}", std::process::id())), "{refused}");
    put(&opened.store, "a", b"1");
    drop(opened.again());
}

#[test]
fn batches_that_wait_share_a_transaction_and_all_is_committed() {
    let opened = Opened::new();
    let lock = opened.hold();
    let commits: Vec<_> =
        (0..500).map(|number| opened.store.submit(batch(&format!("{number:03}"), b"1"))).collect();
    drop(lock);
    let mut revisions: Vec<u64> =
        commits.into_iter().map(|commit| block(commit).unwrap().0).collect();
    revisions.sort_unstable();
    assert_eq!(revisions, (1..=500).collect::<Vec<_>>());
    let StoreStatistics { batches, transactions, waiting_bytes } = opened.store.statistics();
    assert_eq!((batches, waiting_bytes), (500, 0));
    // The writer may have taken the first one, or a few, before the others came.
    assert!(
        transactions <= 1 + 500_u64.div_ceil(u64::try_from(GROUP_MAX).unwrap()),
        "{transactions}"
    );
    assert_eq!(opened.store.verify().unwrap(), 500);
}

#[test]
fn a_conflict_leaves_the_others_of_its_group_alone() {
    let opened = Opened::new();
    put(&opened.store, "taken", b"1");
    let lock = opened.hold();
    let commits: Vec<_> = (0..20)
        .map(|number| {
            let mut batch = batch(&number.to_string(), b"1");
            let name = if number % 2 == 0 { "free" } else { "taken" };
            batch.expect(at(name), crate::Expected::Absent);
            opened.store.submit(batch)
        })
        .collect();
    drop(lock);
    for (number, commit) in commits.into_iter().enumerate() {
        match block(commit) {
            Ok(_) => assert_eq!(number % 2, 0),
            Err(CommitError::Conflict(address)) => {
                assert_eq!((number % 2, address), (1, at("taken")))
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(opened.store.verify().unwrap(), 11);
    assert_eq!(opened.store.revision().unwrap(), Revision(11));
}

#[test]
fn the_queue_is_bounded_in_batches_and_what_it_took_is_committed() {
    let opened = Opened::new();
    let lock = opened.hold();
    let mut commits = Vec::new();
    let refused = loop {
        assert!(commits.len() <= QUEUE_MAX + GROUP_MAX, "the queue has no end");
        let mut commit = opened.store.submit(batch("a", b"1"));
        match poll(&mut commit) {
            Some(answer) => break answer,
            None => commits.push(commit),
        }
    };
    assert!(matches!(refused, Err(CommitError::Busy)), "{refused:?}");
    assert!(commits.len() >= QUEUE_MAX);
    drop(lock);
    for commit in commits {
        block(commit).unwrap();
    }
    put(&opened.store, "a", b"2");
}

#[test]
fn the_queue_is_bounded_in_bytes() {
    let opened = Opened::new();
    let lock = opened.hold();
    let mut large = Batch::default();
    (0..7).for_each(|id| large.put(at(&id.to_string()), vec![b'x'; RECORD_BYTES_MAX]));
    let mut commits: Vec<_> = (0..18).map(|_| opened.store.submit(large.clone())).collect();
    let waiting = opened.store.statistics().waiting_bytes;
    assert!(
        waiting <= writer::QUEUE_BYTES_MAX && waiting > 7 * BATCH_BYTES_MAX - 1_000_000,
        "{waiting}"
    );
    let refused = commits.iter_mut().filter_map(poll);
    assert!(refused.map(|answer| assert!(matches!(answer, Err(CommitError::Busy)))).count() >= 1);
    drop(lock);
    drop(commits);
    put(&opened.store, "small", b"1");
    assert_eq!(opened.store.statistics().waiting_bytes, 0);
}

/// Returns the result of a commit, if there is one yet.
fn poll(commit: &mut Committing) -> Option<Result<Revision, CommitError>> {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match commit.as_mut().poll(&mut context) {
        std::task::Poll::Ready(answer) => Some(answer),
        std::task::Poll::Pending => None,
    }
}

#[test]
fn a_commit_goes_on_when_nobody_waits_for_it() {
    let opened = Opened::new();
    drop(opened.store.submit(batch("a", b"1")));
    let opened = opened.again();
    assert_eq!(opened.store.get(&at("a")).unwrap().unwrap().bytes, b"1");
}

#[test]
fn a_failed_fsync_is_final() {
    let opened = Opened::new();
    put(&opened.store, "a", b"1");
    opened.store.writer.inject(failure(ffi::SQLITE_IOERR_FSYNC));
    let failed = block(opened.store.submit(batch("a", b"2")));
    assert!(matches!(failed, Err(CommitError::Failed(StoreError::Failed(_)))), "{failed:?}");
    // The fault is gone, and yet nothing is tried again.
    let store = &opened.store;
    let again = block(store.submit(batch("a", b"3"))).unwrap_err().to_string();
    assert!(again.contains("cannot commit") && again.contains("code 1034"), "{again}");
    assert!(again.contains("restart the service"), "{again}");
    assert!(matches!(store.check(), Err(StoreError::Failed(_))));
    assert!(matches!(store.get(&at("a")), Err(StoreError::Failed(_))));
    assert!(matches!(store.scan(&Prefix::kind("key"), None, 1), Err(StoreError::Failed(_))));
    assert!(matches!(store.count(&Prefix::kind("key")), Err(StoreError::Failed(_))));
    assert!(matches!(store.changes_since(Revision(0), 1), Err(StoreError::Failed(_))));
    assert!(matches!(store.revision(), Err(StoreError::Failed(_))));
    assert!(matches!(store.verify(), Err(StoreError::Failed(_))));
    assert_eq!(store.statistics().transactions, 1);
    // Closing leaves the log to the next process, which finds what was acknowledged.
    let Opened { folder, store } = opened;
    drop(store);
    assert!(folder.path().join("bulla.db-wal").exists());
    let store = SqliteStore::open(&folder.path().join("bulla.db"), &key()).unwrap();
    assert_eq!(store.get(&at("a")).unwrap().unwrap().bytes, b"1");
}

#[test]
fn batches_that_wait_behind_a_failed_commit_are_refused() {
    let opened = Opened::new();
    let lock = opened.hold();
    opened.store.writer.inject(failure(ffi::SQLITE_IOERR_FSYNC));
    let count = GROUP_MAX * 3;
    let commits: Vec<_> = (0..count).map(|_| opened.store.submit(batch("a", b"1"))).collect();
    drop(lock);
    for commit in commits {
        let answer = block(commit);
        assert!(matches!(answer, Err(CommitError::Failed(StoreError::Failed(_)))), "{answer:?}");
    }
    assert_eq!(opened.again().store.get(&at("a")).unwrap(), None);
}

#[test]
fn a_full_disk_refuses_writes_until_there_is_room() {
    let opened = Opened::new();
    put(&opened.store, "a", b"1");
    opened.store.writer.inject(failure(ffi::SQLITE_FULL));
    let refused = block(opened.store.submit(batch("a", b"2")));
    assert!(matches!(refused, Err(CommitError::Failed(StoreError::Backend { .. }))), "{refused:?}");
    assert_eq!(opened.store.get(&at("a")).unwrap().unwrap().bytes, b"1");
    assert_eq!(opened.store.revision().unwrap(), Revision(1));
    // The check says so, and tries; a commit behind its try sees that it was found well.
    assert!(opened.store.check().unwrap_err().to_string().contains("cannot commit"));
    put(&opened.store, "a", b"3");
    opened.store.check().unwrap();
    assert_eq!(opened.store.get(&at("a")).unwrap().unwrap().bytes, b"3");
    assert_eq!(opened.store.verify().unwrap(), 1);
}

#[test]
fn a_store_that_was_refused_is_found_well_though_nobody_writes() {
    let opened = Opened::new();
    opened.store.writer.inject(failure(ffi::SQLITE_FULL));
    block(opened.store.submit(batch("a", b"1"))).unwrap_err();
    let mut checks = 0;
    while opened.store.check().is_err() {
        assert!(checks < 100_000, "the check does not try");
        checks += 1;
        std::thread::yield_now();
    }
    assert!(checks > 0);
    assert_eq!(block(opened.store.submit(Batch::default())).unwrap(), Revision(0));
    assert_eq!(opened.store.changes_since(Revision(0), 9).unwrap(), []);
}

#[test]
fn the_log_is_written_into_the_file_while_the_store_is_open() {
    let opened = Opened::new();
    let before = std::fs::metadata(opened.path()).unwrap().len();
    (0..20).for_each(|id| put(&opened.store, &id.to_string(), &vec![b'x'; RECORD_BYTES_MAX]));
    // A reply does not wait for the checkpoint behind it; the next one does.
    put(&opened.store, "last", b"1");
    let after = std::fs::metadata(opened.path()).unwrap().len();
    assert!(after > before + 10_000_000, "{before} {after}");
}

#[test]
fn many_threads_read_while_one_writes() {
    let opened = Opened::new();
    put(&opened.store, "a", b"0");
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut last = Revision(0);
                    while last < Revision(100) {
                        let record = opened.store.get(&at("a")).unwrap().unwrap();
                        let number = (record.revision.0 - 1).to_string();
                        assert_eq!(record.bytes, number.as_bytes());
                        assert!(record.revision >= last, "time goes forward");
                        last = record.revision;
                    }
                })
            })
            .collect();
        (1..100).for_each(|number| put(&opened.store, "a", number.to_string().as_bytes()));
        readers.into_iter().for_each(|reader| reader.join().unwrap());
    });
}

/// Whoever has seen one change of a batch sees the others.
#[test]
fn a_batch_is_seen_as_a_whole() {
    let opened = Opened::new();
    let store = &opened.store;
    let number = |id: &str| -> Option<u64> {
        let record = store.get(&at(id)).unwrap()?;
        Some(std::str::from_utf8(&record.bytes).unwrap().parse().unwrap())
    };
    put(store, "known", b"0");
    let newest = std::sync::atomic::AtomicU64::new(1);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let round = newest.load(std::sync::atomic::Ordering::SeqCst);
                    if round == 0 {
                        break;
                    }
                    // Before: what is read lately is in memory. The other record never was.
                    let before = number("known").unwrap();
                    if number(&format!("new {round}")).is_some() {
                        let (first, second) = (number("known").unwrap(), number("known").unwrap());
                        assert!(before <= first && round <= first && first <= second);
                    }
                }
            });
        }
        for round in 1..=2_000u64 {
            newest.store(round, std::sync::atomic::Ordering::SeqCst);
            let mut batch = Batch::default();
            batch.put(at("known"), b"0".to_vec());
            batch.put(at(&format!("new {round}")), b"1".to_vec());
            // The last change of a record counts, and nobody sees another.
            batch.put(at("known"), round.to_string().into_bytes());
            block(commit(store, batch, ())).unwrap().into_parts();
        }
        newest.store(0, std::sync::atomic::Ordering::SeqCst);
    });
}

#[test]
fn a_look_beside_the_writer_sees_what_is_committed_and_writes_nothing() {
    let opened = Opened::new();
    put(&opened.store, "a", b"one");
    let look = SqliteLook::open(&opened.path(), &key()).unwrap();
    put(&opened.store, "b", b"two");
    assert_eq!(look.get(&at("b")).unwrap().unwrap().bytes, b"two");
    assert_eq!(look.revision().unwrap(), Revision(2));
    assert!(matches!(block(look.submit(batch("c", b""))), Err(CommitError::Failed(_))));
    assert!(look.check().is_err() && look.forget_changes_through(Revision(1)).is_err());
    drop(look);
    put(&opened.store, "c", b"three");
    let other = Secret::<[u8; 32]>::copy_of(&[8; 32]);
    assert!(SqliteLook::open(&opened.path(), &other).is_err());
    assert!(SqliteLook::open(&opened.folder.path().join("none.db"), &key()).is_err());
    let again = opened.again();
    assert_eq!(again.store.revision().unwrap(), Revision(3));
}

/// Or a list of a million records takes a million steps for each page.
#[test]
fn a_page_of_a_list_costs_as_much_wherever_it_begins() {
    let opened = Opened::new();
    for first in (0..4_000).step_by(200) {
        let mut batch = Batch::default();
        (first..first + 200).for_each(|id| batch.put(at(&format!("{id:04}")), b"{}".to_vec()));
        block(commit(&opened.store, batch, ())).unwrap().into_parts();
    }
    let prefix = Prefix::new("key", "000000000000", "us-east-1");
    let steps = |after: Option<&str>| {
        let connection = Connection::open(opened.path()).unwrap();
        let (condition, values) = reader::condition(&prefix, after);
        let sql = format!(
            "SELECT id FROM record WHERE {condition} ORDER BY account, region, id LIMIT 10"
        );
        let mut query = connection.prepare(&sql).unwrap();
        let ids = query.query_map(rusqlite::params_from_iter(values), |row| row.get(0));
        let ids: Vec<String> = ids.unwrap().map(Result::unwrap).collect();
        (ids.first().unwrap().clone(), query.get_status(rusqlite::StatementStatus::VmStep))
    };
    let (first, few) = steps(None);
    let (last, as_many) = steps(Some("3900"));
    assert_eq!((first.as_str(), last.as_str()), ("0000", "3901"));
    assert!(as_many < 2 * few, "{as_many} steps, not {few}");
}

/// SQLite does so unless it is told not to, and then reads the text of a list's statement again for each page.
#[test]
fn a_statement_is_planned_once_for_all_values() {
    let opened = Opened::new();
    let connection = schema::open_for_reading(&opened.path()).unwrap();
    let prefix = Prefix::new("key", "000000000000", "us-east-1");
    let (condition, _) = reader::condition(&prefix, Some("0"));
    let sql = format!("SELECT id FROM record WHERE {condition} ORDER BY id LIMIT ?");
    let mut query = connection.prepare(&sql).unwrap();
    for limit in 1..4 {
        let (_, mut values) = reader::condition(&prefix, Some(&limit.to_string()));
        values.push(limit.into());
        assert!(query.query(rusqlite::params_from_iter(values)).unwrap().next().unwrap().is_none());
    }
    assert_eq!(query.get_status(rusqlite::StatementStatus::RePrepare), 0);
}
