//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;
mod shared;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;
pub use shared::*;

/// The shape `AttributeType`.
pub static ATTRIBUTE_TYPE_SHAPE: Shape = Shape {
    name: "AttributeType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AttributeValue`.
pub static ATTRIBUTE_VALUE_SHAPE: Shape = Shape {
    name: "AttributeValue",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Attributes`.
pub static ATTRIBUTES_SHAPE: Shape = Shape {
    name: "Attributes",
    sensitive: false,
    kind: Kind::Map { key: &ATTRIBUTE_TYPE_SHAPE, value: &ATTRIBUTE_VALUE_SHAPE },
};

/// The shape `BillingViewArn`.
pub static BILLING_VIEW_ARN_SHAPE: Shape = Shape {
    name: "BillingViewArn",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(2048) },
        pattern: Some(
            "^arn:aws[a-z-]*:(billing)::[0-9]{12}:billingview/[-a-zA-Z0-9/:_+=.-@]{1,43}$",
        ),
        values: &[],
    },
};

/// The shape `Context`.
pub static CONTEXT_SHAPE: Shape = Shape {
    name: "Context",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COST_AND_USAGE", "RESERVATIONS", "SAVINGS_PLANS"],
    },
};

/// The shape `CostCategoryName`.
pub static COST_CATEGORY_NAME_SHAPE: Shape = Shape {
    name: "CostCategoryName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Dimension`.
pub static DIMENSION_SHAPE: Shape = Shape {
    name: "Dimension",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "AZ",
            "INSTANCE_TYPE",
            "LINKED_ACCOUNT",
            "PAYER_ACCOUNT",
            "LINKED_ACCOUNT_NAME",
            "OPERATION",
            "PURCHASE_TYPE",
            "REGION",
            "SERVICE",
            "SERVICE_CODE",
            "USAGE_TYPE",
            "USAGE_TYPE_GROUP",
            "RECORD_TYPE",
            "OPERATING_SYSTEM",
            "TENANCY",
            "SCOPE",
            "PLATFORM",
            "SUBSCRIPTION_ID",
            "LEGAL_ENTITY_NAME",
            "DEPLOYMENT_OPTION",
            "DATABASE_ENGINE",
            "CACHE_ENGINE",
            "INSTANCE_TYPE_FAMILY",
            "BILLING_ENTITY",
            "RESERVATION_ID",
            "RESOURCE_ID",
            "RIGHTSIZING_TYPE",
            "SAVINGS_PLANS_TYPE",
            "SAVINGS_PLAN_ARN",
            "PAYMENT_OPTION",
            "AGREEMENT_END_DATE_TIME_AFTER",
            "AGREEMENT_END_DATE_TIME_BEFORE",
            "INVOICING_ENTITY",
            "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
            "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
            "PRODUCT_ATTRIBUTE",
        ],
    },
};

/// The shape `DimensionKey`.
pub static DIMENSION_KEY_SHAPE: Shape = Shape {
    name: "DimensionKey",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `DimensionValuesWithAttributesList`.
pub static DIMENSION_VALUES_WITH_ATTRIBUTES_LIST_SHAPE: Shape = Shape {
    name: "DimensionValuesWithAttributesList",
    sensitive: false,
    kind: Kind::List {
        member: &DIMENSION_VALUES_WITH_ATTRIBUTES_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `Entity`.
pub static ENTITY_SHAPE: Shape = Shape {
    name: "Entity",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Estimated`.
pub static ESTIMATED_SHAPE: Shape =
    Shape { name: "Estimated", sensitive: false, kind: Kind::Boolean };

/// The shape `Expressions`.
pub static EXPRESSIONS_SHAPE: Shape = Shape {
    name: "Expressions",
    sensitive: false,
    kind: Kind::List { member: &EXPRESSION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ForecastResultsByTime`.
pub static FORECAST_RESULTS_BY_TIME_SHAPE: Shape = Shape {
    name: "ForecastResultsByTime",
    sensitive: false,
    kind: Kind::List { member: &FORECAST_RESULT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `GenericString`.
pub static GENERIC_STRING_SHAPE: Shape = Shape {
    name: "GenericString",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `Granularity`.
pub static GRANULARITY_SHAPE: Shape = Shape {
    name: "Granularity",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["DAILY", "MONTHLY", "HOURLY"],
    },
};

/// The shape `GroupDefinitionKey`.
pub static GROUP_DEFINITION_KEY_SHAPE: Shape = Shape {
    name: "GroupDefinitionKey",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `GroupDefinitionType`.
pub static GROUP_DEFINITION_TYPE_SHAPE: Shape = Shape {
    name: "GroupDefinitionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["DIMENSION", "TAG", "COST_CATEGORY", "PRODUCT_ATTRIBUTE"],
    },
};

/// The shape `GroupDefinitions`.
pub static GROUP_DEFINITIONS_SHAPE: Shape = Shape {
    name: "GroupDefinitions",
    sensitive: false,
    kind: Kind::List { member: &GROUP_DEFINITION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Groups`.
pub static GROUPS_SHAPE: Shape = Shape {
    name: "Groups",
    sensitive: false,
    kind: Kind::List { member: &GROUP_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Key`.
pub static KEY_SHAPE: Shape = Shape {
    name: "Key",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Keys`.
pub static KEYS_SHAPE: Shape = Shape {
    name: "Keys",
    sensitive: false,
    kind: Kind::List { member: &KEY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MatchOption`.
pub static MATCH_OPTION_SHAPE: Shape = Shape {
    name: "MatchOption",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "EQUALS",
            "ABSENT",
            "STARTS_WITH",
            "ENDS_WITH",
            "CONTAINS",
            "CASE_SENSITIVE",
            "CASE_INSENSITIVE",
            "GREATER_THAN_OR_EQUAL",
        ],
    },
};

/// The shape `MatchOptions`.
pub static MATCH_OPTIONS_SHAPE: Shape = Shape {
    name: "MatchOptions",
    sensitive: false,
    kind: Kind::List { member: &MATCH_OPTION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MaxResults`.
pub static MAX_RESULTS_SHAPE: Shape = Shape {
    name: "MaxResults",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: None } },
};

/// The shape `Metric`.
pub static METRIC_SHAPE: Shape = Shape {
    name: "Metric",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "BLENDED_COST",
            "UNBLENDED_COST",
            "AMORTIZED_COST",
            "NET_UNBLENDED_COST",
            "NET_AMORTIZED_COST",
            "USAGE_QUANTITY",
            "NORMALIZED_USAGE_AMOUNT",
            "LIST_COST",
            "CONTRACTED_COST",
            "BILLED_COST",
            "PUBLIC_EQUIVALENT_BILLED_COST",
            "PUBLIC_ON_DEMAND_COST",
        ],
    },
};

/// The shape `MetricAmount`.
pub static METRIC_AMOUNT_SHAPE: Shape = Shape {
    name: "MetricAmount",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MetricName`.
pub static METRIC_NAME_SHAPE: Shape = Shape {
    name: "MetricName",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `MetricNames`.
pub static METRIC_NAMES_SHAPE: Shape = Shape {
    name: "MetricNames",
    sensitive: false,
    kind: Kind::List { member: &METRIC_NAME_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MetricUnit`.
pub static METRIC_UNIT_SHAPE: Shape = Shape {
    name: "MetricUnit",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Metrics`.
pub static METRICS_SHAPE: Shape = Shape {
    name: "Metrics",
    sensitive: false,
    kind: Kind::Map { key: &METRIC_NAME_SHAPE, value: &METRIC_VALUE_SHAPE },
};

/// The shape `NextPageToken`.
pub static NEXT_PAGE_TOKEN_SHAPE: Shape = Shape {
    name: "NextPageToken",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(8192) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `PageSize`.
pub static PAGE_SIZE_SHAPE: Shape = Shape {
    name: "PageSize",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `PredictionIntervalLevel`.
pub static PREDICTION_INTERVAL_LEVEL_SHAPE: Shape = Shape {
    name: "PredictionIntervalLevel",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(51), max: Some(99) } },
};

/// The shape `ProductAttributeName`.
pub static PRODUCT_ATTRIBUTE_NAME_SHAPE: Shape = Shape {
    name: "ProductAttributeName",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("^([a-zA-Z][a-zA-Z0-9]*)?$"),
        values: &[],
    },
};

/// The shape `ProductAttributeValueList`.
pub static PRODUCT_ATTRIBUTE_VALUE_LIST_SHAPE: Shape = Shape {
    name: "ProductAttributeValueList",
    sensitive: false,
    kind: Kind::List { member: &VALUE_SHAPE, length: Range { min: Some(1), max: Some(6000) } },
};

/// The shape `ResultsByTime`.
pub static RESULTS_BY_TIME_SHAPE: Shape = Shape {
    name: "ResultsByTime",
    sensitive: false,
    kind: Kind::List { member: &RESULT_BY_TIME_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `SearchString`.
pub static SEARCH_STRING_SHAPE: Shape = Shape {
    name: "SearchString",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `SortDefinitionKey`.
pub static SORT_DEFINITION_KEY_SHAPE: Shape = Shape {
    name: "SortDefinitionKey",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `SortDefinitions`.
pub static SORT_DEFINITIONS_SHAPE: Shape = Shape {
    name: "SortDefinitions",
    sensitive: false,
    kind: Kind::List { member: &SORT_DEFINITION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `SortOrder`.
pub static SORT_ORDER_SHAPE: Shape = Shape {
    name: "SortOrder",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ASCENDING", "DESCENDING"],
    },
};

/// The shape `TagKey`.
pub static TAG_KEY_SHAPE: Shape = Shape {
    name: "TagKey",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `TagList`.
pub static TAG_LIST_SHAPE: Shape = Shape {
    name: "TagList",
    sensitive: false,
    kind: Kind::List { member: &ENTITY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Value`.
pub static VALUE_SHAPE: Shape = Shape {
    name: "Value",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(1024) },
        pattern: Some("[\\S\\s]*"),
        values: &[],
    },
};

/// The shape `Values`.
pub static VALUES_SHAPE: Shape = Shape {
    name: "Values",
    sensitive: false,
    kind: Kind::List { member: &VALUE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `YearMonthDay`.
pub static YEAR_MONTH_DAY_SHAPE: Shape = Shape {
    name: "YearMonthDay",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(40) },
        pattern: Some("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?"),
        values: &[],
    },
};
