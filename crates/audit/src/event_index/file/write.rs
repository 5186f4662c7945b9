//! Writes the index of a segment.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;

use super::super::row::{IndexedRow, RowsPart};
use super::{
    BLOCK_BYTES, CONTENT_BYTES, FENCES_IN_BLOCK, ITEM_HEAD_BYTES, IndexFile, ROWS_IN_BLOCK,
    SegmentEnd, Trailer, USED_BYTES, push_row,
};

/// The bytes of distances at which the list of a term goes on in another item.
const DISTANCES_BYTES_MAX: usize = 1024;
/// The blocks that are written between two calls of `fdatasync`: one for a whole large file would keep the log's waiting.
const BLOCKS_UNSYNCED_MAX: u64 = 256;

/// A posting: a term of an account, and a row that has it. Half as long again with the account itself, and a segment has hundreds of
/// thousands.
#[derive(Clone, Copy)]
struct Posting {
    term: u64,
    /// The place of the account among those of the segment.
    account: u32,
    row: u32,
}

impl Posting {
    /// Returns the place in the file, as one number: by term and account, the newest row first.
    fn order(&self) -> u128 {
        let Self { term, account, row } = *self;
        u128::from(term) << 64 | u128::from(account) << 32 | u128::from(u32::MAX - row)
    }

    const fn is_beside(&self, other: &Self) -> bool {
        self.term == other.term && self.account == other.account
    }
}

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
    let mut blocks =
        BlockWriter { file, key, end, count: 0, content: Vec::with_capacity(BLOCK_BYTES) };
    let mut trailer = Trailer { rows: rows.len() as u64, ..Trailer::default() };
    for some in rows.chunks(ROWS_IN_BLOCK) {
        some.iter().for_each(|(row, _, _)| push_row(&mut blocks.content, row));
        blocks.write()?;
    }
    trailer.row_blocks = blocks.count;
    let accounts = accounts(&rows);
    let fences = write_postings(&mut blocks, &postings(&rows, &accounts)?, &accounts)?;
    trailer.posting_blocks = blocks.count - trailer.row_blocks;
    for some in fences.chunks(FENCES_IN_BLOCK) {
        some.iter().for_each(|fence| blocks.content.extend_from_slice(&fence.to_be_bytes()));
        blocks.write()?;
    }
    trailer.fence_blocks = blocks.count - trailer.row_blocks - trailer.posting_blocks;
    trailer.first_time = rows.first().map_or(0, |(row, _, _)| row.position.time);
    trailer.last_time = rows.last().map_or(0, |(row, _, _)| row.position.time);
    blocks.content = trailer.to_bytes();
    blocks.write_block(true)?;
    blocks.file.sync_all()?;
    durable::rename(&new, &path)?;
    Ok(IndexFile { path, end, trailer })
}

/// Returns the accounts of all rows, in order.
fn accounts(rows: &[(&IndexedRow, u64, &[u64])]) -> Vec<u64> {
    // Mostly it is the same as before.
    let mut accounts: Vec<u64> = rows.iter().map(|(_, account, _)| *account).collect();
    accounts.dedup();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// Returns the postings of all rows, in the order of the file.
fn postings(rows: &[(&IndexedRow, u64, &[u64])], accounts: &[u64]) -> io::Result<Vec<Posting>> {
    let too_many =
        |_| io::Error::new(io::ErrorKind::InvalidInput, "a segment has too many entries");
    let mut postings = Vec::with_capacity(rows.iter().map(|(_, _, terms)| terms.len()).sum());
    for (row, (_, account, terms)) in rows.iter().enumerate() {
        let row = u32::try_from(row).map_err(too_many)?;
        // There are no more accounts than rows, and this is one of them.
        let (Ok(place) | Err(place)) = accounts.binary_search(account);
        let account = u32::try_from(place).map_err(too_many)?;
        postings.extend(terms.iter().map(|term| Posting { term: *term, account, row }));
    }
    postings.sort_unstable_by_key(Posting::order);
    Ok(postings)
}

/// Writes the blocks of postings, and returns the first term of each.
fn write_postings(
    blocks: &mut BlockWriter<'_>,
    postings: &[Posting],
    accounts: &[u64],
) -> io::Result<Vec<u64>> {
    let (mut fences, mut distances) = (Vec::new(), Vec::with_capacity(DISTANCES_BYTES_MAX));
    let mut rest = postings;
    while let Some((newest, after)) = rest.split_first() {
        rest = after;
        distances.clear();
        let mut last = newest.row;
        while let Some((next, after)) = rest
            .split_first()
            .filter(|(next, _)| next.is_beside(newest) && distances.len() < DISTANCES_BYTES_MAX)
        {
            push_distance(&mut distances, last - next.row);
            (last, rest) = (next.row, after);
        }
        if blocks.content.len() + ITEM_HEAD_BYTES + distances.len() > CONTENT_BYTES {
            blocks.write_items()?;
        }
        if blocks.content.is_empty() {
            fences.push(newest.term);
            blocks.content.extend_from_slice(&[0; USED_BYTES]);
        }
        let account = accounts.get(newest.account as usize).copied().unwrap_or_default();
        let length = u16::try_from(distances.len()).unwrap_or(u16::MAX);
        let items = &mut blocks.content;
        items.extend_from_slice(&newest.term.to_be_bytes());
        items.extend_from_slice(&account.to_be_bytes());
        items.extend_from_slice(&newest.row.to_be_bytes());
        items.extend_from_slice(&length.to_be_bytes());
        items.extend_from_slice(&distances);
    }
    if !blocks.content.is_empty() {
        blocks.write_items()?;
    }
    Ok(fences)
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
    /// The content of the next block.
    content: Vec<u8>,
}

impl BlockWriter<'_> {
    /// Writes a block of postings, and into it how many bytes are in use.
    fn write_items(&mut self) -> io::Result<()> {
        let used = self.content.len().saturating_sub(USED_BYTES);
        let used = u16::try_from(used).unwrap_or(u16::MAX).to_be_bytes();
        if let Some(place) = self.content.first_chunk_mut() {
            *place = used;
        }
        self.write()
    }

    fn write(&mut self) -> io::Result<()> {
        self.write_block(false)
    }

    fn write_block(&mut self, is_last: bool) -> io::Result<()> {
        self.content.resize(CONTENT_BYTES, 0);
        let mac = self.end.mac(self.key, self.count, is_last, &self.content);
        self.content.extend_from_slice(&mac);
        self.file.write_all(&self.content)?;
        self.content.clear();
        self.count += 1;
        if self.count.is_multiple_of(BLOCKS_UNSYNCED_MAX) {
            self.file.sync_data()?;
        }
        Ok(())
    }
}
