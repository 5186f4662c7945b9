//! Rows: for each event that can be looked up, where its entry is.

use std::sync::Arc;

use crate::entry::ChainHash;
use crate::event_terms::EventTerms;

/// The bytes of an entry's hash that a row has. As hard to meet as to guess a key of 128 bits.
pub(super) const HASH_BYTES: usize = 16;
/// The rows of a part of the newest segment. A look into the part that still grows keeps the log's writer waiting.
const PART_ROWS: usize = 2048;

/// The place of an entry in its segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EntryPlace {
    /// The entry's number.
    pub(crate) entry: u64,
    /// The offset of its line.
    pub(crate) offset: u64,
    /// The bytes of the line, with its line feed.
    pub(crate) length: u32,
    pub(crate) hash: ChainHash,
}

/// The position of an event in the order in which LookupEvents tells them: newest first, of one second the last entry first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventPosition {
    /// The time, in seconds since the epoch.
    pub time: i64,
    /// The number of the entry.
    pub entry: u64,
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IndexedRow {
    pub(super) position: EventPosition,
    pub(super) offset: u64,
    pub(super) length: u32,
    /// The first bytes of the entry's hash: an entry is shown only if it is the one that was indexed.
    pub(super) hash: [u8; HASH_BYTES],
}

/// Some rows, in the order of their entries, with their terms.
#[derive(Debug, Default)]
pub(super) struct RowsPart {
    rows: Vec<(IndexedRow, u64, usize)>,
    /// The terms of all rows, one after the other.
    terms: Vec<u64>,
}

impl RowsPart {
    fn push(&mut self, place: &EntryPlace, terms: &EventTerms) {
        let EntryPlace { entry, offset, length, hash } = *place;
        let position = EventPosition { time: terms.time, entry };
        let row = IndexedRow {
            position,
            offset,
            length,
            hash: hash.first_chunk().copied().unwrap_or_default(),
        };
        self.terms.extend_from_slice(&terms.terms);
        self.rows.push((row, terms.account, self.terms.len()));
    }

    /// Returns each row with its account and its terms.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&IndexedRow, u64, &[u64])> {
        let mut begin = 0;
        self.rows.iter().map(move |(row, account, end)| {
            let terms = self.terms.get(begin..*end).unwrap_or_default();
            begin = *end;
            (row, *account, terms)
        })
    }
}

/// The rows of one segment in memory.
#[derive(Debug, Default)]
pub(super) struct SegmentRows {
    full: Vec<Arc<RowsPart>>,
    growing: RowsPart,
    first_time: Option<i64>,
}

impl SegmentRows {
    pub(super) fn push(&mut self, place: &EntryPlace, terms: &EventTerms) {
        self.growing.push(place, terms);
        self.first_time = Some(self.first_time.map_or(terms.time, |first| first.min(terms.time)));
        if self.growing.rows.len() == PART_ROWS {
            self.full.push(Arc::new(std::mem::take(&mut self.growing)));
        }
    }

    /// Returns the time of the first event. `None` if there is none.
    pub(super) const fn first_time(&self) -> Option<i64> {
        self.first_time
    }

    /// Returns the parts that do not change any more, and what `look` makes of the one that does.
    pub(super) fn look<T>(&self, look: impl FnOnce(&RowsPart) -> T) -> (Vec<Arc<RowsPart>>, T) {
        (self.full.clone(), look(&self.growing))
    }

    /// Returns all rows of a segment that has ended.
    pub(super) fn into_parts(self) -> Vec<Arc<RowsPart>> {
        let Self { mut full, growing, .. } = self;
        full.push(Arc::new(growing));
        full
    }
}
