//! The metadata that the S3 Encryption Client keeps beside an object. Only its data key goes under another key.
//!
//! No tag covers the encrypted data key there, so KMS re-encrypts it, and nobody sees it. The object stays as it is.

use base64_simd::STANDARD;
use envelope::EncryptionContext;
use keys::blob::CiphertextHeader;
use serde_json::{Map, Value};

/// The metadata of an object: a HeadObject reply as JSON, or an instruction file.
#[derive(Debug)]
pub(super) struct S3Metadata {
    file: Map<String, Value>,
    /// `true` if the metadata is a member of the file.
    is_reply: bool,
    field: &'static str,
    /// The data key, encrypted by KMS.
    pub(super) data_key: Vec<u8>,
    /// The encryption context that it is bound to.
    pub(super) context: EncryptionContext,
}

/// The names by format: of the encrypted data key, of the way in which it was encrypted, and of its encryption context.
const FORMATS: [(&str, &str, &str); 2] =
    [("x-amz-3", "x-amz-w", "x-amz-t"), ("x-amz-key-v2", "x-amz-wrap-alg", "x-amz-matdesc")];
/// The values by which both formats name KMS.
const KMS: [&str; 3] = ["12", "kms+context", "kms"];

impl S3Metadata {
    /// Reads a file. Returns `None` if it is something else, or if no KMS key encrypts the data key.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let Value::Object(file) = serde_json::from_slice(bytes).ok()? else { return None };
        let is_reply = matches!(file.get("Metadata"), Some(Value::Object(_)));
        let metadata = file.get("Metadata").and_then(Value::as_object).unwrap_or(&file);
        let text = |name: &str| metadata.get(name).and_then(Value::as_str);
        let (field, wrapping, context) =
            FORMATS.into_iter().find(|(field, ..)| metadata.contains_key(*field))?;
        if !KMS.contains(&text(wrapping)?) {
            return None;
        }
        let data_key = STANDARD.decode_to_vec(text(field)?).ok()?;
        let context = serde_json::from_str(text(context).unwrap_or("{}")).ok()?;
        Some(Self { field, data_key, context, is_reply, file })
    }

    /// Returns whether the data key is under this key already. Only Bulla's ciphertexts name their key.
    pub(super) fn is_under(&self, arn: &str) -> bool {
        let header = CiphertextHeader::parse(&self.data_key);
        header.is_some_and(|header| {
            arn.ends_with(&format!(":{}:key/{}", header.account(), header.key_id()))
        })
    }

    /// Returns the file with another encrypted data key.
    pub(super) fn with_data_key(mut self, data_key: &[u8]) -> Vec<u8> {
        let encoded = Value::from(STANDARD.encode_to_string(data_key));
        let metadata = match self.file.get_mut("Metadata") {
            Some(Value::Object(metadata)) if self.is_reply => metadata,
            _ => &mut self.file,
        };
        metadata.insert(self.field.to_owned(), encoded);
        let mut text = Value::Object(self.file).to_string();
        text.push('\n');
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parse(value: &Value) -> Option<S3Metadata> {
        S3Metadata::parse(value.to_string().as_bytes())
    }

    #[test]
    fn the_data_key_changes_and_nothing_else() {
        let metadata = json!({"x-amz-3": "AQI=", "x-amz-w": "12", "x-amz-t": "{\"a\":\"b\"}", "x-amz-d": "AA=="});
        let reply = json!({"ContentLength": 3, "Metadata": metadata});
        let file = json!({"x-amz-key-v2": "AQI=", "x-amz-wrap-alg": "kms+context", "x-amz-matdesc": "{\"a\":\"b\"}"});
        for value in [reply, file] {
            let parsed = parse(&value).unwrap();
            assert_eq!(
                (parsed.data_key.as_slice(), parsed.context["a"].as_str()),
                (&[1, 2][..], "b")
            );
            let written: Value = serde_json::from_slice(&parsed.with_data_key(&[1, 3])).unwrap();
            assert_eq!(written.to_string(), value.to_string().replace("AQI=", "AQM="));
        }
    }

    #[test]
    fn what_no_kms_key_encrypts_is_left_alone() {
        for value in [
            json!({"x-amz-3": "AQI=", "x-amz-w": "02"}),
            json!({"x-amz-3": "AQI="}),
            json!({"x-amz-3": "not Base64", "x-amz-w": "12"}),
            json!({"x-amz-3": "AQI=", "x-amz-w": "12", "x-amz-t": "[]"}),
            json!({"x-amz-key": "AQI=", "x-amz-matdesc": "{}"}),
            json!([1]),
        ] {
            assert!(parse(&value).is_none(), "{value}");
        }
    }
}
