//! IAM's errors, in IAM's words. Sources: API reference, "Common Errors"; the texts are those that the service sends.

use model::{Error, ErrorCode};

pub(crate) fn not_found(message: String) -> Error {
    Error::new(ErrorCode::NoSuchEntity, message)
}

pub(crate) fn in_use(message: &'static str) -> Error {
    Error::new(ErrorCode::DeleteConflict, message)
}

/// Returns "Cannot exceed quota for `QUOTA`: `LIMIT`".
pub(crate) fn quota(quota: &str, limit: usize) -> Error {
    Error::new(ErrorCode::LimitExceeded, format!("Cannot exceed quota for {quota}: {limit}"))
}

pub(crate) fn validation(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::ValidationError, message.into())
}

/// Refuses the first member of a request that was sent and that nothing here follows: an answer as if it counted would deceive.
pub(crate) fn refuse_members(sent: &[(&str, bool)]) -> Result<(), Error> {
    let refused = sent.iter().find(|(_, is_sent)| *is_sent);
    refused.map_or(Ok(()), |(name, _)| Err(validation(format!("Bulla does not support {name}."))))
}

pub(crate) fn invalid_input(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::InvalidInput, message.into())
}
