//! Turns JSON text into values, guided by the description of the expected shape. No generic tree is built.
//!
//! Members that the model does not know are skipped, and `null` is the same as absent. A duplicate member or map key is refused:
//! which of the two counts would be arbitrary, and an encryption context decides access. For the same reason a `null` inside a
//! list or map is refused and not dropped.

use std::cell::Cell;
use std::fmt;

use model::shape::{Fields, Kind, Shape, Structure, Value};
use model::{Error, Timestamp};
use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::refusal::{DecodeRefusal, JsonToken};
use crate::{DEPTH_MAX, sensitive};

/// The most members of one list or map that has no longer limit of its own. Encryption contexts and the values of filters have none.
const ITEMS_MAX: usize = 1000;
/// The most values of one request: items of its lists, and members of its structures, those that are absent too. Each takes 32 bytes, and
/// may be three in the text: the filters of Cost Explorer nest, so that nothing else bounds them.
const VALUES_MAX: usize = 32 * 1024;

/// Reads a structure. An empty body is the empty structure.
pub(crate) fn structure(structure: &'static Structure, body: &[u8]) -> Result<Fields, Error> {
    if body.is_empty() {
        return Ok(Fields::empty(structure));
    }
    let (refusal, values) = (Cell::new(DecodeRefusal::Malformed), Cell::new(VALUES_MAX));
    let walk = DecodeWalk { refusal: &refusal, values: &values, depth: 0 };
    let seed = Expecting { place: ExpectedShape::Body(structure), walk };
    match read(seed, body) {
        Some(Value::Structure(fields)) => Ok(fields),
        Some(_) | None => Err(refusal.get().into_error()),
    }
}

/// The parser's own errors are dropped unread: they may quote the input.
fn read(seed: Expecting<'_>, body: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(body).ok()?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    value
}

/// The position of the walk, and the place for the reason why it stops.
#[derive(Clone, Copy)]
struct DecodeWalk<'w> {
    refusal: &'w Cell<DecodeRefusal>,
    /// The number of values that may follow.
    values: &'w Cell<usize>,
    /// The number of open brackets.
    depth: usize,
}

impl<'w> DecodeWalk<'w> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        let deeper = Self { depth: self.depth + 1, ..self };
        if deeper.depth > DEPTH_MAX { Err(self.malformed()) } else { Ok(deeper) }
    }

    /// Takes the values that follow out of those that may.
    fn take<E: serde::de::Error>(self, count: usize) -> Result<(), E> {
        let left = self.values.get().checked_sub(count).ok_or_else(|| self.malformed())?;
        self.values.set(left);
        Ok(())
    }

    const fn expecting(self, shape: &'static Shape) -> Expecting<'w> {
        Expecting { place: ExpectedShape::Shape(shape), walk: self }
    }

    fn refuse<E: serde::de::Error>(self, refusal: DecodeRefusal) -> E {
        self.refusal.set(refusal);
        E::custom("refused")
    }

    fn malformed<E: serde::de::Error>(self) -> E {
        self.refuse(DecodeRefusal::Malformed)
    }
}

/// The shape that belongs at this place of the text.
#[derive(Clone, Copy)]
enum ExpectedShape {
    Body(&'static Structure),
    Shape(&'static Shape),
}

/// A visitor that turns any value into one of the expected kind, and `null` into `None`.
#[derive(Clone, Copy)]
struct Expecting<'w> {
    place: ExpectedShape,
    walk: DecodeWalk<'w>,
}

impl Expecting<'_> {
    const fn kind(&self) -> Option<&'static Kind> {
        match self.place {
            ExpectedShape::Body(_) => None,
            ExpectedShape::Shape(shape) => Some(&shape.kind),
        }
    }

    const fn structure(&self) -> Option<&'static Structure> {
        match self.place {
            ExpectedShape::Body(structure) => Some(structure),
            ExpectedShape::Shape(Shape { kind: Kind::Structure(structure), .. }) => Some(structure),
            ExpectedShape::Shape(_) => None,
        }
    }

    fn mismatch<E: serde::de::Error>(&self, token: JsonToken) -> E {
        self.walk.refuse(match self.place {
            ExpectedShape::Body(_) => DecodeRefusal::Body(token),
            ExpectedShape::Shape(shape) => DecodeRefusal::Mismatch(token, &shape.kind),
        })
    }
}

impl<'de> DeserializeSeed<'de> for Expecting<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        match self.place {
            ExpectedShape::Shape(
                shape @ Shape {
                    sensitive: true, kind: Kind::String { .. } | Kind::Blob { .. }, ..
                },
            ) => {
                let json = <&RawValue>::deserialize(deserializer)?.get();
                sensitive::value(shape, json).map_err(|refusal| self.walk.refuse(refusal))
            }
            ExpectedShape::Shape(_) | ExpectedShape::Body(_) => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Expecting<'_> {
    type Value = Option<Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of the model")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Option<Value>, E> {
        Ok(None)
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<Option<Value>, E> {
        match self.kind() {
            Some(Kind::Boolean) => Ok(Some(Value::Boolean(truth))),
            Some(_) | None => {
                Err(self.mismatch(if truth { JsonToken::True } else { JsonToken::False }))
            }
        }
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Option<Value>, E> {
        match self.kind() {
            Some(Kind::Integer { .. }) if i32::try_from(number).is_ok() => {
                Ok(Some(Value::Integer(number)))
            }
            Some(Kind::Long) => Ok(Some(Value::Integer(number))),
            Some(Kind::Timestamp) => {
                Ok(Some(Value::Timestamp(Timestamp::from_millis(number.saturating_mul(1000)))))
            }
            Some(_) | None => Err(self.mismatch(JsonToken::Number)),
        }
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Option<Value>, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Option<Value>, E> {
        match self.kind() {
            // `32.0` and `-0` are whole; beyond 32 bits the cast saturates and is refused.
            Some(Kind::Integer { .. }) if number.fract() == 0.0 => {
                self.visit_i64(saturated(number))
            }
            // Sub-milliseconds are rounded; what lies outside 1970 to 9999 is held at the nearest moment within.
            Some(Kind::Timestamp) => {
                let millis = saturated((number * 1000.0).round());
                Ok(Some(Value::Timestamp(Timestamp::from_millis(millis))))
            }
            Some(_) | None => Err(self.mismatch(JsonToken::Number)),
        }
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<Value>, E> {
        match self.kind() {
            Some(Kind::String { .. }) => Ok(Some(Value::String(text.to_owned()))),
            Some(Kind::Blob { .. }) => base64_simd::STANDARD
                .decode_to_vec(text)
                .map(|bytes| Some(Value::Blob(bytes)))
                .map_err(|_not_base64| self.walk.malformed()),
            Some(_) | None => Err(self.mismatch(JsonToken::Text)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<Value>, A::Error> {
        let Some(Kind::List { member, length }) = self.kind() else {
            return Err(self.mismatch(JsonToken::List));
        };
        // One more than its own limit, so that its constraint refuses it.
        let own = length.max.and_then(|max| usize::try_from(max).ok()).unwrap_or_default();
        let most = ITEMS_MAX.max(own.saturating_add(1));
        let walk = self.walk.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(walk.expecting(member))? {
            walk.take(1)?;
            if values.len() == most {
                return Err(walk.malformed());
            }
            values.push(value.ok_or_else(|| walk.malformed())?);
        }
        Ok(Some(Value::List(values)))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Option<Value>, A::Error> {
        let walk = self.walk.deeper()?;
        if let Some(structure) = self.structure() {
            return members(structure, walk, entries).map(|fields| Some(Value::Structure(fields)));
        }
        match self.kind() {
            Some(Kind::Map { value, .. }) => {
                pairs(value, walk, entries).map(|pairs| Some(Value::Map(pairs)))
            }
            Some(_) | None => Err(self.mismatch(JsonToken::Object)),
        }
    }
}

/// Reads the members of a structure. Unknown ones are skipped.
fn members<'de, A: MapAccess<'de>>(
    structure: &'static Structure,
    walk: DecodeWalk<'_>,
    mut entries: A,
) -> Result<Fields, A::Error> {
    walk.take(structure.members.len())?;
    let mut fields = Fields::empty(structure);
    let mut seen = SeenMembers::default();
    while let Some(index) = entries.next_key_seed(NameOf(structure))? {
        match index.and_then(|index| Some((index, structure.members.get(index)?))) {
            Some((index, _)) if seen.before(index) => return Err(walk.malformed()),
            Some((index, member)) => {
                fields.set(index, entries.next_value_seed(walk.expecting(member.shape))?);
            }
            None => skip(walk, entries.next_value()?)?,
        }
    }
    Ok(fields)
}

/// The members of a structure that have been read, even if they were `null`.
#[derive(Default)]
struct SeenMembers(u64);

impl SeenMembers {
    /// Notes a member, and returns `true` if it was noted before. The 65th member of a structure would always seem so, but no
    /// structure of the model has half as many, as a test checks.
    fn before(&mut self, index: usize) -> bool {
        let bit = u32::try_from(index).ok().and_then(|index| 1u64.checked_shl(index));
        let Some(bit) = bit else { return true };
        let before = self.0 & bit != 0;
        self.0 |= bit;
        before
    }
}

/// Skips a value that the model does not know, if it is not too deep.
fn skip<E: serde::de::Error>(walk: DecodeWalk<'_>, value: &RawValue) -> Result<(), E> {
    if walk.depth + depth(value.get()) > DEPTH_MAX { Err(walk.malformed()) } else { Ok(()) }
}

/// Returns how deep the brackets outside of strings nest, in JSON whose syntax has been checked.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn pairs<'de, A: MapAccess<'de>>(
    value: &'static Shape,
    walk: DecodeWalk<'_>,
    mut entries: A,
) -> Result<Vec<(String, String)>, A::Error> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    while let Some(key) = entries.next_key::<String>()? {
        match entries.next_value_seed(walk.expecting(value))? {
            Some(Value::String(text)) if pairs.len() < ITEMS_MAX => pairs.push((key, text)),
            Some(_) | None => return Err(walk.malformed()),
        }
    }
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    if keys.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
        return Err(walk.malformed());
    }
    Ok(pairs)
}

/// A visitor that expects the name of a member. It returns the member's index, or `None` for a name that the model does not know.
struct NameOf(&'static Structure);

impl<'de> DeserializeSeed<'de> for NameOf {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameOf {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.members.iter().position(|member| member.name == name))
    }
}

fn saturated(number: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the cast saturates, which is what is wanted"
    )]
    let whole = number as i64;
    whole
}

#[cfg(test)]
mod tests;
