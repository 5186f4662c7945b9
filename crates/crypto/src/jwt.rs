//! JSON Web Tokens (RFC 7519) in the compact form of RFC 7515, verified with the public keys of a JSON Web Key Set (RFC 7517).
//!
//! | algorithm (RFC 7518, 3.1) | signature | key |
//! |---|---|---|
//! | `RS256`, `RS384`, `RS512` | RSASSA-PKCS1-v1_5 with SHA-256, -384, -512 | RSA, 2048 to 8192 bits |
//! | `ES256`, `ES384`, `ES512` | ECDSA with SHA-256, -384, -512: r and s, each as long as the field | P-256, P-384, P-521 |
//!
//! There is no other: neither `none` nor a MAC, so a public key is never taken for the secret of one. A key is used for the
//! algorithms of its type only, and for no other than the one it names. A token's claims about its key (`jwk`, `jku`, `x5c`,
//! `x5u`) are ignored. JSON with a duplicate member is refused, in tokens and in key sets, at any depth.
//!
//! The caller checks the values of the claims: nothing here reads a clock or knows an issuer.

mod algorithm;
mod json;
mod keys;
mod token;

pub use algorithm::Algorithm;
pub use keys::{InvalidKeySet, Jwks};
pub use token::{Claims, Rejected, Token};

#[cfg(test)]
mod tests;
