use model::AccountId;
use model::generated::ImportType;
use serde_json::{Value, json};

use super::*;
use crate::key::tests::{NOW, key};
use crate::key::{Import, NewKey, NewReplica};

/// A record with every member present.
fn record() -> Value {
    let (_, mut key) = key();
    key.enable_rotation(None, NOW).unwrap();
    serde_json::from_slice(&key.to_json().unwrap()).unwrap()
}

fn read(record: &Value) -> Result<Key, RecordError> {
    Key::from_json(&serde_json::to_vec(record).unwrap())
}

#[test]
fn every_member_is_needed_or_may_be_left_out() {
    let full = record();
    for name in full.as_object().unwrap().keys() {
        let mut record = full.clone();
        record.as_object_mut().unwrap().remove(name);
        let optional = ["schedule", "current"].contains(&name.as_str());
        assert_eq!(read(&record).is_ok(), optional, "{name}");
    }
}

#[test]
fn unknown_members_are_refused_at_every_depth() {
    assert!(read(&record()).is_ok());
    for pointer in ["", "/state", "/schedule", "/materials/0"] {
        let mut record = record();
        record.pointer_mut(pointer).unwrap()["surprise"] = json!(1);
        assert!(matches!(read(&record), Err(RecordError::Form(_))), "{pointer}");
    }
}

#[test]
fn a_newer_version_is_named_even_with_unknown_members() {
    let mut record = record();
    record["v"] = json!(2);
    record["surprise"] = json!(1);
    assert!(matches!(read(&record), Err(RecordError::Version(2))));
}

#[test]
fn values_that_cannot_be_are_refused_by_name() {
    let zeros = "0".repeat(64);
    for (pointer, value, member) in [
        ("/arn", json!("arn:aws:kms:us-east-1:1:key/x"), "arn"),
        ("/spec", json!("symmetric_default"), "spec"),
        ("/usage", json!("NOTHING"), "usage"),
        ("/origin", json!(""), "origin"),
        ("/manager", json!("ME"), "manager"),
        ("/created", json!(-1), "created"),
        ("/state", json!({"name": "PendingDeletion", "date": i64::MAX}), "state.date"),
        ("/schedule/period_in_days", json!(0), "schedule.period_in_days"),
        ("/schedule/period_in_days", json!(2561), "schedule.period_in_days"),
        ("/schedule/next", json!(-5), "schedule.next"),
        ("/aliases", json!(["payments"]), "aliases"),
        ("/current", json!(zeros), "current"),
        ("/materials/0/id", json!("00"), "materials.id"),
        ("/materials/0/sealed", json!("*"), "materials.sealed"),
        ("/materials/0/created", json!(i64::MIN), "materials.created"),
    ] {
        let mut record = record();
        *record.pointer_mut(pointer).unwrap() = value;
        let error = read(&record).unwrap_err();
        assert!(matches!(error, RecordError::Member(name) if name == member), "{pointer}: {error}");
    }
}

/// An imported multi-Region key with a replica, material that waits and material that is gone.
fn related_record() -> Value {
    let hierarchy = crate::hierarchy::tests::hierarchy();
    let mut key = Key::external(NewKey {
        account: AccountId::parse("111122223333").unwrap(),
        region: Region::parse("us-east-1").unwrap(),
        id: KeyId::parse("mrk-1234abcd12ab34cd56ef1234567890ab").unwrap(),
        spec: KeySpec::SymmetricDefault,
        usage: KeyUsageType::EncryptDecrypt,
        description: String::new(),
        policy: KeyPolicy::unbound("{}".to_owned()),
        created: NOW,
    });
    let import = |seed: &'static [u8; 32], import_type| Import {
        material: seed,
        import_type,
        material_id: None,
        description: Some("mine"),
        valid_to: Some(NOW.plus(model::timestamp::DAY)),
    };
    key.import(&hierarchy, import(&[1; 32], None), NOW).unwrap();
    let (region, policy) =
        (Region::parse("eu-west-1").unwrap(), KeyPolicy::unbound("{}".to_owned()));
    let new = NewReplica { region, description: String::new(), policy, created: NOW };
    key.replicate(&hierarchy, new).unwrap();
    let new = Some(ImportType::NewKeyMaterial);
    key.import(&hierarchy, import(&[2; 32], new), NOW).unwrap();
    key.delete_imported(None).unwrap();
    key.schedule_deletion(Some(7), NOW).unwrap();
    serde_json::from_slice(&key.to_json().unwrap()).unwrap()
}

#[test]
fn a_related_imported_key_is_written_as_it_is() {
    let record = related_record();
    assert_eq!(record["state"], json!({"name": "PendingReplicaDeletion", "window_in_days": 7}));
    let set = json!({"primary": "us-east-1", "replicas": ["eu-west-1"]});
    assert_eq!(record["multi_region"], set);
    assert!(record["materials"][0].get("sealed").is_none());
    let imported = json!({"description": "mine", "valid_to": 86_400_000});
    assert_eq!(record["materials"][0]["imported"], imported);
    assert_eq!(record["pending"]["imported"], imported);
    let key = read(&record).unwrap();
    assert_eq!(key.to_json().unwrap(), serde_json::to_vec(&key_record(&record)).unwrap());
}

fn key_record(record: &Value) -> KeyRecord {
    serde_json::from_value(record.clone()).unwrap()
}

#[test]
fn a_multi_region_key_without_replicas_is_its_own_primary() {
    let mut record = record();
    record["arn"] =
        json!("arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab");
    let key = read(&record).unwrap();
    assert!(key.is_primary() && key.related().is_empty());
    assert!(!String::from_utf8(key.to_json().unwrap()).unwrap().contains("multi_region"));
}

#[test]
fn relations_that_cannot_be_are_refused() {
    let single = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let (primary, replicas) = ("/multi_region/primary", "/multi_region/replicas");
    for (pointer, value, member) in [
        ("/arn", json!(single), "multi_region"),
        (primary, json!("mars"), "multi_region"),
        (primary, json!("eu-west-1"), "multi_region"),
        (primary, json!("ap-south-1"), "multi_region"),
        (replicas, json!([]), "multi_region"),
        (replicas, json!(["US"]), "multi_region"),
        (replicas, json!(["eu-west-1", "us-east-1"]), "multi_region"),
        ("/state/window_in_days", json!(0), "state.window_in_days"),
        ("/state/window_in_days", json!(31), "state.window_in_days"),
        ("/materials/0/imported/valid_to", json!(-1), "materials.imported.valid_to"),
        ("/pending/sealed", json!("*"), "materials.sealed"),
    ] {
        let mut record = related_record();
        *record.pointer_mut(pointer).unwrap() = value;
        let error = read(&record).unwrap_err();
        assert!(matches!(error, RecordError::Member(name) if name == member), "{pointer}: {error}");
    }
    let mut twice = related_record();
    twice["pending"]["id"] = twice["materials"][0]["id"].clone();
    assert!(matches!(read(&twice), Err(RecordError::Member("pending"))));
    let mut not_imported = related_record();
    not_imported["pending"].as_object_mut().unwrap().remove("imported");
    assert!(matches!(read(&not_imported), Err(RecordError::Member("pending"))));
    let mut lost = related_record();
    lost["materials"][0].as_object_mut().unwrap().remove("imported");
    assert!(matches!(read(&lost), Err(RecordError::Member("materials.sealed"))));
    for pointer in ["/multi_region", "/pending", "/pending/imported"] {
        let mut record = related_record();
        record.pointer_mut(pointer).unwrap()["surprise"] = json!(1);
        assert!(matches!(read(&record), Err(RecordError::Form(_))), "{pointer}");
    }
}

#[test]
fn states_of_no_release_are_refused() {
    for state in [
        json!({"name": "Deleted"}),
        json!({"name": "PendingDeletion"}),
        json!("Enabled"),
        json!({}),
    ] {
        let mut record = record();
        record["state"] = state;
        assert!(matches!(read(&record), Err(RecordError::Form(_))));
    }
}

#[test]
fn what_is_no_record_at_all_is_refused() {
    for bytes in [&b""[..], b"{}", b"null", b"[1]", b"{\"v\":1}", b"\xFF"] {
        assert!(Key::from_json(bytes).is_err());
    }
}

#[test]
fn the_ids_of_principals_are_kept_with_the_policy() {
    let (_, mut key) = key();
    let principals = [("arn:aws:iam::111122223333:user/a".to_owned(), "AIDA1".to_owned())].into();
    key.set_policy(KeyPolicy { text: "{}".to_owned(), principals });
    let json = key.to_json().unwrap();
    assert!(
        String::from_utf8_lossy(&json)
            .contains(r#""policy":"{}","principals":{"arn:aws:iam::111122223333:user/a":"AIDA1"}"#)
    );
    assert_eq!(Key::from_json(&json).unwrap().policy(), key.policy());
}
