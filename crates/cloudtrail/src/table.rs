//! The table of operations.

use model::generated::cloudtrail::Operation;

use crate::context::CloudTrail;
use crate::operations::lookup_events::LookupEvents;

/// A row of the table.
pub(crate) type Row = pipeline::Row<CloudTrail>;

/// Returns the row of an operation.
pub(crate) const fn row(operation: Operation) -> &'static Row {
    match operation {
        Operation::LookupEvents => {
            &const {
                // It reads files, of a long log many.
                Row::new(Operation::LookupEvents, &["cloudtrail:LookupEvents"], ())
                    .reading()
                    .taking_long()
                    .built::<LookupEvents>()
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
            assert_eq!(row(operation).actions, [format!("cloudtrail:{}", operation.name())]);
        }
    }
}
