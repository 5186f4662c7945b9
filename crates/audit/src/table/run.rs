//! A run: one immutable file with the names and values of a table for a range of entries, ordered by name and authenticated block by
//! block.
//!
//! ```text
//! file  = blocks of 4096 bytes
//! block = items, then zeros, then the last 32 bytes: HMAC-SHA256(audit key, label || from || through || number || last || items)
//! item  = length of the name (2 bytes) || name || length of the value (2 bytes) || value
//! ```
//!
//! `from` and `through` are those of the file's name `PREFIX.FROM-THROUGH`: it covers the entries after `from` up to `through`.
//! `last` is 1 in the last block, so that nothing can be cut off. An empty value makes void what older runs say. `0-0` is what a
//! repair has carried over from another log; a merge with it makes it part of a run of entries.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;

use crate::table_files::{EntryRange, TableFiles};

const BLOCK_BYTES: usize = 4096;
const MAC_BYTES: usize = 32;
/// The bytes of a block for items.
const ITEMS_BYTES: usize = BLOCK_BYTES - MAC_BYTES;
/// The blocks that are read at once when all are.
const BLOCKS_AT_ONCE: usize = 64;
/// The blocks that are written between two calls of `fdatasync`: one for a whole large file would keep the log's waiting.
const BLOCKS_UNSYNCED_MAX: u64 = 512;

/// A block of a run, for its MAC.
struct BlockPlace {
    range: EntryRange,
    number: u64,
    is_last: bool,
}

impl BlockPlace {
    fn mac(&self, files: &TableFiles, key: &HmacKey, items: &[u8]) -> [u8; MAC_BYTES] {
        let EntryRange { from, through } = self.range;
        let [from, through, number] = [from, through, self.number].map(u64::to_be_bytes);
        key.sign(&[files.label, &from, &through, &number, &[u8::from(self.is_last)], items])
    }
}

/// A run, open for reading.
#[derive(Debug)]
pub(crate) struct TableRun {
    files: &'static TableFiles,
    file: File,
    path: PathBuf,
    pub(crate) range: EntryRange,
    pub(crate) blocks: u64,
}

impl TableRun {
    /// Opens the run of a range in `dir`, and verifies all of it.
    pub(crate) fn open(
        files: &'static TableFiles,
        dir: &Path,
        key: &HmacKey,
        range: EntryRange,
    ) -> io::Result<Self> {
        let path = dir.join(files.name(range));
        let file = File::open(&path)?;
        let bytes = file.metadata()?.len();
        let run = Self { files, file, path, range, blocks: bytes / BLOCK_BYTES as u64 };
        if run.blocks == 0 || bytes % BLOCK_BYTES as u64 != 0 {
            return Err(run.altered());
        }
        let mut reader = RunReader::new(&run);
        while reader.fill(key)? {}
        Ok(run)
    }

    /// Returns the value at a name, if there is one.
    pub(crate) fn find(&self, key: &HmacKey, name: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let mut block = vec![0; BLOCK_BYTES];
        let number = self.block_of(key, name, &mut block)?;
        let mut rest = self.read(key, number, &mut block)?;
        while let Some((found, value, after)) = split(rest) {
            if found == name {
                return Ok(Some(value.to_vec()));
            }
            rest = after;
        }
        Ok(None)
    }

    /// Returns the number of the last block whose first name is not greater, or of the first.
    fn block_of(&self, key: &HmacKey, name: &[u8], block: &mut [u8]) -> io::Result<u64> {
        let (mut low, mut high) = (0, self.blocks);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let first = split(self.read(key, middle, block)?).map(|(first, _, _)| first);
            if first.is_some_and(|first| first <= name) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    /// Removes the file. What is open stays readable.
    pub(crate) fn remove(&self) -> io::Result<()> {
        std::fs::remove_file(&self.path)
    }

    /// Reads a block, and returns its items with the zeros behind them.
    fn read<'a>(&self, key: &HmacKey, number: u64, block: &'a mut [u8]) -> io::Result<&'a [u8]> {
        self.file.read_exact_at(block, number.saturating_mul(BLOCK_BYTES as u64))?;
        self.check(key, number, block)
    }

    /// Returns the items of a block that authenticates.
    fn check<'a>(&self, key: &HmacKey, number: u64, block: &'a [u8]) -> io::Result<&'a [u8]> {
        let (items, mac) = block.split_at_checked(ITEMS_BYTES).ok_or_else(|| self.altered())?;
        let place = BlockPlace { range: self.range, number, is_last: number + 1 == self.blocks };
        let expected = place.mac(self.files, key, items);
        if crypto::ct_eq(&expected, mac) { Ok(items) } else { Err(self.altered()) }
    }

    fn altered(&self) -> io::Error {
        let text = format!(
            "{}, {}, was altered: restart the service, which makes it again from the log",
            self.path.display(),
            self.files.title
        );
        io::Error::new(io::ErrorKind::InvalidData, text)
    }
}

/// Reads a run from its first item to its last.
pub(crate) struct RunReader<'a> {
    run: &'a TableRun,
    /// The blocks that were read last, authenticated, without their MACs.
    items: Vec<u8>,
    at: usize,
    block: u64,
    buffer: Vec<u8>,
}

impl<'a> RunReader<'a> {
    pub(crate) fn new(run: &'a TableRun) -> Self {
        Self { run, items: Vec::new(), at: 0, block: 0, buffer: Vec::new() }
    }

    /// Returns a reader that begins at the first item whose name is not less than `name`.
    pub(crate) fn new_at(run: &'a TableRun, key: &HmacKey, name: &[u8]) -> io::Result<Self> {
        let block = run.block_of(key, name, &mut vec![0; BLOCK_BYTES])?;
        let mut reader = Self { block, ..Self::new(run) };
        reader.prepare(key)?;
        while reader.item().is_some_and(|(found, _)| found < name) {
            reader.skip();
            reader.prepare(key)?;
        }
        Ok(reader)
    }

    /// Reads on. Returns `false` at the end.
    fn fill(&mut self, key: &HmacKey) -> io::Result<bool> {
        let left = usize::try_from(self.run.blocks - self.block).unwrap_or(usize::MAX);
        self.items.clear();
        self.at = 0;
        self.buffer.resize(left.min(BLOCKS_AT_ONCE) * BLOCK_BYTES, 0);
        let offset = self.block.saturating_mul(BLOCK_BYTES as u64);
        self.run.file.read_exact_at(&mut self.buffer, offset)?;
        for block in self.buffer.chunks_exact(BLOCK_BYTES) {
            let mut rest = self.run.check(key, self.block, block)?;
            let whole = rest.len();
            while let Some((_, _, after)) = split(rest) {
                rest = after;
            }
            let items = block.get(..whole - rest.len()).unwrap_or_default();
            self.items.extend_from_slice(items);
            self.block += 1;
        }
        Ok(left > 0)
    }

    /// Reads on if all that was read has been passed over.
    pub(crate) fn prepare(&mut self, key: &HmacKey) -> io::Result<()> {
        while self.at == self.items.len() && self.fill(key)? {}
        Ok(())
    }

    /// Returns the next item, after [`Self::prepare`].
    pub(crate) fn item(&self) -> Option<(&[u8], &[u8])> {
        self.rest().map(|(name, value, _)| (name, value))
    }

    /// Passes over the next item.
    pub(crate) fn skip(&mut self) {
        self.at = self.items.len() - self.rest().map_or(0, |(_, _, after)| after.len());
    }

    fn rest(&self) -> Option<(&[u8], &[u8], &[u8])> {
        split(self.items.get(self.at..)?)
    }
}

/// Returns the first name and value in items, and the items after it; `None` at their end.
fn split(items: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (name, rest) = split_text(items).filter(|(name, _)| !name.is_empty())?;
    let (value, rest) = split_text(rest)?;
    Some((name, value, rest))
}

/// Returns the bytes after a length, and what follows them.
fn split_text(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

/// Writes a run.
pub(crate) struct RunWriter<'a> {
    files: &'static TableFiles,
    dir: &'a Path,
    key: &'a HmacKey,
    range: EntryRange,
    file: File,
    /// The items of the block that is being filled.
    items: Vec<u8>,
    blocks: u64,
}

impl<'a> RunWriter<'a> {
    pub(crate) fn new(
        files: &'static TableFiles,
        dir: &'a Path,
        key: &'a HmacKey,
        range: EntryRange,
    ) -> io::Result<Self> {
        let file = durable::make(&files.temporary(dir, range), &[])?;
        Ok(Self { files, dir, key, range, file, items: Vec::with_capacity(BLOCK_BYTES), blocks: 0 })
    }

    /// Appends an item, whose name is greater than that of the one before.
    pub(crate) fn push(&mut self, name: &[u8], value: &[u8]) -> io::Result<()> {
        let lengths = (u16::try_from(name.len()), u16::try_from(value.len()));
        let (Ok(name_length), Ok(value_length)) = lengths else { return Err(too_long()) };
        let length = name.len() + value.len() + 4;
        if length > ITEMS_BYTES {
            return Err(too_long());
        }
        if self.items.len() + length > ITEMS_BYTES {
            self.write_block(false)?;
        }
        self.items.extend_from_slice(&name_length.to_be_bytes());
        self.items.extend_from_slice(name);
        self.items.extend_from_slice(&value_length.to_be_bytes());
        self.items.extend_from_slice(value);
        Ok(())
    }

    /// Makes the run durable, gives it its name and opens it.
    pub(crate) fn finish(mut self) -> io::Result<TableRun> {
        self.write_block(true)?;
        let Self { files, dir, range, file, blocks, .. } = self;
        file.sync_all()?;
        let path = dir.join(files.name(range));
        durable::rename(&files.temporary(dir, range), &path)?;
        Ok(TableRun { files, file, path, range, blocks })
    }

    fn write_block(&mut self, is_last: bool) -> io::Result<()> {
        self.items.resize(ITEMS_BYTES, 0);
        let place = BlockPlace { range: self.range, number: self.blocks, is_last };
        let mac = place.mac(self.files, self.key, &self.items);
        self.items.extend_from_slice(&mac);
        self.file.write_all(&self.items)?;
        self.items.clear();
        self.blocks += 1;
        if self.blocks.is_multiple_of(BLOCKS_UNSYNCED_MAX) {
            self.file.sync_data()?;
        }
        Ok(())
    }
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "an item is too long for its table")
}

#[cfg(test)]
mod tests;
