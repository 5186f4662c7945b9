//! A field of a CloudTrail record, of limited size.
//!
//! "This field has a maximum size of 100 KB. When the field size exceeds 100 KB, the `requestParameters` content is omitted."
//! Source: CloudTrail user guide, "CloudTrail record contents for management, data, and network activity events". In place of the
//! omitted content CloudTrail writes `"omitted": true`, `originalSize` and `reason`, and so does Bulla. The members that are
//! short by themselves stay beside them: a caller who pads a policy cannot hide whose it is.

use std::io::{self, Write};

use crypto::hash::{SHA256_BYTES, Sha256, sha256};
use model::shape::Fields;

use crate::json::put;
use crate::parameters::{self, Spelling};

/// The longest field of a request that was carried out: CloudTrail's 100 KB.
pub const FIELD_BYTES_MAX: usize = 100 * 1024;
/// The longest field of a request that was refused, which may come from someone without any permission.
pub const REFUSED_FIELD_BYTES_MAX: usize = 16 * 1024;
/// The longest member that stays in a field that is too long.
const KEPT_MEMBER_BYTES_MAX: usize = 1024;
/// The usual length of a field. Most are shorter.
const TEXT_BYTES_USUAL: usize = 256;
/// The bytes that are hashed together.
const PIECE_BYTES: usize = 16 * 1024;

/// `requestParameters` or `responseElements` of a record: the members of a request or reply, without secrets.
#[derive(Clone, Debug)]
pub struct RecordField {
    /// The JSON object, or `null`. `None` if it is longer than [`FIELD_BYTES_MAX`].
    whole: Option<String>,
    /// The replacement for a text that is longer than [`REFUSED_FIELD_BYTES_MAX`].
    omitted: Option<Box<Omitted>>,
}

#[derive(Clone, Debug)]
struct Omitted {
    json: String,
    sha256: [u8; SHA256_BYTES],
}

/// The form in which a record shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownField<'a> {
    /// A JSON object, or `null`.
    pub json: &'a str,
    /// The SHA-256 of the whole text, if a part is omitted.
    pub sha256: Option<&'a [u8; SHA256_BYTES]>,
}

impl RecordField {
    /// Renders the `requestParameters` of a request.
    #[must_use]
    pub fn request_parameters(fields: &Fields) -> Self {
        Self::new("requestParameters", fields)
    }

    /// Renders the `responseElements` of a reply.
    #[must_use]
    pub fn response_elements(fields: &Fields) -> Self {
        Self::new("responseElements", fields)
    }

    fn new(name: &str, fields: &Fields) -> Self {
        let mut text = MeasuredText::with_capacity(TEXT_BYTES_USUAL);
        parameters::write(&mut text, fields, Spelling::of(fields));
        let length = text.length();
        let omitted = (length > REFUSED_FIELD_BYTES_MAX)
            .then(|| Box::new(Omitted { json: omit(name, length, fields), sha256: text.sha256() }));
        Self { whole: text.into_whole(), omitted }
    }

    /// Returns the form in which the record of a request shows it, with less if it `is_refused`.
    #[must_use]
    pub fn shown(&self, is_refused: bool) -> ShownField<'_> {
        let whole = self.whole.as_deref();
        match (whole, &self.omitted) {
            (Some(json), None) => ShownField { json, sha256: None },
            (Some(json), Some(_)) if !is_refused => ShownField { json, sha256: None },
            (_, Some(omitted)) => ShownField { json: &omitted.json, sha256: Some(&omitted.sha256) },
            (None, None) => ShownField { json: "null", sha256: None },
        }
    }
}

/// Returns the text that CloudTrail writes in place of a field that is too long, with the short members.
fn omit(name: &str, length: usize, fields: &Fields) -> String {
    let mut out =
        format!(r#"{{"omitted":true,"originalSize":{length},"reason":"{name} too large""#)
            .into_bytes();
    let spelling = Spelling::of(fields);
    for (member, of) in parameters::members(fields) {
        let mut text = MeasuredText::default();
        parameters::write_member(&mut text, member, of, spelling);
        let room = REFUSED_FIELD_BYTES_MAX.saturating_sub(out.len() + 2);
        if text.length() <= KEPT_MEMBER_BYTES_MAX.min(room) {
            put(&mut out, b",");
            put(&mut out, &text.kept);
        }
    }
    put(&mut out, b"}");
    String::from_utf8(out).unwrap_or_else(|_not_utf8| "null".to_owned())
}

/// A text that is kept up to [`FIELD_BYTES_MAX`], and beyond that counted and hashed.
#[derive(Default)]
struct MeasuredText {
    /// The whole text, or the part that is not hashed yet.
    kept: Vec<u8>,
    hashed: Option<(Sha256, usize)>,
}

impl MeasuredText {
    fn with_capacity(bytes: usize) -> Self {
        Self { kept: Vec::with_capacity(bytes), hashed: None }
    }

    fn length(&self) -> usize {
        self.kept.len() + self.hashed.as_ref().map_or(0, |(_, length)| *length)
    }

    fn sha256(&self) -> [u8; SHA256_BYTES] {
        match &self.hashed {
            Some((hash, _)) => {
                let mut hash = hash.clone();
                hash.update(&self.kept);
                hash.finish()
            }
            None => sha256(&self.kept),
        }
    }

    /// Adds to a text that is longer than what is kept of one.
    fn write_more(&mut self, bytes: &[u8]) {
        let most = if self.hashed.is_some() { PIECE_BYTES } else { FIELD_BYTES_MAX };
        let (hash, length) = self.hashed.get_or_insert_default();
        if self.kept.len().saturating_add(bytes.len()) > most {
            hash.update(&self.kept);
            *length += self.kept.len();
            self.kept.clear();
        }
        if bytes.len() > most {
            hash.update(bytes);
            *length += bytes.len();
        } else {
            self.kept.extend_from_slice(bytes);
        }
    }

    /// Returns the text, `null` for an empty object, or `None` if it is too long.
    fn into_whole(self) -> Option<String> {
        if self.hashed.is_some() {
            return None;
        }
        if self.kept == b"{}" {
            return Some("null".to_owned());
        }
        String::from_utf8(self.kept).ok()
    }
}

impl Write for MeasuredText {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.hashed.is_none() && self.kept.len().saturating_add(bytes.len()) <= FIELD_BYTES_MAX {
            self.kept.extend_from_slice(bytes);
        } else {
            self.write_more(bytes);
        }
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(|_all| ())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use model::generated::iam::Operation as Iam;
    use model::{Operation, ServiceOperation};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::{Form, decode, decode_form};

    /// An Encrypt whose encryption context holds `text`, with a short alias beside it.
    fn field(text: &str) -> RecordField {
        let body =
            json!({"KeyId": "alias/a", "Plaintext": "AA==", "EncryptionContext": {"k": text}});
        let request = decode(Operation::Encrypt, body.to_string().as_bytes()).unwrap();
        RecordField::request_parameters(request.fields())
    }

    fn parsed(shown: ShownField<'_>) -> Value {
        serde_json::from_str(shown.json).unwrap()
    }

    /// The text that would have been written.
    fn whole(text: &str) -> String {
        format!(r#"{{"keyId":"alias/a","encryptionContext":{{"k":{}}}}}"#, json!(text))
    }

    #[test]
    fn a_field_within_its_limit_is_whole_and_has_no_hash() {
        for text in ["", "x", &"\u{1}".repeat(2_000)] {
            let field = field(text);
            for is_refused in [false, true] {
                let shown = field.shown(is_refused);
                assert_eq!((shown.json, shown.sha256), (whole(text).as_str(), None));
            }
        }
    }

    #[test]
    fn the_limits_are_those_of_the_written_text_and_lower_for_a_refused_request() {
        let frame = whole("").len();
        for (most, is_refused) in [(FIELD_BYTES_MAX, false), (REFUSED_FIELD_BYTES_MAX, true)] {
            let longest = "x".repeat(most - frame);
            assert_eq!(field(&longest).shown(is_refused).json.len(), most);
            let shown = field(&format!("{longest}x"));
            let shown = shown.shown(is_refused);
            assert_eq!(parsed(shown)["originalSize"], most + 1);
            // A control character takes six bytes.
            let controls = "\u{1}".repeat((most - frame) / 6 + 1);
            assert_eq!(parsed(field(&controls).shown(is_refused))["omitted"], true);
        }
    }

    #[test]
    fn an_omitted_field_has_the_marks_of_cloudtrail_its_hash_and_its_short_members() {
        let text = "\u{1}".repeat(80_000);
        let field = field(&text);
        for is_refused in [false, true] {
            let shown = field.shown(is_refused);
            let whole = whole(&text);
            let expected = json!({"omitted": true, "originalSize": whole.len(),
                "reason": "requestParameters too large", "keyId": "alias/a"});
            assert_eq!(parsed(shown), expected);
            assert_eq!(shown.sha256, Some(&sha256(whole.as_bytes())));
        }
    }

    /// IAM does not count the white space of a policy.
    #[test]
    fn a_padded_policy_does_not_hide_whose_it_is() {
        let pad = "%0A".repeat(131_000);
        let form = format!("UserName=bob&PolicyName=p&PolicyDocument={pad}%7B%7D");
        let form = Form::parse(form.as_bytes()).unwrap();
        let request = decode_form(ServiceOperation::Iam(Iam::PutUserPolicy), &form).unwrap();
        let field = RecordField::request_parameters(request.fields());
        let shown = parsed(field.shown(false));
        assert_eq!((&shown["userName"], &shown["policyName"]), (&json!("bob"), &json!("p")));
        assert_eq!((&shown["omitted"], shown.get("policyDocument")), (&json!(true), None));
    }

    proptest! {
        /// However the text comes in pieces, its length and hash are those of the whole.
        #[test]
        fn length_and_hash_do_not_depend_on_the_pieces(
            pieces in prop::collection::vec((any::<u8>(), 0..60_000_usize), 0..8),
        ) {
            let (mut text, mut whole) = (MeasuredText::default(), Vec::new());
            for (byte, count) in pieces {
                let piece = vec![byte; count];
                text.write_all(&piece).unwrap();
                whole.extend_from_slice(&piece);
            }
            prop_assert_eq!(text.length(), whole.len());
            prop_assert_eq!(text.sha256(), sha256(&whole));
            prop_assert!(text.kept.len() <= FIELD_BYTES_MAX);
            prop_assert_eq!(text.hashed.is_none(), whole.len() <= FIELD_BYTES_MAX);
        }
    }
}
