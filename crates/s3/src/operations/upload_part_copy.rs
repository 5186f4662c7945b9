//! `UploadPartCopy`.

use std::sync::Arc;

use model::Error;
use model::generated::s3::{CopyPartResult, UploadPartCopyOutput, UploadPartCopyRequest};
use pipeline::{Done, Operation, RequestBody, RunError};
use policy::Authorized;

use crate::byte_range::CopySourceRange;
use crate::checksum::RequestChecksum;
use crate::context::{Context, S3};
use crate::copied_body::copied_body;
use crate::copy_source::CopySource;
use crate::error::invalid_request;
use crate::members::{
    SSE_APPLIED, ShownEncryption, copy_source_key_headers, customer_key_headers, show_checksum,
    show_encryption,
};
use crate::object_head::{ObjectHead, told_id};
use crate::object_read;
use crate::precondition::{ConditionHeaders, ReadPreconditions};
use crate::secure_channel;
use crate::target::ObjectTarget;
use crate::upload::applied;
use crate::upload_part::{NewPart, PART_BYTES_MAX, ReceivedUploadPart};
use crate::upload_target::{UploadCopyTarget, UploadTarget};

/// `UploadPartCopy`.
#[derive(Debug)]
pub(crate) struct UploadPartCopy;

impl Operation for UploadPartCopy {
    type Service = S3;
    type Input = UploadPartCopyRequest;
    type Output = UploadPartCopyOutput;
    type Target = UploadCopyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<UploadCopyTarget, Error> {
        let CopySource { bucket, key, version_id } = CopySource::parse(&input.copy_source)?;
        let source = ObjectTarget::source(context, bucket.as_str(), key.as_str())?;
        let source = source
            .with_version(context, version_id.as_deref())?
            .asking(&["s3:GetObjectVersion"], version_id.is_some());
        let object = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = UploadTarget::find(context, object, &input.upload_id)?;
        Ok(UploadCopyTarget { source, target })
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<UploadCopyTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let UploadCopyTarget { source, target } = target.into_target();
        let part = NewPart::new(context, &target, input.part_number)?;
        let Some(received) = context.attempt.supply::<Arc<ReceivedUploadPart>>() else {
            let body = read(context, &source, input)?;
            let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
            return Err(part.receive(body, RequestChecksum::Absent, None, customer.as_ref())?);
        };
        context.attempt.keep(Box::new(Arc::clone(&received)));
        let batch = part.write(&received)?;
        let digests = &received.digests;
        let mut result = CopyPartResult {
            e_tag: Some(digests.etag.quoted()),
            last_modified: Some(context.now),
            ..CopyPartResult::default()
        };
        show_checksum!(result, digests.checksum.algorithm(), digests.checksum.to_string());
        let version = source.found.as_ref().map(|(found, _)| &found.value);
        let mut output = UploadPartCopyOutput {
            copy_source_version_id: version.and_then(|version| told_id(&source, version)),
            copy_part_result: Some(result),
            ..UploadPartCopyOutput::default()
        };
        show_encryption!(output, ShownEncryption::of(&part.upload().record.encryption));
        let applied = Some(applied(&part.upload().record));
        Ok(Done::changed(output, batch).with_event_data(SSE_APPLIED, applied))
    }
}

/// Returns the bytes of the source that are copied.
fn read(
    context: &Context<'_>,
    source: &ObjectTarget,
    input: &UploadPartCopyRequest,
) -> Result<RequestBody, RunError> {
    let version_id = CopySource::parse(&input.copy_source)?.version_id;
    let found = object_read::readable(context, source, version_id.as_deref())?;
    let content = found.content;
    let customer = secure_channel::customer_key(context, copy_source_key_headers!(input))?;
    let head = ObjectHead::new(context, source, found, customer.as_ref())?;
    let conditions = ReadPreconditions::parse(
        ConditionHeaders {
            if_match: input.copy_source_if_match.as_deref(),
            if_none_match: input.copy_source_if_none_match.as_deref(),
            if_modified_since: input.copy_source_if_modified_since,
            if_unmodified_since: input.copy_source_if_unmodified_since,
        },
        context.now,
    );
    conditions.check_source(&head.digests.etag, head.modified)?;
    let range = match &input.copy_source_range {
        Some(header) => {
            let range = CopySourceRange::parse(header)?.of_source(content.size, header)?;
            range.first()..range.last().saturating_add(1)
        }
        None => 0..content.size,
    };
    if range.end - range.start > PART_BYTES_MAX {
        return Err(too_large().into());
    }
    let key = object_read::key(context, source, content, customer.as_ref())?;
    Ok(copied_body(object_read::body(context, source, content, key, range)?))
}

/// Seen at S3: github.com/versity/versitygw/issues/1896 of 2026-02-25, and earlier for parts.
fn too_large() -> Error {
    invalid_request(format!(
        "The specified copy source is larger than the maximum allowable size for a copy source: {PART_BYTES_MAX}"
    ))
}
