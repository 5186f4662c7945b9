//! `ListMultipartUploads`.

use model::generated::s3::{
    ChecksumAlgorithm, Initiator, ListMultipartUploadsOutput, ListMultipartUploadsRequest,
    MultipartUpload, StorageClass,
};
use model::{Error, Timestamp};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket::BucketEntry;
use crate::canonical_user;
use crate::context::{Context, S3};
use crate::listing::{ListMarker, ListRequest, MaxKeys};
use crate::members::checksum_type;
use crate::object_key::KeyEncoding;
use crate::object_list::shown_prefixes;
use crate::target::BucketTarget;
use crate::upload_list::{BucketUploads, ListedUpload, last, marker};

/// `ListMultipartUploads`.
#[derive(Debug)]
pub(crate) struct ListMultipartUploads;

impl Operation for ListMultipartUploads {
    type Service = S3;
    type Input = ListMultipartUploadsRequest;
    type Output = ListMultipartUploadsOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<BucketTarget, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<BucketTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &*target.into_target().bucket;
        let max = MaxKeys::of_number(input.max_uploads, "max-uploads")?;
        let encoding = KeyEncoding::parse(input.encoding_type.map(|kind| kind.as_str()))?;
        let after = marker(input.key_marker.as_deref(), input.upload_id_marker.as_deref())?;
        let (prefix, delimiter) = (input.prefix.as_deref(), input.delimiter.as_deref());
        let request = ListRequest::new(prefix, delimiter, max, after.clone());
        let uploads = BucketUploads::new(&*context.environment.store, &bucket.record.id, prefix);
        let page = request.page(&uploads)?;
        let shown: Result<Vec<_>, Error> =
            page.contents.iter().map(|upload| shown(upload, bucket, encoding)).collect();
        let show = |text: &str| encoding.show(text);
        let id = |marker: &ListMarker| marker.version_id().map(str::to_owned);
        let (after, last) = (after.as_ref(), last(&page));
        Ok(Done::unchanged(ListMultipartUploadsOutput {
            bucket: Some(input.bucket.clone()),
            key_marker: Some(after.map_or_else(String::new, |after| show(after.key()))),
            upload_id_marker: Some(after.and_then(id).unwrap_or_default()),
            next_key_marker: last.as_ref().map(|last| show(last.key())),
            prefix: prefix.map(show),
            delimiter: delimiter.map(show),
            next_upload_id_marker: last.as_ref().and_then(id),
            max_uploads: i32::try_from(max.get()).ok(),
            is_truncated: Some(page.is_truncated()),
            uploads: Some(shown?),
            common_prefixes: shown_prefixes(&page.common_prefixes, encoding),
            encoding_type: input.encoding_type,
            request_charged: None,
        }))
    }
}

fn shown(
    upload: &ListedUpload,
    bucket: &BucketEntry,
    encoding: KeyEncoding,
) -> Result<MultipartUpload, Error> {
    let ListedUpload { key, id, record } = upload;
    let broken = || Error::internal(format!("the upload {id} is not readable"));
    let checksum = record.checksum.read().ok_or_else(broken)?;
    let checksum = checksum.is_stated.then_some(checksum);
    let class = record.storage_class.as_deref();
    Ok(MultipartUpload {
        upload_id: Some(id.clone()),
        key: Some(encoding.show(key)),
        initiated: Some(Timestamp::from_millis(record.began)),
        storage_class: class.map_or(Some(StorageClass::Standard), StorageClass::parse),
        owner: Some(canonical_user::owner(bucket.account)),
        initiator: Some(Initiator { id: Some(record.initiator.clone()), display_name: None }),
        checksum_algorithm: checksum.and_then(|sum| ChecksumAlgorithm::parse(sum.algorithm.name())),
        checksum_type: checksum.map(|sum| checksum_type(sum.kind)),
        version_id: None,
    })
}
