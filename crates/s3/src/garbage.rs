//! Parts that no object has any more. A batch that drops a content notes it, and a sweep removes its parts later: a batch cannot
//! remove files, and an object may have more parts than a batch takes.

use std::time::Duration;

use model::{Error, Timestamp};
use objects::{PartId, PartList};
use store::{Batch, Store};

use crate::bucket::BucketEntry;
use crate::environment::Environment;
use crate::records::garbage::{Garbage, address, all};
use crate::records::version::{self, Content, Manifest};
use crate::records::{self, decode};

/// The most records of parts that one batch removes.
const PARTS_MAX: usize = 200;
/// The time for which the parts of a content are kept for those who began to read it before.
const READING_MAX: Duration = Duration::from_hours(1);
/// The most contents that one look finds.
const CONTENTS_MAX: usize = 64;

/// Notes that an object has a content no more. A delete marker has none.
///
/// # Errors
/// `KMSInternalException` if the manifest is not readable.
pub(crate) fn add(
    batch: &mut Batch,
    bucket: &BucketEntry,
    content: Option<&Content>,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(content) = content else { return Ok(()) };
    let garbage = Garbage {
        v: 1,
        bucket: bucket.record.id.clone(),
        content: content.id.clone(),
        manifest: content.manifest.clone(),
        inline: content.is_inline(),
        since: now.millis(),
    };
    records::put(batch, address(&content.id), &garbage)
}

/// Parts to remove: first from where they are kept, then, with the batches, from the store.
#[derive(Debug)]
pub struct Sweep {
    /// The parts that are files.
    pub parts: Vec<PartId>,
    /// The changes to commit in order, once the files are gone.
    pub batches: Vec<Batch>,
}

/// Returns what is to be removed, oldest contents first, or nothing.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn sweep(environment: &Environment, now: Timestamp) -> Result<Vec<Sweep>, Error> {
    let store = &*environment.store;
    let found = store.scan(&all(), None, CONTENTS_MAX).map_err(Error::failed)?;
    let mut sweeps = Vec::new();
    for (address, record) in found {
        let garbage = records::read::<Garbage>(&address, &record)?.value;
        if Timestamp::from_millis(garbage.since).plus(READING_MAX) <= now {
            sweeps.push(one(store, &garbage)?);
        }
    }
    Ok(sweeps)
}

/// Returns whether a stored part belongs to no object.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn is_orphan(environment: &Environment, part: PartId) -> Result<bool, Error> {
    let record = environment.store.get(&version::part_address(&part.to_string()));
    record.map(|record| record.is_none()).map_err(Error::failed)
}

fn one(store: &dyn Store, garbage: &Garbage) -> Result<Sweep, Error> {
    let apart = version::parts_address(&garbage.bucket, &garbage.content);
    let bytes = match &garbage.manifest {
        Manifest::Here(text) => Some(decode(text)?),
        Manifest::Apart => store.get(&apart).map_err(Error::failed)?.map(|record| record.bytes),
    };
    // A manifest that is gone was removed by a sweep that did not get to its end.
    let list = bytes.map(|bytes| PartList::peek(&bytes)).transpose().map_err(Error::failed)?;
    let parts = list.as_ref().map_or(&[][..], |list| list.as_slice());
    let mut records: Vec<_> = parts
        .iter()
        .map(|part| part.id.to_string())
        .map(|part| match garbage.inline {
            true => version::data_address(&garbage.bucket, &part),
            false => version::part_address(&part),
        })
        .collect();
    records.push(address(&garbage.content));
    if matches!(garbage.manifest, Manifest::Apart) {
        records.push(apart);
    }
    let batches = records.chunks(PARTS_MAX).map(|addresses| {
        let mut batch = Batch::default();
        addresses.iter().for_each(|address| batch.delete(address.clone()));
        batch
    });
    let batches = batches.collect();
    let files = if garbage.inline { &[][..] } else { parts };
    Ok(Sweep { parts: files.iter().map(|part| part.id).collect(), batches })
}
