//! ML-DSA (FIPS 204), with the empty context.

use secret::Secret;

use super::{GenerateError, Input, InvalidKey, KeyType, SignError, lattice};
use crate::ffi::Pkey;

/// The length of mu: 64 bytes (FIPS 204, 6.2).
const MU_BYTES: usize = 64;
const SEED_BYTES: usize = 32;
/// The longest signature, that of ML-DSA-87 (FIPS 204, table 2).
const SIGNATURE_BYTES_MAX: usize = 4627;

/// Returns a new key in the seed form of RFC 9881, 6.
pub(super) fn generate(key_type: KeyType) -> Result<Secret<[u8]>, GenerateError> {
    lattice::generate(key_type, SEED_BYTES)
}

pub(super) struct MlDsaPrivateKey(Pkey);

impl MlDsaPrivateKey {
    pub(super) fn parse(
        key_type: KeyType,
        pkcs8: &[u8],
    ) -> Result<(Self, MlDsaPublicKey), InvalidKey> {
        key_type.read_pkcs8(pkcs8)?;
        let key = Pkey::from_pkcs8(pkcs8).ok_or(InvalidKey)?;
        let public = MlDsaPublicKey::parse(key_type, &lattice::spki(key_type, &key)?)?;
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

pub(super) struct MlDsaPublicKey {
    spki: Vec<u8>,
    key: Pkey,
}

impl MlDsaPublicKey {
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
