//! The operation that a request asks for: method, resource, the names in its query, and for copies a header.

use model::generated::s3::{Operation, UNBUILT_ROUTES};
use model::route::{RestResource, Route};
use model::{Error, ErrorCode};

use super::head::RestHead;
use super::refusal;

/// Finds the operation that a request asks for.
///
/// Every sub-resource in the query must belong to it. So a request for something that is not built, such as `PUT ?annotation`, is
/// never taken for another operation on the same object. Other names in the query are ignored, as S3 does.
///
/// # Errors
/// - `NotImplemented`: AWS has the operation, and Bulla does not.
/// - `MethodNotAllowed`: no operation has this method.
/// - `InvalidArgument`: two sub-resources that do not go together, or a copy whose source is ambiguous.
/// - `AccessForbidden`: a browser asks for permission (CORS), which no bucket gives.
pub fn route(head: &RestHead<'_>) -> Result<Operation, Error> {
    let resource = match (head.bucket, head.key) {
        (None, _) => RestResource::Service,
        (Some(_), None) => RestResource::Bucket,
        (Some(_), Some(_)) => RestResource::Object,
    };
    if head.method == "OPTIONS" {
        let message = "CORSResponse: CORS is not enabled for this bucket.";
        return Err(Error::new(ErrorCode::AccessForbidden, message)
            .with_element("Method", head.method)
            .with_element("ResourceType", resource_type(resource)));
    }
    let built = Operation::ALL.iter().map(|operation| (operation.route(), Some(*operation)));
    let others = UNBUILT_ROUTES.iter().map(|route| (route, None));
    let mut found: Option<(&Route, Option<Operation>)> = None;
    for (route, operation) in built.chain(others) {
        if route.resource == resource && fits(route, head)? {
            // The one that asks for most is meant.
            let weight = |route: &Route| (route.query.len(), route.header.is_some());
            if found.is_none_or(|(before, _)| weight(before) < weight(route)) {
                found = Some((route, operation));
            }
        }
    }
    let Some((route, operation)) = found else {
        return Err(not_allowed(head, resource));
    };
    let operation = operation.ok_or_else(|| unbuilt(route.operation))?;
    let is_left = |name: &str| is_subresource(name) && !belongs(name, operation);
    let left = head.query.iter().map(|(name, _)| *name).find(|name| is_left(name));
    match (left, route.query.first()) {
        (None, _) if operation == Operation::PostObject && !is_form(head) => Err(no_form()),
        (None, _) => known_parameters(head, operation).map(|()| operation),
        (Some(left), Some((own, _))) => {
            let message = format!("Conflicting query string parameters: {own}, {left}");
            Err(refusal::argument(message, "ResourceType", own))
        }
        (Some("list-type"), None) => {
            let kind = head.parameter("list-type")?.unwrap_or_default();
            Err(refusal::unknown_value("list-type", kind))
        }
        (Some(_), None) => Err(not_allowed(head, resource)),
    }
}

/// Refuses a request that changes something if a name in its query means nothing: S3 may come to know it, and would mean something else
/// than the operation. Names that begin with `x-` are ignored, as S3 does with those that it does not know.
fn known_parameters(head: &RestHead<'_>, operation: Operation) -> Result<(), Error> {
    let is_known = |name: &str| {
        let is_extension = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"));
        // Signature Version 2, which the verifier refuses.
        let is_signature = matches!(name, "AWSAccessKeyId" | "Expires" | "Signature");
        is_extension || is_signature || belongs(name, operation)
    };
    match head.query.iter().find(|(name, _)| !is_known(name)) {
        Some((name, value)) if !matches!(head.method, "GET" | "HEAD") => {
            let message =
                "The request changes something, and a parameter of its query is not known.";
            Err(refusal::argument(message, name, value))
        }
        Some(_) | None => Ok(()),
    }
}

/// Returns whether a browser sends a form with an object in it.
fn is_form(head: &RestHead<'_>) -> bool {
    let kind = b"multipart/form-data";
    let is_form = |value: &[u8]| {
        value.get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind))
    };
    head.headers.iter().any(|(name, value)| *name == "content-type" && is_form(value))
}

/// The answer of S3 as users quote it.
fn no_form() -> Error {
    let message = "At least one of the pre-conditions you specified did not hold";
    Error::new(ErrorCode::PreconditionFailed, message)
        .with_element("Condition", "Bucket POST must be of the enclosure-type multipart/form-data")
}

fn unbuilt(operation: &str) -> Error {
    let message = format!("Bulla does not implement {operation} yet.");
    Error::new(ErrorCode::NotImplemented, message)
}

/// Returns whether the request has all that the operation asks for.
fn fits(route: &Route, head: &RestHead<'_>) -> Result<bool, Error> {
    let has = |(name, wanted): &(&str, Option<&str>)| {
        head.query
            .iter()
            .any(|(known, value)| known == name && wanted.is_none_or(|wanted| wanted == *value))
    };
    if route.method != head.method || !route.query.iter().all(has) {
        return Ok(false);
    }
    route.header.map_or(Ok(true), |name| head.header(name).map(|value| value.is_some()))
}

/// Returns whether a name in the query means a part of a bucket or object, or another operation on it. `id` is only the name of one of
/// several configurations, and nothing alone.
fn is_subresource(name: &str) -> bool {
    let built = Operation::ALL.iter().map(|operation| operation.route());
    let mut names = built.chain(&UNBUILT_ROUTES).flat_map(|route| route.query);
    name != "id" && names.any(|(known, _)| *known == name)
}

/// Returns whether a name in the query is one that the operation asks for or takes.
fn belongs(name: &str, operation: Operation) -> bool {
    let takes = operation.input().members.iter().any(
        |member| matches!(member.binding, model::shape::HttpBinding::Query(known) if known == name),
    );
    takes || operation.route().query.iter().any(|(known, _)| *known == name)
}

fn not_allowed(head: &RestHead<'_>, resource: RestResource) -> Error {
    let subresource = head.query.iter().map(|(name, _)| *name).find(|name| is_subresource(name));
    let kind =
        subresource.map_or_else(|| resource_type(resource).to_owned(), str::to_ascii_uppercase);
    let message = "The specified method is not allowed against this resource.";
    Error::new(ErrorCode::MethodNotAllowed, message)
        .with_element("Method", refusal::shown(head.method))
        .with_element("ResourceType", kind)
}

const fn resource_type(resource: RestResource) -> &'static str {
    match resource {
        RestResource::Service => "SERVICE",
        RestResource::Bucket => "BUCKET",
        RestResource::Object => "OBJECT",
    }
}
