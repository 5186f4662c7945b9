//! The changes of a transaction to the tables. Every row that is added or removed is accounted for in the set of rows.

use std::collections::BTreeMap;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, ToSql, params};

use super::CommittedState;
use super::row::{self, number};
use crate::address::Address;
use crate::batch::{Batch, Expected, Precondition, Write};
use crate::integrity::{Integrity, RowTag, SetHash};
use crate::revision::Revision;
use crate::store::{CommitError, StoreError};

/// Applies a batch and moves the head on, or refuses it and leaves everything as it was.
///
/// The outer error is SQLite's. The caller rolls back what it leaves of the batch.
pub(super) fn batch(
    connection: &Connection,
    integrity: &Integrity,
    batch: &Batch,
    head: &mut CommittedState,
) -> rusqlite::Result<Result<Revision, CommitError>> {
    if batch.is_empty() {
        return Ok(Ok(head.revision));
    }
    let mut seen = SeenTags::new();
    for precondition in &batch.preconditions {
        if let Some(refused) = missed(connection, integrity, precondition, &mut seen)? {
            return Ok(Err(refused));
        }
    }
    write(connection, integrity, batch, &seen, head)?;
    Ok(Ok(head.revision))
}

/// The tags that the preconditions of a batch have looked up, so that they are not looked up again. `None` where there is no row.
type SeenTags<'a> = BTreeMap<&'a Address, Option<RowTag>>;

/// Returns the refusal if a precondition does not hold.
fn missed<'a>(
    connection: &Connection,
    integrity: &Integrity,
    precondition: &'a Precondition,
    seen: &mut SeenTags<'a>,
) -> rusqlite::Result<Option<CommitError>> {
    let (address, expected) = match precondition {
        Precondition::Record(address, expected) => (address, expected),
        Precondition::Empty(set) => {
            return Ok(row::first(connection, set)?.map(CommitError::Conflict));
        }
    };
    let found = row::get(connection, address)?;
    seen.insert(address, found.as_ref().and_then(|found| found.tag()));
    let found = match found.map(|found| found.check(integrity)).transpose() {
        Ok(found) => found.map(|(_, record)| record.revision),
        Err(error) => return Ok(Some(CommitError::Failed(error))),
    };
    let holds = match expected {
        Expected::Absent => found.is_none(),
        Expected::Revision(revision) => found == Some(*revision),
    };
    Ok((!holds).then(|| CommitError::Conflict(address.clone())))
}

fn write(
    connection: &Connection,
    integrity: &Integrity,
    batch: &Batch,
    seen: &SeenTags<'_>,
    head: &mut CommittedState,
) -> rusqlite::Result<()> {
    head.revision = head.revision.next();
    // The last change of a record counts.
    let writes: BTreeMap<_, _> = batch.writes.iter().map(|(at, write)| (at, write)).collect();
    for (address, write) in &writes {
        match write {
            Write::Put(bytes) => {
                put(connection, integrity, address, bytes, seen.get(address), head)?;
            }
            Write::Delete => {
                if let Some(old) = delete(connection, address)? {
                    integrity.toggle(&mut head.set, &old);
                }
            }
        }
    }
    let addresses = row::write_addresses(writes.into_keys());
    feed(connection, integrity, batch, &addresses, head)
}

/// Drops the change feed up to `through`.
pub(super) fn forget(
    connection: &Connection,
    integrity: &Integrity,
    through: Revision,
    set: &mut SetHash,
) -> rusqlite::Result<()> {
    const FORGET: &str = "DELETE FROM change WHERE revision <= ?1 RETURNING tag";
    let mut statement = connection.prepare_cached(FORGET)?;
    let mut rows = statement.query([number(through)])?;
    while let Some(row) = rows.next()? {
        integrity.toggle(set, row::bytes(row, 0)?);
    }
    Ok(())
}

/// Writes the head; the seal is from [`sealed`].
pub(super) fn head(
    connection: &Connection,
    revision: Revision,
    seal: &[u8],
) -> rusqlite::Result<()> {
    const HEAD: &str = "INSERT OR REPLACE INTO head (one, revision, seal) VALUES (1, ?1, ?2)";
    connection.prepare_cached(HEAD)?.execute(params![number(revision), seal]).map(drop)
}

/// Returns the set of rows, sealed for [`head`].
pub(super) fn sealed(integrity: &Integrity, head: &CommittedState) -> Result<Vec<u8>, StoreError> {
    let seal = integrity.seal_head(head.revision, &head.set);
    seal.map_err(|cause| StoreError::Backend { doing: "seal the head", cause })
}

/// Returns the tag of the row that is to be replaced or deleted. Whatever it is, it leaves the set: if it is not the tag that was
/// written there, the set is wrong afterwards, as it was before.
fn old_tag(connection: &Connection, address: &Address) -> rusqlite::Result<Option<Vec<u8>>> {
    const TAG: &str = "SELECT tag FROM record \
                       WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4";
    let mut query = connection.prepare_cached(TAG)?;
    query.query_row(address.parts(), |row| Ok(row::bytes(row, 0)?.to_vec())).optional()
}

/// Writes a row. What nobody has looked up is mostly new, and then one look at the table is enough.
fn put(
    connection: &Connection,
    integrity: &Integrity,
    address: &Address,
    bytes: &[u8],
    seen: Option<&Option<RowTag>>,
    head: &mut CommittedState,
) -> rusqlite::Result<()> {
    const ADD: &str = "INSERT INTO record (kind, account, region, id, revision, value, tag) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";
    const REPLACE: &str = "INSERT OR REPLACE INTO record \
                           (kind, account, region, id, revision, value, tag) \
                           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let tag = integrity.record_tag(address, head.revision, bytes);
    let [kind, account, region, id] = address.parts();
    let row = params![kind, account, region, id, number(head.revision), Readable(bytes), tag];
    if seen.is_some() || connection.prepare_cached(ADD)?.execute(row)? == 0 {
        let old = match seen {
            Some(seen) => seen.map(Vec::from),
            None => old_tag(connection, address)?,
        };
        if let Some(old) = old {
            integrity.toggle(&mut head.set, &old);
        }
        connection.prepare_cached(REPLACE)?.execute(row)?;
    }
    integrity.toggle(&mut head.set, &tag);
    Ok(())
}

/// Returns the tag of the row that was there, as [`old_tag`] does.
fn delete(connection: &Connection, address: &Address) -> rusqlite::Result<Option<Vec<u8>>> {
    const DELETE: &str = "DELETE FROM record \
                          WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4 \
                          RETURNING tag";
    let mut statement = connection.prepare_cached(DELETE)?;
    statement.query_row(address.parts(), |row| Ok(row::bytes(row, 0)?.to_vec())).optional()
}

fn feed(
    connection: &Connection,
    integrity: &Integrity,
    batch: &Batch,
    addresses: &str,
    head: &mut CommittedState,
) -> rusqlite::Result<()> {
    const FEED: &str = "INSERT INTO change (revision, request_id, addresses, note, tag) \
                        VALUES (?1, ?2, ?3, ?4, ?5)";
    let Batch { request_id, note, .. } = batch;
    let tag = integrity.change_tag(head.revision, request_id, addresses, note);
    let row = params![number(head.revision), request_id, addresses, Readable(note), tag];
    connection.prepare_cached(FEED)?.execute(row)?;
    integrity.toggle(&mut head.set, &tag);
    Ok(())
}

/// Bytes that are stored as text if they are text, so that the `sqlite3` shell shows them.
struct Readable<'a>(&'a [u8]);

impl ToSql for Readable<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = std::str::from_utf8(self.0).is_ok();
        let value = if text { ValueRef::Text(self.0) } else { ValueRef::Blob(self.0) };
        Ok(ToSqlOutput::Borrowed(value))
    }
}
