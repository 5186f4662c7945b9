//! The proof that an answer is in the log.

use std::error::Error;
use std::io;
use std::sync::Arc;

use durable::Displaced;
use store::CommitError;

/// A payload whose audit entry is durable. Only [`crate::Log::record`] makes one.
///
/// ```
/// fn send(recorded: audit::Recorded<String>) -> String {
///     recorded.into_inner()
/// }
/// ```
/// ```compile_fail,E0423
/// fn forge(reply: String) -> audit::Recorded<String> {
///     audit::Recorded(reply)
/// }
/// ```
#[derive(Debug)]
#[must_use = "a recorded reply is meant to be sent"]
pub struct Recorded<T>(T);

impl<T> Recorded<T> {
    pub(crate) const fn new(payload: T) -> Self {
        Self(payload)
    }

    /// Returns the payload, which may now leave.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Recorded<Vec<T>> {
    /// Takes a list apart that one entry covers: payloads recorded together are each recorded.
    pub fn into_each(self) -> impl Iterator<Item = Recorded<T>> {
        self.0.into_iter().map(Recorded)
    }
}

/// The reason why there is no entry, and so no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unrecorded {
    /// A write failed before. The state of the disk is in doubt, so the process must start again.
    #[error("the audit log failed: {0}; restart the service")]
    Failed(#[source] Arc<dyn Error + Send + Sync>),
    /// There is no room on the disk. Nothing is in doubt. When there is room again, entries are taken again.
    #[error(
        "there is no room for the audit log: make some on its disk; nothing needs to be restarted"
    )]
    Full,
    /// Less room is left than is kept for callers who prove who they are. Nothing is in doubt.
    #[error(
        "the rest of the audit log's disk is kept for callers with a valid signature (--disk-reserve-mib): make room on it; nothing needs to be restarted"
    )]
    Reserved,
    /// The file system does not say how much room is left. Nothing is in doubt.
    #[error("the disk of the audit log does not say how much room it has: {0}")]
    RoomUnknown(#[source] io::Error),
    /// The entry that was to cover this refusal and others did not become durable.
    #[error("the entry that stands for many refused requests was not written")]
    NotSummarised,
    /// The log is no longer in its place, so that no entry would last. Nothing is in doubt.
    #[error("nothing is recorded: {0}")]
    Displaced(#[from] Displaced),
    /// Too many entries are waiting.
    #[error("too many entries wait to be written to the audit log")]
    Busy,
    /// The entry is longer than a line of the log that can be read back. Nothing is in doubt.
    #[error("the entry of {0} bytes is too long for the audit log; please report this request")]
    TooLong(usize),
    /// There was nothing to record: the change did not commit.
    #[error(transparent)]
    NotCommitted(#[from] CommitError),
}
