//! What a request says of itself, by the names that conditions and policy variables ask for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// The values of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values<'a> {
    /// Of a key that has one value.
    One(Cow<'a, str>),
    /// Of a key that can have several, such as `kms:EncryptionContextKeys`.
    Many(Vec<Cow<'a, str>>),
}

impl Values<'_> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let all: &[Cow<'_, str>] = match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        };
        all.iter().map(AsRef::as_ref)
    }
}

/// The context of a request. It is asked only where a statement that otherwise applies has a condition or a variable.
pub trait Context: fmt::Debug {
    /// The values of the condition key `key`, which is in lower case (`kms:encryptioncontext:team`); none when the request
    /// has no such key.
    fn values(&self, key: &str) -> Option<Values<'_>>;
}

/// A request that says nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoContext;

impl Context for NoContext {
    fn values(&self, _key: &str) -> Option<Values<'_>> {
        None
    }
}

/// Values by key in lower case, for simulations.
impl Context for BTreeMap<String, Vec<String>> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let values = self.get(key)?;
        match values.as_slice() {
            [one] => Some(Values::One(one.into())),
            many => Some(Values::Many(many.iter().map(Into::into).collect())),
        }
    }
}
