//! `UploadPart`.

use std::sync::Arc;

use model::Error;
use model::generated::s3::{UploadPartOutput, UploadPartRequest};
use pipeline::{Done, Operation, RequestBody, RunError};
use policy::Authorized;

use crate::checksum::{ChecksumHeaders, ContentMd5, RequestChecksum};
use crate::context::{Context, S3};
use crate::members::{
    SSE_APPLIED, ShownEncryption, customer_key_headers, show_checksum, show_encryption,
    stated_checksums,
};
use crate::secure_channel;
use crate::target::ObjectTarget;
use crate::upload::applied;
use crate::upload_part::{NewPart, ReceivedUploadPart};
use crate::upload_target::UploadTarget;

/// `UploadPart`.
#[derive(Debug)]
pub(crate) struct UploadPart;

impl Operation for UploadPart {
    type Service = S3;
    type Input = UploadPartRequest;
    type Output = UploadPartOutput;
    type Target = UploadTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<UploadTarget, Error> {
        let object = ObjectTarget::find(context, &input.bucket, &input.key)?;
        UploadTarget::find(context, object, &input.upload_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<UploadTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let part = NewPart::new(context, &target, input.part_number)?;
        let Some(received) = context.attempt.supply::<Arc<ReceivedUploadPart>>() else {
            return Err(receive(context, part, input)?);
        };
        context.attempt.keep(Box::new(Arc::clone(&received)));
        let batch = part.write(&received)?;
        let digests = &received.digests;
        let e_tag = Some(digests.etag.quoted());
        let mut output = UploadPartOutput { e_tag, ..UploadPartOutput::default() };
        show_encryption!(output, ShownEncryption::of(&part.upload().record.encryption));
        show_checksum!(output, digests.checksum.algorithm(), digests.checksum.to_string());
        let applied = Some(applied(&part.upload().record));
        Ok(Done::changed(output, batch).with_event_data(SSE_APPLIED, applied))
    }
}

/// Returns the wait for the body.
fn receive(
    context: &Context<'_>,
    part: NewPart<'_>,
    input: &UploadPartRequest,
) -> Result<RunError, Error> {
    let body = context.attempt.supply::<RequestBody>();
    let body = body.ok_or_else(|| Error::internal("the request has no body"))?;
    let checksums = stated_checksums!(input);
    let checksum = RequestChecksum::parse(ChecksumHeaders {
        checksums: &checksums,
        sdk_algorithm: input.checksum_algorithm.as_ref().map(|algorithm| algorithm.as_str()),
        trailer: body.trailer.as_deref(),
    })?;
    part.upload().checksum.check_part(checksum.stated())?;
    let content_md5 = input.content_md5.as_deref().map(ContentMd5::parse).transpose()?;
    let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
    part.receive(body, checksum, content_md5, customer.as_ref())
}
