//! The tables, and the migrations that create them.
//!
//! `record` holds the records, one row each:
//!
//! | column | what |
//! |---|---|
//! | `kind`, `account`, `region`, `id` | the address, which is the primary key and the order of scans |
//! | `revision` | the batch that wrote the row last |
//! | `value` | the bytes: TEXT where they are UTF-8, as all that Bulla keeps is (JSON), else BLOB |
//! | `tag` | 32 bytes that authenticate the row (`integrity`) |
//!
//! `change` holds the change feed, one row for each batch that the audit log may not have yet:
//!
//! | column | what |
//! |---|---|
//! | `revision` | the number of the batch |
//! | `request_id` | the request that made it |
//! | `addresses` | what it changed, as JSON: `[["key","000000000000","us-east-1","1234abcd-..."]]` |
//! | `note` | what the audit log needs to record it, TEXT or BLOB as `value` is |
//! | `tag` | 32 bytes that authenticate the row |
//!
//! `head` has one row:
//!
//! | column | what |
//! |---|---|
//! | `revision` | the number of the newest batch; the first batch has number 1 |
//! | `seal` | the hash of the set of all rows of the other tables, sealed (`integrity`) |
//!
//! So `sqlite3 bulla.db "SELECT value FROM record WHERE kind = 'key'"` shows the keys. A row that is written that way makes the
//! store refuse it.
//!
//! Pages have 16 KiB. A row up to 4 KB, as a key with a policy is, is then in one page with its neighbours; in the 4 KiB pages of
//! SQLite's default every row would take a page of its own (measured: 2,749 bytes in place of 4,684 for a record of 2,000, and
//! half the time to read it).
//!
//! Migrations are numbered; `PRAGMA user_version` is the number of those that have run. They run in one transaction. Triggers and
//! views are turned off: there are none, so one that exists was put there by somebody else. Deleted content is overwritten with
//! zeros (`secure_delete`); it may stay in the write-ahead log (at most 64 MiB) until that part of the log is written again.

use std::fs::{File, OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{CommittedState, apply, refused, row};
use crate::integrity::Integrity;
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
        addresses TEXT NOT NULL,
        note ANY NOT NULL,
        tag BLOB NOT NULL
    ) STRICT;
    CREATE TABLE head (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        revision INTEGER NOT NULL,
        seal BLOB NOT NULL
    ) STRICT;
"];

/// The time for which the writer waits for another program that holds a lock, such as a `sqlite3` shell. SQLite waits by sleeping
/// and looking again (`sqliteDefaultBusyCallback` of its `main.c`): a lock of another process wakes nobody.
const WRITER_BUSY_TIME_MAX: Duration = Duration::from_secs(5);
/// The same for reading, which is done by the threads that answer requests: none of them may sleep for seconds. A writer never
/// keeps readers of a write-ahead log waiting, except while the log is recovered or restarted.
const READER_BUSY_TIME_MAX: Duration = Duration::from_millis(50);
const STATEMENTS_MAX: usize = 32;
/// The pages that a connection caches, in KiB. The inner pages of 100,000 records take about 2,000.
const WRITER_CACHE_KIB: i64 = 16 * 1024;
const READER_CACHE_KIB: i64 = 4 * 1024;

/// Opens the file for writing, creates it if it is missing, and brings its tables up to date.
pub(super) fn open(
    path: &Path,
    integrity: &Integrity,
) -> Result<(Connection, CommittedState), StoreError> {
    make(path).map_err(|error| StoreError::Backend {
        doing: "open the store",
        cause: Arc::new(std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    })?;
    let connection = connect(path, WRITER_CACHE_KIB, WRITER_BUSY_TIME_MAX).and_then(|connection| {
        connection.execute_batch("PRAGMA page_size = 16384;")?;
        let mode = write_ahead(&connection)?;
        // Checkpoints are the writer's own business: when they fail it must know.
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
             PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;",
        )?;
        Ok((connection, mode))
    });
    let (mut connection, mode) = connection.map_err(refused("open the store"))?;
    if mode != "wal" {
        return Err(StoreError::Backend {
            doing: "keep a write-ahead log, which needs a file system with shared memory maps",
            cause: Arc::new(NoLog { mode }),
        });
    }
    migrate(&mut connection, integrity)?;
    let head = row::head(&connection, integrity)?;
    // By now the file and its log have their names.
    sync_directory(path).map_err(|error| StoreError::Backend {
        doing: "make the names of the store and its log durable",
        cause: Arc::new(error),
    })?;
    Ok((connection, head))
}

/// Turns the write-ahead log on. Returns the kind of journal that SQLite then keeps.
///
/// The statement is run to its end: its row comes before its commit, which may fail.
fn write_ahead(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement = connection.prepare("PRAGMA journal_mode = WAL")?;
    let mut rows = statement.query([])?;
    let mut mode = String::new();
    while let Some(row) = rows.next()? {
        mode = row.get(0)?;
    }
    Ok(mode)
}

/// The error that SQLite keeps another kind of journal.
#[derive(Debug, thiserror::Error)]
#[error("SQLite stays with journal_mode = {mode}")]
struct NoLog {
    mode: String,
}

/// Makes the names in the directory of `path` durable. SQLite does so too, and ignores it if that fails (`unixSync` of its
/// `os_unix.c`); without its name the log, and all that was acknowledged in it, would be lost if the power fails.
fn sync_directory(path: &Path) -> std::io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(directory.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// Opens the file for reading.
pub(super) fn open_for_reading(path: &Path) -> rusqlite::Result<Connection> {
    // Read-write, as a reader of a write-ahead log must be; `query_only` keeps it from writing.
    let connection = connect(path, READER_CACHE_KIB, READER_BUSY_TIME_MAX)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// Creates the file if it is missing. SQLite gives its log the mode of the file.
fn make(path: &Path) -> std::io::Result<()> {
    let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))
}

fn connect(path: &Path, cache_kib: i64, busy_time_max: Duration) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(busy_time_max)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // Without it SQLite plans a statement anew whenever another value is bound to a range or a limit.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;",
    )?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection, integrity: &Integrity) -> Result<(), StoreError> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0));
    let found = found.map_err(refused("read the schema version"))?;
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    if found == known {
        return Ok(());
    }
    let migrating = || refused("bring the tables up to date");
    let transaction = connection.transaction().map_err(migrating())?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration).map_err(migrating())?;
    }
    if found == 0 {
        let head = CommittedState::default();
        let seal = apply::sealed(integrity, &head)?;
        apply::head(&transaction, head.revision, &seal).map_err(migrating())?;
    }
    transaction.pragma_update(None, "user_version", known).map_err(migrating())?;
    transaction.commit().map_err(migrating())
}
