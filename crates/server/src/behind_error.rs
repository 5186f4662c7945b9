//! The error of a clock that is behind.

use model::Timestamp;

/// The clock is behind what store and audit log know.
#[derive(Debug, thiserror::Error)]
#[error(
    "the clock says {now}, and the store, the audit log or the release of this program know that it is {known} at least: \
     set the clock right, or, if it is right, run `bulla clock confirm`"
)]
pub struct BehindError {
    pub(crate) now: Timestamp,
    pub(crate) known: Timestamp,
}
