//! The body of an error of S3.
//!
//! ```xml
//! <?xml version="1.0" encoding="UTF-8"?>
//! <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>a</Key>
//!   <RequestId>...</RequestId><HostId>...</HostId></Error>
//! ```
//! Source: Amazon S3 API reference, "Error responses".

use model::{AwsService, Error, ErrorCode};

use super::encode::DECLARATION;
use super::refusal::shown;
use crate::encode::Body;
use crate::error_code::error_code;
use crate::xml_writer::XmlWriter;

/// Encodes an error: its HTTP status and its body. `resource` is the path of the bucket or object, if the error is about one. A status
/// that has no body gets none. The error's detail for the operator stays here.
#[must_use]
pub fn encode_rest_error(
    error: &Error,
    resource: Option<&str>,
    request_id: &str,
    host_id: &str,
) -> (u16, Body) {
    let code = error_code(AwsService::S3, error.code());
    let status = status(code);
    if status == 304 {
        return (status, Body::new(Vec::new()));
    }
    let mut out = XmlWriter::with_capacity(1024);
    out.raw(DECLARATION);
    out.within("Error", |out| {
        out.text("Code", code.name());
        out.text("Message", error.message().unwrap_or_else(|| message(code)));
        let elements = error.elements().iter();
        for (name, value) in elements.filter(|(name, _)| !is_error_header(name)) {
            out.text(name, &shown(value));
        }
        if let Some(resource) = resource {
            out.text("Resource", &shown(resource));
        }
        out.text("RequestId", request_id);
        out.text("HostId", host_id);
    });
    (status, out.into_body())
}

/// Returns whether S3 tells a fact about an error in a header of this name, and not in the body.
#[must_use]
pub fn is_error_header(name: &str) -> bool {
    name.starts_with("x-amz-") || matches!(name, "Allow" | "ETag" | "Last-Modified")
}

/// Returns the HTTP status. Other services answer 403 when a token has expired.
fn status(code: ErrorCode) -> u16 {
    if code == ErrorCode::ExpiredToken { 400 } else { code.status() }
}

/// Returns the text of an error that has none of its own.
const fn message(code: ErrorCode) -> &'static str {
    use ErrorCode as C;
    #[expect(clippy::wildcard_enum_match_arm, reason = "the name of every other code says enough")]
    match code {
        C::AccessDenied => "Access Denied",
        C::ExpiredToken => "The provided token has expired.",
        C::InternalError => "We encountered an internal error. Please try again.",
        C::InvalidAccessKeyId => {
            "The AWS Access Key Id you provided does not exist in our records."
        }
        C::MaxMessageLengthExceeded => "Your request was too big.",
        C::MethodNotAllowed => "The specified method is not allowed against this resource.",
        C::NoSuchBucket => "The specified bucket does not exist",
        C::NoSuchKey => "The specified key does not exist.",
        C::PreconditionFailed => "At least one of the pre-conditions you specified did not hold",
        C::ServiceUnavailable => "Service is unable to handle request.",
        C::SignatureDoesNotMatch => {
            "The request signature we calculated does not match the signature you provided. Check your key and signing method."
        }
        C::SlowDown => "Please reduce your request rate.",
        _ => "",
    }
}
