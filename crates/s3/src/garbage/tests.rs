use objects::{ObjectDataKey, ObjectManifest, ObjectPart, ObjectVersion};
use store::SqliteStore;

use super::*;
use crate::records::version::part_address;

const BUCKET: &str = "bucket";
const CONTENT: &str = "content";

struct TestStore {
    store: SqliteStore,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl TestStore {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = secret::Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let store = SqliteStore::open(&folder.path().join("store"), &key).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { store, runtime, _folder: folder }
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
