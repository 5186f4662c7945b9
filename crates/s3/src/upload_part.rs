//! A part of an upload: its data as it comes, and its record.

use std::sync::Arc;

use keys::Hierarchy;
use model::{Error, Timestamp};
use objects::ObjectPart;
use pipeline::{RequestBody, RunError, Supply};
use store::{Batch, Expected, Store};

use crate::bucket::BucketEntry;
use crate::checksum::{ContentMd5, RequestChecksum};
use crate::context::Context;
use crate::customer_key::CustomerKey;
use crate::data_key;
use crate::etag::ETag;
use crate::garbage;
use crate::part_digests::PartDigests;
use crate::part_number::PartNumber;
use crate::received::{ExpectedBody, ReceivedPart, receive};
use crate::records;
use crate::records::garbage::GarbageKind;
use crate::records::upload::{self, UploadedPart};
use crate::records::version::{self, KeptEncryption};
use crate::upload::OpenUpload;
use crate::upload_target::UploadTarget;

/// The longest part: 5 GiB. Source: S3 user guide, "Amazon S3 multipart upload limits".
pub(crate) const PART_BYTES_MAX: u64 = 5 * 1024 * 1024 * 1024;

/// A part that is being uploaded.
#[derive(Clone, Copy)]
pub(crate) struct NewPart<'a> {
    context: &'a Context<'a>,
    target: &'a UploadTarget,
    upload: &'a OpenUpload,
    number: PartNumber,
}

/// The data of a part, received and durable, and no part of its upload yet.
#[derive(Debug)]
pub(crate) struct ReceivedUploadPart {
    id: String,
    size: u64,
    pub(crate) digests: PartDigests,
}

impl<'a> NewPart<'a> {
    /// Returns the part with a number.
    ///
    /// # Errors
    /// `NoSuchUpload`; `InvalidArgument` for a number that no part has.
    pub(crate) fn new(
        context: &'a Context<'a>,
        target: &'a UploadTarget,
        number: i32,
    ) -> Result<Self, Error> {
        let number = PartNumber::of_member(number)?;
        Ok(Self { context, target, upload: target.upload()?, number })
    }

    /// Returns the upload.
    pub(crate) const fn upload(self) -> &'a OpenUpload {
        self.upload
    }

    /// Returns the wait for the body, which is received under the data key of the upload.
    ///
    /// # Errors
    /// The refusal of KMS, where no request to it is needed; an error of SSE-C.
    pub(crate) fn receive(
        self,
        body: RequestBody,
        checksum: RequestChecksum,
        content_md5: Option<ContentMd5>,
        customer: Option<&CustomerKey>,
    ) -> Result<RunError, Error> {
        let Self { context, target, upload, .. } = self;
        upload.check_part_key(customer)?;
        let is_stated = checksum.stated().is_some();
        let encryption = &upload.record.encryption;
        let has_md5_etag = matches!(encryption, KeptEncryption::S3(_));
        let expected = ExpectedBody {
            checksum,
            content_md5,
            needs_md5: has_md5_etag,
            inline_max: None,
            now: context.now,
            bytes_max: PART_BYTES_MAX,
            upload_algorithm: Some(upload.checksum.algorithm),
        };
        let (bucket, arn) = (&target.object.bucket, target.object.arn());
        let id = upload.content_id();
        let key = data_key::open(context, bucket, arn, id, encryption, customer)?;
        let parts = Arc::clone(&context.environment.parts);
        Ok(RunError::Later(Box::pin(async move {
            let part = receive(body, &key.get().await?, &*parts, expected).await?;
            let received = ReceivedUploadPart::new(part, has_md5_etag, is_stated)?;
            let supply: Supply = Box::new(Arc::new(received));
            Ok(supply)
        })))
    }

    /// Makes the received data a part of the upload. One that was sent before under its number is no part of it any more.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness, or a record is not readable.
    pub(crate) fn write(self, received: &ReceivedUploadPart) -> Result<Batch, Error> {
        let Self { context, target, upload, number } = self;
        let (bucket, key) = (&*target.object.bucket, &target.object.key);
        let (bucket_id, content) = (&bucket.record.id, upload.content_id());
        let mut batch = Batch::default();
        // The upload must not have ended meanwhile.
        let address = upload::address(bucket_id, key, upload.id.as_str());
        batch.expect(address, Expected::Revision(upload.revision));
        batch.put(version::part_address(&received.id), Vec::new());
        let address = upload::part_address(bucket_id, content, number.get());
        let before = records::get::<UploadedPart>(&*context.environment.store, &address)?;
        if let Some(before) = &before {
            let what = GarbageKind::Resent { part: before.value.id.clone() };
            garbage::note(&mut batch, bucket, what, context.now)?;
            records::put(&mut batch, upload::resent_address(bucket_id, content), &())?;
        }
        let hierarchy = &context.environment.hierarchy;
        let part = UploadedPart {
            v: 1,
            id: received.id.clone(),
            size: received.size,
            modified: context.now.millis(),
            digests: received.digests.seal(hierarchy, bucket, &received.id)?,
        };
        records::replace(&mut batch, address, before.map(|before| before.revision), &part)?;
        Ok(batch)
    }
}

impl ReceivedUploadPart {
    fn new(part: ReceivedPart, has_md5_etag: bool, is_stated: bool) -> Result<Self, Error> {
        let etag = match part.md5.filter(|_| has_md5_etag) {
            Some(md5) => ETag::of_md5(md5),
            None => ETag::random().map_err(Error::failed)?,
        };
        let missing = || Error::internal("the checksum of an upload was not computed");
        let of_upload = part.of_upload.ok_or_else(missing)?;
        let digests = if is_stated && part.checksum != of_upload {
            PartDigests { etag, checksum: part.checksum, of_upload: Some(of_upload) }
        } else {
            PartDigests { etag, checksum: of_upload, of_upload: None }
        };
        Ok(Self { id: part.id.to_string(), size: part.bytes, digests })
    }
}

/// A part of an upload, as it was kept.
#[derive(Clone, Debug)]
pub(crate) struct KeptPart {
    pub(crate) part: ObjectPart,
    pub(crate) modified: Timestamp,
    pub(crate) digests: PartDigests,
}

/// Returns the parts of the upload of a content whose numbers are greater than `after`, in their order, and `limit` of them at most.
/// Once an upload is completed they are those of the object.
///
/// # Errors
/// `KMSInternalException` if a record is not readable.
pub(crate) fn kept_parts(
    context: &Context<'_>,
    bucket: &BucketEntry,
    content: &str,
    after: Option<u16>,
    limit: usize,
) -> Result<Vec<KeptPart>, Error> {
    let hierarchy = &context.environment.hierarchy;
    records_of_parts(&*context.environment.store, bucket, content, after, limit)?
        .iter()
        .map(|(number, record)| KeptPart::open(hierarchy, bucket, *number, record))
        .collect()
}

/// Returns the records of parts by their numbers.
///
/// # Errors
/// `KMSInternalException` if a record is not readable.
fn records_of_parts(
    store: &dyn Store,
    bucket: &BucketEntry,
    content: &str,
    after: Option<u16>,
    limit: usize,
) -> Result<Vec<(u16, UploadedPart)>, Error> {
    let range = upload::parts(&bucket.record.id, content);
    let found = store.scan(&range, after.map(upload::part_id).as_deref(), limit);
    let part = |(address, record)| {
        let address: store::Address = address;
        let broken = || Error::internal(format!("the part {address} has no number"));
        let number = address.id().parse().map_err(|_no_number| broken())?;
        Ok((number, records::read::<UploadedPart>(&address, &record)?.value))
    };
    found.map_err(Error::failed)?.into_iter().map(part).collect()
}

impl KeptPart {
    /// Reads a record.
    ///
    /// # Errors
    /// `KMSInternalException` if its digests are not those that were sealed.
    pub(crate) fn open(
        hierarchy: &Hierarchy,
        bucket: &BucketEntry,
        number: u16,
        record: &UploadedPart,
    ) -> Result<Self, Error> {
        let broken = || Error::internal(format!("{} is no id of a part", record.id));
        let id = objects::PartId::parse(&record.id).ok_or_else(broken)?;
        Ok(Self {
            part: ObjectPart { number, id, bytes: record.size },
            modified: Timestamp::from_millis(record.modified),
            digests: PartDigests::open(hierarchy, bucket, &record.id, &record.digests)?,
        })
    }
}
