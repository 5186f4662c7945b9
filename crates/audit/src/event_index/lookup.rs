//! Looks events up: merges what the segments have, newest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::fs::File;
use std::io;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::file::{IndexFile, Postings};
use super::row::{EventPosition, IndexedRow, RowsPart};
use super::{EventIndex, source};
use crate::event_facts::{EventAttribute, EventFacts};
use crate::event_terms::EventPlace;
use crate::segment;

/// The entries that a page may read in vain because their terms are those of other values. Then the page ends early.
const MISSES_MAX: usize = 1000;
/// The bytes of the events of a page, after which it ends early: an event may have a MiB.
const PAGE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The seconds by which an event may be newer than the first of the next segment: it was recorded late, or a clock was set back. Only
/// while an index is being made its times are not known.
const LATE_MAX: i64 = 3600;

/// A question about the events of an account.
#[derive(Clone, Copy, Debug)]
pub struct EventQuery<'a> {
    /// The number of the account.
    pub account: u64,
    /// The Region.
    pub region: &'a str,
    /// `true` to find events that belong to no Region, too.
    pub is_global: bool,
    /// An attribute, and the value that it must have.
    pub attribute: Option<(EventAttribute, &'a str)>,
    /// The first second of the time range, since the epoch.
    pub from: i64,
    /// The last second of the time range.
    pub through: i64,
    /// The position of the last event of the page before.
    pub after: Option<EventPosition>,
    /// The most events of the page.
    pub limit: usize,
}

/// A page of events, newest first.
#[derive(Debug, Default)]
pub struct EventPage {
    /// The events.
    pub events: Vec<FoundEvent>,
    /// The position after which the next page begins. `None` if there are no more events.
    pub next: Option<EventPosition>,
}

/// An event that was found, as it is in the log.
#[derive(Debug)]
pub struct FoundEvent {
    /// Its position.
    pub position: EventPosition,
    /// The event, as JSON.
    pub event: Box<RawValue>,
}

/// The reason why events cannot be looked up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EventLookupError {
    /// The index of a segment is being made.
    #[error("the index of segment {segment} of the audit log is being made; ask again")]
    Unindexed {
        /// The number of the segment.
        segment: u64,
    },
    /// The log cannot be read, or an entry is not the one that was indexed.
    #[error("events cannot be looked up in the audit log")]
    Io(#[from] io::Error),
}

impl EventQuery<'_> {
    /// Returns the terms of events that it may be about.
    fn terms(&self) -> impl Iterator<Item = u64> {
        let places = [Some(self.region), None];
        let places = places.into_iter().filter(|place| place.is_some() || self.is_global);
        places.map(|place| EventPlace::new(place).term(self.attribute))
    }

    /// Returns the position before which all events are that it asks for.
    fn limit(&self) -> EventPosition {
        let limit = EventPosition { time: self.through, entry: u64::MAX };
        self.after.map_or(limit, |after| after.min(limit))
    }

    /// Returns whether an event is one of those.
    fn is_about(&self, facts: &EventFacts<'_>) -> bool {
        facts.account == self.account
            && facts.place().map_or(self.is_global, |region| region == self.region)
            && self.attribute.is_none_or(|(attribute, value)| facts.has(attribute, value))
    }
}

impl EventIndex {
    /// Finds events.
    ///
    /// # Errors
    /// [`EventLookupError`].
    pub(crate) fn look_up(&self, query: &EventQuery<'_>) -> Result<EventPage, EventLookupError> {
        let (rows, closed) = self.snapshot(query);
        let mut merge = Merge::new(self, query, rows, &closed);
        let (mut page, mut misses, mut bytes) = (EventPage::default(), 0, 0);
        while let Some((row, number)) = merge.next()? {
            if row.position.time < query.from {
                break;
            }
            // One more than fits shows that there is more.
            let is_full = page.events.len() >= query.limit || bytes > PAGE_BYTES_MAX;
            if is_full || misses > MISSES_MAX {
                page.next = merge.before;
                break;
            }
            merge.before = Some(row.position);
            let event = merge.read(number, &row)?;
            if EventFacts::of(&event).is_some_and(|facts| query.is_about(&facts)) {
                bytes += event.get().len();
                page.events.push(FoundEvent { position: row.position, event });
            } else {
                misses += 1;
            }
        }
        Ok(page)
    }

    /// Returns the rows of the segments that are in memory which the query may be about, and the others with their files.
    fn snapshot(&self, query: &EventQuery<'_>) -> (Vec<(IndexedRow, u64)>, Vec<ClosedSegment>) {
        let mut found = Vec::new();
        let state = self.lock();
        let (parts, growing) = state.rows.look(|growing| select(growing, query));
        let newest = state.newest;
        let waiting: Vec<_> = state.waiting.iter().cloned().collect();
        let mut bound = state.rows.first_time();
        let mut closed = Vec::new();
        for (number, file) in state.closed.iter().rev() {
            if waiting.iter().any(|segment| segment.end.number == *number) {
                continue;
            }
            let times = match file {
                Some(file) => file.times(),
                None => {
                    Some((i64::MIN, bound.map_or(i64::MAX, |first| first.saturating_add(LATE_MAX))))
                }
            };
            let first = times.map(|(first, _)| first).filter(|_| file.is_some());
            bound = first.into_iter().chain(bound).min();
            closed.push(ClosedSegment { number: *number, file: file.clone(), times });
        }
        drop(state);
        let mut add =
            |rows: Vec<IndexedRow>, number| found.extend(rows.into_iter().map(|row| (row, number)));
        add(growing, newest);
        parts.iter().for_each(|part| add(select(part, query), newest));
        for segment in &waiting {
            segment.parts.iter().for_each(|part| add(select(part, query), segment.end.number));
        }
        found.sort_unstable_by_key(|(row, _)| Reverse(row.position));
        (found, closed)
    }
}

/// A closed segment.
struct ClosedSegment {
    number: u64,
    /// `None` if its index is not made yet.
    file: Option<Arc<IndexFile>>,
    /// The times between which its events are. `None` if it has none.
    times: Option<(i64, i64)>,
}

/// Returns the rows that the query may be about.
fn select(part: &RowsPart, query: &EventQuery<'_>) -> Vec<IndexedRow> {
    let (limit, wanted) = (query.limit(), Vec::from_iter(query.terms()));
    let is_wanted = |(row, account, terms): &(&IndexedRow, u64, &[u64])| {
        *account == query.account
            && row.position < limit
            && row.position.time >= query.from
            && terms.iter().any(|term| wanted.contains(term))
    };
    part.iter().filter(is_wanted).map(|(row, _, _)| *row).collect()
}

/// The rows of all segments, newest first.
struct Merge<'a> {
    index: &'a EventIndex,
    query: &'a EventQuery<'a>,
    in_memory: std::vec::IntoIter<(IndexedRow, u64)>,
    /// The closed segments that are not open yet, by their last time.
    closed: Vec<(i64, &'a ClosedSegment)>,
    lists: Vec<(Postings<'a>, u64)>,
    /// The next row of each list that is open; that of the rows in memory has no list.
    heads: BinaryHeap<MergeHead>,
    is_begun: bool,
    /// The position of the row that was read last.
    before: Option<EventPosition>,
    /// The segments that are open for reading.
    segments: BTreeMap<u64, File>,
}

/// The next row of a list.
struct MergeHead {
    row: IndexedRow,
    segment: u64,
    list: Option<usize>,
}

impl PartialEq for MergeHead {
    fn eq(&self, other: &Self) -> bool {
        self.row.position == other.row.position
    }
}

impl Eq for MergeHead {}

impl PartialOrd for MergeHead {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MergeHead {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.row.position.cmp(&other.row.position)
    }
}

impl<'a> Merge<'a> {
    fn new(
        index: &'a EventIndex,
        query: &'a EventQuery<'a>,
        in_memory: Vec<(IndexedRow, u64)>,
        closed: &'a [ClosedSegment],
    ) -> Self {
        let limit = query.limit();
        let is_asked_for = |times: &(i64, i64)| times.0 <= limit.time && times.1 >= query.from;
        let timed = closed.iter().filter_map(|segment| Some((segment.times?, segment)));
        let asked_for = timed.filter(|(times, _)| is_asked_for(times));
        let mut some: Vec<_> = asked_for.map(|(times, segment)| (times.1, segment)).collect();
        some.sort_unstable_by_key(|(last, segment)| (*last, segment.number));
        Self {
            index,
            query,
            in_memory: in_memory.into_iter(),
            closed: some,
            lists: Vec::new(),
            heads: BinaryHeap::new(),
            is_begun: false,
            before: query.after,
            segments: BTreeMap::new(),
        }
    }

    /// Returns the next row with its segment.
    fn next(&mut self) -> Result<Option<(IndexedRow, u64)>, EventLookupError> {
        if !std::mem::replace(&mut self.is_begun, true) {
            self.push_in_memory();
        }
        // A segment may have the next row if its last event is not older than the newest row that is known.
        while let Some((last, segment)) = self.closed.last().copied()
            && self.heads.peek().is_none_or(|head| last >= head.row.position.time)
        {
            self.closed.pop();
            self.open(segment)?;
        }
        let Some(MergeHead { row, segment, list }) = self.heads.pop() else { return Ok(None) };
        match list {
            Some(list) => self.push(list)?,
            None => self.push_in_memory(),
        }
        Ok(Some((row, segment)))
    }

    fn push_in_memory(&mut self) {
        let next = self.in_memory.next();
        self.heads.extend(next.map(|(row, segment)| MergeHead { row, segment, list: None }));
    }

    /// Adds the next row of a list.
    fn push(&mut self, list: usize) -> Result<(), EventLookupError> {
        let Some((postings, segment)) = self.lists.get_mut(list) else { return Ok(()) };
        let (segment, next) = (*segment, postings.next());
        let row = self.authentic(segment, next)?;
        self.heads.extend(row.map(|row| MergeHead { row, segment, list: Some(list) }));
        Ok(())
    }

    /// Opens the lists of a closed segment.
    fn open(&mut self, segment: &'a ClosedSegment) -> Result<(), EventLookupError> {
        let ClosedSegment { number, file: Some(file), .. } = segment else {
            self.index.make_again(segment.number);
            return Err(EventLookupError::Unindexed { segment: segment.number });
        };
        for term in self.query.terms() {
            let key = &*self.index.key;
            let list = file.postings(key, term, self.query.account, self.query.limit());
            let list = self.authentic(*number, list)?;
            self.lists.push((list, *number));
            self.push(self.lists.len() - 1)?;
        }
        Ok(())
    }

    /// Has an index made again that does not authenticate, or is gone.
    fn authentic<T>(&self, segment: u64, read: io::Result<T>) -> Result<T, EventLookupError> {
        use io::ErrorKind::{InvalidData, NotFound};
        read.map_err(|error| {
            if !matches!(error.kind(), InvalidData | NotFound) {
                return error.into();
            }
            self.index.make_again(segment);
            EventLookupError::Unindexed { segment }
        })
    }

    /// Reads the entry of a row.
    fn read(&mut self, number: u64, row: &IndexedRow) -> io::Result<Box<RawValue>> {
        let path = segment::path(&self.index.dir, number);
        let file = match self.segments.entry(number) {
            std::collections::btree_map::Entry::Occupied(open) => open.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => place.insert(File::open(&path)?),
        };
        source::read_entry(&path, file, row)
    }
}
