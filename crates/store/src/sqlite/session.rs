//! The writing thread's side: groups of batches, each group one transaction.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use super::writer::{CommitJob, CommitResult, SharedWriter};
use super::{CommittedState, apply, refused};
use crate::batch::Batch;
use crate::integrity::Integrity;
use crate::revision::Revision;
use crate::store::{CommitError, StoreError};

/// The most batches in one transaction.
pub(super) const GROUP_MAX: usize = 256;
/// The pages of the write-ahead log (16 KiB each) that accumulate before they are written into the file.
const CHECKPOINT_PAGES: i64 = 1000;

/// The state of the writing thread.
pub(super) struct StoreThread {
    pub(super) connection: Connection,
    pub(super) integrity: Arc<Integrity>,
    pub(super) head: CommittedState,
    pub(super) shared: Arc<SharedWriter>,
}

impl StoreThread {
    /// Commits jobs until no sender is left.
    pub(super) fn run(mut self, jobs: &Receiver<CommitJob>) {
        while let Ok(first) = jobs.recv() {
            let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
            let group = std::iter::once(first).chain(waiting).take(GROUP_MAX);
            let (batches, replies): (Vec<_>, Vec<_>) =
                group.map(|CommitJob { batch, reply }| (batch, reply)).unzip();
            let bytes = batches.iter().map(Batch::bytes).sum();
            self.shared.waiting_bytes.fetch_sub(bytes, Ordering::Relaxed);
            let answers = self.commit_group(&batches);
            for (reply, answer) in replies.into_iter().zip(answers) {
                // The caller may have stopped waiting; the batch is committed all the same.
                let _gone = reply.send(answer);
            }
            // After a failed `fsync` nothing may be written any more.
            if self.shared.health.alive().is_ok() {
                self.checkpoint();
            }
        }
    }

    /// Commits a group in one transaction; if the rows of one batch are damaged, each batch in its own.
    fn commit_group(&mut self, batches: &[Batch]) -> Vec<CommitResult> {
        let refuse = |error: &StoreError| {
            batches.iter().map(|_| Err(CommitError::Failed(error.clone()))).collect()
        };
        if let Err(error) = self.shared.health.alive() {
            return refuse(&error);
        }
        match self.commit(batches) {
            Ok(answers) => answers,
            Err(Trouble { scope: Scope::Rows, .. }) if batches.len() > 1 => {
                let alone = batches.iter().map(std::slice::from_ref);
                alone.flat_map(|batch| self.commit_group(batch)).collect()
            }
            Err(trouble) => refuse(&self.note(trouble)),
        }
    }

    fn commit(&mut self, batches: &[Batch]) -> Result<Vec<CommitResult>, Trouble> {
        let shared = Arc::clone(&self.shared);
        let changing = shared.cache.change(batches);
        let (head, answers) = self.transaction(batches)?;
        drop(changing);
        let done = head.revision.0.saturating_sub(self.head.revision.0);
        shared.batches.fetch_add(done, Ordering::Relaxed);
        shared.transactions.fetch_add(1, Ordering::Relaxed);
        shared.revision.store(head.revision.0, Ordering::Release);
        shared.health.note(None);
        self.head = head;
        Ok(answers)
    }

    /// Records what the failure of a transaction means for the store, and returns its error.
    fn note(&self, Trouble { error, scope }: Trouble) -> StoreError {
        match scope {
            Scope::Rows | Scope::Place => error,
            Scope::Writes => {
                self.shared.health.note(Some(error.clone()));
                error
            }
            Scope::Disk => {
                // Closing must not write what a failed `fsync` left behind.
                let _best_effort =
                    self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
                self.shared.health.fail(Arc::new(error))
            }
        }
    }

    /// Runs one transaction. An error fails all batches; a batch that conflicts has the conflict in its answer.
    fn transaction(
        &self,
        batches: &[Batch],
    ) -> Result<(CommittedState, Vec<CommitResult>), Trouble> {
        let in_place = self.shared.pinned.check();
        in_place.map_err(|error| Trouble { error, scope: Scope::Place })?;
        self.run_statement("BEGIN IMMEDIATE").map_err(trouble("begin a transaction"))?;
        let mut head = self.head.clone();
        let applied = self.apply(batches, &mut head);
        let answers = applied.map_err(|trouble| self.roll_back(trouble))?;
        self.finish().map_err(|error| {
            // Nobody knows whether a commit that failed is on disk, unless it failed for lack of room.
            let full = error.sqlite_error_code() == Some(ErrorCode::DiskFull);
            let scope = if full { Scope::Writes } else { Scope::Disk };
            self.roll_back(Trouble { error: refused("commit")(error), scope })
        })?;
        Ok((head, answers))
    }

    fn apply(
        &self,
        batches: &[Batch],
        head: &mut CommittedState,
    ) -> Result<Vec<CommitResult>, Trouble> {
        let Self { connection, integrity, .. } = self;
        let mut answers = Vec::with_capacity(batches.len());
        for batch in batches {
            let answer = apply::batch(connection, integrity, batch, head);
            answers.push(answer.map_err(|error| {
                let rows = concerns_rows(&error);
                let trouble = trouble("write a batch")(error);
                if rows { Trouble { scope: Scope::Rows, ..trouble } } else { trouble }
            })?);
        }
        // What this transaction adds to the feed cannot be in the audit log yet.
        let through = self.shared.forget.load(Ordering::Relaxed).min(self.head.revision.0);
        apply::forget(connection, integrity, Revision(through), &mut head.set)
            .map_err(trouble("shorten the change feed"))?;
        let seal = apply::sealed(integrity, head);
        let seal = seal.map_err(|error| Trouble { error, scope: Scope::Writes })?;
        apply::head(connection, head.revision, &seal).map_err(trouble("write the head"))?;
        Ok(answers)
    }

    fn finish(&self) -> rusqlite::Result<()> {
        #[cfg(test)]
        if let Some(fault) = self.shared.health.fault.lock().unwrap().take() {
            return Err(fault);
        }
        self.run_statement("COMMIT")
    }

    fn roll_back(&self, trouble: Trouble) -> Trouble {
        // After some errors SQLite has rolled back itself.
        let open = !self.connection.is_autocommit();
        let failed = open && self.run_statement("ROLLBACK").is_err();
        if failed { Trouble { scope: Scope::Disk, ..trouble } } else { trouble }
    }

    /// Writes the log into the file if it has grown.
    fn checkpoint(&self) {
        let pages = self.checkpoint_pragma("PRAGMA wal_checkpoint(NOOP)");
        let done = match pages {
            Ok((in_log, written)) if in_log.saturating_sub(written) < CHECKPOINT_PAGES => return,
            Ok(_) => self.checkpoint_pragma("PRAGMA wal_checkpoint(PASSIVE)"),
            Err(error) => Err(error),
        };
        // Lack of room, or a reader in the way, leaves the log longer and nothing else; the next transaction tries again. Any
        // other failure may be an `fsync`.
        let harmless = [ErrorCode::DiskFull, ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked];
        match done {
            Ok(_) => {}
            Err(error)
                if error.sqlite_error_code().is_some_and(|code| harmless.contains(&code)) => {}
            Err(error) => {
                let error = refused("write the log into the store")(error);
                let _failed = self.note(Trouble { error, scope: Scope::Disk });
            }
        }
    }

    /// Returns the pages in the log, and how many of them are in the file.
    fn checkpoint_pragma(&self, pragma: &str) -> rusqlite::Result<(i64, i64)> {
        self.connection.prepare_cached(pragma)?.query_row([], |row| Ok((row.get(1)?, row.get(2)?)))
    }

    fn run_statement(&self, statement: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(statement)?.execute([]).map(drop)
    }
}

/// The reason why a transaction did not commit.
struct Trouble {
    error: StoreError,
    scope: Scope,
}

/// The extent of the trouble.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The rows of one of the batches; others may succeed by themselves.
    Rows,
    /// The files are not in their places, which a check sees without a commit. Nothing was begun.
    Place,
    /// Nothing can be written now. Nothing of the transaction is on disk.
    Writes,
    /// It is unknown what is on disk.
    Disk,
}

/// Converts the error of a step before the commit, so that nothing of it is on disk. After an input or output error the disk
/// cannot be trusted all the same.
fn trouble(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> Trouble {
    move |error| {
        let io = error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure);
        let scope = if io { Scope::Disk } else { Scope::Writes };
        Trouble { error: refused(doing)(error), scope }
    }
}

/// Returns whether an error is about the rows that a batch touches, not about the file.
fn concerns_rows(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::DatabaseCorrupt
                | ErrorCode::ConstraintViolation
                | ErrorCode::TooBig
                | ErrorCode::TypeMismatch
        )
    )
}
