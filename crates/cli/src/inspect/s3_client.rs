//! The metadata that the Amazon S3 Encryption Client keeps beside an object.
//!
//! [Content metadata](https://github.com/awslabs/aws-encryption-sdk-specification/blob/master/s3-encryption/data-format/content-metadata.md),
//! formats 1 to 3.

use base64_simd::STANDARD;
use serde_json::{Map, Value};

use super::{Description, kms_blob};

/// Reads a HeadObject reply, an instruction file, or metadata alone.
pub(super) fn read(bytes: &[u8]) -> Option<Description> {
    let Value::Object(object) = serde_json::from_slice(bytes).ok()? else { return None };
    let (metadata, place) = match object.get("Metadata") {
        Some(Value::Object(metadata)) => (metadata.clone(), "object metadata"),
        _ => (object, "instruction file"),
    };
    let metadata: Map<String, Value> =
        metadata.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let get = |name: &str| metadata.get(name).and_then(Value::as_str);
    let first = |names: [&'static str; 2]| names.into_iter().find_map(get);
    let (version, data_key) = match (get("x-amz-3"), get("x-amz-key-v2"), get("x-amz-key")) {
        (Some(key), None, None) => (3, key),
        (None, Some(key), None) => (2, key),
        (None, None, Some(key)) => (1, key),
        _ => return None,
    };
    let cipher = first(["x-amz-c", "x-amz-cek-alg"]).map(content_cipher);
    let known = Description::new("object of the Amazon S3 Encryption Client")
        .with("version", version)
        .with("found_in", place)
        .with("content_cipher", cipher.unwrap_or("AES/CBC/PKCS5Padding"))
        .with("committing", get("x-amz-d").is_some())
        .with("key_wrapping", first(["x-amz-w", "x-amz-wrap-alg"]).map(wrapping))
        .with("encryption_context", json(get("x-amz-t")))
        .with("material_description", json(first(["x-amz-m", "x-amz-matdesc"])))
        .with("message_id", get("x-amz-i"))
        .with("iv", get("x-amz-iv"))
        .with("tag_bits", get("x-amz-tag-len"))
        .with("plaintext_bytes", get("x-amz-unencrypted-content-length"));
    Some(with_data_key(known, data_key))
}

/// Adds the description of the key under which the data key is encrypted.
fn with_data_key(known: Description, data_key: &str) -> Description {
    let Ok(bytes) = STANDARD.decode_to_vec(data_key) else {
        return known.with("data_key", "not Base64");
    };
    let length = bytes.len();
    match kms_blob::read(&bytes) {
        Some(inner) => known.with("data_key", inner.json()),
        None => known.with("data_key_bytes", length),
    }
}

/// Returns the object in a text, or the text itself if it is not one.
fn json(text: Option<&str>) -> Value {
    text.map_or(Value::Null, |text| serde_json::from_str(text).unwrap_or_else(|_none| text.into()))
}

fn content_cipher(value: &str) -> &str {
    match value {
        "115" => "ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY",
        other => other,
    }
}

fn wrapping(value: &str) -> &str {
    match value {
        "02" => "AES/GCM",
        "12" => "kms+context",
        "22" => "RSA-OAEP-SHA1",
        other => other,
    }
}
