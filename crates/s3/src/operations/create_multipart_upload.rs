//! `CreateMultipartUpload`.

use std::sync::Arc;

use model::Error;
use model::generated::s3::{
    ChecksumAlgorithm, CreateMultipartUploadOutput, CreateMultipartUploadRequest,
};
use pipeline::{Done, Operation, RunError, Supply};
use policy::Authorized;
use store::Expected;

use crate::bucket::no_such_bucket;
use crate::checksum::UploadChecksum;
use crate::context::{Context, S3};
use crate::data_key::{self, NewDataKey};
use crate::encryption_request::SseRequest;
use crate::members::{
    SSE_APPLIED, ShownEncryption, checksum_type, customer_key_headers, metadata_headers,
    refuse_acl, show_encryption, sse_headers,
};
use crate::new_object::NewObject;
use crate::object;
use crate::object_metadata::ObjectMetadata;
use crate::records;
use crate::records::upload::{self, Upload, UploadChecksumRecord};
use crate::target::ObjectTarget;
use crate::upload::{applied, initiator, seal_manifest_key};
use crate::upload_id::UploadId;

/// `CreateMultipartUpload`. The data key of the object is made here; the parts and the manifest find it in the record of the upload.
#[derive(Debug)]
pub(crate) struct CreateMultipartUpload;

/// The data key that an earlier attempt waited for.
struct UploadKey {
    /// The bucket that the key is bound to.
    bucket_id: String,
    content_id: String,
    key: NewDataKey,
}

impl Operation for CreateMultipartUpload {
    type Service = S3;
    type Input = CreateMultipartUploadRequest;
    type Output = CreateMultipartUploadOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        Ok(target
            .also("s3:PutObjectTagging", input.tagging.is_some())
            .also("s3:PutObjectAcl", input.acl.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let algorithm = input.checksum_algorithm.map(ChecksumAlgorithm::as_str);
        let kind = input.checksum_type.as_ref().map(|kind| kind.as_str());
        let checksum = UploadChecksum::parse(algorithm, kind)?;
        let metadata = ObjectMetadata::of_headers(&metadata_headers!(input))?;
        let Some(made) = context.attempt.supply::<Arc<UploadKey>>() else {
            return Err(new_key(context, &target, input)?);
        };
        context.attempt.keep(Box::new(Arc::clone(&made)));
        let UploadKey { bucket_id, content_id, key } = &*made;
        let bucket = &*target.bucket;
        // The bucket may have been deleted meanwhile, and another may have its name.
        if *bucket_id != bucket.record.id {
            return Err(no_such_bucket(&bucket.name).into());
        }
        let upload = Upload {
            v: 1,
            began: context.now.millis(),
            initiator: initiator(context),
            manifest_key: seal_manifest_key(context, bucket, content_id, &key.key)?,
            encryption: key.encryption.clone(),
            checksum: UploadChecksumRecord::of(checksum),
            said: context.attributes.headers().cloned().collect(),
            headers: metadata.headers,
            metadata: metadata.metadata,
            tags: metadata.tags,
            storage_class: metadata.storage_class,
        };
        let id = UploadId::new(context.now, content_id);
        let mut batch = key.batch.clone();
        // The bucket may have been deleted meanwhile, or have got another default.
        let address = records::bucket::address(&bucket.name);
        batch.expect(address, Expected::Revision(bucket.revision));
        let address = upload::address(&bucket.record.id, &target.key, id.as_str());
        records::create(&mut batch, address, &upload)?;
        let shown = ShownEncryption::of(&upload.encryption);
        let mut output = CreateMultipartUploadOutput {
            bucket: Some(input.bucket.clone()),
            key: Some(input.key.clone()),
            upload_id: Some(id.to_string()),
            ssekms_encryption_context: shown.context.clone(),
            checksum_algorithm: input.checksum_algorithm,
            checksum_type: checksum.is_stated.then(|| checksum_type(checksum.kind)),
            ..CreateMultipartUploadOutput::default()
        };
        show_encryption!(output, shown);
        Ok(Done::changed(output, batch).with_event_data(SSE_APPLIED, Some(applied(&upload))))
    }
}

/// Returns the wait for the data key of the object.
fn new_key(
    context: &Context<'_>,
    target: &ObjectTarget,
    input: &CreateMultipartUploadRequest,
) -> Result<RunError, Error> {
    refuse_acl!(input)?;
    let wanted = SseRequest::parse(sse_headers!(input))?;
    let wanted = NewObject::new(context, target).encryption(wanted)?;
    let content_id = object::new_content_id()?;
    let bucket = Arc::clone(&target.bucket);
    let bucket_id = bucket.record.id.clone();
    let key = data_key::new(context, &bucket, target.arn(), &content_id, &wanted)?;
    Ok(RunError::Later(Box::pin(async move {
        let made = UploadKey { bucket_id, content_id, key: key.get().await? };
        let supply: Supply = Box::new(Arc::new(made));
        Ok(supply)
    })))
}
