//! `GetObjectAttributes`.

use model::Error;
use model::generated::s3::{
    Checksum, GetObjectAttributesOutput, GetObjectAttributesParts, GetObjectAttributesRequest,
    ObjectAttributes, ObjectPart, StorageClass,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::members::{checksum_type, customer_key_headers, show_checksum};
use crate::object;
use crate::object_head::ObjectHead;
use crate::object_read;
use crate::records;
use crate::records::upload::{self, UploadedPart};
use crate::records::version::KeptEncryption;
use crate::secure_channel;
use crate::target::ObjectTarget;
use crate::upload_part::KeptPart;

/// The most parts of a page. Source: S3 API reference, "GetObjectAttributes".
const PARTS_MAX: i32 = 1000;

/// `GetObjectAttributes`. KMS is asked if checksums are wanted, those of parts among them, as in HeadObject.
#[derive(Debug)]
pub(crate) struct GetObjectAttributes;

impl Operation for GetObjectAttributes {
    type Service = S3;
    type Input = GetObjectAttributesRequest;
    type Output = GetObjectAttributesOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        let of_version = &["s3:GetObjectVersion", "s3:GetObjectVersionAttributes"];
        let target = target.asking(of_version, version.is_some());
        Ok(target.also("s3:GetObjectAttributes", version.is_none()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let found = object_read::readable(context, &target, input.version_id.as_deref())?;
        let customer = secure_channel::customer_key(context, customer_key_headers!(input))?;
        let head = ObjectHead::new(context, &target, found, customer.as_ref())?;
        let content = head.content;
        let has = |attribute| input.object_attributes.contains(&attribute);
        let is_in_parts = has(ObjectAttributes::ObjectParts) && content.parts.is_some();
        if (has(ObjectAttributes::Checksum) || is_in_parts)
            && matches!(content.encryption, KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. })
        {
            object_read::key(context, &target, content, customer.as_ref())?;
        }
        let class = content
            .storage_class
            .as_deref()
            .map_or(Some(StorageClass::Standard), StorageClass::parse);
        let parts = is_in_parts.then(|| parts(context, &target, &head, input)).transpose()?;
        Ok(Done::unchanged(GetObjectAttributesOutput {
            delete_marker: None,
            last_modified: Some(head.modified),
            version_id: head.version_id.clone(),
            request_charged: None,
            // Without quotation marks, other than everywhere else.
            e_tag: has(ObjectAttributes::ETag).then(|| head.digests.etag.to_string()),
            checksum: has(ObjectAttributes::Checksum).then(|| checksum(&head)),
            object_parts: parts,
            storage_class: class.filter(|_| has(ObjectAttributes::StorageClass)),
            object_size: i64::try_from(content.size)
                .ok()
                .filter(|_| has(ObjectAttributes::ObjectSize)),
        }))
    }
}

fn checksum(head: &ObjectHead<'_>) -> Checksum {
    let mut shown = Checksum::default();
    let checksum = &head.digests.checksum;
    show_checksum!(shown, checksum.algorithm(), checksum.to_string());
    shown.checksum_type = Some(checksum_type(checksum.kind()));
    shown
}

/// Returns a page of the parts. They have the numbers with which GetObject reads them, from 1 on.
fn parts(
    context: &Context<'_>,
    target: &ObjectTarget,
    head: &ObjectHead<'_>,
    input: &GetObjectAttributesRequest,
) -> Result<GetObjectAttributesParts, Error> {
    let list = object::peek_parts(&*context.environment.store, &target.bucket, head.content)?;
    let all = list.as_slice();
    let marker = input.part_number_marker.unwrap_or(0).max(0);
    let max = input.max_parts.unwrap_or(PARTS_MAX).clamp(0, PARTS_MAX);
    let after = usize::try_from(marker).unwrap_or(usize::MAX);
    let page = all.iter().enumerate().skip(after).take(usize::try_from(max).unwrap_or_default());
    let page = page.map(|(index, part)| shown(context, target, head, index + 1, part));
    let page: Vec<_> = page.collect::<Result<_, _>>()?;
    let last = page.last().and_then(|part| part.part_number).unwrap_or(marker);
    let count = i32::try_from(all.len()).unwrap_or(i32::MAX);
    Ok(GetObjectAttributesParts {
        total_parts_count: Some(count),
        part_number_marker: Some(marker),
        next_part_number_marker: Some(last),
        max_parts: Some(max),
        is_truncated: Some(last < count),
        parts: Some(page),
    })
}

/// Returns a part as the reply tells it. Its checksum is in the record that the upload has left.
fn shown(
    context: &Context<'_>,
    target: &ObjectTarget,
    head: &ObjectHead<'_>,
    number: usize,
    part: &objects::ObjectPart,
) -> Result<ObjectPart, Error> {
    let bucket = &*target.bucket;
    let mut shown = ObjectPart {
        part_number: i32::try_from(number).ok(),
        size: i64::try_from(part.bytes).ok(),
        ..ObjectPart::default()
    };
    let address = upload::part_address(&bucket.record.id, &head.content.id, part.number);
    let store = &*context.environment.store;
    let Some(record) = records::get::<UploadedPart>(store, &address)? else { return Ok(shown) };
    let kept = KeptPart::open(&context.environment.hierarchy, bucket, part.number, &record.value)?;
    let algorithm = head.digests.checksum.algorithm();
    let checksum = kept.digests.checksum_of(algorithm).filter(|_| kept.part.id == part.id);
    if let Some(checksum) = checksum {
        show_checksum!(shown, algorithm, checksum.to_string());
    }
    Ok(shown)
}
