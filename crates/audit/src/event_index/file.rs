//! The index of one closed segment: an immutable file, authenticated block by block.
//!
//! ```text
//! file     = blocks of 4096 bytes: rows, postings, fences, and the trailer
//! block    = content, zeros, and in the last 32 bytes
//!            HMAC-SHA256(audit key, label || segment || hash || number || last || all before)
//! row      = time (8) || entry (8) || offset (8) || length (4) || hash (16)
//! postings = bytes in use (2) || items
//! item     = term (8) || account (8) || row (4) || length (2) || distances
//! fence    = the first term of a block of postings (8)
//! trailer  = rows (8) || blocks of rows (8) || of postings (8) || of fences (8) || first time (8) || last time (8)
//! ```
//!
//! `segment` is the number of the segment, `hash` that of its last entry: the index of another log does not authenticate. `last` is 1
//! in the trailer, so that nothing can be cut off. Rows are in
//! the order of time and entry. An item names rows of an account with a term, the newest first: the first by its number, each other by
//! its distance from the one before, seven bits a byte, the lowest first. Items are in the order of term and account; those of a long
//! list follow each other from the newest rows to the oldest.

mod read;
mod write;

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;

use super::row::{HASH_BYTES, IndexedRow};
use crate::entry::ChainHash;
use crate::segment::EVENT_INDEX_PREFIX;

pub(super) use read::Postings;
pub(super) use write::write;

const LABEL: &[u8] = b"bulla audit event index v1\0";
const BLOCK_BYTES: usize = 4096;
const MAC_BYTES: usize = 32;
const CONTENT_BYTES: usize = BLOCK_BYTES - MAC_BYTES;
const ROW_BYTES: usize = 28 + HASH_BYTES;
const ROWS_IN_BLOCK: usize = CONTENT_BYTES / ROW_BYTES;
const FENCES_IN_BLOCK: usize = CONTENT_BYTES / 8;
/// The bytes of an item before its distances.
const ITEM_HEAD_BYTES: usize = 22;
/// The bytes of a block of postings before its items.
const USED_BYTES: usize = 2;

/// The end of a closed segment, which its index is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SegmentEnd {
    pub(super) number: u64,
    /// The hash of the last entry.
    pub(super) hash: ChainHash,
}

impl SegmentEnd {
    /// Returns the path of its index.
    pub(super) fn path(&self, dir: &Path) -> PathBuf {
        dir.join(format!("{EVENT_INDEX_PREFIX}{:010}", self.number))
    }

    fn mac(&self, key: &HmacKey, block: u64, is_last: bool, content: &[u8]) -> [u8; MAC_BYTES] {
        let [segment, block] = [self.number, block].map(u64::to_be_bytes);
        key.sign(&[LABEL, &segment, &self.hash, &block, &[u8::from(is_last)], content])
    }
}

/// The numbers of the trailer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Trailer {
    rows: u64,
    row_blocks: u64,
    posting_blocks: u64,
    fence_blocks: u64,
    first_time: i64,
    last_time: i64,
}

impl Trailer {
    fn to_bytes(self) -> Vec<u8> {
        let Self { rows, row_blocks, posting_blocks, fence_blocks, first_time, last_time } = self;
        let counts = [rows, row_blocks, posting_blocks, fence_blocks].map(u64::to_be_bytes);
        let times = [first_time, last_time].map(i64::to_be_bytes);
        counts.into_iter().chain(times).flatten().collect()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (rows, rest) = number(bytes)?;
        let (row_blocks, rest) = number(rest)?;
        let (posting_blocks, rest) = number(rest)?;
        let (fence_blocks, rest) = number(rest)?;
        let (first_time, rest) = number(rest)?;
        let (last_time, _) = number(rest)?;
        let [first_time, last_time] = [first_time, last_time].map(u64::cast_signed);
        Some(Self { rows, row_blocks, posting_blocks, fence_blocks, first_time, last_time })
    }

    const fn blocks(&self) -> u64 {
        self.row_blocks + self.posting_blocks + self.fence_blocks + 1
    }
}

/// The index of a closed segment.
#[derive(Debug)]
pub(super) struct IndexFile {
    path: PathBuf,
    pub(super) end: SegmentEnd,
    trailer: Trailer,
}

impl IndexFile {
    /// Opens the index of a segment, and authenticates its trailer. The rest is authenticated when it is read.
    pub(super) fn open(dir: &Path, key: &HmacKey, end: SegmentEnd) -> io::Result<Self> {
        let path = end.path(dir);
        let file = File::open(&path)?;
        let bytes = file.metadata()?.len();
        let last = (bytes / BLOCK_BYTES as u64).checked_sub(1).ok_or_else(|| altered(&path))?;
        let content = read_block(&file, &path, key, &end, (last, true))?;
        let trailer = Trailer::parse(&content).ok_or_else(|| altered(&path))?;
        if bytes % BLOCK_BYTES as u64 != 0 || trailer.blocks() != last + 1 {
            return Err(altered(&path));
        }
        Ok(Self { path, end, trailer })
    }

    /// Returns the time of the first and of the last event. `None` if it has none.
    pub(super) fn times(&self) -> Option<(i64, i64)> {
        (self.trailer.rows > 0).then_some((self.trailer.first_time, self.trailer.last_time))
    }
}

/// Reads a block that authenticates, and returns its content. `at` is its number, and whether it is the last.
fn read_block(
    file: &File,
    path: &Path,
    key: &HmacKey,
    end: &SegmentEnd,
    at: (u64, bool),
) -> io::Result<Vec<u8>> {
    let (number, is_last) = at;
    let mut block = vec![0; BLOCK_BYTES];
    file.read_exact_at(&mut block, number.saturating_mul(BLOCK_BYTES as u64)).map_err(|error| {
        if error.kind() == io::ErrorKind::UnexpectedEof { altered(path) } else { error }
    })?;
    let (content, mac) = block.split_at_checked(CONTENT_BYTES).ok_or_else(|| altered(path))?;
    if !crypto::ct_eq(&end.mac(key, number, is_last, content), mac) {
        return Err(altered(path));
    }
    block.truncate(CONTENT_BYTES);
    Ok(block)
}

/// Returns the error of an index that does not authenticate. It is made again from its segment.
fn altered(path: &Path) -> io::Error {
    let text = format!("{}, an index of events, was altered", path.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}

fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    bytes.split_first_chunk().map(|(number, rest)| (u64::from_be_bytes(*number), rest))
}

fn push_row(block: &mut Vec<u8>, row: &IndexedRow) {
    block.extend_from_slice(&row.position.time.to_be_bytes());
    block.extend_from_slice(&row.position.entry.to_be_bytes());
    block.extend_from_slice(&row.offset.to_be_bytes());
    block.extend_from_slice(&row.length.to_be_bytes());
    block.extend_from_slice(&row.hash);
}
