//! The specs, usages and algorithms of keys, and how they go together.
//!
//! Source: AWS KMS developer guide, "Key spec reference"; the wordings are recorded from AWS.

use crypto::asymmetric::{Hash, KeyType, OaepHash, SignatureScheme};
use crypto::mac::MacAlgorithm;
use model::generated::{
    EncapsulationAlgorithmSpec, EncryptionAlgorithmSpec, KeyAgreementAlgorithmSpec, KeySpec,
    KeyUsageType, MacAlgorithmSpec, SigningAlgorithmSpec,
};
use model::{Error, ErrorCode};

/// Returns whether a key of this spec may have this usage.
#[must_use]
pub const fn is_compatible(spec: KeySpec, usage: KeyUsageType) -> bool {
    use KeySpec as S;
    use KeyUsageType as U;
    match spec {
        S::SymmetricDefault => matches!(usage, U::EncryptDecrypt),
        S::Rsa2048 | S::Rsa3072 | S::Rsa4096 => matches!(usage, U::EncryptDecrypt | U::SignVerify),
        S::EccNistP256 | S::EccNistP384 | S::EccNistP521 => {
            matches!(usage, U::SignVerify | U::KeyAgreement)
        }
        S::EccSecgP256k1 | S::EccNistEdwards25519 | S::MlDsa44 | S::MlDsa65 | S::MlDsa87 => {
            matches!(usage, U::SignVerify)
        }
        S::Hmac224 | S::Hmac256 | S::Hmac384 | S::Hmac512 => matches!(usage, U::GenerateVerifyMac),
        S::MlKem512 | S::MlKem768 | S::MlKem1024 => matches!(usage, U::EncapsulateDecapsulate),
        S::Sm2 => matches!(usage, U::EncryptDecrypt | U::SignVerify | U::KeyAgreement),
    }
}

/// Returns the type of the key pair; `None` for symmetric and HMAC keys, and for SM2, which AWS offers in China only.
#[must_use]
pub const fn key_type(spec: KeySpec) -> Option<KeyType> {
    use KeySpec as S;
    Some(match spec {
        S::Rsa2048 => KeyType::Rsa2048,
        S::Rsa3072 => KeyType::Rsa3072,
        S::Rsa4096 => KeyType::Rsa4096,
        S::EccNistP256 => KeyType::P256,
        S::EccNistP384 => KeyType::P384,
        S::EccNistP521 => KeyType::P521,
        S::EccSecgP256k1 => KeyType::Secp256k1,
        S::EccNistEdwards25519 => KeyType::Ed25519,
        S::MlDsa44 => KeyType::MlDsa44,
        S::MlDsa65 => KeyType::MlDsa65,
        S::MlDsa87 => KeyType::MlDsa87,
        S::MlKem512 => KeyType::MlKem512,
        S::MlKem768 => KeyType::MlKem768,
        S::MlKem1024 => KeyType::MlKem1024,
        S::SymmetricDefault | S::Hmac224 | S::Hmac256 | S::Hmac384 | S::Hmac512 | S::Sm2 => {
            return None;
        }
    })
}

/// Returns the bytes of a fresh secret of a symmetric or HMAC key.
#[must_use]
pub const fn secret_bytes(spec: KeySpec) -> Option<usize> {
    use KeySpec as S;
    match spec {
        S::SymmetricDefault | S::Hmac256 => Some(32),
        S::Hmac224 => Some(28),
        S::Hmac384 => Some(48),
        S::Hmac512 => Some(64),
        S::Rsa2048
        | S::Rsa3072
        | S::Rsa4096
        | S::EccNistP256
        | S::EccNistP384
        | S::EccNistP521
        | S::EccSecgP256k1
        | S::EccNistEdwards25519
        | S::Sm2
        | S::MlDsa44
        | S::MlDsa65
        | S::MlDsa87
        | S::MlKem512
        | S::MlKem768
        | S::MlKem1024 => None,
    }
}

/// Returns the algorithms with which a key of this spec encrypts, in AWS's order.
#[must_use]
pub const fn encryption(spec: KeySpec) -> &'static [EncryptionAlgorithmSpec] {
    use EncryptionAlgorithmSpec as A;
    use KeySpec as S;
    match spec {
        S::SymmetricDefault => &[A::SymmetricDefault],
        S::Rsa2048 | S::Rsa3072 | S::Rsa4096 => &[A::RsaesOaepSha1, A::RsaesOaepSha256],
        S::EccNistP256
        | S::EccNistP384
        | S::EccNistP521
        | S::EccSecgP256k1
        | S::EccNistEdwards25519
        | S::Sm2
        | S::Hmac224
        | S::Hmac256
        | S::Hmac384
        | S::Hmac512
        | S::MlDsa44
        | S::MlDsa65
        | S::MlDsa87
        | S::MlKem512
        | S::MlKem768
        | S::MlKem1024 => &[],
    }
}

/// Returns the algorithms with which a key of this spec signs, in AWS's order.
#[must_use]
pub const fn signing(spec: KeySpec) -> &'static [SigningAlgorithmSpec] {
    use KeySpec as S;
    use SigningAlgorithmSpec as A;
    match spec {
        S::Rsa2048 | S::Rsa3072 | S::Rsa4096 => &[
            A::RsassaPkcs1V15Sha256,
            A::RsassaPkcs1V15Sha384,
            A::RsassaPkcs1V15Sha512,
            A::RsassaPssSha256,
            A::RsassaPssSha384,
            A::RsassaPssSha512,
        ],
        S::EccNistP256 | S::EccSecgP256k1 => &[A::EcdsaSha256],
        S::EccNistP384 => &[A::EcdsaSha384],
        S::EccNistP521 => &[A::EcdsaSha512],
        S::EccNistEdwards25519 => &[A::Ed25519Sha512, A::Ed25519PhSha512],
        S::MlDsa44 | S::MlDsa65 | S::MlDsa87 => &[A::MlDsaShake256],
        S::SymmetricDefault
        | S::Hmac224
        | S::Hmac256
        | S::Hmac384
        | S::Hmac512
        | S::Sm2
        | S::MlKem512
        | S::MlKem768
        | S::MlKem1024 => &[],
    }
}

/// Returns the one algorithm of an HMAC key.
#[must_use]
pub const fn mac(spec: KeySpec) -> Option<MacAlgorithmSpec> {
    use KeySpec as S;
    match spec {
        S::Hmac224 => Some(MacAlgorithmSpec::HmacSha224),
        S::Hmac256 => Some(MacAlgorithmSpec::HmacSha256),
        S::Hmac384 => Some(MacAlgorithmSpec::HmacSha384),
        S::Hmac512 => Some(MacAlgorithmSpec::HmacSha512),
        S::SymmetricDefault
        | S::Rsa2048
        | S::Rsa3072
        | S::Rsa4096
        | S::EccNistP256
        | S::EccNistP384
        | S::EccNistP521
        | S::EccSecgP256k1
        | S::EccNistEdwards25519
        | S::Sm2
        | S::MlDsa44
        | S::MlDsa65
        | S::MlDsa87
        | S::MlKem512
        | S::MlKem768
        | S::MlKem1024 => None,
    }
}

/// The algorithms that `KeyMetadata` and `GetPublicKey` list for a key.
#[derive(Debug, Default)]
pub struct Algorithms {
    /// The algorithms for `ENCRYPT_DECRYPT`.
    pub encryption: Option<Vec<EncryptionAlgorithmSpec>>,
    /// The algorithms for `SIGN_VERIFY`.
    pub signing: Option<Vec<SigningAlgorithmSpec>>,
    /// The algorithms for `GENERATE_VERIFY_MAC`.
    pub mac: Option<Vec<MacAlgorithmSpec>>,
    /// The algorithms for `KEY_AGREEMENT`.
    pub key_agreement: Option<Vec<KeyAgreementAlgorithmSpec>>,
    /// The algorithms for `ENCAPSULATE_DECAPSULATE`.
    pub encapsulation: Option<Vec<EncapsulationAlgorithmSpec>>,
}

impl Algorithms {
    /// Returns the algorithms of a key of this spec and usage: those of its usage only.
    #[must_use]
    pub fn of(spec: KeySpec, usage: KeyUsageType) -> Self {
        match usage {
            KeyUsageType::EncryptDecrypt => {
                Self { encryption: Some(encryption(spec).to_vec()), ..Self::default() }
            }
            KeyUsageType::SignVerify => {
                Self { signing: Some(signing(spec).to_vec()), ..Self::default() }
            }
            KeyUsageType::GenerateVerifyMac => {
                Self { mac: Some(mac(spec).into_iter().collect()), ..Self::default() }
            }
            KeyUsageType::KeyAgreement => Self {
                key_agreement: Some(vec![KeyAgreementAlgorithmSpec::Ecdh]),
                ..Self::default()
            },
            KeyUsageType::EncapsulateDecapsulate => Self {
                encapsulation: Some(vec![EncapsulationAlgorithmSpec::MlKem]),
                ..Self::default()
            },
        }
    }
}

/// Returns the error for an algorithm that the key's spec does not have.
#[must_use]
pub fn incompatible(algorithm: &str, spec: KeySpec) -> Error {
    let message = format!("Algorithm {algorithm} is incompatible with key spec {}.", spec.as_str());
    Error::new(ErrorCode::InvalidKeyUsageException, message)
}

/// Returns the error for the one spec that AWS offers in its China Regions only.
#[must_use]
pub fn not_in_this_region(spec: KeySpec) -> Error {
    let message = format!("KeySpec {} is not supported in this Region", spec.as_str());
    Error::new(ErrorCode::UnsupportedOperationException, message)
}

/// Returns the scheme of a signing algorithm.
///
/// # Errors
/// `InvalidKeyUsageException` if the spec does not have the algorithm.
pub fn scheme(spec: KeySpec, algorithm: SigningAlgorithmSpec) -> Result<SignatureScheme, Error> {
    use SigningAlgorithmSpec as A;
    if !signing(spec).contains(&algorithm) {
        return Err(incompatible(algorithm.as_str(), spec));
    }
    Ok(match algorithm {
        A::RsassaPssSha256 => SignatureScheme::RsaPss(Hash::Sha256),
        A::RsassaPssSha384 => SignatureScheme::RsaPss(Hash::Sha384),
        A::RsassaPssSha512 => SignatureScheme::RsaPss(Hash::Sha512),
        A::RsassaPkcs1V15Sha256 => SignatureScheme::RsaPkcs1(Hash::Sha256),
        A::RsassaPkcs1V15Sha384 => SignatureScheme::RsaPkcs1(Hash::Sha384),
        A::RsassaPkcs1V15Sha512 => SignatureScheme::RsaPkcs1(Hash::Sha512),
        A::EcdsaSha256 => SignatureScheme::Ecdsa(Hash::Sha256),
        A::EcdsaSha384 => SignatureScheme::Ecdsa(Hash::Sha384),
        A::EcdsaSha512 => SignatureScheme::Ecdsa(Hash::Sha512),
        A::Ed25519Sha512 => SignatureScheme::Ed25519,
        A::Ed25519PhSha512 => SignatureScheme::Ed25519Ph,
        A::MlDsaShake256 => SignatureScheme::MlDsa,
        A::Sm2dsa | A::SymmetricDefault => return Err(incompatible(algorithm.as_str(), spec)),
    })
}

/// Returns the hash of an encryption algorithm of an RSA key.
///
/// # Errors
/// `InvalidKeyUsageException` if the spec does not have the algorithm.
pub fn oaep(spec: KeySpec, algorithm: EncryptionAlgorithmSpec) -> Result<OaepHash, Error> {
    match algorithm {
        EncryptionAlgorithmSpec::RsaesOaepSha1 if encryption(spec).contains(&algorithm) => {
            Ok(OaepHash::Sha1)
        }
        EncryptionAlgorithmSpec::RsaesOaepSha256 if encryption(spec).contains(&algorithm) => {
            Ok(OaepHash::Sha256)
        }
        EncryptionAlgorithmSpec::SymmetricDefault
        | EncryptionAlgorithmSpec::RsaesOaepSha1
        | EncryptionAlgorithmSpec::RsaesOaepSha256
        | EncryptionAlgorithmSpec::Sm2pke => Err(incompatible(algorithm.as_str(), spec)),
    }
}

/// Returns the hash-based algorithm of a MAC algorithm's name.
#[must_use]
pub const fn mac_algorithm(algorithm: MacAlgorithmSpec) -> MacAlgorithm {
    match algorithm {
        MacAlgorithmSpec::HmacSha224 => MacAlgorithm::Sha224,
        MacAlgorithmSpec::HmacSha256 => MacAlgorithm::Sha256,
        MacAlgorithmSpec::HmacSha384 => MacAlgorithm::Sha384,
        MacAlgorithmSpec::HmacSha512 => MacAlgorithm::Sha512,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// sigstore, and with it cosign, signs with the first that DescribeKey lists (findings/sigstore-signs-by-the-first-of-a-list.sh).
    #[test]
    fn an_rsa_key_lists_pkcs1_with_sha_256_first() {
        for spec in [KeySpec::Rsa2048, KeySpec::Rsa3072, KeySpec::Rsa4096] {
            assert_eq!(signing(spec).first(), Some(&SigningAlgorithmSpec::RsassaPkcs1V15Sha256));
        }
    }

    /// "Key spec reference": each spec with its usages, and how many algorithms each has.
    #[test]
    fn every_spec_has_algorithms_for_its_usages_and_no_others() {
        for spec in KeySpec::ALL.into_iter().filter(|spec| *spec != KeySpec::Sm2) {
            let has = |usage| is_compatible(spec, usage);
            assert_eq!(has(KeyUsageType::EncryptDecrypt), !encryption(spec).is_empty(), "{spec}");
            assert_eq!(has(KeyUsageType::SignVerify), !signing(spec).is_empty(), "{spec}");
            assert_eq!(has(KeyUsageType::GenerateVerifyMac), mac(spec).is_some(), "{spec}");
            assert_ne!(key_type(spec).is_some(), secret_bytes(spec).is_some(), "{spec}");
        }
    }

    #[test]
    fn an_algorithm_of_another_spec_is_named() {
        for spec in KeySpec::ALL {
            for algorithm in SigningAlgorithmSpec::ALL {
                let fits = signing(spec).contains(&algorithm);
                assert_eq!(scheme(spec, algorithm).is_ok(), fits, "{spec} {algorithm}");
            }
        }
        let error = scheme(KeySpec::Rsa2048, SigningAlgorithmSpec::EcdsaSha256).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidKeyUsageException);
        let text = "Algorithm ECDSA_SHA_256 is incompatible with key spec RSA_2048.";
        assert_eq!(error.message(), Some(text));
    }
}
