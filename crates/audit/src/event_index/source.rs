//! The entries of segments, which indexes are made of and lead to.

use std::fs::File;
use std::io::{self, BufReader};
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use crypto::mac::HmacKey;
use serde_json::value::RawValue;

use super::file::SegmentEnd;
use super::row::{EntryPlace, IndexedRow, SegmentRows};
use crate::entry::{self, Line, START};
use crate::event_facts::EventFacts;
use crate::event_terms::EventTerms;
use crate::head::ENTRIES_START;
use crate::segment::{self, Lines};
use crate::verify::Walk;

/// Returns the end of a closed segment, as its head has it.
pub(super) fn end_of(dir: &Path, key: &HmacKey, number: u64) -> io::Result<SegmentEnd> {
    let path = segment::path(dir, number);
    let heads = segment::heads(&File::open(&path)?, Some(key))?.into_iter().flatten();
    let newest = heads.max_by_key(|head| head.generation).filter(|head| head.segment == number);
    let head = newest.ok_or_else(|| damaged(&path, "it has no head that authenticates"))?;
    Ok(SegmentEnd { number, hash: head.hash })
}

/// Reads a closed segment, and verifies every entry. Returns its end and its rows.
pub(super) fn closed_rows(
    dir: &Path,
    key: &HmacKey,
    number: u64,
) -> io::Result<(SegmentEnd, SegmentRows)> {
    let path = segment::path(dir, number);
    let mut first = Vec::new();
    Lines::open(dir, number)?.next(&mut first)?;
    let (seq, previous) =
        entry::first(&first).ok_or_else(|| damaged(&path, "its first entry is not one"))?;
    let mut rows = RowReader::default();
    let mut walk = Walk::from(seq.saturating_sub(1), previous);
    let mut segment = BufReader::with_capacity(1 << 20, File::open(&path)?);
    let mut each = |line: &Line<'_>, hash: &entry::ChainHash| {
        rows.add(line, *hash);
        Ok(())
    };
    let walked = walk.closed(number, &path, Some(key), &mut segment, &mut each)?;
    let head = walked.map_err(|flaw| damaged(&path, &flaw.why))?;
    Ok((SegmentEnd { number, hash: head.hash }, rows.rows))
}

/// Reads the entries of the newest segment, which the start has verified.
pub(super) fn newest_rows(dir: &Path, number: u64) -> io::Result<SegmentRows> {
    let (mut lines, mut text) = (Lines::open(dir, number)?, Vec::new());
    let mut rows = RowReader::default();
    let mut previous = START;
    loop {
        lines.next(&mut text)?;
        let Ok(line) = serde_json::from_slice::<Line<'_>>(&text) else { break };
        if rows.is_empty() {
            previous = entry::first(&text).map_or(START, |(_, previous)| previous);
        }
        let event = line.event.get().as_bytes();
        previous = entry::chain(&previous, line.seq, line.revision, event);
        rows.add(&line, previous);
    }
    Ok(rows.rows)
}

/// Makes rows of entries that come in their order.
struct RowReader {
    rows: SegmentRows,
    end: u64,
}

impl Default for RowReader {
    fn default() -> Self {
        Self { rows: SegmentRows::default(), end: ENTRIES_START }
    }
}

impl RowReader {
    fn is_empty(&self) -> bool {
        self.end == ENTRIES_START
    }

    fn add(&mut self, line: &Line<'_>, hash: entry::ChainHash) {
        let bytes = entry::line_bytes(line.seq, line.revision, line.event.get().len());
        let length = u32::try_from(bytes).unwrap_or(u32::MAX);
        let place = EntryPlace { entry: line.seq, offset: self.end, length, hash };
        self.end += u64::from(length);
        if let Some(facts) = EventFacts::of(line.event) {
            self.rows.push(&place, &EventTerms::of(&facts));
        }
    }
}

/// Reads the entry of a row.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] if it is not the entry that was indexed.
pub(super) fn read_entry(
    dir: &Path,
    segment: &File,
    row: &IndexedRow,
) -> io::Result<Box<RawValue>> {
    let is_other =
        || damaged(dir, &format!("entry {} is not the one that was indexed", row.position.entry));
    let mut text = vec![0; usize::try_from(row.length).unwrap_or(0)];
    segment.read_exact_at(&mut text, row.offset)?;
    let previous = entry::first(&text).map(|(_, previous)| previous);
    let previous = previous.ok_or_else(is_other)?;
    let (line, hash) =
        entry::check(&text, &previous, row.position.entry).map_err(|_why| is_other())?;
    if !hash.starts_with(&row.hash) {
        return Err(is_other());
    }
    Ok(line.event.to_owned())
}

fn damaged(path: &Path, why: &str) -> io::Error {
    let text =
        format!("the audit log {} is damaged: {why}; run `bulla audit verify`", path.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}
