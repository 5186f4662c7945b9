//! The proof that a batch is durable.

use crate::batch::Batch;
use crate::revision::Revision;
use crate::store::{CommitError, Store};

/// A payload whose batch has committed. Only [`commit`] makes one, and the audit log consumes it: what was not
/// committed cannot be recorded, and what was not recorded cannot be answered.
///
/// ```
/// fn record(committed: store::Committed<String>) -> String {
///     committed.into_parts().0
/// }
/// ```
/// ```compile_fail,E0451
/// fn forge(reply: String) -> store::Committed<String> {
///     store::Committed { payload: reply, revision: None }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a committed payload that is not recorded was never answered"]
pub struct Committed<T> {
    payload: T,
    revision: Option<Revision>,
}

impl<T> Committed<T> {
    /// Takes the payload out, with the revision of its batch; `None` if nothing changed. For the audit log.
    pub fn into_parts(self) -> (T, Option<Revision>) {
        (self.payload, self.revision)
    }
}

/// Commits `batch`; an empty one is committed at once.
///
/// A caller that stops waiting does not stop the commit.
///
/// # Errors
/// [`CommitError`] with the payload, which may then report the failure instead.
pub async fn commit<T>(
    store: &dyn Store,
    batch: Batch,
    payload: T,
) -> Result<Committed<T>, (CommitError, T)> {
    if batch.is_empty() {
        return Ok(Committed { payload, revision: None });
    }
    match store.submit(batch).await {
        Ok(revision) => Ok(Committed { payload, revision: Some(revision) }),
        Err(error) => Err((error, payload)),
    }
}
