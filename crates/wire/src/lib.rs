//! AWS JSON 1.1 of KMS, CloudTrail and Cost Explorer, the query protocol of IAM and STS, and REST with XML of S3: turns bytes into validated
//! values, and values into bytes. Which of them a request is in, `server` finds out. The header of the PROXY protocol is read here too.
//!
//! Everything is driven by the descriptions of [`model::shape`]: for each protocol one decoder and one encoder, and one
//! validator, serve all operations. Every limit on client input is checked here. Sensitive members go from the body straight into
//! a [`secret::Secret`] and from there straight into a [`Body`], which is zeroised.

mod constraint;
mod decode;
mod encode;
mod error;
mod error_code;
mod form;
mod json;
mod listed_values;
mod parameters;
mod pattern;
mod proxy_preface;
mod query;
mod query_json;
mod record_field;
mod refusal;
mod request;
mod rest;
mod sensitive;
mod target;
mod validate;
mod xml;
mod xml_writer;

pub use encode::{Body, encode};
pub use error::encode_error;
pub use error_code::error_code;
pub use form::{Form, unbuilt_operation};
pub use pattern::warm_up;
pub use proxy_preface::ProxyPreface;
pub use query::decode_form;
pub use query_json::{encode_query_json, encode_query_json_error};
pub use record_field::{FIELD_BYTES_MAX, REFUSED_FIELD_BYTES_MAX, RecordField, ShownField};
pub use request::{Request, decode};
pub use rest::{
    FORM_BYTES_MAX, FormFile, FormReader, RestHead, RestReply, UploadForm, decode_rest,
    encode_rest, encode_rest_error, is_error_header, rest_body_bytes_max, route,
};
pub use target::{json_target, unsupported_operation};
pub use xml::{encode_xml, encode_xml_error};

/// The longest request body. The largest legitimate one has an attestation document of 256 KiB in base64.
pub const BODY_BYTES_MAX: usize = 512 * 1024;
/// The deepest nesting of a body, members that the model does not know included. The models need four levels, but for filters of Cost
/// Explorer, which nest as deep as somebody writes them.
pub const DEPTH_MAX: usize = 32;
