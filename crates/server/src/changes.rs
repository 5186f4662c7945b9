//! The changes that are being committed and recorded. They outlive the connection that asked for them: a client that goes away
//! must not leave a committed change that is neither recorded nor seen by the next request.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinError;

/// Changes that may be under way at the same time; further ones wait for their turn.
const CHANGES_MAX: u32 = 4096;

/// The changes under way.
#[derive(Clone)]
pub(crate) struct Changes(Arc<Semaphore>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(CHANGES_MAX as usize)))
    }

    /// Waits for a place for one change.
    pub(crate) async fn begin(&self) -> Option<OwnedSemaphorePermit> {
        // It is never closed.
        Arc::clone(&self.0).acquire_owned().await.ok()
    }

    /// Takes a place for one change. `None` if none is free.
    pub(crate) fn try_begin(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_owned().ok()
    }

    /// Waits for a place, and runs `change` in a task that goes on when nobody awaits its result any more. Nothing has begun while it
    /// waits.
    ///
    /// # Errors
    /// The task ended early.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        change: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, JoinError> {
        let place = self.begin().await;
        let task = tokio::spawn(async move {
            let _place = place;
            change.await
        });
        task.await
    }

    /// Waits until none is under way.
    pub(crate) async fn ended(&self) {
        let _all = self.0.acquire_many(CHANGES_MAX).await;
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn a_change_goes_on_when_nobody_awaits_it_and_the_end_waits_for_it() {
        let changes = Changes::new();
        let (commits, committed) = oneshot::channel();
        let (records, mut recorded) = oneshot::channel();
        {
            let change = async move {
                committed.await.unwrap();
                records.send(()).unwrap();
            };
            let mut context = Context::from_waker(Waker::noop());
            assert!(pin!(changes.run(change)).poll(&mut context).is_pending());
        }
        commits.send(()).unwrap();
        changes.ended().await;
        assert_eq!(recorded.try_recv(), Ok(()));
    }
}
