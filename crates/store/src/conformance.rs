//! The suite that every backend must pass. Test support: it panics if a backend is wrong.

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

/// Runs the whole suite, each part on a store that `empty` makes.
///
/// # Panics
/// The backend is wrong.
pub async fn run<S: Store>(empty: impl AsyncFn() -> S) {
    reads_what_was_written(&empty().await).await;
    keeps_all_bytes_and_names(&empty().await).await;
    conflicts_change_nothing(&empty().await).await;
    checks_without_changing(&empty().await).await;
    expects_sets_to_be_empty(&empty().await).await;
    takes_the_last_change_of_a_record(&empty().await).await;
    scans_in_order(&empty().await).await;
    scans_by_id_prefix(&empty().await).await;
    bounds_every_scan(&empty().await).await;
    names_each_place_once(&empty().await).await;
    feeds_every_change(&empty().await).await;
    forgets_only_what_is_committed(&empty().await).await;
    refuses_what_is_too_large(&empty().await).await;
    one_of_many_wins(&empty().await).await;
}

async fn expects_sets_to_be_empty(store: &dyn Store) {
    let (place, others) = ("000000000000", Prefix::new("key", "1", "us-east-1"));
    let sets = [
        Prefix::kind("key"),
        Prefix::new("key", place, "us-east-1"),
        Prefix::with_id("key", place, "us-east-1", "a"),
    ];
    let expecting = |set: &Prefix| {
        let mut batch = put(at("c"), b"1");
        batch.expect_empty(set.clone());
        batch.expect_empty(others.clone());
        batch
    };
    apply(store, put(at("ab"), b"1")).await.unwrap();
    for set in &sets {
        let refused = apply(store, expecting(set)).await;
        assert!(matches!(refused, Err(CommitError::Conflict(found)) if found == at("ab")));
        assert_eq!(store.get(&at("c")).unwrap(), None);
    }
    apply(store, expecting(&Prefix::with_id("key", place, "us-east-1", "b"))).await.unwrap();
    assert!(store.get(&at("c")).unwrap().is_some());
}

async fn names_each_place_once(store: &dyn Store) {
    assert!(store.places("key", 9).unwrap().is_empty());
    let mut batch = Batch::default();
    for (kind, account, region) in
        [("key", "2", "b"), ("key", "1", "c"), ("key", "1", "a"), ("alias", "1", "b")]
    {
        for id in ["x", "y", "z"] {
            batch.put(Address::new(kind, account, region, id), b"{}".to_vec());
        }
    }
    apply(store, batch).await.unwrap();
    let place = |account: &str, region: &str| (account.to_owned(), region.to_owned());
    let all = [place("1", "a"), place("1", "c"), place("2", "b")];
    assert_eq!(store.places("key", 9).unwrap(), all);
    assert_eq!(store.places("key", 2).unwrap(), all[..2]);
}

async fn reads_what_was_written(store: &dyn Store) {
    assert_eq!(store.get(&at("a")).unwrap(), None);
    assert_eq!(store.revision().unwrap(), Revision(0));
    assert_eq!(store.verify().unwrap(), 0);
    let first = apply(store, put(at("a"), b"{\"v\":1}")).await.unwrap();
    let second = apply(store, put(at("a"), b"{\"v\":2}")).await.unwrap();
    assert_eq!((first, second), (Revision(1), Revision(2)));
    let record = store.get(&at("a")).unwrap().unwrap();
    assert_eq!((record.bytes.as_slice(), record.revision), (b"{\"v\":2}".as_slice(), second));
    assert_eq!(store.verify().unwrap(), 1);
    let mut batch = Batch::default();
    batch.delete(at("a"));
    batch.delete(at("never there"));
    assert_eq!(apply(store, batch).await.unwrap(), Revision(3));
    assert_eq!(store.get(&at("a")).unwrap(), None);
    assert_eq!(store.revision().unwrap(), Revision(3));
    assert_eq!(store.verify().unwrap(), 0);
    assert!(commit(store, Batch::default(), "x").await.unwrap().into_parts().1.is_none());
}

async fn keeps_all_bytes_and_names(store: &dyn Store) {
    let all: Vec<u8> = (0..=u8::MAX).collect();
    let values: [&[u8]; 5] = [b"", &[0], &[0xFF, 0xFE], "a\0\u{10FFFF}".as_bytes(), &all];
    let names = ["", "a\0b", "'; --", "\u{10FFFF}", "a/b/c"];
    let mut batch = Batch::default();
    for (name, value) in names.iter().zip(values) {
        batch.put(at(name), value.to_vec());
    }
    let revision = apply(store, batch).await.unwrap();
    for (name, value) in names.iter().zip(values) {
        let record = store.get(&at(name)).unwrap().unwrap();
        assert_eq!((record.bytes.as_slice(), record.revision), (value, revision), "{name:?}");
    }
    let place = Prefix::new("key", "000000000000", "us-east-1");
    assert_eq!(ids(store, &place, None, 10), ["", "'; --", "a\0b", "a/b/c", "\u{10FFFF}"]);
    assert_eq!(store.verify().unwrap(), 5);
}

async fn conflicts_change_nothing(store: &dyn Store) {
    let revision = apply(store, put(at("a"), b"1")).await.unwrap();
    for expected in [Expected::Absent, Expected::Revision(revision.next())] {
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
    assert_eq!(store.changes_since(revision, 10).unwrap(), []);
    let mut batch = put(at("a"), b"4");
    batch.expect(at("a"), Expected::Revision(revision));
    batch.expect(at("b"), Expected::Absent);
    assert_eq!(apply(store, batch).await.unwrap(), revision.next());
    assert_eq!(store.verify().unwrap(), 1);
}

async fn checks_without_changing(store: &dyn Store) {
    let revision = apply(store, put(at("a"), b"1")).await.unwrap();
    let mut holds = Batch::default();
    holds.expect(at("a"), Expected::Revision(revision));
    assert_eq!(apply(store, holds).await.unwrap(), revision.next());
    let mut fails = Batch::default();
    fails.expect(at("a"), Expected::Absent);
    assert!(matches!(apply(store, fails).await, Err(CommitError::Conflict(_))));
    assert_eq!(store.get(&at("a")).unwrap().unwrap().revision, revision);
}

async fn takes_the_last_change_of_a_record(store: &dyn Store) {
    let mut batch = put(at("a"), b"1");
    batch.put(at("a"), b"2".to_vec());
    batch.put(at("b"), b"3".to_vec());
    batch.delete(at("b"));
    batch.delete(at("c"));
    batch.put(at("c"), b"4".to_vec());
    // What the batch itself writes does not count.
    batch.expect(at("a"), Expected::Absent);
    apply(store, batch).await.unwrap();
    assert_eq!(store.get(&at("a")).unwrap().unwrap().bytes, b"2");
    assert_eq!(store.get(&at("b")).unwrap(), None);
    assert_eq!(store.get(&at("c")).unwrap().unwrap().bytes, b"4");
    assert_eq!(store.verify().unwrap(), 2);
}

async fn scans_in_order(store: &dyn Store) {
    let mut batch = Batch::default();
    for id in ["c", "a", "b", "ab", "Z"] {
        batch.put(at(id), Vec::new());
    }
    batch.put(Address::new("key", "000000000000", "us-east-2", "d"), Vec::new());
    batch.put(Address::new("key", "000000000001", "us-east-1", "e"), Vec::new());
    batch.put(Address::new("keys", "000000000000", "us-east-1", "f"), Vec::new());
    batch.put(Address::new("due", "", "", "1"), Vec::new());
    batch.put(Address::new("due", "", "", "2"), Vec::new());
    apply(store, batch).await.unwrap();
    let place = Prefix::new("key", "000000000000", "us-east-1");
    assert_eq!(ids(store, &place, None, 10), ["Z", "a", "ab", "b", "c"]);
    assert_eq!(ids(store, &place, Some("a"), 2), ["ab", "b"]);
    assert_eq!(ids(store, &place, Some("aa"), 1), ["ab"]);
    assert_eq!(ids(store, &place, Some("c"), 2), [""; 0]);
    assert_eq!(ids(store, &place, None, 0), [""; 0]);
    assert_eq!(ids(store, &Prefix::kind("key"), None, 10), ["Z", "a", "ab", "b", "c", "d", "e"]);
    assert_eq!(ids(store, &Prefix::kind("due"), Some("1"), 10), ["2"]);
    assert_eq!(store.count(&place).unwrap(), 5);
    assert_eq!(store.count(&Prefix::kind("key")).unwrap(), 7);
    assert_eq!(store.count(&Prefix::kind("none")).unwrap(), 0);
}

async fn scans_by_id_prefix(store: &dyn Store) {
    let mut batch = Batch::default();
    for id in ["k", "k/", "k/1", "k/2", "k0", "k/\u{10FFFF}", "l/1"] {
        batch.put(at(id), Vec::new());
    }
    apply(store, batch).await.unwrap();
    let grants = Prefix::with_id("key", "000000000000", "us-east-1", "k/");
    assert_eq!(ids(store, &grants, None, 10), ["k/", "k/1", "k/2", "k/\u{10FFFF}"]);
    assert_eq!(ids(store, &grants, Some("k/1"), 1), ["k/2"]);
    assert_eq!(ids(store, &grants, Some("a"), 1), ["k/"]);
    assert_eq!(store.count(&grants).unwrap(), 4);
}

async fn bounds_every_scan(store: &dyn Store) {
    let ids: Vec<String> = (0..=crate::SCAN_RECORDS_MAX).map(|id| format!("{id:05}")).collect();
    for ids in ids.chunks(crate::CHANGES_MAX) {
        let mut batch = Batch::default();
        ids.iter().for_each(|id| batch.put(at(id), Vec::new()));
        apply(store, batch).await.unwrap();
    }
    let all = store.scan(&Prefix::kind("key"), None, usize::MAX).unwrap();
    assert_eq!(all.len(), crate::SCAN_RECORDS_MAX);
}

async fn feeds_every_change(store: &dyn Store) {
    for number in 1..=3 {
        let mut batch = put(at("b"), b"x").noted(&format!("request-{number}"), vec![number]);
        batch.delete(at("a"));
        apply(store, batch).await.unwrap();
    }
    let changes = store.changes_since(Revision(1), 10).unwrap();
    let seen: Vec<_> =
        changes.iter().map(|c| (c.revision.0, c.request_id.as_str(), c.note.as_slice())).collect();
    assert_eq!(seen, [(2, "request-2", [2].as_slice()), (3, "request-3", [3].as_slice())]);
    assert!(changes.iter().all(|change| change.addresses == [at("a"), at("b")]));
    assert_eq!(store.changes_since(Revision(0), 1).unwrap().len(), 1);
    store.forget_changes_through(Revision(2)).unwrap();
    apply(store, put(at("a"), b"y")).await.unwrap();
    let left: Vec<_> =
        store.changes_since(Revision(0), 10).unwrap().iter().map(|c| c.revision.0).collect();
    assert_eq!(left, [3, 4]);
    assert_eq!(store.revision().unwrap(), Revision(4));
    assert_eq!(store.verify().unwrap(), 2);
}

async fn forgets_only_what_is_committed(store: &dyn Store) {
    apply(store, put(at("a"), b"1")).await.unwrap();
    store.forget_changes_through(Revision(99)).unwrap();
    apply(store, put(at("a"), b"2")).await.unwrap();
    let left: Vec<_> =
        store.changes_since(Revision(0), 10).unwrap().iter().map(|c| c.revision.0).collect();
    assert_eq!(left, [2]);
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
    let largest = put(at("a"), &vec![0xFF; crate::RECORD_BYTES_MAX]);
    apply(store, largest).await.unwrap();
    assert_eq!(store.get(&at("a")).unwrap().unwrap().bytes.len(), crate::RECORD_BYTES_MAX);
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
