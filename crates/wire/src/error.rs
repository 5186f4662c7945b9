//! The body of an error.

use model::{AwsService, Error, ErrorCode};

use crate::encode::Body;
use crate::error_code::error_code;
use crate::json::{string, string_length};

/// Encodes an error of a service with AWS JSON: its HTTP status and `{"__type":"NotFoundException","message":"..."}`. An absent message is left out. The
/// error's detail for the operator stays here.
#[must_use]
pub fn encode_error(service: AwsService, error: &Error) -> (u16, Body) {
    let code = error_code(service, error.code());
    let name = code.name();
    let message = error.message();
    let length = name.len() + message.map_or(0, string_length) + 32;
    let mut out = Vec::with_capacity(length);
    out.extend_from_slice(b"{\"__type\":");
    string(&mut out, name);
    if let Some(message) = message {
        out.extend_from_slice(message_member(code));
        string(&mut out, message);
    }
    out.push(b'}');
    (code.status(), Body::new(out))
}

/// Returns the name of the member for the message. Two errors come from the framework in front of AWS's services, which writes a
/// capital letter: recorded at KMS for `AccessDeniedException`; at Kinesis, DynamoDB and Athena for `SerializationException`.
fn message_member(code: ErrorCode) -> &'static [u8] {
    if matches!(code, ErrorCode::AccessDeniedException | ErrorCode::SerializationException) {
        b",\"Message\":"
    } else {
        b",\"message\":"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_message_in_the_form_of_aws() {
        for (error, status, body) in [
            (
                Error::new(ErrorCode::NotFoundException, "Key 'x' does not \"exist\""),
                400,
                r#"{"__type":"NotFoundException","message":"Key 'x' does not \"exist\""}"#,
            ),
            (
                Error::new(ErrorCode::AccessDeniedException, "no"),
                400,
                r#"{"__type":"AccessDeniedException","Message":"no"}"#,
            ),
            (
                Error::new(ErrorCode::SerializationException, "no"),
                400,
                r#"{"__type":"SerializationException","Message":"no"}"#,
            ),
            (
                Error::bare(ErrorCode::InvalidCiphertextException),
                400,
                r#"{"__type":"InvalidCiphertextException"}"#,
            ),
        ] {
            let (told, encoded) = encode_error(AwsService::Kms, &error);
            assert_eq!((told, encoded.as_slice()), (status, body.as_bytes()));
        }
    }

    #[test]
    fn the_detail_for_the_operator_is_not_told() {
        let (status, body) =
            encode_error(AwsService::Kms, &Error::internal("a secret of the operator"));
        assert_eq!(status, 500);
        assert_eq!(body.as_slice(), br#"{"__type":"KMSInternalException"}"#);
    }
}
