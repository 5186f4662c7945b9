//! The key of a part, and its header.
//!
//! ```text
//! head            = magic || format || suite || log2 of the chunk || zeros || part id      32 bytes
//! K || C          = KBKDF(data key, "bulla object part v1", head)                          32 bytes each
//! header          = head || C
//! ```
//!
//! With two layers both data keys give a K, and `C = KBKDF(C of the inner, "bulla object layers v1", C of the outer)`. Nobody can
//! find two data keys with the same C (HMAC-SHA256 resists collisions), so a part opens under one data key only, which AES-GCM
//! alone does not give.

use crypto::aes_gcm::{AesGcm, NONCE_BYTES};
use crypto::kdf::kbkdf_hmac_sha256;
use secret::Secret;

use crate::data_key::ObjectDataKey;
use crate::error::PartError;
use crate::id::PartId;
use crate::layout::{CHUNK_BYTES_LOG2, HEADER_BYTES};

const MAGIC: &[u8; 8] = b"bullaS3\0";
const FORMAT: u8 = 1;
const PART_LABEL: &[u8] = b"bulla object part v1";
const LAYERS_LABEL: &[u8] = b"bulla object layers v1";
/// The flag in the nonce of the last chunk.
const FINAL: u32 = 1;

/// The keys of a part, made ready, and its header.
#[derive(Debug)]
pub(crate) struct PartKey {
    inner: AesGcm,
    outer: Option<AesGcm>,
    header: [u8; HEADER_BYTES],
}

impl PartKey {
    /// Derives the keys.
    ///
    /// # Errors
    /// [`PartError::Crypto`].
    pub(crate) fn new(key: &ObjectDataKey, id: PartId) -> Result<Self, PartError> {
        let mut head = [0; HEADER_BYTES / 2];
        let versions = [FORMAT, key.layers().suite(), CHUNK_BYTES_LOG2];
        let fields: [&[u8]; 4] = [MAGIC, &versions, &[0; 5], id.as_bytes()];
        let fields = fields.iter().flat_map(|field| field.iter());
        head.iter_mut().zip(fields).for_each(|(to, from)| *to = *from);

        let (inner, mut commitment) = derive(key.inner(), &head).ok_or(PartError::Crypto)?;
        let mut outer = None;
        if let Some(key) = key.outer() {
            let (cipher, second) = derive(key, &head).ok_or(PartError::Crypto)?;
            outer = Some(cipher);
            let mut both = [0; 32];
            kbkdf_hmac_sha256(&commitment, LAYERS_LABEL, &[&second], &mut both)
                .map_err(|_refused| PartError::Crypto)?;
            commitment = both;
        }
        let mut header = [0; HEADER_BYTES];
        let bytes = head.iter().chain(&commitment);
        header.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        Ok(Self { inner, outer, header })
    }

    /// Returns the header that the part has under this key.
    pub(crate) const fn header(&self) -> &[u8; HEADER_BYTES] {
        &self.header
    }

    /// Encrypts the end of `bytes` from `start` on in place, and appends the tags.
    ///
    /// # Errors
    /// [`PartError::Crypto`].
    pub(crate) fn seal(
        &self,
        index: u64,
        is_last: bool,
        bytes: &mut Vec<u8>,
        start: usize,
    ) -> Result<(), PartError> {
        let nonce = nonce(index, is_last);
        for cipher in std::iter::once(&self.inner).chain(&self.outer) {
            let message = bytes.get_mut(start..).ok_or(PartError::Crypto)?;
            let tag = cipher.seal(&nonce, &self.header, message);
            bytes.extend_from_slice(&tag.map_err(|_refused| PartError::Crypto)?);
        }
        Ok(())
    }

    /// Decrypts a chunk in place, and returns the length of its plaintext, with which it begins then. `None` if it is not
    /// authentic.
    pub(crate) fn open(&self, index: u64, is_last: bool, chunk: &mut [u8]) -> Option<usize> {
        let nonce = nonce(index, is_last);
        let mut message = chunk;
        for cipher in self.outer.iter().chain(std::iter::once(&self.inner)) {
            message = cipher.open_in_place(&nonce, &self.header, message).ok()?;
        }
        Some(message.len())
    }
}

/// Returns the key and the commitment.
fn derive(key: &Secret<[u8; 32]>, head: &[u8]) -> Option<(AesGcm, [u8; 32])> {
    let derived = Secret::<[u8; 64]>::try_fill_with(|out| {
        kbkdf_hmac_sha256(key.expose(), PART_LABEL, &[head], out)
    });
    let derived = derived.ok()?;
    let (key, commitment) = derived.expose().split_at(32);
    Some((AesGcm::new(key).ok()?, *commitment.first_chunk()?))
}

/// Returns the nonce of a chunk: flags, then its number. STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) with the
/// flag for the last chunk in the nonce, so that a part that ends early does not open.
fn nonce(index: u64, is_last: bool) -> [u8; NONCE_BYTES] {
    let mut nonce = [0; NONCE_BYTES];
    let flags = if is_last { FINAL } else { 0 };
    let bytes = flags.to_be_bytes().into_iter().chain(index.to_be_bytes());
    nonce.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    nonce
}
