//! A client of the service: it signs requests with Signature Version 4, with the headers that boto3 sends.
//!
//! Written out here so that CI does not build `aws-sigv4` once more, in another profile. The service verifies what is signed, and the
//! tests of `auth` hold it to AWS's own signer.

use crypto::hash;
use crypto::mac::hmac_sha256;
use http::{HeaderMap, HeaderName};
use model::Operation;
use serde_json::Value;

use crate::callers::Sender;

/// The time of every request.
pub(crate) const NOW: &str = "20260102T030405Z";
/// The Region of every request.
pub(crate) const REGION: &str = "us-east-1";
/// The headers that boto3 signs.
const SIGNED_HEADERS: [&str; 4] = ["content-type", "host", "x-amz-date", "x-amz-target"];

/// A signed request as it arrives: its headers and its body.
pub(crate) struct SentRequest {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl SentRequest {
    /// Returns the value of a header.
    pub(crate) fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Signs a request.
pub(crate) fn signed(sender: &Sender, operation: Operation, body: &Value) -> SentRequest {
    let body = body.to_string().into_bytes();
    let target = format!("TrentService.{}", operation.name());
    let length = body.len().to_string();
    let headers = [
        ("host", "kms.us-east-1.example.com:3500"),
        ("accept-encoding", "identity"),
        ("x-amz-target", &target),
        ("content-type", "application/x-amz-json-1.1"),
        ("user-agent", "Boto3/1.40.0 md/Botocore#1.40.0 ua/2.1 os/linux lang/python#3.11.2"),
        ("x-amz-date", NOW),
        ("content-length", &length),
    ];
    let mut headers: HeaderMap = headers
        .into_iter()
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect();
    let authorization = authorization(sender, &headers, &body);
    headers.insert("authorization", authorization.parse().unwrap());
    SentRequest { headers, body }
}

/// Returns the value of the header `Authorization`. Source: IAM user guide, "Create a signed AWS API request".
fn authorization(sender: &Sender, headers: &HeaderMap, body: &[u8]) -> String {
    let names = SIGNED_HEADERS.join(";");
    let lines = SIGNED_HEADERS.map(|name| format!("{name}:{}\n", headers[name].to_str().unwrap()));
    let hashed = hash::hex(&hash::sha256(body));
    let canonical = format!("POST\n/\n\n{}\n{names}\n{hashed}", lines.concat());
    let (day, _time) = NOW.split_once('T').unwrap();
    let scope = format!("{day}/{REGION}/kms/aws4_request");
    let canonical = hash::hex(&hash::sha256(canonical.as_bytes()));
    let to_sign = format!("AWS4-HMAC-SHA256\n{NOW}\n{scope}\n{canonical}");
    let secret = format!("AWS4{}", sender.secret_access_key);
    let key = [day, REGION, "kms", "aws4_request"]
        .iter()
        .fold(secret.into_bytes(), |key, part| hmac_sha256(&key, &[part.as_bytes()]).to_vec());
    let signature = hash::hex(&hmac_sha256(&key, &[to_sign.as_bytes()]));
    let id = sender.access_key_id;
    format!(
        "AWS4-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
}
