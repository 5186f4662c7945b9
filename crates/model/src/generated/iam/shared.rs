//! Structures that travel both ways.

use super::shapes;
use crate::Error;
use crate::shape::convert::{FromValue, IntoValue, ListMember, required};
use crate::shape::{Fields, FromFields, IntoFields, Structure, Value};

/// A structure that represents user-provided metadata that can be associated with an IAM
/// resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key name that can be used to look up or retrieve the associated value.
    pub key: String,
    /// The value associated with this tag.
    pub value: String,
}

impl FromFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key: required(&mut fields, 0)?, value: required(&mut fields, 1)? })
    }
}

impl IntoFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TAG);
        fields.set(0, Some(self.key.into_value()));
        fields.set(1, Some(self.value.into_value()));
        fields
    }
}

impl FromValue for Tag {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for Tag {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Tag {}
