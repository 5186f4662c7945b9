//! The object that an upload makes: its record, of the parts that were chosen.

use std::sync::Arc;

use keys::Hierarchy;
use model::Error;
use model::generated::s3::CompletedMultipartUpload;
use objects::PartList;
use pipeline::RunError;
use store::{Batch, Expected, Revision, Store};

use crate::bucket::BucketEntry;
use crate::checksum::{ObjectChecksum, UploadChecksum};
use crate::completion::{NamedPart, ObjectClaims, PartsTotal, chosen_parts, named_parts};
use crate::context::Context;
use crate::digests::Digests;
use crate::etag::ETag;
use crate::garbage;
use crate::members::ShownEncryption;
use crate::new_object::NewObject;
use crate::object::{BoundMetadata, ObjectChange};
use crate::object_head::told_id;
use crate::object_read;
use crate::records::garbage::GarbageKind;
use crate::records::upload::{self as upload_record, UploadedPart};
use crate::records::version::{ManifestPlace, ObjectContent};
use crate::records::{self, StoredRecord};
use crate::target::ObjectTarget;
use crate::upload::{self, OpenUpload};
use crate::upload_id::UploadId;
use crate::upload_part::KeptPart;

/// The most parts that are read on a thread that serves. Each is a look at the store and takes some 10 µs.
const PARTS_HERE_MAX: usize = 100;

/// The facts that a reply tells of an object that an upload has made.
#[derive(Debug)]
pub(crate) struct CompletedObject {
    pub(crate) etag: ETag,
    pub(crate) checksum: ObjectChecksum,
    pub(crate) encryption: ShownEncryption,
    pub(crate) version_id: Option<String>,
}

/// Returns the object that the upload has made already, if it is the current version and has the parts that are named: a client that
/// got no reply sends its request again.
///
/// # Errors
/// `KMSInternalException` if its digests are not those that were sealed; the refusal of KMS; a wait for it.
pub(crate) fn repeated(
    context: &Context<'_>,
    object: &ObjectTarget,
    upload_id: &str,
    named: &[NamedPart<'_>],
) -> Result<Option<CompletedObject>, RunError> {
    let Some(id) = UploadId::parse(upload_id) else { return Ok(None) };
    let Some(version) = object.found.as_ref().map(|(found, _)| &found.value) else {
        return Ok(None);
    };
    let Some(content) = version.content.as_ref().filter(|found| found.id == id.content_id()) else {
        return Ok(None);
    };
    let Digests { etag, checksum } = object_read::digests(context, object, content)?;
    let parts: Option<Vec<_>> = named.iter().map(|part| ETag::parse(part.etag)).collect();
    if parts.and_then(|parts| ETag::of_parts(&parts)) != Some(etag) {
        return Ok(None);
    }
    // The reply tells the checksum again.
    upload::ask_kms(context, object, &content.id, &content.encryption)?;
    let encryption = ShownEncryption::of(&content.encryption);
    Ok(Some(CompletedObject { etag, checksum, encryption, version_id: told_id(object, version) }))
}

/// The parts that an object gets.
#[derive(Debug)]
pub(crate) struct ChosenParts {
    /// The revision of the note that a part was sent again, as it was before the parts were read.
    resent: Option<Revision>,
    parts: Vec<KeptPart>,
    total: PartsTotal,
}

/// An upload whose parts are chosen.
struct Choice {
    store: Arc<dyn Store>,
    hierarchy: Arc<Hierarchy>,
    bucket: Arc<BucketEntry>,
    content_id: String,
    upload_id: String,
    checksum: UploadChecksum,
    list: Option<CompletedMultipartUpload>,
}

/// Returns the parts of an upload that a request names, or, if they are many, the wait for them.
///
/// # Errors
/// The errors of [`named_parts`] and [`chosen_parts`]; a wait.
pub(crate) fn choose(
    context: &Context<'_>,
    object: &ObjectTarget,
    upload: &OpenUpload,
    list: Option<&CompletedMultipartUpload>,
) -> Result<ChosenParts, RunError> {
    let environment = context.environment;
    let choice = Choice {
        store: Arc::clone(&environment.store),
        hierarchy: Arc::clone(&environment.hierarchy),
        bucket: Arc::clone(&object.bucket),
        content_id: upload.content_id().to_owned(),
        upload_id: upload.id.as_str().to_owned(),
        checksum: upload.checksum,
        list: list.cloned(),
    };
    let count = list.and_then(|list| list.parts.as_ref()).map_or(0, Vec::len);
    if count <= PARTS_HERE_MAX {
        return Ok(choice.read()?);
    }
    Err(environment.long_completions.wait_for(move || choice.read()))
}

impl Choice {
    fn read(&self) -> Result<ChosenParts, Error> {
        let (store, bucket) = (&*self.store, &*self.bucket);
        // Read before the parts: if one is sent again from here on, the batch does not commit.
        let resent = upload_record::resent_address(&bucket.record.id, &self.content_id);
        let resent = store.get(&resent).map_err(Error::failed)?.map(|found| found.revision);
        let find = |number: u16| {
            let address = upload_record::part_address(&bucket.record.id, &self.content_id, number);
            let record = records::get::<UploadedPart>(store, &address)?;
            let open = |record: StoredRecord<UploadedPart>| {
                KeptPart::open(&self.hierarchy, bucket, number, &record.value)
            };
            record.map(open).transpose()
        };
        let named = named_parts(self.list.as_ref(), &self.upload_id)?;
        let parts = chosen_parts(self.checksum, &self.upload_id, &named, find)?;
        let total = PartsTotal::of(self.checksum, &parts)?;
        Ok(ChosenParts { resent, parts, total })
    }
}

impl NewObject<'_> {
    /// Makes chosen parts the new version of the object, and ends the upload.
    ///
    /// # Errors
    /// The errors of [`PartsTotal::check`].
    pub(crate) fn complete(
        self,
        upload: &OpenUpload,
        chosen: &ChosenParts,
        claims: &ObjectClaims<'_>,
    ) -> Result<(Batch, CompletedObject), Error> {
        let (context, target) = (self.context(), self.target());
        let (bucket, content_id) = (&*target.bucket, upload.content_id());
        let store = &*context.environment.store;
        let ChosenParts { resent, parts, total } = chosen;
        total.check(upload.checksum, claims)?;
        let mut batch = Batch::default();
        let expected = resent.map_or(Expected::Absent, Expected::Revision);
        let resent = upload_record::resent_address(&bucket.record.id, content_id);
        batch.expect(resent.clone(), expected);
        batch.delete(resent);
        let address = upload_record::address(&bucket.record.id, &target.key, upload.id.as_str());
        records::remove(&mut batch, address, upload.revision);

        let (key, now) = (&target.key, context.now);
        let mut change = ObjectChange { batch, store, bucket, key, now };
        let content = content(context, &mut change, upload, parts, total)?;
        let (content_id, manifest) = (content.id.clone(), content.manifest.clone());
        let what = GarbageKind::Unchosen { content: content_id, manifest };
        garbage::note(&mut change.batch, bucket, what, now)?;
        let before = target.found.as_ref().map(|(before, _)| before.clone());
        let version_id = change.add_version(before, Some(content))?;
        let encryption = ShownEncryption::of(&upload.record.encryption);
        let (etag, checksum) = (total.etag, total.checksum.clone());
        Ok((change.batch, CompletedObject { etag, checksum, encryption, version_id }))
    }
}

/// Makes the content of chosen parts.
fn content(
    context: &Context<'_>,
    change: &mut ObjectChange<'_>,
    upload: &OpenUpload,
    chosen: &[KeptPart],
    total: &PartsTotal,
) -> Result<ObjectContent, Error> {
    let (bucket, content_id, record) = (change.bucket, upload.content_id(), &upload.record);
    let digests = Digests { etag: total.etag, checksum: total.checksum.clone() };
    let digests = digests.seal(&context.environment.hierarchy, bucket, content_id)?;
    let bound = BoundMetadata {
        content_id,
        size: total.size,
        digests: &digests,
        headers: &record.headers,
        metadata: &record.metadata,
    };
    let parts = PartList::new(chosen.iter().map(|kept| kept.part).collect());
    let parts = parts.map_err(Error::failed)?;
    let manifest_key = upload.manifest_key(context, bucket)?;
    let manifest: ManifestPlace = change.seal_manifest(parts, &manifest_key, &bound)?;
    Ok(ObjectContent {
        id: content_id.to_owned(),
        size: total.size,
        parts: u32::try_from(chosen.len()).ok(),
        encryption: record.encryption.clone(),
        manifest,
        digests,
        headers: record.headers.clone(),
        metadata: record.metadata.clone(),
        tags: record.tags.clone(),
        storage_class: record.storage_class.clone(),
    })
}
