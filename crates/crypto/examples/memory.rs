//! Measures the memory that parsed keys take: `cargo run --release -p crypto --example memory`.
//!
//! It prints bytes per key of each type, after the private and the public key have been used for all that they can do.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for people at a terminal")]

use crypto::asymmetric::{
    Hash, Input, KeyType, OaepHash, PrivateKey, PublicKey, SignatureScheme as Scheme,
};

const KEYS: usize = 2_000;
const PAGE_BYTES: usize = 4096;

fn main() {
    // All are kept, so that none takes the place of one before.
    let mut kept = Vec::new();
    for key_type in KeyType::ALL {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        // Once before, so that what the libraries keep for themselves is there.
        drop(used(key_type, pkcs8.expose()));
        let before = resident_bytes();
        kept.extend((0..KEYS).map(|_| used(key_type, pkcs8.expose())));
        let bytes = resident_bytes().saturating_sub(before) / KEYS;
        println!("{key_type:?}: {bytes} bytes");
    }
    println!("{} keys", kept.len());
}

fn used(key_type: KeyType, pkcs8: &[u8]) -> (PrivateKey, PublicKey) {
    let private = PrivateKey::parse(key_type, pkcs8).unwrap();
    let public = PublicKey::parse(key_type, private.public_key()).unwrap();
    let hashes = [Hash::Sha256, Hash::Sha384, Hash::Sha512];
    let hashed = hashes
        .into_iter()
        .flat_map(|hash| [Scheme::RsaPkcs1(hash), Scheme::RsaPss(hash), Scheme::Ecdsa(hash)]);
    for scheme in hashed.chain([Scheme::Ed25519, Scheme::Ed25519Ph, Scheme::MlDsa]) {
        let input = Input::Message(&[7; 64]);
        if let Ok(signature) = private.sign(scheme, input) {
            assert!(public.verify(scheme, input, &signature).unwrap());
            assert!(private.verify(scheme, input, &signature).unwrap());
        }
    }
    if let Ok(ciphertext) = public.encrypt(OaepHash::Sha256, &[7; 32]) {
        private.decrypt(OaepHash::Sha256, &ciphertext).unwrap();
    }
    let _agreed = private.agree(private.public_key());
    if let Ok((_, ciphertext)) = public.encapsulate() {
        private.decapsulate(&ciphertext).unwrap();
    }
    (private, public)
}

fn resident_bytes() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * PAGE_BYTES
}
