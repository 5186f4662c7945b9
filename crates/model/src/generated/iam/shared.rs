//! Structures that travel both ways.

use super::shapes;
use crate::Error;
use crate::shape::convert::{FromValue, IntoValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, IntoFields, Structure, Value};

/// Contains the trusted identity propagation context provider configuration for a SAML or
/// OpenID Connect (OIDC) identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextProvider {
    /// A list of source-to-target key mappings that define how keys from the external identity
    /// provider's assertion or token are mapped into trusted context keys.
    pub key_definition_list: Option<Vec<ContextProviderKeyDefinition>>,
    /// The source key that is used to derive the subject for the injected trusted context.
    pub subject_source_key: String,
    /// A static value for the subject type, such as `user` or `workload`.
    pub subject_type_value: Option<String>,
    /// The source key that supplies the subject type from the external identity provider's
    /// assertion or token.
    pub subject_type_source_key: Option<String>,
}

impl FromFields for ContextProvider {
    const STRUCTURE: &'static Structure = &shapes::CONTEXT_PROVIDER;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key_definition_list: optional(&mut fields, 0)?,
            subject_source_key: required(&mut fields, 1)?,
            subject_type_value: optional(&mut fields, 2)?,
            subject_type_source_key: optional(&mut fields, 3)?,
        })
    }
}

impl IntoFields for ContextProvider {
    const STRUCTURE: &'static Structure = &shapes::CONTEXT_PROVIDER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CONTEXT_PROVIDER);
        fields.set(0, self.key_definition_list.map(IntoValue::into_value));
        fields.set(1, Some(self.subject_source_key.into_value()));
        fields.set(2, self.subject_type_value.map(IntoValue::into_value));
        fields.set(3, self.subject_type_source_key.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for ContextProvider {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for ContextProvider {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Defines a single mapping from a source key in the external identity provider's assertion or
/// token to a target trusted context key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextProviderKeyDefinition {
    /// The key in the external identity provider's assertion or token to read the value from.
    pub source_key: String,
    /// The trusted context key to map the source value into.
    pub target_key: Option<String>,
}

impl FromFields for ContextProviderKeyDefinition {
    const STRUCTURE: &'static Structure = &shapes::CONTEXT_PROVIDER_KEY_DEFINITION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { source_key: required(&mut fields, 0)?, target_key: optional(&mut fields, 1)? })
    }
}

impl IntoFields for ContextProviderKeyDefinition {
    const STRUCTURE: &'static Structure = &shapes::CONTEXT_PROVIDER_KEY_DEFINITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CONTEXT_PROVIDER_KEY_DEFINITION);
        fields.set(0, Some(self.source_key.into_value()));
        fields.set(1, self.target_key.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for ContextProviderKeyDefinition {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for ContextProviderKeyDefinition {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ContextProviderKeyDefinition {}

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
