//! Sealing a message: a key of its own, AES-256-GCM, and a commitment to the key.
//!
//! ```text
//! N  <- 16 random bytes        IV <- 12 random bytes
//! K || C <- KBKDF-HMAC-SHA256(key, label, context = N || header)      32 bytes each
//! sealed = N || IV || C || AES-256-GCM(K, IV, plaintext, AAD = header || aad)
//! ```
//!
//! - NIST SP 800-38D, 8.3 limits a key with random IVs to 2^32 messages. Here a key belongs to one nonce: the pair
//!   (K, IV) repeats only when N and IV both do, which for 2^64 messages under one key has a chance below
//!   2^(2*64 - 1 - 224) = 2^-97.
//! - AES-GCM does not commit to its key: one can make a ciphertext that opens under two ("invisible salamanders",
//!   Dodis et al. 2018). C is a second, independent output of the derivation and is compared before decryption, so a
//!   sealed message opens under one key only.
//! - `label` separates purposes, `header` and `aad` are bound and not stored.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use secret::Secret;

use crate::kdf::{DeriveError, kbkdf_hmac_sha256};
use crate::random;

const NONCE_BYTES: usize = 16;
const IV_BYTES: usize = 12;
const COMMITMENT_BYTES: usize = 32;
const TAG_BYTES: usize = 16;
/// The bytes that a sealed message has more than its plaintext.
pub const OVERHEAD: usize = NONCE_BYTES + IV_BYTES + COMMITMENT_BYTES + TAG_BYTES;

/// The message does not open. No other reason is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenError;

impl std::fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the sealed message does not open")
    }
}

impl std::error::Error for OpenError {}

/// The message cannot be sealed: there is no randomness, or the library failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealError;

impl std::fmt::Display for SealError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the message cannot be sealed")
    }
}

impl std::error::Error for SealError {}

/// Seals `plaintext` and appends the result to `out`.
///
/// # Errors
/// [`SealError`]; `out` is then as it was.
pub fn seal(
    key: &Secret<[u8; 32]>,
    label: &[u8],
    header: &[u8],
    aad: &[u8],
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), SealError> {
    let random =
        random::array::<{ NONCE_BYTES + IV_BYTES }>().map_err(|_no_randomness| SealError)?;
    let (nonce, iv) = random.split_at(NONCE_BYTES);
    let derived = derive(key, label, nonce, header).map_err(|DeriveError| SealError)?;
    let (message_key, commitment) = derived.expose().split_at(32);
    let start = out.len();
    out.reserve(OVERHEAD + plaintext.len());
    out.extend_from_slice(&random);
    out.extend_from_slice(commitment);
    let body = out.len();
    out.extend_from_slice(plaintext);
    let sealed = out.get_mut(body..).and_then(|body| encrypt(message_key, iv, header, aad, body));
    let Some(tag) = sealed else {
        // AES-GCM refuses only messages far over any limit here; the plaintext must not stay behind.
        out.get_mut(body..).into_iter().flatten().for_each(|byte| *byte = 0);
        out.truncate(start);
        return Err(SealError);
    };
    out.extend_from_slice(&tag);
    Ok(())
}

/// Opens a message that [`seal`] made with the same key, label, header and aad.
///
/// # Errors
/// [`OpenError`].
pub fn open(
    key: &Secret<[u8; 32]>,
    label: &[u8],
    header: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Secret<[u8]>, OpenError> {
    let (nonce, rest) = sealed.split_at_checked(NONCE_BYTES).ok_or(OpenError)?;
    let (iv, rest) = rest.split_at_checked(IV_BYTES).ok_or(OpenError)?;
    let (commitment, rest) = rest.split_at_checked(COMMITMENT_BYTES).ok_or(OpenError)?;
    let body = rest.len().checked_sub(TAG_BYTES).ok_or(OpenError)?;
    let (ciphertext, tag) = rest.split_at_checked(body).ok_or(OpenError)?;
    let derived = derive(key, label, nonce, header).map_err(|DeriveError| OpenError)?;
    let (message_key, expected) = derived.expose().split_at(32);
    if !crate::ct_eq(commitment, expected) {
        return Err(OpenError);
    }
    Secret::<[u8]>::try_fill_with(body, |plaintext| {
        decrypt(message_key, iv, header, aad, ciphertext, tag, plaintext).ok_or(OpenError)
    })
}

/// Derives the message key and the commitment.
fn derive(
    key: &Secret<[u8; 32]>,
    label: &[u8],
    nonce: &[u8],
    header: &[u8],
) -> Result<Secret<[u8; 64]>, DeriveError> {
    Secret::<[u8; 64]>::try_fill_with(|out| {
        kbkdf_hmac_sha256(key.expose(), label, &[nonce, header], out)
    })
}

fn cipher(key: &[u8], iv: &[u8]) -> Option<(LessSafeKey, Nonce)> {
    let key = UnboundKey::new(&AES_256_GCM, key).ok()?;
    Some((LessSafeKey::new(key), Nonce::try_assume_unique_for_key(iv).ok()?))
}

/// Encrypts in place and returns the tag.
fn encrypt(key: &[u8], iv: &[u8], header: &[u8], aad: &[u8], body: &mut [u8]) -> Option<[u8; 16]> {
    let (cipher, nonce) = cipher(key, iv)?;
    let aad = Aad::from([header, aad].concat());
    let tag = cipher.seal_in_place_separate_tag(nonce, aad, body).ok()?;
    tag.as_ref().first_chunk().copied()
}

fn decrypt(
    key: &[u8],
    iv: &[u8],
    header: &[u8],
    aad: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
    plaintext: &mut [u8],
) -> Option<()> {
    let (cipher, nonce) = cipher(key, iv)?;
    let aad = Aad::from([header, aad].concat());
    cipher.open_separate_gather(nonce, aad, ciphertext, tag, plaintext).ok()
}

#[cfg(test)]
mod tests;
