//! Reads the index of a segment.

use std::collections::VecDeque;
use std::fs::File;
use std::io;

use crypto::mac::HmacKey;

use super::super::row::{EventPosition, HASH_BYTES, IndexedRow};
use super::{
    CONTENT_BYTES, FENCES_IN_BLOCK, IndexFile, ROW_BYTES, ROWS_IN_BLOCK, altered, number,
    read_block,
};

impl IndexFile {
    /// Opens the list of the rows that an account has with a term, from the newest that is before `limit` on.
    pub(in super::super) fn postings<'a>(
        &'a self,
        key: &'a HmacKey,
        term: u64,
        account: u64,
        limit: EventPosition,
    ) -> io::Result<Postings<'a>> {
        let file = File::open(&self.path)?;
        let mut postings = Postings {
            index: self,
            key,
            file,
            term,
            account,
            rows: VecDeque::new(),
            next_block: 0,
            end: 0,
            block: None,
        };
        postings.end = postings.rows_before(limit)?;
        postings.next_block = postings.first_block()?;
        Ok(postings)
    }
}

/// The rows that an account has with a term.
#[derive(Debug)]
pub(in super::super) struct Postings<'a> {
    index: &'a IndexFile,
    key: &'a HmacKey,
    file: File,
    term: u64,
    account: u64,
    /// The numbers of the next rows.
    rows: VecDeque<u64>,
    /// The next block of postings.
    next_block: u64,
    /// The rows from this number on are passed over.
    end: u64,
    /// The block of rows that was read last.
    block: Option<(u64, Vec<u8>)>,
}

impl Postings<'_> {
    /// Returns the next row, towards older ones. `None` at the end.
    pub(in super::super) fn next(&mut self) -> io::Result<Option<IndexedRow>> {
        while self.rows.is_empty() && self.next_block < self.index.trailer.posting_blocks {
            self.fill()?;
        }
        self.rows.pop_front().map(|number| self.row(number)).transpose()
    }

    /// Reads the next block of postings.
    fn fill(&mut self) -> io::Result<()> {
        let content = self.content(self.index.trailer.row_blocks + self.next_block)?;
        self.next_block += 1;
        let items = content
            .split_first_chunk()
            .and_then(|(used, items)| items.get(..usize::from(u16::from_be_bytes(*used))));
        let mut items = items.ok_or_else(|| altered(&self.index.path))?;
        while !items.is_empty() {
            let (item, rest) = split_item(items).ok_or_else(|| altered(&self.index.path))?;
            items = rest;
            match (item.term, item.account).cmp(&(self.term, self.account)) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => {
                    let end = self.end;
                    self.rows.extend(item.rows().filter(|number| *number < end));
                }
                std::cmp::Ordering::Greater => {
                    self.next_block = self.index.trailer.posting_blocks;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Returns the first block of postings that may have an item of the list.
    fn first_block(&mut self) -> io::Result<u64> {
        let trailer = self.index.trailer;
        let mut before = 0;
        for number_of_block in 0..trailer.fence_blocks {
            let first = trailer.row_blocks + trailer.posting_blocks;
            let content = self.content(first + number_of_block)?;
            let known = trailer.posting_blocks - number_of_block * FENCES_IN_BLOCK as u64;
            let fences = content.chunks_exact(8).take(usize::try_from(known).unwrap_or(usize::MAX));
            let less = fences.map_while(number).filter(|(fence, _)| *fence < self.term).count();
            before += less as u64;
            if less < FENCES_IN_BLOCK {
                break;
            }
        }
        // The list may begin in the block before the one whose first term it is.
        Ok(before.saturating_sub(1))
    }

    /// Returns the number of rows that are before a position.
    fn rows_before(&mut self, limit: EventPosition) -> io::Result<u64> {
        if self.index.trailer.last_time < limit.time {
            return Ok(self.index.trailer.rows);
        }
        let (mut low, mut high) = (0, self.index.trailer.rows);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.row(middle)?.position < limit {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    fn row(&mut self, number: u64) -> io::Result<IndexedRow> {
        let wanted = number / ROWS_IN_BLOCK as u64;
        if self.block.as_ref().is_none_or(|(known, _)| *known != wanted) {
            self.block = Some((wanted, self.content(wanted)?));
        }
        let place = usize::try_from(number % ROWS_IN_BLOCK as u64).unwrap_or(usize::MAX);
        let is_one = number < self.index.trailer.rows;
        let content = self.block.as_ref().filter(|_| is_one).map(|(_, content)| content.as_slice());
        let row = content.and_then(|content| content.chunks_exact(ROW_BYTES).nth(place));
        row.and_then(parse_row).ok_or_else(|| altered(&self.index.path))
    }

    fn content(&self, block: u64) -> io::Result<Vec<u8>> {
        read_block(&self.file, &self.index.path, self.key, &self.index.end, (block, false))
    }
}

fn parse_row(bytes: &[u8]) -> Option<IndexedRow> {
    let (time, rest) = number(bytes)?;
    let (entry, rest) = number(rest)?;
    let (offset, rest) = number(rest)?;
    let (length, rest) = rest.split_first_chunk()?;
    let hash = rest.first_chunk::<HASH_BYTES>()?;
    let position = EventPosition { time: time.cast_signed(), entry };
    Some(IndexedRow { position, offset, length: u32::from_be_bytes(*length), hash: *hash })
}

/// The postings of one term in a block.
struct TermPostings<'a> {
    term: u64,
    account: u64,
    newest: u32,
    distances: &'a [u8],
}

/// Splits the first item off.
fn split_item(items: &[u8]) -> Option<(TermPostings<'_>, &[u8])> {
    let (term, rest) = number(items)?;
    let (account, rest) = number(rest)?;
    let (newest, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (distances, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    Some((TermPostings { term, account, newest: u32::from_be_bytes(*newest), distances }, rest))
}

impl TermPostings<'_> {
    /// Returns the numbers of its rows, the newest first.
    fn rows(&self) -> impl Iterator<Item = u64> {
        let mut row = u64::from(self.newest);
        let (mut distance, mut shift) = (0u64, 0u32);
        let others = self.distances.iter().filter_map(move |byte| {
            // Four bytes hold every distance that the writer makes; what is authenticated has no more.
            distance |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
            shift += 7;
            (byte & 0x80 == 0).then(|| {
                row = row.saturating_sub(std::mem::take(&mut distance));
                shift = 0;
                row
            })
        });
        std::iter::once(u64::from(self.newest)).chain(others)
    }
}

const _: () = assert!(ROWS_IN_BLOCK * ROW_BYTES <= CONTENT_BYTES);
