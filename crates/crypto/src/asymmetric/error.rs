use thiserror::Error;

/// No key was made: there is no randomness, or the library failed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("no key could be generated")]
pub struct GenerateError;

/// The bytes are not a sound key of the requested type.
///
/// The flaw is not reported: it may depend on secret parts.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the key is not valid, or not of the expected type")]
pub struct InvalidKey;

/// The reason why nothing was signed or verified. A wrong signature is not an error: `verify` then returns `false`.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SignError {
    /// The key is of another kind, or the curve goes with another hash.
    #[error("the scheme does not fit the key")]
    SchemeMismatch,
    /// The scheme signs messages and was given a digest.
    #[error("the scheme does not sign a digest")]
    InputMismatch,
    /// The digest does not have the length that the scheme's hash gives.
    #[error("the digest has the wrong length")]
    DigestLength,
    /// The library failed.
    #[error("the signature could not be made")]
    Failed,
}

/// The reason why nothing was encrypted or decrypted.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum OaepError {
    /// The key is not an RSA key.
    #[error("the key is not for RSAES-OAEP")]
    KeyMismatch,
    /// The plaintext is longer than the key length less twice the hash length less two.
    #[error("the plaintext is too long for the key")]
    PlaintextTooLong,
    /// The ciphertext does not decrypt, for whatever reason (RFC 8017, 7.1.2: they must not be distinguishable), or the library
    /// failed.
    #[error("the message could not be encrypted or decrypted")]
    Failed,
}

/// The reason why no shared secret was agreed on.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum AgreeError {
    /// The key is not on P-256, P-384 or P-521.
    #[error("the key is not for key agreement")]
    KeyMismatch,
    /// The peer's key is not a valid SubjectPublicKeyInfo on the same curve.
    #[error("the peer's public key is not valid on the curve of the key")]
    InvalidPeer,
    /// The library failed.
    #[error("the key agreement failed")]
    Failed,
}

/// The reason why no shared secret was encapsulated.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum EncapsulateError {
    /// The key is not an ML-KEM key.
    #[error("the key is not for key encapsulation")]
    KeyMismatch,
    /// The library failed.
    #[error("the encapsulation failed")]
    Failed,
}

/// The reason why no shared secret was decapsulated. An altered ciphertext is not an error: it gives another secret (FIPS 203,
/// 6.3).
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum DecapsulateError {
    /// The key is not an ML-KEM key.
    #[error("the key is not for key encapsulation")]
    KeyMismatch,
    /// The ciphertext does not have the length of the parameter set.
    #[error("the ciphertext has the wrong length")]
    CiphertextLength,
    /// The library failed.
    #[error("the decapsulation failed")]
    Failed,
}
