//! The default encryption of a bucket, and what it blocks.

use model::ErrorCode;
use model::generated::s3::Operation::{
    DeleteBucketEncryption, GetBucketEncryption, PutBucketEncryption,
};
use serde_json::{Value, json};

use super::{OWNER, World};

fn get(world: &World) -> Value {
    let mut found = world.ask(OWNER, GetBucketEncryption, &json!({"Bucket": "bucket"})).unwrap();
    let rules = found["ServerSideEncryptionConfiguration"]["Rules"].take();
    assert_eq!(rules.as_array().unwrap().len(), 1);
    rules[0].clone()
}

fn put(world: &World, rules: &Value) -> Result<Value, model::Error> {
    let configuration = json!({"Rules": rules});
    let members = json!({"Bucket": "bucket", "ServerSideEncryptionConfiguration": configuration});
    world.ask(OWNER, PutBucketEncryption, &members)
}

#[test]
fn a_new_bucket_has_sse_s3_and_blocks_sse_c() {
    let expected = json!({
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"},
        "BucketKeyEnabled": false,
        "BlockedEncryptionTypes": {"EncryptionType": ["SSE-C"]},
    });
    assert_eq!(get(&World::with_bucket("bucket")), expected);
}

#[test]
fn a_default_is_set_without_a_look_at_the_key_and_reset() {
    let world = World::with_bucket("bucket");
    let default = json!({"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "no such key"});
    let rule = json!({"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": true});
    put(&world, &json!([rule])).unwrap();
    let found = get(&world);
    assert_eq!(found["ApplyServerSideEncryptionByDefault"], default);
    assert_eq!(found["BucketKeyEnabled"], true);
    assert_eq!(found["BlockedEncryptionTypes"], json!({"EncryptionType": ["SSE-C"]}));
    for _ in 0..2 {
        world.ask(OWNER, DeleteBucketEncryption, &json!({"Bucket": "bucket"})).unwrap();
    }
    assert_eq!(get(&world), get(&World::with_bucket("bucket")));
}

#[test]
fn the_block_of_sse_c_is_kept_unless_a_rule_speaks_of_it() {
    let world = World::with_bucket("bucket");
    let blocked = |types: &str| json!({"BlockedEncryptionTypes": {"EncryptionType": [types]}});
    let dsse = json!({"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms:dsse"}});
    put(&world, &json!([dsse])).unwrap();
    put(&world, &json!([blocked("NONE")])).unwrap();
    let found = get(&world);
    // The rest of the rule is replaced by what is usual.
    assert_eq!(found["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"], "AES256");
    assert_eq!(found["BlockedEncryptionTypes"]["EncryptionType"], json!(["NONE"]));
    put(&world, &json!([dsse])).unwrap();
    world.ask(OWNER, DeleteBucketEncryption, &json!({"Bucket": "bucket"})).unwrap();
    assert_eq!(get(&world)["BlockedEncryptionTypes"]["EncryptionType"], json!(["NONE"]));
    put(&world, &json!([blocked("SSE-C")])).unwrap();
    assert_eq!(get(&world)["BlockedEncryptionTypes"]["EncryptionType"], json!(["SSE-C"]));
    put(&world, &json!([{"BucketKeyEnabled": true}])).unwrap();
    assert_eq!(get(&world)["BucketKeyEnabled"], true);
}

#[test]
fn rules_that_mean_nothing_are_refused() {
    let world = World::with_bucket("bucket");
    let default = |default: Value| json!([{"ApplyServerSideEncryptionByDefault": default}]);
    let rule = json!({"BucketKeyEnabled": true});
    let both = json!({"BlockedEncryptionTypes": {"EncryptionType": ["NONE", "SSE-C"]}});
    let key_without_kms = json!({"SSEAlgorithm": "AES256", "KMSMasterKeyID": "key"});
    for (rules, code) in [
        (json!([]), ErrorCode::MalformedXml),
        (json!([rule, rule]), ErrorCode::MalformedXml),
        (json!([both]), ErrorCode::MalformedXml),
        (default(key_without_kms), ErrorCode::InvalidArgument),
        (default(json!({"SSEAlgorithm": "aws:fsx"})), ErrorCode::NotImplemented),
    ] {
        assert_eq!(put(&world, &rules).unwrap_err().code(), code, "{rules}");
    }
    assert_eq!(get(&world), get(&World::with_bucket("bucket")));
}
