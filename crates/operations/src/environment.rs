//! What lives as long as the service and is shared by all requests.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use keys::Hierarchy;
use model::generated::KeyLastUsageData;
use model::{KeyArn, Regions, Timestamp};

use crate::key_cache::KeyCache;
use crate::key_pairs::KeyPairs;
use crate::quotas::Quotas;
use crate::remembered::Remembered;

/// Where the last use of a key is known. The audit log is the source; see GetKeyLastUsage.
pub trait LastUsage: Send + Sync {
    /// The last successful cryptographic use of the key, if there was one since tracking began.
    fn last_usage(&self, key: &KeyArn) -> Option<KeyLastUsageData>;
    /// When tracking began.
    fn tracking_start(&self) -> Timestamp;
}

/// The parts of the service that operations use.
pub struct Environment {
    /// Keys, aliases and grants.
    pub key_cache: KeyCache,
    /// The keys that protect keys.
    pub hierarchy: Arc<Hierarchy>,
    /// Who knows the policies of callers.
    pub identities: Arc<dyn Identities>,
    /// Who knows when a key was last used.
    pub last_usage: Arc<dyn LastUsage>,
    /// Under which roots attestation documents of enclaves are believed.
    pub attestation_roots: attestation::Roots,
    /// Fresh private keys.
    pub key_pairs: KeyPairs,
    /// How much accounts may ask for.
    pub quotas: Quotas,
    /// Decisions that need not be made again.
    pub remembered: Remembered,
    /// The Regions that there are.
    pub regions: Regions,
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("directory", &self.key_cache)
            .finish_non_exhaustive()
    }
}
