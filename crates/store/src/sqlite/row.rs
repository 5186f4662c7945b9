//! From rows to records. A row that does not authenticate goes no further.
//!
//! Columns are read as whatever they hold: a value of the wrong type, text that is not UTF-8 or a number out of range marks a
//! damaged row, and its tag will show that.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{CommittedState, refused};
use crate::address::{Address, Prefix};
use crate::integrity::{Integrity, RowTag};
use crate::revision::Revision;
use crate::store::{Change, Record, StoreError};

/// Returns the address of the first record of a set, if it has any. It is looked at in the index and not authenticated.
pub(super) fn first(connection: &Connection, set: &Prefix) -> rusqlite::Result<Option<Address>> {
    const OF_KIND: &str = "SELECT account, region, id FROM record WHERE kind = ?1 \
                           ORDER BY account, region, id LIMIT 1";
    const IN_PLACE: &str = "SELECT account, region, id FROM record \
                            WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id >= ?4 \
                            ORDER BY id LIMIT 1";
    let kind = set.kind_name();
    let read = |row: &Row<'_>| {
        let [account, region, id] = [text(row, 0)?, text(row, 1)?, text(row, 2)?];
        Ok(Address::new(kind, account, region, id))
    };
    let found = match set.place() {
        None => connection.prepare_cached(OF_KIND)?.query_row([kind], read).optional()?,
        Some((account, region)) => connection
            .prepare_cached(IN_PLACE)?
            .query_row([kind, account, region, set.id_prefix()], read)
            .optional()?,
    };
    Ok(found.filter(|address| set.contains(address)))
}

/// The columns of a change that [`UncheckedChange::read`] needs, in its order.
pub(super) const CHANGE_COLUMNS: &str = "revision, request_id, addresses, note, tag";

/// A record that was read and is not authenticated yet.
pub(super) struct UncheckedRecord {
    address: Address,
    record: Record,
    tag: Option<RowTag>,
}

impl UncheckedRecord {
    /// Reads revision, value and tag, which are in the columns from `first` on.
    pub(super) fn read(row: &Row<'_>, first: usize, address: Address) -> rusqlite::Result<Self> {
        let record =
            Record { revision: revision(row, first)?, bytes: bytes(row, first + 1)?.to_vec() };
        Ok(Self { address, record, tag: tag(row, first + 2)? })
    }

    /// Returns the tag, if it has the length of one.
    pub(super) const fn tag(&self) -> Option<RowTag> {
        self.tag
    }

    pub(super) fn check(self, integrity: &Integrity) -> Result<(Address, Record), StoreError> {
        let Self { address, record, tag } = self;
        let expected = integrity.record_tag(&address, record.revision, &record.bytes);
        if authenticates(&expected, tag.as_ref()) {
            Ok((address, record))
        } else {
            Err(StoreError::Tampered(address))
        }
    }
}

/// A change that was read and is not authenticated yet.
pub(super) struct UncheckedChange {
    revision: Revision,
    request_id: String,
    addresses: String,
    note: Vec<u8>,
    tag: Option<RowTag>,
}

impl UncheckedChange {
    /// Reads [`CHANGE_COLUMNS`].
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            revision: revision(row, 0)?,
            request_id: text(row, 1)?,
            addresses: text(row, 2)?,
            note: bytes(row, 3)?.to_vec(),
            tag: tag(row, 4)?,
        })
    }

    pub(super) fn check(self, integrity: &Integrity) -> Result<Change, StoreError> {
        let Self { revision, request_id, addresses, note, tag } = self;
        let expected = integrity.change_tag(revision, &request_id, &addresses, &note);
        let tampered =
            || StoreError::Tampered(Address::new("change", "", "", revision.to_string()));
        if !authenticates(&expected, tag.as_ref()) {
            return Err(tampered());
        }
        let addresses = parse_addresses(&addresses).ok_or_else(tampered)?;
        Ok(Change { revision, request_id, note, addresses })
    }
}

/// Returns the address that names a change if it does not authenticate.
pub(super) fn change_address(revision: Revision) -> Address {
    Address::new("change", "", "", revision.to_string())
}

/// Returns the row at `address`.
pub(super) fn get(
    connection: &Connection,
    address: &Address,
) -> rusqlite::Result<Option<UncheckedRecord>> {
    const GET: &str = "SELECT revision, value, tag FROM record \
                       WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4";
    let mut query = connection.prepare_cached(GET)?;
    let read = |row: &Row<'_>| UncheckedRecord::read(row, 0, address.clone());
    query.query_row(address.parts(), read).optional()
}

/// Returns the head of the store.
pub(super) fn head(
    connection: &Connection,
    integrity: &Integrity,
) -> Result<CommittedState, StoreError> {
    let found =
        connection.prepare_cached("SELECT revision, seal FROM head").and_then(|mut query| {
            query.query_row([], |row| Ok((revision(row, 0)?, bytes(row, 1)?.to_vec()))).optional()
        });
    let (revision, seal) = found.map_err(refused("read the head"))?.ok_or(StoreError::Head)?;
    let set = integrity.open_head(revision, &seal).map_err(|_opaque| StoreError::Head)?;
    Ok(CommittedState { revision, set })
}

/// Writes addresses as the change feed keeps them.
pub(super) fn write_addresses<'a>(addresses: impl Iterator<Item = &'a Address>) -> String {
    let addresses: Vec<[&str; 4]> = addresses.map(Address::parts).collect();
    // Writing text into memory cannot fail.
    serde_json::to_string(&addresses).unwrap_or_default()
}

fn parse_addresses(text: &str) -> Option<Vec<Address>> {
    let addresses: Vec<[String; 4]> = serde_json::from_str(text).ok()?;
    let address =
        |[kind, account, region, id]: [String; 4]| Address::new(kind, account, region, id);
    Some(addresses.into_iter().map(address).collect())
}

/// Returns a revision as SQLite keeps it.
pub(super) fn number(revision: Revision) -> i64 {
    i64::try_from(revision.0).unwrap_or(i64::MAX)
}

/// Returns the revision in a column; if it is none, one that no row has.
pub(super) fn revision(row: &Row<'_>, column: usize) -> rusqlite::Result<Revision> {
    let number = match row.get_ref(column)? {
        ValueRef::Integer(number) => u64::try_from(number).ok(),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => None,
    };
    Ok(Revision(number.unwrap_or(u64::MAX)))
}

/// Returns the text in a column.
pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(String::from_utf8_lossy(bytes(row, column)?).into_owned())
}

/// Returns the bytes in a column; empty if they are neither text nor bytes.
pub(super) fn bytes<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a [u8]> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => &[],
    })
}

/// Returns the tag in a column, if it has the length of one.
pub(super) fn tag(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<RowTag>> {
    Ok(bytes(row, column)?.try_into().ok())
}

fn authenticates(expected: &RowTag, tag: Option<&RowTag>) -> bool {
    tag.is_some_and(|tag| crypto::ct_eq(expected, tag))
}
