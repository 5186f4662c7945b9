use serde_json::{Value, json};

use super::*;
use crate::key::tests::{NOW, key};

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
