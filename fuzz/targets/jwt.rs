//! A JSON Web Token and the key set that it is to be verified with, with a line break between them.
//!
//! The first byte says whether the token comes as it is, or as its JSON: header, claims and signature with line breaks between.

#![no_main]

use base64_simd::URL_SAFE_NO_PAD;
use crypto::jwt::{Jwks, Token};
use libfuzzer_sys::fuzz_target;

/// RFC 7515, A.2 and A.3: keys, header, claims and signature.
const KEYS: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#;
const HEADER: &str = "eyJhbGciOiJFUzI1NiJ9";
const CLAIMS: &str = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const SIGNATURE: &str =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
/// Keys of the other kinds; their numbers are no real ones.
const OTHERS: &str = r#"{"keys":[{"kty":"RSA","kid":"1","use":"sig","alg":"RS256","key_ops":["verify"],"n":"MODULUS","e":"AQAB"},{"kty":"EC","crv":"P-384","kid":"2","x":"AA","y":"AA"}]}"#;

fuzz_target!(
    init: {
        let token = format!("{HEADER}.{CLAIMS}.{SIGNATURE}");
        assert!(Token::parse(token.as_bytes()).unwrap().verify(&Jwks::parse(KEYS.as_bytes()).unwrap()).is_ok());
        let keys = OTHERS.replace("MODULUS", &URL_SAFE_NO_PAD.encode_to_string([0xAB; 256]));
        bulla_fuzz::seed([
            format!("\0{token}\n{KEYS}").into_bytes(),
            format!("\0{token}\n{keys}").into_bytes(),
            format!("\u{1}{{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}}\n{{\"iss\":\"https://a\",\"aud\":[\"b\"],\"exp\":1e9}}\n{}\n{keys}", "s".repeat(256)).into_bytes(),
        ]);
    },
    |data: &[u8]| {
        let Some((first, rest)) = data.split_first() else { return };
        let parts = rest.splitn(if first & 1 == 0 { 2 } else { 4 }, |byte| *byte == b'\n');
        let mut parts: Vec<&[u8]> = parts.collect();
        let keys = parts.pop().unwrap_or_default();
        let text = if first & 1 == 0 {
            parts.concat()
        } else {
            parts.iter().map(|part| URL_SAFE_NO_PAD.encode_to_string(part)).collect::<Vec<_>>().join(".").into_bytes()
        };
        let keys = Jwks::parse(keys);
        let Ok(token) = Token::parse(&text) else { return };
        let issuer = token.claimed_issuer().map(str::to_owned);
        if let (Some(id), Ok(keys)) = (token.key_id(), &keys) {
            let _ = keys.has(id);
        }
        let Ok(keys) = keys else { return };
        let Ok(claims) = token.verify(&keys) else { return };
        // Whoever has verified it may believe what it claimed before. Keys that the fuzzer makes up verify nothing.
        assert_eq!(claims.get("iss").and_then(|issuer| issuer.as_str()), issuer.as_deref());
        let signed = format!("{HEADER}.{CLAIMS}.");
        assert!(text.starts_with(signed.as_bytes()), "a signature that nobody has made");
    }
);
