//! The groups of a bill: by what it is asked for.

use std::fmt::Debug;

use usage::{Hour, KeyHistory, Month, Requests};

/// The group of what belongs to none.
const NO_GROUP: &str = "";
/// The most groups of a bill. More are refused: what they are by has too many values.
const GROUPS_MAX: usize = 1_000_000;

/// A time: the hours from the first up to and without the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first hour.
    pub from: Hour,
    /// The hour after the last.
    pub to: Hour,
}

impl Period {
    /// Returns a whole month.
    #[must_use]
    pub fn of_month(month: Month) -> Self {
        Self { from: month.start(), to: month.end() }
    }

    pub(crate) const fn has(self, hour: Hour) -> bool {
        self.from.0 <= hour.0 && hour.0 < self.to.0
    }
}

/// The way in which a bill is put into groups.
pub trait Grouping: Debug {
    /// The names of groups.
    type Name;

    /// Returns the group of a key from an hour on, with its usage type. `None` leaves it out.
    fn of_key(&self, history: &KeyHistory, hour: Hour, usage_type: &str) -> Option<Self::Name>;

    /// Returns the group of requests from an hour on, with the history of their key if it has one, and their usage type. `None` leaves
    /// them out.
    fn of_requests(
        &self,
        requests: &Requests<'_>,
        history: Option<&KeyHistory>,
        hour: Hour,
        usage_type: &str,
    ) -> Option<Self::Name>;

    /// Returns the hour after `hour` up to which a key, or requests with it, are in the same group and [slot](Self::slot) for certain.
    fn until(&self, history: Option<&KeyHistory>, hour: Hour) -> Hour;

    /// Returns a number for the part of the time that `hour` is in, by which what the free tier covers is told apart.
    fn slot(&self, hour: Hour) -> i64;

    /// Returns the most groups that there may be.
    fn groups_max(&self) -> usize;
}

/// The reason why there is no bill: there are too many groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are more than {0} groups: ask for a shorter time or another dimension")]
pub struct TooManyGroups(pub usize);

/// The feature by which a bill is in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// The account that pays.
    Account,
    /// The Region.
    Region,
    /// The operation; keys are in a group without a name.
    Operation,
    /// The usage type, such as `us-east-1-KMS-Requests`.
    UsageType,
    /// The ARN of the key; requests without a key are in a group without a name.
    Key,
    /// The user, role or root that asked; keys are in a group without a name.
    Principal,
    /// The AWS service that asked; requests without one, and keys, are in a group without a name.
    Service,
    /// The bucket for which S3 asked; all else is in a group without a name.
    Bucket,
    /// The value of a tag of the key, as it was in each hour.
    Tag(String),
}

impl Grouping for Dimension {
    type Name = String;

    fn of_key(&self, history: &KeyHistory, hour: Hour, usage_type: &str) -> Option<String> {
        let name = match self {
            Self::Account => history.account(),
            Self::Region => history.region(),
            Self::Key => &history.key,
            Self::Tag(tag) => history.tag(tag, hour).unwrap_or(NO_GROUP),
            Self::UsageType => usage_type,
            Self::Operation | Self::Principal | Self::Service | Self::Bucket => NO_GROUP,
        };
        Some(name.to_owned())
    }

    fn of_requests(
        &self,
        requests: &Requests<'_>,
        history: Option<&KeyHistory>,
        hour: Hour,
        usage_type: &str,
    ) -> Option<String> {
        let name = match self {
            Self::Account => requests.account,
            Self::Region => requests.region,
            Self::Operation => requests.operation,
            Self::Key => requests.key,
            Self::Principal => requests.principal,
            Self::Service => requests.via,
            Self::Bucket => requests.bucket,
            Self::UsageType => usage_type,
            Self::Tag(tag) => history.and_then(|one| one.tag(tag, hour)).unwrap_or(NO_GROUP),
        };
        Some(name.to_owned())
    }

    fn until(&self, history: Option<&KeyHistory>, hour: Hour) -> Hour {
        match (self, history) {
            // Tags may differ from hour to hour.
            (Self::Tag(_), Some(history)) => history.changed_after(hour),
            _ => Hour(i64::MAX),
        }
    }

    fn slot(&self, _hour: Hour) -> i64 {
        0
    }

    fn groups_max(&self) -> usize {
        GROUPS_MAX
    }
}
