//! The encryption of objects is changed in its place.

use model::ErrorCode;
use model::generated::s3::Operation::{CopyObject, UpdateObjectEncryption};
use pipeline::Attempt;
use serde_json::{Value, json};

use super::fake_kms::{KEY, OTHER_KEY};
use super::{ALICE, OWNER, customer_key, world};
use crate::records::bucket::Versioning;

fn update(arn: &str, bucket_key: Option<bool>) -> Value {
    let mut wanted = json!({"KMSKeyArn": arn});
    if let Some(bucket_key) = bucket_key {
        wanted["BucketKeyEnabled"] = bucket_key.into();
    }
    json!({"Bucket": "source", "Key": "object", "ObjectEncryption": {"SSEKMS": wanted}})
}

/// From every encryption that it takes, to every one that it gives, and on to the next.
#[test]
fn only_the_encryption_changes() {
    let world = world();
    let kms = |bucket_key: bool| json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY, "BucketKeyEnabled": bucket_key});
    for data in [b"data".to_vec(), vec![5; 150_000]] {
        for source in [json!({}), kms(false), kms(true)] {
            world.put_object("source", "object", &data, &source);
            let (before, _) =
                world.get_object("source", "object", &json!({"ChecksumMode": "ENABLED"})).unwrap();
            for (arn, bucket_key) in [
                (OTHER_KEY, None),
                (OTHER_KEY, Some(true)),
                (KEY, Some(true)),
                (KEY, Some(false)),
                (OTHER_KEY, Some(true)),
            ] {
                world.ask(OWNER, UpdateObjectEncryption, &update(arn, bucket_key)).unwrap();
                let (head, found) = world
                    .get_object("source", "object", &json!({"ChecksumMode": "ENABLED"}))
                    .unwrap();
                assert_eq!(found, data);
                assert_eq!(
                    (&head["ServerSideEncryption"], &head["SSEKMSKeyId"]),
                    (&json!("aws:kms"), &json!(arn))
                );
                let shown = head.get("BucketKeyEnabled").is_some();
                assert_eq!(shown, bucket_key == Some(true));
                for name in ["ETag", "LastModified", "ChecksumCRC64NVME", "ContentLength"] {
                    assert_eq!(head[name], before[name], "{name}");
                }
            }
            // It is an object like any other.
            let copy = json!({"Bucket": "target", "Key": "copy", "CopySource": "source/object"});
            world.ask(OWNER, CopyObject, &copy).unwrap();
            assert_eq!(world.get_object("target", "copy", &json!({})).unwrap().1, data);
        }
    }
}

#[test]
fn kms_decrypts_the_old_key_and_encrypts_it_anew() {
    let world = world();
    world.put_object("source", "object", b"data", &json!({}));
    world.ask(OWNER, UpdateObjectEncryption, &update(KEY, None)).unwrap();
    assert_eq!(world.kms.take_asked(), ["Encrypt one"]);
    world.ask(OWNER, UpdateObjectEncryption, &update(OTHER_KEY, Some(true))).unwrap();
    assert_eq!(world.kms.take_asked(), ["Decrypt one", "GenerateDataKey two"]);
    // The bucket key is in memory now.
    world.get_object("source", "object", &json!({})).unwrap();
    assert_eq!(world.kms.take_asked(), [""; 0]);
    world.kms.deny("Decrypt two");
    assert_eq!(
        world.get_object("source", "object", &json!({})).unwrap_err().code(),
        ErrorCode::AccessDeniedException
    );
    assert_eq!(
        world.refusal(OWNER, UpdateObjectEncryption, &update(KEY, None)),
        ErrorCode::AccessDeniedException
    );
}

#[test]
fn an_older_version_is_changed_where_it_is() {
    let world = world();
    world.change_bucket("source", |bucket| bucket.versioning = Some(Versioning::Enabled));
    let old = world.put_object("source", "object", b"old", &json!({}))["VersionId"].clone();
    world.put_object("source", "object", b"new", &json!({}));
    let mut members = update(KEY, Some(true));
    members["VersionId"] = old.clone();
    world.ask(OWNER, UpdateObjectEncryption, &members).unwrap();
    let (head, data) = world.get_object("source", "object", &json!({"VersionId": old})).unwrap();
    assert_eq!((&head["SSEKMSKeyId"], data.as_slice()), (&json!(KEY), &b"old"[..]));
    let (head, data) = world.get_object("source", "object", &json!({})).unwrap();
    assert_eq!((&head["ServerSideEncryption"], data.as_slice()), (&json!("AES256"), &b"new"[..]));
}

#[test]
fn what_aws_refuses_is_refused_in_its_words() {
    let world = world();
    let ask = |members: &Value| {
        let error = world.ask(OWNER, UpdateObjectEncryption, members).unwrap_err();
        (error.code(), error.message().unwrap().to_owned())
    };
    assert_eq!(ask(&update(KEY, None)).0, ErrorCode::NoSuchKey);
    for source in
        [customer_key("", 1), json!({"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": KEY})]
    {
        world.put_object("source", "object", b"data", &source);
        let (code, text) = ask(&update(KEY, None));
        assert_eq!(code, ErrorCode::InvalidRequest);
        assert!(
            text.contains(
                "doesn't support source objects with the encryption type DSSE-KMS or SSE-C"
            )
        );
    }
    world.put_object("source", "object", b"data", &json!({}));
    let abroad = "arn:aws:kms:us-east-1:444455556666:key/one";
    let (code, text) = ask(&update(abroad, None));
    assert_eq!(code, ErrorCode::AccessDenied);
    assert!(text.starts_with(
        "The AWS KMS key in the request must be owned by the same account as the bucket."
    ));
    let nothing = json!({"Bucket": "source", "Key": "object", "ObjectEncryption": {}});
    let (code, text) = ask(&nothing);
    assert_eq!(code, ErrorCode::InvalidRequest);
    assert!(text.contains("require a valid new encryption type. Valid values are SSEKMS."));
    let code = world.refusal(ALICE, UpdateObjectEncryption, &update(KEY, None));
    assert_eq!(code, ErrorCode::AccessDeniedException);
}

/// The data key of a content does not become that of the one that has replaced it.
#[test]
fn an_object_that_is_replaced_while_kms_is_asked_is_begun_anew() {
    let world = world();
    world.put_object("source", "object", b"first", &json!({}));
    let call = world.call("us-east-1", OWNER, UpdateObjectEncryption, &update(KEY, None));
    let supply = world.run(&call, &Attempt::default()).unwrap_err().unwrap();
    world.put_object("source", "object", b"second", &json!({}));
    let supply = world.run(&call, &Attempt::again(Some(supply))).unwrap_err().unwrap();
    let outcome = world.run(&call, &Attempt::again(Some(supply))).unwrap();
    world.settle_call(&call, outcome).unwrap().unwrap();
    let (head, data) = world.get_object("source", "object", &json!({})).unwrap();
    assert_eq!((&head["SSEKMSKeyId"], data.as_slice()), (&json!(KEY), &b"second"[..]));
}
