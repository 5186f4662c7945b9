//! AES-GCM decryption of a ciphertext that comes in pieces.

use std::ffi::c_int;
use std::ptr::{self, NonNull};

use aws_lc_sys as c;

use super::DONE;

/// The most bytes that AWS-LC takes at once, with room for its own arithmetic.
const PIECE_BYTES_MAX: usize = 1 << 30;

/// A ciphertext that has not all come.
pub(crate) struct GcmDecryption(NonNull<c::EVP_CIPHER_CTX>);

// SAFETY: the context is plain memory that belongs to no thread, and this value is the only way to it.
unsafe impl Send for GcmDecryption {}

impl Drop for GcmDecryption {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `EVP_CIPHER_CTX_new` and is not used after this; AWS-LC wipes what it frees.
        unsafe { c::EVP_CIPHER_CTX_free(self.0.as_ptr()) }
    }
}

impl GcmDecryption {
    /// Begins with a key of 16, 24 or 32 bytes, a nonce of 12, and the additional data. Returns `None` if the key has another
    /// length.
    pub(crate) fn new(key: &[u8], nonce: &[u8; 12], aad: &[u8]) -> Option<Self> {
        // SAFETY: these functions return pointers to constants.
        let cipher = unsafe {
            match key.len() {
                16 => c::EVP_aes_128_gcm(),
                24 => c::EVP_aes_192_gcm(),
                32 => c::EVP_aes_256_gcm(),
                _ => return None,
            }
        };
        // SAFETY: the function takes nothing and returns a new context, or null.
        let context = Self(NonNull::new(unsafe { c::EVP_CIPHER_CTX_new() })?);
        // SAFETY: the context is valid; there is no engine; the cipher reads the key's length, and 12 bytes of nonce, which is what GCM
        // has unless told otherwise.
        let begun = unsafe {
            c::EVP_DecryptInit_ex(
                context.0.as_ptr(),
                cipher,
                ptr::null_mut(),
                key.as_ptr(),
                nonce.as_ptr(),
            )
        };
        let length = c_int::try_from(aad.len()).ok()?;
        let mut taken = 0;
        // SAFETY: without a buffer for plaintext the bytes are additional data, which are only read.
        let bound = unsafe {
            c::EVP_DecryptUpdate(
                context.0.as_ptr(),
                ptr::null_mut(),
                &raw mut taken,
                aad.as_ptr(),
                length,
            )
        };
        (begun == DONE && bound == DONE).then_some(context)
    }

    /// Decrypts the next piece into `out`, which has the same length. Returns `None` if AWS-LC refuses: the ciphertext is longer
    /// than GCM allows.
    pub(crate) fn update(&mut self, ciphertext: &[u8], out: &mut [u8]) -> Option<()> {
        if ciphertext.len() != out.len() {
            return None;
        }
        let pieces = ciphertext.chunks(PIECE_BYTES_MAX).zip(out.chunks_mut(PIECE_BYTES_MAX));
        for (piece, out) in pieces {
            let length = c_int::try_from(piece.len()).ok()?;
            let mut written = 0;
            // SAFETY: GCM writes as many bytes as it reads, and both slices have `length`.
            let done = unsafe {
                c::EVP_DecryptUpdate(
                    self.0.as_ptr(),
                    out.as_mut_ptr(),
                    &raw mut written,
                    piece.as_ptr(),
                    length,
                )
            };
            if done != DONE || written != length {
                return None;
            }
        }
        Some(())
    }

    /// Returns whether the tag is that of the whole ciphertext.
    pub(crate) fn finish(self, tag: &[u8; 16]) -> bool {
        let mut tag = *tag;
        let mut written = 0;
        let mut rest = [0; 16];
        // SAFETY: AWS-LC copies 16 bytes from the tag, whose length it is told; at the end GCM writes nothing, and there is room for a
        // block.
        unsafe {
            c::EVP_CIPHER_CTX_ctrl(
                self.0.as_ptr(),
                c::EVP_CTRL_GCM_SET_TAG,
                16,
                tag.as_mut_ptr().cast(),
            ) == DONE
                && c::EVP_DecryptFinal_ex(self.0.as_ptr(), rest.as_mut_ptr(), &raw mut written)
                    == DONE
        }
    }
}
