//! What operations give. Every member may be absent.

use std::collections::BTreeMap;

use super::{DateInterval, GroupDefinition, shapes};
use crate::shape::convert::{IntoValue, ListMember};
use crate::shape::{Fields, IntoFields, Structure, Value};

/// The metadata of a specific type that you can use to filter and group your results.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DimensionValuesWithAttributes {
    /// The value of a dimension with a specific attribute.
    pub value: Option<String>,
    /// The attribute that applies to a specific `Dimension`.
    pub attributes: Option<BTreeMap<String, String>>,
}

impl IntoFields for DimensionValuesWithAttributes {
    const STRUCTURE: &'static Structure = &shapes::DIMENSION_VALUES_WITH_ATTRIBUTES;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DIMENSION_VALUES_WITH_ATTRIBUTES);
        fields.set(0, self.value.map(IntoValue::into_value));
        fields.set(1, self.attributes.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for DimensionValuesWithAttributes {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for DimensionValuesWithAttributes {}

/// The forecast that's created for your query.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ForecastResult {
    /// The period of time that the forecast covers.
    pub time_period: Option<DateInterval>,
    /// The mean value of the forecast.
    pub mean_value: Option<String>,
    /// The lower limit for the prediction interval.
    pub prediction_interval_lower_bound: Option<String>,
    /// The upper limit for the prediction interval.
    pub prediction_interval_upper_bound: Option<String>,
}

impl IntoFields for ForecastResult {
    const STRUCTURE: &'static Structure = &shapes::FORECAST_RESULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::FORECAST_RESULT);
        fields.set(0, self.time_period.map(IntoValue::into_value));
        fields.set(1, self.mean_value.map(IntoValue::into_value));
        fields.set(2, self.prediction_interval_lower_bound.map(IntoValue::into_value));
        fields.set(3, self.prediction_interval_upper_bound.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ForecastResult {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ForecastResult {}

/// What `GetCostAndUsage` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetCostAndUsageResponse {
    /// The token for the next set of retrievable results.
    pub next_page_token: Option<String>,
    /// The groups that are specified by the `Filter` or `GroupBy` parameters in the request.
    pub group_definitions: Option<Vec<GroupDefinition>>,
    /// The time period that's covered by the results in the response.
    pub results_by_time: Option<Vec<ResultByTime>>,
    /// The attributes that apply to a specific dimension value.
    pub dimension_value_attributes: Option<Vec<DimensionValuesWithAttributes>>,
}

impl IntoFields for GetCostAndUsageResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_COST_AND_USAGE_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_COST_AND_USAGE_RESPONSE);
        fields.set(0, self.next_page_token.map(IntoValue::into_value));
        fields.set(1, self.group_definitions.map(IntoValue::into_value));
        fields.set(2, self.results_by_time.map(IntoValue::into_value));
        fields.set(3, self.dimension_value_attributes.map(IntoValue::into_value));
        fields
    }
}

/// What `GetCostForecast` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetCostForecastResponse {
    /// How much you are forecasted to spend over the forecast period, in `USD`.
    pub total: Option<MetricValue>,
    /// The forecasts for your query, in order.
    pub forecast_results_by_time: Option<Vec<ForecastResult>>,
}

impl IntoFields for GetCostForecastResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_COST_FORECAST_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_COST_FORECAST_RESPONSE);
        fields.set(0, self.total.map(IntoValue::into_value));
        fields.set(1, self.forecast_results_by_time.map(IntoValue::into_value));
        fields
    }
}

/// What `GetDimensionValues` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetDimensionValuesResponse {
    /// The filters that you used to filter your request.
    pub dimension_values: Option<Vec<DimensionValuesWithAttributes>>,
    /// The number of results that Amazon Web Services returned at one time.
    pub return_size: Option<i32>,
    /// The total number of search results.
    pub total_size: Option<i32>,
    /// The token for the next set of retrievable results.
    pub next_page_token: Option<String>,
}

impl IntoFields for GetDimensionValuesResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_DIMENSION_VALUES_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_DIMENSION_VALUES_RESPONSE);
        fields.set(0, self.dimension_values.map(IntoValue::into_value));
        fields.set(1, self.return_size.map(IntoValue::into_value));
        fields.set(2, self.total_size.map(IntoValue::into_value));
        fields.set(3, self.next_page_token.map(IntoValue::into_value));
        fields
    }
}

/// What `GetTags` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetTagsResponse {
    /// The token for the next set of retrievable results.
    pub next_page_token: Option<String>,
    /// The tags that match your request.
    pub tags: Option<Vec<String>>,
    /// The number of query results that Amazon Web Services returns at a time.
    pub return_size: Option<i32>,
    /// The total number of query results.
    pub total_size: Option<i32>,
}

impl IntoFields for GetTagsResponse {
    const STRUCTURE: &'static Structure = &shapes::GET_TAGS_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_TAGS_RESPONSE);
        fields.set(0, self.next_page_token.map(IntoValue::into_value));
        fields.set(1, self.tags.map(IntoValue::into_value));
        fields.set(2, self.return_size.map(IntoValue::into_value));
        fields.set(3, self.total_size.map(IntoValue::into_value));
        fields
    }
}

/// One level of grouped data in the results.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Group {
    /// The keys that are included in this group.
    pub keys: Option<Vec<String>>,
    /// The metrics that are included in this group.
    pub metrics: Option<BTreeMap<String, MetricValue>>,
}

impl IntoFields for Group {
    const STRUCTURE: &'static Structure = &shapes::GROUP;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GROUP);
        fields.set(0, self.keys.map(IntoValue::into_value));
        fields.set(1, self.metrics.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Group {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Group {}

/// The aggregated value for a metric.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MetricValue {
    /// The actual number that represents the metric.
    pub amount: Option<String>,
    /// The unit that the metric is given in.
    pub unit: Option<String>,
}

impl IntoFields for MetricValue {
    const STRUCTURE: &'static Structure = &shapes::METRIC_VALUE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::METRIC_VALUE);
        fields.set(0, self.amount.map(IntoValue::into_value));
        fields.set(1, self.unit.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for MetricValue {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The result that's associated with a time period.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ResultByTime {
    /// The time period that the result covers.
    pub time_period: Option<DateInterval>,
    /// The total amount of cost or usage accrued during the time period.
    pub total: Option<BTreeMap<String, MetricValue>>,
    /// The groups that this time period includes.
    pub groups: Option<Vec<Group>>,
    /// Determines whether the result is estimated.
    pub estimated: Option<bool>,
}

impl IntoFields for ResultByTime {
    const STRUCTURE: &'static Structure = &shapes::RESULT_BY_TIME;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::RESULT_BY_TIME);
        fields.set(0, self.time_period.map(IntoValue::into_value));
        fields.set(1, self.total.map(IntoValue::into_value));
        fields.set(2, self.groups.map(IntoValue::into_value));
        fields.set(3, self.estimated.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ResultByTime {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ResultByTime {}
