//! A multipart upload under way, as its later requests find it.

use std::collections::BTreeMap;

use keys::Purpose;
use model::Error;
use objects::{ManifestKey, ObjectDataKey};
use pipeline::RunError;
use store::{Revision, Store};

use crate::bucket::BucketEntry;
use crate::checksum::UploadChecksum;
use crate::context::Context;
use crate::customer_data_key;
use crate::customer_key::{CustomerKey, part_with_another_key, part_without_key};
use crate::data_key;
use crate::encryption_request::{CONTEXT, KMS_KEY_ID, METHOD, SseHeaders, SseRequest};
use crate::error::invalid_argument;
use crate::records::upload::{self, Upload};
use crate::records::version::KeptEncryption;
use crate::records::{self, decode, encode};
use crate::target::ObjectTarget;
use crate::upload_id::UploadId;

/// A multipart upload under way.
#[derive(Debug)]
pub(crate) struct OpenUpload {
    pub(crate) id: UploadId,
    pub(crate) record: Upload,
    pub(crate) revision: Revision,
    pub(crate) checksum: UploadChecksum,
}

impl OpenUpload {
    /// Returns the upload of a key with an id, if it is under way.
    ///
    /// # Errors
    /// `KMSInternalException` if its record is not readable.
    pub(crate) fn find(
        store: &dyn Store,
        bucket: &BucketEntry,
        key: &str,
        id: &str,
    ) -> Result<Option<Self>, Error> {
        let Some(id) = UploadId::parse(id) else { return Ok(None) };
        let address = upload::address(&bucket.record.id, key, id.as_str());
        let Some(found) = records::get::<Upload>(store, &address)? else { return Ok(None) };
        let broken = || Error::internal(format!("the upload {address} is not readable"));
        let checksum = found.value.checksum.read().ok_or_else(broken)?;
        Ok(Some(Self { id, record: found.value, revision: found.revision, checksum }))
    }

    /// Returns the id of the content that it makes.
    pub(crate) fn content_id(&self) -> &str {
        self.id.content_id()
    }

    /// Checks the customer's key of a part against that of the upload.
    ///
    /// # Errors
    /// `InvalidRequest` for a key that is missing, another one, or one too many.
    pub(crate) fn check_part_key(&self, customer: Option<&CustomerKey>) -> Result<(), Error> {
        match (&self.record.encryption, customer) {
            (KeptEncryption::Customer(_), None) => Err(part_without_key()),
            (KeptEncryption::Customer(kept), customer @ Some(_)) => {
                let opened = customer_data_key::open(kept, customer);
                opened.map(drop).map_err(|_another| part_with_another_key())
            }
            (
                KeptEncryption::S3(_) | KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. },
                None,
            ) => Ok(()),
            (
                KeptEncryption::S3(_) | KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. },
                Some(_),
            ) => Err(part_with_another_key()),
        }
    }

    /// Checks the customer's key of a request about the whole upload: it is needed only where the upload was begun with a checksum.
    ///
    /// Source: S3 API reference, `CompleteMultipartUpload` and `ListParts`, `x-amz-server-side-encryption-customer-key`.
    ///
    /// # Errors
    /// The errors of [`Self::check_part_key`].
    pub(crate) fn check_customer_key(&self, customer: Option<&CustomerKey>) -> Result<(), Error> {
        if customer.is_none() && !self.checksum.is_stated {
            return Ok(());
        }
        self.check_part_key(customer)
    }

    /// Checks the encryption that the request to complete the upload tells once more, as minio-go does. The upload's own counts, so it
    /// must be that: the method, the key by any name that is known of it, and the pairs of the context.
    ///
    /// # Errors
    /// `InvalidArgument` if it is another; the errors of [`SseRequest::parse`].
    pub(crate) fn check_encryption(&self, told: SseHeaders<'_>) -> Result<(), Error> {
        let (key_id, context, kept) = match (SseRequest::parse(told)?, &self.record.encryption) {
            (SseRequest::Default { .. }, _) | (SseRequest::S3, KeptEncryption::S3(_)) => {
                return Ok(());
            }
            (SseRequest::Kms { key_id, context, .. }, KeptEncryption::Kms(kept))
            | (SseRequest::Dsse { key_id, context }, KeptEncryption::Dsse { kms: kept, .. }) => {
                (key_id, context, kept)
            }
            (_, _) => return Err(another_encryption(METHOD, told.method)),
        };
        if key_id.is_some_and(|id| !self.is_key(&id, &kept.key)) {
            return Err(another_encryption(KMS_KEY_ID, told.kms_key_id));
        }
        let kept: BTreeMap<_, _> = kept.context.iter().cloned().collect();
        if told.context.is_some() && *context.pairs() != kept {
            return Err(another_encryption(CONTEXT, told.context));
        }
        Ok(())
    }

    /// Returns whether the upload's KMS key, of which this is the ARN, is meant: by its ARN or id, or as the request did that began the
    /// upload.
    fn is_key(&self, told: &str, arn: &str) -> bool {
        let is_id = arn.rsplit_once('/').is_some_and(|(_, id)| id == told);
        let is_said = |(name, value): &(String, String)| name == KMS_KEY_ID && value == told;
        told == arn || is_id || self.record.said.iter().any(is_said)
    }

    /// Asks KMS for the data key: see [`ask_kms`].
    ///
    /// # Errors
    /// The refusal of KMS; a wait for it.
    pub(crate) fn ask_kms(
        &self,
        context: &Context<'_>,
        object: &ObjectTarget,
    ) -> Result<(), RunError> {
        ask_kms(context, object, self.content_id(), &self.record.encryption)
    }

    /// Returns the key of the manifest of the object that it makes.
    ///
    /// # Errors
    /// `KMSInternalException` if it is not the one that was sealed for it.
    pub(crate) fn manifest_key(
        &self,
        context: &Context<'_>,
        bucket: &BucketEntry,
    ) -> Result<ManifestKey, Error> {
        let binding = manifest_binding(bucket, self.content_id());
        let hierarchy = &context.environment.hierarchy;
        let sealed = decode(&self.record.manifest_key)?;
        let opened = hierarchy.open_sealed(Purpose::ObjectKey, &binding, &sealed);
        let opened = opened.map_err(Error::failed)?;
        let broken = || Error::internal("the manifest key of an upload has another length");
        ManifestKey::from_bytes(opened.expose()).ok_or_else(broken)
    }
}

/// Returns the error for an encryption that is not the upload's. The text is made up: S3 does not look at these headers here.
fn another_encryption(header: &'static str, told: Option<&str>) -> Error {
    let message = "The encryption is not the one with which the multipart upload was initiated.";
    invalid_argument(message, header, told.unwrap_or_default())
}

/// Asks KMS for the data key of a content, if it protects it: whoever is told checksums, or makes an object, needs the permission to
/// decrypt. Source: S3 user guide, "Multipart upload API and permissions".
///
/// # Errors
/// The refusal of KMS; a wait for it.
pub(crate) fn ask_kms(
    context: &Context<'_>,
    object: &ObjectTarget,
    content_id: &str,
    encryption: &KeptEncryption,
) -> Result<(), RunError> {
    match encryption {
        KeptEncryption::S3(_) | KeptEncryption::Customer(_) => Ok(()),
        KeptEncryption::Kms(_) | KeptEncryption::Dsse { .. } => {
            let (bucket, arn) = (&object.bucket, object.arn());
            data_key::obtain(context, bucket, arn, content_id, encryption, None).map(drop)
        }
    }
}

/// Seals the key of the manifest of an object that an upload makes.
///
/// # Errors
/// `KMSInternalException` if there is no randomness.
pub(crate) fn seal_manifest_key(
    context: &Context<'_>,
    bucket: &BucketEntry,
    content_id: &str,
    data_key: &ObjectDataKey,
) -> Result<String, Error> {
    let key = ManifestKey::of(data_key).map_err(Error::failed)?.to_bytes();
    let binding = manifest_binding(bucket, content_id);
    let hierarchy = &context.environment.hierarchy;
    let sealed = hierarchy.seal(Purpose::ObjectKey, &binding, key.expose());
    sealed.map(|sealed| encode(&sealed)).map_err(Error::failed)
}

/// Returns what a sealed manifest key is bound to: never what a data key is.
fn manifest_binding(bucket: &BucketEntry, content_id: &str) -> Vec<u8> {
    bucket.content_binding(&format!("{content_id}/manifest"))
}

/// Returns the name under which the audit log tells the encryption of an upload, and whether it is the default of the bucket.
pub(crate) fn applied(upload: &Upload) -> String {
    let is_asked = matches!(upload.encryption, KeptEncryption::Customer(_))
        || upload.said.iter().any(|(name, _)| name == "x-amz-server-side-encryption");
    format!("{}{}", if is_asked { "" } else { "Default_" }, upload.encryption.applied())
}

/// Returns the initiator of an upload as lists tell it: an account by its canonical id, anybody else by the ARN.
///
/// Source: S3 API reference, `Initiator`.
pub(crate) fn initiator(context: &Context<'_>) -> String {
    let caller = context.caller;
    if caller.is_root() {
        return crate::canonical_user::id(caller.account());
    }
    caller.arn().to_owned()
}
