//! Background work: keys that are to be destroyed or rotated because a date has come.
//!
//! Each piece of work is a function from the key as it is and the date to changes and an event for the audit log.
//! It is safe to run twice: the precondition on the key's revision lets one of two workers win, and a key on which
//! nothing is due gives no work.

use keys::{Key, Work as Due};
use model::{Error, Timestamp};
use store::Batch;

use crate::directory::KeyEntry;
use crate::environment::Environment;
use crate::records;

/// Work on one key: changes to commit and what to record.
#[derive(Debug)]
pub struct Work {
    /// CloudTrail's name of the service event.
    pub event: Event,
    /// The changes.
    pub batch: Batch,
}

/// The service events of AWS KMS that background work leaves in the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The waiting period is over: the key and all of its key material are gone.
    DeleteKey,
    /// Automatic rotation.
    RotateKey {
        /// The key material before.
        previous: String,
        /// The key material since.
        current: String,
    },
}

/// What is due on a key at `now`, if anything.
///
/// # Errors
/// `KMSInternalException` when key material cannot be made or records cannot be written.
pub fn work(
    environment: &Environment,
    entry: &KeyEntry,
    now: Timestamp,
) -> Result<Option<Work>, Error> {
    match entry.key.work(now) {
        None => Ok(None),
        Some(Due::Delete) => delete(environment, entry, now).map(Some),
        Some(Due::Rotate) => rotate(environment, entry, now).map(Some),
    }
}

/// Destroys a key: its record with all key material, and its aliases.
fn delete(environment: &Environment, entry: &KeyEntry, now: Timestamp) -> Result<Work, Error> {
    let mut batch = Batch::default();
    records::delete_key(&mut batch, &entry.key, entry.revision, now);
    let arn = entry.key.arn();
    for name in entry.key.aliases() {
        let alias = model::AliasArn {
            account: arn.account,
            region: arn.region.clone(),
            name: name.clone(),
        };
        if let Some(found) = environment.directory.alias(&alias)? {
            records::delete_alias(&mut batch, &alias, found.revision);
        }
    }
    Ok(Work { event: Event::DeleteKey, batch })
}

fn rotate(environment: &Environment, entry: &KeyEntry, now: Timestamp) -> Result<Work, Error> {
    let mut after: Key = entry.key.clone();
    after.rotate_if_due(&environment.hierarchy, now)?;
    let mut batch = Batch::default();
    records::update_key(&mut batch, &entry.key, entry.revision, &after)?;
    let previous = entry.key.current_material()?.id().to_string();
    let current = after.current_material()?.id().to_string();
    Ok(Work { event: Event::RotateKey { previous, current }, batch })
}
