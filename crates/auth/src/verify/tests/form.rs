//! Forms: the example of AWS's documentation, and what is refused.

use super::*;
use crate::signature_error::SignaturePlace;

/// S3 API reference, "Example: Browser-Based Upload using HTTP POST (Using AWS Signature Version 4)".
const POLICY: &str = "eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9";
const SIGNATURE: &str = "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e";

fn fields() -> Vec<(String, String)> {
    [
        ("key", "user/user1/${filename}"),
        ("x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"),
        ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
        ("x-amz-date", "20151229T000000Z"),
        ("policy", POLICY),
        ("x-amz-signature", SIGNATURE),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

fn with(name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = fields();
    match fields.iter_mut().find(|(known, _)| known == name) {
        Some((_, before)) => value.clone_into(before),
        None => fields.push((name.to_owned(), value.to_owned())),
    }
    fields
}

fn without(name: &str) -> Vec<(String, String)> {
    let mut fields = fields();
    fields.retain(|(known, _)| known != name);
    fields
}

fn verify(
    fields: &[(String, String)],
    query: &str,
    headers: &HeaderMap,
    at: &str,
) -> Result<(), Error> {
    let id = "AKIAIOSFODNN7EXAMPLE";
    let secret = Secret::<[u8]>::copy_of(b"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let credential = Credential::long_term(id.to_owned(), secret, caller());
    let credentials = Known(HashMap::from([(id.to_owned(), Arc::new(credential))]));
    let query = Query::parse(Some(query)).unwrap();
    let head = RequestHead { method: "POST", path: "/b", authority: None, query: &query, headers };
    let verifier = Verifier::new(Options::s3(Regions::aws()), caller());
    let now = Timestamp::from_amz_date(at).unwrap();
    let verified = verifier.verify_form(&SignedForm { head, fields }, &credentials, now);
    let verified = verified.map_err(|refused| refused.error)?;
    assert_eq!(verified.signature_place(), SignaturePlace::Form);
    assert_eq!((verified.region().as_str(), &**verified.access_key_id()), ("us-east-1", id));
    Ok(())
}

fn code(fields: &[(String, String)]) -> Option<ErrorCode> {
    verify(fields, "", &HeaderMap::new(), "20151229T000000Z").err().map(|error| error.code())
}

#[test]
fn the_example_of_aws_verifies_for_a_week() {
    let at = |date| verify(&fields(), "", &HeaderMap::new(), date).err().map(|error| error.code());
    for date in ["20151228T234500Z", "20151229T000000Z", "20160105T000000Z"] {
        assert_eq!(at(date), None, "{date}");
    }
    for date in ["20151228T234459Z", "20160105T000001Z"] {
        assert_eq!(at(date), Some(ErrorCode::AccessDenied), "{date}");
    }
}

#[test]
fn each_field_of_the_signature_counts() {
    for name in ["policy", "x-amz-credential", "x-amz-algorithm", "x-amz-date", "x-amz-signature"] {
        assert_eq!(code(&without(name)), Some(ErrorCode::InvalidArgument), "{name}");
        assert_eq!(code(&with(name, "")), Some(ErrorCode::InvalidArgument), "{name}");
    }
    let other = POLICY.replacen('I', "J", 1);
    assert_eq!(code(&with("policy", &other)), Some(ErrorCode::SignatureDoesNotMatch));
    let other = SIGNATURE.replacen('8', "9", 1);
    assert_eq!(code(&with("x-amz-signature", &other)), Some(ErrorCode::SignatureDoesNotMatch));
    let stranger = "AKIDEXAMPLE/20151229/us-east-1/s3/aws4_request";
    assert_eq!(code(&with("x-amz-credential", stranger)), Some(ErrorCode::InvalidAccessKeyId));
    assert_eq!(code(&with("x-amz-security-token", "t")), Some(ErrorCode::InvalidToken));
    // Nothing else is signed: the policy says what it may be.
    assert_eq!(code(&with("key", "other")), None);
}

#[test]
fn a_form_without_policy_and_signature_is_anonymous() {
    let fields = [("key".to_owned(), "k".to_owned())];
    assert_eq!(code(&fields), Some(ErrorCode::AccessDenied));
    assert_eq!(code(&with("awsaccesskeyid", "x")), Some(ErrorCode::InvalidRequest));
    assert_eq!(code(&with("signature", "x")), Some(ErrorCode::InvalidRequest));
}

#[test]
fn a_second_signature_is_refused() {
    let at = "20151229T000000Z";
    let headers = HeaderMap::from_iter([header("authorization", "AWS4-HMAC-SHA256 Credential=x")]);
    for (query, headers) in
        [("", headers), ("X-Amz-Signature=x", HeaderMap::new()), ("Signature=x", HeaderMap::new())]
    {
        let error = verify(&fields(), query, &headers, at).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidArgument);
        assert!(error.message().unwrap().starts_with("Only one auth mechanism allowed"));
    }
}

proptest! {
    #[test]
    fn any_fields_are_refused(name in "[a-z-]{1,20}", value in "\\PC*", which in 0usize..6) {
        let mut fields = fields();
        fields[which].1 = value.clone();
        let is_key = which == 0;
        prop_assert_eq!(verify(&fields, "", &HeaderMap::new(), "20151229T000000Z").is_ok(), is_key);
        let _either = code(&[(name, value)]);
    }
}
