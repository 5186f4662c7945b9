//! The attributes of an object are told without its data.

use model::ErrorCode;
use model::generated::s3::Operation::{
    CompleteMultipartUpload, CopyObject, CreateMultipartUpload, GetObjectAttributes, UploadPart,
};
use serde_json::{Value, json};

use super::fake_kms::KEY;
use super::{ALICE, OWNER, World, customer_key, extend, world};
use crate::checksum::{Checksum, ChecksumAlgorithm};
use crate::etag::ETag;

fn members(wanted: &[&str], more: &Value) -> Value {
    let mut members = json!({"Bucket": "source", "Key": "object", "ObjectAttributes": wanted});
    extend(&mut members, more);
    members
}

fn ask(world: &World, wanted: &[&str], more: &Value) -> Value {
    world.ask(OWNER, GetObjectAttributes, &members(wanted, more)).unwrap()
}

#[test]
fn only_what_is_wanted_is_told() {
    let world = world();
    let sum = Checksum::of(ChecksumAlgorithm::Crc32, b"data").to_string();
    world.put_object("source", "object", b"data", &json!({"ChecksumCRC32": sum}));
    let all = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];
    let reply = ask(&world, &all, &json!({}));
    let expected = json!({
        "LastModified": "2026-01-02T03:04:05Z",
        "ETag": ETag::of_md5(crypto::hash::md5(b"data")).to_string(),
        "Checksum": {"ChecksumCRC32": sum, "ChecksumType": "FULL_OBJECT"},
        "StorageClass": "STANDARD",
        "ObjectSize": 4,
    });
    assert_eq!(reply, expected);
    let reply = ask(&world, &["ObjectSize"], &json!({}));
    assert_eq!(reply, json!({"LastModified": "2026-01-02T03:04:05Z", "ObjectSize": 4}));
    let missing = json!({"Bucket": "source", "Key": "other", "ObjectAttributes": ["ETag"]});
    assert_eq!(world.refusal(OWNER, GetObjectAttributes, &missing), ErrorCode::NoSuchKey);
}

/// At AWS the checksum is encrypted with the object.
#[test]
fn kms_is_asked_for_the_checksum_alone() {
    let world = world();
    world.put_object(
        "source",
        "object",
        b"data",
        &json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY}),
    );
    world.kms.take_asked();
    ask(&world, &["ETag", "ObjectSize"], &json!({}));
    assert_eq!(world.kms.take_asked(), [""; 0]);
    ask(&world, &["Checksum"], &json!({}));
    assert_eq!(world.kms.take_asked(), ["Decrypt one"]);
    world.kms.deny("Decrypt one");
    let code = world.refusal(OWNER, GetObjectAttributes, &members(&["Checksum"], &json!({})));
    assert_eq!(code, ErrorCode::AccessDeniedException);
}

#[test]
fn a_customers_key_is_needed() {
    let world = world();
    world.put_object("source", "object", b"data", &customer_key("", 1));
    let wanted = ["ObjectSize"];
    let code = world.refusal(OWNER, GetObjectAttributes, &members(&wanted, &json!({})));
    assert_eq!(code, ErrorCode::InvalidRequest);
    assert_eq!(ask(&world, &wanted, &customer_key("", 1))["ObjectSize"], 4);
}

#[test]
fn both_permissions_are_needed() {
    let world = world();
    world.put_object("source", "object", b"data", &json!({}));
    for (actions, is_allowed) in [
        (json!(["s3:GetObject"]), false),
        (json!(["s3:GetObjectAttributes"]), false),
        (json!(["s3:GetObject", "s3:GetObjectAttributes"]), true),
    ] {
        let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions,
            "Principal": {"AWS": super::ALICE_ARN}, "Resource": "arn:aws:s3:::source/*"}]});
        world.change_bucket("source", |bucket| bucket.policy = Some(policy.to_string()));
        let reply = world.ask(ALICE, GetObjectAttributes, &members(&["ETag"], &json!({})));
        assert_eq!(reply.is_ok(), is_allowed);
    }
}

/// Parts come in pages, with the checksums with which they were uploaded; a copy has none any more.
#[test]
fn the_parts_of_an_upload_are_told() {
    let world = world();
    let names = json!({"Bucket": "source", "Key": "object"});
    let with = |more: &Value| {
        let mut members = names.clone();
        extend(&mut members, more);
        members
    };
    let algorithm = json!({"ChecksumAlgorithm": "CRC32", "ServerSideEncryption": "aws:kms",
        "SSEKMSKeyId": KEY, "BucketKeyEnabled": true});
    let upload =
        world.ask(OWNER, CreateMultipartUpload, &with(&algorithm)).unwrap()["UploadId"].clone();
    let part = |number: i32, data: &[u8]| {
        let sum = Checksum::of(ChecksumAlgorithm::Crc32, data).to_string();
        let members =
            with(&json!({"UploadId": upload, "PartNumber": number, "ChecksumCRC32": sum}));
        let sent = world.send(OWNER, UploadPart, &members, data).unwrap();
        json!({"PartNumber": number, "ETag": sent["ETag"], "ChecksumCRC32": sum})
    };
    let long = vec![1; 5 * 1024 * 1024];
    let parts = [part(1, &long), part(2, &long), part(3, b"end")];
    let end = json!({"UploadId": upload, "MultipartUpload": {"Parts": parts}});
    world.ask(OWNER, CompleteMultipartUpload, &with(&end)).unwrap();
    let page = |more: Value| ask(&world, &["ObjectParts"], &more)["ObjectParts"].clone();
    let told = |number: usize, size: usize| json!({"PartNumber": number, "Size": size, "ChecksumCRC32": parts[number - 1]["ChecksumCRC32"]});
    assert_eq!(
        page(json!({"MaxParts": 2})),
        json!({"TotalPartsCount": 3, "PartNumberMarker": 0, "NextPartNumberMarker": 2, "MaxParts": 2,
            "IsTruncated": true, "Parts": [told(1, long.len()), told(2, long.len())]})
    );
    assert_eq!(
        page(json!({"PartNumberMarker": 2})),
        json!({"TotalPartsCount": 3, "PartNumberMarker": 2, "NextPartNumberMarker": 3, "MaxParts": 1000,
            "IsTruncated": false, "Parts": [told(3, 3)]})
    );
    let copy = json!({"Bucket": "source", "Key": "object", "CopySource": "source/object",
        "MetadataDirective": "REPLACE"});
    let copied = world.ask(OWNER, CopyObject, &copy).unwrap();
    let whole = [&long[..], &long, b"end"].concat();
    let sum = Checksum::of(ChecksumAlgorithm::Crc32, &whole).to_string();
    assert_eq!(copied["CopyObjectResult"]["ChecksumCRC32"], sum);
    let etag = ETag::of_md5(crypto::hash::md5(&whole)).quoted();
    assert_eq!(copied["CopyObjectResult"]["ETag"], etag);
    assert_eq!(page(json!({})), Value::Null);
    assert_eq!(world.get_object("source", "object", &json!({})).unwrap().1, whole);
}
