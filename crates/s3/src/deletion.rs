//! The deletion of an object or of one of its versions.
//!
//! Source: S3 user guide, "Deleting object versions from a versioning-enabled bucket", "Working with delete markers".

use model::Error;
use store::Batch;

use crate::context::Context;
use crate::object::ObjectChange;
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
    let mut change = ObjectChange {
        batch: Batch::default(),
        store: &*context.environment.store,
        bucket: &target.bucket,
        key: &target.key,
        now: context.now,
    };
    let there = target.found.clone();
    let versioning = target.bucket.record.versioning;
    match (version_id, there) {
        (Some(id), None) => {
            let batch = change.batch;
            Ok(Deletion { batch, version_id: Some(id.to_owned()), delete_marker: None })
        }
        (Some(id), Some((there, is_current))) => {
            let marker = there.value.content.is_none().then_some(true);
            if is_current {
                change.remove_current(there)?;
            } else {
                change.remove_older_at(there)?;
            }
            let (batch, version_id) = (change.batch, Some(id.to_owned()));
            Ok(Deletion { batch, version_id, delete_marker: marker })
        }
        (None, Some((there, _))) if versioning.is_none() => {
            change.discard(there.value.content.as_ref())?;
            let address = version::current_address(&target.bucket.record.id, &target.key);
            records::remove(&mut change.batch, address, there.revision);
            Ok(Deletion { batch: change.batch, version_id: None, delete_marker: None })
        }
        (None, None) if versioning.is_none() => {
            Ok(Deletion { batch: change.batch, version_id: None, delete_marker: None })
        }
        (None, there) => {
            let before = there.map(|(before, _)| before);
            let version_id = change.add_version(before, None)?;
            Ok(Deletion { batch: change.batch, version_id, delete_marker: Some(true) })
        }
    }
}
