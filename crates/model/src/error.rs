//! An error with AWS's code and message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::ErrorCode;

/// The error that a caller gets when a request fails: a code and, for most codes, a message in AWS's wording.
///
/// The cause never leaves the service. Its detail goes to the log, for the operator.
#[derive(Clone, Debug)]
pub struct Error {
    code: ErrorCode,
    message: Option<Cow<'static, str>>,
    /// Boxed: few errors have more, and results carry errors.
    more: Option<Box<ErrorFacts>>,
}

/// The sentences of the API reference of AWS KMS, for errors with a text at AWS that is not recorded.
const DOCUMENTED: [(ErrorCode, &str); 7] = [
    (
        ErrorCode::CustomKeyStoreNotFoundException,
        "The request was rejected because KMS cannot find a custom key store with the specified key store name or ID.",
    ),
    (
        ErrorCode::ExpiredImportTokenException,
        "The request was rejected because the specified import token is expired.",
    ),
    (
        ErrorCode::IncorrectKeyMaterialException,
        "The request was rejected because the key material in the request is, expired, invalid, or does not meet \
         expectations.",
    ),
    (
        ErrorCode::InvalidGrantIdException,
        "The request was rejected because the specified GrantId is not valid.",
    ),
    (
        ErrorCode::InvalidGrantTokenException,
        "The request was rejected because the specified grant token is not valid.",
    ),
    (
        ErrorCode::InvalidImportTokenException,
        "The request was rejected because the provided import token is invalid or is associated with a different KMS \
         key.",
    ),
    (
        ErrorCode::InvalidMarkerException,
        "The request was rejected because the marker that specifies where pagination should next begin is not valid.",
    ),
];

/// The facts that few errors have beside code and message.
#[derive(Clone, Debug, Default)]
struct ErrorFacts {
    /// The text for the operator.
    detail: Option<String>,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
    /// The elements that S3 adds for the caller.
    elements: Vec<(&'static str, String)>,
}

/// Returns the texts of an error and of its causes, in turn. A text that one before has in it is left out: some errors tell their
/// source in their own.
#[must_use]
pub fn texts(error: &dyn std::error::Error) -> Vec<String> {
    let mut texts = vec![error.to_string()];
    let mut next = error.source();
    while let Some(cause) = next {
        let text = cause.to_string();
        if !texts.iter().any(|told| told.contains(&text)) {
            texts.push(text);
        }
        next = cause.source();
    }
    texts
}

impl Error {
    /// Returns an error with a message.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: Some(message.into()), more: None }
    }

    /// Returns an error that AWS sends without any message, such as `InvalidCiphertextException`.
    #[must_use]
    pub const fn bare(code: ErrorCode) -> Self {
        Self { code, message: None, more: None }
    }

    /// Returns an error with the sentence of AWS's API reference: AWS sends a text, and nobody has recorded it.
    #[must_use]
    pub fn documented(code: ErrorCode) -> Self {
        let found = DOCUMENTED.iter().find(|(documented, _)| *documented == code);
        found.map_or(Self::bare(code), |(_, sentence)| Self::new(code, *sentence))
    }

    /// Returns a `ValidationException` with AWS's free text.
    pub fn validation(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::ValidationException, message)
    }

    /// Returns a `KMSInternalException`; `detail` tells the operator what broke.
    pub fn internal(detail: impl Into<String>) -> Self {
        Self::bare(ErrorCode::KmsInternalException).because(detail)
    }

    /// Returns a `KMSInternalException` with what broke as its source. The detail has the texts of all sources in turn, which must
    /// hold no secret.
    pub fn failed(source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::with_source(texts(&source).join(": "), source)
    }

    /// Returns the same as [`failed`](Self::failed), with a detail that begins with what was read, written or made.
    pub fn failed_at(
        place: impl fmt::Display,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Self::with_source(format!("{place}: {}", texts(&source).join(": ")), source)
    }

    fn with_source(detail: String, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        let mut error = Self::bare(ErrorCode::KmsInternalException).because(detail);
        error.facts().source = Some(Arc::new(source));
        error
    }

    /// Adds details for the operator. They must hold no secret.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.facts().detail = Some(detail.into());
        self
    }

    /// Adds an element to the body of an error of S3, such as `ArgumentName`. Other services do not show it.
    #[must_use]
    pub fn with_element(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.facts().elements.push((name, value.into()));
        self
    }

    fn facts(&mut self) -> &mut ErrorFacts {
        self.more.get_or_insert_default()
    }

    /// Returns the same error under another code: a service tells another one's in its own words.
    #[must_use]
    pub fn coded(self, code: ErrorCode) -> Self {
        Self { code, ..self }
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
        self.more.as_ref()?.detail.as_deref()
    }

    /// Returns the elements that S3 adds for the caller, in the order in which they were added.
    #[must_use]
    pub fn elements(&self) -> &[(&'static str, String)] {
        self.more.as_ref().map_or(&[], |more| &more.elements)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.name())?;
        self.message().map_or(Ok(()), |message| write!(formatter, ": {message}"))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.more.as_ref()?.source.as_deref()?;
        Some(source as &(dyn std::error::Error + 'static))
    }
}

impl PartialEq for Error {
    /// Compares what the caller and the operator read.
    fn eq(&self, other: &Self) -> bool {
        (self.code, &self.message, self.detail(), self.elements())
            == (other.code, &other.message, other.detail(), other.elements())
    }
}

impl Eq for Error {}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io;

    use super::*;

    #[derive(Debug)]
    struct Gone(io::Error);

    impl fmt::Display for Gone {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("the store is gone")
        }
    }

    impl std::error::Error for Gone {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn a_text_that_is_not_recorded_is_the_sentence_of_the_reference() {
        let error = Error::documented(ErrorCode::InvalidMarkerException);
        let sentence = "The request was rejected because the marker that specifies where pagination should next begin is \
                        not valid.";
        assert_eq!(error.message(), Some(sentence));
        // AWS was seen to send this one without a text.
        let bare = Error::bare(ErrorCode::InvalidCiphertextException);
        assert_eq!(Error::documented(ErrorCode::InvalidCiphertextException), bare);
    }

    #[test]
    fn a_failure_keeps_its_sources() {
        let error = Error::failed(Gone(io::Error::other("no such disk")));
        assert_eq!(error.code(), ErrorCode::KmsInternalException);
        assert_eq!(
            (error.message(), error.detail()),
            (None, Some("the store is gone: no such disk"))
        );
        let source = error.source().unwrap();
        assert!(source.downcast_ref::<Gone>().is_some());
        assert_eq!(source.source().unwrap().to_string(), "no such disk");
        let at = Error::failed_at("key record 7", Gone(io::Error::other("no such disk")));
        assert_eq!(at.detail(), Some("key record 7: the store is gone: no such disk"));
        assert!(at.source().unwrap().downcast_ref::<Gone>().is_some());
    }

    #[test]
    fn elements_stay_in_order_and_count_when_errors_are_compared() {
        let bare = Error::new(ErrorCode::MalformedInput, "no");
        let error =
            bare.clone().with_element("ArgumentName", "x").with_element("ArgumentValue", "1");
        let error = error.because("a detail");
        let elements = [("ArgumentName", "x".to_owned()), ("ArgumentValue", "1".to_owned())];
        assert_eq!((error.elements(), error.detail()), (elements.as_slice(), Some("a detail")));
        assert_ne!(error, bare.clone().because("a detail"));
        assert!(bare.elements().is_empty());
    }

    #[test]
    fn an_error_stays_small() {
        assert!(size_of::<Error>() <= 40);
    }

    #[test]
    fn a_text_that_has_its_source_is_not_said_twice() {
        #[derive(Debug)]
        struct Whole(io::Error);

        impl fmt::Display for Whole {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "the store is gone: {}; mount it", self.0)
            }
        }

        impl std::error::Error for Whole {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                Some(&self.0)
            }
        }

        let error = Error::failed(Whole(io::Error::other("no such disk")));
        assert_eq!(error.detail(), Some("the store is gone: no such disk; mount it"));
    }
}
