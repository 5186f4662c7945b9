//! The operation that a request asks for, and its protocol: AWS JSON names service and operation in a header, the query protocol in its
//! parameters.

use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};
use http::request::Parts;
use http::{HeaderMap, Method};
use model::{AwsService, Error, ErrorCode, ServiceOperation};
use wire::Form;

use crate::arrival::Arrival;

/// The header that names the operation in AWS JSON.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// Returns whether a request is one to S3: its signature is for S3, or for no other service, and it names a bucket.
pub(crate) fn is_for_s3(parts: &Parts) -> bool {
    if parts.headers.contains_key(TARGET) {
        return false;
    }
    match parts.headers.get(AUTHORIZATION).map(http::HeaderValue::as_bytes) {
        Some(header) => {
            let is_of_s3 = has(header, b"/s3/aws4_request") || header.starts_with(b"AWS ");
            // Other services know the path `/` only.
            is_of_s3 || (parts.uri.path() != "/" && signed_for(header).is_none())
        }
        None => {
            let query = parts.uri.query().unwrap_or_default().as_bytes();
            // No other service takes a form with a file.
            let kind = parts.headers.get(CONTENT_TYPE).map(http::HeaderValue::as_bytes);
            parts.uri.path() != "/"
                || kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data"))
                || has(query, b"%2Fs3%2Faws4_request")
                || has(query, b"/s3/aws4_request")
                || has(query, b"AWSAccessKeyId=")
        }
    }
}

/// Returns the service in whose form a request is answered that nobody has looked at, or whose answer is lost.
pub(crate) fn service(arrival: &Arrival) -> AwsService {
    if is_for_s3(arrival.parts()) { AwsService::S3 } else { RequestTarget::of(arrival).service() }
}

/// Returns the service that a request is for, as far as its head tells: an answer that no operation gives is in the form that the
/// clients of this service read.
pub(crate) fn service_of_head(parts: &Parts) -> AwsService {
    if let Some(target) = parts.headers.get(TARGET) {
        return wire::json_target(target.to_str().ok()).0;
    }
    let unnamed = if is_form(&parts.headers) { AwsService::Sts } else { AwsService::Kms };
    let header = parts.headers.get(AUTHORIZATION).map(http::HeaderValue::as_bytes);
    header.and_then(signed_for).unwrap_or(unnamed)
}

/// Returns the service, other than S3, in the scope of a signature.
fn signed_for(header: &[u8]) -> Option<AwsService> {
    let scopes = [
        (b"/cloudtrail/".as_slice(), AwsService::CloudTrail),
        (b"/ce/", AwsService::CostExplorer),
        (b"/iam/", AwsService::Iam),
        (b"/sts/", AwsService::Sts),
        (b"/kms/", AwsService::Kms),
    ];
    scopes.into_iter().find_map(|(scope, service)| has(header, scope).then_some(service))
}

/// Returns the service with the query protocol in the scope of a signature, which is in a header or in the query string.
fn signed_for_form(arrival: &Arrival) -> Option<AwsService> {
    let presigned = || {
        let mut parameters = arrival.query().ok()?.parameters();
        parameters.find_map(|(name, value)| (name == "X-Amz-Credential").then_some(value))
    };
    let scope = arrival.header(&AUTHORIZATION).or_else(presigned)?;
    signed_for(scope.as_bytes())
        .filter(|service| matches!(service, AwsService::Iam | AwsService::Sts))
}

fn has(text: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(text, part).is_some()
}

/// The target of a request.
#[derive(Debug)]
pub(crate) enum RequestTarget {
    /// An operation of a service with AWS JSON.
    Json(AwsService, Result<ServiceOperation, Error>),
    /// An operation of IAM or STS, with its parameters.
    Form(Form, ServiceOperation),
    /// A malformed request in the query protocol, with the service that it seems to be for.
    Unclear(AwsService, Error),
}

impl RequestTarget {
    /// Reads the header or the parameters.
    pub(crate) fn of(arrival: &Arrival) -> Self {
        let form = match form(arrival) {
            Ok(Some(form)) => form,
            Ok(None) => return Self::without_form(arrival),
            Err(error) => return Self::unclear(arrival, None, error),
        };
        match form.operation() {
            Ok(operation) => Self::Form(form, operation),
            Err(error) => Self::unclear(arrival, form.service(), error),
        }
    }

    /// Reads the header of a request that has no parameters where the query protocol has them.
    fn without_form(arrival: &Arrival) -> Self {
        let (service, operation) = json(arrival);
        let Err(error) = operation else { return Self::Json(service, operation) };
        match service_of_head(arrival.parts()) {
            service @ (AwsService::Kms | AwsService::CloudTrail | AwsService::CostExplorer) => {
                Self::Json(service, Err(error))
            }
            service @ (AwsService::Iam | AwsService::Sts | AwsService::S3) => {
                Self::Unclear(service, nothing_there())
            }
        }
    }

    /// Returns the answer for whoever names no operation: of the service that the request is signed for, and if it is not signed, of
    /// the one whose version it names. AWS has an endpoint for each.
    fn unclear(arrival: &Arrival, named: Option<AwsService>, error: Error) -> Self {
        Self::Unclear(signed_for_form(arrival).or(named).unwrap_or(AwsService::Sts), error)
    }

    /// Returns the service in whose form errors are encoded.
    pub(crate) fn service(&self) -> AwsService {
        match self {
            Self::Form(_, operation) => operation.service(),
            Self::Json(service, _) | Self::Unclear(service, _) => *service,
        }
    }

    /// Returns the operation, if the service has it.
    pub(crate) fn operation(&self) -> Option<ServiceOperation> {
        match self {
            Self::Json(_, operation) => operation.as_ref().ok().copied(),
            Self::Form(_, operation) => Some(*operation),
            Self::Unclear(..) => None,
        }
    }
}

/// Returns the error of a path, or of a body, that no operation of IAM and STS has. Source: IAM API reference, "Common Errors".
fn nothing_there() -> Error {
    let message =
        "The action or operation requested is invalid. Verify that the action is typed correctly.";
    Error::new(ErrorCode::InvalidAction, message)
}

/// Returns whether the body is a form. Of two types neither counts.
fn is_form(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(CONTENT_TYPE).iter();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else { return false };
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Returns the parameters of a request in the query protocol, or `None` for another protocol. A GET has them in its query string
/// and a POST in its body, and the other place has none.
fn form(arrival: &Arrival) -> Result<Option<Form>, Error> {
    if arrival.headers().contains_key(&TARGET) || arrival.path() != "/" {
        return Ok(None);
    }
    let query = arrival.query();
    let query = || query.map_err(|error| malformed(error.message().unwrap_or_default()));
    match *arrival.method() {
        Method::POST if is_form(arrival.headers()) => {
            if query()?.asks_for_something() {
                return Err(malformed(
                    "The parameters of a POST are in its body and nowhere else.",
                ));
            }
            Form::parse(&arrival.body).map(Some)
        }
        Method::GET if !query()?.is_empty() => {
            if !arrival.body.is_empty() {
                return Err(malformed(
                    "The parameters of a GET are in its query and nowhere else.",
                ));
            }
            Form::new(query()?.parameters()).map(Some)
        }
        _ => Ok(None),
    }
}

fn malformed(message: &str) -> Error {
    Error::new(ErrorCode::MalformedInput, message.to_owned())
}

fn json(arrival: &Arrival) -> (AwsService, Result<ServiceOperation, Error>) {
    let (service, operation) = wire::json_target(arrival.header(&TARGET));
    if arrival.method() != Method::POST || arrival.path() != "/" {
        return (service, Err(Error::bare(ErrorCode::UnknownOperationException)));
    }
    (service, operation)
}
