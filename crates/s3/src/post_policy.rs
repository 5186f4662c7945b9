//! The policy of a form: what its fields and its file must be, until when. Whoever signed it has signed nothing else of the form.
//!
//! Sources: S3 API reference, "POST Policy"; the texts of errors are those that users of browser uploads quote.

use std::collections::BTreeSet;

use model::{Error, ErrorCode, Timestamp};
use serde_json::{Map, Value};

/// The beginning of the names of fields that mean nothing and need no condition.
const IGNORED: &str = "x-ignore-";
/// The fields that need no condition: the policy and its signature.
const NO_CONDITION: [&str; 2] = ["policy", "x-amz-signature"];
/// The name under which a policy has conditions on the bucket, which the URL names.
const BUCKET: &str = "bucket";

/// A policy.
#[derive(Debug)]
pub struct PostPolicy {
    expiration: Timestamp,
    conditions: Vec<PostCondition>,
}

/// The limits of the length of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileRange {
    /// The least number of bytes.
    min: u64,
    /// The most.
    max: u64,
}

/// A condition, with its text for the error.
#[derive(Debug)]
struct PostCondition {
    test: FieldTest,
    text: String,
}

#[derive(Debug)]
enum FieldTest {
    /// The field is this.
    Equals(String, String),
    /// The field begins so.
    StartsWith(String, String),
    /// The file has so many bytes.
    FileRange(FileRange),
}

impl PostPolicy {
    /// Parses a policy in base64, as a form has it.
    ///
    /// # Errors
    /// `InvalidPolicyDocument`.
    pub fn parse(base64: &str) -> Result<Self, Error> {
        let json = base64_simd::STANDARD.decode_to_vec(base64.trim_ascii());
        let json = json.map_err(|_not_base64| invalid("Invalid Policy: Invalid Base64."))?;
        let mut document: Map<String, Value> = serde_json::from_slice(&json).map_err(|error| {
            invalid("Invalid Policy: Invalid JSON.").because(format!("the policy: {error}"))
        })?;
        let (expiration, conditions) =
            (document.remove("expiration"), document.remove("conditions"));
        let expiration =
            expiration.ok_or_else(|| invalid("Invalid Policy: Policy missing expiration."))?;
        let conditions =
            conditions.ok_or_else(|| invalid("Invalid Policy: Policy missing conditions."))?;
        if let Some(name) = document.keys().next() {
            return Err(invalid(format!("Invalid Policy: Unexpected: '{}'", shown(name))));
        }
        let text = expiration.as_str().unwrap_or_default();
        let expiration = Timestamp::from_iso8601(text).ok_or_else(|| {
            invalid(format!("Invalid Policy: Invalid 'expiration' value: '{}'", shown(text)))
        })?;
        let conditions = conditions.as_array().ok_or_else(|| {
            invalid("Invalid Policy: Invalid 'conditions' value: must be a List.")
        })?;
        let conditions = conditions.iter().map(PostCondition::read).collect::<Result<_, _>>()?;
        Ok(Self { expiration, conditions })
    }

    /// Checks a form for `bucket`, whose fields have names in lower case. Returns the limits of the length of its file.
    ///
    /// # Errors
    /// `AccessDenied` if the policy has expired, a condition does not hold, or a field has no condition.
    pub fn check(
        &self,
        bucket: &str,
        fields: &[(String, String)],
        now: Timestamp,
    ) -> Result<FileRange, Error> {
        if self.expiration <= now {
            return Err(denied("Policy expired."));
        }
        let mut range = FileRange::ANY;
        let mut named = BTreeSet::from(NO_CONDITION);
        for PostCondition { test, text } in &self.conditions {
            let field = |name: &str| {
                let found = fields.iter().find(|(known, _)| known == name);
                let value = found.map(|(_, value)| value.as_str());
                if name == BUCKET {
                    Some(bucket).filter(|_| value.is_none_or(|of| of == bucket))
                } else {
                    value
                }
            };
            let (holds, name) = match test {
                FieldTest::Equals(name, wanted) => (field(name) == Some(wanted), name),
                FieldTest::StartsWith(name, wanted) => {
                    (field(name).is_some_and(|value| starts_with(name, value, wanted)), name)
                }
                FieldTest::FileRange(FileRange { min, max }) => {
                    range = FileRange { min: range.min.max(*min), max: range.max.min(*max) };
                    continue;
                }
            };
            if !holds {
                return Err(denied(&format!("Policy Condition failed: {text}")));
            }
            named.insert(name);
        }
        let names = fields.iter().map(|(name, _)| name.as_str()).chain([BUCKET]);
        let extra =
            names.into_iter().find(|name| !named.contains(name) && !name.starts_with(IGNORED));
        extra.map_or(Ok(range), |name| Err(denied(&format!("Extra input fields: {name}"))))
    }
}

impl FileRange {
    /// The limits that allow any length.
    pub const ANY: Self = Self { min: 0, max: u64::MAX };

    /// Checks a file of which so many bytes have come.
    ///
    /// # Errors
    /// `EntityTooLarge`; `EntityTooSmall` if it has ended.
    pub fn check(self, bytes: u64, has_ended: bool) -> Result<(), Error> {
        let (code, message, limit, allowed) = if bytes > self.max {
            let message = "Your proposed upload exceeds the maximum allowed size";
            (ErrorCode::EntityTooLarge, message, "MaxSizeAllowed", self.max)
        } else if has_ended && bytes < self.min {
            let message = "Your proposed upload is smaller than the minimum allowed size";
            (ErrorCode::EntityTooSmall, message, "MinSizeAllowed", self.min)
        } else {
            return Ok(());
        };
        Err(Error::new(code, message)
            .with_element("ProposedSize", bytes.to_string())
            .with_element(limit, allowed.to_string()))
    }
}

impl PostCondition {
    /// Reads `{"field": "value"}` or `["operator", "$field", "value"]`.
    fn read(value: &Value) -> Result<Self, Error> {
        let test = if let Value::Object(pairs) = value {
            let mut pairs = pairs.iter();
            let (Some((name, Value::String(wanted))), None) = (pairs.next(), pairs.next()) else {
                return Err(invalid(
                    "Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.",
                ));
            };
            FieldTest::Equals(name.to_lowercase(), wanted.clone())
        } else {
            FieldTest::read(value).ok_or_else(|| {
                let text = value.to_string();
                let lower = text.to_lowercase();
                // It may be one about a secret that is miswritten.
                let told = match value.get(0) {
                    Some(operator) if SECRETS.iter().any(|name| lower.contains(name)) => {
                        operator.to_string()
                    }
                    Some(_) | None => text,
                };
                invalid(format!("Invalid Policy: Invalid Condition: {}", shown(&told)))
            })?
        };
        let text = match &test {
            FieldTest::Equals(name, _) if is_secret(name) => told("eq", name, "..."),
            FieldTest::StartsWith(name, _) if is_secret(name) => told("starts-with", name, "..."),
            FieldTest::Equals(name, wanted) => told("eq", name, wanted),
            FieldTest::StartsWith(..) | FieldTest::FileRange(_) => value.to_string(),
        };
        // Clients see the text as they wrote it.
        Ok(Self { test, text: text.replace("\",\"", "\", \"") })
    }
}

impl FieldTest {
    fn read(value: &Value) -> Option<Self> {
        let [operator, first, second] = value.as_array()?.as_slice() else { return None };
        let field = || Some(first.as_str()?.strip_prefix('$')?.to_lowercase());
        let text = || second.as_str().map(str::to_owned);
        match operator.as_str()?.to_ascii_lowercase().as_str() {
            "eq" => Some(Self::Equals(field()?, text()?)),
            "starts-with" => Some(Self::StartsWith(field()?, text()?)),
            "content-length-range" => {
                let (min, max) = (number(first)?, number(second)?);
                (min <= max).then_some(Self::FileRange(FileRange { min, max }))
            }
            _ => None,
        }
    }
}

/// Returns a condition as a policy writes it.
fn told(operator: &str, name: &str, wanted: &str) -> String {
    serde_json::json!([operator, format!("${name}"), wanted]).to_string()
}

/// Parts of the names of fields that hold a secret, which no error and no log may tell: the key of a customer, the token of a session.
const SECRETS: [&str; 2] = ["customer-key", "security-token"];

fn is_secret(name: &str) -> bool {
    SECRETS.iter().any(|secret| name.ends_with(secret))
}

/// Returns whether a field begins as a policy asks. Of several content types each must.
fn starts_with(name: &str, value: &str, wanted: &str) -> bool {
    if name == "content-type" {
        return value.split(',').all(|one| one.trim().starts_with(wanted));
    }
    value.starts_with(wanted)
}

/// Returns a number, which policies also have as text.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns what an error shows of a text.
fn shown(text: &str) -> String {
    text.chars().take(64).collect()
}

fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::InvalidPolicyDocument, message)
}

fn denied(why: &str) -> Error {
    Error::new(ErrorCode::AccessDenied, format!("Invalid according to Policy: {why}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000)
    }

    fn parse(json: &str) -> Result<PostPolicy, Error> {
        PostPolicy::parse(&base64_simd::STANDARD.encode_to_string(json))
    }

    fn policy(conditions: &str) -> PostPolicy {
        parse(&format!(r#"{{"expiration": "2023-11-15T00:00:00Z", "conditions": [{conditions}]}}"#))
            .unwrap()
    }

    /// Checks the fields of a form for the bucket `b`. Every policy allows that.
    fn check(conditions: &str, fields: &[(&str, &str)]) -> Result<FileRange, String> {
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let policy = policy(&format!(r#"{{"bucket": "b"}}{conditions}"#));
        policy.check("b", &fields, now()).map_err(|error| error.message().unwrap().to_owned())
    }

    #[test]
    fn each_field_must_be_as_a_condition_says() {
        const FAILED: &str = "Invalid according to Policy: Policy Condition failed: ";
        let key = r#", ["starts-with", "$key", "user/"], {"ACL": "private"}"#;
        assert!(check(key, &[("key", "user/a"), ("acl", "private")]).is_ok());
        let failed = |text: &str| Err(format!("{FAILED}{text}"));
        assert_eq!(
            check(key, &[("key", "users"), ("acl", "private")]),
            failed(r#"["starts-with", "$key", "user/"]"#)
        );
        assert_eq!(check(key, &[("key", "user/a")]), failed(r#"["eq", "$acl", "private"]"#));
        assert_eq!(
            check(key, &[("key", "user/a"), ("acl", "Private")]),
            failed(r#"["eq", "$acl", "private"]"#)
        );
        let any = r#", ["starts-with", "$x-amz-meta-a", ""]"#;
        assert!(check(any, &[("x-amz-meta-a", "anything")]).is_ok());
        assert!(check(any, &[]).is_err(), "a field with a condition must be there");
    }

    #[test]
    fn a_refusal_tells_no_secret() {
        const KEY: &str = "x-amz-server-side-encryption-customer-key";
        for conditions in [
            format!(r#", {{"{KEY}": "c2VjcmV0"}}"#),
            format!(r#", ["starts-with", "${KEY}", "c2VjcmV0"]"#),
            r#", {"x-amz-security-token": "c2VjcmV0"}"#.to_owned(),
        ] {
            let refusal =
                check(&conditions, &[(KEY, "b3RoZXI="), ("x-amz-security-token", "b3RoZXI=")]);
            let text = refusal.unwrap_err();
            assert!(
                text.contains("Policy Condition failed") && text.ends_with(r#", "..."]"#),
                "{text}"
            );
        }
    }

    #[test]
    fn a_miswritten_condition_tells_no_secret() {
        for condition in [
            r#"["x", "$x-amz-security-token", "c2VjcmV0"]"#,
            r#"["eq", "$X-Amz-Server-Side-Encryption-Customer-Key", "c2VjcmV0", "extra"]"#,
            r#"["eq", "x-amz-security-token", "c2VjcmV0"]"#,
        ] {
            let json =
                format!(r#"{{"expiration": "2023-11-15T00:00:00Z", "conditions": [{condition}]}}"#);
            let error = parse(&json).unwrap_err();
            let text = error.message().unwrap();
            assert!(text.contains("Invalid Condition: \"") && !text.contains("c2Vj"), "{text}");
        }
    }

    #[test]
    fn each_of_several_content_types_must_begin_so() {
        let images = r#", ["starts-with", "$Content-Type", "image/"]"#;
        assert!(check(images, &[("content-type", "image/png, image/gif")]).is_ok());
        assert!(check(images, &[("content-type", "image/png,text/html")]).is_err());
    }

    #[test]
    fn a_field_without_a_condition_is_refused() {
        let exempt = [("policy", "p"), ("x-amz-signature", "s"), ("x-ignore-it", "i")];
        assert!(check("", &exempt).is_ok());
        for name in ["key", "acl", "submit", "x-amz-meta-a", "x-amz-security-token"] {
            let expected = format!("Invalid according to Policy: Extra input fields: {name}");
            assert_eq!(check("", &[(name, "x")]), Err(expected));
        }
        let error = policy("").check("b", &[], now()).unwrap_err();
        assert_eq!(
            error.message(),
            Some("Invalid according to Policy: Extra input fields: bucket")
        );
    }

    #[test]
    fn the_bucket_is_that_of_the_url() {
        let policy = policy(r#"{"bucket": "b"}"#);
        assert!(policy.check("c", &[], now()).is_err());
        let field = |value: &str| [("bucket".to_owned(), value.to_owned())];
        assert!(policy.check("b", &field("b"), now()).is_ok());
        assert!(policy.check("b", &field("c"), now()).is_err());
        assert!(policy.check("c", &field("b"), now()).is_err());
    }

    #[test]
    fn a_policy_expires() {
        let end = Timestamp::from_iso8601("2023-11-15T00:00:00Z").unwrap();
        let policy = policy(r#"{"bucket": "b"}"#);
        let before = Timestamp::from_millis(end.millis() - 1);
        assert!(policy.check("b", &[], before).is_ok());
        let error = policy.check("b", &[], end).unwrap_err();
        assert_eq!(error.message(), Some("Invalid according to Policy: Policy expired."));
    }

    #[test]
    fn the_file_has_a_length_in_every_range() {
        let range =
            check(r#", ["content-length-range", 2, "10"], ["content-length-range", "3", 20]"#, &[])
                .unwrap();
        assert_eq!(range, FileRange { min: 3, max: 10 });
        let code = |bytes, has_ended| range.check(bytes, has_ended).err().map(|error| error.code());
        for (bytes, has_ended, expected) in [
            (2, true, Some(ErrorCode::EntityTooSmall)),
            (2, false, None),
            (3, true, None),
            (10, true, None),
            (11, false, Some(ErrorCode::EntityTooLarge)),
        ] {
            assert_eq!(code(bytes, has_ended), expected, "{bytes}");
        }
    }

    #[test]
    fn what_is_no_policy_is_refused() {
        for (json, expected) in [
            ("", "Invalid JSON."),
            ("[]", "Invalid JSON."),
            (r#"["2023-11-15T00:00:00Z", []]"#, "Invalid JSON."),
            (
                r#"{"expiration": "2023-11-15T00:00:00Z", "conditions": [], "x": 1}"#,
                "Unexpected: 'x'",
            ),
            (
                r#"{"expiration": "2023-11-15T00:00:00Z", "conditions": {}}"#,
                "Invalid 'conditions' value: must be a List.",
            ),
            (r#"{"expiration": 1, "conditions": []}"#, "Invalid 'expiration' value: ''"),
            (r#"{"conditions": []}"#, "Policy missing expiration."),
            (r#"{"expiration": "2023-11-15T00:00:00Z"}"#, "Policy missing conditions."),
            (
                r#"{"expiration": "tomorrow", "conditions": []}"#,
                "Invalid 'expiration' value: 'tomorrow'",
            ),
        ] {
            let error = parse(json).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidPolicyDocument);
            assert_eq!(error.message().unwrap(), format!("Invalid Policy: {expected}"), "{json}");
        }
        for condition in [
            "1",
            r#""x""#,
            "{}",
            r#"{"a": 1}"#,
            r#"{"a": "b", "c": "d"}"#,
            "[]",
            r#"["eq", "key", "a"]"#,
            r#"["eq", "$key"]"#,
            r#"["eq", "$key", 1]"#,
            r#"["eq", "$key", "a", "b"]"#,
            r#"["ends-with", "$key", "a"]"#,
            r#"["content-length-range", -1, 2]"#,
            r#"["content-length-range", 2, 1]"#,
            r#"["content-length-range", 1.5, 2]"#,
        ] {
            let json =
                format!(r#"{{"expiration": "2023-11-15T00:00:00Z", "conditions": [{condition}]}}"#);
            assert_eq!(
                parse(&json).unwrap_err().code(),
                ErrorCode::InvalidPolicyDocument,
                "{condition}"
            );
        }
        assert_eq!(PostPolicy::parse("%").unwrap_err().code(), ErrorCode::InvalidPolicyDocument);
    }

    proptest! {
        #[test]
        fn any_text_is_a_policy_or_refused(text in "\\PC*") {
            let _either = PostPolicy::parse(&text);
            let _either = parse(&text);
        }
    }
}
