//! The versions of a bucket, as three operations of S3 show and change them.

use base64_simd::STANDARD;
use crc_fast::CrcAlgorithm;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::answer::{PageMarker, VersionName, VersionPage};
use super::client::{CallError, S3Call, S3Client, S3Reply};

/// The characters of a query that are encoded: all but those that RFC 3986 calls unreserved.
const QUERY: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The characters of a path that are encoded.
const PATH: AsciiSet = QUERY.remove(b'/');

/// The encryption of a version, as HeadObject shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum VersionEncryption {
    SseS3,
    SseKms {
        key_arn: String,
        bucket_key: bool,
    },
    DsseKms,
    SseC,
    /// Something that this program does not know.
    Unknown(String),
}

/// A client for one bucket.
#[derive(Debug)]
pub(super) struct BucketClient {
    pub(super) s3: S3Client,
    pub(super) bucket: String,
    pub(super) prefix: Option<String>,
}

impl BucketClient {
    /// Lists versions: `ListObjectVersions`.
    ///
    /// # Errors
    /// [`CallError`].
    pub(super) async fn versions(
        &self,
        after: Option<&PageMarker>,
    ) -> Result<VersionPage, CallError> {
        let mut query = "?versions&encoding-type=url&max-keys=1000".to_owned();
        let mut add = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                query += &format!("&{name}={}", utf8_percent_encode(value, &QUERY));
            }
        };
        add("prefix", self.prefix.as_deref());
        add("key-marker", after.map(|after| after.key.as_str()));
        add("version-id-marker", after.and_then(|after| after.version_id.as_deref()));
        let target = format!("/{}{query}", utf8_percent_encode(&self.bucket, &QUERY));
        let call = S3Call { method: "GET", target, headers: Vec::new(), body: Vec::new() };
        let page = VersionPage::parse(&self.s3.send(&call).await?.body)?;
        // A server that does not go on would be asked for ever.
        if after.is_some() && page.next.as_ref() == after {
            return Err(CallError::Unanswered("the list does not go on".to_owned()));
        }
        Ok(page)
    }

    /// Returns how a version is encrypted: `HeadObject`.
    ///
    /// # Errors
    /// [`CallError`], with a reason also where HEAD has none.
    pub(super) async fn encryption(
        &self,
        version: &VersionName,
    ) -> Result<VersionEncryption, CallError> {
        let target = self.version_target(version, "?");
        let call = S3Call { method: "HEAD", target, headers: Vec::new(), body: Vec::new() };
        match self.s3.send(&call).await {
            Ok(reply) => Ok(shown(&reply)),
            Err(CallError::Refused(refusal)) if refusal.status == 400 => {
                self.why_malformed(call).await
            }
            Err(error) => Err(error),
        }
    }

    /// Asks for a byte of a version that HEAD calls a bad request. It is, if the version is under SSE-C, and HEAD does not say so.
    async fn why_malformed(&self, head: S3Call) -> Result<VersionEncryption, CallError> {
        let headers = vec![("range", "bytes=0-0".to_owned())];
        match self.s3.send(&S3Call { method: "GET", headers, ..head }).await {
            Ok(reply) => Ok(shown(&reply)),
            Err(CallError::Refused(refusal)) if refusal.asks_for_customer_key() => {
                Ok(VersionEncryption::SseC)
            }
            Err(error) => Err(error),
        }
    }

    /// Puts the data key of a version under a KMS key: `UpdateObjectEncryption`.
    ///
    /// # Errors
    /// [`CallError`].
    pub(super) async fn rewrap(
        &self,
        version: &VersionName,
        key_arn: &str,
        bucket_key: bool,
    ) -> Result<(), CallError> {
        let body = format!(
            "<ObjectEncryption xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><SSE-KMS><KMSKeyArn>{}</KMSKeyArn>\
             <BucketKeyEnabled>{bucket_key}</BucketKeyEnabled></SSE-KMS></ObjectEncryption>",
            quick_xml::escape::escape(key_arn)
        )
        .into_bytes();
        // The operation wants a checksum of its body, as those that botocore sends.
        let checksum = crc_fast::checksum(CrcAlgorithm::Crc32IsoHdlc, &body);
        let checksum = u32::try_from(checksum).unwrap_or_default().to_be_bytes();
        let headers = vec![
            ("content-type", "application/xml".to_owned()),
            ("x-amz-sdk-checksum-algorithm", "CRC32".to_owned()),
            ("x-amz-checksum-crc32", STANDARD.encode_to_string(checksum)),
        ];
        let target = self.version_target(version, "?encryption&");
        self.s3.send(&S3Call { method: "PUT", target, headers, body }).await?;
        Ok(())
    }

    fn version_target(&self, version: &VersionName, query: &str) -> String {
        let bucket = utf8_percent_encode(&self.bucket, &QUERY);
        let key = utf8_percent_encode(&version.key, &PATH);
        let id = utf8_percent_encode(&version.id, &QUERY);
        format!("/{bucket}/{key}{query}versionId={id}")
    }
}

/// Returns the encryption that the headers of a reply tell.
fn shown(reply: &S3Reply) -> VersionEncryption {
    if reply.header("x-amz-server-side-encryption-customer-algorithm").is_some() {
        return VersionEncryption::SseC;
    }
    let key_arn = reply.header("x-amz-server-side-encryption-aws-kms-key-id");
    let bucket_key = reply.header("x-amz-server-side-encryption-bucket-key-enabled");
    match (reply.header("x-amz-server-side-encryption"), key_arn) {
        (Some("AES256") | None, _) => VersionEncryption::SseS3,
        (Some("aws:kms"), Some(key_arn)) => VersionEncryption::SseKms {
            key_arn: key_arn.to_owned(),
            bucket_key: bucket_key == Some("true"),
        },
        (Some("aws:kms:dsse"), _) => VersionEncryption::DsseKms,
        (Some(other), _) => VersionEncryption::Unknown(other.to_owned()),
    }
}
