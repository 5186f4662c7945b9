//! Buckets are made, found, listed and removed.

use model::ErrorCode;
use model::generated::s3::Operation::{
    CreateBucket, DeleteBucket, GetBucketLocation, GetBucketTagging, HeadBucket, ListBuckets,
    PutBucketVersioning,
};
use pipeline::Attempt;
use serde_json::{Value, json};
use store::{CommitError, Store as _};

use super::{ALICE, OWNER, OWNER_ACCOUNT, STRANGER, STRANGER_ACCOUNT, World};
use crate::canonical_user;
use crate::records::version;

/// Makes a bucket in a Region.
fn create(world: &World, region: &str, name: &str) {
    let location = json!({"LocationConstraint": region});
    let mut members = json!({"Bucket": name});
    if region != "us-east-1" {
        members["CreateBucketConfiguration"] = location;
    }
    world.ask_at(region, OWNER, CreateBucket, &members).unwrap();
}

fn names(reply: &Value) -> Vec<&str> {
    let buckets = reply["Buckets"].as_array().unwrap();
    buckets.iter().map(|bucket| bucket["Name"].as_str().unwrap()).collect()
}

#[test]
fn a_bucket_is_made_and_found_where_it_is() {
    let world = World::new();
    for (region, location) in [
        ("us-east-1", Value::Null),
        ("eu-central-1", json!("eu-central-1")),
        ("dc-berlin-1", json!("dc-berlin-1")),
    ] {
        let name = format!("bucket-{region}");
        create(&world, region, &name);
        let members = json!({"Bucket": name});
        let head = world.ask_at(region, OWNER, HeadBucket, &members).unwrap();
        let elsewhere = world.ask_at("eu-west-1", OWNER, HeadBucket, &members).unwrap_err();
        assert_eq!(elsewhere.code(), ErrorCode::AuthorizationHeaderMalformed);
        assert!(elsewhere.elements().contains(&("Region", region.to_owned())));
        assert_eq!(head, json!({"BucketRegion": region, "AccessPointAlias": false}));
        let found = world.ask(OWNER, GetBucketLocation, &members).unwrap();
        assert_eq!(found["LocationConstraint"], location);
    }
}

#[test]
fn the_global_endpoint_makes_buckets_anywhere_and_others_at_home() {
    let world = World::new();
    let ask = |endpoint: &str, name: &str, configuration: Value| {
        let members = json!({"Bucket": name, "CreateBucketConfiguration": configuration});
        let made = world.ask_at(endpoint, OWNER, CreateBucket, &members);
        made.map_err(|error| error.message().unwrap().to_owned())
    };
    let abroad = json!({"LocationConstraint": "eu-west-1"});
    assert_eq!(ask("us-east-1", "abroad", abroad.clone()).unwrap(), json!({"Location": "/abroad"}));
    let found = world.ask(OWNER, GetBucketLocation, &json!({"Bucket": "abroad"})).unwrap();
    assert_eq!(found["LocationConstraint"], "eu-west-1");
    assert_eq!(
        ask("eu-central-1", "else", abroad).unwrap_err(),
        "The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to."
    );
    assert_eq!(
        ask("eu-central-1", "else", json!({})).unwrap_err(),
        "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to."
    );
}

#[test]
fn a_name_is_taken_for_all_accounts() {
    let world = World::with_bucket("taken");
    let members = json!({"Bucket": "taken"});
    assert_eq!(world.refusal(STRANGER, CreateBucket, &members), ErrorCode::BucketAlreadyExists);
    // us-east-1 takes it for done.
    assert_eq!(world.ask(OWNER, CreateBucket, &members).unwrap(), json!({"Location": "/taken"}));
    let location = json!({"LocationConstraint": "eu-west-1"});
    let there = json!({"Bucket": "taken", "CreateBucketConfiguration": location});
    assert_eq!(world.refusal(OWNER, CreateBucket, &there), ErrorCode::BucketAlreadyOwnedByYou);
    create(&world, "eu-west-1", "european");
    let again = json!({"Bucket": "european", "CreateBucketConfiguration": location});
    for endpoint in ["us-east-1", "eu-west-1"] {
        let error = world.ask_at(endpoint, OWNER, CreateBucket, &again).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BucketAlreadyOwnedByYou, "{endpoint}");
    }
}

#[test]
fn what_a_bucket_cannot_have_is_refused_and_not_left_out() {
    let world = World::new();
    let acl = ErrorCode::InvalidBucketAclWithObjectOwnership;
    for (name, value, code) in [
        ("Bucket", json!("No_Name"), ErrorCode::InvalidBucketName),
        ("ACL", json!("public-read"), acl),
        ("GrantRead", json!("id=1"), acl),
        ("ObjectOwnership", json!("ObjectWriter"), ErrorCode::NotImplemented),
        ("ObjectLockEnabledForBucket", json!(true), ErrorCode::NotImplemented),
        ("BucketNamespace", json!("account-regional"), ErrorCode::NotImplemented),
        (
            "CreateBucketConfiguration",
            json!({"Bucket": {"Type": "Directory"}}),
            ErrorCode::NotImplemented,
        ),
    ] {
        let mut members = json!({"Bucket": "bucket"});
        members[name] = value;
        assert_eq!(world.refusal(OWNER, CreateBucket, &members), code, "{members}");
    }
    let members = json!({
        "Bucket": "bucket", "ACL": "private", "ObjectOwnership": "BucketOwnerEnforced",
        "ObjectLockEnabledForBucket": false, "BucketNamespace": "global",
        "CreateBucketConfiguration": {"Tags": [{"Key": "team", "Value": "red"}]},
    });
    world.ask(OWNER, CreateBucket, &members).unwrap();
    let tags = world.ask(OWNER, GetBucketTagging, &json!({"Bucket": "bucket"})).unwrap();
    assert_eq!(tags, json!({"TagSet": [{"Key": "team", "Value": "red"}]}));
}

#[test]
fn whoever_has_no_permission_makes_no_bucket() {
    let world = World::new();
    let members = json!({"Bucket": "bucket"});
    let error = world.ask(ALICE, CreateBucket, &members).unwrap_err();
    assert!(error.message().unwrap().contains("s3:CreateBucket"), "{error}");
    assert_eq!(world.refusal(OWNER, HeadBucket, &members), ErrorCode::NoSuchBucket);
    let event = world.newest_event();
    assert_eq!(
        (&event["eventName"], &event["errorCode"]),
        (&json!("HeadBucket"), &json!("NoSuchBucket"))
    );
}

#[test]
fn buckets_of_all_regions_are_listed_by_name() {
    let world = World::new();
    for (region, name) in [
        ("us-east-1", "logs-b"),
        ("eu-west-1", "logs-a"),
        ("us-east-1", "other"),
        ("eu-west-1", "zoo"),
    ] {
        create(&world, region, name);
    }
    let list = |members: Value| world.ask(OWNER, ListBuckets, &members).unwrap();
    let all = list(json!({}));
    assert_eq!(names(&all), ["logs-a", "logs-b", "other", "zoo"]);
    assert_eq!(
        all["Buckets"][0],
        json!({"Name": "logs-a", "CreationDate": "2026-01-02T03:04:05Z"})
    );
    let owner = canonical_user::id(model::AccountId::parse(OWNER_ACCOUNT).unwrap());
    assert_eq!(all["Owner"], json!({"ID": owner}));
    let logs = list(json!({"Prefix": "logs-"}));
    assert_eq!((names(&logs), &logs["Prefix"]), (vec!["logs-a", "logs-b"], &json!("logs-")));
    let european = list(json!({"BucketRegion": "eu-west-1"}));
    assert_eq!(names(&european), ["logs-a", "zoo"]);
    assert_eq!(european["Buckets"][1]["BucketRegion"], "eu-west-1");
    assert!(names(&world.ask(STRANGER, ListBuckets, &json!({})).unwrap()).is_empty());
}

#[test]
fn pages_of_buckets_follow_each_other() {
    let world = World::new();
    for name in ["aaa", "bbb", "ccc"] {
        create(&world, "us-east-1", name);
    }
    let first = world.ask(OWNER, ListBuckets, &json!({"MaxBuckets": 2})).unwrap();
    assert_eq!(names(&first), ["aaa", "bbb"]);
    let token = &first["ContinuationToken"];
    let next = json!({"MaxBuckets": 2, "ContinuationToken": token});
    let last = world.ask(OWNER, ListBuckets, &next).unwrap();
    assert_eq!((names(&last), &last["ContinuationToken"]), (vec!["ccc"], &Value::Null));
    for members in [
        json!({"ContinuationToken": "made up"}),
        json!({"MaxBuckets": 0}),
        json!({"MaxBuckets": 10_001}),
        json!({"BucketRegion": "nowhere"}),
    ] {
        let code = world.refusal(OWNER, ListBuckets, &members);
        assert_eq!(code, ErrorCode::InvalidArgument, "{members}");
    }
    assert_eq!(world.refusal(STRANGER, ListBuckets, &next), ErrorCode::InvalidArgument);
}

#[test]
fn an_empty_bucket_goes_with_all_that_says_that_it_was_there() {
    let world = World::with_bucket("bucket");
    let members = json!({"Bucket": "bucket"});
    let id = world.bucket_id("bucket");
    world.ask(OWNER, DeleteBucket, &members).unwrap();
    assert_eq!(world.refusal(OWNER, DeleteBucket, &members), ErrorCode::NoSuchBucket);
    assert!(names(&world.ask(OWNER, ListBuckets, &json!({})).unwrap()).is_empty());
    world.ask(STRANGER, CreateBucket, &members).unwrap();
    assert_ne!(world.bucket_id("bucket"), id);
}

#[test]
fn a_bucket_with_anything_in_it_stays() {
    let older = |id: &str| version::older_address(id, "key", 1);
    let upload = |id: &str| store::Address::new("upload", id, "", "key\0id");
    let current = |id: &str| version::current_address(id, "key");
    for left in [&current as &dyn Fn(&str) -> store::Address, &older, &upload] {
        let world = World::with_bucket("bucket");
        let members = json!({"Bucket": "bucket"});
        world.put(left(&world.bucket_id("bucket")));
        assert_eq!(world.refusal(OWNER, DeleteBucket, &members), ErrorCode::BucketNotEmpty);
        world.ask(OWNER, HeadBucket, &members).unwrap();
    }
}

#[test]
fn others_neither_find_nor_remove_a_bucket() {
    let world = World::with_bucket("bucket");
    for caller in [STRANGER, ALICE] {
        for operation in [HeadBucket, GetBucketLocation, DeleteBucket] {
            let code = world.refusal(caller, operation, &json!({"Bucket": "bucket"}));
            assert_eq!(code, ErrorCode::AccessDeniedException, "{operation:?}");
        }
    }
}

#[test]
fn the_owner_that_a_client_expects_is_the_owner() {
    let world = World::with_bucket("bucket");
    let ask = |owner: &str| {
        let members = json!({"Bucket": "bucket", "ExpectedBucketOwner": owner});
        world.ask(OWNER, HeadBucket, &members).map_err(|error| error.code())
    };
    ask(OWNER_ACCOUNT).unwrap();
    assert_eq!(ask(STRANGER_ACCOUNT), Err(ErrorCode::AccessDenied));
    assert_eq!(ask("me"), Err(ErrorCode::InvalidBucketOwnerAwsAccountId));
}

#[test]
fn of_two_who_make_a_bucket_at_once_one_has_it() {
    let world = World::new();
    let members = json!({"Bucket": "bucket"});
    let begin =
        |caller| world.begin("us-east-1", caller, CreateBucket, &members, &Attempt::default());
    let (first, second) = (begin(OWNER), begin(STRANGER));
    world.settle(first).unwrap().unwrap();
    assert!(matches!(world.settle(second), Err(CommitError::Conflict(_))));
    assert_eq!(world.refusal(STRANGER, CreateBucket, &members), ErrorCode::BucketAlreadyExists);
    let owned =
        crate::records::bucket::buckets_of(model::AccountId::parse(STRANGER_ACCOUNT).unwrap(), "");
    assert_eq!(world.store.count(&owned).unwrap(), 0);
}

#[test]
fn a_bucket_that_changes_while_it_is_removed_is_looked_at_again() {
    let world = World::with_bucket("bucket");
    let members = json!({"Bucket": "bucket"});
    let delete = world.begin("us-east-1", OWNER, DeleteBucket, &members, &Attempt::default());
    let change = json!({"Bucket": "bucket", "VersioningConfiguration": {"Status": "Enabled"}});
    let late = world.begin("us-east-1", OWNER, PutBucketVersioning, &change, &Attempt::default());
    world.ask(OWNER, PutBucketVersioning, &change).unwrap();
    assert!(matches!(world.settle(delete), Err(CommitError::Conflict(_))));
    world.ask(OWNER, DeleteBucket, &members).unwrap();
    assert!(matches!(world.settle(late), Err(CommitError::Conflict(_))));
    assert_eq!(world.refusal(OWNER, PutBucketVersioning, &change), ErrorCode::NoSuchBucket);
}
