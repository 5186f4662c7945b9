//! Raw SQLite: rows like those of keys are inserted into a copy of the store, as many in one commit as the service has requests
//! under way, in the order of their ids as the service does. Nothing is authenticated, and there is no change feed.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::keys::PARTS;

/// The settings with which the store writes (`crates/store/src/sqlite/schema.rs`).
const SETTINGS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384;";

/// Inserts so many rows in parts. Returns the time after which each part was durable.
pub(super) fn insert_in_parts(data_dir: &Path, rows: usize, in_commit: usize) -> Vec<Duration> {
    let copy = data_dir.join("raw.db");
    std::fs::copy(data_dir.join("bulla.db"), &copy).unwrap();
    let connection = Connection::open(&copy).unwrap();
    connection.execute_batch(SETTINGS).unwrap();
    let value: String = connection
        .query_row("SELECT value FROM record WHERE kind = 'key' LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let last: String = connection
        .query_row("SELECT max(id) FROM record WHERE kind = 'key'", [], |row| row.get(0))
        .unwrap();
    let mut part = |number: usize| {
        let start = Instant::now();
        let rows = number * rows / PARTS..(number + 1) * rows / PARTS;
        for first in rows.clone().step_by(in_commit) {
            connection.execute_batch("BEGIN IMMEDIATE").unwrap();
            for number in first..rows.end.min(first + in_commit) {
                insert(&connection, &last, number, &value);
            }
            connection.execute_batch("COMMIT").unwrap();
        }
        start.elapsed()
    };
    let times = (0..PARTS).map(&mut part).collect();
    drop(connection);
    for name in ["raw.db", "raw.db-wal", "raw.db-shm"] {
        let _absent = std::fs::remove_file(data_dir.join(name));
    }
    times
}

fn insert(connection: &Connection, last: &str, number: usize, value: &str) {
    const INSERT: &str = "INSERT INTO record (kind, account, region, id, revision, value, tag) \
                          VALUES ('key', '000000000000', 'us-east-1', ?1, ?2, ?3, ?4)";
    // As long as the id of a key, and after that of the last.
    let id = format!("{}-{number:012}", &last[..last.len() - 13]);
    let row = params![id, number as i64, value, [0u8; 32]];
    connection.prepare_cached(INSERT).unwrap().execute(row).unwrap();
}
