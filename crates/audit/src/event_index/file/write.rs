//! Writes the index of a segment.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;

use super::super::row::{IndexedRow, RowsPart};
use super::{
    BLOCK_BYTES, CONTENT_BYTES, FENCES_IN_BLOCK, ITEM_HEAD_BYTES, IndexFile, ROWS_IN_BLOCK,
    SegmentEnd, Trailer, USED_BYTES, row_bytes,
};

/// The bytes of distances at which the list of a term goes on in another item.
const DISTANCES_BYTES_MAX: usize = 1024;
/// The blocks that are written between two calls of `fdatasync`: one for a whole large file would keep the log's waiting.
const BLOCKS_UNSYNCED_MAX: u64 = 256;

/// A posting: a term of an account, and the number of a row that has it.
type Posting = (u64, u64, u32);

/// Writes the index of a segment with these rows, gives it its name and opens it.
pub(in super::super) fn write(
    dir: &Path,
    key: &HmacKey,
    end: SegmentEnd,
    parts: &[Arc<RowsPart>],
) -> io::Result<IndexFile> {
    let mut rows: Vec<(&IndexedRow, u64, &[u64])> =
        parts.iter().flat_map(|part| part.iter()).collect();
    rows.sort_unstable_by_key(|(row, _, _)| row.position);
    let path = end.path(dir);
    let new = path.with_extension("new");
    let file = durable::make(&new, &[])?;
    let mut blocks = BlockWriter { file, key, end, count: 0 };
    let mut trailer = Trailer { rows: rows.len() as u64, ..Trailer::default() };
    for some in rows.chunks(ROWS_IN_BLOCK) {
        blocks.write(some.iter().flat_map(|(row, _, _)| row_bytes(row)).collect())?;
    }
    trailer.row_blocks = blocks.count;
    let fences = write_postings(&mut blocks, &postings(&rows)?)?;
    trailer.posting_blocks = blocks.count - trailer.row_blocks;
    for some in fences.chunks(FENCES_IN_BLOCK) {
        blocks.write(some.iter().flat_map(|fence| fence.to_be_bytes()).collect())?;
    }
    trailer.fence_blocks = blocks.count - trailer.row_blocks - trailer.posting_blocks;
    trailer.first_time = rows.first().map_or(0, |(row, _, _)| row.position.time);
    trailer.last_time = rows.last().map_or(0, |(row, _, _)| row.position.time);
    blocks.write_block(trailer.to_bytes(), true)?;
    blocks.file.sync_all()?;
    durable::rename(&new, &path)?;
    Ok(IndexFile { path, end, trailer })
}

/// Returns the postings of all rows: by term and account, the newest row first.
fn postings(rows: &[(&IndexedRow, u64, &[u64])]) -> io::Result<Vec<Posting>> {
    let too_many =
        |_| io::Error::new(io::ErrorKind::InvalidInput, "a segment has too many entries");
    let mut postings = Vec::with_capacity(rows.iter().map(|(_, _, terms)| terms.len()).sum());
    for (number, (_, account, terms)) in rows.iter().enumerate() {
        let number = u32::try_from(number).map_err(too_many)?;
        postings.extend(terms.iter().map(|term| (*term, *account, number)));
    }
    postings.sort_unstable_by_key(|(term, account, number)| (*term, *account, u32::MAX - number));
    Ok(postings)
}

/// Writes the blocks of postings, and returns the first term of each.
fn write_postings(blocks: &mut BlockWriter<'_>, postings: &[Posting]) -> io::Result<Vec<u64>> {
    let (mut fences, mut items) = (Vec::new(), Vec::with_capacity(BLOCK_BYTES));
    let mut rest = postings;
    while let Some(((term, account, newest), after)) = rest.split_first() {
        rest = after;
        let (mut distances, mut last) = (Vec::new(), *newest);
        while let Some(((_, _, number), after)) = rest
            .split_first()
            .filter(|((next, owner, _), _)| (next, owner) == (term, account))
            .filter(|_| distances.len() < DISTANCES_BYTES_MAX)
        {
            push_distance(&mut distances, last - number);
            (last, rest) = (*number, after);
        }
        if items.len() + ITEM_HEAD_BYTES + distances.len() > CONTENT_BYTES - USED_BYTES {
            write_items(blocks, &mut items)?;
        }
        if items.is_empty() {
            fences.push(*term);
        }
        items.extend_from_slice(&term.to_be_bytes());
        items.extend_from_slice(&account.to_be_bytes());
        items.extend_from_slice(&newest.to_be_bytes());
        let length = u16::try_from(distances.len()).unwrap_or(u16::MAX);
        items.extend_from_slice(&length.to_be_bytes());
        items.extend_from_slice(&distances);
    }
    if !items.is_empty() {
        write_items(blocks, &mut items)?;
    }
    Ok(fences)
}

fn write_items(blocks: &mut BlockWriter<'_>, items: &mut Vec<u8>) -> io::Result<()> {
    let used = u16::try_from(items.len()).unwrap_or(u16::MAX).to_be_bytes();
    blocks.write(used.into_iter().chain(items.drain(..)).collect())
}

/// Appends a distance, seven bits a byte, the lowest first. The highest bit says that another byte follows.
fn push_distance(distances: &mut Vec<u8>, mut distance: u32) {
    loop {
        let low = distance.to_le_bytes()[0] & 0x7f;
        distance >>= 7;
        if distance == 0 {
            return distances.push(low);
        }
        distances.push(low | 0x80);
    }
}

struct BlockWriter<'a> {
    file: File,
    key: &'a HmacKey,
    end: SegmentEnd,
    count: u64,
}

impl BlockWriter<'_> {
    fn write(&mut self, content: Vec<u8>) -> io::Result<()> {
        self.write_block(content, false)
    }

    fn write_block(&mut self, mut content: Vec<u8>, is_last: bool) -> io::Result<()> {
        content.resize(CONTENT_BYTES, 0);
        let mac = self.end.mac(self.key, self.count, is_last, &content);
        content.extend_from_slice(&mac);
        self.file.write_all(&content)?;
        self.count += 1;
        if self.count.is_multiple_of(BLOCKS_UNSYNCED_MAX) {
            self.file.sync_data()?;
        }
        Ok(())
    }
}
