//! An object: its versions in the store, and how a new one takes the place of the one before.

use std::collections::BTreeSet;

use model::{Error, Timestamp};
use objects::{ManifestKey, ObjectDataKey, ObjectManifest, ObjectVersion, PartList};
use serde::Serialize;
use store::{Address, Batch, Expected, Store};

use crate::bucket::BucketEntry;
use crate::garbage;
use crate::records::bucket::Versioning;
use crate::records::version::{self, ManifestPlace, NULL, ObjectContent, Version};
use crate::records::{self, StoredRecord, decode, encode};

/// The longest manifest that stands in the record of its version. Lists read those records.
const MANIFEST_BYTES_MAX: usize = 512;

/// Returns the current version of a key; it may be a delete marker.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub(crate) fn current(
    store: &dyn Store,
    bucket: &BucketEntry,
    key: &str,
) -> Result<Option<StoredRecord<Version>>, Error> {
    records::get(store, &version::current_address(&bucket.record.id, key))
}

/// Returns a version of a key by its id, and whether it is the current one.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub(crate) fn find(
    store: &dyn Store,
    bucket: &BucketEntry,
    key: &str,
    id: &str,
) -> Result<Option<(StoredRecord<Version>, bool)>, Error> {
    let Some(newest) = current(store, bucket, key)? else { return Ok(None) };
    if newest.value.id == id {
        return Ok(Some((newest, true)));
    }
    let order = if id == NULL { newest.value.null_order } else { Version::order_in(id) };
    let Some(order) = order else { return Ok(None) };
    let address = version::older_address(&bucket.record.id, key, order);
    let older = records::get::<Version>(store, &address)?;
    Ok(older.filter(|older| older.value.id == id).map(|older| (older, false)))
}

/// Draws the id of a new content.
///
/// # Errors
/// `KMSInternalException` if there is no randomness.
pub(crate) fn new_content_id() -> Result<String, Error> {
    random::<16>().map(|id| crypto::hash::hex(&id))
}

/// Changes to a key that commit together.
pub(crate) struct ObjectChange<'a> {
    pub(crate) batch: Batch,
    pub(crate) store: &'a dyn Store,
    pub(crate) bucket: &'a BucketEntry,
    pub(crate) key: &'a str,
    pub(crate) now: Timestamp,
}

impl ObjectChange<'_> {
    /// Adds the version that follows `before`. Returns the id that the client is told; `None` where versioning was never enabled.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness, or a record is not readable.
    pub(crate) fn add_version(
        &mut self,
        before: Option<StoredRecord<Version>>,
        content: Option<ObjectContent>,
    ) -> Result<Option<String>, Error> {
        let (bucket, now) = (self.bucket, self.now.millis());
        let versioning = bucket.record.versioning;
        let order = Version::next_order(now, before.as_ref().map(|before| before.value.order));
        let id = if versioning == Some(Versioning::Enabled) {
            Version::new_id(order, random()?)
        } else {
            NULL.to_owned()
        };
        let revision = before.as_ref().map(|before| before.revision);
        let null_order = match before {
            Some(before) => self.make_older(before.value, &id)?,
            None => None,
        };
        let told = versioning.is_some().then(|| id.clone());
        let version = Version { v: 1, id, order, null_order, modified: now, content };
        let address = version::current_address(&bucket.record.id, self.key);
        records::replace(&mut self.batch, address, revision, &version)?;
        self.expect_bucket();
        Ok(told)
    }

    /// Expects the bucket as it was looked up: it may have been deleted meanwhile, or have got another default or versioning.
    pub(crate) fn expect_bucket(&mut self) {
        let address = records::bucket::address(&self.bucket.name);
        self.batch.expect(address, Expected::Revision(self.bucket.revision));
    }

    /// Keeps the version that was current as an older one. A version whose id is `null` takes the place of the one before that has
    /// that id. Returns the order of the older version whose id is `null`.
    fn make_older(&mut self, before: Version, new_id: &str) -> Result<Option<u64>, Error> {
        if before.id == NULL && new_id == NULL {
            self.discard(before.content.as_ref())?;
            return Ok(None);
        }
        let mut null_order = if before.id == NULL { Some(before.order) } else { before.null_order };
        if new_id == NULL
            && let Some(order) = null_order.take()
        {
            self.remove_older(order)?;
        }
        let address = version::older_address(&self.bucket.record.id, self.key, before.order);
        records::put(&mut self.batch, address, &before)?;
        Ok(null_order)
    }

    /// Removes an older version with its content.
    ///
    /// # Errors
    /// `KMSInternalException` if a record is not readable.
    pub(crate) fn remove_older(&mut self, order: u64) -> Result<(), Error> {
        let address = version::older_address(&self.bucket.record.id, self.key, order);
        if let Some(older) = records::get::<Version>(self.store, &address)? {
            self.discard(older.value.content.as_ref())?;
            records::remove(&mut self.batch, address, older.revision);
        }
        Ok(())
    }

    /// Removes versions of the key, which were looked up, each with whether it is the current one. The newest of those that remain
    /// takes the place of the current one.
    ///
    /// # Errors
    /// `KMSInternalException` if a record is not readable.
    pub(crate) fn remove_versions(
        &mut self,
        versions: &[(StoredRecord<Version>, bool)],
    ) -> Result<(), Error> {
        let bucket = &self.bucket.record.id;
        let mut removed = BTreeSet::new();
        for (version, is_current) in versions {
            self.discard(version.value.content.as_ref())?;
            if !is_current && removed.insert(version.value.order) {
                let address = version::older_address(bucket, self.key, version.value.order);
                records::remove(&mut self.batch, address, version.revision);
            }
        }
        let newest = match versions.iter().find(|(_, is_current)| *is_current) {
            Some((newest, _)) => return self.remove_current(newest, &removed),
            None => current(self.store, self.bucket, self.key)?,
        };
        // The current version knows the one whose id is `null`.
        if let Some(newest) = newest
            && newest.value.null_order.is_some_and(|order| removed.contains(&order))
        {
            let value = Version { null_order: None, ..newest.value };
            let address = version::current_address(bucket, self.key);
            records::replace(&mut self.batch, address, Some(newest.revision), &value)?;
        }
        Ok(())
    }

    /// Removes the current version. The newest of the older ones whose orders are not in `removed` takes its place.
    fn remove_current(
        &mut self,
        newest: &StoredRecord<Version>,
        removed: &BTreeSet<u64>,
    ) -> Result<(), Error> {
        let address = version::current_address(&self.bucket.record.id, self.key);
        let Some((place, next)) = self.newest_older(removed)? else {
            records::remove(&mut self.batch, address, newest.revision);
            return Ok(());
        };
        let is_null = next.value.id == NULL;
        let null_order = newest.value.null_order;
        let null_order = null_order.filter(|order| !is_null && !removed.contains(order));
        records::remove(&mut self.batch, place, next.revision);
        let value = Version { null_order, ..next.value };
        records::replace(&mut self.batch, address, Some(newest.revision), &value)
    }

    /// Returns the newest of the older versions of the key whose orders are not in `removed`, with its place.
    fn newest_older(
        &self,
        removed: &BTreeSet<u64>,
    ) -> Result<Option<(Address, StoredRecord<Version>)>, Error> {
        let range = version::older_range(&self.bucket.record.id, &format!("{}\0", self.key));
        let mut after = None;
        loop {
            let found = self.store.scan(&range, after.as_deref(), 8).map_err(Error::failed)?;
            let Some((last, _)) = found.last() else { return Ok(None) };
            let last = last.id().to_owned();
            // Keys may contain NUL, so the range may have versions of other keys too.
            let remains = |address: &Address| {
                version::parse_older(address.id())
                    .is_some_and(|(key, order)| key == self.key && !removed.contains(&order))
            };
            if let Some((address, record)) = found.into_iter().find(|(address, _)| remains(address))
            {
                let stored = records::read(&address, &record)?;
                return Ok(Some((address, stored)));
            }
            after = Some(last);
        }
    }

    /// Changes a version in its place: the id, the date and the data stay.
    ///
    /// # Errors
    /// `KMSInternalException` if the record cannot be written.
    pub(crate) fn replace_version(
        &mut self,
        found: &(StoredRecord<Version>, bool),
        content: ObjectContent,
    ) -> Result<(), Error> {
        let (StoredRecord { value, revision }, is_current) = found;
        let bucket = &self.bucket.record.id;
        let address = if *is_current {
            version::current_address(bucket, self.key)
        } else {
            version::older_address(bucket, self.key, value.order)
        };
        let value = Version { content: Some(content), ..value.clone() };
        records::replace(&mut self.batch, address, Some(*revision), &value)
    }

    /// Notes that a content is nobody's any more.
    ///
    /// # Errors
    /// `KMSInternalException` if a record is not readable.
    pub(crate) fn discard(&mut self, content: Option<&ObjectContent>) -> Result<(), Error> {
        garbage::add(&mut self.batch, self.bucket, content, self.now)
    }

    /// Seals the manifest of a content. Returns it for the record of the version; a long one is added to the changes.
    ///
    /// # Errors
    /// `KMSInternalException`.
    pub(crate) fn seal_manifest(
        &mut self,
        parts: PartList,
        manifest_key: &ManifestKey,
        bound: &BoundMetadata<'_>,
    ) -> Result<ManifestPlace, Error> {
        let (metadata, bucket, id) = (bound.digest()?, &self.bucket.record.id, bound.content_id);
        let version = ObjectVersion { bucket, key: self.key, version: id, metadata: &metadata };
        let (_manifest, bytes) = ObjectManifest::seal_under(parts, manifest_key, &version);
        if bytes.len() <= MANIFEST_BYTES_MAX {
            return Ok(ManifestPlace::Here(encode(&bytes)));
        }
        self.batch.put(version::parts_address(bucket, id), bytes);
        Ok(ManifestPlace::Apart)
    }
}

fn random<const N: usize>() -> Result<[u8; N], Error> {
    crypto::random::array().map_err(|_no_randomness| Error::internal("there is no randomness"))
}

/// Opens the manifest of a content: what it says is what was written for this version.
///
/// # Errors
/// `KMSInternalException` if it was altered, or belongs to something else.
pub(crate) fn open_manifest(
    store: &dyn Store,
    bucket: &BucketEntry,
    key: &str,
    content: &ObjectContent,
    data_key: &ObjectDataKey,
) -> Result<ObjectManifest, Error> {
    let bytes = manifest_bytes(store, bucket, content)?;
    let metadata = BoundMetadata::of(content).digest()?;
    let version =
        ObjectVersion { bucket: &bucket.record.id, key, version: &content.id, metadata: &metadata };
    ObjectManifest::open(&bytes, data_key, &version).map_err(Error::failed)
}

/// Returns the parts of a content, without proof: for sizes, and for what is to be removed.
///
/// # Errors
/// `KMSInternalException` if there is no manifest.
pub(crate) fn peek_parts(
    store: &dyn Store,
    bucket: &BucketEntry,
    content: &ObjectContent,
) -> Result<PartList, Error> {
    PartList::peek(&manifest_bytes(store, bucket, content)?).map_err(Error::failed)
}

fn manifest_bytes(
    store: &dyn Store,
    bucket: &BucketEntry,
    content: &ObjectContent,
) -> Result<Vec<u8>, Error> {
    match &content.manifest {
        ManifestPlace::Here(text) => decode(text),
        ManifestPlace::Apart => {
            let address = version::parts_address(&bucket.record.id, &content.id);
            let record = store.get(&address).map_err(Error::failed)?;
            let lost = || Error::internal(format!("the manifest {address} is not in the store"));
            Ok(record.ok_or_else(lost)?.bytes)
        }
    }
}

/// The facts of a content that its manifest binds to its data.
#[derive(Debug, Serialize)]
pub(crate) struct BoundMetadata<'a> {
    pub(crate) content_id: &'a str,
    pub(crate) size: u64,
    pub(crate) digests: &'a str,
    pub(crate) headers: &'a std::collections::BTreeMap<String, String>,
    pub(crate) metadata: &'a std::collections::BTreeMap<String, String>,
}

impl<'a> BoundMetadata<'a> {
    fn of(content: &'a ObjectContent) -> Self {
        let ObjectContent { id, size, digests, headers, metadata, .. } = content;
        Self { content_id: id, size: *size, digests, headers, metadata }
    }

    fn digest(&self) -> Result<[u8; 32], Error> {
        serde_json::to_vec(self).map(|bytes| crypto::hash::sha256(&bytes)).map_err(Error::failed)
    }
}
