//! Data keys under an AES key that the caller holds: the raw AES keyring of the Encryption SDKs.

use crypto::aes_gcm::{AesGcm, NONCE_BYTES, TAG_BYTES};
use crypto::random;
use secret::Secret;

use super::{DataKeyFailure, Keyring, KeyringError, KeyringFuture, PassedOver, other_provider};
use crate::error::MessageSealError;
use crate::header::{EncryptedDataKey, EncryptionContext, MessageHeader, write_context};
use crate::materials::EncryptionMaterials;

/// The lengths of tag and nonce, as they follow the name of the key: in bits and in bytes.
const LENGTHS: [u8; 8] = [0, 0, 0, 128, 0, 0, 0, 12];

/// A keyring that wraps data keys with an AES key, under two names by which messages know it. Both are plain in every message.
#[derive(Debug)]
pub struct RawAesKeyring {
    namespace: String,
    name: String,
    key: AesGcm,
}

/// The reason why a key that the caller holds is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RawKeyError {
    /// An AES key has another length.
    #[error(transparent)]
    Length(#[from] crypto::aes_gcm::InvalidKeyLength),
    /// An RSA key is malformed, or has other than 2048, 3072 or 4096 bits.
    #[error("this is no RSA key of 2048, 3072 or 4096 bits in DER")]
    Rsa,
    /// Names with this beginning belong to the keys of AWS KMS.
    #[error("the namespace of a key of your own must not begin with aws-kms")]
    Namespace,
}

impl RawAesKeyring {
    /// Takes a key of 16, 24 or 32 bytes.
    ///
    /// # Errors
    /// [`RawKeyError`].
    pub fn new(
        namespace: impl Into<String>,
        name: impl Into<String>,
        key: &Secret<[u8]>,
    ) -> Result<Self, RawKeyError> {
        let (namespace, key) = (own_namespace(namespace)?, AesGcm::new(key.expose())?);
        Ok(Self { namespace, name: name.into(), key })
    }

    fn wrap(
        &self,
        data_key: &Secret<[u8]>,
        context: &EncryptionContext,
    ) -> Result<EncryptedDataKey, MessageSealError> {
        let nonce =
            random::array::<NONCE_BYTES>().map_err(|_no_randomness| MessageSealError::Crypto)?;
        let aad = write_context(context)?;
        // Whatever happens, what stays here is encrypted or wiped.
        let mut ciphertext =
            secret::Wiped::new(Vec::with_capacity(data_key.expose().len() + TAG_BYTES));
        ciphertext.extend_from_slice(data_key.expose());
        let tag = self.key.seal(&nonce, &aad, &mut ciphertext);
        ciphertext.extend(tag.map_err(|_failed| MessageSealError::Crypto)?);
        Ok(EncryptedDataKey {
            provider: self.namespace.clone(),
            key: [self.name.as_bytes(), &LENGTHS, &nonce].concat(),
            ciphertext: ciphertext.to_vec(),
        })
    }

    fn unwrap(
        &self,
        encrypted: &EncryptedDataKey,
        context: &EncryptionContext,
    ) -> Result<Secret<[u8]>, PassedOver> {
        if encrypted.provider != self.namespace {
            return Err(other_provider(&encrypted.provider));
        }
        let nonce = encrypted.key.strip_prefix(self.name.as_bytes());
        let nonce = nonce
            .and_then(|rest| rest.strip_prefix(&LENGTHS))
            .and_then(|nonce| <&[u8; NONCE_BYTES]>::try_from(nonce).ok());
        let nonce = nonce.ok_or(PassedOver::OtherKey)?;
        let (ciphertext, tag) =
            encrypted.ciphertext.split_last_chunk().ok_or(PassedOver::NotAuthentic)?;
        let aad = write_context(context).map_err(|_long| PassedOver::NotAuthentic)?;
        let open = |out: &mut [u8]| self.key.open(nonce, &aad, ciphertext, tag, out);
        let opened = Secret::<[u8]>::try_fill_with(ciphertext.len(), open);
        opened.map_err(|_changed| PassedOver::NotAuthentic)
    }
}

/// Checks a namespace: names of the caller's keys must not pass for keys of AWS KMS.
pub(super) fn own_namespace(namespace: impl Into<String>) -> Result<String, RawKeyError> {
    let namespace = namespace.into();
    if namespace.starts_with("aws-kms") {
        return Err(RawKeyError::Namespace);
    }
    Ok(namespace)
}

impl Keyring for RawAesKeyring {
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        Box::pin(async move {
            let data_key = materials.data_key_or_random()?;
            let encrypted = self.wrap(&data_key, materials.context())?;
            materials.add(encrypted);
            Ok(())
        })
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        Box::pin(async move { first_of(header, |one| self.unwrap(one, &header.context)) })
    }
}

/// Returns the first data key that `unwrap` returns.
pub(super) fn first_of(
    header: &MessageHeader,
    unwrap: impl Fn(&EncryptedDataKey) -> Result<Secret<[u8]>, PassedOver>,
) -> Result<Secret<[u8]>, KeyringError> {
    let mut attempts = Vec::new();
    for one in &header.data_keys {
        match unwrap(one) {
            Ok(data_key) => return Ok(data_key),
            Err(why) => attempts.push(DataKeyFailure::new(one, why)),
        }
    }
    Err(KeyringError::NotDecrypted { attempts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8, namespace: &str, name: &str) -> RawAesKeyring {
        RawAesKeyring::new(namespace, name, &Secret::<[u8]>::copy_of(&[byte; 32])).unwrap()
    }

    #[test]
    fn a_data_key_opens_under_its_key_and_context_only() {
        let data_key = Secret::<[u8]>::copy_of(&[5; 32]);
        let context: EncryptionContext = [("a".to_owned(), "b".to_owned())].into();
        let encrypted = key(1, "mine", "one").wrap(&data_key, &context).unwrap();
        let opens = |key: RawAesKeyring,
                     encrypted: &EncryptedDataKey,
                     context: &EncryptionContext| {
            key.unwrap(encrypted, context).is_ok_and(|opened| opened.expose() == data_key.expose())
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
            assert!(key(1, "mine", "one").unwrap(&changed, &context).is_err());
        }
    }

    #[test]
    fn names_of_aws_kms_and_wrong_lengths_are_refused() {
        let new = |namespace: &str, length| {
            RawAesKeyring::new(namespace, "name", &Secret::<[u8]>::zeroed(length)).map(|_key| ())
        };
        assert_eq!(new("aws-kms", 32), Err(RawKeyError::Namespace));
        assert!(matches!(new("mine", 31), Err(RawKeyError::Length(_))));
    }
}
