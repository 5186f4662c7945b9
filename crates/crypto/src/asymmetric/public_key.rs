use super::ec::{self, EcPublicKey};
use super::ed25519::Ed25519PublicKey;
use super::ml_dsa::MlDsaPublicKey;
use super::ml_kem::MlKemPublicKey;
use super::rsa::{Padding, RsaPublicKey};
use super::secp256k1::Secp256k1PublicKey;
use super::{
    EncapsulateError, Input, InvalidKey, KeyType, OaepError, OaepHash, SignError, SignatureScheme,
};
use secret::Secret;

/// A parsed public key, of Bulla's own pair or of somebody else.
pub struct PublicKey {
    key_type: KeyType,
    kind: PublicKeyKind,
}

pub(super) enum PublicKeyKind {
    Rsa(Box<RsaPublicKey>),
    Ec(EcPublicKey),
    Secp256k1(Secp256k1PublicKey),
    Ed25519(Ed25519PublicKey),
    MlDsa(MlDsaPublicKey),
    MlKem(MlKemPublicKey),
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PublicKey({:?})", self.key_type)
    }
}

impl PublicKey {
    /// Parses a DER SubjectPublicKeyInfo, which must be of the given type and well formed.
    ///
    /// # Errors
    /// [`InvalidKey`].
    pub fn parse(key_type: KeyType, spki: &[u8]) -> Result<Self, InvalidKey> {
        let kind = match key_type {
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => {
                PublicKeyKind::Rsa(Box::new(RsaPublicKey::parse(key_type, spki)?))
            }
            KeyType::P256 => PublicKeyKind::Ec(EcPublicKey::parse(ec::P256, spki)?),
            KeyType::P384 => PublicKeyKind::Ec(EcPublicKey::parse(ec::P384, spki)?),
            KeyType::P521 => PublicKeyKind::Ec(EcPublicKey::parse(ec::P521, spki)?),
            KeyType::Secp256k1 => PublicKeyKind::Secp256k1(Secp256k1PublicKey::parse(spki)?),
            KeyType::Ed25519 => PublicKeyKind::Ed25519(Ed25519PublicKey::parse(spki)?),
            KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87 => {
                PublicKeyKind::MlDsa(MlDsaPublicKey::parse(key_type, spki)?)
            }
            KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => {
                PublicKeyKind::MlKem(MlKemPublicKey::parse(key_type, spki)?)
            }
        };
        Ok(Self::new(key_type, kind))
    }

    pub(super) fn new(key_type: KeyType, kind: PublicKeyKind) -> Self {
        Self { key_type, kind }
    }

    /// Returns the type.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// Returns the DER SubjectPublicKeyInfo.
    #[must_use]
    pub fn spki(&self) -> &[u8] {
        match &self.kind {
            PublicKeyKind::Rsa(key) => key.spki(),
            PublicKeyKind::Ec(key) => key.spki(),
            PublicKeyKind::Secp256k1(key) => key.spki(),
            PublicKeyKind::Ed25519(key) => key.spki(),
            PublicKeyKind::MlDsa(key) => key.spki(),
            PublicKeyKind::MlKem(key) => key.spki(),
        }
    }

    /// Returns whether `signature` is a signature of `input`. ECDSA signatures with a high s are accepted as they are.
    ///
    /// # Errors
    /// [`SignError`] if the scheme or the input does not fit; a wrong signature is `false`.
    pub fn verify(
        &self,
        scheme: SignatureScheme,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        match (&self.kind, scheme) {
            (PublicKeyKind::Rsa(key), SignatureScheme::RsaPkcs1(hash)) => {
                key.verify(Padding::Pkcs1, hash, input, signature)
            }
            (PublicKeyKind::Rsa(key), SignatureScheme::RsaPss(hash)) => {
                key.verify(Padding::Pss, hash, input, signature)
            }
            (PublicKeyKind::Ec(key), SignatureScheme::Ecdsa(hash)) => {
                key.verify(hash, input, signature)
            }
            (PublicKeyKind::Secp256k1(key), SignatureScheme::Ecdsa(hash)) => {
                key.verify(hash, input, signature)
            }
            (PublicKeyKind::Ed25519(key), SignatureScheme::Ed25519) => key.verify(input, signature),
            (PublicKeyKind::Ed25519(key), SignatureScheme::Ed25519Ph) => {
                key.verify_prehashed(input, signature)
            }
            (PublicKeyKind::MlDsa(key), SignatureScheme::MlDsa) => key.verify(input, signature),
            (PublicKeyKind::MlDsa(key), SignatureScheme::MlDsaExternalMu) => {
                key.verify_mu(input, signature)
            }
            _ => Err(SignError::SchemeMismatch),
        }
    }

    /// Encrypts by RSAES-OAEP (RFC 8017, 7.1).
    ///
    /// # Errors
    /// [`OaepError`].
    pub fn encrypt(&self, hash: OaepHash, plaintext: &[u8]) -> Result<Vec<u8>, OaepError> {
        match &self.kind {
            PublicKeyKind::Rsa(key) => key.encrypt(hash, plaintext),
            PublicKeyKind::Ec(_)
            | PublicKeyKind::Secp256k1(_)
            | PublicKeyKind::Ed25519(_)
            | PublicKeyKind::MlDsa(_)
            | PublicKeyKind::MlKem(_) => Err(OaepError::KeyMismatch),
        }
    }

    /// Returns a fresh 32-byte shared secret, and the ciphertext that carries it (FIPS 203, 7.2).
    ///
    /// # Errors
    /// [`EncapsulateError`].
    pub fn encapsulate(&self) -> Result<(Secret<[u8]>, Vec<u8>), EncapsulateError> {
        match &self.kind {
            PublicKeyKind::MlKem(key) => key.encapsulate(),
            PublicKeyKind::Rsa(_)
            | PublicKeyKind::Ec(_)
            | PublicKeyKind::Secp256k1(_)
            | PublicKeyKind::Ed25519(_)
            | PublicKeyKind::MlDsa(_) => Err(EncapsulateError::KeyMismatch),
        }
    }
}
