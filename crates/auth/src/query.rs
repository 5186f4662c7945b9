//! The query string, read once: the operation gets exactly what the signature covers.

use std::borrow::Cow;
use std::fmt;

use model::Error;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::signature_error::incomplete;

/// The most parameters of one query; more is not worth parsing.
const PARAMETERS_MAX: usize = 200;
/// The parameter that a signature does not cover: itself.
pub(crate) const SIGNATURE: &str = "X-Amz-Signature";
/// The characters to encode: everything but RFC 3986's unreserved characters.
pub(crate) const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The decoded parameters of a query string, in their order.
///
/// The canonical request is made of these parameters and not of the bytes, as AWS does: `%2b` and `%2B` are one signature. So
/// every reader must use these parameters, and never the string again: two readers that disagree on any byte would let somebody
/// on the way change what was signed. A plus sign is a space here as it is in a form; SigV4 writes that `%20`.
#[derive(Default)]
pub struct Query(Vec<(String, String)>);

/// Shows no values: they may be tokens.
impl fmt::Debug for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Query({} parameters)", self.0.len())
    }
}

impl Query {
    /// Reads a query string, as sent.
    ///
    /// # Errors
    /// `IncompleteSignatureException` if it has more than 200 parameters or is not UTF-8.
    pub fn parse(text: Option<&str>) -> Result<Self, Error> {
        let mut parameters = Vec::new();
        for part in text.unwrap_or_default().split('&').filter(|part| !part.is_empty()) {
            if parameters.len() >= PARAMETERS_MAX {
                return Err(incomplete("The query string has too many parameters.".to_owned()));
            }
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let Some(decoded) = decode(name).zip(decode(value)) else {
                return Err(incomplete("The query string is not UTF-8.".to_owned()));
            };
            parameters.push(decoded);
        }
        Ok(Self(parameters))
    }

    /// Returns the names and values.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns whether there is no parameter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether there is a parameter that is no part of a signature.
    #[must_use]
    pub fn asks_for_something(&self) -> bool {
        let is_of_signature =
            |name: &str| name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("x-amz-"));
        self.parameters().any(|(name, _)| !is_of_signature(name))
    }

    /// Returns the canonical query string: encoded, sorted, without the signature itself and the parameter that `unsigned` names.
    pub(crate) fn canonical(&self, unsigned: Option<&str>) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let signed = self
            .parameters()
            .filter(|(name, _)| *name != SIGNATURE && unsigned.is_none_or(|other| *name != other));
        let mut encoded: Vec<(String, String)> =
            signed.map(|(name, value)| (encode(name), encode(value))).collect();
        encoded.sort();
        let parts: Vec<String> =
            encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
        parts.join("&")
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Undoes form encoding. A percent sign that encodes nothing is taken literally.
fn decode(text: &str) -> Option<String> {
    let spaced = if text.contains('+') { text.replace('+', " ").into() } else { Cow::from(text) };
    percent_decode_str(&spaced).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(text: &str) -> Vec<(String, String)> {
        Query::parse(Some(text)).unwrap().0
    }

    fn canonical(text: &str) -> String {
        Query::parse(Some(text)).unwrap().canonical(None)
    }

    #[test]
    fn two_queries_have_the_same_signature_exactly_when_they_say_the_same() {
        for (text, value, signed) in [
            ("a=x%2By", "x+y", "a=x%2By"),
            ("a=x%2by", "x+y", "a=x%2By"),
            ("a=x+y", "x y", "a=x%20y"),
            ("a=x%20y", "x y", "a=x%20y"),
            ("a=%", "%", "a=%25"),
            ("a=%2", "%2", "a=%252"),
            ("a=%zz", "%zz", "a=%25zz"),
            ("&&a=x=y&", "x=y", "a=x%3Dy"),
            ("a", "", "a="),
            ("%61=~%7E", "~~", "a=~~"),
            ("a=%C3%A4", "\u{e4}", "a=%C3%A4"),
        ] {
            assert_eq!(parameters(text), [("a".to_owned(), value.to_owned())], "{text}");
            assert_eq!(canonical(text), signed, "{text}");
        }
        assert_eq!(canonical("b=2&a=2&a=1&X-Amz-Signature=s"), "a=1&a=2&b=2");
    }

    #[test]
    fn what_is_no_text_or_too_much_is_refused() {
        for text in ["a=%FF", "%C3=a", "a=%ED%A0%80"] {
            assert!(Query::parse(Some(text)).is_err(), "{text}");
        }
        let many = "a&".repeat(PARAMETERS_MAX);
        assert!(Query::parse(Some(&many)).is_ok());
        assert!(Query::parse(Some(&format!("{many}a"))).is_err());
    }

    #[test]
    fn a_signature_alone_asks_for_nothing() {
        let asks = |text: &str| Query::parse(Some(text)).unwrap().asks_for_something();
        assert!(!asks(""));
        assert!(!asks("X-Amz-Signature=a&x-amz-date=b"));
        assert!(asks("X-Amz-Signature=a&Action=GetUser"));
        assert!(asks("\u{e4}"));
    }
}
