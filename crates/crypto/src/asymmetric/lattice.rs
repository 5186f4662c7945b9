//! The parts that keys of ML-DSA and ML-KEM share: a private key is a seed, a public key is raw bytes.

use secret::Secret;

use super::{GenerateError, InvalidKey, KeyType};
use crate::der::{self, tag};
use crate::ffi::Pkey;
use crate::random;

/// Returns a random seed in PKCS #8: `[0] IMPLICIT OCTET STRING` inside the `OCTET STRING` (RFC 9881, 6; RFC 9935, 6).
pub(super) fn generate(
    key_type: KeyType,
    seed_bytes: usize,
) -> Result<Secret<[u8]>, GenerateError> {
    let head = pkcs8_head(key_type, seed_bytes);
    Secret::<[u8]>::try_fill_with(head.len() + seed_bytes, |out| {
        let (front, seed) = out.split_at_mut_checked(head.len()).ok_or(GenerateError)?;
        front.copy_from_slice(&head);
        random::fill(seed).map_err(|random::RandomError| GenerateError)
    })
}

/// Returns the bytes before the seed.
fn pkcs8_head(key_type: KeyType, seed_bytes: usize) -> Vec<u8> {
    const SEED: u8 = 0x80;
    let version = der::value(tag::INTEGER, &[&[0]]);
    let algorithm = der::value(tag::SEQUENCE, &[key_type.algorithm()]);
    let (mut seed, mut key, mut info) = (Vec::new(), Vec::new(), Vec::new());
    der::head(&mut seed, SEED, seed_bytes);
    der::head(&mut key, tag::OCTET_STRING, seed.len() + seed_bytes);
    let before_seed = [version, algorithm, key, seed].concat();
    der::head(&mut info, tag::SEQUENCE, before_seed.len() + seed_bytes);
    info.extend(before_seed);
    info
}

/// Returns the SubjectPublicKeyInfo of a parsed key.
pub(super) fn spki(key_type: KeyType, key: &Pkey) -> Result<Vec<u8>, InvalidKey> {
    let raw = key.raw_public_key().ok_or(InvalidKey)?;
    let algorithm = der::value(tag::SEQUENCE, &[key_type.algorithm()]);
    let bits = der::value(tag::BIT_STRING, &[&[0], &raw]);
    Ok(der::value(tag::SEQUENCE, &[&algorithm, &bits]))
}

/// Returns the private key of a given seed, for test vectors.
#[cfg(test)]
pub(super) fn pkcs8_of_seed(key_type: KeyType, seed: &[u8]) -> Vec<u8> {
    [&pkcs8_head(key_type, seed.len()), seed].concat()
}
