//! The store and the audit log as one: a change commits with its event noted, and the event is recorded before anybody is
//! answered. This is the only road to either: `cargo xtask structure` refuses [`store::commit`] and [`Log::record`] elsewhere.

mod position;

use std::fmt;

use audit::{Event, Log, Recorded, Unrecorded};
use store::{Address, Batch, CommitError, Store};

use crate::outcome::Prepared;
use position::note;
pub use position::{clock_mark, clock_mark_address, position_address};

/// The caches of a running service.
pub trait Caches: Sync {
    /// Drops the entries that a change concerns.
    fn forget(&self, changed: &[Address]);
}

/// No caches.
struct NoCaches;

impl Caches for NoCaches {
    fn forget(&self, _changed: &[Address]) {}
}

/// A store and an audit log that belong together.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    store: &'a dyn Store,
    log: &'a Log,
    caches: &'a dyn Caches,
}

impl fmt::Debug for Ledger<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Ledger").finish_non_exhaustive()
    }
}

/// The reason why a change and its event are not both durable.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The store did not take the change. Nothing was changed, unless the store failed: then nobody knows, and the next start records
    /// what was committed.
    #[error(transparent)]
    Commit(CommitError),
    /// The change may be durable, and its event is not in the log. The next start records it.
    #[error(transparent)]
    Record(#[from] Unrecorded),
}

impl<'a> Ledger<'a> {
    /// Joins the store and the log of a service that answers from `caches`.
    #[must_use]
    pub fn new(store: &'a dyn Store, log: &'a Log, caches: &'a dyn Caches) -> Self {
        Self { store, log, caches }
    }

    /// Joins a store and a log for changes that concern no cache: nobody is answered yet, or what changes is never cached.
    #[must_use]
    pub fn unserved(store: &'a dyn Store, log: &'a Log) -> Self {
        Self { store, log, caches: &NoCaches }
    }

    /// Commits the changes of an outcome and records its event. Nothing is changed if it cannot be recorded.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn settle<T>(
        self,
        prepared: Prepared<T>,
        request_id: &str,
    ) -> Result<Recorded<T>, LedgerError> {
        let Prepared { batch, event, reply } = prepared;
        if batch.is_empty() {
            return self.record(event, reply).await;
        }
        self.log.ready().await?;
        self.change(batch, request_id, event, reply).await
    }

    /// Commits a change, and records its event. `id` says what brought the change about. Together with the note of the event it lets
    /// the next start record what a crash kept from the log.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn change<T>(
        self,
        batch: Batch,
        id: &str,
        event: Event,
        payload: T,
    ) -> Result<Recorded<T>, LedgerError> {
        self.change_and(batch, id, event, payload, || ()).await
    }

    /// Does the same, and calls `committed` between the commit and the record.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn change_and<T>(
        self,
        mut batch: Batch,
        id: &str,
        event: Event,
        payload: T,
        committed: impl FnOnce(),
    ) -> Result<Recorded<T>, LedgerError> {
        note(&mut batch, self.log);
        let batch = batch.noted(id, event.to_note());
        let changed = batch.addresses();
        let proof = store::commit(self.store, batch, payload).await;
        self.caches.forget(&changed);
        let proof = proof.map_err(|(error, _payload)| LedgerError::Commit(error))?;
        committed();
        Ok(self.log.record(proof, event).await?)
    }

    /// Records the event of something that changed nothing.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn record<T>(self, event: Event, payload: T) -> Result<Recorded<T>, LedgerError> {
        let proof = store::commit(self.store, Batch::default(), payload).await;
        let proof = proof.map_err(|(error, _payload)| LedgerError::Commit(error))?;
        Ok(self.log.record(proof, event).await?)
    }

    /// Notes the position of the log in the store. This change has no entry, which would be one more to note.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn note_position(self) -> Result<(), LedgerError> {
        self.tidy(Batch::default(), "position").await
    }

    /// Removes records that nothing refers to any more, and that no entry was about. `id` says what for. The position of the log is
    /// noted with it.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub async fn tidy(self, mut batch: Batch, id: &str) -> Result<(), LedgerError> {
        note(&mut batch, self.log);
        let batch = batch.noted(id, Vec::new());
        let proof = store::commit(self.store, batch, ()).await;
        let proof = proof.map_err(|(error, ())| LedgerError::Commit(error))?;
        Ok(self.log.acknowledge(proof).await?)
    }
}

impl From<LedgerError> for Unrecorded {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Commit(error) => error.into(),
            LedgerError::Record(unrecorded) => unrecorded,
        }
    }
}
