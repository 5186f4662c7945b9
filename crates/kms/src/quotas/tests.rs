use proptest::prelude::*;

use super::*;
use crate::table;

fn account(number: u64) -> AccountId {
    AccountId::parse(&format!("{number:012}")).unwrap()
}

fn region(name: &str) -> Region {
    Region::parse(name).unwrap()
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_600_000_000_000 + millis)
}

fn quotas(name: &str, rate: u32) -> Quotas {
    Quotas::aws(&BTreeMap::from([(name.to_owned(), rate)]), table::own_rate).unwrap()
}

#[test]
fn every_class_has_a_place_and_a_name_of_its_own() {
    let mut places: Vec<_> = Class::all().map(Class::index).collect();
    places.sort_unstable();
    assert_eq!(places, (0..CLASSES).collect::<Vec<_>>());
    let names: std::collections::BTreeSet<_> = Class::all().map(Class::name).collect();
    assert_eq!(names.len(), CLASSES);
}

#[test]
fn off_means_off() {
    let quotas = Quotas::off();
    for _ in 0..1000 {
        quotas
            .take(Class::Own(Operation::CreateKey), 1, account(1), &region("us-east-1"), at(0))
            .unwrap();
    }
    assert_eq!(quotas.keys(), None);
}

#[test]
fn a_second_holds_as_many_requests_as_the_quota_says() {
    let quotas = quotas("CreateKey request rate", 5);
    let (class, here) = (Class::Own(Operation::CreateKey), region("us-east-1"));
    let take = |millis| quotas.take(class, 1, account(1), &here, at(millis));
    for _ in 0..5 {
        take(0).unwrap();
    }
    let refused = take(0).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ThrottlingException);
    assert_eq!(
        refused.message(),
        Some(
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."
        )
    );
    assert!(take(199).is_err());
    take(200).unwrap();
    assert!(take(200).is_err());
    for _ in 0..5 {
        take(2000).unwrap();
    }
    assert!(take(2000).is_err());
}

#[test]
fn several_requests_count_together_or_not_at_all() {
    let quotas = quotas("CreateKey request rate", 5);
    let (class, here) = (Class::Own(Operation::CreateKey), region("us-east-1"));
    let take = |requests| quotas.take(class, requests, account(1), &here, at(0)).is_ok();
    assert_eq!([take(2), take(2), take(2), take(1), take(1)], [true, true, false, true, false]);
}

#[test]
fn accounts_regions_and_classes_do_not_share() {
    let quotas = quotas("CreateKey request rate", 1);
    let create = Class::Own(Operation::CreateKey);
    quotas.take(create, 1, account(1), &region("us-east-1"), at(0)).unwrap();
    assert!(quotas.take(create, 1, account(1), &region("us-east-1"), at(0)).is_err());
    quotas.take(create, 1, account(2), &region("us-east-1"), at(0)).unwrap();
    quotas.take(create, 1, account(1), &region("eu-west-1"), at(0)).unwrap();
    quotas.take(Class::Rsa, 1, account(1), &region("us-east-1"), at(0)).unwrap();
}

#[test]
fn the_defaults_are_those_of_aws() {
    for (name, rate) in [("us-east-1", 100_000), ("eu-central-1", 20_000), ("eu-north-1", 10_000)] {
        assert_eq!(Class::Symmetric.default_rate(&region(name), table::own_rate), rate);
    }
    let here = region("us-east-1");
    assert_eq!(Class::of_key(KeySpec::Hmac512).default_rate(&here, table::own_rate), 100_000);
    assert_eq!(Class::of_key(KeySpec::Rsa4096).default_rate(&here, table::own_rate), 1_000);
    assert_eq!(
        Class::DataKeyPair(DataKeyPairSpec::Rsa2048).default_rate(&here, table::own_rate),
        20
    );
    assert_eq!(Class::Own(Operation::DescribeKey).default_rate(&here, table::own_rate), 2_000);
    assert_eq!(Class::Own(Operation::CreateKey).default_rate(&here, table::own_rate), 5);
    assert_eq!(
        Class::Own(Operation::GetParametersForImport).default_rate(&here, table::own_rate),
        1
    );
}

#[test]
fn a_quota_that_does_not_exist_is_named() {
    for name in ["Keys", "Encrypt request rate", "CreateKey"] {
        let error =
            Quotas::aws(&BTreeMap::from([(name.to_owned(), 1)]), table::own_rate).unwrap_err();
        assert!(error.to_string().starts_with(&format!("`{name}` is no quota")), "{error}");
    }
    assert_eq!(quotas("KMS keys", 7).keys(), Some(7));
    assert_eq!(quotas("CreateKey request rate", 7).keys(), Some(100_000));
}

#[test]
fn a_clock_that_was_set_back_locks_nobody_out() {
    let quotas = quotas("Cryptographic operations (RSA) request rate", 2);
    let take = |millis| quotas.take(Class::Rsa, 1, account(1), &region("us-east-1"), at(millis));
    take(3_600_000).unwrap();
    take(3_600_000).unwrap();
    take(0).unwrap();
}

proptest! {
    /// In any window no more pass than the quota and one burst allow, and none is refused that keeps to the rate.
    #[test]
    fn the_rate_holds_over_any_time(
        rate in 1u32..50,
        steps in proptest::collection::vec(0i64..300, 1..200),
    ) {
        let used = RateMeter::new();
        let (mut now, mut passed) = (0, 0u32);
        for step in &steps {
            now += step;
            passed += u32::from(used.take(1, rate, at(now)));
        }
        let most = f64::from(rate) * (now as f64 / 1000.0 + 1.0);
        prop_assert!(f64::from(passed) <= most + 1.0, "{passed} of at most {most}");
        let steady = RateMeter::new();
        let gap = 1000 / i64::from(rate) + 1;
        prop_assert!((0..20).all(|turn| steady.take(1, rate, at(turn * gap))));
    }
}
