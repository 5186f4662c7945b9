use objects::{ObjectDataKey, ObjectManifest, ObjectPart, ObjectVersion};
use store::SqliteStore;

use super::*;
use crate::records::version::part_address;

const BUCKET: &str = "bucket";
const CONTENT: &str = "content";

struct TestStore {
    store: SqliteStore,
    runtime: tokio::runtime::Runtime,
    folder: tempfile::TempDir,
}

impl TestStore {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = secret::Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let store = SqliteStore::open(&folder.path().join("store"), &key).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { store, runtime, folder }
    }

    fn commit(&self, batch: Batch) {
        let committed = store::commit(&self.store, batch.noted("test", Vec::new()), ());
        self.runtime.block_on(committed).map(drop).unwrap();
    }

    /// Keeps parts of an upload, numbered from 1.
    fn upload(&self, parts: &[PartId]) {
        let numbered: Vec<_> = (1..).zip(parts).collect();
        for some in numbered.chunks(100) {
            let mut batch = Batch::default();
            for (number, id) in some {
                let id = id.to_string();
                batch.put(part_address(&id), Vec::new());
                let part = UploadedPart { v: 1, id, size: 1, modified: 0, digests: String::new() };
                let address = upload::part_address(BUCKET, CONTENT, *number);
                records::put(&mut batch, address, &part).unwrap();
            }
            self.commit(batch);
        }
    }

    /// Notes garbage and sweeps it. Returns the parts whose files go, in their order.
    fn sweep(&self, what: GarbageKind) -> Vec<PartId> {
        let garbage = Garbage { v: 1, bucket: BUCKET.to_owned(), what, since: 0 };
        let mut batch = Batch::default();
        records::put(&mut batch, garbage.address(), &garbage).unwrap();
        self.commit(batch);
        let Sweep { parts, batches } = one(&self.store, &garbage).unwrap();
        batches.into_iter().for_each(|batch| self.commit(batch));
        assert_eq!(self.store.count(&all()).unwrap(), 0);
        parts
    }

    /// Notes garbage.
    fn note(&self, what: GarbageKind, since: i64) -> Address {
        let garbage = Garbage { v: 1, bucket: BUCKET.to_owned(), what, since };
        let mut batch = Batch::default();
        records::put(&mut batch, garbage.address(), &garbage).unwrap();
        self.commit(batch);
        garbage.address()
    }

    /// Changes the store as someone with a SQLite shell would.
    fn alter(&self, change: &str, id: &str) {
        let shell = rusqlite::Connection::open(self.folder.path().join("store")).unwrap();
        assert_eq!(shell.execute(change, [id]).unwrap(), 1);
    }

    fn has_note(&self, part: &PartId) -> bool {
        self.store.get(&part_address(&part.to_string())).unwrap().is_some()
    }

    fn uploaded(&self) -> usize {
        let range = upload::parts(BUCKET, CONTENT);
        usize::try_from(self.store.count(&range).unwrap()).unwrap()
    }
}

fn ids(count: usize) -> Vec<PartId> {
    let mut ids: Vec<_> = (0..count).map(|_| PartId::random().unwrap()).collect();
    ids.sort_unstable();
    ids
}

fn manifest(parts: &[PartId]) -> Vec<u8> {
    let part = |(number, id): (u16, &PartId)| ObjectPart { number, id: *id, bytes: 1 };
    let list = PartList::new((1..).zip(parts).map(part).collect()).unwrap();
    let key = secret::Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(2));
    let version =
        ObjectVersion { bucket: BUCKET, key: "key", version: CONTENT, metadata: &[0; 32] };
    ObjectManifest::seal(list, &ObjectDataKey::new(key), &version).unwrap().1
}

fn here(parts: &[PartId]) -> ManifestPlace {
    ManifestPlace::Here(records::encode(&manifest(parts)))
}

#[test]
fn an_upload_that_was_aborted_leaves_nothing() {
    let store = TestStore::new();
    let parts = ids(450);
    store.upload(&parts);
    let what = GarbageKind::Aborted { content: CONTENT.to_owned() };
    assert_eq!(store.sweep(what), parts);
    assert_eq!(store.uploaded(), 0);
    assert!(!parts.iter().any(|part| store.has_note(part)));
}

#[test]
fn parts_that_were_chosen_stay_with_their_records() {
    let store = TestStore::new();
    let parts = ids(5);
    store.upload(&parts);
    let (chosen, others) = parts.split_at(2);
    let (content, manifest) = (CONTENT.to_owned(), here(chosen));
    assert_eq!(store.sweep(GarbageKind::Unchosen { content, manifest }), others);
    assert_eq!(store.uploaded(), 2);
    assert!(chosen.iter().all(|part| store.has_note(part)));
    assert!(!others.iter().any(|part| store.has_note(part)));
}

#[test]
fn a_content_takes_all_parts_of_its_upload_along_and_its_manifest() {
    let store = TestStore::new();
    let parts = ids(300);
    store.upload(&parts);
    let apart = version::parts_address(BUCKET, CONTENT);
    let mut batch = Batch::default();
    batch.put(apart.clone(), manifest(&parts[..200]));
    store.commit(batch);
    let id = CONTENT.to_owned();
    let what = GarbageKind::ObjectContent { id, manifest: ManifestPlace::Apart, inline: false };
    // Those that were not chosen too, if the content is swept before its upload is.
    assert_eq!(store.sweep(what), parts);
    assert_eq!(store.uploaded(), 0);
    assert!(store.store.get(&apart).unwrap().is_none());
    let content = CONTENT.to_owned();
    let what = GarbageKind::Unchosen { content, manifest: ManifestPlace::Apart };
    assert!(store.sweep(what).is_empty());
}

#[test]
fn a_part_that_was_sent_again_goes_alone() {
    let store = TestStore::new();
    let parts = ids(2);
    store.upload(&parts);
    let what = GarbageKind::Resent { part: parts[0].to_string() };
    assert_eq!(store.sweep(what), parts[..1]);
    assert!(!store.has_note(&parts[0]) && store.has_note(&parts[1]));
}

#[test]
fn garbage_is_in_the_order_of_its_time() {
    let at = |since| {
        let what = GarbageKind::Aborted { content: CONTENT.to_owned() };
        Garbage { v: 1, bucket: BUCKET.to_owned(), what, since }.address()
    };
    assert!([0, 9, 10, 1_790_000_000_000].map(at).is_sorted());
}

#[test]
fn what_cannot_be_read_holds_up_nothing_else() {
    let store = TestStore::new();
    let parts = ids(4);
    let resent = |part: &PartId| GarbageKind::Resent { part: part.to_string() };
    // The oldest record is none of this version's, the next one leads to what is no part, and the third was altered.
    let unknown = Address::new("s3-garbage", "", "", format!("{:016x}/later/x", 0));
    let mut batch = Batch::default();
    batch.put(unknown.clone(), br#"{"v":2}"#.to_vec());
    store.commit(batch);
    let astray = store.note(GarbageKind::Resent { part: "no part".to_owned() }, 1);
    let altered = store.note(resent(&parts[0]), 2);
    store.alter("UPDATE record SET value = 'other' WHERE id = ?1", altered.id());
    store.note(resent(&parts[1]), 0);
    store.note(resent(&parts[2]), 3);
    store.note(resent(&parts[3]), 10_000_000_000);
    let found = swept(&store.store, Timestamp::from_millis(4_000_000)).unwrap();
    let swept: Vec<_> = found.sweeps.iter().flat_map(|sweep| &sweep.parts).collect();
    assert_eq!(swept, [&parts[1], &parts[2]], "the last one is kept for those who read it");
    let mut unreadable: Vec<_> = found.unreadable.into_iter().map(|one| one.record).collect();
    unreadable.sort_unstable();
    let mut expected = [unknown, astray, altered].map(|address| address.to_string());
    expected.sort_unstable();
    assert_eq!(unreadable, expected);
}

#[test]
fn much_garbage_takes_looks_one_after_the_other() {
    let store = TestStore::new();
    let count = GARBAGE_MAX + 1;
    for part in ids(count) {
        store.note(GarbageKind::Resent { part: part.to_string() }, 0);
    }
    let kept = ids(1);
    store.note(GarbageKind::Resent { part: kept[0].to_string() }, 10_000_000_000);
    let look = || swept(&store.store, Timestamp::from_millis(4_000_000)).unwrap();
    let found = look();
    assert_eq!((found.sweeps.len(), found.has_more), (GARBAGE_MAX, true));
    let batches = found.sweeps.into_iter().flat_map(|sweep| sweep.batches);
    batches.for_each(|batch| store.commit(batch));
    let found = look();
    assert_eq!((found.sweeps.len(), found.has_more), (1, false));
}

#[test]
fn many_altered_records_hold_up_nothing_before_them() {
    let store = TestStore::new();
    let parts = ids(2);
    let resent = |part: &PartId| GarbageKind::Resent { part: part.to_string() };
    store.note(resent(&parts[0]), 0);
    for since in 1..=UNREADABLE_MAX + 1 {
        let altered = store.note(resent(&parts[1]), i64::try_from(since).unwrap());
        store.alter("UPDATE record SET value = 'other' WHERE id = ?1", altered.id());
    }
    let found = swept(&store.store, Timestamp::from_millis(4_000_000)).unwrap();
    let swept: Vec<_> = found.sweeps.iter().flat_map(|sweep| &sweep.parts).collect();
    assert_eq!(swept, [&parts[0]]);
    assert_eq!(found.unreadable.len(), UNREADABLE_MAX);
}

#[test]
fn the_bucket_keys_of_a_bucket_that_is_gone_are_removed_with_their_names() {
    let store = TestStore::new();
    let mut batch = Batch::default();
    let record = |key: &str| BucketKeyRecord {
        v: 1,
        key: key.to_owned(),
        encrypted: String::new(),
        created: 0,
    };
    for (id, key) in [("1", "key"), ("2", "key"), ("3", "other")] {
        records::put(&mut batch, bucket_key::address(BUCKET, id), &record(key)).unwrap();
        let current = bucket_key::current_address(BUCKET, key, "requester");
        records::put(&mut batch, current, &id).unwrap();
    }
    let by_alias = bucket_key::current_address(BUCKET, MANAGED_KEY, "requester");
    records::put(&mut batch, by_alias, &"3").unwrap();
    records::put(&mut batch, bucket_key::address("another", "4"), &record("key")).unwrap();
    let elsewhere = bucket_key::current_address("another", "key", "requester");
    records::put(&mut batch, elsewhere, &"4").unwrap();
    store.commit(batch);
    assert!(store.sweep(GarbageKind::BucketKeys).is_empty());
    let count = |kind: &str| store.store.count(&Prefix::kind(kind)).unwrap();
    assert_eq!([count("bucket-key"), count("bucket-key-of")], [1, 1], "those of another bucket");
}

#[test]
fn many_bucket_keys_are_removed_in_several_looks() {
    let store = TestStore::new();
    for first in (0..2_500).step_by(100) {
        let mut batch = Batch::default();
        for id in first..first + 100 {
            let record = BucketKeyRecord {
                v: 1,
                key: "key".to_owned(),
                encrypted: String::new(),
                created: 0,
            };
            records::put(&mut batch, bucket_key::address(BUCKET, &id.to_string()), &record)
                .unwrap();
            let requester = format!("requester {id}");
            let current = bucket_key::current_address(BUCKET, "key", &requester);
            records::put(&mut batch, current, &id.to_string()).unwrap();
        }
        store.commit(batch);
    }
    store.note(GarbageKind::BucketKeys, 0);
    let mut looks = 0;
    while store.store.count(&all()).unwrap() > 0 {
        let found = swept(&store.store, Timestamp::from_millis(4_000_000)).unwrap();
        let batches = found.sweeps.into_iter().flat_map(|sweep| sweep.batches);
        batches.for_each(|batch| store.commit(batch));
        looks += 1;
        assert!(looks < 10, "it does not end");
    }
    let count = |kind: &str| store.store.count(&Prefix::kind(kind)).unwrap();
    assert_eq!([count("bucket-key"), count("bucket-key-of")], [0, 0]);
}

/// A sweep may be broken off anywhere: the next one goes on, and what is in use stays.
#[test]
fn a_sweep_that_is_broken_off_goes_on() {
    let what = || GarbageKind::ObjectContent {
        id: CONTENT.to_owned(),
        manifest: ManifestPlace::Apart,
        inline: false,
    };
    for done in 0..4 {
        let store = TestStore::new();
        let parts = ids(250);
        store.upload(&parts);
        let mut batch = Batch::default();
        batch.put(version::parts_address(BUCKET, CONTENT), manifest(&parts));
        let living = PartId::random().unwrap();
        batch.put(part_address(&living.to_string()), Vec::new());
        store.commit(batch);
        store.note(what(), 0);
        let now = Timestamp::from_millis(4_000_000);
        let mut found = swept(&store.store, now).unwrap().sweeps;
        let sweep = found.remove(0);
        assert_eq!(sweep.parts, parts);
        sweep.batches.into_iter().take(done).for_each(|batch| store.commit(batch));
        for sweep in swept(&store.store, now).unwrap().sweeps {
            sweep.batches.into_iter().for_each(|batch| store.commit(batch));
        }
        assert_eq!(store.store.count(&all()).unwrap(), 0);
        assert_eq!(store.uploaded(), 0);
        assert!(!parts.iter().any(|part| store.has_note(part)));
        assert!(store.has_note(&living));
    }
}
