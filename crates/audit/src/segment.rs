//! The files of the log: `0000000001.jsonl`, `0000000002.jsonl`, ...

use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;

use crate::base::{self, Base};
use crate::entry::LINE_BYTES_MAX;
use crate::head::{ENTRIES_START, HEAD_BYTES, Head};
use crate::table_files;

/// The size at which a segment is closed and the next one begun.
pub(crate) const SEGMENT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The beginning of the names of the indexes of events, one for each closed segment.
pub(crate) const EVENT_INDEX_PREFIX: &str = "events.";

/// The names of files outside the log that are reported at once.
const STRAYS_MAX: usize = 16;

/// Returns the path of a segment.
pub(crate) fn path(dir: &Path, number: u64) -> PathBuf {
    dir.join(format!("{number:010}.jsonl"))
}

/// The files in a directory.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The numbers of the segments, in order.
    pub(crate) numbers: Vec<u64>,
    /// The names of some files that are no part of a log, such as copies that an editor left.
    pub(crate) strays: Vec<OsString>,
}

/// Lists the segments in a directory. Only a regular file with exactly the name of a segment is one.
pub(crate) fn listing(dir: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for file in std::fs::read_dir(dir)? {
        let file = file?;
        let name = file.file_name();
        let is_file = || std::fs::metadata(file.path()).is_ok_and(|found| found.is_file());
        match number(&name).filter(|_| is_file()) {
            Some(number) => listing.numbers.push(number),
            None if is_own(&name) || listing.strays.len() == STRAYS_MAX => {}
            None => listing.strays.push(name),
        }
    }
    listing.numbers.sort_unstable();
    listing.strays.sort_unstable();
    Ok(listing)
}

/// Returns the numbers of the segments in a directory, in order.
pub(crate) fn list(dir: &Path) -> io::Result<Vec<u64>> {
    listing(dir).map(|listing| listing.numbers)
}

/// Returns the numbers of the segments that the log has now, in order. Archived ones are left out, although a crash may have left
/// their files. The base is not authenticated.
pub(crate) fn live(dir: &Path) -> io::Result<Vec<u64>> {
    let first = Base::load(dir, None).map_or(1, |(base, _)| base.segment);
    list(dir).map(|numbers| numbers.into_iter().filter(|number| *number >= first).collect())
}

/// Returns the number of the segment that has exactly this name. `None` if no segment has.
fn number(name: &OsStr) -> Option<u64> {
    let number = name.to_str()?.strip_suffix(".jsonl")?.parse::<u64>().ok()?;
    (number > 0 && path(Path::new(""), number).as_os_str() == name).then_some(number)
}

/// Returns whether the log makes files of this name besides its segments: tables, and what a crash leaves of a new file.
fn is_own(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| table_files::is_own(name) || name.starts_with(EVENT_INDEX_PREFIX))
        || name == base::NAME
        || Path::new(name).extension().is_some_and(|extension| extension == "new")
}

/// Makes a segment whose two heads say that it holds no entry yet. It gets its [`name`] when they are durable. A crash never
/// leaves a segment without heads, which would look like one that was tampered with.
pub(crate) fn prepare(dir: &Path, head: &Head, key: &HmacKey) -> io::Result<File> {
    let path = path(dir, head.segment);
    // Something else with that name, such as a directory, would keep the segment from getting it.
    if std::fs::symlink_metadata(&path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // One that is there already was left by a crash.
    let new = path.with_extension("new");
    let file = durable::make(&new, &[])?;
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

/// Returns the two heads. `None` for one that is missing or does not authenticate.
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
pub(crate) struct Lines<R = BufReader<File>>(R);

impl Lines {
    pub(crate) fn open(dir: &Path, number: u64) -> io::Result<Self> {
        let mut file = File::open(path(dir, number))?;
        file.seek(SeekFrom::Start(ENTRIES_START))?;
        Ok(Self(BufReader::with_capacity(1 << 20, file)))
    }
}

impl<R: BufRead> Lines<R> {
    /// Reads the rest of a segment whose heads were read.
    pub(crate) const fn after_heads(segment: R) -> Self {
        Self(segment)
    }

    /// Returns whether nothing is left, not even zeros.
    pub(crate) fn is_at_end(&mut self) -> io::Result<bool> {
        self.0.fill_buf().map(<[u8]>::is_empty)
    }

    /// Reads the next line into `line`. An empty line is the end of the file, or of the filled part of a file that a service
    /// writes to. A line over the limit comes cut, without line feed.
    pub(crate) fn next(&mut self, line: &mut Vec<u8>) -> io::Result<()> {
        line.clear();
        if self.0.fill_buf()?.first() == Some(&0) {
            return Ok(());
        }
        let limit = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX);
        self.0.by_ref().take(limit).read_until(b'\n', line).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_names_are_segments_and_others_are_told_of() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "0000000001.jsonl",
            "0000000002.jsonl",
            "1.jsonl",
            "+000000003.jsonl",
            "0000000000.jsonl",
            "00000000003.jsonl",
            "0000000001.jsonl.bak",
            "0000000001.jsonl~",
            ".0000000001.jsonl.swp",
            "0000000003.new",
            "last-usage.json",
            "last-usage.0-17",
            "events.0000000001",
        ] {
            std::fs::write(dir.path().join(name), b"").unwrap();
        }
        std::fs::create_dir(dir.path().join("0000000004.jsonl")).unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("0000000005.jsonl")).unwrap();
        let Listing { numbers, strays } = listing(dir.path()).unwrap();
        assert_eq!(numbers, [1, 2]);
        let expected = [
            "+000000003.jsonl",
            ".0000000001.jsonl.swp",
            "0000000000.jsonl",
            "00000000003.jsonl",
            "0000000001.jsonl.bak",
            "0000000001.jsonl~",
            "0000000004.jsonl",
            "0000000005.jsonl",
            "1.jsonl",
        ];
        assert_eq!(strays, expected.map(OsString::from));
    }
}
