//! Turns values into JSON text, in memory that is wiped.

use std::fmt;
use std::io::Write as _;

use model::Timestamp;
use model::shape::{Fields, Kind, Shape, Value};
use secret::Wiped;

use crate::json::{separated, string, string_length};

/// The body of a reply. It may hold plaintext, so its memory is zeroised when it is dropped.
pub struct Body(Wiped);

impl Body {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(Wiped::new(bytes))
    }

    /// Returns the bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Body({} bytes)", self.0.len())
    }
}

/// Encodes a reply. Absent members are omitted. A structure without a name means an operation without output: its body is empty.
#[must_use]
pub fn encode(fields: &Fields) -> Body {
    if fields.structure().name.is_empty() {
        return Body::new(Vec::new());
    }
    // Measured first, so that the buffer never moves and leaves a copy of a secret behind.
    let mut out = Vec::with_capacity(structure_bound(fields));
    structure(&mut out, fields);
    Body::new(out)
}

/// The most bytes that a number, a truth value or a moment takes: `-9223372036854775808`.
const SCALAR_BYTES_MAX: usize = 20;

/// Returns an upper bound of the encoded length: two brackets, and for each item a comma.
pub(crate) fn structure_bound(fields: &Fields) -> usize {
    let members = fields.iter().filter_map(|(member, of)| Some((member, of?)));
    // Beside the name: quotes, colon and comma.
    members.map(|(member, of)| member.name.len() + 4 + bound(member.shape, of)).sum::<usize>() + 2
}

fn bound(shape: &Shape, of: &Value) -> usize {
    match of {
        Value::String(text) => string_length(text),
        Value::Blob(bytes) => base64_length(bytes),
        Value::Secret(bytes) => match text(shape, bytes.expose()) {
            Some(text) => string_length(text),
            None => base64_length(bytes.expose()),
        },
        Value::Integer(_) | Value::Timestamp(_) | Value::Boolean(_) => SCALAR_BYTES_MAX,
        Value::List(items) => {
            let Kind::List { member, .. } = shape.kind else { return 2 };
            items.iter().map(|item| bound(member, item) + 1).sum::<usize>() + 2
        }
        Value::Map(pairs) => {
            let pair =
                |(key, text): &(String, String)| string_length(key) + string_length(text) + 2;
            pairs.iter().map(pair).sum::<usize>() + 2
        }
        Value::StructureMap(pairs) => {
            let pair =
                |(key, fields): &(String, Fields)| string_length(key) + structure_bound(fields) + 2;
            pairs.iter().map(pair).sum::<usize>() + 2
        }
        Value::Structure(fields) => structure_bound(fields),
    }
}

fn base64_length(bytes: &[u8]) -> usize {
    base64_simd::STANDARD.encoded_length(bytes.len()) + 2
}

pub(crate) fn structure(out: &mut Vec<u8>, fields: &Fields) {
    let members = fields.iter().filter_map(|(member, of)| Some((member, of?)));
    separated(out, *b"{}", members, |out, (member, of)| {
        out.push(b'"');
        out.extend_from_slice(member.name.as_bytes());
        out.extend_from_slice(b"\":");
        value(out, member.shape, of);
    });
}

fn value(out: &mut Vec<u8>, shape: &'static Shape, of: &Value) {
    match of {
        Value::String(text) => string(out, text),
        Value::Blob(bytes) => base64(out, bytes),
        Value::Secret(bytes) => secret(out, shape, bytes.expose()),
        Value::Integer(number) => write(out, format_args!("{number}")),
        Value::Boolean(truth) => write(out, format_args!("{truth}")),
        Value::Timestamp(moment) => timestamp(out, *moment),
        Value::List(items) => {
            let Kind::List { member, .. } = shape.kind else { return out.extend(b"[]") };
            separated(out, *b"[]", items.iter(), |out, item| value(out, member, item));
        }
        Value::Map(pairs) => separated(out, *b"{}", pairs.iter(), |out, (key, text)| {
            string(out, key);
            out.push(b':');
            string(out, text);
        }),
        Value::StructureMap(pairs) => separated(out, *b"{}", pairs.iter(), |out, (key, fields)| {
            string(out, key);
            out.push(b':');
            structure(out, fields);
        }),
        Value::Structure(fields) => structure(out, fields),
    }
}

/// Writes a sensitive member, which is a text or a blob. Anything but a text is written as a blob.
fn secret(out: &mut Vec<u8>, shape: &Shape, bytes: &[u8]) {
    match text(shape, bytes) {
        Some(text) => string(out, text),
        None => base64(out, bytes),
    }
}

/// Returns a sensitive member that is a text.
fn text<'a>(shape: &Shape, bytes: &'a [u8]) -> Option<&'a str> {
    let is_text = matches!(shape.kind, Kind::String { .. });
    is_text.then(|| std::str::from_utf8(bytes).ok()).flatten()
}

fn base64(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'"');
    base64_simd::STANDARD.encode_append(bytes, out);
    out.push(b'"');
}

/// Writes epoch seconds with a fraction, `1593622000.191` or `1568290320.0`.
fn timestamp(out: &mut Vec<u8>, moment: Timestamp) {
    let (seconds, millis) = (moment.seconds(), moment.millis().rem_euclid(1000));
    match (millis % 10, millis % 100) {
        (_, 0) => write(out, format_args!("{seconds}.{}", millis / 100)),
        (0, _) => write(out, format_args!("{seconds}.{:02}", millis / 10)),
        (_, _) => write(out, format_args!("{seconds}.{millis:03}")),
    }
}

pub(crate) fn write(out: &mut Vec<u8>, text: fmt::Arguments<'_>) {
    // Writing to memory does not fail.
    let _infallible = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use model::generated::{
        EncryptResponse, GenerateDataKeyResponse, KeyListEntry, KeyMetadata, ListKeysResponse,
        XksProxyConfigurationType,
    };
    use model::shape::{IntoFields, Structure};
    use secret::Secret;

    use super::*;

    fn encoded(output: impl IntoFields) -> String {
        String::from_utf8(encode(&output.into_fields()).as_slice().to_vec()).unwrap()
    }

    #[test]
    fn members_stand_in_the_order_of_the_model_and_absent_ones_do_not() {
        let output = EncryptResponse {
            ciphertext_blob: Some(vec![0xfb, 0xff]),
            key_id: Some("a\"b".to_owned()),
            ..EncryptResponse::default()
        };
        assert_eq!(encoded(output), r#"{"CiphertextBlob":"+/8=","KeyId":"a\"b"}"#);
        let entry = KeyListEntry { key_id: Some("k".to_owned()), key_arn: Some("arn".to_owned()) };
        let keys = ListKeysResponse {
            keys: Some(vec![entry, KeyListEntry::default()]),
            truncated: Some(false),
            ..ListKeysResponse::default()
        };
        assert_eq!(
            encoded(keys),
            r#"{"Keys":[{"KeyId":"k","KeyArn":"arn"},{}],"Truncated":false}"#
        );
    }

    #[test]
    fn a_sensitive_blob_is_base64_and_a_sensitive_text_is_text() {
        let key = GenerateDataKeyResponse {
            plaintext: Some(Secret::<[u8]>::copy_of(b"hello")),
            ..GenerateDataKeyResponse::default()
        };
        assert_eq!(encoded(key), r#"{"Plaintext":"aGVsbG8="}"#);
        let proxy = XksProxyConfigurationType {
            access_key_id: Some(Secret::<[u8]>::copy_of(b"ABCDE")),
            ..XksProxyConfigurationType::default()
        };
        assert_eq!(encoded(proxy), r#"{"AccessKeyId":"ABCDE"}"#);
    }

    #[test]
    fn moments_are_seconds_with_a_fraction() {
        for (millis, text) in [
            (1_593_622_000_191, "1593622000.191"),
            (1_568_290_320_000, "1568290320.0"),
            (1_568_290_320_100, "1568290320.1"),
            (1_568_290_320_050, "1568290320.05"),
            (1_568_290_320_001, "1568290320.001"),
            (0, "0.0"),
        ] {
            let key = KeyMetadata {
                creation_date: Some(Timestamp::from_millis(millis)),
                ..KeyMetadata::default()
            };
            assert_eq!(encoded(key), format!(r#"{{"CreationDate":{text}}}"#));
        }
    }

    #[test]
    fn an_operation_without_output_has_an_empty_body() {
        static NOTHING: Structure = Structure { name: "", members: &[] };
        assert_eq!(encode(&Fields::empty(&NOTHING)).as_slice(), b"");
        assert_eq!(encoded(EncryptResponse::default()), "{}");
    }

    #[test]
    fn what_is_printed_of_a_body_is_its_length() {
        assert_eq!(format!("{:?}", Body::new(b"secret".to_vec())), "Body(6 bytes)");
    }
}
