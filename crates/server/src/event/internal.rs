//! Events that nobody requests over the wire: background work, what follows from a change, and what the service does for itself.

use audit::{Event, EventFields, OmittedHashes, Resource, UserIdentity};
use kms::{Consequence, Rotation, due};
use model::{KeyArn, Region, Timestamp};

use super::actor::{Actor, identity};
use super::{EVENT_VERSION, raw};

const KMS: &str = "kms.amazonaws.com";
/// The source of events that AWS does not have.
const OWN: &str = "bulla";
/// The source IP address, user agent and `invokedBy` of events that nobody requested over the wire.
const INTERNAL: &str = "AWS Internal";

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
