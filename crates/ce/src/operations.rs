//! The operations, each in a file of its own.

pub(crate) mod get_cost_and_usage;
pub(crate) mod get_cost_forecast;
pub(crate) mod get_dimension_values;
pub(crate) mod get_tags;
