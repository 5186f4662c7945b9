//! What a request asks for, and in which protocol: AWS JSON names the operation in a header, the query protocol in its
//! parameters.

use http::Method;
use http::header::CONTENT_TYPE;
use model::{Error, ErrorCode, Operation, Service, ServiceOperation};
use wire::Form;

use crate::arrival::Arrival;

/// What is asked for.
#[derive(Debug)]
pub(crate) enum Asked {
    /// An operation of KMS.
    Json(Result<Operation, Error>),
    /// An operation of IAM or STS, with its parameters.
    Form(Form, ServiceOperation),
    /// Something in the query protocol that cannot be made out; the service is the one that it seems to be for.
    Unclear(Service, Error),
}

impl Asked {
    /// Reads header or parameters.
    pub(crate) fn of(arrival: &Arrival) -> Self {
        let target = arrival.header("x-amz-target");
        let parts = &arrival.parts;
        let parameters = match parts.method {
            Method::POST if is_form(arrival) => Some(&*arrival.body),
            Method::GET => parts.uri.query().map(str::as_bytes),
            _ => None,
        };
        let (None, Some(parameters), "/") = (target, parameters, parts.uri.path()) else {
            return Self::Json(json(arrival, target));
        };
        let form = match Form::parse(parameters) {
            Ok(form) => form,
            Err(error) => return Self::Unclear(Service::Sts, error),
        };
        match form.operation() {
            Ok(operation) => Self::Form(form, operation),
            Err(error) => Self::Unclear(form.service().unwrap_or(Service::Sts), error),
        }
    }

    /// In which service's form errors are told.
    pub(crate) fn service(&self) -> Service {
        match self {
            Self::Json(_) => Service::Kms,
            Self::Form(_, operation) => operation.service(),
            Self::Unclear(service, _) => *service,
        }
    }

    /// The operation, if there is such a one.
    pub(crate) fn operation(&self) -> Option<ServiceOperation> {
        match self {
            Self::Json(operation) => operation.as_ref().ok().copied().map(ServiceOperation::Kms),
            Self::Form(_, operation) => Some(*operation),
            Self::Unclear(..) => None,
        }
    }
}

fn is_form(arrival: &Arrival) -> bool {
    let kind = arrival.header(CONTENT_TYPE.as_str()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn json(arrival: &Arrival, target: Option<&str>) -> Result<Operation, Error> {
    if arrival.parts.method != Method::POST || arrival.parts.uri.path() != "/" {
        return Err(Error::bare(ErrorCode::UnknownOperationException));
    }
    wire::operation(target)
}
