//! `UpdateObjectEncryption`.

use model::generated::s3::{
    SSEKMSEncryption, UpdateObjectEncryptionRequest, UpdateObjectEncryptionResponse,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError, Supply};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::data_key::{self, NewEncryption, NewKmsKey, Ready};
use crate::error::invalid_request;
use crate::members::SSE_APPLIED;
use crate::object::{self, ObjectChange};
use crate::object_read;
use crate::records::version::{KeptEncryption, ObjectContent};
use crate::target::ObjectTarget;

/// `UpdateObjectEncryption`. The data key of the object is encrypted anew, and nothing else changes: not the data, the ETag, the
/// checksums, the date or the version.
///
/// KMS is asked for what AWS names among the permissions: to decrypt the data key under the old KMS key, and to encrypt it under the
/// new one or, with a bucket key, to generate or decrypt that. A context that the writer of the object added is gone then, as in a copy.
#[derive(Debug)]
pub(crate) struct UpdateObjectEncryption;

impl Operation for UpdateObjectEncryption {
    type Service = S3;
    type Input = UpdateObjectEncryptionRequest;
    type Output = UpdateObjectEncryptionResponse;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        target.with_version(context, input.version_id.as_deref())
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let wanted = wanted(input, &target)?;
        let found = object_read::readable(context, &target, input.version_id.as_deref())?;
        let content = found.content;
        check_source(&content.encryption)?;
        let made = context.attempt.supply::<NewEncryption>();
        // If the object was replaced while KMS was asked, the data key is that of another content.
        let made = match made.filter(|made| made.content_id == content.id) {
            Some(made) => made,
            None => encrypt(context, &target, content, wanted)?,
        };
        context.attempt.keep(Box::new(made.clone()));
        let NewEncryption { encryption, batch, .. } = made;
        let mut change = ObjectChange {
            batch,
            store: &*context.environment.store,
            bucket: &target.bucket,
            key: &target.key,
            now: context.now,
        };
        let applied = Some(encryption.applied());
        if let Some(there) = &target.found {
            change.replace_version(there, ObjectContent { encryption, ..content.clone() })?;
        }
        let output = UpdateObjectEncryptionResponse { request_charged: None };
        Ok(Done::changed(output, change.batch).with_event_data(SSE_APPLIED, applied))
    }
}

/// Encrypts the data key anew, or returns the wait for KMS.
fn encrypt(
    context: &Context<'_>,
    target: &ObjectTarget,
    content: &ObjectContent,
    wanted: &SSEKMSEncryption,
) -> Result<NewEncryption, RunError> {
    let key = object_read::key(context, target, content, None)?;
    // A key that does not authenticate the object must not take the place of the one that does.
    let store = &*context.environment.store;
    object::open_manifest(store, &target.bucket, &target.key, content, &key)?;
    let (arn, bucket_key) = (&*wanted.kms_key_arn, wanted.bucket_key_enabled == Some(true));
    let (bucket, wanted) = (&target.bucket, NewKmsKey { arn, bucket_key });
    match data_key::encrypt_anew(context, bucket, target.arn(), &content.id, key, &wanted)? {
        Ready::Now(made) => Ok(made),
        Ready::Later(wait) => Err(RunError::Later(Box::pin(async move {
            let supply: Supply = Box::new(wait.await?);
            Ok(supply)
        }))),
    }
}

/// Returns the encryption that is asked for.
///
/// The texts here are those of S3 API reference, "UpdateObjectEncryption", "Errors". `wire` has those about what is no ARN.
fn wanted<'a>(
    input: &'a UpdateObjectEncryptionRequest,
    target: &ObjectTarget,
) -> Result<&'a SSEKMSEncryption, Error> {
    let Some(wanted) = &input.object_encryption.ssekms else {
        return Err(invalid_request(
            "Requests that modify an object encryption configuration require a valid new encryption type. Valid values are SSEKMS. \
             Modify the request to specify SSE-KMS for the updated encryption type, and then try again.",
        ));
    };
    let account = wanted.kms_key_arn.split(':').nth(4);
    if account != Some(target.bucket.record.account.as_str()) {
        return Err(Error::new(
            ErrorCode::AccessDenied,
            "The AWS KMS key in the request must be owned by the same account as the bucket. Modify the request to specify a KMS key \
             from the same account, and then try again.",
        ));
    }
    Ok(wanted)
}

fn check_source(encryption: &KeptEncryption) -> Result<(), Error> {
    match encryption {
        KeptEncryption::S3(_) | KeptEncryption::Kms(_) => Ok(()),
        KeptEncryption::Dsse { .. } | KeptEncryption::Customer(_) => Err(invalid_request(
            "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only \
             source objects encrypted with SSE-S3 or SSE-KMS are supported.",
        )),
    }
}
