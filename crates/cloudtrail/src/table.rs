//! The table of operations.

use model::generated::cloudtrail::Operation;
use pipeline::OperationFacts;

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

/// Returns the facts about an operation that are known before any request.
#[must_use]
pub fn facts(operation: Operation) -> OperationFacts {
    row(operation).facts()
}
