//! Access control lists, which are switched off, and the Object Ownership that switches them off.

use model::ErrorCode;
use model::generated::s3::Operation::{
    DeleteBucketOwnershipControls, GetBucketAcl, GetBucketOwnershipControls, PutBucketAcl,
    PutBucketOwnershipControls,
};
use serde_json::{Value, json};

use super::{OWNER, STRANGER_ACCOUNT, World};
use crate::canonical_user;

#[test]
fn the_list_that_is_there_can_be_set_and_no_other() {
    let world = World::with_bucket("bucket");
    let list = world.ask(OWNER, GetBucketAcl, &json!({"Bucket": "bucket"})).unwrap();
    let owner = list["Owner"]["ID"].as_str().unwrap();
    let grantee = json!({"ID": owner, "Type": "CanonicalUser"});
    let grants = json!([{"Grantee": grantee, "Permission": "FULL_CONTROL"}]);
    assert_eq!(list, json!({"Owner": {"ID": owner}, "Grants": grants}));
    let put = |mut members: Value| {
        members["Bucket"] = json!("bucket");
        world.ask(OWNER, PutBucketAcl, &members)
    };
    put(json!({"ACL": "private"})).unwrap();
    put(json!({"AccessControlPolicy": list})).unwrap();
    let stranger = canonical_user::id(model::AccountId::parse(STRANGER_ACCOUNT).unwrap());
    let mut other = list.clone();
    other["Grants"][0]["Grantee"]["ID"] = json!(stranger);
    let mut more = list.clone();
    more["Grants"].as_array_mut().unwrap().push(grants[0].clone());
    let mut less = list.clone();
    less["Grants"][0]["Permission"] = json!("READ");
    let mut given = list;
    given["Owner"]["ID"] = json!(stranger);
    for members in [
        json!({"ACL": "public-read"}),
        json!({"ACL": "private", "GrantRead": "id=1"}),
        json!({"AccessControlPolicy": other}),
        json!({"AccessControlPolicy": more}),
        json!({"AccessControlPolicy": less}),
        json!({"AccessControlPolicy": given}),
        json!({"AccessControlPolicy": {"Grants": []}}),
    ] {
        let error = put(members.clone()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "AccessControlListNotSupported: The bucket does not allow ACLs",
            "{members}"
        );
    }
    assert_eq!(put(json!({})).unwrap_err().code(), ErrorCode::MissingSecurityHeader);
}

#[test]
fn the_bucket_owner_owns_everything() {
    let world = World::with_bucket("bucket");
    let get = || world.ask(OWNER, GetBucketOwnershipControls, &json!({"Bucket": "bucket"}));
    let put = |rules: Value| {
        let members = json!({"Bucket": "bucket", "OwnershipControls": {"Rules": rules}});
        world.ask(OWNER, PutBucketOwnershipControls, &members)
    };
    let enforced = json!([{"ObjectOwnership": "BucketOwnerEnforced"}]);
    let expected = json!({"OwnershipControls": {"Rules": enforced}});
    assert_eq!(get().unwrap(), expected);
    world.ask(OWNER, DeleteBucketOwnershipControls, &json!({"Bucket": "bucket"})).unwrap();
    assert_eq!(get().unwrap_err().code(), ErrorCode::OwnershipControlsNotFoundError);
    put(enforced.clone()).unwrap();
    assert_eq!(get().unwrap(), expected);
    for (rules, code) in [
        (json!([]), ErrorCode::MalformedXml),
        (json!([enforced[0], enforced[0]]), ErrorCode::MalformedXml),
        (json!([{"ObjectOwnership": "ObjectWriter"}]), ErrorCode::NotImplemented),
        (json!([{"ObjectOwnership": "BucketOwnerPreferred"}]), ErrorCode::NotImplemented),
    ] {
        assert_eq!(put(rules).unwrap_err().code(), code);
    }
}
