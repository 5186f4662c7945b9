//! Ed25519 and Ed25519ph (RFC 8032).

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, ParsedPublicKey};
use secret::Secret;

use super::{GenerateError, Hash, Input, InvalidKey, KeyType, SignError};
use crate::der::{DerReader, tag};
use crate::ffi;

pub(super) fn generate() -> Result<Secret<[u8]>, GenerateError> {
    let pkcs8 = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new());
    let pkcs8 = pkcs8.map_err(|Unspecified| GenerateError)?;
    Ok(Secret::<[u8]>::copy_of(pkcs8.as_ref()))
}

pub(super) struct Ed25519PrivateKey {
    pair: Ed25519KeyPair,
    /// The seed and the public key after it, as AWS-LC needs them for Ed25519ph.
    prehash: Secret<[u8; 64]>,
}

impl Ed25519PrivateKey {
    /// Parses a private key. AWS-LC checks the public key of a version 2 key against the seed.
    pub(super) fn parse(pkcs8: &[u8]) -> Result<(Self, Ed25519PublicKey), InvalidKey> {
        let seed = KeyType::Ed25519.read_pkcs8(pkcs8)?.key;
        // RFC 8410, 7: the seed is an OCTET STRING inside the OCTET STRING.
        let seed = DerReader::new(seed).read(tag::OCTET_STRING).and_then(<[u8]>::first_chunk);
        let seed: &[u8; 32] = seed.ok_or(InvalidKey)?;
        let pair =
            Ed25519KeyPair::from_pkcs8_maybe_unchecked(pkcs8).map_err(|_rejected| InvalidKey)?;
        let prehash = Secret::<[u8; 64]>::fill_with(|out| {
            let parts = seed.iter().chain(pair.public_key().as_ref());
            out.iter_mut().zip(parts).for_each(|(out, byte)| *out = *byte);
        });
        let spki = pair.public_key().as_der().map_err(|Unspecified| InvalidKey)?;
        let public = Ed25519PublicKey::parse(spki.as_ref())?;
        Ok((Self { pair, prehash }, public))
    }

    pub(super) fn sign(&self, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        let signature = self.pair.try_sign(message(input)?);
        signature.map(|bytes| bytes.as_ref().to_vec()).map_err(|Unspecified| SignError::Failed)
    }

    pub(super) fn sign_prehashed(&self, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        let digest = prehash(input)?;
        let signature = ffi::ed25519ph_sign(self.prehash.expose(), &digest);
        signature.map(|bytes| bytes.to_vec()).ok_or(SignError::Failed)
    }
}

pub(super) struct Ed25519PublicKey {
    spki: Vec<u8>,
    point: [u8; 32],
    key: ParsedPublicKey,
}

impl Ed25519PublicKey {
    pub(super) fn parse(spki: &[u8]) -> Result<Self, InvalidKey> {
        let point = KeyType::Ed25519.read_spki(spki)?;
        let point = *point.first_chunk().filter(|_| point.len() == 32).ok_or(InvalidKey)?;
        let key = ParsedPublicKey::new(&ED25519, spki).map_err(|_rejected| InvalidKey)?;
        Ok(Self { spki: spki.to_vec(), point, key })
    }

    pub(super) fn spki(&self) -> &[u8] {
        &self.spki
    }

    pub(super) fn verify(&self, input: Input<'_>, signature: &[u8]) -> Result<bool, SignError> {
        Ok(self.key.verify_sig(message(input)?, signature).is_ok())
    }

    pub(super) fn verify_prehashed(
        &self,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        let digest = prehash(input)?;
        let signature = <&[u8; 64]>::try_from(signature);
        Ok(signature.is_ok_and(|bytes| ffi::ed25519ph_verify(&self.point, &digest, bytes)))
    }
}

fn message(input: Input<'_>) -> Result<&[u8], SignError> {
    match input {
        Input::Message(message) => Ok(message),
        Input::Digest(_) => Err(SignError::InputMismatch),
    }
}

fn prehash(input: Input<'_>) -> Result<[u8; 64], SignError> {
    let digest = Hash::Sha512.digest(input)?;
    digest.as_ref().first_chunk().copied().ok_or(SignError::Failed)
}
