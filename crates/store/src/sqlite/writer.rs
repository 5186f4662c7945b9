//! Writing: one thread, one transaction for all batches that wait.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crypto::mac::HmacKey;
use rusqlite::{Connection, ErrorCode, params};
use tokio::sync::oneshot;

use super::reader::{change_address, get, number, revision};
use crate::address::Address;
use crate::batch::{Batch, Expected, Write};
use crate::record_tag;
use crate::store::{CommitError, Revision, StoreError};

/// Batches that may wait; one more is refused as busy.
const QUEUE_MAX: usize = 4096;
/// Batches in one transaction.
const GROUP_MAX: usize = 256;

/// Something for the writer to do.
pub(super) enum Job {
    /// Commit a batch and say how it went.
    Commit { batch: Batch, reply: Reply },
    /// Drop the feed up to a revision.
    Forget(Revision),
}

type Reply = oneshot::Sender<Result<Revision, CommitError>>;

/// The handle on the writing thread, which ends when the handle is dropped.
pub(super) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    health: Arc<Health>,
}

/// What is known of the last commit.
#[derive(Default)]
struct Health {
    /// Why the store failed for good.
    failed: OnceLock<String>,
    /// Why the last group could not be written, if it could not; cleared by one that could.
    refused: Mutex<Option<String>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Writer")
            .field("failed", &self.health.failed.get())
            .finish_non_exhaustive()
    }
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(connection: Connection, key: Arc<HmacKey>) -> Result<Self, StoreError> {
        let (queue, jobs) = sync_channel(QUEUE_MAX);
        let health = Arc::new(Health::default());
        let shared = Arc::clone(&health);
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || write(&connection, &key, &jobs, &shared))
            .map_err(|error| StoreError::Backend(error.to_string()))?;
        Ok(Self { queue: Some(queue), thread: Some(thread), health })
    }

    /// Puts a job into the queue.
    pub(super) fn queue(&self, job: Job) -> Result<(), CommitError> {
        self.alive().map_err(CommitError::Failed)?;
        let sent = self.queue.as_ref().map(|queue| queue.try_send(job));
        match sent {
            Some(Ok(())) => Ok(()),
            Some(Err(TrySendError::Full(_))) => Err(CommitError::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => {
                Err(CommitError::Failed(StoreError::Failed("the writer is gone".to_owned())))
            }
        }
    }

    /// Whether the store has not failed for good.
    pub(super) fn alive(&self) -> Result<(), StoreError> {
        self.health.failed.get().map_or(Ok(()), |why| Err(StoreError::Failed(why.clone())))
    }

    /// Whether the last group was written.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        self.alive()?;
        let refused = self.health.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.as_ref().map_or(Ok(()), |why| Err(StoreError::Backend(why.clone())))
    }
}

impl Drop for Writer {
    /// Writes what waits, then ends.
    fn drop(&mut self) {
        self.queue.take();
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn write(connection: &Connection, key: &HmacKey, jobs: &Receiver<Job>, health: &Health) {
    while let Ok(first) = jobs.recv() {
        let waiting = std::iter::from_fn(|| jobs.try_recv().ok());
        let group: Vec<Job> = std::iter::once(first).chain(waiting).take(GROUP_MAX).collect();
        if let Some(why) = health.failed.get() {
            refuse(group, || StoreError::Failed(why.clone()));
            continue;
        }
        write_group(connection, key, group, health);
    }
}

/// Commits a group, or fails all of it.
fn write_group(connection: &Connection, key: &HmacKey, group: Vec<Job>, health: &Health) {
    let mut answers = Vec::new();
    let mut replies = Vec::new();
    let result = transaction(connection, || {
        let mut next = revision(connection)?;
        for job in group {
            match job {
                Job::Forget(through) => forget(connection, through)?,
                Job::Commit { batch, reply } => {
                    replies.push(reply);
                    let answer = apply(connection, key, &batch, Revision(next.0 + 1))?;
                    if let Ok(revision) = answer {
                        next = revision;
                    }
                    answers.push(answer);
                }
            }
        }
        set_revision(connection, next)
    });
    let mut refused = health.refused.lock().unwrap_or_else(PoisonError::into_inner);
    match result {
        Ok(()) => {
            *refused = None;
            for (reply, answer) in replies.into_iter().zip(answers) {
                // The caller may have given up; the batch is committed all the same.
                let _gone = reply.send(answer);
            }
        }
        Err(error) => {
            let why = error.to_string();
            if error.sqlite_error_code() != Some(ErrorCode::DiskFull) {
                let _first = health.failed.set(why.clone());
            }
            for reply in replies {
                let _gone = reply.send(Err(CommitError::Failed(StoreError::Backend(why.clone()))));
            }
            *refused = Some(why);
        }
    }
}

fn transaction(
    connection: &Connection,
    body: impl FnOnce() -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let result = body().and_then(|()| connection.execute_batch("COMMIT"));
    if result.is_err() && !connection.is_autocommit() {
        // If this fails too, SQLite rolls back when the file is opened again.
        let _rolled_back = connection.execute_batch("ROLLBACK");
    }
    result
}

/// Applies one batch inside the transaction. Preconditions come first, so a conflict leaves nothing behind.
fn apply(
    connection: &Connection,
    key: &HmacKey,
    batch: &Batch,
    revision: Revision,
) -> rusqlite::Result<Result<Revision, CommitError>> {
    for (address, expected) in &batch.preconditions {
        let found = match get(connection, key, address) {
            Ok(found) => found.map(|record| record.revision),
            Err(error) => return Ok(Err(CommitError::Failed(error))),
        };
        let holds = match expected {
            Expected::Absent => found.is_none(),
            Expected::Revision(revision) => found == Some(*revision),
        };
        if !holds {
            return Ok(Err(CommitError::Conflict(address.clone())));
        }
    }
    for (address, write) in &batch.writes {
        match write {
            Write::Put(bytes) => put(connection, key, address, revision, bytes)?,
            Write::Delete => delete(connection, address)?,
        }
    }
    feed(connection, key, batch, revision)?;
    Ok(Ok(revision))
}

fn put(
    connection: &Connection,
    key: &HmacKey,
    address: &Address,
    revision: Revision,
    bytes: &[u8],
) -> rusqlite::Result<()> {
    const PUT: &str = "INSERT OR REPLACE INTO record (kind, account, region, id, revision, value, tag) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let tag = record_tag::tag(key, address, revision, bytes);
    let (kind, account) = (address.kind(), address.account());
    let (region, id, number) = (address.region(), address.id(), number(revision));
    // As text where it is text, so that the sqlite3 shell shows it.
    let mut statement = connection.prepare_cached(PUT)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => statement.execute(params![kind, account, region, id, number, text, tag])?,
        Err(_) => statement.execute(params![kind, account, region, id, number, bytes, tag])?,
    };
    Ok(())
}

fn delete(connection: &Connection, address: &Address) -> rusqlite::Result<()> {
    const DELETE: &str =
        "DELETE FROM record WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4";
    let place = [address.kind(), address.account(), address.region(), address.id()];
    connection.prepare_cached(DELETE)?.execute(place).map(drop)
}

fn feed(
    connection: &Connection,
    key: &HmacKey,
    batch: &Batch,
    revision: Revision,
) -> rusqlite::Result<()> {
    const FEED: &str =
        "INSERT INTO change (revision, request_id, note, tag) VALUES (?1, ?2, ?3, ?4)";
    let tag = record_tag::tag(key, &change_address(&batch.request_id), revision, &batch.note);
    let row = params![number(revision), batch.request_id, batch.note, tag];
    connection.prepare_cached(FEED)?.execute(row).map(drop)
}

fn forget(connection: &Connection, through: Revision) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM change WHERE revision <= ?1")?;
    statement.execute([number(through)]).map(drop)
}

fn set_revision(connection: &Connection, revision: Revision) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("UPDATE counter SET revision = ?1")?;
    statement.execute([number(revision)]).map(drop)
}

fn refuse(group: Vec<Job>, why: impl Fn() -> StoreError) {
    for job in group {
        if let Job::Commit { reply, .. } = job {
            let _gone = reply.send(Err(CommitError::Failed(why())));
        }
    }
}
