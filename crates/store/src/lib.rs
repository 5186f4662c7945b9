//! Ordered records with revisions, committed in atomic batches, with a feed of changes.
//!
//! A store keeps bytes under an [`Address`] and does not know what they mean. Every change is in a [`Batch`], which commits whole
//! or not at all, under preconditions on revisions, so that no update is lost. Every batch stays in the change feed with the
//! request that made it until the audit log has it.
//!
//! The storage is not trusted: each row is authenticated, and so is the set of them, so that no row can be altered, moved,
//! removed or replaced by an older one unnoticed. The store cannot detect that all of it was replaced by an older copy; the audit
//! log, which knows the newest [`Revision`], can.
//!
//! [`SqliteStore`] is the embedded backend. [`conformance`] is the suite that every backend must pass.

mod address;
mod batch;
mod committed;
pub mod conformance;
mod integrity;
mod revision;
mod sqlite;
mod store;

pub use address::{Address, Prefix};
pub use batch::{BATCH_BYTES_MAX, Batch, CHANGES_MAX, Expected, RECORD_BYTES_MAX};
pub use committed::{Committed, commit};
pub use revision::Revision;
pub use sqlite::{SqliteLook, SqliteStore, StoreStatistics};
pub use store::{Change, CommitError, Committing, Record, SCAN_RECORDS_MAX, Store, StoreError};
