//! The suite that every backend must pass. Test support: it panics where a backend is wrong.

#![expect(clippy::panic, clippy::unwrap_used, reason = "assertions of a test suite")]

use crate::{Address, Batch, CommitError, Expected, Prefix, Revision, Store, commit};

fn at(id: &str) -> Address {
    Address::new("key", "000000000000", "us-east-1", id)
}

fn put(address: Address, bytes: &[u8]) -> Batch {
    let mut batch = Batch::default();
    batch.put(address, bytes.to_vec());
    batch
}

async fn apply(store: &dyn Store, batch: Batch) -> Result<Revision, CommitError> {
    let committed = commit(store, batch, ()).await.map_err(|(error, ())| error)?;
    Ok(committed.into_parts().1.unwrap())
}

fn ids(store: &dyn Store, prefix: &Prefix, after: Option<&str>, limit: usize) -> Vec<String> {
    let found = store.scan(prefix, after, limit).unwrap();
    found.iter().map(|(address, _)| address.id().to_owned()).collect()
}

/// Runs the whole suite on stores that `empty` makes.
pub async fn run<S: Store>(empty: impl Fn() -> S) {
    reads_what_was_written(&empty()).await;
    conflicts_change_nothing(&empty()).await;
    scans_in_order(&empty()).await;
    feeds_every_change(&empty()).await;
    refuses_what_is_too_large(&empty()).await;
    one_of_many_wins(&empty()).await;
}

async fn reads_what_was_written(store: &dyn Store) {
    assert_eq!(store.get(&at("a")).unwrap(), None);
    assert_eq!(store.revision().unwrap(), Revision(0));
    let first = apply(store, put(at("a"), b"{\"v\":1}")).await.unwrap();
    let second = apply(store, put(at("a"), &[0xFF, 0])).await.unwrap();
    assert_eq!((first, second), (Revision(1), Revision(2)));
    let record = store.get(&at("a")).unwrap().unwrap();
    assert_eq!((record.bytes.as_slice(), record.revision), ([0xFF, 0].as_slice(), second));
    let mut batch = Batch::default();
    batch.delete(at("a"));
    batch.delete(at("never there"));
    assert_eq!(apply(store, batch).await.unwrap(), Revision(3));
    assert_eq!(store.get(&at("a")).unwrap(), None);
    assert_eq!(store.revision().unwrap(), Revision(3));
    assert!(commit(store, Batch::default(), "x").await.unwrap().into_parts().1.is_none());
}

async fn conflicts_change_nothing(store: &dyn Store) {
    let revision = apply(store, put(at("a"), b"1")).await.unwrap();
    for expected in [Expected::Absent, Expected::Revision(Revision(revision.0 + 1))] {
        let mut batch = put(at("b"), b"2");
        batch.put(at("a"), b"3".to_vec());
        batch.expect(at("a"), expected);
        match apply(store, batch).await {
            Err(CommitError::Conflict(address)) => assert_eq!(address, at("a")),
            other => panic!("{other:?} instead of a conflict"),
        }
    }
    assert_eq!(store.get(&at("a")).unwrap().unwrap().bytes, b"1");
    assert_eq!(store.get(&at("b")).unwrap(), None);
    let mut batch = put(at("a"), b"4");
    batch.expect(at("a"), Expected::Revision(revision));
    batch.expect(at("b"), Expected::Absent);
    assert_eq!(apply(store, batch).await.unwrap(), Revision(revision.0 + 1));
}

async fn scans_in_order(store: &dyn Store) {
    let mut batch = Batch::default();
    for id in ["c", "a", "b", "ab", "Z"] {
        batch.put(at(id), Vec::new());
    }
    batch.put(Address::new("key", "000000000000", "us-east-2", "d"), Vec::new());
    batch.put(Address::new("key", "000000000001", "us-east-1", "e"), Vec::new());
    batch.put(Address::new("keys", "000000000000", "us-east-1", "f"), Vec::new());
    apply(store, batch).await.unwrap();
    let place = Prefix::new("key", "000000000000", "us-east-1");
    assert_eq!(ids(store, &place, None, 10), ["Z", "a", "ab", "b", "c"]);
    assert_eq!(ids(store, &place, Some("a"), 2), ["ab", "b"]);
    assert_eq!(ids(store, &place, Some("c"), 2), [""; 0]);
    assert_eq!(ids(store, &Prefix::kind("key"), None, 10), ["Z", "a", "ab", "b", "c", "d", "e"]);
    assert_eq!(store.count(&place).unwrap(), 5);
    assert_eq!(store.count(&Prefix::kind("key")).unwrap(), 7);
    assert_eq!(store.count(&Prefix::kind("none")).unwrap(), 0);
}

async fn feeds_every_change(store: &dyn Store) {
    for number in 1..=3 {
        let batch = put(at("a"), b"x").noted(&format!("request-{number}"), vec![number]);
        apply(store, batch).await.unwrap();
    }
    let changes = store.changes_since(Revision(1), 10).unwrap();
    let seen: Vec<_> =
        changes.iter().map(|c| (c.revision.0, c.request_id.as_str(), c.note.as_slice())).collect();
    assert_eq!(seen, [(2, "request-2", [2].as_slice()), (3, "request-3", [3].as_slice())]);
    assert_eq!(store.changes_since(Revision(0), 1).unwrap().len(), 1);
    store.forget_changes_through(Revision(2)).unwrap();
    // The feed is trimmed behind the commits that follow.
    apply(store, put(at("a"), b"y")).await.unwrap();
    let left: Vec<_> =
        store.changes_since(Revision(0), 10).unwrap().iter().map(|c| c.revision.0).collect();
    assert_eq!(left, [3, 4]);
    assert_eq!(store.revision().unwrap(), Revision(4));
}

async fn refuses_what_is_too_large(store: &dyn Store) {
    let long = put(at("a"), &vec![0; crate::RECORD_BYTES_MAX + 1]);
    assert!(matches!(apply(store, long).await, Err(CommitError::TooLarge)));
    let mut many = Batch::default();
    for number in 0..=crate::CHANGES_MAX {
        many.put(at(&number.to_string()), Vec::new());
    }
    assert!(matches!(apply(store, many).await, Err(CommitError::TooLarge)));
    assert_eq!(store.revision().unwrap(), Revision(0));
    store.check().unwrap();
}

async fn one_of_many_wins(store: &dyn Store) {
    let revision = apply(store, put(at("a"), b"0")).await.unwrap();
    let racing: Vec<_> = (0..50u8)
        .map(|number| {
            let mut batch = put(at("a"), &[number]);
            batch.expect(at("a"), Expected::Revision(revision));
            store.submit(batch)
        })
        .collect();
    let mut won = 0;
    for commit in racing {
        match commit.await {
            Ok(_) => won += 1,
            Err(CommitError::Conflict(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(won, 1);
}
