//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `DimensionValuesWithAttributes`.
pub static DIMENSION_VALUES_WITH_ATTRIBUTES: Structure = Structure {
    name: "DimensionValuesWithAttributes",
    members: &[
        Member::optional("Value", &VALUE_SHAPE),
        Member::optional("Attributes", &ATTRIBUTES_SHAPE),
    ],
};

/// The shape `DimensionValuesWithAttributes`.
pub static DIMENSION_VALUES_WITH_ATTRIBUTES_SHAPE: Shape = Shape {
    name: "DimensionValuesWithAttributes",
    sensitive: false,
    kind: Kind::Structure(&DIMENSION_VALUES_WITH_ATTRIBUTES),
};

/// `ForecastResult`.
pub static FORECAST_RESULT: Structure = Structure {
    name: "ForecastResult",
    members: &[
        Member::optional("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::optional("MeanValue", &GENERIC_STRING_SHAPE),
        Member::optional("PredictionIntervalLowerBound", &GENERIC_STRING_SHAPE),
        Member::optional("PredictionIntervalUpperBound", &GENERIC_STRING_SHAPE),
    ],
};

/// The shape `ForecastResult`.
pub static FORECAST_RESULT_SHAPE: Shape =
    Shape { name: "ForecastResult", sensitive: false, kind: Kind::Structure(&FORECAST_RESULT) };

/// `GetCostAndUsageResponse`.
pub static GET_COST_AND_USAGE_RESPONSE: Structure = Structure {
    name: "GetCostAndUsageResponse",
    members: &[
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
        Member::optional("GroupDefinitions", &GROUP_DEFINITIONS_SHAPE),
        Member::optional("ResultsByTime", &RESULTS_BY_TIME_SHAPE),
        Member::optional("DimensionValueAttributes", &DIMENSION_VALUES_WITH_ATTRIBUTES_LIST_SHAPE),
    ],
};

/// `GetCostForecastResponse`.
pub static GET_COST_FORECAST_RESPONSE: Structure = Structure {
    name: "GetCostForecastResponse",
    members: &[
        Member::optional("Total", &METRIC_VALUE_SHAPE),
        Member::optional("ForecastResultsByTime", &FORECAST_RESULTS_BY_TIME_SHAPE),
    ],
};

/// `GetDimensionValuesResponse`.
pub static GET_DIMENSION_VALUES_RESPONSE: Structure = Structure {
    name: "GetDimensionValuesResponse",
    members: &[
        Member::required("DimensionValues", &DIMENSION_VALUES_WITH_ATTRIBUTES_LIST_SHAPE),
        Member::required("ReturnSize", &PAGE_SIZE_SHAPE),
        Member::required("TotalSize", &PAGE_SIZE_SHAPE),
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
    ],
};

/// `GetTagsResponse`.
pub static GET_TAGS_RESPONSE: Structure = Structure {
    name: "GetTagsResponse",
    members: &[
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
        Member::required("Tags", &TAG_LIST_SHAPE),
        Member::required("ReturnSize", &PAGE_SIZE_SHAPE),
        Member::required("TotalSize", &PAGE_SIZE_SHAPE),
    ],
};

/// `Group`.
pub static GROUP: Structure = Structure {
    name: "Group",
    members: &[Member::optional("Keys", &KEYS_SHAPE), Member::optional("Metrics", &METRICS_SHAPE)],
};

/// The shape `Group`.
pub static GROUP_SHAPE: Shape =
    Shape { name: "Group", sensitive: false, kind: Kind::Structure(&GROUP) };

/// `MetricValue`.
pub static METRIC_VALUE: Structure = Structure {
    name: "MetricValue",
    members: &[
        Member::optional("Amount", &METRIC_AMOUNT_SHAPE),
        Member::optional("Unit", &METRIC_UNIT_SHAPE),
    ],
};

/// The shape `MetricValue`.
pub static METRIC_VALUE_SHAPE: Shape =
    Shape { name: "MetricValue", sensitive: false, kind: Kind::Structure(&METRIC_VALUE) };

/// `ResultByTime`.
pub static RESULT_BY_TIME: Structure = Structure {
    name: "ResultByTime",
    members: &[
        Member::optional("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::optional("Total", &METRICS_SHAPE),
        Member::optional("Groups", &GROUPS_SHAPE),
        Member::optional("Estimated", &ESTIMATED_SHAPE),
    ],
};

/// The shape `ResultByTime`.
pub static RESULT_BY_TIME_SHAPE: Shape =
    Shape { name: "ResultByTime", sensitive: false, kind: Kind::Structure(&RESULT_BY_TIME) };
