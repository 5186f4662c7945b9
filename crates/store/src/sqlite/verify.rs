//! Verification of all records. One thread reads them in their order; the others compute their tags, which is most of the work,
//! and add up the set.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;

use rusqlite::{Connection, Row};

use super::{refused, row};
use crate::address::Address;
use crate::integrity::{Integrity, SetHash};
use crate::revision::Revision;
use crate::store::StoreError;

/// The bytes of rows that go from thread to thread at once, and how many such parts may wait.
const PART_BYTES: usize = 256 * 1024;
const PARTS_WAITING_MAX: usize = 8;
/// The most threads that compute tags.
const THREADS_MAX: usize = 8;

const ALL: &str = "SELECT kind, account, region, id, value, tag, revision FROM record \
                   ORDER BY kind, account, region, id";

/// Neighbouring rows, one after the other.
#[derive(Debug)]
struct RowPart {
    /// Counts the parts.
    number: usize,
    bytes: Vec<u8>,
    rows: Vec<RowOutline>,
}

/// The revision of a row, and the lengths of its address's parts, its value and its tag.
#[derive(Debug)]
struct RowOutline {
    revision: Revision,
    lengths: [usize; 6],
}

/// A row that does not authenticate or cannot be read, in the part with this number.
type Flawed = (usize, StoreError);

/// Checks all records, and adds them to the set. Returns their number, or what is wrong with the first that has a flaw.
pub(super) fn records(
    connection: &Connection,
    integrity: &Integrity,
    set: &mut SetHash,
) -> Result<u64, StoreError> {
    let (sender, parts) = sync_channel(PARTS_WAITING_MAX);
    let parts = WaitingParts(Mutex::new(Some(parts)));
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
    std::thread::scope(|scope| {
        let mut started = Vec::new();
        for _ in 0..threads {
            let check = || check_parts(&parts, integrity);
            let thread = Builder::new().name("verify".to_owned()).spawn_scoped(scope, check);
            started.push(thread.map_err(|error| StoreError::Backend {
                doing: "start a thread that verifies records",
                cause: Arc::new(error),
            })?);
        }
        let (count, mut flaw) = match read(connection, &sender) {
            Ok(count) => (count, None),
            Err(flawed) => (0, Some(flawed)),
        };
        drop(sender);
        for thread in started {
            match thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)) {
                Ok(part) => set.add(&part),
                // What was read before the flaw of another part comes first.
                Err(found) if flaw.as_ref().is_none_or(|known| found.0 <= known.0) => {
                    flaw = Some(found);
                }
                Err(_later) => {}
            }
        }
        flaw.map_or(Ok(count), |(_, error)| Err(error))
    })
}

/// Reads all records and sends them. They must ascend: out of order, a lookup would miss records that are there; and a row that is
/// there twice is not in the set.
fn read(connection: &Connection, parts: &SyncSender<RowPart>) -> Result<u64, Flawed> {
    let reading = || refused("verify the records");
    let mut part = RowPart::after(0);
    let mut last = LastAddress::default();
    let mut count = 0;
    let mut query = connection.prepare(ALL).map_err(|error| (0, reading()(error)))?;
    let mut rows = query.query([]).map_err(|error| (0, reading()(error)))?;
    loop {
        let number = part.number;
        let next = rows.next().and_then(|row| row.map(|row| part.push(row)).transpose());
        let flaw = match next {
            Ok(Some(address)) if last.ascends(&address) => None,
            Ok(Some(address)) => Some(StoreError::Tampered(address.to_address())),
            Ok(None) => {
                // Those who check have ended only if one of them has found a flaw.
                let _flaw = parts.send(part);
                return Ok(count);
            }
            Err(error) => Some(reading()(error)),
        };
        count += 1;
        if flaw.is_some() || part.bytes.len() >= PART_BYTES {
            let next = RowPart::after(number + 1);
            let is_sent = parts.send(std::mem::replace(&mut part, next)).is_ok();
            match flaw {
                Some(error) => return Err((number, error)),
                None if !is_sent => return Ok(count),
                None => {}
            }
        }
    }
}

/// The address of a row, in the bytes of its part.
struct RowAddress<'a>([&'a [u8]; 4]);

impl RowAddress<'_> {
    /// Returns the address as an error shows it.
    fn to_address(&self) -> Address {
        let [kind, account, region, id] =
            self.0.map(|part| String::from_utf8_lossy(part).into_owned());
        Address::new(kind, account, region, id)
    }
}

/// The address of the row that was read last.
#[derive(Default)]
struct LastAddress {
    bytes: Vec<u8>,
    lengths: [usize; 4],
}

impl LastAddress {
    /// Returns whether the next address is greater, and takes its place.
    fn ascends(&mut self, next: &RowAddress<'_>) -> bool {
        let mut rest = self.bytes.as_slice();
        let last = self.lengths.map(|length| split_off(&mut rest, length));
        let ascends = last < next.0;
        self.bytes.clear();
        next.0.iter().for_each(|part| self.bytes.extend_from_slice(part));
        self.lengths = next.0.map(<[u8]>::len);
        ascends
    }
}

/// Takes so many bytes from the front.
fn split_off<'a>(bytes: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (front, rest) = bytes.split_at_checked(length).unwrap_or_default();
    *bytes = rest;
    front
}

/// The parts that wait to be checked. Nothing waits once a flaw was found: the thread that reads must not wait for threads that
/// have ended.
struct WaitingParts(Mutex<Option<Receiver<RowPart>>>);

impl WaitingParts {
    /// Returns the next part; `None` if there are no more.
    fn next(&self) -> Option<RowPart> {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        parts.as_ref()?.recv().ok()
    }

    fn close(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// Closes the parts when a thread that checks them ends, whatever ends it: a flaw, a panic, or the last part.
struct Closing<'a>(&'a WaitingParts);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Checks parts until there are no more. Returns the set of their rows.
fn check_parts(parts: &WaitingParts, integrity: &Integrity) -> Result<SetHash, Flawed> {
    let _closing = Closing(parts);
    let mut set = SetHash::default();
    while let Some(part) = parts.next() {
        part.check(integrity, &mut set).map_err(|error| (part.number, error))?;
    }
    Ok(set)
}

impl RowPart {
    fn after(number: usize) -> Self {
        // The last row goes beyond it.
        let bytes = Vec::with_capacity(PART_BYTES + PART_BYTES / 16);
        Self { number, bytes, rows: Vec::with_capacity(256) }
    }

    /// Appends a row of [`ALL`], and returns its address.
    fn push(&mut self, row: &Row<'_>) -> rusqlite::Result<RowAddress<'_>> {
        let start = self.bytes.len();
        let mut lengths = [0; 6];
        for (column, length) in lengths.iter_mut().enumerate() {
            let bytes = row::bytes(row, column)?;
            *length = bytes.len();
            self.bytes.extend_from_slice(bytes);
        }
        self.rows.push(RowOutline { revision: row::revision(row, lengths.len())?, lengths });
        let mut rest = self.bytes.get(start..).unwrap_or_default();
        let [kind, account, region, id, ..] = lengths.map(|length| split_off(&mut rest, length));
        Ok(RowAddress([kind, account, region, id]))
    }

    fn check(&self, integrity: &Integrity, set: &mut SetHash) -> Result<(), StoreError> {
        let mut rest = self.bytes.as_slice();
        for RowOutline { revision, lengths } in &self.rows {
            let [kind, account, region, id, value, tag] =
                lengths.map(|length| split_off(&mut rest, length));
            let address = [kind, account, region, id];
            let expected = integrity.row_tag(address, *revision, value);
            if !crypto::ct_eq(&expected, tag) {
                return Err(StoreError::Tampered(RowAddress(address).to_address()));
            }
            integrity.toggle(set, tag);
        }
        Ok(())
    }
}
