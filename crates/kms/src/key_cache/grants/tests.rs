use std::sync::Mutex;

use model::generated::GrantOperation;
use policy::{Pairs, Use};
use secret::Secret;
use store::{Batch, Change, Committing, Prefix, Record, Revision, SqliteStore, StoreError};

use super::*;
use crate::grant::StoredGrant;
use crate::grant::tests::{grant, key, request};
use crate::key_cache::KeyCache;
use crate::records::grant_address;

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const BOB: &str = "arn:aws:iam::111122223333:user/bob";

type Meanwhile = Box<dyn FnOnce() + Send>;

/// A store that counts what is read of it, and in which something may happen between a read and its answer.
pub(crate) struct Watched {
    inner: SqliteStore,
    scans: AtomicU64,
    counts: AtomicU64,
    /// The number that it returns for a count.
    pub(crate) counted: AtomicU64,
    meanwhile: Mutex<Option<Meanwhile>>,
    _folder: tempfile::TempDir,
}

impl Store for Watched {
    fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.inner.get(address)
    }

    fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError> {
        self.scans.fetch_add(1, Ordering::Relaxed);
        let found = self.inner.scan(prefix, after, limit);
        let meanwhile = self.meanwhile.lock().unwrap().take();
        meanwhile.into_iter().for_each(|meanwhile| meanwhile());
        found
    }

    fn count(&self, _prefix: &Prefix) -> Result<u64, StoreError> {
        self.counts.fetch_add(1, Ordering::Relaxed);
        Ok(self.counted.load(Ordering::Relaxed))
    }

    fn places(&self, kind: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError> {
        self.inner.places(kind, limit)
    }

    fn submit(&self, batch: Batch) -> Committing {
        self.inner.submit(batch)
    }

    fn revision(&self) -> Result<Revision, StoreError> {
        self.inner.revision()
    }

    fn changes_since(&self, revision: Revision, limit: usize) -> Result<Vec<Change>, StoreError> {
        self.inner.changes_since(revision, limit)
    }

    fn forget_changes_through(&self, revision: Revision) -> Result<(), StoreError> {
        self.inner.forget_changes_through(revision)
    }

    fn verify(&self) -> Result<u64, StoreError> {
        self.inner.verify()
    }

    fn check(&self) -> Result<(), StoreError> {
        self.inner.check()
    }
}

impl Watched {
    /// Returns how often it was scanned.
    pub(crate) fn scans(&self) -> u64 {
        self.scans.load(Ordering::Relaxed)
    }

    pub(crate) fn new() -> Arc<Self> {
        let folder = tempfile::tempdir().unwrap();
        let integrity = Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let inner = SqliteStore::open(&folder.path().join("bulla.db"), &integrity).unwrap();
        Arc::new(Self {
            inner,
            scans: AtomicU64::new(0),
            counts: AtomicU64::new(0),
            counted: AtomicU64::new(0),
            meanwhile: Mutex::new(None),
            _folder: folder,
        })
    }
}

struct World {
    store: Arc<Watched>,
    key_cache: Arc<KeyCache>,
}

impl World {
    fn new() -> Self {
        let store = Watched::new();
        let key_cache = Arc::new(KeyCache::new(Arc::<Watched>::clone(&store)));
        Self { store, key_cache }
    }

    /// Returns whether a user may decrypt by a grant.
    fn may(&self, key: &Key, who: &str) -> bool {
        let usage = Use {
            operation: GrantOperation::Decrypt,
            context: Pairs::default(),
            source_arn: None,
            new_grant: None,
        };
        let caller = policy::CallerView::new(key.arn().account, who);
        self.key_cache.grants_of(key, who).unwrap().find(&caller, &usage).is_some()
    }

    fn scans(&self) -> u64 {
        self.store.scans()
    }
}

/// Writes a batch and drops what it changed from the cache, as the service does.
pub(crate) fn apply(store: &Watched, key_cache: &KeyCache, batch: Batch) {
    let changed = batch.addresses();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let committed = runtime.block_on(async { store::commit(store, batch, ()).await });
    assert!(committed.is_ok());
    key_cache.forget(&changed);
}

pub(crate) fn making(key: &Key, grant: &StoredGrant) -> Batch {
    let mut batch = Batch::default();
    batch.put(grant_address(key.arn(), grant.id), grant.to_json().unwrap());
    batch
}

fn removing(key: &Key, grant: &StoredGrant) -> Batch {
    let mut batch = Batch::default();
    records::delete_grant(&mut batch, key.arn(), grant, None).unwrap();
    batch
}

#[test]
fn grants_are_read_once_and_again_when_they_change() {
    let (world, key, other) = (World::new(), key(1, 5), key(2, 5));
    assert!(!world.may(&key, ALICE) && !world.may(&key, ALICE) && !world.may(&key, BOB));
    assert_eq!(world.scans(), 2, "that there is no grant is remembered");
    let made = grant(&key, &request(ALICE));
    apply(&world.store, &world.key_cache, making(&key, &made));
    assert!(world.may(&key, ALICE));
    assert!(!world.may(&key, BOB) && !world.may(&other, ALICE));
    assert_eq!(world.scans(), 4, "one of the changed, one of the other key");
    apply(&world.store, &world.key_cache, removing(&key, &made));
    assert!(!world.may(&key, ALICE));
}

/// The worst moment: a grant is read, revoked, and only then does the reader go on.
#[test]
fn a_load_under_way_does_not_bring_a_revoked_grant_back() {
    let (world, key) = (World::new(), key(1, 5));
    let made = grant(&key, &request(ALICE));
    apply(&world.store, &world.key_cache, making(&key, &made));
    let (store, key_cache) = (Arc::clone(&world.store), Arc::clone(&world.key_cache));
    let batch = removing(&key, &made);
    *world.store.meanwhile.lock().unwrap() =
        Some(Box::new(move || apply(&store, &key_cache, batch)));
    assert!(world.may(&key, ALICE), "this request began before the grant was revoked");
    assert!(!world.may(&key, ALICE), "this one did not");
}

#[test]
fn a_grant_on_a_deleted_key_of_the_same_id_is_none() {
    let (world, old, new) = (World::new(), key(1, 5), key(1, 6));
    let made = grant(&old, &request(ALICE));
    apply(&world.store, &world.key_cache, making(&old, &made));
    assert!(world.may(&old, ALICE));
    assert!(!world.may(&new, ALICE));
    assert!(world.key_cache.grant(&old, made.id).unwrap().is_some());
    assert!(world.key_cache.grant(&new, made.id).unwrap().is_none());
}

#[test]
fn more_grants_than_one_scan_gives() {
    let (world, key) = (World::new(), key(1, 5));
    let input = request(ALICE);
    let made = grant(&key, &input);
    let number = SCAN_RECORDS_MAX + 1;
    let (json, tag) = (made.to_json().unwrap(), GranteeTag::in_id(made.id));
    let mut left = number;
    while left > 0 {
        let mut batch = Batch::default();
        for _ in 0..left.min(store::CHANGES_MAX) {
            batch.put(grant_address(key.arn(), tag.new_id().unwrap()), json.clone());
        }
        left -= left.min(store::CHANGES_MAX);
        apply(&world.store, &world.key_cache, batch);
    }
    assert_eq!(world.key_cache.grants_of(&key, ALICE).unwrap().len(), number);
}

#[test]
fn a_key_has_room_for_50_000_grants() {
    let (world, key) = (World::new(), key(1, 5));
    let take = || world.key_cache.take_room_for_grant(key.arn()).unwrap();
    let counts = || world.store.counts.load(Ordering::Relaxed);
    world.store.counted.store(GRANTS_MAX - 3, Ordering::Relaxed);
    assert!(take() && take() && take());
    assert_eq!(counts(), 1, "counted once, for as many as there is room for");
    world.store.counted.store(GRANTS_MAX, Ordering::Relaxed);
    assert!(!take() && !take());
    world.store.counted.store(GRANTS_MAX - 1, Ordering::Relaxed);
    assert!(take(), "one was revoked");
    world.store.counted.store(GRANTS_MAX, Ordering::Relaxed);
    assert!(!take());
    world.store.counted.store(GRANTS_MAX + 7, Ordering::Relaxed);
    assert!(!take());
}

/// A service with as many grants as a key may have, each for a context of its own, stays in the cache.
#[test]
fn all_grants_of_one_grantee_fit_into_a_part_of_the_cache() {
    let constraints = |number: u64| model::generated::GrantConstraints {
        encryption_context_subset: Some(
            [
                ("aws:dynamodb:subscriberId".to_owned(), "111122223333".to_owned()),
                ("aws:dynamodb:tableName".to_owned(), format!("table-{number}")),
            ]
            .into(),
        ),
        encryption_context_equals: None,
        source_arn: None,
    };
    let terms = |number| policy::Terms::new(&[GrantOperation::Decrypt], Some(&constraints(number)));
    let grants = (0..GRANTS_MAX).map(|number| {
        let mut id = [0; 32];
        id[24..].copy_from_slice(&number.to_be_bytes());
        Grant { id: GrantId::from_bytes(id), terms: terms(number), grantee_id: None }
    });
    let set = GrantSet::new(ALICE, grants.collect());
    let grants = Grants::new();
    let place = (key(1, 5).arn().clone(), GranteeTag::of(&key(1, 5), ALICE));
    grants.sets.insert(place.clone(), Arc::new(set));
    assert!(grants.sets.get(&place).is_some());
}
