//! The generated vocabulary against what the AWS KMS API reference says, and its conversions.

use std::collections::{BTreeMap, BTreeSet};

use model::generated::{
    EncryptRequest, EncryptionAlgorithmSpec, GenerateDataKeyResponse, GrantListEntry,
    GrantOperation, KeySpec, KeyState, ListGrantsResponse, TagResourceRequest, shapes,
};
use model::shape::{Fields, FromFields, IntoFields, Kind, Range, Shape, Structure, Value};
use model::{ErrorCode, Operation, Timestamp};
use secret::Secret;

/// API reference, "Response Elements": "If the action is successful, the service sends back an HTTP 200
/// response with an empty HTTP body."
const EMPTY_REPLIES: [&str; 14] = [
    "CreateAlias",
    "DeleteAlias",
    "DisableKey",
    "DisableKeyRotation",
    "EnableKey",
    "EnableKeyRotation",
    "PutKeyPolicy",
    "RetireGrant",
    "RevokeGrant",
    "TagResource",
    "UntagResource",
    "UpdateAlias",
    "UpdateKeyDescription",
    "UpdatePrimaryRegion",
];

/// Every member that must never be seen. A member that leaves this list is a leak; one that comes needs a look
/// at what logs and audits it.
const SENSITIVE: [&str; 18] = [
    "CreateCustomKeyStoreRequest.KeyStorePassword",
    "DecapsulateResponse.SharedSecret",
    "DecryptResponse.Plaintext",
    "DeriveSharedSecretResponse.SharedSecret",
    "EncapsulateResponse.SharedSecret",
    "EncryptRequest.Plaintext",
    "GenerateDataKeyPairResponse.PrivateKeyPlaintext",
    "GenerateDataKeyResponse.Plaintext",
    "GenerateMacRequest.Message",
    "GenerateRandomResponse.Plaintext",
    "GetParametersForImportResponse.PublicKey",
    "SignRequest.Message",
    "UpdateCustomKeyStoreRequest.KeyStorePassword",
    "VerifyMacRequest.Message",
    "VerifyRequest.Message",
    "XksProxyAuthenticationCredentialType.AccessKeyId",
    "XksProxyAuthenticationCredentialType.RawSecretAccessKey",
    "XksProxyConfigurationType.AccessKeyId",
];

/// Every structure that an operation reaches, by name.
fn structures() -> BTreeMap<&'static str, &'static Structure> {
    let mut found = BTreeMap::new();
    let mut waiting: Vec<&'static Structure> = Operation::ALL
        .into_iter()
        .flat_map(|operation| [Some(operation.input()), operation.output()])
        .flatten()
        .collect();
    while let Some(structure) = waiting.pop() {
        if found.insert(structure.name, structure).is_none() {
            waiting.extend(structure.members.iter().filter_map(|member| inner(member.shape)));
        }
    }
    found
}

fn inner(shape: &'static Shape) -> Option<&'static Structure> {
    match &shape.kind {
        Kind::Structure(structure) => Some(structure),
        Kind::List { member, .. } => inner(member),
        Kind::String { .. }
        | Kind::Blob { .. }
        | Kind::Integer { .. }
        | Kind::Long
        | Kind::Boolean
        | Kind::Timestamp
        | Kind::Map { .. } => None,
    }
}

#[test]
fn operations_are_found_by_the_name_they_have() {
    assert_eq!(Operation::ALL.len(), 56);
    for (index, operation) in Operation::ALL.into_iter().enumerate() {
        assert_eq!(operation.index(), index);
        assert_eq!(Operation::from_name(operation.name()), Some(operation));
        assert_eq!(format!("{operation:?}"), operation.name());
        assert_eq!(operation.stem().replace('_', ""), operation.name().to_ascii_lowercase());
        assert_eq!(operation.input().name, format!("{}Request", operation.name()));
    }
    assert_eq!(Operation::ReEncrypt.stem(), "re_encrypt");
    assert_eq!(
        Operation::GenerateDataKeyPairWithoutPlaintext.stem(),
        "generate_data_key_pair_without_plaintext"
    );
    for name in ["", "encrypt", "Encrypt ", "Encryp", "EncryptX", "TrentService.Encrypt"] {
        assert_eq!(Operation::from_name(name), None, "{name:?}");
    }
}

#[test]
fn operations_without_output_are_those_of_the_reference() {
    let empty: Vec<_> = Operation::ALL
        .into_iter()
        .filter(|operation| operation.output().is_none())
        .map(Operation::name)
        .collect();
    assert_eq!(empty, EMPTY_REPLIES);
    for operation in Operation::ALL {
        // The one output that two operations share.
        let stem = operation.name().replace("ListRetirableGrants", "ListGrants");
        if let Some(output) = operation.output() {
            assert_eq!(output.name, format!("{stem}Response"));
        }
    }
}

#[test]
fn every_operation_may_fail_inside() {
    for operation in Operation::ALL {
        assert!(operation.errors().contains(&ErrorCode::KmsInternalException), "{operation:?}");
    }
    let cancel: BTreeSet<_> =
        Operation::CancelKeyDeletion.errors().iter().map(|code| code.name()).collect();
    let expected = [
        "DependencyTimeoutException",
        "InvalidArnException",
        "KMSInternalException",
        "KMSInvalidStateException",
        "NotFoundException",
    ];
    assert_eq!(cancel, BTreeSet::from(expected));
}

#[test]
fn error_codes_have_the_status_that_is_observed() {
    let mut unusual = BTreeMap::new();
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_name(code.name()), Some(code));
        let of_kms = code.name().ends_with("Exception") || code == ErrorCode::InternalFailure;
        if of_kms && code.status() != 400 {
            unusual.insert(code.name(), code.status());
        }
    }
    let expected = [
        ("DependencyTimeoutException", 500),
        ("InternalFailure", 500),
        ("KMSInternalException", 500),
        ("KeyUnavailableException", 500),
        ("RegionDisabledException", 403),
        ("RequestEntityTooLargeException", 413),
        ("RequestTimeoutException", 408),
        ("ServiceUnavailableException", 503),
        ("UnknownOperationException", 404),
    ];
    assert_eq!(unusual, BTreeMap::from(expected));
    assert_eq!(ErrorCode::KmsInvalidMacException.name(), "KMSInvalidMacException");
    assert_eq!(ErrorCode::XksKeyNotFoundException.name(), "XksKeyNotFoundException");
    assert_eq!(ErrorCode::from_name("KmsInternalException"), None);
}

/// The models of services with the query protocol state code and status of each exception.
#[test]
fn error_codes_of_iam_and_sts_are_those_that_their_models_state() {
    for (code, status) in [
        (ErrorCode::NoSuchEntity, 404),
        (ErrorCode::EntityAlreadyExists, 409),
        (ErrorCode::LimitExceeded, 409),
        (ErrorCode::MalformedPolicyDocument, 400),
        (ErrorCode::IdpRejectedClaim, 403),
        (ErrorCode::AccessDenied, 403),
    ] {
        assert_eq!((code.status(), ErrorCode::from_name(code.name())), (status, Some(code)));
    }
    assert_eq!(ErrorCode::LimitExceededException.status(), 400);
}

#[test]
fn sensitive_members_are_those_of_the_model() {
    let structures = structures();
    let members = structures
        .values()
        .flat_map(|structure| structure.members.iter().map(move |member| (structure.name, member)));
    let sensitive: Vec<_> = members
        .filter(|(_, member)| member.shape.sensitive)
        .map(|(structure, member)| format!("{structure}.{}", member.name))
        .collect();
    assert_eq!(sensitive, SENSITIVE);
}

#[test]
fn limits_are_those_of_the_reference() {
    let limits = |min: i64, max: i64| Range { min: Some(min), max: Some(max) };
    let member = |structure: &'static Structure, name: &str| {
        structure.members.iter().find(|member| member.name == name).unwrap()
    };
    let limits_of = |shape: &Shape| match &shape.kind {
        Kind::String { length, .. } | Kind::Blob { length } | Kind::List { length, .. } => *length,
        Kind::Integer { range } => *range,
        Kind::Long | Kind::Boolean | Kind::Timestamp | Kind::Map { .. } | Kind::Structure(_) => {
            panic!("{} has no limits", shape.name)
        }
    };
    for (structure, name, required, range) in [
        (&shapes::ENCRYPT_REQUEST, "KeyId", true, limits(1, 2048)),
        (&shapes::ENCRYPT_REQUEST, "Plaintext", true, limits(1, 4096)),
        (&shapes::ENCRYPT_REQUEST, "GrantTokens", false, limits(0, 10)),
        (&shapes::DECRYPT_REQUEST, "CiphertextBlob", false, limits(1, 6144)),
        (&shapes::GENERATE_RANDOM_REQUEST, "NumberOfBytes", false, limits(1, 1024)),
        (&shapes::CREATE_ALIAS_REQUEST, "AliasName", true, limits(1, 256)),
        (&shapes::TAG, "TagKey", true, limits(1, 128)),
        (&shapes::TAG, "TagValue", true, limits(0, 256)),
        (&shapes::ENABLE_KEY_ROTATION_REQUEST, "RotationPeriodInDays", false, limits(90, 2560)),
    ] {
        let member = member(structure, name);
        assert_eq!((member.required, limits_of(member.shape)), (required, range), "{name}");
    }
}

#[test]
fn descriptions_are_sound() {
    for (name, structure) in structures() {
        let members: BTreeSet<_> = structure.members.iter().map(|member| member.name).collect();
        assert_eq!(members.len(), structure.members.len(), "{name} repeats a member");
    }
}

#[test]
fn enums_and_their_shapes_list_the_same_values() {
    fn assert_same<T: Copy + PartialEq + std::fmt::Debug>(
        all: &[T],
        shape: &Shape,
        as_str: fn(T) -> &'static str,
        parse: fn(&str) -> Option<T>,
    ) {
        let texts: Vec<_> = all.iter().map(|value| as_str(*value)).collect();
        assert!(matches!(&shape.kind, Kind::String { values, .. } if *values == texts));
        for (value, text) in all.iter().zip(texts) {
            assert_eq!(parse(text), Some(*value));
            assert_eq!(parse(&text.to_ascii_lowercase()), None);
        }
    }
    assert_same(&KeySpec::ALL, &shapes::KEY_SPEC_SHAPE, KeySpec::as_str, KeySpec::parse);
    assert_same(&KeyState::ALL, &shapes::KEY_STATE_SHAPE, KeyState::as_str, KeyState::parse);
    assert_same(
        &EncryptionAlgorithmSpec::ALL,
        &shapes::ENCRYPTION_ALGORITHM_SPEC_SHAPE,
        EncryptionAlgorithmSpec::as_str,
        EncryptionAlgorithmSpec::parse,
    );
    assert_eq!(KeySpec::SymmetricDefault.to_string(), "SYMMETRIC_DEFAULT");
    assert_eq!(KeyState::PendingDeletion.as_str(), "PendingDeletion");
}

fn encrypt_fields() -> Fields {
    let mut fields = Fields::empty(EncryptRequest::STRUCTURE);
    fields.set(0, Some(Value::String("alias/a".to_owned())));
    fields.set(1, Some(Value::Secret(Secret::<[u8]>::copy_of(b"attack at dawn"))));
    fields.set(2, Some(Value::Map(vec![("b".to_owned(), "2".to_owned())])));
    fields.set(3, Some(Value::List(vec![Value::String("token".to_owned())])));
    fields.set(4, Some(Value::String("SYMMETRIC_DEFAULT".to_owned())));
    fields
}

#[test]
fn an_input_is_made_from_its_fields() {
    let request = EncryptRequest::from_fields(encrypt_fields()).unwrap();
    assert_eq!(request.key_id, "alias/a");
    assert_eq!(request.plaintext.expose(), b"attack at dawn");
    assert_eq!(
        request.encryption_context,
        Some(BTreeMap::from([("b".to_owned(), "2".to_owned())]))
    );
    assert_eq!(request.grant_tokens, Some(vec!["token".to_owned()]));
    assert_eq!(request.encryption_algorithm, Some(EncryptionAlgorithmSpec::SymmetricDefault));
    assert_eq!(request.dry_run, None);
    let shown = format!("{request:?}");
    assert!(shown.contains("alias/a") && !shown.contains("attack"), "{shown}");
    assert!(!shown.contains(&format!("{:?}", b"attack at dawn")), "{shown}");
}

#[test]
fn fields_that_were_not_validated_are_an_internal_error() {
    for (index, value) in [
        (0, None),
        (0, Some(Value::Boolean(true))),
        (1, Some(Value::Blob(vec![1]))),
        (3, Some(Value::List(vec![Value::Integer(1)]))),
        (4, Some(Value::String("ROT13".to_owned()))),
        (5, Some(Value::String("true".to_owned()))),
    ] {
        let mut fields = encrypt_fields();
        let member = fields.structure().members[index].name;
        fields.set(index, value);
        let error = EncryptRequest::from_fields(fields).unwrap_err();
        assert_eq!(error.code(), ErrorCode::KmsInternalException);
        let detail = format!("EncryptRequest.{member} was not validated");
        assert_eq!((error.message(), error.detail()), (None, Some(detail.as_str())));
    }
}

#[test]
fn a_part_of_an_input_is_made_from_its_fields() {
    let mut tag = Fields::empty(&shapes::TAG);
    tag.set(0, Some(Value::String("team".to_owned())));
    tag.set(1, Some(Value::String(String::new())));
    let mut fields = Fields::empty(TagResourceRequest::STRUCTURE);
    fields.set(0, Some(Value::String("k".to_owned())));
    fields.set(1, Some(Value::List(vec![Value::Structure(tag)])));
    let request = TagResourceRequest::from_fields(fields).unwrap();
    assert_eq!(
        (request.tags[0].tag_key.as_str(), request.tags[0].tag_value.as_str()),
        ("team", "")
    );

    let mut fields = Fields::empty(TagResourceRequest::STRUCTURE);
    fields.set(0, Some(Value::String("k".to_owned())));
    fields.set(1, Some(Value::List(vec![Value::Structure(Fields::empty(&shapes::TAG))])));
    let error = TagResourceRequest::from_fields(fields).unwrap_err();
    assert_eq!(error.detail(), Some("TagResourceRequest.Tags was not validated"));
}

#[test]
fn an_output_becomes_fields_and_what_is_absent_stays_absent() {
    let response = GenerateDataKeyResponse {
        key_id: Some("arn".to_owned()),
        plaintext: Some(Secret::<[u8]>::copy_of(&[7; 32])),
        ciphertext_blob: Some(vec![1, 2]),
        ..GenerateDataKeyResponse::default()
    };
    let fields = response.into_fields();
    assert_eq!(fields.structure().name, "GenerateDataKeyResponse");
    assert!(matches!(fields.named("KeyId"), Some(Value::String(text)) if text == "arn"));
    assert!(matches!(fields.named("Plaintext"), Some(Value::Secret(s)) if s.expose() == [7; 32]));
    assert!(matches!(fields.named("CiphertextBlob"), Some(Value::Blob(b)) if b == &[1, 2]));
    assert_eq!(fields.iter().filter(|(_, value)| value.is_some()).count(), 3);
}

#[test]
fn parts_of_an_output_become_fields() {
    let grant = GrantListEntry {
        grant_id: Some("g".to_owned()),
        creation_date: Some(Timestamp::from_millis(1_500)),
        operations: Some(vec![GrantOperation::Decrypt, GrantOperation::ReEncryptTo]),
        ..GrantListEntry::default()
    };
    let response = ListGrantsResponse {
        grants: Some(vec![grant]),
        truncated: Some(false),
        ..ListGrantsResponse::default()
    };
    let mut fields = response.into_fields();
    assert!(matches!(fields.named("Truncated"), Some(Value::Boolean(false))));
    let Some(Value::List(mut grants)) = fields.take(0) else { panic!("no list of grants") };
    let Some(Value::Structure(grant)) = grants.pop() else { panic!("no grant") };
    assert!(
        matches!(grant.named("CreationDate"), Some(Value::Timestamp(t)) if t.millis() == 1_500)
    );
    let Some(Value::List(operations)) = grant.named("Operations") else { panic!("no operations") };
    let texts: Vec<_> = operations
        .iter()
        .map(|operation| if let Value::String(text) = operation { text.as_str() } else { "?" })
        .collect();
    assert_eq!(texts, ["Decrypt", "ReEncryptTo"]);
}
