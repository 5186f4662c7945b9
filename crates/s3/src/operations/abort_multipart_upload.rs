//! `AbortMultipartUpload`.

use model::Error;
use model::generated::s3::{AbortMultipartUploadOutput, AbortMultipartUploadRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, S3};
use crate::error::precondition_failed;
use crate::garbage;
use crate::records;
use crate::records::garbage::GarbageKind;
use crate::records::upload;
use crate::target::ObjectTarget;
use crate::upload_target::UploadTarget;

/// `AbortMultipartUpload`.
#[derive(Debug)]
pub(crate) struct AbortMultipartUpload;

impl Operation for AbortMultipartUpload {
    type Service = S3;
    type Input = AbortMultipartUploadRequest;
    type Output = AbortMultipartUploadOutput;
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
        let upload = target.upload()?;
        let began = upload.record.began.div_euclid(1000);
        if input.if_match_initiated_time.is_some_and(|time| time.seconds() != began) {
            return Err(precondition_failed("x-amz-if-match-initiated-time").into());
        }
        let (bucket, key) = (&*target.object.bucket, &target.object.key);
        let mut batch = Batch::default();
        let address = upload::address(&bucket.record.id, key, upload.id.as_str());
        records::remove(&mut batch, address, upload.revision);
        batch.delete(upload::resent_address(&bucket.record.id, upload.content_id()));
        let what = GarbageKind::Aborted { content: upload.content_id().to_owned() };
        garbage::note(&mut batch, bucket, what, context.now)?;
        Ok(Done::changed(AbortMultipartUploadOutput::default(), batch))
    }
}
