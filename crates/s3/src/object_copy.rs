//! The copy of an object: its data goes through decryption, checksums and encryption, and is never whole in memory.
//!
//! It is the copy of one content, with the metadata and the tags that it had then. What becomes of the source meanwhile does not
//! count. The encryption of the source never counts: the request or the bucket decides, as for any new object.
//!
//! Sources: S3 API reference, "CopyObject"; user guide, "Copying, moving, and renaming objects".

use std::sync::Arc;

use model::{Error, ErrorCode};
use pipeline::{RunError, Supply};

use crate::checksum::{ChecksumAlgorithm, RequestChecksum};
use crate::context::Context;
use crate::copied_body::copied_body;
use crate::customer_data_key;
use crate::customer_key::CustomerKey;
use crate::encryption_request::SseRequest;
use crate::error::{invalid_argument, invalid_request};
use crate::new_object::{NewObject, ReceivedObject};
use crate::object_head::told_id;
use crate::object_metadata::ObjectMetadata;
use crate::object_read::{self, ReadableVersion};
use crate::precondition::ReadPreconditions;
use crate::received::ExpectedBody;
use crate::records::version::{KeptEncryption, ObjectContent};
use crate::target::ObjectTarget;

/// The longest source: 5 GiB. Source: S3 API reference, "CopyObject".
const BYTES_MAX: u64 = 5 * 1024 * 1024 * 1024;

/// The wishes of a request about the copy.
#[derive(Debug)]
pub(crate) struct CopyRequest {
    /// The version that is copied; `None` for the current one.
    pub(crate) version_id: Option<String>,
    /// The customer's key of the source.
    pub(crate) customer: Option<CustomerKey>,
    /// The conditions on the source.
    pub(crate) conditions: ReadPreconditions,
    /// The metadata in the headers.
    pub(crate) metadata: ObjectMetadata,
    pub(crate) replaces_metadata: bool,
    pub(crate) replaces_tags: bool,
    /// The name of the algorithm of the checksum; `None` for that of the source.
    pub(crate) algorithm: Option<&'static str>,
    /// `true` if the copy of an object to itself changes what the request says.
    pub(crate) changes_in_place: bool,
    pub(crate) encryption: SseRequest,
}

/// A copy that is durable, and visible to nobody yet.
#[derive(Debug)]
pub(crate) struct ObjectCopy {
    pub(crate) received: ReceivedObject,
    pub(crate) metadata: ObjectMetadata,
    /// The version that was copied, as clients are told.
    pub(crate) source_version_id: Option<String>,
}

/// Returns the copy that an earlier attempt has made.
pub(crate) fn supplied(context: &Context<'_>) -> Option<Arc<ObjectCopy>> {
    let copied = context.attempt.supply::<Arc<ObjectCopy>>()?;
    context.attempt.keep(Box::new(Arc::clone(&copied)));
    Some(copied)
}

/// Returns the wait for the copy, or for the data key of the source, which comes before.
///
/// # Errors
/// The errors of reading the source and of its conditions; `InvalidRequest` if it is too long, or would be copied to itself as it is;
/// the errors of the target's encryption.
pub(crate) fn copy(
    context: &Context<'_>,
    source: &ObjectTarget,
    target: &ObjectTarget,
    request: CopyRequest,
) -> Result<RunError, Error> {
    let ReadableVersion { version, content } =
        readable(context, source, request.version_id.as_deref())?;
    customer_data_key::check(&content.encryption, request.customer.as_ref())?;
    let digests = object_read::digests(context, source, content)?;
    let modified = model::Timestamp::from_millis(version.modified);
    request.conditions.check_source(&digests.etag, modified)?;
    if content.size > BYTES_MAX {
        return Err(too_large());
    }
    if is_in_place(source, target, &request, content) {
        return Err(nothing_changes());
    }
    let algorithm = match request.algorithm {
        Some(name) => ChecksumAlgorithm::from_name(name).ok_or_else(|| unknown_algorithm(name))?,
        None => digests.checksum.algorithm(),
    };
    let new = NewObject::new(context, target);
    let wanted = new.encryption(request.encryption)?;
    let key = match object_read::key(context, source, content, request.customer.as_ref()) {
        Ok(key) => key,
        Err(RunError::Refused(error)) => return Err(error),
        Err(wait @ RunError::Later(_)) => return Ok(wait),
    };
    let body = object_read::body(context, source, content, key, 0..content.size)?;
    let expected = ExpectedBody {
        checksum: RequestChecksum::Computed(algorithm),
        content_md5: None,
        needs_md5: false,
        inline_max: Some(ObjectContent::INLINE_BYTES_MAX),
        now: context.now,
        bytes_max: BYTES_MAX,
        upload_algorithm: None,
    };
    let receiving = new.receive(copied_body(body), expected, &wanted)?;
    let source_version_id = told_id(source, version);
    let metadata =
        metadata(request.metadata, content, request.replaces_metadata, request.replaces_tags);
    Ok(RunError::Later(Box::pin(async move {
        let received = receiving.await?;
        let supply: Supply =
            Box::new(Arc::new(ObjectCopy { received, metadata, source_version_id }));
        Ok(supply)
    })))
}

/// Returns the version that is copied.
fn readable<'a>(
    context: &Context<'_>,
    source: &'a ObjectTarget,
    version_id: Option<&str>,
) -> Result<ReadableVersion<'a>, Error> {
    let is_marker = source.found.as_ref().is_some_and(|(found, _)| found.value.content.is_none());
    if is_marker && version_id.is_some() {
        return Err(invalid_request(
            "The source of a copy request may not specifically refer to a delete marker by version id.",
        ));
    }
    object_read::readable(context, source, version_id)
}

/// Returns whether an object would be copied to itself, and be as it was. A bucket whose encryption was set counts as a change, as it
/// does at S3: it may be another one than when the object was put. A version is not itself the object.
fn is_in_place(
    source: &ObjectTarget,
    target: &ObjectTarget,
    request: &CopyRequest,
    content: &ObjectContent,
) -> bool {
    let is_same = source.bucket.record.id == target.bucket.record.id && source.key == target.key;
    let has_default = target.bucket.record.encryption.is_some();
    is_same
        && request.version_id.is_none()
        && !request.changes_in_place
        && !has_default
        && matches!(content.encryption, KeptEncryption::S3(_))
}

/// Returns the metadata of the copy: the class is that of the request always, and the rest as the directives say.
fn metadata(
    headers: ObjectMetadata,
    content: &ObjectContent,
    replaces_metadata: bool,
    replaces_tags: bool,
) -> ObjectMetadata {
    let tags = if replaces_tags { headers.tags } else { content.tags.clone() };
    if replaces_metadata {
        return ObjectMetadata { tags, ..headers };
    }
    let (headers, storage_class) = (content.headers.clone(), headers.storage_class);
    ObjectMetadata { headers, metadata: content.metadata.clone(), tags, storage_class }
}

/// Seen at S3 on 2024-06-25: github.com/hashicorp/terraform-provider-aws/issues/38102.
fn too_large() -> Error {
    invalid_request(format!(
        "The specified copy source is larger than the maximum allowable size for a copy source: {BYTES_MAX}"
    ))
}

/// Seen at S3 on 2024-03-07: github.com/localstack/localstack/issues/10412.
fn nothing_changes() -> Error {
    Error::new(
        ErrorCode::InvalidRequest,
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, \
         storage class, website redirect location or encryption attributes.",
    )
}

fn unknown_algorithm(name: &str) -> Error {
    let message =
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types.";
    invalid_argument(message, "x-amz-checksum-algorithm", name)
}
