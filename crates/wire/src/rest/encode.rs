//! Turns values into a reply of S3: its status, its headers and its XML.

use std::borrow::Cow;

use model::Timestamp;
use model::generated::s3::Operation;
use model::shape::{Fields, HttpBinding, Kind, Member, Shape, Value};

use super::NAMESPACE;
use super::root::root;
use crate::encode::Body;
use crate::xml_writer::XmlWriter;

/// The text before the root element. Clients refuse blanks before it.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const XML: &str = "application/xml";
const JSON: &str = "application/json";
/// The usual length of a member in XML, for the size of the buffer.
const MEMBER_BYTES_USUAL: usize = 64;

/// A reply, encoded. Where the content of an object follows, the body is empty here.
#[derive(Debug)]
pub struct RestReply {
    /// The HTTP status.
    pub status: u16,
    /// The headers with names in lower case, `content-type` among them if there is a body. Values have no control characters.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// The body.
    pub body: Body,
}

/// Encodes the reply to a request that was carried out. Absent members are left out.
#[must_use]
pub fn encode_rest(operation: Operation, fields: &Fields) -> RestReply {
    let mut headers = Vec::new();
    let mut document = None;
    for (member, of) in fields.iter() {
        let Some(of) = of else { continue };
        match member.binding {
            HttpBinding::Header(name) => headers.push((name.into(), header(of, false))),
            HttpBinding::Iso8601Header(name) => headers.push((name.into(), header(of, true))),
            HttpBinding::Headers(prefix) => metadata(&mut headers, prefix, of),
            HttpBinding::Payload(root) => document = Some((root, of)),
            // These are in the XML, and replies have no path and no query.
            HttpBinding::Body
            | HttpBinding::Element(_)
            | HttpBinding::Attribute(_)
            | HttpBinding::List { .. }
            | HttpBinding::FlatList(_)
            | HttpBinding::Query(_)
            | HttpBinding::Status
            | HttpBinding::Uri => {}
        }
    }
    let (body, kind) = match (document, root(operation)) {
        (Some((_, Value::String(text))), _) => (Body::new(text.clone().into_bytes()), Some(JSON)),
        (Some((root, Value::Structure(fields))), _) => (xml(root, fields), Some(XML)),
        (None, Some(_)) if operation == Operation::GetBucketLocation => {
            (location(fields), Some(XML))
        }
        (None, Some(root)) => (xml(root, fields), Some(XML)),
        (Some(_) | None, _) => (Body::new(Vec::new()), None),
    };
    headers.extend(kind.map(|kind| ("content-type".into(), kind.to_owned())));
    RestReply { status: status(operation, fields), headers, body }
}

/// Returns the HTTP status: 206 for a part of an object, and the one that a member tells.
fn status(operation: Operation, fields: &Fields) -> u16 {
    let told = fields.iter().find(|(member, _)| member.binding == HttpBinding::Status);
    if let Some((_, Some(Value::Integer(status)))) = told {
        return u16::try_from(*status).unwrap_or(operation.route().status);
    }
    let is_part = fields.named("ContentRange").is_some();
    if is_part { 206 } else { operation.route().status }
}

/// Returns the text of a header. Dates are those of HTTP, unless the member asks for ISO 8601.
fn header(of: &Value, is_iso8601: bool) -> String {
    match of {
        Value::String(text) => printable(text),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Timestamp(moment) if is_iso8601 => moment.to_string(),
        Value::Timestamp(moment) => moment.http_date().to_string(),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| header(item, is_iso8601)).collect();
            items.join(",")
        }
        // No reply of S3 has these in a header.
        Value::Blob(_)
        | Value::Secret(_)
        | Value::Map(_)
        | Value::StructureMap(_)
        | Value::Structure(_) => String::new(),
    }
}

/// Returns the text without characters that would end a header.
fn printable(text: &str) -> String {
    text.chars().map(|of| if of.is_control() && of != '\t' { ' ' } else { of }).collect()
}

/// Adds the user-defined metadata. Text that is not ASCII is encoded as in a mail. Source: Amazon S3 user guide, "Working with object
/// metadata": such values come back in the form of RFC 2047.
fn metadata(headers: &mut Vec<(Cow<'static, str>, String)>, prefix: &str, of: &Value) {
    let Value::Map(pairs) = of else { return };
    for (name, value) in pairs {
        let value = printable(value);
        let value = if value.is_ascii() {
            value
        } else {
            format!("=?UTF-8?B?{}?=", base64_simd::STANDARD.encode_to_string(value))
        };
        headers.push((format!("{prefix}{name}").into(), value));
    }
}

/// Returns a document with the root element `root`.
fn xml(root: &str, fields: &Fields) -> Body {
    let mut out = XmlWriter::with_capacity(structure_bytes(fields) + DECLARATION.len() + 256);
    out.raw(DECLARATION);
    out.open(&format!("{root} xmlns=\"{NAMESPACE}\""));
    structure(&mut out, fields);
    out.close(root);
    out.into_body()
}

/// Returns the answer to GetBucketLocation, in which the root element is the member. It is empty in `us-east-1`.
fn location(fields: &Fields) -> Body {
    let mut out = XmlWriter::with_capacity(256);
    out.raw(DECLARATION);
    out.open(&format!("LocationConstraint xmlns=\"{NAMESPACE}\""));
    if let Some(Value::String(region)) = fields.named("LocationConstraint") {
        out.escaped(region);
    }
    out.close("LocationConstraint");
    out.into_body()
}

/// Returns about how many bytes the structure takes.
fn structure_bytes(fields: &Fields) -> usize {
    let values = fields.iter().filter_map(|(_, of)| of);
    values.map(|of| value_bytes(of) + MEMBER_BYTES_USUAL).sum()
}

fn value_bytes(of: &Value) -> usize {
    match of {
        Value::String(text) => text.len(),
        Value::List(items) => items.iter().map(|item| value_bytes(item) + MEMBER_BYTES_USUAL).sum(),
        Value::Structure(fields) => structure_bytes(fields),
        Value::Blob(_)
        | Value::Secret(_)
        | Value::Integer(_)
        | Value::Boolean(_)
        | Value::Timestamp(_)
        | Value::Map(_)
        | Value::StructureMap(_) => MEMBER_BYTES_USUAL,
    }
}

/// Writes the members that stand in the body.
fn structure(out: &mut XmlWriter, fields: &Fields) {
    for (member, of) in fields.iter() {
        if let Some(of) = of {
            element(out, member, of);
        }
    }
}

fn element(out: &mut XmlWriter, member: &'static Member, of: &Value) {
    let items = if let Value::List(items) = of { items.as_slice() } else { &[] };
    let item_shape =
        if let Kind::List { member, .. } = member.shape.kind { member } else { member.shape };
    match member.binding {
        HttpBinding::Body => value(out, member.name, member.shape, of),
        HttpBinding::Element(name) => value(out, name, member.shape, of),
        HttpBinding::FlatList(name) => {
            items.iter().for_each(|item| value(out, name, item_shape, item));
        }
        HttpBinding::List { list, item: name } => out.within(list, |out| {
            items.iter().for_each(|item| value(out, name, item_shape, item));
        }),
        // Attributes are written with the element that has them; the others are not in the body.
        HttpBinding::Attribute(_)
        | HttpBinding::Payload(_)
        | HttpBinding::Header(_)
        | HttpBinding::Iso8601Header(_)
        | HttpBinding::Headers(_)
        | HttpBinding::Query(_)
        | HttpBinding::Status
        | HttpBinding::Uri => {}
    }
}

fn value(out: &mut XmlWriter, name: &str, shape: &'static Shape, of: &Value) {
    match of {
        Value::Structure(fields) => {
            out.open(&tag(name, fields));
            structure(out, fields);
            out.close(name);
        }
        Value::Timestamp(moment) => out.within(name, |out| out.raw(&date(*moment))),
        Value::String(_)
        | Value::Blob(_)
        | Value::Secret(_)
        | Value::Integer(_)
        | Value::Boolean(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::StructureMap(_) => out.within(name, |out| out.scalar(shape, of)),
    }
}

/// Returns the start tag of a structure with its attributes. The only one in S3 is the type of a grantee.
fn tag<'t>(name: &'t str, fields: &Fields) -> Cow<'t, str> {
    let attribute = fields.iter().find_map(|(member, of)| match (member.binding, of?) {
        (HttpBinding::Attribute(attribute), Value::String(text)) => Some((attribute, text)),
        _ => None,
    });
    attribute.map_or(Cow::Borrowed(name), |(attribute, text)| {
        const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
        let text = quick_xml::escape::escape(text);
        Cow::Owned(format!("{name} xmlns:xsi=\"{XSI}\" {attribute}=\"{text}\""))
    })
}

/// Returns the date in XML: S3 knows whole seconds and writes milliseconds, `2009-10-12T17:50:30.000Z`.
fn date(moment: Timestamp) -> String {
    let whole = moment.to_string();
    format!("{}.000Z", whole.strip_suffix('Z').unwrap_or(&whole))
}
