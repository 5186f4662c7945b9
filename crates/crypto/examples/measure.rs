//! Measures the asymmetric keys on one core: `cargo run --release -p crypto --example measure`.
//!
//! It prints operations per second of each key type, on a parsed key, and how long parsing takes.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for people at a terminal")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use crypto::asymmetric::{Hash, Input, KeyType, OaepHash, PrivateKey, SignatureScheme};

const RUN_TIME: Duration = Duration::from_millis(700);

fn main() {
    for key_type in KeyType::ALL {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let key = PrivateKey::parse(key_type, pkcs8.expose()).unwrap();
        let generate = rate(|| PrivateKey::generate(key_type).unwrap());
        let parse = rate(|| PrivateKey::parse(key_type, pkcs8.expose()).unwrap());
        print!("{key_type:?}: generate {generate}/s, parse {} µs", 1_000_000 / parse.max(1));
        for scheme in schemes(key_type) {
            let input = Input::Message(&[7; 64]);
            let signature = key.sign(*scheme, input).unwrap();
            let sign = rate(|| key.sign(*scheme, input).unwrap());
            let verify = rate(|| key.verify(*scheme, input, &signature).unwrap());
            print!("; {scheme:?} sign {sign}/s, verify {verify}/s");
        }
        if let Ok(ciphertext) = key.encrypt(OaepHash::Sha256, &[7; 32]) {
            let encrypt = rate(|| key.encrypt(OaepHash::Sha256, &[7; 32]).unwrap());
            let decrypt = rate(|| key.decrypt(OaepHash::Sha256, &ciphertext).unwrap());
            print!("; OAEP encrypt {encrypt}/s, decrypt {decrypt}/s");
        }
        if key.agree(key.public_key()).is_ok() {
            print!("; agree {}/s", rate(|| key.agree(key.public_key()).unwrap()));
        }
        if let Ok((_, ciphertext)) = key.encapsulate() {
            let encapsulate = rate(|| key.encapsulate().unwrap());
            let decapsulate = rate(|| key.decapsulate(&ciphertext).unwrap());
            print!("; encapsulate {encapsulate}/s, decapsulate {decapsulate}/s");
        }
        println!();
    }
}

fn schemes(key_type: KeyType) -> &'static [SignatureScheme] {
    match key_type {
        KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096 => {
            &[SignatureScheme::RsaPkcs1(Hash::Sha256), SignatureScheme::RsaPss(Hash::Sha256)]
        }
        KeyType::P256 | KeyType::Secp256k1 => &[SignatureScheme::Ecdsa(Hash::Sha256)],
        KeyType::P384 => &[SignatureScheme::Ecdsa(Hash::Sha384)],
        KeyType::P521 => &[SignatureScheme::Ecdsa(Hash::Sha512)],
        KeyType::Ed25519 => &[SignatureScheme::Ed25519, SignatureScheme::Ed25519Ph],
        KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87 => {
            &[SignatureScheme::MlDsa, SignatureScheme::MlDsaExternalMu]
        }
        KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => &[],
    }
}

/// Returns how often `work` is done in a second.
fn rate<T>(work: impl Fn() -> T) -> u128 {
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed() < RUN_TIME {
        black_box(work());
        count += 1;
    }
    count * 1_000_000 / start.elapsed().as_micros()
}
