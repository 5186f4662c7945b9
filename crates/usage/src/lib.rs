//! Metering: how many requests to AWS KMS there were, by all that a bill or a report asks for, and what became of keys. It is a fold over
//! the audit log ([`audit::Fold`]), kept in a table beside the log, so that it is exact after any crash and can be made again.
//!
//! [`UsageTable`] is that table. [`requests`] and [`keys`] read it.

mod counts;
mod hours;
mod key_event;
mod reading;

pub use counts::{Counts, UsageTable};
pub use hours::{Hour, HourCounts, Month};
pub use key_event::{KeyChange, KeyEvent, KeyHistory};
pub use reading::{RebuildError, Requests, beside, complete_after, keys, rebuild, requests};
