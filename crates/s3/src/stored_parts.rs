//! The parts that the store refers to: those of all objects, of uploads under way, and those that are not removed yet.

use model::Error;
use objects::PartId;
use store::{Store, StoreError};

use crate::records::version;

/// Returns the number of stored parts.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn stored_part_count(store: &dyn Store) -> Result<u64, Error> {
    store.count(&version::all_parts()).map_err(Error::failed)
}

/// Returns whether any part is stored.
///
/// # Errors
/// [`StoreError`].
pub fn has_stored_parts(store: &dyn Store) -> Result<bool, StoreError> {
    store.scan(&version::all_parts(), None, 1).map(|found| !found.is_empty())
}

/// Returns the ids of stored parts in ascending order, at most `limit` of them: those after `after`, or the first ones.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read, or a record is not readable.
pub fn stored_parts(
    store: &dyn Store,
    after: Option<PartId>,
    limit: usize,
) -> Result<Vec<PartId>, Error> {
    let after = after.map(|id| id.to_string());
    let found = store.scan(&version::all_parts(), after.as_deref(), limit);
    let id = |id: &str| {
        let not_one = || Error::internal(format!("the record of part {id} is not readable"));
        PartId::parse(id).ok_or_else(not_one)
    };
    found.map_err(Error::failed)?.iter().map(|(address, _)| id(address.id())).collect()
}

/// Returns whether the store refers to a part. One that it does not refer to belongs to nothing, or to a request under way.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn is_stored_part(store: &dyn Store, part: PartId) -> Result<bool, Error> {
    let record = store.get(&version::part_address(&part.to_string()));
    record.map(|record| record.is_some()).map_err(Error::failed)
}
