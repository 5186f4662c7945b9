//! The replies of the service. [`response`] takes a recorded reply and nothing else: an answer that is not in the audit log
//! cannot be sent.

use audit::Recorded;
use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use model::shape::Fields;
use model::{AccountId, AwsService, Error, ErrorCode, ServiceOperation};
use pipeline::ReplyBody;
use wire::RestReply;

use crate::query_form::QueryForm;
use crate::request_memory::{MemoryUsedUp, ReplyMemory, RequestMemory};
use crate::response_body::ResponseBody;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const AMZ_JSON: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.1");
const XML: HeaderValue = HeaderValue::from_static("text/xml");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const REST_XML: HeaderValue = HeaderValue::from_static("application/xml");
const REST_REQUEST_ID: HeaderName = HeaderName::from_static("x-amz-request-id");
const REST_HOST_ID: HeaderName = HeaderName::from_static("x-amz-id-2");

/// A reply or an error, encoded.
#[derive(Debug)]
pub(crate) struct Reply {
    service: AwsService,
    status: u16,
    body: wire::Body,
    /// `Content-Type`; `None` if there is no body, or if it is among the other headers.
    kind: Option<HeaderValue>,
    headers: Vec<(HeaderName, HeaderValue)>,
    error: Option<ErrorCode>,
    request_id: String,
    /// The body that is read while it leaves, in the place of `body`.
    stream: Option<Box<ReplyBody>>,
}

impl Reply {
    /// Encodes the result of an operation in the protocol of its service. `form` counts in the query protocol.
    pub(crate) fn of(
        operation: ServiceOperation,
        result: Result<&Fields, &Error>,
        form: QueryForm,
        request_id: &str,
    ) -> Self {
        let service = operation.service();
        match (result, operation) {
            (Err(error), _) => Self::error(service, error, form, request_id),
            (
                Ok(fields),
                ServiceOperation::Kms(_)
                | ServiceOperation::CloudTrail(_)
                | ServiceOperation::CostExplorer(_),
            ) => Self::new(service, 200, wire::encode(fields), Some(AMZ_JSON), request_id),
            (Ok(fields), ServiceOperation::Iam(_) | ServiceOperation::Sts(_)) => {
                let (body, kind) = match form {
                    QueryForm::Xml => (wire::encode_xml(operation, fields, request_id), XML),
                    QueryForm::Json => {
                        (wire::encode_query_json(operation, fields, request_id), JSON)
                    }
                };
                Self::new(service, 200, body, Some(kind), request_id)
            }
            (Ok(fields), ServiceOperation::S3(operation)) => {
                let RestReply { status, headers, body } = wire::encode_rest(operation, fields);
                let headers = headers.iter().filter_map(|(name, value)| header(name, value));
                let headers = headers.collect();
                Self { headers, ..Self::new(service, status, body, None, request_id) }
            }
        }
    }

    fn new(
        service: AwsService,
        status: u16,
        body: wire::Body,
        kind: Option<HeaderValue>,
        request_id: &str,
    ) -> Self {
        let (headers, request_id) = (Vec::new(), request_id.to_owned());
        Self { service, status, body, kind, headers, error: None, request_id, stream: None }
    }

    /// Adds the body that is read while it leaves.
    pub(crate) fn with_stream(self, stream: Option<ReplyBody>) -> Self {
        Self { stream: stream.map(Box::new), ..self }
    }

    /// Encodes an error in the form of `service`.
    pub(crate) fn error(
        service: AwsService,
        error: &Error,
        form: QueryForm,
        request_id: &str,
    ) -> Self {
        let ((status, body), kind) = match service {
            AwsService::Kms | AwsService::CloudTrail | AwsService::CostExplorer => {
                (wire::encode_error(service, error), AMZ_JSON)
            }
            AwsService::Iam | AwsService::Sts => match form {
                QueryForm::Xml => (wire::encode_xml_error(service, error, request_id), XML),
                QueryForm::Json => {
                    (wire::encode_query_json_error(service, error, request_id), JSON)
                }
            },
            AwsService::S3 => {
                (wire::encode_rest_error(error, None, request_id, request_id), REST_XML)
            }
        };
        let kind = (!body.as_slice().is_empty()).then_some(kind);
        let headers = error.elements().iter().filter(|(name, _)| wire::is_error_header(name));
        Self {
            headers: headers.filter_map(|(name, value)| header(name, value)).collect(),
            error: Some(wire::error_code(service, error.code())),
            ..Self::new(service, status, body, kind, request_id)
        }
    }
}

/// Returns a header, if its value can be one.
fn header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
}

/// A recorded reply that did not leave, because there is no memory for it. Nothing was changed.
#[derive(Debug)]
pub(crate) struct UnsentReply {
    pub(crate) body: ResponseBody,
    pub(crate) why: MemoryUsedUp,
}

/// Returns the HTTP response of a recorded reply. A long one holds its memory until it has left. The content of an object counts to the
/// caller's account. The reply to a change leaves in any case: a client that tries again would make the change twice.
///
/// # Errors
/// There is no memory for it, and nothing was changed.
pub(crate) async fn response(
    recorded: Recorded<Reply>,
    is_change: bool,
    memory: &RequestMemory,
    account: Option<AccountId>,
) -> Result<Response<ResponseBody>, UnsentReply> {
    let reply = recorded.into_inner();
    let memory = match &reply.stream {
        Some(stream) => memory.download(account, stream.length).await,
        None => memory.reply(reply.body.as_slice().len()).await,
    };
    match memory {
        Ok(memory) => Ok(send(reply, memory)),
        Err(_used_up) if is_change => Ok(send(reply, ReplyMemory::default())),
        Err(why) => Err(UnsentReply { body: send(reply, ReplyMemory::default()).into_body(), why }),
    }
}

/// A body with the memory that it takes.
struct Held {
    body: wire::Body,
    _memory: ReplyMemory,
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
pub(crate) fn unrecorded(
    service: AwsService,
    form: QueryForm,
    request_id: &str,
) -> Response<ResponseBody> {
    let error = Error::bare(ErrorCode::KmsInternalException);
    send(Reply::error(service, &error, form, request_id), ReplyMemory::default())
}

/// Returns the answer to a request for which there is no memory now. Nothing was changed for it. Every client of AWS tries again
/// after it. Source: AWS KMS, IAM and STS API references, "Common Errors".
pub(crate) fn put_off(
    service: AwsService,
    form: QueryForm,
    request_id: &str,
) -> Response<ResponseBody> {
    let error = Error::new(
        ErrorCode::ServiceUnavailableException,
        "The request has failed due to a temporary failure of the server.",
    );
    send(Reply::error(service, &error, form, request_id), ReplyMemory::default())
}

fn send(reply: Reply, memory: ReplyMemory) -> Response<ResponseBody> {
    let body = match reply.stream {
        Some(stream) => ResponseBody::pieces(*stream, memory),
        None => Bytes::from_owner(Held { body: reply.body, _memory: memory }).into(),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.extend(reply.headers);
    if let Some(kind) = reply.kind {
        headers.insert(CONTENT_TYPE, kind);
    }
    if let Ok(request_id) = HeaderValue::from_maybe_shared(Bytes::from(reply.request_id)) {
        match reply.service {
            AwsService::Kms
            | AwsService::Iam
            | AwsService::Sts
            | AwsService::CloudTrail
            | AwsService::CostExplorer => headers.insert(REQUEST_ID, request_id),
            AwsService::S3 => {
                headers.insert(REST_HOST_ID, request_id.clone());
                headers.insert(REST_REQUEST_ID, request_id)
            }
        };
    }
    if let Some(error) = reply.error.filter(|_| reply.service != AwsService::S3) {
        headers.insert(ERROR_TYPE, HeaderValue::from_static(error.name()));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_recorded_is_answered_in_the_form_of_its_service() {
        let kinds = [
            (AwsService::Kms, AMZ_JSON, REQUEST_ID),
            (AwsService::CloudTrail, AMZ_JSON, REQUEST_ID),
            (AwsService::CostExplorer, AMZ_JSON, REQUEST_ID),
            (AwsService::Iam, XML, REQUEST_ID),
            (AwsService::S3, REST_XML, REST_REQUEST_ID),
        ];
        for (service, kind, request_id) in kinds {
            let response = unrecorded(service, QueryForm::Xml, "id");
            assert_eq!(response.status(), 500);
            assert_eq!(response.headers().get(CONTENT_TYPE), Some(&kind));
            assert_eq!(response.headers().get(request_id).unwrap(), "id");
            assert_eq!(response.headers().contains_key(ERROR_TYPE), service != AwsService::S3);
        }
    }
}
