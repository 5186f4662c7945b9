//! Sensitive text, read from the JSON of the body straight into a [`Secret`].
//!
//! The JSON parser copies a string that has escapes into a buffer of its own, which it does not zeroise. So it only finds where
//! the string begins and ends, and the escapes are resolved here (RFC 8259 section 7).

use model::shape::{Kind, Shape, Value};
use secret::Secret;
use secret::Wiped;

use crate::refusal::{DecodeRefusal, JsonToken};

/// Reads one JSON value, whose syntax has been checked, as a sensitive text or blob. `None` for `null`.
pub(crate) fn value(shape: &'static Shape, json: &str) -> Result<Option<Value>, DecodeRefusal> {
    let token = match json.bytes().next() {
        Some(b'n') => return Ok(None),
        Some(b'"') => JsonToken::Text,
        Some(b't') => JsonToken::True,
        Some(b'f') => JsonToken::False,
        Some(b'[') => JsonToken::List,
        Some(b'{') => JsonToken::Object,
        Some(_) | None => JsonToken::Number,
    };
    let literal = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(literal) = literal else {
        return Err(DecodeRefusal::Mismatch(token, &shape.kind));
    };
    let secret = if memchr::memchr(b'\\', literal.as_bytes()).is_some() {
        let text = unescape(literal).ok_or(DecodeRefusal::Malformed)?;
        secret(&shape.kind, &text)
    } else {
        secret(&shape.kind, literal.as_bytes())
    };
    secret.map(Value::Secret).map(Some).ok_or(DecodeRefusal::Malformed)
}

/// Returns the bytes that `text` encodes in a member of this kind.
fn secret(kind: &Kind, text: &[u8]) -> Option<Secret<[u8]>> {
    if !matches!(kind, Kind::Blob { .. }) {
        return Some(Secret::<[u8]>::copy_of(text));
    }
    let base64 = base64_simd::STANDARD;
    let length = base64.decoded_length(text).ok()?;
    Secret::<[u8]>::try_fill_with(length, |bytes| {
        base64.decode(text, base64_simd::Out::from_slice(bytes)).map(drop)
    })
    .ok()
}

/// Resolves the escapes between the quotes of a JSON string. `None` if one is invalid or half of a surrogate pair.
fn unescape(literal: &str) -> Option<Wiped> {
    // No escape is shorter than the UTF-8 that it stands for, so the buffer never moves and leaves no copy.
    let mut text = Wiped::new(Vec::with_capacity(literal.len()));
    let mut rest = literal;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.extend_from_slice(plain.as_bytes());
        let (character, after) = unescape_one(escape)?;
        text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        rest = after;
    }
    text.extend_from_slice(rest.as_bytes());
    Some(text)
}

/// Returns the character of the escape after a backslash, and the text after it.
fn unescape_one(escape: &str) -> Option<(char, &str)> {
    let mut characters = escape.chars();
    let character = match characters.next()? {
        plain @ ('"' | '\\' | '/') => plain,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unescape_unicode(characters.as_str()),
        _ => return None,
    };
    Some((character, characters.as_str()))
}

fn unescape_unicode(text: &str) -> Option<(char, &str)> {
    let (unit, rest) = code_unit(text)?;
    if let Some(character) = char::from_u32(unit.into()) {
        return Some((character, rest));
    }
    let (low, rest) = code_unit(rest.strip_prefix("\\u")?)?;
    let character = char::decode_utf16([unit, low]).next()?.ok()?;
    Some((character, rest))
}

/// Reads four hexadecimal digits, a UTF-16 code unit.
fn code_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = is_hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()?;
    Some((unit, rest))
}

#[cfg(test)]
mod tests {
    use model::shape::Range;
    use proptest::prelude::*;

    use super::*;

    const ANY: Range = Range { min: None, max: None };
    static TEXT: Shape = Shape {
        name: "Password",
        sensitive: true,
        kind: Kind::String { length: ANY, pattern: None, values: &[] },
    };
    static BLOB: Shape =
        Shape { name: "Plaintext", sensitive: true, kind: Kind::Blob { length: ANY } };

    fn read(shape: &'static Shape, json: &str) -> Option<Vec<u8>> {
        match value(shape, json) {
            Ok(Some(Value::Secret(secret))) => Some(secret.expose().to_vec()),
            Err(DecodeRefusal::Malformed) => None,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_and_base64_with_and_without_escapes() {
        assert_eq!(read(&TEXT, r#""a/b""#).unwrap(), b"a/b");
        assert_eq!(read(&TEXT, r#""a\/\u00e9\ud83d\ude00\n""#).unwrap(), "a/é😀\n".as_bytes());
        assert_eq!(read(&BLOB, r#""+/8=""#).unwrap(), [0xfb, 0xff]);
        assert_eq!(read(&BLOB, r#""+\/\u0038=""#).unwrap(), [0xfb, 0xff]);
        assert_eq!(read(&BLOB, r#""""#).unwrap(), b"");
        assert!(matches!(value(&BLOB, "null"), Ok(None)));
    }

    #[test]
    fn what_is_not_canonical_base64_is_refused() {
        for text in ["a", "aGVsbG8", "aGVsbG8==", "aGVs\nbG8=", "_-8=", "====", "aGVsbG9=", "a=Gs"]
        {
            assert_eq!(read(&BLOB, &format!("\"{text}\"")), None, "{text}");
        }
    }

    #[test]
    fn half_surrogates_and_unknown_escapes_are_refused() {
        for escape in [r"\ud800", r"\udc00", r"\ud800\ud800", r"\ud800x", r"\u+123", r"\u12", r"\x"]
        {
            assert_eq!(read(&TEXT, &format!("\"{escape}\"")), None, "{escape}");
        }
    }

    proptest! {
        #[test]
        fn escapes_mean_what_they_mean_to_the_json_parser(
            literal in r#"([a-z/é]|\\["\\/bfnrtx]|\\u[0-9a-fD]{4}|\\ud[89ab]00\\ud[c-f]00){0,6}"#
        ) {
            let json = format!("\"{literal}\"");
            let expected = serde_json::from_str::<String>(&json).ok();
            prop_assert_eq!(read(&TEXT, &json), expected.map(String::into_bytes));
        }
    }
}
