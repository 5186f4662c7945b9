//! The parts that live as long as the service and are shared by all requests.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use keys::Hierarchy;
use model::generated::KeyLastUsageData;
use model::{Error, KeyArn, Regions, Timestamp};
use pipeline::Remembered;

use crate::key_cache::KeyCache;
use crate::key_pairs::KeyPairs;
use crate::quotas::Quotas;

/// A source for the last use of a key. The audit log is the origin; see GetKeyLastUsage.
pub trait LastUsage: Send + Sync {
    /// Returns the last successful cryptographic use of the key, if there was one since tracking began.
    ///
    /// # Errors
    /// `KMSInternalException` if that cannot be read.
    fn last_usage(&self, key: &KeyArn) -> Result<Option<KeyLastUsageData>, Error>;
    /// Returns the time when tracking began.
    fn tracking_start(&self) -> Timestamp;
}

/// The parts of the service that operations use.
pub struct Environment {
    /// Keys, aliases and grants.
    pub key_cache: KeyCache,
    /// The keys that protect keys.
    pub hierarchy: Arc<Hierarchy>,
    /// The source of callers' policies.
    pub identities: Arc<dyn Identities>,
    /// The source of the last use of keys.
    pub last_usage: Arc<dyn LastUsage>,
    /// The roots under which attestation documents of enclaves are trusted.
    pub attestation_roots: attestation::Roots,
    /// Fresh private keys.
    pub key_pairs: Arc<KeyPairs>,
    /// The quotas of the accounts.
    pub quotas: Quotas,
    /// Decisions that need not be made again.
    pub remembered: Remembered,
    /// The Regions of the service.
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
