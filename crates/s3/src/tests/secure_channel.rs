//! What keys protect does not pass where others can read.

use std::sync::atomic::Ordering;

use model::ErrorCode;
use model::generated::s3::Operation::{
    CopyObject, CreateMultipartUpload, GetObject, GetObjectAttributes, HeadObject, PutObject,
    UploadPart,
};
use serde_json::{Value, json};

use super::fake_kms::KEY;
use super::{OWNER, customer_key, extend, world};

fn members(key: &str, more: &Value) -> Value {
    let mut members = json!({"Bucket": "source", "Key": key});
    extend(&mut members, more);
    members
}

#[test]
fn keys_and_what_they_protect_need_a_secure_channel() {
    let world = world();
    let kms = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
    let own = customer_key("", 7);
    world.put_object("source", "plain", b"data", &json!({}));
    world.put_object("source", "kms", b"data", &kms);
    world.put_object("source", "own", b"data", &own);
    let upload = world.ask(OWNER, CreateMultipartUpload, &members("kms", &kms)).unwrap();
    world.is_insecure.store(true, Ordering::Relaxed);
    let refused = |operation, members: &Value| {
        let error = world.send(OWNER, operation, members, b"data").unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidRequest, "{members}");
        assert!(error.to_string().contains("secure connection"), "{error}");
    };
    refused(PutObject, &members("new", &kms));
    refused(PutObject, &members("new", &own));
    refused(GetObject, &members("kms", &json!({})));
    refused(GetObject, &members("own", &own));
    refused(HeadObject, &members("own", &own));
    let attributes = json!({"ObjectAttributes": ["ETag"]});
    let mut with_key = members("own", &own);
    extend(&mut with_key, &attributes);
    refused(GetObjectAttributes, &with_key);
    let part = json!({"UploadId": upload["UploadId"], "PartNumber": 1});
    refused(UploadPart, &members("kms", &part));
    let mut copy = json!({"Bucket": "target", "Key": "copy", "CopySource": "source/own"});
    extend(&mut copy, &customer_key("CopySource", 7));
    refused(CopyObject, &copy);
    refused(CopyObject, &json!({"Bucket": "target", "Key": "copy", "CopySource": "source/kms"}));
    assert_eq!(world.get_object("source", "plain", &json!({})).unwrap().1, b"data");
    world.ask(OWNER, HeadObject, &members("kms", &json!({}))).unwrap();
}
