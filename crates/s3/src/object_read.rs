//! The way of a read to the bytes of an object: which version, on which conditions, which of its bytes, and under which key.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream;
use model::{Error, ErrorCode, Timestamp};
use objects::{ObjectDataKey, ObjectReadError, ObjectReader, PartStoreError, open_part};
use pipeline::{BodyReadError, BodyReadFailure, ReplyBody, RunError};

use crate::byte_range::{ByteRange, RequestedRange};
use crate::context::Context;
use crate::customer_key::CustomerKey;
use crate::data_key;
use crate::digests::Digests;
use crate::error::no_such_key;
use crate::etag::ETag;
use crate::object;
use crate::part_number::{PartNumber, check_range_and_part};
use crate::precondition::{Freshness, ReadPreconditions};
use crate::records::version::{self, ObjectContent, Version};
use crate::target::ObjectTarget;

/// The bytes that a read gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadBytes {
    pub(crate) range: Range<u64>,
    /// `Content-Range`, if it is a part of the object.
    pub(crate) content_range: Option<String>,
    /// The number of parts, if one of them was asked for.
    pub(crate) parts: Option<i32>,
}

/// A version that can be read, with its digests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadableVersion<'a> {
    pub(crate) version: &'a Version,
    pub(crate) content: &'a ObjectContent,
}

/// Returns the version that the target names, if it has a content.
///
/// # Errors
/// `NoSuchKey` or `NoSuchVersion`, if the caller may list the bucket, and `AccessDenied` if not; `MethodNotAllowed` for a delete marker
/// that is named by its id. Source: S3 API reference, `GetObject`, "Permissions".
pub(crate) fn readable<'a>(
    context: &Context<'_>,
    target: &'a ObjectTarget,
    version_id: Option<&str>,
) -> Result<ReadableVersion<'a>, Error> {
    let Some((found, _)) = &target.found else {
        return Err(missing(context, target, version_id));
    };
    let version = &found.value;
    match (&version.content, version_id) {
        (Some(content), _) => Ok(ReadableVersion { version, content }),
        (None, Some(_)) => Err(Error::new(
            ErrorCode::MethodNotAllowed,
            "The specified method is not allowed against this resource.",
        )
        .with_element("Method", context.operation().route().method)
        .with_element("ResourceType", "DeleteMarker")
        .with_element("Allow", "DELETE")
        .with_element(
            "Last-Modified",
            Timestamp::from_millis(version.modified).http_date().to_string(),
        )
        .with_element("x-amz-delete-marker", "true")
        .with_element("x-amz-version-id", version.id.clone())),
        (None, None) => {
            let error = missing(context, target, None);
            // Whoever may not list the bucket does not learn that there was an object.
            let is_told = error.code() == ErrorCode::NoSuchKey;
            Err(if is_told && target.bucket.record.versioning.is_some() {
                error
                    .with_element("x-amz-delete-marker", "true")
                    .with_element("x-amz-version-id", version.id.clone())
            } else {
                error
            })
        }
    }
}

fn missing(context: &Context<'_>, target: &ObjectTarget, version_id: Option<&str>) -> Error {
    match target.may_list(context) {
        Ok(true) => {}
        Ok(false) => return Error::new(ErrorCode::AccessDenied, "Access Denied"),
        Err(error) => return error,
    }
    match version_id {
        Some(id) => Error::new(ErrorCode::NoSuchVersion, "The specified version does not exist.")
            .with_element("Key", target.key.clone())
            .with_element("VersionId", id),
        None => no_such_key(&target.key),
    }
}

/// Checks the conditions of a read.
///
/// # Errors
/// `PreconditionFailed`; `NotModified`, with what a client needs to go on with its copy.
pub(crate) fn check(
    conditions: &ReadPreconditions,
    etag: &ETag,
    modified: Timestamp,
) -> Result<(), Error> {
    match conditions.check(etag, modified)? {
        Freshness::Stale => Ok(()),
        Freshness::NotModified => Err(Error::bare(ErrorCode::NotModified)
            .with_element("ETag", etag.quoted())
            .with_element("Last-Modified", modified.http_date().to_string())),
    }
}

/// Returns the bytes that a request asks for.
///
/// # Errors
/// `InvalidRange`, `InvalidPartNumber`, or `InvalidRequest` if it asks for a range and for a part.
pub(crate) fn bytes(
    context: &Context<'_>,
    target: &ObjectTarget,
    content: &ObjectContent,
    range: Option<&str>,
    part: Option<i32>,
) -> Result<ReadBytes, Error> {
    let size = content.size;
    let whole = ReadBytes { range: 0..size, content_range: None, parts: None };
    check_range_and_part(range, part.map(|_number| ""))?;
    match (range, part) {
        (None, None) => Ok(whole),
        (Some(header), _) => {
            let Some(asked) = RequestedRange::parse(header) else { return Ok(whole) };
            let found = asked.of_object(size, header)?;
            Ok(ReadBytes { content_range: Some(found.content_range(size)), ..span(found) })
        }
        (None, Some(number)) => {
            let (number, count) = (PartNumber::of_member(number)?, content.parts.unwrap_or(1));
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            number.check(count)?;
            let list = object::peek_parts(&*context.environment.store, &target.bucket, content)?;
            // A multipart object numbers its parts as they were completed, from 1 on.
            let index = usize::from(number.get()) - 1;
            let number = list.as_slice().get(index).map_or(1, |part| part.number);
            let range = list.range_of(number).unwrap_or(0..size);
            let content_range = (!range.is_empty())
                .then(|| format!("bytes {}-{}/{size}", range.start, range.end - 1));
            let parts = content.parts.and_then(|parts| i32::try_from(parts).ok());
            Ok(ReadBytes { range, content_range, parts })
        }
    }
}

fn span(found: ByteRange) -> ReadBytes {
    let range = found.first()..found.last() + 1;
    ReadBytes { range, content_range: None, parts: None }
}

/// Returns the digests of a content.
///
/// # Errors
/// `KMSInternalException` if they are not those that were sealed.
pub(crate) fn digests(
    context: &Context<'_>,
    target: &ObjectTarget,
    content: &ObjectContent,
) -> Result<Digests, Error> {
    let hierarchy = &context.environment.hierarchy;
    Digests::open(hierarchy, &target.bucket, &content.id, &content.digests)
}

/// Returns the data key of a content, for which KMS may be asked.
///
/// # Errors
/// The refusal of KMS; a wait for it.
pub(crate) fn key(
    context: &Context<'_>,
    target: &ObjectTarget,
    content: &ObjectContent,
    customer: Option<&CustomerKey>,
) -> Result<Arc<ObjectDataKey>, RunError> {
    let (bucket, arn) = (&target.bucket, target.arn());
    data_key::obtain(context, bucket, arn, &content.id, &content.encryption, customer)
}

/// Returns the bytes of an object. Nothing of it leaves that does not authenticate.
///
/// # Errors
/// `KMSInternalException` if a record is not as it was written.
pub(crate) fn body(
    context: &Context<'_>,
    target: &ObjectTarget,
    content: &ObjectContent,
    key: Arc<ObjectDataKey>,
    range: Range<u64>,
) -> Result<ReplyBody, Error> {
    let (store, bucket) = (&*context.environment.store, &target.bucket);
    let manifest = object::open_manifest(store, bucket, &target.key, content, &key)?;
    let length = range.end - range.start;
    let (resource, region) = (target.listed_object(), bucket.region.clone());
    if content.is_inline() {
        let bytes = inline(context, target, &manifest, &key, range)?;
        let pieces = Box::pin(stream::iter((!bytes.is_empty()).then_some(Ok(bytes))));
        return Ok(ReplyBody { length, resource, region, pieces });
    }
    let parts = Arc::clone(&context.environment.parts);
    let reader = ObjectReader::new(parts, key, &manifest, range).map_err(Error::failed)?;
    let pieces = Box::pin(stream::try_unfold(reader, |mut reader| async move {
        let piece = reader.next().await.map_err(unreadable)?;
        Ok(piece.map(|piece| (piece, reader)))
    }));
    Ok(ReplyBody { length, resource, region, pieces })
}

fn unreadable(error: ObjectReadError) -> BodyReadError {
    let failure = if matches!(error, ObjectReadError::Part(_)) {
        BodyReadFailure::NotAuthentic
    } else if matches!(error, ObjectReadError::Store(PartStoreError::NotFound(_))) {
        BodyReadFailure::Missing
    } else {
        BodyReadFailure::Unreadable
    };
    BodyReadError { failure, detail: error.to_string() }
}

/// Returns bytes of a part that is in the store.
fn inline(
    context: &Context<'_>,
    target: &ObjectTarget,
    manifest: &objects::ObjectManifest,
    key: &ObjectDataKey,
    range: Range<u64>,
) -> Result<Bytes, Error> {
    let lost = || Error::internal(format!("the data of {} is not in the store", target.arn()));
    let [part] = manifest.parts().as_slice() else { return Err(lost()) };
    let address = version::data_address(&target.bucket.record.id, &part.id.to_string());
    let record = context.environment.store.get(&address).map_err(Error::failed)?;
    let record = record.ok_or_else(lost)?;
    let mut plain = open_part(key, part.id, part.bytes, &record.bytes).map_err(Error::failed)?;
    let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
    Ok(Bytes::from(std::mem::take(&mut *plain)).slice(start..end))
}
