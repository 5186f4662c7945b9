//! Signing keys: derived from a secret access key for a day, Region and service, and kept for that day.

use std::sync::{Arc, Weak};

use crypto::mac::hmac_sha256_secret;
use quick_cache::sync::Cache;
use secret::Secret;

use crate::credential::Credential;
use crate::signature_fields::CredentialScope;

/// The most signing keys that are kept.
const KEYS_MAX: usize = 10_000;

pub(crate) type SigningKey = Secret<[u8; 32]>;

/// The signing keys in use, by access key id and scope. A key is used only for the very credential that it was derived from, so a
/// secret access key that was replaced is never used from here. Credentials are not kept alive by it: one can have a session
/// token of many KiB.
///
/// A key is kept only once a signature has verified with it. Access key ids are no secrets: someone who knows some could evict
/// the keys in use with scopes that nobody signs in.
pub(crate) struct SigningKeys(Cache<String, (Weak<Credential>, Arc<SigningKey>)>);

impl SigningKeys {
    pub(crate) fn new() -> Self {
        Self(Cache::new(KEYS_MAX))
    }

    /// Returns whether `verifies` accepts the signing key of `credential` in the scope. If so, keeps the key.
    pub(crate) fn verify(
        &self,
        credential: &Arc<Credential>,
        scope: &CredentialScope<'_>,
        verifies: impl FnOnce(&SigningKey) -> bool,
    ) -> bool {
        if let Some(key) = self.kept(credential, scope) {
            return verifies(&key);
        }
        let key = Arc::new(derive(&credential.secret_access_key, scope));
        let is_proven = verifies(&key);
        if is_proven {
            self.0.insert(scope.text.to_owned(), (Arc::downgrade(credential), key));
        }
        is_proven
    }

    /// Returns the signing key of `credential` in the scope, for what else it has signed.
    pub(crate) fn of(
        &self,
        credential: &Arc<Credential>,
        scope: &CredentialScope<'_>,
    ) -> Arc<SigningKey> {
        let derived = || Arc::new(derive(&credential.secret_access_key, scope));
        self.kept(credential, scope).unwrap_or_else(derived)
    }

    fn kept(
        &self,
        credential: &Arc<Credential>,
        scope: &CredentialScope<'_>,
    ) -> Option<Arc<SigningKey>> {
        let (owner, key) = self.0.get(scope.text)?;
        std::ptr::eq(owner.as_ptr(), Arc::as_ptr(credential)).then_some(key)
    }
}

/// Derives `HMAC(HMAC(HMAC(HMAC("AWS4" || secret, date), region), service), "aws4_request")`.
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

#[cfg(test)]
mod tests {
    use model::{AccountId, Region};

    use super::*;
    use crate::credential::Caller;

    fn credential(secret: &[u8]) -> Arc<Credential> {
        let account = AccountId::parse("111122223333").unwrap();
        let caller = Caller::root(account, &Region::parse("us-east-1").unwrap());
        let id = "AKIAIOSFODNN7EXAMPLE".to_owned();
        Arc::new(Credential::long_term(id, Secret::<[u8]>::copy_of(secret), caller))
    }

    const SCOPE: &str = "AKIAIOSFODNN7EXAMPLE/20150830/us-east-1/kms/aws4_request";

    /// The signing key that `keys` has or derives, which is kept if it `verifies`.
    fn key_of(keys: &SigningKeys, credential: &Arc<Credential>, verifies: bool) -> Vec<u8> {
        let mut seen = Vec::new();
        keys.verify(credential, &CredentialScope::parse(SCOPE).unwrap(), |key| {
            seen = key.expose().to_vec();
            verifies
        });
        seen
    }

    #[test]
    fn a_signing_key_goes_with_its_credential_and_does_not_keep_it() {
        let (keys, first) = (SigningKeys::new(), credential(b"first"));
        let key = key_of(&keys, &first, true);
        assert_eq!((key_of(&keys, &first, true), keys.0.len()), (key.clone(), 1));
        assert_eq!(Arc::strong_count(&first), 1, "the cache keeps no credential");
        drop(first);
        let other = key_of(&keys, &credential(b"other"), true);
        assert_ne!(key, other, "another credential has another key");
    }

    #[test]
    fn a_signature_that_is_wrong_leaves_nothing_in_the_cache() {
        let (keys, credential) = (SigningKeys::new(), credential(b"first"));
        key_of(&keys, &credential, false);
        assert_eq!(keys.0.len(), 0);
        key_of(&keys, &credential, true);
        key_of(&keys, &credential, false);
        assert_eq!(keys.0.len(), 1, "and takes nothing out of it");
    }
}
