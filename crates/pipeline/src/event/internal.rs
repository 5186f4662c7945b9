//! Events that nobody requests over the wire: background work, what follows from a change, and what the service does for itself.

use audit::{Event, EventFields, INTERNAL, OmittedHashes, UserIdentity};
use model::{Region, Timestamp};
use serde_json::value::RawValue;

use super::actor::{Actor, identity};
use super::{EVENT_VERSION, listed, new_id};
use crate::details::{InternalEvent, ListedResource, Presentation};

/// Returns the event with those of its consequences. `actor` is the caller who asked for the change.
#[must_use]
pub fn with_consequences(
    event: Event,
    consequences: &[InternalEvent],
    actor: Option<&Actor>,
    now: Timestamp,
) -> Event {
    let follow =
        |event: Event, consequence| event.followed_by(internal_event(consequence, actor, now));
    consequences.iter().fold(event, follow)
}

/// Returns the event about a resource that nobody requested. `actor` is the caller from whose request it follows.
#[must_use]
pub fn internal_event(event: &InternalEvent, actor: Option<&Actor>, now: Timestamp) -> Event {
    let InternalEvent { source, name, resource, region, presentation } = event;
    let place = Internal {
        source,
        region: region.as_str(),
        account: &resource.account,
        resource: Some(resource),
    };
    match presentation {
        Presentation::ServiceEvent(details) => place.event(name, details.as_deref(), now),
        Presentation::CallForCaller => {
            let account = actor.map(|actor| actor.account(&[])).unwrap_or_default();
            let caller = actor.map(|actor| identity(actor, &account)).unwrap_or_default();
            let caller = UserIdentity { invoked_by: Some(INTERNAL), ..caller };
            place.call(name, caller, None, now)
        }
        Presentation::OwnCall(response) => {
            let caller = UserIdentity {
                account_id: Some(&resource.account),
                invoked_by: Some(INTERNAL),
                ..UserIdentity::default()
            };
            place.call(name, caller, Some(response), now)
        }
    }
}

/// Returns the event of something that the service does for itself at start.
#[must_use]
pub fn own_event(
    name: &str,
    region: &Region,
    account: &str,
    details: &str,
    now: Timestamp,
) -> Event {
    let source = InternalEvent::OWN_SOURCE;
    let place = Internal { source, region: region.as_str(), account, resource: None };
    place.event(name, Some(details), now)
}

/// The place of an event that nobody requested over the wire.
struct Internal<'a> {
    source: &'static str,
    region: &'a str,
    account: &'a str,
    resource: Option<&'a ListedResource>,
}

impl Internal<'_> {
    /// Returns an `AwsServiceEvent`.
    fn event(&self, name: &str, details: Option<&str>, now: Timestamp) -> Event {
        let user_identity = UserIdentity {
            kind: "AWSService",
            account_id: Some(self.account),
            invoked_by: Some(INTERNAL),
            ..UserIdentity::default()
        };
        let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
        let event_id = new_id(&mut text);
        let fields = EventFields {
            event_type: "AwsServiceEvent",
            service_event_details: details.and_then(object),
            ..self.fields(name, user_identity, event_id, now)
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
        let mut texts = [[0; uuid::fmt::Hyphenated::LENGTH]; 2];
        let [event_id, request_id] = texts.each_mut().map(new_id);
        let fields = EventFields {
            request_id: Some(request_id),
            response_elements: response.and_then(object),
            ..self.fields(name, caller, event_id, now)
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
        EventFields {
            event_version: EVENT_VERSION,
            user_identity,
            event_time: now.text(),
            event_source: self.source,
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
            resources: self.resource.map(listed).into_iter().collect(),
            event_type: "AwsApiCall",
            management_event: true,
            recipient_account_id: self.account,
            shared_event_id: None,
            service_event_details: None,
            event_category: "Management",
            tls_details: None,
            sent_by: None,
            omitted_sha256: OmittedHashes::default(),
            decision: b"",
        }
    }
}

/// Returns JSON as an event may hold it. The details of these events are made in many places, and none is on the way of a request, so
/// that each is read once more here.
fn object(json: &str) -> Option<&str> {
    let json = serde_json::from_str::<&RawValue>(json).ok()?.get();
    (json != "null").then_some(json)
}
