use serde_json::{Value, json};

use super::*;
use crate::seal::tests::seal_key;

const NOW: Timestamp = Timestamp::EPOCH;

/// A fresh hierarchy under a fresh seal key.
pub(crate) fn hierarchy() -> Hierarchy {
    Hierarchy::create(&seal_key(), NOW).unwrap().0
}

fn sealed(hierarchy: &Hierarchy) -> Vec<u8> {
    hierarchy.seal(Purpose::KeyMaterial, b"binding", b"secret").unwrap()
}

fn reopen(seal: &SealKey, record: &Value) -> Result<Hierarchy, HierarchyError> {
    Hierarchy::open(seal, &Stored::from_json(record.to_string().as_bytes()).unwrap())
}

fn record(hierarchy: &Hierarchy) -> Value {
    serde_json::from_slice(&hierarchy.stored.to_json().unwrap()).unwrap()
}

#[test]
fn a_hierarchy_opens_again_from_its_record() {
    let seal = seal_key();
    let (made, stored) = Hierarchy::create(&seal, NOW).unwrap();
    let opened = reopen(&seal, &record(&made)).unwrap();
    let secret = opened.open_sealed(Purpose::KeyMaterial, b"binding", &sealed(&made)).unwrap();
    assert_eq!(secret.expose(), b"secret");
    assert!(made.store_integrity_key().unwrap().ct_eq(&opened.store_integrity_key().unwrap()));
    assert!(made.audit_key().unwrap().ct_eq(&opened.audit_key().unwrap()));
    assert!(made.grant_token_key().unwrap().ct_eq(&opened.grant_token_key().unwrap()));
    assert_eq!((&made.stored, &opened.stored), (&stored, &stored));
}

#[test]
fn derived_keys_differ_from_each_other_and_between_hierarchies() {
    let [a, b] = [hierarchy(), hierarchy()];
    assert!(!a.store_integrity_key().unwrap().ct_eq(&a.audit_key().unwrap()));
    assert!(!a.audit_key().unwrap().ct_eq(&b.audit_key().unwrap()));
    assert!(!a.audit_key().unwrap().ct_eq(&a.grant_token_key().unwrap()));
    assert!(!a.grant_token_key().unwrap().ct_eq(&b.grant_token_key().unwrap()));
    assert_ne!(a.audit_key().unwrap().expose(), &[0; 32]);
}

#[test]
fn another_seal_key_does_not_open() {
    let made = hierarchy();
    let error = Hierarchy::open(&seal_key(), &made.stored).unwrap_err();
    assert_eq!(error, HierarchyError::Root);
}

#[test]
fn purpose_binding_and_every_bit_count() {
    let hierarchy = hierarchy();
    let message = sealed(&hierarchy);
    let open = |purpose, binding: &[u8], sealed: &[u8]| {
        hierarchy.open_sealed(purpose, binding, sealed).map(|secret| secret.expose().to_vec())
    };
    assert_eq!(open(Purpose::KeyMaterial, b"binding", &message).unwrap(), b"secret");
    assert_eq!(open(Purpose::Credential, b"binding", &message), Err(HierarchyError::Sealed));
    assert_eq!(open(Purpose::KeyMaterial, b"bindinh", &message), Err(HierarchyError::Sealed));
    for bit in 0..8 * message.len() {
        let mut flipped = message.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let result = open(Purpose::KeyMaterial, b"binding", &flipped);
        assert_eq!(result, Err(HierarchyError::Sealed), "bit {bit}");
    }
    for length in 0..message.len() {
        let result = open(Purpose::KeyMaterial, b"binding", &message[..length]);
        assert_eq!(result, Err(HierarchyError::Sealed), "{length}");
    }
}

#[test]
fn another_format_is_refused_even_when_it_authenticates() {
    let hierarchy = hierarchy();
    for (format, opens) in [(1, true), (0, false), (2, false)] {
        let header = [format, 0, 0, 0, 1];
        let mut forged = header.to_vec();
        let label = Purpose::KeyMaterial.label();
        crypto::message::seal(&hierarchy.domains[0], label, &header, b"b", b"secret", &mut forged)
            .unwrap();
        let opened = hierarchy.open_sealed(Purpose::KeyMaterial, b"b", &forged);
        assert_eq!(opened.is_ok(), opens, "{format}");
    }
}

#[test]
fn a_new_domain_key_seals_and_the_old_ones_open() {
    let seal = seal_key();
    let (first, _) = Hierarchy::create(&seal, NOW).unwrap();
    let old = sealed(&first);
    let (second, stored) = first.rotate_domain_key(NOW).unwrap();
    assert_eq!(second.stored, stored);
    let new = sealed(&second);
    assert_eq!((&old[..5], &new[..5]), (&[1, 0, 0, 0, 1][..], &[1, 0, 0, 0, 2][..]));
    let reopened = reopen(&seal, &record(&second)).unwrap();
    for message in [&old, &new] {
        assert!(reopened.open_sealed(Purpose::KeyMaterial, b"binding", message).is_ok());
    }
    // The old hierarchy does not know the new key.
    assert!(first.open_sealed(Purpose::KeyMaterial, b"binding", &new).is_err());
}

#[test]
fn an_altered_record_does_not_open() {
    let seal = seal_key();
    let (hierarchy, _) = Hierarchy::create(&seal, NOW).unwrap().0.rotate_domain_key(NOW).unwrap();
    let intact = record(&hierarchy);
    assert!(reopen(&seal, &intact).is_ok());
    let altered = |change: &dyn Fn(&mut Value)| {
        let mut record = intact.clone();
        change(&mut record);
        reopen(&seal, &record).unwrap_err()
    };
    let versions = HierarchyError::Versions;
    assert_eq!(altered(&|record| record["created"] = json!(1)), HierarchyError::Root);
    assert_eq!(
        altered(&|record| record["root"] = intact["domains"][0]["sealed"].clone()),
        HierarchyError::Root
    );
    assert_eq!(
        altered(&|record| record["domains"][1]["created"] = json!(7)),
        HierarchyError::Domain(2)
    );
    assert_eq!(altered(&|record| record["domains"] = json!([])), versions);
    assert_eq!(altered(&|record| record["domains"][1]["version"] = json!(3)), versions);
    assert_eq!(altered(&|record| record["domains"].as_array_mut().unwrap().swap(0, 1)), versions);
    let swap = |record: &mut Value| {
        record["domains"][0]["sealed"] = intact["domains"][1]["sealed"].clone();
    };
    assert_eq!(altered(&swap), HierarchyError::Domain(1));
}

#[test]
fn a_record_of_another_form_is_refused() {
    let intact = record(&hierarchy());
    let read = |record: &Value| Stored::from_json(record.to_string().as_bytes());
    assert!(read(&intact).is_ok());
    for pointer in ["", "/seal", "/domains/0"] {
        let mut record = intact.clone();
        record.pointer_mut(pointer).unwrap()["surprise"] = json!(1);
        assert!(read(&record).is_err(), "{pointer}");
    }
    let mut newer = intact;
    newer["v"] = json!(2);
    let error = read(&newer).unwrap_err().to_string();
    assert!(error.contains("has version 2, this release reads version 1"), "{error}");
}

#[test]
fn no_key_is_shown() {
    let hierarchy = hierarchy();
    let root = crypto::hash::hex(hierarchy.root.expose());
    let shown = format!("{hierarchy:?}");
    assert!(shown.contains("[redacted]") && !shown.contains(&root));
}
