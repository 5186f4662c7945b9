//! Writing: the handle on the one thread that writes, and the bounded queue before it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};

use durable::PinnedPath;
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::health::Health;
use super::pinned::PinnedFiles;
use super::record_cache::RecordCache;
use super::session::StoreThread;
use super::{CommittedState, StoreStatistics};
use crate::batch::{BATCH_BYTES_MAX, Batch};
use crate::integrity::Integrity;
use crate::revision::Revision;
use crate::store::{CommitError, StoreError};

/// The most batches that may wait. One more is refused as busy.
pub(super) const QUEUE_MAX: usize = 4096;
/// The most bytes of batches that may wait.
pub(super) const QUEUE_BYTES_MAX: usize = 64 * 1024 * 1024;

const _: () = assert!(BATCH_BYTES_MAX <= QUEUE_BYTES_MAX, "every batch fits an empty queue");

/// The result of a commit.
pub(super) type CommitResult = Result<Revision, CommitError>;

/// A batch, and the channel to the caller that waits for it.
pub(super) struct CommitJob {
    pub(super) batch: Batch,
    pub(super) reply: oneshot::Sender<CommitResult>,
}

/// The handle on the writing thread, which ends when the handle is dropped.
#[derive(Debug)]
pub(super) struct StoreWriter {
    queue: Option<SyncSender<CommitJob>>,
    thread: Option<std::thread::JoinHandle<()>>,
    shared: Arc<SharedWriter>,
}

/// The state that the thread and its handle share.
#[derive(Debug, Default)]
pub(super) struct SharedWriter {
    pub(super) health: Health,
    /// The files without which nothing that is committed would last.
    pub(super) pinned: PinnedFiles,
    pub(super) cache: Arc<RecordCache>,
    /// The number of the newest batch.
    pub(super) revision: AtomicU64,
    /// The revision up to which the change feed may be dropped.
    pub(super) forget: AtomicU64,
    pub(super) batches: AtomicU64,
    pub(super) transactions: AtomicU64,
    pub(super) waiting_bytes: AtomicUsize,
}

/// Returns the error that there is no writer any more.
pub(super) fn gone() -> StoreError {
    #[derive(Debug, thiserror::Error)]
    #[error("the writer is gone")]
    struct Gone;
    StoreError::Failed(Arc::new(Gone))
}

impl StoreWriter {
    /// Starts the thread.
    pub(super) fn start(
        connection: Connection,
        integrity: Arc<Integrity>,
        head: CommittedState,
        shared: SharedWriter,
    ) -> Result<Self, StoreError> {
        let (queue, jobs) = sync_channel(QUEUE_MAX);
        let shared = Arc::new(shared);
        shared.revision.store(head.revision.0, Ordering::Release);
        let session = StoreThread { connection, integrity, head, shared: Arc::clone(&shared) };
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || session.run(&jobs))
            .map_err(|error| StoreError::Backend {
                doing: "start the writer",
                cause: Arc::new(error),
            })?;
        Ok(Self { queue: Some(queue), thread: Some(thread), shared })
    }

    /// Puts a batch into the queue.
    pub(super) fn queue(
        &self,
        batch: Batch,
    ) -> Result<oneshot::Receiver<CommitResult>, CommitError> {
        self.alive().map_err(CommitError::Failed)?;
        if !batch.fits() {
            return Err(CommitError::TooLarge);
        }
        let bytes = batch.bytes();
        let waiting = &self.shared.waiting_bytes;
        if waiting.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) > QUEUE_BYTES_MAX {
            waiting.fetch_sub(bytes, Ordering::Relaxed);
            return Err(CommitError::Busy);
        }
        let (reply, answer) = oneshot::channel();
        let sent = self.queue.as_ref().map(|queue| queue.try_send(CommitJob { batch, reply }));
        let error = match sent {
            Some(Ok(())) => return Ok(answer),
            Some(Err(TrySendError::Full(_))) => CommitError::Busy,
            Some(Err(TrySendError::Disconnected(_))) | None => CommitError::Failed(gone()),
        };
        waiting.fetch_sub(bytes, Ordering::Relaxed);
        Err(error)
    }

    /// Drops the change feed up to `revision` with the next transaction.
    pub(super) fn forget_through(&self, revision: Revision) {
        self.shared.forget.fetch_max(revision.0, Ordering::Relaxed);
    }

    /// Returns the number of the newest batch.
    pub(super) fn revision(&self) -> Revision {
        Revision(self.shared.revision.load(Ordering::Acquire))
    }

    /// Checks that the store has not failed for good.
    pub(super) fn alive(&self) -> Result<(), StoreError> {
        self.shared.health.alive()
    }

    /// Checks that the files are in their places and the last group was written. If it was not, tries an empty transaction, so
    /// that the store is found healthy again even if nobody writes.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if self.thread.as_ref().is_none_or(std::thread::JoinHandle::is_finished) {
            return Err(gone());
        }
        self.alive()?;
        self.shared.pinned.check()?;
        let checked = self.shared.health.check();
        if checked.is_err() {
            // When the queue is full, others try.
            let _answer = self.queue(Batch::default());
        }
        checked
    }

    /// Refuses commits from now on while `pinned` is not in its place.
    pub(super) fn pin(&self, pinned: PinnedPath) {
        self.shared.pinned.add(pinned);
    }

    pub(super) fn statistics(&self) -> StoreStatistics {
        StoreStatistics {
            batches: self.shared.batches.load(Ordering::Relaxed),
            transactions: self.shared.transactions.load(Ordering::Relaxed),
            waiting_bytes: self.shared.waiting_bytes.load(Ordering::Relaxed),
        }
    }

    /// Makes the next `COMMIT` fail.
    #[cfg(test)]
    pub(super) fn inject(&self, fault: rusqlite::Error) {
        *self.shared.health.fault.lock().unwrap() = Some(fault);
    }
}

impl Drop for StoreWriter {
    /// Writes the waiting batches, then ends.
    fn drop(&mut self) {
        self.queue.take();
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}
