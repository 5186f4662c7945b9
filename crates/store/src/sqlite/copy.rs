//! Copying a store page by page, with SQLite's online backup (<https://sqlite.org/backup.html>).

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::refused;
use crate::store::StoreError;

/// The pages (16 KiB each) that are copied between two reports of progress.
const PAGES_AT_ONCE: i32 = 256;

/// The steps between which the copy is made durable: writing it all out at the end would hold up the `fsync` of the service.
const STEPS_BETWEEN_SYNCS: u32 = 4;
/// The most steps that may find a file locked.
const REFUSED_STEPS_MAX: u32 = 100;

/// Copies what `snapshot`, which has a transaction open, sees into the new file `to`, durably.
pub(super) fn copy(
    snapshot: &Connection,
    to: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Backend {
        doing: "write the copy of the store",
        cause: Arc::new(error),
    };
    // SQLite would give it a mode of its own.
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    let file = file.map_err(failed)?;
    let (mut steps, mut synced): (u32, std::io::Result<()>) = (0, Ok(()));
    let mut step = |done, total| {
        steps += 1;
        // A sync after one that failed may succeed and lie.
        if steps.is_multiple_of(STEPS_BETWEEN_SYNCS) && synced.is_ok() {
            synced = file.sync_data();
        }
        progress(done, total);
    };
    copy_pages(snapshot, to, &mut step).map_err(refused("copy the store"))?;
    synced.and_then(|()| file.sync_all()).map_err(failed)
}

fn copy_pages(
    snapshot: &Connection,
    to: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // A copy that is interrupted is thrown away, and all of it is made durable at the end.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let page: u32 = snapshot.query_row("PRAGMA page_size", [], |row| row.get(0))?;
    let bytes = |pages: i32| u64::try_from(pages).unwrap_or(0).saturating_mul(page.into());
    let backup = Backup::new(snapshot, &mut copy)?;
    // Another step goes on where one could not lock; one that reads in a transaction is never locked out for long.
    let mut refused = 0;
    loop {
        let step = backup.step(PAGES_AT_ONCE)?;
        if step == StepResult::Done {
            break;
        }
        if step != StepResult::More {
            refused += 1;
            if refused > REFUSED_STEPS_MAX {
                return Err(locked());
            }
        }
        let left = backup.progress();
        progress(bytes(left.pagecount.saturating_sub(left.remaining)), bytes(left.pagecount));
    }
    drop(backup);
    // One file, without a write-ahead log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_mode| Ok(()))?;
    copy.close().map_err(|(_copy, error)| error)
}

fn locked() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None)
}
