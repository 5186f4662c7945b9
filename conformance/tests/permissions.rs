//! Every operation with every permission but its own, and with exactly its own: generated from the table of operations.

use conformance::identities::allowing;
use conformance::world::World;
use kms::table::row;
use model::Operation;
use model::generated::KeyState;
use serde_json::{Value, json};

/// RetireGrant asks the grant, and a policy only where the grant does not say; `grants.rs` has its cases.
fn asks_identity_policies() -> impl Iterator<Item = Operation> {
    let built = Operation::ALL.into_iter().filter(|operation| row(*operation).is_built());
    built.filter(|operation| *operation != Operation::RetireGrant)
}

/// The actions that a request without tags needs.
fn needed(operation: Operation) -> Vec<&'static str> {
    let mut actions = row(operation).actions.to_vec();
    if matches!(operation, Operation::CreateKey | Operation::ReplicateKey) {
        actions.retain(|action| *action != "kms:TagResource");
    }
    actions
}

/// A valid request of every operation, each on a key of its own.
fn requests(world: &mut World) -> Vec<(Operation, Value)> {
    let mut requests = Vec::new();
    for operation in asks_identity_policies() {
        let key = world.key_for(operation);
        let body = world.request(operation, &key);
        if operation == Operation::CancelKeyDeletion {
            world.bring(&key, KeyState::PendingDeletion);
        }
        requests.push((operation, body));
    }
    requests
}

#[test]
fn no_permission_serves_for_another_operation() {
    let mut world = World::new();
    let requests = requests(&mut world);
    let user = world.user("one-permission");
    let mut client = world.client_of(&user.key);
    let mut permissions: Vec<&str> =
        Operation::ALL.iter().flat_map(|one| row(*one).actions).copied().collect();
    permissions.sort_unstable();
    permissions.dedup();
    let mut denied = 0;
    for permission in permissions {
        world.put_user_policy(&user, &allowing(&[permission]));
        for (operation, body) in &requests {
            if needed(*operation) == [permission] {
                continue;
            }
            let reply = client
                .call_at(operation.name(), body.to_string().as_bytes(), world.time())
                .unwrap();
            let case = format!("{} with {permission}", operation.name());
            assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"), "{case}");
            let message = reply.message().unwrap();
            assert!(
                needed(*operation).iter().any(|action| message.ends_with(&format!(
                    "because no identity-based policy allows the {action} action"
                ))),
                "{case}: {message}"
            );
            denied += 1;
        }
    }
    assert!(denied > 2500, "only {denied} cases");
}

#[test]
fn every_operation_needs_no_more_than_its_own_permission() {
    let mut world = World::new();
    let requests = requests(&mut world);
    let user = world.user("own-permission");
    let mut client = world.client_of(&user.key);
    for (operation, body) in &requests {
        world.put_user_policy(&user, &allowing(&needed(*operation)));
        let reply =
            client.call_at(operation.name(), body.to_string().as_bytes(), world.time()).unwrap();
        assert_eq!(reply.status, 200, "{}: {:?}", operation.name(), reply.message());
        let event = world.event_of(&reply);
        assert_eq!(event["userIdentity"]["arn"], user.arn());
    }
}

/// One permission of several is none: each of them is asked for.
#[test]
fn every_permission_that_an_operation_needs_is_needed() {
    let mut world = World::new();
    let requests = requests(&mut world);
    let user = world.user("almost");
    let mut client = world.client_of(&user.key);
    let mut cases = 0;
    for (operation, body) in requests {
        for missing in needed(operation) {
            let denied = json!([
                {"Effect": "Allow", "Action": "*", "Resource": "*"},
                {"Effect": "Deny", "Action": missing, "Resource": "*"},
            ]);
            world.put_user_policy(&user, &conformance::identities::policy(&denied));
            let reply = client
                .call_at(operation.name(), body.to_string().as_bytes(), world.time())
                .unwrap();
            let case = format!("{} without {missing}", operation.name());
            assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"), "{case}");
            assert!(
                reply
                    .message()
                    .unwrap()
                    .ends_with("with an explicit deny in an identity-based policy"),
                "{case}"
            );
            cases += 1;
        }
    }
    assert!(cases > 50, "only {cases} cases");
}

/// What is in the request can ask for permissions of its own.
#[test]
fn tags_of_a_new_key_need_a_permission() {
    let mut world = World::new();
    let user = world.user("tags");
    let mut client = world.client_of(&user.key);
    let body = json!({"Tags": [{"TagKey": "a", "TagValue": "b"}]}).to_string();
    world.put_user_policy(&user, &allowing(&["kms:CreateKey"]));
    let reply = client.call_at("CreateKey", body.as_bytes(), world.time()).unwrap();
    assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"));
    world.put_user_policy(&user, &allowing(&["kms:CreateKey", "kms:TagResource"]));
    let reply = client.call_at("CreateKey", body.as_bytes(), world.time()).unwrap();
    assert_eq!(reply.status, 200, "{:?}", reply.message());
}

#[test]
fn who_retires_a_grant_needs_no_policy_if_the_grant_says_so() {
    let mut world = World::new();
    let key = world.key();
    let (alice, bob) = (world.user("alice"), world.user("bob"));
    let grant = world.grant(&key, &json!({"RetiringPrincipal": alice.arn()}));
    let arn = format!("arn:aws:kms:us-east-1:000000000000:key/{key}");
    let body = json!({"KeyId": arn, "GrantId": grant["GrantId"]}).to_string();
    for (user, status) in [(bob, 400), (alice, 200)] {
        let mut client = world.client_of(&user.key);
        let reply = client.call_at("RetireGrant", body.as_bytes(), world.time()).unwrap();
        assert_eq!(reply.status, status, "{}: {:?}", user.name, reply.message());
    }
}
