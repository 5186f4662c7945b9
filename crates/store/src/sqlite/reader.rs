//! Reading: a few connections, each used by one thread at a time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use durable::PinnedPath;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use super::row::{self, CHANGE_COLUMNS, UncheckedChange, UncheckedRecord, number};
use super::{copy, refused, schema, verify};
use crate::address::{Address, Prefix};
use crate::integrity::{Integrity, SetHash};
use crate::revision::Revision;
use crate::store::{Change, Record, SCAN_RECORDS_MAX, StoreError};

/// The most idle connections that are kept. More are opened when more threads read at once, and closed afterwards.
const IDLE_MAX: usize = 16;

/// The readers of one file.
pub(super) struct Readers {
    path: PathBuf,
    integrity: Arc<Integrity>,
    idle: Mutex<Vec<Connection>>,
    /// The file that the path named when the store was opened; a later connection must be to the same file.
    pinned: Option<PinnedPath>,
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Readers").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Readers {
    pub(super) fn new(path: &Path, integrity: Arc<Integrity>) -> Self {
        let pinned = PinnedPath::new(path).ok();
        Self { path: path.to_owned(), integrity, idle: Mutex::default(), pinned }
    }

    pub(super) fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.read(|connection| {
            let found = row::get(connection, address).map_err(refused("read a record"))?;
            found.map(|found| found.check(&self.integrity).map(|(_, record)| record)).transpose()
        })
    }

    pub(super) fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError> {
        let (condition, mut values) = condition(prefix, after);
        values.push(bounded(limit).into());
        let scan = format!(
            "SELECT account, region, id, revision, value, tag FROM record WHERE {condition} \
             ORDER BY account, region, id LIMIT ?"
        );
        self.read(|connection| {
            let found: rusqlite::Result<Vec<UncheckedRecord>> =
                connection.prepare_cached(&scan).and_then(|mut query| {
                    let rows = query.query_map(params_from_iter(values), |row| {
                        let [account, region, id] =
                            [row::text(row, 0)?, row::text(row, 1)?, row::text(row, 2)?];
                        let address = Address::new(prefix.kind_name(), account, region, id);
                        UncheckedRecord::read(row, 3, address)
                    })?;
                    rows.collect()
                });
            let found = found.map_err(refused("scan records"))?;
            found.into_iter().map(|record| record.check(&self.integrity)).collect()
        })
    }

    pub(super) fn count(&self, prefix: &Prefix) -> Result<u64, StoreError> {
        let (condition, values) = condition(prefix, None);
        let count = format!("SELECT count(*) FROM record WHERE {condition}");
        self.read(|connection| {
            let counted = connection.prepare_cached(&count).and_then(|mut query| {
                query.query_row(params_from_iter(values), |row| row.get::<_, i64>(0))
            });
            counted.map(i64::unsigned_abs).map_err(refused("count records"))
        })
    }

    pub(super) fn places(
        &self,
        kind: &str,
        limit: usize,
    ) -> Result<Vec<(String, String)>, StoreError> {
        const NEXT: &str = "SELECT account, region FROM record \
                            WHERE kind = ?1 AND (account, region) > (?2, ?3) \
                            ORDER BY account, region LIMIT 1";
        self.read(|connection| {
            let reading = || refused("read where records are");
            let mut query = connection.prepare(NEXT).map_err(reading())?;
            let mut places: Vec<(String, String)> = Vec::new();
            while places.len() < limit {
                let (account, region) = places.last().cloned().unwrap_or_default();
                let next = query
                    .query_row(params![kind, account, region], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional();
                match next.map_err(reading())? {
                    Some(place) => places.push(place),
                    None => break,
                }
            }
            Ok(places)
        })
    }

    pub(super) fn changes_since(
        &self,
        revision: Revision,
        limit: usize,
    ) -> Result<Vec<Change>, StoreError> {
        let changes = format!(
            "SELECT {CHANGE_COLUMNS} FROM change WHERE revision > ?1 ORDER BY revision LIMIT ?2"
        );
        self.read(|connection| {
            let found: rusqlite::Result<Vec<UncheckedChange>> =
                connection.prepare_cached(&changes).and_then(|mut query| {
                    let from = params![number(revision), bounded(limit)];
                    query.query_map(from, UncheckedChange::read)?.collect()
                });
            let found = found.map_err(refused("read the change feed"))?;
            found.into_iter().map(|change| change.check(&self.integrity)).collect()
        })
    }

    pub(super) fn revision(&self) -> Result<Revision, StoreError> {
        self.read(|connection| Ok(row::head(connection, &self.integrity)?.revision))
    }

    pub(super) fn verify(&self) -> Result<u64, StoreError> {
        self.read(|connection| {
            // A transaction that reads sees one state of all tables. It ends when it is dropped.
            let snapshot = connection.unchecked_transaction().map_err(refused("verify"))?;
            let head = row::head(&snapshot, &self.integrity)?;
            let mut set = SetHash::default();
            let records = verify::records(&snapshot, &self.integrity, &mut set)?;
            self.verify_changes(&snapshot, &mut set)?;
            if set == head.set { Ok(records) } else { Err(StoreError::Replaced(head.revision)) }
        })
    }

    fn verify_changes(&self, connection: &Connection, set: &mut SetHash) -> Result<(), StoreError> {
        let reading = || refused("verify the change feed");
        let all = format!("SELECT {CHANGE_COLUMNS} FROM change ORDER BY revision");
        let mut query = connection.prepare(&all).map_err(reading())?;
        let changes = query
            .query_map([], |row| Ok((row::bytes(row, 4)?.to_vec(), UncheckedChange::read(row)?)));
        let mut last = Revision(0);
        for change in changes.map_err(reading())? {
            let (tag, change) = change.map_err(reading())?;
            let revision = change.check(&self.integrity)?.revision;
            if last >= revision {
                return Err(StoreError::Tampered(row::change_address(revision)));
            }
            self.integrity.toggle(set, &tag);
            last = revision;
        }
        Ok(())
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        self.pinned.as_ref().map_or(Ok(()), PinnedPath::check)?;
        let connection = schema::open_for_reading(&self.path).map_err(refused("open the store"))?;
        // It may have been replaced in between.
        self.pinned.as_ref().map_or(Ok(()), PinnedPath::check)?;
        Ok(connection)
    }

    /// Copies the store as it is now.
    pub(super) fn copy_to(
        &self,
        to: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Revision, StoreError> {
        self.read(|connection| {
            // The copy is of what this transaction sees. It ends when it is dropped.
            let snapshot = connection.unchecked_transaction().map_err(refused("copy the store"))?;
            let revision = row::head(&snapshot, &self.integrity)?.revision;
            copy::copy(&snapshot, to, progress)?;
            Ok(revision)
        })
    }

    /// Lends a connection to `read`.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let lock = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = lock().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let result = read(&connection);
        let mut idle = lock();
        if idle.len() < IDLE_MAX {
            idle.push(connection);
        }
        result
    }
}

/// Returns a set of records as SQL, and the values in it.
pub(super) fn condition(prefix: &Prefix, after: Option<&str>) -> (String, Vec<Value>) {
    let mut condition = "kind = ?".to_owned();
    let mut values = vec![prefix.kind_name().to_owned()];
    let mut and = |part: &str, value: &str| {
        condition.push_str(" AND ");
        condition.push_str(part);
        values.push(value.to_owned());
    };
    match prefix.place() {
        Some((account, region)) => {
            and("account = ?", account);
            and("region = ?", region);
            // One lower bound: of two SQLite looks up the first, and passes over all rows up to the second.
            match after.filter(|after| *after >= prefix.id_prefix()) {
                Some(after) => and("id > ?", after),
                None => and("id >= ?", prefix.id_prefix()),
            }
            if let Some(end) = prefix.id_end() {
                and("id < ?", &end);
            }
        }
        None => {
            if let Some(after) = after {
                and("(account, region, id) > ('', '', ?)", after);
            }
        }
    }
    (condition, values.into_iter().map(Value::Text).collect())
}

fn bounded(limit: usize) -> i64 {
    i64::try_from(limit.min(SCAN_RECORDS_MAX)).unwrap_or(i64::MAX)
}
