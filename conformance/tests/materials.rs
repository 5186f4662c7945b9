//! What becomes of imported and of shared key material as days pass, on simulated time.

use std::time::Duration;

use conformance::world::World;
use model::timestamp::DAY;
use serde_json::{Value, json};

const HOME: &str = "us-east-1";
const FIRST: &str = "eu-west-1";
const SECOND: &str = "ap-southeast-2";

fn metadata(world: &mut World, key: &str) -> Value {
    world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"].clone()
}

fn state(world: &mut World, key: &str) -> String {
    metadata(world, key)["KeyState"].as_str().unwrap().to_owned()
}

fn encrypt(world: &mut World, key: &str) -> Value {
    world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}))["CiphertextBlob"].clone()
}

fn decrypts(world: &mut World, ciphertext: &Value) {
    let reply = world.ok("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(reply["Plaintext"], "aGVsbG8=");
}

/// A request that imports material which expires after so many days.
fn expiring(world: &mut World, key: &str, material: &[u8], days: u32) -> Value {
    let mut body = world.import(key, material);
    let end = world.time() + DAY * days;
    let end = end.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    body["ExpirationModel"] = json!("KEY_MATERIAL_EXPIRES");
    body["ValidTo"] = json!(end);
    body
}

fn events(world: &World, name: &str) -> Vec<Value> {
    let mut events = world.events();
    events.retain(|event| event["eventName"] == name);
    events
}

fn arn(region: &str, key: &str) -> String {
    format!("arn:aws:kms:{region}:000000000000:key/{key}")
}

#[test]
fn imported_material_expires_on_its_day_and_comes_back() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    let import = expiring(&mut world, &key, &[7; 32], 10);
    world.ok("ImportKeyMaterial", &import);
    let ciphertext = encrypt(&mut world, &key);
    world.days(9);
    world.clock.advance(DAY - Duration::from_secs(1));
    world.days(0);
    decrypts(&mut world, &ciphertext);
    assert_eq!(events(&world, "DeleteExpiredKeyMaterial").len(), 0);
    world.clock.advance(Duration::from_secs(1));
    // Before the worker has come to it.
    let refused = world.call("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(refused.code().as_deref(), Some("KMSInvalidStateException"));
    world.days(0);
    let refused = world.call("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(refused.code().as_deref(), Some("KMSInvalidStateException"));
    let text = format!("{} is pending import.", arn(HOME, &key));
    assert_eq!(refused.message(), Some(text));
    let after = metadata(&mut world, &key);
    assert_eq!((&after["KeyState"], &after["Enabled"]), (&json!("PendingImport"), &json!(false)));
    assert_eq!((&after["ExpirationModel"], &after["ValidTo"]), (&Value::Null, &Value::Null));
    let listed = json!({"KeyId": key, "IncludeKeyMaterial": "ALL_KEY_MATERIAL"});
    let entry = world.ok("ListKeyRotations", &listed)["Rotations"][0].clone();
    assert_eq!(entry["ImportState"], "PENDING_IMPORT");
    let found = events(&world, "DeleteExpiredKeyMaterial");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0]["eventType"], &found[0]["resources"][0]["ARN"], &found[0]["awsRegion"]),
        (&json!("AwsServiceEvent"), &json!(arn(HOME, &key)), &json!(HOME))
    );
    world.days(100);
    assert_eq!(events(&world, "DeleteExpiredKeyMaterial").len(), 1, "once");
    let import = world.import(&key, &[7; 32]);
    world.ok("ImportKeyMaterial", &import);
    decrypts(&mut world, &ciphertext);
    world.days(1000);
    decrypts(&mut world, &ciphertext);
}

#[test]
fn another_import_moves_the_day() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    let import = expiring(&mut world, &key, &[7; 32], 10);
    world.ok("ImportKeyMaterial", &import);
    world.days(9);
    let import = expiring(&mut world, &key, &[7; 32], 10);
    world.ok("ImportKeyMaterial", &import);
    world.days(9);
    assert_eq!(state(&mut world, &key), "Enabled");
    world.days(1);
    assert_eq!(state(&mut world, &key), "PendingImport");
}

#[test]
fn old_material_that_expires_is_missed_and_waiting_material_is_not() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    let first = expiring(&mut world, &key, &[1; 32], 20);
    world.ok("ImportKeyMaterial", &first);
    let mut second = expiring(&mut world, &key, &[2; 32], 5);
    second["ImportType"] = json!("NEW_KEY_MATERIAL");
    world.ok("ImportKeyMaterial", &second);
    world.days(5);
    assert_eq!(state(&mut world, &key), "Enabled");
    let refused = world.call("RotateKeyOnDemand", &json!({"KeyId": key}));
    let text =
        format!("No available key material pending rotation for the key: {}.", arn(HOME, &key));
    assert_eq!(refused.message(), Some(text));
    let mut second = world.import(&key, &[2; 32]);
    second["ImportType"] = json!("NEW_KEY_MATERIAL");
    world.ok("ImportKeyMaterial", &second);
    world.ok("RotateKeyOnDemand", &json!({"KeyId": key}));
    let ciphertext = encrypt(&mut world, &key);
    world.days(15);
    assert_eq!(state(&mut world, &key), "PendingImport", "the first material has expired");
    let first = world.import(&key, &[1; 32]);
    world.ok("ImportKeyMaterial", &first);
    decrypts(&mut world, &ciphertext);
}

#[test]
fn material_expires_while_a_deletion_is_pending() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    let import = expiring(&mut world, &key, &[7; 32], 3);
    world.ok("ImportKeyMaterial", &import);
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(4);
    assert_eq!(state(&mut world, &key), "PendingDeletion");
    assert_eq!(events(&world, "DeleteExpiredKeyMaterial").len(), 1);
    world.ok("CancelKeyDeletion", &json!({"KeyId": key}));
    assert_eq!(state(&mut world, &key), "PendingImport");
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(7);
    let gone = world.call("DescribeKey", &json!({"KeyId": key}));
    assert_eq!(gone.code().as_deref(), Some("NotFoundException"));
}

#[test]
fn an_import_token_is_good_for_a_day() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    let import = world.import(&key, &[7; 32]);
    world.clock.advance(DAY);
    world.ok("ImportKeyMaterial", &import);
    world.ok("DeleteImportedKeyMaterial", &json!({"KeyId": key}));
    world.clock.advance(Duration::from_secs(1));
    let refused = world.call("ImportKeyMaterial", &import);
    assert_eq!(
        (refused.status, refused.code().as_deref()),
        (400, Some("ExpiredImportTokenException"))
    );
    assert_eq!(state(&mut world, &key), "PendingImport");
    let import = world.import(&key, &[7; 32]);
    world.ok("ImportKeyMaterial", &import);
}

#[test]
fn a_scheduled_rotation_of_the_primary_reaches_every_region() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    world.ok("EnableKeyRotation", &json!({"KeyId": key, "RotationPeriodInDays": 90}));
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": FIRST}));
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": SECOND}));
    // A disabled replica goes along.
    world.go(SECOND).ok("DisableKey", &json!({"KeyId": key}));
    let mut ciphertexts = Vec::new();
    for round in 0..4 {
        for region in [HOME, FIRST] {
            ciphertexts.push(encrypt(world.go(region), &key));
        }
        world.days(90);
        let expected = metadata(world.go(HOME), &key)["CurrentKeyMaterialId"].clone();
        for region in [HOME, FIRST, SECOND] {
            world.go(region);
            assert_eq!(metadata(&mut world, &key)["CurrentKeyMaterialId"], expected);
            let listed = world.ok("ListKeyRotations", &json!({"KeyId": key}))["Rotations"].clone();
            assert_eq!(listed.as_array().unwrap().len(), round + 1);
        }
        if round == 1 {
            // The schedule goes on where the primary goes.
            world.go(HOME);
            world.ok("UpdatePrimaryRegion", &json!({"KeyId": key, "PrimaryRegion": FIRST}));
        }
    }
    world.go(SECOND).ok("EnableKey", &json!({"KeyId": key}));
    for region in [HOME, FIRST, SECOND] {
        world.go(region);
        ciphertexts.iter().for_each(|ciphertext| decrypts(&mut world, ciphertext));
    }
    let rotated = events(&world, "RotateKey");
    let regions: Vec<_> = rotated.iter().map(|event| &event["awsRegion"]).collect();
    assert_eq!(regions, [HOME, HOME, FIRST, FIRST], "the primary's, and only it");
}

/// Regions have any name here, and all related keys change in one batch, which has a limit.
#[test]
fn a_key_has_at_most_64_replicas_and_all_of_them_rotate() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    let replicate =
        |number: usize| json!({"KeyId": key, "ReplicaRegion": format!("zz-nowhere-{number}")});
    for number in 1..=64 {
        world.ok("ReplicateKey", &replicate(number));
    }
    let refused = world.call("ReplicateKey", &replicate(65));
    assert_eq!(refused.code().as_deref(), Some("LimitExceededException"));
    world.ok("RotateKeyOnDemand", &json!({"KeyId": key}));
    let material = |world: &mut World| {
        world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"]["CurrentKeyMaterialId"]
            .clone()
    };
    let here = material(&mut world);
    assert_eq!(material(world.go("zz-nowhere-64")), here);
}

/// CloudTrail shows what follows from a request as events of their own.
#[test]
fn replication_rotation_and_synchronisation_leave_their_own_events() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": FIRST}));
    let created = events(&world, "CreateKey");
    let arn = |region: &str| json!(format!("arn:aws:kms:{region}:000000000000:key/{key}"));
    assert_eq!(created.len(), 2, "the primary's, and the replica's");
    assert_eq!(created[1]["awsRegion"], FIRST);
    assert_eq!(created[1]["resources"][0]["ARN"], arn(FIRST));
    assert_eq!(created[1]["userIdentity"]["type"], "Root");
    assert_eq!(created[1]["userIdentity"]["invokedBy"], "AWS Internal");

    assert!(events(&world, "SynchronizeMultiRegionKey").is_empty());
    world.ok("RotateKeyOnDemand", &json!({"KeyId": key}));
    let asked = &events(&world, "RotateKeyOnDemand")[0];
    let rotated = &events(&world, "RotateKey")[0];
    assert_eq!(
        (&asked["eventType"], &rotated["eventType"]),
        (&json!("AwsApiCall"), &json!("AwsServiceEvent"))
    );
    let details = &rotated["serviceEventDetails"];
    assert_eq!(
        (&details["rotationType"], &details["keyOrigin"]),
        (&json!("ON_DEMAND"), &json!("AWS_KMS"))
    );
    let current =
        world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"]["CurrentKeyMaterialId"]
            .clone();
    assert_eq!(details["currentKeyMaterialId"], current);
    assert_ne!(details["previousKeyMaterialId"], current);
    let synchronized = events(&world, "SynchronizeMultiRegionKey");
    assert_eq!(synchronized.len(), 1);
    assert_eq!(synchronized[0]["responseElements"]["keyId"], arn(HOME));
    assert_eq!(synchronized[0]["userIdentity"].get("type"), None);
    assert_eq!(
        (&synchronized[0]["eventType"], &synchronized[0]["requestParameters"]),
        (&json!("AwsApiCall"), &json!(null))
    );

    // A key without replicas rotates alone.
    let lone = world.created(&json!({}));
    world.ok("RotateKeyOnDemand", &json!({"KeyId": lone}));
    assert_eq!(
        (events(&world, "RotateKey").len(), events(&world, "SynchronizeMultiRegionKey").len()),
        (2, 1)
    );
}

#[test]
fn a_primary_begins_to_wait_when_its_last_replica_is_gone() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    let ciphertext = encrypt(&mut world, &key);
    let pending = json!({"KeyId": key, "PendingWindowInDays": 10});
    for region in [FIRST, SECOND] {
        world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": region}));
    }
    world.ok("ScheduleKeyDeletion", &pending);
    world.days(400);
    assert_eq!(state(&mut world, &key), "PendingReplicaDeletion", "it waits for ever");
    for (region, window) in [(FIRST, 7), (SECOND, 20)] {
        let body = json!({"KeyId": key, "PendingWindowInDays": window});
        world.go(region).ok("ScheduleKeyDeletion", &body);
    }
    world.days(7);
    let primary = metadata(world.go(HOME), &key);
    assert_eq!(primary["KeyState"], "PendingReplicaDeletion");
    let left = json!([{"Arn": arn(SECOND, &key), "Region": SECOND}]);
    assert_eq!(primary["MultiRegionConfiguration"]["ReplicaKeys"], left);
    world.days(13);
    let primary = metadata(&mut world, &key);
    assert_eq!(primary["KeyState"], "PendingDeletion");
    assert_eq!(primary["PendingDeletionWindowInDays"], Value::Null);
    assert_eq!(primary["MultiRegionConfiguration"]["ReplicaKeys"], json!([]));
    let now = world.time().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64();
    let date = primary["DeletionDate"].as_f64().unwrap();
    assert!((date - now - (DAY * 10).as_secs_f64()).abs() < 1.0, "its own window, from now");
    // It is not too late.
    world.days(9);
    world.ok("CancelKeyDeletion", &json!({"KeyId": key}));
    world.ok("EnableKey", &json!({"KeyId": key}));
    decrypts(&mut world, &ciphertext);
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": FIRST}));
    decrypts(world.go(FIRST), &ciphertext);
    let body = json!({"KeyId": key, "PendingWindowInDays": 7});
    world.ok("ScheduleKeyDeletion", &body);
    world.days(7);
    world.go(HOME).ok("ScheduleKeyDeletion", &body);
    world.days(7);
    for region in [HOME, FIRST, SECOND] {
        let gone = world.go(region).call("DescribeKey", &json!({"KeyId": key}));
        assert_eq!(gone.code().as_deref(), Some("NotFoundException"));
    }
    let deleted = events(&world, "DeleteKey");
    let regions: Vec<_> = deleted.iter().map(|event| &event["awsRegion"]).collect();
    assert_eq!(regions, [FIRST, SECOND, FIRST, HOME]);
}

#[test]
fn what_waits_and_expires_in_a_replica_can_be_imported_there_again() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL", "MultiRegion": true}));
    let import = world.import(&key, &[1; 32]);
    world.ok("ImportKeyMaterial", &import);
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": FIRST}));
    let mut second = world.import(&key, &[2; 32]);
    second["ImportType"] = json!("NEW_KEY_MATERIAL");
    world.ok("ImportKeyMaterial", &second);
    world.go(FIRST);
    let import = world.import(&key, &[1; 32]);
    world.ok("ImportKeyMaterial", &import);
    let import = expiring(&mut world, &key, &[2; 32], 2);
    world.ok("ImportKeyMaterial", &import);
    world.days(2);
    assert_eq!(state(&mut world, &key), "Enabled");
    let refused = world.go(HOME).call("RotateKeyOnDemand", &json!({"KeyId": key}));
    assert_eq!(refused.code().as_deref(), Some("KMSInvalidStateException"));
    world.go(FIRST);
    let import = world.import(&key, &[2; 32]);
    world.ok("ImportKeyMaterial", &import);
    world.go(HOME).ok("RotateKeyOnDemand", &json!({"KeyId": key}));
    let ciphertext = encrypt(&mut world, &key);
    decrypts(world.go(FIRST), &ciphertext);
}

/// "AWS managed keys are automatically rotated every year (approximately 365 days)": and nobody had to enable it.
#[test]
fn aws_managed_keys_rotate_every_365_days() {
    let mut world = World::new();
    let key = metadata(&mut world, "alias/aws/s3")["KeyId"].as_str().unwrap().to_owned();
    world.days(364);
    assert_eq!(events(&world, "RotateKey").len(), 0);
    for year in 1..=2 {
        world.days(if year == 1 { 1 } else { 365 });
        let rotations = events(&world, "RotateKey");
        assert_eq!(rotations.len(), year);
        let details = &rotations[year - 1]["serviceEventDetails"];
        assert_eq!(details["rotationType"], "AUTOMATIC");
        assert_eq!(details["keyId"], arn(HOME, &key));
    }
}
