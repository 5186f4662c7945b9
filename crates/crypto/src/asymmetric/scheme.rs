use aws_lc_rs::digest::{Algorithm, Digest, SHA256, SHA384, SHA512, digest};

use super::SignError;

/// A hash function of FIPS 180-4.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum Hash {
    /// 32 bytes.
    Sha256,
    /// 48 bytes.
    Sha384,
    /// 64 bytes.
    Sha512,
}

impl Hash {
    /// Returns the length of a digest in bytes.
    #[must_use]
    pub fn length(self) -> usize {
        self.algorithm().output_len()
    }

    pub(super) fn algorithm(self) -> &'static Algorithm {
        match self {
            Self::Sha256 => &SHA256,
            Self::Sha384 => &SHA384,
            Self::Sha512 => &SHA512,
        }
    }

    /// Returns the digest to sign: of the message, or the given one.
    pub(super) fn digest(self, input: Input<'_>) -> Result<Digest, SignError> {
        match input {
            Input::Message(message) => Ok(digest(self.algorithm(), message)),
            Input::Digest(digest) => Digest::import_less_safe(digest, self.algorithm())
                .map_err(|aws_lc_rs::error::Unspecified| SignError::DigestLength),
        }
    }
}

/// The hash of RSAES-OAEP, which is also that of its mask generation function. The label is empty.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum OaepHash {
    /// SHA-1: sound here, because no collision helps an attacker, and kept for peers that know nothing else.
    Sha1,
    /// SHA-256.
    Sha256,
}

impl OaepHash {
    /// Returns the length of a digest in bytes.
    #[must_use]
    pub fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }
}

/// The scheme of a signature.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum SignatureScheme {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    RsaPkcs1(Hash),
    /// RSASSA-PSS (RFC 8017, 8.1): MGF1 with the same hash, the salt as long as the digest.
    RsaPss(Hash),
    /// ECDSA (FIPS 186-5, 6): SHA-256 goes with P-256 and secp256k1, SHA-384 with P-384, SHA-512 with P-521.
    Ecdsa(Hash),
    /// Ed25519 (RFC 8032, 5.1): messages only.
    Ed25519,
    /// Ed25519ph (RFC 8032, 5.1) with the empty context. A message is hashed with SHA-512 first. A digest is one already.
    Ed25519Ph,
    /// ML-DSA (FIPS 204, 5.2), hedged, with the empty context: messages only.
    MlDsa,
    /// ML-DSA whose input, message or digest alike, is the 64-byte value mu (FIPS 204, 6.2, step 6).
    MlDsaExternalMu,
}

/// The input of a signature.
#[derive(Copy, Clone, Debug)]
pub enum Input<'a> {
    /// The message itself, which the scheme hashes.
    Message(&'a [u8]),
    /// The digest of a message, which is signed as it is.
    Digest(&'a [u8]),
}
