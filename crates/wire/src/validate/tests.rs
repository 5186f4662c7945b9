use model::generated::KeySpec;
use model::shape::{Member, Range, Structure};
use model::{ErrorCode, Operation};

use super::*;
use crate::decode;

fn refused(operation: Operation, body: &str) -> String {
    let error = decode(operation, body.as_bytes()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ValidationException, "{body}");
    error.message().unwrap().to_owned()
}

fn accepted(operation: Operation, body: &str) -> bool {
    decode(operation, body.as_bytes()).is_ok()
}

/// The two faults of an empty key id.
const NO_KEY_ID: &str = r"Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\p{ASCII}+$";

// The sentences in these tests were recorded from KMS unless they say otherwise.

#[test]
fn numbers_are_echoed() {
    assert_eq!(
        refused(Operation::GenerateRandom, r#"{"NumberOfBytes":1025}"#),
        "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: \
         Member must have value less than or equal to 1024"
    );
    assert_eq!(
        refused(Operation::GenerateRandom, r#"{"NumberOfBytes":0}"#),
        "1 validation error detected: Value '0' at 'numberOfBytes' failed to satisfy constraint: \
         Member must have value greater than or equal to 1"
    );
    assert!(accepted(Operation::GenerateRandom, r#"{"NumberOfBytes":1024}"#));
}

#[test]
fn texts_are_echoed() {
    assert_eq!(
        refused(Operation::DescribeKey, r#"{"KeyId":""}"#),
        format!("2 validation errors detected: {NO_KEY_ID}")
    );
    assert_eq!(
        refused(Operation::DescribeKey, r#"{"KeyId":"alias/ä"}"#),
        r"1 validation error detected: Value 'alias/ä' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\p{ASCII}+$"
    );
    let specs = KeySpec::ALL.map(KeySpec::as_str).join(", ");
    assert_eq!(
        refused(Operation::GenerateDataKey, r#"{"KeyId":"x","KeySpec":"AES_257"}"#),
        format!(
            "1 validation error detected: Value 'AES_257' at 'keySpec' failed to satisfy constraint: \
             Member must satisfy enum value set: [{specs}]"
        )
    );
    // A standard form of AWS, unverified for KMS.
    assert_eq!(
        refused(Operation::CreateAlias, r#"{"AliasName":"alias/a b","TargetKeyId":"x"}"#),
        "1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$"
    );
}

#[test]
fn blobs_and_sensitive_texts_are_not_echoed() {
    assert_eq!(
        refused(Operation::Encrypt, r#"{"KeyId":"x","Plaintext":""}"#),
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must \
         have length greater than or equal to 1"
    );
    assert_eq!(
        refused(
            Operation::UpdateCustomKeyStore,
            r#"{"CustomKeyStoreId":"x","KeyStorePassword":"short"}"#
        ),
        "1 validation error detected: Value at 'keyStorePassword' failed to satisfy constraint: \
         Member must have length greater than or equal to 7"
    );
    let credential = r#"{"CustomKeyStoreId":"x","XksProxyAuthenticationCredential":
        {"AccessKeyId":"aaaaaaaaaaaaaaaaaaaaaa","RawSecretAccessKey":"?"}}"#;
    assert_eq!(
        refused(Operation::UpdateCustomKeyStore, credential),
        "3 validation errors detected: Value at 'xksProxyAuthenticationCredential.accessKeyId' failed to \
         satisfy constraint: Member must satisfy regular expression pattern: ^[A-Z2-7]+$; Value at \
         'xksProxyAuthenticationCredential.rawSecretAccessKey' failed to satisfy constraint: Member must have \
         length greater than or equal to 43; Value at 'xksProxyAuthenticationCredential.rawSecretAccessKey' \
         failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9\\/+=]+$"
    );
}

#[test]
fn required_members_are_missed() {
    assert_eq!(
        refused(Operation::Encrypt, r#"{"KeyId":null}"#),
        "2 validation errors detected: Value null at 'keyId' failed to satisfy constraint: Member must \
         not be null; Value at 'plaintext' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(
        refused(Operation::CreateKey, r#"{"Tags":[{"TagKey":"a"}]}"#),
        "1 validation error detected: Value null at 'tags.1.member.tagValue' failed to satisfy \
         constraint: Member must not be null"
    );
}

#[test]
fn a_list_of_structures_names_the_item() {
    let long = "k".repeat(129);
    let tags = format!(
        r#"{{"KeyId":"x","Tags":[{{"TagKey":"a","TagValue":"b"}},{{"TagKey":"{long}","TagValue":""}}]}}"#
    );
    assert_eq!(
        refused(Operation::TagResource, &tags),
        format!(
            "1 validation error detected: Value '{long}' at 'tags.2.member.tagKey' failed to satisfy \
             constraint: Member must have length less than or equal to 128"
        )
    );
}

/// Recorded from Kinesis (`tagKeys`) and, with an enumeration, from AWS Config and Lambda.
#[test]
fn a_list_of_texts_is_one_value() {
    assert_eq!(
        refused(Operation::UntagResource, r#"{"KeyId":"x","TagKeys":["a","","b"]}"#),
        "1 validation error detected: Value '[a, , b]' at 'tagKeys' failed to satisfy constraint: Member \
         must satisfy constraint: [Member must have length less than or equal to 128, Member must have \
         length greater than or equal to 1]"
    );
    let body = r#"{"KeyId":"x","GranteePrincipal":"p","Operations":["Decrypt","Eat"]}"#;
    let message = refused(Operation::CreateGrant, body);
    let start = "1 validation error detected: Value '[Decrypt, Eat]' at 'operations' failed to satisfy \
                 constraint: Member must satisfy constraint: [Member must satisfy enum value set: [Decrypt, Encrypt, ";
    assert!(message.starts_with(start), "{message}");
    assert!(message.ends_with("]]"), "{message}");
}

/// AWS echoes them. Here whoever reads the error, or the audit log with its text, could use the grant.
#[test]
fn grant_tokens_are_not_echoed() {
    let tokens = [r#""t""#; 11].join(",");
    assert_eq!(
        refused(Operation::DescribeKey, &format!(r#"{{"KeyId":"x","GrantTokens":[{tokens}]}}"#)),
        "1 validation error detected: Value at 'grantTokens' failed to satisfy constraint: Member must have \
         length less than or equal to 10"
    );
    let bounds = "Member must satisfy constraint: [Member must have length less than or equal to 8192, Member must \
                  have length greater than or equal to 1]";
    assert_eq!(
        refused(
            Operation::Sign,
            r#"{"KeyId":"","Message":"AA==","SigningAlgorithm":"ECDSA_SHA_256","GrantTokens":["t",""]}"#
        ),
        format!(
            "3 validation errors detected: {NO_KEY_ID}; Value at 'grantTokens' failed to satisfy constraint: {bounds}"
        )
    );
    let long = "t".repeat(8193);
    assert_eq!(
        refused(Operation::RetireGrant, &format!(r#"{{"GrantToken":"{long}"}}"#)),
        "1 validation error detected: Value at 'grantToken' failed to satisfy constraint: Member must have length \
         less than or equal to 8192"
    );
}

/// Should a new model call the shape otherwise, tokens would be echoed again.
#[test]
fn every_grant_token_has_the_shape_that_is_not_echoed() {
    let members = Operation::ALL.iter().flat_map(|operation| operation.input().members);
    let tokens: Vec<_> = members.filter(|member| member.name.starts_with("GrantToken")).collect();
    assert_eq!(tokens.len(), 18);
    assert!(tokens.iter().all(|member| !is_echoed(member.shape)));
}

/// Recorded from Kinesis. The maps of KMS have no constraints today.
#[test]
fn a_map_is_one_value() {
    static SHORT: Shape = Shape {
        name: "Short",
        sensitive: false,
        kind: Kind::String {
            length: Range { min: None, max: Some(1) },
            pattern: None,
            values: &[],
        },
    };
    static MAP: Shape =
        Shape { name: "Map", sensitive: false, kind: Kind::Map { key: &SHORT, value: &SHORT } };
    static INPUT: Structure =
        Structure { name: "Input", members: &[Member::optional("Tags", &MAP)] };
    let message = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        let mut fields = Fields::empty(&INPUT);
        fields.set(0, Some(Value::Map(pairs.collect())));
        check(&fields).err().map(|error| error.message().unwrap().to_owned())
    };
    assert_eq!(message(&[("a", "b")]), None);
    assert_eq!(
        message(&[("a", "b"), ("cc", "d")]).unwrap(),
        "1 validation error detected: Value '{a=b, cc=d}' at 'tags' failed to satisfy constraint: Map \
         keys must satisfy constraint: [Member must have length less than or equal to 1]"
    );
    assert_eq!(
        message(&[("a", "bb")]).unwrap(),
        "1 validation error detected: Value '{a=bb}' at 'tags' failed to satisfy constraint: Map value \
         must satisfy constraint: [Member must have length less than or equal to 1]"
    );
}

#[test]
fn lengths_count_characters_and_decoded_bytes() {
    let tag = |key: &str| format!(r#"{{"KeyId":"x","Tags":[{{"TagKey":"{key}","TagValue":""}}]}}"#);
    assert!(accepted(Operation::TagResource, &tag(&"ä".repeat(128))));
    assert!(!accepted(Operation::TagResource, &tag(&"ä".repeat(129))));
    let plaintext = |length| {
        let base64 = base64_simd::STANDARD.encode_to_string(vec![0; length]);
        format!(r#"{{"KeyId":"x","Plaintext":"{base64}"}}"#)
    };
    assert!(accepted(Operation::Encrypt, &plaintext(4096)));
    assert_eq!(
        refused(Operation::Encrypt, &plaintext(4097)),
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must \
         have length less than or equal to 4096"
    );
}

#[test]
fn an_answer_is_bounded_whatever_was_sent() {
    let tags = vec![r#"{"TagKey":"","TagValue":""}"#; 500].join(",");
    let message = refused(Operation::TagResource, &format!(r#"{{"KeyId":"x","Tags":[{tags}]}}"#));
    assert!(message.starts_with("10 validation errors detected: "), "{message}");
    assert_eq!(message.matches("failed to satisfy").count(), VIOLATIONS_MAX);
    assert!(message.contains("'tags.10.member.tagKey'"));
    for (operation, body) in [
        (
            Operation::UpdateKeyDescription,
            format!(r#"{{"KeyId":"x","Description":"{}"}}"#, "ä".repeat(200_000)),
        ),
        (
            Operation::UntagResource,
            format!(r#"{{"KeyId":"x","TagKeys":["{}"]}}"#, "x".repeat(400_000)),
        ),
    ] {
        let message = refused(operation, &body);
        assert!(message.chars().count() < ECHO_CHARS_MAX + 300, "{}", message.len());
    }
}
