//! What operations take.

use super::{
    Context, DateInterval, Dimension, Granularity, GroupDefinition, MatchOption, Metric, SortOrder,
    shapes,
};
use crate::Error;
use crate::shape::convert::{FromValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};

/// The Cost Categories values used for filtering the costs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CostCategoryValues {
    /// `Key` of the AWS model.
    pub key: Option<String>,
    /// The specific value of the cost category.
    pub values: Option<Vec<String>>,
    /// The match options that you can use to filter your results.
    pub match_options: Option<Vec<MatchOption>>,
}

impl FromFields for CostCategoryValues {
    const STRUCTURE: &'static Structure = &shapes::COST_CATEGORY_VALUES;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key: optional(&mut fields, 0)?,
            values: optional(&mut fields, 1)?,
            match_options: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for CostCategoryValues {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// The metadata that you can use to filter and group your results.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DimensionValues {
    /// The names of the metadata types that you can use to filter and group your results.
    pub key: Option<Dimension>,
    /// The metadata values that you can use to filter and group your results.
    pub values: Option<Vec<String>>,
    /// The match options that you can use to filter your results.
    pub match_options: Option<Vec<MatchOption>>,
}

impl FromFields for DimensionValues {
    const STRUCTURE: &'static Structure = &shapes::DIMENSION_VALUES;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key: optional(&mut fields, 0)?,
            values: optional(&mut fields, 1)?,
            match_options: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for DimensionValues {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// Use `Expression` to filter in various Cost Explorer APIs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Expression {
    /// Return results that match either `Dimension` object.
    pub or: Option<Vec<Self>>,
    /// Return results that match both `Dimension` objects.
    pub and: Option<Vec<Self>>,
    /// Return results that don't match a `Dimension` object.
    pub not: Option<Box<Self>>,
    /// The specific `Dimension` to use for `Expression`.
    pub dimensions: Option<DimensionValues>,
    /// The specific `Tag` to use for `Expression`.
    pub tags: Option<TagValues>,
    /// The filter that's based on `CostCategory` values.
    pub cost_categories: Option<CostCategoryValues>,
    /// The filter that's based on `ProductAttributeValues`.
    pub product_attributes: Option<ProductAttributeValues>,
}

impl FromFields for Expression {
    const STRUCTURE: &'static Structure = &shapes::EXPRESSION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            or: optional(&mut fields, 0)?,
            and: optional(&mut fields, 1)?,
            not: optional(&mut fields, 2)?,
            dimensions: optional(&mut fields, 3)?,
            tags: optional(&mut fields, 4)?,
            cost_categories: optional(&mut fields, 5)?,
            product_attributes: optional(&mut fields, 6)?,
        })
    }
}

impl FromValue for Expression {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for Expression {}

/// What `GetCostAndUsage` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetCostAndUsageRequest {
    /// Sets the start date and end date for retrieving Amazon Web Services costs.
    pub time_period: DateInterval,
    /// Sets the Amazon Web Services cost granularity to `MONTHLY` or `DAILY`, or `HOURLY`.
    pub granularity: Granularity,
    /// Filters Amazon Web Services costs by different dimensions.
    pub filter: Option<Expression>,
    /// Which metrics are returned in the query.
    pub metrics: Vec<String>,
    /// You can group Amazon Web Services costs using up to two different groups, either dimensions,
    /// tag keys, cost categories, product attributes, or any two group by types.
    pub group_by: Option<Vec<GroupDefinition>>,
    /// The Amazon Resource Name (ARN) that uniquely identifies a specific billing view.
    pub billing_view_arn: Option<String>,
    /// The token to retrieve the next set of results.
    pub next_page_token: Option<String>,
}

impl FromFields for GetCostAndUsageRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_COST_AND_USAGE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            time_period: required(&mut fields, 0)?,
            granularity: required(&mut fields, 1)?,
            filter: optional(&mut fields, 2)?,
            metrics: required(&mut fields, 3)?,
            group_by: optional(&mut fields, 4)?,
            billing_view_arn: optional(&mut fields, 5)?,
            next_page_token: optional(&mut fields, 6)?,
        })
    }
}

/// What `GetCostForecast` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetCostForecastRequest {
    /// The period of time that you want the forecast to cover.
    pub time_period: DateInterval,
    /// Which metric Cost Explorer uses to create your forecast.
    pub metric: Metric,
    /// How granular you want the forecast to be.
    pub granularity: Granularity,
    /// The filters that you want to use to filter your forecast.
    pub filter: Option<Expression>,
    /// The Amazon Resource Name (ARN) that uniquely identifies a specific billing view.
    pub billing_view_arn: Option<String>,
    /// Cost Explorer always returns the mean forecast as a single point.
    pub prediction_interval_level: Option<i32>,
}

impl FromFields for GetCostForecastRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_COST_FORECAST_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            time_period: required(&mut fields, 0)?,
            metric: required(&mut fields, 1)?,
            granularity: required(&mut fields, 2)?,
            filter: optional(&mut fields, 3)?,
            billing_view_arn: optional(&mut fields, 4)?,
            prediction_interval_level: optional(&mut fields, 5)?,
        })
    }
}

/// What `GetDimensionValues` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetDimensionValuesRequest {
    /// The value that you want to search the filter values for.
    pub search_string: Option<String>,
    /// The start date and end date for retrieving the dimension values.
    pub time_period: DateInterval,
    /// The name of the dimension.
    pub dimension: Dimension,
    /// The product attribute key to return values for, such as `model`.
    pub dimension_key: Option<String>,
    /// The context for the call to `GetDimensionValues`.
    pub context: Option<Context>,
    /// `Filter` of the AWS model.
    pub filter: Option<Expression>,
    /// The value that you want to sort the data by.
    pub sort_by: Option<Vec<SortDefinition>>,
    /// The Amazon Resource Name (ARN) that uniquely identifies a specific billing view.
    pub billing_view_arn: Option<String>,
    /// This field is only used when SortBy is provided in the request.
    pub max_results: Option<i32>,
    /// The token to retrieve the next set of results.
    pub next_page_token: Option<String>,
}

impl FromFields for GetDimensionValuesRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_DIMENSION_VALUES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            search_string: optional(&mut fields, 0)?,
            time_period: required(&mut fields, 1)?,
            dimension: required(&mut fields, 2)?,
            dimension_key: optional(&mut fields, 3)?,
            context: optional(&mut fields, 4)?,
            filter: optional(&mut fields, 5)?,
            sort_by: optional(&mut fields, 6)?,
            billing_view_arn: optional(&mut fields, 7)?,
            max_results: optional(&mut fields, 8)?,
            next_page_token: optional(&mut fields, 9)?,
        })
    }
}

/// What `GetTags` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetTagsRequest {
    /// The value that you want to search for.
    pub search_string: Option<String>,
    /// The start and end dates for retrieving the dimension values.
    pub time_period: DateInterval,
    /// The key of the tag that you want to return values for.
    pub tag_key: Option<String>,
    /// `Filter` of the AWS model.
    pub filter: Option<Expression>,
    /// The value that you want to sort the data by.
    pub sort_by: Option<Vec<SortDefinition>>,
    /// The Amazon Resource Name (ARN) that uniquely identifies a specific billing view.
    pub billing_view_arn: Option<String>,
    /// This field is only used when SortBy is provided in the request.
    pub max_results: Option<i32>,
    /// The token to retrieve the next set of results.
    pub next_page_token: Option<String>,
}

impl FromFields for GetTagsRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_TAGS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            search_string: optional(&mut fields, 0)?,
            time_period: required(&mut fields, 1)?,
            tag_key: optional(&mut fields, 2)?,
            filter: optional(&mut fields, 3)?,
            sort_by: optional(&mut fields, 4)?,
            billing_view_arn: optional(&mut fields, 5)?,
            max_results: optional(&mut fields, 6)?,
            next_page_token: optional(&mut fields, 7)?,
        })
    }
}

/// The product attribute values that you can use to filter the costs of supported services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductAttributeValues {
    /// The name of the product attribute, such as `model`.
    pub key: String,
    /// The specific values of the product attribute, such as `Claude Sonnet 5` for the `model` key.
    pub values: Option<Vec<String>>,
    /// The match options that you can use to filter your results.
    pub match_options: Option<Vec<MatchOption>>,
}

impl FromFields for ProductAttributeValues {
    const STRUCTURE: &'static Structure = &shapes::PRODUCT_ATTRIBUTE_VALUES;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key: required(&mut fields, 0)?,
            values: optional(&mut fields, 1)?,
            match_options: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for ProductAttributeValues {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// The details for how to sort the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortDefinition {
    /// The key that's used to sort the data.
    pub key: String,
    /// The order that's used to sort the data.
    pub sort_order: Option<SortOrder>,
}

impl FromFields for SortDefinition {
    const STRUCTURE: &'static Structure = &shapes::SORT_DEFINITION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key: required(&mut fields, 0)?, sort_order: optional(&mut fields, 1)? })
    }
}

impl FromValue for SortDefinition {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for SortDefinition {}

/// The values that are available for a tag.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TagValues {
    /// The key for the tag.
    pub key: Option<String>,
    /// The specific value of the tag.
    pub values: Option<Vec<String>>,
    /// The match options that you can use to filter your results.
    pub match_options: Option<Vec<MatchOption>>,
}

impl FromFields for TagValues {
    const STRUCTURE: &'static Structure = &shapes::TAG_VALUES;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key: optional(&mut fields, 0)?,
            values: optional(&mut fields, 1)?,
            match_options: optional(&mut fields, 2)?,
        })
    }
}

impl FromValue for TagValues {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}
