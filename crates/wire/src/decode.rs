//! From JSON text to values, guided by the description of what is expected. No generic tree is built.
//!
//! The wordings of `SerializationException` are those of AWS's JSON services (Coral): `NUMBER_VALUE can not be converted
//! to a String`. Text that is not JSON at all is answered without a message. Members that the model does not know are
//! skipped, `null` is the same as absent. A member or map key that stands twice is refused: which of the two counts
//! would be a matter of taste, and taste decides authorisation here.

use std::fmt;

use model::shape::{Fields, Kind, Shape, Structure, Value};
use model::{Error, ErrorCode, Timestamp};
use secret::Secret;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use crate::DEPTH_MAX;

/// The most members of one list or map. The model's lists have at most 50; encryption contexts have no stated limit.
const ITEMS_MAX: usize = 1000;

/// Reads a structure. An empty body is the empty structure.
pub(crate) fn structure(structure: &'static Structure, body: &[u8]) -> Result<Fields, Error> {
    if body.is_empty() {
        return Ok(Fields::empty(structure));
    }
    let malformed = || Error::bare(ErrorCode::SerializationException);
    let text = std::str::from_utf8(body).map_err(|_not_utf8| malformed())?;
    if depth(body) > DEPTH_MAX {
        return Err(malformed());
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let fields = InStructure(structure).deserialize(&mut deserializer).map_err(|error| refusal(&error))?;
    deserializer.end().map_err(|_trailing| malformed())?;
    Ok(fields)
}

/// How deep the brackets outside of strings nest.
fn depth(body: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Our own messages reach the caller; those of the JSON parser do not, for they may quote the input.
fn refusal(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let message = text.split_once(MARK).map(|(_, message)| message);
    let message = message.map(|message| message.rsplit_once(" at line ").map_or(message, |(head, _)| head));
    message.map_or_else(
        || Error::bare(ErrorCode::SerializationException),
        |message| Error::new(ErrorCode::SerializationException, message.to_owned()),
    )
}

/// Tells our messages from those of the parser.
const MARK: &str = "\u{1}";

fn mismatch<E: serde::de::Error>(found: &str, wanted: &str) -> E {
    E::custom(format_args!("{MARK}{found} can not be converted to {wanted}"))
}

/// How Coral names the kinds of value.
fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::String { .. } => "a String",
        Kind::Blob { .. } => "a Blob",
        Kind::Integer { .. } => "an Integer",
        Kind::Boolean => "a Boolean",
        Kind::Timestamp => "a Timestamp",
        Kind::List { .. } => "a List",
        Kind::Map { .. } => "a Map",
        Kind::Structure(_) => "a Structure",
    }
}

/// Expects a structure.
struct InStructure(&'static Structure);

impl<'de> DeserializeSeed<'de> for InStructure {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        let shape = Expecting { kind: Expected::Structure(self.0) };
        match deserializer.deserialize_any(shape)? {
            Some(Value::Structure(fields)) => Ok(fields),
            Some(_) | None => Err(mismatch("NULL_VALUE", "a Structure")),
        }
    }
}

/// Expects a value of a shape, or `null`.
struct InShape(&'static Shape);

impl<'de> DeserializeSeed<'de> for InShape {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        deserializer.deserialize_any(Expecting { kind: Expected::Shape(self.0) })
    }
}

#[derive(Clone, Copy)]
enum Expected {
    Shape(&'static Shape),
    Structure(&'static Structure),
}

/// Takes whatever token comes and makes it a value of the expected kind.
struct Expecting {
    kind: Expected,
}

impl Expecting {
    fn wanted(&self) -> &'static str {
        match self.kind {
            Expected::Structure(_) => "a Structure",
            Expected::Shape(shape) => wanted(&shape.kind),
        }
    }

    fn mismatch<E: serde::de::Error>(&self, found: &str) -> E {
        mismatch(found, self.wanted())
    }

    fn text<E: serde::de::Error>(&self, text: &str) -> Result<Option<Value>, E> {
        let Expected::Shape(shape) = self.kind else {
            return Err(self.mismatch("STRING_VALUE"));
        };
        match shape.kind {
            Kind::String { .. } if shape.sensitive => {
                Ok(Some(Value::Secret(Secret::<[u8]>::copy_of(text.as_bytes()))))
            }
            Kind::String { .. } => Ok(Some(Value::String(text.to_owned()))),
            Kind::Blob { .. } => blob(text, shape.sensitive).map(Some),
            Kind::Integer { .. }
            | Kind::Boolean
            | Kind::Timestamp
            | Kind::List { .. }
            | Kind::Map { .. }
            | Kind::Structure(_) => Err(self.mismatch("STRING_VALUE")),
        }
    }

    fn number<E: serde::de::Error>(&self, number: f64) -> Result<Option<Value>, E> {
        match self.kind {
            Expected::Shape(Shape { kind: Kind::Timestamp, .. }) => Ok(Some(Value::Timestamp(timestamp(number)))),
            Expected::Shape(_) | Expected::Structure(_) => Err(self.mismatch("NUMBER_VALUE")),
        }
    }

    fn integer<E: serde::de::Error>(&self, number: i64) -> Result<Option<Value>, E> {
        match self.kind {
            Expected::Shape(Shape { kind: Kind::Integer { .. }, .. }) => {
                let fits = i32::try_from(number).is_ok();
                if fits { Ok(Some(Value::Integer(number))) } else { Err(self.mismatch("NUMBER_VALUE")) }
            }
            Expected::Shape(Shape { kind: Kind::Timestamp, .. }) => {
                Ok(Some(Value::Timestamp(Timestamp::from_millis(number.saturating_mul(1000)))))
            }
            Expected::Shape(_) | Expected::Structure(_) => Err(self.mismatch("NUMBER_VALUE")),
        }
    }
}

impl<'de> Visitor<'de> for Expecting {
    type Value = Option<Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.wanted())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Option<Value>, E> {
        match self.kind {
            Expected::Shape(Shape { kind: Kind::Boolean, .. }) => Ok(Some(Value::Boolean(value))),
            Expected::Shape(_) | Expected::Structure(_) => {
                Err(self.mismatch(if value { "TRUE_VALUE" } else { "FALSE_VALUE" }))
            }
        }
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Option<Value>, E> {
        self.integer(number)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Option<Value>, E> {
        self.integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Option<Value>, E> {
        self.number(number)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<Value>, E> {
        self.text(text)
    }

    /// A string with escapes, which the parser had to copy; the copy may hold a secret.
    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Option<Value>, E> {
        let text = Zeroizing::new(text);
        self.text(&text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<Value>, A::Error> {
        let Expected::Shape(Shape { kind: Kind::List { member, .. }, .. }) = self.kind else {
            return Err(self.mismatch("START_ARRAY"));
        };
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(InShape(member))? {
            if values.len() >= ITEMS_MAX {
                return Err(serde::de::Error::custom("too many items"));
            }
            let value = value.ok_or_else(|| mismatch("NULL_VALUE", wanted(&member.kind)))?;
            values.push(value);
        }
        Ok(Some(Value::List(values)))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Option<Value>, A::Error> {
        let structure = |structure, entries| {
            members(structure, entries).map(|fields| Some(Value::Structure(fields)))
        };
        match self.kind {
            Expected::Structure(of) => structure(of, entries),
            Expected::Shape(Shape { kind: Kind::Structure(of), .. }) => structure(of, entries),
            Expected::Shape(Shape { kind: Kind::Map { value, .. }, .. }) => {
                pairs(value, entries).map(|pairs| Some(Value::Map(pairs)))
            }
            Expected::Shape(_) => Err(self.mismatch("START_OBJECT")),
        }
    }
}

/// The members of a structure; unknown ones are skipped.
fn members<'de, A: MapAccess<'de>>(
    structure: &'static Structure,
    mut entries: A,
) -> Result<Fields, A::Error> {
    let mut fields = Fields::empty(structure);
    let mut seen = 0u64;
    while let Some(index) = entries.next_key_seed(InNames(structure))? {
        let Some((index, member)) = index.and_then(|index| Some((index, structure.members.get(index)?))) else {
            entries.next_value::<IgnoredAny>()?;
            continue;
        };
        let bit = 1u64.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
        if seen & bit != 0 {
            return Err(serde::de::Error::custom("a member stands twice"));
        }
        seen |= bit;
        fields.set(index, entries.next_value_seed(InShape(member.shape))?);
    }
    Ok(fields)
}

fn pairs<'de, A: MapAccess<'de>>(
    value: &'static Shape,
    mut entries: A,
) -> Result<Vec<(String, String)>, A::Error> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(key) = entries.next_key::<String>()? {
        let found = entries.next_value_seed(InShape(value))?;
        let Some(Value::String(text)) = found else {
            return Err(mismatch("NULL_VALUE", "a String"));
        };
        if pairs.len() >= ITEMS_MAX {
            return Err(serde::de::Error::custom("too many items"));
        }
        pairs.push((key, text));
    }
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
        return Err(serde::de::Error::custom("a key stands twice"));
    }
    Ok(pairs)
}

/// Expects the name of a member; gives its place, or none for a name that the model does not know.
struct InNames(&'static Structure);

impl<'de> DeserializeSeed<'de> for InNames {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for InNames {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.members.iter().position(|member| member.name == name))
    }
}

/// Decodes standard base64 with padding, as AWS clients send it; nothing else is accepted.
fn blob<E: serde::de::Error>(text: &str, sensitive: bool) -> Result<Value, E> {
    let base64 = base64_simd::STANDARD;
    let invalid = || E::custom("not base64");
    if !sensitive {
        return base64.decode_to_vec(text).map(Value::Blob).map_err(|_invalid| invalid());
    }
    let length = base64.decoded_length(text.as_bytes()).map_err(|_invalid| invalid())?;
    Secret::<[u8]>::try_fill_with(length, |out| {
        let out = base64_simd::Out::from_slice(out);
        base64.decode(text.as_bytes(), out).map(drop).map_err(|_invalid| invalid())
    })
    .map(Value::Secret)
}

/// Epoch seconds with a fraction; what lies outside the years 1970 to 9999 is held at the nearest of them.
fn timestamp(seconds: f64) -> Timestamp {
    let millis = (seconds * 1000.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and so does the timestamp")]
    Timestamp::from_millis(millis as i64)
}
