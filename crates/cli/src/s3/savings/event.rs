//! The entries of the audit log that tell of S3's use of KMS: data events of S3, and requests to KMS on behalf of S3.

use model::Timestamp;
use serde_json::Value;

use crate::Failure;
use crate::recorded_decision::{at, caller, is_abroad};

const S3: &str = "s3.amazonaws.com";
const KMS: &str = "kms.amazonaws.com";
/// The part of the ARN of a bucket or an object between its partition and the bucket.
const ARN: &str = ":s3:::";

/// An entry that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct S3Event {
    pub(super) time: Timestamp,
    pub(super) bucket: String,
    pub(super) kind: S3EventKind,
}

/// The kinds of entries that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum S3EventKind {
    /// A request of S3 that needs a new data key.
    Write {
        /// The key of the object.
        object: String,
        requester: String,
        /// The ARN of the KMS key; empty if the entry does not tell.
        kms_key: String,
    },
    /// A request of S3 that needs the data key of an object.
    Read { object: String, requester: String },
    /// A request to KMS.
    Kms {
        /// `true` if it was about a bucket key: the encryption context names the bucket.
        for_bucket_key: bool,
        refused: bool,
    },
}

impl S3Event {
    /// Reads an entry. `None` for those that do not count.
    ///
    /// # Errors
    /// The entry is no JSON.
    pub(super) fn read(text: &str) -> Result<Option<Self>, Failure> {
        // Most entries need not be parsed.
        if !text.contains(S3) {
            return Ok(None);
        }
        let event: Value = serde_json::from_str(text)?;
        // The entry of the key's account tells of the same request again.
        if is_abroad(&event) {
            return Ok(None);
        }
        let Some(time) = Timestamp::from_iso8601(at(&event, "/eventTime")) else { return Ok(None) };
        let found = match at(&event, "/eventSource") {
            S3 => data_event(&event),
            KMS if at(&event, "/userIdentity/invokedBy") == S3 => kms_request(&event),
            _ => None,
        };
        Ok(found.map(|(bucket, kind)| Self { time, bucket, kind }))
    }
}

/// Reads a successful request about an object under SSE-KMS. DSSE-KMS has no bucket keys.
fn data_event(event: &Value) -> Option<(String, S3EventKind)> {
    let is_kms =
        matches!(at(event, "/additionalEventData/SSEApplied"), "SSE_KMS" | "Default_SSE_KMS");
    if !is_kms || event.get("errorCode").is_some() {
        return None;
    }
    let bucket = at(event, "/requestParameters/bucketName").to_owned();
    let object = at(event, "/requestParameters/key").to_owned();
    let requester = requester(event).to_owned();
    let kind = match at(event, "/eventName") {
        "PutObject" | "PostObject" | "CopyObject" | "CreateMultipartUpload" => {
            let header = "/responseElements/x-amz-server-side-encryption-aws-kms-key-id";
            let kms_key = at(event, header).to_owned();
            S3EventKind::Write { object, requester, kms_key }
        }
        "GetObject" | "UploadPart" | "UploadPartCopy" | "CompleteMultipartUpload" => {
            S3EventKind::Read { object, requester }
        }
        _ => return None,
    };
    Some((bucket, kind))
}

fn kms_request(event: &Value) -> Option<(String, S3EventKind)> {
    let context = event.pointer("/requestParameters/encryptionContext")?;
    let arn = context.get("aws:s3:arn").and_then(Value::as_str)?.split_once(ARN)?.1;
    let (bucket, for_bucket_key) = match arn.split_once('/') {
        Some((bucket, _object)) => (bucket, false),
        None => (arn, true),
    };
    let refused = event.get("errorCode").is_some();
    Some((bucket.to_owned(), S3EventKind::Kms { for_bucket_key, refused }))
}

/// Returns the unique id of the caller, or of the role of a session: those who share bucket keys.
fn requester(event: &Value) -> &str {
    // That of a session is ROLE ID:SESSION NAME.
    match at(event, "/userIdentity/principalId").split(':').next() {
        None | Some("") => caller(event),
        Some(id) => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<S3EventKind> {
        S3Event::read(text).unwrap().map(|event| event.kind)
    }

    #[test]
    fn a_session_stands_for_its_role_and_what_failed_needs_no_key() {
        let get = r#"{"eventTime":"2026-11-29T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject",
            "userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:a","arn":"arn:aws:sts::1:assumed-role/app/a"},
            "requestParameters":{"bucketName":"b","key":"k"},"additionalEventData":{"SSEApplied":"SSE_KMS"}}"#;
        let role = "AROAEXAMPLE".to_owned();
        assert_eq!(
            read(get),
            Some(S3EventKind::Read { object: "k".to_owned(), requester: role.clone() })
        );
        for name in ["UploadPart", "UploadPartCopy", "CompleteMultipartUpload"] {
            assert_eq!(read(&get.replace("GetObject", name)), read(get), "{name}");
        }
        assert_eq!(read(&get.replace("GetObject", "HeadObject")), None);
        let failed = get.replace(r#""eventName""#, r#""errorCode":"NoSuchKey","eventName""#);
        assert_eq!(read(&failed), None);
        for other in ["SSE_S3", "DSSE_KMS", "Default_SSE_S3", "SSE_C"] {
            assert_eq!(read(&get.replace("SSE_KMS", other)), None);
        }
        for name in ["PutObject", "PostObject"] {
            let put = get.replace("GetObject", name).replace("SSE_KMS", "Default_SSE_KMS");
            let (object, requester) = ("k".to_owned(), role.clone());
            let kms_key = String::new();
            assert_eq!(read(&put), Some(S3EventKind::Write { object, requester, kms_key }));
        }
    }

    #[test]
    fn the_encryption_context_tells_what_a_request_to_kms_was_about() {
        let entry = |arn: &str, more: &str| {
            format!(
                r#"{{"eventTime":"2026-11-29T10:00:00Z","eventSource":"kms.amazonaws.com","eventName":"Decrypt",
                "userIdentity":{{"type":"Root","invokedBy":"s3.amazonaws.com"}},{more}
                "requestParameters":{{"encryptionContext":{{"aws:s3:arn":"{arn}"}}}}}}"#
            )
        };
        let kms = |for_bucket_key, refused| Some(S3EventKind::Kms { for_bucket_key, refused });
        assert_eq!(read(&entry("arn:aws:s3:::b", "")), kms(true, false));
        assert_eq!(read(&entry("arn:aws:s3:::b/a/b", "")), kms(false, false));
        assert_eq!(read(&entry("arn:aws-cn:s3:::b", "")), kms(true, false));
        let refused = r#""errorCode":"AccessDenied","#;
        assert_eq!(read(&entry("arn:aws:s3:::b/k", refused)), kms(false, true));
        let abroad = entry("arn:aws:s3:::b", "").replace("Root", "AWSAccount");
        assert_eq!(read(&abroad), None);
        assert_eq!(read(&entry("arn:aws:s3:::b", "").replace("invokedBy", "by")), None);
    }
}
