//! The related keys of a multi-Region key: all of them change in one batch.

use std::sync::Arc;

use keys::Key;
use model::{Error, Timestamp};
use pipeline::InternalEvent;
use store::Batch;

use crate::environment::Environment;
use crate::internal_event;
use crate::key_cache::KeyEntry;
use crate::records;

/// Returns the related keys in other Regions.
pub(crate) fn entries(environment: &Environment, key: &Key) -> Result<Vec<Arc<KeyEntry>>, Error> {
    let find = |arn: model::KeyArn| {
        let found = environment.key_cache.key(&arn)?;
        found.ok_or_else(|| Error::internal(format!("related key {arn} does not exist")))
    };
    key.related().into_iter().map(find).collect()
}

/// Applies `change` to each related key and adds the results to `batch`. Returns whether anything changed.
pub(crate) fn change(
    batch: &mut Batch,
    related: &[Arc<KeyEntry>],
    change: impl Fn(&mut Key) -> Result<(), Error>,
) -> Result<bool, Error> {
    let mut changed = false;
    for entry in related {
        let mut after = entry.key.clone();
        change(&mut after)?;
        if after != entry.key {
            records::update_key(batch, &entry.key, entry.revision, &after)?;
            changed = true;
        }
    }
    Ok(changed)
}

/// Adds to `batch` a changed primary key and its replicas, which follow it. Returns that as a consequence.
pub(crate) fn change_shared(
    batch: &mut Batch,
    environment: &Environment,
    before: &KeyEntry,
    after: &Key,
    now: Timestamp,
) -> Result<Option<InternalEvent>, Error> {
    records::update_key(batch, &before.key, before.revision, after)?;
    if !before.key.is_primary() {
        return Ok(None);
    }
    let related = entries(environment, &before.key)?;
    let followed =
        change(batch, &related, |replica| replica.follow(after, &environment.hierarchy, now))?;
    Ok(followed.then(|| internal_event::synchronize(after.arn())))
}
