use super::*;
use crate::asymmetric::{Hash, Input, KeyType, PrivateKey, SignatureScheme};
use crate::der::{tag, value};

const ECDSA_WITH_SHA384: &[u8] = b"\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x03";
const CERT_SIGN: Option<u8> = Some(0x04);
const SIGNATURE: Option<u8> = Some(0x80);
/// 2026-07-01.
const NOW: u64 = 1_782_864_000;

/// A certificate to be issued. Its public key is that of `key`.
struct Template<'a> {
    name: &'a str,
    key: &'a PrivateKey,
    years: [&'a str; 2],
    usage: Option<u8>,
    is_authority: bool,
    path_length: Option<u8>,
}

fn extension(id: u8, content: &[u8]) -> Vec<u8> {
    let critical = b"\x01\x01\xff";
    value(
        tag::SEQUENCE,
        &[&value(0x06, &[&[0x55, 0x1d, id]]), critical, &value(tag::OCTET_STRING, &[content])],
    )
}

fn name(text: &str) -> Vec<u8> {
    let pair = [&b"\x06\x03\x55\x04\x03"[..], &value(0x0c, &[text.as_bytes()])];
    value(tag::SEQUENCE, &[&value(0x31, &[&value(tag::SEQUENCE, &pair)])])
}

impl Template<'_> {
    fn extensions(&self) -> Vec<u8> {
        let length = self.path_length.map(|length| value(tag::INTEGER, &[&[length]]));
        let authority: &[u8] = if self.is_authority { b"\x01\x01\xff" } else { b"" };
        let constraints = value(tag::SEQUENCE, &[authority, &length.unwrap_or_default()]);
        let usage = self.usage.map(|bits| extension(15, &value(tag::BIT_STRING, &[&[0, bits]])));
        let all = [extension(19, &constraints), usage.unwrap_or_default()].concat();
        value(0xa3, &[&value(tag::SEQUENCE, &[&all])])
    }

    fn issued_by(&self, issuer: &Template<'_>) -> Vec<u8> {
        let time = |year: &str| value(0x18, &[format!("{year}0101000000Z").as_bytes()]);
        let [first, last] = self.years.map(time);
        let fields = value(
            tag::SEQUENCE,
            &[
                b"\xa0\x03\x02\x01\x02\x02\x01\x01",
                ECDSA_WITH_SHA384,
                &name(issuer.name),
                &value(tag::SEQUENCE, &[&first, &last]),
                &name(self.name),
                self.key.public_key(),
                &self.extensions(),
            ],
        );
        let scheme = SignatureScheme::Ecdsa(Hash::Sha384);
        let signature = issuer.key.sign(scheme, Input::Message(&fields)).unwrap();
        let signature = value(tag::BIT_STRING, &[&[0], &signature]);
        value(tag::SEQUENCE, &[&fields, ECDSA_WITH_SHA384, &signature])
    }
}

fn key() -> PrivateKey {
    let pkcs8 = PrivateKey::generate(KeyType::P384).unwrap();
    PrivateKey::parse(KeyType::P384, pkcs8.expose()).unwrap()
}

fn pem(der: &[u8]) -> String {
    let base64 = base64_simd::STANDARD.encode_to_string(der);
    format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n")
}

/// Returns whether a chain of a root, two authorities and a leaf is trusted after the change, as of [`NOW`].
fn is_trusted(change: impl FnOnce(&mut [Template<'_>; 4])) -> Result<bool, Untrusted> {
    let keys = [key(), key(), key(), key()];
    let [root, region, zone, leaf] = &keys;
    let authority = |name, key| Template {
        name,
        key,
        years: ["2020", "2050"],
        usage: CERT_SIGN,
        is_authority: true,
        path_length: None,
    };
    let leaf = Template { usage: SIGNATURE, is_authority: false, ..authority("leaf", leaf) };
    let mut chain =
        [authority("root", root), authority("region", region), authority("zone", zone), leaf];
    change(&mut chain);
    let [root, region, zone, leaf] = &chain;
    let anchors = TrustAnchors::from_pem(pem(&root.issued_by(root)).as_bytes())?;
    let issuers = [region.issued_by(root), zone.issued_by(region)];
    let [region, zone] = &issuers;
    Ok(verify(&leaf.issued_by(&chain[2]), &[region, zone], &anchors, NOW).is_ok())
}

#[test]
fn a_chain_that_may_do_what_it_does_is_trusted() {
    assert_eq!(is_trusted(|_| ()), Ok(true));
    let limits = |[root, region, zone, _]: &mut [Template<'_>; 4]| {
        (root.path_length, region.path_length, zone.path_length) = (Some(2), Some(1), Some(0));
    };
    assert_eq!(is_trusted(limits), Ok(true));
    // Usages besides the one that counts.
    let more = |[root, .., leaf]: &mut [Template<'_>; 4]| {
        (root.usage, leaf.usage) = (Some(0x86), Some(0xc0));
    };
    assert_eq!(is_trusted(more), Ok(true));
}

#[test]
fn nothing_is_trusted_before_or_after_its_time() {
    for place in 0..4 {
        for years in [["2020", "2026"], ["2027", "2050"]] {
            assert_eq!(
                is_trusted(|chain| chain[place].years = years),
                Ok(false),
                "{place} {years:?}"
            );
        }
    }
}

#[test]
fn authorities_must_be_meant_to_issue_certificates() {
    for usage in [None, SIGNATURE, Some(0x02)] {
        assert_eq!(is_trusted(|chain| chain[0].usage = usage), Err(Untrusted), "{usage:?}");
        assert_eq!(is_trusted(|chain| chain[1].usage = usage), Ok(false), "{usage:?}");
        assert_eq!(is_trusted(|chain| chain[2].usage = usage), Ok(false), "{usage:?}");
    }
    assert_eq!(is_trusted(|chain| chain[0].is_authority = false), Err(Untrusted));
    assert_eq!(is_trusted(|chain| chain[1].is_authority = false), Ok(false));
}

#[test]
fn the_leaf_must_be_meant_to_sign_messages_and_nothing_else() {
    for usage in [None, CERT_SIGN, Some(0x40)] {
        assert_eq!(is_trusted(|chain| chain[3].usage = usage), Ok(false), "{usage:?}");
    }
    assert_eq!(is_trusted(|chain| chain[3].path_length = Some(0)), Ok(false));
    assert_eq!(is_trusted(|chain| chain[3].is_authority = true), Ok(false));
}

#[test]
fn no_chain_is_longer_than_its_authorities_allow() {
    assert_eq!(is_trusted(|chain| chain[0].path_length = Some(1)), Ok(false));
    assert_eq!(is_trusted(|chain| chain[0].path_length = Some(0)), Ok(false));
    assert_eq!(is_trusted(|chain| chain[1].path_length = Some(0)), Ok(false));
    assert_eq!(is_trusted(|chain| chain[2].path_length = Some(0)), Ok(true));
}
