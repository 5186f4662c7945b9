//! The facts that a reply tells of an object besides its bytes.

use model::generated::s3::StorageClass;
use model::{Error, Timestamp};

use crate::context::Context;
use crate::customer_data_key;
use crate::customer_key::CustomerKey;
use crate::digests::Digests;
use crate::members::ShownEncryption;
use crate::object_read::{self, ReadableVersion};
use crate::records::version::{ObjectContent, Version};
use crate::target::ObjectTarget;

/// The facts that a reply tells of an object besides its bytes.
#[derive(Debug)]
pub(crate) struct ObjectHead<'a> {
    pub(crate) content: &'a ObjectContent,
    pub(crate) digests: Digests,
    pub(crate) encryption: ShownEncryption,
    pub(crate) modified: Timestamp,
    /// The version id; `None` where versioning was never enabled.
    pub(crate) version_id: Option<String>,
}

impl<'a> ObjectHead<'a> {
    /// Reads it. A client that asks for an object under its own key has to send that key.
    ///
    /// # Errors
    /// The errors of SSE-C.
    pub(crate) fn new(
        context: &Context<'_>,
        target: &ObjectTarget,
        found: ReadableVersion<'a>,
        customer: Option<&CustomerKey>,
    ) -> Result<Self, Error> {
        let ReadableVersion { version, content } = found;
        customer_data_key::check(&content.encryption, customer)?;
        Ok(Self {
            content,
            digests: object_read::digests(context, target, content)?,
            encryption: ShownEncryption::of(&content.encryption),
            modified: Timestamp::from_millis(version.modified),
            version_id: told_id(target, version),
        })
    }

    /// Returns a header that belongs to the object.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.content.headers.get(name).cloned()
    }

    /// Returns the storage class, unless it is `STANDARD`, which S3 does not tell.
    pub(crate) fn storage_class(&self) -> Option<StorageClass> {
        self.content.storage_class.as_deref().and_then(StorageClass::parse)
    }

    /// Returns how many tags it has, if it has any.
    pub(crate) fn tag_count(&self) -> Option<i32> {
        let tags = i32::try_from(self.content.tags.len()).unwrap_or(i32::MAX);
        (tags > 0).then_some(tags)
    }
}

/// Returns the id of a version as clients are told: those of a bucket whose versioning was never set are not.
pub(crate) fn told_id(target: &ObjectTarget, version: &Version) -> Option<String> {
    target.bucket.record.versioning.is_some().then(|| version.id.clone())
}
