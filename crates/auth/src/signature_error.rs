//! The errors of a signature.

use model::{Error, ErrorCode};

/// Returns the error for a signature of which something is missing or malformed.
pub(crate) fn incomplete(message: String) -> Error {
    Error::new(ErrorCode::IncompleteSignatureException, message)
}

/// Returns the error for a signature that does not match.
pub(crate) fn invalid(message: String) -> Error {
    Error::new(ErrorCode::InvalidSignatureException, message)
}
