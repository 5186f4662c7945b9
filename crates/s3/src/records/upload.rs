//! The records of multipart uploads and their parts.
//!
//! The parts of an upload stand under the id of its content, and those that were chosen stay there with the object: they tell the
//! checksums of its parts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::{Address, Prefix};

use super::version::{KeptEncryption, UPLOAD};
use crate::checksum::{ChecksumAlgorithm, ChecksumType, UploadChecksum};

const UPLOAD_PART: &str = "upload-part";
const RESENT: &str = "upload-resent";

/// A multipart upload under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Upload {
    pub(crate) v: u8,
    /// The time at which it began, in milliseconds since the epoch.
    pub(crate) began: i64,
    /// The initiator as lists tell it: the canonical id of an account, or an ARN.
    pub(crate) initiator: String,
    /// The encryption, with the data key as it is kept.
    pub(crate) encryption: KeptEncryption,
    /// The key of the object's manifest, sealed: the request that completes the upload need not bring the data key. Base64.
    pub(crate) manifest_key: String,
    pub(crate) checksum: UploadChecksumRecord,
    /// The headers of the request that began it which are condition keys: later requests do not repeat them, and are still decided
    /// by them. Names behind `s3:`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) said: Vec<(String, String)>,
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

/// The checksum that an upload was begun with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UploadChecksumRecord {
    /// AWS's name.
    pub(crate) algorithm: String,
    /// `COMPOSITE` or `FULL_OBJECT`.
    pub(crate) kind: String,
    pub(crate) is_stated: bool,
}

impl UploadChecksumRecord {
    pub(crate) fn of(checksum: UploadChecksum) -> Self {
        Self {
            algorithm: checksum.algorithm.name().to_owned(),
            kind: checksum.kind.name().to_owned(),
            is_stated: checksum.is_stated,
        }
    }

    /// Returns the checksum; `None` if the record has other names.
    pub(crate) fn read(&self) -> Option<UploadChecksum> {
        Some(UploadChecksum {
            algorithm: ChecksumAlgorithm::from_name(&self.algorithm)?,
            kind: ChecksumType::from_name(&self.kind)?,
            is_stated: self.is_stated,
        })
    }
}

/// A part of an upload.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UploadedPart {
    pub(crate) v: u8,
    /// The id under which it is stored.
    pub(crate) id: String,
    pub(crate) size: u64,
    /// The time of its upload, in milliseconds since the epoch.
    pub(crate) modified: i64,
    /// ETag and checksums, sealed: they tell about the data. Base64.
    pub(crate) digests: String,
}

/// Returns the address of an upload.
pub(crate) fn address(bucket: &str, key: &str, upload: &str) -> Address {
    Address::new(UPLOAD, bucket, "", id(key, upload))
}

/// Returns the id of the record of an upload.
pub(crate) fn id(key: &str, upload: &str) -> String {
    format!("{key}\0{upload}")
}

/// Returns the range of the uploads in a bucket whose keys begin with `prefix`.
pub(crate) fn range(bucket: &str, prefix: &str) -> Prefix {
    Prefix::with_id(UPLOAD, bucket, "", prefix)
}

/// Returns key and upload id in the id of an upload's record.
pub(crate) fn parse(id: &str) -> Option<(&str, &str)> {
    id.rsplit_once('\0')
}

/// Returns the id of a record that comes after those of all uploads of a key, and before those of keys after it.
pub(crate) fn after_key(key: &str) -> String {
    // The ids of uploads begin with hexadecimal digits.
    format!("{key}\0g")
}

/// Returns the address of a part of an upload.
pub(crate) fn part_address(bucket: &str, content: &str, number: u16) -> Address {
    Address::new(UPLOAD_PART, bucket, content, part_id(number))
}

/// Returns the id of the record of a part. In their order the numbers ascend.
pub(crate) fn part_id(number: u16) -> String {
    format!("{number:05}")
}

/// Returns the range of the parts of an upload.
pub(crate) fn parts(bucket: &str, content: &str) -> Prefix {
    Prefix::new(UPLOAD_PART, bucket, content)
}

/// Returns the address of the note that a part of an upload was sent again. Whoever completes the upload sees by its revision
/// whether that happened meanwhile, for one batch cannot expect the revisions of 10,000 parts.
pub(crate) fn resent_address(bucket: &str, content: &str) -> Address {
    Address::new(RESENT, bucket, "", content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uploads_stand_in_the_order_of_keys_and_then_of_their_ids() {
        let id = |key: &str, upload: &str| address("b", key, upload).id().to_owned();
        let ids = [id("a", "01"), id("a", "02"), after_key("a"), id("a!", "01"), id("b", "00")];
        assert!(ids.is_sorted());
        assert_eq!(parse(&id("a\0b", "01")), Some(("a\0b", "01")));
        let numbers = [1, 9, 10, 9_999, 10_000].map(|number| part_address("b", "c", number));
        assert!(numbers.is_sorted());
    }
}
