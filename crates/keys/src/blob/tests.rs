use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::hierarchy::tests::hierarchy;
use crate::key::tests::{NOW, key, new_key};

type Pairs = BTreeMap<String, String>;

fn pairs(all: &[(&str, &str)]) -> Pairs {
    all.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn seal(hierarchy: &Hierarchy, key: &Key, context: &Pairs, plaintext: &[u8]) -> Vec<u8> {
    encrypt(hierarchy, key, &CiphertextContext::new(Some(context)), plaintext).unwrap()
}

/// Parses and decrypts as a caller does, with one error for both.
fn open(hierarchy: &Hierarchy, key: &Key, context: &Pairs, blob: &[u8]) -> Result<Vec<u8>, Error> {
    let header = CiphertextHeader::parse(blob)
        .ok_or_else(|| Error::bare(ErrorCode::InvalidCiphertextException))?;
    decrypt(hierarchy, key, &header, &CiphertextContext::new(Some(context)), blob)
        .map(|plaintext| plaintext.expose().to_vec())
}

fn refused() -> Result<Vec<u8>, Error> {
    Err(Error::bare(ErrorCode::InvalidCiphertextException))
}

#[test]
fn the_header_says_which_key_and_material() {
    let (hierarchy, key) = key();
    let blob = seal(&hierarchy, &key, &Pairs::new(), b"plaintext");
    let header = CiphertextHeader::parse(&blob).unwrap();
    assert_eq!((header.key_id(), header.account()), (key.arn().id, key.arn().account));
    assert_eq!(header.material(), key.current_material().unwrap().id());
    assert_eq!(blob.len(), HEADER_BYTES + crypto::message::OVERHEAD + 9);
    assert_eq!(blob[..3], [1, 1, 0]);
}

#[test]
fn every_bit_counts() {
    let (hierarchy, key) = key();
    let context = pairs(&[("k", "v")]);
    let blob = seal(&hierarchy, &key, &context, &[0x5A; 64]);
    for bit in 0..8 * blob.len() {
        let mut flipped = blob.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&hierarchy, &key, &context, &flipped), refused(), "bit {bit}");
    }
    assert_eq!(open(&hierarchy, &key, &context, &blob).unwrap(), [0x5A; 64]);
}

#[test]
fn every_truncation_and_extension_is_refused() {
    let (hierarchy, key) = key();
    let blob = seal(&hierarchy, &key, &Pairs::new(), b"plaintext");
    for length in 0..blob.len() {
        assert_eq!(open(&hierarchy, &key, &Pairs::new(), &blob[..length]), refused(), "{length}");
        assert_eq!(open(&hierarchy, &key, &Pairs::new(), &blob[length + 1..]), refused());
    }
    let extended = [blob, vec![0]].concat();
    assert_eq!(open(&hierarchy, &key, &Pairs::new(), &extended), refused());
}

#[test]
fn another_context_is_refused() {
    let (hierarchy, key) = key();
    let blob = seal(&hierarchy, &key, &pairs(&[("a", "1"), ("b", "2")]), b"plaintext");
    for wrong in
        [&[][..], &[("a", "1")], &[("a", "1"), ("b", "2"), ("c", "")], &[("a", "2"), ("b", "1")]]
    {
        assert_eq!(open(&hierarchy, &key, &pairs(wrong), &blob), refused());
    }
    let none = CiphertextContext::new(None);
    let blob = encrypt(&hierarchy, &key, &none, b"no context").unwrap();
    assert_eq!(open(&hierarchy, &key, &Pairs::new(), &blob).unwrap(), b"no context");
}

#[test]
fn the_header_of_another_ciphertext_is_refused() {
    let (hierarchy, mut key) = key();
    let old = seal(&hierarchy, &key, &Pairs::new(), b"old");
    key.rotate_on_demand(&hierarchy, NOW).unwrap();
    let new = seal(&hierarchy, &key, &Pairs::new(), b"new");
    let header = CiphertextHeader::parse(&new).unwrap();
    let context = CiphertextContext::default();
    assert!(decrypt(&hierarchy, &key, &header, &context, &old).is_err());
    // Not even when the body stays and only the material is named anew.
    let mixed = [&new[..HEADER_BYTES], &old[HEADER_BYTES..]].concat();
    assert_eq!(open(&hierarchy, &key, &Pairs::new(), &mixed), refused());
}

#[test]
fn another_format_is_refused_even_under_a_header_that_is_right() {
    let (hierarchy, key) = key();
    let blob = seal(&hierarchy, &key, &Pairs::new(), b"plaintext");
    let right = CiphertextHeader::parse(&blob).unwrap();
    for (place, value) in [(0, 0), (0, 2), (1, 2)] {
        // Authentic in everything but the form.
        let mut forged = blob[..HEADER_BYTES].to_vec();
        forged[place] = value;
        let written = forged.clone();
        let material = key.current_material().unwrap();
        let secret = material.open_symmetric(&hierarchy, key.arn()).unwrap();
        crypto::message::seal(&secret, LABEL, &written, &[0; 4], b"plaintext", &mut forged)
            .unwrap();
        let context = CiphertextContext::default();
        assert!(decrypt(&hierarchy, &key, &right, &context, &forged).is_err());
    }
}

#[test]
fn another_key_does_not_decrypt_even_with_the_same_hierarchy() {
    let hierarchy = hierarchy();
    let ours = new_key(&hierarchy, "1234abcd-12ab-34cd-56ef-1234567890ab");
    let theirs = new_key(&hierarchy, "1234abcd-12ab-34cd-56ef-1234567890ac");
    let blob = seal(&hierarchy, &ours, &Pairs::new(), b"ours");
    assert_eq!(open(&hierarchy, &theirs, &Pairs::new(), &blob), refused());
}

#[test]
fn old_material_decrypts_after_every_rotation() {
    let (hierarchy, mut key) = key();
    let mut blobs = Vec::new();
    for turn in 0..5_u8 {
        blobs.push(seal(&hierarchy, &key, &Pairs::new(), &[turn]));
        key.rotate_on_demand(&hierarchy, NOW).unwrap();
    }
    let (hierarchy, _) = hierarchy.rotate_domain_key(NOW).unwrap();
    for (turn, blob) in (0..5_u8).zip(&blobs) {
        assert_eq!(open(&hierarchy, &key, &Pairs::new(), blob).unwrap(), [turn]);
    }
}

#[test]
fn a_key_out_of_use_neither_encrypts_nor_decrypts() {
    let (hierarchy, mut key) = key();
    let blob = seal(&hierarchy, &key, &Pairs::new(), b"plaintext");
    let codes = |key: &Key| {
        let encrypted = encrypt(&hierarchy, key, &CiphertextContext::default(), b"x");
        let decrypted = open(&hierarchy, key, &Pairs::new(), &blob);
        (encrypted.unwrap_err().code(), decrypted.unwrap_err().code())
    };
    key.disable().unwrap();
    assert_eq!(codes(&key), (ErrorCode::DisabledException, ErrorCode::DisabledException));
    key.schedule_deletion(None, NOW).unwrap();
    let invalid_state = ErrorCode::KmsInvalidStateException;
    assert_eq!(codes(&key), (invalid_state, invalid_state));
}

#[test]
fn plaintext_over_4096_bytes_is_refused() {
    let (hierarchy, key) = key();
    let context = CiphertextContext::default();
    let longest = encrypt(&hierarchy, &key, &context, &[0; PLAINTEXT_BYTES_MAX]).unwrap();
    assert!(longest.len() <= CIPHERTEXT_BYTES_MAX);
    let error = encrypt(&hierarchy, &key, &context, &[0; PLAINTEXT_BYTES_MAX + 1]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ValidationException);
}

#[test]
fn material_that_does_not_open_is_our_fault_and_not_the_callers() {
    let (hierarchy, key) = key();
    let blob = seal(&hierarchy, &key, &Pairs::new(), b"plaintext");
    let other = crate::hierarchy::tests::hierarchy();
    let error = open(&other, &key, &Pairs::new(), &blob).unwrap_err();
    assert_eq!((error.code(), error.message()), (ErrorCode::KmsInternalException, None));
    assert!(error.detail().unwrap().contains("do not open"));
}

proptest! {
    #[test]
    fn what_is_encrypted_decrypts(
        plaintext in prop::collection::vec(any::<u8>(), 0..=PLAINTEXT_BYTES_MAX),
        context: Pairs,
    ) {
        let (hierarchy, key) = key();
        let blob = seal(&hierarchy, &key, &context, &plaintext);
        prop_assert_eq!(open(&hierarchy, &key, &context, &blob).unwrap(), plaintext);
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (hierarchy, key) = key();
        prop_assert_eq!(open(&hierarchy, &key, &Pairs::new(), &bytes), refused());
        // With a header that is right, so that the rest is looked at.
        let blob = seal(&hierarchy, &key, &Pairs::new(), b"");
        let bytes = [&blob[..HEADER_BYTES], &bytes].concat();
        prop_assert_eq!(open(&hierarchy, &key, &Pairs::new(), &bytes), refused());
    }
}
