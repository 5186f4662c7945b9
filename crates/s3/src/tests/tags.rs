//! Tags and access control lists of objects, and locks, which there are none of.

use model::ErrorCode;
use model::generated::s3::Operation::{
    DeleteObject, DeleteObjectTagging, GetObject, GetObjectAcl, GetObjectLegalHold,
    GetObjectRetention, GetObjectTagging, HeadObject, PutObjectAcl, PutObjectTagging,
};
use serde_json::{Value, json};

use super::{ALICE, OWNER, OWNER_ACCOUNT, World, extend};
use crate::canonical_user;
use crate::records::bucket::Versioning;

fn members(more: &Value) -> Value {
    let mut members = json!({"Bucket": "bucket", "Key": "object"});
    extend(&mut members, more);
    members
}

fn tagging(tags: &[(&str, &str)]) -> Value {
    let tags: Vec<_> = tags.iter().map(|(k, v)| json!({"Key": k, "Value": v})).collect();
    json!({"Tagging": {"TagSet": tags}})
}

#[test]
fn tags_change_in_their_place() {
    let world = World::with_bucket("bucket");
    world.change_bucket("bucket", |bucket| bucket.versioning = Some(Versioning::Enabled));
    let tags = |id: &Value| {
        let reply = world.ask(OWNER, GetObjectTagging, &members(&json!({"VersionId": id})));
        reply.unwrap()["TagSet"].as_array().unwrap().len()
    };
    let old = world.put_object("bucket", "object", b"old", &json!({"Tagging": "a=1"}));
    let new = world.put_object("bucket", "object", b"new", &json!({}));
    let [old, new] = [old["VersionId"].clone(), new["VersionId"].clone()];
    let reply = world.ask(OWNER, PutObjectTagging, &members(&tagging(&[("b", "2"), ("c", "3")])));
    assert_eq!(reply.unwrap(), json!({"VersionId": new}));
    assert_eq!((tags(&old), tags(&new)), (1, 2));
    let mut of_old = members(&tagging(&[]));
    of_old["VersionId"] = old.clone();
    world.ask(OWNER, PutObjectTagging, &of_old).unwrap();
    assert_eq!((tags(&old), tags(&new)), (0, 2));
    let reply = world.ask(OWNER, DeleteObjectTagging, &members(&json!({}))).unwrap();
    assert_eq!(reply, json!({"VersionId": new}));
    assert_eq!(tags(&new), 0);
    // The versions are what they were.
    for (id, data) in [(&old, "old"), (&new, "new")] {
        let (head, found) =
            world.get_object("bucket", "object", &json!({"VersionId": id})).unwrap();
        assert_eq!(found, data.as_bytes());
        assert_eq!(head["LastModified"], "2026-01-02T03:04:05Z");
    }
}

#[test]
fn tags_keep_the_rules_and_need_an_object() {
    let world = World::with_bucket("bucket");
    let put =
        |tags: &[(&str, &str)]| world.refusal(OWNER, PutObjectTagging, &members(&tagging(tags)));
    assert_eq!(put(&[("a", "1")]), ErrorCode::NoSuchKey);
    world.put_object("bucket", "object", b"", &json!({}));
    assert_eq!(put(&[("a", "1"), ("a", "2")]), ErrorCode::InvalidTag);
    assert_eq!(put(&[("aws:a", "1")]), ErrorCode::InvalidTag);
    let many: Vec<_> = (0..11).map(|n| n.to_string()).collect();
    let many: Vec<_> = many.iter().map(|n| (n.as_str(), "")).collect();
    assert_eq!(put(&many), ErrorCode::BadRequest);
    let named = json!({"VersionId": "0".repeat(32)});
    assert_eq!(world.refusal(OWNER, GetObjectTagging, &members(&named)), ErrorCode::NoSuchVersion);
}

/// An object behind a delete marker is not there, and a marker that is named has no tags and no list.
#[test]
fn a_delete_marker_has_nothing() {
    let world = World::with_bucket("bucket");
    world.change_bucket("bucket", |bucket| bucket.versioning = Some(Versioning::Enabled));
    world.put_object("bucket", "object", b"", &json!({}));
    let marker = world.ask(OWNER, DeleteObject, &members(&json!({}))).unwrap()["VersionId"].clone();
    for operation in [GetObjectTagging, DeleteObjectTagging, GetObjectAcl] {
        let code = world.refusal(OWNER, operation, &members(&json!({})));
        assert_eq!(code, ErrorCode::NoSuchKey);
        let code = world.refusal(OWNER, operation, &members(&json!({"VersionId": marker})));
        assert_eq!(code, ErrorCode::MethodNotAllowed);
    }
}

/// Whoever may read and not list hears the same of a key that was deleted and of one that never was.
#[test]
fn a_delete_marker_is_told_to_whoever_may_list() {
    let world = World::with_bucket("bucket");
    world.change_bucket("bucket", |bucket| {
        let reader = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
            "Principal": {"AWS": super::ALICE_ARN}, "Resource": "arn:aws:s3:::bucket/*"}]});
        bucket.policy = Some(reader.to_string());
        bucket.versioning = Some(Versioning::Enabled);
    });
    world.ask(OWNER, DeleteObject, &members(&json!({}))).unwrap();
    for operation in [GetObject, HeadObject] {
        let told = |caller| {
            let error = world.ask(caller, operation, &members(&json!({}))).unwrap_err();
            let is_marker = error.elements().iter().any(|(name, _)| *name == "x-amz-delete-marker");
            (error.code(), is_marker)
        };
        assert_eq!(told(OWNER), (ErrorCode::NoSuchKey, true));
        assert_eq!(told(ALICE), (ErrorCode::AccessDenied, false));
        let never = json!({"Bucket": "bucket", "Key": "never"});
        let never = world.ask(ALICE, operation, &never).unwrap_err();
        assert_eq!((never.code(), never.elements().len()), (ErrorCode::AccessDenied, 0));
    }
}

/// Conditions see the tags that are there, and those that are to be.
#[test]
fn tags_decide_about_whoever_reads_and_sets_them() {
    let world = World::with_bucket("bucket");
    let statement = |effect: &str, condition: Value| {
        json!({"Effect": effect, "Action": "s3:*", "Principal": {"AWS": super::ALICE_ARN},
            "Resource": "arn:aws:s3:::bucket/*", "Condition": condition})
    };
    let policy = json!({"Version": "2012-10-17", "Statement": [
        statement("Allow", json!({"StringEquals": {"s3:ExistingObjectTag/team": "a"}})),
        statement("Deny", json!({"StringEquals": {"s3:RequestObjectTag/team": "b"}})),
    ]});
    world.change_bucket("bucket", |bucket| bucket.policy = Some(policy.to_string()));
    world.put_object("bucket", "object", b"", &json!({"Tagging": "team=a"}));
    world.ask(ALICE, GetObjectTagging, &members(&json!({}))).unwrap();
    let put = |tag| world.ask(ALICE, PutObjectTagging, &members(&tagging(&[("team", tag)])));
    assert_eq!(put("b").unwrap_err().code(), ErrorCode::AccessDeniedException);
    put("c").unwrap();
    assert_eq!(put("a").unwrap_err().code(), ErrorCode::AccessDeniedException);
}

#[test]
fn the_only_list_is_that_of_the_owner() {
    let world = World::with_bucket("bucket");
    assert_eq!(world.refusal(OWNER, GetObjectAcl, &members(&json!({}))), ErrorCode::NoSuchKey);
    let canned = |acl: &str| members(&json!({"ACL": acl}));
    assert_eq!(world.refusal(OWNER, PutObjectAcl, &canned("private")), ErrorCode::NoSuchKey);
    world.put_object("bucket", "object", b"", &json!({}));
    let acl = world.ask(OWNER, GetObjectAcl, &members(&json!({}))).unwrap();
    let id = canonical_user::id(model::AccountId::parse(OWNER_ACCOUNT).unwrap());
    let grant =
        json!({"Grantee": {"ID": id, "Type": "CanonicalUser"}, "Permission": "FULL_CONTROL"});
    assert_eq!(acl, json!({"Owner": {"ID": id}, "Grants": [grant]}));
    for acl in ["private", "bucket-owner-full-control"] {
        world.ask(OWNER, PutObjectAcl, &canned(acl)).unwrap();
    }
    world.ask(OWNER, PutObjectAcl, &members(&json!({"AccessControlPolicy": acl}))).unwrap();
    let unsupported = ErrorCode::AccessControlListNotSupported;
    assert_eq!(world.refusal(OWNER, PutObjectAcl, &canned("public-read")), unsupported);
    for more in [json!({"GrantRead": "id=x"}), json!({"AccessControlPolicy": {"Grants": []}})] {
        assert_eq!(world.refusal(OWNER, PutObjectAcl, &members(&more)), unsupported);
    }
    let none = world.refusal(OWNER, PutObjectAcl, &members(&json!({})));
    assert_eq!(none, ErrorCode::MissingSecurityHeader);
}

#[test]
fn no_bucket_has_object_lock() {
    let world = World::with_bucket("bucket");
    world.put_object("bucket", "object", b"", &json!({}));
    for operation in [GetObjectRetention, GetObjectLegalHold] {
        let error = world.ask(OWNER, operation, &members(&json!({}))).unwrap_err();
        let expected = "InvalidRequest: Bucket is missing Object Lock Configuration";
        assert_eq!(error.to_string(), expected);
        assert_eq!(
            world.refusal(ALICE, operation, &members(&json!({}))),
            ErrorCode::AccessDeniedException
        );
    }
}
