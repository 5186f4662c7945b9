//! The codes and texts in which S3 refuses a signature.
//!
//! Sources: S3 API reference, "Error responses", and "Authenticating Requests (AWS Signature Version 4)"; where these have no
//! text, the answers of S3 that users quote in issue threads of its clients.

use model::{Error, ErrorCode};

use super::{
    ASYMMETRIC_ALGORITHM, SignatureError, SignaturePlace, VERSION_TWO_ALGORITHM, services_only,
};
use crate::options::Options;

/// The advice for whoever runs a client of before 2014, or presigns with boto3 or the AWS CLI for an endpoint of one's own, which
/// use Signature Version 2 unless they are told otherwise.
const VERSION_TWO_ADVICE: &str = "the request has a signature of Signature Version 2. For boto3 and botocore set \
                                  Config(signature_version='s3v4'), for the AWS CLI run `aws configure set \
                                  default.s3.signature_version s3v4`; in another client look for a setting called v4, s3v4 \
                                  or AWS4-HMAC-SHA256";

impl SignatureError {
    /// Returns the error in the words of S3.
    pub(super) fn s3(self, options: &Options, place: SignaturePlace) -> Error {
        match self {
            Self::Incomplete(message) | Self::Invalid(message) => {
                Error::new(ErrorCode::InvalidRequest, message)
            }
            Self::Anonymous => Error::new(ErrorCode::AccessDenied, "Access Denied")
                .because("the request has no signature"),
            Self::VersionTwo => unsupported(VERSION_TWO_ADVICE),
            Self::TwoMechanisms => Error::new(
                ErrorCode::InvalidArgument,
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string \
                 parameter or the Authorization header should be specified",
            ),
            Self::Algorithm(sent) => algorithm(&sent),
            Self::MissingPieces { is_date_only: false, message } => malformed(
                place,
                "the authorization header requires three components: Credential, SignedHeaders, and Signature.",
            )
            .because(message),
            Self::MissingPieces { is_date_only: true, .. } => no_date(),
            Self::Date(sent) => malformed_date(place).because(format!("the date is '{sent}'")),
            Self::Scope(error) => malformed(place, &error.s3(&options.regions)),
            Self::Query(error) => Error::new(malformed_code(place), error.s3()),
            Self::MissingField(name) => missing_field(name),
            Self::UnsignedHeader(name) => Error::new(
                ErrorCode::AccessDenied,
                "There were headers present in the request which were not signed",
            )
            .because(format!("{name} must be a signed header")),
            Self::Window(error) => match place {
                SignaturePlace::Header => Error::new(
                    ErrorCode::RequestTimeTooSkewed,
                    "The difference between the request time and the current time is too large.",
                )
                .with_element("RequestTime", error.signed.amz_date().to_string())
                .with_element("ServerTime", error.now.to_string())
                .with_element("MaxAllowedSkewMilliseconds", error.span.as_millis().to_string()),
                SignaturePlace::Form => Error::new(ErrorCode::AccessDenied, error.presigned())
                    .with_element("ServerTime", error.now.to_string()),
                SignaturePlace::Query => Error::new(ErrorCode::AccessDenied, error.presigned())
                    .with_element("X-Amz-Expires", error.span.as_secs().to_string())
                    .with_element("Expires", error.signed.plus(error.span).to_string())
                    .with_element("ServerTime", error.now.to_string()),
            }
            .because(error.general()),
            Self::UnknownAccessKey => Error::new(
                ErrorCode::InvalidAccessKeyId,
                "The AWS Access Key Id you provided does not exist in our records.",
            ),
            Self::Token => Error::new(
                ErrorCode::InvalidToken,
                "The provided token is malformed or otherwise invalid.",
            ),
            Self::ExpiredToken => {
                Error::new(ErrorCode::ExpiredToken, "The provided token has expired.")
            }
            Self::Mismatch => mismatch(),
            Self::Payload(error) => error.s3(),
            Self::ServicesOnly(name) => Error::new(ErrorCode::AccessDenied, services_only(&name)),
            Self::Other(error) => error,
        }
    }
}

/// Returns the error of S3 for a signature that is not the one that was expected: of a request, of a chunk or of trailers.
pub(crate) fn mismatch() -> Error {
    Error::new(
        ErrorCode::SignatureDoesNotMatch,
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    )
}

/// Returns the error for an `Authorization` header of another algorithm.
fn algorithm(sent: &str) -> Error {
    match sent {
        VERSION_TWO_ALGORITHM => unsupported(VERSION_TWO_ADVICE),
        ASYMMETRIC_ALGORITHM => unsupported(
            "the request has a signature of Signature Version 4A (AWS4-ECDSA-P256-SHA256), which clients use for \
             multi-Region access points; name a bucket and a Region",
        ),
        _ => Error::new(ErrorCode::InvalidArgument, "Unsupported Authorization Type")
            .because(format!("the Authorization header begins with '{sent}'")),
    }
}

fn unsupported(advice: &'static str) -> Error {
    Error::new(
        ErrorCode::InvalidRequest,
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    )
    .because(advice)
}

fn malformed_date(place: SignaturePlace) -> Error {
    match place {
        SignaturePlace::Header => no_date(),
        SignaturePlace::Query | SignaturePlace::Form => Error::new(
            malformed_code(place),
            "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
        ),
    }
}

fn no_date() -> Error {
    Error::new(
        ErrorCode::AccessDenied,
        "AWS authentication requires a valid Date or x-amz-date header",
    )
}

/// Returns the error for a field that a form must have. Users quote this answer of S3.
fn missing_field(name: &'static str) -> Error {
    let message = format!(
        "Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields."
    );
    Error::new(ErrorCode::InvalidArgument, message)
        .with_element("ArgumentName", name)
        .with_element("ArgumentValue", "")
}

/// Returns the code of the errors about what a signature consists of.
const fn malformed_code(place: SignaturePlace) -> ErrorCode {
    match place {
        SignaturePlace::Header => ErrorCode::AuthorizationHeaderMalformed,
        SignaturePlace::Query => ErrorCode::AuthorizationQueryParametersError,
        SignaturePlace::Form => ErrorCode::InvalidArgument,
    }
}

/// Returns the error for a malformed header, or for a malformed credential elsewhere.
fn malformed(place: SignaturePlace, text: &str) -> Error {
    let message = match place {
        SignaturePlace::Header => format!("The authorization header is malformed; {text}"),
        SignaturePlace::Query | SignaturePlace::Form => {
            format!("Error parsing the X-Amz-Credential parameter; {text}")
        }
    };
    Error::new(malformed_code(place), message)
}
