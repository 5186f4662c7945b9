//! The parts that live as long as the service and that all requests to CloudTrail share.

use std::fmt;
use std::sync::Arc;

use access::Identities;
use audit::Log;
use model::{Region, Regions};
use pipeline::PageTokens;

use crate::limits::{LookupLimits, LookupMeters};

/// The parts of the service that operations use.
pub struct CloudTrailEnvironment {
    /// The events.
    pub log: Arc<Log>,
    /// The source of callers' policies.
    pub identities: Arc<dyn Identities>,
    /// The tokens of next pages.
    pub tokens: PageTokens,
    /// The limits of lookups.
    pub limits: LookupLimits,
    /// The lookups of each account lately.
    pub meters: LookupMeters,
    /// The Region in which events that belong to no Region are looked up, those of IAM: [`global_region`].
    pub global_region: Region,
}

impl fmt::Debug for CloudTrailEnvironment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CloudTrailEnvironment")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// Returns the Region in which events that belong to no Region are looked up: that of AWS in the partition of `own`, or `own` where it is
/// not served. Source: CloudTrail user guide, "Global service events".
#[must_use]
pub fn global_region(own: &Region, regions: &Regions) -> Region {
    let name = match own.partition() {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };
    regions.get(name).unwrap_or(own).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_no_region_are_where_aws_has_them_if_that_is_served() {
        let region = |name| Region::parse(name).unwrap();
        for (own, served, expected) in [
            ("eu-west-1", &["eu-west-1", "us-east-1"][..], "us-east-1"),
            ("cn-northwest-1", &["cn-northwest-1", "cn-north-1"], "cn-north-1"),
            ("us-gov-east-1", &["us-gov-east-1", "us-gov-west-1"], "us-gov-west-1"),
            ("dc-berlin-1", &["dc-berlin-1"], "dc-berlin-1"),
        ] {
            let regions = Regions::new(served.iter().map(|name| region(name)));
            assert_eq!(global_region(&region(own), &regions).as_str(), expected);
        }
    }
}
