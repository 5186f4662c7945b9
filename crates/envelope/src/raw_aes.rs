//! Data keys under an AES key that the caller holds: the raw AES keyring of the Encryption SDKs.

use crypto::aes_gcm::{AesGcm, NONCE_BYTES, TAG_BYTES};
use crypto::random;
use secret::Secret;

use crate::header::{EncryptedDataKey, EncryptionContext, write_context};
use crate::seal::SealError;

/// Lengths of tag and nonce, as they stand after the name of the key: in bits and in bytes.
const LENGTHS: [u8; 8] = [0, 0, 0, 128, 0, 0, 0, 12];

/// A wrapping key with the two names by which messages know it. Both are plain in every message.
#[derive(Debug)]
pub struct RawAesKey {
    namespace: String,
    name: String,
    key: AesGcm,
}

/// The names or the length of a wrapping key are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RawAesKeyError {
    /// The key has another length.
    #[error(transparent)]
    Length(#[from] crypto::aes_gcm::InvalidKeyLength),
    /// Names that begin so belong to the keys of AWS KMS.
    #[error("the namespace of a key of your own must not begin with aws-kms")]
    Namespace,
}

impl RawAesKey {
    /// Takes a key of 16, 24 or 32 bytes.
    ///
    /// # Errors
    /// [`RawAesKeyError`].
    pub fn new(
        namespace: impl Into<String>,
        name: impl Into<String>,
        key: &Secret<[u8]>,
    ) -> Result<Self, RawAesKeyError> {
        let (namespace, key) = (namespace.into(), AesGcm::new(key.expose())?);
        if namespace.starts_with("aws-kms") {
            return Err(RawAesKeyError::Namespace);
        }
        Ok(Self { namespace, name: name.into(), key })
    }

    /// Encrypts a data key, bound to the encryption context.
    ///
    /// # Errors
    /// [`SealError`]: the context is too long, or there is no randomness.
    pub fn wrap(
        &self,
        data_key: &Secret<[u8]>,
        context: &EncryptionContext,
    ) -> Result<EncryptedDataKey, SealError> {
        let nonce = random::array::<NONCE_BYTES>().map_err(|_no_randomness| SealError::Crypto)?;
        let aad = write_context(context)?;
        // Whatever happens, what stays here is encrypted or wiped.
        let mut ciphertext =
            secret::Wiped::new(Vec::with_capacity(data_key.expose().len() + TAG_BYTES));
        ciphertext.extend_from_slice(data_key.expose());
        let tag = self.key.seal(&nonce, &aad, &mut ciphertext);
        ciphertext.extend(tag.map_err(|_failed| SealError::Crypto)?);
        Ok(EncryptedDataKey {
            provider: self.namespace.clone(),
            key: [self.name.as_bytes(), &LENGTHS, &nonce].concat(),
            ciphertext: ciphertext.to_vec(),
        })
    }

    /// Decrypts a data key. Returns `None` when it is not one of this key, was changed, or belongs to another context.
    #[must_use]
    pub fn unwrap(
        &self,
        encrypted: &EncryptedDataKey,
        context: &EncryptionContext,
    ) -> Option<Secret<[u8]>> {
        let nonce = encrypted.key.strip_prefix(self.name.as_bytes())?.strip_prefix(&LENGTHS)?;
        let nonce: &[u8; NONCE_BYTES] = nonce.try_into().ok()?;
        if encrypted.provider != self.namespace {
            return None;
        }
        let (ciphertext, tag) = encrypted.ciphertext.split_last_chunk()?;
        let aad = write_context(context).ok()?;
        let open = |out: &mut [u8]| self.key.open(nonce, &aad, (ciphertext, tag), out);
        Secret::<[u8]>::try_fill_with(ciphertext.len(), open).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8, namespace: &str, name: &str) -> RawAesKey {
        RawAesKey::new(namespace, name, &Secret::<[u8]>::copy_of(&[byte; 32])).unwrap()
    }

    #[test]
    fn a_data_key_opens_under_its_key_and_context_only() {
        let data_key = Secret::<[u8]>::copy_of(&[5; 32]);
        let context: EncryptionContext = [("a".to_owned(), "b".to_owned())].into();
        let encrypted = key(1, "mine", "one").wrap(&data_key, &context).unwrap();
        let opens = |key: RawAesKey, encrypted: &EncryptedDataKey, context: &EncryptionContext| {
            key.unwrap(encrypted, context)
                .is_some_and(|opened| opened.expose() == data_key.expose())
        };
        assert!(opens(key(1, "mine", "one"), &encrypted, &context));
        assert!(!opens(key(1, "mine", "one"), &encrypted, &EncryptionContext::new()));
        for other in [
            key(2, "mine", "one"),
            key(1, "other", "one"),
            key(1, "mine", "on"),
            key(1, "mine", "two"),
        ] {
            assert!(!opens(other, &encrypted, &context));
        }
        for place in 0..encrypted.ciphertext.len() {
            let mut changed = encrypted.clone();
            changed.ciphertext[place] ^= 1;
            assert!(key(1, "mine", "one").unwrap(&changed, &context).is_none());
        }
    }

    #[test]
    fn names_of_aws_kms_and_wrong_lengths_are_refused() {
        let new = |namespace: &str, length| {
            RawAesKey::new(namespace, "name", &Secret::<[u8]>::zeroed(length)).map(|_key| ())
        };
        assert_eq!(new("aws-kms", 32), Err(RawAesKeyError::Namespace));
        assert!(matches!(new("mine", 31), Err(RawAesKeyError::Length(_))));
    }
}
