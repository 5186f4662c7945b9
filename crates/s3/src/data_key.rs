//! The data key of an object: made for a new one, and found again for one that is read.
//!
//! Under SSE-KMS the key comes from KMS, which is asked for the caller. A bucket key in memory saves the request, but not the
//! decision: whether the caller may use the KMS key now is decided each time, in process, and neither counted nor recorded.

mod derived;
mod ready;
mod sealed;

use std::pin::Pin;
use std::sync::Arc;

use keys::{Hierarchy, Purpose};
use model::Error;
use objects::ObjectDataKey;
use pipeline::{RunError, Supply};
use secret::Secret;
use store::Batch;

use crate::bucket::BucketEntry;
use crate::caller_context::CallerContext;
use crate::context::Context;
use crate::customer_data_key;
use crate::customer_key::CustomerKey;
use crate::effective_encryption::EffectiveEncryption;
use crate::kms_request::{self, MANAGED_KEY, pairs_of, with_arn};
use crate::records::version::{KeptEncryption, KmsDataKey, KmsEncryption};
use crate::records::{decode, encode};
use crate::secure_channel;
pub(crate) use ready::{NewDataKey, Ready};

/// The KMS key under which the data key of an object is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewKmsKey<'a> {
    pub(crate) arn: &'a str,
    /// `true` if the data key is to be under a bucket key.
    pub(crate) bucket_key: bool,
}

/// The encryption of a content whose data key was encrypted anew.
#[derive(Clone, Debug)]
pub(crate) struct NewEncryption {
    pub(crate) content_id: String,
    pub(crate) encryption: KeptEncryption,
    /// The records of a bucket key that is new. They are committed with the object.
    pub(crate) batch: Batch,
}

/// Makes the data key of a new object.
///
/// # Errors
/// The refusal of KMS as S3 tells it.
pub(crate) fn new(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    object_arn: &str,
    content_id: &str,
    wanted: &EffectiveEncryption,
) -> Result<Ready<NewDataKey>, Error> {
    match wanted {
        EffectiveEncryption::S3 => {
            let (key, sealed) = sealed_key(&context.environment.hierarchy, bucket, content_id)?;
            Ok(now(ObjectDataKey::new(key), KeptEncryption::S3(sealed)))
        }
        EffectiveEncryption::Customer(customer) => {
            let (key, kept) = customer_data_key::seal(customer)?;
            Ok(now(ObjectDataKey::new(key), KeptEncryption::Customer(kept)))
        }
        EffectiveEncryption::Kms { key_id, context: pairs, bucket_key: true } => {
            derived::new(context, bucket, key_id.as_deref(), pairs)
        }
        EffectiveEncryption::Kms { key_id, context: pairs, bucket_key: false } => {
            let asked = generate(context, bucket, key_id.as_deref(), pairs, object_arn)?;
            let pairs = pairs_of(pairs);
            Ok(Ready::Later(Box::pin(async move {
                let generated = asked.await?;
                let encrypted = encode(&generated.ciphertext);
                let data_key = KmsDataKey::Encrypted(encrypted);
                let kms = KmsEncryption { key: generated.key_arn, context: pairs, data_key };
                let (key, encryption) =
                    (ObjectDataKey::new(generated.plaintext), KeptEncryption::Kms(kms));
                Ok(NewDataKey { key, encryption, batch: Batch::default() })
            })))
        }
        EffectiveEncryption::Dsse { key_id, context: pairs } => {
            let (inner, sealed) = sealed_key(&context.environment.hierarchy, bucket, content_id)?;
            let asked = generate(context, bucket, key_id.as_deref(), pairs, object_arn)?;
            let pairs = pairs_of(pairs);
            Ok(Ready::Later(Box::pin(async move {
                let generated = asked.await?;
                let data_key = KmsDataKey::Encrypted(encode(&generated.ciphertext));
                let kms = KmsEncryption { key: generated.key_arn, context: pairs, data_key };
                let key = ObjectDataKey::double(inner, generated.plaintext);
                let encryption = KeptEncryption::Dsse { kms, sealed };
                Ok(NewDataKey { key, encryption, batch: Batch::default() })
            })))
        }
    }
}

/// Finds the data key of an object again.
///
/// # Errors
/// The refusal of KMS as S3 tells it; an error of SSE-C.
pub(crate) fn open(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    object_arn: &str,
    content_id: &str,
    encryption: &KeptEncryption,
    customer: Option<&CustomerKey>,
) -> Result<Ready<ObjectDataKey>, Error> {
    secure_channel::check(context, encryption)?;
    let hierarchy = &context.environment.hierarchy;
    match encryption {
        KeptEncryption::S3(sealed) => {
            let key = open_sealed(hierarchy, bucket, content_id, sealed)?;
            Ok(Ready::Now(ObjectDataKey::new(key)))
        }
        KeptEncryption::Customer(kept) => {
            customer_data_key::open(kept, customer).map(|key| Ready::Now(ObjectDataKey::new(key)))
        }
        KeptEncryption::Kms(kms) => match &kms.data_key {
            KmsDataKey::Encrypted(encrypted) => {
                let asked = decrypt(context, bucket, kms, encrypted, object_arn)?;
                Ok(Ready::Later(Box::pin(async move { Ok(ObjectDataKey::new(asked.await?)) })))
            }
            KmsDataKey::Derived { bucket_key, salt } => {
                derived::open(context, bucket, bucket_key, salt)
            }
            KmsDataKey::Sealed { bucket_key, salt, sealed } => {
                let binding = bucket.content_binding(content_id);
                match derived::open(context, bucket, bucket_key, salt)? {
                    Ready::Now(key) => sealed::open(&key, &binding, sealed).map(Ready::Now),
                    later @ Ready::Later(_) => {
                        let sealed = sealed.clone();
                        Ok(Ready::Later(Box::pin(async move {
                            sealed::open(&later.get().await?, &binding, &sealed)
                        })))
                    }
                }
            }
        },
        KeptEncryption::Dsse { kms, sealed } => {
            let inner = open_sealed(hierarchy, bucket, content_id, sealed)?;
            let KmsDataKey::Encrypted(encrypted) = &kms.data_key else {
                return Err(Error::internal("DSSE-KMS has no bucket keys"));
            };
            let asked = decrypt(context, bucket, kms, encrypted, object_arn)?;
            Ok(Ready::Later(Box::pin(
                async move { Ok(ObjectDataKey::double(inner, asked.await?)) },
            )))
        }
    }
}

/// Finds the data key of an object again, or takes it if an earlier attempt waited for it.
///
/// # Errors
/// The errors of [`open`]; a wait for KMS.
pub(crate) fn obtain(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    object_arn: &str,
    content_id: &str,
    encryption: &KeptEncryption,
    customer: Option<&CustomerKey>,
) -> Result<Arc<ObjectDataKey>, RunError> {
    // If the object was replaced while KMS was asked, the key is of another content.
    let supplied = context.attempt.supply::<SuppliedKey>();
    if let Some(SuppliedKey { key, .. }) = supplied.filter(|key| key.content_id == content_id) {
        return Ok(Arc::new(key));
    }
    match open(context, bucket, object_arn, content_id, encryption, customer)? {
        Ready::Now(key) => Ok(Arc::new(key)),
        Ready::Later(wait) => {
            let content_id = content_id.to_owned();
            Err(RunError::Later(Box::pin(async move {
                let supply: Supply = Box::new(SuppliedKey { content_id, key: wait.await? });
                Ok(supply)
            })))
        }
    }
}

/// A data key that an earlier attempt waited for.
struct SuppliedKey {
    content_id: String,
    key: ObjectDataKey,
}

/// Encrypts the data key of a content under another KMS key: by KMS, with the ARN of the object in the encryption context, or sealed
/// under a key that is derived from a bucket key.
///
/// # Errors
/// The refusal of KMS as S3 tells it.
pub(crate) fn encrypt_anew(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    object_arn: &str,
    content_id: &str,
    key: Arc<ObjectDataKey>,
    wanted: &NewKmsKey<'_>,
) -> Result<Ready<NewEncryption>, Error> {
    let (content_id, NewKmsKey { arn: key_arn, bucket_key }) = (content_id.to_owned(), *wanted);
    if !bucket_key {
        let pairs = with_arn(&Vec::new(), object_arn);
        let request =
            kms_request::encrypt(context, bucket, key_arn, sealed::single(&key)?, &pairs)?;
        let answer = context.environment.kms.answer(request);
        return Ok(Ready::Later(Box::pin(async move {
            let reply = answer.await.map_err(kms_request::refusal)?;
            let (key, encrypted) = kms_request::encrypted(reply)?;
            let data_key = KmsDataKey::Encrypted(encode(&encrypted));
            let encryption =
                KeptEncryption::Kms(KmsEncryption { key, context: Vec::new(), data_key });
            Ok(NewEncryption { content_id, encryption, batch: Batch::default() })
        })));
    }
    let binding = bucket.content_binding(&content_id);
    let seal = move |mut derived: NewDataKey| {
        let batch = std::mem::take(&mut derived.batch);
        let encryption = sealed::seal(derived, &binding, &key)?;
        Ok(NewEncryption { content_id, encryption, batch })
    };
    match derived::new(context, bucket, Some(key_arn), &CallerContext::default())? {
        Ready::Now(derived) => seal(derived).map(Ready::Now),
        later @ Ready::Later(_) => {
            Ok(Ready::Later(Box::pin(async move { seal(later.get().await?) })))
        }
    }
}

fn now(key: ObjectDataKey, encryption: KeptEncryption) -> Ready<NewDataKey> {
    Ready::Now(NewDataKey { key, encryption, batch: Batch::default() })
}

/// Draws a key and seals it under the hierarchy.
fn sealed_key(
    hierarchy: &Hierarchy,
    bucket: &BucketEntry,
    content_id: &str,
) -> Result<(Secret<[u8; 32]>, String), Error> {
    let random = crypto::random::secret::<32>();
    let key = random.map_err(|_no_randomness| Error::internal("there is no randomness"))?;
    let binding = bucket.content_binding(content_id);
    let sealed = hierarchy.seal(Purpose::ObjectKey, &binding, key.expose());
    Ok((key, encode(&sealed.map_err(Error::failed)?)))
}

fn open_sealed(
    hierarchy: &Hierarchy,
    bucket: &BucketEntry,
    content_id: &str,
    sealed: &str,
) -> Result<Secret<[u8; 32]>, Error> {
    let binding = bucket.content_binding(content_id);
    let opened = hierarchy.open_sealed(Purpose::ObjectKey, &binding, &decode(sealed)?);
    let opened = opened.map_err(Error::failed)?;
    let key = opened.expose().first_chunk().filter(|_| opened.expose().len() == 32);
    key.map(Secret::<[u8; 32]>::copy_of)
        .ok_or_else(|| Error::internal("a sealed key has not 32 bytes"))
}

type KmsAnswer<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

fn generate(
    context: &Context<'_>,
    bucket: &BucketEntry,
    key_id: Option<&str>,
    pairs: &CallerContext,
    arn: &str,
) -> Result<KmsAnswer<kms_request::GeneratedKey>, Error> {
    let pairs = with_arn(&pairs_of(pairs), arn);
    let request = kms_request::generate(context, bucket, key_id.unwrap_or(MANAGED_KEY), &pairs)?;
    let answer = context.environment.kms.answer(request);
    Ok(Box::pin(async move {
        answer.await.map_err(kms_request::refusal).and_then(kms_request::generated)
    }))
}

fn decrypt(
    context: &Context<'_>,
    bucket: &BucketEntry,
    kms: &KmsEncryption,
    encrypted: &str,
    arn: &str,
) -> Result<KmsAnswer<Secret<[u8; 32]>>, Error> {
    let pairs = with_arn(&kms.context, arn);
    let request = kms_request::decrypt(context, bucket, &kms.key, &decode(encrypted)?, &pairs)?;
    let answer = context.environment.kms.answer(request);
    Ok(Box::pin(async move {
        let mut reply = answer.await.map_err(kms_request::refusal)?;
        kms_request::plaintext(&mut reply)
    }))
}
