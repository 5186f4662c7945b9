use super::rsa::Padding;
use super::{
    EncapsulateError, Input, InvalidKey, KeyType, OaepError, OaepHash, SignError, SignatureScheme,
};
use super::{ec, ed25519, ml_dsa, ml_kem, rsa, secp256k1};
use secret::Secret;

/// A parsed public key, of Bulla's own pair or of somebody else.
pub struct PublicKey {
    key_type: KeyType,
    kind: Kind,
}

pub(super) enum Kind {
    Rsa(Box<rsa::Public>),
    Ec(ec::Public),
    Secp256k1(secp256k1::Public),
    Ed25519(ed25519::Public),
    MlDsa(ml_dsa::Public),
    MlKem(ml_kem::Public),
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
                Kind::Rsa(Box::new(rsa::Public::parse(key_type, spki)?))
            }
            KeyType::P256 => Kind::Ec(ec::Public::parse(ec::P256, spki)?),
            KeyType::P384 => Kind::Ec(ec::Public::parse(ec::P384, spki)?),
            KeyType::P521 => Kind::Ec(ec::Public::parse(ec::P521, spki)?),
            KeyType::Secp256k1 => Kind::Secp256k1(secp256k1::Public::parse(spki)?),
            KeyType::Ed25519 => Kind::Ed25519(ed25519::Public::parse(spki)?),
            KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87 => {
                Kind::MlDsa(ml_dsa::Public::parse(key_type, spki)?)
            }
            KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => {
                Kind::MlKem(ml_kem::Public::parse(key_type, spki)?)
            }
        };
        Ok(Self::new(key_type, kind))
    }

    pub(super) fn new(key_type: KeyType, kind: Kind) -> Self {
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
            Kind::Rsa(key) => key.spki(),
            Kind::Ec(key) => key.spki(),
            Kind::Secp256k1(key) => key.spki(),
            Kind::Ed25519(key) => key.spki(),
            Kind::MlDsa(key) => key.spki(),
            Kind::MlKem(key) => key.spki(),
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
            (Kind::Rsa(key), SignatureScheme::RsaPkcs1(hash)) => {
                key.verify(Padding::Pkcs1, hash, input, signature)
            }
            (Kind::Rsa(key), SignatureScheme::RsaPss(hash)) => {
                key.verify(Padding::Pss, hash, input, signature)
            }
            (Kind::Ec(key), SignatureScheme::Ecdsa(hash)) => key.verify(hash, input, signature),
            (Kind::Secp256k1(key), SignatureScheme::Ecdsa(hash)) => {
                key.verify(hash, input, signature)
            }
            (Kind::Ed25519(key), SignatureScheme::Ed25519) => key.verify(input, signature),
            (Kind::Ed25519(key), SignatureScheme::Ed25519Ph) => {
                key.verify_prehashed(input, signature)
            }
            (Kind::MlDsa(key), SignatureScheme::MlDsa) => key.verify(input, signature),
            (Kind::MlDsa(key), SignatureScheme::MlDsaExternalMu) => key.verify_mu(input, signature),
            _ => Err(SignError::SchemeMismatch),
        }
    }

    /// Encrypts by RSAES-OAEP (RFC 8017, 7.1).
    ///
    /// # Errors
    /// [`OaepError`].
    pub fn encrypt(&self, hash: OaepHash, plaintext: &[u8]) -> Result<Vec<u8>, OaepError> {
        match &self.kind {
            Kind::Rsa(key) => key.encrypt(hash, plaintext),
            Kind::Ec(_)
            | Kind::Secp256k1(_)
            | Kind::Ed25519(_)
            | Kind::MlDsa(_)
            | Kind::MlKem(_) => Err(OaepError::KeyMismatch),
        }
    }

    /// Returns a fresh 32-byte shared secret, and the ciphertext that carries it (FIPS 203, 7.2).
    ///
    /// # Errors
    /// [`EncapsulateError`].
    pub fn encapsulate(&self) -> Result<(Secret<[u8]>, Vec<u8>), EncapsulateError> {
        match &self.kind {
            Kind::MlKem(key) => key.encapsulate(),
            Kind::Rsa(_) | Kind::Ec(_) | Kind::Secp256k1(_) | Kind::Ed25519(_) | Kind::MlDsa(_) => {
                Err(EncapsulateError::KeyMismatch)
            }
        }
    }
}
