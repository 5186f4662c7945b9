use secret::Secret;

use super::ec::{self, EcPrivateKey};
use super::ed25519::{self, Ed25519PrivateKey};
use super::ml_dsa::{self, MlDsaPrivateKey};
use super::ml_kem::{self, MlKemPrivateKey};
use super::public_key::PublicKeyKind as PublicKind;
use super::rsa::{self, Padding, RsaPrivateKey};
use super::secp256k1::Secp256k1PrivateKey;
use super::{
    AgreeError, DecapsulateError, EncapsulateError, GenerateError, Input, InvalidKey, KeyType,
    OaepError, OaepHash, PublicKey, SignError, SignatureScheme,
};
use crate::ber;

/// A parsed private key with its public key.
///
/// Parsing costs as much as a signature (an RSA key 150 to 550 µs), so keep a key that is used often parsed. AWS-LC holds the
/// numbers in ordinary memory and overwrites them when the key is dropped.
pub struct PrivateKey {
    kind: PrivateKeyKind,
    public: PublicKey,
}

enum PrivateKeyKind {
    Rsa(RsaPrivateKey),
    Ec(EcPrivateKey),
    Secp256k1(Secp256k1PrivateKey),
    Ed25519(Ed25519PrivateKey),
    MlDsa(MlDsaPrivateKey),
    MlKem(MlKemPrivateKey),
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PrivateKey({:?}, [redacted])", self.key_type())
    }
}

impl PrivateKey {
    /// Returns a new private key as PKCS #8 version 1 in DER, for ML-DSA and ML-KEM in the seed form.
    ///
    /// It is bound by the processor, and for RSA slow (RSA-4096: most of a second): the caller chooses the thread.
    ///
    /// # Errors
    /// [`GenerateError`].
    pub fn generate(key_type: KeyType) -> Result<Secret<[u8]>, GenerateError> {
        match key_type {
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => rsa::generate(key_type),
            KeyType::P256 => ec::P256.generate(),
            KeyType::P384 => ec::P384.generate(),
            KeyType::P521 => ec::P521.generate(),
            KeyType::Secp256k1 => ec::generate_secp256k1(),
            KeyType::Ed25519 => ed25519::generate(),
            KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87 => ml_dsa::generate(key_type),
            KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => {
                ml_kem::generate(key_type)
            }
        }
    }

    /// Parses a private key as PKCS #8 in DER, Bulla's own or an imported one.
    ///
    /// It must be of the given type and size, on a named curve, with numbers that fit each other. An RSA key has two primes and
    /// an odd exponent of at least 65537 (FIPS 186-5) and at most 33 bits. The public key is derived if it is missing.
    ///
    /// # Errors
    /// [`InvalidKey`].
    pub fn parse(key_type: KeyType, pkcs8: &[u8]) -> Result<Self, InvalidKey> {
        let (kind, public) = match key_type {
            KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => {
                let (private, public) = RsaPrivateKey::parse(key_type, pkcs8)?;
                (PrivateKeyKind::Rsa(private), PublicKind::Rsa(Box::new(public)))
            }
            KeyType::P256 => ec_pair(ec::P256, pkcs8)?,
            KeyType::P384 => ec_pair(ec::P384, pkcs8)?,
            KeyType::P521 => ec_pair(ec::P521, pkcs8)?,
            KeyType::Secp256k1 => {
                let (private, public) = Secp256k1PrivateKey::parse(pkcs8)?;
                (PrivateKeyKind::Secp256k1(private), PublicKind::Secp256k1(public))
            }
            KeyType::Ed25519 => {
                let (private, public) = Ed25519PrivateKey::parse(pkcs8)?;
                (PrivateKeyKind::Ed25519(private), PublicKind::Ed25519(public))
            }
            KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87 => {
                let (private, public) = MlDsaPrivateKey::parse(key_type, pkcs8)?;
                (PrivateKeyKind::MlDsa(private), PublicKind::MlDsa(public))
            }
            KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => {
                let (private, public) = MlKemPrivateKey::parse(key_type, pkcs8)?;
                (PrivateKeyKind::MlKem(private), PublicKind::MlKem(public))
            }
        };
        Ok(Self { kind, public: PublicKey::new(key_type, public) })
    }

    /// Converts PKCS #8 in BER to DER, the one form of BER that [`parse`](Self::parse) takes. Checks nothing but the encoding,
    /// and leaves DER as it is.
    ///
    /// # Errors
    /// [`InvalidKey`] if it is not BER, is longer than 16 KiB, or is nested more than a dozen deep.
    pub fn der_from_ber(pkcs8: &[u8]) -> Result<Secret<[u8]>, InvalidKey> {
        ber::pkcs8_to_der(pkcs8).ok_or(InvalidKey)
    }

    /// Returns the type.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.public.key_type()
    }

    /// Returns the public key as a DER SubjectPublicKeyInfo.
    #[must_use]
    pub fn public_key(&self) -> &[u8] {
        self.public.spki()
    }

    /// Signs.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn sign(&self, scheme: SignatureScheme, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        match (&self.kind, scheme) {
            (PrivateKeyKind::Rsa(key), SignatureScheme::RsaPkcs1(hash)) => {
                key.sign(Padding::Pkcs1, hash, input)
            }
            (PrivateKeyKind::Rsa(key), SignatureScheme::RsaPss(hash)) => {
                key.sign(Padding::Pss, hash, input)
            }
            (PrivateKeyKind::Ec(key), SignatureScheme::Ecdsa(hash)) => key.sign(hash, input),
            (PrivateKeyKind::Secp256k1(key), SignatureScheme::Ecdsa(hash)) => key.sign(hash, input),
            (PrivateKeyKind::Ed25519(key), SignatureScheme::Ed25519) => key.sign(input),
            (PrivateKeyKind::Ed25519(key), SignatureScheme::Ed25519Ph) => key.sign_prehashed(input),
            (PrivateKeyKind::MlDsa(key), SignatureScheme::MlDsa) => key.sign(input),
            (PrivateKeyKind::MlDsa(key), SignatureScheme::MlDsaExternalMu) => key.sign_mu(input),
            _ => Err(SignError::SchemeMismatch),
        }
    }

    /// Verifies with the public key, as [`PublicKey::verify`] does.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn verify(
        &self,
        scheme: SignatureScheme,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        self.public.verify(scheme, input, signature)
    }

    /// Encrypts with the public key, as [`PublicKey::encrypt`] does.
    ///
    /// # Errors
    /// [`OaepError`].
    pub fn encrypt(&self, hash: OaepHash, plaintext: &[u8]) -> Result<Vec<u8>, OaepError> {
        self.public.encrypt(hash, plaintext)
    }

    /// Decrypts a ciphertext of [`encrypt`](Self::encrypt).
    ///
    /// # Errors
    /// [`OaepError`].
    pub fn decrypt(&self, hash: OaepHash, ciphertext: &[u8]) -> Result<Secret<[u8]>, OaepError> {
        match &self.kind {
            PrivateKeyKind::Rsa(key) => key.decrypt(hash, ciphertext),
            PrivateKeyKind::Ec(_)
            | PrivateKeyKind::Secp256k1(_)
            | PrivateKeyKind::Ed25519(_)
            | PrivateKeyKind::MlDsa(_)
            | PrivateKeyKind::MlKem(_) => Err(OaepError::KeyMismatch),
        }
    }

    /// Returns the x coordinate of the shared point (NIST SP 800-56A, 5.7.1.2), 32, 48 or 66 bytes. The peer's key is a DER
    /// SubjectPublicKeyInfo on the same named curve.
    ///
    /// # Errors
    /// [`AgreeError`].
    pub fn agree(&self, peer_spki: &[u8]) -> Result<Secret<[u8]>, AgreeError> {
        match &self.kind {
            PrivateKeyKind::Ec(key) => key.agree(peer_spki),
            PrivateKeyKind::Rsa(_)
            | PrivateKeyKind::Secp256k1(_)
            | PrivateKeyKind::Ed25519(_)
            | PrivateKeyKind::MlDsa(_)
            | PrivateKeyKind::MlKem(_) => Err(AgreeError::KeyMismatch),
        }
    }

    /// Encapsulates with the public key, as [`PublicKey::encapsulate`] does. Returns the shared secret and the ciphertext.
    ///
    /// # Errors
    /// [`EncapsulateError`].
    pub fn encapsulate(&self) -> Result<(Secret<[u8]>, Vec<u8>), EncapsulateError> {
        self.public.encapsulate()
    }

    /// Returns the shared secret that the ciphertext carries.
    ///
    /// # Errors
    /// [`DecapsulateError`].
    pub fn decapsulate(&self, ciphertext: &[u8]) -> Result<Secret<[u8]>, DecapsulateError> {
        match &self.kind {
            PrivateKeyKind::MlKem(key) => key.decapsulate(ciphertext),
            PrivateKeyKind::Rsa(_)
            | PrivateKeyKind::Ec(_)
            | PrivateKeyKind::Secp256k1(_)
            | PrivateKeyKind::Ed25519(_)
            | PrivateKeyKind::MlDsa(_) => Err(DecapsulateError::KeyMismatch),
        }
    }
}

fn ec_pair(curve: ec::Curve, pkcs8: &[u8]) -> Result<(PrivateKeyKind, PublicKind), InvalidKey> {
    let (private, public) = EcPrivateKey::parse(curve, pkcs8)?;
    Ok((PrivateKeyKind::Ec(private), PublicKind::Ec(public)))
}
