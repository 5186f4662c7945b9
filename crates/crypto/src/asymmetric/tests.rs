//! Every key type through its whole life, and every scheme against every key type.

use super::*;

const HASHES: [Hash; 3] = [Hash::Sha256, Hash::Sha384, Hash::Sha512];

fn new_key(key_type: KeyType) -> PrivateKey {
    let pkcs8 = PrivateKey::generate(key_type).unwrap();
    PrivateKey::parse(key_type, pkcs8.expose()).unwrap()
}

fn all_schemes() -> Vec<SignatureScheme> {
    let with_hash = HASHES.into_iter().flat_map(|hash| {
        [
            SignatureScheme::RsaPkcs1(hash),
            SignatureScheme::RsaPss(hash),
            SignatureScheme::Ecdsa(hash),
        ]
    });
    with_hash
        .chain([
            SignatureScheme::Ed25519,
            SignatureScheme::Ed25519Ph,
            SignatureScheme::MlDsa,
            SignatureScheme::MlDsaExternalMu,
        ])
        .collect()
}

/// The schemes of a key type; for the others the answer is [`SignError::SchemeMismatch`].
fn fits(key_type: KeyType, scheme: SignatureScheme) -> bool {
    match scheme {
        SignatureScheme::RsaPkcs1(_) | SignatureScheme::RsaPss(_) => {
            matches!(key_type, KeyType::Rsa2048 | KeyType::Rsa3072 | KeyType::Rsa4096)
        }
        SignatureScheme::Ecdsa(hash) => match hash {
            Hash::Sha256 => matches!(key_type, KeyType::P256 | KeyType::Secp256k1),
            Hash::Sha384 => key_type == KeyType::P384,
            Hash::Sha512 => key_type == KeyType::P521,
        },
        SignatureScheme::Ed25519 | SignatureScheme::Ed25519Ph => key_type == KeyType::Ed25519,
        SignatureScheme::MlDsa | SignatureScheme::MlDsaExternalMu => {
            matches!(key_type, KeyType::MlDsa44 | KeyType::MlDsa65 | KeyType::MlDsa87)
        }
    }
}

fn digest_length(scheme: SignatureScheme) -> Option<usize> {
    match scheme {
        SignatureScheme::RsaPkcs1(hash)
        | SignatureScheme::RsaPss(hash)
        | SignatureScheme::Ecdsa(hash) => Some(hash.length()),
        SignatureScheme::Ed25519Ph | SignatureScheme::MlDsaExternalMu => Some(64),
        SignatureScheme::Ed25519 | SignatureScheme::MlDsa => None,
    }
}

/// FIPS 204, table 2; for ECDSA the longest DER form.
fn signature_length_max(key_type: KeyType) -> usize {
    match key_type {
        KeyType::Rsa2048 => 256,
        KeyType::Rsa3072 => 384,
        KeyType::Rsa4096 => 512,
        KeyType::P256 | KeyType::Secp256k1 => 72,
        KeyType::P384 => 104,
        KeyType::P521 => 139,
        KeyType::Ed25519 => 64,
        KeyType::MlDsa44 => 2420,
        KeyType::MlDsa65 => 3309,
        KeyType::MlDsa87 => 4627,
        KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024 => 0,
    }
}

#[test]
fn a_key_signs_by_its_schemes_and_no_others() {
    for key_type in KeyType::ALL {
        let key = new_key(key_type);
        let public = PublicKey::parse(key_type, key.public_key()).unwrap();
        for scheme in all_schemes() {
            let message = Input::Message(&[7; 64]);
            let signed = key.sign(scheme, message);
            if !fits(key_type, scheme) {
                assert_eq!(signed, Err(SignError::SchemeMismatch), "{key_type:?} {scheme:?}");
                let verified = key.verify(scheme, message, &[0; 64]);
                assert_eq!(verified, Err(SignError::SchemeMismatch), "{key_type:?} {scheme:?}");
                continue;
            }
            let mut signature = signed.unwrap();
            assert!(signature.len() <= signature_length_max(key_type));
            let is_ecdsa = matches!(scheme, SignatureScheme::Ecdsa(_));
            assert!(is_ecdsa || signature.len() == signature_length_max(key_type));
            assert_eq!(
                key.verify(scheme, message, &signature),
                Ok(true),
                "{key_type:?} {scheme:?}"
            );
            assert_eq!(public.verify(scheme, message, &signature), Ok(true));
            let other = Input::Message(&[8; 64]);
            assert_eq!(key.verify(scheme, other, &signature), Ok(false), "{key_type:?} {scheme:?}");
            *signature.last_mut().unwrap() ^= 1;
            assert_eq!(key.verify(scheme, message, &signature), Ok(false));
            assert_eq!(key.verify(scheme, message, &[]), Ok(false));
        }
    }
}

#[test]
fn a_message_and_its_digest_are_the_same_message() {
    let message = b"signed by digest, verified by message";
    for key_type in [KeyType::Rsa2048, KeyType::P256, KeyType::P384, KeyType::P521] {
        let key = new_key(key_type);
        for scheme in all_schemes().into_iter().filter(|scheme| fits(key_type, *scheme)) {
            let hash = HASHES.into_iter().find(|hash| digest_length(scheme) == Some(hash.length()));
            let digest = aws_lc_rs::digest::digest(hash.unwrap().algorithm(), message);
            let signature = key.sign(scheme, Input::Digest(digest.as_ref())).unwrap();
            assert_eq!(key.verify(scheme, Input::Message(message), &signature), Ok(true));
            let signature = key.sign(scheme, Input::Message(message)).unwrap();
            assert_eq!(key.verify(scheme, Input::Digest(digest.as_ref()), &signature), Ok(true));
        }
    }
}

#[test]
fn a_digest_of_the_wrong_length_is_named_as_such() {
    for key_type in [
        KeyType::Rsa2048,
        KeyType::P256,
        KeyType::P384,
        KeyType::P521,
        KeyType::Secp256k1,
        KeyType::Ed25519,
        KeyType::MlDsa44,
    ] {
        let key = new_key(key_type);
        for scheme in all_schemes().into_iter().filter(|scheme| fits(key_type, *scheme)) {
            let Some(length) = digest_length(scheme) else {
                let input = Input::Digest(&[7; 64]);
                assert_eq!(key.sign(scheme, input), Err(SignError::InputMismatch));
                assert_eq!(key.verify(scheme, input, &[0; 64]), Err(SignError::InputMismatch));
                continue;
            };
            assert!(key.sign(scheme, Input::Digest(&vec![7; length])).is_ok());
            for wrong in [0, length - 1, length + 1] {
                let wrong = vec![7; wrong];
                let input = Input::Digest(&wrong);
                assert_eq!(key.sign(scheme, input), Err(SignError::DigestLength), "{scheme:?}");
                let verified = key.verify(scheme, input, &[0; 64]);
                assert_eq!(verified, Err(SignError::DigestLength), "{scheme:?}");
            }
        }
    }
}

/// RFC 8032, 7.3.
#[test]
fn ed25519ph_of_rfc_8032() {
    let seed = unhex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42");
    let point = unhex("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf");
    let expected = unhex(concat!(
        "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae41",
        "31f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406",
    ));
    let pkcs8 = [&unhex("302e020100300506032b657004220420")[..], &seed].concat();
    let key = PrivateKey::parse(KeyType::Ed25519, &pkcs8).unwrap();
    assert!(key.public_key().ends_with(&point));
    assert_eq!(key.sign(SignatureScheme::Ed25519Ph, Input::Message(b"abc")).unwrap(), expected);
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA512, b"abc");
    let digest = Input::Digest(digest.as_ref());
    assert_eq!(key.sign(SignatureScheme::Ed25519Ph, digest).unwrap(), expected);
    assert_eq!(key.verify(SignatureScheme::Ed25519Ph, digest, &expected), Ok(true));
    // Pure Ed25519 of the same message is another signature.
    assert_eq!(key.verify(SignatureScheme::Ed25519, Input::Message(b"abc"), &expected), Ok(false));
}

/// FIPS 204, 6.2: mu = SHAKE256(SHAKE256(public key, 64) || 0 || 0 || message, 64) for the empty context.
#[test]
fn an_ml_dsa_signature_of_mu_is_one_of_the_message() {
    for key_type in [KeyType::MlDsa44, KeyType::MlDsa65, KeyType::MlDsa87] {
        let key = new_key(key_type);
        let raw = key_type.read_spki(key.public_key()).unwrap();
        let message = b"message";
        let mu = shake256_64(&[&shake256_64(&[raw]), &[0, 0], message]);
        let signature = key.sign(SignatureScheme::MlDsaExternalMu, Input::Digest(&mu)).unwrap();
        assert_eq!(
            key.verify(SignatureScheme::MlDsa, Input::Message(message), &signature),
            Ok(true)
        );
        let signature = key.sign(SignatureScheme::MlDsa, Input::Message(message)).unwrap();
        let verified =
            key.verify(SignatureScheme::MlDsaExternalMu, Input::Message(&mu), &signature);
        assert_eq!(verified, Ok(true));
    }
}

#[test]
fn what_is_encrypted_decrypts_up_to_the_limit_of_the_key() {
    for (key_type, sha1_max, sha256_max) in
        [(KeyType::Rsa2048, 214, 190), (KeyType::Rsa3072, 342, 318), (KeyType::Rsa4096, 470, 446)]
    {
        let key = new_key(key_type);
        for (hash, max) in [(OaepHash::Sha1, sha1_max), (OaepHash::Sha256, sha256_max)] {
            for length in [0, 1, max] {
                let plaintext = vec![7; length];
                let mut ciphertext = key.encrypt(hash, &plaintext).unwrap();
                assert_eq!(key.decrypt(hash, &ciphertext).unwrap().expose(), plaintext);
                ciphertext[9] ^= 1;
                assert_eq!(key.decrypt(hash, &ciphertext).err(), Some(OaepError::Failed));
            }
            let long = key.encrypt(hash, &vec![7; max + 1]);
            assert_eq!(long.err(), Some(OaepError::PlaintextTooLong));
        }
        let ciphertext = key.encrypt(OaepHash::Sha1, b"x").unwrap();
        assert_eq!(key.decrypt(OaepHash::Sha256, &ciphertext).err(), Some(OaepError::Failed));
        assert_eq!(key.decrypt(OaepHash::Sha1, b"").err(), Some(OaepError::Failed));
    }
}

#[test]
fn both_sides_agree_on_the_same_secret() {
    for (key_type, length) in [(KeyType::P256, 32), (KeyType::P384, 48), (KeyType::P521, 66)] {
        let (one, two) = (new_key(key_type), new_key(key_type));
        let shared = one.agree(two.public_key()).unwrap();
        assert_eq!(shared.len(), length);
        assert!(shared.ct_eq(&two.agree(one.public_key()).unwrap()));
        assert!(!shared.ct_eq(&one.agree(one.public_key()).unwrap()));
        for other in KeyType::ALL.into_iter().filter(|other| *other != key_type) {
            let foreign = new_key_of_other_type(other);
            assert_eq!(one.agree(foreign.public_key()).err(), Some(AgreeError::InvalidPeer));
        }
        let mut off_curve = two.public_key().to_vec();
        *off_curve.last_mut().unwrap() ^= 1;
        assert_eq!(one.agree(&off_curve).err(), Some(AgreeError::InvalidPeer));
        let trailing = [two.public_key(), &[0]].concat();
        assert_eq!(one.agree(&trailing).err(), Some(AgreeError::InvalidPeer));
        let point = key_type.read_spki(two.public_key()).unwrap();
        assert_eq!(one.agree(point).err(), Some(AgreeError::InvalidPeer), "a bare point");
    }
    let other = new_key(KeyType::Secp256k1);
    assert_eq!(other.agree(other.public_key()).err(), Some(AgreeError::KeyMismatch));
}

/// An imported key may hold its public key compressed; what Bulla gives out is uncompressed. Hybrid points are refused.
#[test]
fn a_point_goes_out_uncompressed_and_never_hybrid() {
    use crate::der::{self, tag};
    for (key_type, scalar_bytes) in [(KeyType::P256, 32), (KeyType::P384, 48), (KeyType::P521, 66)]
    {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let spki = PrivateKey::parse(key_type, pkcs8.expose()).unwrap().public_key().to_vec();
        let point = key_type.read_spki(&spki).unwrap();
        assert_eq!((point[0], point.len()), (4, 1 + 2 * scalar_bytes));
        let odd = point.last().unwrap() & 1;
        let compressed = [&[2 | odd], &point[1..=scalar_bytes]].concat();

        let mut key =
            der::DerReader::whole(key_type.read_pkcs8(pkcs8.expose()).unwrap().key, tag::SEQUENCE)
                .unwrap();
        key.read(tag::INTEGER).unwrap();
        let scalar = der::value(tag::OCTET_STRING, &[key.read(tag::OCTET_STRING).unwrap()]);
        let public = der::value(0xa1, &[&der::value(tag::BIT_STRING, &[&[0], &compressed])]);
        let key = der::value(tag::SEQUENCE, &[&[2, 1, 1], &scalar, &public]);
        let algorithm = der::value(tag::SEQUENCE, &[key_type.algorithm()]);
        let key = der::value(tag::OCTET_STRING, &[&key]);
        let imported = der::value(tag::SEQUENCE, &[&[2, 1, 0], &algorithm, &key]);
        let imported = PrivateKey::parse(key_type, &imported).unwrap();
        assert_eq!(imported.public_key(), spki);

        let frame = |point: &[u8]| {
            let point = der::value(tag::BIT_STRING, &[&[0], point]);
            der::value(tag::SEQUENCE, &[&algorithm, &point])
        };
        assert!(imported.agree(&frame(&compressed)).is_ok());
        let hybrid = frame(&[&[6 | odd], &point[1..]].concat());
        assert_eq!(imported.agree(&hybrid).err(), Some(AgreeError::InvalidPeer));
        assert!(PublicKey::parse(key_type, &hybrid).is_err());
    }
}

/// Generating big RSA keys again and again would be slow, and their size is of no matter here.
fn new_key_of_other_type(key_type: KeyType) -> PrivateKey {
    let is_big = matches!(key_type, KeyType::Rsa3072 | KeyType::Rsa4096);
    new_key(if is_big { KeyType::Rsa2048 } else { key_type })
}

#[test]
fn what_is_encapsulated_is_decapsulated() {
    for (key_type, ciphertext_bytes) in
        [(KeyType::MlKem512, 768), (KeyType::MlKem768, 1088), (KeyType::MlKem1024, 1568)]
    {
        let key = new_key(key_type);
        let (secret, mut ciphertext) = key.encapsulate().unwrap();
        assert_eq!((secret.len(), ciphertext.len()), (32, ciphertext_bytes));
        assert!(secret.ct_eq(&key.decapsulate(&ciphertext).unwrap()));
        let public = PublicKey::parse(key_type, key.public_key()).unwrap();
        let (second, carrier) = public.encapsulate().unwrap();
        assert!(second.ct_eq(&key.decapsulate(&carrier).unwrap()));
        assert!(!second.ct_eq(&secret), "each encapsulation is fresh");
        // FIPS 203, 6.3: implicit rejection.
        ciphertext[0] ^= 1;
        assert!(!secret.ct_eq(&key.decapsulate(&ciphertext).unwrap()));
        let short = key.decapsulate(&ciphertext[1..]);
        assert_eq!(short.err(), Some(DecapsulateError::CiphertextLength));
    }
}

#[test]
fn operations_of_another_kind_of_key_are_refused() {
    for key_type in [KeyType::P256, KeyType::Ed25519, KeyType::MlDsa44, KeyType::MlKem512] {
        let key = new_key(key_type);
        assert_eq!(key.encrypt(OaepHash::Sha256, b"x").err(), Some(OaepError::KeyMismatch));
        assert_eq!(key.decrypt(OaepHash::Sha256, b"x").err(), Some(OaepError::KeyMismatch));
        let agreed = key.agree(key.public_key());
        assert_eq!(agreed.is_ok(), key_type == KeyType::P256);
        assert_eq!(key.encapsulate().is_ok(), key_type == KeyType::MlKem512);
        let decapsulated = key.decapsulate(&[0; 768]);
        assert_eq!(decapsulated.is_ok(), key_type == KeyType::MlKem512);
    }
}

/// `PrivateKeyInfo` version 1, and for the lattice keys the sizes that the seed form gives (RFC 9881, RFC 9935).
#[test]
fn a_generated_key_is_pkcs8_version_1() {
    for key_type in KeyType::ALL {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let mut info = crate::der::DerReader::whole(pkcs8.expose(), 0x30).unwrap();
        assert_eq!(info.read(0x02), Some(&[0][..]));
        assert_eq!(info.read(0x30), Some(key_type.algorithm()));
        assert!(info.read(0x04).is_some() && info.is_empty());
    }
    for (key_type, length) in [
        (KeyType::Ed25519, 48),
        (KeyType::MlDsa44, 54),
        (KeyType::MlDsa65, 54),
        (KeyType::MlDsa87, 54),
        (KeyType::MlKem512, 86),
        (KeyType::MlKem768, 86),
        (KeyType::MlKem1024, 86),
    ] {
        assert_eq!(PrivateKey::generate(key_type).unwrap().len(), length, "{key_type:?}");
    }
}

#[test]
fn a_key_is_parsed_as_its_own_type_only() {
    for key_type in KeyType::ALL {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let spki = PrivateKey::parse(key_type, pkcs8.expose()).unwrap().public_key().to_vec();
        for other in KeyType::ALL.into_iter().filter(|other| *other != key_type) {
            assert!(PrivateKey::parse(other, pkcs8.expose()).is_err(), "{key_type:?} {other:?}");
            assert!(PublicKey::parse(other, &spki).is_err(), "{key_type:?} {other:?}");
        }
        for damaged in [[pkcs8.expose(), &[0]].concat(), pkcs8.expose()[1..].to_vec(), vec![]] {
            assert_eq!(PrivateKey::parse(key_type, &damaged).err(), Some(InvalidKey));
        }
        for damaged in [[&spki[..], &[0]].concat(), spki[1..].to_vec(), vec![]] {
            assert_eq!(PublicKey::parse(key_type, &damaged).err(), Some(InvalidKey));
        }
    }
}

#[test]
fn nothing_secret_is_shown_and_a_key_goes_between_threads() {
    fn goes_between_threads<T: Send + Sync>(_: &T) {}
    let key = new_key(KeyType::P256);
    goes_between_threads(&key);
    assert_eq!(format!("{key:?}"), "PrivateKey(P256, [redacted])");
}

#[test]
fn many_threads_use_one_key() {
    let scheme = |key_type| all_schemes().into_iter().find(|scheme| fits(key_type, *scheme));
    for key_type in [KeyType::Rsa2048, KeyType::P256, KeyType::Secp256k1, KeyType::MlDsa44] {
        let (key, scheme) = (new_key(key_type), scheme(key_type).unwrap());
        std::thread::scope(|scope| {
            for number in 0..8_u8 {
                let key = &key;
                scope.spawn(move || {
                    for _ in 0..20 {
                        let message = Input::Message(std::slice::from_ref(&number));
                        let signature = key.sign(scheme, message).unwrap();
                        assert_eq!(key.verify(scheme, message, &signature), Ok(true));
                    }
                });
            }
        });
    }
    let key = new_key(KeyType::MlKem768);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let (secret, ciphertext) = key.encapsulate().unwrap();
                assert!(secret.ct_eq(&key.decapsulate(&ciphertext).unwrap()));
            });
        }
    });
}

mod hostile {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn key_types() -> impl Strategy<Value = KeyType> {
        proptest::sample::select(KeyType::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn noise_is_refused(key_type in key_types(), bytes in vec(any::<u8>(), 0..300)) {
            prop_assert!(PrivateKey::parse(key_type, &bytes).is_err());
            prop_assert!(PublicKey::parse(key_type, &bytes).is_err());
        }

        /// Whatever still parses after a byte was changed can be used without a panic.
        #[test]
        fn altered_keys_do_no_harm(at in any::<prop::sample::Index>(), byte: u8, small in 3..14_usize) {
            let key_type = KeyType::ALL[small];
            let mut pkcs8 = PrivateKey::generate(key_type).unwrap().expose().to_vec();
            let mut spki = PrivateKey::parse(key_type, &pkcs8).unwrap().public_key().to_vec();
            *at.get_mut(&mut pkcs8) = byte;
            *at.get_mut(&mut spki) = byte;
            if let Ok(key) = PublicKey::parse(key_type, &spki) {
                prop_assert_eq!(key.spki(), spki);
                let may_encapsulate =
                    matches!(key_type, KeyType::MlKem512 | KeyType::MlKem768 | KeyType::MlKem1024);
                prop_assert_eq!(key.encapsulate().is_ok(), may_encapsulate);
            }
            let Ok(key) = PrivateKey::parse(key_type, &pkcs8) else { return Ok(()) };
            for scheme in all_schemes().into_iter().filter(|scheme| fits(key_type, *scheme)) {
                let signature = key.sign(scheme, Input::Message(&[7; 64])).unwrap();
                prop_assert_eq!(key.verify(scheme, Input::Message(&[7; 64]), &signature), Ok(true));
            }
        }
    }
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |digit: &u8| u8::try_from(char::from(*digit).to_digit(16).unwrap()).unwrap();
    text.as_bytes().chunks(2).map(|pair| digit(&pair[0]) << 4 | digit(&pair[1])).collect()
}

/// SHAKE256 (FIPS 202) with 64 bytes of output, from the formula: `aws-lc-rs` does not offer it.
fn shake256_64(parts: &[&[u8]]) -> [u8; 64] {
    const RATE: usize = 136;
    let mut padded = parts.concat();
    padded.push(0x1f);
    padded.resize(padded.len().next_multiple_of(RATE), 0);
    *padded.last_mut().unwrap() |= 0x80;
    let mut state = [0_u64; 25];
    for block in padded.chunks(RATE) {
        for (lane, bytes) in state.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane ^= u64::from_le_bytes(*bytes);
        }
        keccak_f1600(&mut state);
    }
    let mut out = [0; 64];
    for (bytes, lane) in out.as_chunks_mut::<8>().0.iter_mut().zip(state) {
        *bytes = lane.to_le_bytes();
    }
    out
}

/// FIPS 202, 3.2 and 3.3, lane (x, y) at x + 5 y.
fn keccak_f1600(state: &mut [u64; 25]) {
    let mut lfsr = 1_u8;
    for _round in 0..24 {
        let column = |x: usize| (0..5).fold(0, |sum, y| sum ^ state[x % 5 + 5 * y]);
        let theta: Vec<u64> =
            (0..5).map(|x| column(x + 4) ^ column(x + 1).rotate_left(1)).collect();
        for (at, lane) in state.iter_mut().enumerate() {
            *lane ^= theta[at % 5];
        }
        let (mut x, mut y, mut carried) = (1, 0, state[1]);
        for t in 0..24_u32 {
            (x, y) = (y, (2 * x + 3 * y) % 5);
            let moved = carried.rotate_left((t + 1) * (t + 2) / 2);
            carried = std::mem::replace(&mut state[x + 5 * y], moved);
        }
        for row in state.as_chunks_mut::<5>().0 {
            let old = *row;
            for (x, lane) in row.iter_mut().enumerate() {
                *lane = old[x] ^ (!old[(x + 1) % 5] & old[(x + 2) % 5]);
            }
        }
        for j in 0..7 {
            if lfsr & 1 == 1 {
                state[0] ^= 1 << ((1 << j) - 1);
            }
            lfsr = (lfsr << 1) ^ if lfsr & 0x80 == 0 { 0 } else { 0x71 };
        }
    }
}

/// FIPS 202's example value for the empty message.
#[test]
fn shake256_of_nothing() {
    assert_eq!(shake256_64(&[])[..16], unhex("46b9dd2b0ba88d13233b3feb743eeb24"));
}
