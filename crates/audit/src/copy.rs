//! Copies the log while a service writes it, as far as a copy of the store knows it.
//!
//! A store that was copied at revision N belongs to the log up to, and without, the first entry that names a revision beyond N.
//! The next start needs that prefix:
//!
//! - It names no revision that the store lacks.
//! - It has every entry that was durable when the store was copied, because nothing beyond N was committed before. So it reaches
//!   the entry that the store notes, and every change that the store has dropped from its feed has its entry.
//! - It has the entry of everything that was acknowledged before the copy began.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;
use secret::Secret;
use store::Revision;

use crate::base::{self, Base};
use crate::entry;
use crate::head::{ENTRIES_START, Head};
use crate::segment::{self, Lines};
use crate::table;

/// The number of times that a head which is just being written is read again.
const HEAD_READS_MAX: usize = 200;
/// The number of times that the copy begins again because segments were archived meanwhile. Each archiving takes longer than the
/// copy of a segment.
const BEGINS_MAX: usize = 10;

/// The end of a copy of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedLog {
    /// The last entry.
    pub seq: u64,
    /// The hash of that entry, in hexadecimal digits.
    pub hash: String,
    /// The newest revision of the store that an entry names.
    pub revision: Revision,
    /// The revision of the store up to which every revision has its entry.
    pub recorded_through: Revision,
}

/// The reason why the log cannot be copied.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// A file cannot be read or written.
    #[error("cannot copy the audit log {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A segment has no head that authenticates, or is missing.
    #[error(
        "the audit log {} has no head that authenticates: run `bulla audit verify`", path.display()
    )]
    NoHead {
        /// The segment.
        path: PathBuf,
    },
    /// A segment is missing.
    #[error("the audit log lacks its segment {}: run `bulla audit verify`", path.display())]
    Missing {
        /// The segment.
        path: PathBuf,
    },
    /// Entries that the copy must not have were archived meanwhile.
    #[error(
        "the audit log was archived beyond the copy of the store while that was made; nothing is wrong with either: make the \
         backup again"
    )]
    Overtaken,
    /// An entry is damaged.
    #[error("entry {seq} of the audit log ({}) is damaged: {why}; run `bulla audit verify`", path.display())]
    Damaged {
        /// The segment.
        path: PathBuf,
        /// The entry.
        seq: u64,
        /// The damage.
        why: &'static str,
    },
}

/// Returns the bytes of the log now, for progress.
///
/// # Errors
/// [`CopyError`].
pub fn log_bytes(dir: &Path) -> Result<u64, CopyError> {
    let io = |source| CopyError::Io { path: dir.to_owned(), source };
    let mut bytes = 0;
    for number in segment::list(dir).map_err(io)? {
        match std::fs::metadata(segment::path(dir, number)) {
            // It was archived since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => bytes += found.map_err(io)?.len(),
        }
    }
    Ok(bytes)
}

/// Copies the log in `dir` into the empty directory `to`, as far as it belongs to revision `through` of the store. All of it is
/// durable then. `progress` is called with the bytes that were copied since the last call.
///
/// It checks the heads, and the chain of the segment that it cuts. Run [`crate::verify`] on the copy for the rest.
///
/// # Errors
/// [`CopyError`].
pub fn copy_log(
    dir: &Path,
    to: &Path,
    key: &Secret<[u8; 32]>,
    through: Revision,
    progress: &mut dyn FnMut(u64),
) -> Result<CopiedLog, CopyError> {
    let key = HmacKey::new(key.expose());
    let number = || Base::load(dir, None).map_or(0, |(base, _)| base.generation);
    let mut begins = 1;
    loop {
        let begun = number();
        let copied = copy_once(dir, to, &key, through, progress);
        // Segments that were archived meanwhile are not there any more.
        if copied.is_ok() || begins == BEGINS_MAX || number() == begun {
            return copied;
        }
        begins += 1;
        empty(to).map_err(|source| CopyError::Io { path: to.to_owned(), source })?;
    }
}

/// Removes the files that an attempt has copied.
fn empty(to: &Path) -> io::Result<()> {
    for file in std::fs::read_dir(to)? {
        std::fs::remove_file(file?.path())?;
    }
    Ok(())
}

fn copy_once(
    dir: &Path,
    to: &Path,
    key: &HmacKey,
    through: Revision,
    progress: &mut dyn FnMut(u64),
) -> Result<CopiedLog, CopyError> {
    let io = |source| CopyError::Io { path: dir.to_owned(), source };
    let (base, archived) = Base::load(dir, Some(key))
        .map_err(|_unreadable| CopyError::NoHead { path: dir.join(base::NAME) })?;
    if base.revision > through.0 {
        return Err(CopyError::Overtaken);
    }
    if base.generation > 0 {
        base::write(to, base::NAME, archived.file()).map_err(io)?;
    }
    let numbers = segment::list(dir).map_err(io)?;
    let numbers = numbers.into_iter().filter(|number| *number >= base.segment);
    let mut copied: Option<Head> = None;
    for (number, expected) in numbers.zip(base.segment..) {
        if number != expected {
            return Err(CopyError::Missing { path: segment::path(dir, expected) });
        }
        let head = newest_head(dir, number, key)?;
        let from = copied.unwrap_or(Head {
            generation: 0,
            segment: number,
            seq: base.seq,
            hash: base.hash,
            end: ENTRIES_START,
            revision: base.revision,
            recorded_through: base.revision,
            clock: None,
        });
        let last = head.revision > through.0;
        let head = if last { cut(dir, from, head, through)? } else { head };
        copied = Some(head);
        let path = segment::path(dir, number);
        let io = |source| CopyError::Io { path, source };
        copy_segment(dir, to, &head, key, progress).map_err(io)?;
        if last {
            break;
        }
    }
    let Some(head) = copied else {
        return Err(CopyError::Missing { path: segment::path(dir, base.segment) });
    };
    table::copy(dir, to, key, head.seq).map_err(io)?;
    File::open(to).and_then(|folder| folder.sync_all()).map_err(io)?;
    Ok(CopiedLog {
        seq: head.seq,
        hash: crypto::hash::hex(&head.hash),
        revision: Revision(head.revision),
        recorded_through: Revision(head.recorded_through),
    })
}

/// Returns the newer head of a segment. A running service may just be writing the other one.
fn newest_head(dir: &Path, number: u64, key: &HmacKey) -> Result<Head, CopyError> {
    let path = segment::path(dir, number);
    let io = |source| CopyError::Io { path: path.clone(), source };
    let file = File::open(&path).map_err(io)?;
    for _ in 0..HEAD_READS_MAX {
        let heads = segment::heads(&file, Some(key)).map_err(io)?.into_iter().flatten();
        let newest = heads.max_by_key(|head| head.generation);
        if let Some(head) = newest.filter(|head| head.segment == number) {
            return Ok(head);
        }
    }
    Err(CopyError::NoHead { path })
}

/// Returns the head that the segment of `head` had before the first entry that names a revision beyond `through`. `before` is the
/// last head of the segment before.
fn cut(dir: &Path, before: Head, head: Head, through: Revision) -> Result<Head, CopyError> {
    let path = segment::path(dir, head.segment);
    let io = |source| CopyError::Io { path: path.clone(), source };
    let mut lines = Lines::open(dir, head.segment).map_err(io)?;
    let mut at = Head {
        segment: head.segment,
        generation: head.generation,
        end: ENTRIES_START,
        clock: head.clock,
        ..before
    };
    let (mut above, mut line) = (BTreeSet::new(), Vec::new());
    while at.end < head.end {
        lines.next(&mut line).map_err(io)?;
        let seq = at.seq + 1;
        let (parsed, hash) = entry::check(&line, &at.hash, seq)
            .map_err(|why| CopyError::Damaged { path: path.clone(), seq, why })?;
        let revision = parsed.revision;
        if revision.is_some_and(|revision| revision > through.0) {
            break;
        }
        above.extend(revision);
        at.revision = at.revision.max(revision.unwrap_or(0));
        (at.seq, at.hash) = (seq, hash);
        at.end += u64::try_from(line.len()).unwrap_or(u64::MAX);
    }
    // Those that older segments have above the mark are missing here: it may be too low, and the start makes it good.
    while above.remove(&(at.recorded_through + 1)) {
        at.recorded_through += 1;
    }
    // A change without a line shows in the head only: what no line names that is cut off is recorded as far as the head says.
    let mut through = head.recorded_through.min(through.0);
    let mut end = at.end;
    while end < head.end && !line.is_empty() {
        let cut_off = serde_json::from_slice::<entry::Line<'_>>(&line).ok();
        if let Some(revision) = cut_off.and_then(|line| line.revision) {
            through = through.min(revision.saturating_sub(1));
        }
        end += u64::try_from(line.len()).unwrap_or(u64::MAX);
        lines.next(&mut line).map_err(io)?;
    }
    at.recorded_through = at.recorded_through.max(through);
    Ok(at)
}

/// Copies a segment up to its head, and writes that head in both places.
fn copy_segment(
    dir: &Path,
    to: &Path,
    head: &Head,
    key: &HmacKey,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    const CHUNK: usize = 1 << 20;
    /// The bytes after which the copy is made durable: writing out everything at the end would hold up the `fdatasync` of the
    /// service.
    const SYNC_BYTES: u64 = 16 << 20;
    let mut from = File::open(segment::path(dir, head.segment))?.take(head.end);
    let path = segment::path(to, head.segment);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let (mut chunk, mut length) = (vec![0; CHUNK], 0);
    loop {
        let count = from.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        file.write_all(bytes)?;
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        if length / SYNC_BYTES != (length + count) / SYNC_BYTES {
            file.sync_data()?;
        }
        length += count;
        progress(count);
    }
    if length < head.end {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let older = Head { generation: head.generation.saturating_sub(1), ..*head };
    for head in [older, *head] {
        file.write_all_at(&head.line(key), head.offset())?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests;
