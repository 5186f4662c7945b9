use super::*;

fn facts(text: &str) -> Option<EventFacts<'_>> {
    EventFacts::of(serde_json::from_str(text).unwrap())
}

fn event(change: &[(&str, serde_json::Value)]) -> String {
    let mut event = serde_json::json!({
        "userIdentity": {"type": "IAMUser", "principalId": "AIDA1", "accessKeyId": "AKIA1", "userName": "alice"},
        "eventTime": "2026-11-30T01:02:03Z", "eventSource": "kms.amazonaws.com", "eventName": "Encrypt",
        "awsRegion": "eu-west-1", "requestParameters": {"keyId": "alias/x"}, "responseElements": null,
        "eventID": "e-1", "readOnly": true, "managementEvent": true, "recipientAccountId": "111122223333",
        "resources": [{"accountId": "111122223333", "type": "AWS::KMS::Key", "ARN": "arn:key"}],
    });
    for (name, value) in change {
        event[*name] = value.clone();
    }
    event.to_string()
}

fn resources(text: &str) -> Vec<(String, String)> {
    let found = facts(text).unwrap().resources.into_iter();
    found.map(|one| (one.kind.to_owned(), one.name.into_owned())).collect()
}

#[test]
fn an_event_of_kms_has_each_fact() {
    let text = event(&[]);
    let facts = facts(&text).unwrap();
    assert_eq!((facts.account, facts.place()), (111_122_223_333, Some("eu-west-1")));
    assert_eq!(facts.time, 1_796_000_523);
    for (attribute, value) in [
        (EventAttribute::EventId, "e-1"),
        (EventAttribute::EventName, "Encrypt"),
        (EventAttribute::ReadOnly, "true"),
        (EventAttribute::Username, "alice"),
        (EventAttribute::ResourceType, "AWS::KMS::Key"),
        (EventAttribute::ResourceName, "arn:key"),
        (EventAttribute::EventSource, "kms.amazonaws.com"),
        (EventAttribute::AccessKeyId, "AKIA1"),
    ] {
        assert!(facts.has(attribute, value), "{attribute:?}");
        assert!(!facts.has(attribute, "another"));
        let mut told = Vec::new();
        facts.for_each(|one, value| told.push((one, value.to_owned())));
        assert!(told.contains(&(attribute, value.to_owned())));
        assert_eq!(EventAttribute::from_name(attribute.name()), Some(attribute));
    }
    assert_eq!(EventAttribute::from_name("eventid"), None);
}

#[test]
fn data_events_and_events_of_nobody_are_not_shown() {
    assert_eq!(facts(&event(&[("managementEvent", false.into())])), None);
    assert_eq!(facts(&event(&[("recipientAccountId", "".into())])), None);
    assert_eq!(facts("{}"), None);
}

#[test]
fn whoever_acted_is_named_as_cloudtrail_does() {
    for (identity, expected) in [
        (serde_json::json!({"type": "Root", "principalId": "111122223333"}), Some("root")),
        (serde_json::json!({"type": "AssumedRole", "principalId": "AROA1:batch"}), Some("batch")),
        (serde_json::json!({"type": "WebIdentityUser", "userName": "\"sub\""}), Some("\"sub\"")),
        (serde_json::json!({"type": "AssumedRole", "principalId": "AROA1:\"a"}), Some("\"a")),
        (serde_json::json!({"type": "AWSService", "invokedBy": "lambda.amazonaws.com"}), None),
        (serde_json::json!({"type": "AWSAccount", "principalId": "AIDA1"}), None),
        (serde_json::json!({"accountId": "111122223333", "invokedBy": "AWS Internal"}), None),
    ] {
        let text = event(&[("userIdentity", identity)]);
        assert_eq!(facts(&text).unwrap().username.as_deref(), expected);
    }
}

/// As the AWS CLI shows an AssumeRole of AWS: the new access key, the session by its name, its id and its ARN, the role.
#[test]
fn assume_role_names_the_session_and_its_access_key() {
    let text = event(&[
        ("eventSource", "sts.amazonaws.com".into()),
        (
            "requestParameters",
            serde_json::json!({"roleArn": "arn:role", "roleSessionName": "batch"}),
        ),
        (
            "responseElements",
            serde_json::json!({
                "credentials": {"accessKeyId": "ASIA1", "expiration": "x"},
                "assumedRoleUser": {"assumedRoleId": "AROA1:batch", "arn": "arn:session"},
            }),
        ),
        ("resources", serde_json::json!([{"type": "AWS::IAM::Role", "ARN": "arn:role"}])),
    ]);
    let expected = [
        ("AWS::IAM::AccessKey", "ASIA1"),
        ("AWS::STS::AssumedRole", "batch"),
        ("AWS::STS::AssumedRole", "AROA1:batch"),
        ("AWS::STS::AssumedRole", "arn:session"),
        ("AWS::IAM::Role", "arn:role"),
    ];
    assert_eq!(resources(&text), expected.map(|(kind, name)| (kind.to_owned(), name.to_owned())));
}

#[test]
fn requests_to_iam_and_s3_name_their_resources() {
    let parameters = serde_json::json!({"userName": "bob", "policyArn": "arn:policy"});
    let text = event(&[
        ("eventSource", "iam.amazonaws.com".into()),
        ("requestParameters", parameters),
        ("resources", serde_json::json!([])),
    ]);
    assert_eq!(facts(&text).unwrap().place(), None, "IAM is in no Region");
    let expected = [("AWS::IAM::User", "bob"), ("AWS::IAM::Policy", "arn:policy")];
    assert_eq!(resources(&text), expected.map(|(kind, name)| (kind.to_owned(), name.to_owned())));
    let text = event(&[
        ("eventSource", "s3.amazonaws.com".into()),
        ("requestParameters", serde_json::json!({"bucketName": "logs", "userName": 7})),
        ("resources", serde_json::json!([])),
    ]);
    assert_eq!(resources(&text), [], "what is of another kind tells nothing");
}

#[test]
fn an_access_key_that_somebody_made_up_is_none() {
    let identity = serde_json::json!({"type": "Unknown", "accessKeyId": "\u{1}".repeat(400)});
    assert_eq!(facts(&event(&[("userIdentity", identity)])).unwrap().access_key_id, None);
}
