//! Archived segments. Each is the whole file of a segment, compressed with zstd (RFC 8878), and so verifiable by itself.

use std::io::{self, BufReader, Read};

use crypto::hash::Sha256;

use crate::entry::HASH_BYTES;

const SUFFIX: &str = ".jsonl.zst";
/// The most memory that decompressing a segment may take, as a power of two: that of level 22.
const WINDOW_LOG_MAX: u32 = 27;

/// A place from which archived segments are read.
pub trait Archive {
    /// Returns the names of everything in the archive.
    ///
    /// # Errors
    /// The archive cannot be read.
    fn names(&self) -> io::Result<Vec<String>>;

    /// Returns the content that is stored under a name.
    ///
    /// # Errors
    /// The archive cannot be read.
    fn open(&self, name: &str) -> io::Result<Box<dyn Read>>;

    /// Returns the path or URL of `name` for error messages.
    fn place(&self, name: &str) -> std::path::PathBuf;
}

/// Returns the name under which a segment is archived.
pub(crate) fn name(number: u64) -> String {
    format!("{number:010}{SUFFIX}")
}

/// Returns the numbers of the segments in an archive, in order.
pub(crate) fn numbers(archive: &dyn Archive) -> io::Result<Vec<u64>> {
    let parsed = |found: &String| {
        let number = found.strip_suffix(SUFFIX)?.parse().ok()?;
        (number > 0 && name(number) == *found).then_some(number)
    };
    let mut numbers: Vec<u64> = archive.names()?.iter().filter_map(parsed).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Returns the segment that was compressed into `packed`.
pub(crate) fn unpack<R: Read>(packed: R) -> io::Result<impl io::BufRead + use<R>> {
    let mut decoder = zstd::Decoder::new(packed)?;
    decoder.window_log_max(WINDOW_LOG_MAX)?;
    Ok(BufReader::with_capacity(1 << 20, decoder))
}

/// Returns the SHA-256 of the segment that was compressed into `packed`.
///
/// # Errors
/// It cannot be read, or is no such segment.
pub fn unpacked_sha256(packed: impl Read) -> io::Result<[u8; HASH_BYTES]> {
    let (mut segment, mut hash) = (unpack(packed)?, Sha256::new());
    loop {
        let bytes = io::BufRead::fill_buf(&mut segment)?;
        if bytes.is_empty() {
            return Ok(hash.finish());
        }
        hash.update(bytes);
        let count = bytes.len();
        io::BufRead::consume(&mut segment, count);
    }
}
