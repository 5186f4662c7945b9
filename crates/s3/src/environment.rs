//! The parts that live as long as the service and that all requests to S3 share.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use keys::Hierarchy;
use model::Regions;
use objects::PartStore;
use pipeline::OtherServices;
use store::Store;

use crate::bucket_cache::BucketCache;
use crate::bucket_key::BucketKeys;
use crate::key_locks::KeyLocks;
use crate::long_reads::LongReads;

/// The parts of the service that operations use.
pub struct S3Environment {
    /// The records of buckets and objects.
    pub store: Arc<dyn Store>,
    /// The buckets.
    pub buckets: BucketCache,
    /// The place where long parts are kept.
    pub parts: Arc<dyn PartStore>,
    /// The keys that protect the keys of objects under SSE-S3, and checksums.
    pub hierarchy: Arc<Hierarchy>,
    /// The source of callers' policies.
    pub identities: Arc<dyn Identities>,
    /// AWS KMS, which is asked for whoever puts and gets objects.
    pub kms: Arc<dyn OtherServices>,
    /// The locks of those who write one key at the same time.
    pub key_locks: KeyLocks,
    /// The turns of lists that pass over much.
    pub long_lists: LongReads,
    /// The turns of uploads of many parts that are completed. No list can hold them up.
    pub long_completions: LongReads,
    /// Bucket keys in plain text, for a short time.
    pub bucket_keys: Arc<BucketKeys>,
    /// `true` if SSE-KMS and SSE-C are taken over connections without TLS from other machines too.
    pub allows_insecure_keys: bool,
    /// The Regions of the service.
    pub regions: Regions,
}

impl fmt::Debug for S3Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("buckets", &self.buckets)
            .finish_non_exhaustive()
    }
}
