//! Lists over many delete markers.

use model::generated::s3::Operation::{ListObjects, ListObjectsV2};
use pipeline::Attempt;
use serde_json::{Value, json};
use store::Batch;

use super::{ALICE, OWNER, World};
use crate::records::version::Version;
use crate::records::{self, version};

/// Makes delete markers whose keys begin with `m`.
fn mark(world: &World, count: u64) {
    let bucket = world.bucket_id("bucket");
    let numbers: Vec<u64> = (0..count).collect();
    for some in numbers.chunks(200) {
        let mut batch = Batch::default();
        for number in some {
            let (id, order) = (version::NULL.to_owned(), number + 1);
            let marker = Version { v: 1, id, order, null_order: None, modified: 0, content: None };
            let address = version::current_address(&bucket, &format!("m{number:06}"));
            records::put(&mut batch, address, &marker).unwrap();
        }
        let committed = store::commit(&*world.store, batch.noted("test", Vec::new()), ());
        world.runtime.block_on(committed).map(drop).unwrap();
    }
}

/// Returns the keys that a list tells, and how often it had to wait.
fn list(
    world: &World,
    operation: model::generated::s3::Operation,
    more: &Value,
) -> (Vec<String>, u32) {
    let mut members = json!({"Bucket": "bucket"});
    super::extend(&mut members, more);
    let call = world.call("us-east-1", OWNER, operation, &members);
    let (mut attempt, mut waits) = (Attempt::default(), 0);
    let outcome = loop {
        match world.run(&call, &attempt) {
            Ok(outcome) => break outcome,
            Err(waited) => attempt = Attempt::again(Some(waited.unwrap())),
        }
        waits += 1;
    };
    let (reply, _body) = world.settle_call(&call, outcome).unwrap().unwrap();
    let contents = reply["Contents"].as_array().cloned().unwrap_or_default();
    let keys = contents.iter().map(|one| one["Key"].as_str().unwrap().to_owned());
    assert_eq!(reply["IsTruncated"], json!(contents.len() == 1 && more["MaxKeys"] == json!(1)));
    (keys.collect(), waits)
}

#[test]
fn a_list_over_many_delete_markers_is_read_apart() {
    let world = World::with_bucket("bucket");
    for key in ["a", "y", "z"] {
        world.put_object("bucket", key, b"data", &json!({}));
    }
    mark(&world, 1_500);
    for operation in [ListObjects, ListObjectsV2] {
        assert_eq!(list(&world, operation, &json!({})), (keys(&["a", "y", "z"]), 0));
    }
    mark(&world, 4_500);
    for operation in [ListObjects, ListObjectsV2] {
        assert_eq!(list(&world, operation, &json!({})), (keys(&["a", "y", "z"]), 1));
        let (first, waits) = list(&world, operation, &json!({"MaxKeys": 1}));
        assert_eq!((first, waits), (keys(&["a"]), 1), "whether there are more is behind them");
        assert_eq!(list(&world, operation, &json!({"Prefix": "y"})), (keys(&["y"]), 0));
        assert_eq!(list(&world, operation, &json!({"Prefix": "m"})), (keys(&[]), 1));
    }
    let refused = world.refusal(ALICE, ListObjectsV2, &json!({"Bucket": "bucket"}));
    assert_eq!(refused, model::ErrorCode::AccessDeniedException);
}

#[test]
fn the_key_right_behind_a_common_prefix_is_listed() {
    let world = World::with_bucket("bucket");
    for key in ["a/1", "a/2", "a0", "a0/x", "a0/y", "b\u{d7ff}/", "b\u{e000}"] {
        world.put_object("bucket", key, b"data", &json!({}));
    }
    let found = list(&world, ListObjectsV2, &json!({"Delimiter": "/"}));
    assert_eq!(found, (keys(&["a0", "b\u{e000}"]), 0));
    let found = list(&world, ListObjectsV2, &json!({"Delimiter": "\u{d7ff}"}));
    assert_eq!(found, (keys(&["a/1", "a/2", "a0", "a0/x", "a0/y", "b\u{e000}"]), 0));
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}
