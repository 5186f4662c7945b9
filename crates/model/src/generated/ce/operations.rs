//! The operations of the AWS CE API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS CE API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Retrieves cost and usage metrics for your account.
    GetCostAndUsage,
    /// Retrieves a forecast for how much Amazon Web Services predicts that you will spend over the
    /// forecast time period that you select, based on your past costs.
    GetCostForecast,
    /// Retrieves all available filter values for a specified filter over a period of time.
    GetDimensionValues,
    /// Queries for available tag keys and tag values for a specified period.
    GetTags,
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
static FACTS: [Facts; 4] = [
    Facts {
        name: "GetCostAndUsage",
        stem: "get_cost_and_usage",
        input: &shapes::GET_COST_AND_USAGE_REQUEST,
        output: Some(&shapes::GET_COST_AND_USAGE_RESPONSE),
        errors: &[
            ErrorCode::LimitExceededException,
            ErrorCode::BillExpirationException,
            ErrorCode::DataUnavailableException,
            ErrorCode::InvalidNextTokenException,
            ErrorCode::RequestChangedException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::BillingViewHealthStatusException,
        ],
    },
    Facts {
        name: "GetCostForecast",
        stem: "get_cost_forecast",
        input: &shapes::GET_COST_FORECAST_REQUEST,
        output: Some(&shapes::GET_COST_FORECAST_RESPONSE),
        errors: &[
            ErrorCode::LimitExceededException,
            ErrorCode::DataUnavailableException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::BillingViewHealthStatusException,
        ],
    },
    Facts {
        name: "GetDimensionValues",
        stem: "get_dimension_values",
        input: &shapes::GET_DIMENSION_VALUES_REQUEST,
        output: Some(&shapes::GET_DIMENSION_VALUES_RESPONSE),
        errors: &[
            ErrorCode::LimitExceededException,
            ErrorCode::BillExpirationException,
            ErrorCode::DataUnavailableException,
            ErrorCode::InvalidNextTokenException,
            ErrorCode::RequestChangedException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::BillingViewHealthStatusException,
        ],
    },
    Facts {
        name: "GetTags",
        stem: "get_tags",
        input: &shapes::GET_TAGS_REQUEST,
        output: Some(&shapes::GET_TAGS_RESPONSE),
        errors: &[
            ErrorCode::LimitExceededException,
            ErrorCode::BillExpirationException,
            ErrorCode::DataUnavailableException,
            ErrorCode::InvalidNextTokenException,
            ErrorCode::RequestChangedException,
            ErrorCode::ResourceNotFoundException,
            ErrorCode::BillingViewHealthStatusException,
        ],
    },
];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 4] =
        [Self::GetCostAndUsage, Self::GetCostForecast, Self::GetDimensionValues, Self::GetTags];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 43] = [
        "CreateAnomalyMonitor",
        "CreateAnomalySubscription",
        "CreateCostCategoryDefinition",
        "DeleteAnomalyMonitor",
        "DeleteAnomalySubscription",
        "DeleteCostCategoryDefinition",
        "DescribeCostCategoryDefinition",
        "GetAnomalies",
        "GetAnomalyMonitors",
        "GetAnomalySubscriptions",
        "GetApproximateUsageRecords",
        "GetCommitmentPurchaseAnalysis",
        "GetCostAndUsageComparisons",
        "GetCostAndUsageWithResources",
        "GetCostCategories",
        "GetCostComparisonDrivers",
        "GetReservationCoverage",
        "GetReservationPurchaseRecommendation",
        "GetReservationUtilization",
        "GetRightsizingRecommendation",
        "GetSavingsPlanPurchaseRecommendationDetails",
        "GetSavingsPlansCoverage",
        "GetSavingsPlansPurchaseRecommendation",
        "GetSavingsPlansUtilization",
        "GetSavingsPlansUtilizationDetails",
        "GetUsageForecast",
        "ListCommitmentPurchaseAnalyses",
        "ListCostAllocationTagBackfillHistory",
        "ListCostAllocationTags",
        "ListCostCategoryDefinitions",
        "ListCostCategoryResourceAssociations",
        "ListSavingsPlansPurchaseRecommendationGeneration",
        "ListTagsForResource",
        "ProvideAnomalyFeedback",
        "StartCommitmentPurchaseAnalysis",
        "StartCostAllocationTagBackfill",
        "StartSavingsPlansPurchaseRecommendationGeneration",
        "TagResource",
        "UntagResource",
        "UpdateAnomalyMonitor",
        "UpdateAnomalySubscription",
        "UpdateCostAllocationTagsStatus",
        "UpdateCostCategoryDefinition",
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
