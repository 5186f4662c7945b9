//! Parts that no object has any more. A batch that drops a content notes it, and a sweep removes its parts later: a batch cannot
//! remove files, and an object may have more parts than a batch takes. So it is with the parts of uploads that end, and with the bucket
//! keys of a bucket that is deleted.
//!
//! The bucket keys of a bucket that stays are kept: only a look at all versions would tell which of them no object needs. One is made in
//! a day for each requester and KMS key, and takes some 700 bytes.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use model::{Error, Timestamp};
use objects::{PART_NUMBER_MAX, PartId, PartList};
use store::{Address, Batch, Prefix, Record, Store, StoreError};

use crate::bucket::BucketEntry;
use crate::bucket_key::{self, BucketKeyRecord};
use crate::environment::S3Environment;
use crate::kms_request::MANAGED_KEY;
use crate::records::garbage::{Garbage, GarbageKind, all};
use crate::records::upload::{self, UploadedPart};
use crate::records::version::{self, ManifestPlace, ObjectContent};
use crate::records::{self, decode};

/// The most records of parts that one batch removes.
const PARTS_MAX: usize = 200;
/// The time for which the parts of a content are kept for those who began to read it before.
const READING_MAX: Duration = Duration::from_hours(1);
/// The most pieces of garbage that one look finds.
const GARBAGE_MAX: usize = 64;
/// The parts after which a look finds no more: those of one object at most.
const SWEPT_PARTS_MAX: usize = PART_NUMBER_MAX as usize;
/// The most unreadable garbage that one look passes over.
const UNREADABLE_MAX: usize = 1000;
/// The most bucket keys that one look removes of a bucket, and of the names of current ones under a KMS key.
const BUCKET_KEYS_MAX: usize = 1000;
/// The pieces of garbage that are read together where all of it is read.
const SCANNED_AT_ONCE: usize = 1000;

/// Notes that an object has a content no more. A delete marker has none.
///
/// # Errors
/// `KMSInternalException` if the manifest is not readable.
pub(crate) fn add(
    batch: &mut Batch,
    bucket: &BucketEntry,
    content: Option<&ObjectContent>,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(content) = content else { return Ok(()) };
    let (id, manifest) = (content.id.clone(), content.manifest.clone());
    let what = GarbageKind::ObjectContent { id, manifest, inline: content.is_inline() };
    note(batch, bucket, what, now)
}

/// Notes what is to be removed.
///
/// # Errors
/// `KMSInternalException` if it cannot be written.
pub(crate) fn note(
    batch: &mut Batch,
    bucket: &BucketEntry,
    what: GarbageKind,
    now: Timestamp,
) -> Result<(), Error> {
    let garbage = Garbage { v: 1, bucket: bucket.record.id.clone(), what, since: now.millis() };
    records::put(batch, garbage.address(), &garbage)
}

/// Parts to remove: first from where they are kept, then, with the batches, from the store.
#[derive(Debug)]
pub struct Sweep {
    /// The parts that are files.
    pub parts: Vec<PartId>,
    /// The changes to commit in order, once the files are gone.
    pub batches: Vec<Batch>,
}

/// The findings of a look at the garbage.
#[derive(Debug, Default)]
pub struct FoundGarbage {
    /// The parts and records to remove, the oldest garbage first.
    pub sweeps: Vec<Sweep>,
    /// The garbage that cannot be read. Nothing of it is removed.
    pub unreadable: Vec<UnreadableGarbage>,
    /// `true` if it is as much as one look finds, so that another one may find more.
    pub has_more: bool,
}

/// Garbage that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnreadableGarbage {
    /// The place of its record in the store.
    pub record: String,
    /// The reason.
    pub why: String,
}

impl UnreadableGarbage {
    fn new(address: &Address, error: &Error) -> Self {
        let why = error.detail().map_or_else(|| error.to_string(), str::to_owned);
        Self { record: address.to_string(), why }
    }
}

/// Returns what is to be removed. A record that is not readable, or that leads to one, is passed over.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn sweep(environment: &S3Environment, now: Timestamp) -> Result<FoundGarbage, Error> {
    swept(&*environment.store, now)
}

fn swept(store: &dyn Store, now: Timestamp) -> Result<FoundGarbage, Error> {
    let (mut found, mut parts) = (FoundGarbage::default(), 0);
    let mut walk = GarbageWalk { store, after: None, unreadable: Vec::new() };
    'walk: while let Some(records) = walk.read_on()? {
        for (address, record) in records {
            let garbage = match records::read::<Garbage>(&address, &record) {
                Ok(garbage) => garbage.value,
                Err(error) => {
                    found.unreadable.push(UnreadableGarbage::new(&address, &error));
                    continue;
                }
            };
            let is_kept = Timestamp::from_millis(garbage.since).plus(READING_MAX) > now;
            let is_enough = parts >= SWEPT_PARTS_MAX || found.sweeps.len() >= GARBAGE_MAX;
            if is_kept || is_enough {
                found.has_more = !is_kept;
                break 'walk;
            }
            match one(store, &garbage) {
                Ok(sweep) => {
                    parts += sweep.parts.len();
                    found.sweeps.push(sweep);
                }
                // A disk that fails damages no record.
                Err(error) if is_of_store(&error) => return Err(error),
                Err(error) => found.unreadable.push(UnreadableGarbage::new(&address, &error)),
            }
        }
        if walk.unreadable.len() + found.unreadable.len() >= UNREADABLE_MAX {
            break;
        }
    }
    found.unreadable.append(&mut walk.unreadable);
    Ok(found)
}

/// Returns whether the store failed, and not what is in it.
fn is_of_store(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref());
    source.is_some_and(|source| !matches!(source, StoreError::Tampered(_)))
}

/// A walk over the records of garbage, which goes on behind those that do not authenticate.
struct GarbageWalk<'a> {
    store: &'a dyn Store,
    after: Option<String>,
    unreadable: Vec<UnreadableGarbage>,
}

impl GarbageWalk<'_> {
    /// Returns the next records; `None` at the end.
    fn read_on(&mut self) -> Result<Option<Vec<(Address, Record)>>, Error> {
        let mut limit = GARBAGE_MAX;
        loop {
            match self.store.scan(&all(), self.after.as_deref(), limit) {
                Ok(found) => {
                    let Some((last, _)) = found.last() else { return Ok(None) };
                    self.after = Some(last.id().to_owned());
                    return Ok(Some(found));
                }
                // Those before it are read one by one.
                Err(StoreError::Tampered(_)) if limit > 1 => limit = 1,
                // What was found before is removed all the same.
                Err(StoreError::Tampered(_)) if self.unreadable.len() >= UNREADABLE_MAX => {
                    return Ok(None);
                }
                Err(StoreError::Tampered(address)) => {
                    let error = Error::failed(StoreError::Tampered(address.clone()));
                    self.unreadable.push(UnreadableGarbage::new(&address, &error));
                    self.after = Some(address.id().to_owned());
                }
                Err(error) => return Err(Error::failed(error)),
            }
        }
    }
}

/// Returns the stored parts that are to be removed, in the store as it is: each may be gone already. It takes 16 bytes of memory for each.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn unwanted_parts(store: &dyn Store) -> Result<HashSet<PartId>, Error> {
    let (mut parts, mut after) = (HashSet::new(), None::<String>);
    loop {
        let found = store.scan(&all(), after.as_deref(), SCANNED_AT_ONCE);
        let found = found.map_err(Error::failed)?;
        for (address, record) in &found {
            let garbage = records::read::<Garbage>(address, record)?.value;
            parts.extend(one(store, &garbage)?.parts);
        }
        match found.last() {
            Some((address, _)) => after = Some(address.id().to_owned()),
            None => return Ok(parts),
        }
    }
}

fn one(store: &dyn Store, garbage: &Garbage) -> Result<Sweep, Error> {
    let bucket = &garbage.bucket;
    let mut removal = Removal::default();
    match &garbage.what {
        GarbageKind::ObjectContent { id, manifest, inline } => {
            for part in parts_of(store, bucket, id, manifest)? {
                removal.part(bucket, part, *inline);
            }
            removal.uploaded(store, bucket, id, &HashSet::new())?;
            if matches!(manifest, ManifestPlace::Apart) {
                removal.records.push(version::parts_address(bucket, id));
            }
        }
        GarbageKind::Unchosen { content, manifest } => {
            // Where there is no manifest any more, the content was removed, and with it what was chosen.
            let chosen = parts_of(store, bucket, content, manifest)?;
            removal.uploaded(store, bucket, content, &chosen.into_iter().collect())?;
        }
        GarbageKind::Aborted { content } => {
            removal.uploaded(store, bucket, content, &HashSet::new())?;
        }
        GarbageKind::Resent { part } => removal.part(bucket, parse(part)?, false),
        GarbageKind::BucketKeys => {
            if !removal.bucket_keys(store, bucket)? {
                return Ok(removal.into_sweep());
            }
        }
    }
    // It is garbage until all else is gone.
    removal.records.push(garbage.address());
    Ok(removal.into_sweep())
}

/// Returns the parts of a content. A manifest that is gone was removed by a sweep that did not get to its end.
fn parts_of(
    store: &dyn Store,
    bucket: &str,
    content: &str,
    manifest: &ManifestPlace,
) -> Result<Vec<PartId>, Error> {
    let bytes = match manifest {
        ManifestPlace::Here(text) => Some(decode(text)?),
        ManifestPlace::Apart => {
            let address = version::parts_address(bucket, content);
            store.get(&address).map_err(Error::failed)?.map(|record| record.bytes)
        }
    };
    let list = bytes.map(|bytes| PartList::peek(&bytes)).transpose().map_err(Error::failed)?;
    let parts = list.as_ref().map_or(&[][..], |list| list.as_slice());
    Ok(parts.iter().map(|part| part.id).collect())
}

/// Files and records that are removed together.
#[derive(Default)]
struct Removal {
    files: Vec<PartId>,
    records: Vec<Address>,
}

impl Removal {
    fn part(&mut self, bucket: &str, id: PartId, inline: bool) {
        let text = id.to_string();
        if inline {
            self.records.push(version::data_address(bucket, &text));
        } else {
            self.files.push(id);
            self.records.push(version::part_address(&text));
        }
    }

    /// Removes the parts of an upload that were not chosen, with their records.
    fn uploaded(
        &mut self,
        store: &dyn Store,
        bucket: &str,
        content: &str,
        chosen: &HashSet<PartId>,
    ) -> Result<(), Error> {
        let range = upload::parts(bucket, content);
        let found = store.scan(&range, None, usize::from(PART_NUMBER_MAX));
        for (address, record) in found.map_err(Error::failed)? {
            let id = parse(&records::read::<UploadedPart>(&address, &record)?.value.id)?;
            if !chosen.contains(&id) {
                self.part(bucket, id, false);
                self.records.push(address);
            }
        }
        Ok(())
    }

    /// Removes bucket keys. Returns whether these are all.
    fn bucket_keys(&mut self, store: &dyn Store, bucket: &str) -> Result<bool, Error> {
        let scan = |range: &Prefix| store.scan(range, None, BUCKET_KEYS_MAX).map_err(Error::failed);
        let found = scan(&bucket_key::all(bucket))?;
        // One that was made before there was an AWS managed key is named by the alias.
        let mut keys = BTreeSet::from([MANAGED_KEY.to_owned()]);
        for (address, record) in &found {
            keys.insert(records::read::<BucketKeyRecord>(address, record)?.value.key);
        }
        // The names are found by the bucket keys, and so go before them.
        for key in keys {
            let names = scan(&bucket_key::all_current(bucket, &key))?;
            let has_more = names.len() == BUCKET_KEYS_MAX;
            self.records.extend(names.into_iter().map(|(address, _)| address));
            if has_more {
                return Ok(false);
            }
        }
        let is_all = found.len() < BUCKET_KEYS_MAX;
        self.records.extend(found.into_iter().map(|(address, _)| address));
        Ok(is_all)
    }

    fn into_sweep(mut self) -> Sweep {
        // A chosen part is in the manifest and in a record of its own.
        self.files.sort_unstable();
        self.files.dedup();
        let batches = self.records.chunks(PARTS_MAX).map(|addresses| {
            let mut batch = Batch::default();
            addresses.iter().for_each(|address| batch.delete(address.clone()));
            batch
        });
        Sweep { batches: batches.collect(), parts: self.files }
    }
}

fn parse(id: &str) -> Result<PartId, Error> {
    PartId::parse(id).ok_or_else(|| Error::internal(format!("{id} is no id of a part")))
}

#[cfg(test)]
mod tests;
