//! Conversion between [`Value`]s and Rust types, for the generated structures.

use std::collections::BTreeMap;

use secret::Secret;

use super::{Fields, IntoFields, Value};
use crate::{Error, Timestamp};

/// A Rust type that a validated value can be turned into.
pub trait FromValue: Sized {
    /// Converts the value; `None` if it is of another shape.
    fn from_value(value: Value) -> Option<Self>;
}

/// A Rust type that can be turned into a value.
pub trait IntoValue {
    /// Returns the value.
    fn into_value(self) -> Value;
}

/// Returns the member at `index`, which must be there.
///
/// # Errors
/// `KMSInternalException` if it is absent or of another shape: the fields were not validated.
pub fn required<T: FromValue>(fields: &mut Fields, index: usize) -> Result<T, Error> {
    optional(fields, index)?.ok_or_else(|| mismatch(fields, index))
}

/// Returns the member at `index`, if it is there.
///
/// # Errors
/// `KMSInternalException` if it is of another shape: the fields were not validated.
pub fn optional<T: FromValue>(fields: &mut Fields, index: usize) -> Result<Option<T>, Error> {
    match fields.take(index) {
        None => Ok(None),
        Some(value) => T::from_value(value).map(Some).ok_or_else(|| mismatch(fields, index)),
    }
}

fn mismatch(fields: &Fields, index: usize) -> Error {
    let structure = fields.structure();
    let member = structure.members.get(index).map_or("?", |member| member.name);
    Error::internal(format!("{}.{member} was not validated", structure.name))
}

macro_rules! plain {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl FromValue for $type {
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant(inner) = value { Some(inner) } else { None }
            }
        }

        impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::$variant(self)
            }
        }
    )*};
}

plain! {
    String => String,
    Secret<[u8]> => Secret,
    bool => Boolean,
    Timestamp => Timestamp,
}

impl FromValue for i32 {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Integer(number) = value { Self::try_from(number).ok() } else { None }
    }
}

impl IntoValue for i32 {
    fn into_value(self) -> Value {
        Value::Integer(i64::from(self))
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Integer(number) = value { Some(number) } else { None }
    }
}

impl IntoValue for i64 {
    fn into_value(self) -> Value {
        Value::Integer(self)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Blob(bytes) = value { Some(bytes) } else { None }
    }
}

impl IntoValue for Vec<u8> {
    fn into_value(self) -> Value {
        Value::Blob(self)
    }
}

/// A type that can be in lists. Bytes are not among them, so that `Vec<u8>` is a blob and nothing else.
pub trait ListMember {}

impl ListMember for String {}

impl<T: FromValue + ListMember> FromValue for Vec<T> {
    fn from_value(value: Value) -> Option<Self> {
        let Value::List(values) = value else { return None };
        values.into_iter().map(T::from_value).collect()
    }
}

impl<T: IntoValue + ListMember> IntoValue for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }
}

impl FromValue for BTreeMap<String, String> {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Map(pairs) = value { Some(pairs.into_iter().collect()) } else { None }
    }
}

impl IntoValue for BTreeMap<String, String> {
    fn into_value(self) -> Value {
        Value::Map(self.into_iter().collect())
    }
}

impl<T: IntoFields> IntoValue for BTreeMap<String, T> {
    fn into_value(self) -> Value {
        let pairs = self.into_iter().map(|(key, value)| (key, value.into_fields()));
        Value::StructureMap(pairs.collect())
    }
}

impl<T: FromValue> FromValue for Box<T> {
    fn from_value(value: Value) -> Option<Self> {
        T::from_value(value).map(Self::new)
    }
}
