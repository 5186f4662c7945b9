//! Files that someone altered while the service was not running: other data is never given, and opening notices.

use super::*;

const RECORDS: u8 = 40;

/// The files of a store that is closed, now and at an earlier time.
struct Closed {
    folder: TempDir,
    now: Vec<u8>,
}

fn value(id: u8) -> Vec<u8> {
    let padding = "p".repeat(usize::from(id) * 9);
    format!("{{\"policy\":\"of {id}\",\"padding\":\"{padding}\"}}").into_bytes()
}

impl Closed {
    fn new() -> Self {
        let opened = Opened::new();
        (0..RECORDS).for_each(|id| put(&opened.store, &id.to_string(), b"the old value"));
        let opened = opened.again();
        std::fs::copy(opened.path(), opened.folder.path().join("past.db")).unwrap();
        (0..RECORDS).for_each(|id| put(&opened.store, &id.to_string(), &value(id)));
        let Opened { folder, store } = opened;
        drop(store);
        assert!(!folder.path().join("bulla.db-wal").exists(), "closing empties the log");
        let now = std::fs::read(folder.path().join("bulla.db")).unwrap();
        Self { folder, now }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("bulla.db")
    }

    /// Puts another file in place of the store.
    fn replace(&self, bytes: &[u8]) {
        let _none = std::fs::remove_file(self.folder.path().join("bulla.db-wal"));
        std::fs::write(self.path(), bytes).unwrap();
    }

    /// Alters the store as someone with a SQLite shell would, and an old copy at hand.
    fn alter(&self, change: &str) {
        self.replace(&self.now);
        let shell = Connection::open(self.path()).unwrap();
        let past = self.folder.path().join("past.db");
        shell.execute("ATTACH ?1 AS past", [past.to_str().unwrap()]).unwrap();
        shell.execute_batch(change).unwrap();
    }

    fn open(&self) -> Result<SqliteStore, StoreError> {
        SqliteStore::open(&self.path(), &key())
    }

    fn open_unverified(&self) -> SqliteStore {
        SqliteStore::open_unverified(&self.path(), &key()).unwrap()
    }
}

/// Reads every record; gives how many reads were refused. What is not refused must be what was written.
fn refusals(store: &SqliteStore, what: &str) -> usize {
    let refused = |id: &u8| match store.get(&at(&id.to_string())) {
        Ok(Some(record)) => {
            assert_eq!(record.bytes, value(*id), "{what}");
            assert_eq!(
                record.revision,
                Revision(u64::from(RECORDS) + u64::from(*id) + 1),
                "{what}"
            );
            false
        }
        Ok(None) | Err(_) => true,
    };
    (0..RECORDS).filter(refused).count()
}

#[test]
fn an_altered_or_moved_row_is_refused_and_the_others_stay_readable() {
    let closed = Closed::new();
    for (change, rows) in [
        ("UPDATE record SET value = 'other' WHERE id = '7'", 1),
        ("UPDATE record SET value = 0 WHERE id = '7'", 1),
        ("UPDATE record SET revision = 1 WHERE id = '7'", 1),
        ("UPDATE record SET revision = -revision WHERE id = '7'", 1),
        ("UPDATE record SET tag = zeroblob(32) WHERE id = '7'", 1),
        ("UPDATE record SET tag = x'' WHERE id = '7'", 1),
        (
            "UPDATE record SET value = p.value FROM past.record p WHERE p.id = '7' AND record.id = '7'",
            1,
        ),
        (
            "UPDATE record SET (value, tag, revision) = \
             (SELECT value, tag, revision FROM record WHERE id = '8') WHERE id = '7'",
            1,
        ),
        ("DELETE FROM record WHERE id = '7'; UPDATE record SET id = '7' WHERE id = '8'", 2),
        (
            "UPDATE record SET id = 'x' WHERE id = '7'; UPDATE record SET id = '7' WHERE id = '8'; \
             UPDATE record SET id = '8' WHERE id = 'x'",
            2,
        ),
    ] {
        closed.alter(change);
        let refused = closed.open().err();
        assert!(matches!(refused, Some(StoreError::Tampered(_))), "{change}: {refused:?}");
        let store = closed.open_unverified();
        assert_eq!(refusals(&store, change), rows, "{change}");
        let all = store.scan(&Prefix::kind("key"), None, 100);
        assert!(matches!(all, Err(StoreError::Tampered(_))), "{change}: {all:?}");
    }
    closed.alter("SELECT 1");
    assert_eq!(refusals(&closed.open().unwrap(), "nothing"), 0);
}

#[test]
fn an_altered_change_is_refused() {
    let closed = Closed::new();
    for change in [
        "UPDATE change SET note = 'other' WHERE revision = 3",
        "UPDATE change SET request_id = 'other' WHERE revision = 3",
        "UPDATE change SET addresses = '[]' WHERE revision = 3",
        "UPDATE change SET revision = 99 WHERE revision = 3",
    ] {
        closed.alter(change);
        let refused = closed.open().err();
        assert!(matches!(refused, Some(StoreError::Tampered(_))), "{change}: {refused:?}");
        let changes = closed.open_unverified().changes_since(Revision(2), 1000);
        assert!(matches!(changes, Err(StoreError::Tampered(_))), "{change}: {changes:?}");
    }
}

/// Several threads verify, and find them in any order.
#[test]
fn the_first_of_several_flaws_is_named() {
    let opened = Opened::new();
    let id = |number: u32| at(&format!("{number:04}"));
    for first in (0..3_000).step_by(100) {
        let mut batch = Batch::default();
        (first..first + 100).for_each(|number| batch.put(id(number), vec![b'v'; 1_000]));
        block(commit(&opened.store, batch, ())).unwrap().into_parts();
    }
    let path = opened.path();
    let Opened { folder, store } = opened;
    assert_eq!(store.verify().unwrap(), 3_000);
    drop(store);
    let shell = Connection::open(&path).unwrap();
    for flaws in [&[7, 8, 2_999][..], &[600, 1_200, 1_800], &[2_999]] {
        let list = flaws.iter().map(|flaw| format!("'{flaw:04}'")).collect::<Vec<_>>().join(",");
        let set = |sql: &str| {
            shell.execute(
                &format!("UPDATE record SET revision = revision {sql} WHERE id IN ({list})"),
                [],
            )
        };
        set("+ 1").unwrap();
        let found = SqliteStore::open(&path, &key()).err();
        let Some(StoreError::Tampered(address)) = found else { panic!("{found:?}") };
        assert_eq!(address, id(*flaws.first().unwrap()));
        set("- 1").unwrap();
    }
    assert!(SqliteStore::open(&path, &key()).is_ok());
    drop(folder);
}

/// All rows authenticate here, but they are not the rows that were written last. So would a key that was disabled come
/// to life again.
#[test]
fn rows_that_are_missing_or_old_are_noticed() {
    let closed = Closed::new();
    for change in [
        "DELETE FROM record WHERE id = '7'",
        "DELETE FROM record; DELETE FROM change",
        "DELETE FROM change WHERE revision = 3",
        "REPLACE INTO record SELECT * FROM past.record WHERE id = '7'",
        "REPLACE INTO record SELECT * FROM past.record",
        "INSERT INTO record SELECT * FROM past.record WHERE id = '7' ON CONFLICT DO UPDATE SET \
         (revision, value, tag) = (excluded.revision, excluded.value, excluded.tag)",
    ] {
        closed.alter(change);
        let refused = closed.open().err();
        assert!(matches!(refused, Some(StoreError::Replaced(_))), "{change}: {refused:?}");
        // Writing on does not make it right, not even over the row.
        let store = closed.open_unverified();
        put(&store, "7", b"over it");
        assert!(matches!(store.verify(), Err(StoreError::Replaced(_))), "{change}");
    }
}

/// Two equal rows cancel out in the hash of the set. Tables that allow them are not ours.
#[test]
fn rows_that_are_there_twice_are_noticed() {
    let closed = Closed::new();
    for (table, rows) in [("record", "id = '7'"), ("change", "revision = 7")] {
        let twice = format!("INSERT INTO {table} SELECT * FROM past.{table} WHERE {rows};");
        closed.alter(&format!(
            "ALTER TABLE {table} RENAME TO old; CREATE TABLE {table} AS SELECT * FROM old; \
             DROP TABLE old; {twice} {twice}"
        ));
        let refused = closed.open().err();
        assert!(matches!(refused, Some(StoreError::Tampered(_))), "{table}: {refused:?}");
    }
}

#[test]
fn a_head_that_is_not_ours_is_refused() {
    let closed = Closed::new();
    for change in [
        "DELETE FROM head",
        "UPDATE head SET revision = 79",
        "UPDATE head SET revision = -80",
        "UPDATE head SET seal = zeroblob(length(seal))",
        "UPDATE head SET seal = (SELECT seal FROM past.head)",
    ] {
        closed.alter(change);
        assert!(matches!(closed.open(), Err(StoreError::Head)), "{change}");
    }
    // An old one opens, and stands for other rows.
    closed.alter("REPLACE INTO head SELECT * FROM past.head");
    assert!(matches!(closed.open(), Err(StoreError::Replaced(Revision(40)))));
    closed.replace(&closed.now);
    let other = Secret::<[u8; 32]>::copy_of(&[8; 32]);
    assert!(matches!(SqliteStore::open(&closed.path(), &other), Err(StoreError::Head)));
}

/// The limit of what a store can see by itself: the audit log, which has seen revision 80, must refuse this one.
#[test]
fn a_whole_old_copy_shows_its_old_revision() {
    let closed = Closed::new();
    closed.replace(&std::fs::read(closed.folder.path().join("past.db")).unwrap());
    assert_eq!(closed.open().unwrap().revision().unwrap(), Revision(u64::from(RECORDS)));
}

#[test]
fn a_store_of_a_newer_program_is_left_alone() {
    let closed = Closed::new();
    closed.alter("PRAGMA user_version = 99");
    assert!(matches!(closed.open(), Err(StoreError::TooNew { found: 99, known: 1 })));
}

#[test]
fn a_trigger_that_someone_added_does_not_run() {
    let closed = Closed::new();
    closed.alter(
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record WHERE id = '7'; END",
    );
    let store = closed.open().unwrap();
    put(&store, "new", b"1");
    assert_eq!(store.verify().unwrap(), u64::from(RECORDS) + 1);
}

/// A damaged page must not take down what has nothing to do with it.
#[test]
fn writes_go_on_beside_a_damaged_row() {
    let closed = Closed::new();
    closed.alter("UPDATE record SET value = 'other' WHERE id = '7'");
    let store = closed.open_unverified();
    let mut guarded = batch("7", b"1");
    guarded.expect(at("7"), crate::Expected::Revision(Revision(48)));
    let refused = block(store.submit(guarded));
    assert!(matches!(refused, Err(CommitError::Failed(StoreError::Tampered(_)))), "{refused:?}");
    put(&store, "8", &value(8));
    store.check().unwrap();
    // Where nothing is expected of the row, it may be written over, and all is well.
    put(&store, "7", b"1");
    assert_eq!(store.verify().unwrap(), u64::from(RECORDS));
}

/// A page that SQLite cannot read fails the batches that need it, whole, and no other of their group.
#[test]
fn writes_go_on_beside_a_damaged_page() {
    let opened = Opened::new();
    (100..200).for_each(|id| put(&opened.store, &id.to_string(), &[b'x'; 1000]));
    let Opened { folder, store } = opened;
    drop(store);
    let path = folder.path().join("bulla.db");
    let last_leaf =
        "SELECT pageno FROM dbstat WHERE name = 'record' AND pagetype = 'leaf' ORDER BY path DESC";
    let shell = Connection::open(&path).unwrap();
    let page: u32 = shell.query_row(last_leaf, [], |row| row.get(0)).unwrap();
    let page = usize::try_from(page).unwrap();
    drop(shell);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[(page - 1) * 16384..page * 16384].fill(0);
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(SqliteStore::open(&path, &key()), Err(StoreError::Backend { .. })));
    let store = SqliteStore::open_unverified(&path, &key()).unwrap();
    let opened = Opened { folder, store };
    let lock = opened.hold();
    let mut both = batch("101", b"never");
    both.put(at("199"), b"never".to_vec());
    let [good, bad, also_good] = [batch("102", &[b'y'; 1000]), both, batch("103", &[b'y'; 1000])]
        .map(|batch| opened.store.submit(batch));
    drop(lock);
    block(good).unwrap();
    let refused = block(bad);
    assert!(matches!(refused, Err(CommitError::Failed(StoreError::Backend { .. }))), "{refused:?}");
    block(also_good).unwrap();
    assert_eq!(opened.store.get(&at("101")).unwrap().unwrap().bytes, [b'x'; 1000]);
    assert_eq!(opened.store.get(&at("103")).unwrap().unwrap().bytes, [b'y'; 1000]);
    assert!(opened.store.get(&at("199")).is_err());
    opened.store.check().unwrap();
}

/// One byte in each stretch of the file. What opens is whole; what is read without verifying is what was written.
#[test]
fn a_flipped_bit_is_noticed_or_harmless() {
    const STRETCH: usize = 499;
    let closed = Closed::new();
    let mut noticed = 0;
    for index in (0..closed.now.len()).step_by(STRETCH) {
        let what = format!("byte {index}");
        let mut altered = closed.now.clone();
        altered[index] ^= 1 << (index % 8);
        closed.replace(&altered);
        match closed.open() {
            Ok(store) => assert_eq!(refusals(&store, &what), 0, "{what}"),
            Err(_) => noticed += 1,
        }
        closed.replace(&altered);
        if let Ok(store) = SqliteStore::open_unverified(&closed.path(), &key()) {
            refusals(&store, &what);
        }
    }
    assert!(noticed > closed.now.len() / STRETCH / 4, "only {noticed} noticed");
}

/// Commits one after the other, then the power fails: the log is there up to some byte, or has one that is wrong. What
/// opens is a store as it was after one of the commits.
#[test]
fn a_torn_log_gives_a_store_as_it_once_was() {
    const COMMITS: u64 = 30;
    let opened = Opened::new();
    (1..=COMMITS).for_each(|number| put(&opened.store, &number.to_string(), &[b'x'; 700]));
    let file = std::fs::read(opened.path()).unwrap();
    let log = std::fs::read(opened.folder.path().join("bulla.db-wal")).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("bulla.db");
    let revision = |log: &[u8]| {
        std::fs::write(&path, &file).unwrap();
        std::fs::write(copy.path().join("bulla.db-wal"), log).unwrap();
        let _none = std::fs::remove_file(copy.path().join("bulla.db-shm"));
        let Ok(store) = SqliteStore::open(&path, &key()) else {
            return None;
        };
        let revision = store.revision().unwrap().0;
        for number in 1..=COMMITS {
            let record = store.get(&at(&number.to_string())).unwrap();
            assert_eq!(record.is_some(), number <= revision, "record {number} at {revision}");
        }
        Some(revision)
    };
    let mut seen = std::collections::BTreeSet::new();
    for cut in (0..log.len()).step_by(8009) {
        let (kept, _) = log.split_at(cut);
        seen.extend(revision(kept));
        let mut altered = log.clone();
        altered[cut] ^= 1 << (cut % 8);
        seen.extend(revision(&altered));
    }
    assert_eq!(revision(&log), Some(COMMITS));
    assert!(seen.len() > 20, "only {seen:?}");
}

/// More than can wait between the thread that reads and those that check, on any number of cores.
#[test]
fn a_large_store_of_which_nothing_authenticates_is_refused_at_once() {
    let opened = Opened::new();
    (0..120).for_each(|id| put(&opened.store, &format!("{id:03}"), &[b'x'; 60_000]));
    let Opened { folder, store } = opened;
    drop(store);
    let path = folder.path().join("bulla.db");
    let alter = |rows: &str| {
        let sql = format!("UPDATE record SET tag = zeroblob(length(tag)) WHERE {rows}");
        Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
        let error = SqliteStore::open(&path, &key()).err().unwrap();
        assert!(matches!(&error, StoreError::Tampered(at) if at.id() == "007"), "{error}");
    };
    alter("id = '007'");
    alter("id >= '007'");
}
