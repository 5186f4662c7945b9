use std::sync::LazyLock;

use base64_simd::URL_SAFE_NO_PAD;
use crypto::asymmetric::{Hash, Input, KeyType, PrivateKey, SignatureScheme};
use proptest::prelude::*;
use serde_json::json;

use super::*;

const ISSUER: &str = "https://issuer.example/tenant";
const NOW: i64 = 1_800_000_000;

/// A key in the hands of the issuer, and one that is not.
static KEYS: LazyLock<[PrivateKey; 2]> = LazyLock::new(|| {
    [(), ()].map(|()| {
        let pkcs8 = PrivateKey::generate(KeyType::Rsa2048).unwrap();
        PrivateKey::parse(KeyType::Rsa2048, pkcs8.expose()).unwrap()
    })
});

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode_to_string(bytes)
}

/// The issuer's key set. The public key of an RSA-2048 pair has the modulus and the exponent 65537 at its end.
fn jwks() -> Jwks {
    let spki = KEYS[0].public_key();
    let (modulus, exponent) = spki[spki.len() - 261..].split_at(256);
    assert_eq!(exponent, [2, 3, 1, 0, 1]);
    let key = json!({ "kty": "RSA", "kid": "k1", "n": encode(modulus), "e": "AQAB" });
    Jwks::parse(json!({ "keys": [key] }).to_string().as_bytes()).unwrap()
}

fn provider() -> OidcProvider {
    let client_ids = vec!["sts.amazonaws.com".to_owned(), "an-app".to_owned()];
    OidcProvider {
        v: 1,
        url: ISSUER.to_owned(),
        client_ids,
        thumbprints: Vec::new(),
        created: 0,
        tags: Vec::new(),
    }
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "sub": "system:serviceaccount:ns:app", "aud": "sts.amazonaws.com",
        "exp": NOW + 600, "iat": NOW - 60, "nbf": NOW - 60,
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn without(name: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn signed_by(key: &PrivateKey, kid: &str, claims: &str) -> String {
    let header = json!({ "alg": "RS256", "kid": kid }).to_string();
    let signed = format!("{}.{}", encode(header.as_bytes()), encode(claims.as_bytes()));
    let input = Input::Message(signed.as_bytes());
    let signature = key.sign(SignatureScheme::RsaPkcs1(Hash::Sha256), input).unwrap();
    format!("{signed}.{}", encode(&signature))
}

fn token(claims: &Value) -> String {
    signed_by(&KEYS[0], "k1", &claims.to_string())
}

fn verify(token: &str) -> Result<WebIdentityClaims, Error> {
    let now = Timestamp::from_millis(NOW * 1000);
    WebIdentity::read(token.as_bytes())?.verify(&provider(), &jwks(), now)
}

fn refusal(token: &str) -> (ErrorCode, String) {
    let error = verify(token).unwrap_err();
    (error.code(), error.message().unwrap_or_default().to_owned())
}

fn assert_invalid(claims: &Value, message: &str) {
    let expected = (ErrorCode::InvalidIdentityToken, message.to_owned());
    assert_eq!(refusal(&token(claims)), expected, "{claims}");
}

#[test]
fn a_good_token_says_who_it_is_about() {
    let text = token(&with("amr", json!(["mfa", "pwd"])));
    let read = WebIdentity::read(text.as_bytes()).unwrap();
    assert_eq!((read.issuer(), read.key_id()), (Ok(ISSUER), Some("k1")));
    let claims = verify(&text).unwrap();
    assert_eq!(claims.subject, "system:serviceaccount:ns:app");
    assert_eq!(claims.audience, "sts.amazonaws.com");
    assert_eq!(claims.amr, ["mfa", "pwd"]);
    assert_eq!(claims.source_identity, None);
    assert_eq!(claims.get("iss"), Some(&json!(ISSUER)));
    assert!(!format!("{claims:?}").contains("serviceaccount"));
}

#[test]
fn the_issuer_is_the_providers_to_the_character() {
    for other in [
        "https://issuer.example",
        "https://issuer.example/tenant/",
        "https://issuer.example/Tenant",
        "http://issuer.example/tenant",
        "issuer.example/tenant",
        "",
    ] {
        let message = format!("No OpenIDConnect provider found in your account for {other}");
        assert_invalid(&with("iss", json!(other)), &message);
    }
    let long = "x".repeat(10_000);
    let message =
        format!("No OpenIDConnect provider found in your account for {}", "x".repeat(255));
    assert_invalid(&with("iss", json!(long)), &message);
    assert_invalid(&without("iss"), "Missing a required claim: iss");
    assert_invalid(&with("iss", json!([ISSUER])), "Missing a required claim: iss");
}

#[test]
fn the_audience_is_a_client_id() {
    let wrong = "Incorrect token audience";
    for refused in [json!("another"), json!(["another"]), json!(""), json!("STS.amazonaws.com")] {
        assert_invalid(&with("aud", refused), wrong);
    }
    for refused in [json!([]), json!(7), json!(["sts.amazonaws.com", 7]), json!(null)] {
        assert_invalid(&with("aud", refused), "The claim aud is not valid");
    }
    assert_invalid(&without("aud"), "Missing a required claim: aud");
    let several = verify(&token(&with("aud", json!(["another", "an-app"])))).unwrap();
    assert_eq!((several.audience.as_str(), several.audiences.len()), ("an-app", 2));

    // The authorised party counts where there is one.
    let mut claims = with("azp", json!("an-app"));
    claims["aud"] = json!("another");
    let party = verify(&token(&claims)).unwrap();
    assert_eq!(party.audience, "an-app");
    assert_eq!(party.audiences, ["another"]);
    assert_invalid(&with("azp", json!("another")), wrong);
    assert_invalid(&with("azp", json!(["an-app"])), "The claim azp is not valid");
}

#[test]
fn a_token_counts_from_its_beginning_to_its_end_with_five_minutes_of_leeway() {
    let leeway = 300;
    assert!(verify(&token(&with("exp", json!(NOW - leeway + 1)))).is_ok());
    for expired in [NOW - leeway, NOW - leeway - 1, 0] {
        let message = format!(
            "Token expired: current date/time {NOW} must be before the expiration date/time {expired}"
        );
        let refused = refusal(&token(&with("exp", json!(expired))));
        assert_eq!(refused, (ErrorCode::ExpiredTokenException, message));
    }
    for name in ["nbf", "iat"] {
        assert!(verify(&token(&with(name, json!(NOW + leeway)))).is_ok(), "{name}");
        let early = NOW + leeway + 1;
        let message = format!(
            "Token is not valid yet: current date/time {NOW} must be after the date/time {early}"
        );
        assert_invalid(&with(name, json!(early)), &message);
    }
    for name in ["exp", "iat", "nbf"] {
        for refused in [json!("1800000600"), json!(1.8e9), json!(-1), json!(null), json!(u64::MAX)]
        {
            assert_invalid(&with(name, refused), &format!("The claim {name} is not valid"));
        }
    }
    assert!(verify(&token(&without("nbf"))).is_ok());
    assert!(verify(&token(&with("exp", json!(i64::MAX)))).is_ok());
}

#[test]
fn what_must_be_there_is_there() {
    for name in ["sub", "exp", "iat"] {
        assert_invalid(&without(name), &format!("Missing a required claim: {name}"));
    }
    for refused in [String::new(), "a".repeat(256)] {
        let message = "The claim sub must have 1 to 255 characters";
        assert_invalid(&with("sub", json!(refused)), message);
    }
    assert!(verify(&token(&with("sub", json!("ä".repeat(255))))).is_ok());
    assert_invalid(&with("sub", json!(7)), "The claim sub is not valid");
}

#[test]
fn the_key_is_the_issuers() {
    let [own, foreign] = &*KEYS;
    let claims = claims().to_string();
    let (code, message) = refusal(&signed_by(foreign, "k1", &claims));
    assert_eq!(code, ErrorCode::InvalidIdentityToken);
    assert_eq!(message, "Couldn't verify signed token");
    let (code, message) = refusal(&signed_by(own, "k2", &claims));
    assert_eq!(code, ErrorCode::InvalidIdentityToken);
    assert!(message.starts_with("Couldn't retrieve verification key"), "{message}");
}

#[test]
fn what_is_no_token_is_refused() {
    let good = token(&claims());
    let no_token = [
        String::new(),
        "abc".to_owned(),
        "opaque-access-token".to_owned(),
        good.rsplit_once('.').unwrap().0.to_owned(),
        token(&with("padding", json!("x".repeat(20_000)))),
        signed_by(&KEYS[0], "k1", &claims().to_string().replacen('{', r#"{"sub":"root","#, 1)),
    ];
    for refused in no_token {
        let (code, message) = refusal(&refused);
        assert_eq!(code, ErrorCode::InvalidIdentityToken);
        assert!(message.starts_with("The ID Token provided is not a valid JWT."), "{message}");
    }
}

proptest! {
    /// No token with one byte changed, removed, added or cut off is believed.
    #[test]
    fn a_changed_token_is_refused(
        position in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        how in 0..4,
    ) {
        let token = token(&claims()).into_bytes();
        let mut changed = token.clone();
        let at = position.index(token.len());
        match how {
            0 => changed[at] = byte,
            1 => drop(changed.remove(at)),
            2 => changed.insert(at, byte),
            _ => changed.truncate(at),
        }
        prop_assume!(changed != token);
        let now = Timestamp::from_millis(NOW * 1000);
        let verified = WebIdentity::read(&changed)
            .and_then(|token| token.verify(&provider(), &jwks(), now));
        prop_assert!(verified.is_err());
    }
}

/// A token with every claim that a condition key is for, and one that is for none.
fn full() -> WebIdentityClaims {
    let mut claims = with("aud", json!(["one", "two"]));
    let given = json!({
        "azp": "an-app", "amr": ["pwd", "mfa"], "email": "a@example.com", "actor": "octocat", "actor_id": 7,
        "enterprise_id": "e", "environment": "prod", "job_workflow_ref": "j", "ref": "refs/heads/main", "repository": "o/r",
        "repository_id": "9", "repository_owner_id": "10", "workflow": "w", "namespace_id": "n", "pipeline_source": "push",
        "project_id": 4, "ref_protected": true, "runner_environment": "r", "user_access_level": "owner", "user_email": "u@e",
        "user_id": "11", "user_login": "u", "build_branch": "b", "cluster_id": "c", "cluster_name": "cn", "organization_id": "oi",
        "organization_slug": "os", "pipeline_id": "pi", "pipeline_slug": "ps", "google": { "organization_number": 12 },
        "oidc.circleci.com/project-id": "p", "rpst_id": "rp", "groups": ["admins"], "name": "Alice",
    });
    claims.as_object_mut().unwrap().extend(given.as_object().unwrap().clone());
    verify(&token(&claims)).unwrap()
}

/// Source: the table of the user guide. Sessions keep `aud`, `sub` and `amr`, whoever the issuer is.
#[test]
fn condition_keys_are_those_of_the_issuer() {
    const GITHUB: &str = "actor actor_id enterprise_id environment job_workflow_ref ref repository repository_id \
                          repository_owner_id workflow";
    const BUILDKITE: &str = "build_branch cluster_id cluster_name organization_id organization_slug pipeline_id pipeline_slug";
    let claims = full();
    for (issuer, own) in [
        ("idp.example/tenant", ""),
        ("accounts.google.com", "google/organization_number"),
        ("token.actions.githubusercontent.com", GITHUB),
        ("token.actions.githubusercontent.com/Octo", GITHUB),
        ("token.actions.githubusercontent.com.example", ""),
        ("token.actions.githubusercontent.com/", ""),
        ("token.actions.octo.ghe.com", GITHUB),
        ("github.com/enterprises/octo", GITHUB),
        (
            "gitlab.com",
            "namespace_id pipeline_source project_id ref_protected runner_environment user_access_level user_email user_id \
             user_login",
        ),
        ("agent.buildkite.com", BUILDKITE),
        ("agent.eu.buildkite.dev", BUILDKITE),
        ("agent.eu.buildkite.site", BUILDKITE),
        ("oidc.circleci.com/org/1234", "oidc.circleci.com/project-id"),
        ("idcs-1234.identity.oraclecloud.com", "rpst_id"),
    ] {
        let names = |keys: Vec<(String, String)>| -> Vec<String> {
            let own = format!("{}:", issuer.to_lowercase());
            keys.into_iter().map(|(key, _)| key.strip_prefix(&own).unwrap().to_owned()).collect()
        };
        let session = ["aud", "sub", "amr", "amr"];
        assert_eq!(names(claims.session_keys(issuer)), session, "{issuer}");
        let all = session.into_iter().chain(["oaud", "oaud"]).chain(own.split_whitespace());
        let all: Vec<_> = all.chain(["email"]).collect();
        assert_eq!(names(claims.trust_keys(issuer)), all, "{issuer}");
    }
}

#[test]
fn condition_keys_have_the_values_of_the_claims() {
    let claims = full();
    let value = |issuer: &str, claim: &str| {
        let keys = claims.trust_keys(issuer);
        let found = keys.into_iter().find(|(key, _)| *key == format!("{issuer}:{claim}"));
        found.map(|(_, value)| value)
    };
    for (issuer, claim, expected) in [
        ("idp", "aud", "an-app"),
        ("idp", "oaud", "one"),
        ("idp", "sub", "system:serviceaccount:ns:app"),
        ("idp", "amr", "pwd"),
        ("token.actions.githubusercontent.com", "actor_id", "7"),
        ("gitlab.com", "ref_protected", "true"),
        ("accounts.google.com", "google/organization_number", "12"),
        ("oidc.circleci.com/org/o", "oidc.circleci.com/project-id", "p"),
    ] {
        assert_eq!(value(issuer, claim).as_deref(), Some(expected), "{issuer}:{claim}");
    }
    let bare = verify(&token(&claims_with_object())).unwrap();
    let keys = bare.trust_keys("token.actions.githubusercontent.com");
    assert!(!keys.iter().any(|(key, _)| key.ends_with(":actor")), "{keys:?}");
}

/// A claim that is no single value makes no condition key.
fn claims_with_object() -> Value {
    with("actor", json!(["one", "two"]))
}
