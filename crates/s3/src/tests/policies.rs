//! Bucket policies: which are taken, whom they let in and keep out, and who may change them.

use model::ErrorCode;
use model::generated::s3::Operation::{
    DeleteBucketPolicy, GetBucketPolicy, GetBucketTagging, HeadBucket, PutBucketPolicy,
};
use serde_json::{Value, json};

use super::{ALICE, ALICE_ARN, ALICE_ID, OWNER, STRANGER, STRANGER_ACCOUNT, World};

fn statement(effect: &str, principal: &Value, action: &str) -> Value {
    json!({
        "Effect": effect, "Principal": principal, "Action": action,
        "Resource": ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"],
    })
}

fn put(world: &World, caller: &str, statements: &Value) -> Result<Value, model::Error> {
    put_text(world, caller, &json!({"Version": "2012-10-17", "Statement": statements}).to_string())
}

fn put_text(world: &World, caller: &str, text: &str) -> Result<Value, model::Error> {
    world.ask(caller, PutBucketPolicy, &json!({"Bucket": "bucket", "Policy": text}))
}

fn bucket() -> Value {
    json!({"Bucket": "bucket"})
}

#[test]
fn a_policy_is_kept_as_it_is_written() {
    let world = World::with_bucket("bucket");
    let get = || world.ask(OWNER, GetBucketPolicy, &bucket());
    let error = get().unwrap_err();
    assert_eq!(error.to_string(), "NoSuchBucketPolicy: The bucket policy does not exist");
    let text = "{ \"Statement\" : [ {\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"444455556666\"},\n\
                \"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::bucket\"} ] }";
    put_text(&world, OWNER, text).unwrap();
    assert_eq!(get().unwrap(), json!({"Policy": text}));
    for _ in 0..2 {
        world.ask(OWNER, DeleteBucketPolicy, &bucket()).unwrap();
        assert_eq!(get().unwrap_err().code(), ErrorCode::NoSuchBucketPolicy);
    }
}

#[test]
fn a_policy_lets_others_in_and_keeps_them_from_it() {
    let world = World::with_bucket("bucket");
    put(&world, OWNER, &json!([statement("Allow", &json!({"AWS": STRANGER_ACCOUNT}), "s3:*")]))
        .unwrap();
    world.ask(STRANGER, HeadBucket, &bucket()).unwrap();
    // "If you have the correct permissions, but you're not using an identity that belongs to the bucket owner's account": 405.
    let error = world.ask(STRANGER, GetBucketPolicy, &bucket()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::MethodNotAllowed);
    assert_eq!(put(&world, STRANGER, &json!([])).unwrap_err().code(), ErrorCode::MethodNotAllowed);
    let code = world.refusal(STRANGER, DeleteBucketPolicy, &bucket());
    assert_eq!(code, ErrorCode::MethodNotAllowed);
    world.ask(OWNER, DeleteBucketPolicy, &bucket()).unwrap();
    let code = world.refusal(STRANGER, HeadBucket, &bucket());
    assert_eq!(code, ErrorCode::AccessDeniedException);
}

#[test]
fn a_policy_names_users_by_who_they_are_now() {
    let world = World::with_bucket("bucket");
    let alice = json!({"AWS": ALICE_ARN});
    put(&world, OWNER, &json!([statement("Allow", &alice, "s3:ListBucket")])).unwrap();
    world.ask(ALICE, HeadBucket, &bucket()).unwrap();
    let entry = world.environment.buckets.get("bucket").unwrap().unwrap();
    let bound = [(ALICE_ARN.to_owned(), ALICE_ID.to_owned())].into();
    assert_eq!(entry.record.principals, bound);
    let gone = json!({"AWS": "arn:aws:iam::111122223333:user/gone"});
    let error = put(&world, OWNER, &json!([statement("Allow", &gone, "s3:*")])).unwrap_err();
    assert_eq!(error.to_string(), "MalformedPolicy: Invalid principal in policy");
}

#[test]
fn no_policy_keeps_the_owner_from_changing_it() {
    let world = World::with_bucket("bucket");
    let nobody = json!([statement("Deny", &json!("*"), "s3:*")]);
    put(&world, OWNER, &nobody).unwrap();
    assert_eq!(world.refusal(OWNER, GetBucketTagging, &bucket()), ErrorCode::AccessDeniedException);
    world.ask(OWNER, GetBucketPolicy, &bucket()).unwrap();
    put(&world, OWNER, &nobody).unwrap();
    assert_eq!(put(&world, ALICE, &nobody).unwrap_err().code(), ErrorCode::AccessDeniedException);
    world.ask(OWNER, DeleteBucketPolicy, &bucket()).unwrap();
    assert_eq!(world.refusal(OWNER, GetBucketTagging, &bucket()), ErrorCode::NoSuchTagSet);
}

#[test]
fn what_is_no_policy_of_the_bucket_is_refused() {
    let world = World::with_bucket("bucket");
    let text = |statement: &str| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{{{statement}}}]}}"#);
        put_text(&world, OWNER, &text)
    };
    let everyone = r#""Effect":"Deny","Principal":"*""#;
    let resource = "Policy has invalid resource";
    let action = "Policy has invalid action";
    let neither = "Action does not apply to any resource(s) in statement";
    let no_principal = "Missing required field Principal";
    for (statement, message) in [
        (r#""Action":"s3:*","Resource":"*""#, resource),
        (r#""Action":"s3:*","Resource":"arn:aws:s3:::other/*""#, resource),
        (r#""Action":"s3:*","Resource":"arn:aws-cn:s3:::bucket""#, resource),
        (r#""Action":"s3:*","NotResource":"arn:aws:s3:::buckets""#, resource),
        (r#""Action":"s3:*","Resource":["arn:aws:s3:::bucket","arn:aws:s3:::b"]"#, resource),
        (r#""Action":"kms:Decrypt","Resource":"arn:aws:s3:::bucket""#, action),
        (r#""NotAction":["s3:*","x"],"Resource":"arn:aws:s3:::bucket""#, action),
        (r#""Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket""#, neither),
        (r#""Action":["s3:*","s3:ListBucket"],"Resource":"arn:aws:s3:::bucket/*""#, neither),
        (r#""Resource":"arn:aws:s3:::bucket""#, "Missing required field Action"),
        (r#""Action":"s3:*""#, "Missing required field Resource"),
        (r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket","X":1"#, "Invalid policy syntax."),
    ] {
        let error = text(&format!("{everyone},{statement}")).unwrap_err();
        assert_eq!(error.to_string(), format!("MalformedPolicy: {message}"), "{statement}");
    }
    let rest = r#""Action":"s3:*","Resource":"arn:aws:s3:::bucket""#;
    for (statement, message) in [
        (r#""Effect":"Allow""#, no_principal),
        (r#""Effect":"Allow","Principal":{"AWS":"nobody"}"#, "Invalid principal in policy"),
        (
            r#""Effect":"Allow","NotPrincipal":{"AWS":"444455556666"}"#,
            "Allow with NotPrincipal is not allowed.",
        ),
    ] {
        let error = text(&format!("{statement},{rest}")).unwrap_err();
        assert_eq!(error.to_string(), format!("MalformedPolicy: {message}"), "{statement}");
    }
    let long = format!("{{{}}}", " ".repeat(20 * 1024));
    for (text, message) in [
        (long.as_str(), "Policy exceeds the maximum allowed document size."),
        (" {}", "Policies must be valid JSON and the first byte must be '{'"),
        ("", "Policies must be valid JSON and the first byte must be '{'"),
        ("{", "This policy contains invalid Json"),
        ("{}", "Missing required field Statement"),
        (r#"{"Statement":[]}"#, "Invalid policy syntax."),
        (r#"{"Version":"2020","Statement":[]}"#, "The policy must contain a valid version string"),
    ] {
        let error = put_text(&world, OWNER, text).unwrap_err();
        assert_eq!(error.to_string(), format!("MalformedPolicy: {message}"), "{text}");
    }
    let code = world.refusal(OWNER, GetBucketPolicy, &bucket());
    assert_eq!(code, ErrorCode::NoSuchBucketPolicy);
}

#[test]
fn patterns_that_cover_the_bucket_are_taken() {
    let world = World::with_bucket("bucket");
    for (action, resource) in [
        ("s3:*", "arn:aws:s3:::buck*"),
        ("*", "arn:aws:s3:::bucket"),
        ("s3:Get*", "arn:aws:s3:::bucket/${aws:username}/*"),
        ("s3:GetObject", "arn:aws:s3:::bucket*"),
        ("s3:ListBucket", "arn:aws:s3:::b?cket"),
    ] {
        let statement = json!({
            "Effect": "Deny", "Principal": "*", "Action": action, "Resource": resource,
        });
        put(&world, OWNER, &json!([statement])).unwrap();
    }
}
