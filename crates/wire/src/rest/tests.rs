//! Requests as clients send them, and replies as they read them.

mod bodies;
mod botocore;
mod heads;
mod replies;
mod routes;

use model::generated::s3::Operation;
use model::shape::FromFields;
use model::{Error, ErrorCode};

use super::*;

/// The head of a request for `target`, such as `b/k?acl`.
fn head<'a>(method: &'a str, target: &'a str, headers: &[(&'a str, &'a str)]) -> RestHead<'a> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    let some = |text: &'a str| (!text.is_empty()).then_some(text);
    let parameters = query.split('&').filter(|part| !part.is_empty());
    RestHead {
        method,
        bucket: some(bucket),
        key: some(key),
        query: parameters.map(|part| part.split_once('=').unwrap_or((part, ""))).collect(),
        headers: headers.iter().map(|(name, value)| (*name, value.as_bytes())).collect(),
    }
}

fn routed(method: &str, target: &str, headers: &[(&str, &str)]) -> Result<Operation, Error> {
    route(&head(method, target, headers))
}

/// The typed input of a request.
fn read<T: FromFields>(head: &RestHead<'_>, body: &str) -> Result<T, Error> {
    decode_rest(route(head)?, head, body.as_bytes())?.typed()
}

/// The text of an element of an error.
fn element<'e>(error: &'e Error, name: &str) -> Option<&'e str> {
    let found = error.elements().iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value.as_str())
}

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(
    result: Result<T, Error>,
    code: ErrorCode,
    message: &str,
) -> Error {
    let error = result.unwrap_err();
    assert_eq!((error.code(), error.message().unwrap_or_default()), (code, message));
    error
}
