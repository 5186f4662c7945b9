//! Signing keys: derived from a secret access key for a day, Region and service, and kept for that day.

use std::sync::Arc;

use crypto::mac::hmac_sha256_secret;
use quick_cache::sync::Cache;
use secret::Secret;

use crate::claim::CredentialScope;
use crate::credential::Credential;

/// Signing keys kept.
const KEYS_MAX: usize = 10_000;

type SigningKey = Secret<[u8; 32]>;

/// The signing keys in use, by access key id and scope. A key is served only to the very credential that it was derived
/// from, so a secret access key that was replaced is never served from here.
pub(crate) struct SigningKeys(Cache<String, (Arc<Credential>, Arc<SigningKey>)>);

impl SigningKeys {
    pub(crate) fn new() -> Self {
        Self(Cache::new(KEYS_MAX))
    }

    /// The signing key of `credential` in the scope.
    pub(crate) fn key(
        &self,
        credential: &Arc<Credential>,
        scope: &CredentialScope<'_>,
    ) -> Arc<SigningKey> {
        if let Some((owner, key)) = self.0.get(scope.text)
            && Arc::ptr_eq(&owner, credential)
        {
            return key;
        }
        let key = Arc::new(derive(&credential.secret_access_key, scope));
        self.0.insert(scope.text.to_owned(), (Arc::clone(credential), Arc::clone(&key)));
        key
    }
}

/// `HMAC(HMAC(HMAC(HMAC("AWS4" || secret, date), region), service), "aws4_request")`.
pub(crate) fn derive(secret_access_key: &Secret<[u8]>, scope: &CredentialScope<'_>) -> SigningKey {
    let secret = secret_access_key.expose();
    let start = Secret::<[u8]>::fill_with(4 + secret.len(), |out| {
        let bytes = b"AWS4".iter().chain(secret);
        out.iter_mut().zip(bytes).for_each(|(byte, value)| *byte = *value);
    });
    let date = hmac_sha256_secret(start.expose(), scope.date.as_bytes());
    let region = hmac_sha256_secret(date.expose(), scope.region.as_bytes());
    let service = hmac_sha256_secret(region.expose(), scope.service.as_bytes());
    hmac_sha256_secret(service.expose(), b"aws4_request")
}
