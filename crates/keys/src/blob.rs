//! The ciphertext of the symmetric operations, version 1. The bytes are drawn in `docs/formats.md`.
//!
//! ```text
//! 0        1       2          3        19         27            59       75      87           119            n+119  n+135
//! +--------+-------+----------+--------+----------+-------------+--------+-------+------------+--------------+------+
//! | format | suite | key kind | key id | account  | material id | nonce  | IV    | commitment | ciphertext   | tag  |
//! +--------+-------+----------+--------+----------+-------------+--------+-------+------------+--------------+------+
//! |<---------------------- header, 59 bytes -------------------->|<------ crypto::message, 76 + n bytes ------------>|
//! ```
//!
//! Each message has a key of its own, derived from the key material, a random nonce and the header (NIST SP 800-108r1),
//! so the limit of 2^32 messages per AES-GCM key (NIST SP 800-38D, 8.3) does not concern a KMS key. The derivation also
//! gives a commitment: a ciphertext opens under one key only. The encryption context is bound and not stored.

use std::io::Write as _;

use model::{AccountId, Error, ErrorCode, KeyId, Operation};
use secret::Secret;

use crate::context::CiphertextContext;
use crate::hierarchy::Hierarchy;
use crate::key::Key;
use crate::material::{MaterialId, key_id_bytes};

/// The bytes before the sealed message.
pub const HEADER_BYTES: usize = 59;
/// The longest plaintext, in bytes: `PlaintextType` of the AWS model.
pub const PLAINTEXT_BYTES_MAX: usize = 4096;
/// The longest ciphertext that AWS clients accept, in bytes: `CiphertextType` of the AWS model.
pub const CIPHERTEXT_BYTES_MAX: usize = 6144;

const _: () = assert!(
    HEADER_BYTES + crypto::message::OVERHEAD + PLAINTEXT_BYTES_MAX <= CIPHERTEXT_BYTES_MAX,
    "the longest plaintext fits the longest ciphertext"
);

/// Returns the length of the plaintext of a ciphertext of so many bytes. `None` if no ciphertext is that short.
#[must_use]
pub const fn plaintext_bytes(ciphertext_bytes: usize) -> Option<usize> {
    ciphertext_bytes.checked_sub(HEADER_BYTES + crypto::message::OVERHEAD)
}

const FORMAT: u8 = 1;
/// The suite: SP 800-108r1 counter mode with HMAC-SHA256, then AES-256-GCM, with key commitment.
const SUITE: u8 = 1;
const LABEL: &[u8] = b"bulla ciphertext v1";

/// The claims of a ciphertext before it is authenticated: where to look, never what to believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CiphertextHeader {
    key_id: KeyId,
    account: AccountId,
    material: MaterialId,
}

impl CiphertextHeader {
    /// Reads the header of a ciphertext. `None` if the bytes are no ciphertext of version 1.
    #[must_use]
    pub fn parse(ciphertext: &[u8]) -> Option<Self> {
        let (header, sealed) = ciphertext.split_first_chunk::<HEADER_BYTES>()?;
        if sealed.len() < crypto::message::OVERHEAD || ciphertext.len() > CIPHERTEXT_BYTES_MAX {
            return None;
        }
        let ([FORMAT, SUITE, kind], rest) = header.split_first_chunk::<3>()? else {
            return None;
        };
        let (number, rest) = rest.split_first_chunk::<16>()?;
        let (account, rest) = rest.split_first_chunk::<8>()?;
        let number = u128::from_be_bytes(*number);
        let key_id = match kind {
            0 => KeyId::SingleRegion(number),
            1 => KeyId::MultiRegion(number),
            _ => return None,
        };
        Some(Self {
            key_id,
            account: AccountId::from_number(u64::from_be_bytes(*account))?,
            material: MaterialId::from_bytes(*rest.first_chunk()?),
        })
    }

    /// Returns the id of the key.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Returns the account that owns the key.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Returns the id of the key material.
    #[must_use]
    pub const fn material(&self) -> MaterialId {
        self.material
    }

    fn is_of(&self, key: &Key) -> bool {
        self.key_id == key.arn().id && self.account == key.arn().account
    }

    fn to_bytes(self) -> [u8; HEADER_BYTES] {
        let key_id = key_id_bytes(self.key_id);
        let account = self.account.number().to_be_bytes();
        let parts: [&[u8]; 4] = [&[FORMAT, SUITE], &key_id, &account, self.material.as_bytes()];
        let mut bytes = [0; HEADER_BYTES];
        let mut rest = bytes.as_mut_slice();
        for part in parts {
            // They are as long as the header together.
            let _in_memory = rest.write_all(part);
        }
        bytes
    }
}

/// Encrypts under the key's current material.
///
/// # Errors
/// AWS's error if the key's state does not admit it, `ValidationException` if the plaintext is over 4,096 bytes,
/// `KMSInternalException` if the key material does not open or the system has no randomness to give.
pub fn encrypt(
    hierarchy: &Hierarchy,
    key: &Key,
    context: &CiphertextContext<'_>,
    plaintext: &[u8],
) -> Result<Vec<u8>, Error> {
    key.admit(Operation::Encrypt)?;
    if plaintext.len() > PLAINTEXT_BYTES_MAX {
        let message = format!("The plaintext is longer than {PLAINTEXT_BYTES_MAX} bytes.");
        return Err(Error::validation(message));
    }
    let bound = context
        .canonical()
        .ok_or_else(|| Error::validation("The encryption context is too long."))?;
    let material = key.current_material()?;
    let secret = material.open_symmetric(hierarchy, key.arn())?;
    let header = CiphertextHeader {
        key_id: key.arn().id,
        account: key.arn().account,
        material: material.id(),
    }
    .to_bytes();
    let mut blob = Vec::with_capacity(HEADER_BYTES + crypto::message::OVERHEAD + plaintext.len());
    blob.extend_from_slice(&header);
    crypto::message::seal(&secret, LABEL, &header, &bound, plaintext, &mut blob)
        .map_err(Error::failed)?;
    Ok(blob)
}

/// Decrypts what [`encrypt`] made under any material of the key, with the same context.
///
/// # Errors
/// AWS's error if the key's state does not admit it; `KMSInternalException` if the key material does not open;
/// `InvalidCiphertextException` without a message for any fault of ciphertext or context.
pub fn decrypt(
    hierarchy: &Hierarchy,
    key: &Key,
    header: &CiphertextHeader,
    context: &CiphertextContext<'_>,
    ciphertext: &[u8],
) -> Result<Secret<[u8]>, Error> {
    key.admit(Operation::Decrypt)?;
    let invalid = || Error::bare(ErrorCode::InvalidCiphertextException);
    let names_this_key = CiphertextHeader::parse(ciphertext) == Some(*header) && header.is_of(key);
    let material = key.material(header.material).filter(|_| names_this_key).ok_or_else(invalid)?;
    let bound = context.canonical().ok_or_else(invalid)?;
    let (written, sealed) = ciphertext.split_at_checked(HEADER_BYTES).ok_or_else(invalid)?;
    let secret = material.open_symmetric(hierarchy, key.arn())?;
    crypto::message::open(&secret, LABEL, written, &bound, sealed).map_err(|_opaque| invalid())
}

#[cfg(test)]
mod tests;
