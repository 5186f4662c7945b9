//! XML as it grows, in memory that becomes a [`Body`].

use model::shape::{Kind, Shape, Value};
use quick_xml::escape::escape;

use crate::encode::Body;

/// XML as it grows.
pub(crate) struct XmlWriter(Vec<u8>);

impl XmlWriter {
    /// Begins with room for `bytes`. A buffer that moved would leave a copy of a secret behind.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub(crate) fn into_body(self) -> Body {
        Body::new(self.0)
    }

    /// Writes text as it is.
    pub(crate) fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Writes a start tag with its attributes.
    pub(crate) fn open(&mut self, tag: &str) {
        self.0.push(b'<');
        self.0.extend_from_slice(tag.as_bytes());
        self.0.push(b'>');
    }

    /// Writes an end tag.
    pub(crate) fn close(&mut self, tag: &str) {
        self.0.extend_from_slice(b"</");
        self.0.extend_from_slice(tag.as_bytes());
        self.0.push(b'>');
    }

    /// Writes an element.
    pub(crate) fn within(&mut self, tag: &str, write: impl FnOnce(&mut Self)) {
        self.open(tag);
        write(self);
        self.close(tag);
    }

    /// Writes an element that holds text.
    pub(crate) fn text(&mut self, tag: &str, text: &str) {
        self.within(tag, |out| out.escaped(text));
    }

    /// Writes text. Characters that XML 1.0 cannot hold are replaced, and a carriage return, which would be read as a line feed,
    /// is escaped.
    pub(crate) fn escaped(&mut self, text: &str) {
        let escaped = escape(text);
        for character in escaped.chars() {
            match character {
                '\r' => self.0.extend_from_slice(b"&#13;"),
                '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                    self.0.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => self.0.extend_from_slice("\u{fffd}".as_bytes()),
            }
        }
    }

    /// Writes a text, number or truth value. What a structure, list or map is made of, its protocol knows.
    pub(crate) fn scalar(&mut self, shape: &Shape, value: &Value) {
        match value {
            Value::String(text) => self.escaped(text),
            Value::Blob(bytes) => base64_simd::STANDARD.encode_append(bytes, &mut self.0),
            // A sensitive member is a text or a blob; that which is no text is written as a blob.
            Value::Secret(bytes) => match std::str::from_utf8(bytes.expose()) {
                Ok(text) if matches!(shape.kind, Kind::String { .. }) => self.escaped(text),
                Ok(_) | Err(_) => base64_simd::STANDARD.encode_append(bytes.expose(), &mut self.0),
            },
            Value::Integer(number) => self.raw(&number.to_string()),
            Value::Boolean(truth) => self.raw(if *truth { "true" } else { "false" }),
            Value::Timestamp(moment) => self.raw(&moment.to_string()),
            Value::List(_) | Value::Map(_) | Value::StructureMap(_) | Value::Structure(_) => {}
        }
    }
}
