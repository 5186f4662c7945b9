//! The deletion of an object or of some of its versions.
//!
//! Source: S3 user guide, "Deleting object versions from a versioning-enabled bucket", "Working with delete markers".

use model::Error;
use store::Batch;

use crate::context::Context;
use crate::error::no_such_key;
use crate::new_object::NewObject;
use crate::object::ObjectChange;
use crate::precondition::WritePrecondition;
use crate::records;
use crate::records::version;
use crate::target::ObjectTarget;

/// A deletion, and what the reply tells of it.
#[derive(Debug)]
pub(crate) struct Deletion {
    pub(crate) batch: Batch,
    /// The version that was deleted, or that of the delete marker that was made.
    pub(crate) version_id: Option<String>,
    /// `true` if a delete marker was made or deleted.
    pub(crate) delete_marker: Option<bool>,
}

/// Returns the action of a read of the version with an id, or of the current one.
pub(crate) const fn reading(version_id: Option<&str>) -> &'static str {
    if version_id.is_some() { "s3:GetObjectVersion" } else { "s3:GetObject" }
}

/// Checks the condition of a deletion, `If-Match`: the object has this tag, or, for `*`, there is one. Source: S3 user guide, "How to
/// perform conditional deletes".
///
/// # Errors
/// `PreconditionFailed`; `NoSuchKey`.
pub(crate) fn check(
    context: &Context<'_>,
    target: &ObjectTarget,
    if_match: Option<&str>,
) -> Result<(), Error> {
    if if_match.map(str::trim) == Some("*") {
        let is_there = target.found.is_some() && !is_marker(target);
        return if is_there { Ok(()) } else { Err(no_such_key(&target.key)) };
    }
    let precondition = WritePrecondition::parse(if_match, None)?;
    NewObject::new(context, target).check(precondition.as_ref())
}

/// Deletes what the target has found: a version for good, or the object, which in a bucket with versioning gets a delete marker.
/// A version that is not there is deleted already.
///
/// # Errors
/// `KMSInternalException` if a record is not readable.
pub(crate) fn delete(
    context: &Context<'_>,
    target: &ObjectTarget,
    version_id: Option<&str>,
) -> Result<Deletion, Error> {
    if let Some(id) = version_id {
        let batch = delete_versions(context, &[target])?;
        let (version_id, delete_marker) = (Some(id.to_owned()), is_marker(target).then_some(true));
        return Ok(Deletion { batch, version_id, delete_marker });
    }
    let mut change = change(context, target);
    let there = target.found.as_ref().map(|(there, _)| there.clone());
    if target.bucket.record.versioning.is_some() {
        let version_id = change.add_version(there, None)?;
        return Ok(Deletion { batch: change.batch, version_id, delete_marker: Some(true) });
    }
    if let Some(there) = there {
        change.discard(there.value.content.as_ref())?;
        let address = version::current_address(&target.bucket.record.id, &target.key);
        records::remove(&mut change.batch, address, there.revision);
    }
    Ok(Deletion { batch: change.batch, version_id: None, delete_marker: None })
}

/// Deletes versions of one object together, for good. Each target has found one of them, or none.
///
/// # Errors
/// `KMSInternalException` if a record is not readable.
pub(crate) fn delete_versions(
    context: &Context<'_>,
    targets: &[&ObjectTarget],
) -> Result<Batch, Error> {
    let Some(first) = targets.first() else { return Ok(Batch::default()) };
    let versions: Vec<_> = targets.iter().filter_map(|target| target.found.clone()).collect();
    let mut change = change(context, first);
    if !versions.is_empty() {
        change.remove_versions(&versions)?;
    }
    Ok(change.batch)
}

/// Returns whether the version that was found is a delete marker.
pub(crate) fn is_marker(target: &ObjectTarget) -> bool {
    target.found.as_ref().is_some_and(|(found, _)| found.value.content.is_none())
}

fn change<'a>(context: &'a Context<'_>, target: &'a ObjectTarget) -> ObjectChange<'a> {
    ObjectChange {
        batch: Batch::default(),
        store: &*context.environment.store,
        bucket: &target.bucket,
        key: &target.key,
        now: context.now,
    }
}
