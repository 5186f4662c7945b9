//! Reads of the store that would hold up a thread that serves: other requests are answered by the same thread.

use std::fmt;
use std::sync::Arc;

use model::Error;
use pipeline::{RunError, Supply};
use tokio::sync::Semaphore;

/// The most such reads at the same time. Further ones wait for their turn.
const AT_ONCE: usize = 2;

/// The turns of those who read for long.
pub struct LongReads(Arc<Semaphore>);

impl Default for LongReads {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl fmt::Debug for LongReads {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LongReads")
    }
}

impl LongReads {
    /// Returns the wait for a read on a thread that may take its time. Then the request is run again with what was read.
    pub(crate) fn wait_for<T: Send + 'static>(
        &self,
        read: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> RunError {
        let turns = Arc::clone(&self.0);
        RunError::Later(Box::pin(async move {
            let turn = turns.acquire_owned().await.map_err(Error::failed)?;
            let read = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                read()
            });
            let supply: Supply = Box::new(read.await.map_err(Error::failed)??);
            Ok(supply)
        }))
    }
}
