//! The policy of a bucket: which texts may become one, and who may have it to do with.
//!
//! The texts of errors are those that S3 is seen to answer with: github.com/versity/versitygw, issues 645 to 650, and
//! github.com/noobaa/noobaa-core, issue 10058. The others are unverified.
//! Sources: Amazon S3 user guide, "Policies and permissions in Amazon S3"; API reference, "PutBucketPolicy".

use std::collections::BTreeMap;

use access::Bound;
use model::{Error, ErrorCode};
use policy::{Document, PolicyKind};
use serde_json::{Map, Value};

use crate::bucket::BucketEntry;
use crate::context::Context;
use crate::public_policy;

/// The longest bucket policy in bytes. Source: Amazon S3 user guide, "Adding a bucket policy by using the Amazon S3 console".
const BYTES_MAX: usize = 20 * 1024;
/// The actions on objects that do not say so in their names. All others have `Object` in them.
const OBJECT_ACTIONS: [&str; 6] = [
    "abortmultipartupload",
    "bypassgovernanceretention",
    "listmultipartuploadparts",
    "objectowneroverridetobucketowner",
    "replicatedelete",
    "replicatetags",
];

/// The policy of a bucket.
#[derive(Debug)]
pub(crate) struct BucketPolicy {
    pub(crate) text: String,
    /// The unique ids of the users and roles that it names.
    pub(crate) principals: BTreeMap<String, String>,
}

/// Refuses a policy that is too long, malformed, about users or roles that do not exist or about another bucket; and one that makes
/// the bucket public if that is blocked.
///
/// # Errors
/// `MalformedPolicy`; `AccessDenied` if public policies are blocked.
pub(crate) fn check(
    context: &Context<'_>,
    bucket: &BucketEntry,
    text: &str,
) -> Result<BucketPolicy, Error> {
    check_form(text)?;
    let document =
        Document::parse_as(PolicyKind::Bucket, text).map_err(|error| in_words_of_s3(&error))?;
    for statement in statements(text) {
        check_statement(bucket, &statement)?;
    }
    let Bound { ids: principals, missing } =
        access::bind(&*context.environment.identities, document)?;
    if missing.is_some() {
        return Err(malformed(INVALID_PRINCIPAL));
    }
    if bucket.blocks_public_policies() && public_policy::is_public(text) {
        let caller = context.caller.arn();
        let message = format!(
            "User: {caller} is not authorized to perform: s3:PutBucketPolicy on resource: \"{}\" because public policies are \
             blocked by the BlockPublicPolicy block public access setting",
            bucket.arn_text()
        );
        return Err(Error::new(ErrorCode::AccessDenied, message));
    }
    Ok(BucketPolicy { text: text.to_owned(), principals })
}

/// Refuses callers of other accounts, whatever they are allowed: a bucket's policy is between its owner's account and S3.
///
/// # Errors
/// `MethodNotAllowed`.
pub(crate) fn check_is_owner(context: &Context<'_>, bucket: &BucketEntry) -> Result<(), Error> {
    if context.account() == bucket.account {
        return Ok(());
    }
    let message = "The specified method is not allowed against this resource.";
    Err(Error::new(ErrorCode::MethodNotAllowed, message)
        .with_element("ResourceType", "BUCKETPOLICY"))
}

/// Returns the error for a bucket without a policy.
pub(crate) fn no_such_policy(bucket: &BucketEntry) -> Error {
    bucket.not_set(ErrorCode::NoSuchBucketPolicy, "The bucket policy does not exist")
}

const INVALID_PRINCIPAL: &str = "Invalid principal in policy";

fn malformed(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::MalformedPolicy, message)
}

/// Checks what is said before anything of the policy's own language.
fn check_form(text: &str) -> Result<(), Error> {
    if text.len() > BYTES_MAX {
        return Err(malformed("Policy exceeds the maximum allowed document size."));
    }
    if !text.starts_with('{') {
        return Err(malformed("Policies must be valid JSON and the first byte must be '{'"));
    }
    match serde_json::from_str::<Map<String, Value>>(text) {
        Ok(policy) if policy.contains_key("Statement") => Ok(()),
        Ok(_) => Err(malformed("Missing required field Statement")),
        Err(_) => Err(malformed("This policy contains invalid Json")),
    }
}

/// Returns the fault that the language has in a policy, as S3 tells it.
fn in_words_of_s3(error: &Error) -> Error {
    let message = error.message().unwrap_or_default();
    let own = if message.starts_with("Missing required field") {
        malformed(message.to_owned())
    } else if message.ends_with("invalid principals.") {
        malformed(INVALID_PRINCIPAL)
    } else if message.starts_with("Policy document must be version") {
        malformed("The policy must contain a valid version string")
    } else {
        malformed("Invalid policy syntax.")
    };
    own.because(error.detail().unwrap_or_default())
}

/// Returns the statements of a policy that could be parsed.
fn statements(text: &str) -> Vec<Map<String, Value>> {
    let Ok(Value::Object(mut policy)) = serde_json::from_str(text) else { return Vec::new() };
    let statements = match policy.remove("Statement") {
        Some(Value::Array(statements)) => statements,
        one => one.into_iter().collect(),
    };
    let object = |statement: Value| match statement {
        Value::Object(members) => Some(members),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    };
    statements.into_iter().filter_map(object).collect()
}

/// Returns the texts of an element that has one or many.
pub(crate) fn texts<'a>(
    members: &'a Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = &'a str> {
    let value = members.get(name);
    let many = value.and_then(Value::as_array).into_iter().flatten();
    many.chain(value).filter_map(Value::as_str)
}

fn check_statement(bucket: &BucketEntry, statement: &Map<String, Value>) -> Result<(), Error> {
    let is_allow = statement.get("Effect").and_then(Value::as_str) == Some("Allow");
    if is_allow && statement.contains_key("NotPrincipal") {
        return Err(malformed("Allow with NotPrincipal is not allowed."));
    }
    let mut resources = texts(statement, "Resource").chain(texts(statement, "NotResource"));
    if !resources.all(|resource| is_of(bucket, resource)) {
        return Err(malformed("Policy has invalid resource"));
    }
    let mut actions = texts(statement, "Action").chain(texts(statement, "NotAction"));
    if !actions.all(|action| Level::of(action).is_some()) {
        return Err(malformed("Policy has invalid action"));
    }
    // An element that leaves things out applies to whatever is not in it.
    if statement.contains_key("Action") && statement.contains_key("Resource") {
        let has = |wanted: Level| {
            texts(statement, "Resource").any(|resource| Level::of_resource(resource).meets(wanted))
        };
        let applies =
            |action: &str| Level::of(action).is_some_and(|level| level == Level::Any || has(level));
        if !texts(statement, "Action").all(applies) {
            return Err(malformed("Action does not apply to any resource(s) in statement"));
        }
    }
    Ok(())
}

/// Returns whether a pattern of ARNs is about a bucket or what is in it.
fn is_of(bucket: &BucketEntry, resource: &str) -> bool {
    let name = resource
        .strip_prefix(&format!("arn:{}:s3:::", bucket.region.partition()))
        .map(|path| path.split_once('/').map_or(path, |(name, _key)| name));
    name.is_some_and(|name| policy::matches(name, &bucket.name))
}

/// The kind of resource that an action or a resource is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Bucket,
    Object,
    Any,
}

impl Level {
    /// Returns the level of an action or a pattern of actions; `None` if it is none of S3's.
    fn of(action: &str) -> Option<Self> {
        if action == "*" {
            return Some(Self::Any);
        }
        let action = action.to_ascii_lowercase();
        let name = action.strip_prefix("s3:")?;
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'?');
        if name.is_empty() || !name.bytes().all(is_name) {
            return None;
        }
        let is_open = name.contains(['*', '?']);
        let begins = name.split(['*', '?']).next().unwrap_or_default();
        Some(match () {
            () if OBJECT_ACTIONS.contains(&name) => Self::Object,
            () if begins.contains("bucket") => Self::Bucket,
            () if begins.contains("object") => Self::Object,
            () if is_open => Self::Any,
            () => Self::Bucket,
        })
    }

    /// Returns the level of a pattern of ARNs. Without a slash, one that ends in a star is about objects too.
    fn of_resource(resource: &str) -> Self {
        match resource.split_once('/') {
            Some(_) => Self::Object,
            None if resource.ends_with('*') => Self::Any,
            None => Self::Bucket,
        }
    }

    fn meets(self, wanted: Self) -> bool {
        self == wanted || self == Self::Any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_about_buckets_or_objects() {
        for (action, level) in [
            ("*", Some(Level::Any)),
            ("s3:*", Some(Level::Any)),
            ("s3:Get*", Some(Level::Any)),
            ("s3:GetObject", Some(Level::Object)),
            ("S3:getobject*", Some(Level::Object)),
            ("s3:PutBucketPolicy", Some(Level::Bucket)),
            ("s3:GetBucketObjectLockConfiguration", Some(Level::Bucket)),
            ("s3:ListBucket*", Some(Level::Bucket)),
            ("s3:GetEncryptionConfiguration", Some(Level::Bucket)),
            ("s3:AbortMultipartUpload", Some(Level::Object)),
            ("s3:ObjectOwnerOverrideToBucketOwner", Some(Level::Object)),
            ("kms:Decrypt", None),
            ("s3express:CreateSession", None),
            ("GetObject", None),
            ("s3:", None),
            ("s3:Get Object", None),
        ] {
            assert_eq!(Level::of(action), level, "{action}");
        }
    }
}
