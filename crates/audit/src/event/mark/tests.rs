use super::*;
use crate::event::{
    Event, EventResource, INTERNAL, OmittedHashes, SessionAttributes, SessionContext,
    SessionIssuer, UserIdentity,
};
use crate::log::tests::fields;

const TIME: i64 = 1_767_323_045_000;

/// Returns the mark of an event, which is also the one of its JSON.
fn mark(fields: &EventFields<'_>) -> Mark {
    let event = Event::new(fields, TIME + 999);
    let mark = event.mark().unwrap().clone();
    assert_eq!(Some(&mark), Mark::of_json(&event.to_note()).as_ref());
    mark
}

fn session<'a>() -> UserIdentity<'a> {
    UserIdentity {
        kind: "AssumedRole",
        principal_id: Some("AROAEXAMPLE:s\"1"),
        arn: Some("arn:aws:sts::111122223333:assumed-role/app/s\"1"),
        account_id: Some("111122223333"),
        access_key_id: Some("ASIAEXAMPLE"),
        session_context: Some(SessionContext {
            session_issuer: SessionIssuer {
                kind: "Role",
                principal_id: "AROAEXAMPLE",
                arn: "arn:aws:iam::111122223333:role/path/app",
                account_id: "111122223333",
                user_name: "app",
            },
            attributes: SessionAttributes {
                creation_date: "2026-01-02T03:04:05Z".to_owned(),
                mfa_authenticated: "false",
            },
            source_identity: None,
        }),
        ..UserIdentity::default()
    }
}

#[test]
fn a_mark_says_who_asked_for_what() {
    let mut fields = fields("ReEncrypt", "arn:key/1", None);
    fields.user_identity = UserIdentity { invoked_by: Some("s3.amazonaws.com"), ..session() };
    let first = fields.resources[0];
    let others = [
        EventResource { arn: "arn:key/2", ..first },
        EventResource { kind: "AWS::KMS::Alias", ..first },
    ];
    fields.resources.to_mut().extend(others);
    let mark = mark(&fields);
    assert_eq!((mark.time(), mark.day()), (TIME, "2026-01-02"));
    assert_eq!(
        (mark.account(), mark.service(), mark.region()),
        ("000000000000", "kms", "us-east-1")
    );
    assert_eq!((mark.name(), mark.error(), mark.pair_spec()), ("ReEncrypt", "", ""));
    assert_eq!(mark.principal(), "arn:aws:iam::111122223333:role/path/app");
    assert_eq!(mark.identity(), "arn:aws:sts::111122223333:assumed-role/app/s\"1");
    assert_eq!((mark.via(), mark.access_key()), ("s3.amazonaws.com", "ASIAEXAMPLE"));
    assert_eq!(mark.keys().collect::<Vec<_>>(), ["arn:key/1", "arn:key/2"]);
    assert_eq!((mark.event_id(), mark.request_id()), ("event", "request"));
    assert_eq!((mark.request(), mark.response(), mark.details()), ("", "", ""));
    assert!(mark.is_request() && mark.is_management() && mark.read_only());
    assert!(!mark.is_service_event() && mark.long_term_key().is_none());
    let expected = "2026-01-02\t000000000000\tkms\tus-east-1\tReEncrypt\t\tarn:aws:iam::111122223333:role/path/app\t\
                    s3.amazonaws.com\t\t\tarn:key/1 arn:key/2\t";
    assert_eq!(mark.combination(), expected);
}

/// Whoever knows the id of somebody's access key is not that somebody.
#[test]
fn nobody_is_named_who_has_not_proven_to_have_asked() {
    let mut fields = fields("Encrypt", "arn:key/1", Some("InvalidSignatureException"));
    fields.user_identity =
        UserIdentity { kind: "IAMUser", access_key_id: Some("AKIA1"), ..session() };
    assert_eq!((mark(&fields).principal(), mark(&fields).long_term_key()), ("", None));
    assert_ne!(mark(&fields).identity(), "");
    fields.error_code = Some("AccessDenied");
    assert_ne!(mark(&fields).principal(), "");
    assert_eq!(mark(&fields).long_term_key(), Some("AKIA1"));
}

#[test]
fn a_request_has_one_mark_that_counts() {
    let mut fields = fields("Encrypt", "arn:key/1", None);
    assert!(mark(&fields).is_request());
    fields.user_identity = UserIdentity { kind: "AWSAccount", ..UserIdentity::default() };
    assert!(!mark(&fields).is_request(), "the entry of the key's owner");
    fields.user_identity = UserIdentity { invoked_by: Some(INTERNAL), ..UserIdentity::default() };
    assert!(!mark(&fields).is_request(), "an event that nobody requested");
    fields.event_type = "AwsServiceEvent";
    assert!(!mark(&fields).is_request() && mark(&fields).is_service_event());
}

#[test]
fn the_spec_of_a_data_key_pair_is_one_that_exists() {
    let fields = fields("GenerateDataKeyPairWithoutPlaintext", "arn:key/1", None);
    for (request, spec) in [
        (r#"{"keyPairSpec":"RSA_3072"}"#, "RSA_3072"),
        (r#"{"keyPairSpec":"x\ty"}"#, ""),
        (r#"{"keyPairSpec":1}"#, ""),
        ("{}", ""),
    ] {
        let fields = EventFields { request_parameters: Some(request), ..fields.clone() };
        assert_eq!(mark(&fields).pair_spec(), spec);
    }
}

#[test]
fn a_request_of_s3_names_its_bucket() {
    for (arn, by, bucket) in [
        ("arn:aws:s3:::photos/a\\tb", "s3.amazonaws.com", "photos"),
        ("arn:aws:s3:::photos", "s3.amazonaws.com", "photos"),
        ("arn:aws-cn:s3:::photos/a", "s3.amazonaws.com", "photos"),
        ("arn:aws:s3:::a\\tb", "s3.amazonaws.com", ""),
        ("arn:aws:s3:::photos/a", "dynamodb.amazonaws.com", ""),
    ] {
        let request = format!(r#"{{"encryptionContext":{{"aws:s3:arn":"{arn}"}}}}"#);
        let mut fields = fields("Decrypt", "arn:key/1", None);
        fields.user_identity.invoked_by = Some(by);
        fields.request_parameters = Some(&request);
        assert_eq!(mark(&fields).bucket(), bucket, "{arn}");
    }
}

#[test]
fn the_members_of_few_events_are_kept() {
    let (request, response) = (r#"{"tags":["\t"]}"#, r#"{"keyId":"1"}"#);
    let mut fields = fields("TagResource", "arn:key/1", None);
    fields.request_parameters = Some(request);
    fields.response_elements = Some(response);
    let made = mark(&fields);
    assert_eq!((made.request(), made.response()), (request, response));
    fields.event_name = "Encrypt";
    assert_eq!((mark(&fields).request(), mark(&fields).response()), ("", ""));
    fields.service_event_details = Some(response);
    assert_eq!(mark(&fields).details(), "");
    fields.event_type = "AwsServiceEvent";
    assert_eq!(mark(&fields).details(), response);
}

/// A caller chooses the id of its access key, and names of objects.
#[test]
fn whatever_a_caller_writes_the_entry_says_what_the_mark_says() {
    let mut random = 1_u64;
    for _ in 0..500 {
        let mut text = String::new();
        for _ in 0..8 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.extend(char::from_u32(u32::try_from(random >> 44).unwrap() % 0x200));
        }
        let long = text.repeat(400);
        for id in [&text, &long] {
            let mut fields = fields("PutObject", &text, Some("AccessDenied"));
            fields.user_identity.access_key_id = Some(id);
            let object = EventResource { arn: id, kind: "AWS::S3::Object", account_id: "" };
            fields.resources.to_mut().push(object);
            mark(&fields);
        }
    }
}

#[test]
fn an_event_that_is_cut_has_the_mark_of_what_is_left() {
    let long = format!(r#"{{"k":"{}"}}"#, "x".repeat(crate::event::EVENT_BYTES_MAX));
    let mut fields = fields("CreateKey", "arn:key/1", None);
    fields.user_identity = session();
    fields.request_parameters = Some(&long);
    fields.omitted_sha256 = OmittedHashes::default();
    let mark = mark(&fields);
    assert_eq!((mark.request(), mark.principal()), (r#"{"omitted":true}"#, ""));
}

#[test]
fn what_is_no_event_has_no_mark() {
    for text in ["null", "{}", "[]", r#"{"eventName":"Encrypt"}"#] {
        assert_eq!(Mark::of_json(text.as_bytes()), None);
    }
}
