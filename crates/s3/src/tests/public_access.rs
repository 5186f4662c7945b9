//! Public policies, and what blocks them.

use model::ErrorCode;
use model::generated::s3::Operation::{
    DeletePublicAccessBlock, GetBucketPolicyStatus, GetPublicAccessBlock, HeadBucket,
    PutBucketPolicy, PutPublicAccessBlock,
};
use serde_json::{Value, json};

use super::{ALICE, OWNER, STRANGER, World};

fn allow(principal: &Value) -> Value {
    let statement = json!({
        "Effect": "Allow", "Principal": principal, "Action": "s3:ListBucket",
        "Resource": "arn:aws:s3:::bucket",
    });
    json!({"Bucket": "bucket", "Policy": json!({"Statement": statement}).to_string()})
}

fn block(world: &World, configuration: &Value) -> Result<Value, model::Error> {
    let members = json!({"Bucket": "bucket", "PublicAccessBlockConfiguration": configuration});
    world.ask(OWNER, PutPublicAccessBlock, &members)
}

fn bucket() -> Value {
    json!({"Bucket": "bucket"})
}

#[test]
fn a_new_bucket_blocks_all_and_what_is_left_out_is_not_blocked() {
    let world = World::with_bucket("bucket");
    let get = || {
        let mut found = world.ask(OWNER, GetPublicAccessBlock, &bucket())?;
        Ok::<_, model::Error>(found["PublicAccessBlockConfiguration"].take())
    };
    let all = |acls: bool, rest: bool| {
        json!({
            "BlockPublicAcls": acls, "IgnorePublicAcls": rest, "BlockPublicPolicy": rest,
            "RestrictPublicBuckets": rest,
        })
    };
    assert_eq!(get().unwrap(), all(true, true));
    block(&world, &json!({"BlockPublicAcls": true})).unwrap();
    assert_eq!(get().unwrap(), all(true, false));
    assert_eq!(block(&world, &json!({})).unwrap_err().code(), ErrorCode::InvalidRequest);
    for _ in 0..2 {
        world.ask(OWNER, DeletePublicAccessBlock, &bucket()).unwrap();
        let code = get().unwrap_err().code();
        assert_eq!(code, ErrorCode::NoSuchPublicAccessBlockConfiguration);
    }
}

#[test]
fn a_public_policy_is_blocked_where_that_is_set() {
    let world = World::with_bucket("bucket");
    let everyone = allow(&json!("*"));
    let error = world.ask(OWNER, PutBucketPolicy, &everyone).unwrap_err();
    assert_eq!(error.code(), ErrorCode::AccessDenied);
    assert!(error.message().unwrap().contains("BlockPublicPolicy"), "{error}");
    let code = world.refusal(OWNER, GetBucketPolicyStatus, &bucket());
    assert_eq!(code, ErrorCode::NoSuchBucketPolicy);
    let status = || world.ask(OWNER, GetBucketPolicyStatus, &bucket()).unwrap();
    world.ask(OWNER, PutBucketPolicy, &allow(&json!({"AWS": "444455556666"}))).unwrap();
    assert_eq!(status(), json!({"PolicyStatus": {"IsPublic": false}}));
    block(&world, &json!({"BlockPublicPolicy": false})).unwrap();
    world.ask(OWNER, PutBucketPolicy, &everyone).unwrap();
    assert_eq!(status(), json!({"PolicyStatus": {"IsPublic": true}}));
}

#[test]
fn a_public_policy_counts_for_the_account_alone_where_buckets_are_restricted() {
    let world = World::with_bucket("bucket");
    let head = |caller| world.ask(caller, HeadBucket, &bucket()).map(drop);
    block(&world, &json!({"BlockPublicPolicy": false})).unwrap();
    world.ask(OWNER, PutBucketPolicy, &allow(&json!("*"))).unwrap();
    head(STRANGER).unwrap();
    block(&world, &json!({"RestrictPublicBuckets": true})).unwrap();
    assert_eq!(head(STRANGER).unwrap_err().code(), ErrorCode::AccessDeniedException);
    head(ALICE).unwrap();
    // A policy that is not public is not restricted.
    world.ask(OWNER, PutBucketPolicy, &allow(&json!({"AWS": "444455556666"}))).unwrap();
    head(STRANGER).unwrap();
}
