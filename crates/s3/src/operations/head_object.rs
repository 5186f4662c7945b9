//! `HeadObject`.

use model::Error;
use model::generated::s3::{HeadObjectOutput, HeadObjectRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::members::{
    checksum_type, customer_key_headers, show_checksum, show_encryption, show_head,
};
use crate::object_head::ObjectHead;
use crate::object_read;
use crate::precondition::{ConditionHeaders, ReadPreconditions};
use crate::records::version::KeptEncryption;
use crate::secure_channel;
use crate::target::ObjectTarget;

/// `HeadObject`. KMS is not asked, unless the checksum is wanted: at AWS that is encrypted with the object.
#[derive(Debug)]
pub(crate) struct HeadObject;

impl Operation for HeadObject {
    type Service = S3;
    type Input = HeadObjectRequest;
    type Output = HeadObjectOutput;
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
        let mut output = HeadObjectOutput::default();
        show_head!(output, head, bytes);
        show_encryption!(output, head.encryption.clone());
        if input.checksum_mode.is_some() {
            if matches!(content.encryption, KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. }) {
                object_read::key(context, &target, content, customer.as_ref())?;
            }
            let checksum = &head.digests.checksum;
            show_checksum!(output, checksum.algorithm(), checksum.to_string());
            output.checksum_type = Some(checksum_type(checksum.kind()));
        }
        Ok(Done::unchanged(output))
    }
}
