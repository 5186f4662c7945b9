//! Data keys that are derived from bucket keys.

use std::sync::Arc;

use model::{Error, ErrorCode, Timestamp};
use objects::ObjectDataKey;
use pipeline::{InternalRequest, OtherServices};
use store::Batch;

use super::ready::{NewDataKey, Ready};
use crate::bucket::BucketEntry;
use crate::bucket_key::{self, BucketKey, BucketKeyPlace, BucketKeyRecord, BucketKeys};
use crate::caller_context::CallerContext;
use crate::context::Context;
use crate::kms_request::{self, ContextPairs, MANAGED_KEY, pairs_of, with_arn};
use crate::records::version::{KeptEncryption, KmsDataKey, KmsEncryption};
use crate::records::{self, decode, encode};

/// The parts that a request needs to make or decrypt a bucket key.
struct Fetch {
    keys: Arc<BucketKeys>,
    kms: Arc<dyn OtherServices>,
    bucket: String,
    requester: String,
    now: Timestamp,
}

/// A bucket key that is kept, with the request for its plaintext.
struct KeptBucketKey {
    id: String,
    record: BucketKeyRecord,
    decrypt: InternalRequest,
}

/// Derives the data key of a new object.
pub(super) fn new(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    key_id: Option<&str>,
    caller: &CallerContext,
) -> Result<Ready<NewDataKey>, Error> {
    let pairs = pairs_of(caller);
    let fetch = Fetch::new(context, bucket);
    let bound = with_arn(&Vec::new(), bucket.arn_text());
    let generate = || kms_request::generate(context, bucket, key_id.unwrap_or(MANAGED_KEY), &bound);
    // Whoever may not use the key now gets nothing from memory. The AWS managed key is made when it is first used.
    let key = match context.environment.kms.permit(generate()?) {
        Ok(permitted) => permitted.into_iter().next().unwrap_or_default(),
        Err(error) if key_id.is_none() && error.code() == ErrorCode::NotFoundException => {
            MANAGED_KEY.to_owned()
        }
        Err(error) => return Err(kms_request::refusal(error)),
    };
    let place = fetch.keys.current(&fetch.bucket, &key, &fetch.requester);
    if let Ok(held) = place.try_lock()
        && let Some(found) = fetch.keys.fresh(&held, fetch.now)
        && fetch.keys.is_current(&found.record, fetch.now)
    {
        return new_data_key(context, &fetch, &found, &pairs).map(Ready::Now);
    }
    let (kept, generate) = (kept(context, bucket, &fetch, &key, &bound)?, generate()?);
    let store = Arc::clone(&context.environment.store);
    Ok(Ready::Later(Box::pin(async move {
        let found = fetch.current(&place, kept, generate).await?;
        let is_kept = is_kept(&*store, &fetch, &found)?;
        derive(&fetch, &found, &pairs, is_kept)
    })))
}

/// Derives the data key of an object that is read.
pub(super) fn open(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    id: &str,
    salt: &str,
) -> Result<Ready<ObjectDataKey>, Error> {
    let fetch = Fetch::new(context, bucket);
    let salt = bucket_key::parse_salt(salt)?;
    let place = fetch.keys.by_id(id, &fetch.requester);
    let held = place.try_lock().ok().and_then(|held| fetch.keys.fresh(&held, fetch.now));
    let record = match &held {
        Some(found) => found.record.clone(),
        None => {
            let address = bucket_key::address(&fetch.bucket, id);
            let record = records::get::<BucketKeyRecord>(&*context.environment.store, &address)?;
            let lost = || Error::internal(format!("the bucket key {id} is not in the store"));
            record.ok_or_else(lost)?.value
        }
    };
    let bound = with_arn(&Vec::new(), bucket.arn_text());
    let decrypt =
        || kms_request::decrypt(context, bucket, &record.key, &decode(&record.encrypted)?, &bound);
    if let Some(found) = held {
        // Whoever may not use the key now gets nothing from memory.
        context.environment.kms.permit(decrypt()?).map_err(kms_request::refusal)?;
        return found.data_key(&salt).map(Ready::Now);
    }
    let kept = KeptBucketKey { id: id.to_owned(), decrypt: decrypt()?, record };
    Ok(Ready::Later(Box::pin(async move {
        let mut held = place.lock().await;
        if let Some(found) = fetch.keys.fresh(&held, fetch.now) {
            // Another request of the same requester has just been let in under the same policies.
            fetch.kms.permit(kept.decrypt).map_err(kms_request::refusal)?;
            return found.data_key(&salt);
        }
        let found = fetch.decrypt(kept).await?;
        *held = Some(Arc::clone(&found));
        found.data_key(&salt)
    })))
}

/// Returns the current bucket key of a requester as it is kept, if the requester may decrypt it.
fn kept(
    context: &Context<'_>,
    bucket: &BucketEntry,
    fetch: &Fetch,
    key: &str,
    bound: &ContextPairs,
) -> Result<Option<KeptBucketKey>, Error> {
    let store = &*context.environment.store;
    let address = bucket_key::current_address(&fetch.bucket, key, &fetch.requester);
    let Some(id) = records::get::<String>(store, &address)? else { return Ok(None) };
    let address = bucket_key::address(&fetch.bucket, &id.value);
    let Some(record) = records::get::<BucketKeyRecord>(store, &address)? else { return Ok(None) };
    if !fetch.keys.is_current(&record.value, fetch.now) {
        return Ok(None);
    }
    let encrypted = decode(&record.value.encrypted)?;
    let request = || kms_request::decrypt(context, bucket, key, &encrypted, bound);
    // A writer may lack kms:Decrypt, and then gets a new bucket key.
    let permitted = context.environment.kms.permit(request()?).is_ok();
    let (id, record, decrypt) = (id.value, record.value, request()?);
    Ok(permitted.then_some(KeptBucketKey { id, record, decrypt }))
}

impl Fetch {
    fn new(context: &Context<'_>, bucket: &BucketEntry) -> Self {
        let environment = context.environment;
        Self {
            keys: Arc::clone(&environment.bucket_keys),
            kms: Arc::clone(&environment.kms),
            bucket: bucket.record.id.clone(),
            requester: bucket_key::requester(context.caller),
            now: context.now,
        }
    }

    /// Returns the bucket key for new objects. Only one request at a time asks KMS for it.
    async fn current(
        &self,
        place: &BucketKeyPlace,
        kept: Option<KeptBucketKey>,
        generate: InternalRequest,
    ) -> Result<Arc<BucketKey>, Error> {
        let mut held = place.lock().await;
        if let Some(found) = self.keys.fresh(&held, self.now)
            && self.keys.is_current(&found.record, self.now)
        {
            return Ok(found);
        }
        let found = match kept {
            Some(kept) => self.decrypt(kept).await?,
            None => self.generate(generate).await?,
        };
        *held = Some(Arc::clone(&found));
        drop(held);
        // Under the ARN too, if the request named the AWS managed key before there was one; and for reads.
        let others = [
            self.keys.current(&self.bucket, &found.record.key, &self.requester),
            self.keys.by_id(&found.id, &self.requester),
        ];
        for other in others {
            // A place that is held is the same one, or being filled.
            if let Ok(mut other) = other.try_lock() {
                *other = Some(Arc::clone(&found));
            }
        }
        Ok(found)
    }

    async fn decrypt(&self, kept: KeptBucketKey) -> Result<Arc<BucketKey>, Error> {
        let KeptBucketKey { id, record, decrypt } = kept;
        let mut reply = self.kms.answer(decrypt).await.map_err(kms_request::refusal)?;
        let plaintext = kms_request::plaintext(&mut reply)?;
        Ok(self.keys.key(id, record, plaintext, self.now))
    }

    async fn generate(&self, generate: InternalRequest) -> Result<Arc<BucketKey>, Error> {
        let reply = self.kms.answer(generate).await.map_err(kms_request::refusal)?;
        let generated = kms_request::generated(reply)?;
        let record = BucketKeyRecord {
            v: 1,
            key: generated.key_arn,
            encrypted: encode(&generated.ciphertext),
            created: self.now.millis(),
        };
        Ok(self.keys.key(bucket_key::new_id()?, record, generated.plaintext, self.now))
    }
}

fn new_data_key(
    context: &Context<'_>,
    fetch: &Fetch,
    found: &BucketKey,
    pairs: &ContextPairs,
) -> Result<NewDataKey, Error> {
    let is_kept = is_kept(&*context.environment.store, fetch, found)?;
    derive(fetch, found, pairs, is_kept)
}

/// Returns whether the bucket key is in the store. Until it is, each object brings it along.
fn is_kept(store: &dyn store::Store, fetch: &Fetch, found: &BucketKey) -> Result<bool, Error> {
    found.is_kept(|| {
        let address = bucket_key::address(&fetch.bucket, &found.id);
        store.get(&address).map(|record| record.is_some()).map_err(Error::failed)
    })
}

fn derive(
    fetch: &Fetch,
    found: &BucketKey,
    pairs: &ContextPairs,
    is_kept: bool,
) -> Result<NewDataKey, Error> {
    let salt = bucket_key::new_salt()?;
    let key = found.data_key(&salt)?;
    let mut batch = Batch::default();
    if !is_kept {
        let current =
            bucket_key::current_address(&fetch.bucket, &found.record.key, &fetch.requester);
        records::put(&mut batch, bucket_key::address(&fetch.bucket, &found.id), &found.record)?;
        records::put(&mut batch, current, &found.id)?;
    }
    let data_key =
        KmsDataKey::Derived { bucket_key: found.id.clone(), salt: crypto::hash::hex(&salt) };
    let kms = KmsEncryption { key: found.record.key.clone(), context: pairs.clone(), data_key };
    Ok(NewDataKey { key, encryption: KeptEncryption::Kms(kms), batch })
}
