mod history;

use model::generated::{EncryptionAlgorithmSpec, Tag as RequestTag};
use model::timestamp::DAY;
use model::{ErrorCode, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::clock::tests::confirmed;
use crate::due::Work;
use crate::hierarchy::tests::hierarchy;

pub(crate) const NOW: Timestamp = Timestamp::EPOCH;

/// A new key and the hierarchy that protects it.
pub(crate) fn key() -> (Hierarchy, Key) {
    let hierarchy = hierarchy();
    let key = new_key(&hierarchy, "1234abcd-12ab-34cd-56ef-1234567890ab");
    (hierarchy, key)
}

pub(crate) fn new_key(hierarchy: &Hierarchy, id: &str) -> Key {
    let new = NewKey {
        account: AccountId::parse("111122223333").unwrap(),
        region: Region::parse("us-east-1").unwrap(),
        id: KeyId::parse(id).unwrap(),
        description: "for tests".to_owned(),
        spec: KeySpec::SymmetricDefault,
        usage: KeyUsageType::EncryptDecrypt,
        policy: KeyPolicy::unbound("{}".to_owned()),
        created: NOW,
    };
    Key::create(hierarchy, new, crypto::random::secret::<32>().unwrap().expose()).unwrap()
}

pub(crate) fn days(count: u32) -> Timestamp {
    NOW.plus(DAY * count)
}

fn code(result: Result<impl std::fmt::Debug, Error>) -> ErrorCode {
    result.unwrap_err().code()
}

fn tag(key: &str, value: &str) -> RequestTag {
    RequestTag { tag_key: key.to_owned(), tag_value: value.to_owned() }
}

fn text(result: Result<(), Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_new_key_is_enabled_and_has_material_of_its_own() {
    let (hierarchy, key) = key();
    assert_eq!(key.state(), State::Enabled);
    let other = new_key(&hierarchy, "1234abcd-12ab-34cd-56ef-1234567890ac");
    let open = |key: &Key| key.current_material().unwrap().open(&hierarchy, key.arn()).unwrap();
    assert_eq!(open(&key).len(), 32);
    assert!(!open(&key).ct_eq(&open(&other)));
}

#[test]
fn metadata_shows_what_aws_shows_for_an_enabled_key() {
    let (_, key) = key();
    let shown = key.metadata();
    let id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    assert_eq!(shown.aws_account_id.as_deref(), Some("111122223333"));
    assert_eq!(shown.key_id.as_deref(), Some(id));
    assert_eq!(shown.arn, Some(format!("arn:aws:kms:us-east-1:111122223333:key/{id}")));
    assert_eq!((shown.creation_date, shown.enabled), (Some(NOW), Some(true)));
    assert_eq!(shown.description.as_deref(), Some("for tests"));
    assert_eq!(shown.key_usage, Some(KeyUsageType::EncryptDecrypt));
    assert_eq!(shown.key_state, Some(KeyState::Enabled));
    assert_eq!(shown.origin, Some(OriginType::AwsKms));
    assert_eq!(shown.key_manager, Some(KeyManagerType::Customer));
    assert_eq!(shown.key_spec, Some(KeySpec::SymmetricDefault));
    assert_eq!(shown.customer_master_key_spec.map(|spec| spec.as_str()), Some("SYMMETRIC_DEFAULT"));
    assert_eq!(shown.encryption_algorithms, Some(vec![EncryptionAlgorithmSpec::SymmetricDefault]));
    assert_eq!(shown.multi_region, Some(false));
    let material = key.current_material().unwrap().id().to_string();
    assert_eq!(shown.current_key_material_id, Some(material));
}

#[test]
fn metadata_leaves_out_what_aws_leaves_out() {
    let (_, mut key) = key();
    let absent = |shown: &model::generated::KeyMetadata| {
        shown.valid_to.is_none()
            && shown.custom_key_store_id.is_none()
            && shown.cloud_hsm_cluster_id.is_none()
            && shown.expiration_model.is_none()
            && shown.signing_algorithms.is_none()
            && shown.key_agreement_algorithms.is_none()
            && shown.encapsulation_algorithms.is_none()
            && shown.multi_region_configuration.is_none()
            && shown.pending_deletion_window_in_days.is_none()
            && shown.mac_algorithms.is_none()
            && shown.xks_key_configuration.is_none()
    };
    let shown = key.metadata();
    assert!(absent(&shown) && shown.deletion_date.is_none());
    key.schedule_deletion(Some(7), NOW).unwrap();
    let shown = key.metadata();
    assert!(absent(&shown));
    assert_eq!((shown.enabled, shown.deletion_date), (Some(false), Some(days(7))));
    assert_eq!(shown.key_state, Some(KeyState::PendingDeletion));
}

#[test]
fn every_kind_of_key_shows_the_algorithms_of_its_usage_and_no_material_id() {
    let hierarchy = hierarchy();
    let all = KeySpec::ALL
        .into_iter()
        .flat_map(|spec| KeyUsageType::ALL.into_iter().map(move |usage| (spec, usage)));
    // An RSA key takes long to make, and has its own case in the conformance suite.
    let fast = |spec: KeySpec| !spec.as_str().starts_with("RSA_") && spec != KeySpec::Sm2;
    let mut kinds = 0;
    for (spec, usage) in
        all.filter(|(spec, usage)| fast(*spec) && algorithm::is_compatible(*spec, *usage))
    {
        let material = match (algorithm::key_type(spec), algorithm::secret_bytes(spec)) {
            (Some(key_type), _) => PrivateKey::generate(key_type).unwrap(),
            (None, bytes) => crypto::random::secret_bytes(bytes.unwrap()).unwrap(),
        };
        let new = NewKey {
            account: AccountId::parse("111122223333").unwrap(),
            region: Region::parse("us-east-1").unwrap(),
            id: KeyId::parse("1234abcd-12ab-34cd-56ef-1234567890ab").unwrap(),
            spec,
            usage,
            description: String::new(),
            policy: KeyPolicy::unbound("{}".to_owned()),
            created: NOW,
        };
        let key = Key::create(&hierarchy, new, material.expose()).unwrap();
        let shown = key.metadata();
        assert_eq!((shown.key_spec, shown.key_usage), (Some(spec), Some(usage)));
        let lists = [
            shown.encryption_algorithms.map(|list| list.len()),
            shown.signing_algorithms.map(|list| list.len()),
            shown.mac_algorithms.map(|list| list.len()),
            shown.key_agreement_algorithms.map(|list| list.len()),
            shown.encapsulation_algorithms.map(|list| list.len()),
        ];
        assert_eq!(lists.iter().flatten().count(), 1, "{spec} {usage}");
        assert!(!lists.contains(&Some(0)), "{spec} {usage}");
        let symmetric = spec == KeySpec::SymmetricDefault;
        assert_eq!(shown.current_key_material_id.is_some(), symmetric, "{spec}");
        assert_eq!(key.public_key().is_some(), key.kind() == KeyKind::Asymmetric, "{spec}");
        assert_eq!(&Key::from_json(&key.to_json().unwrap()).unwrap(), &key);
        kinds += 1;
    }
    assert_eq!(kinds, 19);
}

#[test]
fn enabling_and_disabling_are_idempotent() {
    let (_, mut key) = key();
    key.enable().unwrap();
    key.disable().unwrap();
    key.disable().unwrap();
    assert_eq!((key.state(), key.metadata().enabled), (State::Disabled, Some(false)));
    key.enable().unwrap();
    assert_eq!(key.state(), State::Enabled);
}

#[test]
fn the_waiting_period_is_7_to_30_days_and_30_by_default() {
    let (_, fresh) = key();
    for (window, granted) in [(None, 30), (Some(7), 7), (Some(30), 30)] {
        let mut key = fresh.clone();
        let scheduled = key.schedule_deletion(window, days(1)).unwrap();
        let expected = days(1).plus(DAY * granted);
        assert_eq!(scheduled.date, Some(expected));
        assert_eq!(scheduled.window_in_days, i32::try_from(granted).unwrap());
        assert_eq!(key.due(), Some(expected));
    }
    for window in [i32::MIN, -7, 0, 6, 31, 365, i32::MAX] {
        let mut key = fresh.clone();
        let error = key.schedule_deletion(Some(window), NOW);
        assert_eq!(code(error), ErrorCode::ValidationException);
        assert_eq!(key, fresh);
    }
}

#[test]
fn a_key_pending_deletion_can_only_be_kept_and_is_then_disabled() {
    let (hierarchy, mut key) = key();
    key.schedule_deletion(None, NOW).unwrap();
    let pending = key.clone();
    let pending_deletion = format!("KMSInvalidStateException: {} is pending deletion.", key.arn());
    assert_eq!(text(key.enable()), pending_deletion);
    assert_eq!(text(key.disable()), pending_deletion);
    assert_eq!(text(key.schedule_deletion(None, NOW).map(|_| ())), pending_deletion);
    assert_eq!(text(key.rotate_on_demand(&hierarchy, NOW)), pending_deletion);
    assert_eq!(key, pending);
    key.cancel_deletion().unwrap();
    assert_eq!((key.state(), key.due()), (State::Disabled, None));
    let not_pending = format!("KMSInvalidStateException: {} is not pending deletion.", key.arn());
    assert_eq!(text(key.cancel_deletion()), not_pending);
}

#[test]
fn deletion_is_work_from_its_date_on() {
    let (_, mut key) = key();
    key.schedule_deletion(Some(7), NOW).unwrap();
    assert_eq!(key.work(&confirmed(Timestamp::from_millis(days(7).millis() - 1))), None);
    assert_eq!(key.work(&confirmed(days(7))), Some(Work::Delete));
    assert_eq!(key.work(&confirmed(Timestamp::MAX)), Some(Work::Delete));
}

#[test]
fn tags_are_replaced_in_place_and_appended_in_order() {
    let (_, mut key) = key();
    key.set_tags(&[tag("b", "1"), tag("a", "2")]).unwrap();
    key.set_tags(&[tag("B", "3"), tag("b", "")]).unwrap();
    let pairs = |key: &Key| -> Vec<_> {
        key.tags().iter().map(|tag| format!("{}={}", tag.key, tag.value)).collect()
    };
    assert_eq!(pairs(&key), ["b=", "a=2", "B=3"]);
    key.remove_tags(&["a".to_owned(), "absent".to_owned()]).unwrap();
    assert_eq!(pairs(&key), ["b=", "B=3"]);
}

#[test]
fn wrong_tags_change_nothing_and_are_refused_in_the_words_of_aws() {
    let (_, mut key) = key();
    let reserved = "TagException: Tags beginning with aws: are reserved";
    let duplicate = "TagException: Duplicate tag keys";
    let fresh = key.clone();
    assert_eq!(text(key.set_tags(&[tag("a", "1"), tag("aws:a", "")])), reserved);
    assert_eq!(text(key.set_tags(&[tag("a", "1"), tag("AwS:a", "")])), reserved);
    assert_eq!(text(key.remove_tags(&["AWS:a".to_owned()])), reserved);
    assert_eq!(text(key.set_tags(&[tag("a", "1"), tag("a", "1")])), duplicate);
    let invalid = "TagException: Invalid tag";
    for (name, value) in [("a&b", "1"), ("a", "metal,bare"), ("a", "#1"), ("a\t", "1")] {
        assert_eq!(text(key.set_tags(&[tag("b", "1"), tag(name, value)])), invalid);
    }
    assert_eq!(key, fresh);
    key.set_tags(&[tag("aws", ""), tag("awsx:", ""), tag("äws:", "")]).unwrap();
}

#[test]
fn a_key_has_at_most_50_tags() {
    let (_, mut key) = key();
    let tags: Vec<_> = (0..50).map(|n| tag(&n.to_string(), "")).collect();
    key.set_tags(&tags).unwrap();
    assert_eq!(text(key.set_tags(&[tag("50", "")])), "TagException: Too many tags");
    key.set_tags(&[tag("7", "new value")]).unwrap();
    assert_eq!(key.tags().len(), 50);
}

#[test]
fn a_key_has_at_most_50_aliases() {
    let (_, mut key) = key();
    let name = |n: usize| AliasName::parse(&format!("alias/{n}")).unwrap();
    (0..50).try_for_each(|n| key.add_alias(&name(n))).unwrap();
    key.add_alias(&name(3)).unwrap();
    assert_eq!(code(key.add_alias(&name(50))), ErrorCode::LimitExceededException);
    key.remove_alias(&name(0));
    key.add_alias(&name(50)).unwrap();
    assert_eq!(key.aliases().len(), 50);
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Enable,
    Disable,
    Schedule(i32),
    Cancel,
    EnableRotation(i32),
    DisableRotation,
    RotateOnDemand,
    Work,
    Wait(u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Enable),
        Just(Step::Disable),
        (0..40).prop_map(Step::Schedule),
        Just(Step::Cancel),
        (80..3000).prop_map(Step::EnableRotation),
        Just(Step::DisableRotation),
        Just(Step::RotateOnDemand),
        Just(Step::Work),
        (0_u32..400).prop_map(Step::Wait),
    ]
}

fn take(step: Step, hierarchy: &Hierarchy, key: &mut Key, now: Timestamp) -> Result<(), Error> {
    match step {
        Step::Enable => key.enable(),
        Step::Disable => key.disable(),
        Step::Schedule(window) => key.schedule_deletion(Some(window), now).map(|_| ()),
        Step::Cancel => key.cancel_deletion(),
        Step::EnableRotation(period) => key.enable_rotation(Some(period), now),
        Step::DisableRotation => key.disable_rotation(),
        Step::RotateOnDemand => key.rotate_on_demand(hierarchy, now),
        Step::Work => key.rotate_if_due(hierarchy, &confirmed(now)).map(|_| ()),
        Step::Wait(_) => Ok(()),
    }
}

proptest! {
    /// Whatever happens to a key, a refused step changes nothing, old material is never lost, the current material is the
    /// newest, the record reads back, and no rotation stays due once its work is done.
    #[test]
    fn every_history_keeps_the_invariants(steps in prop::collection::vec(step(), 1..60)) {
        let (hierarchy, mut key) = key();
        let mut now = NOW;
        for step in steps {
            if let Step::Wait(count) = step {
                now = now.plus(DAY * count);
            }
            let before = key.clone();
            if take(step, &hierarchy, &mut key, now).is_err() {
                prop_assert_eq!(&key, &before);
            }
            prop_assert!(key.materials().starts_with(before.materials()));
            let newest = key.materials().last().map(Material::id);
            prop_assert_eq!(Some(key.current_material().unwrap().id()), newest);
            prop_assert_eq!(&Key::from_json(&key.to_json().unwrap()).unwrap(), &key);
            if matches!(step, Step::Work) {
                prop_assert_ne!(key.work(&confirmed(now)), Some(Work::Rotate));
            }
            if key.state() != State::Enabled {
                prop_assert_eq!(key.materials().len(), before.materials().len());
            }
        }
    }
}
