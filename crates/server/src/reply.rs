//! The replies of the service. [`response`] takes a recorded reply and nothing else: an answer that is not in the audit log
//! cannot be sent.

use audit::Recorded;
use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use model::shape::Fields;
use model::{Error, ErrorCode, Service, ServiceOperation};
use pipeline::ReplyBody;
use tokio::sync::OwnedSemaphorePermit;

use crate::request_memory::{MemoryUsedUp, RequestMemory};
use crate::response_body::ResponseBody;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const AMZ_JSON: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.1");
const XML: HeaderValue = HeaderValue::from_static("text/xml");

/// A reply or an error, encoded.
#[derive(Debug)]
pub(crate) struct Reply {
    status: u16,
    body: wire::Body,
    kind: HeaderValue,
    error: Option<ErrorCode>,
    request_id: String,
    /// The body that is read while it leaves, in the place of `body`.
    stream: Option<ReplyBody>,
}

impl Reply {
    /// Encodes the result of an operation in the protocol of its service.
    pub(crate) fn of(
        operation: ServiceOperation,
        result: Result<&Fields, &Error>,
        request_id: &str,
    ) -> Self {
        match (result, operation.service()) {
            (Err(error), service) => Self::error(service, error, request_id),
            (Ok(fields), Service::Kms) => Self::json(fields, request_id),
            (Ok(fields), Service::Iam | Service::Sts) => Self::xml(operation, fields, request_id),
            (Ok(_), Service::S3) => Self::error(Service::S3, &not_served(operation), request_id),
        }
    }

    /// Adds the body that is read while it leaves.
    pub(crate) fn with_stream(self, stream: Option<ReplyBody>) -> Self {
        Self { stream, ..self }
    }

    fn json(fields: &Fields, request_id: &str) -> Self {
        let (body, request_id) = (wire::encode(fields), request_id.to_owned());
        Self { status: 200, body, kind: AMZ_JSON, error: None, request_id, stream: None }
    }

    fn xml(operation: ServiceOperation, fields: &Fields, request_id: &str) -> Self {
        let body = wire::encode_xml(operation, fields, request_id);
        let request_id = request_id.to_owned();
        Self { status: 200, body, kind: XML, error: None, request_id, stream: None }
    }

    /// Encodes an error in the form of `service`.
    pub(crate) fn error(service: Service, error: &Error, request_id: &str) -> Self {
        let ((status, body), kind) = match service {
            Service::Kms => (wire::encode_error(error), AMZ_JSON),
            Service::Iam | Service::Sts | Service::S3 => {
                (wire::encode_xml_error(service, error, request_id), XML)
            }
        };
        let request_id = request_id.to_owned();
        let error = Some(wire::error_code(service, error.code()));
        Self { status, body, kind, error, request_id, stream: None }
    }
}

/// Returns the error for an operation of S3: none is served so far.
fn not_served(operation: ServiceOperation) -> Error {
    let message = format!("Bulla does not implement {} yet.", operation.name());
    Error::new(ErrorCode::NotImplemented, message)
}

/// Returns the HTTP response of a recorded reply. A long one holds its memory until it has left. The reply to a change leaves in
/// any case: a client that tries again would make the change twice.
///
/// # Errors
/// There is no memory for it, and nothing was changed.
pub(crate) async fn response(
    recorded: Recorded<Reply>,
    is_change: bool,
    memory: &RequestMemory,
) -> Result<Response<ResponseBody>, MemoryUsedUp> {
    let reply = recorded.into_inner();
    match memory.reply(reply.body.as_slice().len()).await {
        Ok(memory) => Ok(send(reply, memory)),
        Err(_used_up) if is_change => Ok(send(reply, None)),
        Err(used_up) => Err(used_up),
    }
}

/// A body with the memory that it takes.
struct Held {
    body: wire::Body,
    _memory: Option<OwnedSemaphorePermit>,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        self.body.as_slice()
    }
}

/// Marks a response as the last one on its connection.
pub(crate) fn last(mut response: Response<ResponseBody>) -> Response<ResponseBody> {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Returns the one answer that needs no audit entry, because it says nothing: the audit log could not be written.
pub(crate) fn unrecorded(request_id: &str) -> Response<ResponseBody> {
    let error = Error::bare(ErrorCode::KmsInternalException);
    send(Reply::error(Service::Kms, &error, request_id), None)
}

/// Returns the answer to a request for which there is no memory now. Nothing was done, so there is nothing to record. Every
/// client of AWS tries again after it. Source: AWS KMS, IAM and STS API references, "Common Errors".
pub(crate) fn put_off(service: Service, request_id: &str) -> Response<ResponseBody> {
    let error = Error::new(
        ErrorCode::ServiceUnavailableException,
        "The request has failed due to a temporary failure of the server.",
    );
    send(Reply::error(service, &error, request_id), None)
}

fn send(reply: Reply, memory: Option<OwnedSemaphorePermit>) -> Response<ResponseBody> {
    let body = match reply.stream {
        Some(stream) => ResponseBody::Pieces(stream),
        None => Bytes::from_owner(Held { body: reply.body, _memory: memory }).into(),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, reply.kind);
    if let Ok(request_id) = HeaderValue::from_maybe_shared(Bytes::from(reply.request_id)) {
        headers.insert(REQUEST_ID, request_id);
    }
    if let Some(error) = reply.error {
        headers.insert(ERROR_TYPE, HeaderValue::from_static(error.name()));
    }
    response
}
