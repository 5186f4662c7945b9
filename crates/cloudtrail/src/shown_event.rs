//! How an event is shown.

use audit::{EventFacts, FoundEvent, NamedResource};
use model::Timestamp;
use model::generated::cloudtrail::{Event, Resource};

/// Returns an event as LookupEvents shows it: what can be asked for, and the whole event as it is in the log.
pub(crate) fn shown(found: &FoundEvent) -> Event {
    let cloud_trail_event = Some(found.event.get().to_owned());
    let Some(facts) = EventFacts::of(&found.event) else {
        return Event { cloud_trail_event, ..Event::default() };
    };
    let resource = |NamedResource { kind, name }: NamedResource<'_>| Resource {
        resource_type: Some(kind.to_owned()),
        resource_name: Some(name.into_owned()),
    };
    Event {
        event_id: Some(facts.id.to_owned()),
        event_name: Some(facts.name.to_owned()),
        read_only: Some(if facts.read_only { "true" } else { "false" }.to_owned()),
        access_key_id: facts.access_key_id.map(|id| id.into_owned()),
        event_time: Some(Timestamp::from_millis(facts.time.saturating_mul(1000))),
        event_source: Some(facts.source.to_owned()),
        username: facts.username.map(|name| name.into_owned()),
        resources: Some(facts.resources.into_iter().map(resource).collect()),
        cloud_trail_event,
    }
}
