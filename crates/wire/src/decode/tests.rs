use model::{ErrorCode, Operation};
use proptest::prelude::*;

use model::generated::ce::shapes::EXPRESSION;
use model::generated::ce::shapes::GET_COST_AND_USAGE_REQUEST as COSTS;

use super::*;
use crate::{decode, encode};

/// The message of the `SerializationException` with which `operation` refuses `body`.
fn refused(operation: Operation, body: &[u8]) -> Option<String> {
    let error = decode(operation, body).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SerializationException, "{}", body.escape_ascii());
    error.message().map(str::to_owned)
}

fn accepted(operation: Operation, body: &str) -> bool {
    decode(operation, body.as_bytes()).is_ok()
}

#[test]
fn types_are_refused_in_the_words_of_aws() {
    use Operation::{
        CreateGrant, Encrypt, GenerateRandom, ImportKeyMaterial, UpdateCustomKeyStore,
    };
    for (operation, body, message) in [
        (Encrypt, r#"{"KeyId":1}"#, "NUMBER_VALUE can not be converted to a String"),
        (Encrypt, r#"{"KeyId":1.5}"#, "NUMBER_VALUE can not be converted to a String"),
        (Encrypt, r#"{"KeyId":true}"#, "TRUE_VALUE can not be converted to a String"),
        (Encrypt, r#"{"KeyId":false}"#, "FALSE_VALUE can not be converted to a String"),
        (Encrypt, r#"{"KeyId":["x"]}"#, "Start of list found where not expected"),
        (Encrypt, r#"{"KeyId":{}}"#, "Start of structure or map found where not expected."),
        (Encrypt, r#"{"Plaintext":1}"#, "NUMBER_VALUE can not be converted to a Blob"),
        (Encrypt, r#"{"Plaintext":true}"#, "TRUE_VALUE can not be converted to a Blob"),
        (Encrypt, r#"{"Plaintext":["AA=="]}"#, "Start of list found where not expected"),
        (Encrypt, r#"{"Plaintext":{}}"#, "Start of structure or map found where not expected."),
        (Encrypt, r#"{"GrantTokens":"x"}"#, "Expected list or null"),
        (Encrypt, r#"{"GrantTokens":1}"#, "Expected list or null"),
        (Encrypt, r#"{"GrantTokens":{}}"#, "Start of structure or map found where not expected."),
        (Encrypt, r#"{"GrantTokens":[1]}"#, "NUMBER_VALUE can not be converted to a String"),
        (Encrypt, r#"{"EncryptionContext":"x"}"#, "Expected map or null"),
        (Encrypt, r#"{"EncryptionContext":[]}"#, "Start of list found where not expected"),
        (
            Encrypt,
            r#"{"EncryptionContext":{"a":1}}"#,
            "NUMBER_VALUE can not be converted to a String",
        ),
        (
            Encrypt,
            r#"{"EncryptionContext":{"a":true}}"#,
            "TRUE_VALUE can not be converted to a String",
        ),
        (Encrypt, r#"{"DryRun":"true"}"#, "STRING_VALUE can not be converted to an Boolean"),
        (Encrypt, r#"{"DryRun":1}"#, "NUMBER_VALUE can not be converted to a Boolean"),
        (CreateGrant, r#"{"Constraints":"x"}"#, "Expected null"),
        (CreateGrant, r#"{"Constraints":[]}"#, "Start of list found where not expected"),
        (
            GenerateRandom,
            r#"{"NumberOfBytes":"1"}"#,
            "STRING_VALUE can not be converted to an Integer",
        ),
        (
            ImportKeyMaterial,
            r#"{"ValidTo":"2026-01-01"}"#,
            "STRING_VALUE can not be converted to milliseconds since epoch",
        ),
        (
            UpdateCustomKeyStore,
            r#"{"KeyStorePassword":12345678}"#,
            "NUMBER_VALUE can not be converted to a String",
        ),
        (Encrypt, "[]", "Start of list found where not expected"),
    ] {
        assert_eq!(refused(operation, body.as_bytes()).as_deref(), Some(message), "{body}");
    }
}

#[test]
fn what_is_no_json_object_is_refused_without_a_word() {
    for body in [
        "{",
        "x",
        "{}x",
        "{} {}",
        "{},",
        "{'KeyId':'x'}",
        r#"{"KeyId":"x",}"#,
        " ",
        "null",
        "1",
        r#""x""#,
        "true",
        "\u{feff}{}",
        "{\"KeyId\":\"\u{1}\"}",
        r#"{"KeyId":"\ud800"}"#,
        r#"{"KeyId":"\udc00\ud800"}"#,
        r#"{"KeyId":NaN}"#,
        r#"{"KeyId":"x"/**/}"#,
        r#"{"KeyId"}"#,
        r#"{"Plaintext":"\ud800"}"#,
        r#"{"Plaintext":"AA=="#,
        r#"{"x":01}"#,
        r#"{"x":"\x"}"#,
    ] {
        assert_eq!(refused(Operation::Encrypt, body.as_bytes()), None, "{body}");
    }
    for body in [b"\xff{}".as_slice(), b"{\"KeyId\":\"\xff\"}", b"{\"x\":\"\xc0\x80\"}"] {
        assert_eq!(refused(Operation::Encrypt, body), None);
    }
}

#[test]
fn what_is_not_base64_is_refused_without_a_word() {
    for text in ["a", "aGVsbG8", r"aGVs\nbG8=", "_-8=", "AA==AA==", "AB==", " AA==", "ä"] {
        for member in ["Plaintext", "CiphertextBlob"] {
            let operation =
                if member == "Plaintext" { Operation::Encrypt } else { Operation::Decrypt };
            let body = format!(r#"{{"{member}":"{text}"}}"#);
            assert_eq!(refused(operation, body.as_bytes()), None, "{body}");
        }
    }
}

#[test]
fn nothing_stands_twice() {
    for body in [
        r#"{"KeyId":"x","KeyId":"x"}"#,
        r#"{"KeyId":null,"KeyId":"x"}"#,
        r#"{"KeyId":"x","\u004beyId":"y"}"#,
        r#"{"EncryptionContext":{"a":"1","b":"2","a":"1"}}"#,
        r#"{"EncryptionContext":{"a":"1","\u0061":"2"}}"#,
    ] {
        assert_eq!(refused(Operation::Encrypt, body.as_bytes()), None, "{body}");
    }
    let body = r#"{"Tags":[{"TagKey":"a","TagKey":"b","TagValue":""}]}"#;
    assert_eq!(refused(Operation::CreateKey, body.as_bytes()), None);
    assert!(accepted(Operation::GenerateRandom, r#"{"x":1,"x":2}"#));
}

#[test]
fn null_is_absence_for_a_member_and_an_error_within() {
    assert!(accepted(Operation::GenerateRandom, r#"{"NumberOfBytes":null,"Recipient":null}"#));
    for body in [r#"{"GrantTokens":[null]}"#, r#"{"EncryptionContext":{"a":null}}"#] {
        assert_eq!(refused(Operation::Encrypt, body.as_bytes()), None, "{body}");
    }
}

#[test]
fn nesting_is_bounded_in_members_that_nobody_knows() {
    let body = |depth: usize| {
        format!(r#"{{"x":{}"[\"[[["{}}}"#, "[".repeat(depth - 1), "]".repeat(depth - 1))
    };
    assert!(accepted(Operation::GenerateRandom, &body(DEPTH_MAX)));
    assert_eq!(refused(Operation::GenerateRandom, body(DEPTH_MAX + 1).as_bytes()), None);
    assert_eq!(refused(Operation::GenerateRandom, body(200_000).as_bytes()), None);
    let within = |depth: usize| {
        let inner = "[".repeat(depth - 3) + &"]".repeat(depth - 3);
        format!(r#"{{"Tags":[{{"TagKey":"a","TagValue":"b","x":{inner}}}]}}"#)
    };
    assert!(accepted(Operation::CreateKey, &within(DEPTH_MAX)));
    assert_eq!(refused(Operation::CreateKey, within(DEPTH_MAX + 1).as_bytes()), None);
}

#[test]
fn nesting_is_bounded_in_members_that_nest() {
    let body = |depth: usize| {
        let (open, close) = (r#"{"Not":"#.repeat(depth - 2), "}".repeat(depth - 2));
        format!(r#"{{"Filter":{open}{{}}{close}}}"#)
    };
    let read = |text: &str| structure(&COSTS, text.as_bytes());
    assert!(read(&body(DEPTH_MAX)).is_ok());
    for depth in [DEPTH_MAX + 1, 100, 200_000] {
        assert_eq!(read(&body(depth)).unwrap_err().code(), ErrorCode::SerializationException);
    }
}

/// Or three bytes of the text become hundreds in memory, a hundred thousand times.
#[test]
fn all_values_of_a_request_are_bounded() {
    let empty = |count: usize| vec!["{}"; count].join(",");
    let body = |lists: usize| {
        let list = format!(r#"{{"And":[{}]}}"#, empty(100));
        format!(r#"{{"Filter":{{"And":[{}]}}}}"#, vec![list; lists].join(","))
    };
    let members = EXPRESSION.members.len();
    // Of each list its own expression with its place, and a hundred of these.
    let of_list = 101 * (members + 1);
    let fits = (VALUES_MAX - COSTS.members.len() - members) / of_list;
    let read = |text: &str| structure(&COSTS, text.as_bytes());
    assert!(read(&body(fits)).is_ok());
    let refused = read(&body(fits + 1)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::SerializationException);
}

#[test]
fn a_list_is_read_up_to_its_own_limit() {
    let body = |count: usize| {
        let values = vec![r#""a""#; count].join(",");
        format!(r#"{{"Filter":{{"ProductAttributes":{{"Key":"k","Values":[{values}]}}}}}}"#)
    };
    // One more than the model allows is for its constraint to refuse.
    assert!(structure(&COSTS, body(6001).as_bytes()).is_ok());
    assert!(structure(&COSTS, body(6002).as_bytes()).is_err());
}

#[test]
fn lists_and_maps_are_bounded() {
    let items = |n: usize| vec![r#"{"TagKey":"a","TagValue":""}"#; n].join(",");
    assert!(accepted(Operation::CreateKey, &format!(r#"{{"Tags":[{}]}}"#, items(ITEMS_MAX))));
    let body = format!(r#"{{"Tags":[{}]}}"#, items(ITEMS_MAX + 1));
    assert_eq!(refused(Operation::CreateKey, body.as_bytes()), None);
    let context = |n: usize| {
        let pairs: Vec<_> = (0..n).map(|key| format!(r#""{key}":"""#)).collect();
        format!(r#"{{"CiphertextBlob":"AA==","EncryptionContext":{{{}}}}}"#, pairs.join(","))
    };
    assert!(accepted(Operation::Decrypt, &context(ITEMS_MAX)));
    assert_eq!(refused(Operation::Decrypt, context(ITEMS_MAX + 1).as_bytes()), None);
}

#[test]
fn integers_are_whole_and_have_32_bits() {
    let body = |number: &str| format!(r#"{{"NumberOfBytes":{number}}}"#);
    for number in ["32", "32.0", "3.2e1"] {
        assert!(accepted(Operation::GenerateRandom, &body(number)), "{number}");
    }
    for number in ["1.5", "2147483648", "-2147483649", "99999999999999999999", "1e300", "1e999"] {
        let message = refused(Operation::GenerateRandom, body(number).as_bytes());
        let expected = "NUMBER_VALUE can not be converted to an Integer";
        assert!(message.is_none_or(|message| message == expected), "{number}");
    }
    let code = |number| decode(Operation::GenerateRandom, body(number).as_bytes()).unwrap_err();
    for number in ["2147483647", "-2147483648", "-0"] {
        assert_eq!(code(number).code(), ErrorCode::ValidationException, "{number}");
    }
}

#[test]
fn moments_are_held_within_the_years_that_have_four_digits() {
    let millis = |number: &str| {
        let body = format!(r#"{{"ValidTo":{number}}}"#);
        let fields = structure(Operation::ImportKeyMaterial.input(), body.as_bytes()).unwrap();
        match fields.named("ValidTo") {
            Some(Value::Timestamp(moment)) => moment.millis(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(millis("1593622000.191"), 1_593_622_000_191);
    assert_eq!(millis("1593622000"), 1_593_622_000_000);
    assert_eq!(millis("1.593622000191E9"), 1_593_622_000_191);
    assert_eq!(millis("0.0004"), 0);
    for early in ["-1", "-1.5", "-1e300"] {
        assert_eq!(Timestamp::from_millis(millis(early)), Timestamp::EPOCH);
    }
    for late in ["9e18", "1e300", "9223372036854775807", "18446744073709551615"] {
        assert_eq!(Timestamp::from_millis(millis(late)), Timestamp::MAX);
    }
}

/// The decoder's assumptions about the model.
#[test]
fn the_model_fits_the_decoder() {
    fn check(structure: &'static Structure) {
        assert!(structure.members.len() <= 64, "{}", structure.name);
        structure.members.iter().for_each(|member| check_shape(member.shape));
    }
    fn check_shape(shape: &'static Shape) {
        let is_plain = matches!(shape.kind, Kind::String { .. } | Kind::Blob { .. });
        assert!(is_plain || !shape.sensitive, "{}", shape.name);
        if let Kind::List { member, .. } = shape.kind {
            check_shape(member);
        } else if let Kind::Structure(structure) = shape.kind {
            check(structure);
        } else if let Kind::Map { key, value } = shape.kind {
            for part in [key, value] {
                assert!(matches!(part.kind, Kind::String { .. }) && !part.sensitive);
            }
        }
    }
    for operation in Operation::ALL {
        check(operation.input());
        operation.output().into_iter().for_each(check);
    }
}

/// Any value of a shape, the constraints of the model aside.
fn value(shape: &'static Shape) -> BoxedStrategy<Value> {
    let bytes = prop::collection::vec(any::<u8>(), 0..40);
    let text = prop_oneof!["\\PC{0,12}", any::<String>()];
    match &shape.kind {
        Kind::String { .. } if shape.sensitive => text
            .prop_map(|text| Value::Secret(secret::Secret::<[u8]>::copy_of(text.as_bytes())))
            .boxed(),
        Kind::String { .. } => text.prop_map(Value::String).boxed(),
        Kind::Blob { .. } if shape.sensitive => {
            bytes.prop_map(|bytes| Value::Secret(secret::Secret::<[u8]>::copy_of(&bytes))).boxed()
        }
        Kind::Blob { .. } => bytes.prop_map(Value::Blob).boxed(),
        Kind::Integer { .. } => any::<i32>().prop_map(|n| Value::Integer(n.into())).boxed(),
        Kind::Long => any::<i64>().prop_map(Value::Integer).boxed(),
        Kind::Boolean => any::<bool>().prop_map(Value::Boolean).boxed(),
        Kind::Timestamp => (0..=Timestamp::MAX.millis())
            .prop_map(|millis| Value::Timestamp(Timestamp::from_millis(millis)))
            .boxed(),
        Kind::List { member, .. } => {
            prop::collection::vec(value(member), 0..4).prop_map(Value::List).boxed()
        }
        Kind::Map { .. } => prop::collection::btree_map(text.clone(), text, 0..4)
            .prop_map(|map| Value::Map(map.into_iter().collect()))
            .boxed(),
        Kind::Structure(structure) => fields(structure).prop_map(Value::Structure).boxed(),
    }
}

fn fields(structure: &'static Structure) -> BoxedStrategy<Fields> {
    let members = structure.members.iter();
    let values: Vec<_> = members.map(|member| prop::option::of(value(member.shape))).collect();
    let fields = move |values: Vec<Option<Value>>| {
        let mut fields = Fields::empty(structure);
        values.into_iter().enumerate().for_each(|(index, value)| fields.set(index, value));
        fields
    };
    values.prop_map(fields).boxed()
}

/// The members of any structure that goes over the wire.
fn any_fields() -> impl Strategy<Value = Fields> {
    let inputs = Operation::ALL.into_iter().map(Operation::input);
    let outputs = Operation::ALL.into_iter().filter_map(Operation::output);
    let structures: Vec<_> = inputs.chain(outputs).collect();
    prop::sample::select(structures).prop_flat_map(fields)
}

/// Changes a body: a byte replaced, inserted or removed, or a part of it repeated.
fn damaged(body: &[u8], at: usize, kind: u8, byte: u8) -> Vec<u8> {
    let at = at % (body.len() + 1);
    let (head, tail) = body.split_at(at);
    let rest = tail.get(1..).unwrap_or_default();
    match kind % 4 {
        0 => [head, &[byte], rest].concat(),
        1 => [head, &[byte], tail].concat(),
        2 => [head, rest].concat(),
        _ => [head, head.get(at / 2..).unwrap_or_default(), tail].concat(),
    }
}

/// Returns whether a message holds only words of the service.
fn is_a_text_of_ours(message: &str) -> bool {
    let tokens = ["STRING_VALUE", "NUMBER_VALUE", "TRUE_VALUE", "FALSE_VALUE"];
    let wanted =
        ["a String", "a Blob", "an Integer", "a Boolean", "an Boolean", "milliseconds since epoch"];
    let whole = [
        "Start of list found where not expected",
        "Start of structure or map found where not expected.",
        "Expected list or null",
        "Expected map or null",
        "Expected null",
    ];
    let mismatch = message.split_once(" can not be converted to ");
    whole.contains(&message)
        || mismatch.is_some_and(|(token, kind)| tokens.contains(&token) && wanted.contains(&kind))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(fields in any_fields()) {
        let body = encode(&fields);
        let again = structure(fields.structure(), body.as_slice()).unwrap();
        let rewritten = encode(&again);
        prop_assert_eq!(body.as_slice(), rewritten.as_slice());
        for ((_, before), (_, after)) in fields.iter().zip(again.iter()) {
            if let (Some(Value::Secret(before)), Some(Value::Secret(after))) = (before, after) {
                prop_assert!(before.ct_eq(after));
            } else {
                prop_assert_eq!(format!("{before:?}"), format!("{after:?}"));
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(index in 0..Operation::ALL.len(), body: Vec<u8>) {
        let _answer = decode(Operation::ALL[index], &body);
    }

    #[test]
    fn no_damage_makes_it_panic_and_no_refusal_quotes_the_body(
        fields in any_fields(), index in 0..Operation::ALL.len(), at: usize, kind: u8, byte: u8
    ) {
        let body = damaged(encode(&fields).as_slice(), at, kind, byte);
        if let Some(refused) = structure(fields.structure(), &body).err() {
            prop_assert_eq!(refused.code(), ErrorCode::SerializationException);
            prop_assert!(refused.message().is_none_or(is_a_text_of_ours), "{refused}");
        }
        let _answer = decode(Operation::ALL[index], &body);
    }
}
