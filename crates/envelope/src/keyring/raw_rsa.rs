//! Data keys under an RSA key pair that the caller holds: the raw RSA keyring of the Encryption SDKs.

use crypto::asymmetric::{KeyType, OaepHash, PrivateKey, PublicKey};
use secret::Secret;

use super::raw_aes::{first_of, own_namespace};
use super::{Keyring, KeyringError, KeyringFuture, PassedOver, RawKeyError, other_provider};
use crate::header::{EncryptedDataKey, MessageHeader};
use crate::materials::EncryptionMaterials;

/// The padding of a data key. The Encryption SDKs have three more, which are not offered: PKCS #1 v1.5, which reveals the
/// plaintext to anyone who can send enough requests, and OAEP with SHA-384 and SHA-512.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RsaPadding {
    /// RSAES-OAEP with SHA-1 and MGF1 with SHA-1: for messages of programs that know no other.
    OaepSha1,
    /// RSAES-OAEP with SHA-256 and MGF1 with SHA-256.
    #[default]
    OaepSha256,
}

impl RsaPadding {
    const fn hash(self) -> OaepHash {
        match self {
            Self::OaepSha1 => OaepHash::Sha1,
            Self::OaepSha256 => OaepHash::Sha256,
        }
    }
}

/// A keyring that encrypts data keys under a public key, and decrypts them with the private key.
///
/// RSA binds nothing to the encryption context: the header of the message does.
#[derive(Debug)]
pub struct RawRsaKeyring {
    namespace: String,
    name: String,
    padding: RsaPadding,
    key: RawRsaKey,
}

#[derive(Debug)]
enum RawRsaKey {
    Public(PublicKey),
    Private(PrivateKey),
}

const SIZES: [KeyType; 3] = [KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096];

impl RawRsaKeyring {
    /// Takes a public key as SubjectPublicKeyInfo in DER. The keyring encrypts only.
    ///
    /// # Errors
    /// [`RawKeyError`].
    pub fn with_public_key(
        namespace: impl Into<String>,
        name: impl Into<String>,
        padding: RsaPadding,
        spki: &[u8],
    ) -> Result<Self, RawKeyError> {
        let key = SIZES.into_iter().find_map(|size| PublicKey::parse(size, spki).ok());
        let key = RawRsaKey::Public(key.ok_or(RawKeyError::Rsa)?);
        Ok(Self { namespace: own_namespace(namespace)?, name: name.into(), padding, key })
    }

    /// Takes a private key as PKCS #8 in DER. The keyring encrypts and decrypts.
    ///
    /// # Errors
    /// [`RawKeyError`].
    pub fn with_private_key(
        namespace: impl Into<String>,
        name: impl Into<String>,
        padding: RsaPadding,
        pkcs8: &Secret<[u8]>,
    ) -> Result<Self, RawKeyError> {
        let key = SIZES.into_iter().find_map(|size| PrivateKey::parse(size, pkcs8.expose()).ok());
        let key = RawRsaKey::Private(key.ok_or(RawKeyError::Rsa)?);
        Ok(Self { namespace: own_namespace(namespace)?, name: name.into(), padding, key })
    }

    fn unwrap(
        &self,
        private_key: &PrivateKey,
        encrypted: &EncryptedDataKey,
    ) -> Result<Secret<[u8]>, PassedOver> {
        if encrypted.provider != self.namespace {
            return Err(other_provider(&encrypted.provider));
        }
        if encrypted.key != self.name.as_bytes() {
            return Err(PassedOver::OtherKey);
        }
        let opened = private_key.decrypt(self.padding.hash(), &encrypted.ciphertext);
        opened.map_err(|_changed| PassedOver::NotAuthentic)
    }
}

impl Keyring for RawRsaKeyring {
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        Box::pin(async move {
            let data_key = materials.data_key_or_random()?;
            let encrypted = match &self.key {
                RawRsaKey::Public(key) => key.encrypt(self.padding.hash(), data_key.expose()),
                RawRsaKey::Private(key) => key.encrypt(self.padding.hash(), data_key.expose()),
            };
            let ciphertext = encrypted.map_err(|error| KeyringError::NotEncrypted {
                key: self.name.clone(),
                cause: error.into(),
            })?;
            let (provider, key) = (self.namespace.clone(), self.name.clone().into_bytes());
            materials.add(EncryptedDataKey { provider, key, ciphertext });
            Ok(())
        })
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        Box::pin(async move {
            first_of(header, |one| match &self.key {
                RawRsaKey::Private(key) => self.unwrap(key, one),
                RawRsaKey::Public(_) => {
                    Err(PassedOver::NotSupported("key whose private half is not here"))
                }
            })
        })
    }
}
