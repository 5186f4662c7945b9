//! Multi-Object Delete: up to 1,000 objects, of which each is decided on, looked up and deleted apart.
//!
//! A batch of the store does not take so many changes. So the list is worked off in slices: the deletions of one slice commit
//! together, with an entry in the audit log that tells what they were, and the next slice begins. A process that ends between two
//! slices leaves the first deleted and recorded, and the second as it was; the client hears nothing, and sends the list again. AWS's
//! DeleteObjects promises no more: it tells the result of each deletion, and nothing of all together.
//!
//! Versions of one object may be in one slice. Anything else about an object that the slice has already waits for the next one.
//!
//! Source: S3 API reference, "DeleteObjects".

use std::collections::{BTreeMap, BTreeSet};

use model::generated::s3::{self as wire_types, DeletedObject, ObjectIdentifier};
use model::{AwsService, Error, ErrorCode};
use store::{Batch, CHANGES_MAX};

use crate::context::Context;
use crate::deletion::{self, Deletion};
use crate::error::header_not_implemented;
use crate::object_key::ObjectKey;
use crate::precondition::names_tag;
use crate::records::version::{NULL, Version};
use crate::target::{EachObjectTarget, ObjectTarget};

/// The most changes of one deletion: the marker, the version that it makes an older one, and, where versioning is suspended, the older
/// version whose id the marker takes and the note that its data is garbage.
const CHANGES_OF_ONE: usize = 4;
/// The most objects of a slice. Their names fit into an entry of the audit log, too.
pub(crate) const SLICE_OBJECTS_MAX: usize = 60;
const _: () =
    assert!(SLICE_OBJECTS_MAX * CHANGES_OF_ONE < CHANGES_MAX, "a slice fits into a batch");
/// The most slices of a request. Only a list that names the same objects again and again needs more than 17.
const SLICES_MAX: usize = 64;

/// The results of deletions.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeletionResults {
    pub(crate) deleted: Vec<DeletedObject>,
    pub(crate) errors: Vec<wire_types::Error>,
}

/// The part of a list that has been worked off.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeletionProgress {
    /// The number of objects.
    pub(crate) done: usize,
    slices: usize,
    pub(crate) results: DeletionResults,
}

/// The next part of the list.
#[derive(Debug)]
pub(crate) struct DeletionSlice {
    pub(crate) batch: Batch,
    /// The number of objects.
    pub(crate) count: usize,
    pub(crate) results: DeletionResults,
}

impl DeletionProgress {
    /// Deletes the next objects of the list.
    ///
    /// # Errors
    /// `KMSInternalException` if a record is not readable. Any other error is that of one object.
    pub(crate) fn next_slice(
        &self,
        context: &Context<'_>,
        target: &EachObjectTarget,
        objects: &[ObjectIdentifier],
    ) -> Result<DeletionSlice, Error> {
        let rest = objects.get(self.done..).unwrap_or_default();
        if self.slices >= SLICES_MAX {
            return Ok(DeletionSlice::put_off(rest));
        }
        let mut work = SliceWork::new(context, target);
        let mut count = 0;
        for object in rest.iter().take(SLICE_OBJECTS_MAX) {
            if !work.takes(object) {
                break;
            }
            work.delete(object)?;
            count += 1;
        }
        let SliceWork { mut batch, results, versions, .. } = work;
        for targets in versions.values() {
            let targets: Vec<_> = targets.iter().collect();
            batch.append(deletion::delete_versions(context, &targets)?);
        }
        Ok(DeletionSlice { batch, count, results })
    }

    /// Returns the progress with a slice that is done with.
    pub(crate) fn with(mut self, count: usize, results: DeletionResults) -> Self {
        self.done += count;
        self.slices += 1;
        self.results.deleted.extend(results.deleted);
        self.results.errors.extend(results.errors);
        self
    }
}

impl DeletionSlice {
    /// Returns a slice in which nothing is deleted: the client may send the rest again.
    fn put_off(rest: &[ObjectIdentifier]) -> Self {
        let error = Error::new(ErrorCode::SlowDown, "Please reduce your request rate.");
        let errors = rest.iter().map(|object| refused(object, &error)).collect();
        let results = DeletionResults { deleted: Vec::new(), errors };
        Self { batch: Batch::default(), count: rest.len(), results }
    }
}

/// A slice on which work goes on.
struct SliceWork<'a> {
    context: &'a Context<'a>,
    target: &'a EachObjectTarget,
    batch: Batch,
    results: DeletionResults,
    /// The objects that are deleted, by their keys.
    objects: BTreeSet<&'a str>,
    /// The versions that are deleted, by the keys of their objects.
    versions: BTreeMap<&'a str, Vec<ObjectTarget>>,
}

impl<'a> SliceWork<'a> {
    fn new(context: &'a Context<'a>, target: &'a EachObjectTarget) -> Self {
        let (batch, results) = (Batch::default(), DeletionResults::default());
        let (objects, versions) = (BTreeSet::new(), BTreeMap::new());
        Self { context, target, batch, results, objects, versions }
    }

    /// Returns whether the slice can take an object: what it does with the one of this key does not depend on what is in it.
    fn takes(&self, object: &ObjectIdentifier) -> bool {
        let key = object.key.as_str();
        !self.objects.contains(key)
            && (object.version_id.is_some() || !self.versions.contains_key(key))
    }

    fn delete(&mut self, object: &'a ObjectIdentifier) -> Result<(), Error> {
        match self.deletion(object) {
            Ok(deleted) => self.results.deleted.push(deleted),
            Err(error) if error.code() == ErrorCode::KmsInternalException => return Err(error),
            Err(error) => self.results.errors.push(refused(object, &error)),
        }
        Ok(())
    }

    /// Returns what the reply tells of an object that is deleted.
    fn deletion(&mut self, object: &'a ObjectIdentifier) -> Result<DeletedObject, Error> {
        ObjectKey::parse(&object.key)?;
        let (context, version) = (self.context, object.version_id.as_deref());
        if version.is_some_and(|id| id != NULL && Version::order_in(id).is_none()) {
            return Err(no_such_version());
        }
        let target = self.target.object(&object.key).with_version(context, version)?;
        let target = target.asking(&["s3:DeleteObjectVersion"], version.is_some());
        let target = target.also(deletion::reading(version), names_tag(object.e_tag.as_deref()));
        if !target.is_permitted(context)? {
            return Err(Error::new(ErrorCode::AccessDenied, "Access Denied"));
        }
        if object.last_modified_time.is_some() || object.size.is_some() {
            let message = "Dates and sizes are conditions in directory buckets only: use the ETag.";
            return Err(header_not_implemented("LastModifiedTime,Size", message));
        }
        deletion::check(context, &target, object.e_tag.as_deref())?;
        let key = Some(object.key.clone());
        if let Some(id) = version {
            let (version_id, is_marker) = (Some(id.to_owned()), deletion::is_marker(&target));
            self.versions.entry(&object.key).or_default().push(target);
            let delete_marker = is_marker.then_some(true);
            let delete_marker_version_id = version_id.clone().filter(|_| is_marker);
            return Ok(DeletedObject { key, version_id, delete_marker, delete_marker_version_id });
        }
        let Deletion { batch, version_id, delete_marker } =
            deletion::delete(context, &target, None)?;
        self.batch.append(batch);
        self.objects.insert(&object.key);
        let delete_marker_version_id = version_id;
        Ok(DeletedObject { key, version_id: None, delete_marker, delete_marker_version_id })
    }
}

/// Returns the error for what cannot be the id of a version. One that can, and is none, counts as deleted. Seen at S3 on 2026-05-06:
/// github.com/versity/versitygw/issues/2119.
fn no_such_version() -> Error {
    Error::new(ErrorCode::NoSuchVersion, "The specified version does not exist.")
}

/// Returns what the reply tells of an object that is not deleted.
fn refused(object: &ObjectIdentifier, error: &Error) -> wire_types::Error {
    wire_types::Error {
        key: Some(object.key.clone()),
        version_id: object.version_id.clone(),
        code: Some(wire::error_code(AwsService::S3, error.code()).name().to_owned()),
        message: error.message().map(str::to_owned),
    }
}
