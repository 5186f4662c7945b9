//! Grants over the wire. The root is the only caller, so key policies that do not let it do something stand in for
//! callers without permission, and the root's own account is the grantee.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

use conformance::client::Reply;
use conformance::world::{ALICE, World, policy_of_another};
use kms::table::row;
use model::generated::{GrantOperation, KeyState};
use model::{ErrorCode, Operation};
use serde_json::{Value, json};

const ROOT: &str = "arn:aws:iam::000000000000:root";
const BOB: &str = "arn:aws:sts::000000000000:federated-user/bob";

fn arn(key: &str) -> String {
    format!("arn:aws:kms:us-east-1:000000000000:key/{key}")
}

fn code(reply: &Reply) -> String {
    reply.code().unwrap_or_else(|| reply.status.to_string())
}

/// A key whose policy lets the root do everything but these actions.
fn key_without(world: &mut World, actions: &[String]) -> String {
    let key = world.key();
    put_policy_without(world, &key, actions);
    key
}

fn put_policy_without(world: &mut World, key: &str, actions: &[String]) {
    let policy = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": ROOT}, "NotAction": actions, "Resource": "*",
    }]});
    let body = json!({"KeyId": key, "Policy": policy.to_string()});
    world.ok("PutKeyPolicy", &body);
}

fn without(actions: &[&str]) -> Vec<String> {
    actions.iter().map(|action| format!("kms:{action}")).collect()
}

fn encrypt(world: &mut World, key: &str, context: &Value) -> Reply {
    let body = json!({"KeyId": key, "Plaintext": "aGVsbG8=", "EncryptionContext": context});
    world.call("Encrypt", &body)
}

fn grants_of(world: &mut World, key: &str) -> Vec<Value> {
    let mut listed = Vec::new();
    let mut body = json!({"KeyId": key, "Limit": 100});
    loop {
        let page = world.ok("ListGrants", &body);
        listed.extend(page["Grants"].as_array().unwrap().clone());
        if page["Truncated"] == false {
            return listed;
        }
        body["Marker"] = page["NextMarker"].clone();
    }
}

/// Every operation that a grant can give, on a key that it is for.
#[test]
fn a_grant_allows_each_operation_that_it_names_and_no_other() {
    let mut world = World::new();
    let mut cases = 0;
    for operation in Operation::ALL.into_iter().filter(|one| row(*one).is_built()) {
        let actions: Vec<_> = row(operation)
            .actions
            .iter()
            .map(|action| action.strip_prefix("kms:").unwrap())
            .collect();
        let grantable = |name: &&str| GrantOperation::parse(name).is_some();
        if !actions.iter().all(grantable) || operation == Operation::RetireGrant {
            continue;
        }
        let key = world.key_for(operation);
        let mut body = world.request(operation, &key);
        if operation == Operation::CreateGrant {
            // A child can do no more than its parent.
            body["Operations"] = json!(["CreateGrant", "DescribeKey"]);
        }
        let policy = without(&actions);
        put_policy_without(&mut world, &key, &policy);
        let denied = world.call(operation.name(), &body);
        assert_eq!(code(&denied), "AccessDeniedException", "{operation:?}");
        let all = GrantOperation::ALL.map(GrantOperation::as_str);
        let others: Vec<_> = all
            .into_iter()
            .filter(|name| !actions.contains(name))
            // What every key can do, and for symmetric ones what only they can.
            .filter(|name| {
                let any = ["DescribeKey", "RetireGrant"].contains(name);
                any || is_symmetric(name) && actions.iter().all(|action| is_symmetric(action))
            })
            .filter(|name| *name != "CreateGrant")
            .collect();
        // The policy does not let the root make grants when CreateGrant itself is asked about.
        put_policy_without(&mut world, &key, &[]);
        world.grant(&key, &json!({"GranteePrincipal": ROOT, "Operations": others}));
        world.grant(
            &key,
            &json!({"GranteePrincipal": BOB, "Operations": actions_or_more(&actions)}),
        );
        put_policy_without(&mut world, &key, &policy);
        let denied = world.call(operation.name(), &body);
        assert_eq!(code(&denied), "AccessDeniedException", "{operation:?}");
        put_policy_without(&mut world, &key, &[]);
        let mine = json!({"GranteePrincipal": ROOT, "Operations": actions_or_more(&actions)});
        world.grant(&key, &mine);
        put_policy_without(&mut world, &key, &policy);
        let allowed = world.call(operation.name(), &body);
        assert_eq!(allowed.status, 200, "{operation:?} {:?}", allowed.message());
        cases += 1;
    }
    assert_eq!(cases, 17);
}

fn is_symmetric(name: &str) -> bool {
    let asymmetric =
        ["Sign", "Verify", "GetPublicKey", "GenerateMac", "VerifyMac", "DeriveSharedSecret"];
    !asymmetric.contains(&name) && !["Encapsulate", "Decapsulate"].contains(&name)
}

/// A grant of CreateGrant alone is refused.
fn actions_or_more(actions: &[&str]) -> Vec<String> {
    let mut operations: Vec<String> = actions.iter().map(|action| (*action).to_owned()).collect();
    if actions == ["CreateGrant"] {
        operations.push("DescribeKey".to_owned());
    }
    operations
}

#[test]
fn constraints_bind_the_context_of_the_request() {
    let mut world = World::new();
    let key = key_without(&mut world, &without(&["Encrypt"]));
    for (constraint, context, allowed) in [
        (
            json!({"EncryptionContextSubset": {"Team": "red"}}),
            json!({"team": "red", "x": "y"}),
            true,
        ),
        (json!({"EncryptionContextSubset": {"Team": "red"}}), json!({"team": "Red"}), false),
        (json!({"EncryptionContextSubset": {"Team": "red"}}), json!({}), false),
        (json!({"EncryptionContextEquals": {"Team": "red"}}), json!({"Team": "red"}), true),
        (
            json!({"EncryptionContextEquals": {"Team": "red"}}),
            json!({"Team": "red", "x": "y"}),
            false,
        ),
        (json!({"SourceArn": "arn:aws:s3:us-east-1:000000000000:bucket"}), json!({}), false),
    ] {
        let members =
            json!({"GranteePrincipal": ROOT, "Operations": ["Encrypt"], "Constraints": constraint});
        let grant = world.grant(&key, &members);
        let reply = encrypt(&mut world, &key, &context);
        let expected = if allowed { "200" } else { "AccessDeniedException" };
        assert_eq!(code(&reply), expected, "{constraint} {context}");
        world.ok("RevokeGrant", &json!({"KeyId": key, "GrantId": grant["GrantId"]}));
        assert_eq!(code(&encrypt(&mut world, &key, &context)), "AccessDeniedException");
    }
}

#[test]
fn re_encrypt_asks_each_key_about_its_own_context() {
    let mut world = World::new();
    let (from, to) = (world.key(), world.key());
    let body = json!({"KeyId": from, "Plaintext": "aGVsbG8=", "EncryptionContext": {"old": "1"}});
    let blob = world.ok("Encrypt", &body)["CiphertextBlob"].clone();
    put_policy_without(&mut world, &from, &without(&["ReEncryptFrom"]));
    put_policy_without(&mut world, &to, &without(&["ReEncryptTo"]));
    let body = json!({
        "CiphertextBlob": blob, "SourceEncryptionContext": {"old": "1"},
        "DestinationKeyId": to, "DestinationEncryptionContext": {"new": "2"},
    });
    let grant = |operation: &str, pairs: Value| {
        json!({
            "GranteePrincipal": ROOT, "Operations": [operation],
            "Constraints": {"EncryptionContextEquals": pairs},
        })
    };
    world.grant(&from, &grant("ReEncryptFrom", json!({"old": "1"})));
    let denied = world.call("ReEncrypt", &body);
    assert_eq!(code(&denied), "AccessDeniedException");
    assert!(denied.message().unwrap().contains("kms:ReEncryptTo"), "{:?}", denied.message());
    let wrong = world.grant(&to, &grant("ReEncryptTo", json!({"old": "1"})));
    assert_eq!(code(&world.call("ReEncrypt", &body)), "AccessDeniedException");
    world.ok("RevokeGrant", &json!({"KeyId": to, "GrantId": wrong["GrantId"]}));
    world.grant(&to, &grant("ReEncryptTo", json!({"new": "2"})));
    world.ok("ReEncrypt", &body);
}

#[test]
fn an_explicit_deny_wins() {
    let mut world = World::new();
    let key = world.key();
    world.grant(&key, &json!({"GranteePrincipal": ROOT, "Operations": ["Encrypt"]}));
    let policy = json!({"Statement": [
        {"Effect": "Allow", "Principal": {"AWS": ROOT}, "NotAction": "kms:Encrypt", "Resource": "*"},
        {"Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*"},
    ]});
    world.ok("PutKeyPolicy", &json!({"KeyId": key, "Policy": policy.to_string()}));
    let reply = encrypt(&mut world, &key, &json!({}));
    assert!(reply.message().unwrap().ends_with("with an explicit deny in a resource-based policy"));
}

#[test]
fn what_is_created_by_a_grant_is_no_more_than_that_grant() {
    let mut world = World::new();
    let key = world.key();
    let parent = json!({
        "GranteePrincipal": ROOT, "Operations": ["Encrypt", "Decrypt", "CreateGrant"],
        "Constraints": {"EncryptionContextSubset": {"team": "red"}},
    });
    world.grant(&key, &parent);
    let body = json!({"KeyId": key, "Policy": policy_of_another(), "BypassPolicyLockoutSafetyCheck": true});
    world.ok("PutKeyPolicy", &body);
    let wider = json!({"EncryptionContextSubset": {"stage": "1"}});
    let same = json!({"EncryptionContextSubset": {"TEAM": "red"}});
    let exact = json!({"EncryptionContextEquals": {"team": "red", "stage": "1"}});
    for (operations, constraints, allowed) in [
        (json!(["Decrypt"]), Value::Null, false),
        (json!(["Decrypt"]), wider, false),
        (json!(["Decrypt", "DescribeKey"]), same.clone(), false),
        (json!(["Decrypt"]), same, true),
        (json!(["Encrypt", "CreateGrant"]), exact, true),
    ] {
        let body = json!({
            "KeyId": key, "GranteePrincipal": BOB, "Operations": operations, "Constraints": constraints,
        });
        let reply = world.call("CreateGrant", &body);
        let expected = if allowed { "200" } else { "AccessDeniedException" };
        assert_eq!(code(&reply), expected, "{body}");
    }
}

#[test]
fn tokens_that_create_grant_did_not_make_are_refused_wherever_the_model_has_the_error() {
    let mut world = World::new();
    let (mut refusing, mut ignoring) = (0, 0);
    for operation in Operation::ALL.into_iter().filter(|one| row(*one).is_built()) {
        let members = operation.input().members;
        if !members.iter().any(|member| member.name == "GrantTokens") {
            continue;
        }
        let key = world.key_for(operation);
        let made = world.grant(&key, &json!({"Operations": ["DescribeKey"]}));
        let token = made["GrantToken"].as_str().unwrap();
        let (head, tail) = token.split_at(30);
        let altered =
            format!("{head}{}{}", if tail.starts_with('A') { "B" } else { "A" }, &tail[1..]);
        let mut body = world.request(operation, &key);
        for bad in
            [altered.as_str(), "garbage", "AQpAM2RhZTk1MGMyNTk2ZmZmMzEyYWVhOWViN2I1MWM4Mzc0MWFi"]
        {
            body["GrantTokens"] = json!([token, bad]);
            let reply = world.call(operation.name(), &body);
            if operation.errors().contains(&ErrorCode::InvalidGrantTokenException) {
                assert_eq!(code(&reply), "InvalidGrantTokenException", "{operation:?}");
                let event = world.event_of(&reply);
                assert_eq!(event["errorCode"], "InvalidGrantTokenException");
                assert!(!event.to_string().contains(bad) && !event.to_string().contains(token));
                refusing += 1;
            } else {
                assert_eq!((operation, reply.status), (Operation::DescribeKey, 200));
                ignoring += 1;
            }
        }
        body["GrantTokens"] = json!(vec![token; 10]);
        assert_eq!(code(&world.call(operation.name(), &body)), "200", "{operation:?}");
    }
    assert_eq!((refusing, ignoring), (48, 3));
}

#[test]
fn a_token_conveys_nothing_of_its_own() {
    let mut world = World::new();
    let key = key_without(&mut world, &without(&["Encrypt"]));
    let other = world.key();
    let elsewhere =
        world.grant(&other, &json!({"GranteePrincipal": ROOT, "Operations": ["Encrypt"]}));
    let bobs = world.grant(&key, &json!({"GranteePrincipal": BOB, "Operations": ["Encrypt"]}));
    let mine = world.grant(&key, &json!({"GranteePrincipal": ROOT, "Operations": ["Encrypt"]}));
    let tokens = json!([elsewhere["GrantToken"], bobs["GrantToken"], mine["GrantToken"]]);
    let body = json!({"KeyId": key, "Plaintext": "aGVsbG8=", "GrantTokens": tokens});
    world.ok("Encrypt", &body);
    world.ok("RevokeGrant", &json!({"KeyId": key, "GrantId": mine["GrantId"]}));
    assert_eq!(code(&world.call("Encrypt", &body)), "AccessDeniedException");
    // A token outlives its grant and the process that made it, and does no harm.
    let body = json!({"KeyId": other, "Plaintext": "aGVsbG8=", "GrantTokens": tokens});
    world.ok("Encrypt", &body);
}

#[test]
fn the_same_request_under_a_name_makes_one_grant() {
    let mut world = World::new();
    let (key, other) = (world.key(), world.key());
    let named = json!({"Name": "n", "Operations": ["Decrypt", "Encrypt"]});
    let first = world.grant(&key, &named);
    let turned = json!({"Name": "n", "Operations": ["Encrypt", "Decrypt"]});
    let again = world.grant(&key, &turned);
    assert_eq!(again["GrantId"], first["GrantId"]);
    assert_ne!(again["GrantToken"], first["GrantToken"]);
    for (key, members) in [
        (&key, json!({"Operations": ["Decrypt", "Encrypt"]})),
        (&key, json!({"Name": "m", "Operations": ["Decrypt", "Encrypt"]})),
        (&key, json!({"Name": "n", "Operations": ["Decrypt"]})),
        (
            &key,
            json!({"Name": "n", "Operations": ["Decrypt", "Encrypt"], "RetiringPrincipal": BOB}),
        ),
        (&other, named.clone()),
    ] {
        assert_ne!(world.grant(key, &members)["GrantId"], first["GrantId"], "{members}");
    }
    // Either token retires it, and then the name is free.
    world.ok("RetireGrant", &json!({"GrantToken": again["GrantToken"]}));
    assert_ne!(world.grant(&key, &named)["GrantId"], first["GrantId"]);
}

#[test]
fn equal_requests_at_once_make_one_grant() {
    let mut world = World::with_threads(2);
    let (key, time) = (world.key(), world.time());
    let body =
        json!({"KeyId": key, "GranteePrincipal": ALICE, "Operations": ["Decrypt"], "Name": "n"});
    let body = body.to_string();
    let clients: Vec<_> = (0..6).map(|_| world.another_client()).collect();
    let calls = clients.into_iter().map(|mut client| {
        let body = body.clone();
        thread::spawn(move || client.call_at("CreateGrant", body.as_bytes(), time).unwrap().json())
    });
    let calls: Vec<_> = calls.collect();
    let ids: Vec<_> =
        calls.into_iter().map(|call| call.join().unwrap()["GrantId"].clone()).collect();
    assert!(ids[0].is_string() && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(grants_of(&mut world, &key).len(), 1);
}

#[test]
fn a_dry_run_makes_and_deletes_nothing() {
    let mut world = World::new();
    let key = world.key();
    let made = world.grant(&key, &json!({}));
    let by_id = json!({"KeyId": arn(&key), "GrantId": made["GrantId"], "DryRun": true});
    let by_token = json!({"GrantToken": made["GrantToken"], "DryRun": true});
    let mut create = world.request(Operation::CreateGrant, &key);
    create["DryRun"] = json!(true);
    for (operation, body) in [
        ("CreateGrant", &create),
        ("RetireGrant", &by_id),
        ("RetireGrant", &by_token),
        ("RevokeGrant", &by_id),
    ] {
        assert_eq!(code(&world.call(operation, body)), "DryRunOperationException", "{operation}");
    }
    assert_eq!(grants_of(&mut world, &key).len(), 1);
}

#[test]
fn retiring_names_a_grant_one_way_or_the_other() {
    let mut world = World::new();
    let (key, other) = (world.key(), world.key());
    let (made, second) = (world.grant(&key, &json!({})), world.grant(&key, &json!({})));
    let (id, token) = (made["GrantId"].clone(), made["GrantToken"].clone());
    let unknown = "0".repeat(64);
    for (body, expected) in [
        (json!({}), "ValidationException"),
        (json!({"KeyId": arn(&key)}), "ValidationException"),
        (json!({"GrantId": id}), "ValidationException"),
        (json!({"GrantToken": token, "GrantId": second["GrantId"]}), "ValidationException"),
        (json!({"GrantToken": token, "KeyId": other}), "ValidationException"),
        (json!({"GrantToken": "garbage"}), "InvalidGrantTokenException"),
        (json!({"KeyId": arn(&key), "GrantId": "garbage"}), "InvalidGrantIdException"),
        (json!({"KeyId": arn(&key), "GrantId": unknown}), "NotFoundException"),
        (json!({"KeyId": arn(&other), "GrantId": id}), "NotFoundException"),
        (json!({"KeyId": "alias/x", "GrantId": id}), "NotFoundException"),
    ] {
        let reply = world.call("RetireGrant", &body);
        // An alias is told apart from a key by an ARN only.
        let expected = if body["KeyId"] == "alias/x" { code(&reply) } else { expected.to_owned() };
        assert_eq!(code(&reply), expected, "{body}");
        assert_ne!(reply.status, 200);
    }
    assert_eq!(grants_of(&mut world, &key).len(), 2);
    let whole = json!({"GrantToken": token, "KeyId": arn(&key), "GrantId": id});
    let reply = world.call("RetireGrant", &whole);
    assert_eq!(reply.status, 200);
    assert_eq!(code(&world.call("RetireGrant", &whole)), "NotFoundException");
    world.ok("RetireGrant", &json!({"KeyId": key, "GrantId": second["GrantId"]}));
    assert!(grants_of(&mut world, &key).is_empty());
}

/// The key policy does not let the root do anything; the grant was created under the root's account.
#[test]
fn the_account_that_created_a_grant_may_retire_it_and_not_revoke_it() {
    let mut world = World::new();
    let key = world.key();
    let made = world.grant(&key, &json!({}));
    let body = json!({"KeyId": key, "Policy": policy_of_another(), "BypassPolicyLockoutSafetyCheck": true});
    world.ok("PutKeyPolicy", &body);
    let body = json!({"KeyId": arn(&key), "GrantId": made["GrantId"]});
    assert_eq!(code(&world.call("RevokeGrant", &body)), "AccessDeniedException");
    world.ok("RetireGrant", &body);
}

#[test]
fn a_key_pending_deletion_has_its_grants_listed_and_deleted() {
    let mut world = World::new();
    let key = world.key();
    let grants = [0; 2].map(|_| world.grant(&key, &json!({}))["GrantId"].clone());
    world.bring(&key, KeyState::PendingDeletion);
    let create = json!({"KeyId": key, "GranteePrincipal": ALICE, "Operations": ["Decrypt"]});
    assert_eq!(code(&world.call("CreateGrant", &create)), "KMSInvalidStateException");
    assert_eq!(grants_of(&mut world, &key).len(), 2);
    world.ok("RetireGrant", &json!({"KeyId": arn(&key), "GrantId": grants[0]}));
    world.ok("RevokeGrant", &json!({"KeyId": key, "GrantId": grants[1]}));
}

/// More grants than one batch of the store takes.
#[test]
fn grants_go_with_their_key() {
    let mut world = World::new();
    let (key, other) = (world.key(), world.key());
    let retirable = json!({"RetiringPrincipal": BOB, "Limit": 100});
    for number in 0..150 {
        world.grant(&key, &json!({"RetiringPrincipal": BOB, "Name": format!("n{number}")}));
    }
    world.grant(&other, &json!({"RetiringPrincipal": BOB}));
    assert_eq!(world.ok("ListRetirableGrants", &retirable)["Truncated"], true);
    world.ok("ScheduleKeyDeletion", &json!({"KeyId": key, "PendingWindowInDays": 7}));
    world.days(6);
    assert_eq!(grants_of(&mut world, &key).len(), 150);
    world.days(2);
    assert_eq!(code(&world.call("ListGrants", &json!({"KeyId": key}))), "NotFoundException");
    let left = world.ok("ListRetirableGrants", &retirable);
    assert_eq!((left["Grants"].as_array().unwrap().len(), &left["Truncated"]), (1, &json!(false)));
    let events = world.events();
    let swept: Vec<_> = events
        .iter()
        .filter(|event| event["eventName"] == "DeleteGrants" && event["eventSource"] == "bulla")
        .map(|event| &event["serviceEventDetails"])
        .collect();
    assert_eq!(swept.iter().map(|details| details["grants"].as_u64().unwrap()).sum::<u64>(), 150);
    assert!(swept.iter().all(|details| details["keyId"] == arn(&key)));
    assert_eq!(swept.len(), 3);
}

#[test]
fn the_audit_log_shows_grants_and_hides_tokens() {
    let mut world = World::new();
    let key = world.key();
    let body = json!({
        "KeyId": key, "GranteePrincipal": ALICE, "RetiringPrincipal": BOB, "Operations": ["Decrypt"],
        "Constraints": {"EncryptionContextSubset": {"Department": "IT"}}, "Name": "n",
    });
    let created = world.call("CreateGrant", &body);
    let (id, token) = (created.json()["GrantId"].clone(), created.json()["GrantToken"].clone());
    let event = world.event_of(&created);
    assert_eq!(event["responseElements"], json!({"grantId": id}));
    assert_eq!(
        event["requestParameters"],
        json!({
            "keyId": key, "granteePrincipal": ALICE, "retiringPrincipal": BOB,
            "operations": ["Decrypt"], "name": "n",
            "constraints": {"encryptionContextSubset": {"Department": "IT"}},
        })
    );
    let resource =
        json!([{"accountId": "000000000000", "type": "AWS::KMS::Key", "ARN": arn(&key)}]);
    assert_eq!((&event["resources"], &event["readOnly"]), (&resource, &json!(false)));
    let retired = world.call("RetireGrant", &json!({"GrantToken": token}));
    let event = world.event_of(&retired);
    assert_eq!(event["requestParameters"], Value::Null);
    assert_eq!(event["responseElements"], Value::Null);
    assert_eq!(event["additionalEventData"], json!({"grantId": id}));
    assert_eq!(event["resources"], resource);
    let all = world.events();
    assert!(!serde_json::to_string(&all).unwrap().contains(token.as_str().unwrap()));
}

/// After RevokeGrant or RetireGrant has returned, no request that begins later is allowed by the grant.
#[test]
fn no_request_is_allowed_by_a_grant_that_is_gone() {
    const CLIENTS: usize = 3;
    const ROUNDS: usize = 12;
    let mut world = World::with_threads(2);
    let key = key_without(&mut world, &without(&["Encrypt"]));
    let time = world.time();
    let body = json!({"KeyId": key, "Plaintext": "aGVsbG8="}).to_string();
    let mut after = 0;
    for round in 0..ROUNDS {
        let members = json!({"GranteePrincipal": ROOT, "Operations": ["Encrypt"]});
        let grant = world.grant(&key, &members);
        let (gone, allowed) = (AtomicBool::new(false), AtomicU32::new(0));
        let (gone, allowed, body) = (&gone, &allowed, &body);
        let work = |mut client: conformance::client::Client| {
            let mut later = 0;
            while later < 15 {
                let is_later = gone.load(Ordering::SeqCst);
                let reply = client.call_at("Encrypt", body.as_bytes(), time).unwrap();
                if is_later {
                    assert_eq!(code(&reply), "AccessDeniedException", "a stale answer");
                    later += 1;
                } else if reply.status == 200 {
                    allowed.fetch_add(1, Ordering::SeqCst);
                } else {
                    assert_eq!(code(&reply), "AccessDeniedException");
                }
            }
            later
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| world.another_client()).collect();
        after += thread::scope(|scope| {
            let threads: Vec<_> =
                clients.into_iter().map(|client| scope.spawn(move || work(client))).collect();
            while allowed.load(Ordering::SeqCst) < 10 {
                thread::yield_now();
            }
            let body = json!({"KeyId": arn(&key), "GrantId": grant["GrantId"]});
            world.ok(if round % 2 == 0 { "RevokeGrant" } else { "RetireGrant" }, &body);
            gone.store(true, Ordering::SeqCst);
            threads.into_iter().map(|thread| thread.join().unwrap()).sum::<i32>()
        });
    }
    assert_eq!(usize::try_from(after).unwrap(), CLIENTS * ROUNDS * 15);
}

/// A grant as the history below remembers it.
struct Remembered {
    key: usize,
    /// What it was made from; two of equal members and one name are one grant.
    members: Value,
    id: Value,
    token: Value,
}

impl Remembered {
    fn allows_encrypt(&self, key: usize, context: &Value) -> bool {
        let wanted = &self.members["Constraints"]["EncryptionContextSubset"];
        let pairs = wanted.as_object().into_iter().flatten();
        let met = pairs.into_iter().all(|(name, value)| {
            let mut own = context.as_object().unwrap().iter();
            own.any(|(other, sent)| name.eq_ignore_ascii_case(other) && value == sent)
        });
        self.key == key && self.members["Operations"][0] == "Encrypt" && met
    }
}

fn random_members(seed: &mut conformance::seed::Seed) -> Value {
    let operation = if seed.chance(60) { "Encrypt" } else { "Decrypt" };
    let mut members = json!({"GranteePrincipal": ROOT, "Operations": [operation]});
    if seed.chance(50) {
        let name = if seed.chance(50) { "team" } else { "TEAM" };
        let value = if seed.chance(50) { "red" } else { "blue" };
        members["Constraints"] = json!({"EncryptionContextSubset": {name: value}});
    }
    if seed.chance(75) {
        members["Name"] = json!("n");
    }
    if seed.chance(30) {
        members["RetiringPrincipal"] = json!(BOB);
    }
    members
}

/// Grants made, retired and revoked at random: who is let in, and what is listed, is what a plain list says.
#[test]
fn a_random_history_agrees_with_a_plain_list() {
    let mut seed = conformance::seed::Seed::new(20_261_124);
    let mut world = World::new();
    let keys = [0; 2].map(|_| key_without(&mut world, &without(&["Encrypt"])));
    let (mut grants, mut gone): (Vec<Remembered>, Vec<Remembered>) = (Vec::new(), Vec::new());
    let (mut allowed, mut denied, mut repeated) = (0, 0, 0);
    for _ in 0..600 {
        let key = seed.below(keys.len());
        if seed.chance(20) || grants.is_empty() {
            let members = random_members(&mut seed);
            let made = world.grant(&keys[key], &members);
            let same = |known: &Remembered| {
                known.key == key && known.members == members && members["Name"].is_string()
            };
            if let Some(known) = grants.iter().find(|known| same(known)) {
                assert_eq!(made["GrantId"], known.id, "{members}");
                repeated += 1;
            } else {
                let (id, token) = (made["GrantId"].clone(), made["GrantToken"].clone());
                assert!(grants.iter().chain(&gone).all(|known| known.id != id));
                grants.push(Remembered { key, members, id, token });
            }
        } else if seed.chance(25) {
            let grant = grants.swap_remove(seed.below(grants.len()));
            let by_id = json!({"KeyId": arn(&keys[grant.key]), "GrantId": grant.id});
            match seed.below(3) {
                0 => world.ok("RevokeGrant", &by_id),
                1 => world.ok("RetireGrant", &by_id),
                _ => world.ok("RetireGrant", &json!({"GrantToken": grant.token})),
            };
            gone.push(grant);
        }
        let context = [json!({}), json!({"Team": "red"}), json!({"team": "blue", "x": "y"})];
        let context = &context[seed.below(3)];
        let expected = grants.iter().any(|grant| grant.allows_encrypt(key, context));
        let reply = encrypt(&mut world, &keys[key], context);
        assert_eq!(reply.status == 200, expected, "{context} {:?}", reply.message());
        if expected {
            allowed += 1
        } else {
            denied += 1
        }
        if let Some(grant) = gone.last().filter(|_| seed.chance(10)) {
            let again = world.call("RetireGrant", &json!({"GrantToken": grant.token}));
            assert_eq!(code(&again), "NotFoundException");
        }
    }
    assert!(allowed > 50 && denied > 50 && repeated > 5, "{allowed} {denied} {repeated}");
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let ids = |grants: &mut dyn Iterator<Item = &Remembered>| {
        sorted(grants.map(|grant| grant.id.to_string()).collect())
    };
    for (number, key) in keys.iter().enumerate() {
        let listed =
            grants_of(&mut world, key).iter().map(|one| one["GrantId"].to_string()).collect();
        assert_eq!(sorted(listed), ids(&mut grants.iter().filter(|grant| grant.key == number)));
    }
    let retirable =
        world.ok("ListRetirableGrants", &json!({"RetiringPrincipal": BOB, "Limit": 100}));
    let listed = retirable["Grants"].as_array().unwrap().iter();
    let bobs = |grant: &&Remembered| grant.members["RetiringPrincipal"].is_string();
    assert_eq!(
        sorted(listed.map(|one| one["GrantId"].to_string()).collect()),
        ids(&mut grants.iter().filter(bobs))
    );
}
