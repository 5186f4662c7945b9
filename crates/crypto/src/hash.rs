//! SHA-256 (FIPS 180-4) and its text form, and the other hashes that protocols ask for.
//!
//! SHA-1, SHA-512 and MD5 are here for Amazon S3, whose clients choose the checksum of an object. Collisions of SHA-1 and MD5 can be
//! made: they find damage on the way, and prove nothing against somebody who wants to deceive.

use aws_lc_rs::digest;
use hex_simd::{AsciiCase, Out};

use crate::ffi::Md5State;

/// The length of a SHA-256 digest in bytes.
pub const SHA256_BYTES: usize = 32;
/// The length of a SHA-1 digest in bytes.
pub const SHA1_BYTES: usize = 20;
/// The length of a SHA-512 digest in bytes.
pub const SHA512_BYTES: usize = 64;
/// The length of an MD5 digest in bytes.
pub const MD5_BYTES: usize = 16;

/// Returns the SHA-256 of `bytes`.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; SHA256_BYTES] {
    // At once: AWS-LC allocates and wipes a state for a hash that comes in parts.
    let digest = digest::digest(&digest::SHA256, bytes);
    digest.as_ref().first_chunk().copied().unwrap_or_default()
}

/// SHA-256 of bytes that come in parts.
#[derive(Clone)]
pub struct Sha256(digest::Context);

impl std::fmt::Debug for Sha256 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sha256")
    }
}

impl Sha256 {
    /// Returns a hash of no bytes so far.
    #[must_use]
    pub fn new() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all bytes added.
    #[must_use]
    pub fn finish(self) -> [u8; SHA256_BYTES] {
        self.0.finish().as_ref().first_chunk().copied().unwrap_or_default()
    }
}

impl Default for Sha256 {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the MD5 (RFC 1321) of `bytes`; see [`Md5`] for what it is good for.
#[must_use]
pub fn md5(bytes: &[u8]) -> [u8; MD5_BYTES] {
    let mut hash = Md5::new();
    hash.update(bytes);
    hash.finish()
}

/// SHA-1 (FIPS 180-4) of bytes that come in parts, against damage only.
#[derive(Clone)]
pub struct Sha1(digest::Context);

impl std::fmt::Debug for Sha1 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sha1")
    }
}

impl Sha1 {
    /// Returns a hash of no bytes so far.
    #[must_use]
    pub fn new() -> Self {
        Self(digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY))
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all bytes added.
    #[must_use]
    pub fn finish(self) -> [u8; SHA1_BYTES] {
        self.0.finish().as_ref().first_chunk().copied().unwrap_or_default()
    }
}

impl Default for Sha1 {
    fn default() -> Self {
        Self::new()
    }
}

/// SHA-512 (FIPS 180-4) of bytes that come in parts.
#[derive(Clone)]
pub struct Sha512(digest::Context);

impl std::fmt::Debug for Sha512 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sha512")
    }
}

impl Sha512 {
    /// Returns a hash of no bytes so far.
    #[must_use]
    pub fn new() -> Self {
        Self(digest::Context::new(&digest::SHA512))
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all bytes added.
    #[must_use]
    pub fn finish(self) -> [u8; SHA512_BYTES] {
        self.0.finish().as_ref().first_chunk().copied().unwrap_or([0; SHA512_BYTES])
    }
}

impl Default for Sha512 {
    fn default() -> Self {
        Self::new()
    }
}

/// MD5 (RFC 1321) of bytes that come in parts, for the ETags and the `Content-MD5` of Amazon S3 alone. No key, password or signature may
/// rest on it.
#[derive(Clone)]
pub struct Md5(Md5State);

impl std::fmt::Debug for Md5 {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Md5")
    }
}

impl Md5 {
    /// Returns a hash of no bytes so far.
    #[must_use]
    pub fn new() -> Self {
        Self(Md5State::new())
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all bytes added.
    #[must_use]
    pub fn finish(self) -> [u8; MD5_BYTES] {
        self.0.finish()
    }
}

impl Default for Md5 {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    hex_simd::encode_to_string(bytes, AsciiCase::Lower)
}

/// Returns the lower-case hexadecimal digits of a digest, without an allocation.
#[must_use]
pub fn hex_array(digest: &[u8; SHA256_BYTES]) -> [u8; 2 * SHA256_BYTES] {
    let mut digits = [0; 2 * SHA256_BYTES];
    let _written = hex_simd::encode(digest, Out::from_slice(&mut digits), AsciiCase::Lower);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4 example values as NIST publishes them (`SHA256.pdf`).
    #[test]
    fn sha256_of_the_fips_examples() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(&sha256(b"abc")), abc);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex(&sha256(b"")), empty);
        assert_eq!(hex_array(&sha256(b"")), empty.as_bytes());
    }

    #[test]
    fn parts_hash_as_the_whole() {
        let mut hash = Sha256::new();
        hash.update(b"a");
        hash.update(b"");
        hash.update(b"bc");
        assert_eq!(hash.finish(), sha256(b"abc"));
    }

    /// RFC 1321, A.5, and the FIPS 180-4 example values of NIST (`SHA1.pdf`, `SHA512.pdf`).
    #[test]
    fn the_other_hashes_of_published_examples() {
        assert_eq!(hex(&md5(b"")), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex(&md5(b"message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
        let mut sha1 = Sha1::new();
        sha1.update(b"abc");
        assert_eq!(hex(&sha1.finish()), "a9993e364706816aba3e25717850c26c9cd0d89d");
        let mut sha512 = Sha512::new();
        sha512.update(b"abc");
        assert_eq!(
            hex(&sha512.finish()),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        );
    }

    #[test]
    fn parts_have_the_other_hashes_of_the_whole() {
        let bytes = vec![0x5a; 1000];
        let (mut whole, mut parts) = (Md5::new(), Md5::new());
        whole.update(&bytes);
        bytes.chunks(7).for_each(|part| parts.update(part));
        let copy = parts.clone();
        assert_eq!(parts.finish(), md5(&bytes));
        assert_eq!(copy.finish(), whole.finish());
    }
}
