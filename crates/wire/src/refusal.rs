//! The messages of `SerializationException`.
//!
//! The wordings are those of Coral, AWS's service framework, as its JSON services of today answer. For a body that is not a JSON
//! object there is no message, except for a list. The facts sheet has one of the texts. The others were measured on Amazon Athena
//! (AWS JSON 1.1, September 2026), Amazon SES (boolean) and AWS X-Ray (timestamp), and on Amazon Kinesis (map). AWS takes a
//! fraction where a whole number belongs and cuts it off. Here it is refused, in the same words. AWS quotes characters of a text
//! that is not base64. Nothing is quoted here, because it may be a plaintext.

use model::shape::Kind;
use model::{Error, ErrorCode};

/// A kind of JSON value, named as Coral's parser names it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum JsonToken {
    Text,
    Number,
    True,
    False,
    List,
    Object,
}

/// The reason why a body was refused.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DecodeRefusal {
    /// The body is not JSON, or not JSON that is accepted here.
    Malformed,
    /// The whole body is a value of the wrong type.
    Body(JsonToken),
    /// A value has the wrong type for its place.
    Mismatch(JsonToken, &'static Kind),
}

impl DecodeRefusal {
    pub(crate) fn into_error(self) -> Error {
        let code = ErrorCode::SerializationException;
        match self {
            Self::Malformed => Error::bare(code),
            Self::Body(JsonToken::List) => Error::new(code, START_OF_LIST),
            Self::Body(_) => Error::bare(code),
            Self::Mismatch(token, kind) => mismatch(code, token, kind),
        }
    }
}

const START_OF_LIST: &str = "Start of list found where not expected";
const START_OF_STRUCTURE: &str = "Start of structure or map found where not expected.";

fn mismatch(code: ErrorCode, token: JsonToken, kind: &Kind) -> Error {
    let token = match token {
        JsonToken::List => return Error::new(code, START_OF_LIST),
        JsonToken::Object => return Error::new(code, START_OF_STRUCTURE),
        JsonToken::Text => "STRING_VALUE",
        JsonToken::Number => "NUMBER_VALUE",
        JsonToken::True => "TRUE_VALUE",
        JsonToken::False => "FALSE_VALUE",
    };
    let wanted = match kind {
        Kind::List { .. } => return Error::new(code, "Expected list or null"),
        Kind::Map { .. } => return Error::new(code, "Expected map or null"),
        Kind::Structure(_) => return Error::new(code, "Expected null"),
        Kind::String { .. } => "a String",
        Kind::Blob { .. } => "a Blob",
        Kind::Integer { .. } => "an Integer",
        Kind::Long => "a Long",
        Kind::Boolean if token == "STRING_VALUE" => "an Boolean",
        Kind::Boolean => "a Boolean",
        Kind::Timestamp => "milliseconds since epoch",
    };
    Error::new(code, format!("{token} can not be converted to {wanted}"))
}
