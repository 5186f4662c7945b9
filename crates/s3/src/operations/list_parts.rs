//! `ListParts`.

use model::Error;
use model::generated::s3::{
    ChecksumAlgorithm, Initiator, ListPartsOutput, ListPartsRequest, Part, StorageClass,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::canonical_user;
use crate::context::{Context, S3};
use crate::listing::{MaxKeys, out_of_range};
use crate::members::{checksum_type, customer_key_headers, show_checksum};
use crate::part_number::PART_NUMBER_MAX;
use crate::secure_channel;
use crate::target::ObjectTarget;
use crate::upload::OpenUpload;
use crate::upload_part::{KeptPart, kept_parts};
use crate::upload_target::UploadTarget;

/// `ListParts`. The checksums are told, so KMS is asked.
#[derive(Debug)]
pub(crate) struct ListParts;

impl Operation for ListParts {
    type Service = S3;
    type Input = ListPartsRequest;
    type Output = ListPartsOutput;
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
        let limit = MaxKeys::of_number(input.max_parts, "max-parts")?.get();
        let after = marker(input.part_number_marker)?;
        let upload = target.upload()?;
        let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
        upload.check_customer_key(customer.as_ref())?;
        upload.ask_kms(context, &target.object)?;
        let bucket = &*target.object.bucket;
        let wanted = limit.saturating_add(1);
        let mut parts = kept_parts(context, bucket, upload.content_id(), Some(after), wanted)?;
        let is_truncated = limit > 0 && parts.len() > limit;
        parts.truncate(limit);
        let last = parts.last().map_or(after, |last| last.part.number);
        let checksum = upload.checksum.is_stated.then_some(upload.checksum);
        let algorithm = checksum.and_then(|sum| ChecksumAlgorithm::parse(sum.algorithm.name()));
        Ok(Done::unchanged(ListPartsOutput {
            bucket: Some(input.bucket.clone()),
            key: Some(input.key.clone()),
            upload_id: Some(input.upload_id.clone()),
            part_number_marker: Some(after.into()),
            next_part_number_marker: Some(last.into()),
            max_parts: i32::try_from(limit).ok(),
            is_truncated: Some(is_truncated),
            parts: Some(parts.iter().map(part).collect()),
            initiator: Some(Initiator {
                id: Some(upload.record.initiator.clone()),
                display_name: None,
            }),
            owner: Some(canonical_user::owner(bucket.account)),
            storage_class: storage_class(upload),
            checksum_algorithm: algorithm,
            checksum_type: checksum.map(|sum| checksum_type(sum.kind)),
            ..ListPartsOutput::default()
        }))
    }
}

/// Returns the number of the part after which the page begins; 0 for the first page.
fn marker(asked: Option<i32>) -> Result<u16, Error> {
    let asked = asked.unwrap_or_default();
    let number = u32::try_from(asked);
    let number = number.map_err(|_negative| out_of_range("part-number-marker", asked))?;
    Ok(u16::try_from(number).unwrap_or(PART_NUMBER_MAX).min(PART_NUMBER_MAX))
}

fn storage_class(upload: &OpenUpload) -> Option<StorageClass> {
    let class = upload.record.storage_class.as_deref();
    class.map_or(Some(StorageClass::Standard), StorageClass::parse)
}

fn part(kept: &KeptPart) -> Part {
    let KeptPart { part, modified, digests } = kept;
    let mut shown = Part {
        part_number: Some(part.number.into()),
        last_modified: Some(*modified),
        e_tag: Some(digests.etag.quoted()),
        size: i64::try_from(part.bytes).ok(),
        ..Part::default()
    };
    show_checksum!(shown, digests.checksum.algorithm(), digests.checksum.to_string());
    shown
}
