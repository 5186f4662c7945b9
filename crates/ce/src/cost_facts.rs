//! The facts about a cost by which it is grouped and filtered.

use model::generated::ce::Dimension;
use usage::{Hour, KeyHistory};

use crate::time_period::invalid;
use model::Error;

/// AWS KMS, as bills name it.
const SERVICE: &str = "AWS Key Management Service";
/// The operation of what none caused: a key that is there.
const NO_OPERATION: &str = "NoOperation";
/// The Region of what belongs to none.
const GLOBAL: &str = "global";

/// A dimension that costs have here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CostDimension {
    /// The account that pays.
    LinkedAccount,
    /// The operation.
    Operation,
    /// `Usage`, or `Credit` for what the free tier covers.
    RecordType,
    /// The Region.
    Region,
    /// The AWS service, always KMS.
    Service,
    /// The usage type, such as `us-east-1-KMS-Requests`.
    UsageType,
}

impl CostDimension {
    /// Returns the dimension of the model that this is.
    ///
    /// # Errors
    /// `ValidationException` for those that costs of KMS do not have.
    pub(crate) fn of(dimension: Dimension) -> Result<Self, Error> {
        let known = [
            (Dimension::LinkedAccount, Self::LinkedAccount),
            (Dimension::Operation, Self::Operation),
            (Dimension::RecordType, Self::RecordType),
            (Dimension::Region, Self::Region),
            (Dimension::Service, Self::Service),
            (Dimension::UsageType, Self::UsageType),
        ];
        let found = known.into_iter().find(|(name, _)| *name == dimension);
        found.map(|(_, known)| known).ok_or_else(|| {
            invalid(format!(
                "Bulla does not offer the dimension {dimension}. It offers LINKED_ACCOUNT, OPERATION, RECORD_TYPE, REGION, SERVICE and \
                 USAGE_TYPE."
            ))
        })
    }
}

/// The facts about a cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CostFacts<'a> {
    pub(crate) account: &'a str,
    /// The Region; empty for what belongs to none.
    pub(crate) region: &'a str,
    /// The operation; empty if none caused it.
    pub(crate) operation: &'a str,
    pub(crate) usage_type: &'a str,
    /// `true` for what the free tier covers.
    pub(crate) is_credit: bool,
    /// The history of the key, which has the tags; `None` if it is about no key.
    pub(crate) history: Option<&'a KeyHistory>,
    pub(crate) hour: Hour,
}

impl<'a> CostFacts<'a> {
    /// Returns the value of a dimension.
    pub(crate) fn value(&self, dimension: CostDimension) -> &'a str {
        let or = |text: &'a str, other: &'static str| if text.is_empty() { other } else { text };
        match dimension {
            CostDimension::LinkedAccount => self.account,
            CostDimension::Operation => or(self.operation, NO_OPERATION),
            CostDimension::RecordType => {
                if self.is_credit {
                    "Credit"
                } else {
                    "Usage"
                }
            }
            CostDimension::Region => or(self.region, GLOBAL),
            CostDimension::Service => SERVICE,
            CostDimension::UsageType => self.usage_type,
        }
    }

    /// Returns the value of a tag as it was; `None` if there was none.
    pub(crate) fn tag(&self, key: &str) -> Option<&'a str> {
        self.history?.tag(key, self.hour)
    }
}
