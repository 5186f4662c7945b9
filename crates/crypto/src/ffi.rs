//! The functions of AWS-LC that `aws-lc-rs` 1.19 does not offer, on the same linked library:
//!
//! - Ed25519ph,
//! - ML-DSA on the value mu (`EXTERNAL_MU`),
//! - ML-KEM private keys from their seed,
//! - AES key wrap with padding under a 192-bit key,
//! - AES-GCM decryption of a ciphertext that comes in pieces,
//! - MD5.
//!
//! Each function here is safe to call: lengths are checked or fixed by the type, and no pointer leaves the module. The
//! version of `aws-lc-sys` is pinned to the one that `aws-lc-rs` links.

#![expect(unsafe_code, reason = "the functions of AWS-LC are C; only this module calls them")]

mod gcm_decryption;
mod md5;

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

use aws_lc_sys as c;
use secret::Secret;

pub(crate) use gcm_decryption::GcmDecryption;
pub(crate) use md5::Md5State;

/// The return value of AWS-LC for success.
const DONE: c_int = 1;

/// A parsed key.
pub(crate) struct Pkey(NonNull<c::EVP_PKEY>);

// SAFETY: AWS-LC's evp.h: "A given object may be used concurrently on multiple threads by non-mutating functions". All
// functions used here only read the key; `EVP_PKEY_CTX_new` and `EVP_DigestSignInit` count references atomically.
unsafe impl Send for Pkey {}
// SAFETY: as above.
unsafe impl Sync for Pkey {}

impl Drop for Pkey {
    fn drop(&mut self) {
        // SAFETY: the pointer came from a parser that gave its reference to this value, and is not used after this.
        unsafe { c::EVP_PKEY_free(self.0.as_ptr()) }
    }
}

impl Pkey {
    /// Parses PKCS #8. The caller has checked the frame: bytes after it are ignored.
    pub(crate) fn from_pkcs8(pkcs8: &[u8]) -> Option<Self> {
        let mut reader = cbs(pkcs8);
        // SAFETY: the reader points to `pkcs8`, which outlives the call.
        NonNull::new(unsafe { c::EVP_parse_private_key(&raw mut reader) }).map(Self)
    }

    /// Parses SubjectPublicKeyInfo. The caller has checked the frame: bytes after it are ignored.
    pub(crate) fn from_spki(spki: &[u8]) -> Option<Self> {
        let mut reader = cbs(spki);
        // SAFETY: the reader points to `spki`, which outlives the call.
        NonNull::new(unsafe { c::EVP_parse_public_key(&raw mut reader) }).map(Self)
    }

    /// Returns the public key without a frame, for the key types that have such a form.
    pub(crate) fn raw_public_key(&self) -> Option<Vec<u8>> {
        let mut length = 0;
        // SAFETY: with no buffer the function only writes the length.
        let found = unsafe {
            c::EVP_PKEY_get_raw_public_key(self.0.as_ptr(), ptr::null_mut(), &raw mut length)
        };
        if found != DONE {
            return None;
        }
        let mut out = vec![0; length];
        // SAFETY: `length` is the length of `out`, which the function does not exceed.
        let written = unsafe {
            c::EVP_PKEY_get_raw_public_key(self.0.as_ptr(), out.as_mut_ptr(), &raw mut length)
        };
        (written == DONE && length == out.len()).then_some(out)
    }

    /// Signs a message with the hash that belongs to the key type. The signature is at most `length_max` long.
    pub(crate) fn sign_message(&self, message: &[u8], length_max: usize) -> Option<Vec<u8>> {
        let context = DigestContext::new()?;
        let mut signature = vec![0; length_max];
        let mut length = length_max;
        // SAFETY: context and key are valid; there is no digest of its own and no engine; `length` is the length of
        // the buffer, which `EVP_DigestSign` does not exceed; the message outlives the call.
        let signed = unsafe {
            c::EVP_DigestSignInit(
                context.0.as_ptr(),
                ptr::null_mut(),
                ptr::null(),
                ptr::null_mut(),
                self.0.as_ptr(),
            ) == DONE
                && c::EVP_DigestSign(
                    context.0.as_ptr(),
                    signature.as_mut_ptr(),
                    &raw mut length,
                    message.as_ptr(),
                    message.len(),
                ) == DONE
        };
        signature.truncate(length);
        signed.then_some(signature)
    }

    /// Returns whether the signature is one of the message.
    pub(crate) fn verify_message(&self, message: &[u8], signature: &[u8]) -> bool {
        let Some(context) = DigestContext::new() else { return false };
        // SAFETY: as in `sign_message`; both slices are only read.
        unsafe {
            c::EVP_DigestVerifyInit(
                context.0.as_ptr(),
                ptr::null_mut(),
                ptr::null(),
                ptr::null_mut(),
                self.0.as_ptr(),
            ) == DONE
                && c::EVP_DigestVerify(
                    context.0.as_ptr(),
                    signature.as_ptr(),
                    signature.len(),
                    message.as_ptr(),
                    message.len(),
                ) == DONE
        }
    }

    /// Signs the value that the scheme of the key derives from a message (for ML-DSA: mu). Returns at most `length_max` bytes.
    pub(crate) fn sign_digest(&self, digest: &[u8], length_max: usize) -> Option<Vec<u8>> {
        let context = KeyContext::new(self)?;
        let mut signature = vec![0; length_max];
        let mut length = length_max;
        // SAFETY: the context is valid; `length` is the length of the buffer, which `EVP_PKEY_sign` does not exceed; the
        // digest, whose length AWS-LC checks, outlives the call.
        let signed = unsafe {
            c::EVP_PKEY_sign_init(context.0.as_ptr()) == DONE
                && c::EVP_PKEY_sign(
                    context.0.as_ptr(),
                    signature.as_mut_ptr(),
                    &raw mut length,
                    digest.as_ptr(),
                    digest.len(),
                ) == DONE
        };
        signature.truncate(length);
        signed.then_some(signature)
    }

    /// Returns whether the signature is one of the value that the scheme of the key derives from a message.
    pub(crate) fn verify_digest(&self, digest: &[u8], signature: &[u8]) -> bool {
        let Some(context) = KeyContext::new(self) else { return false };
        // SAFETY: the context is valid and both slices are only read.
        unsafe {
            c::EVP_PKEY_verify_init(context.0.as_ptr()) == DONE
                && c::EVP_PKEY_verify(
                    context.0.as_ptr(),
                    signature.as_ptr(),
                    signature.len(),
                    digest.as_ptr(),
                    digest.len(),
                ) == DONE
        }
    }

    /// Returns a fresh shared secret and the ciphertext of exactly `ciphertext_bytes` that carries it.
    pub(crate) fn encapsulate(&self, ciphertext_bytes: usize) -> Option<(Secret<[u8]>, Vec<u8>)> {
        let context = KeyContext::new(self)?;
        let mut ciphertext = vec![0; ciphertext_bytes];
        let secret = Secret::<[u8]>::try_fill_with(SHARED_SECRET_BYTES, |secret| {
            let mut lengths = (ciphertext_bytes, SHARED_SECRET_BYTES);
            // SAFETY: the lengths are those of the buffers, and AWS-LC refuses to write when one is too short.
            let done = unsafe {
                c::EVP_PKEY_encapsulate(
                    context.0.as_ptr(),
                    ciphertext.as_mut_ptr(),
                    &raw mut lengths.0,
                    secret.as_mut_ptr(),
                    &raw mut lengths.1,
                )
            };
            let whole = lengths == (ciphertext_bytes, SHARED_SECRET_BYTES);
            (done == DONE && whole).then_some(()).ok_or(())
        });
        Some((secret.ok()?, ciphertext))
    }

    /// Returns the shared secret that the ciphertext carries.
    pub(crate) fn decapsulate(&self, ciphertext: &[u8]) -> Option<Secret<[u8]>> {
        let context = KeyContext::new(self)?;
        let secret = Secret::<[u8]>::try_fill_with(SHARED_SECRET_BYTES, |secret| {
            let mut length = SHARED_SECRET_BYTES;
            // SAFETY: `length` is the length of the buffer, AWS-LC refuses to write when it is too short, and checks the
            // length of the ciphertext.
            let done = unsafe {
                c::EVP_PKEY_decapsulate(
                    context.0.as_ptr(),
                    secret.as_mut_ptr(),
                    &raw mut length,
                    ciphertext.as_ptr(),
                    ciphertext.len(),
                )
            };
            (done == DONE && length == SHARED_SECRET_BYTES).then_some(()).ok_or(())
        });
        secret.ok()
    }
}

/// The length of the shared secret of every parameter set: FIPS 203.
const SHARED_SECRET_BYTES: usize = 32;

/// Signs a SHA-512 digest with Ed25519ph and the empty context. The private key is the seed and the public key.
pub(crate) fn ed25519ph_sign(private_key: &[u8; 64], digest: &[u8; 64]) -> Option<[u8; 64]> {
    let mut signature = [0; 64];
    // SAFETY: signature, digest and private key have the 64 bytes that curve25519.h asks for; a context of length zero
    // is not read.
    let signed = unsafe {
        c::ED25519ph_sign_digest(
            signature.as_mut_ptr(),
            digest.as_ptr(),
            private_key.as_ptr(),
            ptr::null(),
            0,
        )
    };
    (signed == DONE).then_some(signature)
}

/// Returns whether the signature is one of the SHA-512 digest, by Ed25519ph with the empty context.
pub(crate) fn ed25519ph_verify(
    public_key: &[u8; 32],
    digest: &[u8; 64],
    signature: &[u8; 64],
) -> bool {
    // SAFETY: digest, signature and public key have the 64, 64 and 32 bytes that curve25519.h asks for; a context of
    // length zero is not read.
    let valid = unsafe {
        c::ED25519ph_verify_digest(
            digest.as_ptr(),
            signature.as_ptr(),
            public_key.as_ptr(),
            ptr::null(),
            0,
        )
    };
    valid == DONE
}

/// Wraps `key` into `out` by AES key wrap with padding (RFC 5649). Returns the number of bytes written.
pub(crate) fn aes_wrap_padded(kek: &AesKek, key: &[u8], out: &mut [u8]) -> Option<usize> {
    let mut length = 0;
    // SAFETY: the schedule is for encryption; AWS-LC writes at most `out.len()` bytes and checks the length of `key`.
    let done = unsafe {
        c::AES_wrap_key_padded(
            &raw const kek.0,
            out.as_mut_ptr(),
            &raw mut length,
            out.len(),
            key.as_ptr(),
            key.len(),
        )
    };
    (done == DONE).then_some(length)
}

/// Undoes [`aes_wrap_padded`]. Returns the number of bytes written.
pub(crate) fn aes_unwrap_padded(kek: &AesKek, wrapped: &[u8], out: &mut [u8]) -> Option<usize> {
    let mut length = 0;
    // SAFETY: the schedule is for decryption; AWS-LC writes at most `out.len()` bytes and checks the length of
    // `wrapped`.
    let done = unsafe {
        c::AES_unwrap_key_padded(
            &raw const kek.0,
            out.as_mut_ptr(),
            &raw mut length,
            out.len(),
            wrapped.as_ptr(),
            wrapped.len(),
        )
    };
    (done == DONE).then_some(length)
}

/// The key schedule of a key encryption key of 16, 24 or 32 bytes.
pub(crate) struct AesKek(c::AES_KEY);

impl AesKek {
    /// Returns the schedule to wrap with.
    pub(crate) fn to_wrap(key: &[u8]) -> Option<Self> {
        Self::schedule(key, c::AES_set_encrypt_key)
    }

    /// Returns the schedule to unwrap with.
    pub(crate) fn to_unwrap(key: &[u8]) -> Option<Self> {
        Self::schedule(key, c::AES_set_decrypt_key)
    }

    fn schedule(
        key: &[u8],
        set: unsafe extern "C" fn(*const u8, u32, *mut c::AES_KEY) -> c_int,
    ) -> Option<Self> {
        let bits = match key.len() {
            16 => 128,
            24 => 192,
            32 => 256,
            _ => return None,
        };
        let mut schedule = Self(c::AES_KEY { rd_key: [0; 60], rounds: 0 });
        // SAFETY: `key` has `bits` bits, and the schedule is a whole value that the function overwrites.
        let failed = unsafe { set(key.as_ptr(), bits, &raw mut schedule.0) };
        (failed == 0).then_some(schedule)
    }
}

impl Drop for AesKek {
    fn drop(&mut self) {
        let length = size_of::<c::AES_KEY>();
        // SAFETY: the pointer and the length are those of a value that is borrowed exclusively, and all zeros is a value.
        unsafe { c::OPENSSL_cleanse((&raw mut self.0).cast(), length) }
    }
}

/// An operation with a key.
struct KeyContext(NonNull<c::EVP_PKEY_CTX>);

impl KeyContext {
    fn new(key: &Pkey) -> Option<Self> {
        // SAFETY: the key is valid; the context counts its own reference to it.
        NonNull::new(unsafe { c::EVP_PKEY_CTX_new(key.0.as_ptr(), ptr::null_mut()) }).map(Self)
    }
}

impl Drop for KeyContext {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `EVP_PKEY_CTX_new` and is not used after this.
        unsafe { c::EVP_PKEY_CTX_free(self.0.as_ptr()) }
    }
}

/// An operation with a message.
struct DigestContext(NonNull<c::EVP_MD_CTX>);

impl DigestContext {
    fn new() -> Option<Self> {
        // SAFETY: the function has no preconditions.
        NonNull::new(unsafe { c::EVP_MD_CTX_new() }).map(Self)
    }
}

impl Drop for DigestContext {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `EVP_MD_CTX_new` and is not used after this.
        unsafe { c::EVP_MD_CTX_free(self.0.as_ptr()) }
    }
}

/// Returns AWS-LC's reader over `bytes`. It holds a pointer to them: the caller uses it while they are borrowed.
fn cbs(bytes: &[u8]) -> c::CBS {
    let mut reader = MaybeUninit::uninit();
    // SAFETY: `CBS_init` writes the whole structure.
    unsafe {
        c::CBS_init(reader.as_mut_ptr(), bytes.as_ptr(), bytes.len());
        reader.assume_init()
    }
}
