use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::asymmetric::{KeyType, PrivateKey};
use crate::der;

fn read(ber: &[u8]) -> Option<Vec<u8>> {
    to_der(ber).map(|der| der.expose().to_vec())
}

/// The DER with every choice made that BER leaves, as `choices` say.
fn loosened(der: &[u8], choices: &mut dyn Iterator<Item = u8>) -> Vec<u8> {
    let (mut rest, mut out) = (der, Vec::new());
    while !rest.is_empty() {
        let BerValue { tag, content } = next(&mut rest, DEPTH_MAX).unwrap();
        let choice = choices.next().unwrap_or(0);
        let (tag, content) = match tag {
            tag::OCTET_STRING if choice & 4 != 0 => {
                let (one, other) = content.split_at(content.len() / 2);
                (tag | CONSTRUCTED, [one, other].map(|half| der::value(tag, &[half])).concat())
            }
            tag::BIT_STRING if choice & 4 != 0 && content.first() == Some(&0) => {
                let (one, other) = content[1..].split_at(content.len() / 2);
                let half = |half: &[u8]| der::value(tag, &[&[0], half]);
                (tag | CONSTRUCTED, [half(one), half(other)].concat())
            }
            BOOLEAN if content == [0xff] => (tag, vec![choice | 1]),
            _ if tag & CONSTRUCTED != 0 => (tag, loosened(content, choices)),
            _ => (tag, content.to_vec()),
        };
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        match choice & 3 {
            0 => out.extend(der::value(tag, &[&content])),
            1 if tag & CONSTRUCTED != 0 => {
                out.extend([&[tag, INDEFINITE][..], &content, &END_OF_CONTENTS].concat());
            }
            _ => out.extend([&[tag, 0x84][..], &length, &content].concat()),
        }
    }
    out
}

/// A value in DER.
fn any_der() -> impl Strategy<Value = Vec<u8>> {
    let primitive = (
        prop::sample::select(vec![0x02, tag::OCTET_STRING, 0x05, 0x06, 0x0c, 0x80, 0x81]),
        vec(any::<u8>(), 0..200),
    );
    let bits = vec(any::<u8>(), 0..50).prop_map(|bits| der::value(tag::BIT_STRING, &[&[0], &bits]));
    let truth = any::<bool>().prop_map(|truth| vec![BOOLEAN, 1, if truth { 0xff } else { 0 }]);
    let leaf = prop_oneof![
        3 => primitive.prop_map(|(tag, content)| der::value(tag, &[&content])),
        1 => bits,
        1 => truth,
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        (prop::sample::select(vec![0x30, 0x31, 0xa0, 0xa1]), vec(inner, 0..5))
            .prop_map(|(tag, parts)| der::value(tag, &[&parts.concat()]))
    })
}

proptest! {
    #[test]
    fn every_choice_of_ber_leads_to_the_same_der(der in any_der(), choices in vec(any::<u8>(), 0..60)) {
        prop_assert_eq!(read(&der), Some(der.clone()));
        let ber = loosened(&der, &mut choices.into_iter());
        prop_assert_eq!(read(&ber), Some(der));
    }

    #[test]
    fn no_bytes_panic_and_what_is_written_is_der(bytes in vec(any::<u8>(), 0..300), place in any::<usize>(), byte in any::<u8>()) {
        let read_again = |bytes: &[u8]| read(bytes).is_none_or(|der| read(&der) == Some(der.clone()));
        prop_assert!(read_again(&bytes));
        let mut nearly = loosened(&der::value(0x30, &[&der::value(0x30, &[&[4, 2, 1, 2]])]), &mut [1, 1, 4].into_iter());
        let place = place % nearly.len();
        nearly[place] = byte;
        prop_assert!(read_again(&nearly));
    }
}

#[test]
fn every_private_key_is_read_as_it_was() {
    for key_type in
        [KeyType::Rsa2048, KeyType::P256, KeyType::P521, KeyType::Secp256k1, KeyType::Ed25519]
    {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let same = pkcs8_to_der(pkcs8.expose()).unwrap();
        assert!(same.ct_eq(&pkcs8), "{key_type:?}");
        // The key inside is loosened first, then what is around it.
        for choice in 0..8 {
            let mut parts = DerReader::whole(pkcs8.expose(), tag::SEQUENCE).unwrap();
            let [version, algorithm, key] = [tag::INTEGER, tag::SEQUENCE, tag::OCTET_STRING]
                .map(|tag| parts.read(tag).unwrap());
            let key = loosened(key, &mut std::iter::repeat(choice));
            let info = [
                der::value(tag::INTEGER, &[version]),
                der::value(tag::SEQUENCE, &[algorithm]),
                der::value(tag::OCTET_STRING, &[&key]),
                parts.rest().to_vec(),
            ];
            let info = der::value(tag::SEQUENCE, &[&info.concat()]);
            let ber = loosened(&info, &mut std::iter::repeat(choice));
            let read = pkcs8_to_der(&ber).unwrap();
            assert!(read.ct_eq(&pkcs8), "{key_type:?} {choice}");
        }
    }
}

#[test]
fn what_is_not_one_value_in_bounds_is_not_read() {
    let nested = |levels: usize| {
        let start = [0x30, INDEFINITE].repeat(levels);
        [start, END_OF_CONTENTS.repeat(levels)].concat()
    };
    assert!(read(&nested(DEPTH_MAX)).is_some());
    let long = der::value(tag::OCTET_STRING, &[&vec![0; BYTES_MAX]]);
    for bytes in [
        &[][..],
        &[0x30],
        &[0x30, INDEFINITE],
        &[0x30, INDEFINITE, 0],
        &[0x30, 0, 0],
        &[0, 0],
        &[0x04, INDEFINITE, 0, 0],
        &[0x30, 0x85, 0, 0, 0, 0, 0],
        &[0x30, 2, 0x04, 1],
        &[0x1f, 0x81, 0],
        &[0x24, 3, 0x02, 1, 1],
        &[0x23, 3, 0x03, 1, 1],
        &[0x23, 2, 0x03, 0],
        &nested(DEPTH_MAX + 1),
        &nested(100_000),
        &long,
    ] {
        assert_eq!(read(bytes), None, "{:?}", bytes.get(..8));
    }
}
