use model::generated::{ImportType, IncludeKeyMaterial, KeySpec, KeyUsageType};
use model::{AccountId, KeyId};

use super::*;
use crate::clock::tests::confirmed;
use crate::hierarchy::tests::hierarchy;
use crate::key::tests::{NOW, days};
use crate::key::{Import, NewKey};

const ID: &str = "mrk-1234abcd12ab34cd56ef1234567890ab";

fn region(name: &str) -> Region {
    Region::parse(name).unwrap()
}

fn new_key(id: &str) -> NewKey {
    NewKey {
        account: AccountId::parse("111122223333").unwrap(),
        region: region("us-east-1"),
        id: KeyId::parse(id).unwrap(),
        spec: KeySpec::SymmetricDefault,
        usage: KeyUsageType::EncryptDecrypt,
        description: "the primary".to_owned(),
        policy: KeyPolicy::unbound("{}".to_owned()),
        created: NOW,
    }
}

fn primary(hierarchy: &Hierarchy) -> Key {
    Key::create(hierarchy, new_key(ID), &[1; 32]).unwrap()
}

fn replica_in(name: &str) -> NewReplica {
    let (description, policy) =
        ("a replica".to_owned(), KeyPolicy::unbound("{\"a\":1}".to_owned()));
    NewReplica { region: region(name), description, policy, created: days(1) }
}

/// An imported primary with a replica in Ireland, both with their first material.
fn imported(hierarchy: &Hierarchy) -> (Key, Key) {
    let mut primary = Key::external(new_key(ID));
    primary.import(hierarchy, import(1, None, Some("first")), NOW).unwrap();
    let mut replica = primary.replicate(hierarchy, replica_in("eu-west-1")).unwrap();
    assert_eq!(replica.state(), State::PendingImport);
    replica.import(hierarchy, import(1, None, None), NOW).unwrap();
    (primary, replica)
}

const fn import(
    seed: u8,
    import_type: Option<ImportType>,
    description: Option<&'static str>,
) -> Import<'static> {
    let material: &[u8; 32] = match seed {
        1 => &[1; 32],
        2 => &[2; 32],
        _ => &[3; 32],
    };
    Import { material, import_type, material_id: None, description, valid_to: None }
}

const NEW: Option<ImportType> = Some(ImportType::NewKeyMaterial);

#[test]
fn a_replica_shares_what_is_shared_and_nothing_else() {
    let hierarchy = hierarchy();
    let mut primary = primary(&hierarchy);
    primary.enable_rotation(Some(90), NOW).unwrap();
    primary.add_alias(&model::AliasName::parse("alias/a").unwrap()).unwrap();
    primary
        .set_tags(&[model::generated::Tag { tag_key: "a".to_owned(), tag_value: String::new() }])
        .unwrap();
    let replica = primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
    assert_eq!(replica.arn().to_string(), format!("arn:aws:kms:eu-west-1:111122223333:key/{ID}"));
    assert_eq!((replica.description(), &*replica.policy().text), ("a replica", "{\"a\":1}"));
    assert_eq!((replica.created(), replica.state()), (days(1), State::Enabled));
    assert!(replica.tags().is_empty() && replica.aliases().is_empty());
    assert_eq!((replica.spec(), replica.usage()), (primary.spec(), primary.usage()));
    assert_eq!(replica.schedule(), primary.schedule());
    assert_eq!(replica.due(), None, "its primary rotates it");
    let (ours, theirs) = (primary.current_material().unwrap(), replica.current_material().unwrap());
    assert_eq!(ours.id(), theirs.id());
    assert_ne!(ours.sealed(), theirs.sealed());
    assert_eq!(theirs.open(&hierarchy, replica.arn()).unwrap().expose(), [1; 32]);
    assert!(theirs.open(&hierarchy, primary.arn()).is_err());
}

#[test]
fn metadata_names_the_primary_and_all_replicas() {
    let hierarchy = hierarchy();
    let mut primary = primary(&hierarchy);
    let lone = primary.metadata().multi_region_configuration.unwrap();
    assert_eq!(lone.replica_keys.unwrap().len(), 0);
    let mut replica = primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
    primary.replicate(&hierarchy, replica_in("ap-south-1")).unwrap();
    replica.join(&region("ap-south-1"));
    for (key, role) in
        [(&primary, MultiRegionKeyType::Primary), (&replica, MultiRegionKeyType::Replica)]
    {
        let shown = key.metadata().multi_region_configuration.unwrap();
        assert_eq!(shown.multi_region_key_type, Some(role));
        assert_eq!(shown.primary_key.unwrap().region.as_deref(), Some("us-east-1"));
        let replicas = shown.replica_keys.unwrap();
        let regions: Vec<_> = replicas.iter().map(|key| key.region.clone().unwrap()).collect();
        assert_eq!(regions, ["ap-south-1", "eu-west-1"]);
        let arn = format!("arn:aws:kms:eu-west-1:111122223333:key/{ID}");
        assert_eq!(replicas[1].arn, Some(arn));
    }
}

#[test]
fn only_an_enabled_primary_is_replicated_and_once_into_a_region_of_its_partition() {
    let hierarchy = hierarchy();
    let mut primary = primary(&hierarchy);
    let mut replica = primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
    let code = |key: &mut Key, name| {
        let before = key.clone();
        let code = key.replicate(&hierarchy, replica_in(name)).unwrap_err().code();
        assert_eq!(*key, before);
        code
    };
    assert_eq!(code(&mut primary, "eu-west-1"), ErrorCode::AlreadyExistsException);
    assert_eq!(code(&mut primary, "us-east-1"), ErrorCode::AlreadyExistsException);
    assert_eq!(code(&mut primary, "cn-north-1"), ErrorCode::ValidationException);
    assert_eq!(code(&mut replica, "ap-south-1"), ErrorCode::UnsupportedOperationException);
    primary.disable().unwrap();
    assert_eq!(code(&mut primary, "ap-south-1"), ErrorCode::DisabledException);
    let new = new_key("1234abcd-12ab-34cd-56ef-1234567890ab");
    let mut single = Key::create(&hierarchy, new, &[1; 32]).unwrap();
    let error = single.replicate(&hierarchy, replica_in("eu-west-1")).unwrap_err();
    let text = format!("{} is not a multi-region primary key.", single.arn());
    assert_eq!(error, Error::new(ErrorCode::UnsupportedOperationException, text));
}

#[test]
fn rotation_is_set_on_the_primary_and_followed_by_replicas() {
    let hierarchy = hierarchy();
    let mut primary = primary(&hierarchy);
    let mut replica = primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
    replica.disable().unwrap();
    for refused in [
        replica.clone().enable_rotation(None, NOW),
        replica.clone().disable_rotation(),
        replica.clone().rotate_on_demand(&hierarchy, NOW),
    ] {
        assert_eq!(refused.unwrap_err().code(), ErrorCode::DisabledException);
    }
    replica.enable().unwrap();
    let refused = replica.clone().enable_rotation(None, NOW).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::UnsupportedOperationException);
    replica.disable().unwrap();
    primary.enable_rotation(Some(90), NOW).unwrap();
    assert!(primary.rotate_if_due(&hierarchy, &confirmed(days(90))).unwrap());
    replica.follow(&primary, &hierarchy, days(90)).unwrap();
    assert_eq!((replica.state(), replica.schedule()), (State::Disabled, primary.schedule()));
    let (ours, theirs) = (primary.current_material().unwrap(), replica.current_material().unwrap());
    assert_eq!((ours.id(), ours.rotation()), (theirs.id(), theirs.rotation()));
    let open = |key: &Key| key.current_material().unwrap().open(&hierarchy, key.arn()).unwrap();
    assert!(open(&primary).ct_eq(&open(&replica)));
}

#[test]
fn the_deletion_of_a_primary_waits_for_its_replicas() {
    let hierarchy = hierarchy();
    let mut primary = primary(&hierarchy);
    let mut replica = primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
    let scheduled = primary.schedule_deletion(Some(9), NOW).unwrap();
    assert_eq!((scheduled.date, scheduled.window_in_days), (None, 9));
    let shown = primary.metadata();
    assert_eq!((shown.deletion_date, shown.pending_deletion_window_in_days), (None, Some(9)));
    assert_eq!((shown.enabled, primary.due()), (Some(false), None));
    assert!(replica.schedule_deletion(Some(7), NOW).unwrap().date.is_some());
    primary.leave(&region("eu-west-1"), days(7));
    assert_eq!(primary.state(), State::PendingDeletion { date: days(16) });
    assert_eq!(primary.metadata().pending_deletion_window_in_days, None);
    primary.cancel_deletion().unwrap();
    assert_eq!(primary.state(), State::Disabled);
    // The Region is free again.
    primary.enable().unwrap();
    primary.replicate(&hierarchy, replica_in("eu-west-1")).unwrap();
}

#[test]
fn a_new_primary_rotates_only_what_it_has_itself() {
    let hierarchy = hierarchy();
    let (mut old, mut new) = imported(&hierarchy);
    let waits = old.import(&hierarchy, import(2, NEW, None), NOW).unwrap();
    new.follow(&old, &hierarchy, NOW).unwrap();
    assert!(
        old.has_pending_material(Timestamp::EPOCH) && !new.has_pending_material(Timestamp::EPOCH)
    );
    [&mut old, &mut new].into_iter().for_each(|key| key.move_primary(&region("eu-west-1")));
    assert!(old.is_replica() && new.is_primary());
    let error = new.rotate_on_demand(&hierarchy, NOW).unwrap_err();
    assert_eq!(error, nothing_pending(new.arn()));
    assert_eq!(new.import(&hierarchy, import(2, None, None), NOW).unwrap(), waits);
    new.rotate_on_demand(&hierarchy, NOW).unwrap();
    old.follow(&new, &hierarchy, NOW).unwrap();
    assert_eq!((old.state(), new.state()), (State::Enabled, State::Enabled));
    assert!(old.materials().iter().all(Material::is_present));
    assert_eq!(old.current_material().unwrap().id(), waits);
}

#[test]
fn a_replica_that_loses_what_waits_can_import_it_again() {
    let hierarchy = hierarchy();
    let (mut primary, mut replica) = imported(&hierarchy);
    let waits = primary.import(&hierarchy, import(2, NEW, None), NOW).unwrap();
    replica.follow(&primary, &hierarchy, NOW).unwrap();
    let new_here = replica.import(&hierarchy, import(2, NEW, None), NOW).unwrap_err();
    assert_eq!(new_here.code(), ErrorCode::UnsupportedOperationException);
    let (mut rotated, before) = (primary.clone(), replica.clone());
    rotated.rotate_on_demand(&hierarchy, NOW).unwrap();
    let refused = replica.follow(&rotated, &hierarchy, NOW).unwrap_err();
    assert_eq!(refused, nothing_pending(primary.arn()));
    assert_eq!(replica, before);
    replica.import(&hierarchy, import(2, None, None), NOW).unwrap();
    replica.delete_imported(Some(waits)).unwrap();
    assert_eq!(
        (replica.state(), replica.has_pending_material(Timestamp::EPOCH)),
        (State::Enabled, false)
    );
    replica.import(&hierarchy, import(2, None, None), NOW).unwrap();
    assert!(replica.has_pending_material(Timestamp::EPOCH));
    // A replica that is made meanwhile must have it too.
    let mut late = primary.replicate(&hierarchy, replica_in("ap-south-1")).unwrap();
    late.import(&hierarchy, import(1, None, None), NOW).unwrap();
    assert!(!late.has_pending_material(Timestamp::EPOCH));
    late.import(&hierarchy, import(2, None, None), NOW).unwrap();
    assert!(late.has_pending_material(Timestamp::EPOCH));
    // What the primary gives up is gone everywhere.
    primary.delete_imported(Some(waits)).unwrap();
    replica.follow(&primary, &hierarchy, NOW).unwrap();
    let lost = replica.import(&hierarchy, import(2, None, None), NOW).unwrap_err();
    assert_eq!(lost.code(), ErrorCode::IncorrectKeyMaterialException);
}

#[test]
fn the_primary_describes_the_material_of_its_replicas() {
    let hierarchy = hierarchy();
    let (mut primary, mut replica) = imported(&hierarchy);
    let shown = |key: &Key| {
        let entries = key.rotations(IncludeKeyMaterial::AllKeyMaterial);
        let texts = entries.into_iter().map(|entry| entry.key_material_description);
        texts.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(shown(&replica), ["first"]);
    replica.import(&hierarchy, import(1, None, Some("mine")), NOW).unwrap();
    assert_eq!(shown(&replica), ["first"]);
    primary.import(&hierarchy, import(1, None, Some("second")), NOW).unwrap();
    primary.import(&hierarchy, import(2, NEW, Some("waits")), NOW).unwrap();
    replica.follow(&primary, &hierarchy, NOW).unwrap();
    assert_eq!(shown(&replica), ["second", "waits"]);
    replica.import(&hierarchy, import(2, None, Some("mine")), NOW).unwrap();
    primary.import(&hierarchy, import(2, NEW, Some("waits still")), NOW).unwrap();
    replica.follow(&primary, &hierarchy, NOW).unwrap();
    assert_eq!(shown(&replica), ["second", "waits still"]);
    // Said and rotated to at once, as far as the replica sees.
    primary.import(&hierarchy, import(2, NEW, Some("current")), NOW).unwrap();
    primary.rotate_on_demand(&hierarchy, NOW).unwrap();
    replica.follow(&primary, &hierarchy, NOW).unwrap();
    assert_eq!(shown(&replica), ["second", "current"]);
    assert!(replica.materials().iter().all(Material::is_present));
}
