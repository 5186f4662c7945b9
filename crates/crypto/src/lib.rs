//! Cryptographic primitives, and the one construction that Bulla builds from them.
//!
//! The only crate that chooses cryptography (`server` reaches rustls through `tokio-rustls`, with the provider of this crate): AWS-LC through `aws-lc-rs` and, in the module `ffi`, through `aws-lc-sys`;
//! libsecp256k1 for its one curve; Argon2 from RustCrypto; rustls on top of AWS-LC. It knows no word of AWS KMS. Keys come in and
//! go out in [`secret::Secret`] memory. AWS-LC overwrites its copies when it frees them.

pub mod aes_gcm;
pub mod asymmetric;
mod ber;
#[cfg(test)]
mod cavp;
pub mod certificate;
pub mod cms;
mod der;
mod ffi;
pub mod hash;
pub mod hkdf;
pub mod jwt;
pub mod kdf;
pub mod key_wrap;
pub mod mac;
pub mod message;
pub mod passphrase;
pub mod random;
pub mod stream_signature;
pub mod tls;

/// Returns whether both are equal, in time that depends on the lengths only.
#[must_use]
pub fn ct_eq(a: &[u8], b: &[u8]) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(a, b).is_ok()
}
