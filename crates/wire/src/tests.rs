use model::generated::{
    CreateKeyRequest, EncryptRequest, EncryptResponse, GenerateRandomRequest, KeySpec, KeyUsageType,
};
use model::shape::IntoFields as _;
use proptest::prelude::*;

use super::*;

fn request(operation: Operation, body: &str) -> Result<Request, Error> {
    decode(operation, body.as_bytes())
}

fn refused(operation: Operation, body: &str) -> String {
    let error = request(operation, body).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ValidationException, "{body}");
    error.message().unwrap().to_owned()
}

fn garbled(body: &str) -> Option<String> {
    let error = request(Operation::Encrypt, body).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SerializationException, "{body}");
    error.message().map(str::to_owned)
}

#[test]
fn targets() {
    assert_eq!(operation(Some("TrentService.ReEncrypt")).unwrap(), Operation::ReEncrypt);
    for target in [None, Some(""), Some("TrentService."), Some("TrentService.encrypt"), Some("Encrypt"), Some("DynamoDB_20120810.GetItem")] {
        assert_eq!(operation(target).unwrap_err(), Error::bare(ErrorCode::UnknownOperationException));
    }
}

#[test]
fn a_request_becomes_its_typed_form() {
    let body = r#"{"KeyId":"alias/x","Plaintext":"aGVsbG8=","EncryptionContext":{"b":"2","a":"1"},
        "GrantTokens":[],"Unknown":{"deep":[1,2,{"x":null}]},"DryRun":null}"#;
    let input: EncryptRequest = request(Operation::Encrypt, body).unwrap().typed().unwrap();
    assert_eq!(input.key_id, "alias/x");
    assert_eq!(input.plaintext.expose(), b"hello");
    let context: Vec<_> = input.encryption_context.unwrap().into_iter().collect();
    assert_eq!(context, [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
    assert_eq!(input.grant_tokens, Some(Vec::new()));
    assert_eq!(input.dry_run, None);
    let body = r#"{"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY","Tags":[{"TagKey":"k","TagValue":""}]}"#;
    let input: CreateKeyRequest = request(Operation::CreateKey, body).unwrap().typed().unwrap();
    assert_eq!((input.key_spec, input.key_usage), (Some(KeySpec::Rsa2048), Some(KeyUsageType::SignVerify)));
    assert_eq!(input.tags.unwrap()[0].tag_value, "");
}

#[test]
fn an_empty_body_is_an_empty_request() {
    let input: GenerateRandomRequest = request(Operation::GenerateRandom, "").unwrap().typed().unwrap();
    assert_eq!(input.number_of_bytes, None);
    assert!(request(Operation::GenerateRandom, "{}").is_ok());
}

#[test]
fn violations_in_the_words_of_aws() {
    assert_eq!(
        refused(Operation::GenerateRandom, r#"{"NumberOfBytes":1025}"#),
        "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have \
         value less than or equal to 1024"
    );
    assert_eq!(
        refused(Operation::GenerateRandom, r#"{"NumberOfBytes":0}"#),
        "1 validation error detected: Value '0' at 'numberOfBytes' failed to satisfy constraint: Member must have \
         value greater than or equal to 1"
    );
    assert_eq!(
        refused(Operation::Encrypt, r#"{"KeyId":"x","Plaintext":""}"#),
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length \
         greater than or equal to 1"
    );
    assert_eq!(
        refused(Operation::Encrypt, "{}"),
        "2 validation errors detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null; \
         Value null at 'plaintext' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(
        refused(Operation::GenerateDataKey, r#"{"KeyId":"x","KeySpec":"AES_257"}"#),
        "1 validation error detected: Value 'AES_257' at 'keySpec' failed to satisfy constraint: Member must satisfy \
         enum value set: [AES_256, AES_128]"
    );
    assert_eq!(
        refused(Operation::CreateAlias, r#"{"AliasName":"alias/a b","TargetKeyId":"x"}"#),
        "1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must \
         satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$"
    );
    let long = "k".repeat(129);
    assert_eq!(
        refused(Operation::TagResource, &format!(r#"{{"KeyId":"x","Tags":[{{"TagKey":"a","TagValue":"b"}},{{"TagKey":"{long}","TagValue":"b"}}]}}"#)),
        format!(
            "1 validation error detected: Value '{long}' at 'tags.2.member.tagKey' failed to satisfy constraint: \
             Member must have length less than or equal to 128"
        )
    );
}

#[test]
fn lengths_count_characters_and_decoded_bytes() {
    let umlauts = "ä".repeat(128);
    let tag = |key: &str| format!(r#"{{"KeyId":"x","Tags":[{{"TagKey":"{key}","TagValue":""}}]}}"#);
    assert!(request(Operation::TagResource, &tag(&umlauts)).is_ok());
    refused(Operation::TagResource, &tag(&(umlauts + "x")));
    let plaintext = |bytes| base64_simd::STANDARD.encode_to_string(vec![0; bytes]);
    let body = |bytes| format!(r#"{{"KeyId":"x","Plaintext":"{}"}}"#, plaintext(bytes));
    assert!(request(Operation::Encrypt, &body(4096)).is_ok());
    refused(Operation::Encrypt, &body(4097));
}

#[test]
fn an_answer_is_bounded_whatever_was_sent() {
    let tags: Vec<_> = (0..500).map(|_| r#"{"TagKey":"","TagValue":""}"#).collect();
    let message = refused(Operation::TagResource, &format!(r#"{{"KeyId":"x","Tags":[{}]}}"#, tags.join(",")));
    assert!(message.starts_with("500 validation errors detected: "), "{message}");
    assert!(message.len() < 2000);
    let message = refused(Operation::DescribeKey, &format!(r#"{{"KeyId":"{}"}}"#, "x".repeat(400_000)));
    assert!(message.len() < 2000);
}

#[test]
fn types_are_refused_in_the_words_of_aws() {
    let with = |member: &str| garbled(&format!(r#"{{"KeyId":"x","Plaintext":"AA==",{member}}}"#));
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(garbled(r#"{"KeyId":1}"#), text("NUMBER_VALUE can not be converted to a String"));
    assert_eq!(garbled(r#"{"KeyId":true}"#), text("TRUE_VALUE can not be converted to a String"));
    assert_eq!(garbled(r#"{"KeyId":["x"]}"#), text("START_ARRAY can not be converted to a String"));
    assert_eq!(garbled(r#"{"KeyId":{}}"#), text("START_OBJECT can not be converted to a String"));
    assert_eq!(with(r#""GrantTokens":"x""#), text("STRING_VALUE can not be converted to a List"));
    assert_eq!(with(r#""GrantTokens":[1]"#), text("NUMBER_VALUE can not be converted to a String"));
    assert_eq!(with(r#""EncryptionContext":{"a":1}"#), text("NUMBER_VALUE can not be converted to a String"));
    assert_eq!(with(r#""EncryptionContext":[]"#), text("START_ARRAY can not be converted to a Map"));
    assert_eq!(with(r#""DryRun":"true""#), text("STRING_VALUE can not be converted to a Boolean"));
    assert_eq!(garbled("[]"), text("START_ARRAY can not be converted to a Structure"));
}

#[test]
fn what_is_not_json_is_refused_without_a_word() {
    for body in [
        "{", "x", "{}x", "{} {}", "{'KeyId':'x'}", r#"{"KeyId":"x","KeyId":"y"}"#, r#"{"KeyId":"\ud800"}"#,
        r#"{"Plaintext":"a"}"#, r#"{"Plaintext":"aGVsbG8"}"#, r#"{"Plaintext":"aGVs\nbG8="}"#, r#"{"Plaintext":"_-8="}"#,
        "\u{feff}{}", r#"{"EncryptionContext":{"a":"1","a":"1"}}"#, "{\"KeyId\":\"\u{1}\"}",
    ] {
        assert_eq!(garbled(body), None, "{body}");
    }
    for body in [b"\xff{}".as_slice(), b"{\"KeyId\":\"\xff\"}"] {
        assert_eq!(decode(Operation::Encrypt, body).unwrap_err().code(), ErrorCode::SerializationException);
    }
    let deep = format!(r#"{{"x":{}1{}}}"#, "[".repeat(200), "]".repeat(200));
    assert_eq!(garbled(&deep), None);
    let whole = |n: &str| request(Operation::GenerateRandom, &format!(r#"{{"NumberOfBytes":{n}}}"#)).unwrap_err().code();
    assert_eq!(whole("1e999"), ErrorCode::SerializationException);
    assert_eq!(whole("1.5"), ErrorCode::SerializationException);
    assert_eq!(whole("99999999999999999999"), ErrorCode::SerializationException);
    assert_eq!(whole("2147483648"), ErrorCode::SerializationException);
}

#[test]
fn replies() {
    let output = EncryptResponse {
        ciphertext_blob: Some(vec![1, 2, 3]),
        key_id: Some("a\"b".to_owned()),
        ..EncryptResponse::default()
    };
    let body = encode(&output.into_fields());
    assert_eq!(body.as_slice(), br#"{"CiphertextBlob":"AQID","KeyId":"a\"b"}"#);
    let key = model::generated::KeyMetadata {
        creation_date: Some(model::Timestamp::from_millis(1_593_622_000_191)),
        enabled: Some(false),
        ..model::generated::KeyMetadata::default()
    };
    assert_eq!(encode(&key.into_fields()).as_slice(), br#"{"CreationDate":1593622000.191,"Enabled":false}"#);
}

#[test]
fn errors() {
    let (status, body) = encode_error(&Error::new(ErrorCode::NotFoundException, "Key 'x' does not exist"));
    assert_eq!(status, 400);
    assert_eq!(body.as_slice(), br#"{"__type":"NotFoundException","message":"Key 'x' does not exist"}"#);
    let (_, body) = encode_error(&Error::new(ErrorCode::AccessDeniedException, "no"));
    assert_eq!(body.as_slice(), br#"{"__type":"AccessDeniedException","Message":"no"}"#);
    let (status, body) = encode_error(&Error::internal("a secret of the operator"));
    assert_eq!((status, body.as_slice()), (500, br#"{"__type":"KMSInternalException"}"#.as_slice()));
}

#[test]
fn the_audit_log_sees_names_and_no_secrets() {
    let body = r#"{"KeyId":"alias/x","Plaintext":"aGVsbG8=","EncryptionContext":{"A":"1"},"GrantTokens":["t"],"DryRun":true}"#;
    let request = request(Operation::Encrypt, body).unwrap();
    assert_eq!(parameters(request.fields()), r#"{"keyId":"alias/x","encryptionContext":{"A":"1"},"dryRun":true}"#);
    let key = model::generated::KeyMetadata {
        creation_date: Some(model::Timestamp::from_millis(1_660_171_107_000)),
        ..model::generated::KeyMetadata::default()
    };
    assert_eq!(parameters(&key.into_fields()), r#"{"creationDate":"Aug 10, 2022, 10:38:27 PM"}"#);
    assert_eq!(parameters(&Fields::empty(Operation::ListKeys.input())), "null");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(index in 0usize..56, body: Vec<u8>) {
        let _answer = decode(Operation::ALL[index], &body);
    }

    #[test]
    fn no_change_of_a_request_makes_it_panic(at in 0usize..200, byte: u8) {
        let mut body = br#"{"KeyId":"alias/x","Plaintext":"aGVsbG8=","EncryptionContext":{"A":"1"},"GrantTokens":["t"]}"#.to_vec();
        if let Some(place) = body.get_mut(at) {
            *place = byte;
        }
        let _answer = decode(Operation::Encrypt, &body);
    }

    #[test]
    fn text_survives_the_way_through(text in "\\PC{1,40}", key in "\\PC{1,10}") {
        let body = serde_json::json!({"KeyId": text, "Plaintext": "AA==", "EncryptionContext": {key.clone(): text.clone()}});
        let input: EncryptRequest = decode(Operation::Encrypt, body.to_string().as_bytes()).unwrap().typed().unwrap();
        prop_assert_eq!(&input.key_id, &text);
        prop_assert_eq!(&input.encryption_context.unwrap()[&key], &text);
    }
}
