//! What happens as days pass, on simulated time.

use std::time::Duration;

use conformance::world::World;
use model::timestamp::DAY;
use serde_json::{Value, json};
use server::Clock as _;

fn rotations(world: &mut World, key: &str) -> Vec<Value> {
    let listed = world.ok("ListKeyRotations", &json!({"KeyId": key}));
    listed["Rotations"].as_array().unwrap().clone()
}

fn state(world: &mut World, key: &str) -> String {
    let described = world.ok("DescribeKey", &json!({"KeyId": key}));
    described["KeyMetadata"]["KeyState"].as_str().unwrap().to_owned()
}

#[test]
fn a_scheduled_deletion_destroys_the_key_its_material_and_its_aliases() {
    let mut world = World::new();
    let key = world.key();
    world.ok("CreateAlias", &json!({"AliasName": "alias/doomed", "TargetKeyId": key}));
    let ciphertext =
        world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}))["CiphertextBlob"]
            .clone();
    let scheduled =
        world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    let described = world.ok("DescribeKey", &json!({"KeyId": key}));
    assert_eq!(described["KeyMetadata"]["DeletionDate"], scheduled["DeletionDate"]);
    world.days(6);
    assert_eq!(
        world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"]["KeyState"],
        "PendingDeletion"
    );
    world.days(1);
    let gone = world.call("DescribeKey", &json!({"KeyId": key}));
    assert_eq!(gone.code().as_deref(), Some("NotFoundException"));
    let arn = format!("arn:aws:kms:us-east-1:000000000000:key/{key}");
    assert_eq!(gone.message(), Some(format!("Key '{arn}' does not exist")));
    let denied = world.call("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(denied.code().as_deref(), Some("AccessDeniedException"));
    assert!(denied.message().unwrap().contains("on the resource associated with this ciphertext"));
    assert_eq!(world.ok("ListAliases", &json!({}))["Aliases"], json!([]));
    assert_eq!(world.ok("ListKeys", &json!({}))["Keys"], json!([]));
    let events = world.events();
    let deleted: Vec<_> = events.iter().filter(|event| event["eventName"] == "DeleteKey").collect();
    assert_eq!(deleted.len(), 1);
    assert_eq!(
        (&deleted[0]["eventType"], &deleted[0]["resources"][0]["ARN"]),
        (&json!("AwsServiceEvent"), &json!(arn))
    );
}

#[test]
fn a_cancelled_deletion_leaves_a_disabled_key_for_ever() {
    let mut world = World::new();
    let key = world.key();
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(6);
    world.ok("CancelKeyDeletion", &json!({"KeyId": key}));
    world.days(400);
    assert_eq!(
        world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"]["KeyState"],
        "Disabled"
    );
    world.ok("EnableKey", &json!({"KeyId": key}));
    world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}));
}

#[test]
fn keys_rotate_every_year_and_old_ciphertexts_decrypt() {
    let mut world = World::new();
    let key = world.key();
    world.ok("EnableKeyRotation", &json!({"KeyId": key}));
    let mut ciphertexts = Vec::new();
    for year in 0..6 {
        let sealed = world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}));
        ciphertexts.push(sealed["CiphertextBlob"].clone());
        world.days(364);
        assert_eq!(rotations(&mut world, &key).len(), year, "not a day early");
        world.days(1);
        assert_eq!(rotations(&mut world, &key).len(), year + 1);
    }
    for ciphertext in ciphertexts {
        assert_eq!(
            world.ok("Decrypt", &json!({"CiphertextBlob": ciphertext}))["Plaintext"],
            "aGVsbG8="
        );
    }
    let listed = rotations(&mut world, &key);
    assert!(listed.iter().all(|rotation| rotation["RotationType"] == "AUTOMATIC"));
    let events = world.events();
    let rotated: Vec<_> = events.iter().filter(|event| event["eventName"] == "RotateKey").collect();
    assert_eq!(rotated.len(), 6);
    let details = &rotated[5]["serviceEventDetails"];
    assert_eq!(details["currentKeyMaterialId"], listed[5]["KeyMaterialId"]);
    assert_eq!(details["previousKeyMaterialId"], listed[4]["KeyMaterialId"]);
}

#[test]
fn a_disabled_key_does_not_rotate_until_it_is_enabled() {
    let mut world = World::new();
    let key = world.key();
    world.ok("EnableKeyRotation", &json!({"KeyId": key, "RotationPeriodInDays": 90}));
    world.ok("DisableKey", &json!({"KeyId": key}));
    world.days(200);
    assert_eq!(rotations(&mut world, &key).len(), 0);
    world.ok("EnableKey", &json!({"KeyId": key}));
    world.days(0);
    assert_eq!(rotations(&mut world, &key).len(), 1, "overdue: at once, and once");
}

/// The clock of the day jumps and time does not pass: nothing is done that the right clock could not take back.
#[test]
fn a_clock_that_jumps_ahead_destroys_expires_and_rotates_nothing() {
    let mut world = World::new();
    let (doomed, rotating) = (world.key(), world.key());
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": doomed, "PendingWindowInDays": 7}));
    world.ok("EnableKeyRotation", &json!({"KeyId": rotating, "RotationPeriodInDays": 90}));
    let imported = world.created(&json!({"Origin": "EXTERNAL"}));
    let right = world.clock.now();
    let mut import = world.import(&imported, &[7; 32]);
    import["ExpirationModel"] = json!("KEY_MATERIAL_EXPIRES");
    import["ValidTo"] = json!(right.plus(DAY * 20).seconds());
    world.ok("ImportKeyMaterial", &import);
    let sealed = world.ok("Encrypt", &json!({"KeyId": imported, "Plaintext": "aGVsbG8="}));
    world.clock.set(right.plus(DAY * 400));
    world.days(0);
    assert_eq!(state(&mut world, &doomed), "PendingDeletion");
    assert_eq!(rotations(&mut world, &rotating).len(), 0);
    // What is expired by the clock is refused, and not gone; nor does a change keep that it was refused.
    let body = json!({"CiphertextBlob": sealed["CiphertextBlob"]});
    assert_eq!(world.call("Decrypt", &body).code().as_deref(), Some("KMSInvalidStateException"));
    assert_eq!(state(&mut world, &imported), "PendingImport");
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": imported, "PendingWindowInDays": 7}));
    world.ok("CancelKeyDeletion", &json!({"KeyId": imported}));
    world.clock.set(right);
    world.days(1);
    world.ok("EnableKey", &json!({"KeyId": imported}));
    assert_eq!(world.ok("Decrypt", &body)["Plaintext"], "aGVsbG8=");
    world.ok("CancelKeyDeletion", &json!({"KeyId": doomed}));
    let done = ["DeleteKey", "RotateKey", "DeleteExpiredKeyMaterial"];
    let events = world.events();
    assert!(!events.iter().any(|event| done.iter().any(|name| event["eventName"] == **name)));
    // The dates come when time has passed.
    world.days(89);
    assert_eq!(
        (rotations(&mut world, &rotating).len(), state(&mut world, &imported).as_str()),
        (1, "PendingImport")
    );
}

#[test]
fn a_clock_that_was_set_back_lets_no_change_in() {
    let mut world = World::new();
    let key = world.key();
    let right = world.clock.now();
    world.clock.set(right.minus(DAY * 8));
    let schedule = json!({"KeyId": key, "PendingWindowInDays": 7});
    let refused = world.call("ScheduleKeyDeletion", &schedule);
    assert_eq!(refused.code().as_deref(), Some("KMSInternalException"));
    world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}));
    world.clock.set(right.minus(Duration::from_secs(200)));
    world.ok("ScheduleKeyDeletion", &schedule);
}

#[test]
fn keys_of_one_region_are_invisible_in_another() {
    let mut world = World::new();
    let key = world.key();
    let key_arn = format!("arn:aws:kms:us-east-1:000000000000:key/{key}");
    let client = world.client;
    world.client = client.in_region("eu-west-1");
    let missing = world.call("DescribeKey", &json!({"KeyId": key}));
    let arn = format!("arn:aws:kms:eu-west-1:000000000000:key/{key}");
    assert_eq!(missing.message(), Some(format!("Key '{arn}' does not exist")));
    let foreign = world.call("DescribeKey", &json!({"KeyId": key_arn}));
    assert_eq!(
        (foreign.code().as_deref(), foreign.message().as_deref()),
        (Some("NotFoundException"), Some("Invalid arn us-east-1"))
    );
    assert_eq!(world.ok("ListKeys", &json!({}))["Keys"], json!([]));
}

#[test]
fn a_deleted_replica_can_be_made_again_and_a_waiting_primary_be_kept() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    let replicate = json!({"KeyId": key, "ReplicaRegion": "eu-west-1"});
    world.ok("ReplicateKey", &replicate);
    let sealed = world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}));
    let schedule = json!({"KeyId": key, "PendingWindowInDays": 7});
    world.go("eu-west-1").ok("ScheduleKeyDeletion", &schedule);
    let taken = world.go("us-east-1").call("ReplicateKey", &replicate);
    assert_eq!(taken.code().as_deref(), Some("AlreadyExistsException"));
    let waits = world.ok("ScheduleKeyDeletion", &schedule);
    assert_eq!(waits["KeyState"], "PendingReplicaDeletion");
    world.ok("CancelKeyDeletion", &json!({"KeyId": key}));
    world.days(7);
    // The last replica is gone, and nobody waits for that any more.
    let kept = world.ok("DescribeKey", &json!({"KeyId": key}));
    assert_eq!(kept["KeyMetadata"]["KeyState"], "Disabled");
    assert_eq!(kept["KeyMetadata"]["MultiRegionConfiguration"]["ReplicaKeys"], json!([]));
    world.ok("EnableKey", &json!({"KeyId": key}));
    world.ok("ReplicateKey", &replicate);
    let opened =
        world.go("eu-west-1").ok("Decrypt", &json!({"CiphertextBlob": sealed["CiphertextBlob"]}));
    assert_eq!(opened["Plaintext"], "aGVsbG8=");
}

#[test]
fn a_new_primary_keeps_the_schedule_and_rotates_every_region() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    world.ok("EnableKeyRotation", &json!({"KeyId": key, "RotationPeriodInDays": 90}));
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": "eu-west-1"}));
    world.days(80);
    world.ok("UpdatePrimaryRegion", &json!({"KeyId": key, "PrimaryRegion": "eu-west-1"}));
    for (days, times) in [(9, 0), (1, 1), (89, 1), (1, 2)] {
        world.days(days);
        for region in ["us-east-1", "eu-west-1"] {
            assert_eq!(rotations(world.go(region), &key).len(), times, "{region}");
        }
    }
    let events = world.events();
    let rotated = events.iter().filter(|event| event["eventName"] == "RotateKey");
    let regions: Vec<_> = rotated.map(|event| event["awsRegion"].as_str().unwrap()).collect();
    assert_eq!(regions, ["eu-west-1", "eu-west-1"], "replicas follow without events of their own");
}
