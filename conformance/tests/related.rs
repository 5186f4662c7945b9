//! Multi-Region keys: what happens in all Regions at once, and as days pass.

use conformance::world::World;
use serde_json::{Value, json};

const HOME: &str = "us-east-1";
const AWAY: &str = "eu-west-1";
const FAR: &str = "ap-south-1";

/// Calls an operation in a Region, which must succeed.
fn ok(world: &mut World, region: &str, operation: &str, body: &Value) -> Value {
    world.client.go_to(region);
    world.ok(operation, body)
}

/// The error of an operation in a Region.
fn refused(world: &mut World, region: &str, operation: &str, body: &Value) -> String {
    world.client.go_to(region);
    let reply = world.call(operation, body);
    reply.code().unwrap_or_else(|| panic!("{operation} {body} succeeded in {region}"))
}

/// A primary key with replicas.
fn related(world: &mut World, members: &Value, replicas: &[&str]) -> String {
    world.client.go_to(HOME);
    let key = world.created(members);
    for region in replicas {
        ok(world, HOME, "ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": region}));
    }
    key
}

fn metadata(world: &mut World, region: &str, key: &str) -> Value {
    ok(world, region, "DescribeKey", &json!({"KeyId": key}))["KeyMetadata"].take()
}

fn state(world: &mut World, region: &str, key: &str) -> String {
    metadata(world, region, key)["KeyState"].as_str().unwrap().to_owned()
}

fn encrypt(world: &mut World, region: &str, key: &str) -> Value {
    let body = json!({"KeyId": key, "Plaintext": "aGVsbG8="});
    ok(world, region, "Encrypt", &body)["CiphertextBlob"].take()
}

#[test]
fn what_one_region_has_encrypted_every_other_decrypts_before_and_after_rotations() {
    let mut world = World::new();
    let key = related(&mut world, &json!({"MultiRegion": true}), &[AWAY, FAR]);
    ok(&mut world, HOME, "EnableKeyRotation", &json!({"KeyId": key, "RotationPeriodInDays": 90}));
    let mut written = Vec::new();
    for round in 0..3 {
        for region in [HOME, AWAY, FAR] {
            written.push(encrypt(&mut world, region, &key));
            let current = metadata(&mut world, region, &key)["CurrentKeyMaterialId"].clone();
            assert_eq!(current, metadata(&mut world, HOME, &key)["CurrentKeyMaterialId"]);
        }
        match round {
            0 => world.days(90),
            _ => drop(ok(&mut world, HOME, "RotateKeyOnDemand", &json!({"KeyId": key}))),
        }
    }
    for region in [HOME, AWAY, FAR] {
        for ciphertext in &written {
            let opened = ok(&mut world, region, "Decrypt", &json!({"CiphertextBlob": ciphertext}));
            assert_eq!(opened["Plaintext"], "aGVsbG8=");
            assert!(opened["KeyId"].as_str().unwrap().contains(region), "{opened}");
        }
        let listed = ok(&mut world, region, "ListKeyRotations", &json!({"KeyId": key}));
        assert_eq!(listed["Rotations"].as_array().unwrap().len(), 3);
        let status = ok(&mut world, region, "GetKeyRotationStatus", &json!({"KeyId": key}));
        assert_eq!(status["RotationPeriodInDays"], 90);
    }
    let rotated = world.events().iter().filter(|event| event["eventName"] == "RotateKey").count();
    assert_eq!(rotated, 1, "replicas follow their primary without an event of their own");
}

#[test]
fn replicas_of_asymmetric_and_hmac_keys_do_what_the_primary_does() {
    let mut world = World::new();
    let mac =
        json!({"MultiRegion": true, "KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"});
    let key = related(&mut world, &mac, &[AWAY]);
    let mut body = json!({"KeyId": key, "Message": "AA==", "MacAlgorithm": "HMAC_SHA_256"});
    let made = ok(&mut world, HOME, "GenerateMac", &body);
    body["Mac"] = made["Mac"].clone();
    ok(&mut world, AWAY, "VerifyMac", &body);

    let pair = json!({"MultiRegion": true, "KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"});
    let key = related(&mut world, &pair, &[AWAY]);
    let public = |world: &mut World, region: &str| {
        ok(world, region, "GetPublicKey", &json!({"KeyId": key}))["PublicKey"].take()
    };
    assert_eq!(public(&mut world, HOME), public(&mut world, AWAY));
    let mut body = json!({"KeyId": key, "Message": "AA==", "SigningAlgorithm": "ECDSA_SHA_256"});
    let made = ok(&mut world, AWAY, "Sign", &body);
    body["Signature"] = made["Signature"].clone();
    ok(&mut world, HOME, "Verify", &body);
}

#[test]
fn a_primary_is_deleted_after_its_last_replica() {
    let mut world = World::new();
    let key = related(&mut world, &json!({"MultiRegion": true}), &[AWAY, FAR]);
    let seven = json!({"KeyId": key, "PendingWindowInDays": 7});
    let scheduled = ok(&mut world, HOME, "ScheduleKeyDeletion", &seven);
    assert_eq!(scheduled["KeyState"], "PendingReplicaDeletion");
    assert!(scheduled.get("DeletionDate").is_none());
    world.days(100);
    assert_eq!(state(&mut world, HOME, &key), "PendingReplicaDeletion");
    ok(&mut world, AWAY, "ScheduleKeyDeletion", &seven);
    ok(&mut world, FAR, "ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 10}));
    world.days(7);
    assert_eq!(
        refused(&mut world, AWAY, "DescribeKey", &json!({"KeyId": key})),
        "NotFoundException"
    );
    assert_eq!(state(&mut world, HOME, &key), "PendingReplicaDeletion");
    world.days(3);
    let shown = metadata(&mut world, HOME, &key);
    assert_eq!(shown["KeyState"], "PendingDeletion");
    assert_eq!(shown["MultiRegionConfiguration"]["ReplicaKeys"], json!([]));
    world.days(6);
    assert_eq!(state(&mut world, HOME, &key), "PendingDeletion");
    world.days(1);
    assert_eq!(
        refused(&mut world, HOME, "DescribeKey", &json!({"KeyId": key})),
        "NotFoundException"
    );
}

#[test]
fn a_deleted_replica_can_be_made_again_and_a_waiting_primary_kept() {
    let mut world = World::new();
    let key = related(&mut world, &json!({"MultiRegion": true}), &[AWAY]);
    let ciphertext = encrypt(&mut world, AWAY, &key);
    let replicate = json!({"KeyId": key, "ReplicaRegion": AWAY});
    let seven = json!({"KeyId": key, "PendingWindowInDays": 7});
    ok(&mut world, AWAY, "ScheduleKeyDeletion", &seven);
    assert_eq!(refused(&mut world, HOME, "ReplicateKey", &replicate), "AlreadyExistsException");
    ok(&mut world, HOME, "ScheduleKeyDeletion", &seven);
    ok(&mut world, HOME, "CancelKeyDeletion", &json!({"KeyId": key}));
    assert_eq!(state(&mut world, HOME, &key), "Disabled");
    world.days(7);
    ok(&mut world, HOME, "EnableKey", &json!({"KeyId": key}));
    ok(&mut world, HOME, "ReplicateKey", &replicate);
    let opened = ok(&mut world, AWAY, "Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(opened["Plaintext"], "aGVsbG8=");
}

#[test]
fn the_new_primary_rotates_and_the_old_one_follows() {
    let mut world = World::new();
    let key = related(&mut world, &json!({"MultiRegion": true}), &[AWAY, FAR]);
    let rotation = json!({"KeyId": key, "RotationPeriodInDays": 90});
    ok(&mut world, HOME, "EnableKeyRotation", &rotation);
    ok(&mut world, HOME, "UpdatePrimaryRegion", &json!({"KeyId": key, "PrimaryRegion": AWAY}));
    for region in [HOME, AWAY, FAR] {
        let shown = metadata(&mut world, region, &key);
        assert_eq!(shown["MultiRegionConfiguration"]["PrimaryKey"]["Region"], AWAY);
        assert_eq!(shown["KeyState"], "Enabled");
    }
    let again = json!({"KeyId": key, "PrimaryRegion": FAR});
    assert_eq!(
        refused(&mut world, HOME, "UpdatePrimaryRegion", &again),
        "UnsupportedOperationException"
    );
    let same = json!({"KeyId": key, "PrimaryRegion": AWAY});
    assert_eq!(refused(&mut world, AWAY, "UpdatePrimaryRegion", &same), "ValidationException");
    let nowhere = json!({"KeyId": key, "PrimaryRegion": "sa-east-1"});
    assert_eq!(refused(&mut world, AWAY, "UpdatePrimaryRegion", &nowhere), "NotFoundException");
    let before = metadata(&mut world, HOME, &key)["CurrentKeyMaterialId"].clone();
    world.days(90);
    let after = metadata(&mut world, HOME, &key)["CurrentKeyMaterialId"].clone();
    assert_ne!(before, after);
    assert_eq!(after, metadata(&mut world, AWAY, &key)["CurrentKeyMaterialId"]);
    let events = world.events();
    let rotated: Vec<_> = events.iter().filter(|event| event["eventName"] == "RotateKey").collect();
    assert_eq!((rotated.len(), &rotated[0]["awsRegion"]), (1, &json!(AWAY)));
}

#[test]
fn imported_material_rotates_once_it_is_in_every_region() {
    let mut world = World::new();
    world.client.go_to(HOME);
    let key = world.created(&json!({"MultiRegion": true, "Origin": "EXTERNAL"}));
    let import = |world: &mut World, region: &str, byte: u8, kind: Option<&str>| {
        world.client.go_to(region);
        let mut body = world.import(&key, &[byte; 32]);
        body["ImportType"] = kind.map_or(Value::Null, Into::into);
        world.ok("ImportKeyMaterial", &body)["KeyMaterialId"].take()
    };
    let rotate = json!({"KeyId": key});
    import(&mut world, HOME, 1, None);
    ok(&mut world, HOME, "ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": AWAY}));
    assert_eq!(state(&mut world, AWAY, &key), "PendingImport");
    import(&mut world, AWAY, 1, None);
    assert_eq!(state(&mut world, AWAY, &key), "Enabled");
    let old = encrypt(&mut world, HOME, &key);
    let new = import(&mut world, HOME, 2, Some("NEW_KEY_MATERIAL"));
    let waits = |world: &mut World, region: &str| {
        let all = json!({"KeyId": key, "IncludeKeyMaterial": "ALL_KEY_MATERIAL"});
        let listed = ok(world, region, "ListKeyRotations", &all);
        let last = listed["Rotations"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["KeyMaterialId"], new);
        format!("{} {}", last["KeyMaterialState"], last["ImportState"]).replace('"', "")
    };
    let everywhere = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";
    assert_eq!(waits(&mut world, HOME), format!("{everywhere} IMPORTED"));
    assert_eq!(waits(&mut world, AWAY), format!("{everywhere} PENDING_IMPORT"));
    let refusal = refused(&mut world, HOME, "RotateKeyOnDemand", &rotate);
    assert_eq!(refusal, "KMSInvalidStateException");
    assert_eq!(import(&mut world, AWAY, 2, Some("EXISTING_KEY_MATERIAL")), new);
    assert_eq!(waits(&mut world, HOME), "PENDING_ROTATION IMPORTED");
    assert_eq!(waits(&mut world, AWAY), "PENDING_ROTATION IMPORTED");
    ok(&mut world, HOME, "RotateKeyOnDemand", &rotate);
    for region in [HOME, AWAY] {
        let shown = metadata(&mut world, region, &key);
        assert_eq!((&shown["CurrentKeyMaterialId"], &shown["KeyState"]), (&new, &json!("Enabled")));
        ok(&mut world, region, "Decrypt", &json!({"CiphertextBlob": old}));
    }
    // The old material is still needed, but only where it was deleted the key is out of use.
    let first = ok(&mut world, AWAY, "Decrypt", &json!({"CiphertextBlob": old}));
    let delete = json!({"KeyId": key, "KeyMaterialId": first["KeyMaterialId"]});
    ok(&mut world, AWAY, "DeleteImportedKeyMaterial", &delete);
    assert_eq!(state(&mut world, AWAY, &key), "PendingImport");
    assert_eq!(state(&mut world, HOME, &key), "Enabled");
}
