//! The XML of a body as values, guided by the description of the expected structure.
//!
//! Elements that the model does not know are skipped, as S3 does, and namespaces do not count: clients write none, that of S3, or a
//! prefix for it. What is ambiguous is refused: an element that stands twice where the model has one, text between elements, a
//! document type. Entities other than the five of XML are refused, so nothing expands.

use std::borrow::Cow;

use model::shape::{Fields, HttpBinding, Kind, Member, Shape, Structure, Value};
use model::{Error, ErrorCode};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::refusal::{malformed, shown};
use super::scalar::{self, ScalarFault};
use crate::DEPTH_MAX;

/// The most items of one list: S3 deletes at most 1,000 objects at once, and answers `MalformedXML` beyond.
const ITEMS_MAX: usize = 1000;
/// The most parts of an upload.
const PARTS_MAX: usize = 10_000;

/// Reads a body whose root element has the name `root`.
pub(super) fn read(
    root: &str,
    structure: &'static Structure,
    body: &[u8],
) -> Result<Fields, Error> {
    let text = std::str::from_utf8(body).map_err(|_not_utf8| malformed())?;
    // The byte order mark is no part of the text.
    let mut payload = PayloadReader::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    let start = payload.root()?;
    if start.local_name().as_ref() != root {
        return Err(malformed());
    }
    let fields = payload.structure(structure, &start)?;
    payload.end()?;
    Ok(fields)
}

/// The position in an XML text.
struct PayloadReader<'b> {
    reader: Reader<&'b [u8]>,
    /// The number of open elements.
    depth: usize,
}

/// The next thing inside of an element.
enum PayloadStep<'b> {
    Open(BytesStart<'b>),
    Text(Cow<'b, str>),
    Close,
}

impl<'b> PayloadReader<'b> {
    fn new(text: &'b str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// Reads up to the start of the root element.
    fn root(&mut self) -> Result<BytesStart<'b>, Error> {
        loop {
            match self.step()? {
                Some(PayloadStep::Open(start)) => return Ok(start),
                Some(PayloadStep::Text(text)) if is_blank(&text) => {}
                Some(PayloadStep::Text(_) | PayloadStep::Close) | None => return Err(malformed()),
            }
        }
    }

    /// Reads what is after the root element: nothing that counts.
    fn end(&mut self) -> Result<(), Error> {
        loop {
            match self.step()? {
                None => return Ok(()),
                Some(PayloadStep::Text(text)) if is_blank(&text) => {}
                Some(_) => return Err(malformed()),
            }
        }
    }

    /// Reads on; `None` at the end of the text.
    fn step(&mut self) -> Result<Option<PayloadStep<'b>>, Error> {
        loop {
            let event = self.reader.read_event().map_err(|_not_well_formed| malformed())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(malformed());
                    }
                    PayloadStep::Open(start)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    PayloadStep::Close
                }
                Event::Text(text) => PayloadStep::Text(legal(text.xml10_content())?),
                Event::CData(text) => PayloadStep::Text(legal(text.xml10_content())?),
                Event::GeneralRef(name) => PayloadStep::Text(resolved(&name)?),
                Event::Decl(declaration) => {
                    let encoding = declaration.encoding().transpose();
                    let encoding = encoding.map_err(|_not_well_formed| malformed())?;
                    let is_known = |name: &str| {
                        ["utf-8", "us-ascii"].iter().any(|known| known.eq_ignore_ascii_case(name))
                    };
                    if self.depth > 0 || encoding.is_some_and(|name| !is_known(&name)) {
                        return Err(malformed());
                    }
                    continue;
                }
                Event::Comment(_) | Event::PI(_) => continue,
                // Empty elements come as a start and an end.
                Event::Empty(_) | Event::DocType(_) => return Err(malformed()),
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(malformed()),
            }));
        }
    }

    /// Reads the structure in the element that `start` opens.
    fn structure(
        &mut self,
        structure: &'static Structure,
        start: &BytesStart<'_>,
    ) -> Result<Fields, Error> {
        let mut fields = Fields::empty(structure);
        attributes(&mut fields, start)?;
        loop {
            match self.inside()? {
                PayloadStep::Open(start) => self.member(&mut fields, &start)?,
                PayloadStep::Text(text) if is_blank(&text) => {}
                PayloadStep::Text(_) => return Err(malformed()),
                PayloadStep::Close => break,
            }
        }
        let missing = fields.iter().find(|(member, of)| member.required && of.is_none());
        match missing {
            Some((member, _)) => Err(missing_member(structure, member)),
            None => Ok(fields),
        }
    }

    /// Reads on within an element.
    fn inside(&mut self) -> Result<PayloadStep<'b>, Error> {
        self.step()?.ok_or_else(malformed)
    }

    /// Reads the element that `start` opens as a member, if the structure has it.
    fn member(&mut self, fields: &mut Fields, start: &BytesStart<'_>) -> Result<(), Error> {
        let structure = fields.structure();
        let name = start.local_name();
        let mut members = structure.members.iter().enumerate();
        let found = members.find(|(_, member)| element(member) == Some(name.as_ref()));
        let Some((index, member)) = found else { return self.skip() };
        let before = fields.take(index);
        let value = match (member.binding, &member.shape.kind, before) {
            (HttpBinding::FlatList(_), Kind::List { member: item, .. }, before) => {
                let mut items =
                    if let Some(Value::List(items)) = before { items } else { Vec::new() };
                self.item(structure, member, item, start, &mut items)?;
                Value::List(items)
            }
            (_, _, Some(_)) => return Err(malformed()),
            (HttpBinding::List { item: name, .. }, Kind::List { member: item, .. }, None) => {
                self.list(structure, member, (name, item))?
            }
            (_, _, None) => self.value(structure, member, member.shape, start)?,
        };
        fields.set(index, Some(value));
        Ok(())
    }

    /// Reads the items of a list, which stand in elements of one name.
    fn list(
        &mut self,
        structure: &'static Structure,
        member: &'static Member,
        item: (&str, &'static Shape),
    ) -> Result<Value, Error> {
        let mut items = Vec::new();
        loop {
            match self.inside()? {
                PayloadStep::Open(start) if start.local_name().as_ref() == item.0 => {
                    self.item(structure, member, item.1, &start, &mut items)?;
                }
                PayloadStep::Open(_) => self.skip()?,
                PayloadStep::Text(text) if is_blank(&text) => {}
                PayloadStep::Text(_) => return Err(malformed()),
                PayloadStep::Close => return Ok(Value::List(items)),
            }
        }
    }

    fn item(
        &mut self,
        structure: &'static Structure,
        member: &'static Member,
        shape: &'static Shape,
        start: &BytesStart<'_>,
        items: &mut Vec<Value>,
    ) -> Result<(), Error> {
        let max = if structure.name == "CompletedMultipartUpload" { PARTS_MAX } else { ITEMS_MAX };
        if items.len() == max {
            return Err(malformed());
        }
        items.push(self.value(structure, member, shape, start)?);
        Ok(())
    }

    /// Reads the element that `start` opens as a value of a shape.
    fn value(
        &mut self,
        structure: &'static Structure,
        member: &'static Member,
        shape: &'static Shape,
        start: &BytesStart<'_>,
    ) -> Result<Value, Error> {
        if let Kind::Structure(of) = shape.kind {
            return self.structure(of, start).map(Value::Structure);
        }
        let text = self.text()?;
        let value = scalar::value(shape, &text);
        let checked = value.and_then(|value| scalar::check(shape, &value).map(|()| value));
        checked.map_err(|fault| refused(structure, member, fault, &text))
    }

    /// Reads the text of an element that holds nothing else.
    fn text(&mut self) -> Result<Cow<'b, str>, Error> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.inside()? {
                PayloadStep::Text(more) if text.is_empty() => text = more,
                PayloadStep::Text(more) => text.to_mut().push_str(&more),
                PayloadStep::Close => return Ok(text),
                PayloadStep::Open(_) => return Err(malformed()),
            }
        }
    }

    /// Reads to the end of an element that the model does not know.
    fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.inside()?;
        }
        Ok(())
    }
}

/// Returns the name of the element in which a member stands.
const fn element(member: &Member) -> Option<&'static str> {
    match member.binding {
        HttpBinding::Body => Some(member.name),
        HttpBinding::Element(name)
        | HttpBinding::FlatList(name)
        | HttpBinding::List { list: name, .. } => Some(name),
        HttpBinding::Attribute(_)
        | HttpBinding::Payload(_)
        | HttpBinding::Header(_)
        | HttpBinding::Iso8601Header(_)
        | HttpBinding::Headers(_)
        | HttpBinding::Query(_)
        | HttpBinding::Status
        | HttpBinding::Uri => None,
    }
}

/// Reads the members that are attributes of the structure's element.
fn attributes(fields: &mut Fields, start: &BytesStart<'_>) -> Result<(), Error> {
    let structure = fields.structure();
    for (index, member) in structure.members.iter().enumerate() {
        let HttpBinding::Attribute(name) = member.binding else { continue };
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_not_well_formed| malformed())?;
            if local(attribute.key.as_ref()) != local(name) {
                continue;
            }
            let text = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            let text = text.map_err(|_not_well_formed| malformed())?;
            let value = scalar::value(member.shape, &text);
            let value = value.map_err(|fault| refused(structure, member, fault, &text))?;
            fields.set(index, Some(value));
        }
    }
    Ok(())
}

/// Returns the character that a reference stands for.
fn resolved(name: &BytesRef<'_>) -> Result<Cow<'static, str>, Error> {
    let character = name.resolve_char_ref().map_err(|_no_character| malformed())?;
    match character {
        Some(character) => legal(Cow::Owned(character.to_string())),
        None => resolve_predefined_entity(name).map(Cow::Borrowed).ok_or_else(malformed),
    }
}

/// Returns the text if XML 1.0 has all of its characters.
fn legal(text: Cow<'_, str>) -> Result<Cow<'_, str>, Error> {
    let is_legal = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_legal) { Ok(text) } else { Err(malformed()) }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| b" \t\r\n".contains(&byte))
}

/// Returns the error for a member that must be there. Most are `MalformedXML`.
fn missing_member(structure: &Structure, member: &Member) -> Error {
    match (structure.name, member.name) {
        ("SSEKMSEncryption", "KMSKeyArn") => Error::new(
            ErrorCode::InvalidRequest,
            "Requests that modify an object's encryption type to SSE-KMS require an AWS KMS key Amazon Resource Name (ARN). \
             Modify the request to specify a KMS key ARN, and then try again.",
        ),
        _ => malformed(),
    }
}

/// Returns the error for a text that is no value of the member. Most are `MalformedXML`. Sources for the others: Amazon S3 API
/// reference, "UpdateObjectEncryption", "Error responses" and "List of Tagging-related error codes".
fn refused(structure: &Structure, member: &Member, fault: ScalarFault, text: &str) -> Error {
    match (structure.name, member.name) {
        ("SSEKMSEncryption", "KMSKeyArn") => Error::new(
            ErrorCode::InvalidRequest,
            "Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key Amazon Resource Name \
             (ARN). Confirm that you have a correctly formatted KMS key ARN in your request, and then try again.",
        ),
        ("SSEKMSEncryption", "BucketKeyEnabled") => Error::new(
            ErrorCode::InvalidRequest,
            "The BucketKeyEnabled value isn't valid. Valid values are true or false. Modify the request to specify a valid \
             value, and then try again.",
        ),
        ("Tag", "Key") if fault == ScalarFault::Constraint => {
            let message = "The TagKey you have provided is invalid";
            Error::new(ErrorCode::InvalidTag, message).with_element("TagKey", shown(text))
        }
        _ => malformed(),
    }
}
