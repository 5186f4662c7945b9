//! `GetObject`.

use model::Error;
use model::generated::s3::{GetObjectOutput, GetObjectRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::members::SSE_APPLIED;
use crate::members::{
    checksum_type, customer_key_headers, show_checksum, show_encryption, show_head,
};
use crate::object_head::ObjectHead;
use crate::object_read;
use crate::precondition::{ConditionHeaders, ReadPreconditions};
use crate::secure_channel;
use crate::target::ObjectTarget;

/// `GetObject`.
#[derive(Debug)]
pub(crate) struct GetObject;

impl Operation for GetObject {
    type Service = S3;
    type Input = GetObjectRequest;
    type Output = GetObjectOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:GetObjectVersion"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let found = object_read::readable(context, &target, input.version_id.as_deref())?;
        let content = found.content;
        let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
        let head = ObjectHead::new(context, &target, found, customer.as_ref())?;
        let conditions = ReadPreconditions::parse(
            ConditionHeaders {
                if_match: input.if_match.as_deref(),
                if_none_match: input.if_none_match.as_deref(),
                if_modified_since: input.if_modified_since,
                if_unmodified_since: input.if_unmodified_since,
            },
            context.now,
        );
        object_read::check(&conditions, &head.digests.etag, head.modified)?;
        let range = input.range.as_deref();
        let bytes = object_read::bytes(context, &target, content, range, input.part_number)?;
        let key = object_read::key(context, &target, content, customer.as_ref())?;
        let body = object_read::body(context, &target, content, key, bytes.range.clone())?;
        let mut output = GetObjectOutput::default();
        show_head!(output, head, bytes);
        show_encryption!(output, head.encryption.clone());
        if input.checksum_mode.is_some() && bytes.content_range.is_none() {
            let checksum = &head.digests.checksum;
            show_checksum!(output, checksum.algorithm(), checksum.to_string());
            output.checksum_type = Some(checksum_type(checksum.kind()));
        }
        let overrides = [
            (&mut output.cache_control, &input.response_cache_control),
            (&mut output.content_disposition, &input.response_content_disposition),
            (&mut output.content_encoding, &input.response_content_encoding),
            (&mut output.content_language, &input.response_content_language),
            (&mut output.content_type, &input.response_content_type),
        ];
        for (member, value) in overrides {
            if value.is_some() {
                member.clone_from(value);
            }
        }
        let applied = Some(head.encryption.applied);
        Ok(Done::unchanged(output).with_event_data(SSE_APPLIED, applied).with_body(Some(body)))
    }
}
