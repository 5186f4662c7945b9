//! The reasons why a signature is refused. Services tell them in two ways: S3 has codes and texts of its own.

mod payload;
mod query;
mod s3;
mod scope;
mod window;

use model::{Error, ErrorCode};

use crate::options::{Options, SigningRules};

pub(crate) use payload::PayloadError;
pub(crate) use query::QueryError;
pub(crate) use s3::mismatch;
pub(crate) use scope::{ScopeError, TERMINATOR};
pub(crate) use window::WindowError;

/// The only algorithm.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// The algorithm of Signature Version 4A.
const ASYMMETRIC_ALGORITHM: &str = "AWS4-ECDSA-P256-SHA256";
/// The first word of an `Authorization` header of Signature Version 2, which only S3 ever took.
const VERSION_TWO_ALGORITHM: &str = "AWS";

/// The reason why a signature is refused. What is shown of the request is cut to a reasonable length.
#[derive(Debug)]
pub(crate) enum SignatureError {
    /// Something is missing or malformed.
    Incomplete(String),
    /// Something does not fit the signature.
    Invalid(String),
    /// There is no signature at all.
    Anonymous,
    /// The query has a signature of Signature Version 2.
    VersionTwo,
    /// There is a signature in one part of the request, and something of one in another.
    TwoMechanisms,
    /// The `Authorization` header is of another algorithm.
    Algorithm(String),
    /// Parts of the `Authorization` header are missing, or the date beside it.
    MissingPieces {
        /// The list of what is missing.
        message: String,
        /// `true` if nothing but the date is.
        is_date_only: bool,
    },
    /// The date is none.
    Date(String),
    /// The credential or its scope is wrong.
    Scope(ScopeError),
    /// The parameters of a signature in the query are wrong.
    Query(QueryError),
    /// The form lacks this field.
    MissingField(&'static str),
    /// This header must be signed and is not.
    UnsignedHeader(String),
    /// The signature is too old, or from the future.
    Window(WindowError),
    /// The access key is not known.
    UnknownAccessKey,
    /// The session token is not that of the access key.
    Token,
    /// The credentials have expired.
    ExpiredToken,
    /// Another signature was expected.
    Mismatch,
    /// The request says the wrong thing of its payload.
    Payload(PayloadError),
    /// This header may be sent by AWS services only.
    ServicesOnly(String),
    /// The error of something else, in its own words.
    Other(Error),
}

/// The part of a request that has the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignaturePlace {
    /// The `Authorization` header.
    Header,
    /// The query string: the URL was presigned.
    Query,
    /// A field of a form that a browser sends: its policy was signed.
    Form,
}

impl SignatureError {
    /// Returns the error as the service tells it.
    pub(crate) fn told(self, options: &Options, place: SignaturePlace) -> Error {
        match options.rules {
            SigningRules::General => self.general(),
            SigningRules::S3 => self.s3(options, place),
        }
    }

    /// Returns the error in the words of every service but S3.
    fn general(self) -> Error {
        match self {
            Self::Incomplete(message) | Self::MissingPieces { message, .. } => incomplete(message),
            Self::Invalid(message) => invalid(message),
            Self::Anonymous | Self::VersionTwo => Error::new(
                ErrorCode::MissingAuthenticationTokenException,
                "Missing Authentication Token",
            ),
            Self::TwoMechanisms => incomplete(
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or the Authorization \
                 header should be specified"
                    .to_owned(),
            ),
            Self::Algorithm(sent) if sent == ASYMMETRIC_ALGORITHM => incomplete(format!(
                "{ASYMMETRIC_ALGORITHM} (Signature Version 4A) is not supported by this service; sign with {ALGORITHM}."
            )),
            Self::Algorithm(sent) => {
                incomplete(format!("Unsupported AWS 'algorithm': '{sent}'."))
            }
            Self::Date(sent) => incomplete(format!(
                "Date must be in ISO-8601 'basic format'. Got '{sent}'. See http://en.wikipedia.org/wiki/ISO_8601"
            )),
            Self::Scope(error) => error.general(),
            Self::Query(error) => incomplete(error.general()),
            Self::MissingField(name) => incomplete(format!("The form lacks the field {name}.")),
            Self::UnsignedHeader(name) => {
                invalid(format!("{name} must be a 'SignedHeader' in the AWS Authorization."))
            }
            Self::Window(error) => invalid(error.general()),
            Self::UnknownAccessKey | Self::Token => Error::new(
                ErrorCode::UnrecognizedClientException,
                "The security token included in the request is invalid.",
            ),
            Self::ExpiredToken => Error::new(
                ErrorCode::ExpiredTokenException,
                "The security token included in the request is expired",
            ),
            Self::Mismatch => invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                 Access Key and signing method. Consult the service documentation for details."
                    .to_owned(),
            ),
            Self::Payload(error) => error.general(),
            Self::ServicesOnly(name) => {
                Error::new(ErrorCode::AccessDeniedException, services_only(&name))
            }
            Self::Other(error) => error,
        }
    }
}

impl From<Error> for SignatureError {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<ScopeError> for SignatureError {
    fn from(error: ScopeError) -> Self {
        Self::Scope(error)
    }
}

impl From<QueryError> for SignatureError {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<PayloadError> for SignatureError {
    fn from(error: PayloadError) -> Self {
        Self::Payload(error)
    }
}

/// Returns at most 256 characters of what was sent.
pub(crate) fn cut(text: &str) -> &str {
    text.char_indices().nth(256).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn services_only(name: &str) -> String {
    format!("The header '{name}' may be sent by AWS services only.")
}

/// Returns the error for a signature of which something is missing or malformed.
pub(crate) fn incomplete(message: String) -> Error {
    Error::new(ErrorCode::IncompleteSignatureException, message)
}

/// Returns the error for a signature that does not match.
fn invalid(message: String) -> Error {
    Error::new(ErrorCode::InvalidSignatureException, message)
}
