//! What operations give. Every member may be absent.

use super::shapes;
use crate::Timestamp;
use crate::shape::convert::{IntoValue, ListMember};
use crate::shape::{Fields, IntoFields, Structure, Value};

/// Contains information about an event that was returned by a lookup request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Event {
    /// The CloudTrail ID of the event returned.
    pub event_id: Option<String>,
    /// The name of the event returned.
    pub event_name: Option<String>,
    /// Information about whether the event is a write event or a read event.
    pub read_only: Option<String>,
    /// The Amazon Web Services access key ID that was used to sign the request.
    pub access_key_id: Option<String>,
    /// The date and time of the event returned.
    pub event_time: Option<Timestamp>,
    /// The Amazon Web Services service to which the request was made.
    pub event_source: Option<String>,
    /// A user name or role name of the requester that called the API in the event returned.
    pub username: Option<String>,
    /// A list of resources referenced by the event returned.
    pub resources: Option<Vec<Resource>>,
    /// A JSON string that contains a representation of the event returned.
    pub cloud_trail_event: Option<String>,
}

impl IntoFields for Event {
    const STRUCTURE: &'static Structure = &shapes::EVENT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::EVENT);
        fields.set(0, self.event_id.map(IntoValue::into_value));
        fields.set(1, self.event_name.map(IntoValue::into_value));
        fields.set(2, self.read_only.map(IntoValue::into_value));
        fields.set(3, self.access_key_id.map(IntoValue::into_value));
        fields.set(4, self.event_time.map(IntoValue::into_value));
        fields.set(5, self.event_source.map(IntoValue::into_value));
        fields.set(6, self.username.map(IntoValue::into_value));
        fields.set(7, self.resources.map(IntoValue::into_value));
        fields.set(8, self.cloud_trail_event.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Event {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Event {}

/// Contains a response to a LookupEvents action.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LookupEventsResponse {
    /// A list of events returned based on the lookup attributes specified and the CloudTrail event.
    pub events: Option<Vec<Event>>,
    /// The token to use to get the next page of results after a previous API call.
    pub next_token: Option<String>,
}

impl IntoFields for LookupEventsResponse {
    const STRUCTURE: &'static Structure = &shapes::LOOKUP_EVENTS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LOOKUP_EVENTS_RESPONSE);
        fields.set(0, self.events.map(IntoValue::into_value));
        fields.set(1, self.next_token.map(IntoValue::into_value));
        fields
    }
}

/// Specifies the type and name of a resource referenced by an event.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Resource {
    /// The type of a resource referenced by the event returned.
    pub resource_type: Option<String>,
    /// The name of the resource referenced by the event returned.
    pub resource_name: Option<String>,
}

impl IntoFields for Resource {
    const STRUCTURE: &'static Structure = &shapes::RESOURCE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::RESOURCE);
        fields.set(0, self.resource_type.map(IntoValue::into_value));
        fields.set(1, self.resource_name.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Resource {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Resource {}
