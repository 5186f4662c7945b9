//! The context of a request: values by the names that conditions and policy variables use.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use std::fmt;

/// The values of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values<'a> {
    /// The value of a single-valued key.
    One(Cow<'a, str>),
    /// The values of a multivalued key, such as `kms:EncryptionContextKeys`.
    Many(Vec<Cow<'a, str>>),
}

impl<'a> Values<'a> {
    /// Returns the values one by one.
    pub(crate) fn into_texts(self) -> Vec<Cow<'a, str>> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

impl Values<'_> {
    /// Returns the same values, borrowed.
    #[must_use]
    pub fn borrowed(&self) -> Values<'_> {
        match self {
            Self::One(value) => Values::One(Cow::Borrowed(value)),
            Self::Many(values) => {
                Values::Many(values.iter().map(|value| Cow::Borrowed(&**value)).collect())
            }
        }
    }

    /// Returns the bytes of memory that they take when they are [owned](Self::to_static).
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.iter().map(|value| value.len() + size_of::<Cow<'_, str>>() + ALLOCATION_BYTES).sum()
    }

    /// Returns the same values in memory of their own.
    #[must_use]
    pub fn to_static(&self) -> Values<'static> {
        let own = |value: &Cow<'_, str>| Cow::Owned(value.to_string());
        match self {
            Self::One(value) => Values::One(own(value)),
            Self::Many(values) => Values::Many(values.iter().map(own).collect()),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let all: &[Cow<'_, str>] = match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        };
        all.iter().map(AsRef::as_ref)
    }
}

/// The most bytes that a small allocation takes beyond its contents.
const ALLOCATION_BYTES: usize = 16;

/// The context of a request. It is consulted only if a statement whose principal and action match has a condition or variable.
pub trait RequestContext: fmt::Debug {
    /// Returns the values of the condition key `key`, which is in lower case (`kms:encryptioncontext:team`); `None` if the
    /// request has no such key.
    fn values(&self, key: &str) -> Option<Values<'_>>;
}

/// A request without context.
#[derive(Clone, Copy, Debug)]
pub struct NoContext;

impl RequestContext for NoContext {
    fn values(&self, _key: &str) -> Option<Values<'_>> {
        None
    }
}

/// The values by key in lower case, for simulations.
impl RequestContext for BTreeMap<String, Vec<String>> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let values = self.get(key)?;
        match values.as_slice() {
            [one] => Some(Values::One(one.into())),
            many => Some(Values::Many(many.iter().map(Into::into).collect())),
        }
    }
}

/// A key with its values; `None` if the request has no such key.
pub type LookedUpKey<'a> = (Box<str>, Option<Values<'a>>);

/// The most keys whose values are remembered. Beyond that, scanning the list costs more than looking a value up again.
const KEYS_MAX: usize = 16;

/// A context that looks up each key once, however many statements use it, and remembers which keys were looked up.
#[derive(Debug)]
pub struct MemoizedContext<'a> {
    context: &'a dyn RequestContext,
    said: [OnceCell<LookedUpKey<'a>>; KEYS_MAX],
    is_full: Cell<bool>,
}

impl<'a> MemoizedContext<'a> {
    /// Returns a context that has looked up nothing yet.
    #[must_use]
    pub fn new(context: &'a dyn RequestContext) -> Self {
        Self { context, said: Default::default(), is_full: Cell::new(false) }
    }

    /// Returns all that was looked up, with the results; `None` if it was more than is remembered.
    pub fn said(&self) -> Option<impl Iterator<Item = &LookedUpKey<'a>>> {
        (!self.is_full.get()).then(|| self.said.iter().map_while(OnceCell::get))
    }
}

impl RequestContext for MemoizedContext<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let look = || (key.into(), self.context.values(key));
        let mut places = self.said.iter().map(|place| place.get_or_init(look));
        if let Some((_, values)) = places.find(|(asked, _)| **asked == *key) {
            return values.as_ref().map(Values::borrowed);
        }
        self.is_full.set(true);
        self.context.values(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Counting(Cell<u32>);

    impl RequestContext for Counting {
        fn values(&self, key: &str) -> Option<Values<'_>> {
            self.0.set(self.0.get() + 1);
            let many = || Values::Many(vec!["a".into(), "b".into()]);
            match key {
                "k:none" => None,
                "k:many" => Some(many()),
                key => Some(Values::One(key.to_owned().into())),
            }
        }
    }

    #[test]
    fn each_key_is_looked_up_once() {
        let counting = Counting(Cell::new(0));
        let once = MemoizedContext::new(&counting);
        for _ in 0..3 {
            assert_eq!(once.values("k:none"), None);
            assert_eq!(once.values("k:one"), Some(Values::One("k:one".into())));
            assert_eq!(once.values("k:many").map(|values| values.iter().count()), Some(2));
        }
        assert_eq!(counting.0.get(), 3);
        let said: Vec<_> = once.said().unwrap().map(|(key, values)| (&**key, values)).collect();
        assert_eq!(
            said.iter().map(|(key, _)| *key).collect::<Vec<_>>(),
            ["k:none", "k:one", "k:many"]
        );
        assert_eq!(said[0].1, &None);
    }

    #[test]
    fn more_keys_than_are_remembered_are_still_answered() {
        let counting = Counting(Cell::new(0));
        let once = MemoizedContext::new(&counting);
        for round in 0..2 {
            for number in 0..=KEYS_MAX {
                let key = format!("k:{number}");
                assert_eq!(once.values(&key), Some(Values::One(key.clone().into())));
            }
            assert_eq!(counting.0.get() as usize, KEYS_MAX + 1 + round);
            assert!(once.said().is_none());
        }
    }
}
