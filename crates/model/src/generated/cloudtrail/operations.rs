//! The operations of the AWS CLOUDTRAIL API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS CLOUDTRAIL API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Looks up management events or CloudTrail Insights events that are captured by CloudTrail.
    LookupEvents,
}

/// What the model says about an operation.
struct Facts {
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; 1] = [Facts {
    name: "LookupEvents",
    stem: "lookup_events",
    input: &shapes::LOOKUP_EVENTS_REQUEST,
    output: Some(&shapes::LOOKUP_EVENTS_RESPONSE),
    errors: &[
        ErrorCode::InvalidLookupAttributesException,
        ErrorCode::InvalidTimeRangeException,
        ErrorCode::InvalidMaxResultsException,
        ErrorCode::InvalidNextTokenException,
        ErrorCode::InvalidEventCategoryException,
        ErrorCode::UnsupportedOperationException,
        ErrorCode::OperationNotPermittedException,
    ],
}];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 1] = [Self::LookupEvents];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 59] = [
        "AddTags",
        "CancelQuery",
        "CreateChannel",
        "CreateDashboard",
        "CreateEventDataStore",
        "CreateTrail",
        "DeleteChannel",
        "DeleteDashboard",
        "DeleteEventDataStore",
        "DeleteResourcePolicy",
        "DeleteTrail",
        "DeregisterOrganizationDelegatedAdmin",
        "DescribeQuery",
        "DescribeTrails",
        "DisableFederation",
        "EnableFederation",
        "GenerateQuery",
        "GetChannel",
        "GetDashboard",
        "GetEventConfiguration",
        "GetEventDataStore",
        "GetEventSelectors",
        "GetImport",
        "GetInsightSelectors",
        "GetQueryResults",
        "GetResourcePolicy",
        "GetTrail",
        "GetTrailStatus",
        "ListChannels",
        "ListDashboards",
        "ListEventDataStores",
        "ListImportFailures",
        "ListImports",
        "ListInsightsData",
        "ListInsightsMetricData",
        "ListPublicKeys",
        "ListQueries",
        "ListTags",
        "ListTrails",
        "PutEventConfiguration",
        "PutEventSelectors",
        "PutInsightSelectors",
        "PutResourcePolicy",
        "RegisterOrganizationDelegatedAdmin",
        "RemoveTags",
        "RestoreEventDataStore",
        "SearchSampleQueries",
        "StartDashboardRefresh",
        "StartEventDataStoreIngestion",
        "StartImport",
        "StartLogging",
        "StartQuery",
        "StopEventDataStoreIngestion",
        "StopImport",
        "StopLogging",
        "UpdateChannel",
        "UpdateDashboard",
        "UpdateEventDataStore",
        "UpdateTrail",
    ];

    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
