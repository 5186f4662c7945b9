//! `CompleteMultipartUpload`.

use model::Error;
use model::generated::s3::{CompleteMultipartUploadOutput, CompleteMultipartUploadRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::completed_object::{ChosenParts, CompletedObject, choose, repeated};
use crate::completion::{self, ObjectClaims};
use crate::context::{Context, S3};
use crate::encryption_request::SseHeaders;
use crate::members::{
    SSE_APPLIED, ShownEncryption, checksum_type, customer_key_headers, show_checksum,
    stated_checksums,
};
use crate::new_object::NewObject;
use crate::percent;
use crate::precondition::{WritePrecondition, names_tag};
use crate::secure_channel;
use crate::target::ObjectTarget;
use crate::upload::applied;
use crate::upload_target::UploadTarget;

/// `CompleteMultipartUpload`. It moves no data: the chosen parts become the object as they are.
#[derive(Debug)]
pub(crate) struct CompleteMultipartUpload;

impl Operation for CompleteMultipartUpload {
    type Service = S3;
    type Input = CompleteMultipartUploadRequest;
    type Output = CompleteMultipartUploadOutput;
    type Target = UploadTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<UploadTarget, Error> {
        let object = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let object = object.with_version(context, None)?;
        let object = object.also("s3:GetObject", names_tag(input.if_match.as_deref()));
        UploadTarget::find(context, object, &input.upload_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<UploadTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let named = completion::named_parts(input.multipart_upload.as_ref(), &input.upload_id)?;
        let upload = match target.upload() {
            Ok(upload) => upload,
            Err(missing) => {
                let before = repeated(context, &target.object, &input.upload_id, &named)?;
                return Ok(Done::unchanged(output(input, before.ok_or(missing)?)));
            }
        };
        let claims = ObjectClaims {
            checksums: stated_checksums!(input),
            checksum_type: input.checksum_type.as_ref().map(|kind| kind.as_str()),
            size: input.mpu_object_size,
        };
        let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
        upload.check_customer_key(customer.as_ref())?;
        upload.check_encryption(SseHeaders {
            method: input.server_side_encryption.map(|method| method.as_str()),
            kms_key_id: input.ssekms_key_id.as_deref(),
            context: input.ssekms_encryption_context.as_deref(),
            ..SseHeaders::default()
        })?;
        let chosen = context.attempt.supply::<ChosenParts>();
        if chosen.is_none() {
            // The reply tells a checksum of the data, and a disabled key makes no objects. Parts that were waited for come after this.
            upload.ask_kms(context, &target.object)?;
        }
        let new = NewObject::new(context, &target.object);
        let precondition =
            WritePrecondition::parse(input.if_match.as_deref(), input.if_none_match.as_deref())?;
        new.check(precondition.as_ref())?;
        let chosen = match chosen {
            Some(chosen) => chosen,
            None => choose(context, &target.object, upload, input.multipart_upload.as_ref())?,
        };
        let (batch, completed) = new.complete(upload, &chosen, &claims)?;
        let applied = Some(applied(&upload.record));
        Ok(Done::changed(output(input, completed), batch).with_event_data(SSE_APPLIED, applied))
    }
}

fn output(
    input: &CompleteMultipartUploadRequest,
    completed: CompletedObject,
) -> CompleteMultipartUploadOutput {
    let CompletedObject { etag, checksum, encryption, version_id } = completed;
    let ShownEncryption { algorithm, kms_key, bucket_key, .. } = encryption;
    let path = percent::encode(&input.key).replace('+', "%20");
    let mut output = CompleteMultipartUploadOutput {
        location: Some(format!("/{}/{path}", input.bucket)),
        bucket: Some(input.bucket.clone()),
        key: Some(input.key.clone()),
        e_tag: Some(etag.quoted()),
        checksum_type: Some(checksum_type(checksum.kind())),
        server_side_encryption: algorithm,
        version_id,
        ssekms_key_id: kms_key,
        bucket_key_enabled: bucket_key,
        ..CompleteMultipartUploadOutput::default()
    };
    show_checksum!(output, checksum.algorithm(), checksum.to_string());
    output
}
