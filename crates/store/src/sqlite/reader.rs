//! Reading: a few connections, each used by one thread at a time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crypto::mac::HmacKey;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{backend, schema};
use crate::address::{Address, Prefix};
use crate::record_tag;
use crate::store::{Change, Record, Revision, StoreError};

/// Idle connections kept; more are opened when more threads read at once, and closed afterwards.
const IDLE_MAX: usize = 8;

/// The readers of one file.
pub(super) struct Readers {
    path: PathBuf,
    key: Arc<HmacKey>,
    idle: Mutex<Vec<Connection>>,
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Readers").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Readers {
    pub(super) fn new(path: &Path, key: Arc<HmacKey>) -> Self {
        Self { path: path.to_owned(), key, idle: Mutex::new(Vec::new()) }
    }

    pub(super) fn get(&self, address: &Address) -> Result<Option<Record>, StoreError> {
        self.read(|connection| get(connection, &self.key, address))
    }

    pub(super) fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, StoreError> {
        self.read(|connection| {
            let rows = scan(connection, prefix, after, limit).map_err(|error| backend(&error))?;
            rows.into_iter().map(|row| row.check(&self.key)).collect()
        })
    }

    pub(super) fn count(&self, prefix: &Prefix) -> Result<u64, StoreError> {
        const ALL: &str = "SELECT count(*) FROM record WHERE kind = ?1";
        const PLACE: &str =
            "SELECT count(*) FROM record WHERE kind = ?1 AND account = ?2 AND region = ?3";
        self.read(|connection| {
            let count = match prefix.place() {
                None => connection
                    .prepare_cached(ALL)
                    .and_then(|mut query| query.query_row([prefix.kind_name()], |row| row.get(0))),
                Some((account, region)) => {
                    connection.prepare_cached(PLACE).and_then(|mut query| {
                        query.query_row([prefix.kind_name(), account, region], |row| row.get(0))
                    })
                }
            };
            count.map(i64::unsigned_abs).map_err(|error| backend(&error))
        })
    }

    pub(super) fn revision(&self) -> Result<Revision, StoreError> {
        self.read(|connection| revision(connection).map_err(|error| backend(&error)))
    }

    pub(super) fn changes_since(
        &self,
        revision: Revision,
        limit: usize,
    ) -> Result<Vec<Change>, StoreError> {
        const CHANGES: &str = "SELECT revision, request_id, note, tag FROM change WHERE revision > ?1 \
                               ORDER BY revision LIMIT ?2";
        self.read(|connection| {
            let mut query = connection.prepare_cached(CHANGES).map_err(|error| backend(&error))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = query
                .query_map(params![number(revision), limit], |row| {
                    let change = Change {
                        revision: Revision(row.get::<_, i64>(0)?.unsigned_abs()),
                        request_id: row.get(1)?,
                        note: row.get(2)?,
                    };
                    Ok((change, row.get::<_, Vec<u8>>(3)?))
                })
                .map_err(|error| backend(&error))?;
            rows.map(|row| {
                let (change, tag) = row.map_err(|error| backend(&error))?;
                let address = change_address(&change.request_id);
                let expected = record_tag::tag(&self.key, &address, change.revision, &change.note);
                if crypto::ct_eq(&expected, &tag) {
                    Ok(change)
                } else {
                    Err(StoreError::Tampered(address))
                }
            })
            .collect()
        })
    }

    /// Lends a connection to `read`.
    fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let lock = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = lock().pop();
        let connection = idle.map_or_else(|| schema::open_for_reading(&self.path), Ok)?;
        let result = read(&connection);
        let mut idle = lock();
        if idle.len() < IDLE_MAX {
            idle.push(connection);
        }
        result
    }
}

/// The place under which a change's tag binds it.
pub(super) fn change_address(request_id: &str) -> Address {
    Address::new("change", "", "", request_id)
}

/// A revision as SQLite keeps it.
pub(super) fn number(revision: Revision) -> i64 {
    i64::try_from(revision.0).unwrap_or(i64::MAX)
}

/// The number of the newest batch.
pub(super) fn revision(connection: &Connection) -> rusqlite::Result<Revision> {
    let mut query = connection.prepare_cached("SELECT revision FROM counter")?;
    query.query_row([], |row| Ok(Revision(row.get::<_, i64>(0)?.unsigned_abs())))
}

/// A record that was read and not authenticated yet.
struct Unchecked {
    address: Address,
    record: Record,
    tag: Vec<u8>,
}

impl Unchecked {
    fn check(self, key: &HmacKey) -> Result<(Address, Record), StoreError> {
        let Self { address, record, tag } = self;
        let expected = record_tag::tag(key, &address, record.revision, &record.bytes);
        if crypto::ct_eq(&expected, &tag) {
            Ok((address, record))
        } else {
            Err(StoreError::Tampered(address))
        }
    }
}

/// The record at `address`; the writer uses it too.
pub(super) fn get(
    connection: &Connection,
    key: &HmacKey,
    address: &Address,
) -> Result<Option<Record>, StoreError> {
    const GET: &str = "SELECT revision, value, tag FROM record \
                       WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4";
    let found = connection
        .prepare_cached(GET)
        .and_then(|mut query| {
            let place = [address.kind(), address.account(), address.region(), address.id()];
            query
                .query_row(place, |row| {
                    Ok(Unchecked {
                        address: address.clone(),
                        record: record(row, 0)?,
                        tag: row.get(2)?,
                    })
                })
                .optional()
        })
        .map_err(|error| backend(&error))?;
    found.map(|found| found.check(key).map(|(_, record)| record)).transpose()
}

/// Revision and value, from the column `first` on.
fn record(row: &Row<'_>, first: usize) -> rusqlite::Result<Record> {
    let revision = Revision(row.get::<_, i64>(first)?.unsigned_abs());
    let bytes = row.get_ref(first + 1)?.as_bytes_or_null()?.unwrap_or_default().to_vec();
    Ok(Record { bytes, revision })
}

fn scan(
    connection: &Connection,
    prefix: &Prefix,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Vec<Unchecked>> {
    const ALL: &str = "SELECT account, region, id, revision, value, tag FROM record \
                       WHERE kind = ?1 AND (account, region, id) > ('', '', ?2) \
                       ORDER BY account, region, id LIMIT ?3";
    const PLACE: &str = "SELECT account, region, id, revision, value, tag FROM record \
                         WHERE kind = ?1 AND account = ?4 AND region = ?5 AND id > ?2 ORDER BY id LIMIT ?3";
    let (kind, after) = (prefix.kind_name(), after.unwrap_or_default());
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let read = |row: &Row<'_>| {
        let [account, region, id]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
        let address = Address::new(kind, account, region, id);
        Ok(Unchecked { address, record: record(row, 3)?, tag: row.get(5)? })
    };
    match prefix.place() {
        None => {
            connection.prepare_cached(ALL)?.query_map(params![kind, after, limit], read)?.collect()
        }
        Some((account, region)) => connection
            .prepare_cached(PLACE)?
            .query_map(params![kind, after, limit, account, region], read)?
            .collect(),
    }
}
