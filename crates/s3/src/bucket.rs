//! A bucket: its owner, its Region, what is set on it, and the policy that decides about it.

use std::fmt;

use model::{AccountId, Error, ErrorCode, Region};
use pipeline::{Load, ResourceWithPolicy};
use policy::{Document, PolicyKind};
use store::Revision;

use crate::bucket_encryption::BucketEncryption;
use crate::encryption_request::SseMethod;
use crate::public_policy;
use crate::records::bucket::BucketRecord;

/// A bucket as it is cached.
pub struct BucketEntry {
    /// The name.
    pub(crate) name: String,
    /// The ARN.
    arn: String,
    /// The owner's account.
    pub(crate) account: AccountId,
    /// The Region.
    pub(crate) region: Region,
    /// The record.
    pub(crate) record: BucketRecord,
    /// The revision of the record.
    pub(crate) revision: Revision,
    /// The bucket policy; one that says nothing if there is none.
    policy: Document,
    /// `true` if the policy allows something to callers whom nobody has chosen.
    is_public: bool,
    load: Load,
}

impl fmt::Debug for BucketEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("BucketEntry").field(&self.arn).finish()
    }
}

impl BucketEntry {
    /// Reads a record.
    ///
    /// # Errors
    /// `KMSInternalException` if the record is not one that S3 wrote.
    pub(crate) fn new(name: &str, record: BucketRecord, revision: Revision) -> Result<Self, Error> {
        let broken = || Error::internal(format!("the record of bucket {name} is not readable"));
        let account = AccountId::parse(&record.account).ok_or_else(broken)?;
        let region = Region::parse(&record.region).ok_or_else(broken)?;
        let policy = match &record.policy {
            Some(text) => {
                Document::parse_stored(PolicyKind::Bucket, text)?.bind(&record.principals)
            }
            None => Document::silent(),
        };
        let is_public = record.policy.as_deref().is_some_and(public_policy::is_public);
        let (name, arn, load) = (name.to_owned(), arn(&region, name), Load::next());
        Ok(Self { name, arn, account, region, record, revision, policy, is_public, load })
    }

    /// Returns the ARN of an object in the bucket.
    pub(crate) fn object_arn(&self, key: &str) -> String {
        format!("{}/{key}", self.arn)
    }

    /// Returns the encryption of objects whose writers ask for none, and what is refused.
    pub(crate) fn encryption(&self) -> BucketEncryption {
        let blocks_customer_keys = !self.record.allows_sse_c;
        let Some(default) = &self.record.encryption else {
            return BucketEncryption { blocks_customer_keys, ..BucketEncryption::default() };
        };
        BucketEncryption {
            method: SseMethod::from_name(&default.algorithm).unwrap_or(SseMethod::S3),
            key_id: default.key_id.clone(),
            bucket_key_enabled: default.bucket_key,
            blocks_customer_keys,
        }
    }

    /// Returns what the keys and digests of a content are bound to.
    pub(crate) fn content_binding(&self, content_id: &str) -> Vec<u8> {
        format!("{}/{content_id}", self.record.id).into_bytes()
    }

    /// Returns the ARN of the bucket.
    pub(crate) fn arn_text(&self) -> &str {
        &self.arn
    }

    /// Returns the text of the bucket policy, if there is one.
    pub(crate) fn policy_text(&self) -> Option<&str> {
        self.record.policy.as_deref()
    }

    /// Returns whether the policy is public.
    pub(crate) const fn is_public(&self) -> bool {
        self.is_public
    }

    /// Returns whether a policy that is public cannot be set.
    pub(crate) fn blocks_public_policies(&self) -> bool {
        self.record.public_access_block.is_some_and(|[_, _, blocks, _]| blocks)
    }

    /// Returns whether the policy counts for a caller of this account: a public one may be kept to the owner's account. A service
    /// has no account, and is not kept out.
    pub(crate) fn policy_counts_for(&self, account: AccountId) -> bool {
        let restricts = self.record.public_access_block.is_some_and(|[.., restricts]| restricts);
        let is_foreign = account != self.account && account != AccountId::AWS;
        self.record.policy.is_some() && !(restricts && self.is_public && is_foreign)
    }

    /// Returns the error for a configuration that was not set.
    pub(crate) fn not_set(&self, code: ErrorCode, message: &'static str) -> Error {
        Error::new(code, message).with_element("BucketName", self.name.clone())
    }
}

impl ResourceWithPolicy for BucketEntry {
    fn arn(&self) -> &str {
        &self.arn
    }

    fn policy(&self) -> &Document {
        &self.policy
    }

    fn load(&self) -> Load {
        self.load
    }
}

/// Returns the ARN of a bucket, which names neither account nor Region.
pub(crate) fn arn(region: &Region, name: &str) -> String {
    format!("arn:{}:s3:::{name}", region.partition())
}

/// Returns the error for a bucket that does not exist.
pub(crate) fn no_such_bucket(name: &str) -> Error {
    Error::new(ErrorCode::NoSuchBucket, "The specified bucket does not exist")
        .with_element("BucketName", name)
}
