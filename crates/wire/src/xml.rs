//! Turns values into the XML of the query protocol, in memory that is wiped.
//!
//! ```xml
//! <GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
//!   <GetUserResult><User>...</User></GetUserResult>
//!   <ResponseMetadata><RequestId>...</RequestId></ResponseMetadata>
//! </GetUserResponse>
//! ```
//! Source: Smithy 2.0, "AWS query protocol". Names of elements are those of the model.

use model::shape::{Fields, Kind, Shape, Value};
use model::{Error, ErrorCode, Service, ServiceOperation};
use quick_xml::escape::escape;

use crate::encode::Body;

/// Encodes a reply. A structure without a name means an operation without output.
#[must_use]
pub fn encode_xml(operation: ServiceOperation, fields: &Fields, request_id: &str) -> Body {
    let name = operation.name();
    // Replies are small; the few that hold a secret are far smaller than this.
    let mut out = Xml(Vec::with_capacity(4096));
    out.open(&format!("{name}Response xmlns=\"{}\"", namespace(operation.service())));
    if !fields.structure().name.is_empty() {
        out.within(&format!("{name}Result"), |out| out.structure(fields));
    }
    out.within("ResponseMetadata", |out| out.text("RequestId", request_id));
    out.close(&format!("{name}Response"));
    Body::new(out.0)
}

/// Encodes an error of a service with the query protocol: its HTTP status and an `ErrorResponse`. The error's detail for the
/// operator stays here.
#[must_use]
pub fn encode_xml_error(service: Service, error: &Error, request_id: &str) -> (u16, Body) {
    let code = error_code(service, error.code());
    let mut out = Xml(Vec::with_capacity(512));
    out.open(&format!("ErrorResponse xmlns=\"{}\"", namespace(service)));
    out.within("Error", |out| {
        out.text("Type", if code.status() < 500 { "Sender" } else { "Receiver" });
        out.text("Code", code.name());
        if let Some(message) = error.message() {
            out.text("Message", message);
        }
    });
    out.text("RequestId", request_id);
    out.close("ErrorResponse");
    (code.status(), Body::new(out.0))
}

/// Returns the name that an error has in `service`: services with the query protocol name common errors differently. Source: IAM
/// API reference, "Common Errors".
#[must_use]
pub fn error_code(service: Service, code: ErrorCode) -> ErrorCode {
    match service {
        Service::Kms => code,
        Service::Iam | Service::Sts => query_code(code),
        Service::S3 => s3_code(code),
    }
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

const fn namespace(service: Service) -> &'static str {
    match service {
        Service::Kms => "https://kms.amazonaws.com/doc/2014-11-01/",
        Service::Iam => "https://iam.amazonaws.com/doc/2010-05-08/",
        Service::Sts => "https://sts.amazonaws.com/doc/2011-06-15/",
        Service::S3 => "http://s3.amazonaws.com/doc/2006-03-01/",
    }
}

/// XML as it grows.
struct Xml(Vec<u8>);

impl Xml {
    fn open(&mut self, tag: &str) {
        self.0.push(b'<');
        self.0.extend_from_slice(tag.as_bytes());
        self.0.push(b'>');
    }

    fn close(&mut self, tag: &str) {
        self.0.extend_from_slice(b"</");
        self.0.extend_from_slice(tag.as_bytes());
        self.0.push(b'>');
    }

    fn within(&mut self, tag: &str, write: impl FnOnce(&mut Self)) {
        self.open(tag);
        write(self);
        self.close(tag);
    }

    fn text(&mut self, tag: &str, text: &str) {
        self.within(tag, |out| out.escaped(text));
    }

    /// Writes text. Characters that XML 1.0 cannot hold are replaced, and a carriage return, which would be read as a line feed,
    /// is escaped.
    fn escaped(&mut self, text: &str) {
        let escaped = escape(text);
        for character in escaped.chars() {
            match character {
                '\r' => self.0.extend_from_slice(b"&#13;"),
                '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                    self.0.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => self.0.extend_from_slice("\u{fffd}".as_bytes()),
            }
        }
    }

    fn structure(&mut self, fields: &Fields) {
        for (member, value) in fields.iter() {
            if let Some(value) = value {
                self.within(member.name, |out| out.value(member.shape, value));
            }
        }
    }

    fn value(&mut self, shape: &'static Shape, value: &Value) {
        match value {
            Value::String(text) => self.escaped(text),
            Value::Blob(bytes) => base64_simd::STANDARD.encode_append(bytes, &mut self.0),
            // A sensitive member is a text or a blob; that which is no text is written as a blob.
            Value::Secret(bytes) => match std::str::from_utf8(bytes.expose()) {
                Ok(text) if matches!(shape.kind, Kind::String { .. }) => self.escaped(text),
                Ok(_) | Err(_) => base64_simd::STANDARD.encode_append(bytes.expose(), &mut self.0),
            },
            Value::Integer(number) => self.escaped(&number.to_string()),
            Value::Boolean(truth) => self.escaped(if *truth { "true" } else { "false" }),
            Value::Timestamp(moment) => self.escaped(&moment.to_string()),
            Value::List(items) => {
                let Kind::List { member, .. } = shape.kind else { return };
                items.iter().for_each(|item| self.within("member", |out| out.value(member, item)));
            }
            Value::Map(pairs) => pairs.iter().for_each(|(key, value)| {
                self.within("entry", |out| {
                    out.text("key", key);
                    out.text("value", value);
                });
            }),
            Value::Structure(fields) => self.structure(fields),
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Timestamp;
    use model::generated::iam::{
        AccessKey, CreateAccessKeyResponse, ListUsersResponse, StatusType, User,
    };
    use model::shape::{IntoFields, Structure};
    use secret::Secret;

    use super::*;

    fn operation(name: &str) -> ServiceOperation {
        ServiceOperation::from_name(Service::Iam, name).unwrap()
    }

    fn encoded(name: &str, output: impl IntoFields) -> String {
        let body = encode_xml(operation(name), &output.into_fields(), "id");
        String::from_utf8(body.as_slice().to_vec()).unwrap()
    }

    #[test]
    fn a_reply_is_wrapped_and_its_members_are_elements() {
        let user = User {
            user_name: Some("alice".to_owned()),
            path: Some("/<&>/".to_owned()),
            create_date: Some(Timestamp::from_millis(1_537_465_261_000)),
            ..User::default()
        };
        let output = ListUsersResponse {
            users: Some(vec![user]),
            is_truncated: Some(false),
            ..ListUsersResponse::default()
        };
        assert_eq!(
            encoded("ListUsers", output),
            "<ListUsersResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ListUsersResult><Users><member>\
             <Path>/&lt;&amp;&gt;/</Path><UserName>alice</UserName><CreateDate>2018-09-20T17:41:01Z</CreateDate>\
             </member></Users><IsTruncated>false</IsTruncated></ListUsersResult>\
             <ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></ListUsersResponse>"
        );
    }

    #[test]
    fn a_secret_is_text_and_an_operation_without_output_has_no_result() {
        let key = AccessKey {
            user_name: Some("a".to_owned()),
            access_key_id: Some("AKIA".to_owned()),
            status: Some(StatusType::Active),
            secret_access_key: Some(Secret::<[u8]>::copy_of(b"s/+")),
            create_date: None,
        };
        let text = encoded("CreateAccessKey", CreateAccessKeyResponse { access_key: Some(key) });
        assert!(
            text.contains("<Status>Active</Status><SecretAccessKey>s/+</SecretAccessKey>"),
            "{text}"
        );
        static NOTHING: Structure = Structure { name: "", members: &[] };
        let body = encode_xml(operation("DeleteUser"), &Fields::empty(&NOTHING), "id");
        let text = std::str::from_utf8(body.as_slice()).unwrap();
        assert!(text.contains("/\"><ResponseMetadata>"), "{text}");
    }

    #[test]
    fn errors_have_the_names_of_the_protocol() {
        let error =
            Error::new(ErrorCode::UnrecognizedClientException, "The token\u{1} is\rinvalid.");
        let (status, body) = encode_xml_error(Service::Sts, &error, "id");
        assert_eq!(status, 403);
        assert_eq!(
            std::str::from_utf8(body.as_slice()).unwrap(),
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
             <Code>InvalidClientTokenId</Code><Message>The token\u{fffd} is&#13;invalid.</Message></Error>\
             <RequestId>id</RequestId></ErrorResponse>"
        );
        let (status, body) = encode_xml_error(Service::Iam, &Error::internal("hidden"), "id");
        assert_eq!(status, 500);
        let text = std::str::from_utf8(body.as_slice()).unwrap();
        assert!(
            text.contains("<Type>Receiver</Type><Code>InternalFailure</Code></Error>"),
            "{text}"
        );
    }
}
