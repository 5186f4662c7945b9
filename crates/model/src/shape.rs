//! The descriptions of the AWS model's structures, and values in that form.
//!
//! One generic decoder, validator and encoder walk these descriptions; the typed structures of
//! [`crate::generated`] are made from [`Fields`] and turned back into them. So a constraint of the model is stated
//! once, in generated data.

pub mod convert;

use secret::Secret;

use crate::error::Error;
use crate::timestamp::Timestamp;

/// A named structure: the input or output of an operation, or a part of one.
#[derive(Debug)]
pub struct Structure {
    /// The name in the AWS model, such as `EncryptRequest`.
    pub name: &'static str,
    /// The members in the order of the model; [`Fields`] has one place for each.
    pub members: &'static [Member],
}

/// One member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The name on the wire, such as `KeyId`.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// `true` if a request without it is refused.
    pub required: bool,
    /// The place in a message of REST.
    pub binding: HttpBinding,
}

impl Member {
    /// Returns a member that may be absent, at the usual place.
    #[must_use]
    pub const fn optional(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, shape, required: false, binding: HttpBinding::Body }
    }

    /// Returns a member without which a request is refused, at the usual place.
    #[must_use]
    pub const fn required(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, shape, required: true, binding: HttpBinding::Body }
    }

    /// Returns the member at another place.
    #[must_use]
    pub const fn at(self, binding: HttpBinding) -> Self {
        Self { binding, ..self }
    }
}

/// The place of a member in a message of REST and XML. In other protocols every member is in the body under its own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpBinding {
    /// In the body, under its own name.
    Body,
    /// In the body, in an XML element of another name.
    Element(&'static str),
    /// In the body, as an attribute of the structure's element.
    Attribute(&'static str),
    /// In the body, in an element around the items.
    List {
        /// The element around the items.
        list: &'static str,
        /// The element of each item.
        item: &'static str,
    },
    /// In the body, each item in an element of this name and nothing around them.
    FlatList(&'static str),
    /// The whole body: text as it is, and a structure in an XML element of this name.
    Payload(&'static str),
    /// The header of this name, which is in lower case. Dates are those of HTTP.
    Header(&'static str),
    /// The header of this name, with dates of ISO 8601.
    Iso8601Header(&'static str),
    /// All headers whose names begin so, in lower case.
    Headers(&'static str),
    /// The parameter of this name in the query.
    Query(&'static str),
    /// The part of the path that has the member's name: bucket or key.
    Uri,
    /// The HTTP status of the reply, in the place of the operation's own.
    Status,
}

/// A type of the AWS model with its constraints.
#[derive(Debug)]
pub struct Shape {
    /// The name in the AWS model, such as `PlaintextType`.
    pub name: &'static str,
    /// The `sensitive` mark of the model: the value is held in a [`Secret`] and never shown.
    pub sensitive: bool,
    /// The kind of value and its limits.
    pub kind: Kind,
}

/// The kinds of value, with the limits that the model states. A limit that is absent in the model is `None`.
#[derive(Debug)]
pub enum Kind {
    /// Text. Lengths are in characters.
    String {
        /// The shortest and the longest length.
        length: Range,
        /// A regular expression that the whole value must match, as the model writes it.
        pattern: Option<&'static str>,
        /// The only values, in the model's order; empty if any text is allowed.
        values: &'static [&'static str],
    },
    /// Bytes, base64 on the wire. Lengths are of the decoded bytes.
    Blob {
        /// The shortest and the longest length.
        length: Range,
    },
    /// A 32-bit signed integer.
    Integer {
        /// The smallest and the largest value.
        range: Range,
    },
    /// A 64-bit signed integer.
    Long,
    /// `true` or `false`.
    Boolean,
    /// Seconds since the epoch, with a fraction, in JSON; a date elsewhere.
    Timestamp,
    /// Values of one shape.
    List {
        /// The shape of each.
        member: &'static Shape,
        /// The smallest and the largest number of them.
        length: Range,
    },
    /// Text to text, and in replies to structures.
    Map {
        /// The shape of the keys.
        key: &'static Shape,
        /// The shape of the values.
        value: &'static Shape,
    },
    /// A structure within.
    Structure(&'static Structure),
}

/// Inclusive limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest value allowed.
    pub min: Option<i64>,
    /// The largest value allowed.
    pub max: Option<i64>,
}

/// A value of some shape.
#[derive(Debug)]
pub enum Value {
    /// Text.
    String(String),
    /// Bytes that are not sensitive.
    Blob(Vec<u8>),
    /// Bytes, or UTF-8 text, of a sensitive shape.
    Secret(Secret<[u8]>),
    /// A number.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
    /// A moment.
    Timestamp(Timestamp),
    /// Values of one shape.
    List(Vec<Self>),
    /// Text to text, in the order that was sent; no key occurs twice.
    Map(Vec<(String, String)>),
    /// Text to structures, in replies only.
    StructureMap(Vec<(String, Fields)>),
    /// A structure.
    Structure(Fields),
}

/// The members of a structure, each at its place in [`Structure::members`].
#[derive(Debug)]
pub struct Fields {
    structure: &'static Structure,
    values: Vec<Option<Value>>,
}

impl Fields {
    /// Returns the structure with all members absent.
    #[must_use]
    pub fn empty(structure: &'static Structure) -> Self {
        Self { structure, values: structure.members.iter().map(|_| None).collect() }
    }

    /// Returns the structure whose members these are.
    #[must_use]
    pub const fn structure(&self) -> &'static Structure {
        self.structure
    }

    /// Sets the member at `index`; an index outside the structure is ignored.
    pub fn set(&mut self, index: usize, value: Option<Value>) {
        if let Some(place) = self.values.get_mut(index) {
            *place = value;
        }
    }

    /// Takes the member at `index` out.
    pub fn take(&mut self, index: usize) -> Option<Value> {
        self.values.get_mut(index).and_then(Option::take)
    }

    /// Returns the member at `index`, if present.
    #[must_use]
    pub fn value(&self, index: usize) -> Option<&Value> {
        self.values.get(index).and_then(Option::as_ref)
    }

    /// Sets the member called `name`; a name that the structure does not have is ignored.
    pub fn set_named(&mut self, name: &str, value: Value) {
        if let Some(index) = self.place_of(name) {
            self.set(index, Some(value));
        }
    }

    /// Takes the member called `name` out, if present.
    pub fn take_named(&mut self, name: &str) -> Option<Value> {
        self.take(self.place_of(name)?)
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        self.structure.members.iter().position(|member| member.name == name)
    }

    /// Returns the member called `name`, if present.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Value> {
        self.value(self.place_of(name)?)
    }

    /// Returns every member with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Member, Option<&Value>)> {
        self.structure.members.iter().zip(self.values.iter().map(Option::as_ref))
    }
}

/// A typed structure that can be made from validated fields.
pub trait FromFields: Sized {
    /// The description of the structure.
    const STRUCTURE: &'static Structure;

    /// Takes the fields apart.
    ///
    /// # Errors
    /// `KMSInternalException` if a value is not of its member's shape: the fields were not validated.
    fn from_fields(fields: Fields) -> Result<Self, Error>;
}

/// A typed structure that can be turned into fields.
pub trait IntoFields: Sized {
    /// The description of the structure.
    const STRUCTURE: &'static Structure;

    /// Returns the fields, in the order of the model.
    fn into_fields(self) -> Fields;
}

/// The output of an operation whose reply has no members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoOutput;

impl IntoFields for NoOutput {
    const STRUCTURE: &'static Structure = &Structure { name: "", members: &[] };

    fn into_fields(self) -> Fields {
        Fields::empty(Self::STRUCTURE)
    }
}
