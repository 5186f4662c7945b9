//! RSA (RFC 8017).

use std::sync::OnceLock;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rsa::{
    KeyPair, KeySize, OAEP_SHA1_MGF1SHA1, OAEP_SHA256_MGF1SHA256, OaepAlgorithm,
    OaepPrivateDecryptingKey, OaepPublicEncryptingKey, PrivateDecryptingKey, PublicEncryptingKey,
};
use aws_lc_rs::signature::{self, KeyPair as _, ParsedPublicKey, RsaEncoding, RsaParameters};
use secret::Secret;

use super::{GenerateError, Hash, Input, InvalidKey, KeyType, OaepError, OaepHash, SignError};
use crate::der::{DerReader, tag};

/// The smallest public exponent of a private key (FIPS 186-5, A.1.1).
const EXPONENT_MIN: u64 = 65_537;

#[derive(Copy, Clone)]
pub(super) enum Padding {
    Pkcs1,
    Pss,
}

pub(super) fn generate(key_type: KeyType) -> Result<Secret<[u8]>, GenerateError> {
    let size = match key_type.modulus_bytes() {
        Some(256) => KeySize::Rsa2048,
        Some(384) => KeySize::Rsa3072,
        Some(512) => KeySize::Rsa4096,
        _ => return Err(GenerateError),
    };
    let pkcs8 = KeyPair::generate(size).and_then(|pair| pair.as_der());
    let pkcs8 = pkcs8.map_err(|Unspecified| GenerateError)?;
    Ok(Secret::<[u8]>::copy_of(pkcs8.as_ref()))
}

pub(super) struct RsaPrivateKey {
    signing: KeyPair,
    /// The key for decryption, made at the first one: the library keeps a second parsed key for it.
    decrypting: OnceLock<Option<OaepPrivateDecryptingKey>>,
}

impl RsaPrivateKey {
    /// Parses a private key with two primes. AWS-LC checks that all the numbers fit each other (`RSA_check_key`).
    pub(super) fn parse(
        key_type: KeyType,
        pkcs8: &[u8],
    ) -> Result<(Self, RsaPublicKey), InvalidKey> {
        key_type.read_pkcs8(pkcs8)?;
        let signing = KeyPair::from_pkcs8(pkcs8).map_err(|_rejected| InvalidKey)?;
        let spki = signing.public_key().as_der().map_err(|Unspecified| InvalidKey)?;
        let public = RsaPublicKey::parse(key_type, spki.as_ref())?;
        if public.exponent < EXPONENT_MIN {
            return Err(InvalidKey);
        }
        Ok((Self { signing, decrypting: OnceLock::new() }, public))
    }

    pub(super) fn sign(
        &self,
        padding: Padding,
        hash: Hash,
        input: Input<'_>,
    ) -> Result<Vec<u8>, SignError> {
        let encoding: &'static dyn RsaEncoding = match (padding, hash) {
            (Padding::Pkcs1, Hash::Sha256) => &signature::RSA_PKCS1_SHA256,
            (Padding::Pkcs1, Hash::Sha384) => &signature::RSA_PKCS1_SHA384,
            (Padding::Pkcs1, Hash::Sha512) => &signature::RSA_PKCS1_SHA512,
            (Padding::Pss, Hash::Sha256) => &signature::RSA_PSS_SHA256,
            (Padding::Pss, Hash::Sha384) => &signature::RSA_PSS_SHA384,
            (Padding::Pss, Hash::Sha512) => &signature::RSA_PSS_SHA512,
        };
        let digest = hash.digest(input)?;
        let mut signature = vec![0; self.signing.public_modulus_len()];
        let signed = self.signing.sign_digest(encoding, &digest, &mut signature);
        signed.map(|()| signature).map_err(|Unspecified| SignError::Failed)
    }

    pub(super) fn decrypt(
        &self,
        hash: OaepHash,
        ciphertext: &[u8],
    ) -> Result<Secret<[u8]>, OaepError> {
        let key = self.decrypting.get_or_init(|| self.decrypting_key());
        let key = key.as_ref().ok_or(OaepError::Failed)?;
        let mut length = 0;
        let mut plaintext = Secret::<[u8]>::try_fill_with(key.min_output_size(), |out| {
            let decrypted = key.decrypt(oaep(hash), ciphertext, out, None);
            length = decrypted.map_err(|Unspecified| OaepError::Failed)?.len();
            Ok(())
        })?;
        plaintext.truncate(length);
        Ok(plaintext)
    }

    fn decrypting_key(&self) -> Option<OaepPrivateDecryptingKey> {
        let pkcs8 = self.signing.as_der().ok()?;
        let key = PrivateDecryptingKey::from_pkcs8(pkcs8.as_ref()).ok()?;
        OaepPrivateDecryptingKey::new(key).ok()
    }
}

pub(super) struct RsaPublicKey {
    spki: Vec<u8>,
    exponent: u64,
    encrypting: OaepPublicEncryptingKey,
    /// The keys for each padding and hash, made when first used: the library binds a parsed key to its algorithm.
    verifying: [OnceLock<Option<ParsedPublicKey>>; 6],
}

impl RsaPublicKey {
    pub(super) fn parse(key_type: KeyType, spki: &[u8]) -> Result<Self, InvalidKey> {
        let (modulus, exponent) = components(key_type.read_spki(spki)?).ok_or(InvalidKey)?;
        let is_full = modulus.first().is_some_and(|top| top.leading_zeros() == 0);
        if !is_full || Some(modulus.len()) != key_type.modulus_bytes() {
            return Err(InvalidKey);
        }
        let key = PublicEncryptingKey::from_der(spki).map_err(|_rejected| InvalidKey)?;
        let encrypting = OaepPublicEncryptingKey::new(key).map_err(|Unspecified| InvalidKey)?;
        let exponent = exponent.iter().fold(0, |sum, octet| (sum << 8) | u64::from(*octet));
        Ok(Self { spki: spki.to_vec(), exponent, encrypting, verifying: Default::default() })
    }

    pub(super) fn spki(&self) -> &[u8] {
        &self.spki
    }

    pub(super) fn verify(
        &self,
        padding: Padding,
        hash: Hash,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        let [pkcs1_256, pkcs1_384, pkcs1_512, pss_256, pss_384, pss_512] = &self.verifying;
        let (kept, parameters): (_, &'static RsaParameters) = match (padding, hash) {
            (Padding::Pkcs1, Hash::Sha256) => (pkcs1_256, &signature::RSA_PKCS1_2048_8192_SHA256),
            (Padding::Pkcs1, Hash::Sha384) => (pkcs1_384, &signature::RSA_PKCS1_2048_8192_SHA384),
            (Padding::Pkcs1, Hash::Sha512) => (pkcs1_512, &signature::RSA_PKCS1_2048_8192_SHA512),
            (Padding::Pss, Hash::Sha256) => (pss_256, &signature::RSA_PSS_2048_8192_SHA256),
            (Padding::Pss, Hash::Sha384) => (pss_384, &signature::RSA_PSS_2048_8192_SHA384),
            (Padding::Pss, Hash::Sha512) => (pss_512, &signature::RSA_PSS_2048_8192_SHA512),
        };
        let digest = hash.digest(input)?;
        let key = kept.get_or_init(|| ParsedPublicKey::new(parameters, &self.spki).ok());
        let key = key.as_ref().ok_or(SignError::Failed)?;
        Ok(key.verify_digest_sig(&digest, signature).is_ok())
    }

    pub(super) fn encrypt(&self, hash: OaepHash, plaintext: &[u8]) -> Result<Vec<u8>, OaepError> {
        let plaintext_max = self.encrypting.key_size_bytes().saturating_sub(2 * hash.length() + 2);
        if plaintext.len() > plaintext_max {
            return Err(OaepError::PlaintextTooLong);
        }
        let mut ciphertext = vec![0; self.encrypting.ciphertext_size()];
        let encrypted = self.encrypting.encrypt(oaep(hash), plaintext, &mut ciphertext, None);
        encrypted.map_err(|Unspecified| OaepError::Failed)?;
        Ok(ciphertext)
    }
}

/// Returns modulus and exponent of an `RSAPublicKey` (RFC 8017, A.1.1). AWS-LC takes exponents up to 33 bits.
fn components(public_key: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut key = DerReader::whole(public_key, tag::SEQUENCE)?;
    let modulus = key.read_positive()?;
    let exponent = key.read_positive().filter(|exponent| exponent.len() <= 5)?;
    key.is_empty().then_some((modulus, exponent))
}

fn oaep(hash: OaepHash) -> &'static OaepAlgorithm {
    match hash {
        OaepHash::Sha1 => &OAEP_SHA1_MGF1SHA1,
        OaepHash::Sha256 => &OAEP_SHA256_MGF1SHA256,
    }
}
