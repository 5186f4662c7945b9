//! Every operation of a service is denied, audited, throttled, checked, and run again after a lost race, without a line about it in
//! the service: `service/shelves.rs` has two operations and is no more than that.

#![cfg(test)]

#[path = "service/shelves.rs"]
mod shelves;
#[path = "service/world.rs"]
mod world;

use std::sync::atomic::Ordering;

use model::{ErrorCode, Operation as Name};
use pipeline::LedgerError;
use serde_json::{Value, json};
use shelves::{ROWS, Shelf};
use store::CommitError;
use world::{ARN, World};

/// Returns a request that is valid for each of the operations.
fn request() -> Value {
    json!({"CustomKeyStoreId": "cks-1"})
}

#[test]
fn every_operation_is_answered_and_audited() {
    for row in &ROWS {
        let world = World::new();
        let answer = world.send(row.operation, &request()).unwrap();
        assert_eq!(answer.error, None);
        let event = world.newest_event();
        assert_eq!(event["eventName"], row.operation.name());
        assert_eq!(event["readOnly"], row.read_only);
        assert_eq!(event["requestID"], answer.request_id);
        assert_eq!(event["requestParameters"]["customKeyStoreId"], "cks-1");
        assert_eq!(event["resources"][0]["ARN"], ARN);
        assert_eq!(event["errorCode"], Value::Null);
        assert_ne!(event["decision"], Value::Null);
    }
}

#[test]
fn every_operation_is_denied_and_that_is_audited() {
    for row in &ROWS {
        let world = World::new();
        *world.environment.shelf.lock().unwrap() = Shelf::new(ARN, "Deny").into();
        let answer = world.send(row.operation, &request()).unwrap();
        assert_eq!(answer.error, Some(ErrorCode::AccessDeniedException));
        let event = world.newest_event();
        assert_eq!(event["errorCode"], "AccessDeniedException");
        assert!(event["errorMessage"].as_str().unwrap().contains(row.actions[0]), "{event}");
        assert!(world.is_unchanged());
    }
}

#[test]
fn every_operation_is_throttled_before_policies_are_evaluated() {
    for row in &ROWS {
        let world = World::new();
        world.environment.is_busy.store(true, Ordering::Relaxed);
        let answer = world.send(row.operation, &request()).unwrap();
        assert_eq!(answer.error, Some(ErrorCode::ThrottlingException));
        let event = world.newest_event();
        assert_eq!(
            (&event["errorCode"], &event["decision"]),
            (&json!("ThrottlingException"), &Value::Null)
        );
        assert!(world.is_unchanged());
    }
}

#[test]
fn every_operation_refuses_members_of_another_type() {
    for row in &ROWS {
        let body = json!({"CustomKeyStoreId": 1}).to_string();
        let error = wire::decode(row.operation, body.as_bytes()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::SerializationException, "{:?}", row.operation);
    }
}

#[test]
fn a_changed_resource_is_decided_on_again() {
    let world = World::new();
    let ask = || world.send(Name::DescribeCustomKeyStores, &json!({})).unwrap().error;
    assert_eq!([ask(), ask()], [None, None], "the second time from memory");
    *world.environment.shelf.lock().unwrap() = Shelf::new(ARN, "Deny").into();
    assert_eq!(ask(), Some(ErrorCode::AccessDeniedException));
}

/// The changes of a request that lost a race are not committed, and nothing is recorded: it runs again.
#[test]
fn a_lost_race_leaves_nothing() {
    let world = World::new();
    let delete = || world.send(Name::DeleteCustomKeyStore, &request());
    assert_eq!(delete().unwrap().error, None);
    let entries = world.entries();
    let lost = delete().unwrap_err();
    assert!(matches!(lost, LedgerError::Commit(CommitError::Conflict(_))), "{lost}");
    assert_eq!(world.entries(), entries);
}

#[test]
fn an_operation_that_is_not_built_says_so() {
    let world = World::new();
    let error = world.refusal(Name::ConnectCustomKeyStore, &json!({"CustomKeyStoreId": "cks-1"}));
    assert_eq!(error.message(), Some("ConnectCustomKeyStore is not built"));
}
