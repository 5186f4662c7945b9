//! ML-KEM (FIPS 203).

use secret::Secret;

use super::{DecapsulateError, EncapsulateError, GenerateError, InvalidKey, KeyType, lattice};
use crate::ffi::Pkey;

/// The seeds d and z of FIPS 203, 7.1.
const SEED_BYTES: usize = 64;

/// Returns a new key in the seed form of RFC 9935, 6.
pub(super) fn generate(key_type: KeyType) -> Result<Secret<[u8]>, GenerateError> {
    lattice::generate(key_type, SEED_BYTES)
}

pub(super) struct MlKemPrivateKey {
    key: Pkey,
    ciphertext_bytes: usize,
}

impl MlKemPrivateKey {
    pub(super) fn parse(
        key_type: KeyType,
        pkcs8: &[u8],
    ) -> Result<(Self, MlKemPublicKey), InvalidKey> {
        key_type.read_pkcs8(pkcs8)?;
        let key = Pkey::from_pkcs8(pkcs8).ok_or(InvalidKey)?;
        let public = MlKemPublicKey::parse(key_type, &lattice::spki(key_type, &key)?)?;
        Ok((Self { key, ciphertext_bytes: public.ciphertext_bytes }, public))
    }

    pub(super) fn decapsulate(&self, ciphertext: &[u8]) -> Result<Secret<[u8]>, DecapsulateError> {
        if ciphertext.len() != self.ciphertext_bytes {
            return Err(DecapsulateError::CiphertextLength);
        }
        self.key.decapsulate(ciphertext).ok_or(DecapsulateError::Failed)
    }
}

pub(super) struct MlKemPublicKey {
    spki: Vec<u8>,
    key: Pkey,
    ciphertext_bytes: usize,
}

impl MlKemPublicKey {
    /// Refuses a key whose coefficients are not reduced (FIPS 203, 7.2, the modulus check).
    pub(super) fn parse(key_type: KeyType, spki: &[u8]) -> Result<Self, InvalidKey> {
        let raw = key_type.read_spki(spki)?;
        let ciphertext_bytes = ciphertext_bytes(key_type).ok_or(InvalidKey)?;
        if !coefficients_are_reduced(raw) {
            return Err(InvalidKey);
        }
        let key = Pkey::from_spki(spki).ok_or(InvalidKey)?;
        Ok(Self { spki: spki.to_vec(), key, ciphertext_bytes })
    }

    pub(super) fn spki(&self) -> &[u8] {
        &self.spki
    }

    pub(super) fn encapsulate(&self) -> Result<(Secret<[u8]>, Vec<u8>), EncapsulateError> {
        self.key.encapsulate(self.ciphertext_bytes).ok_or(EncapsulateError::Failed)
    }
}

/// Returns the length of a ciphertext: FIPS 203, table 3.
fn ciphertext_bytes(key_type: KeyType) -> Option<usize> {
    match key_type {
        KeyType::MlKem512 => Some(768),
        KeyType::MlKem768 => Some(1088),
        KeyType::MlKem1024 => Some(1568),
        KeyType::Rsa2048
        | KeyType::Rsa3072
        | KeyType::Rsa4096
        | KeyType::P256
        | KeyType::P384
        | KeyType::P521
        | KeyType::Secp256k1
        | KeyType::Ed25519
        | KeyType::MlDsa44
        | KeyType::MlDsa65
        | KeyType::MlDsa87 => None,
    }
}

/// Returns whether all 12-bit numbers before the 32-byte seed are below q = 3329.
fn coefficients_are_reduced(raw: &[u8]) -> bool {
    let Some((coefficients, _seed)) = raw.split_last_chunk::<32>() else { return false };
    let (triples, rest) = coefficients.as_chunks::<3>();
    let reduced = |[low, middle, high]: &[u8; 3]| {
        let first = u16::from(*low) | u16::from(middle & 15) << 8;
        let second = u16::from(middle >> 4) | u16::from(*high) << 4;
        first < 3329 && second < 3329
    };
    rest.is_empty() && triples.iter().all(reduced)
}
