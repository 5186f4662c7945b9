//! The parts that live as long as the service and that all requests to S3 share.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use keys::Hierarchy;
use model::Regions;
use pipeline::OtherServices;
use store::Store;

use crate::bucket_cache::BucketCache;

/// The parts of the service that operations use.
pub struct Environment {
    /// The records of buckets and objects.
    pub store: Arc<dyn Store>,
    /// The buckets.
    pub buckets: BucketCache,
    /// The keys that protect the keys of objects under SSE-S3, and checksums.
    pub hierarchy: Arc<Hierarchy>,
    /// The source of callers' policies.
    pub identities: Arc<dyn Identities>,
    /// AWS KMS, which is asked for whoever puts and gets objects.
    pub kms: Arc<dyn OtherServices>,
    /// The Regions of the service.
    pub regions: Regions,
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("buckets", &self.buckets)
            .finish_non_exhaustive()
    }
}
