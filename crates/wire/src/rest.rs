//! REST with XML, as S3 speaks it: members of a request are in its path, its query, its headers and its body.
//!
//! [`route`](route()) finds the operation, [`decode_rest`] reads its members, [`encode_rest`] writes those of the reply, and
//! [`encode_rest_error`] an error. All of them follow the descriptions of [`model::shape`] and the routes of
//! [`model::generated::s3`]. The content of an object never comes here: [`rest_body_bytes_max`] says which bodies do.
//!
//! Sources: Smithy 2.0, "AWS restXml protocol" and "HTTP bindings"; Amazon S3 API reference. What S3 is observed to do beyond
//! them is said at its place.

mod decode;
mod encode;
mod error;
mod form;
mod head;
mod payload;
mod refusal;
mod root;
mod route;
mod scalar;
#[cfg(test)]
mod tests;

pub use decode::{decode_rest, rest_body_bytes_max};
pub use encode::{RestReply, encode_rest};
pub use error::{encode_rest_error, is_error_header};
pub use form::{FORM_BYTES_MAX, FormFile, FormReader, UploadForm};
pub use head::RestHead;
pub use route::route;

/// The XML namespace of replies. Requests may name it, and need not.
pub(crate) const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";
