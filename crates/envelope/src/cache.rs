//! Data keys that are used again, within limits.
//!
//! [Data key caching](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/data-key-caching.html) of the AWS Encryption SDK.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use quick_cache::sync::Cache;
use secret::Secret;

use crate::header::{EncryptedDataKey, EncryptionContext, Header};
use crate::keyring::KeyringFuture;
use crate::materials::EncryptionMaterials;
use crate::materials_manager::{EncryptionRequest, MaterialsManager};
use crate::suite::Suite;

/// How long, and how often, a data key is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheLimits {
    /// How long after it was made or decrypted.
    pub max_age: Duration,
    /// For how many messages that are encrypted.
    pub max_messages: u64,
    /// For how many bytes of plaintext that are encrypted.
    pub max_bytes: u64,
    /// How many data keys are kept, of messages made and of messages opened each.
    pub capacity: NonZeroUsize,
}

/// Uses data keys of another manager again, for messages with the same suite and encryption context.
///
/// Each message still has an id and a derived key of its own; those with signatures share the signature key.
pub struct CachingMaterialsManager<M> {
    inner: M,
    limits: CacheLimits,
    made: Cache<(Suite, EncryptionContext), Arc<Made>>,
    opened: Cache<MessageKeys, OpenedKey>,
    now: fn() -> Instant,
}

/// What a message says of its data key.
type MessageKeys = (Suite, EncryptionContext, Vec<EncryptedDataKey>);
/// A data key, and since when it is kept.
type OpenedKey = (Instant, Arc<Secret<[u8]>>);

#[derive(Debug)]
struct Made {
    materials: EncryptionMaterials,
    since: Instant,
    used: Mutex<Used>,
}

#[derive(Clone, Copy, Debug)]
struct Used {
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
    /// Takes the manager that is asked when no data key can be used again.
    pub fn new(inner: M, limits: CacheLimits) -> Self {
        Self::with_clock(inner, limits, Instant::now)
    }

    fn with_clock(inner: M, limits: CacheLimits, now: fn() -> Instant) -> Self {
        let [made, opened] = [(); 2].map(|()| limits.capacity.get());
        Self { inner, limits, made: Cache::new(made), opened: Cache::new(opened), now }
    }

    /// Counts a message on a data key. Returns whether the limits allow it.
    fn take(&self, made: &Made, bytes: u64) -> bool {
        if (self.now)().saturating_duration_since(made.since) >= self.limits.max_age {
            return false;
        }
        let mut used = made.used.lock().unwrap_or_else(PoisonError::into_inner);
        let (messages, bytes) = (used.messages + 1, used.bytes.saturating_add(bytes));
        let allowed = messages <= self.limits.max_messages && bytes <= self.limits.max_bytes;
        if allowed {
            *used = Used { messages, bytes };
        }
        allowed
    }

    async fn materials(
        &self,
        request: EncryptionRequest,
    ) -> Result<EncryptionMaterials, crate::KeyringError> {
        let Some(bytes) = request.plaintext_bytes else {
            return self.inner.encryption_materials(request).await;
        };
        let key = (request.suite, request.context.clone());
        if let Some(made) = self.made.get(&key).filter(|made| self.take(made, bytes)) {
            return Ok(made.materials.clone());
        }
        let since = (self.now)();
        let materials = self.inner.encryption_materials(request).await?;
        let used = Mutex::new(Used { messages: 0, bytes: 0 });
        let made = Arc::new(Made { materials: materials.clone(), since, used });
        if self.take(&made, bytes) {
            self.made.insert(key, made);
        }
        Ok(materials)
    }
}

impl<M: MaterialsManager> MaterialsManager for CachingMaterialsManager<M> {
    fn encryption_materials(
        &self,
        request: EncryptionRequest,
    ) -> KeyringFuture<'_, EncryptionMaterials> {
        Box::pin(self.materials(request))
    }

    fn data_key<'a>(&'a self, header: &'a Header) -> KeyringFuture<'a, Arc<Secret<[u8]>>> {
        Box::pin(async move {
            let key = (header.suite, header.context.clone(), header.data_keys.clone());
            let now = (self.now)();
            let young = |since: Instant| now.saturating_duration_since(since) < self.limits.max_age;
            if let Some((_, data_key)) = self.opened.get(&key).filter(|(since, _)| young(*since)) {
                return Ok(data_key);
            }
            let data_key = self.inner.data_key(header).await?;
            self.opened.insert(key, (now, Arc::clone(&data_key)));
            Ok(data_key)
        })
    }
}

#[cfg(test)]
mod tests;
