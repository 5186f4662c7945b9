//! Turns a request and its result into an event of the audit log.

mod details;
mod recipient;

use std::collections::BTreeSet;

use audit::{
    Event, EventFields, OmittedHashes, Resource, SentBy, SessionAttributes, SessionContext,
    SessionIssuer, UserIdentity,
};
use auth::{Caller, CallerKind, Verified};
use model::shape::Fields;
use model::{Error, ErrorCode, KeyArn, Region, Service, ServiceOperation, Timestamp};
use operations::due;
use operations::{Consequence, Rotation};
use policy::Trace;
use serde_json::value::RawValue;
use wire::{RecordField, ShownField};

use crate::arrival::Arrival;
use crate::refusals::Refusal;
pub(crate) use details::EventDetails;

const EVENT_VERSION: &str = "1.11";
const KMS: &str = "kms.amazonaws.com";
/// The source of events that AWS does not have.
const OWN: &str = "bulla";
/// The source IP address and user agent of events that nobody requested over the wire.
const INTERNAL: &str = "AWS Internal";
/// The event name of an operation that the service does not have.
pub(crate) const UNKNOWN_OPERATION: &str = "UnknownOperation";
/// Characters of a User-Agent header that are kept.
const USER_AGENT_CHARS_MAX: usize = 512;

/// The caller, as far as the request shows it.
#[derive(Debug)]
pub(crate) struct Actor {
    caller: Option<Caller>,
    access_key_id: Option<String>,
    /// The AWS service that has proven to have sent the request, in its own name or for the caller.
    invoked_by: Option<String>,
    /// The access key that the service signed with, if `access_key_id` is the user's or absent.
    service_key_id: Option<String>,
    region: Region,
    /// `true` if a signature proves the caller.
    is_proven: bool,
}

impl Actor {
    /// Returns the actor of a verified caller.
    pub(crate) fn of(session: &Verified<()>) -> Self {
        let via = session.mandate().via.as_deref();
        Self {
            caller: Some(session.caller().clone()),
            access_key_id: Some(session.access_key_id().to_owned()),
            invoked_by: via.or(session.caller().as_service()).map(str::to_owned),
            service_key_id: session.mandate().access_key_id.clone(),
            region: session.region().clone(),
            is_proven: true,
        }
    }

    /// Returns an actor who could not prove to be the owner of an access key.
    pub(crate) fn claimed(
        caller: Option<Caller>,
        access_key_id: Option<String>,
        region: &Region,
    ) -> Self {
        let (invoked_by, service_key_id, region) = (None, None, region.clone());
        Self { caller, access_key_id, invoked_by, service_key_id, region, is_proven: false }
    }

    /// Marks the actor as proven by a signature.
    pub(crate) fn proven(self) -> Self {
        Self { is_proven: true, ..self }
    }

    /// Returns whether the owner of an access key of this service has signed. A web identity belongs to its issuer, and is a
    /// stranger here until it has assumed a role.
    pub(crate) const fn is_proven(&self) -> bool {
        self.is_proven
    }

    /// Returns the access key id that the request names, or the web identity that its token does.
    pub(crate) fn claimed_identity(&self) -> Option<&str> {
        self.access_key_id.as_deref().or(self.caller.as_ref().map(Caller::principal_id))
    }

    /// Returns an actor of whom nothing is known.
    pub(crate) fn unknown(region: &Region) -> Self {
        Self::claimed(None, None, region)
    }

    /// Returns whether the caller is known.
    pub(crate) const fn is_known(&self) -> bool {
        self.caller.is_some()
    }

    /// Returns the caller's account. A service has none and gets that of the first of `resources`.
    fn account(&self, resources: &[Resource<'_>]) -> String {
        match &self.caller {
            Some(caller) if caller.as_service().is_none() => caller.account().to_string(),
            Some(_service) => {
                resources.first().map_or_else(String::new, |one| one.account_id.to_owned())
            }
            None => String::new(),
        }
    }
}

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
pub(crate) fn refused(arrival: &Arrival, refusal: &Refusal, now: Timestamp) -> Event {
    let Refusal { operation, error, actor, .. } = refusal;
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
        ServiceOperation::Kms(operation) => operations::table::row(operation).read_only,
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

/// Returns the caller as other accounts see it: its principal id and its account.
fn identity_abroad<'a>(actor: &'a Actor, account: &'a str) -> UserIdentity<'a> {
    UserIdentity {
        kind: "AWSAccount",
        principal_id: actor.caller.as_ref().map(Caller::principal_id),
        account_id: Some(account),
        ..UserIdentity::default()
    }
}

/// Returns as much of a User-Agent header as policies and the audit log see.
pub(crate) fn cut(user_agent: &str) -> &str {
    let end = user_agent.char_indices().nth(USER_AGENT_CHARS_MAX).map(|(end, _)| end);
    end.and_then(|end| user_agent.get(..end)).unwrap_or(user_agent)
}

fn identity<'a>(actor: &'a Actor, account: &'a str) -> UserIdentity<'a> {
    let access_key_id = actor.access_key_id.as_deref();
    let Some(caller) = &actor.caller else {
        return UserIdentity { kind: "Unknown", access_key_id, ..UserIdentity::default() };
    };
    // Who has proven to be a service, or to call through one.
    let invoked_by = actor.invoked_by.as_deref();
    let known = UserIdentity {
        principal_id: Some(caller.principal_id()),
        arn: Some(caller.arn()),
        account_id: Some(account),
        access_key_id,
        invoked_by,
        ..UserIdentity::default()
    };
    match caller.kind() {
        CallerKind::Root => UserIdentity { kind: "Root", ..known },
        CallerKind::User => {
            let user_name = caller.arn().rsplit('/').next();
            UserIdentity { kind: "IAMUser", user_name, ..known }
        }
        CallerKind::AssumedRole => {
            UserIdentity { kind: "AssumedRole", session_context: session_context(caller), ..known }
        }
        // Without an account. Of whoever could not prove to be the service, the access key is told.
        CallerKind::Service => UserIdentity {
            kind: "AWSService",
            access_key_id: access_key_id.filter(|_| invoked_by.is_none()),
            invoked_by: caller.as_service(),
            ..UserIdentity::default()
        },
        // Not in the account yet, and without an ARN.
        CallerKind::WebIdentity => UserIdentity {
            kind: "WebIdentityUser",
            user_name: caller.principal_id().rsplit(':').next(),
            arn: None,
            account_id: None,
            ..known
        },
    }
}

/// Returns the issuer of the caller's session. Source: CloudTrail user guide, "CloudTrail userIdentity element".
fn session_context(caller: &Caller) -> Option<SessionContext<'_>> {
    let session = caller.session()?;
    let arn = session.role.as_deref()?;
    let issuer = SessionIssuer {
        kind: "Role",
        principal_id: caller.principal_id().split(':').next().unwrap_or_default(),
        arn,
        account_id: arn.split(':').nth(4).unwrap_or_default(),
        user_name: arn.rsplit('/').next().unwrap_or_default(),
    };
    let attributes = SessionAttributes {
        creation_date: session.issued.to_string(),
        mfa_authenticated: if session.mfa { "true" } else { "false" },
    };
    let source_identity = session.source_identity.as_deref();
    Some(SessionContext { session_issuer: issuer, attributes, source_identity })
}

/// Returns the event of background work on a key.
pub(crate) fn service_event(arn: &KeyArn, event: &due::Event, now: Timestamp) -> Event {
    let (source, name, details) = match event {
        due::Event::DeleteExpiredKeyMaterial => {
            (KMS, "DeleteExpiredKeyMaterial", Some(format!(r#"{{"keyId":"{arn}"}}"#)))
        }
        due::Event::DeleteKey => (KMS, "DeleteKey", None),
        due::Event::DeleteGrants { count } => {
            (OWN, "DeleteGrants", Some(format!(r#"{{"keyId":"{arn}","grants":{count}}}"#)))
        }
        due::Event::RotateKey(rotation) => {
            (KMS, "RotateKey", Some(rotation_details(arn, rotation)))
        }
    };
    of_key(arn, |service| service.event(source, name, details.as_deref(), now))
}

/// Returns the event with those of its consequences. `actor` is the caller who asked for the change.
pub(crate) fn with_consequences(
    event: Event,
    consequences: &[Consequence],
    actor: Option<&Actor>,
    now: Timestamp,
) -> Event {
    let follow =
        |event: Event, consequence| event.followed_by(of_consequence(consequence, actor, now));
    consequences.iter().fold(event, follow)
}

fn of_consequence(consequence: &Consequence, actor: Option<&Actor>, now: Timestamp) -> Event {
    match consequence {
        Consequence::RotateKey { key, rotation } => {
            let details = rotation_details(key, rotation);
            of_key(key, |service| service.event(KMS, "RotateKey", Some(&details), now))
        }
        Consequence::CreateKey { replica } => of_key(replica, |service| {
            let account = actor.map(|actor| actor.account(&[])).unwrap_or_default();
            let caller = actor.map(|actor| identity(actor, &account)).unwrap_or_default();
            let caller = UserIdentity { invoked_by: Some(INTERNAL), ..caller };
            service.call("CreateKey", caller, None, now)
        }),
        Consequence::SynchronizeMultiRegionKey { primary } => of_key(primary, |service| {
            let response = format!(r#"{{"keyId":"{primary}"}}"#);
            let caller = UserIdentity {
                account_id: Some(service.account),
                invoked_by: Some(INTERNAL),
                ..UserIdentity::default()
            };
            service.call("SynchronizeMultiRegionKey", caller, Some(&response), now)
        }),
    }
}

fn rotation_details(key: &KeyArn, rotation: &Rotation) -> String {
    let Rotation { kind, origin, previous, current } = rotation;
    format!(
        r#"{{"rotationType":"{kind}","keyOrigin":"{origin}","previousKeyMaterialId":"{previous}","currentKeyMaterialId":"{current}","keyId":"{key}"}}"#
    )
}

/// Returns the event about a key that the service itself brings about.
fn of_key(arn: &KeyArn, make: impl FnOnce(&Internal<'_>) -> Event) -> Event {
    let (account, text) = (arn.account.to_string(), arn.to_string());
    make(&Internal { region: arn.region.as_str(), account: &account, key: Some(&text) })
}

/// Returns the event of something that the service does for itself at start.
pub(crate) fn own_event(
    name: &str,
    region: &Region,
    account: &str,
    details: &str,
    now: Timestamp,
) -> Event {
    Internal { region: region.as_str(), account, key: None }.event(OWN, name, Some(details), now)
}

/// Returns the event that covers refused requests of callers who have not proven who they are.
pub(crate) fn refused_requests(
    details: &str,
    (region, account): (&Region, &str),
    now: Timestamp,
) -> Event {
    own_event("RefusedRequests", region, account, details, now)
}

/// The place of an event that nobody requested over the wire.
struct Internal<'a> {
    region: &'a str,
    account: &'a str,
    key: Option<&'a str>,
}

impl Internal<'_> {
    /// Returns an `AwsServiceEvent`.
    fn event(
        &self,
        source: &'static str,
        name: &str,
        details: Option<&str>,
        now: Timestamp,
    ) -> Event {
        let user_identity = UserIdentity {
            kind: "AWSService",
            account_id: Some(self.account),
            invoked_by: Some(INTERNAL),
            ..UserIdentity::default()
        };
        let (event_id, details) = (uuid::Uuid::new_v4().to_string(), raw(details));
        let fields = EventFields {
            event_source: source,
            event_type: "AwsServiceEvent",
            service_event_details: details,
            ..self.fields(name, user_identity, &event_id, now)
        };
        Event::new(&fields, now.millis())
    }

    /// Returns the event of a call that the service makes to itself.
    fn call(
        &self,
        name: &str,
        caller: UserIdentity<'_>,
        response: Option<&str>,
        now: Timestamp,
    ) -> Event {
        let [event_id, request_id] = [(), ()].map(|()| uuid::Uuid::new_v4().to_string());
        let fields = EventFields {
            request_id: Some(&request_id),
            response_elements: raw(response),
            ..self.fields(name, caller, &event_id, now)
        };
        Event::new(&fields, now.millis())
    }

    fn fields<'a>(
        &'a self,
        name: &'a str,
        user_identity: UserIdentity<'a>,
        event_id: &'a str,
        now: Timestamp,
    ) -> EventFields<'a> {
        let resource = |arn| Resource { account_id: self.account, kind: "AWS::KMS::Key", arn };
        EventFields {
            event_version: EVENT_VERSION,
            user_identity,
            event_time: now.to_string(),
            event_source: KMS,
            event_name: name,
            aws_region: self.region,
            source_ip_address: INTERNAL,
            user_agent: Some(INTERNAL),
            error_code: None,
            error_message: None,
            request_parameters: None,
            response_elements: None,
            additional_event_data: None,
            request_id: None,
            event_id,
            read_only: false,
            resources: self.key.map(resource).into_iter().collect(),
            event_type: "AwsApiCall",
            management_event: true,
            recipient_account_id: self.account,
            shared_event_id: None,
            service_event_details: None,
            event_category: "Management",
            sent_by: None,
            omitted_sha256: OmittedHashes::default(),
            decision: b"",
        }
    }
}

/// Returns the hash of a partly omitted field, in hexadecimal digits.
fn hash(shown: ShownField<'_>) -> Option<String> {
    let digits = |digest| crypto::hash::hex_digits(digest).map(char::from).collect();
    shown.sha256.map(|digest| digits(digest.as_slice()))
}

fn raw(json: Option<&str>) -> Option<&RawValue> {
    json.filter(|json| *json != "null").and_then(|json| serde_json::from_str(json).ok())
}
