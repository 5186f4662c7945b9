//! The content of an object that comes in one piece: as the body of a request, or as the file of a form.

use std::sync::Arc;

use model::Error;
use model::generated::s3::{PutObjectOutput, PutObjectRequest};
use pipeline::{Done, RequestBody, RunError, Supply};

use crate::checksum::{ChecksumHeaders, ContentMd5, RequestChecksum};
use crate::context::Context;
use crate::encryption_request::SseRequest;
use crate::members::{
    SSE_APPLIED, checksum_type, customer_key_headers, metadata_headers, refuse_acl, show_checksum,
    show_encryption, sse_headers, stated_checksums,
};
use crate::new_object::{NewObject, ReceivedObject};
use crate::object_metadata::ObjectMetadata;
use crate::precondition::{WritePrecondition, names_tag};
use crate::received::ExpectedBody;
use crate::records::version::ObjectContent;
use crate::target::ObjectTarget;

/// The longest object that comes in one piece: 5 GiB. Source: S3 user guide, "Uploading objects".
pub(crate) const BYTES_MAX: u64 = 5 * 1024 * 1024 * 1024;

/// Returns the target of a put.
///
/// # Errors
/// The errors of [`ObjectTarget::find`]; `KMSInternalException` if the store cannot be read.
pub(crate) fn target(
    context: &Context<'_>,
    input: &PutObjectRequest,
) -> Result<ObjectTarget, Error> {
    let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
    let target = target.with_version(context, None)?;
    Ok(target
        .also("s3:PutObjectTagging", input.tagging.is_some())
        .also("s3:GetObject", names_tag(input.if_match.as_deref()))
        .also("s3:PutObjectAcl", input.acl.is_some()))
}

/// Puts the object, once its content has been received.
///
/// # Errors
/// The refusal; a wait for the content.
pub(crate) fn run(
    context: &Context<'_>,
    target: &ObjectTarget,
    input: &PutObjectRequest,
) -> Result<Done<PutObjectOutput>, RunError> {
    let precondition =
        WritePrecondition::parse(input.if_match.as_deref(), input.if_none_match.as_deref())?;
    let new = NewObject::new(context, target);
    new.check(precondition.as_ref())?;
    let Some(received) = context.attempt.supply::<Arc<ReceivedObject>>() else {
        return Err(receive(context, &new, input)?);
    };
    context.attempt.keep(Box::new(Arc::clone(&received)));
    let metadata = ObjectMetadata::of_headers(&metadata_headers!(input))?;
    let (batch, written) = new.write(&received, metadata)?;
    let applied = Some(format!("{}{}", default_prefix(input), written.encryption.applied));
    let mut output = PutObjectOutput {
        e_tag: Some(received.digests.etag.quoted()),
        version_id: written.version_id,
        ssekms_encryption_context: written.encryption.context.clone(),
        ..PutObjectOutput::default()
    };
    show_encryption!(output, written.encryption);
    let checksum = &received.digests.checksum;
    show_checksum!(output, checksum.algorithm(), checksum.to_string());
    output.checksum_type = Some(checksum_type(checksum.kind()));
    Ok(Done::changed(output, batch).with_event_data(SSE_APPLIED, applied))
}

/// Returns what the audit log says of an encryption that the request did not ask for.
const fn default_prefix(input: &PutObjectRequest) -> &'static str {
    let is_asked = input.server_side_encryption.is_some() || input.sse_customer_key.is_some();
    if is_asked { "" } else { "Default_" }
}

/// Returns the wait for the body, which is received under the data key of the new object.
fn receive(
    context: &Context<'_>,
    new: &NewObject<'_>,
    input: &PutObjectRequest,
) -> Result<RunError, Error> {
    refuse_acl!(input)?;
    ObjectMetadata::of_headers(&metadata_headers!(input))?;
    let body = context.attempt.supply::<RequestBody>();
    let body = body.ok_or_else(|| Error::internal("the request has no body"))?;
    let checksums = stated_checksums!(input);
    let checksum = RequestChecksum::parse(ChecksumHeaders {
        checksums: &checksums,
        sdk_algorithm: input.checksum_algorithm.as_ref().map(|algorithm| algorithm.as_str()),
        trailer: body.trailer.as_deref(),
    })?;
    let content_md5 = input.content_md5.as_deref().map(ContentMd5::parse).transpose()?;
    let expected = ExpectedBody {
        checksum,
        content_md5,
        needs_md5: false,
        inline_max: Some(ObjectContent::INLINE_BYTES_MAX),
        now: context.now,
        bytes_max: BYTES_MAX,
        upload_algorithm: None,
    };
    let wanted = new.encryption(SseRequest::parse(sse_headers!(input))?)?;
    let wait = new.receive(body, expected, &wanted)?;
    Ok(RunError::Later(Box::pin(async move {
        let supply: Supply = Box::new(Arc::new(wait.await?));
        Ok(supply)
    })))
}
