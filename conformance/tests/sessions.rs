//! Temporary credentials end on time, on simulated time.

use std::time::Duration;

use conformance::client::{AccessKey, Client};
use conformance::identities::{User, allowing, credentials, policy};
use conformance::world::World;
use serde_json::json;

/// What a caller is told on `GetCallerIdentity` and on `ListKeys`: the errors, none where there is none.
fn told(world: &World, client: &mut Client) -> (Option<String>, Option<String>) {
    let now = world.time();
    let sts = client.query_at("sts", "GetCallerIdentity", &[], now).unwrap();
    let kms = client.call_at("ListKeys", b"{}", now).unwrap();
    assert_eq!(sts.status == 200, sts.element("Code").is_none());
    (sts.element("Code"), kms.code())
}

const WORKS: (Option<String>, Option<String>) = (None, None);

fn expired() -> (Option<String>, Option<String>) {
    (Some("ExpiredToken".to_owned()), Some("ExpiredTokenException".to_owned()))
}

/// A user who may do everything with keys, and a role that the user may assume.
fn scene() -> (World, User, String) {
    let mut world = World::new();
    let user = world.user("user");
    world.put_user_policy(&user, &allowing(&["kms:*"]));
    let role = world.role("role", &user, &allowing(&["kms:*"]));
    (world, user, role)
}

#[test]
fn a_session_of_900_seconds_ends_after_900_seconds() {
    let (world, user, role) = scene();
    let session = world.session(&user, &role, 900);
    let mut client = world.client_of(&session);
    assert_eq!(told(&world, &mut client), WORKS);
    world.clock.advance(Duration::from_secs(899));
    assert_eq!(told(&world, &mut client), WORKS);
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(told(&world, &mut client), expired());
    // It does not come back, and a new one is as good as the first was.
    world.clock.advance(Duration::from_secs(100_000));
    assert_eq!(told(&world, &mut client), expired());
    let mut again = world.client_of(&world.session(&user, &role, 900));
    assert_eq!(told(&world, &mut again), WORKS);
}

#[test]
fn a_refused_session_says_so_in_the_audit_log() {
    let (world, user, role) = scene();
    let mut client = world.client_of(&world.session(&user, &role, 900));
    world.clock.advance(Duration::from_secs(900));
    let reply = client.call_at("ListKeys", b"{}", world.time()).unwrap();
    assert_eq!(reply.status, 400);
    assert_eq!(
        reply.message().as_deref(),
        Some("The security token included in the request is expired")
    );
    let event = world.event_of(&reply);
    assert_eq!(
        (&event["eventName"], &event["errorCode"]),
        (&json!("ListKeys"), &json!("ExpiredTokenException"))
    );
}

#[test]
fn sessions_of_users_end_as_well() {
    let (world, user, _role) = scene();
    let mut own = world.client_of(&user.key);
    let seconds = [("DurationSeconds", "1800")];
    let reply = own.query_at("sts", "GetSessionToken", &seconds, world.time()).unwrap();
    let mut client = world.client_of(&credentials(&reply));
    world.clock.advance(Duration::from_secs(1799));
    assert_eq!(told(&world, &mut client), WORKS);
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(told(&world, &mut client), expired());
    // The access key that it was made with has no end.
    assert_eq!(told(&world, &mut own), WORKS);
}

/// A session that is made from a session may outlive it: that is how AWS has it.
#[test]
fn chained_sessions_have_an_end_of_their_own() {
    let (mut world, user, role) = scene();
    let trust = policy(&json!([{
        "Effect": "Allow", "Principal": {"AWS": role}, "Action": "sts:AssumeRole",
    }]));
    world.iam("CreateRole", &[("RoleName", "next"), ("AssumeRolePolicyDocument", &trust)]);
    let text = allowing(&["kms:*"]);
    world.iam(
        "PutRolePolicy",
        &[("RoleName", "next"), ("PolicyName", "own"), ("PolicyDocument", &text)],
    );
    let first = world.session(&user, &role, 900);
    let next = "arn:aws:iam::000000000000:role/next";
    let asked = [("RoleArn", next), ("RoleSessionName", "job"), ("DurationSeconds", "3600")];
    let mut client = world.client_of(&first);
    let reply = client.query_at("sts", "AssumeRole", &asked, world.time()).unwrap();
    let mut chained = world.client_of(&credentials(&reply));
    world.clock.advance(Duration::from_secs(901));
    assert_eq!((told(&world, &mut client), told(&world, &mut chained)), (expired(), WORKS));
    world.clock.advance(Duration::from_secs(2699));
    assert_eq!(told(&world, &mut chained), expired());
}

/// The end is in the token, which is sealed: nobody moves it, and no other token's end can be borrowed.
#[test]
fn an_ended_session_has_no_use_for_the_token_of_another() {
    let (world, user, role) = scene();
    let old = world.session(&user, &role, 900);
    world.clock.advance(Duration::from_secs(900));
    let fresh = world.session(&user, &role, 900);
    let mut mixed = world.client_of(&AccessKey { token: fresh.token, ..old });
    let refused =
        (Some("InvalidClientTokenId".to_owned()), Some("UnrecognizedClientException".to_owned()));
    assert_eq!(told(&world, &mut mixed), refused);
}
