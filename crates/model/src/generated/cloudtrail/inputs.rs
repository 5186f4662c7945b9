//! What operations take.

use super::shapes;
use crate::shape::convert::{FromValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};
use crate::{Error, Timestamp};

/// Specifies an attribute and value that filter the events returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookupAttribute {
    /// Specifies an attribute on which to filter the events returned.
    pub attribute_key: String,
    /// Specifies a value for the specified `AttributeKey`.
    pub attribute_value: String,
}

impl FromFields for LookupAttribute {
    const STRUCTURE: &'static Structure = &shapes::LOOKUP_ATTRIBUTE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            attribute_key: required(&mut fields, 0)?,
            attribute_value: required(&mut fields, 1)?,
        })
    }
}

impl FromValue for LookupAttribute {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for LookupAttribute {}

/// Contains a request for LookupEvents.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LookupEventsRequest {
    /// Contains a list of lookup attributes.
    pub lookup_attributes: Option<Vec<LookupAttribute>>,
    /// Specifies that only events that occur after or at the specified time are returned.
    pub start_time: Option<Timestamp>,
    /// Specifies that only events that occur before or at the specified time are returned.
    pub end_time: Option<Timestamp>,
    /// Specifies the event category.
    pub event_category: Option<String>,
    /// The number of events to return.
    pub max_results: Option<i32>,
    /// The token to use to get the next page of results after a previous API call.
    pub next_token: Option<String>,
}

impl FromFields for LookupEventsRequest {
    const STRUCTURE: &'static Structure = &shapes::LOOKUP_EVENTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            lookup_attributes: optional(&mut fields, 0)?,
            start_time: optional(&mut fields, 1)?,
            end_time: optional(&mut fields, 2)?,
            event_category: optional(&mut fields, 3)?,
            max_results: optional(&mut fields, 4)?,
            next_token: optional(&mut fields, 5)?,
        })
    }
}
