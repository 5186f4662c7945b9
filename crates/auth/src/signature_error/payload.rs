//! The errors of what a request says of its payload.

use model::{Error, ErrorCode};

use super::{incomplete, invalid};

/// The values of `x-amz-content-sha256` besides a hash.
const VALUES: &str = "UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, \
                      STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

/// The reason why a request is refused for what it says of its payload.
#[derive(Debug)]
pub(crate) enum PayloadError {
    /// `x-amz-content-sha256` is not the hash of the body.
    Hash {
        /// The value of the header.
        sent: String,
        /// The hash of the body, in hexadecimal digits.
        computed: String,
    },
    /// `x-amz-content-sha256` is missing.
    MissingHash,
    /// `x-amz-content-sha256` is none of its values.
    Value(String),
    /// `x-amz-content-sha256` announces chunks of Signature Version 4A.
    Asymmetric(String),
    /// `x-amz-decoded-content-length` is missing.
    MissingLength,
    /// `x-amz-decoded-content-length` is no length.
    Length(String),
    /// `x-amz-trailer` is there and must not be, or is no list of names.
    Trailer(&'static str),
}

impl PayloadError {
    /// Returns the error of every service but S3.
    pub(super) fn general(self) -> Error {
        match self {
            Self::Hash { sent, .. } | Self::Value(sent) | Self::Asymmetric(sent) => {
                let shown: String = sent.chars().take(64).collect();
                invalid(format!(
                    "The value '{shown}' of the header 'x-amz-content-sha256' is not the SHA-256 hash of the body."
                ))
            }
            other @ (Self::MissingHash
            | Self::MissingLength
            | Self::Length(_)
            | Self::Trailer(_)) => {
                let message = other.s3().message().unwrap_or_default().to_owned();
                incomplete(message)
            }
        }
    }

    /// Returns the error of S3.
    pub(crate) fn s3(self) -> Error {
        match self {
            Self::Hash { sent, computed } => Error::new(
                ErrorCode::XAmzContentSha256Mismatch,
                "The provided 'x-amz-content-sha256' header does not match what was computed.",
            )
            .because(format!(
                "ClientComputedContentSHA256: {sent}, S3ComputedContentSHA256: {computed}"
            )),
            Self::MissingHash => Error::new(
                ErrorCode::InvalidRequest,
                "Missing required header for this request: x-amz-content-sha256",
            ),
            Self::Value(sent) => Error::new(
                ErrorCode::InvalidArgument,
                format!("x-amz-content-sha256 must be {VALUES} or a valid sha256 value."),
            )
            .because(format!("x-amz-content-sha256 is '{sent}'")),
            Self::Asymmetric(sent) => Error::new(
                ErrorCode::InvalidRequest,
                format!(
                    "{sent} (Signature Version 4A) is not supported; x-amz-content-sha256 must be {VALUES} or a valid \
                     sha256 value."
                ),
            ),
            Self::MissingLength => Error::new(
                ErrorCode::MissingContentLength,
                "You must provide the Content-Length HTTP header.",
            )
            .because("an aws-chunked body needs the header x-amz-decoded-content-length"),
            Self::Length(sent) => Error::new(
                ErrorCode::InvalidArgument,
                "x-amz-decoded-content-length must be the number of bytes of the decoded body.",
            )
            .because(format!("x-amz-decoded-content-length is '{sent}'")),
            Self::Trailer(message) => Error::new(ErrorCode::InvalidRequest, message),
        }
    }
}
