mod form;
mod forwarded;
mod s3;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use model::{AccountId, ErrorCode, Regions};
use proptest::prelude::*;

use super::*;
use crate::query::Query;

const KEY_ID: &str = "AKIDEXAMPLE";
const SECRET: &[u8] = b"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

struct Known(HashMap<String, Arc<Credential>>);

impl Credentials for Known {
    fn find(
        &self,
        access_key_id: &str,
        _session_token: Option<&str>,
    ) -> Result<Option<Arc<Credential>>, Error> {
        Ok(self.0.get(access_key_id).cloned())
    }
}

fn caller() -> Caller {
    Caller::root(AccountId::parse("111122223333").unwrap(), &Region::parse("us-east-1").unwrap())
}

fn known(token: Option<&str>, expires: Option<Timestamp>) -> Known {
    let mut credential =
        Credential::long_term(KEY_ID.to_owned(), Secret::<[u8]>::copy_of(SECRET), caller());
    credential.session_token = token.map(|token| Secret::<[u8]>::copy_of(token.as_bytes()));
    credential.expires = expires;
    Known(HashMap::from([(KEY_ID.to_owned(), Arc::new(credential))]))
}

/// A request that the tests can bend.
#[derive(Clone)]
struct Sent {
    method: String,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    fn verify(
        &self,
        options: Options,
        credentials: &Known,
        now: Timestamp,
    ) -> Result<Region, Error> {
        let query = Query::parse(self.query.as_deref())?;
        let request = SignedRequest {
            method: &self.method,
            path: &self.path,
            authority: None,
            query: &query,
            headers: &self.headers,
            body: &self.body,
        };
        let verifier = Verifier::new(options, caller());
        // Twice: the second time the signing key comes from the cache.
        let first = verifier.verify(&request, (), credentials, now).map(|v| v.region().clone());
        let second = verifier.verify(&request, (), credentials, now).map(|v| v.region().clone());
        assert_eq!(first.is_ok(), second.is_ok());
        second.map_err(|refused| refused.error)
    }
}

fn header(name: &str, value: &str) -> (HeaderName, HeaderValue) {
    (
        HeaderName::from_bytes(name.as_bytes()).unwrap(),
        HeaderValue::from_bytes(value.as_bytes()).unwrap(),
    )
}

/// Reads a request of the AWS suite: raw text, header values that may go on in the next line.
fn read(path: &Path) -> Sent {
    let text = std::fs::read_to_string(path).unwrap().replace('\r', "");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let (method, rest) = lines.next().unwrap().split_once(' ').unwrap();
    let target = rest.rsplit_once(' ').unwrap().0;
    let (path, query) =
        target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let mut headers = HeaderMap::new();
    let mut joined: Vec<String> = Vec::new();
    for line in lines {
        match (line.starts_with(' '), joined.last_mut()) {
            (true, Some(last)) => *last = format!("{last} {}", line.trim()),
            _ => joined.push(line.to_owned()),
        }
    }
    for line in joined {
        let (name, value) = line.split_once(':').unwrap();
        let (name, value) = header(name, value.trim());
        headers.append(name, value);
    }
    Sent {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers,
        body: body.trim_end_matches('\n').as_bytes().to_vec(),
    }
}

fn suite() -> PathBuf {
    let metadata = std::process::Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "aws-sigv4").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    manifest.parent().unwrap().join("aws-signing-test-suite/v4")
}

/// AWS's published suite, from the source package of `aws-sigv4`: each case as a signed header and as a signed query.
#[test]
fn the_published_suite_passes() {
    let (mut count, mut own) = (0, Vec::new());
    for case in std::fs::read_dir(suite()).unwrap() {
        let case = case.unwrap().path();
        // Two cases have no context: they are smithy-rs's own, about the signer's URL handling.
        if !case.join("context.json").exists() {
            own.push(case.file_name().unwrap().to_owned());
            continue;
        }
        let context: serde_json::Value =
            serde_json::from_slice(&std::fs::read(case.join("context.json")).unwrap()).unwrap();
        let options = Options {
            service: "service".to_owned(),
            rules: SigningRules::General,
            normalize_path: context["normalize"].as_bool().unwrap(),
            unsigned_session_token: context["omit_session_token"].as_bool().unwrap_or(false),
            presigned_for: None,
            regions: Regions::aws(),
        };
        let credentials = known(context["credentials"]["token"].as_str(), None);
        let now = Timestamp::from_amz_date("20150830T123600Z").unwrap();
        for form in ["header", "query"] {
            let sent = read(&case.join(format!("{form}-signed-request.txt")));
            let verified = sent.verify(options.clone(), &credentials, now);
            assert!(verified.is_ok(), "{} {form}: {verified:?}", case.display());
            count += 1;
        }
    }
    assert_eq!((count, own.len()), (76, 2), "38 cases, each in two forms");
}

const NOW: &str = "20260102T030405Z";

fn now() -> Timestamp {
    Timestamp::from_amz_date(NOW).unwrap()
}

/// A request of a KMS client, signed with AWS's own signer.
fn signed(extra: &[(&str, &str)], body: &str, token: Option<&str>) -> Sent {
    signed_for("kms", (KEY_ID, SECRET, token), now(), extra, body)
}

/// A request to any service.
fn signed_for(
    service: &str,
    (key_id, secret, token): (&str, &[u8], Option<&str>),
    time: Timestamp,
    extra: &[(&str, &str)],
    body: &str,
) -> Sent {
    use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
    use aws_sigv4::sign::v4;
    let secret = String::from_utf8(secret.to_vec()).unwrap();
    let identity = aws_sigv4_identity(key_id, &secret, token);
    let seconds = u64::try_from(time.seconds()).unwrap();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name(service)
        .time(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
        .settings(SigningSettings::default())
        .build()
        .unwrap()
        .into();
    let mut headers = vec![
        ("host", "127.0.0.1:3500"),
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", "TrentService.Encrypt"),
    ];
    headers.extend(extra);
    let signable = SignableRequest::new(
        "POST",
        "http://127.0.0.1:3500/",
        headers.iter().copied(),
        SignableBody::Bytes(body.as_bytes()),
    )
    .unwrap();
    let (instructions, _) = sign(signable, &parameters).unwrap().into_parts();
    let mut all: HeaderMap = headers.iter().map(|(name, value)| header(name, value)).collect();
    for (name, value) in instructions.headers() {
        let (name, value) = header(name, value);
        all.insert(name, value);
    }
    Sent {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        query: None,
        headers: all,
        body: body.as_bytes().to_vec(),
    }
}

fn aws_sigv4_identity(
    id: &str,
    secret: &str,
    token: Option<&str>,
) -> aws_smithy_runtime_api::client::identity::Identity {
    aws_credential_types::Credentials::new(id, secret, token.map(str::to_owned), None, "test")
        .into()
}

fn check(sent: &Sent) -> Result<Region, Error> {
    sent.verify(Options::kms(), &known(None, None), now())
}

fn refusal(sent: &Sent) -> (ErrorCode, String) {
    let error = check(sent).unwrap_err();
    (error.code(), error.message().unwrap_or_default().to_owned())
}

fn set(sent: &mut Sent, name: &str, value: &str) {
    let (name, value) = header(name, value);
    sent.headers.insert(name, value);
}

/// The Authorization header with `from` replaced by `to`.
fn edit(sent: &Sent, from: &str, to: &str) -> Sent {
    let mut sent = sent.clone();
    let authorization = sent.headers["authorization"].to_str().unwrap().to_owned();
    assert!(authorization.contains(from), "{authorization}");
    set(&mut sent, "authorization", &authorization.replace(from, to));
    sent
}

#[test]
fn a_signed_request_is_verified_in_the_region_of_its_scope() {
    assert_eq!(check(&signed(&[], "{}", None)).unwrap().as_str(), "us-east-1");
}

#[test]
fn nothing_is_missing_authentication() {
    let mut sent = signed(&[], "{}", None);
    sent.headers.remove("authorization");
    let expected =
        (ErrorCode::MissingAuthenticationTokenException, "Missing Authentication Token".to_owned());
    assert_eq!(refusal(&sent), expected);
}

#[test]
fn incomplete_signatures_name_each_missing_piece() {
    let mut sent = signed(&[], "{}", None);
    set(&mut sent, "authorization", "AWS4-HMAC-SHA256 Credential=x");
    sent.headers.remove("x-amz-date");
    assert_eq!(
        refusal(&sent),
        (
            ErrorCode::IncompleteSignatureException,
            "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' \
             parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. \
             Authorization=AWS4-HMAC-SHA256 Credential=x"
                .to_owned()
        )
    );
    for (header, text) in [
        ("Basic dXNlcjpwYXNz", "Unsupported AWS 'algorithm': 'Basic'."),
        ("AWS4-ECDSA-P256-SHA256 Credential=x", "(Signature Version 4A) is not supported"),
    ] {
        let mut sent = signed(&[], "{}", None);
        set(&mut sent, "authorization", header);
        let (code, message) = refusal(&sent);
        assert_eq!(code, ErrorCode::IncompleteSignatureException);
        assert!(message.contains(text), "{message}");
    }
}

#[test]
fn the_window_is_five_minutes_both_ways() {
    let sent = signed(&[], "{}", None);
    let at = |text: &str| {
        let now = Timestamp::from_amz_date(text).unwrap();
        sent.verify(Options::kms(), &known(None, None), now)
            .map_err(|error| error.message().unwrap().to_owned())
    };
    assert!(at("20260102T030905Z").is_ok());
    assert!(at("20260102T025905Z").is_ok());
    assert_eq!(
        at("20260102T030906Z").unwrap_err(),
        "Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z (20260102T030906Z - 5 min.)"
    );
    assert_eq!(
        at("20260102T025904Z").unwrap_err(),
        "Signature not yet current: 20260102T030405Z is still later than 20260102T030404Z (20260102T025904Z + 5 min.)"
    );
}

#[test]
fn the_scope_must_be_exact() {
    let sent = signed(&[], "{}", None);
    for (from, to, code, text) in [
        (
            "/20260102/",
            "/20260103/",
            ErrorCode::InvalidSignatureException,
            "Date in Credential scope does not match YYYYMMDD",
        ),
        (
            "/kms/",
            "/s3/",
            ErrorCode::InvalidSignatureException,
            "Credential should be scoped to correct service: 'kms'.",
        ),
        (
            "/aws4_request",
            "/aws5_request",
            ErrorCode::InvalidSignatureException,
            "valid terminator: 'aws4_request'",
        ),
        (
            "/us-east-1/",
            "/us_east/",
            ErrorCode::InvalidSignatureException,
            "scoped to a valid region",
        ),
        (
            "/us-east-1/",
            "/zz-nowhere-1/",
            ErrorCode::InvalidSignatureException,
            "Credential should be scoped to a valid region, not 'zz-nowhere-1'. ",
        ),
        (
            "/us-east-1/",
            "/",
            ErrorCode::IncompleteSignatureException,
            "exactly 5 slash-delimited elements",
        ),
        (
            "/us-east-1/",
            "/eu-west-1/",
            ErrorCode::InvalidSignatureException,
            "does not match the signature you provided",
        ),
    ] {
        let (found, message) = refusal(&edit(&sent, from, to));
        assert_eq!(found, code, "{to}");
        assert!(message.contains(text), "{message}");
    }
}

#[test]
fn what_has_a_meaning_must_be_signed() {
    let sent = signed(&[("x-amz-extra", "1")], "{}", None);
    for (name, shown) in [
        ("host;", "'Host' or ':authority'"),
        (";x-amz-target", "'x-amz-target'"),
        (";x-amz-date", "'x-amz-date'"),
        (";x-amz-extra", "'x-amz-extra'"),
    ] {
        let expected = format!("{shown} must be a 'SignedHeader' in the AWS Authorization.");
        assert_eq!(
            refusal(&edit(&sent, name, "")),
            (ErrorCode::InvalidSignatureException, expected)
        );
    }
    // Added on the way: refused before anything reads it.
    let mut sent = signed(&[], "{}", None);
    set(&mut sent, "x-amz-security-token", "x");
    assert!(refusal(&sent).1.contains("'x-amz-security-token' must be a 'SignedHeader'"));
}

#[test]
fn another_target_or_body_does_not_match() {
    let mismatch = "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                    Access Key and signing method. Consult the service documentation for details.";
    let mut sent = signed(&[], "{}", None);
    set(&mut sent, "x-amz-target", "TrentService.ScheduleKeyDeletion");
    assert_eq!(refusal(&sent), (ErrorCode::InvalidSignatureException, mismatch.to_owned()));
    let mut sent = signed(&[], "{}", None);
    sent.body = b"{ }".to_vec();
    assert_eq!(refusal(&sent), (ErrorCode::InvalidSignatureException, mismatch.to_owned()));
}

#[test]
fn unsigned_and_streamed_payloads_are_refused() {
    for value in [
        "UNSIGNED-PAYLOAD",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    ] {
        let (code, message) = refusal(&signed(&[("x-amz-content-sha256", value)], "{}", None));
        assert_eq!(code, ErrorCode::InvalidSignatureException);
        assert!(message.contains("is not the SHA-256 hash of the body"), "{message}");
    }
}

#[test]
fn an_unknown_access_key_is_an_invalid_token() {
    let sent = edit(&signed(&[], "{}", None), KEY_ID, "AKIDNOBODY");
    let expected = "The security token included in the request is invalid.".to_owned();
    assert_eq!(refusal(&sent), (ErrorCode::UnrecognizedClientException, expected));
}

#[test]
fn session_tokens_belong_to_their_key_and_expire() {
    let sent = signed(&[], "{}", Some("token"));
    let code =
        |known: &Known| sent.verify(Options::kms(), known, now()).map_err(|error| error.code());
    assert!(code(&known(Some("token"), Some(now().plus(Duration::from_secs(1))))).is_ok());
    assert_eq!(code(&known(Some("tokem"), None)), Err(ErrorCode::UnrecognizedClientException));
    assert_eq!(code(&known(None, None)), Err(ErrorCode::UnrecognizedClientException));
    assert_eq!(code(&known(Some("token"), Some(now()))), Err(ErrorCode::ExpiredTokenException));
    let bare = signed(&[], "{}", None).verify(Options::kms(), &known(Some("token"), None), now());
    assert_eq!(bare.unwrap_err().code(), ErrorCode::UnrecognizedClientException);
}

#[test]
fn repeated_and_double_credentials_are_refused() {
    for name in ["authorization", "x-amz-date"] {
        let mut sent = signed(&[], "{}", None);
        let value = sent.headers[name].clone();
        sent.headers.append(HeaderName::from_static(name), value);
        assert_eq!(refusal(&sent).0, ErrorCode::IncompleteSignatureException, "{name}");
    }
    for query in [
        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "x-amz-algorithm=AWS4-HMAC-SHA256",
        "X-Amz-Signature=0",
        "x-amz-signature=0",
        "X-Amz-Date=20260102T030405Z",
        "x%2Damz-expires=1",
    ] {
        let mut sent = signed(&[], "{}", None);
        sent.query = Some(query.to_owned());
        assert!(refusal(&sent).1.starts_with("Only one auth mechanism allowed"));
    }
    let mut sent = signed(&[], "{}", None);
    let target = header("x-amz-target", "TrentService.ScheduleKeyDeletion");
    sent.headers.append(target.0, target.1);
    assert_eq!(refusal(&sent).0, ErrorCode::IncompleteSignatureException);
}

/// Two headers and one with a comma have the same signature, and so have one space and two.
#[test]
fn values_that_share_a_signature_are_not_told_apart_by_guessing() {
    let with_two = [("x-amz-source-arn", "arn:a,arn:b"), ("x-amz-content-sha256", "a,b")];
    for (name, signed_value) in with_two {
        let mut changed = signed(&[(name, signed_value)], "{}", None);
        changed.headers.remove(name);
        for value in signed_value.split(',') {
            let (name, value) = header(name, value);
            changed.headers.append(name, value);
        }
        assert_eq!(refusal(&changed).0, ErrorCode::IncompleteSignatureException, "{name}");
    }
    let mut changed = signed(&[("x-amz-security-token", "a b")], "{}", None);
    set(&mut changed, "x-amz-security-token", "a  b");
    assert!(refusal(&changed).1.contains("more spaces than are signed"));
}

#[test]
fn a_request_target_that_names_another_host_than_is_signed_is_refused() {
    let sent = signed(&[], "{}", None);
    let verifier = Verifier::new(Options::kms(), caller());
    let to = |authority| {
        let request = SignedRequest {
            method: "POST",
            path: "/",
            authority,
            query: &Query::default(),
            headers: &sent.headers,
            body: &sent.body,
        };
        verifier.verify(&request, (), &known(None, None), now()).is_ok()
    };
    assert!(to(None) && to(Some("127.0.0.1:3500")));
    assert!(!to(Some("127.0.0.1")) && !to(Some("elsewhere:3500")));
}

/// A query of the suite with one thing changed.
#[test]
fn presigned_queries_are_exact_too() {
    let sent = read(&suite().join("get-vanilla/query-signed-request.txt"));
    let options = Options {
        service: "service".to_owned(),
        rules: SigningRules::General,
        normalize_path: true,
        unsigned_session_token: false,
        presigned_for: None,
        regions: Regions::aws(),
    };
    let at = |query: String, now: &str| {
        let sent = Sent { query: Some(query), ..sent.clone() };
        let now = Timestamp::from_amz_date(now).unwrap();
        sent.verify(options.clone(), &known(None, None), now).map_err(|error| error.code())
    };
    let query = sent.query.clone().unwrap();
    assert!(at(query.clone(), "20150830T133600Z").is_ok());
    assert_eq!(at(query.clone(), "20150830T133601Z"), Err(ErrorCode::InvalidSignatureException));
    assert_eq!(at(query.clone(), "20150830T123059Z"), Err(ErrorCode::InvalidSignatureException));
    let incomplete = Err(ErrorCode::IncompleteSignatureException);
    for (from, to) in [
        ("X-Amz-Expires=3600", "X-Amz-Expires=604801"),
        ("X-Amz-Expires=3600", "X-Amz-Expires=0"),
        ("X-Amz-Expires=3600&", ""),
        ("X-Amz-Date=", "x-amz-date="),
        ("X-Amz-Expires=3600", "X-Amz-Expires=3600&X-Amz-Expires=3600"),
        ("X-Amz-Expires=3600", "X-Amz-Expires=3600&x-amz-credential=a"),
        ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),
    ] {
        assert!(query.contains(from));
        assert_eq!(at(query.replace(from, to), "20150830T123600Z"), incomplete, "{to}");
    }
    for changed in [format!("{query}&a=b"), query.replace("%2F", "+"), query.replace("%2F", "%2B")]
    {
        let refused = at(changed, "20150830T123600Z").unwrap_err();
        assert!(
            [ErrorCode::InvalidSignatureException, ErrorCode::IncompleteSignatureException]
                .contains(&refused)
        );
    }
}

/// The query of the suite asks for an hour.
#[test]
fn a_service_can_fix_how_long_a_presigned_query_counts() {
    let sent = read(&suite().join("get-vanilla/query-signed-request.txt"));
    let options = Options {
        service: "service".to_owned(),
        normalize_path: true,
        ..Options::sts(Regions::aws())
    };
    let at = |now: &str| {
        let now = Timestamp::from_amz_date(now).unwrap();
        let verified = sent.clone().verify(options.clone(), &known(None, None), now);
        verified.map_err(|error| error.message().unwrap_or_default().to_owned())
    };
    assert!(at("20150830T125100Z").is_ok());
    assert_eq!(
        at("20150830T125101Z").unwrap_err(),
        "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T125101Z - 15 min.)"
    );
}

#[test]
fn a_replaced_secret_is_not_served_from_the_cache() {
    let sent = signed(&[], "{}", None);
    let verifier = Verifier::new(Options::kms(), caller());
    let request = SignedRequest {
        method: "POST",
        path: "/",
        authority: None,
        query: &Query::default(),
        headers: &sent.headers,
        body: &sent.body,
    };
    assert!(verifier.verify(&request, (), &known(None, None), now()).is_ok());
    let other =
        Credential::long_term(KEY_ID.to_owned(), Secret::<[u8]>::copy_of(b"another"), caller());
    let replaced = Known(HashMap::from([(KEY_ID.to_owned(), Arc::new(other))]));
    let refused = verifier.verify(&request, (), &replaced, now()).unwrap_err();
    assert_eq!(refused.error.code(), ErrorCode::InvalidSignatureException);
    assert_eq!(refused.access_key_id.as_deref(), Some(KEY_ID));
    assert_eq!(refused.caller, Some(caller()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_single_change_is_refused(body in "[a-z]{1,30}", which in 0usize..5, at in 0usize..64, flip in 1u8..128) {
        let sent = signed(&[], &body, None);
        prop_assert!(check(&sent).is_ok());
        let mut changed = sent.clone();
        match which {
            0 => {
                let at = at % changed.body.len();
                changed.body[at] ^= flip;
            }
            1 => changed.method = "PUT".to_owned(),
            2 => changed.query = Some("a".to_owned()),
            3 => set(&mut changed, "content-type", "application/x-amz-json-1.0"),
            _ => {
                let authorization = sent.headers["authorization"].to_str().unwrap();
                let (head, signature) = authorization.rsplit_once('=').unwrap();
                let mut signature = signature.as_bytes().to_vec();
                let at = at % signature.len();
                signature[at] = if signature[at] == b'0' { b'1' } else { b'0' };
                let signature = String::from_utf8(signature).unwrap();
                set(&mut changed, "authorization", &format!("{head}={signature}"));
            }
        }
        prop_assert_eq!(check(&changed).unwrap_err().code(), ErrorCode::InvalidSignatureException);
    }

    #[test]
    fn no_header_or_query_makes_it_panic(authorization in "\\PC{0,80}", query in "\\PC{0,80}", date in "\\PC{0,20}") {
        let mut sent = signed(&[], "{}", None);
        if let Ok(value) = HeaderValue::from_str(&format!("AWS4-HMAC-SHA256 {authorization}")) {
            sent.headers.insert("authorization", value);
        }
        if let Ok(value) = HeaderValue::from_str(&date) {
            sent.headers.insert("x-amz-date", value);
        }
        sent.query = Some(query);
        prop_assert!(check(&sent).is_err());
    }
}
