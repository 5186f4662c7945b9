//! Structures that travel both ways.

use super::{GroupDefinitionType, shapes};
use crate::Error;
use crate::shape::convert::{FromValue, IntoValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, IntoFields, Structure, Value};

/// The time period of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateInterval {
    /// The beginning of the time period.
    pub start: String,
    /// The end of the time period.
    pub end: String,
}

impl FromFields for DateInterval {
    const STRUCTURE: &'static Structure = &shapes::DATE_INTERVAL;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { start: required(&mut fields, 0)?, end: required(&mut fields, 1)? })
    }
}

impl IntoFields for DateInterval {
    const STRUCTURE: &'static Structure = &shapes::DATE_INTERVAL;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DATE_INTERVAL);
        fields.set(0, Some(self.start.into_value()));
        fields.set(1, Some(self.end.into_value()));
        fields
    }
}

impl FromValue for DateInterval {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for DateInterval {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Represents a group when you specify a group by criteria or in the response to a query with a
/// specific grouping.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GroupDefinition {
    /// The string that represents the type of group.
    pub r#type: Option<GroupDefinitionType>,
    /// The string that represents a key for a specified group.
    pub key: Option<String>,
}

impl FromFields for GroupDefinition {
    const STRUCTURE: &'static Structure = &shapes::GROUP_DEFINITION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { r#type: optional(&mut fields, 0)?, key: optional(&mut fields, 1)? })
    }
}

impl IntoFields for GroupDefinition {
    const STRUCTURE: &'static Structure = &shapes::GROUP_DEFINITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GROUP_DEFINITION);
        fields.set(0, self.r#type.map(IntoValue::into_value));
        fields.set(1, self.key.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for GroupDefinition {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for GroupDefinition {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for GroupDefinition {}
