use std::sync::LazyLock;

use base64_simd::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::asymmetric::{Hash, Input, KeyType, PrivateKey, SignatureScheme};
use crate::der::{DerReader, tag};
use crate::mac;

/// An issuer's key of each kind, and the set in which they are published.
struct Issuer {
    keys: Vec<(String, KeyType, PrivateKey)>,
}

static ISSUER: LazyLock<Issuer> = LazyLock::new(|| {
    let kinds = [KeyType::Rsa2048, KeyType::P256, KeyType::P384, KeyType::P521];
    let key = |key_type| {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let key = PrivateKey::parse(key_type, pkcs8.expose()).unwrap();
        (format!("{key_type:?}"), key_type, key)
    };
    Issuer { keys: kinds.map(key).into_iter().collect() }
});

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode_to_string(bytes)
}

fn key_type_of(algorithm: Algorithm) -> (KeyType, SignatureScheme, usize) {
    match algorithm {
        Algorithm::Rs256 => (KeyType::Rsa2048, SignatureScheme::RsaPkcs1(Hash::Sha256), 0),
        Algorithm::Rs384 => (KeyType::Rsa2048, SignatureScheme::RsaPkcs1(Hash::Sha384), 0),
        Algorithm::Rs512 => (KeyType::Rsa2048, SignatureScheme::RsaPkcs1(Hash::Sha512), 0),
        Algorithm::Es256 => (KeyType::P256, SignatureScheme::Ecdsa(Hash::Sha256), 32),
        Algorithm::Es384 => (KeyType::P384, SignatureScheme::Ecdsa(Hash::Sha384), 48),
        Algorithm::Es512 => (KeyType::P521, SignatureScheme::Ecdsa(Hash::Sha512), 66),
    }
}

impl Issuer {
    fn find(&self, key_type: KeyType) -> &(String, KeyType, PrivateKey) {
        self.keys.iter().find(|(_, own, _)| *own == key_type).unwrap()
    }

    /// The public key as a JWK.
    fn jwk(&self, key_type: KeyType) -> Value {
        let (kid, _, key) = self.find(key_type);
        let spki = key.public_key();
        let mut info = DerReader::whole(spki, tag::SEQUENCE).unwrap();
        info.read(tag::SEQUENCE).unwrap();
        let public = &info.read(tag::BIT_STRING).unwrap()[1..];
        if key_type == KeyType::Rsa2048 {
            let mut numbers = DerReader::whole(public, tag::SEQUENCE).unwrap();
            let (n, e) = (numbers.read_positive().unwrap(), numbers.read_positive().unwrap());
            return json!({ "kty": "RSA", "kid": kid, "n": encode(n), "e": encode(e) });
        }
        let (x, y) = public[1..].split_at(public.len() / 2);
        let crv = kid.replacen('P', "P-", 1);
        json!({ "kty": "EC", "crv": crv, "kid": kid, "x": encode(x), "y": encode(y) })
    }

    fn jwks(&self) -> Jwks {
        let keys: Vec<_> = self.keys.iter().map(|(_, key_type, _)| self.jwk(*key_type)).collect();
        set(&keys)
    }

    fn token(&self, algorithm: Algorithm, claims: &Value) -> String {
        let kid = &self.find(key_type_of(algorithm).0).0;
        let header = json!({ "alg": algorithm.name(), "typ": "JWT", "kid": kid });
        self.signed(algorithm, &header.to_string(), &claims.to_string())
    }

    fn signed(&self, algorithm: Algorithm, header: &str, claims: &str) -> String {
        let (key_type, scheme, length) = key_type_of(algorithm);
        let signed = format!("{}.{}", encode(header.as_bytes()), encode(claims.as_bytes()));
        let key = &self.find(key_type).2;
        let mut signature = key.sign(scheme, Input::Message(signed.as_bytes())).unwrap();
        if length > 0 {
            signature = fixed(&signature, length);
        }
        format!("{signed}.{}", encode(&signature))
    }
}

/// r and s of an ECDSA signature in DER, each with `length` octets.
fn fixed(der: &[u8], length: usize) -> Vec<u8> {
    let mut numbers = DerReader::whole(der, tag::SEQUENCE).unwrap();
    let mut out = Vec::new();
    for _ in 0..2 {
        let number = numbers.read_positive().unwrap();
        out.resize(out.len() + length - number.len(), 0);
        out.extend_from_slice(number);
    }
    out
}

fn set(keys: &[Value]) -> Jwks {
    Jwks::parse(json!({ "keys": keys }).to_string().as_bytes()).unwrap()
}

fn verify(token: &str, keys: &Jwks) -> Result<Claims, Rejected> {
    Token::parse(token.as_bytes())?.verify(keys)
}

fn claims() -> Value {
    json!({ "iss": "https://issuer.example", "sub": "someone", "exp": 4_102_444_800_i64 })
}

#[test]
fn every_algorithm_verifies() {
    let keys = ISSUER.jwks();
    for algorithm in Algorithm::ALL {
        let token = ISSUER.token(algorithm, &claims());
        let parsed = Token::parse(token.as_bytes()).unwrap();
        assert_eq!(parsed.claimed_issuer(), Some("https://issuer.example"));
        let verified = parsed.verify(&keys).unwrap();
        assert_eq!(verified.get("sub"), Some(&json!("someone")), "{algorithm:?}");
    }
}

/// RFC 7515, A.2, A.3 and A.4: RS256, ES256, and ES512 over a text that is no JSON, so that only the key is tried.
#[test]
fn the_examples_of_the_standard_verify() {
    let rsa = json!({ "kty": "RSA", "e": "AQAB", "n": "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ" });
    let payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let signature = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    let token = format!("eyJhbGciOiJSUzI1NiJ9.{payload}.{signature}");
    assert_eq!(verify(&token, &set(&[rsa])).unwrap().get("iss"), Some(&json!("joe")));

    let p256 = json!({ "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0" });
    let signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let token = format!("eyJhbGciOiJFUzI1NiJ9.{payload}.{signature}");
    assert_eq!(verify(&token, &set(&[p256])).unwrap().get("iss"), Some(&json!("joe")));

    let p521 = json!({ "kty": "EC", "crv": "P-521", "x": "AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk", "y": "ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2" });
    let keys = set(&[p521]);
    let signature = URL_SAFE_NO_PAD.decode_to_vec("AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn").unwrap();
    let key = keys.find(None, Algorithm::Es512).unwrap();
    assert!(key.verify(Algorithm::Es512, b"eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA", &signature));
}

#[test]
fn no_other_algorithm_is_accepted() {
    let keys = ISSUER.jwks();
    for name in ["none", "None", "HS256", "HS512", "PS256", "EdDSA", "ES256K", "rs256", ""] {
        let header = json!({ "alg": name, "kid": "Rsa2048" }).to_string();
        let token = ISSUER.signed(Algorithm::Rs256, &header, &claims().to_string());
        assert_eq!(verify(&token, &keys), Err(Rejected::Algorithm), "{name}");
        let (unsigned, _) = token.rsplit_once('.').unwrap();
        assert_eq!(verify(&format!("{unsigned}."), &keys), Err(Rejected::Algorithm), "{name}");
    }
    let header = r#"{"typ":"JWT","kid":"Rsa2048"}"#;
    let token = ISSUER.signed(Algorithm::Rs256, header, &claims().to_string());
    assert_eq!(verify(&token, &keys), Err(Rejected::Form));
}

/// The attack that takes the public key, in any of its forms, for the secret of a MAC.
#[test]
fn a_public_key_is_no_secret() {
    let keys = ISSUER.jwks();
    let jwk = ISSUER.jwk(KeyType::Rsa2048);
    let spki = ISSUER.find(KeyType::Rsa2048).2.public_key().to_vec();
    for secret in [spki, jwk.to_string().into_bytes(), jwk["n"].to_string().into_bytes()] {
        for (alg, expected) in [("HS256", Rejected::Algorithm), ("RS256", Rejected::Signature)] {
            let header = json!({ "alg": alg, "kid": "Rsa2048" }).to_string();
            let signed = format!(
                "{}.{}",
                encode(header.as_bytes()),
                encode(claims().to_string().as_bytes())
            );
            let tag = mac::hmac_sha256(&secret, &[signed.as_bytes()]);
            let token = format!("{signed}.{}", encode(&tag));
            assert_eq!(verify(&token, &keys), Err(expected), "{alg}");
        }
    }
}

#[test]
fn a_key_is_found_by_its_id_and_serves_its_own_algorithm() {
    let [rsa, p256] = [KeyType::Rsa2048, KeyType::P256].map(|key_type| ISSUER.jwk(key_type));
    let token = ISSUER.token(Algorithm::Rs256, &claims());
    let with = |name: &str, value: Value| {
        let mut key = rsa.clone();
        key[name] = value;
        key
    };
    let verify_with = |keys: &[Value]| verify(&token, &set(keys)).map(|_claims| ());
    assert_eq!(verify_with(&[rsa.clone(), p256.clone()]), Ok(()));
    assert_eq!(verify_with(&[with("alg", json!("RS256"))]), Ok(()));
    assert_eq!(verify_with(&[with("use", json!("sig"))]), Ok(()));
    assert_eq!(verify_with(&[with("key_ops", json!(["verify"]))]), Ok(()));
    // One key of two types under one id is found by its type.
    let mut twin = p256.clone();
    twin["kid"] = rsa["kid"].clone();
    assert_eq!(verify_with(&[rsa.clone(), twin]), Ok(()));
    for refused in [
        vec![p256.clone()],
        vec![with("kid", json!("another"))],
        vec![with("alg", json!("RS512"))],
        vec![rsa.clone(), rsa.clone()],
        vec![with("kid", json!(7)), p256.clone()],
        vec![with("use", json!("enc")), p256.clone()],
        vec![with("key_ops", json!(["sign"])), p256.clone()],
        vec![with("alg", json!("HS256")), p256.clone()],
        vec![with("d", json!("AQAB")), p256.clone()],
    ] {
        assert_eq!(verify_with(&refused), Err(Rejected::Key), "{refused:?}");
    }
    let header = r#"{"alg":"RS256"}"#;
    let nameless = ISSUER.signed(Algorithm::Rs256, header, &claims().to_string());
    assert!(verify(&nameless, &set(std::slice::from_ref(&rsa))).is_ok());
    assert_eq!(verify(&nameless, &set(&[rsa, p256])), Err(Rejected::Key));
}

#[test]
fn a_set_is_bounded_and_keeps_what_it_understands() {
    let mut keys = vec![
        json!({ "kty": "oct", "k": "AAAA" }),
        json!({ "kty": "OKP", "crv": "Ed25519", "x": "AAAA" }),
        json!({ "kty": "RSA", "n": "AQAB", "e": "AQAB" }),
        json!({ "kty": "EC", "crv": "P-256", "x": encode(&[1; 32]), "y": encode(&[1; 32]) }),
        json!(7),
    ];
    let parse = |text: &str| Jwks::parse(text.as_bytes()).map(|_keys| ());
    assert_eq!(parse(&json!({ "keys": keys }).to_string()), Err(InvalidKeySet::Empty));
    keys.push(ISSUER.jwk(KeyType::P384));
    assert_eq!(parse(&json!({ "keys": keys }).to_string()), Ok(()));
    assert!(set(&keys).has("P384") && !set(&keys).has("P256"));
    for kty in ["RSA", "EC"] {
        let many = vec![json!({ "kty": kty }); 101];
        assert_eq!(parse(&json!({ "keys": many }).to_string()), Err(InvalidKeySet::TooMany));
    }
    let key = ISSUER.jwk(KeyType::P384).to_string();
    for refused in [
        String::new(),
        "[]".to_owned(),
        "{}".to_owned(),
        r#"{"keys":{}}"#.to_owned(),
        format!(r#"{{"keys":[{key}],"keys":[{key}]}}"#),
        format!(r#"{{"keys":[{}]}}"#, key.replace(r#""kid":"#, r#""kid":"a","kid":"#)),
        format!(r#"{{"keys":[{key}]}} x"#),
    ] {
        assert_eq!(parse(&refused), Err(InvalidKeySet::Form), "{refused}");
    }
}

#[test]
fn members_that_stand_twice_and_critical_extensions_are_refused() {
    let keys = ISSUER.jwks();
    let good = r#"{"alg":"RS256","kid":"Rsa2048"}"#;
    for header in [
        r#"{"alg":"RS256","alg":"RS256","kid":"Rsa2048"}"#,
        r#"{"alg":"RS256","kid":"Rsa2048","x":{"a":1,"a":1}}"#,
        r#"{"alg":"RS256","kid":"Rsa2048","crit":["exp"]}"#,
        r#"{"alg":"RS256","kid":"Rsa2048","b64":true}"#,
        r#"{"alg":"RS256","kid":7}"#,
        r#"["RS256"]"#,
    ] {
        let token = ISSUER.signed(Algorithm::Rs256, header, "{}");
        assert_eq!(verify(&token, &keys), Err(Rejected::Form), "{header}");
    }
    for payload in [
        r#"{"sub":"a","sub":"b"}"#,
        r#"{"sub":"a","\u0073ub":"b"}"#,
        r#"{"tags":[{"a":1,"a":2}]}"#,
        r#"{"sub":"a"}{}"#,
        r#"{"exp":1e999}"#,
        r#""text""#,
        "",
        "\u{feff}{}",
    ] {
        let token = ISSUER.signed(Algorithm::Rs256, good, payload);
        assert_eq!(verify(&token, &keys), Err(Rejected::Form), "{payload}");
    }
    let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(verify(&ISSUER.signed(Algorithm::Rs256, good, &deep), &keys), Err(Rejected::Form));
}

#[test]
fn only_the_compact_form_is_read() {
    let keys = ISSUER.jwks();
    let token = ISSUER.token(Algorithm::Es256, &claims());
    let refused = [
        String::new(),
        "..".to_owned(),
        "a.b".to_owned(),
        format!("{token}."),
        format!("{token}.e30"),
        format!("{token}="),
        format!(" {token}"),
        format!("{token}\n"),
        token.replace('.', ".."),
    ];
    for refused in refused {
        assert_eq!(verify(&refused, &keys), Err(Rejected::Form), "{refused}");
    }
    let (unsigned, _) = token.rsplit_once('.').unwrap();
    assert_eq!(verify(&format!("{unsigned}."), &keys), Err(Rejected::Signature));
    // r and s both zero: CVE-2022-21449.
    let zero = format!("{unsigned}.{}", encode(&[0; 64]));
    assert_eq!(verify(&zero, &keys), Err(Rejected::Signature));
}

/// Bits of the last base64 character that count for nothing must be zero: one token has one text.
#[test]
fn a_token_has_one_text() {
    let keys = ISSUER.jwks();
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for algorithm in Algorithm::ALL {
        let token = ISSUER.token(algorithm, &claims());
        let (rest, last) = token.split_at(token.len() - 1);
        for letter in LETTERS.iter().filter(|letter| last.as_bytes() != [**letter]) {
            let other = format!("{rest}{}", char::from(*letter));
            assert!(verify(&other, &keys).is_err(), "{algorithm:?}");
        }
    }
}

proptest! {
    /// No token with one byte changed, removed, added or cut off is believed.
    #[test]
    fn a_changed_token_is_refused(
        algorithm in proptest::sample::select(Algorithm::ALL.to_vec()),
        position in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        how in 0..4,
    ) {
        let keys = ISSUER.jwks();
        let token = ISSUER.token(algorithm, &claims()).into_bytes();
        let mut changed = token.clone();
        let at = position.index(token.len());
        match how {
            0 => changed[at] = byte,
            1 => drop(changed.remove(at)),
            2 => changed.insert(at, byte),
            _ => changed.truncate(at),
        }
        prop_assume!(changed != token);
        let verified = Token::parse(&changed).and_then(|token| token.verify(&keys));
        prop_assert!(verified.is_err());
    }

    /// Whatever comes in, nothing panics.
    #[test]
    fn anything_is_read(text in any::<Vec<u8>>(), json in "[{}\\[\\]\":,a-z0-9]{0,60}") {
        let _rejected = Token::parse(&text);
        let _invalid = Jwks::parse(&text);
        let _invalid = Jwks::parse(json.as_bytes());
        let token = format!("{}.{}.", encode(json.as_bytes()), encode(json.as_bytes()));
        prop_assert!(Token::parse(token.as_bytes()).is_err());
    }
}
