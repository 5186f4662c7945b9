//! Data keys that are reused, within limits.
//!
//! [Data key caching](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/data-key-caching.html) of the AWS Encryption SDK.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crypto::hash::{SHA256_BYTES, sha256};
use quick_cache::sync::Cache;
use secret::Secret;

use crate::error::MessageOpenError;
use crate::header::{Content, EncryptionContext, MessageHeader};
use crate::keyring::{KeyringError, KeyringFuture};
use crate::materials::EncryptionMaterials;
use crate::materials_manager::{EncryptionRequest, MaterialsManager};
use crate::suite::Suite;

/// The limits on the use of a data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheLimits {
    /// The longest time after it was made or decrypted.
    pub max_age: Duration,
    /// The number of messages that it encrypts.
    pub max_messages: u64,
    /// The bytes of plaintext that it encrypts.
    pub max_bytes: u64,
    /// The data keys that are kept, for messages made and for messages opened each.
    pub capacity: NonZeroUsize,
}

/// A manager that reuses data keys of another manager, for messages with the same suite and encryption context.
///
/// Each message still has an id and a derived key of its own. Signed messages share the signature key.
pub struct CachingMaterialsManager<M> {
    inner: M,
    limits: CacheLimits,
    made: Cache<(Suite, EncryptionContext), Arc<CachedMaterials>>,
    opened: Cache<MessageKeys, OpenedKey>,
    now: fn() -> Instant,
}

/// The digest of the fields of a message that name its data key: headers of strangers may be long.
type MessageKeys = [u8; SHA256_BYTES];
/// A data key, and the time since which it is kept.
type OpenedKey = (Instant, Arc<Secret<[u8]>>);

#[derive(Debug)]
struct CachedMaterials {
    materials: EncryptionMaterials,
    since: Instant,
    used: Mutex<DataKeyUsage>,
}

#[derive(Clone, Copy, Debug)]
struct DataKeyUsage {
    messages: u64,
    bytes: u64,
}

impl<M: fmt::Debug> fmt::Debug for CachingMaterialsManager<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("CachingMaterialsManager");
        debug.field("inner", &self.inner).field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl<M: MaterialsManager> CachingMaterialsManager<M> {
    /// Takes the manager that is asked if no data key can be reused.
    pub fn new(inner: M, limits: CacheLimits) -> Self {
        Self::with_clock(inner, limits, Instant::now)
    }

    fn with_clock(inner: M, limits: CacheLimits, now: fn() -> Instant) -> Self {
        let [made, opened] = [(); 2].map(|()| limits.capacity.get());
        Self { inner, limits, made: Cache::new(made), opened: Cache::new(opened), now }
    }

    /// Counts a message on a data key. Returns whether the limits allow it.
    fn take(&self, made: &CachedMaterials, bytes: u64) -> bool {
        if (self.now)().saturating_duration_since(made.since) >= self.limits.max_age {
            return false;
        }
        let mut used = made.used.lock().unwrap_or_else(PoisonError::into_inner);
        let (messages, bytes) = (used.messages + 1, used.bytes.saturating_add(bytes));
        let allowed = messages <= self.limits.max_messages && bytes <= self.limits.max_bytes;
        if allowed {
            *used = DataKeyUsage { messages, bytes };
        }
        allowed
    }

    /// Asks the inner manager once for all who need the same at the same time.
    async fn materials(
        &self,
        request: EncryptionRequest,
    ) -> Result<EncryptionMaterials, KeyringError> {
        let bytes = request.plaintext_bytes.filter(|bytes| *bytes <= self.limits.max_bytes);
        let Some(bytes) = bytes else { return self.inner.encryption_materials(request).await };
        let key = (request.suite, request.context.clone());
        loop {
            let guard = match self.made.get_value_or_guard_async(&key).await {
                Ok(made) if self.take(&made, bytes) => return Ok(made.materials.clone()),
                Ok(used_up) => {
                    self.made.remove_if(&key, |kept| Arc::ptr_eq(kept, &used_up));
                    continue;
                }
                Err(guard) => guard,
            };
            let since = (self.now)();
            let materials = self.inner.encryption_materials(request).await?;
            let used = Mutex::new(DataKeyUsage { messages: 0, bytes: 0 });
            let made = CachedMaterials { materials: materials.clone(), since, used };
            if self.take(&made, bytes) {
                let _evicted_already = guard.insert(Arc::new(made));
            }
            return Ok(materials);
        }
    }

    async fn opened(&self, header: &MessageHeader) -> Result<Arc<Secret<[u8]>>, KeyringError> {
        let key = digest(header)?;
        loop {
            let now = (self.now)();
            let guard = match self.opened.get_value_or_guard_async(&key).await {
                Ok((since, data_key)) => {
                    if now.saturating_duration_since(since) < self.limits.max_age {
                        return Ok(data_key);
                    }
                    self.opened.remove_if(&key, |(kept_since, _)| *kept_since == since);
                    continue;
                }
                Err(guard) => guard,
            };
            let data_key = self.inner.data_key(header).await?;
            let _evicted_already = guard.insert((now, Arc::clone(&data_key)));
            return Ok(data_key);
        }
    }
}

impl<M: MaterialsManager> MaterialsManager for CachingMaterialsManager<M> {
    fn encryption_materials(
        &self,
        request: EncryptionRequest,
    ) -> KeyringFuture<'_, EncryptionMaterials> {
        Box::pin(self.materials(request))
    }

    fn data_key<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Arc<Secret<[u8]>>> {
        Box::pin(self.opened(header))
    }
}

/// Hashes the suite, encryption context and encrypted data keys, as a header has them.
fn digest(header: &MessageHeader) -> Result<MessageKeys, KeyringError> {
    let same = MessageHeader {
        message_id: Vec::new(),
        content: Content::Single,
        commitment: None,
        ..header.clone()
    };
    Ok(sha256(&same.write().map_err(MessageOpenError::from)?))
}

#[cfg(test)]
mod tests;
