//! The cached grants: for each key and grantee, the grants that the grantee has.
//!
//! A request looks at the grants of its caller only, and only if the key policy does not let it in. That a caller has no grant on
//! a key is cached too. An entry is dropped exactly as those of keys are.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use keys::Key;
use model::{Error, KeyArn};
use policy::{Grant, GrantId, GrantSet};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use store::{Address, SCAN_RECORDS_MAX, Store};

use super::{cached, unreadable, weighed};
use crate::grant::{GRANTS_MAX, GrantEntry, GranteeTag};
use crate::records;

/// The memory for grants. An entry for a grantee without grants takes about 250 bytes, a grant about as much.
const BYTES_MAX: u64 = 128 * 1024 * 1024;
/// The parts of the cache. An entry fits into one of them: 50,000 grants of one grantee must.
const PARTS: usize = 4;
/// The most keys whose room for more grants is remembered.
const KEYS_MAX: usize = 10_000;
/// An entry's own cost in the cache.
const ENTRY_BYTES: u64 = 160;

type Sets = Cache<(KeyArn, GranteeTag), Arc<GrantSet>, GrantWeighter>;

#[derive(Clone, Debug)]
struct GrantWeighter;

impl Weighter<(KeyArn, GranteeTag), Arc<GrantSet>> for GrantWeighter {
    fn weight(&self, _key: &(KeyArn, GranteeTag), set: &Arc<GrantSet>) -> u64 {
        u64::try_from(set.bytes()).unwrap_or(u64::MAX).saturating_add(ENTRY_BYTES)
    }
}

/// The cached view of the grants in a store.
pub(super) struct Grants {
    sets: Sets,
    /// The number of grants that may still be created before those of a key must be counted again.
    room: Cache<KeyArn, Arc<AtomicU64>>,
}

impl Grants {
    pub(super) fn new() -> Self {
        let entries = usize::try_from(BYTES_MAX / 512).unwrap_or(usize::MAX);
        Self { sets: weighed(GrantWeighter, entries, BYTES_MAX, PARTS), room: Cache::new(KEYS_MAX) }
    }

    /// Returns the grants of one grantee on a key.
    pub(super) fn of(
        &self,
        store: &dyn Store,
        key: &Key,
        grantee: &str,
    ) -> Result<Arc<GrantSet>, Error> {
        let place = (key.arn().clone(), GranteeTag::of(key, grantee));
        let found = cached(&self.sets, &place, || load(store, &place, grantee).map(Some))?;
        found.ok_or_else(|| Error::internal("a set of grants is never absent"))
    }

    /// Returns whether one more grant may be created on a key, and if so takes up the room of one. Grants that other requests are
    /// creating at this moment may be missed when the key's grants are counted.
    pub(super) fn take_room(&self, store: &dyn Store, key: &KeyArn) -> Result<bool, Error> {
        let take = |room: u64| room.checked_sub(1);
        let known = self.room.get(key);
        let taken = known.is_some_and(|room| {
            room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
        });
        if taken {
            return Ok(true);
        }
        let count = store.count(&records::grants_on(key, None)).map_err(unreadable)?;
        let Some(room) = GRANTS_MAX.checked_sub(count).and_then(take) else {
            return Ok(false);
        };
        self.room.insert(key.clone(), Arc::new(AtomicU64::new(room)));
        Ok(true)
    }

    /// Drops the cached grants of the grantee of the grant at `address`, if it is the address of one.
    pub(super) fn forget(&self, address: &Address) {
        if let Some((key, id)) = records::grant_at(address) {
            self.sets.remove(&(key, GranteeTag::in_id(id)));
        }
    }
}

/// Returns one grant, past the cache; `None` if it is on a deleted key that had the same id.
pub(super) fn one(store: &dyn Store, key: &Key, id: GrantId) -> Result<Option<GrantEntry>, Error> {
    let address = records::grant_address(key.arn(), id);
    let Some(record) = store.get(&address).map_err(unreadable)? else {
        return Ok(None);
    };
    let grant = records::read_grant(&address, &record)?;
    let terms = grant.parameters.terms();
    let entry = GrantEntry { grant, terms, revision: record.revision };
    Ok(entry.grant.is_on(key).then_some(entry))
}

/// Reads all grants of one grantee. The tag in their ids is a short hash: the grantee itself is compared.
fn load(
    store: &dyn Store,
    (key, tag): &(KeyArn, GranteeTag),
    grantee: &str,
) -> Result<GrantSet, Error> {
    let (prefix, mut grants) = (records::grants_on(key, Some(*tag)), Vec::new());
    let mut after: Option<String> = None;
    loop {
        let page = store.scan(&prefix, after.as_deref(), SCAN_RECORDS_MAX).map_err(unreadable)?;
        for (address, record) in &page {
            let grant = records::read_grant(address, record)?;
            if grant.parameters.grantee.name() == grantee {
                let (terms, grantee_id) =
                    (grant.parameters.terms(), grant.parameters.grantee.id().map(Into::into));
                grants.push(Grant { id: grant.id, terms, grantee_id });
            }
        }
        match page.last() {
            Some((last, _)) if page.len() == SCAN_RECORDS_MAX => {
                after = Some(last.id().to_owned());
            }
            _ => return Ok(GrantSet::new(grantee, grants)),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
