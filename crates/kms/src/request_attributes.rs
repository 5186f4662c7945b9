//! The attributes of a request that policies and grants use: its tokens, its encryption contexts, and the members that condition
//! keys are about.
//!
//! All are taken from the request by the names of its members, not by each operation: an operation cannot forget to have its
//! tokens checked, or to supply a condition key.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use attestation::{Attestation, InvalidAttestation};
use model::Timestamp;
use model::generated::{KeyEncryptionMechanism, RecipientInfo};
use model::shape::{Fields, Kind, Member, Shape, Value};
use smallvec::SmallVec;

/// The members that condition keys are about, in alphabetical order.
const MEMBERS: [&str; 31] = [
    "BypassPolicyLockoutSafetyCheck",
    "CustomerMasterKeySpec",
    "DestinationEncryptionAlgorithm",
    "DestinationKeyId",
    "EncryptionAlgorithm",
    "ExpirationModel",
    "GranteePrincipal",
    "GranteeServicePrincipal",
    "KeyAgreementAlgorithm",
    "KeyId",
    "KeyPairSpec",
    "KeySpec",
    "KeyUsage",
    "MacAlgorithm",
    "MessageType",
    "MultiRegion",
    "Operations",
    "Origin",
    "PendingWindowInDays",
    "PrimaryRegion",
    "ReplicaRegion",
    "RetiringPrincipal",
    "RetiringServicePrincipal",
    "RotationPeriodInDays",
    "SigningAlgorithm",
    "SourceEncryptionAlgorithm",
    "SourceKeyId",
    "TagKeys",
    "ValidTo",
    "WrappingAlgorithm",
    "WrappingKeySpec",
];

/// The names of members within the member `Constraints`.
pub(crate) const CONSTRAINT_TYPE: &str = "Constraints.Type";
pub(crate) const CONSTRAINT_SOURCE_ARN: &str = "Constraints.SourceArn";

/// The members of a request that policies and grants use.
#[derive(Debug, Default)]
pub struct RequestAttributes {
    tokens: Vec<String>,
    /// The encryption contexts of the source and of the destination.
    contexts: [Option<BTreeMap<String, String>>; 2],
    /// The members in a list. They are few: a search by name from the start is the fastest.
    members: SmallVec<[(&'static str, AttributeValue); 2]>,
    tags: Vec<(String, String)>,
    /// The enclave that is to read the answer.
    recipient: Option<RecipientInfo>,
    /// The contents of its attestation document, once they have been needed.
    attested: OnceLock<Result<Attestation, InvalidAttestation>>,
    /// `true` if the caller only checks if the request would succeed.
    dry_run: bool,
}

/// The side of a request that a permission is about. Requests other than ReEncrypt have one side, the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Source,
    Destination,
}

/// The value of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AttributeValue {
    /// Borrowed from the model if it is one of few values.
    Text(Cow<'static, str>),
    Texts(Vec<String>),
    Number(i64),
    Truth(bool),
    Moment(Timestamp),
}

impl RequestAttributes {
    pub(crate) fn of(fields: &Fields) -> Self {
        let mut attributes = Self::default();
        let present = fields.iter().filter_map(|(member, value)| Some((member, value?)));
        for (member, value) in present {
            attributes.add(member, value);
        }
        if let Some(Value::Structure(constraints)) = fields.named("Constraints") {
            attributes.add_constraints(constraints);
        }
        attributes
    }

    /// Adds a member of the request.
    fn add(&mut self, member: &'static Member, value: &Value) {
        let name = member.name;
        let [source, destination] = &mut self.contexts;
        match (name, value) {
            // No request has both.
            ("EncryptionContext" | "SourceEncryptionContext", Value::Map(pairs)) => {
                *source = Some(pairs.iter().cloned().collect());
            }
            ("DestinationEncryptionContext", Value::Map(pairs)) => {
                *destination = Some(pairs.iter().cloned().collect());
            }
            ("GrantTokens", Value::List(tokens)) => {
                self.tokens = tokens.iter().filter_map(text).collect();
            }
            ("Tags", Value::List(items)) => self.tags = items.iter().filter_map(tag).collect(),
            ("Recipient", Value::Structure(fields)) => self.recipient = Some(recipient(fields)),
            ("DryRun", Value::Boolean(truth)) => self.dry_run = *truth,
            (_, Value::Blob(_) | Value::Secret(_)) => {}
            _ if MEMBERS.binary_search(&name).is_ok() => {
                self.members.extend(said(member.shape, value).map(|said| (name, said)));
            }
            _ => {}
        }
    }

    /// Adds the constraints of a grant to be created. The encryption context of that request is theirs.
    fn add_constraints(&mut self, constraints: &Fields) {
        for kind in ["EncryptionContextEquals", "EncryptionContextSubset"] {
            if let Some(pairs) = context(constraints, kind) {
                self.members.push((CONSTRAINT_TYPE, AttributeValue::Text(kind.into())));
                self.contexts = [Some(pairs), None];
            }
        }
        if let Some(arn) = constraints.named("SourceArn").and_then(text) {
            self.members.push((CONSTRAINT_SOURCE_ARN, AttributeValue::Text(arn.into())));
        }
    }

    /// Returns whether the caller only checks if the request would succeed.
    pub(crate) const fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Returns the enclave that is to read the answer.
    pub(crate) const fn recipient(&self) -> Option<&RecipientInfo> {
        self.recipient.as_ref()
    }

    /// Returns the contents of the request's attestation document, which `verify` checks the first time.
    pub(crate) fn attested(
        &self,
        verify: impl FnOnce() -> Result<Attestation, InvalidAttestation>,
    ) -> Result<&Attestation, InvalidAttestation> {
        self.attested.get_or_init(verify).as_ref().map_err(|error| *error)
    }

    pub(crate) fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// Returns the encryption context of one side of the request.
    pub(crate) fn context(&self, side: Side) -> Option<&BTreeMap<String, String>> {
        let [source, destination] = &self.contexts;
        match side {
            Side::Source => source.as_ref(),
            Side::Destination => destination.as_ref(),
        }
    }

    /// Returns the member called `name`, one of those that condition keys are about.
    pub(crate) fn member(&self, name: &str) -> Option<&AttributeValue> {
        self.members.iter().find(|(known, _)| *known == name).map(|(_, said)| said)
    }

    /// Returns the text of the member called `name`.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        if let Some(AttributeValue::Text(text)) = self.member(name) { Some(text) } else { None }
    }

    /// Returns the tags in the request, with their values.
    pub(crate) fn tags(&self) -> &[(String, String)] {
        &self.tags
    }
}

fn recipient(recipient: &Fields) -> RecipientInfo {
    let algorithm = recipient.named("KeyEncryptionAlgorithm").and_then(text);
    let document = match recipient.named("AttestationDocument") {
        Some(Value::Blob(document)) => Some(document.clone()),
        _ => None,
    };
    RecipientInfo {
        key_encryption_algorithm: algorithm.as_deref().and_then(KeyEncryptionMechanism::parse),
        attestation_document: document,
    }
}

fn text(value: &Value) -> Option<String> {
    if let Value::String(text) = value { Some(text.clone()) } else { None }
}

fn said(shape: &Shape, value: &Value) -> Option<AttributeValue> {
    match value {
        Value::String(text) => Some(AttributeValue::Text(known(shape, text))),
        Value::Integer(number) => Some(AttributeValue::Number(*number)),
        Value::Boolean(truth) => Some(AttributeValue::Truth(*truth)),
        Value::Timestamp(moment) => Some(AttributeValue::Moment(*moment)),
        Value::List(items) => Some(AttributeValue::Texts(items.iter().filter_map(text).collect())),
        Value::Blob(_)
        | Value::Secret(_)
        | Value::Map(_)
        | Value::StructureMap(_)
        | Value::Structure(_) => None,
    }
}

/// Returns a text of a shape, borrowed from the model if that lists it.
fn known(shape: &Shape, text: &str) -> Cow<'static, str> {
    let Kind::String { values, .. } = shape.kind else { return Cow::Owned(text.to_owned()) };
    let listed = values.iter().find(|value| **value == text);
    listed.map_or_else(|| Cow::Owned(text.to_owned()), |value| Cow::Borrowed(*value))
}

fn context(fields: &Fields, name: &str) -> Option<BTreeMap<String, String>> {
    if let Value::Map(pairs) = fields.named(name)? {
        Some(pairs.iter().cloned().collect())
    } else {
        None
    }
}

fn tag(item: &Value) -> Option<(String, String)> {
    let Value::Structure(tag) = item else { return None };
    Some((text(tag.named("TagKey")?)?, text(tag.named("TagValue")?)?))
}

#[cfg(test)]
mod tests {
    use model::Operation;

    use super::*;

    fn attributes(operation: Operation, body: &str) -> RequestAttributes {
        RequestAttributes::of(wire::decode(operation, body.as_bytes()).unwrap().fields())
    }

    #[test]
    fn every_operation_that_takes_them_has_them_read() {
        let mut seen = (0, 0);
        for operation in Operation::ALL {
            let members = operation.input().members;
            let has = |name: &str| members.iter().any(|member| member.name == name);
            if has("GrantTokens") {
                seen.0 += 1;
            }
            if has("EncryptionContext") || has("SourceEncryptionContext") {
                seen.1 += 1;
            }
        }
        // If a new model names them differently, these counts fall behind.
        assert_eq!(seen, (17, 7));
        let body = r#"{"KeyId":"x","Plaintext":"AA==","GrantTokens":["a","b"],"EncryptionContext":{"k":"v"}}"#;
        let encrypt = attributes(Operation::Encrypt, body);
        assert_eq!(encrypt.tokens(), ["a", "b"]);
        assert_eq!(encrypt.context(Side::Source).unwrap()["k"], "v");
        assert_eq!(encrypt.context(Side::Destination), None);
        let body = r#"{"DestinationKeyId":"x","SourceEncryptionContext":{"s":"1"},"DestinationEncryptionContext":{"d":"2"}}"#;
        let re_encrypt = attributes(Operation::ReEncrypt, body);
        assert_eq!(re_encrypt.context(Side::Source).unwrap()["s"], "1");
        assert_eq!(re_encrypt.context(Side::Destination).unwrap()["d"], "2");
        let none = attributes(Operation::DescribeKey, r#"{"KeyId":"x"}"#);
        assert!(none.tokens().is_empty() && none.context(Side::Source).is_none());
    }

    #[test]
    fn members_that_conditions_are_about_are_shown_and_others_are_not() {
        let body = r#"{"KeySpec":"RSA_2048","MultiRegion":true,"Description":"x","Tags":[{"TagKey":"a","TagValue":"b"}]}"#;
        let create = attributes(Operation::CreateKey, body);
        assert_eq!(create.text("KeySpec"), Some("RSA_2048"));
        assert_eq!(create.member("MultiRegion"), Some(&AttributeValue::Truth(true)));
        assert_eq!(create.member("Description"), None);
        assert_eq!(create.tags(), [("a".to_owned(), "b".to_owned())]);
        let body = r#"{"KeyId":"x","PendingWindowInDays":7}"#;
        let deletion = attributes(Operation::ScheduleKeyDeletion, body);
        assert_eq!(deletion.member("PendingWindowInDays"), Some(&AttributeValue::Number(7)));
        // If a new model names a member differently, its condition would never hold.
        let names: std::collections::BTreeSet<_> = Operation::ALL
            .iter()
            .flat_map(|operation| operation.input().members)
            .map(|member| member.name)
            .collect();
        assert!(MEMBERS.iter().all(|member| names.contains(member)) && MEMBERS.is_sorted());
    }
}
