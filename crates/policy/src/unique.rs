//! JSON as policies have it: objects without duplicate keys (the choice between two equal keys would decide who is let in),
//! structures that are objects, and one text or a flat list of them.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};

/// The entries in their order, no key twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unique<V>(pub(crate) Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Unique<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

struct InOrder<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for InOrder<V> {
    type Value = Unique<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique<V>, A::Error> {
        let (mut entries, mut known) = (Vec::new(), HashSet::new());
        while let Some((key, value)) = map.next_entry::<String, V>()? {
            if !known.insert(key.clone()) {
                return Err(serde::de::Error::custom("a key stands twice"));
            }
            entries.push((key, value));
        }
        Ok(Unique(entries))
    }
}

/// A structure that is written as an object. Serde would also take it from a list of its members.
pub(crate) struct Object<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectMembers(PhantomData))
    }
}

struct ObjectMembers<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectMembers<T> {
    type Value = Object<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

/// One text, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OneOrMany(pub(crate) Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Texts { scalars: false, inside: false }.deserialize(deserializer).map(Self)
    }
}

/// One value of a condition, or a list of them: texts, numbers and booleans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConditionValues(pub(crate) Vec<String>);

impl<'de> Deserialize<'de> for ConditionValues {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Texts { scalars: true, inside: false }.deserialize(deserializer).map(Self)
    }
}

/// Reads one text, or a list of them, in which there is no other list.
#[derive(Clone, Copy)]
struct Texts {
    /// `true` if numbers and booleans are taken for their texts.
    scalars: bool,
    /// `true` for an item of a list.
    inside: bool,
}

impl Texts {
    fn scalar<E: serde::de::Error>(
        self,
        text: impl ToString,
        found: Unexpected<'_>,
    ) -> Result<Vec<String>, E> {
        if self.scalars { Ok(vec![text.to_string()]) } else { Err(E::invalid_type(found, &self)) }
    }
}

impl<'de> DeserializeSeed<'de> for Texts {
    type Value = Vec<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Texts {
    type Value = Vec<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.inside { "a string" } else { "a string or a list of strings" })
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(vec![text.to_owned()])
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Self::Value, E> {
        self.scalar(value, Unexpected::Bool(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Self::Value, E> {
        self.scalar(value, Unexpected::Unsigned(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Self::Value, E> {
        self.scalar(value, Unexpected::Signed(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Self::Value, E> {
        self.scalar(value, Unexpected::Float(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        if self.inside {
            return Err(serde::de::Error::invalid_type(Unexpected::Seq, &self));
        }
        let mut texts = Vec::new();
        while let Some(mut text) = items.next_element_seed(Self { inside: true, ..self })? {
            texts.append(&mut text);
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_no_list_in_it_and_only_conditions_have_numbers() {
        let texts = |json| serde_json::from_str::<OneOrMany>(json).map(|texts| texts.0).ok();
        let values =
            |json| serde_json::from_str::<ConditionValues>(json).map(|values| values.0).ok();
        let all = |items: &[&str]| Some(items.iter().map(|&item| item.to_owned()).collect());
        assert_eq!(texts(r#"["a","b"]"#), all(&["a", "b"]));
        assert_eq!(texts(r#""a""#), all(&["a"]));
        assert_eq!(values(r#"[true,7,-7,1.5,"a"]"#), all(&["true", "7", "-7", "1.5", "a"]));
        for refused in ["true", "7", "[7]", "1.5", r#"[["a"]]"#, r#"{"a":"b"}"#, "null", "[null]"] {
            assert_eq!(texts(refused), None, "{refused}");
        }
        assert_eq!(values(r#"[["a"]]"#), None);
    }
}
