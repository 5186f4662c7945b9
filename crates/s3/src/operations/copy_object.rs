//! `CopyObject`.

use model::Error;
use model::generated::s3::{
    CopyObjectOutput, CopyObjectRequest, CopyObjectResult, MetadataDirective, TaggingDirective,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::copy_source::CopySource;
use crate::encryption_request::SseRequest;
use crate::members::{
    SSE_APPLIED, checksum_type, copy_source_key_headers, customer_key_headers, metadata_headers,
    refuse_acl, show_checksum, show_encryption, sse_headers,
};
use crate::new_object::NewObject;
use crate::object_copy::{self, CopyRequest, ObjectCopy};
use crate::object_metadata::{MetadataHeaders, ObjectMetadata};
use crate::precondition::{ConditionHeaders, ReadPreconditions, WritePrecondition, names_tag};
use crate::secure_channel;
use crate::target::{CopyTarget, ObjectTarget};

/// `CopyObject`.
#[derive(Debug)]
pub(crate) struct CopyObject;

impl Operation for CopyObject {
    type Service = S3;
    type Input = CopyObjectRequest;
    type Output = CopyObjectOutput;
    type Target = CopyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<CopyTarget, Error> {
        let CopySource { bucket, key, version_id } = CopySource::parse(&input.copy_source)?;
        let version = version_id.as_deref();
        let source = ObjectTarget::source(context, bucket.as_str(), key.as_str())?;
        let source = source.with_version(context, version)?;
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, None)?;
        let copies_tags = !replaces_tags(input) && !source.tags().is_empty();
        let sets_tags = copies_tags || (replaces_tags(input) && input.tagging.is_some());
        let tagging =
            if version.is_some() { "s3:GetObjectVersionTagging" } else { "s3:GetObjectTagging" };
        Ok(CopyTarget {
            source: source
                .asking(&["s3:GetObjectVersion"], version.is_some())
                .also(tagging, copies_tags),
            target: target
                .also("s3:PutObjectTagging", sets_tags)
                .also("s3:GetObject", names_tag(input.if_match.as_deref()))
                .also("s3:PutObjectAcl", input.acl.is_some()),
        })
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<CopyTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let CopyTarget { source, target } = target.into_target();
        let precondition =
            WritePrecondition::parse(input.if_match.as_deref(), input.if_none_match.as_deref())?;
        let new = NewObject::new(context, &target);
        new.check(precondition.as_ref())?;
        let Some(copied) = object_copy::supplied(context) else {
            return Err(object_copy::copy(context, &source, &target, request(context, input)?)?);
        };
        let (batch, written) = new.write(&copied.received, copied.metadata.clone())?;
        let applied = Some(format!("{}{}", default_prefix(input), written.encryption.applied));
        let mut output = CopyObjectOutput {
            copy_object_result: Some(result(context, &copied)),
            copy_source_version_id: copied.source_version_id.clone(),
            version_id: written.version_id,
            ssekms_encryption_context: written.encryption.context.clone(),
            ..CopyObjectOutput::default()
        };
        show_encryption!(output, written.encryption);
        Ok(Done::changed(output, batch).with_event_data(SSE_APPLIED, applied))
    }
}

fn result(context: &Context<'_>, copied: &ObjectCopy) -> CopyObjectResult {
    let digests = &copied.received.digests;
    let mut result = CopyObjectResult {
        e_tag: Some(digests.etag.quoted()),
        last_modified: Some(context.now),
        checksum_type: Some(checksum_type(digests.checksum.kind())),
        ..CopyObjectResult::default()
    };
    show_checksum!(result, digests.checksum.algorithm(), digests.checksum.to_string());
    result
}

/// Reads what the request says of the copy.
fn request(context: &Context<'_>, input: &CopyObjectRequest) -> Result<CopyRequest, Error> {
    refuse_acl!(input)?;
    let customer = secure_channel::customer_key(context, copy_source_key_headers!(input))?;
    let version_id = CopySource::parse(&input.copy_source)?.version_id;
    // What the client sends beside the directive to copy does not count.
    let tagging = input.tagging.as_deref().filter(|_| replaces_tags(input));
    let headers = MetadataHeaders { tagging, ..metadata_headers!(input) };
    Ok(CopyRequest {
        version_id,
        customer,
        conditions: ReadPreconditions::parse(
            ConditionHeaders {
                if_match: input.copy_source_if_match.as_deref(),
                if_none_match: input.copy_source_if_none_match.as_deref(),
                if_modified_since: input.copy_source_if_modified_since,
                if_unmodified_since: input.copy_source_if_unmodified_since,
            },
            context.now,
        ),
        metadata: ObjectMetadata::of_headers(&headers)?,
        replaces_metadata: replaces_metadata(input),
        replaces_tags: replaces_tags(input),
        algorithm: input.checksum_algorithm.map(|algorithm| algorithm.as_str()),
        changes_in_place: changes_in_place(input),
        encryption: SseRequest::parse(sse_headers!(input))?,
    })
}

fn replaces_metadata(input: &CopyObjectRequest) -> bool {
    input.metadata_directive == Some(MetadataDirective::Replace)
}

fn replaces_tags(input: &CopyObjectRequest) -> bool {
    input.tagging_directive == Some(TaggingDirective::Replace)
}

/// Returns whether the request asks for something that makes sense of the copy of an object to itself.
fn changes_in_place(input: &CopyObjectRequest) -> bool {
    replaces_metadata(input)
        || input.storage_class.is_some()
        || input.checksum_algorithm.is_some()
        || is_encryption_asked(input)
}

fn is_encryption_asked(input: &CopyObjectRequest) -> bool {
    input.server_side_encryption.is_some()
        || input.sse_customer_key.is_some()
        || input.bucket_key_enabled.is_some()
}

/// Returns what the audit log says of an encryption that the request did not ask for.
const fn default_prefix(input: &CopyObjectRequest) -> &'static str {
    let is_asked = input.server_side_encryption.is_some() || input.sse_customer_key.is_some();
    if is_asked { "" } else { "Default_" }
}
