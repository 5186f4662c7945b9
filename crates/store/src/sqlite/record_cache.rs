//! The records that were read lately, as they authenticated.
//!
//! Whoever changes a record tells the cache after the transaction is on disk and before anybody learns of that, so nobody who
//! knows of a change reads what was before it. A read that began earlier cannot put the old record back: its place is gone.

use quick_cache::Weighter;
use quick_cache::sync::{Cache, GuardResult};

use crate::address::Address;
use crate::batch::{Batch, Write};
use crate::revision::Revision;
use crate::store::{Record, StoreError};

/// The memory of all records, near enough.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The usual size of a record. It decides how much is set aside for places.
const RECORD_BYTES: u64 = 1024;
/// The memory that a record takes besides its bytes and address.
const PLACE_BYTES: usize = 192;

/// The cache.
pub(super) struct RecordCache(Cache<Address, Record, RecordBytes>);

impl std::fmt::Debug for RecordCache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("RecordCache")
            .field("records", &self.0.len())
            .finish_non_exhaustive()
    }
}

impl Default for RecordCache {
    fn default() -> Self {
        let places = usize::try_from(BYTES_MAX / RECORD_BYTES).unwrap_or(0);
        Self(Cache::with_weighter(places, BYTES_MAX, RecordBytes))
    }
}

impl RecordCache {
    /// Returns the record at `address`, for which `read` is called if it is not here.
    ///
    /// # Errors
    /// The error of `read`.
    pub(super) fn get(
        &self,
        address: &Address,
        read: impl FnOnce() -> Result<Option<Record>, StoreError>,
    ) -> Result<Option<Record>, StoreError> {
        // Whoever reads the same record at this moment is waited for: reads past each other could see time go backwards.
        let place = match self.0.get_value_or_guard(address, None) {
            GuardResult::Value(record) => return Ok(Some(record)),
            GuardResult::Guard(place) => place,
            GuardResult::Timeout => return read(),
        };
        let record = read()?;
        if let Some(record) = &record {
            // Refused if it was changed meanwhile.
            let _refused = place.insert(record.clone());
        }
        Ok(record)
    }

    /// Takes the changes of a batch that has committed. A record that is here is replaced; one that is not stays out, as it may
    /// never be read.
    pub(super) fn take(&self, batch: &Batch, revision: Revision) {
        for (address, write) in &batch.writes {
            let replaced = match write {
                Write::Put(bytes) if self.0.contains_key(address) => {
                    let record = Record { bytes: bytes.clone(), revision };
                    self.0.replace(address.clone(), record, true).is_ok()
                }
                Write::Put(_) | Write::Delete => false,
            };
            if !replaced {
                self.0.remove(address);
            }
        }
    }
}

/// Weighs records by their memory.
#[derive(Clone)]
struct RecordBytes;

impl Weighter<Address, Record> for RecordBytes {
    fn weight(&self, address: &Address, record: &Record) -> u64 {
        let address: usize = address.parts().iter().map(|part| part.len()).sum();
        let bytes = record.bytes.len().saturating_add(address).saturating_add(PLACE_BYTES);
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: &str) -> Address {
        Address::new("object", "bucket", "", id)
    }

    fn record(text: &str) -> Record {
        Record { bytes: text.into(), revision: Revision(1) }
    }

    fn put(id: &str, text: &str) -> Batch {
        let mut batch = Batch::default();
        batch.put(at(id), text.into());
        batch
    }

    /// What the cache has; `None` if it has to read.
    fn cached(cache: &RecordCache, id: &str) -> Option<Record> {
        cache.get(&at(id), || Ok(None)).unwrap()
    }

    fn load(cache: &RecordCache, id: &str, text: &str) {
        assert_eq!(cache.get(&at(id), || Ok(Some(record(text)))).unwrap(), Some(record(text)));
    }

    #[test]
    fn a_record_is_read_once() {
        let cache = RecordCache::default();
        assert_eq!(cached(&cache, "a"), None);
        load(&cache, "a", "first");
        assert_eq!(cached(&cache, "a"), Some(record("first")));
        assert_eq!(cached(&cache, "b"), None);
    }

    #[test]
    fn a_change_replaces_what_is_there_and_adds_nothing() {
        let cache = RecordCache::default();
        load(&cache, "a", "first");
        let revision = Revision(2);
        cache.take(&put("a", "second"), revision);
        cache.take(&put("b", "never read"), revision);
        assert_eq!(cached(&cache, "a"), Some(Record { bytes: b"second".to_vec(), revision }));
        assert_eq!(cached(&cache, "b"), None);
        let mut gone = put("a", "for a moment");
        gone.delete(at("a"));
        cache.take(&gone, Revision(3));
        assert_eq!(cached(&cache, "a"), None);
    }

    #[test]
    fn a_read_that_a_change_overtakes_is_not_kept() {
        for change in [put("a", "new"), {
            let mut batch = Batch::default();
            batch.delete(at("a"));
            batch
        }] {
            let cache = RecordCache::default();
            let read = cache.get(&at("a"), || {
                cache.take(&change, Revision(2));
                Ok(Some(record("old")))
            });
            assert_eq!(read.unwrap(), Some(record("old")));
            assert_eq!(cached(&cache, "a"), None);
        }
    }

    #[test]
    fn whoever_comes_while_another_reads_gets_what_that_one_read() {
        let cache = RecordCache::default();
        std::thread::scope(|scope| {
            let (begun, has_begun) = std::sync::mpsc::channel();
            let cache = &cache;
            let first = scope.spawn(move || {
                cache.get(&at("a"), || {
                    begun.send(()).unwrap();
                    Ok(Some(record("read")))
                })
            });
            has_begun.recv().unwrap();
            assert_eq!(cached(cache, "a"), Some(record("read")));
            assert_eq!(first.join().unwrap().unwrap(), Some(record("read")));
        });
    }

    #[test]
    fn a_failed_read_leaves_nothing() {
        let cache = RecordCache::default();
        let failed = cache.get(&at("a"), || Err(StoreError::Tampered(at("a"))));
        assert!(failed.is_err());
        assert_eq!(cached(&cache, "a"), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let cache = RecordCache::default();
        let long = "x".repeat(64 * 1024);
        for number in 0..1_000 {
            load(&cache, &number.to_string(), &long);
        }
        assert!(cache.0.weight() <= BYTES_MAX && cache.0.len() > 100);
    }
}
