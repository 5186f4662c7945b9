//! ECDSA (FIPS 186-5) over data that passes in pieces, with keys that are made for a message, or for a few.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{self, SHA256, SHA384};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::signature::{
    self, EcdsaKeyPair, EcdsaSigningAlgorithm, EcdsaVerificationAlgorithm, KeyPair as _,
    ParsedPublicKey,
};

use crate::asymmetric::{GenerateError, InvalidKey, SignError};

/// A curve and the hash that is used with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamCurve {
    /// ECDSA on P-256 with SHA-256.
    P256,
    /// ECDSA on P-384 with SHA-384.
    P384,
}

impl StreamCurve {
    fn signing(self) -> &'static EcdsaSigningAlgorithm {
        match self {
            Self::P256 => &signature::ECDSA_P256_SHA256_ASN1_SIGNING,
            Self::P384 => &signature::ECDSA_P384_SHA384_ASN1_SIGNING,
        }
    }

    fn verifying(self) -> &'static EcdsaVerificationAlgorithm {
        match self {
            Self::P256 => &signature::ECDSA_P256_SHA256_ASN1,
            Self::P384 => &signature::ECDSA_P384_SHA384_ASN1,
        }
    }

    fn digest(self) -> digest::Context {
        digest::Context::new(match self {
            Self::P256 => &SHA256,
            Self::P384 => &SHA384,
        })
    }
}

/// A signature key that lives as long as the messages it was made for.
pub struct StreamSigningKey {
    key: Arc<EcdsaKeyPair>,
    curve: StreamCurve,
}

impl fmt::Debug for StreamSigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StreamSigningKey")
    }
}

impl StreamSigningKey {
    /// Makes a key.
    ///
    /// # Errors
    /// [`GenerateError`]: there is no randomness.
    pub fn generate(curve: StreamCurve) -> Result<Self, GenerateError> {
        let key = EcdsaKeyPair::generate(curve.signing()).map_err(|Unspecified| GenerateError)?;
        Ok(Self { key: Arc::new(key), curve })
    }

    /// Returns the public point in compressed form (SEC 1, 2.3.3).
    #[must_use]
    pub fn public_point(&self) -> Vec<u8> {
        let point = self.key.public_key().as_ref();
        let coordinates = point.get(1..).unwrap_or_default();
        let (x, y) = coordinates.split_at(coordinates.len() / 2);
        let parity = y.last().map_or(0, |last| last & 1);
        [&[2 + parity], x].concat()
    }

    /// Begins the signature of a message.
    #[must_use]
    pub fn signer(&self) -> StreamSigner {
        StreamSigner { key: Arc::clone(&self.key), digest: self.curve.digest() }
    }
}

/// A signer of one message.
pub struct StreamSigner {
    key: Arc<EcdsaKeyPair>,
    digest: digest::Context,
}

impl fmt::Debug for StreamSigner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StreamSigner")
    }
}

impl StreamSigner {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
    }

    /// Signs everything that has passed, and returns the signature in DER (RFC 3279, 2.2.3).
    ///
    /// # Errors
    /// [`SignError`]: there is no randomness.
    pub fn sign(self) -> Result<Vec<u8>, SignError> {
        let signature = self.key.sign_digest(&self.digest.finish());
        signature.map(|der| der.as_ref().to_vec()).map_err(|Unspecified| SignError::Failed)
    }
}

/// A verifier of the signature of one message.
pub struct StreamVerifier {
    key: ParsedPublicKey,
    digest: digest::Context,
}

impl fmt::Debug for StreamVerifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StreamVerifier")
    }
}

impl StreamVerifier {
    /// Takes the public point, compressed or not (SEC 1, 2.3.4).
    ///
    /// # Errors
    /// [`InvalidKey`]: it is not a point of the curve.
    pub fn new(curve: StreamCurve, point: &[u8]) -> Result<Self, InvalidKey> {
        if !matches!(point.first(), Some(2..=4)) {
            return Err(InvalidKey);
        }
        let key = ParsedPublicKey::new(curve.verifying(), point).map_err(|_rejected| InvalidKey)?;
        Ok(Self { key, digest: curve.digest() })
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
    }

    /// Returns whether `signature` (in DER) is one of everything that has passed.
    #[must_use]
    pub fn verifies(self, signature: &[u8]) -> bool {
        self.key.verify_digest_sig(&self.digest.finish(), signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_matter_and_every_byte_does() {
        for (curve, bytes) in [(StreamCurve::P256, 33), (StreamCurve::P384, 49)] {
            let key = StreamSigningKey::generate(curve).unwrap();
            let point = key.public_point();
            assert_eq!(point.len(), bytes);
            let mut signer = key.signer();
            signer.update(b"one ");
            signer.update(b"message");
            let signature = signer.sign().unwrap();
            let verifies = |pieces: &[&[u8]]| {
                let mut verifier = StreamVerifier::new(curve, &point).unwrap();
                pieces.iter().for_each(|piece| verifier.update(piece));
                verifier.verifies(&signature)
            };
            assert!(verifies(&[b"one message"]) && verifies(&[b"o", b"ne mess", b"", b"age"]));
            assert!(!verifies(&[b"one messagE"]) && !verifies(&[]));
        }
    }

    #[test]
    fn what_is_no_point_is_refused() {
        let point = StreamSigningKey::generate(StreamCurve::P384).unwrap().public_point();
        assert_eq!(StreamVerifier::new(StreamCurve::P256, &point).unwrap_err(), InvalidKey);
        for bad in [&[][..], &[0], &point[..48], &[&[6], &point[1..]].concat()] {
            assert_eq!(StreamVerifier::new(StreamCurve::P384, bad).unwrap_err(), InvalidKey);
        }
    }
}
