//! Structures that travel both ways.

use std::collections::BTreeMap;

use super::shapes;
use crate::Error;
use crate::shape::convert::{FromValue, IntoValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, IntoFields, Structure, Value};

/// Use this structure to allow cryptographic operations in the grant only when the operation
/// request meets the specified constraints.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GrantConstraints {
    /// A list of key-value pairs that must be included in the encryption context of the
    /// cryptographic operation request.
    pub encryption_context_subset: Option<BTreeMap<String, String>>,
    /// A list of key-value pairs that must match the encryption context in the cryptographic
    /// operation request.
    pub encryption_context_equals: Option<BTreeMap<String, String>>,
    /// The Amazon Resource Name (ARN) of an Amazon Web Services resource on behalf of which the
    /// request is made.
    pub source_arn: Option<String>,
}

impl FromFields for GrantConstraints {
    const STRUCTURE: &'static Structure = &shapes::GRANT_CONSTRAINTS;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            encryption_context_subset: optional(&mut fields, 0)?,
            encryption_context_equals: optional(&mut fields, 1)?,
            source_arn: optional(&mut fields, 2)?,
        })
    }
}

impl IntoFields for GrantConstraints {
    const STRUCTURE: &'static Structure = &shapes::GRANT_CONSTRAINTS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GRANT_CONSTRAINTS);
        fields.set(0, self.encryption_context_subset.map(IntoValue::into_value));
        fields.set(1, self.encryption_context_equals.map(IntoValue::into_value));
        fields.set(2, self.source_arn.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for GrantConstraints {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for GrantConstraints {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A key-value pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key of the tag.
    pub tag_key: String,
    /// The value of the tag.
    pub tag_value: String,
}

impl FromFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { tag_key: required(&mut fields, 0)?, tag_value: required(&mut fields, 1)? })
    }
}

impl IntoFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TAG);
        fields.set(0, Some(self.tag_key.into_value()));
        fields.set(1, Some(self.tag_value.into_value()));
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
