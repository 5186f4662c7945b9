//! The table of operations.

use model::generated::ce::Operation;

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

/// Returns whether the operation answers.
#[must_use]
pub fn is_built(operation: Operation) -> bool {
    row(operation).is_built()
}

/// Returns CloudTrail's `readOnly` of an operation.
#[must_use]
pub fn is_read_only(operation: Operation) -> bool {
    row(operation).read_only
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_gaps_is_true() {
        let listed: Vec<_> = include_str!("../gaps.txt").lines().collect();
        let unbuilt = Operation::ALL.into_iter().filter(|operation| !is_built(*operation));
        let gaps: std::collections::BTreeSet<_> =
            unbuilt.map(Operation::name).chain(Operation::UNBUILT).collect();
        assert_eq!(Vec::from_iter(gaps), listed, "gaps.txt may only shrink");
    }

    #[test]
    fn every_operation_has_its_own_row_and_the_action_of_its_name() {
        for operation in Operation::ALL {
            assert_eq!(row(operation).operation, operation);
            assert_eq!(row(operation).actions, [format!("ce:{}", operation.name())]);
        }
    }
}
