//! From a request and its end to an event of the audit log.

use audit::{Event, EventFields, Resource, UserIdentity};
use auth::{Caller, CallerKind, Verified};
use model::shape::Fields;
use model::{Error, KeyArn, Operation, Region, Timestamp};
use operations::due;
use operations::{Facts, Row};
use serde_json::value::RawValue;

use crate::arrival::Arrival;

const EVENT_VERSION: &str = "1.11";
const KMS: &str = "kms.amazonaws.com";
/// The source of events that AWS does not have.
const OWN: &str = "bulla";
/// Characters of a User-Agent header that are kept.
const USER_AGENT_CHARS_MAX: usize = 512;

/// Who asked, as far as that is known.
#[derive(Debug)]
pub(crate) struct Actor {
    caller: Option<Caller>,
    access_key_id: Option<String>,
    region: Region,
}

impl Actor {
    /// A verified caller.
    pub(crate) fn of(session: &Verified<()>) -> Self {
        Self {
            caller: Some(session.caller().clone()),
            access_key_id: Some(session.access_key_id().to_owned()),
            region: session.region().clone(),
        }
    }

    /// Someone who could not prove to be the owner of an access key.
    pub(crate) fn claimed(
        caller: Option<Caller>,
        access_key_id: Option<String>,
        region: &Region,
    ) -> Self {
        Self { caller, access_key_id, region: region.clone() }
    }

    /// Nobody in particular.
    pub(crate) fn unknown(region: &Region) -> Self {
        Self { caller: None, access_key_id: None, region: region.clone() }
    }

    fn account(&self) -> String {
        self.caller.as_ref().map_or_else(String::new, |caller| caller.account().to_string())
    }
}

/// What an operation has come to.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    pub(crate) result: Result<&'a Fields, &'a Error>,
    pub(crate) facts: &'a Facts,
    pub(crate) row: &'a Row,
    pub(crate) parameters: &'a str,
}

/// The event of a request that became a call.
pub(crate) fn api_call(arrival: &Arrival, actor: &Actor, told: &Told<'_>, now: Timestamp) -> Event {
    let resources = told.facts.resources.iter().map(|resource| Resource {
        account_id: &resource.account,
        kind: resource.kind,
        arn: &resource.arn,
    });
    let material =
        told.facts.material.map(|material| format!(r#"{{"keyMaterialId":"{material}"}}"#));
    let grant = told.facts.grant.map(|grant| format!(r#"{{"grantId":"{grant}"}}"#));
    let additional = material.or(grant).filter(|_| told.result.is_ok());
    // CloudTrail shows the replies of calls that change something.
    let response = told.result.ok().filter(|_| !told.row.read_only).map(wire::parameters);
    let call = CallFields {
        name: told.row.operation.name(),
        error: told.result.err(),
        parameters: raw(Some(told.parameters)),
        response: raw(response.as_deref()),
        additional: raw(additional.as_deref()),
        read_only: told.row.read_only,
    };
    render_call(arrival, actor, &call, resources.collect(), now)
}

/// The event of a request that did not become a call.
pub(crate) fn refused(
    arrival: &Arrival,
    operation: Option<Operation>,
    actor: &Actor,
    error: &Error,
    now: Timestamp,
) -> Event {
    let call = CallFields {
        name: operation.map_or("UnknownOperation", Operation::name),
        error: Some(error),
        parameters: None,
        response: None,
        additional: None,
        // Nothing was changed.
        read_only: operation.is_none_or(|operation| operations::table::row(operation).read_only),
    };
    render_call(arrival, actor, &call, Vec::new(), now)
}

struct CallFields<'a> {
    name: &'a str,
    error: Option<&'a Error>,
    parameters: Option<&'a RawValue>,
    response: Option<&'a RawValue>,
    additional: Option<&'a RawValue>,
    read_only: bool,
}

fn render_call(
    arrival: &Arrival,
    actor: &Actor,
    call: &CallFields<'_>,
    resources: Vec<Resource<'_>>,
    now: Timestamp,
) -> Event {
    let (account, address) = (actor.account(), arrival.from.to_string());
    let event_id = uuid::Uuid::new_v4().to_string();
    let user_agent = arrival.header("user-agent").map(cut);
    let fields = EventFields {
        event_version: EVENT_VERSION,
        user_identity: identity(actor, &account),
        event_time: now.to_string(),
        event_source: KMS,
        event_name: call.name,
        aws_region: actor.region.as_str(),
        source_ip_address: &address,
        user_agent,
        error_code: call.error.map(|error| error.code().name()),
        error_message: call.error.and_then(Error::message),
        request_parameters: call.parameters,
        response_elements: call.response,
        additional_event_data: call.additional,
        request_id: Some(&arrival.request_id),
        event_id: &event_id,
        read_only: call.read_only,
        resources,
        event_type: "AwsApiCall",
        management_event: true,
        recipient_account_id: &account,
        service_event_details: None,
        event_category: "Management",
    };
    Event::new(&fields, now.millis())
}

fn cut(user_agent: &str) -> &str {
    let end = user_agent.char_indices().nth(USER_AGENT_CHARS_MAX).map(|(end, _)| end);
    end.and_then(|end| user_agent.get(..end)).unwrap_or(user_agent)
}

fn identity<'a>(actor: &'a Actor, account: &'a str) -> UserIdentity<'a> {
    let access_key_id = actor.access_key_id.as_deref();
    match &actor.caller {
        Some(caller) => UserIdentity {
            kind: match caller.kind() {
                CallerKind::Root => "Root",
                CallerKind::User => "IAMUser",
                CallerKind::AssumedRole => "AssumedRole",
            },
            principal_id: Some(caller.principal_id()),
            arn: Some(caller.arn()),
            account_id: Some(account),
            access_key_id,
            invoked_by: None,
        },
        None => UserIdentity { kind: "Unknown", access_key_id, ..UserIdentity::default() },
    }
}

/// The event of background work on a key.
pub(crate) fn service_event(arn: &KeyArn, event: &due::Event, now: Timestamp) -> Event {
    let (source, name, details) = match event {
        due::Event::DeleteExpiredKeyMaterial => {
            (KMS, "DeleteExpiredKeyMaterial", Some(format!(r#"{{"keyId":"{arn}"}}"#)))
        }
        due::Event::DeleteKey => (KMS, "DeleteKey", None),
        due::Event::DeleteGrants { count } => {
            (OWN, "DeleteGrants", Some(format!(r#"{{"keyId":"{arn}","grants":{count}}}"#)))
        }
        due::Event::RotateKey { previous, current } => (
            KMS,
            "RotateKey",
            Some(format!(
                r#"{{"rotationType":"AUTOMATIC","keyOrigin":"AWS_KMS","previousKeyMaterialId":"{previous}","currentKeyMaterialId":"{current}","keyId":"{arn}"}}"#
            )),
        ),
    };
    let (account, text) = (arn.account.to_string(), arn.to_string());
    let resource = Resource { account_id: &account, kind: "AWS::KMS::Key", arn: &text };
    let place = ServicePlace { source, region: arn.region.as_str(), account: &account };
    service(name, &place, vec![resource], details.as_deref(), now)
}

/// The event of something that the service does for itself at start.
pub(crate) fn own_event(
    name: &str,
    region: &Region,
    account: &str,
    details: &str,
    now: Timestamp,
) -> Event {
    let place = ServicePlace { source: OWN, region: region.as_str(), account };
    service(name, &place, Vec::new(), Some(details), now)
}

struct ServicePlace<'a> {
    source: &'static str,
    region: &'a str,
    account: &'a str,
}

fn service(
    name: &str,
    place: &ServicePlace<'_>,
    resources: Vec<Resource<'_>>,
    details: Option<&str>,
    now: Timestamp,
) -> Event {
    let event_id = uuid::Uuid::new_v4().to_string();
    let details = raw(details);
    let fields = EventFields {
        event_version: EVENT_VERSION,
        user_identity: UserIdentity {
            kind: "AWSService",
            account_id: Some(place.account),
            invoked_by: Some("AWS Internal"),
            ..UserIdentity::default()
        },
        event_time: now.to_string(),
        event_source: place.source,
        event_name: name,
        aws_region: place.region,
        source_ip_address: "AWS Internal",
        user_agent: Some("AWS Internal"),
        error_code: None,
        error_message: None,
        request_parameters: None,
        response_elements: None,
        additional_event_data: None,
        request_id: None,
        event_id: &event_id,
        read_only: false,
        resources,
        event_type: "AwsServiceEvent",
        management_event: true,
        recipient_account_id: place.account,
        service_event_details: details,
        event_category: "Management",
    };
    Event::new(&fields, now.millis())
}

fn raw(json: Option<&str>) -> Option<&RawValue> {
    json.filter(|json| *json != "null").and_then(|json| serde_json::from_str(json).ok())
}
