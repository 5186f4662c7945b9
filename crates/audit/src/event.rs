//! An event in the form of AWS CloudTrail. Source: CloudTrail user guide, "CloudTrail record contents"; AWS KMS
//! developer guide, "Logging AWS KMS API calls with AWS CloudTrail".

mod limits;
mod mark;
mod render;

use std::borrow::Cow;

use arrayvec::ArrayString;
use serde::Serialize;
use serde_json::value::RawValue;
use smallvec::SmallVec;

use crate::event_facts::{EventFacts, known_key, username};
use crate::event_terms::EventTerms;
use limits::Rendered;
pub(crate) use limits::{ACCESS_KEY_ID_BYTES_MAX, EVENT_BYTES_MAX, truncate};
pub use mark::{Mark, is_detailed};

/// The fields of an event. Absent fields are left out, as CloudTrail does. `event/render.rs` has the names of the members.
#[derive(Clone, Debug)]
pub struct EventFields<'a> {
    /// The version of the record format.
    pub event_version: &'static str,
    /// The identity that acted.
    pub user_identity: UserIdentity<'a>,
    /// The time, such as `2022-08-10T22:38:27Z`.
    pub event_time: ArrayString<20>,
    /// The service, such as `kms.amazonaws.com`.
    pub event_source: &'static str,
    /// The operation, or the service event.
    pub event_name: &'a str,
    /// The Region.
    pub aws_region: &'a str,
    /// The address that the request came from.
    pub source_ip_address: &'a str,
    /// The client.
    pub user_agent: Option<&'a str>,
    /// The error, if the request failed.
    pub error_code: Option<&'a str>,
    /// The error's message, if it has one.
    pub error_message: Option<&'a str>,
    /// The members of the request: a JSON object, written in one line. Here as in the other fields with JSON, nobody reads it again to
    /// write the event.
    pub request_parameters: Option<&'a str>,
    /// The members of the reply: a JSON object.
    pub response_elements: Option<&'a str>,
    /// Further data, such as the key material id: a JSON object.
    pub additional_event_data: Option<&'a str>,
    /// The request id that the caller got.
    pub request_id: Option<&'a str>,
    /// The id of this event.
    pub event_id: &'a str,
    /// `true` if nothing was changed.
    pub read_only: bool,
    /// The resources that the request was about.
    pub resources: Cow<'a, [EventResource<'a>]>,
    /// `AwsApiCall` or `AwsServiceEvent`.
    pub event_type: &'static str,
    /// Always `true`: every call of AWS KMS is a management event.
    pub management_event: bool,
    /// The account that the event belongs to.
    pub recipient_account_id: &'a str,
    /// The id that the entries of one call in several accounts share.
    pub shared_event_id: Option<&'a str>,
    /// The details of a service event: a JSON object.
    pub service_event_details: Option<&'a str>,
    /// `Management`.
    pub event_category: &'static str,
    /// The parameters of TLS.
    pub tls_details: Option<TlsDetails<'a>>,
    /// The access key and address with which an AWS service sent the request. CloudTrail has no such member.
    pub sent_by: Option<SentBy<'a>>,
    /// The hashes of the partly omitted fields. CloudTrail has no such member.
    pub omitted_sha256: OmittedHashes,
    /// The reasons why the request was allowed or refused: one JSON value for each permission that it needed, with commas between
    /// them (`docs/audit.md`). Empty if there is none. CloudTrail has no such member.
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
#[derive(Clone, Debug, Default)]
pub struct UserIdentity<'a> {
    /// The type: `Root`, `IAMUser`, `AssumedRole`, `AWSAccount` (of another account), `AWSService`, `Unknown`. Empty if AWS names
    /// none.
    pub kind: &'a str,
    /// The unique id.
    pub principal_id: Option<&'a str>,
    /// The ARN.
    pub arn: Option<&'a str>,
    /// The account.
    pub account_id: Option<&'a str>,
    /// The access key.
    pub access_key_id: Option<&'a str>,
    /// The name of the user.
    pub user_name: Option<&'a str>,
    /// The session of the identity.
    pub session_context: Option<SessionContext<'a>>,
    /// The service that acted.
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
#[derive(Clone, Copy, Debug)]
pub struct EventResource<'a> {
    /// The owner's account.
    pub account_id: &'a str,
    /// The type: `AWS::KMS::Key`, `AWS::KMS::Alias` or `AWS::IAM::Role`.
    pub kind: &'a str,
    /// The ARN.
    pub arn: &'a str,
}

/// The `invokedBy` of events that nobody requested over the wire, and their source IP address and user agent.
pub const INTERNAL: &str = "AWS Internal";

/// An event, rendered once.
#[derive(Clone, Debug)]
pub struct Event {
    line: EventLine,
    /// The events that follow from this one, and become durable with it.
    following: Vec<EventLine>,
}

/// The JSON of an event, and its mark. `None` if it has not the form of an event.
#[derive(Clone, Debug)]
pub(crate) struct EventLine {
    pub(crate) json: Vec<u8>,
    pub(crate) mark: Option<Mark>,
    /// The terms by which it is looked up. `None` if it is not.
    pub(crate) terms: Option<EventTerms>,
}

impl EventLine {
    /// Returns the line of an event that is JSON already.
    pub(crate) fn of_json(json: Vec<u8>) -> Self {
        let (mark, terms) = (Mark::of_json(&json), EventTerms::of_json(&json));
        Self { json, mark, terms }
    }
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

impl Event {
    /// Renders an event. `time` is its time in milliseconds.
    #[must_use]
    pub fn new(fields: &EventFields<'_>, time: i64) -> Self {
        let line = match limits::render(fields) {
            Rendered::Whole(json) => {
                let (mark, terms) = (Some(Mark::of(fields, time)), terms(fields, time));
                // Every test of every operation checks that a start would read the same.
                debug_assert_eq!(mark, Mark::of_json(&json));
                debug_assert_eq!(terms, EventTerms::of_json(&json));
                EventLine { json, mark, terms }
            }
            // The mark says what the entry does.
            Rendered::Shortened(json) => EventLine::of_json(json),
        };
        Self { line, following: Vec::new() }
    }

    /// Returns the bytes of this event and those that follow.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.line.json.len() + self.following.iter().map(|line| line.json.len()).sum::<usize>()
    }

    /// Returns the mark of this event, without those that follow. `None` if the event could not be rendered.
    #[must_use]
    pub const fn mark(&self) -> Option<&Mark> {
        self.line.mark.as_ref()
    }

    /// Adds another event that follows from this one: both become durable, or neither does.
    #[must_use]
    pub fn followed_by(mut self, event: Self) -> Self {
        self.following.push(event.line);
        self.following.extend(event.following);
        self
    }

    /// Returns the note of a change, from which its entries are written if the process dies before: the event as JSON, or a list
    /// of it and those that follow.
    #[must_use]
    pub fn to_note(&self) -> Vec<u8> {
        if self.following.is_empty() {
            return self.line.json.clone();
        }
        let lines = std::iter::once(&self.line).chain(&self.following);
        let all: Vec<&[u8]> = lines.map(|line| &*line.json).collect();
        [b"[".as_slice(), &all.join(b",".as_slice()), b"]"].concat()
    }

    /// Returns the event of a note, and those that follow. A note that is not JSON is an event as it is.
    pub(crate) fn parse_note(note: Vec<u8>) -> Self {
        let list = serde_json::from_slice::<Vec<Box<RawValue>>>(&note).unwrap_or_default();
        let mut lines =
            list.iter().map(|event| EventLine::of_json(event.get().as_bytes().to_vec()));
        match lines.next() {
            Some(line) => Self { line, following: lines.collect() },
            None => Self { line: EventLine::of_json(note), following: Vec::new() },
        }
    }

    pub(crate) fn into_lines(self) -> (EventLine, Vec<EventLine>) {
        (self.line, self.following)
    }
}

/// Returns the terms of an event that is made at `time`, in milliseconds. `None` if LookupEvents does not show it.
fn terms(fields: &EventFields<'_>, time: i64) -> Option<EventTerms> {
    let identity = &fields.user_identity;
    let mut facts = EventFacts {
        account: fields.recipient_account_id.parse().ok().filter(|_| fields.management_event)?,
        time: time.div_euclid(1000),
        region: fields.aws_region,
        source: fields.event_source,
        name: fields.event_name,
        id: fields.event_id,
        read_only: fields.read_only,
        access_key_id: known_key(identity.access_key_id.map(Cow::Borrowed)),
        username: username(
            identity.kind,
            identity.user_name.map(Cow::Borrowed),
            identity.principal_id.map(Cow::Borrowed),
        ),
        resources: SmallVec::new(),
    };
    let listed = fields.resources.iter().map(|one| (one.kind, Cow::Borrowed(one.arn)));
    facts.add_resources(fields.request_parameters, fields.response_elements, listed);
    Some(EventTerms::of(&facts))
}
