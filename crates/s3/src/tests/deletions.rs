//! Objects are deleted many at a time.

use std::collections::BTreeMap;

use model::ErrorCode;
use model::generated::s3::Operation::{
    CompleteMultipartUpload, CreateMultipartUpload, DeleteObject, DeleteObjects, PutObject,
    UploadPart,
};
use pipeline::Attempt;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{ALICE, OWNER, World};
use crate::multi_object_delete::SLICE_OBJECTS_MAX;
use crate::records::bucket::Versioning;

fn delete(objects: Vec<Value>) -> Value {
    json!({"Bucket": "bucket", "Delete": {"Objects": objects}})
}

fn keys(names: &[&str]) -> Vec<Value> {
    names.iter().map(|key| json!({"Key": key})).collect()
}

fn set(world: &World, versioning: Versioning) {
    world.change_bucket("bucket", |bucket| bucket.versioning = Some(versioning));
}

fn refused(world: &World, key: &str, id: Option<&str>) -> Option<ErrorCode> {
    let more = id.map_or(json!({}), |id| json!({"VersionId": id}));
    world.get_object("bucket", key, &more).err().map(|error| error.code())
}

#[test]
fn each_object_is_deleted_or_was_not_there() {
    let world = World::with_bucket("bucket");
    for key in ["a", "b", "c"] {
        world.put_object("bucket", key, key.as_bytes(), &json!({}));
    }
    let reply = world.ask(OWNER, DeleteObjects, &delete(keys(&["a", "c", "nothing"]))).unwrap();
    assert_eq!(reply, json!({"Deleted": [{"Key": "a"}, {"Key": "c"}, {"Key": "nothing"}]}));
    assert_eq!(refused(&world, "a", None), Some(ErrorCode::NoSuchKey));
    assert_eq!(refused(&world, "b", None), None);
    let mut quiet = delete(keys(&["b"]));
    quiet["Delete"]["Quiet"] = true.into();
    assert_eq!(world.ask(OWNER, DeleteObjects, &quiet).unwrap(), json!({}));
    assert_eq!(refused(&world, "b", None), Some(ErrorCode::NoSuchKey));
    // The audit log tells it all the same.
    let event = world.newest_events(3)[1].clone();
    assert_eq!(event["responseElements"]["Deleted"][0]["Key"], "b", "{event}");
    assert_eq!(world.refusal(OWNER, DeleteObjects, &delete(Vec::new())), ErrorCode::MalformedXml);
}

#[test]
fn each_object_is_decided_on_apart() {
    let world = World::with_bucket("bucket");
    let policy = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:DeleteObject", "Principal": {"AWS": super::ALICE_ARN},
            "Resource": "arn:aws:s3:::bucket/mine/*"},
        {"Effect": "Allow", "Action": "s3:DeleteObject", "Principal": {"AWS": super::ALICE_ARN},
            "Resource": "arn:aws:s3:::bucket/*",
            "Condition": {"StringEquals": {"s3:ExistingObjectTag/for": "all"}}}]});
    world.change_bucket("bucket", |bucket| bucket.policy = Some(policy.to_string()));
    world.put_object("bucket", "mine/a", b"", &json!({}));
    world.put_object("bucket", "other", b"", &json!({}));
    world.put_object("bucket", "tagged", b"", &json!({"Tagging": "for=all"}));
    let mut objects = keys(&["other", "mine/a", "tagged"]);
    objects.push(json!({"Key": "mine/a", "VersionId": "null"}));
    let reply = world.ask(ALICE, DeleteObjects, &delete(objects)).unwrap();
    assert_eq!(reply["Deleted"], json!([{"Key": "mine/a"}, {"Key": "tagged"}]));
    // A version is deleted with a permission of its own.
    assert_eq!(
        reply["Errors"],
        json!([
            {"Key": "other", "Code": "AccessDenied", "Message": "Access Denied"},
            {"Key": "mine/a", "VersionId": "null", "Code": "AccessDenied", "Message": "Access Denied"},
        ])
    );
    assert_eq!(refused(&world, "other", None), None);
}

#[test]
fn conditions_hold_for_each_object() {
    let world = World::with_bucket("bucket");
    let etag = world.put_object("bucket", "a", b"a", &json!({}))["ETag"].clone();
    world.put_object("bucket", "b", b"b", &json!({}));
    let objects = vec![
        json!({"Key": "a", "ETag": etag}),
        json!({"Key": "b", "ETag": etag}),
        json!({"Key": "c", "ETag": etag}),
        json!({"Key": "d", "ETag": "*"}),
        json!({"Key": "b", "Size": 1}),
        json!({"Key": "k".repeat(1025)}),
        json!({"Key": "b", "VersionId": "abc"}),
    ];
    let reply = world.ask(OWNER, DeleteObjects, &delete(objects)).unwrap();
    assert_eq!(reply["Deleted"], json!([{"Key": "a"}]));
    let codes: Vec<_> = reply["Errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["Code"].as_str().unwrap())
        .collect();
    let expected = [
        "PreconditionFailed",
        "NoSuchKey",
        "NoSuchKey",
        "NotImplemented",
        "KeyTooLongError",
        "NoSuchVersion",
    ];
    assert_eq!(codes, expected);
    let any = json!({"Bucket": "bucket", "Key": "b", "IfMatch": "*"});
    world.ask(OWNER, DeleteObject, &any).unwrap();
    assert_eq!(world.refusal(OWNER, DeleteObject, &any), ErrorCode::NoSuchKey);
}

/// Who may not read an object does not learn its tag by guessing.
#[test]
fn a_condition_on_the_tag_needs_the_permission_to_read() {
    let world = World::with_bucket("bucket");
    let etag = world.put_object("bucket", "a", b"a", &json!({}))["ETag"].clone();
    let allow = |actions: Value| {
        let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions,
            "Principal": {"AWS": super::ALICE_ARN}, "Resource": "arn:aws:s3:::bucket/*"}]});
        world.change_bucket("bucket", |bucket| bucket.policy = Some(policy.to_string()));
    };
    let members = json!({"Bucket": "bucket", "Key": "a", "IfMatch": etag});
    let put = || world.send(ALICE, PutObject, &members, b"a").map_err(|error| error.code());
    let complete = || {
        let upload = json!({"Bucket": "bucket", "Key": "a"});
        let id = world.ask(ALICE, CreateMultipartUpload, &upload).unwrap()["UploadId"].clone();
        let part = json!({"Bucket": "bucket", "Key": "a", "UploadId": id, "PartNumber": 1});
        let part = world.send(ALICE, UploadPart, &part, b"a").unwrap()["ETag"].clone();
        let parts = json!({"Parts": [{"PartNumber": 1, "ETag": part}]});
        let end = json!({"Bucket": "bucket", "Key": "a", "UploadId": id, "IfMatch": etag,
            "MultipartUpload": parts});
        world.ask(ALICE, CompleteMultipartUpload, &end).map_err(|error| error.code())
    };
    let delete_all = || {
        let reply =
            world.ask(ALICE, DeleteObjects, &delete(vec![json!({"Key": "a", "ETag": etag})]));
        reply.unwrap()["Errors"][0]["Code"].as_str().map(str::to_owned)
    };
    let delete_one = || world.ask(ALICE, DeleteObject, &members).map_err(|error| error.code());
    allow(json!(["s3:PutObject", "s3:DeleteObject"]));
    for refused in [put(), complete(), delete_one()] {
        assert_eq!(refused, Err(ErrorCode::AccessDeniedException));
    }
    assert_eq!(delete_all().as_deref(), Some("AccessDenied"));
    let any = json!({"Bucket": "bucket", "Key": "a", "IfMatch": "*"});
    world.ask(ALICE, DeleteObject, &any).unwrap();
    allow(json!(["s3:PutObject", "s3:DeleteObject", "s3:GetObject"]));
    world.put_object("bucket", "a", b"a", &json!({}));
    put().unwrap();
    delete_one().unwrap();
    world.put_object("bucket", "a", b"a", &json!({}));
    assert_eq!(complete().map(drop), Ok(()));
}

#[test]
fn markers_are_made_and_versions_removed() {
    let world = World::with_bucket("bucket");
    set(&world, Versioning::Enabled);
    let id = |reply: &Value| reply["VersionId"].as_str().unwrap().to_owned();
    let first = id(&world.put_object("bucket", "a", b"1", &json!({})));
    let second = id(&world.put_object("bucket", "a", b"2", &json!({})));
    let reply = world.ask(OWNER, DeleteObjects, &delete(keys(&["a"]))).unwrap();
    let marker = reply["Deleted"][0]["DeleteMarkerVersionId"].as_str().unwrap().to_owned();
    assert_eq!(reply["Deleted"][0]["DeleteMarker"], true);
    assert_eq!(refused(&world, "a", None), Some(ErrorCode::NoSuchKey));
    // The marker and the newest version together: the first version is the current one then.
    let objects = vec![
        json!({"Key": "a", "VersionId": marker}),
        json!({"Key": "a", "VersionId": second}),
        json!({"Key": "a", "VersionId": "0".repeat(32)}),
    ];
    let reply = world.ask(OWNER, DeleteObjects, &delete(objects)).unwrap();
    assert_eq!(
        reply["Deleted"],
        json!([
            {"Key": "a", "VersionId": marker, "DeleteMarker": true, "DeleteMarkerVersionId": marker},
            {"Key": "a", "VersionId": second},
            {"Key": "a", "VersionId": "0".repeat(32)},
        ])
    );
    assert_eq!(world.get_object("bucket", "a", &json!({})).unwrap().1, b"1");
    assert_eq!(refused(&world, "a", Some(&second)), Some(ErrorCode::NoSuchVersion));
    world
        .ask(OWNER, DeleteObjects, &delete(vec![json!({"Key": "a", "VersionId": first})]))
        .unwrap();
    assert_eq!(refused(&world, "a", None), Some(ErrorCode::NoSuchKey));
}

#[test]
fn a_long_list_is_worked_off_in_slices_each_with_its_entry() {
    let world = World::with_bucket("bucket");
    let names: Vec<_> = (0..2 * SLICE_OBJECTS_MAX + 5).map(|n| format!("{n:04}")).collect();
    for name in &names {
        world.put_object("bucket", name, b"", &json!({}));
    }
    let objects: Vec<_> = names.iter().map(|name| json!({"Key": name})).collect();
    let reply = world.ask(OWNER, DeleteObjects, &delete(objects.clone())).unwrap();
    assert_eq!(reply["Deleted"], json!(objects));
    assert!(names.iter().all(|name| refused(&world, name, None).is_some()));
    let events = world.newest_events(names.len() + 3);
    let told: Vec<_> = events
        .iter()
        .filter(|event| event["eventName"] == "DeleteObjects")
        .map(|event| {
            let deleted = event["responseElements"]["Deleted"].as_array().unwrap();
            (event["additionalEventData"]["objects"].as_str().unwrap(), deleted.len())
        })
        .collect();
    let all = names.len();
    let expected = [
        (&*format!("1 to {SLICE_OBJECTS_MAX} of {all}"), SLICE_OBJECTS_MAX),
        (
            &*format!("{} to {} of {all}", SLICE_OBJECTS_MAX + 1, 2 * SLICE_OBJECTS_MAX),
            SLICE_OBJECTS_MAX,
        ),
        (&*format!("{} to {all} of {all}", 2 * SLICE_OBJECTS_MAX + 1), 5),
    ];
    assert_eq!(told, expected);
}

/// Each marker takes the id of an older version, which is the deletion with the most changes.
#[test]
fn a_long_list_of_older_versions_fits_into_its_slices() {
    let world = World::with_bucket("bucket");
    let names: Vec<_> = (0..=SLICE_OBJECTS_MAX).map(|n| format!("{n:04}")).collect();
    for name in &names {
        world.put_object("bucket", name, b"null", &json!({}));
    }
    set(&world, Versioning::Enabled);
    for name in &names {
        world.put_object("bucket", name, b"newer", &json!({}));
    }
    set(&world, Versioning::Suspended);
    let objects: Vec<_> = names.iter().map(|name| json!({"Key": name})).collect();
    let reply = world.ask(OWNER, DeleteObjects, &delete(objects)).unwrap();
    assert_eq!(reply["Deleted"].as_array().unwrap().len(), names.len());
    assert!(names.iter().all(|name| refused(&world, name, None).is_some()));
}

/// What one slice has deleted is not deleted again because another request came before the next.
#[test]
fn a_lost_race_repeats_one_slice() {
    let world = World::with_bucket("bucket");
    set(&world, Versioning::Enabled);
    // The second is of a key that the first slice has, so it is in the next one.
    let call = world.call("us-east-1", OWNER, DeleteObjects, &delete(keys(&["a", "a"])));
    let attempt = Attempt::default();
    let mut outcome = world.run(&call, &attempt).unwrap();
    let rest = outcome.take_rest();
    assert!(rest.is_some());
    world.settle_call(&call, outcome).unwrap().unwrap();
    let attempt = Attempt::again(rest);
    let mut outcome = world.run(&call, &attempt).unwrap();
    assert!(outcome.take_rest().is_none());
    let kept = attempt.take_kept();
    world.put_object("bucket", "a", b"between", &json!({}));
    assert!(world.settle_call(&call, outcome).is_err());
    let outcome = world.run(&call, &Attempt::again(kept)).unwrap();
    let (reply, _) = world.settle_call(&call, outcome).unwrap().unwrap();
    let ids: std::collections::BTreeSet<_> = reply["Deleted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deleted| deleted["DeleteMarkerVersionId"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    for id in ids {
        assert_eq!(refused(&world, "a", Some(&id)), Some(ErrorCode::MethodNotAllowed));
    }
}

/// A list that names one object a thousand times is cut off.
#[test]
fn a_list_has_a_limit_of_slices() {
    let world = World::with_bucket("bucket");
    let reply = world.ask(OWNER, DeleteObjects, &delete(keys(&["a"; 100]))).unwrap();
    assert_eq!(reply["Deleted"].as_array().unwrap().len(), 64);
    let errors = reply["Errors"].as_array().unwrap();
    assert_eq!((errors.len(), &errors[0]["Code"]), (36, &json!("SlowDown")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whichever versions are removed together, those that remain are found, and the newest of them is the current one.
    #[test]
    fn what_remains_of_an_objects_versions_is_found(
        steps in proptest::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 1..7),
    ) {
        let world = World::with_bucket("bucket");
        // The newest one last. A second `null` takes the place of the first.
        let mut versions: Vec<(String, Option<Vec<u8>>, bool)> = Vec::new();
        for (number, (is_null, is_marker, is_removed)) in steps.into_iter().enumerate() {
            set(&world, if is_null { Versioning::Suspended } else { Versioning::Enabled });
            let data = format!("{number}").into_bytes();
            let reply = if is_marker {
                world.ask(OWNER, DeleteObject, &json!({"Bucket": "bucket", "Key": "a"})).unwrap()
            } else {
                world.put_object("bucket", "a", &data, &json!({}))
            };
            let id = reply["VersionId"].as_str().unwrap().to_owned();
            versions.retain(|(other, _, _)| *other != id);
            versions.push((id, (!is_marker).then_some(data), is_removed));
        }
        let removed = versions.iter().filter(|(_, _, is_removed)| *is_removed);
        let objects: Vec<_> = removed.map(|(id, _, _)| json!({"Key": "a", "VersionId": id})).collect();
        if !objects.is_empty() {
            world.ask(OWNER, DeleteObjects, &delete(objects)).unwrap();
        }
        let found: BTreeMap<_, _> = versions
            .iter()
            .map(|(id, _, _)| (id.clone(), world.get_object("bucket", "a", &json!({"VersionId": id}))))
            .collect();
        for (id, data, is_removed) in &versions {
            match (&found[id], data, is_removed) {
                (Err(error), _, true) => prop_assert_eq!(error.code(), ErrorCode::NoSuchVersion),
                (Err(error), None, false) => prop_assert_eq!(error.code(), ErrorCode::MethodNotAllowed),
                (Ok((_, found)), Some(data), false) => prop_assert_eq!(found, data),
                other => prop_assert!(false, "{:?}", other),
            }
        }
        let newest = versions.iter().rev().find(|(_, _, is_removed)| !is_removed);
        let current = world.get_object("bucket", "a", &json!({}));
        match newest {
            Some((id, Some(data), _)) => {
                let (head, found) = current.unwrap();
                prop_assert_eq!((&head["VersionId"], &found), (&json!(id), data));
            }
            Some((_, None, _)) | None => {
                prop_assert_eq!(current.unwrap_err().code(), ErrorCode::NoSuchKey);
            }
        }
        // And it is made older again as any other.
        set(&world, Versioning::Suspended);
        world.put_object("bucket", "a", b"last", &json!({}));
        for (id, data, is_removed) in &versions {
            if let (Some(data), false, true) = (data, is_removed, id != "null") {
                let (_, found) = world.get_object("bucket", "a", &json!({"VersionId": id})).unwrap();
                prop_assert_eq!(&found, data);
            }
        }
    }
}
