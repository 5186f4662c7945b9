//! Turns a request of S3 into values, guided by the description of the operation's input.

use std::borrow::Cow;

use model::generated::s3::Operation;
use model::shape::{Fields, HttpBinding, Kind, Member, Shape, Value};
use model::{Error, ErrorCode};
use secret::Secret;

use super::head::RestHead;
use super::scalar::{self, ScalarFault};
use super::{payload, refusal};
use crate::request::Request;

/// The longest body of a list of objects or parts: S3 lists at most 1,000 keys of 1 KiB, and 10,000 parts with their checksums.
/// Source: Amazon S3 API reference, "DeleteObjects" ("up to 1,000 keys") and user guide, "Multipart upload limits".
const LIST_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The longest other body. The largest legitimate one is an access control list of 100 grants; a policy has at most 20 KB.
const DOCUMENT_BYTES_MAX: usize = 64 * 1024;
/// The longest key, in bytes of UTF-8. Source: Amazon S3 user guide, "Naming Amazon S3 objects".
const KEY_BYTES_MAX: usize = 1024;
/// The most bytes of all names and values of user-defined metadata. Source: the same, "Working with object metadata".
const METADATA_BYTES_MAX: usize = 2048;

/// The beginnings of the names of headers that ask for encryption, or bring the key of what is encrypted.
const ENCRYPTION: [&str; 2] =
    ["x-amz-server-side-encryption", "x-amz-copy-source-server-side-encryption"];

/// Returns the longest body of a request for the operation, other than the content of an object. `None` if the body is content,
/// which is streamed.
#[must_use]
pub const fn rest_body_bytes_max(operation: Operation) -> Option<usize> {
    if operation.route().is_streamed {
        return None;
    }
    let lists = matches!(operation, Operation::DeleteObjects | Operation::CompleteMultipartUpload);
    Some(if lists { LIST_BYTES_MAX } else { DOCUMENT_BYTES_MAX })
}

/// Reads the members of a request. `body` is empty where it is the content of an object.
///
/// # Errors
/// - `MaxMessageLengthExceeded`: more than [`rest_body_bytes_max`] bytes.
/// - `MalformedXML`: not XML, not the XML of the model, nested deeper than [`DEPTH_MAX`](crate::DEPTH_MAX), too many items.
/// - `MissingRequestBodyError`, `InvalidRequest`: a member is missing.
/// - `InvalidArgument`, and codes of their own for some headers: values outside the constraints of the model.
/// - `KeyTooLongError`, `MetadataTooLarge`: longer than S3 allows.
pub fn decode_rest(
    operation: Operation,
    head: &RestHead<'_>,
    body: &[u8],
) -> Result<Request<Operation>, Error> {
    if let Some(max) = rest_body_bytes_max(operation).filter(|max| body.len() > *max) {
        return Err(refusal::too_long(max));
    }
    refuse_encryption(operation, head)?;
    let input = operation.input();
    let mut fields = Fields::empty(input);
    for (index, member) in input.members.iter().enumerate() {
        fields.set(index, value(member, head, body)?);
    }
    Ok(Request::new(operation, fields))
}

/// Refuses to pass over a wish for encryption where the operation has none. The texts were observed at S3 for reads.
fn refuse_encryption(operation: Operation, head: &RestHead<'_>) -> Result<(), Error> {
    const ALGORITHM: &str = "x-amz-server-side-encryption";
    const KEY: &str = "x-amz-server-side-encryption-aws-kms-key-id";
    let is_known = |name: &str| {
        let mut members = operation.input().members.iter();
        members.any(|member| matches!(member.binding, HttpBinding::Header(known) if known == name))
    };
    // The algorithm comes first, whatever the order of the headers.
    let Some(name) = head.names_after(&ENCRYPTION).into_iter().find(|name| !is_known(name)) else {
        return Ok(());
    };
    let (message, argument) = if name == KEY {
        let message = format!(
            "Server Side Encryption with AWS KMS managed key requires HTTP header {ALGORITHM} : aws:kms"
        );
        (message, ALGORITHM.to_owned())
    } else {
        (format!("{name} header is not supported for this operation."), name)
    };
    let error = Error::new(ErrorCode::InvalidArgument, message);
    Err(error.with_element("ArgumentName", argument))
}

/// Reads a member from its place.
fn value(
    member: &'static Member,
    head: &RestHead<'_>,
    body: &[u8],
) -> Result<Option<Value>, Error> {
    let (name, value) = match member.binding {
        HttpBinding::Uri => (member.name, uri(member, head)?),
        HttpBinding::Query(name) => (name, query(name, member.shape, head)?),
        HttpBinding::Header(name) | HttpBinding::Iso8601Header(name) => {
            (name, header(name, member.shape, head)?)
        }
        HttpBinding::Headers(prefix) => (prefix, metadata(prefix, head)?),
        HttpBinding::Payload(root) => return document(root, member, body),
        // The inputs of S3 have no other members; `cargo xtask codegen` refuses them.
        HttpBinding::Body
        | HttpBinding::Element(_)
        | HttpBinding::Attribute(_)
        | HttpBinding::List { .. }
        | HttpBinding::FlatList(_)
        | HttpBinding::Status => (member.name, None),
    };
    if value.is_none() && member.required { Err(refusal::missing(name)) } else { Ok(value) }
}

fn uri(member: &Member, head: &RestHead<'_>) -> Result<Option<Value>, Error> {
    let part = if member.name == "Key" { head.key } else { head.bucket };
    let Some(part) = part else { return Ok(None) };
    if member.name == "Key" && part.len() > KEY_BYTES_MAX {
        return Err(Error::new(ErrorCode::KeyTooLongError, "Your key is too long")
            .with_element("Size", part.len().to_string())
            .with_element("MaxSizeAllowed", KEY_BYTES_MAX.to_string()));
    }
    Ok(Some(Value::String(part.to_owned())))
}

fn query(name: &str, shape: &'static Shape, head: &RestHead<'_>) -> Result<Option<Value>, Error> {
    let Some(text) = head.parameter(name)? else { return Ok(None) };
    // These become headers of the reply, for which S3 has this text.
    if name.starts_with("response-") && text.chars().any(|of| of > '\u{ff}' || of.is_control()) {
        let message = "Header value cannot be represented using ISO-8859-1.";
        return Err(refusal::argument(message, name, text));
    }
    text_value(name, shape, text).map(Some)
}

fn header(name: &str, shape: &'static Shape, head: &RestHead<'_>) -> Result<Option<Value>, Error> {
    let Some(bytes) = head.header(name)? else { return Ok(None) };
    if shape.sensitive {
        return Ok(Some(Value::Secret(Secret::<[u8]>::copy_of(&bytes))));
    }
    let text = text(name, &bytes)?;
    if let Kind::List { member, .. } = shape.kind {
        return list(name, member, text).map(Some);
    }
    let text = match name {
        "content-encoding" => without_chunks(text),
        _ if is_of_checksum(name, shape) => text.to_ascii_uppercase().into(),
        _ => Cow::Borrowed(text),
    };
    if name == "content-encoding" && text.is_empty() {
        return Ok(None);
    }
    match text_value(name, shape, &text) {
        // "A recipient MUST ignore the header field if the received field value is not a valid HTTP-date."
        // Source: RFC 9110 sections 13.1.3 and 13.1.4.
        Err(_no_date) if ["if-modified-since", "if-unmodified-since"].contains(&name) => Ok(None),
        value => value.map(Some),
    }
}

/// Returns whether the header says something about checksums in one of the model's words, which clients also write in small letters.
fn is_of_checksum(name: &str, shape: &Shape) -> bool {
    let is_word = matches!(shape.kind, Kind::String { values: [_, ..], .. });
    is_word && (name.starts_with("x-amz-checksum-") || name == "x-amz-sdk-checksum-algorithm")
}

/// Returns the encodings of the content without that of its transport, which S3 does not keep. Source: Amazon S3 API reference,
/// "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks".
fn without_chunks(text: &str) -> Cow<'_, str> {
    let is_content = |coding: &&str| !coding.eq_ignore_ascii_case("aws-chunked");
    if text.split(',').map(str::trim).all(|coding| is_content(&coding)) {
        return Cow::Borrowed(text);
    }
    let kept: Vec<_> = text.split(',').map(str::trim).filter(is_content).collect();
    Cow::Owned(kept.join(","))
}

fn list(name: &str, item: &'static Shape, text: &str) -> Result<Value, Error> {
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    let items: Vec<_> = items.map(|text| text_value(name, item, text)).collect::<Result<_, _>>()?;
    if items.is_empty() { Err(refusal::unknown_value(name, "")) } else { Ok(Value::List(items)) }
}

/// Reads the user-defined metadata.
fn metadata(prefix: &str, head: &RestHead<'_>) -> Result<Option<Value>, Error> {
    let mut pairs = Vec::new();
    let mut bytes = 0;
    for (name, value) in head.headers_after(prefix)? {
        bytes += name.len() + value.len();
        let value = text(&format!("{prefix}{name}"), &value)?.to_owned();
        pairs.push((name, value));
    }
    if bytes > METADATA_BYTES_MAX {
        let message = "Your metadata headers exceed the maximum allowed metadata size";
        return Err(Error::new(ErrorCode::MetadataTooLarge, message)
            .with_element("Size", bytes.to_string())
            .with_element("MaxSizeAllowed", METADATA_BYTES_MAX.to_string()));
    }
    Ok((!pairs.is_empty()).then_some(Value::Map(pairs)))
}

/// Reads the body. A string is the body as it is.
fn document(root: &str, member: &'static Member, body: &[u8]) -> Result<Option<Value>, Error> {
    if body.is_empty() && member.required {
        return Err(Error::new(ErrorCode::MissingRequestBodyError, "Request Body is empty"));
    }
    if body.is_empty() {
        return Ok(None);
    }
    if let Kind::Structure(structure) = member.shape.kind {
        return payload::read(root, structure, body).map(Value::Structure).map(Some);
    }
    let text = std::str::from_utf8(body).map_err(|_not_utf8| {
        let message = "Policies must be valid JSON and the first byte must be '{'";
        Error::new(ErrorCode::MalformedPolicy, message)
    })?;
    text_value(root, member.shape, text).map(Some)
}

/// Returns the text of a header.
fn text<'t>(name: &str, bytes: &'t [u8]) -> Result<&'t str, Error> {
    let text = std::str::from_utf8(bytes).ok();
    let text = text.filter(|text| text.chars().all(|of| of == '\t' || !of.is_control()));
    text.ok_or_else(|| refusal::no_text(name))
}

/// Reads a text as a value of the shape.
fn text_value(name: &str, shape: &'static Shape, text: &str) -> Result<Value, Error> {
    let value = scalar::value(shape, text);
    let checked = value.and_then(|value| scalar::check(shape, &value).map(|()| value));
    let value = checked.map_err(|fault| match fault {
        ScalarFault::Unknown => refusal::unknown_value(name, text),
        ScalarFault::Number(min, max) => refusal::no_number(name, text, min, max),
        ScalarFault::Truth => refusal::no_truth_value(name, text),
        ScalarFault::Date => refusal::no_date(name, text),
        ScalarFault::Constraint => refusal::constraint(name, text),
        ScalarFault::Shape => Error::internal(format!("{name} cannot be read from a text")),
    })?;
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|of| of.is_ascii_digit());
    if shape.name == "AccountId" && !is_account(text) {
        let message = "The value of the expected bucket owner parameter must be an AWS account ID.";
        return Err(Error::new(ErrorCode::InvalidBucketOwnerAwsAccountId, message));
    }
    Ok(value)
}
