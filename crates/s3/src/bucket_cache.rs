//! The cached view of buckets. A batch that changes a bucket drops it before its reply leaves, and a load that began before that
//! cannot put the old one back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use model::Error;
use quick_cache::sync::Cache;
use store::{Address, Store};

use crate::bucket::BucketEntry;
use crate::records;
use crate::records::bucket::{self, BucketRecord};

/// The most buckets that are cached. An account may have a hundred.
const BUCKETS_MAX: usize = 4096;

/// The cached view of buckets.
pub struct BucketCache {
    store: Arc<dyn Store>,
    buckets: Cache<String, (u64, Arc<BucketEntry>)>,
    /// The number of changes to buckets so far. Buckets change rarely, so one counter is enough.
    generation: AtomicU64,
}

impl std::fmt::Debug for BucketCache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("BucketCache").finish_non_exhaustive()
    }
}

impl BucketCache {
    /// Returns an empty cache of the buckets in `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store, buckets: Cache::new(BUCKETS_MAX), generation: AtomicU64::new(0) }
    }

    /// Returns a bucket, if it exists.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub(crate) fn get(&self, name: &str) -> Result<Option<Arc<BucketEntry>>, Error> {
        let generation = self.generation.load(Ordering::Acquire);
        if let Some((loaded, entry)) = self.buckets.get(name)
            && loaded == generation
        {
            return Ok(Some(entry));
        }
        let address = bucket::address(name);
        let Some(record) = records::get::<BucketRecord>(&*self.store, &address)? else {
            return Ok(None);
        };
        let entry = Arc::new(BucketEntry::new(name, record.value, record.revision)?);
        self.buckets.insert(name.to_owned(), (generation, Arc::clone(&entry)));
        Ok(Some(entry))
    }

    /// Drops what a committed batch has changed.
    pub fn forget(&self, changed: &[Address]) {
        if changed.iter().any(|address| address.kind() == bucket::BUCKET) {
            self.generation.fetch_add(1, Ordering::AcqRel);
        }
    }
}
