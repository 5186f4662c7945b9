//! The tags of an object that is there. They change in their place: they belong to a version, and are no part of its content, so
//! its manifest does not bind them.
//!
//! Source: S3 user guide, "Categorizing your objects using tags".

use model::Error;
use store::Batch;

use crate::context::Context;
use crate::object::ObjectChange;
use crate::object_head::told_id;
use crate::object_read;
use crate::records::version::ObjectContent;
use crate::target::ObjectTarget;

/// Replaces all tags of the version that the target has found. Returns the changes, and the id of the version as clients are told.
///
/// # Errors
/// The errors of [`object_read::readable`].
pub(crate) fn replace(
    context: &Context<'_>,
    target: &ObjectTarget,
    version_id: Option<&str>,
    tags: Vec<(String, String)>,
) -> Result<(Batch, Option<String>), Error> {
    let found = object_read::readable(context, target, version_id)?;
    let mut change = ObjectChange {
        batch: Batch::default(),
        store: &*context.environment.store,
        bucket: &target.bucket,
        key: &target.key,
        now: context.now,
    };
    let content = ObjectContent { tags, ..found.content.clone() };
    if let Some(there) = &target.found {
        change.replace_version(there, content)?;
    }
    Ok((change.batch, told_id(target, found.version)))
}
