//! Any bytes as a private key (PKCS #8, what ImportKeyMaterial unwraps) and as a public key (SubjectPublicKeyInfo, what
//! DeriveSharedSecret and an enclave send). The first byte chooses the type.

#![no_main]

use crypto::asymmetric::{KeyType, PrivateKey, PublicKey};
use libfuzzer_sys::fuzz_target;

const TYPES: [KeyType; 9] = [
    KeyType::P256,
    KeyType::P384,
    KeyType::P521,
    KeyType::Secp256k1,
    KeyType::Ed25519,
    KeyType::MlDsa44,
    KeyType::MlDsa65,
    KeyType::MlDsa87,
    KeyType::Rsa2048,
];

fuzz_target!(
    init: bulla_fuzz::seed(TYPES.into_iter().zip(0u8..).flat_map(|(key_type, index)| {
        let private = PrivateKey::generate(key_type).unwrap();
        let public = PrivateKey::parse(key_type, private.expose()).unwrap().public_key().to_vec();
        [private.expose().to_vec(), public].map(|der| [vec![index], der].concat())
    })),
    |data: &[u8]| {
        let Some((first, der)) = data.split_first() else { return };
        let key_type = TYPES[usize::from(*first) % TYPES.len()];
        let _ = PublicKey::parse(key_type, der);
        if let Ok(made) = PrivateKey::der_from_ber(der) {
            // DER is BER that has one form.
            let again = PrivateKey::der_from_ber(made.expose()).expect("DER is BER");
            assert_eq!(again.expose(), made.expose());
        }
        if let Ok(key) = PrivateKey::parse(key_type, der) {
            assert_eq!(key.key_type(), key_type);
            assert!(PublicKey::parse(key_type, key.public_key()).is_ok());
        }
        let _ = crypto::cms::enveloped_data(der, b"plaintext");
    }
);
