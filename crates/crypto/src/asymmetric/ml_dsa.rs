//! ML-DSA (FIPS 204), with the empty context.

use secret::Secret;

use super::{GenerateError, Input, InvalidKey, KeyType, SignError};
use crate::der;
use crate::ffi::Pkey;
use crate::random;

/// FIPS 204, 6.2: mu has 64 bytes.
const MU_BYTES: usize = 64;
const SEED_BYTES: usize = 32;
/// The longest signature, that of ML-DSA-87 (FIPS 204, table 2).
const SIGNATURE_BYTES_MAX: usize = 4627;

/// The seed form of RFC 9881, 6: `[0] IMPLICIT OCTET STRING` inside the `OCTET STRING`.
pub(super) fn generate(key_type: KeyType) -> Result<Secret<[u8]>, GenerateError> {
    seed_pkcs8(key_type, SEED_BYTES)
}

/// A private key in PKCS #8 that consists of a random seed, for ML-DSA and ML-KEM.
pub(super) fn seed_pkcs8(
    key_type: KeyType,
    seed_bytes: usize,
) -> Result<Secret<[u8]>, GenerateError> {
    const SEED_TAG: u8 = 0x80;
    let seed_bytes_byte = u8::try_from(seed_bytes).map_err(|_too_long| GenerateError)?;
    let version = der::value(der::tag::INTEGER, &[&[0]]);
    let algorithm = der::value(der::tag::SEQUENCE, &[key_type.algorithm()]);
    let seed_head = [der::tag::OCTET_STRING, seed_bytes_byte + 2, SEED_TAG, seed_bytes_byte];
    let content = version.len() + algorithm.len() + seed_head.len();
    let mut head = Vec::new();
    der::head(&mut head, der::tag::SEQUENCE, content + seed_bytes);
    let head = [head, version, algorithm, seed_head.to_vec()].concat();
    Secret::<[u8]>::try_fill_with(head.len() + seed_bytes, |out| {
        let (front, seed) = out.split_at_mut_checked(head.len()).ok_or(GenerateError)?;
        front.copy_from_slice(&head);
        random::fill(seed).map_err(|random::RandomError| GenerateError)
    })
}

pub(super) struct Private(Pkey);

impl Private {
    pub(super) fn parse(key_type: KeyType, pkcs8: &[u8]) -> Result<(Self, Public), InvalidKey> {
        key_type.read_pkcs8(pkcs8)?;
        let key = Pkey::from_pkcs8(pkcs8).ok_or(InvalidKey)?;
        let public = Public::parse(key_type, &spki(key_type, &key)?)?;
        Ok((Self(key), public))
    }

    pub(super) fn sign(&self, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        let signature = self.0.sign_message(message(input)?, SIGNATURE_BYTES_MAX);
        signature.ok_or(SignError::Failed)
    }

    pub(super) fn sign_mu(&self, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        self.0.sign_digest(mu(input)?, SIGNATURE_BYTES_MAX).ok_or(SignError::Failed)
    }
}

pub(super) struct Public {
    spki: Vec<u8>,
    key: Pkey,
}

impl Public {
    pub(super) fn parse(key_type: KeyType, spki: &[u8]) -> Result<Self, InvalidKey> {
        key_type.read_spki(spki)?;
        let key = Pkey::from_spki(spki).ok_or(InvalidKey)?;
        Ok(Self { spki: spki.to_vec(), key })
    }

    pub(super) fn spki(&self) -> &[u8] {
        &self.spki
    }

    pub(super) fn verify(&self, input: Input<'_>, signature: &[u8]) -> Result<bool, SignError> {
        Ok(self.key.verify_message(message(input)?, signature))
    }

    pub(super) fn verify_mu(&self, input: Input<'_>, signature: &[u8]) -> Result<bool, SignError> {
        Ok(self.key.verify_digest(mu(input)?, signature))
    }
}

/// The SubjectPublicKeyInfo of a key whose public key is raw bytes: ML-DSA and ML-KEM.
pub(super) fn spki(key_type: KeyType, key: &Pkey) -> Result<Vec<u8>, InvalidKey> {
    let raw = key.raw_public_key().ok_or(InvalidKey)?;
    let algorithm = der::value(der::tag::SEQUENCE, &[key_type.algorithm()]);
    let bits = der::value(der::tag::BIT_STRING, &[&[0], &raw]);
    Ok(der::value(der::tag::SEQUENCE, &[&algorithm, &bits]))
}

fn message(input: Input<'_>) -> Result<&[u8], SignError> {
    match input {
        Input::Message(message) => Ok(message),
        Input::Digest(_) => Err(SignError::InputMismatch),
    }
}

fn mu(input: Input<'_>) -> Result<&[u8], SignError> {
    let (Input::Message(mu) | Input::Digest(mu)) = input;
    if mu.len() == MU_BYTES { Ok(mu) } else { Err(SignError::DigestLength) }
}
