//! Turns a request and its result into an event of the audit log.

mod actor;
mod internal;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::net::IpAddr;

use access::Origin;
use arrayvec::ArrayString;
use audit::{Event, EventFields, EventResource, OmittedHashes, SentBy, TlsDetails};
use model::shape::Fields;
use model::{AwsService, Error, ErrorCode, ServiceOperation, Timestamp};
use policy::Trace;
use smallvec::SmallVec;
use wire::{RecordField, ShownField};

use crate::details::{AuditDetails, ListedResource};
pub use actor::Actor;
use actor::{identity, identity_abroad};
pub use internal::{internal_event, own_event, with_consequences};

const EVENT_VERSION: &str = "1.11";
/// The longest text of an address: an IPv6 address whose end is that of an IPv4 address.
const ADDRESS_BYTES_MAX: usize = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".len();
/// The event name of an operation that the service does not have.
pub const UNKNOWN_OPERATION: &str = "UnknownOperation";

/// The receipt of a request: where it came from, and when.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    /// The origin of the request.
    pub origin: Origin<'a>,
    /// The parameters of TLS, if the request came over it.
    pub tls: Option<TlsDetails<'a>>,
    /// The id of the request.
    pub request_id: &'a str,
    /// The time of the request.
    pub now: Timestamp,
}

/// The traits of a call that its event shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallTraits {
    /// CloudTrail's `readOnly`.
    pub read_only: bool,
    /// `true` if its event is a data event.
    pub data_event: bool,
}

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
pub struct CompletedCall<'a> {
    /// The operation.
    pub operation: ServiceOperation,
    /// Its traits.
    pub traits: CallTraits,
    /// The members of the request.
    pub parameters: ShownField<'a>,
    /// The reply or the error.
    pub result: Result<&'a Fields, &'a Error>,
    /// The details.
    pub details: &'a AuditDetails,
}

/// Returns the event of a request that became a call, with those of its consequences.
#[must_use]
pub fn api_call(receipt: &Receipt<'_>, actor: &Actor, completed: &CompletedCall<'_>) -> Event {
    let CompletedCall { operation, traits, parameters, result, details } = *completed;
    let success = result.is_ok().then_some(&details.success);
    let resource = success.and_then(|success| success.resource.as_ref());
    let resources = details.resources.iter().map(AsRef::as_ref).chain(resource).map(listed);
    let instead = success.and_then(|success| success.response.as_deref());
    // CloudTrail shows the replies of calls that change something.
    let reply = result.ok().filter(|_| !traits.read_only && instead.is_none());
    let reply = reply.map(RecordField::response_elements);
    let response = instead.map(|json| ShownField { json, sha256: None });
    let additional = details.event_data(result.is_ok());
    let call = CallFields {
        service: operation.service(),
        name: operation.name(),
        error: result.err(),
        parameters: Some(parameters),
        response: response.or(reply.as_ref().map(|reply| reply.shown(false))),
        additional: additional.as_deref(),
        traits,
        decision: Some(&details.decision),
    };
    let resources: SmallVec<[EventResource<'_>; 2]> = resources.collect();
    let event = render_call(receipt, actor, &call, &resources);
    let consequences = if result.is_ok() { details.consequences.as_slice() } else { &[] };
    with_consequences(event, consequences, Some(actor), receipt.now)
}

/// Returns the event of a request that did not become a call. `operation` is `None` if the service does not have it.
#[must_use]
pub fn refused(
    receipt: &Receipt<'_>,
    actor: &Actor,
    operation: Option<ServiceOperation>,
    read_only: bool,
    error: &Error,
) -> Event {
    let call = CallFields {
        service: operation.map_or(AwsService::Kms, ServiceOperation::service),
        name: operation.map_or(UNKNOWN_OPERATION, ServiceOperation::name),
        error: Some(error),
        parameters: None,
        response: None,
        additional: None,
        traits: CallTraits { read_only, data_event: false },
        decision: None,
    };
    render_call(receipt, actor, &call, &[])
}

#[derive(Clone, Copy)]
struct CallFields<'a> {
    service: AwsService,
    name: &'a str,
    error: Option<&'a Error>,
    parameters: Option<ShownField<'a>>,
    response: Option<ShownField<'a>>,
    additional: Option<&'a str>,
    traits: CallTraits,
    decision: Option<&'a Trace>,
}

/// Returns the event of a call. If the call is about resources of other accounts too, it carries one event for each of them.
/// Source: CloudTrail user guide, "Record contents", `sharedEventID`.
fn render_call(
    receipt: &Receipt<'_>,
    actor: &Actor,
    call: &CallFields<'_>,
    resources: &[EventResource<'_>],
) -> Event {
    let account = &actor.account(resources);
    let owners = resources.iter().map(|resource| resource.account_id);
    let others: BTreeSet<&str> = owners.filter(|owner| *owner != account).collect();
    if others.is_empty() {
        return render_for(account, None, receipt, actor, call, resources);
    }
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    let shared = Some(new_id(&mut text));
    // A service has no account whose entry could tell of all.
    let is_service = actor.caller.as_ref().is_some_and(|caller| caller.as_service().is_some());
    let call = &CallFields { decision: call.decision.filter(|_| !is_service), ..*call };
    let of_owner = |owner: &str| {
        let own = resources.iter().filter(|resource| resource.account_id == owner);
        let own: Vec<_> = own.copied().collect();
        // A refusal names the caller.
        let is_refusal = |error: &&Error| error.code() == ErrorCode::AccessDeniedException;
        let bare = call.error.filter(is_refusal).map(|error| Error::bare(error.code()));
        let error = bare.as_ref().or(call.error);
        let call = CallFields { error, ..*call };
        render_for(owner, shared, receipt, actor, &call, &own)
    };
    let others: Vec<Event> = others.into_iter().map(of_owner).collect();
    let event = render_for(account, shared, receipt, actor, call, resources);
    others.into_iter().fold(event, Event::followed_by)
}

/// Returns the event as the account `recipient` gets it.
fn render_for(
    recipient: &str,
    shared_event_id: Option<&str>,
    receipt: &Receipt<'_>,
    actor: &Actor,
    call: &CallFields<'_>,
    resources: &[EventResource<'_>],
) -> Event {
    let Receipt { origin, tls, request_id, now } = *receipt;
    let (account, address) = (&actor.account(resources), text_of(origin.address));
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    let event_id = new_id(&mut text);
    // CloudTrail shows the service in both places.
    let service = actor.invoked_by.as_deref();
    let user_agent = service.or(origin.user_agent);
    // What the policies of one account ask for is not the other's to know.
    let decision = call.decision.map(|trace| {
        if recipient == account.as_str() { trace.json() } else { trace.json_of(recipient) }
    });
    let fields = EventFields {
        event_version: EVENT_VERSION,
        user_identity: if recipient == account.as_str() {
            identity(actor, account)
        } else {
            identity_abroad(actor, account)
        },
        event_time: now.text(),
        event_source: call.service.principal(),
        event_name: call.name,
        aws_region: actor.region.as_str(),
        source_ip_address: service.unwrap_or(&address),
        user_agent,
        error_code: call.error.map(|error| wire::error_code(call.service, error.code()).name()),
        error_message: call.error.and_then(Error::message),
        request_parameters: call.parameters.and_then(object),
        response_elements: call.response.and_then(object),
        additional_event_data: call.additional,
        request_id: Some(request_id),
        event_id,
        read_only: call.traits.read_only,
        resources: Cow::Borrowed(resources),
        event_type: "AwsApiCall",
        management_event: !call.traits.data_event,
        recipient_account_id: recipient,
        shared_event_id,
        service_event_details: None,
        event_category: if call.traits.data_event { "Data" } else { "Management" },
        sent_by: actor
            .service_key_id
            .as_deref()
            .filter(|_| recipient == account)
            .map(|id| SentBy { access_key_id: id, source_ip_address: &address }),
        // CloudTrail has none for calls that a service makes for a user.
        tls_details: tls.filter(|_| service.is_none()),
        omitted_sha256: OmittedHashes {
            request_parameters: call.parameters.and_then(hash),
            response_elements: call.response.and_then(hash),
        },
        decision: decision.unwrap_or_default(),
    };
    Event::new(&fields, now.millis())
}

/// Makes the id of an event, and writes it into `text`.
fn new_id(text: &mut [u8; uuid::fmt::Hyphenated::LENGTH]) -> &str {
    uuid::Uuid::new_v4().hyphenated().encode_lower(text)
}

/// Returns the text of an address. That of IPv4, which nearly every event has, is written without the machinery of formatting.
fn text_of(address: IpAddr) -> ArrayString<ADDRESS_BYTES_MAX> {
    let mut text = ArrayString::new();
    let IpAddr::V4(address) = address else {
        let _fits = write!(text, "{address}");
        return text;
    };
    for octet in address.octets() {
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(itoa::Buffer::new().format(octet));
    }
    text
}

/// Returns a resource as an event lists it.
fn listed(resource: &ListedResource) -> EventResource<'_> {
    let ListedResource { account, kind, arn } = resource;
    EventResource { account_id: account, kind, arn }
}

/// Returns the hash of a partly omitted field, in hexadecimal digits.
fn hash(shown: ShownField<'_>) -> Option<String> {
    shown.sha256.map(|digest| crypto::hash::hex(digest.as_slice()))
}

/// Returns the JSON of a field, if it has any members.
fn object(shown: ShownField<'_>) -> Option<&str> {
    Some(shown.json).filter(|json| *json != "null")
}
