//! Keys of OpenSSL, as importers make them, and OpenSSL as the one who verifies. ML-DSA and ML-KEM are not here: OpenSSL has
//! them from version 3.5 only.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::*;

/// Runs `openssl` in a directory and gives its output and whether it succeeded.
fn openssl(directory: &Path, arguments: &[&str]) -> (Vec<u8>, bool) {
    let output = Command::new("openssl").current_dir(directory).args(arguments).output().unwrap();
    (output.stdout, output.status.success())
}

fn genpkey(options: &[&str]) -> Vec<u8> {
    let directory = TempDir::new().unwrap();
    let options: Vec<&str> = options.iter().flat_map(|option| ["-pkeyopt", option]).collect();
    let algorithm =
        if options.iter().any(|option| option.starts_with("ec_")) { "EC" } else { "RSA" };
    let arguments = [&["genpkey", "-algorithm", algorithm, "-out", "key"], &options[..]].concat();
    assert!(openssl(directory.path(), &arguments).1, "{options:?}");
    pkcs8(directory.path())
}

/// The key in the file `key`, by the command that AWS tells importers to run.
fn pkcs8(directory: &Path) -> Vec<u8> {
    let arguments = ["pkcs8", "-topk8", "-nocrypt", "-in", "key", "-outform", "DER"];
    let (key, converted) = openssl(directory, &arguments);
    assert!(converted);
    key
}

#[test]
fn keys_of_openssl_are_taken() {
    for (key_type, option) in [
        (KeyType::Rsa2048, "rsa_keygen_bits:2048"),
        (KeyType::Rsa3072, "rsa_keygen_bits:3072"),
        (KeyType::P256, "ec_paramgen_curve:P-256"),
        (KeyType::P384, "ec_paramgen_curve:P-384"),
        (KeyType::P521, "ec_paramgen_curve:P-521"),
        (KeyType::Secp256k1, "ec_paramgen_curve:secp256k1"),
    ] {
        let key = genpkey(&[option]);
        assert!(PrivateKey::parse(key_type, &key).is_ok(), "{key_type:?}");
    }
    let directory = TempDir::new().unwrap();
    assert!(openssl(directory.path(), &["genpkey", "-algorithm", "ED25519", "-out", "key"]).1);
    assert!(PrivateKey::parse(KeyType::Ed25519, &pkcs8(directory.path())).is_ok());
}

#[test]
fn keys_that_kms_would_not_take_are_refused() {
    let exponent_3 = genpkey(&["rsa_keygen_bits:2048", "rsa_keygen_pubexp:3"]);
    assert_eq!(PrivateKey::parse(KeyType::Rsa2048, &exponent_3).err(), Some(InvalidKey));
    let three_primes = genpkey(&["rsa_keygen_bits:2048", "rsa_keygen_primes:3"]);
    assert_eq!(PrivateKey::parse(KeyType::Rsa2048, &three_primes).err(), Some(InvalidKey));
    for bits in ["1024", "2047", "2056"] {
        let odd_size = genpkey(&[&format!("rsa_keygen_bits:{bits}")]);
        assert_eq!(
            PrivateKey::parse(KeyType::Rsa2048, &odd_size).err(),
            Some(InvalidKey),
            "{bits}"
        );
    }
    for (key_type, curve) in [
        (KeyType::P256, "ec_paramgen_curve:P-256"),
        (KeyType::P521, "ec_paramgen_curve:P-521"),
        (KeyType::Secp256k1, "ec_paramgen_curve:secp256k1"),
    ] {
        let explicit = genpkey(&[curve, "ec_param_enc:explicit"]);
        assert_eq!(PrivateKey::parse(key_type, &explicit).err(), Some(InvalidKey), "{key_type:?}");
    }
}

/// A bit anywhere in the numbers of an RSA key makes it inconsistent.
#[test]
fn an_altered_rsa_key_is_refused() {
    let key = PrivateKey::generate(KeyType::Rsa2048).unwrap();
    let length = key.len();
    for at in (40..length).step_by(97).chain([length - 1]) {
        let mut altered = key.expose().to_vec();
        altered[at] ^= 1;
        assert!(PrivateKey::parse(KeyType::Rsa2048, &altered).is_err(), "byte {at}");
    }
}

#[test]
fn openssl_verifies_the_signatures() {
    let directory = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| fs::write(directory.path().join(name), bytes).unwrap();
    let message = b"a message for another implementation";
    file("message", message);
    let pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"];
    let cases: [(KeyType, SignatureScheme, &str, &[&str]); 8] = [
        (KeyType::Rsa2048, SignatureScheme::RsaPkcs1(Hash::Sha256), "-sha256", &[]),
        (KeyType::Rsa2048, SignatureScheme::RsaPkcs1(Hash::Sha512), "-sha512", &[]),
        (KeyType::Rsa3072, SignatureScheme::RsaPss(Hash::Sha384), "-sha384", &pss),
        (KeyType::Rsa2048, SignatureScheme::RsaPss(Hash::Sha256), "-sha256", &pss),
        (KeyType::P256, SignatureScheme::Ecdsa(Hash::Sha256), "-sha256", &[]),
        (KeyType::P384, SignatureScheme::Ecdsa(Hash::Sha384), "-sha384", &[]),
        (KeyType::P521, SignatureScheme::Ecdsa(Hash::Sha512), "-sha512", &[]),
        (KeyType::Secp256k1, SignatureScheme::Ecdsa(Hash::Sha256), "-sha256", &[]),
    ];
    for (key_type, scheme, hash, options) in cases {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let key = PrivateKey::parse(key_type, pkcs8.expose()).unwrap();
        file("signature", &key.sign(scheme, Input::Message(message)).unwrap());
        file("key", key.public_key());
        let arguments = ["dgst", hash, "-verify", "key", "-keyform", "DER"];
        let arguments = [&arguments, options, &["-signature", "signature", "message"]].concat();
        assert!(openssl(directory.path(), &arguments).1, "{key_type:?} {scheme:?}");
        file("signature", &key.sign(scheme, Input::Message(b"another message")).unwrap());
        assert!(!openssl(directory.path(), &arguments).1, "{key_type:?} {scheme:?}");
    }
}

#[test]
fn openssl_encrypts_and_agrees() {
    let directory = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| fs::write(directory.path().join(name), bytes).unwrap();
    let pkcs8 = PrivateKey::generate(KeyType::Rsa2048).unwrap();
    let key = PrivateKey::parse(KeyType::Rsa2048, pkcs8.expose()).unwrap();
    file("key", key.public_key());
    file("message", b"plaintext");
    for (hash, option) in [(OaepHash::Sha1, "sha1"), (OaepHash::Sha256, "sha256")] {
        let oaep = format!("rsa_oaep_md:{option}");
        let arguments =
            ["pkeyutl", "-encrypt", "-pubin", "-inkey", "key", "-keyform", "DER", "-in", "message"];
        let options = ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", &oaep];
        let (ciphertext, _) = openssl(directory.path(), &[&arguments[..], &options].concat());
        assert_eq!(key.decrypt(hash, &ciphertext).unwrap().expose(), b"plaintext");
    }
    for key_type in [KeyType::P256, KeyType::P384, KeyType::P521] {
        let theirs = PrivateKey::generate(key_type).unwrap();
        let ours = PrivateKey::generate(key_type).unwrap();
        let ours = PrivateKey::parse(key_type, ours.expose()).unwrap();
        file("key", theirs.expose());
        file("peer", ours.public_key());
        let arguments = ["pkeyutl", "-derive", "-inkey", "key", "-keyform", "DER"];
        let peer = ["-peerkey", "peer", "-peerform", "DER"];
        let (shared, _) = openssl(directory.path(), &[&arguments[..], &peer].concat());
        let theirs = PrivateKey::parse(key_type, theirs.expose()).unwrap();
        assert_eq!(ours.agree(theirs.public_key()).unwrap().expose(), shared, "{key_type:?}");
    }
}
