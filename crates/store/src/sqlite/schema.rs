//! The tables, and how they come to be.
//!
//! | table | what |
//! |---|---|
//! | `record` | address, revision, value (readable JSON for everything Bulla keeps), tag (see `record_tag`) |
//! | `change` | the feed: one row for each batch that the audit log may not have yet |
//! | `counter` | the number of the newest batch |
//!
//! Migrations are numbered; `PRAGMA user_version` says how many have run. Each runs in a transaction of its own.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::backend;
use crate::store::StoreError;

const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE record (
        kind TEXT NOT NULL,
        account TEXT NOT NULL,
        region TEXT NOT NULL,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        value ANY NOT NULL,
        tag BLOB NOT NULL,
        PRIMARY KEY (kind, account, region, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE change (
        revision INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL,
        note BLOB NOT NULL,
        tag BLOB NOT NULL
    ) STRICT;
    CREATE TABLE counter (revision INTEGER NOT NULL) STRICT;
    INSERT INTO counter (revision) VALUES (0);
"];

/// How long a connection waits for another; checkpoints are the only thing to wait for.
const BUSY_TIME_MAX: Duration = Duration::from_secs(5);

/// Opens the file for writing, makes it if it is missing, and brings its tables up to date.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let made = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path);
    made.map_err(|error| StoreError::Backend(format!("{}: {error}", path.display())))?;
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 67108864;",
        )
        .map_err(|error| backend(&error))?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens the file for reading.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    // Read-write, as a reader of a write-ahead log must be; `query_only` keeps it from writing.
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection
        .execute_batch(
            "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
             PRAGMA mmap_size = 268435456;",
        )
        .map_err(|error| backend(&error))?;
    Ok(connection)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| backend(&error))?;
    connection.busy_timeout(BUSY_TIME_MAX).map_err(|error| backend(&error))?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let found: u32 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(|error| backend(&error))?;
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for (version, migration) in (found + 1..).zip(MIGRATIONS.iter().skip(done)) {
        let transaction = connection.transaction().map_err(|error| backend(&error))?;
        transaction
            .execute_batch(&format!("{migration}; PRAGMA user_version = {version};"))
            .and_then(|()| transaction.commit())
            .map_err(|error| backend(&error))?;
    }
    Ok(())
}
