//! Turns a request and its result into an event of the audit log.

mod actor;
mod details;
mod internal;
mod recipient;

use std::collections::BTreeSet;

use audit::{Event, EventFields, OmittedHashes, Resource, SentBy};
use model::shape::Fields;
use model::{Error, ErrorCode, Service, ServiceOperation, Timestamp};
use policy::Trace;
use serde_json::value::RawValue;
use wire::{RecordField, ShownField};

use crate::arrival::Arrival;
use crate::refusals::RefusedRequest;
pub(crate) use actor::Actor;
use actor::{identity, identity_abroad};
pub(crate) use details::EventDetails;
pub(crate) use internal::{own_event, refused_requests, service_event, with_consequences};

const EVENT_VERSION: &str = "1.11";
/// The event name of an operation that the service does not have.
pub(crate) const UNKNOWN_OPERATION: &str = "UnknownOperation";
/// Characters of a User-Agent header that are kept.
const USER_AGENT_CHARS_MAX: usize = 512;

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompletedCall<'a> {
    pub(crate) operation: ServiceOperation,
    /// The members of the request.
    pub(crate) parameters: ShownField<'a>,
    pub(crate) result: Result<&'a Fields, &'a Error>,
    pub(crate) details: &'a EventDetails,
}

/// Renders the event of a request that became a call.
pub(crate) fn api_call(
    arrival: &Arrival,
    actor: &Actor,
    completed: &CompletedCall<'_>,
    now: Timestamp,
) -> Event {
    let CompletedCall { operation, parameters, result, details } = *completed;
    let (success, read_only) =
        (result.is_ok().then_some(&details.success), is_read_only(operation));
    let role = success.and_then(|success| success.role.as_ref());
    let resources = details.resources.iter().chain(role).map(|resource| Resource {
        account_id: &resource.account,
        kind: resource.kind,
        arn: &resource.arn,
    });
    let instead = success.and_then(|success| success.response.as_deref());
    // CloudTrail shows the replies of calls that change something.
    let reply = result.ok().filter(|_| !read_only && instead.is_none());
    let reply = reply.map(RecordField::response_elements);
    let response = instead.map(|json| ShownField { json, sha256: None });
    let additional = details.additional(result.is_ok());
    let call = CallFields {
        service: operation.service(),
        name: operation.name(),
        error: result.err(),
        parameters: Some(parameters),
        response: response.or(reply.as_ref().map(|reply| reply.shown(false))),
        additional: raw(additional.as_deref()),
        read_only,
        decision: Some(&details.decision),
    };
    render_call(arrival, actor, &call, resources.collect(), now)
}

/// Returns the event of a request that did not become a call.
pub(crate) fn refused(arrival: &Arrival, refusal: &RefusedRequest, now: Timestamp) -> Event {
    let RefusedRequest { operation, error, actor, .. } = refusal;
    let operation = *operation;
    let call = CallFields {
        service: operation.map_or(Service::Kms, ServiceOperation::service),
        name: operation.map_or(UNKNOWN_OPERATION, ServiceOperation::name),
        error: Some(error),
        parameters: None,
        response: None,
        additional: None,
        // Nothing was changed.
        read_only: operation.is_none_or(is_read_only),
        decision: None,
    };
    render_call(arrival, actor, &call, Vec::new(), now)
}

/// Returns whether an operation changes nothing, as CloudTrail shows it.
pub(crate) fn is_read_only(operation: ServiceOperation) -> bool {
    match operation {
        ServiceOperation::Kms(operation) => kms::table::row(operation).read_only,
        ServiceOperation::Iam(_) | ServiceOperation::Sts(_) => iam::is_read_only(operation),
    }
}

#[derive(Clone, Copy)]
struct CallFields<'a> {
    service: Service,
    name: &'a str,
    error: Option<&'a Error>,
    parameters: Option<ShownField<'a>>,
    response: Option<ShownField<'a>>,
    additional: Option<&'a RawValue>,
    read_only: bool,
    decision: Option<&'a Trace>,
}

/// Returns the event of a call. If the call is about resources of other accounts too, it carries one event for each of them.
/// Source: CloudTrail user guide, "Record contents", `sharedEventID`.
fn render_call(
    arrival: &Arrival,
    actor: &Actor,
    call: &CallFields<'_>,
    resources: Vec<Resource<'_>>,
    now: Timestamp,
) -> Event {
    let account = actor.account(&resources);
    let owners = resources.iter().map(|resource| resource.account_id);
    let others: BTreeSet<&str> = owners.filter(|owner| *owner != account).collect();
    if others.is_empty() {
        return render_for(&account, None, (arrival, actor, call), resources, now);
    }
    let shared = uuid::Uuid::new_v4().to_string();
    // A service has no account whose entry could tell of all.
    let is_service = actor.caller.as_ref().is_some_and(|caller| caller.as_service().is_some());
    let call = &CallFields { decision: call.decision.filter(|_| !is_service), ..*call };
    let of_owner = |owner: &str| {
        let own = resources.iter().filter(|resource| resource.account_id == owner);
        // A refusal names the caller.
        let is_refusal = |error: &&Error| error.code() == ErrorCode::AccessDeniedException;
        let bare = call.error.filter(is_refusal).map(|error| Error::bare(error.code()));
        let error = bare.as_ref().or(call.error);
        let call = CallFields { error, ..*call };
        let told = (arrival, actor, &call);
        render_for(owner, Some(&shared), told, own.copied().collect(), now)
    };
    let others: Vec<Event> = others.into_iter().map(of_owner).collect();
    let event = render_for(&account, Some(&shared), (arrival, actor, call), resources, now);
    others.into_iter().fold(event, Event::followed_by)
}

/// Returns the event as the account `recipient` gets it.
fn render_for(
    recipient: &str,
    shared_event_id: Option<&str>,
    (arrival, actor, call): (&Arrival, &Actor, &CallFields<'_>),
    resources: Vec<Resource<'_>>,
    now: Timestamp,
) -> Event {
    let (account, address) = (actor.account(&resources), arrival.from.to_string());
    let event_id = uuid::Uuid::new_v4().to_string();
    // CloudTrail shows the service in both places.
    let service = actor.invoked_by.as_deref();
    let user_agent = service.or(arrival.header("user-agent").map(cut));
    // What the policies of one account ask for is not the other's to know.
    let decision = call
        .decision
        .map(|trace| if recipient == account { trace.json() } else { trace.json_of(recipient) });
    let fields = EventFields {
        event_version: EVENT_VERSION,
        user_identity: if recipient == account {
            identity(actor, &account)
        } else {
            identity_abroad(actor, &account)
        },
        event_time: now.to_string(),
        event_source: call.service.principal(),
        event_name: call.name,
        aws_region: actor.region.as_str(),
        source_ip_address: service.unwrap_or(&address),
        user_agent,
        error_code: call.error.map(|error| wire::error_code(call.service, error.code()).name()),
        error_message: call.error.and_then(Error::message),
        request_parameters: raw(call.parameters.map(|shown| shown.json)),
        response_elements: raw(call.response.map(|shown| shown.json)),
        additional_event_data: call.additional,
        request_id: Some(&arrival.request_id),
        event_id: &event_id,
        read_only: call.read_only,
        resources,
        event_type: "AwsApiCall",
        management_event: true,
        recipient_account_id: recipient,
        shared_event_id,
        service_event_details: None,
        event_category: "Management",
        sent_by: actor
            .service_key_id
            .as_deref()
            .filter(|_| recipient == account)
            .map(|id| SentBy { access_key_id: id, source_ip_address: &address }),
        omitted_sha256: OmittedHashes {
            request_parameters: call.parameters.and_then(hash),
            response_elements: call.response.and_then(hash),
        },
        decision: decision.unwrap_or_default(),
    };
    Event::new(&fields, now.millis())
}

/// Returns as much of a User-Agent header as policies and the audit log see.
pub(crate) fn cut(user_agent: &str) -> &str {
    let end = user_agent.char_indices().nth(USER_AGENT_CHARS_MAX).map(|(end, _)| end);
    end.and_then(|end| user_agent.get(..end)).unwrap_or(user_agent)
}

/// Returns the hash of a partly omitted field, in hexadecimal digits.
fn hash(shown: ShownField<'_>) -> Option<String> {
    let digits = |digest| crypto::hash::hex_digits(digest).map(char::from).collect();
    shown.sha256.map(|digest| digits(digest.as_slice()))
}

fn raw(json: Option<&str>) -> Option<&RawValue> {
    json.filter(|json| *json != "null").and_then(|json| serde_json::from_str(json).ok())
}
