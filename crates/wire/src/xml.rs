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
use model::{AwsService, Error, ServiceOperation};

use crate::encode::Body;
use crate::error_code::error_code;
use crate::xml_writer::XmlWriter;

/// Encodes a reply. A structure without a name means an operation without output.
#[must_use]
pub fn encode_xml(operation: ServiceOperation, fields: &Fields, request_id: &str) -> Body {
    let name = operation.name();
    // Replies are small; the few that hold a secret are far smaller than this.
    let mut out = XmlWriter::with_capacity(4096);
    out.open(&format!("{name}Response xmlns=\"{}\"", namespace(operation.service())));
    if !fields.structure().name.is_empty() {
        out.within(&format!("{name}Result"), |out| structure(out, fields));
    }
    out.within("ResponseMetadata", |out| out.text("RequestId", request_id));
    out.close(&format!("{name}Response"));
    out.into_body()
}

/// Encodes an error of a service with the query protocol: its HTTP status and an `ErrorResponse`. The error's detail for the
/// operator stays here.
#[must_use]
pub fn encode_xml_error(service: AwsService, error: &Error, request_id: &str) -> (u16, Body) {
    let code = error_code(service, error.code());
    let mut out = XmlWriter::with_capacity(512);
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
    (code.status(), out.into_body())
}

const fn namespace(service: AwsService) -> &'static str {
    match service {
        AwsService::Kms => "https://kms.amazonaws.com/doc/2014-11-01/",
        AwsService::CloudTrail => "https://cloudtrail.amazonaws.com/doc/2013-11-01/",
        AwsService::CostExplorer => "https://ce.amazonaws.com/doc/2017-10-25/",
        AwsService::Iam => "https://iam.amazonaws.com/doc/2010-05-08/",
        AwsService::Sts => "https://sts.amazonaws.com/doc/2011-06-15/",
        AwsService::S3 => crate::rest::NAMESPACE,
    }
}

fn structure(out: &mut XmlWriter, fields: &Fields) {
    for (member, of) in fields.iter() {
        if let Some(of) = of {
            out.within(member.name, |out| value(out, member.shape, of));
        }
    }
}

fn value(out: &mut XmlWriter, shape: &'static Shape, of: &Value) {
    match of {
        Value::List(items) => {
            let Kind::List { member, .. } = shape.kind else { return };
            items.iter().for_each(|item| out.within("member", |out| value(out, member, item)));
        }
        Value::Map(pairs) => pairs.iter().for_each(|(key, text)| {
            out.within("entry", |out| {
                out.text("key", key);
                out.text("value", text);
            });
        }),
        Value::StructureMap(pairs) => pairs.iter().for_each(|(key, fields)| {
            out.within("entry", |out| {
                out.text("key", key);
                out.within("value", |out| structure(out, fields));
            });
        }),
        Value::Structure(fields) => structure(out, fields),
        Value::String(_)
        | Value::Blob(_)
        | Value::Secret(_)
        | Value::Integer(_)
        | Value::Boolean(_)
        | Value::Timestamp(_) => out.scalar(shape, of),
    }
}

#[cfg(test)]
mod tests {
    use model::generated::iam::{
        AccessKey, CreateAccessKeyResponse, ListUsersResponse, StatusType, User,
    };
    use model::shape::{IntoFields, Structure};
    use model::{ErrorCode, Timestamp};
    use secret::Secret;

    use super::*;

    fn operation(name: &str) -> ServiceOperation {
        ServiceOperation::from_name(AwsService::Iam, name).unwrap()
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
        let (status, body) = encode_xml_error(AwsService::Sts, &error, "id");
        assert_eq!(status, 403);
        assert_eq!(
            std::str::from_utf8(body.as_slice()).unwrap(),
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
             <Code>InvalidClientTokenId</Code><Message>The token\u{fffd} is&#13;invalid.</Message></Error>\
             <RequestId>id</RequestId></ErrorResponse>"
        );
        let (status, body) = encode_xml_error(AwsService::Iam, &Error::internal("hidden"), "id");
        assert_eq!(status, 500);
        let text = std::str::from_utf8(body.as_slice()).unwrap();
        assert!(
            text.contains("<Type>Receiver</Type><Code>InternalFailure</Code></Error>"),
            "{text}"
        );
    }
}
