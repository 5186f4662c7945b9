//! Keys in pairs: signatures, encryption to a public key, key agreement, key encapsulation.
//!
//! | key | standard | encodings |
//! |---|---|---|
//! | RSA | RFC 8017, FIPS 186-5 | signature and ciphertext as long as the modulus |
//! | P-256, P-384, P-521, secp256k1 | FIPS 186-5, SEC 1, SEC 2 | signature DER `SEQUENCE { r, s }`; agreement gives the x coordinate |
//! | Ed25519 | RFC 8032 | signature 64 bytes |
//! | ML-DSA | FIPS 204 | signature as in the standard, empty context |
//! | ML-KEM | FIPS 203 | ciphertext and 32-byte shared secret as in the standard |
//!
//! Private keys are PKCS #8 version 1 (RFC 5208, for ML-DSA and ML-KEM the seed form of RFC 9881 and RFC 9935), public keys
//! SubjectPublicKeyInfo (RFC 5280), both in DER and with named curves. One key type has one algorithm identifier, and
//! nothing may follow the key.
//!
//! All private key operations run in time that does not depend on the key, as far as AWS-LC and libsecp256k1 promise it.

mod ec;
mod ed25519;
mod error;
mod key_type;
mod lattice;
mod ml_dsa;
mod ml_kem;
mod private_key;
mod public_key;
mod rsa;
mod scheme;
mod secp256k1;

pub use error::{
    AgreeError, DecapsulateError, EncapsulateError, GenerateError, InvalidKey, OaepError, SignError,
};
pub use key_type::KeyType;
pub use private_key::PrivateKey;
pub use public_key::PublicKey;
pub use scheme::{Hash, Input, OaepHash, SignatureScheme};

#[cfg(test)]
mod openssl_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wycheproof_tests;
