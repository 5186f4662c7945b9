//! A check of what is stored of objects, without any of their keys.
//!
//! It finds what is missing, cut or out of place: that each version has a manifest that agrees with its size, that each part in it is
//! stored with the length that its size gives, and that the bucket key is there from which the data key is derived. That manifests and
//! data are authentic is proven only with the data key, as it is whenever an object is read.
//!
//! The service may change records meanwhile. Of a version that changed while it was looked at, nothing is said.

use std::io;

use model::{Error, ErrorCode};
use objects::{Layers, ObjectPart, PartId, PartLayout, PartList};
use serde::Serialize;
use store::{Address, Prefix, Record, Store};

use crate::bucket_key;
use crate::records::bucket::{self, BucketRecord};
use crate::records::upload::{self, Upload, UploadedPart};
use crate::records::version::{
    self, KeptEncryption, KmsDataKey, ManifestPlace, ObjectContent, Version,
};
use crate::records::{self, decode};
use crate::stored_parts::is_stored_part;
use crate::upload_id::UploadId;

/// The records that are read at once.
const RECORDS_AT_ONCE: usize = 200;

/// Returns the stored length of a part. `None` if it is missing.
pub type PartLength<'a> = &'a dyn Fn(PartId) -> io::Result<Option<u64>>;

/// A check of the buckets in a store.
pub struct Scrub<'a> {
    store: &'a dyn Store,
    length: PartLength<'a>,
}

/// A bucket, and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScrubbedBucket {
    /// Its name.
    pub name: String,
    #[serde(skip)]
    id: String,
    /// The versions with data.
    pub versions: u64,
    /// The delete markers.
    pub delete_markers: u64,
    /// The multipart uploads under way.
    pub uploads: u64,
    /// The bytes of the data of all versions.
    pub bytes: u64,
    /// The parts that are files, those of uploads too.
    pub parts: u64,
    /// The bytes that these files must have.
    pub part_bytes: u64,
    /// The small objects, whose data is in the store.
    pub in_store: u64,
    /// The number of problems.
    pub problems: u64,
}

/// Something that is not as the records say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScrubProblem {
    /// The bucket.
    pub bucket: String,
    /// The key of the object, or the id of a record that is not readable.
    pub key: String,
    /// The version id, or the id of the upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The problem, with the next step.
    pub why: String,
}

/// A step of a scrub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScrubStep {
    /// A record was looked at.
    Record,
    /// A problem was found.
    Problem(ScrubProblem),
}

/// A problem of a version, before it is told whose.
struct ScrubFinding {
    part: Option<PartId>,
    why: String,
}

/// The parts of a version or an upload, to be added to its bucket.
#[derive(Default)]
struct VersionTotals {
    parts: u64,
    part_bytes: u64,
    in_store: u64,
    findings: Vec<ScrubFinding>,
}

impl VersionTotals {
    fn find(&mut self, part: Option<PartId>, why: impl Into<String>) {
        self.findings.push(ScrubFinding { part, why: why.into() });
    }
}

impl std::fmt::Debug for Scrub<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Scrub").finish_non_exhaustive()
    }
}

impl<'a> Scrub<'a> {
    /// Returns a check of a store. `length` finds parts.
    #[must_use]
    pub const fn new(store: &'a dyn Store, length: PartLength<'a>) -> Self {
        Self { store, length }
    }

    /// Returns all buckets, or the one with this name.
    ///
    /// # Errors
    /// `NoSuchBucket`; `KMSInternalException` if the store cannot be read.
    pub fn buckets(&self, only: Option<&str>) -> Result<Vec<ScrubbedBucket>, Error> {
        let mut buckets = Vec::new();
        self.each(&bucket::all(only.unwrap_or_default()), &mut |address, record| {
            let name = address.id().to_owned();
            if only.is_none_or(|only| only == name) {
                let id = records::read::<BucketRecord>(address, record)?.value.id;
                buckets.push(ScrubbedBucket { name, id, ..ScrubbedBucket::default() });
            }
            Ok(())
        })?;
        match only.filter(|_| buckets.is_empty()) {
            Some(_) => {
                Err(Error::new(ErrorCode::NoSuchBucket, "The specified bucket does not exist"))
            }
            None => Ok(buckets),
        }
    }

    /// Returns the number of records that a bucket has to look at.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn records(&self, bucket: &ScrubbedBucket) -> Result<u64, Error> {
        let counts = version::ranges(&bucket.id).into_iter().map(|range| self.store.count(&range));
        counts.sum::<Result<u64, _>>().map_err(Error::failed)
    }

    /// Checks a bucket, and counts what it has.
    ///
    /// # Errors
    /// `KMSInternalException` if the store or a part cannot be read at all.
    pub fn bucket(
        &self,
        bucket: &mut ScrubbedBucket,
        step: &mut dyn FnMut(ScrubStep),
    ) -> Result<(), Error> {
        let id = bucket.id.clone();
        for (range, is_current) in
            [(version::current_range(&id, ""), true), (version::older_range(&id, ""), false)]
        {
            self.each(&range, &mut |address, record| {
                self.version(bucket, address, record, is_current, step)?;
                step(ScrubStep::Record);
                Ok(())
            })?;
        }
        self.each(&upload::range(&id, ""), &mut |address, record| {
            self.upload(bucket, address, record, step)?;
            step(ScrubStep::Record);
            Ok(())
        })
    }

    /// Calls `take` for each record of a set.
    fn each(
        &self,
        range: &Prefix,
        take: &mut dyn FnMut(&Address, &Record) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut after: Option<String> = None;
        loop {
            let page = self.store.scan(range, after.as_deref(), RECORDS_AT_ONCE);
            let page = page.map_err(Error::failed)?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = Some(last.id().to_owned());
            page.iter().try_for_each(|(address, record)| take(address, record))?;
        }
    }

    fn version(
        &self,
        bucket: &mut ScrubbedBucket,
        address: &Address,
        record: &Record,
        is_current: bool,
        step: &mut dyn FnMut(ScrubStep),
    ) -> Result<(), Error> {
        let Ok(version) = records::read::<Version>(address, record) else {
            return self.unreadable(bucket, address, record, step);
        };
        let version = version.value;
        let key = match is_current {
            true => Some(address.id()),
            false => version::parse_older(address.id()).map(|(key, _order)| key),
        };
        let Some(content) = &version.content else {
            bucket.delete_markers += 1;
            return Ok(());
        };
        let mut seen = VersionTotals::default();
        self.content(&bucket.id, content, &mut seen)?;
        if !seen.findings.is_empty() && self.has_changed(address, record)? {
            return Ok(());
        }
        bucket.versions += 1;
        bucket.bytes = bucket.bytes.saturating_add(content.size);
        add(bucket, key.unwrap_or_else(|| address.id()), &version.id, seen, step);
        Ok(())
    }

    fn content(
        &self,
        bucket: &str,
        content: &ObjectContent,
        seen: &mut VersionTotals,
    ) -> Result<(), Error> {
        self.data_key(bucket, &content.encryption, seen)?;
        let Some(parts) = self.parts(bucket, content)? else {
            seen.find(None, "its manifest is missing or not readable: restore a backup");
            return Ok(());
        };
        let count = parts.as_slice().len();
        let is_counted = match content.parts {
            Some(stated) => usize::try_from(stated) == Ok(count),
            None => count == 1,
        };
        if parts.bytes() != content.size || !is_counted {
            seen.find(
                None,
                "its manifest has another size or another number of parts than its record",
            );
        }
        let layers = layers(&content.encryption);
        if content.is_inline() {
            let part = parts.as_slice().first();
            return part.map_or(Ok(()), |part| self.small(bucket, part, layers, seen));
        }
        parts.as_slice().iter().try_for_each(|part| self.part(part, layers, seen))
    }

    /// Returns the parts of a content. `None` if there is no manifest.
    fn parts(&self, bucket: &str, content: &ObjectContent) -> Result<Option<PartList>, Error> {
        let bytes = match &content.manifest {
            ManifestPlace::Here(text) => decode(text).ok(),
            ManifestPlace::Apart => {
                let address = version::parts_address(bucket, &content.id);
                self.store.get(&address).map_err(Error::failed)?.map(|record| record.bytes)
            }
        };
        Ok(bytes.and_then(|bytes| PartList::peek(&bytes).ok()))
    }

    /// Checks that the bucket key is there from which a data key is derived.
    fn data_key(
        &self,
        bucket: &str,
        encryption: &KeptEncryption,
        seen: &mut VersionTotals,
    ) -> Result<(), Error> {
        let kms = match encryption {
            KeptEncryption::Kms(kms) | KeptEncryption::Dsse { kms, .. } => kms,
            KeptEncryption::S3(_) | KeptEncryption::Customer(_) => return Ok(()),
        };
        let KmsDataKey::Derived { bucket_key, .. } = &kms.data_key else { return Ok(()) };
        let found = self.store.get(&bucket_key::address(bucket, bucket_key));
        if found.map_err(Error::failed)?.is_none() {
            let why = format!("its bucket key {bucket_key} is missing: restore a backup");
            seen.find(None, why);
        }
        Ok(())
    }

    /// Checks the data of a small object.
    fn small(
        &self,
        bucket: &str,
        part: &ObjectPart,
        layers: Layers,
        seen: &mut VersionTotals,
    ) -> Result<(), Error> {
        seen.in_store += 1;
        let address = version::data_address(bucket, &part.id.to_string());
        let record = self.store.get(&address).map_err(Error::failed)?;
        let bytes = record.map(|record| u64::try_from(record.bytes.len()).unwrap_or(u64::MAX));
        compare(part, layers, bytes, "its record: restore a backup", seen);
        Ok(())
    }

    /// Checks a part that is a file.
    fn part(
        &self,
        part: &ObjectPart,
        layers: Layers,
        seen: &mut VersionTotals,
    ) -> Result<(), Error> {
        seen.parts += 1;
        let stored = PartLayout::new(part.bytes, layers).map_or(0, PartLayout::stored_bytes);
        seen.part_bytes = seen.part_bytes.saturating_add(stored);
        if !is_stored_part(self.store, part.id)? {
            seen.find(
                Some(part.id),
                "the store does not know that it is in use: it may be removed",
            );
        }
        let bytes = (self.length)(part.id).map_err(Error::failed)?;
        compare(part, layers, bytes, "its file: put it back from a backup", seen);
        Ok(())
    }

    fn upload(
        &self,
        bucket: &mut ScrubbedBucket,
        address: &Address,
        record: &Record,
        step: &mut dyn FnMut(ScrubStep),
    ) -> Result<(), Error> {
        let found = upload::parse(address.id()).zip(records::read::<Upload>(address, record).ok());
        let Some(((key, upload_id), upload)) = found else {
            return self.unreadable(bucket, address, record, step);
        };
        let (mut seen, layers) = (VersionTotals::default(), layers(&upload.value.encryption));
        self.data_key(&bucket.id, &upload.value.encryption, &mut seen)?;
        let Some(id) = UploadId::parse(upload_id) else {
            return self.unreadable(bucket, address, record, step);
        };
        self.each(&upload::parts(&bucket.id, id.content_id()), &mut |address, record| {
            let part = records::read::<UploadedPart>(address, record).ok();
            let part = part.and_then(|part| {
                let number = address.id().parse().ok()?;
                let id = PartId::parse(&part.value.id)?;
                Some(ObjectPart { number, id, bytes: part.value.size })
            });
            match part {
                Some(part) => self.part(&part, layers, &mut seen)?,
                None => {
                    seen.find(None, format!("the record of part {} is not readable", address.id()))
                }
            }
            Ok(())
        })?;
        // A part that was sent again meanwhile is another one, and the record of the upload does not tell.
        if !seen.findings.is_empty() && self.has_changed(address, record)? {
            return Ok(());
        }
        bucket.uploads += 1;
        add(bucket, key, upload_id, seen, step);
        Ok(())
    }

    fn unreadable(
        &self,
        bucket: &mut ScrubbedBucket,
        address: &Address,
        record: &Record,
        step: &mut dyn FnMut(ScrubStep),
    ) -> Result<(), Error> {
        if !self.has_changed(address, record)? {
            let why =
                "its record is not readable: run the version that wrote it, or restore a backup";
            let mut seen = VersionTotals::default();
            seen.find(None, why);
            add(bucket, address.id(), "", seen, step);
        }
        Ok(())
    }

    fn has_changed(&self, address: &Address, record: &Record) -> Result<bool, Error> {
        let now = self.store.get(address).map_err(Error::failed)?;
        Ok(now.is_none_or(|now| now.revision != record.revision))
    }
}

fn layers(encryption: &KeptEncryption) -> Layers {
    match encryption {
        KeptEncryption::Dsse { .. } => Layers::Two,
        KeptEncryption::S3(_) | KeptEncryption::Kms(_) | KeptEncryption::Customer(_) => Layers::One,
    }
}

/// Compares the length of what is stored with what the size of a part gives.
fn compare(
    part: &ObjectPart,
    layers: Layers,
    found: Option<u64>,
    what: &str,
    seen: &mut VersionTotals,
) {
    let expected = PartLayout::new(part.bytes, layers).map(PartLayout::stored_bytes);
    match (found, expected) {
        (None, _) => seen.find(Some(part.id), format!("nothing is stored of it; look for {what}")),
        (found, expected) if found != expected => {
            let (found, expected) = (found.unwrap_or(0), expected.unwrap_or(0));
            let why = format!("{found} bytes are stored of it, not {expected}; look for {what}");
            seen.find(Some(part.id), why);
        }
        _ => {}
    }
}

/// Adds what was seen of a version to its bucket, and tells its problems.
fn add(
    bucket: &mut ScrubbedBucket,
    key: &str,
    version: &str,
    seen: VersionTotals,
    step: &mut dyn FnMut(ScrubStep),
) {
    bucket.parts += seen.parts;
    bucket.part_bytes = bucket.part_bytes.saturating_add(seen.part_bytes);
    bucket.in_store += seen.in_store;
    for ScrubFinding { part, why } in seen.findings {
        bucket.problems += 1;
        step(ScrubStep::Problem(ScrubProblem {
            bucket: bucket.name.clone(),
            key: key.to_owned(),
            version: (!version.is_empty()).then(|| version.to_owned()),
            part: part.map(|part| part.to_string()),
            why,
        }));
    }
}
