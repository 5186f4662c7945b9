//! The files of the log: `0000000001.jsonl`, `0000000002.jsonl`, ...

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;

use crate::entry::LINE_BYTES_MAX;
use crate::head::{ENTRIES_START, HEAD_BYTES, Head};

/// A segment that has grown to this size is closed and the next one begun.
pub(crate) const SEGMENT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The path of a segment.
pub(crate) fn path(dir: &Path, number: u64) -> PathBuf {
    dir.join(format!("{number:010}.jsonl"))
}

/// The numbers of the segments in a directory, in order.
pub(crate) fn list(dir: &Path) -> io::Result<Vec<u64>> {
    let mut numbers = Vec::new();
    for file in std::fs::read_dir(dir)? {
        let name = file?.file_name();
        let number = name.to_str().and_then(|name| name.strip_suffix(".jsonl"));
        numbers.extend(number.and_then(|number| number.parse::<u64>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Makes a segment whose two heads say that it holds no entry yet. It gets its [`name`] when they are durable: a crash
/// never leaves a segment without heads, which would look like one that was tampered with.
pub(crate) fn prepare(dir: &Path, head: &Head, key: &HmacKey) -> io::Result<File> {
    // One that is there already was left by a crash.
    let new = path(dir, head.segment).with_extension("new");
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&new)?;
    let older = Head { generation: head.generation.saturating_sub(1), ..*head };
    for head in [older, *head] {
        file.write_all_at(&head.line(key), head.offset())?;
    }
    file.sync_all()?;
    Ok(file)
}

/// Gives a segment that was [prepared](prepare) its name, durably. `folder` is the directory.
pub(crate) fn name(dir: &Path, folder: &File, number: u64) -> io::Result<()> {
    let path = path(dir, number);
    std::fs::rename(path.with_extension("new"), &path)?;
    folder.sync_all()
}

/// Opens a segment for writing.
pub(crate) fn open(dir: &Path, number: u64) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open(path(dir, number))
}

/// The two heads; one that is not there or does not authenticate is none.
pub(crate) fn heads(file: &File, key: Option<&HmacKey>) -> io::Result<[Option<Head>; 2]> {
    let mut found = [None, None];
    for (slot, offset) in found.iter_mut().zip([0, HEAD_BYTES as u64]) {
        let mut line = vec![0; HEAD_BYTES];
        match file.read_exact_at(&mut line, offset) {
            Ok(()) => *slot = Head::parse(&line, key).filter(|head| head.offset() == offset),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The lines after the heads, each with its line feed if it has one.
pub(crate) struct Lines(BufReader<File>);

impl Lines {
    pub(crate) fn open(dir: &Path, number: u64) -> io::Result<Self> {
        let mut file = File::open(path(dir, number))?;
        file.seek(SeekFrom::Start(ENTRIES_START))?;
        Ok(Self(BufReader::with_capacity(1 << 20, file)))
    }

    /// Reads the next line into `line`; an empty one is the end: of the file, or of what is filled in a file that a
    /// service writes to. A line over the limit comes cut, without line feed.
    pub(crate) fn next(&mut self, line: &mut Vec<u8>) -> io::Result<()> {
        line.clear();
        if self.0.fill_buf()?.first() == Some(&0) {
            return Ok(());
        }
        let limit = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX);
        self.0.by_ref().take(limit).read_until(b'\n', line).map(drop)
    }
}
