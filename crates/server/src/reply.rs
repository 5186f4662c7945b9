//! What leaves the service. [`response`] takes a recorded reply and nothing else: an answer that is not in the audit
//! log cannot be sent.

use audit::Recorded;
use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::Full;
use model::shape::Fields;
use model::{Error, ErrorCode};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const AMZ_JSON: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.1");

/// A reply or an error, encoded.
#[derive(Debug)]
pub(crate) struct Reply {
    status: u16,
    body: wire::Body,
    error: Option<ErrorCode>,
    request_id: String,
}

impl Reply {
    /// Encodes what an operation has come to.
    pub(crate) fn new(result: Result<&Fields, &Error>, request_id: &str) -> Self {
        let request_id = request_id.to_owned();
        match result {
            Ok(fields) => Self { status: 200, body: wire::encode(fields), error: None, request_id },
            Err(error) => {
                let (status, body) = wire::encode_error(error);
                Self { status, body, error: Some(error.code()), request_id }
            }
        }
    }
}

/// The HTTP response of a recorded reply.
pub(crate) fn response(recorded: Recorded<Reply>) -> Response<Full<Bytes>> {
    send(recorded.into_inner())
}

/// The same response, as the last one on its connection.
pub(crate) fn last(mut response: Response<Full<Bytes>>) -> Response<Full<Bytes>> {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The one answer that needs no audit entry, because it says nothing: the audit log could not be written.
pub(crate) fn unrecorded(request_id: &str) -> Response<Full<Bytes>> {
    let error = Error::bare(ErrorCode::KmsInternalException);
    send(Reply::new(Err(&error), request_id))
}

fn send(reply: Reply) -> Response<Full<Bytes>> {
    let body = Full::new(Bytes::from_owner(reply.body));
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, AMZ_JSON);
    if let Ok(request_id) = HeaderValue::from_str(&reply.request_id) {
        headers.insert(REQUEST_ID, request_id);
    }
    if let Some(error) = reply.error {
        headers.insert(ERROR_TYPE, HeaderValue::from_static(error.name()));
    }
    response
}
