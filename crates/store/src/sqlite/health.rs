//! Whether the store can be trusted to write.

use std::error::Error;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::store::StoreError;

/// What is known of the last commit.
#[derive(Debug, Default)]
pub(super) struct Health {
    /// Why the store failed for good.
    failed: OnceLock<Arc<dyn Error + Send + Sync>>,
    /// Why the last group could not be written, if it could not.
    refused: Mutex<Option<StoreError>>,
    /// What the next `COMMIT` shall fail with.
    #[cfg(test)]
    pub(super) fault: Mutex<Option<rusqlite::Error>>,
}

impl Health {
    /// That the store has not failed for good.
    pub(super) fn alive(&self) -> Result<(), StoreError> {
        self.failed.get().map_or(Ok(()), |why| Err(StoreError::Failed(Arc::clone(why))))
    }

    /// That the last group was written.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        self.alive()?;
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.clone().map_or(Ok(()), Err)
    }

    /// From now on everything is refused. Gives the error that says so.
    pub(super) fn fail(&self, why: Arc<dyn Error + Send + Sync>) -> StoreError {
        StoreError::Failed(Arc::clone(self.failed.get_or_init(|| why)))
    }

    /// Notes how the last group went.
    pub(super) fn note(&self, refused: Option<StoreError>) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = refused;
    }
}
