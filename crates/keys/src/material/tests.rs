use super::*;
use crate::hierarchy::tests::hierarchy;
use crate::key::tests::{NOW, key};

const ID: &str = "1234abcd-12ab-34cd-56ef-1234567890ab";

fn arn(region: &str, account: &str, id: &str) -> KeyArn {
    KeyArn::parse(&format!("arn:aws:kms:{region}:{account}:key/{id}")).unwrap()
}

#[test]
fn equal_bytes_in_two_keys_have_two_ids() {
    let id = |material: &[u8], key: &str| MaterialId::of(material, KeyId::parse(key).unwrap());
    let first = id(&[7; 32], ID);
    assert_eq!(first, id(&[7; 32], ID));
    assert_ne!(first, id(&[7; 32], "1234abcd-12ab-34cd-56ef-1234567890ac"));
    assert_ne!(first, id(&[8; 32], ID));
    assert_ne!(first, id(&[7; 32], "mrk-1234abcd12ab34cd56ef1234567890ab"));
}

#[test]
fn an_id_prints_as_64_lower_case_digits_and_reads_back() {
    let id = MaterialId::of(b"material of any length", KeyId::parse(ID).unwrap());
    let text = id.to_string();
    assert_eq!(text.len(), 64);
    assert_eq!(MaterialId::parse(&text), Some(id));
    let (first, rest) = text.split_at(1);
    for wrong in [
        "",
        rest,
        &text.to_uppercase(),
        &format!("{text}0"),
        &format!("{rest}+"),
        &text.replace(first, "g"),
    ] {
        assert_eq!(MaterialId::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn material_of_every_length_opens_for_its_own_key_only() {
    let hierarchy = hierarchy();
    let home = arn("us-east-1", "111122223333", ID);
    for length in [1, 32, 64, 2400] {
        let bytes = vec![9; length];
        let material = Material::seal(&hierarchy, &home, &bytes, NOW).unwrap();
        assert_eq!(material.open(&hierarchy, &home).unwrap().expose(), bytes);
        for other in [
            arn("us-east-2", "111122223333", ID),
            arn("us-east-1", "111122223334", ID),
            arn("us-east-1", "111122223333", "1234abcd-12ab-34cd-56ef-1234567890ac"),
            arn("us-east-1", "111122223333", "mrk-1234abcd12ab34cd56ef1234567890ab"),
        ] {
            assert!(material.open(&hierarchy, &other).is_err(), "{other}");
        }
    }
}

#[test]
fn material_does_not_open_under_the_id_of_another() {
    let (hierarchy, key) = key();
    let [a, b] = [(); 2].map(|()| Material::generate(&hierarchy, key.arn(), NOW).unwrap());
    let swapped = Material::new(a.id(), NOW, b.sealed().unwrap().clone());
    assert!(swapped.open(&hierarchy, key.arn()).is_err());
}

#[test]
fn only_32_bytes_are_an_aes_256_key() {
    let hierarchy = hierarchy();
    let home = arn("us-east-1", "111122223333", ID);
    for (length, fits) in [(0, false), (16, false), (31, false), (32, true), (33, false)] {
        let material = Material::seal(&hierarchy, &home, &vec![1; length], NOW).unwrap();
        assert_eq!(material.open_symmetric(&hierarchy, &home).is_ok(), fits, "{length}");
    }
}

#[test]
fn nothing_of_the_material_is_shown() {
    let hierarchy = hierarchy();
    let material =
        Material::seal(&hierarchy, &arn("us-east-1", "111122223333", ID), &[0xAB; 32], NOW)
            .unwrap();
    let shown = format!("{material:?}");
    assert!(shown.contains("SealedMaterial(113 bytes)"), "{shown}");
    assert!(!shown.contains("171") && !shown.to_lowercase().contains("abab"), "{shown}");
}
