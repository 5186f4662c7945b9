//! An event in the form of AWS CloudTrail. Source: CloudTrail user guide, "CloudTrail record contents"; AWS KMS
//! developer guide, "Logging AWS KMS API calls with AWS CloudTrail".

mod limits;

use model::generated::KeyLastUsageTrackingOperation;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub(crate) use limits::EVENT_BYTES_MAX;

/// The fields of an event. Absent fields are left out, as CloudTrail does.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventFields<'a> {
    /// The version of the record format.
    pub event_version: &'static str,
    /// The identity that acted.
    pub user_identity: UserIdentity<'a>,
    /// The time, such as `2022-08-10T22:38:27Z`.
    pub event_time: String,
    /// The service, such as `kms.amazonaws.com`.
    pub event_source: &'static str,
    /// The operation, or the service event.
    pub event_name: &'a str,
    /// The Region.
    pub aws_region: &'a str,
    /// The address that the request came from.
    #[serde(rename = "sourceIPAddress")]
    pub source_ip_address: &'a str,
    /// The client.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limits::message")]
    pub user_agent: Option<&'a str>,
    /// The error, if the request failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<&'a str>,
    /// The error's message, if it has one.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limits::message")]
    pub error_message: Option<&'a str>,
    /// The members of the request: a JSON object or `null`.
    pub request_parameters: Option<&'a RawValue>,
    /// The members of the reply: a JSON object or `null`.
    pub response_elements: Option<&'a RawValue>,
    /// Further data, such as the key material id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_event_data: Option<&'a RawValue>,
    /// The request id that the caller got.
    #[serde(rename = "requestID", skip_serializing_if = "Option::is_none")]
    pub request_id: Option<&'a str>,
    /// The id of this event.
    #[serde(rename = "eventID")]
    pub event_id: &'a str,
    /// `true` if nothing was changed.
    pub read_only: bool,
    /// The resources that the request was about.
    pub resources: Vec<Resource<'a>>,
    /// `AwsApiCall` or `AwsServiceEvent`.
    pub event_type: &'static str,
    /// Always `true`: every call of AWS KMS is a management event.
    pub management_event: bool,
    /// The account that the event belongs to.
    pub recipient_account_id: &'a str,
    /// The id that the entries of one call in several accounts share.
    #[serde(rename = "sharedEventID", skip_serializing_if = "Option::is_none")]
    pub shared_event_id: Option<&'a str>,
    /// The details of a service event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_event_details: Option<&'a RawValue>,
    /// `Management`.
    pub event_category: &'static str,
    /// The parameters of TLS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_details: Option<TlsDetails<'a>>,
    /// The access key and address with which an AWS service sent the request. CloudTrail has no such member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_by: Option<SentBy<'a>>,
    /// The hashes of the partly omitted fields. CloudTrail has no such member.
    #[serde(skip_serializing_if = "OmittedHashes::is_empty")]
    pub omitted_sha256: OmittedHashes,
    /// The reasons why the request was allowed or refused: one JSON value for each permission that it needed, with commas between
    /// them (`docs/audit.md`). Empty if there is none. CloudTrail has no such member.
    #[serde(skip)]
    pub decision: &'a [u8],
}

/// The SHA-256 of the whole text of each partly omitted field, in hexadecimal digits: anyone who kept the request can prove what
/// it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OmittedHashes {
    /// The hash of `requestParameters`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_parameters: Option<String>,
    /// The hash of `responseElements`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_elements: Option<String>,
}

impl OmittedHashes {
    const fn is_empty(&self) -> bool {
        self.request_parameters.is_none() && self.response_elements.is_none()
    }
}

/// The access key that an AWS service signed with, and the address that it called from. They show what a stolen key was used for.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SentBy<'a> {
    /// The id of the service's access key.
    pub access_key_id: &'a str,
    /// The address that it called from.
    #[serde(rename = "sourceIPAddress")]
    pub source_ip_address: &'a str,
}

/// The parameters of the connection on which a request came. Source: CloudTrail user guide, "CloudTrail record contents",
/// `tlsDetails`; the words are OpenSSL's.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TlsDetails<'a> {
    /// The version, such as `TLSv1.3`.
    pub tls_version: &'a str,
    /// The cipher suite.
    pub cipher_suite: &'a str,
    /// The header `Host`.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limits::message")]
    pub client_provided_host_header: Option<&'a str>,
    /// The group of the key exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_exchange: Option<&'a str>,
}

/// The identity that acted.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UserIdentity<'a> {
    /// The type: `Root`, `IAMUser`, `AssumedRole`, `AWSAccount` (of another account), `AWSService`, `Unknown`. Empty if AWS names
    /// none.
    #[serde(rename = "type", skip_serializing_if = "str::is_empty")]
    pub kind: &'a str,
    /// The unique id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_id: Option<&'a str>,
    /// The ARN.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<&'a str>,
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'a str>,
    /// The access key.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limits::text")]
    pub access_key_id: Option<&'a str>,
    /// The name of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<&'a str>,
    /// The session of the identity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_context: Option<SessionContext<'a>>,
    /// The service that acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoked_by: Option<&'a str>,
}

/// The session of a role.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionContext<'a> {
    /// The role.
    pub session_issuer: SessionIssuer<'a>,
    /// The time and the way in which it began.
    pub attributes: SessionAttributes,
    /// The source identity, which stays the same in every session made from this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<&'a str>,
}

/// The role that the session is of.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionIssuer<'a> {
    /// The type: `Role`.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// The unique id.
    pub principal_id: &'a str,
    /// The ARN.
    pub arn: &'a str,
    /// The account.
    pub account_id: &'a str,
    /// The name of the role.
    pub user_name: &'a str,
}

/// The time and the way in which a session began.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionAttributes {
    /// The moment, in ISO 8601.
    pub creation_date: String,
    /// `true` or `false`.
    pub mfa_authenticated: &'static str,
}

/// A resource.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resource<'a> {
    /// The owner's account.
    pub account_id: &'a str,
    /// The type: `AWS::KMS::Key`, `AWS::KMS::Alias` or `AWS::IAM::Role`.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// The ARN.
    #[serde(rename = "ARN")]
    pub arn: &'a str,
}

/// An event, rendered once.
#[derive(Clone, Debug)]
pub struct Event {
    json: Vec<u8>,
    uses: Vec<Use>,
    /// The events that follow from this one, and become durable with it.
    following: Vec<Vec<u8>>,
}

/// A use that GetKeyLastUsage or GetAccessKeyLastUsed reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Key(KeyUse),
    AccessKey(AccessKeyMark),
    /// The access key is gone, and its last use with it.
    Deleted(String),
}

/// The last request that was signed with an access key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessKeyUse {
    /// The time, in milliseconds since the epoch.
    pub time: i64,
    /// The service, such as `kms`.
    pub service: String,
    /// The Region that the request was sent to.
    pub region: String,
}

/// A use of a key that GetKeyLastUsage reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyUse {
    pub(crate) operation: KeyLastUsageTrackingOperation,
    pub(crate) time: i64,
    /// The key's ARN, the id of the event and the id of the request.
    pub(crate) texts: JoinedTexts,
}

/// A use of an access key that GetAccessKeyLastUsed reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccessKeyMark {
    pub(crate) time: i64,
    /// The id of the access key, the service and the Region.
    pub(crate) texts: JoinedTexts,
}

/// Three texts in one allocation: every request makes some, and nearly all are soon replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JoinedTexts {
    joined: Box<str>,
    ends: [usize; 2],
}

impl JoinedTexts {
    pub(crate) fn new(texts: [&str; 3]) -> Self {
        let [first, second, _] = texts.map(str::len);
        Self { joined: texts.concat().into(), ends: [first, first + second] }
    }

    pub(crate) fn split(&self) -> [&str; 3] {
        let [first, second] = self.ends;
        let part = |range| self.joined.get(range).unwrap_or_default();
        [part(0..first), part(first..second), part(second..self.joined.len())]
    }
}

impl Event {
    /// Renders an event. `time` is its time in milliseconds.
    #[must_use]
    pub fn new(fields: &EventFields<'_>, time: i64) -> Self {
        let operation = KeyLastUsageTrackingOperation::parse(fields.event_name)
            .filter(|_| fields.error_code.is_none() && fields.event_type == "AwsApiCall");
        // Whole seconds, as the entry has them: the same before and after a restart.
        let time = time.div_euclid(1000).saturating_mul(1000);
        let used = |operation: KeyLastUsageTrackingOperation| {
            let keys = fields.resources.iter().filter(|resource| resource.kind == "AWS::KMS::Key");
            keys.map(|key| {
                let request_id = fields.request_id.unwrap_or_default();
                let texts = JoinedTexts::new([key.arn, fields.event_id, request_id]);
                Use::Key(KeyUse { operation, time, texts })
            })
            .collect()
        };
        let mut uses: Vec<Use> = operation.map(used).unwrap_or_default();
        if let Some(id) = signed_with(&Signed::of(fields)) {
            let texts = JoinedTexts::new([id, service(fields.event_source), fields.aws_region]);
            uses.push(Use::AccessKey(AccessKeyMark { time, texts }));
        }
        // After the use: an access key can delete itself.
        uses.extend(deleted_access_key(&Signed::of(fields)).map(Use::Deleted));
        Self { json: limits::render(fields), uses, following: Vec::new() }
    }

    /// Returns the bytes of this event and those that follow.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.json.len() + self.following.iter().map(Vec::len).sum::<usize>()
    }

    /// Adds another event that follows from this one: both become durable, or neither does.
    #[must_use]
    pub fn followed_by(mut self, event: Self) -> Self {
        self.following.push(event.json);
        self.following.extend(event.following);
        self
    }

    /// Returns the note of a change, from which its entries are written if the process dies before: the event as JSON, or a list
    /// of it and those that follow.
    #[must_use]
    pub fn to_note(&self) -> Vec<u8> {
        if self.following.is_empty() {
            return self.json.clone();
        }
        let all: Vec<&[u8]> =
            [&*self.json].into_iter().chain(self.following.iter().map(|json| &**json)).collect();
        [b"[".as_slice(), &all.join(b",".as_slice()), b"]"].concat()
    }

    /// Returns the event of a note, and those that follow. A note that is not JSON is an event as it is.
    pub(crate) fn parse_note(note: Vec<u8>) -> (Vec<u8>, Vec<Vec<u8>>) {
        let list = serde_json::from_slice::<Vec<Box<RawValue>>>(&note).unwrap_or_default();
        let mut events = list.iter().map(|event| event.get().as_bytes().to_vec());
        match events.next() {
            Some(first) => (first, events.collect()),
            None => (note, Vec::new()),
        }
    }

    pub(crate) fn into_parts(self) -> (Vec<u8>, Vec<Vec<u8>>, Vec<Use>) {
        (self.json, self.following, self.uses)
    }
}

/// The fields that show whether a request was signed with a long-term access key, and whether it deleted one.
#[derive(Debug)]
pub(crate) struct Signed<'a> {
    pub(crate) access_key_id: Option<&'a str>,
    /// The type of the identity.
    pub(crate) kind: &'a str,
    pub(crate) event_type: &'a str,
    pub(crate) error: Option<&'a str>,
    pub(crate) operation: &'a str,
    pub(crate) parameters: Option<&'a RawValue>,
}

impl<'a> Signed<'a> {
    fn of(fields: &'a EventFields<'_>) -> Self {
        Self {
            access_key_id: fields.user_identity.access_key_id,
            kind: fields.user_identity.kind,
            event_type: fields.event_type,
            error: fields.error_code,
            operation: fields.event_name,
            parameters: fields.request_parameters,
        }
    }
}

/// The errors of requests that were not proven to come from the owner of the access key.
const UNPROVEN: [&str; 10] = [
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "IncompleteSignatureException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
];

/// Returns the long-term access key with which a request was signed. No last use is reported for the keys of sessions.
pub(crate) fn signed_with<'a>(signed: &Signed<'a>) -> Option<&'a str> {
    let is_proven = signed.event_type == "AwsApiCall"
        && ["Root", "IAMUser"].contains(&signed.kind)
        && !signed.error.is_some_and(|error| UNPROVEN.contains(&error));
    signed.access_key_id.filter(|id| is_proven && !id.starts_with("ASIA"))
}

/// Returns the access key that a request has deleted.
pub(crate) fn deleted_access_key(signed: &Signed<'_>) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Parameters {
        access_key_id: String,
    }
    let is_done = signed.operation == "DeleteAccessKey"
        && signed.event_type == "AwsApiCall"
        && signed.error.is_none();
    let parameters = signed.parameters.filter(|_| is_done)?;
    serde_json::from_str(parameters.get()).ok().map(|Parameters { access_key_id }| access_key_id)
}

/// Returns `kms` for `kms.amazonaws.com`.
pub(crate) fn service(source: &str) -> &str {
    source.split('.').next().unwrap_or_default()
}
