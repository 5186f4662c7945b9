//! SHA-256 (FIPS 180-4) and its text form.

use aws_lc_rs::digest;
use hex_simd::{AsciiCase, Out};

/// The length of a SHA-256 digest in bytes.
pub const SHA256_BYTES: usize = 32;

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
}
