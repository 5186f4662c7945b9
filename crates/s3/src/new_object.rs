//! A new object: its key, its data and its record.

use std::pin::Pin;
use std::sync::Arc;

use model::Error;
use objects::{ManifestKey, ObjectDataKey, ObjectPart, PartList};
use pipeline::RequestBody;
use store::Batch;

use crate::bucket::no_such_bucket;
use crate::checksum::ObjectChecksum;
use crate::context::Context;
use crate::data_key::{self, NewDataKey};
use crate::digests::Digests;
use crate::effective_encryption::EffectiveEncryption;
use crate::encryption_request::SseRequest;
use crate::etag::ETag;
use crate::key_locks::KeyLock;
use crate::members::ShownEncryption;
use crate::object::{self, BoundMetadata, ObjectChange};
use crate::object_metadata::ObjectMetadata;
use crate::precondition::WritePrecondition;
use crate::received::{ExpectedBody, ReceivedPart, receive};
use crate::records::version::{self, KeptEncryption, ObjectContent};
use crate::secure_channel;
use crate::target::ObjectTarget;

/// An object that is being written.
#[derive(Clone, Copy)]
pub(crate) struct NewObject<'a> {
    context: &'a Context<'a>,
    target: &'a ObjectTarget,
}

/// The data of a new object, received and durable, and visible to nobody yet.
#[derive(Debug)]
pub(crate) struct ReceivedObject {
    /// The bucket that the client began with, to which the key is bound.
    bucket_id: String,
    content_id: String,
    key: ObjectDataKey,
    encryption: KeptEncryption,
    /// The records of a new bucket key.
    batch: Batch,
    part: ReceivedPart,
    pub(crate) digests: Digests,
    /// Held until the object is committed.
    _lock: KeyLock,
}

/// The facts that a reply tells of an object that was written.
#[derive(Debug)]
pub(crate) struct WrittenObject {
    pub(crate) version_id: Option<String>,
    pub(crate) encryption: ShownEncryption,
}

type Receiving = Pin<Box<dyn Future<Output = Result<ReceivedObject, Error>> + Send>>;

impl<'a> NewObject<'a> {
    pub(crate) const fn new(context: &'a Context<'a>, target: &'a ObjectTarget) -> Self {
        Self { context, target }
    }

    pub(crate) const fn context(self) -> &'a Context<'a> {
        self.context
    }

    pub(crate) const fn target(self) -> &'a ObjectTarget {
        self.target
    }

    /// Checks the condition on the object that is there.
    ///
    /// # Errors
    /// `PreconditionFailed`; `NoSuchKey`.
    pub(crate) fn check(self, precondition: Option<&WritePrecondition>) -> Result<(), Error> {
        let Some(precondition) = precondition else { return Ok(()) };
        let there = self.target.found.as_ref().and_then(|(there, _)| there.value.content.as_ref());
        let digests =
            there.map(|content| crate::object_read::digests(self.context, self.target, content));
        let etag = digests.transpose()?.map(|digests| digests.etag);
        precondition.check(&self.target.key, etag.as_ref())
    }

    /// Returns the encryption of the object: what the request asks for, or the default of the bucket.
    ///
    /// # Errors
    /// `AccessDenied` if the bucket blocks it; `InvalidRequest` if the connection is not secure enough for it.
    pub(crate) fn encryption(self, request: SseRequest) -> Result<EffectiveEncryption, Error> {
        let (context, target) = (self.context, self.target);
        let default = target.bucket.encryption();
        let arn = context.caller.arn();
        let effective = EffectiveEncryption::resolve(request, &default, arn, target.arn())?;
        secure_channel::check_new(context, &effective)?;
        Ok(effective)
    }

    /// Returns the future in which the body is received under a new data key.
    ///
    /// # Errors
    /// The refusal of KMS, where no request to it is needed.
    pub(crate) fn receive(
        self,
        body: RequestBody,
        mut expected: ExpectedBody,
        wanted: &EffectiveEncryption,
    ) -> Result<Receiving, Error> {
        let (context, target) = (self.context, self.target);
        let content_id = object::new_content_id()?;
        expected.needs_md5 = wanted.has_md5_etag();
        let key = data_key::new(context, &target.bucket, target.arn(), &content_id, wanted)?;
        let parts = Arc::clone(&context.environment.parts);
        let bucket_id = target.bucket.record.id.clone();
        let lock = context.environment.key_locks.of(&bucket_id, &target.key);
        Ok(Box::pin(async move {
            let NewDataKey { key, encryption, batch } = key.get().await?;
            let part = receive(body, &key, &*parts, expected).await?;
            let etag = match (&encryption, part.md5) {
                (KeptEncryption::S3(_), Some(md5)) => ETag::of_md5(md5),
                _ => ETag::random().map_err(Error::failed)?,
            };
            let checksum = ObjectChecksum::full(part.checksum.clone());
            let digests = Digests { etag, checksum };
            let _lock = lock.lock_owned().await;
            Ok(ReceivedObject {
                bucket_id,
                content_id,
                key,
                encryption,
                batch,
                part,
                digests,
                _lock,
            })
        }))
    }

    /// Makes the received data the new version of the object.
    ///
    /// # Errors
    /// `NoSuchBucket` if the bucket was deleted meanwhile, though another has its name now; `KMSInternalException` if there is no
    /// randomness, or a record is not readable.
    pub(crate) fn write(
        self,
        received: &ReceivedObject,
        metadata: ObjectMetadata,
    ) -> Result<(Batch, WrittenObject), Error> {
        let Self { context, target } = self;
        let bucket = &*target.bucket;
        if received.bucket_id != bucket.record.id {
            return Err(no_such_bucket(&bucket.name));
        }
        let ReceivedPart { id, bytes, inline, .. } = &received.part;
        let mut change = ObjectChange {
            batch: received.batch.clone(),
            store: &*context.environment.store,
            bucket,
            key: &target.key,
            now: context.now,
        };
        match inline {
            Some(sealed) => {
                let address = version::data_address(&bucket.record.id, &id.to_string());
                change.batch.put(address, sealed.clone());
            }
            None => change.batch.put(version::part_address(&id.to_string()), Vec::new()),
        }
        let hierarchy = &context.environment.hierarchy;
        let digests = received.digests.seal(hierarchy, bucket, &received.content_id)?;
        let bound = BoundMetadata {
            content_id: &received.content_id,
            size: *bytes,
            digests: &digests,
            headers: &metadata.headers,
            metadata: &metadata.metadata,
        };
        let part = ObjectPart { number: 1, id: *id, bytes: *bytes };
        let parts = PartList::new(vec![part]).map_err(Error::failed)?;
        let manifest_key = ManifestKey::of(&received.key).map_err(Error::failed)?;
        let manifest = change.seal_manifest(parts, &manifest_key, &bound)?;
        let encryption = ShownEncryption::of(&received.encryption);
        let content = ObjectContent {
            id: received.content_id.clone(),
            size: *bytes,
            parts: None,
            encryption: received.encryption.clone(),
            manifest,
            digests,
            headers: metadata.headers,
            metadata: metadata.metadata,
            tags: metadata.tags,
            storage_class: metadata.storage_class,
        };
        let before = target.found.as_ref().map(|(before, _)| before.clone());
        let version_id = change.add_version(before, Some(content))?;
        Ok((change.batch, WrittenObject { version_id, encryption }))
    }
}
