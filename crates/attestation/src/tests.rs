use ciborium::Value;
use proptest::prelude::*;

use super::*;

/// A document that an enclave made on 2024-12-20; public, from a repository's tests.
const REAL: &str = include_str!("tests/nitro_2024-12-20.base64");

fn real() -> Vec<u8> {
    base64_simd::STANDARD.decode_to_vec(REAL.trim()).unwrap()
}

/// The time at which it was made.
fn then() -> Timestamp {
    Timestamp::from_millis(1_734_653_634_557)
}

fn verify_real(document: &[u8], now: Timestamp) -> Result<Attestation, InvalidAttestation> {
    verify(document, &Roots::aws().unwrap(), now)
}

#[test]
fn a_document_of_a_real_enclave_verifies_under_the_root_of_aws() {
    let attestation = verify_real(&real(), then()).unwrap();
    assert_eq!(attestation.platform, Platform::Enclave);
    assert_eq!(attestation.module_id, "i-0bbf1bfe232b8c2ce-enc0193db54d723113f");
    assert_eq!(attestation.timestamp, then());
    assert_eq!(attestation.pcrs.len(), 16);
    // An enclave in debug mode: its image is not measured.
    assert_eq!(attestation.pcrs.get(&0), Some(&vec![0; 48]));
    assert_eq!(attestation.public_key.as_deref(), Some(&b"dummy"[..]));
    assert_eq!(attestation.nonce.unwrap()[..4], [0x01, 0x23, 0x45, 0x67]);
    assert_eq!(attestation.user_data.unwrap().len(), 68);
}

#[test]
fn it_is_believed_for_five_minutes() {
    assert!(verify_real(&real(), then().plus(AGE_MAX)).is_ok());
    let late = then().plus(AGE_MAX + Duration::from_secs(1));
    assert_eq!(verify_real(&real(), late), Err(InvalidAttestation::Time));
    let early = then().minus(SKEW_MAX + Duration::from_secs(1));
    // Its certificate is three seconds older than the document.
    assert_eq!(verify_real(&real(), early), Err(InvalidAttestation::Chain));
    // The certificates have run out by then.
    let much_later = then().plus(model::timestamp::DAY);
    assert_eq!(verify_real(&real(), much_later), Err(InvalidAttestation::Chain));
}

#[test]
fn another_root_does_not_vouch_for_it() {
    // A self-signed P-384 certificate, made for this test with openssl.
    let other = Roots::from_pem(include_bytes!("tests/other_root.pem")).unwrap();
    assert_eq!(verify(&real(), &other, then()), Err(InvalidAttestation::Chain));
    for pem in ["", "text", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        assert_eq!(Roots::from_pem(pem.as_bytes()).err(), Some(InvalidRoots), "{pem}");
    }
}

/// The document with its parts changed.
fn with(change: impl FnOnce(&mut Vec<Value>)) -> Vec<u8> {
    let mut parts = envelope::parse(&real()).unwrap().into_array().unwrap();
    change(&mut parts);
    let mut bytes = Vec::new();
    ciborium::into_writer(&Value::Array(parts), &mut bytes).unwrap();
    bytes
}

/// The document with its payload changed, the signature as it was.
fn with_member(name: &'static str, value: Option<Value>) -> Vec<u8> {
    with(|parts| {
        let mut map = envelope::parse(parts[2].as_bytes().unwrap()).unwrap().into_map().unwrap();
        map.retain(|(known, _)| known.as_text() != Some(name));
        map.extend(value.map(|value| (Value::Text(name.to_owned()), value)));
        let mut payload = Vec::new();
        ciborium::into_writer(&Value::Map(map), &mut payload).unwrap();
        parts[2] = Value::Bytes(payload);
    })
}

#[test]
fn what_is_altered_does_not_verify() {
    let flip = |part: usize| {
        with(|parts| {
            let Value::Bytes(bytes) = &mut parts[part] else { panic!("not bytes") };
            bytes[40] ^= 1;
        })
    };
    assert_eq!(verify_real(&flip(3), then()), Err(InvalidAttestation::Signature));
    let data = with_member("user_data", Some(Value::Bytes(vec![1])));
    assert_eq!(verify_real(&data, then()), Err(InvalidAttestation::Signature));
    let key = with_member("public_key", None);
    assert_eq!(verify_real(&key, then()), Err(InvalidAttestation::Signature));
}

#[test]
fn every_member_has_its_limits() {
    let bytes = |length: usize| Some(Value::Bytes(vec![7; length]));
    let pcr = |index: i32, length: usize| {
        Some(Value::Map(vec![(Value::from(index), Value::Bytes(vec![0; length]))]))
    };
    let cases = [
        ("module_id", None),
        ("module_id", Some(Value::Text(String::new()))),
        ("module_id", Some(Value::Text("m".repeat(513)))),
        ("digest", Some(Value::Text("SHA256".to_owned()))),
        ("timestamp", Some(Value::from(0))),
        ("timestamp", Some(Value::Text("now".to_owned()))),
        ("pcrs", Some(Value::Map(Vec::new()))),
        ("pcrs", pcr(32, 48)),
        ("pcrs", pcr(-1, 48)),
        ("pcrs", pcr(0, 47)),
        ("certificate", bytes(0)),
        ("certificate", bytes(1025)),
        ("cabundle", Some(Value::Array(Vec::new()))),
        ("cabundle", Some(Value::Array(vec![Value::Null]))),
        ("public_key", bytes(1025)),
        ("user_data", bytes(513)),
        ("nonce", bytes(513)),
    ];
    for (name, value) in cases {
        let refused = verify_real(&with_member(name, value.clone()), then());
        assert_eq!(refused, Err(InvalidAttestation::Member(name)), "{name} {value:?}");
    }
}

/// The conformance suite has documents of a NitroTPM with a signature.
#[test]
fn registers_are_those_of_an_enclave_or_of_a_nitro_tpm() {
    let read = |changes: &[(&'static str, Option<Value>)]| {
        let payload = envelope::open(&real()).unwrap().payload;
        let mut map = envelope::parse(&payload).unwrap().into_map().unwrap();
        for (name, value) in changes {
            map.retain(|(known, _)| known.as_text() != Some(name));
            map.extend(value.clone().map(|value| (Value::from(*name), value)));
        }
        let mut payload = Vec::new();
        ciborium::into_writer(&Value::Map(map), &mut payload).unwrap();
        document::read(&payload).map(|(attestation, _)| (attestation.platform, attestation.pcrs))
    };
    let registers = Value::Map(vec![(Value::from(4), Value::Bytes(vec![4; 48]))]);
    let tpm = ("nitrotpm_pcrs", Some(registers));
    let of_tpm = read(&[("pcrs", None), tpm.clone()]);
    assert_eq!(of_tpm, Ok((Platform::NitroTpm, [(4, vec![4; 48])].into())));
    assert_eq!(read(&[tpm]), Err(InvalidAttestation::Member("nitrotpm_pcrs")));
    let empty = ("nitrotpm_pcrs", Some(Value::Map(Vec::new())));
    assert_eq!(read(&[("pcrs", None), empty]), Err(InvalidAttestation::Member("nitrotpm_pcrs")));
    assert_eq!(read(&[("pcrs", None)]), Err(InvalidAttestation::Member("pcrs")));
}

#[test]
fn the_envelope_is_read_strictly() {
    let mut longer = real();
    longer.push(0);
    assert_eq!(verify_real(&longer, then()), Err(InvalidAttestation::Envelope));
    let es256 = with(|parts| parts[0] = Value::Bytes(vec![0xa1, 0x01, 0x26]));
    assert_eq!(verify_real(&es256, then()), Err(InvalidAttestation::Envelope));
    let short = with(|parts| parts[3] = Value::Bytes(vec![0; 95]));
    assert_eq!(verify_real(&short, then()), Err(InvalidAttestation::Envelope));
    let three = with(|parts| parts.truncate(3));
    assert_eq!(verify_real(&three, then()), Err(InvalidAttestation::Envelope));
    let huge = vec![0; DOCUMENT_BYTES_MAX + 1];
    assert_eq!(verify_real(&huge, then()), Err(InvalidAttestation::Envelope));
    let deep = vec![0x81; 100_000];
    assert_eq!(verify_real(&deep, then()), Err(InvalidAttestation::Envelope));
}

#[test]
fn it_may_come_with_the_tag_of_cose() {
    let mut tagged = vec![0xd2];
    tagged.extend(real());
    assert!(verify_real(&tagged, then()).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_panic_and_no_flipped_bit_verifies(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        place in 0usize..5_000,
        bit in 0u8..8,
    ) {
        prop_assert!(verify_real(&bytes, then()).is_err());
        let mut document = real();
        let place = place % document.len();
        document[place] ^= 1 << bit;
        if let Ok(attestation) = verify_real(&document, then()) {
            // Only what was not signed may have changed: the unprotected header, or a root in the bundle.
            prop_assert_eq!(attestation.module_id, "i-0bbf1bfe232b8c2ce-enc0193db54d723113f");
        }
    }
}
