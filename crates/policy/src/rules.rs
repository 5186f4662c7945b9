//! The rules that IAM has for policies that come in, beyond their grammar. A policy that breaks one is refused with IAM's text.
//!
//! | element | rule | of |
//! |---|---|---|
//! | the text | begins with no white space | identities, sessions, roles |
//! | `Sid` | letters and digits, unique | identities, sessions, roles |
//! | `Action` | `VENDOR:NAME` with one colon, or `*` | identities, sessions, roles, keys |
//! | `Resource` | `*` or an ARN of six parts in a partition of AWS, its service written out | identities, sessions |
//! | condition key | `VENDOR:NAME` with one colon, beside tags and encryption contexts | identities, sessions, roles, keys |
//!
//! Buckets have rules of their own, which are S3's. Keys have no texts: KMS says only that the document is malformed.
//!
//! Sources: IAM user guide, "IAM JSON policy element reference"; the texts were seen at AWS: github.com/kubernetes/kops/issues/4951,
//! Wolox/carthage_cache/issues/22, garnaat/kappa/issues/111, terraform-aws-modules/terraform-aws-eks/issues/1084,
//! cloudera-labs/cloudera.exe/issues/112, cloud-gov/terraform-provision/pull/1838, Graylog2/graylog-plugin-aws/issues/172,
//! trendmicro/cloudone-filestorage-plugins/pull/20.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::kind::PolicyKind;

/// The reason why a policy is refused, in IAM's words.
pub(crate) type Fault = Cow<'static, str>;

const LEADING_SPACE: Fault = Cow::Borrowed("JSON strings must not have leading spaces");
const SID_FORM: Fault = Cow::Borrowed(
    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
);
const SID_TWICE: Fault = Cow::Borrowed("Statement IDs (SID) in a single policy must be unique.");
const NO_VENDOR: Fault =
    Cow::Borrowed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
const ACTION_COLONS: Fault = Cow::Borrowed("Actions/Condition can contain only one colon.");
const CONDITION_COLONS: Fault = Cow::Borrowed("Condition can contain only one colon.");
const VENDOR_PATTERN: Fault =
    Cow::Borrowed("Resource vendor must be fully qualified and cannot contain regexes.");
const LEGACY: Fault = Cow::Borrowed("The policy failed legacy parsing");
const IAM_PATH: Fault = Cow::Borrowed(
    "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, \
     server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.",
);

/// The partitions of AWS.
const PARTITIONS: [&str; 8] =
    ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];
/// The beginnings of the resources of IAM.
const IAM_RESOURCES: [&str; 15] = [
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "u2f/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
    "delegation-request/",
];

/// Checks a policy that has the form of the grammar.
///
/// # Errors
/// The [`Fault`] that is found first.
pub(crate) fn check(
    kind: PolicyKind,
    text: &str,
    policy: &Map<String, Value>,
) -> Result<(), Fault> {
    match kind {
        PolicyKind::Bucket => return Ok(()),
        PolicyKind::Key => {}
        PolicyKind::Identity | PolicyKind::Session | PolicyKind::Trust => {
            if text.starts_with(|character: char| character.is_ascii_whitespace()) {
                return Err(LEADING_SPACE);
            }
            check_sids(policy)?;
        }
    }
    for statement in statements(policy) {
        let mut actions = texts(statement, "Action").chain(texts(statement, "NotAction"));
        actions.try_for_each(|action| check_action(action).or_else(|fault| of(kind, fault)))?;
        if matches!(kind, PolicyKind::Identity | PolicyKind::Session) {
            let not = texts(statement, "NotResource");
            texts(statement, "Resource").chain(not).try_for_each(check_resource)?;
        }
        let tests = statement.get("Condition").and_then(Value::as_object);
        let keys = tests.into_iter().flat_map(Map::values).filter_map(Value::as_object);
        let mut keys = keys.flat_map(Map::keys);
        keys.try_for_each(|key| check_condition_key(key).or_else(|fault| of(kind, fault)))?;
    }
    Ok(())
}

/// Passes a fault on, unless it is none of this kind: KMS keeps actions and conditions without a vendor, which have no effect, and
/// actions with a pattern for a vendor, such as `k*:Decrypt`, which have one.
fn of(kind: PolicyKind, fault: Fault) -> Result<(), Fault> {
    let is_of_iam = fault == NO_VENDOR || (fault.starts_with("Vendor ") && is_pattern(&fault));
    if kind == PolicyKind::Key && is_of_iam { Ok(()) } else { Err(fault) }
}

fn statements(policy: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    let statements = policy.get("Statement");
    let many = statements.and_then(Value::as_array).into_iter().flatten();
    many.chain(statements).filter_map(Value::as_object)
}

/// Returns the texts of an element that has one or many.
fn texts<'a>(statement: &'a Map<String, Value>, name: &str) -> impl Iterator<Item = &'a str> {
    let value = statement.get(name);
    let many = value.and_then(Value::as_array).into_iter().flatten();
    many.chain(value).filter_map(Value::as_str)
}

/// Checks the ids of statements. Several may be empty, which is as if they had none.
fn check_sids(policy: &Map<String, Value>) -> Result<(), Fault> {
    let mut known = HashSet::new();
    let sids = statements(policy).filter_map(|statement| statement.get("Sid")?.as_str());
    for sid in sids.filter(|sid| !sid.is_empty()) {
        if !sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(SID_FORM);
        }
        if !known.insert(sid) {
            return Err(SID_TWICE);
        }
    }
    Ok(())
}

fn check_action(action: &str) -> Result<(), Fault> {
    if action == "*" {
        return Ok(());
    }
    let (vendor, name) = action.split_once(':').ok_or(NO_VENDOR)?;
    if name.contains(':') {
        return Err(ACTION_COLONS);
    }
    if vendor != "*" && !is_vendor(vendor) {
        return Err(Cow::Owned(format!("Vendor {vendor} is not valid")));
    }
    let is_name = !name.is_empty() && !name.contains(|character: char| character.is_whitespace());
    if is_name { Ok(()) } else { Err(LEGACY) }
}

/// Returns whether a text can be the prefix of a service, such as `execute-api`.
fn is_vendor(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The beginnings of names of KMS that have a colon themselves.
const WITH_COLON: [&str; 2] = ["EncryptionContext:", "RecipientAttestation:"];

/// Checks the key of a condition: `aws:SourceIp`. A tag after a slash may have colons, and so may an encryption context and what an
/// attestation document says. An issuer of web identities has a host for a vendor, which here may have a port.
fn check_condition_key(key: &str) -> Result<(), Fault> {
    let (vendor, name) = key.split_once(':').ok_or(NO_VENDOR)?;
    if vendor.is_empty() || vendor.contains(|character: char| character.is_whitespace()) {
        return Err(LEGACY);
    }
    let own = name.split('/').next().unwrap_or_default();
    let begins = |known: &&str| {
        own.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known))
    };
    let has_colon = vendor.eq_ignore_ascii_case("kms") && WITH_COLON.iter().any(begins);
    let port = name.split([':', '/']).next().unwrap_or_default();
    let has_port = name.len() > port.len() && port.bytes().all(|byte| byte.is_ascii_digit());
    // `https://HOST:sub` is the usual mistake.
    let colons = own.contains(':') || (name.starts_with('/') && name.contains(':'));
    if !colons || has_colon || (has_port && !port.is_empty()) {
        return if name.is_empty() { Err(LEGACY) } else { Ok(()) };
    }
    Err(CONDITION_COLONS)
}

/// Checks a resource of an identity policy.
fn check_resource(resource: &str) -> Result<(), Fault> {
    if resource == "*" {
        return Ok(());
    }
    let not_an_arn = || Cow::Owned(format!("Resource {resource} must be in ARN format or \"*\"."));
    let rest = resource.strip_prefix("arn:").ok_or_else(not_an_arn)?;
    let mut parts = parts(rest).into_iter();
    let partition = parts.next().unwrap_or_default();
    if !PARTITIONS.contains(&partition) && !is_pattern(partition) {
        return Err(Cow::Owned(format!(
            "Partition \"{partition}\" is not valid for resource \"{resource}\"."
        )));
    }
    let service = parts.next().unwrap_or_default();
    if service.is_empty() || is_pattern(service) {
        return Err(VENDOR_PATTERN);
    }
    let (Some(region), Some(account), Some(path)) = (parts.next(), parts.next(), parts.next())
    else {
        return Err(LEGACY);
    };
    if !is_account(account) {
        return Err(LEGACY);
    }
    if service != "iam" {
        return Ok(());
    }
    if !region.is_empty() {
        return Err(Cow::Owned(format!(
            "IAM resource {resource} cannot contain region information."
        )));
    }
    let is_known = IAM_RESOURCES.iter().any(|start| path.starts_with(start));
    if ["*", "root"].contains(&path) || path.starts_with("${") || is_known {
        Ok(())
    } else {
        Err(IAM_PATH)
    }
}

/// Splits an ARN without its first part at the colons, into five parts at most. A colon in a variable splits nothing.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut rest, mut from) = (Vec::new(), text, 0);
    while parts.len() < 4 {
        let Some(tail) = rest.get(from..) else { break };
        match (tail.find("${"), tail.find(':')) {
            (Some(open), Some(colon)) if open < colon => {
                let closed = tail.get(open..).and_then(|variable| variable.find('}'));
                let Some(closed) = closed else { break };
                from += open + closed + 1;
            }
            (_, Some(colon)) => {
                let (part, after) = rest.split_at(from + colon);
                parts.push(part);
                (rest, from) = (after.strip_prefix(':').unwrap_or_default(), 0);
            }
            (_, None) => break,
        }
    }
    parts.push(rest);
    parts
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Returns whether a text can be the account of an ARN: an id, a word for an owner such as `aws-marketplace`, nothing, or a pattern.
fn is_account(text: &str) -> bool {
    let is_id = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_open = text.contains("${")
        || (is_pattern(text)
            && text.bytes().all(|byte| byte.is_ascii_digit() || b"*?".contains(&byte)));
    let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_id || is_open || is_word
}

#[cfg(test)]
mod tests;
