use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;

use proptest::prelude::*;

use super::*;
use crate::{Expected, commit};

fn key() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[9; 32])
}

fn at(id: &str) -> Address {
    Address::new("key", "000000000000", "us-east-1", id)
}

fn block<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn put(store: &SqliteStore, id: &str, bytes: &[u8]) {
    let mut batch = Batch::default();
    batch.put(at(id), bytes.to_vec());
    block(commit(store, batch, ())).unwrap().into_parts();
}

#[test]
fn passes_the_suite_of_all_backends() {
    let folder = tempfile::tempdir().unwrap();
    let number = std::cell::Cell::new(0);
    block(crate::conformance::run(|| {
        number.set(number.get() + 1);
        SqliteStore::open(&folder.path().join(format!("{}.db", number.get())), &key()).unwrap()
    }));
}

#[test]
fn everything_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulla.db");
    put(&SqliteStore::open(&path, &key()).unwrap(), "a", b"1");
    let store = SqliteStore::open(&path, &key()).unwrap();
    assert_eq!(store.get(&at("a")).unwrap().unwrap().bytes, b"1");
    assert_eq!(store.changes_since(Revision(0), 9).unwrap().len(), 1);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Alters the file as someone with a SQLite shell would.
fn tampered(change: &str) -> Result<Option<Record>, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulla.db");
    let store = SqliteStore::open(&path, &key()).unwrap();
    put(&store, "a", b"of a");
    put(&store, "b", b"of b");
    drop(store);
    rusqlite::Connection::open(&path).unwrap().execute_batch(change).unwrap();
    SqliteStore::open(&path, &key()).unwrap().get(&at("a"))
}

#[test]
fn altered_moved_and_redated_records_are_refused() {
    for change in [
        "UPDATE record SET value = 'of c' WHERE id = 'a'",
        "UPDATE record SET revision = 2 WHERE id = 'a'",
        "UPDATE record SET tag = zeroblob(32) WHERE id = 'a'",
        "UPDATE record SET (value, tag, revision) = (SELECT value, tag, revision FROM record WHERE id = 'b') \
         WHERE id = 'a'",
        "DELETE FROM record WHERE id = 'a'; UPDATE record SET id = 'a' WHERE id = 'b'",
    ] {
        assert!(matches!(tampered(change), Err(StoreError::Tampered(_))), "{change}");
    }
    assert!(tampered("SELECT 1").unwrap().is_some());
}

#[test]
fn a_store_of_another_key_or_a_newer_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulla.db");
    put(&SqliteStore::open(&path, &key()).unwrap(), "a", b"1");
    let other = Secret::<[u8; 32]>::copy_of(&[8; 32]);
    let store = SqliteStore::open(&path, &other).unwrap();
    assert!(matches!(store.get(&at("a")), Err(StoreError::Tampered(_))));
    assert!(matches!(store.changes_since(Revision(0), 9), Err(StoreError::Tampered(_))));
    drop(store);
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(
        SqliteStore::open(&path, &key()),
        Err(StoreError::TooNew { found: 99, known: 1 })
    ));
}

/// Flips one byte after the other in the file. What is read is either what was written, or an error: never other bytes.
#[test]
fn a_flipped_byte_never_gives_other_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulla.db");
    let store = SqliteStore::open(&path, &key()).unwrap();
    put(&store, "a", b"{\"policy\":\"of a\"}");
    drop(store);
    rusqlite::Connection::open(&path)
        .unwrap()
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
    let whole = std::fs::read(&path).unwrap();
    let mut noticed = 0;
    for (index, _) in whole.iter().enumerate().step_by(37) {
        let mut altered = whole.clone();
        altered[index] ^= 0x41;
        let copy = folder.path().join("copy.db");
        let _old = std::fs::remove_file(folder.path().join("copy.db-wal"));
        std::fs::write(&copy, altered).unwrap();
        let read = SqliteStore::open(&copy, &key()).and_then(|store| store.get(&at("a")));
        match read {
            Ok(Some(record)) => assert_eq!(record.bytes, b"{\"policy\":\"of a\"}", "byte {index}"),
            Ok(None) | Err(_) => noticed += 1,
        }
    }
    assert!(noticed > 0);
}

#[test]
fn many_commits_share_a_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("bulla.db"), &key()).unwrap();
    let commits: Vec<_> = (0..500)
        .map(|number| {
            let mut batch = Batch::default();
            batch.put(at(&format!("{number:03}")), Vec::new());
            store.submit(batch)
        })
        .collect();
    let mut revisions: Vec<u64> =
        commits.into_iter().map(|commit| block(commit).unwrap().0).collect();
    revisions.sort_unstable();
    assert_eq!(revisions, (1..=500).collect::<Vec<_>>());
}

#[test]
fn a_failed_commit_is_final() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bulla.db");
    let store = SqliteStore::open(&path, &key()).unwrap();
    put(&store, "a", b"1");
    // The table is gone under the writer's feet: an error that is not a full disk.
    rusqlite::Connection::open(&path).unwrap().execute_batch("DROP TABLE change").unwrap();
    let mut batch = Batch::default();
    batch.put(at("b"), Vec::new());
    assert!(matches!(block(store.submit(batch.clone())), Err(CommitError::Failed(_))));
    assert!(store.check().is_err());
    assert!(matches!(block(store.submit(batch)), Err(CommitError::Failed(StoreError::Failed(_)))));
    assert!(matches!(store.get(&at("a")), Err(StoreError::Failed(_))));
}

#[derive(Clone, Debug)]
enum Step {
    Put(u8, Vec<u8>),
    Delete(u8),
    PutIfAbsent(u8),
    PutIfUnchanged(u8, bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..5u8, any::<Vec<u8>>()).prop_map(|(id, bytes)| Step::Put(id, bytes)),
        (0..5u8).prop_map(Step::Delete),
        (0..5u8).prop_map(Step::PutIfAbsent),
        (0..5u8, any::<bool>()).prop_map(|(id, stale)| Step::PutIfUnchanged(id, stale)),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The store does what a map does.
    #[test]
    fn agrees_with_a_map(steps in steps()) {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("bulla.db"), &key()).unwrap();
        let mut map: BTreeMap<String, Record> = BTreeMap::new();
        let mut revision = Revision(0);
        for step in steps {
            let (id, bytes, expected) = match step {
                Step::Put(id, bytes) => (id, Some(bytes), None),
                Step::Delete(id) => (id, None, None),
                Step::PutIfAbsent(id) => (id, Some(vec![1]), Some(Expected::Absent)),
                Step::PutIfUnchanged(id, stale) => {
                    let known = map.get(&id.to_string()).map_or(Revision(999), |record| record.revision);
                    let known = if stale { Revision(known.0 + 1) } else { known };
                    (id, Some(vec![2]), Some(Expected::Revision(known)))
                }
            };
            let id = id.to_string();
            let holds = match expected {
                None => true,
                Some(Expected::Absent) => !map.contains_key(&id),
                Some(Expected::Revision(revision)) => map.get(&id).is_some_and(|r| r.revision == revision),
            };
            let mut batch = Batch::default();
            if let Some(expected) = expected {
                batch.expect(at(&id), expected);
            }
            match &bytes {
                Some(bytes) => batch.put(at(&id), bytes.clone()),
                None => batch.delete(at(&id)),
            }
            match block(store.submit(batch)) {
                Ok(committed) => {
                    prop_assert!(holds);
                    revision = Revision(revision.0 + 1);
                    prop_assert_eq!(committed, revision);
                    match bytes {
                        Some(bytes) => drop(map.insert(id, Record { bytes, revision })),
                        None => drop(map.remove(&id)),
                    }
                }
                Err(CommitError::Conflict(_)) => prop_assert!(!holds),
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
        let found = store.scan(&Prefix::kind("key"), None, 100).unwrap();
        let found: Vec<_> = found.into_iter().map(|(address, record)| (address.id().to_owned(), record)).collect();
        prop_assert_eq!(found, map.into_iter().collect::<Vec<_>>());
    }
}
