//! Reads of the metered requests, which would hold up a thread that serves.

use std::fmt;
use std::sync::Arc;

use model::{Error, ErrorCode};
use pipeline::{RunError, Supply};
use tokio::sync::Semaphore;

/// The most such reads at the same time. Further ones wait for their turn.
const AT_ONCE: usize = 1;
/// The most that wait for their turn.
const WAITING_MAX: usize = 64;

/// The turns of those who read the metered requests.
pub struct CostReads {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for CostReads {
    fn default() -> Self {
        let (turns, places) = (Semaphore::new(AT_ONCE), Semaphore::new(WAITING_MAX));
        Self { turns: Arc::new(turns), places: Arc::new(places) }
    }
}

impl fmt::Debug for CostReads {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CostReads")
    }
}

impl CostReads {
    /// Returns the wait for a read on a thread that may take its time. Then the request is run again with what was read. Refuses with
    /// `LimitExceededException` if too many wait already.
    pub(crate) fn wait_for<T: Send + 'static>(
        &self,
        read: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> RunError {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            let message = "You made too many calls in a short period of time. Try again later.";
            return RunError::Refused(Error::new(ErrorCode::LimitExceededException, message));
        };
        let turns = Arc::clone(&self.turns);
        RunError::Later(Box::pin(async move {
            let turn = turns.acquire_owned().await.map_err(Error::failed)?;
            let read = tokio::task::spawn_blocking(move || {
                let _until_the_end = (turn, place);
                read()
            });
            let supply: Supply = Box::new(read.await.map_err(Error::failed)??);
            Ok(supply)
        }))
    }
}
