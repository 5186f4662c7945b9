//! Archiving: closed segments are checked and compressed, one after the other, and a new base is signed for the rest.
//!
//! Nothing here moves or deletes anything. The caller stores the [`Packed`] segments and checks that they arrived. Then the log
//! takes the new base ([`crate::Log::advance`]) and releases them.

use std::io::{self, BufRead as _, BufReader, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use crypto::hash::Sha256;
use crypto::mac::HmacKey;
use secret::Secret;
use serde::Serialize;

use crate::archive;
use crate::base::{self, Base, BaseError};
use crate::entry::{self, ChainHash, HASH_BYTES, LINE_BYTES_MAX};
use crate::event::Mark;
use crate::last_usage::LastUses;
use crate::segment;
use crate::verify::{Flaw, Walk};

/// The segments that one base releases: their description fits into one entry, and a crash costs little.
pub const SEGMENTS_AT_ONCE_MAX: usize = 64;
/// The level of zstd: its default, and as fast as the disk.
const LEVEL: i32 = zstd::DEFAULT_COMPRESSION_LEVEL;

/// The reason why a segment cannot be archived.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// A file cannot be read or written.
    #[error("cannot read or write {path}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The base does not authenticate.
    #[error(
        "{path} was altered, or belongs to another root key; run `bulla audit verify`, and restore the directory from a backup"
    )]
    Base {
        /// The file.
        path: PathBuf,
    },
    /// The log is not whole.
    #[error(
        "entry {} of the audit log ({}, line {}) is not whole: {}; nothing is archived from there on. Keep the directory as \
         evidence and restore the log from a backup", .0.seq, .0.path.display(), .0.line, .0.why
    )]
    Flaw(Flaw),
}

/// A closed segment that can be archived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The segment's number.
    pub number: u64,
    /// The length in bytes.
    pub bytes: u64,
    /// The time of its last entry, such as `2026-08-10T22:38:27Z`. `None` if the entry has none, so that its age is unknown.
    pub newest: Option<String>,
}

/// A segment that is ready to be stored elsewhere.
#[derive(Debug)]
pub struct Packed {
    /// The name under which it is archived.
    pub name: String,
    /// The compressed segment.
    pub bytes: Vec<u8>,
    /// The number of its entries.
    pub entries: u64,
    /// The SHA-256 of the segment, not compressed.
    pub sha256: [u8; HASH_BYTES],
}

/// Archives the segments of a log, oldest first.
#[derive(Debug)]
pub struct Archiver {
    dir: PathBuf,
    key: HmacKey,
    base: Base,
    uses: LastUses,
    walk: Walk,
    packed: Vec<Moved>,
}

/// A segment as the entry of its archiving describes it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Moved {
    segment: u64,
    last_entry: u64,
    sha256: String,
}

/// The details in the entry of an archiving.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    target: &'a str,
    first_entry: u64,
    last_entry: u64,
    last_hash: String,
    segments: &'a [Moved],
}

impl Archiver {
    /// Begins at the base of the log in `dir`. A service may run on it.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn open(dir: &Path, key: &Secret<[u8; 32]>) -> Result<Self, ArchiveError> {
        let key = HmacKey::new(key.expose());
        let path = dir.join(base::NAME);
        let (base, archived) = Base::load(dir, Some(&key)).map_err(|error| match error {
            BaseError::Forged => ArchiveError::Base { path: path.clone() },
            BaseError::Io(source) => ArchiveError::Io { path: path.clone(), source },
        })?;
        let uses = archived.read().map_err(|source| ArchiveError::Io { path, source })?;
        let walk = Walk::from(base.seq, base.hash);
        Ok(Self { dir: dir.to_owned(), key, base, uses, walk, packed: Vec::new() })
    }

    /// Returns the closed segments that are not archived, oldest first. They end before the first segment that names a revision
    /// of the store whose predecessors have not all got their entries yet.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn candidates(&self) -> Result<Vec<Candidate>, ArchiveError> {
        let failed = |source| ArchiveError::Io { path: self.dir.clone(), source };
        let numbers = segment::list(&self.dir).map_err(failed)?;
        let live: Vec<u64> =
            numbers.into_iter().filter(|number| *number >= self.base.segment).collect();
        let Some((newest, closed)) = live.split_last() else { return Ok(Vec::new()) };
        let recorded = self.head(*newest)?.map_or(0, |head| head.recorded_through);
        let mut candidates = Vec::new();
        for (number, expected) in closed.iter().zip(self.base.segment..) {
            let path = segment::path(&self.dir, *number);
            let io = |source| ArchiveError::Io { path: path.clone(), source };
            let head = self.head(*number)?.filter(|head| head.revision <= recorded);
            let Some(head) = head.filter(|_| *number == expected) else { break };
            let newest = newest_time(&path, head.end).map_err(io)?;
            let bytes = std::fs::metadata(&path).map_err(io)?.len();
            candidates.push(Candidate { number: *number, bytes, newest });
        }
        Ok(candidates)
    }

    /// Returns the length of the newest segment, which is never archived.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn newest_bytes(&self) -> Result<u64, ArchiveError> {
        let failed = |source| ArchiveError::Io { path: self.dir.clone(), source };
        let newest = segment::list(&self.dir).map_err(failed)?.last().copied().unwrap_or(1);
        std::fs::metadata(segment::path(&self.dir, newest)).map(|found| found.len()).map_err(failed)
    }

    fn head(&self, number: u64) -> Result<Option<crate::head::Head>, ArchiveError> {
        let path = segment::path(&self.dir, number);
        let read =
            std::fs::File::open(&path).and_then(|file| segment::heads(&file, Some(&self.key)));
        let heads = read.map_err(|source| ArchiveError::Io { path, source })?;
        Ok(heads.into_iter().flatten().max_by_key(|head| head.generation))
    }

    /// Checks the next segment, entry by entry, and compresses it.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn pack(&mut self) -> Result<Packed, ArchiveError> {
        let number = self.base.segment;
        let path = segment::path(&self.dir, number);
        let io = |source| ArchiveError::Io { path: path.clone(), source };
        let file = std::fs::File::open(&path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL).map_err(io)?;
        encoder.include_checksum(true).map_err(io)?;
        encoder.set_pledged_src_size(Some(length)).map_err(io)?;
        let tee = Tee { file, encoder, hash: Sha256::new() };
        let mut reader = BufReader::with_capacity(1 << 20, tee);
        let before = self.walk.seq;
        let uses = &mut self.uses;
        let mut each = |line: &entry::Line<'_>, _: &ChainHash| {
            if let Some(mark) = Mark::of_stored(line.event) {
                uses.add_mark(&mark);
            }
            Ok(())
        };
        let head = self.walk.closed(number, &path, Some(&self.key), &mut reader, &mut each);
        let head = head.map_err(io)?.map_err(ArchiveError::Flaw)?;
        let Tee { encoder, hash, .. } = reader.into_inner();
        let bytes = encoder.finish().map_err(io)?;
        let sha256 = hash.finish();
        self.base = Base {
            segment: number + 1,
            seq: head.seq,
            hash: head.hash,
            revision: self.base.revision.max(head.revision),
            ..self.base.clone()
        };
        let sha256_text = crypto::hash::hex(&sha256);
        self.packed.push(Moved { segment: number, last_entry: head.seq, sha256: sha256_text });
        let entries = head.seq.saturating_sub(before);
        Ok(Packed { name: archive::name(number), bytes, entries, sha256 })
    }

    /// Signs the base that releases the segments packed since the last one, and leaves it where the log takes it. `target` says
    /// where they are, without credentials.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn sign(&mut self, target: &str) -> Result<(), ArchiveError> {
        let path = self.dir.join(base::NEXT);
        let io = |source| ArchiveError::Io { path: path.clone(), source };
        let first = self.packed.first().map_or(self.base.segment, |moved| moved.segment);
        let (before, _) = Base::load(&self.dir, Some(&self.key))
            .map_err(|_unreadable| ArchiveError::Base { path: self.dir.join(base::NAME) })?;
        let details = serde_json::value::to_raw_value(&Details {
            target,
            first_entry: before.seq + 1,
            last_entry: self.base.seq,
            last_hash: crypto::hash::hex(&self.base.hash),
            segments: &self.packed,
        });
        let details = details.map_err(|error| io(error.into()))?;
        if before.segment != first {
            return Err(io(io::Error::other("another archiver was faster: run this one again")));
        }
        self.base.generation = before.generation + 1;
        self.base.details = details;
        let bytes = self.base.to_bytes(&self.key, &self.uses).map_err(io)?;
        base::write(&self.dir, base::NEXT, &bytes).map_err(io)?;
        self.packed.clear();
        Ok(())
    }
}

/// A file whose bytes are compressed and hashed as they are read.
struct Tee<R> {
    file: R,
    encoder: zstd::Encoder<'static, Vec<u8>>,
    hash: Sha256,
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        self.hash.update(read);
        io::Write::write_all(&mut self.encoder, read)?;
        Ok(count)
    }
}

/// Returns the time of the last entry of a segment that ends at `end`, if the entry has one.
fn newest_time(path: &Path, end: u64) -> io::Result<Option<String>> {
    #[derive(serde::Deserialize)]
    struct Timed {
        #[serde(rename = "eventTime")]
        time: String,
    }
    let mut file = std::fs::File::open(path)?;
    // Most last lines are short.
    for span in [64 * 1024, LINE_BYTES_MAX as u64] {
        let start = end.saturating_sub(span).max(crate::head::ENTRIES_START);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        (&mut file).take(end.saturating_sub(start)).read_to_end(&mut bytes)?;
        let last = bytes.lines().last().transpose()?.unwrap_or_default();
        let timed = serde_json::from_str::<entry::Line<'_>>(&last)
            .and_then(|line| serde_json::from_str::<Timed>(line.event.get()));
        if let Ok(Timed { time }) = timed {
            return Ok(Some(time));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
