//! The raw primitives, with parsed keys kept: the same code of `crypto` that serves requests, on 32-byte messages.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crypto::asymmetric::{Hash, Input, KeyType, PrivateKey, PublicKey, SignatureScheme};
use crypto::mac::{MacAlgorithm, MacKey};

/// One call of a primitive.
pub(crate) type Work = Box<dyn FnMut()>;

/// The message that is signed.
pub(crate) const MESSAGE: [u8; 32] = [7; 32];

/// What is measured: its name, the KMS key spec and usage, and the algorithm as KMS calls it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) spec: &'static str,
    pub(crate) algorithm: &'static str,
    work: fn() -> Work,
}

const fn case(
    name: &'static str,
    operation: &'static str,
    spec: &'static str,
    algorithm: &'static str,
    work: fn() -> Work,
) -> Case {
    Case { name, operation, spec, algorithm, work }
}

const PKCS1: SignatureScheme = SignatureScheme::RsaPkcs1(Hash::Sha256);
const PSS: SignatureScheme = SignatureScheme::RsaPss(Hash::Sha256);
const ECDSA_256: SignatureScheme = SignatureScheme::Ecdsa(Hash::Sha256);
const ECDSA_384: SignatureScheme = SignatureScheme::Ecdsa(Hash::Sha384);

pub(crate) static CASES: [Case; 20] = [
    case("Sign RSA_2048 PKCS1", "Sign", "RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256", || {
        sign(KeyType::Rsa2048, PKCS1)
    }),
    case("Sign RSA_2048 PSS", "Sign", "RSA_2048", "RSASSA_PSS_SHA_256", || {
        sign(KeyType::Rsa2048, PSS)
    }),
    case("Sign RSA_3072 PSS", "Sign", "RSA_3072", "RSASSA_PSS_SHA_256", || {
        sign(KeyType::Rsa3072, PSS)
    }),
    case("Sign RSA_4096 PSS", "Sign", "RSA_4096", "RSASSA_PSS_SHA_256", || {
        sign(KeyType::Rsa4096, PSS)
    }),
    case("Sign P-256", "Sign", "ECC_NIST_P256", "ECDSA_SHA_256", || sign(KeyType::P256, ECDSA_256)),
    case("Sign P-384", "Sign", "ECC_NIST_P384", "ECDSA_SHA_384", || sign(KeyType::P384, ECDSA_384)),
    case("Sign secp256k1", "Sign", "ECC_SECG_P256K1", "ECDSA_SHA_256", || {
        sign(KeyType::Secp256k1, ECDSA_256)
    }),
    case("Sign Ed25519", "Sign", "ECC_NIST_EDWARDS25519", "ED25519_SHA_512", || {
        sign(KeyType::Ed25519, SignatureScheme::Ed25519)
    }),
    case("Sign ML-DSA-65", "Sign", "ML_DSA_65", "ML_DSA_SHAKE_256", || {
        sign(KeyType::MlDsa65, SignatureScheme::MlDsa)
    }),
    case("Verify RSA_2048 PSS", "Verify", "RSA_2048", "RSASSA_PSS_SHA_256", || {
        verify(KeyType::Rsa2048, PSS)
    }),
    case("Verify RSA_4096 PSS", "Verify", "RSA_4096", "RSASSA_PSS_SHA_256", || {
        verify(KeyType::Rsa4096, PSS)
    }),
    case("Verify P-256", "Verify", "ECC_NIST_P256", "ECDSA_SHA_256", || {
        verify(KeyType::P256, ECDSA_256)
    }),
    case("Verify P-384", "Verify", "ECC_NIST_P384", "ECDSA_SHA_384", || {
        verify(KeyType::P384, ECDSA_384)
    }),
    case("Verify secp256k1", "Verify", "ECC_SECG_P256K1", "ECDSA_SHA_256", || {
        verify(KeyType::Secp256k1, ECDSA_256)
    }),
    case("Verify Ed25519", "Verify", "ECC_NIST_EDWARDS25519", "ED25519_SHA_512", || {
        verify(KeyType::Ed25519, SignatureScheme::Ed25519)
    }),
    case("Verify ML-DSA-65", "Verify", "ML_DSA_65", "ML_DSA_SHAKE_256", || {
        verify(KeyType::MlDsa65, SignatureScheme::MlDsa)
    }),
    case("GenerateMac HMAC_256", "GenerateMac", "HMAC_256", "HMAC_SHA_256", generate_mac),
    case("VerifyMac HMAC_256", "VerifyMac", "HMAC_256", "HMAC_SHA_256", verify_mac),
    case("KeyPair P-256", "GenerateDataKeyPair", "SYMMETRIC_DEFAULT", "ECC_NIST_P256", || {
        generate(KeyType::P256)
    }),
    case("KeyPair RSA_2048", "GenerateDataKeyPair", "SYMMETRIC_DEFAULT", "RSA_2048", || {
        generate(KeyType::Rsa2048)
    }),
];

impl Case {
    /// Makes the key and gives the call.
    pub(crate) fn work(&self) -> Work {
        (self.work)()
    }
}

/// The primitive of the case called `name`.
pub(crate) fn find(name: &str) -> Work {
    CASES.iter().find(|case| case.name == name).expect("no such case").work()
}

/// Calls per second.
pub(crate) fn rate(mut work: Work, seconds: f64) -> f64 {
    let time = Duration::from_secs_f64(seconds);
    let (start, mut calls) = (Instant::now(), 0.0);
    while start.elapsed() < time {
        work();
        calls += 1.0;
    }
    calls / start.elapsed().as_secs_f64()
}

fn key(key_type: KeyType) -> PrivateKey {
    PrivateKey::parse(key_type, PrivateKey::generate(key_type).unwrap().expose()).unwrap()
}

fn sign(key_type: KeyType, scheme: SignatureScheme) -> Work {
    let key = key(key_type);
    Box::new(move || {
        black_box(key.sign(scheme, Input::Message(black_box(&MESSAGE))).unwrap());
    })
}

fn verify(key_type: KeyType, scheme: SignatureScheme) -> Work {
    let key = key(key_type);
    let signature = key.sign(scheme, Input::Message(&MESSAGE)).unwrap();
    let public = PublicKey::parse(key_type, key.public_key()).unwrap();
    Box::new(move || {
        assert!(public.verify(scheme, Input::Message(black_box(&MESSAGE)), &signature).unwrap());
    })
}

fn generate_mac() -> Work {
    let key = MacKey::new(MacAlgorithm::Sha256, &MESSAGE);
    Box::new(move || {
        black_box(key.sign(black_box(&MESSAGE)));
    })
}

fn verify_mac() -> Work {
    let key = MacKey::new(MacAlgorithm::Sha256, &MESSAGE);
    let tag = key.sign(&MESSAGE);
    Box::new(move || assert!(key.verify(black_box(&MESSAGE), &tag)))
}

fn generate(key_type: KeyType) -> Work {
    Box::new(move || {
        black_box(PrivateKey::generate(key_type).unwrap());
    })
}
