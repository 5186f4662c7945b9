//! The members of an event that its mark is made of, whether the event is being made or was stored.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Mark, is_detailed};
use crate::event::{ACCESS_KEY_ID_BYTES_MAX, INTERNAL, truncate};

/// The type of the resources that are keys.
pub(super) const KEY: &str = "AWS::KMS::Key";
/// The service that names buckets in its requests.
const S3: &str = "s3.amazonaws.com";

/// Returns whether an error code is that of a request which was not proven to come from the owner of the access key.
fn is_unproven(error: &str) -> bool {
    matches!(
        error,
        "ExpiredToken"
            | "ExpiredTokenException"
            | "IncompleteSignature"
            | "IncompleteSignatureException"
            | "InvalidClientTokenId"
            | "InvalidSignatureException"
            | "MissingAuthenticationToken"
            | "MissingAuthenticationTokenException"
            | "SignatureDoesNotMatch"
            | "UnrecognizedClientException"
    )
}

/// The members of an event that its mark is made of.
pub(super) struct MarkSource<'a> {
    pub(super) time: i64,
    pub(super) event_time: &'a str,
    pub(super) account: &'a str,
    pub(super) source: &'a str,
    pub(super) region: &'a str,
    pub(super) name: &'a str,
    pub(super) error: Option<&'a str>,
    /// The type of the identity.
    pub(super) kind: &'a str,
    pub(super) arn: Option<&'a str>,
    /// The ARN of the session's role.
    pub(super) role: Option<&'a str>,
    pub(super) access_key: Option<&'a str>,
    pub(super) invoked_by: Option<&'a str>,
    pub(super) event_id: &'a str,
    pub(super) request_id: Option<&'a str>,
    pub(super) event_type: &'a str,
    pub(super) is_management: bool,
    pub(super) read_only: bool,
    pub(super) request: Option<&'a str>,
    pub(super) response: Option<&'a str>,
    pub(super) details: Option<&'a str>,
}

impl<'a> MarkSource<'a> {
    /// Returns the mark.
    pub(super) fn mark(&self, keys: &str) -> Mark {
        let is_call = self.event_type == "AwsApiCall";
        let is_proven = !self.error.is_some_and(is_unproven);
        let is_detailed = is_detailed(self.name);
        let json = |value: Option<&'a str>, shown| value.filter(|_| shown).unwrap_or_default();
        let (bucket, pair_spec) = (self.bucket(), self.pair_spec());
        // In the order of `MarkText`.
        let (texts, ends) = Mark::join(&[
            self.event_time.get(..DAY_BYTES).unwrap_or_default(),
            self.account,
            service(self.source),
            self.region,
            self.name,
            self.error.unwrap_or_default(),
            self.role.or(self.arn).filter(|_| is_proven).unwrap_or_default(),
            self.invoked_by.unwrap_or_default(),
            &bucket,
            &pair_spec,
            keys,
            self.arn.unwrap_or_default(),
            truncate(self.access_key.unwrap_or_default(), ACCESS_KEY_ID_BYTES_MAX),
            self.event_id,
            self.request_id.unwrap_or_default(),
            json(self.request, is_detailed),
            json(self.response, is_detailed),
            json(self.details, !is_call),
        ]);
        Mark {
            time: self.time,
            // Another account's entry about the same request names the caller so.
            is_request: is_call && self.kind != "AWSAccount" && self.invoked_by != Some(INTERNAL),
            is_service_event: !is_call,
            is_management: self.is_management,
            read_only: self.read_only,
            has_long_term_key: is_call
                && is_proven
                && matches!(self.kind, "Root" | "IAMUser")
                && self.access_key.is_some_and(|id| !id.starts_with("ASIA")),
            texts,
            ends,
        }
    }

    /// Returns the bucket that S3 names in the encryption context of its requests.
    fn bucket(&self) -> Cow<'a, str> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Request<'b> {
            #[serde(borrow)]
            encryption_context: Context<'b>,
        }
        #[derive(Deserialize)]
        struct Context<'b> {
            #[serde(rename = "aws:s3:arn", borrow)]
            arn: Cow<'b, str>,
        }
        if self.invoked_by != Some(S3) {
            return Cow::Borrowed("");
        }
        let request = self.request.and_then(|text| serde_json::from_str::<Request<'a>>(text).ok());
        let arn = request.map(|request| request.encryption_context.arn).unwrap_or_default();
        // In every partition of AWS.
        let path = arn.split_once(":s3:::").map(|(_partition, path)| path);
        let bucket = path.and_then(|path| path.split('/').next());
        // The characters of names of buckets.
        let is_name = |name: &&str| {
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        };
        bucket.filter(is_name).map(|name| Cow::Owned(name.to_owned())).unwrap_or_default()
    }

    /// Returns the spec of the data key pair that a request names: one of few, whatever the caller wrote.
    fn pair_spec(&self) -> Cow<'a, str> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Request<'b> {
            #[serde(borrow)]
            key_pair_spec: Cow<'b, str>,
        }
        let asks = self.name.starts_with("GenerateDataKeyPair");
        let request = self.request.filter(|_| asks);
        let request = request.and_then(|text| serde_json::from_str::<Request<'a>>(text).ok());
        let known = |spec: &Cow<'_, str>| model::generated::DataKeyPairSpec::parse(spec).is_some();
        request.map(|request| request.key_pair_spec).filter(known).unwrap_or_default()
    }
}

/// The bytes of a day in ISO 8601.
const DAY_BYTES: usize = 10;

/// Returns `kms` for `kms.amazonaws.com`.
fn service(source: &str) -> &str {
    source.split('.').next().unwrap_or_default()
}

/// The members of a stored event that its mark is made of.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StoredEvent<'a> {
    #[serde(borrow)]
    user_identity: StoredIdentity<'a>,
    event_source: &'a str,
    aws_region: &'a str,
    pub(super) event_time: &'a str,
    event_name: &'a str,
    event_type: &'a str,
    error_code: Option<&'a str>,
    #[serde(borrow)]
    request_parameters: Option<&'a RawValue>,
    #[serde(borrow)]
    response_elements: Option<&'a RawValue>,
    #[serde(borrow)]
    service_event_details: Option<&'a RawValue>,
    #[serde(rename = "requestID")]
    request_id: Option<&'a str>,
    #[serde(rename = "eventID")]
    event_id: &'a str,
    read_only: bool,
    management_event: bool,
    recipient_account_id: &'a str,
    #[serde(borrow)]
    resources: Vec<StoredResource<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredIdentity<'a> {
    #[serde(rename = "type", default)]
    kind: &'a str,
    arn: Option<Cow<'a, str>>,
    access_key_id: Option<Cow<'a, str>>,
    invoked_by: Option<&'a str>,
    #[serde(borrow)]
    session_context: Option<StoredSession<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredSession<'a> {
    #[serde(borrow)]
    session_issuer: StoredIssuer<'a>,
}

#[derive(Deserialize)]
struct StoredIssuer<'a> {
    #[serde(borrow)]
    arn: Cow<'a, str>,
}

#[derive(Deserialize)]
struct StoredResource<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "ARN", borrow)]
    arn: Cow<'a, str>,
}

impl StoredEvent<'_> {
    /// Returns the ARNs of the keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let keys = self.resources.iter().filter(|resource| resource.kind == KEY);
        keys.map(|key| &*key.arn)
    }

    /// Returns the members as those of an event that is being made.
    pub(super) fn source(&self, time: i64) -> MarkSource<'_> {
        let identity = &self.user_identity;
        MarkSource {
            time,
            event_time: self.event_time,
            account: self.recipient_account_id,
            source: self.event_source,
            region: self.aws_region,
            name: self.event_name,
            error: self.error_code,
            kind: identity.kind,
            arn: identity.arn.as_deref(),
            role: identity.session_context.as_ref().map(|session| &*session.session_issuer.arn),
            access_key: identity.access_key_id.as_deref(),
            invoked_by: identity.invoked_by,
            event_id: self.event_id,
            request_id: self.request_id,
            event_type: self.event_type,
            is_management: self.management_event,
            read_only: self.read_only,
            request: self.request_parameters.map(RawValue::get),
            response: self.response_elements.map(RawValue::get),
            details: self.service_event_details.map(RawValue::get),
        }
    }
}
