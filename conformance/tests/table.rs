//! Tests that are generated from the tables of operations: that they are true, and every operation of KMS denied, audited, and
//! malformed. An operation without a case here fails `every_operation_has_a_case`. Every operation in every state:
//! `order_of_checks.rs`.

use std::collections::BTreeSet;

use conformance::world::{World, policy_of_another};
use kms::table::row;
use model::generated::KeyState;
use model::{AwsService, Operation, ServiceOperation};
use serde_json::{Value, json};
use server::operation_facts;

fn built() -> impl Iterator<Item = Operation> {
    Operation::ALL.into_iter().filter(|operation| row(*operation).is_built())
}

/// Operations whose permission is the account's and not a key's.
fn is_account_level(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::CreateKey
            | Operation::ListKeys
            | Operation::ListAliases
            | Operation::ListRetirableGrants
            | Operation::GenerateRandom
    )
}

/// RetireGrant asks the grant and no policy; `grants.rs` has its cases.
fn asks_the_key_policy(operation: Operation) -> bool {
    !is_account_level(operation) && operation != Operation::RetireGrant
}

#[test]
fn every_list_of_gaps_is_true() {
    let lists = [
        (&[AwsService::Kms][..], include_str!("../../crates/kms/gaps.txt")),
        (&[AwsService::Iam, AwsService::Sts], include_str!("../../crates/iam/gaps.txt")),
        (&[AwsService::S3], include_str!("../../crates/s3/gaps.txt")),
        (&[AwsService::CloudTrail], include_str!("../../crates/cloudtrail/gaps.txt")),
        (&[AwsService::CostExplorer], include_str!("../../crates/ce/gaps.txt")),
    ];
    for (services, list) in lists {
        let known = ServiceOperation::all().filter(|one| !operation_facts(*one).is_built);
        let known = known.map(|one| (one.service(), one.name()));
        let others = AwsService::ALL.into_iter();
        let others = others.flat_map(|one| one.unbuilt().iter().map(move |name| (one, *name)));
        let gaps: BTreeSet<_> = known
            .chain(others)
            .filter(|(service, _)| services.contains(service))
            .map(|(service, name)| match services.len() {
                1 => name.to_owned(),
                _ => format!("{}:{name}", service.name()),
            })
            .collect();
        let listed: Vec<_> = list.lines().collect();
        assert_eq!(Vec::from_iter(gaps), listed, "gaps.txt of {services:?} may only shrink");
    }
}

#[test]
fn every_operation_has_its_own_row_and_actions_of_its_service() {
    for operation in ServiceOperation::all() {
        let facts = operation_facts(operation);
        assert_eq!(facts.operation, operation);
        let prefix = format!("{}:", operation.service().name());
        match operation.service() {
            // ReEncrypt has two actions, and those of S3 have names of their own.
            AwsService::Kms | AwsService::S3 => {
                assert!(!facts.actions.is_empty());
                assert!(facts.actions.iter().all(|one| one.starts_with(&prefix)), "{facts:?}");
            }
            AwsService::Iam
            | AwsService::Sts
            | AwsService::CloudTrail
            | AwsService::CostExplorer => {
                assert_eq!(facts.actions, [format!("{prefix}{}", operation.name())]);
            }
        }
    }
}

#[test]
fn every_operation_has_a_case() {
    let mut world = World::new();
    for operation in built() {
        let key = world.key_for(operation);
        if operation == Operation::CancelKeyDeletion {
            world.bring(&key, KeyState::PendingDeletion);
        }
        let body = world.request(operation, &key);
        let reply = world.call(operation.name(), &body);
        assert_eq!(reply.status, 200, "{} {body}: {:?}", operation.name(), reply.message());
        let event = world.event_of(&reply);
        assert_eq!(event["eventName"], operation.name());
        assert_eq!(event["errorCode"], Value::Null);
        assert_eq!(event["readOnly"], row(operation).read_only);
        let empty = operation.output().is_none();
        assert_eq!(reply.body.is_empty(), empty, "{}", operation.name());
    }
}

#[test]
fn every_operation_is_denied_and_audited() {
    let mut world = World::new();
    let mut cases = 0;
    for operation in built().filter(|operation| asks_the_key_policy(*operation)) {
        let key = world.key_for(operation);
        let body = world.request(operation, &key);
        let policy = json!({"KeyId": key, "Policy": policy_of_another(), "BypassPolicyLockoutSafetyCheck": true});
        world.ok("PutKeyPolicy", &policy);
        let reply = world.call(operation.name(), &body);
        assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"), "{}", operation.name());
        assert_eq!(reply.status, 400);
        let message = reply.message().unwrap();
        assert!(
            message.starts_with(
                "User: arn:aws:iam::000000000000:root is not authorized to perform: kms:"
            ),
            "{message}"
        );
        let event = world.event_of(&reply);
        assert_eq!(
            (&event["errorCode"], &event["errorMessage"]),
            (&json!("AccessDeniedException"), &json!(message))
        );
        cases += 1;
    }
    assert_eq!(cases, built().count() - 6);
}

/// Where the replicas of a key are is for those to know who may move its primary.
#[test]
fn a_missing_replica_is_not_told_to_whom_is_denied() {
    let mut world = World::new();
    let key = world.created(&json!({"MultiRegion": true}));
    let nowhere = json!({"KeyId": key, "PrimaryRegion": "eu-west-1"});
    let reply = world.call("UpdatePrimaryRegion", &nowhere);
    assert_eq!(reply.code().as_deref(), Some("NotFoundException"));
    let policy = json!({
        "KeyId": key, "Policy": policy_of_another(), "BypassPolicyLockoutSafetyCheck": true,
    });
    world.ok("PutKeyPolicy", &policy);
    let reply = world.call("UpdatePrimaryRegion", &nowhere);
    assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"));
}

#[test]
fn every_operation_is_refused_without_a_signature_and_audited() {
    let mut world = World::new();
    for operation in Operation::ALL {
        let address = world.running.api_address();
        let request = format!(
            "POST / HTTP/1.1\r\nhost: {address}\r\nx-amz-target: TrentService.{}\r\ncontent-length: 2\r\n\r\n{{}}",
            operation.name()
        );
        let reply = world.client.send(request.as_bytes()).unwrap();
        assert_eq!(
            reply.code().as_deref(),
            Some("MissingAuthenticationTokenException"),
            "{}",
            operation.name()
        );
        let event = world.event_of(&reply);
        assert_eq!(event["eventName"], operation.name());
        assert_eq!(event["userIdentity"]["type"], "Unknown");
    }
}

#[test]
fn every_operation_refuses_malformed_bodies_and_audits_that() {
    let mut world = World::new();
    for operation in Operation::ALL {
        for body in ["[]", "{", "\"x\"", "{\"KeyId\":1,\"NumberOfBytes\":\"x\"", "\u{feff}{}"] {
            let reply = world.send(operation.name(), body.as_bytes());
            assert_eq!(
                reply.code().as_deref(),
                Some("SerializationException"),
                "{} {body}",
                operation.name()
            );
            assert_eq!(reply.status, 400);
            assert_eq!(world.event_of(&reply)["errorCode"], "SerializationException");
        }
        if operation.input().members.iter().any(|member| member.required) {
            let reply = world.call(operation.name(), &json!({}));
            assert_eq!(
                reply.code().as_deref(),
                Some("ValidationException"),
                "{}",
                operation.name()
            );
            assert!(reply.message().unwrap().contains("Member must not be null"));
        }
    }
}

#[test]
fn gaps_name_themselves() {
    let mut world = World::new();
    for operation in Operation::ALL.into_iter().filter(|one| !row(*one).is_built()) {
        let Some(body) = smallest(operation) else { continue };
        let reply = world.call(operation.name(), &body);
        assert_eq!(
            reply.code().as_deref(),
            Some("UnsupportedOperationException"),
            "{} {:?}",
            operation.name(),
            reply.message()
        );
        assert_eq!(
            reply.message(),
            Some(format!("Bulla does not implement {} yet.", operation.name()))
        );
    }
}

/// The smallest request that keeps the model's constraints; none where that takes more than text and bytes.
fn smallest(operation: Operation) -> Option<Value> {
    use model::shape::Kind;
    let mut body = serde_json::Map::new();
    for member in operation.input().members.iter().filter(|member| member.required) {
        let value = match &member.shape.kind {
            Kind::String { values, .. } if !values.is_empty() => json!(values[0]),
            Kind::String { pattern: None, length, .. } => {
                json!("x".repeat(usize::try_from(length.min.unwrap_or(1)).unwrap().max(1)))
            }
            Kind::Blob { .. } => json!("AAAA"),
            _ => return None,
        };
        body.insert(member.name.to_owned(), value);
    }
    Some(Value::Object(body))
}
