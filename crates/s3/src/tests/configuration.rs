//! Every read and change of what is set on a bucket: without a bucket, by others, and in the good case.

use model::ErrorCode;
use model::generated::s3::Operation::{self, *};
use pipeline::Attempt;
use serde_json::{Value, json};
use store::CommitError;

use super::{ALICE, OWNER, STRANGER, STRANGER_ACCOUNT, World};

/// Returns the members, beside the bucket's name, of a good request for each operation on a bucket that exists.
fn good() -> Vec<(Operation, Value)> {
    let own = json!({"Status": "Enabled"});
    let policy = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::bucket/*"}}"#;
    let rule = json!({"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}});
    let mut all = vec![
        (PutBucketAcl, json!({"ACL": "private"})),
        (PutBucketEncryption, json!({"ServerSideEncryptionConfiguration": {"Rules": [rule]}})),
        (
            PutBucketOwnershipControls,
            json!({"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}),
        ),
        (PutBucketPolicy, json!({"Policy": policy})),
        (PutBucketTagging, json!({"Tagging": {"TagSet": [{"Key": "a", "Value": "b"}]}})),
        (PutBucketVersioning, json!({"VersioningConfiguration": own})),
        (
            PutPublicAccessBlock,
            json!({"PublicAccessBlockConfiguration": {"BlockPublicAcls": true}}),
        ),
    ];
    let without = [
        GetBucketAccelerateConfiguration,
        GetBucketAcl,
        GetBucketEncryption,
        GetBucketLocation,
        GetBucketLogging,
        GetBucketNotificationConfiguration,
        GetBucketOwnershipControls,
        GetBucketPolicy,
        GetBucketPolicyStatus,
        GetBucketRequestPayment,
        GetBucketTagging,
        GetBucketVersioning,
        GetPublicAccessBlock,
        HeadBucket,
        DeleteBucketEncryption,
        DeleteBucketOwnershipControls,
        DeleteBucketPolicy,
        DeleteBucketTagging,
        DeletePublicAccessBlock,
    ];
    all.extend(without.map(|operation| (operation, json!({}))));
    all
}

/// The reads of what nobody can set, which are refused because nothing is there.
const UNSET: [(Operation, ErrorCode, &str); 5] = [
    (
        GetBucketLifecycleConfiguration,
        ErrorCode::NoSuchLifecycleConfiguration,
        "The lifecycle configuration does not exist",
    ),
    (GetBucketCors, ErrorCode::NoSuchCorsConfiguration, "The CORS configuration does not exist"),
    (
        GetBucketWebsite,
        ErrorCode::NoSuchWebsiteConfiguration,
        "The specified bucket does not have a website configuration",
    ),
    (
        GetBucketReplication,
        ErrorCode::ReplicationConfigurationNotFoundError,
        "The replication configuration was not found",
    ),
    (
        GetObjectLockConfiguration,
        ErrorCode::ObjectLockConfigurationNotFoundError,
        "Object Lock configuration does not exist for this bucket",
    ),
];

fn of(bucket: &str, mut members: Value) -> Value {
    members["Bucket"] = json!(bucket);
    members
}

fn everything() -> Vec<(Operation, Value)> {
    let unset = UNSET.map(|(operation, ..)| (operation, json!({})));
    good().into_iter().chain(unset).collect()
}

#[test]
fn every_operation_works_for_the_owner_and_is_recorded() {
    let world = World::with_bucket("bucket");
    for (operation, members) in good() {
        world.ask(OWNER, operation, &of("bucket", members)).unwrap();
        let event = world.newest_event();
        assert_eq!(event["eventName"], operation.name());
        assert_eq!(event["resources"][0]["ARN"], "arn:aws:s3:::bucket");
        assert_eq!(event["errorCode"], Value::Null);
    }
}

#[test]
fn every_operation_needs_a_bucket() {
    let world = World::new();
    for (operation, members) in everything() {
        let error = world.ask(OWNER, operation, &of("bucket", members)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NoSuchBucket, "{operation:?}");
        assert_eq!(error.elements(), [("BucketName", "bucket".to_owned())]);
    }
}

#[test]
fn every_operation_refuses_others_and_changes_nothing_for_them() {
    let world = World::with_bucket("bucket");
    let before = world.environment.buckets.get("bucket").unwrap().unwrap();
    for (operation, members) in everything() {
        let members = of("bucket", members);
        let foreign = world.ask(STRANGER, operation, &members).unwrap_err();
        assert_eq!(foreign.to_string(), "AccessDeniedException: Access Denied", "{operation:?}");
        let own = world.ask(ALICE, operation, &members).unwrap_err();
        assert!(own.message().unwrap().contains("no identity-based policy allows"), "{own}");
    }
    let after = world.environment.buckets.get("bucket").unwrap().unwrap();
    assert_eq!((&after.record, after.revision), (&before.record, before.revision));
}

#[test]
fn every_operation_looks_at_the_owner_that_is_expected() {
    let world = World::with_bucket("bucket");
    for (operation, mut members) in everything() {
        members["ExpectedBucketOwner"] = json!(STRANGER_ACCOUNT);
        let error = world.ask(OWNER, operation, &of("bucket", members)).unwrap_err();
        assert_eq!(error.to_string(), "AccessDenied: Access Denied", "{operation:?}");
    }
}

#[test]
fn a_change_that_was_overtaken_runs_again_on_what_is_true_then() {
    // The two that can only be set to what they are change nothing.
    let changes = |operation: Operation| {
        operation.name().starts_with("Put")
            && ![PutBucketAcl, PutBucketOwnershipControls].contains(&operation)
    };
    for (operation, members) in good().into_iter().filter(|(operation, _)| changes(*operation)) {
        let world = World::with_bucket("bucket");
        let members = of("bucket", members);
        let late = world.begin("us-east-1", OWNER, operation, &members, &Attempt::default());
        let first = if operation == PutBucketTagging {
            (PutBucketVersioning, json!({"VersioningConfiguration": {"Status": "Suspended"}}))
        } else {
            (PutBucketTagging, json!({"Tagging": {"TagSet": [{"Key": "first", "Value": ""}]}}))
        };
        world.ask(OWNER, first.0, &of("bucket", first.1)).unwrap();
        assert!(matches!(world.settle(late), Err(CommitError::Conflict(_))), "{operation:?}");
        world.ask(OWNER, operation, &members).unwrap();
        let record = world.environment.buckets.get("bucket").unwrap().unwrap().record.clone();
        assert!(record.versioning.is_some() || !record.tags.is_empty());
    }
}

#[test]
fn what_nobody_can_set_is_not_there() {
    let world = World::with_bucket("bucket");
    for (operation, code, message) in UNSET {
        let error = world.ask(OWNER, operation, &of("bucket", json!({}))).unwrap_err();
        assert_eq!((error.code(), error.message()), (code, Some(message)), "{operation:?}");
    }
    for (operation, reply) in [
        (GetBucketLogging, json!({})),
        (GetBucketNotificationConfiguration, json!({})),
        (GetBucketAccelerateConfiguration, json!({})),
        (GetBucketRequestPayment, json!({"Payer": "BucketOwner"})),
    ] {
        let found = world.ask(OWNER, operation, &of("bucket", json!({}))).unwrap();
        assert_eq!(found, reply, "{operation:?}");
    }
}

#[test]
fn versioning_is_never_set_or_enabled_or_suspended() {
    let world = World::with_bucket("bucket");
    let get = || world.ask(OWNER, GetBucketVersioning, &of("bucket", json!({}))).unwrap();
    let put = |members: Value| world.ask(OWNER, PutBucketVersioning, &of("bucket", members));
    assert_eq!(get(), json!({}));
    for status in ["Enabled", "Suspended"] {
        let configuration = json!({"Status": status, "MFADelete": "Disabled"});
        put(json!({"VersioningConfiguration": configuration})).unwrap();
        assert_eq!(get(), json!({"Status": status}));
    }
    for (members, code) in [
        (
            json!({"VersioningConfiguration": {}}),
            ErrorCode::IllegalVersioningConfigurationException,
        ),
        (
            json!({"VersioningConfiguration": {"Status": "Enabled", "MFADelete": "Enabled"}}),
            ErrorCode::NotImplemented,
        ),
        (
            json!({"MFA": "device 123456", "VersioningConfiguration": {"Status": "Enabled"}}),
            ErrorCode::NotImplemented,
        ),
    ] {
        assert_eq!(put(members).unwrap_err().code(), code);
    }
    assert_eq!(get(), json!({"Status": "Suspended"}));
}

#[test]
fn tags_are_replaced_as_a_whole_and_removed() {
    let world = World::with_bucket("bucket");
    let get = || world.ask(OWNER, GetBucketTagging, &of("bucket", json!({})));
    let put = |tags: Value| {
        let members = of("bucket", json!({"Tagging": {"TagSet": tags}}));
        world.ask(OWNER, PutBucketTagging, &members)
    };
    assert_eq!(get().unwrap_err().to_string(), "NoSuchTagSet: The TagSet does not exist");
    put(json!([{"Key": "a", "Value": "1"}])).unwrap();
    put(json!([{"Key": "c", "Value": "3"}, {"Key": "b", "Value": ""}])).unwrap();
    let tags = json!([{"Key": "c", "Value": "3"}, {"Key": "b", "Value": ""}]);
    assert_eq!(get().unwrap(), json!({"TagSet": tags}));
    let twice = json!([{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}]);
    assert_eq!(put(twice).unwrap_err().code(), ErrorCode::InvalidTag);
    assert_eq!(get().unwrap(), json!({"TagSet": tags}));
    for _ in 0..2 {
        world.ask(OWNER, DeleteBucketTagging, &of("bucket", json!({}))).unwrap();
        assert_eq!(get().unwrap_err().code(), ErrorCode::NoSuchTagSet);
    }
}
