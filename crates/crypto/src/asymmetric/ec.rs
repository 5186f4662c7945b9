//! ECDSA (FIPS 186-5) and elliptic curve Diffie-Hellman (NIST SP 800-56A) on the curves of SEC 2.

use std::sync::OnceLock;

use aws_lc_rs::agreement::{self, UnparsedPublicKey};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::signature::{
    self, EcdsaKeyPair, EcdsaSigningAlgorithm, EcdsaVerificationAlgorithm, KeyPair as _,
    ParsedPublicKey,
};
use secret::Secret;

use super::{AgreeError, GenerateError, Hash, Input, InvalidKey, KeyType, SignError};
use crate::der::{self, tag};

/// A curve with the algorithms that are used on it.
#[derive(Copy, Clone)]
pub(super) struct Curve {
    key_type: KeyType,
    hash: Hash,
    signing: &'static EcdsaSigningAlgorithm,
    verifying: &'static EcdsaVerificationAlgorithm,
    agreement: &'static agreement::Algorithm,
}

pub(super) const P256: Curve = Curve {
    key_type: KeyType::P256,
    hash: Hash::Sha256,
    signing: &signature::ECDSA_P256_SHA256_ASN1_SIGNING,
    verifying: &signature::ECDSA_P256_SHA256_ASN1,
    agreement: &agreement::ECDH_P256,
};
pub(super) const P384: Curve = Curve {
    key_type: KeyType::P384,
    hash: Hash::Sha384,
    signing: &signature::ECDSA_P384_SHA384_ASN1_SIGNING,
    verifying: &signature::ECDSA_P384_SHA384_ASN1,
    agreement: &agreement::ECDH_P384,
};
pub(super) const P521: Curve = Curve {
    key_type: KeyType::P521,
    hash: Hash::Sha512,
    signing: &signature::ECDSA_P521_SHA512_ASN1_SIGNING,
    verifying: &signature::ECDSA_P521_SHA512_ASN1,
    agreement: &agreement::ECDH_P521,
};
impl Curve {
    pub(super) fn generate(self) -> Result<Secret<[u8]>, GenerateError> {
        generate(self.signing)
    }

    /// Checks for a named curve and a point in compressed or uncompressed form (SEC 1, 2.3.4), not in the hybrid one.
    fn check_form(self, spki: &[u8]) -> Result<(), InvalidKey> {
        let point = self.key_type.read_spki(spki)?;
        if matches!(point.first(), Some(2..=4)) { Ok(()) } else { Err(InvalidKey) }
    }

    fn digest(self, hash: Hash, input: Input<'_>) -> Result<aws_lc_rs::digest::Digest, SignError> {
        if hash != self.hash {
            return Err(SignError::SchemeMismatch);
        }
        hash.digest(input)
    }
}

/// Returns a new key on secp256k1: AWS-LC makes it, libsecp256k1 uses it.
pub(super) fn generate_secp256k1() -> Result<Secret<[u8]>, GenerateError> {
    generate(&signature::ECDSA_P256K1_SHA256_ASN1_SIGNING)
}

fn generate(algorithm: &'static EcdsaSigningAlgorithm) -> Result<Secret<[u8]>, GenerateError> {
    let pkcs8 = EcdsaKeyPair::generate(algorithm).and_then(|pair| pair.to_pkcs8v1());
    let pkcs8 = pkcs8.map_err(|Unspecified| GenerateError)?;
    Ok(Secret::<[u8]>::copy_of(pkcs8.as_ref()))
}

pub(super) struct EcPrivateKey {
    curve: Curve,
    signing: EcdsaKeyPair,
    /// The key for agreements, made at the first one: the library keeps a second parsed key for it.
    agreeing: OnceLock<Option<agreement::PrivateKey>>,
}

impl EcPrivateKey {
    /// Parses a private key. AWS-LC checks that the scalar is in range and that the public key, if there is one, belongs to it.
    pub(super) fn parse(curve: Curve, pkcs8: &[u8]) -> Result<(Self, EcPublicKey), InvalidKey> {
        curve.key_type.read_pkcs8(pkcs8)?;
        let signing =
            EcdsaKeyPair::from_pkcs8(curve.signing, pkcs8).map_err(|_rejected| InvalidKey)?;
        // Built from the uncompressed point: AWS-LC would repeat the form in which an imported key holds it.
        let algorithm = der::value(tag::SEQUENCE, &[curve.key_type.algorithm()]);
        let point = der::value(tag::BIT_STRING, &[&[0], signing.public_key().as_ref()]);
        let public = EcPublicKey::parse(curve, &der::value(tag::SEQUENCE, &[&algorithm, &point]))?;
        Ok((Self { curve, signing, agreeing: OnceLock::new() }, public))
    }

    pub(super) fn sign(&self, hash: Hash, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        let digest = self.curve.digest(hash, input)?;
        let signature = self.signing.sign_digest(&digest);
        signature.map(|der| der.as_ref().to_vec()).map_err(|Unspecified| SignError::Failed)
    }

    pub(super) fn agree(&self, peer_spki: &[u8]) -> Result<Secret<[u8]>, AgreeError> {
        let algorithm = self.curve.agreement;
        self.curve.check_form(peer_spki).map_err(|InvalidKey| AgreeError::InvalidPeer)?;
        let key = self.agreeing.get_or_init(|| {
            let pkcs8 = self.signing.to_pkcs8v1().ok()?;
            agreement::PrivateKey::from_private_key_der(algorithm, pkcs8.as_ref()).ok()
        });
        let key = key.as_ref().ok_or(AgreeError::Failed)?;
        let peer = UnparsedPublicKey::new(algorithm, peer_spki);
        agreement::agree(key, peer, AgreeError::InvalidPeer, |secret| {
            Ok(Secret::<[u8]>::copy_of(secret))
        })
    }
}

pub(super) struct EcPublicKey {
    curve: Curve,
    key: ParsedPublicKey,
}

impl EcPublicKey {
    /// Parses a public key. AWS-LC checks that the point is on the curve.
    pub(super) fn parse(curve: Curve, spki: &[u8]) -> Result<Self, InvalidKey> {
        curve.check_form(spki)?;
        let key = ParsedPublicKey::new(curve.verifying, spki).map_err(|_rejected| InvalidKey)?;
        Ok(Self { curve, key })
    }

    /// Returns the SubjectPublicKeyInfo, with the point in the form in which it came.
    pub(super) fn spki(&self) -> &[u8] {
        self.key.as_ref()
    }

    pub(super) fn verify(
        &self,
        hash: Hash,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        let digest = self.curve.digest(hash, input)?;
        Ok(self.key.verify_digest_sig(&digest, signature).is_ok())
    }
}
