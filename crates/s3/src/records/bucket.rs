//! The records of buckets.

use std::collections::BTreeMap;

use model::{AccountId, Error, Region, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Address, Prefix};

pub(crate) const BUCKET: &str = "bucket";
const BUCKET_OF: &str = "bucket-of";

/// A bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BucketRecord {
    pub(crate) v: u8,
    /// The id under which its objects are kept, 32 hexadecimal digits.
    pub(crate) id: String,
    /// The owner's account.
    pub(crate) account: String,
    pub(crate) region: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    /// `Enabled` or `Suspended`; `None` if versioning was never set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) versioning: Option<Versioning>,
    /// The default encryption; `None` stands for SSE-S3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) encryption: Option<DefaultEncryption>,
    /// `true` if writes with SSE-C are let in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) allows_sse_c: bool,
    /// The text of the bucket policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) policy: Option<String>,
    /// The unique ids of the users and roles that the policy names, by their ARNs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) principals: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
    /// Object ownership; `None` after it was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ownership: Option<String>,
    /// The settings of public access: `BlockPublicAcls`, `IgnorePublicAcls`, `BlockPublicPolicy`, `RestrictPublicBuckets`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) public_access_block: Option<[bool; 4]>,
}

impl BucketRecord {
    /// Returns a new bucket with what AWS sets on one: SSE-S3, no SSE-C, no public access, ACLs switched off.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness.
    pub(crate) fn new(account: AccountId, region: &Region, now: Timestamp) -> Result<Self, Error> {
        let id = crypto::random::array::<16>();
        let id = id.map_err(|_no_randomness| Error::internal("there is no randomness"))?;
        Ok(Self {
            v: 1,
            id: crypto::hash::hex(&id),
            account: account.to_string(),
            region: region.to_string(),
            created: now.millis(),
            versioning: None,
            encryption: None,
            allows_sse_c: false,
            policy: None,
            principals: BTreeMap::new(),
            tags: Vec::new(),
            ownership: Some("BucketOwnerEnforced".to_owned()),
            public_access_block: Some([true; 4]),
        })
    }
}

/// The note that an account has a bucket, with what lists show of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnedBucket {
    pub(crate) v: u8,
    pub(crate) region: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
}

impl OwnedBucket {
    /// Returns the note about a bucket.
    pub(crate) fn new(bucket: &BucketRecord) -> Self {
        Self { v: 1, region: bucket.region.clone(), created: bucket.created }
    }
}

/// The rule whether a bucket keeps older versions of its objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Versioning {
    Enabled,
    Suspended,
}

/// The encryption of objects that are put without a header that says another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DefaultEncryption {
    /// `AES256`, `aws:kms` or `aws:kms:dsse`.
    pub(crate) algorithm: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key_id: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) bucket_key: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_false(truth: &bool) -> bool {
    !*truth
}

/// Returns the address of a bucket.
pub(crate) fn address(name: &str) -> Address {
    Address::new(BUCKET, "", "", name)
}

/// Returns the range of the buckets whose names begin with `prefix`, in the order of their names.
pub(crate) fn all(prefix: &str) -> Prefix {
    Prefix::with_id(BUCKET, "", "", prefix)
}

/// Returns the address of the note that an account has a bucket.
pub(crate) fn owner_address(account: AccountId, name: &str) -> Address {
    Address::new(BUCKET_OF, account.to_string(), "", name)
}

/// Returns the range of an account's buckets whose names begin with `prefix`, in the order of their names.
pub(crate) fn buckets_of(account: AccountId, prefix: &str) -> Prefix {
    Prefix::with_id(BUCKET_OF, account.to_string(), "", prefix)
}
