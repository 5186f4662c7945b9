//! Background work: keys to be destroyed or rotated, and imported material to be deleted, because a date has come.
//!
//! Each piece of work is a function from the key as it is and the date to changes and an event for the audit log.
//! It is safe to run twice: the precondition on the key's revision lets one of two workers win, and a key on which
//! nothing is due gives no work. The grants of a deleted key are deleted after it, in batches.

use keys::{ConfirmedTime, Key, Work as Due};
use model::generated::RotationType;
use model::{Error, KeyArn, Timestamp};
use pipeline::InternalEvent;
use store::Batch;

use crate::environment::Environment;
use crate::internal_event::{self, RotationEvent};
use crate::key_cache::KeyEntry;
use crate::records;
use crate::related;

/// Work on one key: changes to commit and an event to record.
#[derive(Debug)]
pub struct KeyMaintenance {
    /// The event of the work.
    pub event: InternalEvent,
    /// The changes.
    pub batch: Batch,
    /// The consequences of the changes.
    pub consequences: Vec<InternalEvent>,
}

/// Returns the work that is due on a key, if any.
///
/// # Errors
/// `KMSInternalException` if key material cannot be made or records cannot be written.
pub fn work(
    environment: &Environment,
    entry: &KeyEntry,
    confirmed: &ConfirmedTime,
) -> Result<Option<KeyMaintenance>, Error> {
    match entry.key.work(confirmed) {
        None => Ok(None),
        Some(Due::Delete) => delete(environment, entry, confirmed).map(Some),
        Some(Due::Rotate) => rotate(environment, entry, confirmed).map(Some),
        Some(Due::Expire) => expire(environment, entry, confirmed).map(Some),
    }
}

/// Destroys a key: its record with all key material, and its aliases. Its grants, which cannot be found without it, follow.
fn delete(
    environment: &Environment,
    entry: &KeyEntry,
    confirmed: &ConfirmedTime,
) -> Result<KeyMaintenance, Error> {
    let (mut batch, now) = (Batch::default(), confirmed.now());
    records::delete_key(&mut batch, &entry.key, entry.revision, confirmed);
    let arn = entry.key.arn();
    for name in entry.key.aliases() {
        let alias = model::AliasArn {
            account: arn.account,
            region: arn.region.clone(),
            name: name.clone(),
        };
        if let Some(found) = environment.key_cache.alias(&alias)? {
            records::delete_alias(&mut batch, &alias, found.revision);
        }
    }
    // The related keys lose one replica.
    let others = related::entries(environment, &entry.key)?;
    related::change(&mut batch, &others, |other| {
        other.leave(&arn.region, now);
        Ok(())
    })?;
    if !environment.key_cache.scan(&records::grants_on(arn, None), None, 1)?.is_empty() {
        records::leave_sweep(&mut batch, arn, now);
    }
    Ok(KeyMaintenance { event: internal_event::delete_key(arn), batch, consequences: Vec::new() })
}

/// The most grants that are deleted in one batch, each with at most three records.
const SWEPT_AT_ONCE_MAX: usize = 64;

/// Deletes grants of a key that was deleted at `deleted`, as many as one batch takes. A key that has taken the same id since then
/// keeps its own.
///
/// # Errors
/// `KMSInternalException` if records cannot be read.
pub fn sweep(
    environment: &Environment,
    key: &KeyArn,
    deleted: Timestamp,
) -> Result<KeyMaintenance, Error> {
    let (prefix, mut batch, mut count) = (records::grants_on(key, None), Batch::default(), 0);
    let mut after: Option<String> = None;
    while count < SWEPT_AT_ONCE_MAX {
        let wanted = SWEPT_AT_ONCE_MAX - count;
        let page = environment.key_cache.scan(&prefix, after.as_deref(), wanted)?;
        for (address, record) in &page {
            let grant = records::read_grant(address, record)?;
            if grant.created <= deleted {
                records::delete_grant(&mut batch, key, &grant, None)?;
                count += 1;
            }
        }
        match page.last() {
            Some((last, _)) if page.len() == wanted => after = Some(last.id().to_owned()),
            _ => {
                batch.delete(records::sweep_address(key));
                break;
            }
        }
    }
    Ok(KeyMaintenance {
        event: internal_event::delete_grants(key, count),
        batch,
        consequences: Vec::new(),
    })
}

fn expire(
    environment: &Environment,
    entry: &KeyEntry,
    confirmed: &ConfirmedTime,
) -> Result<KeyMaintenance, Error> {
    let mut after: Key = entry.key.clone();
    after.expire(confirmed);
    let (mut batch, now) = (Batch::default(), confirmed.now());
    let followed = related::change_shared(&mut batch, environment, entry, &after, now)?;
    let consequences = followed.into_iter().collect();
    let event = internal_event::delete_expired_key_material(after.arn());
    Ok(KeyMaintenance { event, batch, consequences })
}

fn rotate(
    environment: &Environment,
    entry: &KeyEntry,
    confirmed: &ConfirmedTime,
) -> Result<KeyMaintenance, Error> {
    let mut after: Key = entry.key.clone();
    after.rotate_if_due(&environment.hierarchy, confirmed)?;
    let (mut batch, now) = (Batch::default(), confirmed.now());
    let followed = related::change_shared(&mut batch, environment, entry, &after, now)?;
    let rotation = RotationEvent::between(RotationType::Automatic, &entry.key, &after)?;
    let consequences = followed.into_iter().collect();
    let event = internal_event::rotate_key(after.arn(), &rotation);
    Ok(KeyMaintenance { event, batch, consequences })
}
