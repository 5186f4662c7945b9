//! Turns values into the JSON that the query protocol has for clients that ask for it.
//!
//! ```json
//! {"GetCallerIdentityResponse":{"GetCallerIdentityResult":{"Account":"..."},"ResponseMetadata":{"RequestId":"..."}}}
//! ```
//! AWS does not describe it. The shape is that of the XML; a date is a number of seconds, as in AWS JSON.

use model::shape::Fields;
use model::{AwsService, Error, ServiceOperation};
use serde_json::json;

use crate::encode::{self, Body};
use crate::error_code::error_code;

/// Encodes a reply. A structure without a name means an operation without output.
#[must_use]
pub fn encode_query_json(operation: ServiceOperation, fields: &Fields, request_id: &str) -> Body {
    let name = operation.name();
    let metadata = json!({ "RequestId": request_id }).to_string();
    let has_result = !fields.structure().name.is_empty();
    let (before, after) = if has_result {
        (format!("{{\"{name}Response\":{{\"{name}Result\":"), ",")
    } else {
        (format!("{{\"{name}Response\":{{"), "")
    };
    let after = format!("{after}\"ResponseMetadata\":{metadata}}}}}");
    // Measured first, so that the buffer never moves and leaves a copy of a secret behind.
    let length = before.len() + encode::structure_bound(fields) + after.len();
    let mut out = Vec::with_capacity(length);
    out.extend_from_slice(before.as_bytes());
    if has_result {
        encode::structure(&mut out, fields);
    }
    out.extend_from_slice(after.as_bytes());
    Body::new(out)
}

/// Encodes an error of a service with the query protocol: its HTTP status and its body. The error's detail for the operator stays
/// here.
#[must_use]
pub fn encode_query_json_error(
    service: AwsService,
    error: &Error,
    request_id: &str,
) -> (u16, Body) {
    let code = error_code(service, error.code());
    let kind = if code.status() < 500 { "Sender" } else { "Receiver" };
    let mut told = json!({ "Code": code.name(), "Type": kind });
    if let Some((message, members)) = error.message().zip(told.as_object_mut()) {
        members.insert("Message".to_owned(), message.into());
    }
    let body = json!({ "Error": told, "RequestId": request_id });
    (code.status(), Body::new(body.to_string().into_bytes()))
}

#[cfg(test)]
mod tests {
    use model::generated::sts::{AssumeRoleResponse, Credentials, GetCallerIdentityResponse};
    use model::shape::{IntoFields, Structure};
    use model::{ErrorCode, Timestamp};
    use secret::Secret;

    use super::*;

    fn text(body: &Body) -> &str {
        std::str::from_utf8(body.as_slice()).unwrap()
    }

    fn operation(service: AwsService, name: &str) -> ServiceOperation {
        ServiceOperation::from_name(service, name).unwrap()
    }

    #[test]
    fn a_reply_has_the_names_of_the_xml() {
        let output = GetCallerIdentityResponse {
            account: Some("111122223333".to_owned()),
            user_id: Some("\"AIDA\"".to_owned()),
            arn: None,
        };
        let sts = operation(AwsService::Sts, "GetCallerIdentity");
        let body = encode_query_json(sts, &output.into_fields(), "id");
        assert_eq!(
            text(&body),
            r#"{"GetCallerIdentityResponse":{"GetCallerIdentityResult":{"UserId":"\"AIDA\"","Account":"111122223333"},"ResponseMetadata":{"RequestId":"id"}}}"#
        );
        static NOTHING: Structure = Structure { name: "", members: &[] };
        let iam = operation(AwsService::Iam, "DeleteUser");
        let body = encode_query_json(iam, &Fields::empty(&NOTHING), "id");
        assert_eq!(
            text(&body),
            r#"{"DeleteUserResponse":{"ResponseMetadata":{"RequestId":"id"}}}"#
        );
    }

    #[test]
    fn a_secret_is_text_and_a_date_is_a_number() {
        let credentials = Credentials {
            access_key_id: Some("ASIA".to_owned()),
            secret_access_key: Some(Secret::<[u8]>::copy_of(b"s/+")),
            session_token: Some("t".to_owned()),
            expiration: Some(Timestamp::from_millis(1_714_093_437_000)),
        };
        let output =
            AssumeRoleResponse { credentials: Some(credentials), ..AssumeRoleResponse::default() };
        let sts = operation(AwsService::Sts, "AssumeRole");
        let body = encode_query_json(sts, &output.into_fields(), "id");
        let read: serde_json::Value = serde_json::from_slice(body.as_slice()).unwrap();
        let credentials = &read["AssumeRoleResponse"]["AssumeRoleResult"]["Credentials"];
        assert_eq!(credentials["SecretAccessKey"], "s/+");
        assert_eq!(credentials["Expiration"], 1_714_093_437.0);
    }

    #[test]
    fn an_error_has_the_names_of_the_xml() {
        let error = Error::new(ErrorCode::UnrecognizedClientException, "The \"token\" is invalid.");
        let (status, body) = encode_query_json_error(AwsService::Sts, &error, "id");
        assert_eq!(status, 403);
        assert_eq!(
            text(&body),
            r#"{"Error":{"Code":"InvalidClientTokenId","Message":"The \"token\" is invalid.","Type":"Sender"},"RequestId":"id"}"#
        );
        let (status, body) =
            encode_query_json_error(AwsService::Iam, &Error::internal("hidden"), "id");
        assert_eq!(status, 500);
        assert_eq!(
            text(&body),
            r#"{"Error":{"Code":"InternalFailure","Type":"Receiver"},"RequestId":"id"}"#
        );
    }
}
