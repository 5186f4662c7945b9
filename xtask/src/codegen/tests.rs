//! The generator as a whole, on a small model.

use std::fs;

use super::model::Model;
use super::services::KMS;
use super::*;

/// Every kind of shape and every way to travel, once.
pub(super) const MODEL: &str = r#"{
    "version": "2.0",
    "metadata": {
        "uid": "kms-2014-11-01", "protocol": "json",
        "jsonVersion": "1.1", "targetPrefix": "TrentService", "serviceId": "KMS"
    },
    "operations": {
        "PeekAtKey": {
            "name": "PeekAtKey", "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "PeekRequest"}, "output": {"shape": "PeekResponse"},
            "errors": [{"shape": "KMSBrokenException"}],
            "documentation": "<p>Looks at a <code>key</code>. And more.</p>"
        },
        "Lock": {
            "name": "Lock", "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "LockRequest"},
            "errors": [{"shape": "GoneException"}, {"shape": "KMSBrokenException"}]
        }
    },
    "shapes": {
        "LockRequest": {
            "type": "structure", "required": ["Password", "KeyId"],
            "members": {
                "KeyId": {"shape": "KeyIdType", "documentation": "<p>Which key.</p>"},
                "Password": {"shape": "PasswordType"},
                "Kinds": {"shape": "LockKindList"},
                "Days": {"shape": "DaysType"}
            }
        },
        "PeekRequest": {"type": "structure", "members": {"Tags": {"shape": "TagList"}}},
        "PeekResponse": {
            "type": "structure", "required": ["Plaintext"],
            "members": {
                "Plaintext": {"shape": "PlaintextType"},
                "Lamp": {"shape": "Lamp"},
                "Tags": {"shape": "TagList"}
            }
        },
        "Lamp": {
            "type": "structure",
            "members": {
                "On": {"shape": "BooleanType"},
                "Since": {"shape": "DateType"},
                "Context": {"shape": "ContextType"},
                "Picture": {"shape": "PictureType"}
            }
        },
        "Tag": {
            "type": "structure", "required": ["TagKey"],
            "members": {"TagKey": {"shape": "KeyIdType"}, "Kind": {"shape": "LockKind"}}
        },
        "TagList": {"type": "list", "member": {"shape": "Tag"}},
        "LockKindList": {"type": "list", "member": {"shape": "LockKind"}, "min": 1, "max": 3},
        "LockKind": {"type": "string", "enum": ["FRONT_DOOR", "CELLAR"]},
        "UnusedType": {"type": "string", "enum": ["A"]},
        "KeyIdType": {"type": "string", "min": 1, "max": 9, "pattern": "^[\\w\"]+$"},
        "PasswordType": {"type": "string", "sensitive": true},
        "PlaintextType": {"type": "blob", "max": 4096, "sensitive": true},
        "PictureType": {"type": "blob"},
        "DaysType": {"type": "integer", "min": 7},
        "BooleanType": {"type": "boolean"},
        "DateType": {"type": "timestamp"},
        "ContextType": {
            "type": "map", "key": {"shape": "KeyIdType"}, "value": {"shape": "KeyIdType"}
        },
        "GoneException": {"type": "structure", "members": {}, "exception": true},
        "KMSBrokenException": {
            "type": "structure", "members": {}, "exception": true, "fault": true
        },
        "ThrottlingException": {
            "type": "structure", "members": {}, "exception": true, "fault": true,
            "documentation": "<p>Too much.</p>"
        }
    }
}"#;

fn models() -> Models {
    let model = Model::parse(MODEL.as_bytes()).unwrap().of(&KMS).unwrap();
    let regions = ["us-east-1".to_owned()].into();
    Models {
        services: vec![Generated { service: KMS, model, unbuilt: Vec::new(), routes: [].into() }],
        regions,
    }
}

/// The generated file of the small model whose path ends so, with one space for each run of white space.
fn generated(end: &str) -> String {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let artefacts = artefacts(&models(), repository).unwrap();
    let path = format!("{FOLDER}{end}");
    let artefact = artefacts.into_iter().find(|artefact| artefact.path == Path::new(&path));
    artefact.unwrap().text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
}

#[test]
fn operations_are_in_alphabetical_order_with_their_facts() {
    assert_holds(
        &generated("/operations.rs"),
        &[
            "pub enum Operation { /// The operation `Lock`. Lock, /// Looks at a `key`. PeekAtKey, }",
            "Facts { name: \"Lock\", stem: \"lock\", input: &shapes::LOCK_REQUEST, output: None, \
             errors: &[ErrorCode::GoneException, ErrorCode::KmsBrokenException], }",
            "stem: \"peek_at_key\", input: &shapes::PEEK_REQUEST, output: Some(&shapes::PEEK_RESPONSE)",
            "pub const ALL: [Self; 2] = [Self::Lock, Self::PeekAtKey];",
        ],
    );
}

#[test]
fn codes_are_sorted_as_aws_spells_them() {
    let text = generated("/errors.rs");
    assert_holds(
        &text,
        &[
            "Facts { name: \"GoneException\", status: 400 }",
            "Facts { name: \"KMSBrokenException\", status: 500 }",
            "Facts { name: \"ServiceUnavailableException\", status: 503 }",
            // Listed by the model as a fault, but observed as 400.
            "/// Too much. ThrottlingException,",
            "Facts { name: \"ThrottlingException\", status: 400 }",
        ],
    );
    let names: Vec<_> =
        text.split("name: \"").skip(1).filter_map(|s| s.split('"').next()).collect();
    assert_eq!(names.len(), 108);
    assert!(names.is_sorted(), "from_name searches by halves: {names:?}");
}

#[test]
fn enums_hold_the_values_that_operations_reach() {
    let text = generated("/enums.rs");
    assert_holds(
        &text,
        &[
            "pub enum LockKind { /// `FRONT_DOOR`. FrontDoor, /// `CELLAR`. Cellar, }",
            "[Self; 2] = [Self::FrontDoor, Self::Cellar];",
            "Self::FrontDoor => \"FRONT_DOOR\",",
            "\"CELLAR\" => Some(Self::Cellar),",
            "impl ListMember for LockKind {}",
        ],
    );
    assert!(!text.contains("UnusedType"));
}

#[test]
fn shapes_carry_every_constraint() {
    assert_holds(
        &generated("/shapes.rs"),
        &[
            "name: \"KeyIdType\", sensitive: false, kind: Kind::String { \
             length: Range { min: Some(1), max: Some(9) }, pattern: Some(\"^[\\\\w\\\"]+$\"), values: &[], }",
            "pattern: None, values: &[\"FRONT_DOOR\", \"CELLAR\"]",
            "name: \"PlaintextType\", sensitive: true, kind: Kind::Blob { length: Range { min: None, max: Some(4096) } }",
            "name: \"PasswordType\", sensitive: true, kind: Kind::String",
            "Kind::Integer { range: Range { min: Some(7), max: None } }",
            "Kind::List { member: &LOCK_KIND_SHAPE, length: Range { min: Some(1), max: Some(3) }",
            "Kind::Map { key: &KEY_ID_TYPE_SHAPE, value: &KEY_ID_TYPE_SHAPE }",
            "kind: Kind::Boolean",
            "kind: Kind::Timestamp",
        ],
    );
    assert_holds(
        &generated("/shapes/inputs.rs"),
        &[
            "Member::required(\"KeyId\", &KEY_ID_TYPE_SHAPE)",
            "Member::optional(\"Days\", &DAYS_TYPE_SHAPE)",
        ],
    );
    assert_holds(&generated("/shapes/shared.rs"), &["kind: Kind::Structure(&TAG)"]);
}

#[test]
fn inputs_are_made_from_fields() {
    let text = generated("/inputs.rs");
    assert_holds(
        &text,
        &[
            "use secret::Secret; use super::{LockKind, Tag, shapes};",
            "/// What `Lock` takes. #[derive(Debug)] pub struct LockRequest {",
            "/// Which key. pub key_id: String,",
            "/// `Password` of the AWS model. pub password: Secret<[u8]>,",
            "pub kinds: Option<Vec<LockKind>>,",
            "pub days: Option<i32>,",
            "key_id: required(&mut fields, 0)?, password: required(&mut fields, 1)?, \
             kinds: optional(&mut fields, 2)?, days: optional(&mut fields, 3)?,",
            "#[derive(Clone, Debug, PartialEq, Eq, Default)] pub struct PeekRequest {",
        ],
    );
    assert!(!text.contains("IntoFields") && !text.contains("FromValue"));
}

#[test]
fn outputs_are_turned_into_fields_and_every_member_may_be_absent() {
    let text = generated("/outputs.rs");
    assert_holds(
        &text,
        &[
            "#[derive(Debug, Default)] pub struct PeekResponse {",
            "pub plaintext: Option<Secret<[u8]>>,",
            "pub on: Option<bool>,",
            "pub since: Option<Timestamp>,",
            "pub context: Option<BTreeMap<String, String>>,",
            "pub picture: Option<Vec<u8>>,",
            "fields.set(0, self.plaintext.map(IntoValue::into_value));",
            "impl IntoValue for Lamp {",
        ],
    );
    assert!(!text.contains("FromFields") && !text.contains("impl IntoValue for PeekResponse"));
}

#[test]
fn shared_structures_go_both_ways() {
    assert_holds(
        &generated("/shared.rs"),
        &[
            "pub tag_key: String,",
            "impl FromFields for Tag {",
            "impl IntoFields for Tag {",
            "fields.set(0, Some(self.tag_key.into_value())); \
             fields.set(1, self.kind.map(IntoValue::into_value));",
            "impl FromValue for Tag {",
            "impl IntoValue for Tag {",
            "impl ListMember for Tag {}",
        ],
    );
}

/// A repository with the small model's generated code.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rustfmt.toml");
    fs::copy(config, folder.path().join("rustfmt.toml")).unwrap();
    write(&models(), folder.path()).unwrap();
    folder
}

#[test]
fn what_was_written_is_current() {
    let folder = repository();
    check(&models(), folder.path()).unwrap();
}

#[test]
fn the_first_difference_is_named() {
    let folder = repository();
    let path = folder.path().join(FOLDER).join("errors.rs");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("status: 503", "status: 504")).unwrap();
    let line = text.lines().position(|line| line.contains("status: 503")).unwrap() + 1;
    let fault = check(&models(), folder.path()).unwrap_err().to_string();
    assert_holds(
        &fault,
        &[
            &format!("{FOLDER}/errors.rs:{line}\n"),
            "status: 504 },\n  model:",
            "status: 503 },\nrun `cargo xtask codegen",
        ],
    );
    fs::write(&path, text.clone() + "\n").unwrap();
    let fault = check(&models(), folder.path()).unwrap_err().to_string();
    assert_holds(&fault, &[&format!("errors.rs:{}\n", text.lines().count() + 1)]);
}

#[test]
fn a_missing_file_is_named() {
    let folder = repository();
    fs::remove_file(folder.path().join(FOLDER).join("enums.rs")).unwrap();
    let fault = check(&models(), folder.path()).unwrap_err().to_string();
    assert_holds(&fault, &["generated/enums.rs: No such file"]);
}

#[test]
fn a_file_that_is_no_longer_generated_is_named_and_removed() {
    let folder = repository();
    let stray = folder.path().join(FOLDER).join("shapes/old.rs");
    fs::write(&stray, "").unwrap();
    let fault = check(&models(), folder.path()).unwrap_err().to_string();
    assert_holds(&fault, &["generated/shapes/old.rs is not generated"]);
    write(&models(), folder.path()).unwrap();
    assert!(!stray.exists());
    check(&models(), folder.path()).unwrap();
}

#[test]
fn a_current_file_is_not_written_again() {
    let folder = repository();
    let path = folder.path().join(FOLDER).join("enums.rs");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let long_ago = before - std::time::Duration::from_secs(1000);
    fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    write(&models(), folder.path()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
}
