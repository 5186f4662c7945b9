//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `CostCategoryValues`.
pub static COST_CATEGORY_VALUES: Structure = Structure {
    name: "CostCategoryValues",
    members: &[
        Member::optional("Key", &COST_CATEGORY_NAME_SHAPE),
        Member::optional("Values", &VALUES_SHAPE),
        Member::optional("MatchOptions", &MATCH_OPTIONS_SHAPE),
    ],
};

/// The shape `CostCategoryValues`.
pub static COST_CATEGORY_VALUES_SHAPE: Shape = Shape {
    name: "CostCategoryValues",
    sensitive: false,
    kind: Kind::Structure(&COST_CATEGORY_VALUES),
};

/// `DimensionValues`.
pub static DIMENSION_VALUES: Structure = Structure {
    name: "DimensionValues",
    members: &[
        Member::optional("Key", &DIMENSION_SHAPE),
        Member::optional("Values", &VALUES_SHAPE),
        Member::optional("MatchOptions", &MATCH_OPTIONS_SHAPE),
    ],
};

/// The shape `DimensionValues`.
pub static DIMENSION_VALUES_SHAPE: Shape =
    Shape { name: "DimensionValues", sensitive: false, kind: Kind::Structure(&DIMENSION_VALUES) };

/// `Expression`.
pub static EXPRESSION: Structure = Structure {
    name: "Expression",
    members: &[
        Member::optional("Or", &EXPRESSIONS_SHAPE),
        Member::optional("And", &EXPRESSIONS_SHAPE),
        Member::optional("Not", &EXPRESSION_SHAPE),
        Member::optional("Dimensions", &DIMENSION_VALUES_SHAPE),
        Member::optional("Tags", &TAG_VALUES_SHAPE),
        Member::optional("CostCategories", &COST_CATEGORY_VALUES_SHAPE),
        Member::optional("ProductAttributes", &PRODUCT_ATTRIBUTE_VALUES_SHAPE),
    ],
};

/// The shape `Expression`.
pub static EXPRESSION_SHAPE: Shape =
    Shape { name: "Expression", sensitive: false, kind: Kind::Structure(&EXPRESSION) };

/// `GetCostAndUsageRequest`.
pub static GET_COST_AND_USAGE_REQUEST: Structure = Structure {
    name: "GetCostAndUsageRequest",
    members: &[
        Member::required("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::required("Granularity", &GRANULARITY_SHAPE),
        Member::optional("Filter", &EXPRESSION_SHAPE),
        Member::required("Metrics", &METRIC_NAMES_SHAPE),
        Member::optional("GroupBy", &GROUP_DEFINITIONS_SHAPE),
        Member::optional("BillingViewArn", &BILLING_VIEW_ARN_SHAPE),
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
    ],
};

/// `GetCostForecastRequest`.
pub static GET_COST_FORECAST_REQUEST: Structure = Structure {
    name: "GetCostForecastRequest",
    members: &[
        Member::required("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::required("Metric", &METRIC_SHAPE),
        Member::required("Granularity", &GRANULARITY_SHAPE),
        Member::optional("Filter", &EXPRESSION_SHAPE),
        Member::optional("BillingViewArn", &BILLING_VIEW_ARN_SHAPE),
        Member::optional("PredictionIntervalLevel", &PREDICTION_INTERVAL_LEVEL_SHAPE),
    ],
};

/// `GetDimensionValuesRequest`.
pub static GET_DIMENSION_VALUES_REQUEST: Structure = Structure {
    name: "GetDimensionValuesRequest",
    members: &[
        Member::optional("SearchString", &SEARCH_STRING_SHAPE),
        Member::required("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::required("Dimension", &DIMENSION_SHAPE),
        Member::optional("DimensionKey", &DIMENSION_KEY_SHAPE),
        Member::optional("Context", &CONTEXT_SHAPE),
        Member::optional("Filter", &EXPRESSION_SHAPE),
        Member::optional("SortBy", &SORT_DEFINITIONS_SHAPE),
        Member::optional("BillingViewArn", &BILLING_VIEW_ARN_SHAPE),
        Member::optional("MaxResults", &MAX_RESULTS_SHAPE),
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
    ],
};

/// `GetTagsRequest`.
pub static GET_TAGS_REQUEST: Structure = Structure {
    name: "GetTagsRequest",
    members: &[
        Member::optional("SearchString", &SEARCH_STRING_SHAPE),
        Member::required("TimePeriod", &DATE_INTERVAL_SHAPE),
        Member::optional("TagKey", &TAG_KEY_SHAPE),
        Member::optional("Filter", &EXPRESSION_SHAPE),
        Member::optional("SortBy", &SORT_DEFINITIONS_SHAPE),
        Member::optional("BillingViewArn", &BILLING_VIEW_ARN_SHAPE),
        Member::optional("MaxResults", &MAX_RESULTS_SHAPE),
        Member::optional("NextPageToken", &NEXT_PAGE_TOKEN_SHAPE),
    ],
};

/// `ProductAttributeValues`.
pub static PRODUCT_ATTRIBUTE_VALUES: Structure = Structure {
    name: "ProductAttributeValues",
    members: &[
        Member::required("Key", &PRODUCT_ATTRIBUTE_NAME_SHAPE),
        Member::optional("Values", &PRODUCT_ATTRIBUTE_VALUE_LIST_SHAPE),
        Member::optional("MatchOptions", &MATCH_OPTIONS_SHAPE),
    ],
};

/// The shape `ProductAttributeValues`.
pub static PRODUCT_ATTRIBUTE_VALUES_SHAPE: Shape = Shape {
    name: "ProductAttributeValues",
    sensitive: false,
    kind: Kind::Structure(&PRODUCT_ATTRIBUTE_VALUES),
};

/// `SortDefinition`.
pub static SORT_DEFINITION: Structure = Structure {
    name: "SortDefinition",
    members: &[
        Member::required("Key", &SORT_DEFINITION_KEY_SHAPE),
        Member::optional("SortOrder", &SORT_ORDER_SHAPE),
    ],
};

/// The shape `SortDefinition`.
pub static SORT_DEFINITION_SHAPE: Shape =
    Shape { name: "SortDefinition", sensitive: false, kind: Kind::Structure(&SORT_DEFINITION) };

/// `TagValues`.
pub static TAG_VALUES: Structure = Structure {
    name: "TagValues",
    members: &[
        Member::optional("Key", &TAG_KEY_SHAPE),
        Member::optional("Values", &VALUES_SHAPE),
        Member::optional("MatchOptions", &MATCH_OPTIONS_SHAPE),
    ],
};

/// The shape `TagValues`.
pub static TAG_VALUES_SHAPE: Shape =
    Shape { name: "TagValues", sensitive: false, kind: Kind::Structure(&TAG_VALUES) };
