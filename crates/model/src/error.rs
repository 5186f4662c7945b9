//! An error with AWS's code and message.

use std::borrow::Cow;
use std::fmt;

use crate::ErrorCode;

/// The error that a caller gets when a request fails: a code and, for most codes, a message in AWS's wording.
///
/// `detail` never leaves the service; it goes to the log, for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: Option<Cow<'static, str>>,
    detail: Option<String>,
}

impl Error {
    /// Returns an error with a message.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: Some(message.into()), detail: None }
    }

    /// Returns an error that AWS sends without any message, such as `InvalidCiphertextException`.
    #[must_use]
    pub const fn bare(code: ErrorCode) -> Self {
        Self { code, message: None, detail: None }
    }

    /// Returns a `ValidationException` with AWS's free text.
    pub fn validation(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::ValidationException, message)
    }

    /// Returns a `KMSInternalException`; `detail` tells the operator what broke.
    pub fn internal(detail: impl Into<String>) -> Self {
        Self::bare(ErrorCode::KmsInternalException).because(detail)
    }

    /// Adds details for the operator. They must hold no secret.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Returns the code, which decides the HTTP status.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// Returns the text for the caller.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the text for the operator.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.name())?;
        self.message().map_or(Ok(()), |message| write!(formatter, ": {message}"))
    }
}

impl std::error::Error for Error {}
