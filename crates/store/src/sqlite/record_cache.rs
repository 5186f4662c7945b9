//! The records that were read lately, as they authenticated.
//!
//! While a transaction changes a record, and until everything here is rid of it, the record is read from the file, which shows all of
//! a transaction or nothing. So no reader sees one change of a batch without the others, and none sees time go backwards.

use std::hash::BuildHasher as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use quick_cache::sync::{Cache, DefaultLifecycle, GuardResult};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

use crate::address::Address;
use crate::batch::Batch;
use crate::store::{Record, StoreError};

/// The memory of all records, near enough.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The usual size of a record. It decides how much is set aside for places.
const RECORD_BYTES: u64 = 1024;
/// The memory that a record takes besides its bytes and address.
const PLACE_BYTES: usize = 192;
/// The parts with a lock each. With more of them, a part could not take a long record.
const PARTS: usize = 16;
/// The marks of records that are being changed. Records that share a mark are read from the file a little more often.
const MARKS: usize = 4096;

/// The cache.
pub(super) struct RecordCache {
    records: Cache<Address, Record, RecordBytes>,
    /// The number of records that are being changed, by their mark.
    changing: Box<[AtomicU32]>,
    marks: DefaultHashBuilder,
}

/// Records that are being changed, until it is dropped.
pub(super) struct Changing<'a> {
    cache: &'a RecordCache,
    batches: &'a [Batch],
}

impl std::fmt::Debug for RecordCache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let records = self.records.len();
        formatter.debug_struct("RecordCache").field("records", &records).finish_non_exhaustive()
    }
}

impl Default for RecordCache {
    fn default() -> Self {
        let places = usize::try_from(BYTES_MAX / RECORD_BYTES).unwrap_or(0);
        let options = OptionsBuilder::new()
            .shards(PARTS)
            .estimated_items_capacity(places)
            .weight_capacity(BYTES_MAX)
            .build();
        let records = match options {
            Ok(options) => Cache::with_options(
                options,
                RecordBytes,
                DefaultHashBuilder::default(),
                DefaultLifecycle::default(),
            ),
            Err(_incomplete) => Cache::with_weighter(places, BYTES_MAX, RecordBytes),
        };
        let changing = std::iter::repeat_with(AtomicU32::default).take(MARKS).collect();
        Self { records, changing, marks: DefaultHashBuilder::default() }
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
        if self.mark(address).is_some_and(|mark| mark.load(Ordering::SeqCst) > 0) {
            return read();
        }
        let place = match self.records.get_value_or_guard(address, Some(Duration::ZERO)) {
            GuardResult::Value(record) => return Ok(Some(record)),
            GuardResult::Guard(place) => place,
            // Somebody else reads it at this moment, and is not waited for.
            GuardResult::Timeout => return read(),
        };
        let record = read()?;
        if let Some(record) = &record {
            // Refused if a change began meanwhile.
            let _refused = place.insert(record.clone());
        }
        Ok(record)
    }

    /// Marks what these batches change. Call it before they can be seen, and drop the marks before anybody is told of them.
    pub(super) fn change<'a>(&'a self, batches: &'a [Batch]) -> Changing<'a> {
        let changing = Changing { cache: self, batches };
        for address in changing.addresses() {
            if let Some(mark) = self.mark(address) {
                mark.fetch_add(1, Ordering::SeqCst);
            }
            self.records.remove(address);
        }
        changing
    }

    fn mark(&self, address: &Address) -> Option<&AtomicU32> {
        let hash = self.marks.hash_one(address) % MARKS as u64;
        self.changing.get(usize::try_from(hash).unwrap_or(0))
    }
}

impl Changing<'_> {
    fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.batches.iter().flat_map(|batch| &batch.writes).map(|(address, _)| address)
    }
}

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        // What a read that began before the marks has put back.
        self.addresses().for_each(|address| drop(self.cache.records.remove(address)));
        for mark in self.addresses().filter_map(|address| self.cache.mark(address)) {
            mark.fetch_sub(1, Ordering::SeqCst);
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
    use crate::revision::Revision;

    fn at(id: &str) -> Address {
        Address::new("object", "bucket", "", id)
    }

    fn record(text: &str) -> Record {
        Record { bytes: text.into(), revision: Revision(1) }
    }

    fn changes(id: &str) -> [Batch; 2] {
        let [mut put, mut delete] = [Batch::default(), Batch::default()];
        put.put(at(id), b"new".to_vec());
        delete.delete(at(id));
        [put, delete]
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
    fn what_is_being_changed_is_read_each_time() {
        for batch in changes("a") {
            let cache = RecordCache::default();
            load(&cache, "a", "old");
            load(&cache, "b", "other");
            let batches = [batch.clone(), batch];
            let changing = cache.change(&batches);
            load(&cache, "a", "old still");
            load(&cache, "a", "new");
            assert_eq!(cached(&cache, "b"), Some(record("other")));
            drop(changing);
            assert_eq!(cached(&cache, "a"), None);
            load(&cache, "a", "new");
            assert_eq!(cached(&cache, "a"), Some(record("new")));
        }
    }

    #[test]
    fn a_read_that_a_change_overtakes_is_not_kept() {
        for batch in changes("a") {
            let cache = RecordCache::default();
            let batches = [batch];
            let read = cache.get(&at("a"), || {
                drop(cache.change(&batches));
                Ok(Some(record("old")))
            });
            assert_eq!(read.unwrap(), Some(record("old")));
            assert_eq!(cached(&cache, "a"), None);
        }
    }

    #[test]
    fn whoever_comes_while_another_reads_reads_too() {
        let cache = RecordCache::default();
        let outer = cache.get(&at("a"), || {
            assert_eq!(cached(&cache, "a"), None);
            Ok(Some(record("read")))
        });
        assert_eq!(outer.unwrap(), Some(record("read")));
        assert_eq!(cached(&cache, "a"), Some(record("read")));
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
        assert!(cache.records.weight() <= BYTES_MAX && cache.records.len() > 100);
    }
}
