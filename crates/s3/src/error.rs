//! The errors of S3 that several nouns make.
//!
//! S3 answers with XML elements beside the code and the message, such as `ArgumentName`. [`with_element`] is the one place that
//! adds them.
//!
//! Source: Amazon S3 API reference, "Error responses". Where a text is not on that page, the documentation of its function says
//! where it was seen.

use std::borrow::Cow;

use model::{Error, ErrorCode};

/// Returns an error that names the argument.
pub(crate) fn invalid_argument(
    message: impl Into<Cow<'static, str>>,
    name: &str,
    value: &str,
) -> Error {
    let error = Error::new(ErrorCode::InvalidArgument, message);
    with_element(with_element(error, "ArgumentName", name), "ArgumentValue", value)
}

/// Returns an `InvalidRequest`.
pub(crate) fn invalid_request(message: impl Into<Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::InvalidRequest, message)
}

/// Returns the refusal of a header that is understood and not built.
///
/// Seen at S3 on 2026-05-04: github.com/versity/versitygw/issues/2108.
pub(crate) fn header_not_implemented(header: &str, additional_message: &str) -> Error {
    let message = "A header you provided implies functionality that is not implemented";
    let error = Error::new(ErrorCode::NotImplemented, message);
    let error = with_element(error, "Header", header);
    with_element(error, "additionalMessage", additional_message)
}

/// Returns the error of a condition that does not hold.
///
/// Seen at S3 on 2026-04-14: github.com/versity/versitygw/issues/2044.
pub(crate) fn precondition_failed(condition: &str) -> Error {
    let message = "At least one of the pre-conditions you specified did not hold";
    with_element(Error::new(ErrorCode::PreconditionFailed, message), "Condition", condition)
}

/// Returns the error of a key under which there is no object.
pub(crate) fn no_such_key(key: &str) -> Error {
    let error = Error::new(ErrorCode::NoSuchKey, "The specified key does not exist.");
    with_element(error, "Key", key)
}

/// Returns the error for a bucket without Object Lock, which is every one.
///
/// Seen at S3 on 2024-10-09: github.com/versity/versitygw/issues/883.
pub(crate) fn object_lock_missing() -> Error {
    invalid_request("Bucket is missing Object Lock Configuration")
}

/// Adds an XML element.
pub(crate) fn with_element(error: Error, name: &'static str, value: &str) -> Error {
    error.with_element(name, value)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Returns the elements of an error, as tests compare them.
    pub(crate) fn elements(error: &Error) -> String {
        let elements = error.elements().iter();
        elements.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn elements_add_up() {
        let error = invalid_argument("no", "a", "b");
        assert_eq!(error.to_string(), "InvalidArgument: no");
        assert_eq!(elements(&error), "ArgumentName: a; ArgumentValue: b");
    }
}
