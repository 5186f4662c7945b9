use super::*;
use crate::key::Key;
use crate::key::tests::{NOW, key};

/// "Key states of AWS KMS keys", as the project's fact sheet holds it: Enabled, Disabled, pending deletion (both states),
/// `PendingImport`, Unavailable, Creating, Updating. A number is an error note; `?n` succeeds unless note n applies.
const FACTS: &str = "
Encrypt, Decrypt, ReEncrypt, GenerateDataKey, GenerateDataKeyWithoutPlaintext | ok | 1 | 2or3 | 5 | 11 | 14 | ok
GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext | ok | 1 | 2or3 | 5 | 7 | 14 | ok
Sign, Verify, GenerateMac, VerifyMac, DeriveSharedSecret | ok | 1 | 2or3 | 5 | n/a | 14 | ok
GetPublicKey | ok | ok | 2or3 | ok or 5 | n/a | 14 | ok
DescribeKey, GetKeyPolicy, PutKeyPolicy, ListKeyPolicies, ListAliases, ListGrants | ok | ok | ok | ok | ok | ok | ok
ListResourceTags, RetireGrant, RevokeGrant, DeleteAlias | ok | ok | ok | ok | ok | ok | ok
CreateAlias | ok | ok | 3 | ok | ok | ok | ok
UpdateAlias | ok | ok | ?10 | ok | ok | ok | ok
UpdateKeyDescription, TagResource, UntagResource | ok | ok | 3 | ok | ok | ok | ok
CreateGrant | ok | 1 | 2or3 | 5 | ok | 14 | ok
EnableKey, DisableKey | ok | ok | 3 | 5 | ok12 | 14 | 15
ScheduleKeyDeletion | ok | ok | 3 | ok | ok | ok | 15
CancelKeyDeletion | 4 | 4 | ok | 4 | 4,13 | 4 | 4
EnableKeyRotation, DisableKeyRotation | ?7 | 1or7 | 3or7 | 6 | 7 | 14 | ?7
RotateKeyOnDemand | ?7 | 1or7 | 3or7 | 5 | 7 | 14 | ?7
GetKeyRotationStatus | ?7 | ?7 | ?7 | 6 | 7 | ?7 | ?7
ListKeyRotations | ?7 | ?7 | ?7 | ok | 7 | ?7 | ?7
GetParametersForImport | ?9 | ?9 | 8or9 | ok | 9 | 14 | 15
ImportKeyMaterial | ?9 | ?9 | 3or9 | ok | 9 | 14 | ok
DeleteImportedKeyMaterial | ok9 | ok9 | ok9 | ok | n/a | 14 | 15
ReplicateKey | ok | 1 | 2or3 | 5 | n/a | 14 | 15
UpdatePrimaryRegion | ok | 1 | 2or3 | 5 | n/a | 14 | ok
GetKeyLastUsage | ok | ok | ok | ok | ok | ok | ok
";

/// Younger than the table of the developer guide; as the other cryptographic uses of asymmetric keys.
const YOUNGER: &str = "Encapsulate, Decapsulate | ok | 1 | 2or3 | 5 | n/a | 14 | ok";

/// The states of a column. Both pending deletions share one.
const COLUMNS: [&[KeyState]; 7] = [
    &[KeyState::Enabled],
    &[KeyState::Disabled],
    &[KeyState::PendingDeletion, KeyState::PendingReplicaDeletion],
    &[KeyState::PendingImport],
    &[KeyState::Unavailable],
    &[KeyState::Creating],
    &[KeyState::Updating],
];

/// Returns the meaning of a cell of the facts, apart from origins and kinds of key (notes 7 and 9), which have fields of their own.
fn meaning(cell: &str) -> Admission {
    let refused = Admission::Refused;
    match cell {
        "ok" | "?7" | "?9" | "ok9" | "ok12" => Admission::Admitted,
        "ok or 5" => Admission::WithPublicKey,
        "n/a" => Admission::Inapplicable,
        "1" | "1or7" => refused(StateRefusal::Disabled),
        // "2or3" is open in the guide; KMSInvalidStateException was recorded. "?10" is about the new target only,
        // which is the one key that UpdateAlias asks about.
        "3" | "2or3" | "3or7" | "3or9" | "8or9" | "?10" => refused(StateRefusal::PendingDeletion),
        "4" | "4,13" => refused(StateRefusal::NotPendingDeletion),
        "5" => refused(StateRefusal::PendingImport),
        "6" => refused(StateRefusal::Origin),
        "7" | "9" => refused(StateRefusal::Unsupported),
        "11" => refused(StateRefusal::Unavailable),
        "14" => refused(StateRefusal::Creating),
        "15" => refused(StateRefusal::Updating),
        other => panic!("no meaning for `{other}`"),
    }
}

fn rows() -> impl Iterator<Item = (Operation, Vec<&'static str>)> {
    FACTS.lines().chain([YOUNGER]).filter(|line| !line.is_empty()).flat_map(|line| {
        let mut cells: Vec<_> = line.split('|').map(str::trim).collect();
        let names = cells.remove(0);
        assert_eq!(cells.len(), 7, "{names}");
        names.split(", ").map(move |name| (Operation::from_name(name).unwrap(), cells.clone()))
    })
}

#[test]
fn the_table_is_that_of_the_facts() {
    let mut wrong = Vec::new();
    for (operation, cells) in rows() {
        for (cell, states) in cells.iter().zip(COLUMNS) {
            for state in states {
                let ours = Requirements::of(operation).admits(*state);
                if ours != meaning(cell) {
                    wrong.push(format!("{} in {state}: {cell} is not {ours:?}", operation.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operation_has_a_row_or_is_about_no_key() {
    let listed: Vec<_> = rows().map(|(operation, _)| operation).collect();
    let about_no_key = [
        "ConnectCustomKeyStore",
        "CreateCustomKeyStore",
        "CreateKey",
        "DeleteCustomKeyStore",
        "DescribeCustomKeyStores",
        "DisconnectCustomKeyStore",
        "GenerateRandom",
        "ListKeys",
        "ListRetirableGrants",
        "UpdateCustomKeyStore",
    ];
    for operation in Operation::ALL {
        let about_no_key = about_no_key.contains(&operation.name());
        assert_ne!(about_no_key, listed.contains(&operation), "{}", operation.name());
        let inapplicable =
            |state| Requirements::of(operation).admits(state) == Admission::Inapplicable;
        assert_eq!(about_no_key, KeyState::ALL.into_iter().all(inapplicable));
    }
    assert_eq!(listed.len() + about_no_key.len(), Operation::ALL.len());
}

#[test]
fn notes_7_and_9_are_rules_of_origins_and_kinds() {
    for (operation, cells) in rows() {
        let has =
            |note: &str| cells.iter().any(|cell| cell.starts_with('?') && cell.ends_with(note));
        let origins = Requirements::of(operation).origins;
        let rotation = [Origins::Internal, Origins::InternalOrExternal];
        assert_eq!(has("7"), rotation.contains(&origins), "{}", operation.name());
        let import = has("9") || cells.contains(&"ok9");
        assert_eq!(import, origins == Origins::External, "{}", operation.name());
    }
}

#[test]
fn refusals_speak_as_aws_does() {
    let arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let error = |refusal: StateRefusal| {
        let error = refusal.error(&KeyArn::parse(arn).unwrap(), OriginType::External);
        (error.code().name(), error.message().map(|text| text.replace(arn, "A")))
    };
    let says = |code, text: &str| (code, Some(text.to_owned()));
    let state = "KMSInvalidStateException";
    assert_eq!(error(StateRefusal::Disabled), says("DisabledException", "A is disabled."));
    assert_eq!(error(StateRefusal::PendingDeletion), says(state, "A is pending deletion."));
    assert_eq!(error(StateRefusal::NotPendingDeletion), says(state, "A is not pending deletion."));
    assert_eq!(error(StateRefusal::PendingImport), says(state, "A is pending import."));
    assert_eq!(error(StateRefusal::Unavailable), says(state, "A is unavailable."));
    assert_eq!(error(StateRefusal::Creating), says(state, "A is creating."));
    assert_eq!(error(StateRefusal::Updating), says(state, "A is updating."));
    let origin = "A origin is EXTERNAL which is not valid for this operation.";
    assert_eq!(error(StateRefusal::Origin), says("UnsupportedOperationException", origin));
    assert_eq!(error(StateRefusal::Unsupported), ("UnsupportedOperationException", None));
}

/// Each pair of keys differs in one property, and the earlier one decides.
#[test]
fn usage_comes_before_origin_before_state_before_kind() {
    let refused = |spec: &str, usage: &str, origin: &str, operation| {
        let mut key = key_of(spec, usage, origin);
        let enabled = key.admit(operation).err().map(|error| error.code());
        key.disable().unwrap();
        [enabled, key.admit(operation).err().map(|error| error.code())]
    };
    let (usage, unsupported, disabled) = (
        Some(ErrorCode::InvalidKeyUsageException),
        Some(ErrorCode::UnsupportedOperationException),
        Some(ErrorCode::DisabledException),
    );
    for (spec, key_usage, origin, operation, expected) in [
        ("RSA_2048", "SIGN_VERIFY", "AWS_KMS", Operation::Encrypt, [usage, usage]),
        ("RSA_2048", "SIGN_VERIFY", "AWS_KMS", Operation::GenerateDataKey, [usage, usage]),
        ("RSA_2048", "ENCRYPT_DECRYPT", "AWS_KMS", Operation::GenerateDataKey, [usage, disabled]),
        (
            "RSA_2048",
            "ENCRYPT_DECRYPT",
            "AWS_KMS",
            Operation::EnableKeyRotation,
            [unsupported, disabled],
        ),
        (
            "RSA_2048",
            "ENCRYPT_DECRYPT",
            "AWS_KMS",
            Operation::RotateKeyOnDemand,
            [unsupported, disabled],
        ),
        (
            "HMAC_256",
            "GENERATE_VERIFY_MAC",
            "AWS_KMS",
            Operation::DisableKeyRotation,
            [None, disabled],
        ),
        (
            "RSA_2048",
            "ENCRYPT_DECRYPT",
            "EXTERNAL",
            Operation::EnableKeyRotation,
            [unsupported, unsupported],
        ),
        (
            "SYMMETRIC_DEFAULT",
            "ENCRYPT_DECRYPT",
            "AWS_KMS",
            Operation::ImportKeyMaterial,
            [unsupported, unsupported],
        ),
        ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", Operation::Encrypt, [None, disabled]),
        ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS", Operation::DescribeKey, [None, None]),
    ] {
        let found = refused(spec, key_usage, origin, operation);
        assert_eq!(found, expected, "{spec} {key_usage} {origin} {operation:?}");
    }
}

#[test]
fn a_usage_is_that_of_an_operation_or_is_not_asked_for() {
    for operation in Operation::ALL {
        let names = operation.errors().contains(&ErrorCode::InvalidKeyUsageException);
        let asks = Requirements::of(operation).usage.is_some();
        // The model names the error at GetPublicKey too, which takes keys of every usage.
        assert_eq!(names && operation != Operation::GetPublicKey, asks, "{}", operation.name());
    }
}

/// A key of another spec, usage and origin, as the record of one would read.
fn key_of(spec: &str, usage: &str, origin: &str) -> Key {
    let (_, key) = key();
    let mut record: serde_json::Value = serde_json::from_slice(&key.to_json().unwrap()).unwrap();
    record["spec"] = spec.into();
    record["usage"] = usage.into();
    record["origin"] = origin.into();
    Key::from_json(record.to_string().as_bytes()).unwrap()
}

#[test]
fn each_kind_and_origin_supports_what_the_guide_says() {
    let everything = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"];
    let supported = |operation, spec: &str| -> Vec<&str> {
        let is_ok =
            |origin: &&str| key_of(spec, "ENCRYPT_DECRYPT", origin).admit(operation).is_ok();
        everything.into_iter().filter(is_ok).collect()
    };
    let symmetric = |operation| supported(operation, "SYMMETRIC_DEFAULT");
    assert_eq!(symmetric(Operation::EnableKeyRotation), ["AWS_KMS"]);
    assert_eq!(symmetric(Operation::DisableKeyRotation), ["AWS_KMS"]);
    assert_eq!(symmetric(Operation::RotateKeyOnDemand), ["AWS_KMS", "EXTERNAL"]);
    assert_eq!(symmetric(Operation::ListKeyRotations), ["AWS_KMS", "EXTERNAL"]);
    assert_eq!(symmetric(Operation::GetKeyRotationStatus), ["AWS_KMS", "EXTERNAL"]);
    assert_eq!(symmetric(Operation::GetParametersForImport), ["EXTERNAL"]);
    assert_eq!(symmetric(Operation::DescribeKey), everything);
    for spec in ["HMAC_256", "RSA_2048"] {
        let none: [&str; 0] = [];
        assert_eq!(supported(Operation::EnableKeyRotation, spec), none);
        assert_eq!(supported(Operation::DisableKeyRotation, spec), ["AWS_KMS"]);
        assert_eq!(supported(Operation::RotateKeyOnDemand, spec), none);
        assert_eq!(supported(Operation::ListKeyRotations, spec), none);
        assert_eq!(supported(Operation::GetKeyRotationStatus, spec), ["AWS_KMS", "EXTERNAL"]);
        assert_eq!(supported(Operation::ImportKeyMaterial, spec), ["EXTERNAL"]);
    }
}

#[test]
fn an_unsupported_origin_is_named_and_an_unsupported_kind_is_not() {
    let refused = |spec, origin| {
        let key = key_of(spec, "ENCRYPT_DECRYPT", origin);
        let error = key.admit(Operation::EnableKeyRotation).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UnsupportedOperationException);
        error.message().map(|text| text.replace(&key.arn().to_string(), "A"))
    };
    let origin = "A origin is EXTERNAL which is not valid for this operation.";
    assert_eq!(refused("SYMMETRIC_DEFAULT", "EXTERNAL").as_deref(), Some(origin));
    assert_eq!(refused("RSA_2048", "AWS_KMS"), None);
}

#[test]
fn an_operation_about_no_key_fails_closed() {
    let (_, mut key) = key();
    assert_eq!(key.admit(Operation::ListKeys).unwrap_err().code(), ErrorCode::KmsInternalException);
    key.schedule_deletion(None, NOW).unwrap();
    assert_eq!(
        key.admit(Operation::CreateKey).unwrap_err().code(),
        ErrorCode::KmsInternalException
    );
}
