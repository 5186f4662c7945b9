//! Imported key material as time passes: it expires, and so do the parameters of an import.

use conformance::world::World;
use serde_json::{Value, json};

fn metadata(world: &mut World, key: &str) -> Value {
    world.ok("DescribeKey", &json!({"KeyId": key}))["KeyMetadata"].take()
}

/// Seconds since the epoch, so many days from now.
fn in_days(world: &World, days: u64) -> f64 {
    let now = world.time().duration_since(std::time::UNIX_EPOCH).unwrap();
    now.as_secs_f64() + std::time::Duration::from_secs(days * 24 * 60 * 60).as_secs_f64()
}

/// Imports material that expires.
fn import_for(world: &mut World, key: &str, byte: u8, days: u64) {
    let mut body = world.import(key, &[byte; 32]);
    body["ExpirationModel"] = "KEY_MATERIAL_EXPIRES".into();
    body["ValidTo"] = in_days(world, days).into();
    world.ok("ImportKeyMaterial", &body);
}

#[test]
fn expired_material_is_deleted_the_same_material_brings_the_key_back() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    import_for(&mut world, &key, 1, 10);
    let shown = metadata(&mut world, &key);
    assert_eq!(shown["ExpirationModel"], "KEY_MATERIAL_EXPIRES");
    assert!((shown["ValidTo"].as_f64().unwrap() - in_days(&world, 10)).abs() < 0.01);
    let body = json!({"KeyId": key, "Plaintext": "aGVsbG8="});
    let ciphertext = world.ok("Encrypt", &body)["CiphertextBlob"].take();
    world.days(9);
    assert_eq!(metadata(&mut world, &key)["KeyState"], "Enabled");
    world.days(1);
    let shown = metadata(&mut world, &key);
    assert_eq!(shown["KeyState"], "PendingImport");
    assert!(shown.get("ValidTo").is_none() && shown.get("ExpirationModel").is_none());
    let arn = shown["Arn"].as_str().unwrap();
    let refused = world.call("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    assert_eq!(refused.code().as_deref(), Some("KMSInvalidStateException"));
    assert_eq!(refused.message(), Some(format!("{arn} is pending import.")));
    let events = world.events();
    let expired: Vec<_> =
        events.iter().filter(|event| event["eventName"] == "DeleteExpiredKeyMaterial").collect();
    assert_eq!(expired.len(), 1);
    assert_eq!(expired[0]["eventType"], "AwsServiceEvent");
    assert_eq!(expired[0]["serviceEventDetails"], json!({"keyId": arn}));
    assert_eq!(expired[0]["resources"][0]["ARN"], arn);
    let again = world.import(&key, &[1; 32]);
    world.ok("ImportKeyMaterial", &again);
    world.ok("Decrypt", &json!({"CiphertextBlob": ciphertext}));
    world.days(400);
    assert_eq!(metadata(&mut world, &key)["KeyState"], "Enabled");
}

#[test]
fn parameters_are_good_for_a_day_for_their_key_and_more_than_once() {
    let mut world = World::new();
    let [key, other] = [(); 2].map(|()| world.created(&json!({"Origin": "EXTERNAL"})));
    let body = world.import(&key, &[1; 32]);
    let with = |member: &str, value: Value| {
        let mut body = body.clone();
        body[member] = value;
        body
    };
    let code = |world: &mut World, body: &Value| world.call("ImportKeyMaterial", body).code();
    let elsewhere = with("KeyId", other.as_str().into());
    assert_eq!(code(&mut world, &elsewhere).as_deref(), Some("InvalidImportTokenException"));
    let garbage = with("ImportToken", "AAAA".into());
    assert_eq!(code(&mut world, &garbage).as_deref(), Some("InvalidImportTokenException"));
    // Wrapped for another set of parameters.
    let second = world.import(&key, &[1; 32]);
    let mixed = with("EncryptedKeyMaterial", second["EncryptedKeyMaterial"].clone());
    assert_eq!(code(&mut world, &mixed).as_deref(), Some("InvalidCiphertextException"));
    world.days(1);
    world.ok("ImportKeyMaterial", &body);
    world.ok("ImportKeyMaterial", &body);
    world.clock.advance(std::time::Duration::from_millis(1));
    assert_eq!(code(&mut world, &body).as_deref(), Some("ExpiredImportTokenException"));
}

#[test]
fn material_expires_while_the_key_waits_for_its_deletion() {
    let mut world = World::new();
    let key = world.created(&json!({"Origin": "EXTERNAL"}));
    import_for(&mut world, &key, 1, 3);
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(3);
    assert_eq!(metadata(&mut world, &key)["KeyState"], "PendingDeletion");
    world.ok("CancelKeyDeletion", &json!({"KeyId": key}));
    assert_eq!(metadata(&mut world, &key)["KeyState"], "PendingImport");
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(7);
    let gone = world.call("DescribeKey", &json!({"KeyId": key}));
    assert_eq!(gone.code().as_deref(), Some("NotFoundException"));
}
