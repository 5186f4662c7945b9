//! Services that act in their own name, and for users who have signed a request to them.

use super::*;
use crate::canonical_request;
use crate::query::Query;

const SERVICE: &str = "lambda.amazonaws.com";
const SERVICE_KEY: &str = "AKIDSERVICE";
const SERVICE_SECRET: &[u8] = b"serviceserviceserviceserviceserviceservi";
const SOURCE: &str = "arn:aws:lambda:us-east-1:111122223333:function:f";

/// The user's access key beside that of the service.
fn all(token: Option<&str>, expires: Option<Timestamp>) -> Known {
    let mut all = known(token, expires);
    let secret = Secret::<[u8]>::copy_of(SERVICE_SECRET);
    let service = Credential::long_term(SERVICE_KEY.to_owned(), secret, Caller::service(SERVICE));
    all.0.insert(SERVICE_KEY.to_owned(), Arc::new(service));
    all
}

/// A request of the service with these headers.
fn by_service(headers: &[(&str, &str)]) -> Sent {
    signed_for("kms", (SERVICE_KEY, SERVICE_SECRET, None), now(), headers, "{}")
}

/// Returns the headers with which a service forwards a request that a user signed.
fn forwarded(user: &Sent) -> Vec<(&'static str, String)> {
    let request = SignedRequest {
        method: &user.method,
        path: &user.path,
        authority: None,
        query: &Query::default(),
        headers: &user.headers,
        body: &user.body,
    };
    let (head, body) = (request.head(), hash::sha256(request.body));
    let claim = head.signature_fields(&Options::kms()).unwrap();
    let signed = SignedHeaders::read(&claim, head.headers, &Options::kms()).unwrap();
    let hash = canonical_request::hash(&head, &signed, &hash::hex_array(&body), &Options::kms());
    let of = |name: &str| user.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let mut all = vec![
        ("x-amz-forwarded-authorization", of("authorization").unwrap()),
        ("x-amz-forwarded-date", of("x-amz-date").unwrap()),
        ("x-amz-forwarded-request-sha256", hash::hex(&hash)),
    ];
    all.extend(of("x-amz-security-token").map(|token| ("x-amz-forwarded-security-token", token)));
    all
}

/// A request of the service for the user who has signed `user`.
fn passed_on(user: &Sent) -> Sent {
    let headers = forwarded(user);
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    by_service(&headers)
}

fn to_lambda(token: Option<&str>) -> Sent {
    signed_for("lambda", (KEY_ID, SECRET, token), now(), &[], "a function")
}

fn verify(sent: &Sent, credentials: &Known) -> Result<Verified<()>, (ErrorCode, String)> {
    verify_at(sent, credentials, now())
}

fn verify_at(
    sent: &Sent,
    credentials: &Known,
    now: Timestamp,
) -> Result<Verified<()>, (ErrorCode, String)> {
    let request = SignedRequest {
        method: &sent.method,
        path: &sent.path,
        authority: None,
        query: &Query::default(),
        headers: &sent.headers,
        body: &sent.body,
    };
    let verified = Verifier::new(Options::kms(), caller()).verify(&request, (), credentials, now);
    verified.map_err(|AuthenticationError { error, .. }| {
        (error.code(), error.message().unwrap_or_default().to_owned())
    })
}

#[test]
fn a_service_acts_in_its_own_name_for_a_resource() {
    let plain = verify(&by_service(&[]), &all(None, None)).unwrap();
    assert_eq!(plain.caller().as_service(), Some(SERVICE));
    let access_key_id = Some(SERVICE_KEY.to_owned());
    let own_name = Mandate { access_key_id, ..Mandate::default() };
    assert_eq!(*plain.mandate(), own_name);
    let headers = [("x-amz-source-arn", SOURCE), ("x-amz-source-account", "111122223333")];
    let for_resource = verify(&by_service(&headers), &all(None, None)).unwrap();
    let mandate = Mandate {
        via: None,
        source_arn: Some(SOURCE.to_owned()),
        source_account: AccountId::parse("111122223333"),
        ..own_name
    };
    assert_eq!(*for_resource.mandate(), mandate);
    for wrong in [("x-amz-source-arn", "f"), ("x-amz-source-account", "1")] {
        let (code, _) = verify(&by_service(&[wrong]), &all(None, None)).unwrap_err();
        assert_eq!(code, ErrorCode::IncompleteSignatureException, "{wrong:?}");
    }
}

#[test]
fn a_service_acts_for_whoever_has_signed_a_request_to_it() {
    for token in [None, Some("a token")] {
        let sent = passed_on(&to_lambda(token));
        let verified = verify(&sent, &all(token, None)).unwrap();
        assert_eq!(*verified.caller(), caller());
        assert_eq!(&**verified.access_key_id(), KEY_ID);
        assert_eq!(verified.mandate().via.as_deref(), Some(SERVICE));
    }
}

#[test]
fn what_nobody_has_signed_for_the_service_is_refused() {
    let unknown = signed_for("lambda", ("AKIDNOBODY", SECRET, None), now(), &[], "");
    let stolen = signed_for("lambda", (KEY_ID, SERVICE_SECRET, None), now(), &[], "");
    let own = signed_for("lambda", (SERVICE_KEY, SERVICE_SECRET, None), now(), &[], "");
    let to_kms = signed(&[], "{}", None);
    let to_another = signed_for("sqs", (KEY_ID, SECRET, None), now(), &[], "");
    let elsewhere = edit(&to_lambda(None), "/us-east-1/", "/eu-west-1/");
    for (what, user, code) in [
        ("unknown", unknown, ErrorCode::UnrecognizedClientException),
        ("signed with another secret", stolen, ErrorCode::InvalidSignatureException),
        ("a service for itself", own, ErrorCode::InvalidSignatureException),
        ("a request to KMS", to_kms, ErrorCode::InvalidSignatureException),
        ("a request to another service", to_another, ErrorCode::InvalidSignatureException),
        ("another Region", elsewhere, ErrorCode::InvalidSignatureException),
        ("a token too many", to_lambda(Some("x")), ErrorCode::UnrecognizedClientException),
    ] {
        let (found, message) = verify(&passed_on(&user), &all(None, None)).unwrap_err();
        assert_eq!(found, code, "{what}: {message}");
        assert!(message.starts_with("The forwarded request: "), "{what}: {message}");
    }
}

#[test]
fn temporary_credentials_must_still_be_good() {
    let user = to_lambda(Some("a token"));
    let expired = all(Some("a token"), Some(now()));
    assert_eq!(
        verify(&passed_on(&user), &expired).unwrap_err().0,
        ErrorCode::ExpiredTokenException
    );
    let without = all(Some("a token"), None);
    assert_eq!(
        verify(&passed_on(&to_lambda(None)), &without).unwrap_err().0,
        ErrorCode::UnrecognizedClientException
    );
}

#[test]
fn a_service_may_act_for_a_quarter_of_an_hour() {
    let signed_at = |minutes: u64, seconds: u64| {
        let time = now().minus(Duration::from_secs(minutes * 60 + seconds));
        passed_on(&signed_for("lambda", (KEY_ID, SECRET, None), time, &[], ""))
    };
    assert!(verify(&signed_at(15, 0), &all(None, None)).is_ok());
    let (code, message) = verify(&signed_at(15, 1), &all(None, None)).unwrap_err();
    assert_eq!(code, ErrorCode::InvalidSignatureException);
    assert!(message.contains("Signature expired"), "{message}");
    let ahead = now().plus(Duration::from_secs(301));
    let early = passed_on(&signed_for("lambda", (KEY_ID, SECRET, None), ahead, &[], ""));
    assert!(verify(&early, &all(None, None)).is_err());
}

#[test]
fn half_of_what_is_forwarded_is_nothing() {
    let whole = forwarded(&to_lambda(None));
    for missing in 0..whole.len() {
        let mut part = whole.clone();
        let (name, _) = part.remove(missing);
        let headers: Vec<_> = part.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (code, _) = verify(&by_service(&headers), &all(None, None)).unwrap_err();
        assert_eq!(code, ErrorCode::IncompleteSignatureException, "without {name}");
    }
    let mut both = whole;
    both.push(("x-amz-source-arn", SOURCE.to_owned()));
    let headers: Vec<_> = both.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(verify(&by_service(&headers), &all(None, None)).is_err());
}

/// Nobody but a service says any of it, and nobody adds it to a service's request.
#[test]
fn spoofed_headers_never_count() {
    let mut names: Vec<_> =
        forwarded(&to_lambda(Some("x"))).into_iter().map(|(name, _)| name).collect();
    names.extend(["x-amz-source-arn", "x-amz-source-account"]);
    assert_eq!(names.len(), 6);
    for name in names {
        let (code, message) =
            verify(&signed(&[(name, "x")], "{}", None), &all(None, None)).unwrap_err();
        assert_eq!(code, ErrorCode::AccessDeniedException, "{name}");
        assert_eq!(message, format!("The header '{name}' may be sent by AWS services only."));
        let mut added = by_service(&[]);
        set(&mut added, name, "x");
        let (code, message) = verify(&added, &all(None, None)).unwrap_err();
        assert_eq!(code, ErrorCode::InvalidSignatureException, "{name}");
        assert!(message.contains("must be a 'SignedHeader'"), "{message}");
    }
}
