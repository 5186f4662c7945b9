//! Quotas through the wire, on simulated time.

use std::collections::BTreeMap;
use std::time::Duration;

use conformance::world::World;
use serde_json::json;

fn world(name: &str, value: u32) -> World {
    World::with_quotas(kms::table::aws_quotas(&BTreeMap::from([(name.to_owned(), value)])).unwrap())
}

#[test]
fn who_asks_too_often_is_throttled_until_time_has_passed() {
    let mut world = world("ListKeys request rate", 3);
    for _ in 0..3 {
        assert_eq!(world.call("ListKeys", &json!({})).status, 200);
    }
    let refused = world.call("ListKeys", &json!({}));
    assert_eq!((refused.status, refused.code().as_deref()), (400, Some("ThrottlingException")));
    assert_eq!(
        refused.message().as_deref(),
        Some(
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."
        )
    );
    assert_eq!(world.call("ListAliases", &json!({})).status, 200, "another quota");
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(world.call("ListKeys", &json!({})).status, 200);
}

#[test]
fn cryptographic_operations_share_a_quota_and_dry_runs_count() {
    let mut world = world("Cryptographic operations (symmetric) request rate", 3);
    let key = world.call("CreateKey", &json!({})).json()["KeyMetadata"]["KeyId"].clone();
    let body = json!({"KeyId": key, "Plaintext": "AA=="});
    assert_eq!(world.call("Encrypt", &body).status, 200);
    let dry = json!({"KeyId": key, "Plaintext": "AA==", "DryRun": true});
    assert_eq!(world.call("Encrypt", &dry).code().as_deref(), Some("DryRunOperationException"));
    assert_eq!(world.call("GenerateRandom", &json!({"NumberOfBytes": 1})).status, 200);
    let refused = world.call("GenerateDataKey", &json!({"KeyId": key, "KeySpec": "AES_256"}));
    assert_eq!(refused.code().as_deref(), Some("ThrottlingException"));
}

#[test]
fn an_account_has_no_more_keys_than_its_quota() {
    let mut world = world("KMS keys", 2);
    for _ in 0..2 {
        assert_eq!(world.call("CreateKey", &json!({})).status, 200);
    }
    let refused = world.call("CreateKey", &json!({}));
    assert_eq!(refused.code().as_deref(), Some("LimitExceededException"));
    assert_eq!(
        refused.message().as_deref(),
        Some("Key quota for this account in this region is 2 but the current usage is 2.")
    );
}

#[test]
fn a_replica_counts_in_its_region() {
    let mut world = world("KMS keys", 1);
    let key = world.created(&json!({"MultiRegion": true}));
    world.go("eu-west-1").key();
    let body = json!({"KeyId": key, "ReplicaRegion": "eu-west-1"});
    let refused = world.go("us-east-1").call("ReplicateKey", &body);
    assert_eq!(refused.code().as_deref(), Some("LimitExceededException"));
    world.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": "eu-west-2"}));
}

/// As AWS counts: one ReplicateKey request, and two CreateKey requests in the replica's Region.
#[test]
fn a_replica_counts_as_two_requests_for_new_keys_in_its_region() {
    let mut world = world("CreateKey request rate", 3);
    let key = world.created(&json!({"MultiRegion": true}));
    world.go("eu-west-1").key();
    world.go("us-east-1").ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": "eu-west-1"}));
    let refused = world.go("eu-west-1").call("CreateKey", &json!({}));
    assert_eq!(refused.code().as_deref(), Some("ThrottlingException"));
    world.go("eu-west-2").key();
    world.key();
    let body = json!({"KeyId": key, "ReplicaRegion": "eu-west-2"});
    let refused = world.go("us-east-1").call("ReplicateKey", &body);
    assert_eq!(refused.code().as_deref(), Some("ThrottlingException"), "one is left");
    world.go("us-east-1").key();
}

#[test]
fn aws_managed_keys_do_not_count_as_keys() {
    let mut world = world("KMS keys", 2);
    world.key();
    for service in ["s3", "ebs", "sns"] {
        world.ok("DescribeKey", &json!({"KeyId": format!("alias/aws/{service}")}));
    }
    let key = world.key();
    world.ok("CreateAlias", &json!({"AliasName": "alias/awsome", "TargetKeyId": key}));
    let refused = world.call("CreateKey", &json!({}));
    assert_eq!(
        refused.message().as_deref(),
        Some("Key quota for this account in this region is 2 but the current usage is 2.")
    );
}

/// Quotas are counted by Region, and the Region is what the client writes into the scope of its signature.
#[test]
fn regions_that_a_client_makes_up_have_no_quota_and_no_keys() {
    let mut world = world("CreateKey request rate", 3);
    for number in 1..=50 {
        let refused = world.go(&format!("xx-nowhere-{number}")).call("CreateKey", &json!({}));
        let told = (refused.status, refused.code());
        assert_eq!(told, (400, Some("InvalidSignatureException".to_owned())));
        assert_eq!(
            refused.message(),
            Some(format!(
                "Credential should be scoped to a valid region, not 'xx-nowhere-{number}'. "
            ))
        );
    }
    let key = world.go("us-east-1").created(&json!({"MultiRegion": true}));
    for operation in ["ReplicateKey", "UpdatePrimaryRegion"] {
        let member = if operation == "ReplicateKey" { "ReplicaRegion" } else { "PrimaryRegion" };
        let refused = world.call(operation, &json!({"KeyId": key, member: "xx-nowhere-1"}));
        assert_eq!(refused.message().as_deref(), Some("Invalid region xx-nowhere-1"));
    }
}
