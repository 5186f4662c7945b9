//! MD5 of bytes that come in parts.

use std::ffi::c_int;
use std::mem::MaybeUninit;

use aws_lc_sys as c;

/// The length of a digest in bytes.
const DIGEST_BYTES: usize = 16;

/// The state of a hash. It is wiped when it is dropped: it has the last bytes that were added.
#[derive(Clone)]
pub(crate) struct Md5State(c::MD5_CTX);

impl Drop for Md5State {
    fn drop(&mut self) {
        // SAFETY: the pointer and the length are those of the state, which has numbers only.
        unsafe { c::OPENSSL_cleanse((&raw mut self.0).cast(), size_of::<c::MD5_CTX>()) }
    }
}

impl Md5State {
    /// Returns the state of no bytes so far.
    pub(crate) fn new() -> Self {
        let mut state = MaybeUninit::<c::MD5_CTX>::zeroed();
        // SAFETY: `MD5_Init` writes the whole state and cannot fail. The state has numbers only, for which zero is a value.
        let state = unsafe {
            let _done: c_int = c::MD5_Init(state.as_mut_ptr());
            state.assume_init()
        };
        Self(state)
    }

    /// Adds bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        // SAFETY: the state was initialised, and `MD5_Update` reads as many bytes as the slice has. It cannot fail.
        unsafe { c::MD5_Update(&raw mut self.0, bytes.as_ptr().cast(), bytes.len()) };
    }

    /// Returns the digest of all bytes added.
    pub(crate) fn finish(mut self) -> [u8; DIGEST_BYTES] {
        let mut digest = [0; DIGEST_BYTES];
        // SAFETY: the state was initialised, and `MD5_Final` writes 16 bytes. It cannot fail.
        unsafe { c::MD5_Final(digest.as_mut_ptr(), &raw mut self.0) };
        digest
    }
}
