//! The parts that live as long as the service and that all requests to Cost Explorer share.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use cost::Prices;
use model::AccountId;
use pipeline::PageTokens;
use usage::UsageTable;

/// The parts of the service that operations use.
pub struct CostExplorerEnvironment {
    /// The metered requests.
    pub usage: Arc<UsageTable>,
    /// The prices.
    pub prices: Arc<Prices>,
    /// The source of callers' policies.
    pub identities: Arc<dyn Identities>,
    /// The tokens of next pages.
    pub tokens: PageTokens,
    /// The account that sees the costs of all, and to which the free tier belongs: the first of the installation.
    pub payer: AccountId,
}

impl fmt::Debug for CostExplorerEnvironment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CostExplorerEnvironment")
            .field("payer", &self.payer)
            .finish_non_exhaustive()
    }
}
