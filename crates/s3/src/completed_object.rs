//! The object that an upload makes: its record, of the parts that were chosen.

use std::collections::BTreeMap;

use model::Error;
use objects::{PART_NUMBER_MAX, PartList};
use pipeline::RunError;
use store::{Batch, Expected};

use crate::checksum::ObjectChecksum;
use crate::completion::{NamedPart, ObjectClaims, PartsTotal, chosen_parts};
use crate::context::Context;
use crate::digests::Digests;
use crate::etag::ETag;
use crate::garbage;
use crate::members::ShownEncryption;
use crate::new_object::NewObject;
use crate::object::{BoundMetadata, ObjectChange};
use crate::object_head::told_id;
use crate::object_read;
use crate::records;
use crate::records::garbage::GarbageKind;
use crate::records::upload as upload_record;
use crate::records::version::{ManifestPlace, ObjectContent};
use crate::target::ObjectTarget;
use crate::upload::{self, OpenUpload};
use crate::upload_id::UploadId;
use crate::upload_part::{KeptPart, records_of_parts};

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

impl NewObject<'_> {
    /// Makes the parts that are named the new version of the object, and ends the upload.
    ///
    /// # Errors
    /// The errors of [`chosen_parts`] and of [`PartsTotal::check`].
    pub(crate) fn complete(
        self,
        upload: &OpenUpload,
        named: &[NamedPart<'_>],
        claims: &ObjectClaims<'_>,
    ) -> Result<(Batch, CompletedObject), Error> {
        let (context, target) = (self.context(), self.target());
        let (bucket, content_id) = (&*target.bucket, upload.content_id());
        let store = &*context.environment.store;
        let mut batch = Batch::default();
        // Read before the parts: if one is sent again from here on, the batch does not commit.
        let resent = upload_record::resent_address(&bucket.record.id, content_id);
        let found = store.get(&resent).map_err(Error::failed)?;
        let expected = found.map_or(Expected::Absent, |found| Expected::Revision(found.revision));
        batch.expect(resent.clone(), expected);
        batch.delete(resent);
        let address = upload_record::address(&bucket.record.id, &target.key, upload.id.as_str());
        records::remove(&mut batch, address, upload.revision);

        let all = usize::from(PART_NUMBER_MAX);
        let uploaded = records_of_parts(store, bucket, content_id, None, all)?;
        let uploaded: BTreeMap<_, _> = uploaded.into_iter().collect();
        let find = |number: u16| {
            let record = uploaded.get(&number);
            record.map(|record| KeptPart::open(context, bucket, number, record)).transpose()
        };
        let chosen = chosen_parts(upload.checksum, upload.id.as_str(), named, find)?;
        let total = PartsTotal::of(upload.checksum, &chosen)?;
        total.check(upload.checksum, claims)?;

        let (key, now) = (&target.key, context.now);
        let mut change = ObjectChange { batch, store, bucket, key, now };
        let content = content(context, &mut change, upload, &chosen, &total)?;
        let (content_id, manifest) = (content.id.clone(), content.manifest.clone());
        let what = GarbageKind::Unchosen { content: content_id, manifest };
        garbage::note(&mut change.batch, bucket, what, now)?;
        let before = target.found.as_ref().map(|(before, _)| before.clone());
        let version_id = change.add_version(before, Some(content))?;
        let encryption = ShownEncryption::of(&upload.record.encryption);
        let PartsTotal { etag, checksum, .. } = total;
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
