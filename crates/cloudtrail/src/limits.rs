//! The limits of lookups.

use std::fmt;
use std::sync::Arc;

use model::{AccountId, Error, ErrorCode, Region, Timestamp};
use pipeline::RateMeter;
use quick_cache::sync::Cache;

/// The most pairs of account and Region whose lookups are counted. The least used is forgotten first, and begins afresh. Clients can
/// invent neither.
const METERS_MAX: usize = 4096;

/// The limits of lookups: how far back, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookupLimits {
    /// The days for which an event is found. 90 in AWS.
    pub days: u32,
    /// The requests per second of an account in a Region. 2 in AWS.
    pub per_second: u32,
}

impl Default for LookupLimits {
    /// Returns AWS's. Source: CloudTrail API reference, `LookupEvents`.
    fn default() -> Self {
        Self { days: 90, per_second: 2 }
    }
}

impl LookupLimits {
    /// Returns the second before which nothing is found.
    pub(crate) fn oldest(self, now: Timestamp) -> i64 {
        now.seconds() - i64::from(self.days) * 24 * 60 * 60
    }
}

/// The lookups of each account in each Region lately.
pub struct LookupMeters(Cache<(AccountId, Region), Arc<RateMeter>>);

impl fmt::Debug for LookupMeters {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "LookupMeters({})", self.0.len())
    }
}

impl Default for LookupMeters {
    fn default() -> Self {
        Self(Cache::new(METERS_MAX))
    }
}

impl LookupMeters {
    /// Counts a request.
    ///
    /// # Errors
    /// `ThrottlingException` if the account has sent too many in the last second.
    pub(crate) fn count(
        &self,
        limits: LookupLimits,
        account: AccountId,
        region: &Region,
        now: Timestamp,
    ) -> Result<(), Error> {
        let place = (account, region.clone());
        let Ok(meter) = self.0.get_or_insert_with(&place, || {
            Ok::<_, std::convert::Infallible>(Arc::new(RateMeter::new()))
        });
        if meter.take(1, limits.per_second, now) {
            return Ok(());
        }
        Err(Error::new(ErrorCode::ThrottlingException, "Rate exceeded"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_has_two_requests_a_second_in_each_region() {
        let meters = LookupMeters::default();
        let account = |id| AccountId::parse(id).unwrap();
        let count = |id, region, millis| {
            let (region, now) = (Region::parse(region).unwrap(), Timestamp::from_millis(millis));
            meters.count(LookupLimits::default(), account(id), &region, now)
        };
        for _ in 0..2 {
            count("111122223333", "us-east-1", 0).unwrap();
        }
        let refused = count("111122223333", "us-east-1", 100).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ThrottlingException);
        assert_eq!(refused.message(), Some("Rate exceeded"));
        count("444455556666", "us-east-1", 100).unwrap();
        count("111122223333", "eu-west-1", 100).unwrap();
        count("111122223333", "us-east-1", 600).unwrap();
    }
}
