//! Writes an event as JSON: its members with the names that CloudTrail gives them, in their order.
//!
//! Every request writes one. So the common members are written straight into the buffer, and serde writes the rare ones.

use model::json::is_plain;
use serde::Serialize;

use super::limits::{ACCESS_KEY_ID_BYTES_MAX, MESSAGE_BYTES_MAX, truncate};
use super::{EventFields, EventResource, UserIdentity};

/// The usual length of an event. Most are shorter.
const JSON_BYTES_USUAL: usize = 1536;

/// The name of a member as it is written: one piece, because every event has some forty.
macro_rules! name {
    ($name:literal) => {
        concat!("\"", $name, "\":")
    };
}

/// Returns the event as JSON, however long.
pub(super) fn whole(fields: &EventFields<'_>) -> Vec<u8> {
    let mut json = Vec::with_capacity(JSON_BYTES_USUAL);
    let mut event = JsonObject::begin(&mut json);
    let message = |text| truncate(text, MESSAGE_BYTES_MAX);
    event.word(name!("eventVersion"), fields.event_version);
    event.member(name!("userIdentity"), |out| identity(out, &fields.user_identity));
    event.text(name!("eventTime"), &fields.event_time);
    event.word(name!("eventSource"), fields.event_source);
    event.text(name!("eventName"), fields.event_name);
    event.text(name!("awsRegion"), fields.aws_region);
    event.text(name!("sourceIPAddress"), fields.source_ip_address);
    event.text_if_any(name!("userAgent"), fields.user_agent.map(message));
    event.text_if_any(name!("errorCode"), fields.error_code);
    event.text_if_any(name!("errorMessage"), fields.error_message.map(message));
    event.written(name!("requestParameters"), fields.request_parameters.unwrap_or("null"));
    event.written(name!("responseElements"), fields.response_elements.unwrap_or("null"));
    event.written_if_any(name!("additionalEventData"), fields.additional_event_data);
    event.text_if_any(name!("requestID"), fields.request_id);
    event.text(name!("eventID"), fields.event_id);
    event.truth(name!("readOnly"), fields.read_only);
    event.member(name!("resources"), |out| resources(out, &fields.resources));
    event.word(name!("eventType"), fields.event_type);
    event.truth(name!("managementEvent"), fields.management_event);
    event.text(name!("recipientAccountId"), fields.recipient_account_id);
    event.text_if_any(name!("sharedEventID"), fields.shared_event_id);
    event.written_if_any(name!("serviceEventDetails"), fields.service_event_details);
    event.word(name!("eventCategory"), fields.event_category);
    event.serialized_if_any(name!("tlsDetails"), fields.tls_details.as_ref());
    event.serialized_if_any(name!("sentBy"), fields.sent_by.as_ref());
    let omitted = Some(&fields.omitted_sha256).filter(|hashes| !hashes.is_empty());
    event.serialized_if_any(name!("omittedSha256"), omitted);
    if !fields.decision.is_empty() {
        event.member(name!("decision"), |out| {
            out.push(b'[');
            out.extend_from_slice(fields.decision);
            out.push(b']');
        });
    }
    event.end();
    json
}

fn identity(out: &mut Vec<u8>, identity: &UserIdentity<'_>) {
    let access_key_id = identity.access_key_id.map(|id| truncate(id, ACCESS_KEY_ID_BYTES_MAX));
    let mut object = JsonObject::begin(out);
    object.text_if_any(name!("type"), Some(identity.kind).filter(|kind| !kind.is_empty()));
    object.text_if_any(name!("principalId"), identity.principal_id);
    object.text_if_any(name!("arn"), identity.arn);
    object.text_if_any(name!("accountId"), identity.account_id);
    object.text_if_any(name!("accessKeyId"), access_key_id);
    object.text_if_any(name!("userName"), identity.user_name);
    object.serialized_if_any(name!("sessionContext"), identity.session_context.as_ref());
    object.text_if_any(name!("invokedBy"), identity.invoked_by);
    object.end();
}

fn resources(out: &mut Vec<u8>, resources: &[EventResource<'_>]) {
    out.push(b'[');
    for (index, resource) in resources.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let mut object = JsonObject::begin(out);
        object.text(name!("accountId"), resource.account_id);
        object.text(name!("type"), resource.kind);
        object.text(name!("ARN"), resource.arn);
        object.end();
    }
    out.push(b']');
}

/// A JSON object that is being written. The names of its members come from [`name!`].
struct JsonObject<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> JsonObject<'a> {
    fn begin(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out }
    }

    fn end(self) {
        self.out.push(b'}');
    }

    fn name(&mut self, name: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.extend_from_slice(name.as_bytes());
    }

    /// Writes a member whose value `write` writes.
    fn member(&mut self, name: &str, write: impl FnOnce(&mut Vec<u8>)) {
        self.name(name);
        write(self.out);
    }

    fn text(&mut self, name: &str, text: &str) {
        if is_plain(text) {
            self.plain(name, text);
        } else {
            self.serialized(name, text);
        }
    }

    /// Writes a text of this program, which has nothing to escape either.
    fn word(&mut self, name: &str, word: &'static str) {
        self.plain(name, word);
    }

    fn plain(&mut self, name: &str, text: &str) {
        self.name(name);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }

    fn text_if_any(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn truth(&mut self, name: &str, truth: bool) {
        self.written(name, if truth { "true" } else { "false" });
    }

    /// Writes a member whose value is JSON already, and not read again to be written.
    fn written(&mut self, name: &str, json: &str) {
        debug_assert!(!json.contains('\n'), "an entry is one line");
        self.name(name);
        self.out.extend_from_slice(json.as_bytes());
    }

    fn written_if_any(&mut self, name: &str, json: Option<&str>) {
        if let Some(json) = json {
            self.written(name, json);
        }
    }

    fn serialized<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        self.name(name);
        let start = self.out.len();
        // Serialising plain structures into memory does not fail; were it to, the entry would say so.
        if serde_json::to_writer(&mut *self.out, value).is_err() {
            self.out.truncate(start);
            self.out.extend_from_slice(b"null");
        }
    }

    fn serialized_if_any<T: Serialize>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.serialized(name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{
        OmittedHashes, SentBy, SessionAttributes, SessionContext, SessionIssuer, TlsDetails,
    };
    use crate::log::tests::fields;

    /// The order and the spelling of every member, as they were before this was written by hand.
    #[test]
    fn each_member_has_its_name_and_its_place() {
        let raw = r#"{"a":"\n"}"#;
        let key =
            EventResource { account_id: "111122223333", kind: "AWS::KMS::Key", arn: "arn:key" };
        let event = EventFields {
            user_identity: UserIdentity {
                kind: "IAMUser",
                principal_id: Some("AIDA"),
                arn: Some("arn:user"),
                account_id: Some("111122223333"),
                access_key_id: Some("AK\"IA"),
                user_name: Some("alice"),
                session_context: Some(SessionContext {
                    session_issuer: SessionIssuer {
                        kind: "Role",
                        principal_id: "AROA",
                        arn: "arn:role",
                        account_id: "111122223333",
                        user_name: "app",
                    },
                    attributes: SessionAttributes {
                        creation_date: "2026-01-02T03:04:05Z".to_owned(),
                        mfa_authenticated: "false",
                    },
                    source_identity: Some("who"),
                }),
                invoked_by: Some("s3.amazonaws.com"),
            },
            user_agent: Some("agent\u{1}\\é"),
            error_message: Some("no"),
            request_parameters: Some(raw),
            response_elements: Some(raw),
            additional_event_data: Some(raw),
            resources: vec![key, key].into(),
            shared_event_id: Some("shared"),
            service_event_details: Some(raw),
            tls_details: Some(TlsDetails {
                tls_version: "TLSv1.3",
                cipher_suite: "suite",
                client_provided_host_header: Some("host"),
                key_exchange: Some("x25519"),
            }),
            sent_by: Some(SentBy { access_key_id: "AKIA2", source_ip_address: "127.0.0.2" }),
            omitted_sha256: OmittedHashes {
                request_parameters: Some("00".to_owned()),
                response_elements: None,
            },
            decision: br#"{"d":1}"#,
            ..fields("Encrypt", "key", Some("AccessDenied"))
        };
        let expected = concat!(
            r#"{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"arn:user","#,
            r#""accountId":"111122223333","accessKeyId":"AK\"IA","userName":"alice","#,
            r#""sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA","arn":"arn:role","accountId":"111122223333","#,
            r#""userName":"app"},"attributes":{"creationDate":"2026-01-02T03:04:05Z","mfaAuthenticated":"false"},"#,
            r#""sourceIdentity":"who"},"invokedBy":"s3.amazonaws.com"},"#,
            r#""eventTime":"2026-01-02T03:04:05Z","eventSource":"kms.amazonaws.com","eventName":"Encrypt","#,
            r#""awsRegion":"us-east-1","sourceIPAddress":"127.0.0.1","userAgent":"agent\u0001\\é","#,
            r#""errorCode":"AccessDenied","errorMessage":"no","requestParameters":{"a":"\n"},"responseElements":{"a":"\n"},"#,
            r#""additionalEventData":{"a":"\n"},"requestID":"request","eventID":"event","readOnly":true,"#,
            r#""resources":[{"accountId":"111122223333","type":"AWS::KMS::Key","ARN":"arn:key"},"#,
            r#"{"accountId":"111122223333","type":"AWS::KMS::Key","ARN":"arn:key"}],"eventType":"AwsApiCall","#,
            r#""managementEvent":true,"recipientAccountId":"000000000000","sharedEventID":"shared","#,
            r#""serviceEventDetails":{"a":"\n"},"eventCategory":"Management","#,
            r#""tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"suite","clientProvidedHostHeader":"host","keyExchange":"x25519"},"#,
            r#""sentBy":{"accessKeyId":"AKIA2","sourceIPAddress":"127.0.0.2"},"#,
            r#""omittedSha256":{"requestParameters":"00"},"decision":[{"d":1}]}"#,
        );
        assert_eq!(String::from_utf8(whole(&event)).unwrap(), expected);
    }

    #[test]
    fn an_identity_of_which_nothing_is_known_is_an_empty_object() {
        let mut out = Vec::new();
        identity(&mut out, &UserIdentity::default());
        assert_eq!(out, b"{}");
    }
}
