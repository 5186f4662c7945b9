//! The table of operations.

use model::generated::ce::Operation;
use pipeline::OperationFacts;

use crate::context::CostExplorer;
use crate::operations::get_cost_and_usage::GetCostAndUsage;
use crate::operations::get_cost_forecast::GetCostForecast;
use crate::operations::get_dimension_values::GetDimensionValues;
use crate::operations::get_tags::GetTags;

/// A row of the table.
pub(crate) type Row = pipeline::Row<CostExplorer>;

/// Returns the row of an operation.
pub(crate) const fn row(operation: Operation) -> &'static Row {
    match operation {
        Operation::GetCostAndUsage => {
            &const {
                Row::new(Operation::GetCostAndUsage, &["ce:GetCostAndUsage"], ())
                    .reading()
                    .taking_long()
                    .built::<GetCostAndUsage>()
            }
        }
        Operation::GetCostForecast => {
            &const {
                Row::new(Operation::GetCostForecast, &["ce:GetCostForecast"], ())
                    .reading()
                    .taking_long()
                    .built::<GetCostForecast>()
            }
        }
        Operation::GetDimensionValues => {
            &const {
                Row::new(Operation::GetDimensionValues, &["ce:GetDimensionValues"], ())
                    .reading()
                    .taking_long()
                    .built::<GetDimensionValues>()
            }
        }
        Operation::GetTags => {
            &const {
                Row::new(Operation::GetTags, &["ce:GetTags"], ())
                    .reading()
                    .taking_long()
                    .built::<GetTags>()
            }
        }
    }
}

/// Returns the facts about an operation that are known before any request.
#[must_use]
pub fn facts(operation: Operation) -> OperationFacts {
    row(operation).facts()
}
