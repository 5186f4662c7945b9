//! The members of a request or reply as CloudTrail shows them, in `requestParameters` and `responseElements`.
//!
//! Names begin with a small letter. Those of S3 are the names of headers, of parameters of the query and of XML elements, beside
//! `bucketName` and `key`. Binary and sensitive members are left out, and tokens: plaintexts, ciphertexts, signatures, import
//! tokens and key material never reach the audit log, nor do digests of objects and what users of S3 call their objects' metadata.

use std::io::Write;
use std::ops::Range;

use model::Timestamp;
use model::json::is_plain;
use model::shape::{Fields, HttpBinding, Member, Value};

use crate::json::{put, separated};

/// Returns whether CloudTrail leaves a member out although it is text and not marked sensitive.
fn is_omitted(name: &str) -> bool {
    matches!(
        name,
        "GrantTokens" | "GrantToken" | "MFA" | "SSECustomerKeyMD5" | "CopySourceSSECustomerKeyMD5"
    )
}

/// The way in which a service's names are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The names of the model, with a small letter first.
    Small,
    /// The names on the wire of REST.
    Rest,
}

impl Spelling {
    /// Returns how the names of a whole request or reply are spelled.
    pub(crate) fn of(fields: &Fields) -> Self {
        let mut members = fields.structure().members.iter();
        if members.any(|member| member.binding != HttpBinding::Body) {
            Self::Rest
        } else {
            Self::Small
        }
    }
}

/// Writes the members as a JSON object, which is empty if none is shown.
pub(crate) fn write(out: &mut impl Write, fields: &Fields, spelling: Spelling) {
    separated(out, *b"{}", members(fields), |out, (member, of)| {
        write_member(out, member, of, spelling);
    });
}

/// Returns the members that are shown.
pub(crate) fn members(fields: &Fields) -> impl Iterator<Item = (&'static Member, &Value)> {
    let present = fields.iter().filter_map(|(member, of)| Some((member, of?)));
    present.filter(|(member, of)| is_shown(member, of))
}

/// Writes one member: name, colon and value.
pub(crate) fn write_member(out: &mut impl Write, member: &Member, of: &Value, spelling: Spelling) {
    put(out, b"\"");
    match spelling {
        Spelling::Small => {
            // Names of members are ASCII.
            let (first, rest) = member.name.as_bytes().split_first().unwrap_or((&b'_', b""));
            put(out, &[first.to_ascii_lowercase()]);
            put(out, rest);
        }
        Spelling::Rest => put(out, rest_name(member).as_bytes()),
    }
    put(out, b"\":");
    // The items of such a list are elements within one.
    if let HttpBinding::List { item, .. } = member.binding {
        put(out, b"{\"");
        put(out, item.as_bytes());
        put(out, b"\":");
        value(out, of, spelling);
        put(out, b"}");
    } else {
        value(out, of, spelling);
    }
}

const fn rest_name(member: &Member) -> &'static str {
    match member.binding {
        HttpBinding::Uri if matches!(member.name.as_bytes(), b"Key") => "key",
        HttpBinding::Uri => "bucketName",
        HttpBinding::Body | HttpBinding::Status => member.name,
        HttpBinding::Element(name)
        | HttpBinding::Attribute(name)
        | HttpBinding::List { list: name, .. }
        | HttpBinding::FlatList(name)
        | HttpBinding::Payload(name)
        | HttpBinding::Header(name)
        | HttpBinding::Iso8601Header(name)
        | HttpBinding::Headers(name)
        | HttpBinding::Query(name) => name,
    }
}

fn is_shown(member: &Member, of: &Value) -> bool {
    let is_metadata = matches!(member.binding, HttpBinding::Headers(_));
    let is_secret = is_hidden(of) || member.shape.sensitive;
    !is_secret && !is_metadata && !is_omitted(member.name) && !is_digest(member.name)
}

/// Returns whether a member is a digest of an object's data: whoever reads the log could find out short data from it.
fn is_digest(name: &str) -> bool {
    let of_checksum = name.strip_prefix("Checksum").unwrap_or_default();
    let is_checksum = !matches!(of_checksum, "" | "Algorithm" | "Type" | "Mode");
    is_checksum || matches!(name, "ContentMD5" | "ETag")
}

const fn is_hidden(of: &Value) -> bool {
    matches!(of, Value::Blob(_) | Value::Secret(_))
}

fn value(out: &mut impl Write, of: &Value, spelling: Spelling) {
    match of {
        Value::String(text) => string(out, text),
        Value::Integer(number) => put(out, number.to_string().as_bytes()),
        Value::Boolean(truth) => put(out, if *truth { b"true" } else { b"false" }),
        Value::Timestamp(moment) if spelling == Spelling::Rest => string(out, &moment.to_string()),
        Value::Timestamp(moment) => date(out, *moment),
        Value::List(items) => {
            let shown = items.iter().filter(|item| !is_hidden(item));
            separated(out, *b"[]", shown, |out, item| value(out, item, spelling));
        }
        Value::Map(pairs) => separated(out, *b"{}", pairs.iter(), |out, (key, text)| {
            string(out, key);
            put(out, b":");
            string(out, text);
        }),
        Value::StructureMap(pairs) => separated(out, *b"{}", pairs.iter(), |out, (key, fields)| {
            string(out, key);
            put(out, b":");
            write(out, fields, spelling);
        }),
        Value::Structure(fields) => write(out, fields, spelling),
        // Left out before it comes here.
        Value::Blob(_) | Value::Secret(_) => put(out, b"null"),
    }
}

/// Writes text in quotes, piece by piece: its escaped form, six times as long at worst, is never in memory as a whole.
fn string(out: &mut impl Write, text: &str) {
    if is_plain(text) {
        put(out, b"\"");
        put(out, text.as_bytes());
        return put(out, b"\"");
    }
    let _in_memory = serde_json::to_writer(out, text);
}

/// Writes a date of KMS as CloudTrail does: as text, `Aug 10, 2022, 10:38:27 PM`, in UTC.
fn date(out: &mut impl Write, moment: Timestamp) {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let iso = moment.to_string();
    let part = |range: Range<usize>| {
        iso.get(range).and_then(|digits| digits.parse().ok()).unwrap_or(0usize)
    };
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let (hour, minute, second) = (part(11..13), part(14..16), part(17..19));
    let month = MONTHS.get(month.saturating_sub(1)).copied().unwrap_or("Jan");
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    let _in_memory =
        write!(out, r#""{month} {day}, {year}, {hour}:{minute:02}:{second:02} {half}""#);
}

#[cfg(test)]
mod tests {
    use model::Operation;
    use model::generated::{CreateGrantResponse, KeyMetadata};
    use model::shape::IntoFields;

    use super::*;
    use crate::decode;

    fn shown(operation: Operation, body: &str) -> String {
        rendered(decode(operation, body.as_bytes()).unwrap().fields())
    }

    fn rendered(fields: &Fields) -> String {
        let mut out = Vec::new();
        write(&mut out, fields, Spelling::of(fields));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_are_shown_and_secrets_are_not() {
        let body = r#"{"KeyId":"alias/x","Plaintext":"aGVsbG8=","EncryptionContext":{"A":"1\n"},
            "GrantTokens":["token"],"DryRun":true}"#;
        assert_eq!(
            shown(Operation::Encrypt, body),
            r#"{"keyId":"alias/x","encryptionContext":{"A":"1\n"},"dryRun":true}"#
        );
        let body =
            r#"{"KeyId":"x","ImportToken":"AA==","EncryptedKeyMaterial":"AA==","ValidTo":0}"#;
        assert_eq!(
            shown(Operation::ImportKeyMaterial, body),
            r#"{"keyId":"x","validTo":"Jan 1, 1970, 12:00:00 AM"}"#
        );
        let body = r#"{"CustomKeyStoreId":"cks-1","KeyStorePassword":"password"}"#;
        assert_eq!(shown(Operation::UpdateCustomKeyStore, body), r#"{"customKeyStoreId":"cks-1"}"#);
        let body = r#"{"Tags":[{"TagKey":"K","TagValue":"v"}]}"#;
        assert_eq!(
            shown(Operation::CreateKey, body),
            r#"{"tags":[{"tagKey":"K","tagValue":"v"}]}"#
        );
    }

    #[test]
    fn a_sensitive_member_is_hidden_whatever_holds_it() {
        let input = Operation::UpdateCustomKeyStore.input();
        let mut fields = Fields::empty(input);
        let index = input.members.iter().position(|member| member.name == "KeyStorePassword");
        fields.set(index.unwrap(), Some(Value::String("password".to_owned())));
        assert_eq!(rendered(&fields), "{}");
    }

    #[test]
    fn a_reply_hides_its_grant_token() {
        let grant = CreateGrantResponse {
            grant_token: Some("token".to_owned()),
            grant_id: Some("id".to_owned()),
        };
        assert_eq!(rendered(&grant.into_fields()), r#"{"grantId":"id"}"#);
    }

    #[test]
    fn what_is_hidden_leaves_an_empty_object() {
        assert_eq!(shown(Operation::ListKeys, "{}"), "{}");
        assert_eq!(shown(Operation::Decrypt, r#"{"CiphertextBlob":"AA=="}"#), "{}");
    }

    #[test]
    fn dates_have_the_twelve_hours_of_cloudtrail() {
        for (millis, text) in [
            (1_660_171_107_000, "Aug 10, 2022, 10:38:27 PM"),
            (1_660_089_600_000, "Aug 10, 2022, 12:00:00 AM"),
            (1_660_132_805_000, "Aug 10, 2022, 12:00:05 PM"),
            (1_672_531_199_000, "Dec 31, 2022, 11:59:59 PM"),
        ] {
            let key = KeyMetadata {
                creation_date: Some(Timestamp::from_millis(millis)),
                ..KeyMetadata::default()
            };
            let expected = format!(r#"{{"creationDate":"{text}"}}"#);
            assert_eq!(rendered(&key.into_fields()), expected);
        }
    }
}
