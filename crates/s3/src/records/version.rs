//! The records of object versions.
//!
//! The current version of a key is in a record of its own, so that a list of a bucket reads nothing else. Older versions stand
//! under `KEY\0ORDER`, newest first: the order is the time of a version, made greater than that of the version before, and written
//! with all its bits inverted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::{Address, Prefix};

const OBJECT: &str = "object";
const VERSION: &str = "object-version";
const DATA: &str = "object-data";
const PARTS: &str = "object-parts";
const PART: &str = "part";
/// The kind of the records of uploads: a bucket that has one is not empty.
pub(crate) const UPLOAD: &str = "upload";

/// The id of a version that was written while versioning was not enabled.
pub(crate) const NULL: &str = "null";

/// A version of an object.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Version {
    pub(crate) v: u8,
    /// The version id: `null`, or 32 hexadecimal digits, the first 16 of which are the inverted order.
    pub(crate) id: String,
    /// The place among the versions of the key: a later one has a greater order.
    pub(crate) order: u64,
    /// The order of the older version of the key whose id is `null`, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) null_order: Option<u64>,
    /// The time of the last change, in milliseconds since the epoch.
    pub(crate) modified: i64,
    /// The content; `None` for a delete marker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<ObjectContent>,
}

/// The content of a version.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ObjectContent {
    /// The id to which the object's data is bound, 32 hexadecimal digits.
    pub(crate) id: String,
    pub(crate) size: u64,
    /// The number of parts, if it came as a multipart upload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parts: Option<u32>,
    /// The encryption, with the data key as it is kept.
    pub(crate) encryption: KeptEncryption,
    /// The place of the manifest, which says what the data consists of.
    pub(crate) manifest: ManifestPlace,
    /// ETag and checksums, sealed: they tell about the data. Base64.
    pub(crate) digests: String,
    /// The headers that belong to the object, such as `content-type`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) headers: BTreeMap<String, String>,
    /// The user's metadata, without `x-amz-meta-`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) metadata: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
    /// The storage class, unless it is `STANDARD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) storage_class: Option<String>,
}

/// The place of a manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) enum ManifestPlace {
    /// Here; base64.
    Here(String),
    /// In a record of its own, under the id of the content: it is long.
    Apart,
}

/// The encryption of an object, with its data key as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) enum KeptEncryption {
    /// SSE-S3: the data key is sealed under the hierarchy. Base64.
    S3(String),
    /// SSE-KMS.
    Kms(KmsEncryption),
    /// DSSE-KMS: the outer key comes from KMS, the inner one is sealed under the hierarchy. Base64.
    Dsse { kms: KmsEncryption, sealed: String },
    /// SSE-C: the data key is sealed under the customer's key.
    Customer(CustomerEncryption),
}

impl KeptEncryption {
    /// Returns the name under which CloudTrail's `SSEApplied` tells it. Source: S3 user guide, "Amazon S3 CloudTrail events".
    pub(crate) const fn applied(&self) -> &'static str {
        match self {
            Self::S3(_) => "SSE_S3",
            Self::Kms(_) => "SSE_KMS",
            Self::Dsse { .. } => "DSSE_KMS",
            Self::Customer(_) => "SSE_C",
        }
    }
}

/// The part of KMS in the encryption of an object.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KmsEncryption {
    /// The ARN of the KMS key.
    pub(crate) key: String,
    /// The encryption context that the request brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) context: Vec<(String, String)>,
    pub(crate) data_key: KmsDataKey,
}

/// The data key of an object under SSE-KMS.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) enum KmsDataKey {
    /// Encrypted by KMS; base64.
    Encrypted(String),
    /// Derived from a bucket key, which is encrypted by KMS.
    Derived {
        /// The id of the bucket key.
        bucket_key: String,
        /// The salt, 64 hexadecimal digits.
        salt: String,
    },
    /// Older than its place under a bucket key: UpdateObjectEncryption has sealed it under a key that is derived from that.
    Sealed {
        /// The id of the bucket key.
        bucket_key: String,
        /// The salt of the key that seals it, 64 hexadecimal digits.
        salt: String,
        /// The data key; base64.
        sealed: String,
    },
}

/// The encryption of an object under a key of the customer's.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomerEncryption {
    /// The salt of the key that seals the data key, 64 hexadecimal digits.
    pub(crate) salt: String,
    /// The data key, sealed under a key that is derived from the customer's; base64. It opens for the right key only.
    pub(crate) sealed: String,
    /// The MD5 of the customer's key as the client sent it, which replies repeat.
    pub(crate) key_md5: String,
}

impl ObjectContent {
    /// The longest data that is kept in the store instead of a file: one commit makes it durable together with its object.
    pub(crate) const INLINE_BYTES_MAX: u64 = 64 * 1024;

    /// Returns whether the data is in a record of the store.
    pub(crate) const fn is_inline(&self) -> bool {
        self.parts.is_none() && self.size <= Self::INLINE_BYTES_MAX
    }
}

impl Version {
    /// Returns the order of a version that follows one of order `before`.
    pub(crate) fn next_order(now_millis: i64, before: Option<u64>) -> u64 {
        let now = u64::try_from(now_millis).unwrap_or_default() << 16;
        before.map_or(now, |before| now.max(before.saturating_add(1)))
    }

    /// Returns the id of a version of some order.
    pub(crate) fn new_id(order: u64, random: [u8; 8]) -> String {
        format!("{:016x}{:016x}", !order, u64::from_be_bytes(random))
    }

    /// Returns whether a text has the form of a version id.
    pub(crate) fn is_id(text: &str) -> bool {
        text == NULL || Self::order_in(text).is_some()
    }

    /// Returns the order in an id, if it has the form of one.
    pub(crate) fn order_in(id: &str) -> Option<u64> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let digits = id.get(..16).filter(|_| id.len() == 32 && id.bytes().all(is_digit))?;
        u64::from_str_radix(digits, 16).ok().map(|inverted| !inverted)
    }
}

/// Returns the address of the current version of a key.
pub(crate) fn current_address(bucket: &str, key: &str) -> Address {
    Address::new(OBJECT, bucket, "", key)
}

/// Returns the range of the current versions in a bucket whose keys begin with `prefix`.
pub(crate) fn current_range(bucket: &str, prefix: &str) -> Prefix {
    Prefix::with_id(OBJECT, bucket, "", prefix)
}

/// Returns the ranges in which there is something as long as a bucket is not empty: versions, delete markers and uploads.
pub(crate) fn ranges(bucket: &str) -> [Prefix; 3] {
    [OBJECT, VERSION, UPLOAD].map(|kind| Prefix::new(kind, bucket, ""))
}

/// Returns the address of an older version.
pub(crate) fn older_address(bucket: &str, key: &str, order: u64) -> Address {
    Address::new(VERSION, bucket, "", older_id(key, order))
}

/// Returns the id of the record of an older version.
pub(crate) fn older_id(key: &str, order: u64) -> String {
    format!("{key}\0{:016x}", !order)
}

/// Returns the range of the older versions in a bucket whose ids, `KEY\0ORDER`, begin with `prefix`.
pub(crate) fn older_range(bucket: &str, prefix: &str) -> Prefix {
    Prefix::with_id(VERSION, bucket, "", prefix)
}

/// Returns key and order in the id of an older version's record.
pub(crate) fn parse_older(id: &str) -> Option<(&str, u64)> {
    let (key, digits) = id.rsplit_once('\0')?;
    u64::from_str_radix(digits, 16).ok().map(|inverted| (key, !inverted))
}

/// Returns the address of the sealed bytes of a small part.
pub(crate) fn data_address(bucket: &str, part: &str) -> Address {
    Address::new(DATA, bucket, "", part)
}

/// Returns the address of a long manifest.
pub(crate) fn parts_address(bucket: &str, content: &str) -> Address {
    Address::new(PARTS, bucket, "", content)
}

/// Returns the range of the notes about all parts in use.
pub(crate) fn all_parts() -> Prefix {
    Prefix::new(PART, "", "")
}

/// Returns the address of the note that a part is in use.
pub(crate) fn part_address(part: &str) -> Address {
    Address::new(PART, "", "", part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_version_stands_before_the_earlier_ones_and_its_id_tells_its_place() {
        let first = Version::next_order(1_000, None);
        let second = Version::next_order(1_000, Some(first));
        let third = Version::next_order(999, Some(second));
        assert!(first < second && second < third);
        let [one, two] = [first, second].map(|order| older_address("b", "a", order));
        assert!(two < one);
        assert_eq!(parse_older(two.id()), Some(("a", second)));
        let id = Version::new_id(third, [7; 8]);
        assert_eq!(Version::order_in(&id), Some(third));
        for text in ["null", "", &id.to_uppercase(), id.get(1..).unwrap(), &format!("{id}0")] {
            assert_eq!(Version::order_in(text), None, "{text}");
        }
    }
}
