//! The health of the store: whether it can be trusted to write.

use std::error::Error;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::store::StoreError;

/// The outcome of the last commit.
#[derive(Debug, Default)]
pub(super) struct Health {
    /// The reason why the store failed for good.
    failed: OnceLock<Arc<dyn Error + Send + Sync>>,
    /// The reason why the last group could not be written, if it could not.
    refused: Mutex<Option<StoreError>>,
    /// The error with which the next `COMMIT` will fail.
    #[cfg(test)]
    pub(super) fault: Mutex<Option<rusqlite::Error>>,
}

impl Health {
    /// Checks that the store has not failed for good.
    pub(super) fn alive(&self) -> Result<(), StoreError> {
        self.failed.get().map_or(Ok(()), |why| Err(StoreError::Failed(Arc::clone(why))))
    }

    /// Checks that the last group was written.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        self.alive()?;
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.clone().map_or(Ok(()), Err)
    }

    /// Refuses everything from now on. Returns the error for that.
    pub(super) fn fail(&self, why: Arc<dyn Error + Send + Sync>) -> StoreError {
        StoreError::Failed(Arc::clone(self.failed.get_or_init(|| why)))
    }

    /// Records how the last group went.
    pub(super) fn note(&self, refused: Option<StoreError>) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = refused;
    }
}
