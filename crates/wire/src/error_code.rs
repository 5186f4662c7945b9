//! The names that common errors have in each service.

use model::{AwsService, ErrorCode};

/// Returns the name that an error has in `service`: services with the query protocol name common errors differently. Source: IAM
/// API reference, "Common Errors".
#[must_use]
pub fn error_code(service: AwsService, code: ErrorCode) -> ErrorCode {
    match service {
        AwsService::Kms => code,
        AwsService::CloudTrail | AwsService::CostExplorer => json_code(code),
        AwsService::Iam | AwsService::Sts => query_code(code),
        AwsService::S3 => s3_code(code),
    }
}

/// Only KMS has an internal error with its own name.
fn json_code(code: ErrorCode) -> ErrorCode {
    if code == ErrorCode::KmsInternalException { ErrorCode::InternalFailure } else { code }
}

const fn query_code(code: ErrorCode) -> ErrorCode {
    use ErrorCode as C;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other code is the same in both protocols"
    )]
    match code {
        C::AccessDeniedException => C::AccessDenied,
        C::IncompleteSignatureException => C::IncompleteSignature,
        C::InvalidSignatureException => C::SignatureDoesNotMatch,
        C::KmsInternalException => C::InternalFailure,
        C::MalformedPolicyDocumentException => C::MalformedPolicyDocument,
        C::MissingAuthenticationTokenException => C::MissingAuthenticationToken,
        C::RequestEntityTooLargeException => C::RequestEntityTooLarge,
        C::SerializationException => C::MalformedInput,
        C::ServiceUnavailableException => C::ServiceUnavailable,
        C::ThrottlingException => C::Throttling,
        C::UnknownOperationException => C::InvalidAction,
        C::UnrecognizedClientException => C::InvalidClientTokenId,
        C::ValidationException => C::ValidationError,
        other => other,
    }
}

/// Source: Amazon S3 API reference, "Error responses".
const fn s3_code(code: ErrorCode) -> ErrorCode {
    use ErrorCode as C;
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other code is one of S3 already")]
    match code {
        // S3 knows no caller but by his signature, and answers whoever has none so.
        C::AccessDeniedException | C::MissingAuthenticationTokenException => C::AccessDenied,
        C::ExpiredTokenException => C::ExpiredToken,
        C::IncompleteSignatureException => C::AuthorizationHeaderMalformed,
        C::InvalidSignatureException => C::SignatureDoesNotMatch,
        C::KmsInternalException => C::InternalError,
        C::RequestEntityTooLargeException => C::MaxMessageLengthExceeded,
        C::SerializationException => C::MalformedXml,
        C::ServiceUnavailableException => C::ServiceUnavailable,
        C::ThrottlingException => C::SlowDown,
        C::UnknownOperationException => C::MethodNotAllowed,
        C::UnrecognizedClientException => C::InvalidAccessKeyId,
        C::ValidationException => C::InvalidArgument,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_its_own_names() {
        for (code, query, s3) in [
            (ErrorCode::AccessDeniedException, ErrorCode::AccessDenied, ErrorCode::AccessDenied),
            (
                ErrorCode::UnrecognizedClientException,
                ErrorCode::InvalidClientTokenId,
                ErrorCode::InvalidAccessKeyId,
            ),
            (ErrorCode::KmsInternalException, ErrorCode::InternalFailure, ErrorCode::InternalError),
            (ErrorCode::ThrottlingException, ErrorCode::Throttling, ErrorCode::SlowDown),
            (ErrorCode::NoSuchKey, ErrorCode::NoSuchKey, ErrorCode::NoSuchKey),
        ] {
            assert_eq!(error_code(AwsService::Kms, code), code);
            assert_eq!(error_code(AwsService::Sts, code), query);
            assert_eq!(error_code(AwsService::S3, code), s3);
        }
    }
}
