use model::generated::{ExpirationModelType, IncludeKeyMaterial, KeySpec, KeyUsageType};
use model::{AccountId, KeyId, Region};

use super::*;
use crate::clock::tests::confirmed;
use crate::hierarchy::tests::hierarchy;
use crate::key::nothing_pending;
use crate::key::tests::{NOW, days, key};
use crate::key::{KeyPolicy, NewKey};

const ID: &str = "1234abcd-12ab-34cd-56ef-1234567890ab";

fn external(spec: KeySpec, usage: KeyUsageType) -> Key {
    Key::external(NewKey {
        account: AccountId::parse("111122223333").unwrap(),
        region: Region::parse("us-east-1").unwrap(),
        id: KeyId::parse(ID).unwrap(),
        spec,
        usage,
        description: String::new(),
        policy: KeyPolicy::unbound("{}".to_owned()),
        created: NOW,
    })
}

fn symmetric() -> Key {
    external(KeySpec::SymmetricDefault, KeyUsageType::EncryptDecrypt)
}

fn hmac(spec: KeySpec) -> Key {
    external(spec, KeyUsageType::GenerateVerifyMac)
}

const fn of(material: &[u8]) -> Import<'_> {
    Import { material, import_type: None, material_id: None, description: None, valid_to: None }
}

const fn new(material: &[u8]) -> Import<'_> {
    Import { import_type: Some(ImportType::NewKeyMaterial), ..of(material) }
}

fn code<T: fmt::Debug>(result: Result<T, Error>) -> ErrorCode {
    result.unwrap_err().code()
}

#[test]
fn the_first_import_enables_the_key_and_its_deletion_is_undone_by_the_same_material() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    assert_eq!((key.state(), key.metadata().current_key_material_id), (State::PendingImport, None));
    let id = key.import(&hierarchy, of(&[1; 32]), NOW).unwrap();
    assert_eq!(key.state(), State::Enabled);
    let shown = key.metadata();
    assert_eq!(shown.expiration_model, Some(ExpirationModelType::KeyMaterialDoesNotExpire));
    assert_eq!(shown.current_key_material_id, Some(id.to_string()));
    assert_eq!(key.delete_imported(None).unwrap(), Some(id));
    let shown = key.metadata();
    assert_eq!((key.state(), shown.expiration_model), (State::PendingImport, None));
    assert_eq!(shown.current_key_material_id, Some(id.to_string()));
    assert!(key.current_material().unwrap().open(&hierarchy, key.arn()).is_err());
    // Nothing is there to delete, which is no error.
    let before = key.clone();
    key.delete_imported(None).unwrap();
    assert_eq!(key, before);
    let incorrect = ErrorCode::IncorrectKeyMaterialException;
    assert_eq!(code(key.import(&hierarchy, of(&[2; 32]), NOW)), incorrect);
    assert_eq!(code(key.import(&hierarchy, new(&[1; 32]), NOW)), incorrect);
    assert_eq!(key, before);
    assert_eq!(key.import(&hierarchy, of(&[1; 32]), NOW).unwrap(), id);
    assert_eq!(key.state(), State::Enabled);
}

#[test]
fn material_of_the_wrong_form_is_incorrect() {
    let hierarchy = hierarchy();
    let fits = |key: &Key, length: usize| {
        let result = key.clone().import(&hierarchy, of(&vec![5; length]), NOW);
        match result {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error, Error::documented(ErrorCode::IncorrectKeyMaterialException));
                false
            }
        }
    };
    for (length, expected) in [(1, false), (16, false), (31, false), (32, true), (33, false)] {
        assert_eq!(fits(&symmetric(), length), expected, "{length}");
    }
    for (spec, least) in [
        (KeySpec::Hmac224, 28),
        (KeySpec::Hmac256, 32),
        (KeySpec::Hmac384, 48),
        (KeySpec::Hmac512, 64),
    ] {
        for (length, expected) in [(least - 1, false), (least, true), (128, true), (129, false)] {
            assert_eq!(fits(&hmac(spec), length), expected, "{spec} {length}");
        }
    }
    assert!(!fits(&external(KeySpec::EccNistP256, KeyUsageType::SignVerify), 138));
}

#[test]
fn only_the_first_material_of_an_hmac_key_is_its_own() {
    let (hierarchy, mut key) = (hierarchy(), hmac(KeySpec::Hmac224));
    let long = [9; 100];
    key.import(&hierarchy, of(&long), NOW).unwrap();
    // As keys of HMAC-SHA256 these are the same: RFC 2104 hashes what is long, and pads what is short.
    let hashed = crypto::hash::sha256(&long);
    let padded = [&long[..], &[0]].concat();
    for other in [&hashed[..], &padded, &[9; 99]] {
        let result = key.import(&hierarchy, of(other), NOW);
        assert_eq!(code(result), ErrorCode::IncorrectKeyMaterialException);
    }
    key.import(&hierarchy, of(&long), NOW).unwrap();
    assert_eq!(key.metadata().current_key_material_id, None);
}

#[test]
fn an_imported_key_pair_keeps_its_public_key_and_takes_no_other() {
    let hierarchy = hierarchy();
    for (spec, key_type) in [
        (KeySpec::EccNistP256, crypto::asymmetric::KeyType::P256),
        (KeySpec::EccSecgP256k1, crypto::asymmetric::KeyType::Secp256k1),
        (KeySpec::EccNistEdwards25519, crypto::asymmetric::KeyType::Ed25519),
    ] {
        let mut key = external(spec, KeyUsageType::SignVerify);
        let [first, second] = [(); 2].map(|()| PrivateKey::generate(key_type).unwrap());
        key.import(&hierarchy, of(first.expose()), NOW).unwrap();
        let parsed = PrivateKey::parse(key_type, first.expose()).unwrap();
        assert_eq!(key.public_key(), Some(parsed.public_key()));
        key.delete_imported(None).unwrap();
        assert_eq!(key.public_key(), Some(parsed.public_key()));
        let other = key.import(&hierarchy, of(second.expose()), NOW);
        assert_eq!(code(other), ErrorCode::IncorrectKeyMaterialException);
        key.import(&hierarchy, of(first.expose()), NOW).unwrap();
        assert_eq!(key.state(), State::Enabled);
    }
    let mut p384 = external(KeySpec::EccNistP384, KeyUsageType::SignVerify);
    let p256 = PrivateKey::generate(crypto::asymmetric::KeyType::P256).unwrap();
    let wrong_curve = p384.import(&hierarchy, of(p256.expose()), NOW);
    assert_eq!(code(wrong_curve), ErrorCode::IncorrectKeyMaterialException);
}

/// Asymmetric keys come as PKCS #8 in DER or BER (developer guide, "Requirements for imported key material"). DER is kept.
#[test]
fn a_private_key_in_ber_is_the_same_key() {
    let hierarchy = hierarchy();
    let mut key = external(KeySpec::EccNistP256, KeyUsageType::SignVerify);
    let der = PrivateKey::generate(crypto::asymmetric::KeyType::P256).unwrap();
    let id = key.import(&hierarchy, of(der.expose()), NOW).unwrap();
    // The outer SEQUENCE with an indefinite length.
    let content = &der.expose()[3..];
    assert_eq!(der.expose()[..3], [0x30, 0x81, u8::try_from(content.len()).unwrap()]);
    let ber = [&[0x30, 0x80][..], content, &[0, 0]].concat();
    assert_eq!(key.import(&hierarchy, of(&ber), NOW), Ok(id));
    let kept = key.current_material().unwrap().open(&hierarchy, key.arn()).unwrap();
    assert!(kept.ct_eq(&der));
    let cut = key.import(&hierarchy, of(&ber[..ber.len() - 1]), NOW);
    assert_eq!(code(cut), ErrorCode::IncorrectKeyMaterialException);
}

#[test]
fn what_is_for_symmetric_keys_is_refused_on_others() {
    let (hierarchy, key) = (hierarchy(), hmac(KeySpec::Hmac256));
    let material = [1; 32];
    for import in [
        new(&material),
        Import { description: Some("x"), ..of(&material) },
        Import { material_id: Some(MaterialId::from_bytes([1; 32])), ..of(&material) },
    ] {
        let result = key.clone().import(&hierarchy, import, NOW);
        assert_eq!(code(result), ErrorCode::ValidationException);
    }
}

#[test]
fn a_material_id_must_be_that_of_known_material_and_is_not_for_new() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    let id = key.import(&hierarchy, of(&[1; 32]), NOW).unwrap();
    let named = |material, id| Import { material_id: Some(id), ..of(material) };
    key.import(&hierarchy, named(&[1; 32], id), NOW).unwrap();
    let other = MaterialId::of(&[2; 32], key.arn().id);
    let incorrect = ErrorCode::IncorrectKeyMaterialException;
    assert_eq!(code(key.import(&hierarchy, named(&[1; 32], other), NOW)), incorrect);
    assert_eq!(code(key.import(&hierarchy, named(&[2; 32], other), NOW)), incorrect);
    let import = Import { material_id: Some(other), ..new(&[2; 32]) };
    assert_eq!(code(key.import(&hierarchy, import, NOW)), ErrorCode::ValidationException);
}

#[test]
fn one_new_material_waits_for_the_rotation_and_can_be_replaced() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    let first = key.import(&hierarchy, of(&[1; 32]), NOW).unwrap();
    let nothing = key.rotate_on_demand(&hierarchy, NOW).unwrap_err();
    let text = format!("No available key material pending rotation for the key: {}.", key.arn());
    assert_eq!(nothing, Error::new(ErrorCode::KmsInvalidStateException, text));
    let second = key.import(&hierarchy, new(&[2; 32]), NOW).unwrap();
    assert_eq!((key.state(), key.current_material().unwrap().id()), (State::Enabled, first));
    let third = MaterialId::of(&[3; 32], key.arn().id);
    let text = format!(
        "New key material (id: {third}) cannot be imported into KMS key {}, because another key material (id: \
         {second}) is pending rotation.",
        key.arn()
    );
    let refused = key.import(&hierarchy, new(&[3; 32]), NOW).unwrap_err();
    assert_eq!(refused, Error::new(ErrorCode::KmsInvalidStateException, text));
    key.delete_imported(Some(second)).unwrap();
    assert_eq!(key.state(), State::Enabled);
    assert_eq!(key.import(&hierarchy, new(&[3; 32]), NOW).unwrap(), third);
    key.rotate_on_demand(&hierarchy, NOW).unwrap();
    assert_eq!(key.current_material().unwrap().id(), third);
    // Material that is not current any more is still needed to decrypt.
    key.delete_imported(Some(first)).unwrap();
    assert_eq!(key.state(), State::PendingImport);
}

#[test]
fn the_earliest_expiry_counts_and_ends_the_use_of_the_key() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    let until = |material, day| Import { valid_to: Some(days(day)), ..of(material) };
    let until_new = |material, day| Import { valid_to: Some(days(day)), ..new(material) };
    key.import(&hierarchy, until(&[1; 32], 20), NOW).unwrap();
    key.import(&hierarchy, until_new(&[2; 32], 10), NOW).unwrap();
    // What only waits does not count yet, and goes by itself.
    assert_eq!((key.metadata().valid_to, key.due()), (Some(days(20)), Some(days(10))));
    key.rotate_on_demand(&hierarchy, NOW).unwrap();
    assert_eq!(key.metadata().valid_to, Some(days(10)));
    assert!(!key.expire(&confirmed(Timestamp::from_millis(days(10).millis() - 1))));
    assert!(key.expire(&confirmed(days(10))));
    assert_eq!((key.state(), key.metadata().valid_to), (State::PendingImport, None));
    assert_eq!(key.due(), Some(days(20)));
    key.import(&hierarchy, of(&[2; 32]), days(10)).unwrap();
    assert_eq!((key.state(), key.metadata().valid_to), (State::Enabled, Some(days(20))));
}

/// The worker comes within a minute; until then expired material must not come back to life.
#[test]
fn what_has_expired_is_neither_rotated_to_nor_counted_before_the_worker_comes() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    let until_new = |material, day| Import { valid_to: Some(days(day)), ..new(material) };
    let until = |material, day| Import { valid_to: Some(days(day)), ..of(material) };
    key.import(&hierarchy, until(&[1; 32], 20), NOW).unwrap();
    key.import(&hierarchy, until_new(&[2; 32], 10), NOW).unwrap();
    assert!(key.has_pending_material(NOW) && !key.has_pending_material(days(10)));
    let before = key.clone();
    let refused = key.rotate_on_demand(&hierarchy, days(10));
    assert_eq!(refused.unwrap_err().message(), nothing_pending(key.arn()).message());
    assert_eq!(key, before);
    key.schedule_deletion(Some(7), NOW).unwrap();
    // The clock may be wrong: what it says is shown, and not kept.
    key.cancel_deletion().unwrap();
    assert_eq!(key.state(), State::Disabled);
    assert_eq!(key.as_expired(days(19)).unwrap().state(), State::Disabled);
    let expired = key.as_expired(days(20)).unwrap();
    assert_eq!((expired.state(), key.state()), (State::PendingImport, State::Disabled));
    key.expire(&confirmed(days(20)));
    assert_eq!(key, expired);
}

#[test]
fn an_import_does_not_print_its_material() {
    assert_eq!(format!("{:?}", of(&[7; 32])), "Import([redacted], None, None, None)");
}

#[test]
fn a_key_pending_deletion_loses_material_and_stays_pending() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    key.import(&hierarchy, of(&[1; 32]), NOW).unwrap();
    key.schedule_deletion(Some(7), NOW).unwrap();
    let pending = key.state();
    key.delete_imported(None).unwrap();
    assert_eq!(key.state(), pending);
    let refused = key.import(&hierarchy, of(&[1; 32]), NOW);
    assert_eq!(code(refused), ErrorCode::KmsInvalidStateException);
    key.cancel_deletion().unwrap();
    assert_eq!(key.state(), State::PendingImport);
}

#[test]
fn a_description_stays_until_another_is_given() {
    let (hierarchy, mut key) = (hierarchy(), symmetric());
    let described = |text| Import { description: Some(text), ..of(&[1; 32]) };
    let shown = |key: &Key| {
        let entries = key.rotations(IncludeKeyMaterial::AllKeyMaterial);
        entries.last().unwrap().key_material_description.clone().unwrap()
    };
    key.import(&hierarchy, described("first"), NOW).unwrap();
    key.import(&hierarchy, of(&[1; 32]), NOW).unwrap();
    assert_eq!(shown(&key), "first");
    key.import(&hierarchy, described("second"), NOW).unwrap();
    assert_eq!(shown(&key), "second");
    key.import(&hierarchy, Import { description: Some("waits"), ..new(&[2; 32]) }, NOW).unwrap();
    key.import(&hierarchy, new(&[2; 32]), NOW).unwrap();
    assert_eq!(shown(&key), "waits");
}

#[test]
fn keys_of_other_origin_have_no_imported_material() {
    let (hierarchy, mut key) = key();
    let text = format!("{} origin is AWS_KMS which is not valid for this operation.", key.arn());
    let expected = Error::new(ErrorCode::UnsupportedOperationException, text);
    assert_eq!(key.import(&hierarchy, of(&[1; 32]), NOW).unwrap_err(), expected);
    assert_eq!(key.delete_imported(None).unwrap_err(), expected);
}
