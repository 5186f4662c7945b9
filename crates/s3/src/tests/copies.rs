//! Objects are copied.

use model::ErrorCode;
use model::generated::s3::Operation::{
    CopyObject, CreateBucket, CreateMultipartUpload, DeleteBucket, DeleteObject, GetObjectTagging,
    PutObject, PutObjectTagging,
};
use pipeline::{Attempt, Supply};
use serde_json::{Value, json};

use super::fake_kms::{KEY, OTHER_KEY};
use super::{ALICE, OWNER, STRANGER, World, customer_key, extend, request_body, world};
use crate::checksum::{Checksum, ChecksumAlgorithm};
use crate::etag::ETag;
use crate::records::bucket::{DefaultEncryption, Versioning};

/// The ways to encrypt an object: the members of a write, those of a read, and what the copy needs for such a source.
fn modes() -> Vec<(Value, Value, Value)> {
    let none = json!({});
    let kms = |bucket_key: bool| {
        json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY, "BucketKeyEnabled": bucket_key,
            "SSEKMSEncryptionContext": "eyJhIjoiYiJ9"})
    };
    let dsse = json!({"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": OTHER_KEY});
    let own = customer_key("", 7);
    vec![
        (json!({"ServerSideEncryption": "AES256"}), none.clone(), none.clone()),
        (kms(false), none.clone(), none.clone()),
        (kms(true), none.clone(), none.clone()),
        (dsse, none.clone(), none),
        (own.clone(), own, customer_key("CopySource", 7)),
    ]
}

fn copy(source: &str, more: &Value) -> Value {
    let mut members = json!({"Bucket": "target", "Key": "copy", "CopySource": source});
    extend(&mut members, more);
    members
}

fn code(world: &World, caller: &str, members: &Value) -> ErrorCode {
    world.refusal(caller, CopyObject, members)
}

/// The data comes out of every encryption and goes into every other one; the ETag is the MD5 where no key of KMS or of a customer is.
#[test]
fn a_copy_has_the_data_under_any_encryption_of_its_own() {
    let world = world();
    // One that is kept in the store, and one that is a file.
    for data in [b"data".to_vec(), vec![5; 150_000]] {
        for (source, _, copied_from) in modes() {
            world.put_object("source", "object", &data, &source);
            for (target, read, _) in modes() {
                let mut members = copy("source/object", &target);
                extend(&mut members, &copied_from);
                let reply = world.ask(OWNER, CopyObject, &members).unwrap();
                let (head, found) = world.get_object("target", "copy", &read).unwrap();
                assert_eq!(found, data);
                for name in ["ServerSideEncryption", "SSEKMSKeyId", "SSECustomerAlgorithm"] {
                    assert_eq!(reply[name], target[name], "{name}");
                    assert_eq!(head[name], target[name], "{name}");
                }
                let has_bucket_key = target["BucketKeyEnabled"] == true;
                assert_eq!(reply.get("BucketKeyEnabled").is_some(), has_bucket_key);
                assert_eq!(reply["SSEKMSEncryptionContext"], target["SSEKMSEncryptionContext"]);
                let md5 = ETag::of_md5(crypto::hash::md5(&data)).quoted();
                let is_md5 = reply["CopyObjectResult"]["ETag"] == md5.as_str();
                assert_eq!(is_md5, target["ServerSideEncryption"] == "AES256");
                assert_eq!(head["ETag"], reply["CopyObjectResult"]["ETag"]);
            }
        }
    }
}

#[test]
fn the_encryption_of_the_source_does_not_count() {
    let world = world();
    for (source, _, copied_from) in modes() {
        world.put_object("source", "object", b"data", &source);
        let reply = world.ask(OWNER, CopyObject, &copy("source/object", &copied_from)).unwrap();
        assert_eq!(reply["ServerSideEncryption"], "AES256");
        assert_eq!(reply.get("SSEKMSEncryptionContext"), None);
    }
    world.change_bucket("target", |bucket| {
        let (algorithm, key_id) = ("aws:kms".to_owned(), Some(OTHER_KEY.to_owned()));
        bucket.encryption = Some(DefaultEncryption { algorithm, key_id, bucket_key: true });
    });
    world.put_object("source", "object", b"data", &json!({}));
    let reply = world.ask(OWNER, CopyObject, &copy("source/object", &json!({}))).unwrap();
    assert_eq!(reply["SSEKMSKeyId"], OTHER_KEY);
    assert_eq!(reply["BucketKeyEnabled"], true);
    assert_eq!(world.newest_events(1)[0]["additionalEventData"]["SSEApplied"], "Default_SSE_KMS");
}

#[test]
fn metadata_and_tags_come_from_where_the_directives_say() {
    let world = world();
    let original = json!({"Metadata": {"color": "red"}, "ContentType": "text/plain", "CacheControl": "x",
        "Tagging": "a=1&b=2", "StorageClass": "STANDARD_IA"});
    world.put_object("source", "object", b"data", &original);
    let tags = |world: &World| {
        let members = json!({"Bucket": "target", "Key": "copy"});
        let reply = world.ask(OWNER, GetObjectTagging, &members).unwrap();
        let tags = reply["TagSet"].as_array().unwrap();
        tags.iter().map(|tag| format!("{}={}", tag["Key"], tag["Value"])).collect::<Vec<_>>()
    };
    // What is beside a directive to copy does not count.
    let ignored =
        json!({"Metadata": {"color": "blue"}, "ContentType": "text/html", "Tagging": "=="});
    world.ask(OWNER, CopyObject, &copy("source/object", &ignored)).unwrap();
    let (head, _) = world.get_object("target", "copy", &json!({})).unwrap();
    assert_eq!(head["Metadata"], json!({"color": "red"}));
    assert_eq!((&head["ContentType"], &head["CacheControl"]), (&json!("text/plain"), &json!("x")));
    assert_eq!(tags(&world), ["\"a\"=\"1\"", "\"b\"=\"2\""]);
    let replaced = json!({"MetadataDirective": "REPLACE", "Metadata": {"size": "L"},
        "TaggingDirective": "REPLACE", "Tagging": "c=3"});
    world.ask(OWNER, CopyObject, &copy("source/object", &replaced)).unwrap();
    let (head, _) = world.get_object("target", "copy", &json!({})).unwrap();
    assert_eq!(head["Metadata"], json!({"size": "L"}));
    assert_eq!(head["ContentType"], "binary/octet-stream");
    assert_eq!(head.get("CacheControl"), None);
    assert_eq!(tags(&world), ["\"c\"=\"3\""]);
}

#[test]
fn the_checksum_has_the_algorithm_that_is_asked_for_or_that_of_the_source() {
    let world = world();
    let data = b"data";
    let sum = |algorithm| Checksum::of(algorithm, data).to_string();
    world.put_object(
        "source",
        "object",
        data,
        &json!({"ChecksumSHA1": sum(ChecksumAlgorithm::Sha1)}),
    );
    let reply = world.ask(OWNER, CopyObject, &copy("source/object", &json!({}))).unwrap();
    assert_eq!(reply["CopyObjectResult"]["ChecksumSHA1"], sum(ChecksumAlgorithm::Sha1));
    assert_eq!(reply["CopyObjectResult"]["ChecksumType"], "FULL_OBJECT");
    let other = json!({"ChecksumAlgorithm": "CRC32"});
    let reply = world.ask(OWNER, CopyObject, &copy("source/object", &other)).unwrap();
    assert_eq!(reply["CopyObjectResult"]["ChecksumCRC32"], sum(ChecksumAlgorithm::Crc32));
    let (head, _) =
        world.get_object("target", "copy", &json!({"ChecksumMode": "ENABLED"})).unwrap();
    assert_eq!(head["ChecksumCRC32"], sum(ChecksumAlgorithm::Crc32));
}

#[test]
fn an_object_is_copied_to_itself_only_to_change() {
    let world = world();
    world.put_object("target", "copy", b"data", &json!({}));
    let itself = |more: Value| copy("target/copy", &more);
    let error = world.ask(OWNER, CopyObject, &itself(json!({}))).unwrap_err();
    let expected = "InvalidRequest: This copy request is illegal because it is trying to copy an object to itself without changing the \
                    object's metadata, storage class, website redirect location or encryption attributes.";
    assert_eq!(error.to_string(), expected);
    // Tags are none of these.
    let tags = itself(json!({"TaggingDirective": "REPLACE", "Tagging": "a=1"}));
    assert_eq!(code(&world, OWNER, &tags), ErrorCode::InvalidRequest);
    for more in [
        json!({"MetadataDirective": "REPLACE"}),
        json!({"StorageClass": "STANDARD_IA"}),
        json!({"ServerSideEncryption": "AES256"}),
        json!({"ChecksumAlgorithm": "SHA256"}),
    ] {
        world.ask(OWNER, CopyObject, &itself(more)).unwrap();
    }
    // This one is not under the encryption that the copy will have.
    world.put_object(
        "target",
        "copy",
        b"data",
        &json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY}),
    );
    world.ask(OWNER, CopyObject, &itself(json!({}))).unwrap();
    assert_eq!(world.get_object("target", "copy", &json!({})).unwrap().1, b"data");
}

#[test]
fn conditions_hold_on_either_side() {
    let world = world();
    let etag = world.put_object("source", "object", b"data", &json!({}))["ETag"].clone();
    let failed = ErrorCode::PreconditionFailed;
    let ask = |more: Value| {
        let reply = world.ask(OWNER, CopyObject, &copy("source/object", &more));
        reply.map_err(|error| error.code()).map(drop)
    };
    assert_eq!(ask(json!({"CopySourceIfMatch": etag})), Ok(()));
    assert_eq!(ask(json!({"CopySourceIfMatch": "x"})), Err(failed));
    assert_eq!(ask(json!({"CopySourceIfNoneMatch": etag})), Err(failed));
    let (before, after) = ("2026-01-02T03:04:04Z", "2026-01-02T03:04:06Z");
    assert_eq!(ask(json!({"CopySourceIfUnmodifiedSince": before})), Err(failed));
    assert_eq!(ask(json!({"CopySourceIfUnmodifiedSince": after})), Ok(()));
    assert_eq!(ask(json!({"CopySourceIfModifiedSince": before})), Ok(()));
    assert_eq!(ask(json!({"IfNoneMatch": "*"})), Err(failed));
    assert_eq!(ask(json!({"IfMatch": etag})), Ok(()));
    assert_eq!(ask(json!({"IfMatch": "x"})), Err(failed));
}

/// Who may not read the object that a copy replaces does not learn its tag by guessing.
#[test]
fn a_condition_on_the_tag_of_the_target_needs_the_permission_to_read_it() {
    let world = world();
    world.put_object("source", "object", b"data", &json!({}));
    let etag = world.put_object("target", "copy", b"old", &json!({}))["ETag"].clone();
    let allow = |bucket: &str, actions: Value| {
        let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions,
            "Principal": {"AWS": super::ALICE_ARN}, "Resource": format!("arn:aws:s3:::{bucket}/*")}]});
        world.change_bucket(bucket, |bucket| bucket.policy = Some(policy.to_string()));
    };
    let ask = |more: Value| {
        let reply = world.ask(ALICE, CopyObject, &copy("source/object", &more));
        reply.map_err(|error| error.code()).map(drop)
    };
    allow("source", json!("s3:GetObject"));
    allow("target", json!("s3:PutObject"));
    let denied = Err(ErrorCode::AccessDeniedException);
    assert_eq!(ask(json!({"IfMatch": etag})), denied);
    assert_eq!(ask(json!({"IfMatch": "guessed"})), denied, "nor does a wrong one tell");
    assert_eq!(world.get_object("target", "copy", &json!({})).unwrap().1, b"old");
    assert_eq!(ask(json!({"IfNoneMatch": "*"})), Err(ErrorCode::PreconditionFailed));
    allow("target", json!(["s3:PutObject", "s3:GetObject"]));
    assert_eq!(ask(json!({"IfMatch": "guessed"})), Err(ErrorCode::PreconditionFailed));
    assert_eq!(ask(json!({"IfMatch": etag})), Ok(()));
    assert_eq!(world.get_object("target", "copy", &json!({})).unwrap().1, b"data");
}

#[test]
fn a_source_that_is_not_there_is_told_as_reads_do() {
    let world = world();
    let ask = |source: &str| code(&world, OWNER, &copy(source, &json!({})));
    assert_eq!(ask("nowhere/object"), ErrorCode::NoSuchBucket);
    assert_eq!(ask("source/object"), ErrorCode::NoSuchKey);
    world.change_bucket("source", |bucket| bucket.versioning = Some(Versioning::Enabled));
    let version = world.put_object("source", "object", b"old", &json!({}))["VersionId"].clone();
    let version = version.as_str().unwrap();
    let members = json!({"Bucket": "source", "Key": "object"});
    let marker = world.ask(OWNER, DeleteObject, &members).unwrap()["VersionId"].clone();
    assert_eq!(ask("source/object"), ErrorCode::NoSuchKey);
    let members =
        copy(&format!("source/object?versionId={}", marker.as_str().unwrap()), &json!({}));
    let error = world.ask(OWNER, CopyObject, &members).unwrap_err();
    let expected =
        "The source of a copy request may not specifically refer to a delete marker by version id.";
    assert_eq!(error.message(), Some(expected));
    // The version behind the marker can be restored, in its own place too.
    for target in ["source", "target"] {
        let mut members = copy(&format!("source/object?versionId={version}"), &json!({}));
        extend(&mut members, &json!({"Bucket": target, "Key": "object"}));
        let reply = world.ask(OWNER, CopyObject, &members).unwrap();
        assert_eq!(reply["CopySourceVersionId"], version);
        assert_eq!(reply.get("VersionId").is_some(), target == "source");
        assert_eq!(world.get_object(target, "object", &json!({})).unwrap().1, b"old");
    }
    let unknown = format!("source/object?versionId={}", "0".repeat(32));
    assert_eq!(ask(&unknown), ErrorCode::NoSuchVersion);
}

#[test]
fn a_customers_key_is_needed_and_must_be_the_right_one() {
    let world = world();
    world.put_object("source", "object", b"data", &customer_key("", 7));
    let ask = |more: Value| code(&world, OWNER, &copy("source/object", &more));
    assert_eq!(ask(json!({})), ErrorCode::InvalidRequest);
    assert_eq!(ask(customer_key("CopySource", 8)), ErrorCode::AccessDenied);
    world.put_object("source", "object", b"data", &json!({}));
    assert_eq!(ask(customer_key("CopySource", 7)), ErrorCode::InvalidRequest);
    // The target's key must be welcome there.
    world.change_bucket("target", |bucket| bucket.allows_sse_c = false);
    assert_eq!(ask(customer_key("", 7)), ErrorCode::AccessDenied);
}

#[test]
fn whoever_copies_may_read_the_source_and_write_the_target() {
    let world = world();
    world.put_object("source", "object", b"data", &json!({"Tagging": "a=1"}));
    let allow = |bucket: &str, principal: &str, actions: Value| {
        let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions,
            "Principal": {"AWS": principal}, "Resource": format!("arn:aws:s3:::{bucket}/*")}]});
        world.change_bucket(bucket, |bucket| bucket.policy = Some(policy.to_string()));
    };
    let denied = ErrorCode::AccessDeniedException;
    let plain = copy("source/object", &json!({}));
    let untagged = copy("source/object", &json!({"TaggingDirective": "REPLACE"}));
    for caller in [ALICE, STRANGER] {
        assert_eq!(code(&world, caller, &plain), denied);
    }
    let alice = super::ALICE_ARN;
    allow("source", alice, json!("s3:GetObject"));
    assert_eq!(code(&world, ALICE, &untagged), denied);
    allow("target", alice, json!("s3:PutObject"));
    world.ask(ALICE, CopyObject, &untagged).unwrap();
    // Tags are read, and written, with permissions of their own.
    allow("source", alice, json!(["s3:GetObject", "s3:GetObjectTagging"]));
    assert_eq!(code(&world, ALICE, &plain), denied);
    allow("target", alice, json!(["s3:PutObject", "s3:PutObjectTagging"]));
    world.ask(ALICE, CopyObject, &plain).unwrap();
    allow("source", alice, json!("s3:GetObject"));
    assert_eq!(code(&world, ALICE, &plain), denied);
    // Another account copies what a bucket policy lets it read.
    allow("source", "444455556666", json!("s3:GetObject"));
    world.ask(STRANGER, CreateBucket, &json!({"Bucket": "abroad"})).unwrap();
    let mut abroad = untagged;
    extend(&mut abroad, &json!({"Bucket": "abroad"}));
    world.ask(STRANGER, CopyObject, &abroad).unwrap();
    // And not the key of KMS on the way.
    world.put_object(
        "source",
        "object",
        b"data",
        &json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY}),
    );
    world.kms.deny("Decrypt one");
    assert_eq!(code(&world, STRANGER, &abroad), denied);
    let encrypted = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": OTHER_KEY});
    world.kms.deny("GenerateDataKey two");
    world.put_object("source", "object", b"data", &json!({}));
    assert_eq!(code(&world, OWNER, &copy("source/object", &encrypted)), denied);
}

/// The copy is of the content that was read, whatever comes between, with the metadata that it had.
#[test]
fn a_copy_is_of_one_content() {
    let world = world();
    world.put_object("source", "object", b"first", &json!({"Metadata": {"n": "1"}}));
    world.put_object("target", "copy", b"there", &json!({}));
    let call = world.call("us-east-1", OWNER, CopyObject, &copy("source/object", &json!({})));
    let supply = world.run(&call, &Attempt::default()).unwrap_err().unwrap();
    world.put_object("source", "object", b"second", &json!({"Metadata": {"n": "2"}}));
    let attempt = Attempt::again(Some(supply));
    let outcome = world.run(&call, &attempt).unwrap();
    // A change of the target comes first: the data is not copied again.
    let tags = json!({"Bucket": "target", "Key": "copy", "Tagging": {"TagSet": []}});
    world.ask(OWNER, PutObjectTagging, &tags).unwrap();
    let kept = attempt.take_kept();
    assert!(world.settle_call(&call, outcome).is_err());
    let outcome = world.run(&call, &Attempt::again(kept)).unwrap();
    world.settle_call(&call, outcome).unwrap().unwrap();
    let (head, data) = world.get_object("target", "copy", &json!({})).unwrap();
    assert_eq!((&head["Metadata"]["n"], data.as_slice()), (&json!("1"), &b"first"[..]));
}

/// The bucket that a client began with is gone, though another has its name: its key is not that of what was received.
#[test]
fn a_bucket_that_is_made_again_meanwhile_gets_nothing() {
    let kms = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
    let mut upload = json!({"Bucket": "target", "Key": "copy"});
    extend(&mut upload, &kms);
    let object = json!({"Bucket": "target", "Key": "copy"});
    for (operation, members, body) in [
        (PutObject, &object, Some(b"data")),
        (PutObject, &upload, Some(b"data")),
        (CopyObject, &copy("source/object", &json!({})), None),
        (CreateMultipartUpload, &object, None),
        (CreateMultipartUpload, &upload, None),
    ] {
        let world = world();
        world.put_object("source", "object", b"first", &json!({}));
        let call = world.call("us-east-1", OWNER, operation, members);
        let body = body.map(|body| -> Supply { Box::new(request_body(body)) });
        let supply = world.run(&call, &Attempt::with(body)).unwrap_err().unwrap();
        world.ask(OWNER, DeleteBucket, &json!({"Bucket": "target"})).unwrap();
        world.ask(OWNER, CreateBucket, &json!({"Bucket": "target"})).unwrap();
        let outcome = world.run(&call, &Attempt::again(Some(supply))).unwrap();
        let refused = world.settle_call(&call, outcome).unwrap().unwrap_err();
        assert_eq!(refused.code(), ErrorCode::NoSuchBucket, "{operation:?} {members}");
    }
}

/// A key that KMS gave for a content is not taken for the one that has replaced it.
#[test]
fn a_source_that_is_replaced_while_kms_is_asked_is_read_anew() {
    let world = world();
    let kms = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
    world.put_object("source", "object", b"first", &kms);
    let call = world.call("us-east-1", OWNER, CopyObject, &copy("source/object", &json!({})));
    let key: Supply = world.run(&call, &Attempt::default()).unwrap_err().unwrap();
    world.put_object("source", "object", b"second", &kms);
    let mut supply = Some(key);
    loop {
        match world.run(&call, &Attempt::again(supply)) {
            Err(next) => supply = Some(next.unwrap()),
            Ok(outcome) => break drop(world.settle_call(&call, outcome).unwrap().unwrap()),
        }
    }
    assert_eq!(world.get_object("target", "copy", &json!({})).unwrap().1, b"second");
}
