//! Verification: is the log whole? Works while a service appends to it.

use std::io;
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;
use secret::Secret;

use crate::entry::{self, ChainHash, START};
use crate::head::{ENTRIES_START, Head};
use crate::segment::{self, Lines};

/// How often a head that is just being written is read again.
const HEAD_READS_MAX: usize = 200;

/// What verification has found.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// Entries that are whole and in their place.
    pub entries: u64,
    /// Segments.
    pub segments: u64,
    /// The last hash of the chain, in hexadecimal digits: keep it elsewhere to prove later that nothing was replaced.
    pub head: String,
    /// Lines beyond the head: just being written by a running service, or left by a crash and never acknowledged.
    pub unacknowledged: u64,
    /// Whether the heads were authenticated.
    pub authenticated: bool,
    /// The first thing that is wrong.
    pub flaw: Option<Flaw>,
}

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The segment.
    pub path: PathBuf,
    /// The line in it, from 1.
    pub line: u64,
    /// The entry that should stand there.
    pub seq: u64,
    /// What is wrong.
    pub why: String,
}

/// The log could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the audit log {}", path.display())]
pub struct VerifyError {
    path: PathBuf,
    source: io::Error,
}

/// Verifies the log in `dir`. With the key the heads are authenticated, so that a chain that was computed anew is found
/// too.
///
/// # Errors
/// [`VerifyError`]; a flaw in the log is no error but the result.
pub fn verify(dir: &Path, key: Option<&Secret<[u8; 32]>>) -> Result<Report, VerifyError> {
    let key = key.map(|key| HmacKey::new(key.expose()));
    let mut walk =
        Walk { dir, key: key.as_ref(), seq: 0, hash: START, segments: 0, unacknowledged: 0 };
    let flaw = walk.all().map_err(|source| VerifyError { path: dir.to_owned(), source })?;
    Ok(Report {
        entries: walk.seq,
        segments: walk.segments,
        head: crypto::hash::hex(&walk.hash),
        unacknowledged: walk.unacknowledged,
        authenticated: key.is_some(),
        flaw: flaw.err(),
    })
}

struct Walk<'a> {
    dir: &'a Path,
    key: Option<&'a HmacKey>,
    seq: u64,
    hash: ChainHash,
    segments: u64,
    unacknowledged: u64,
}

type Finding = Result<(), Flaw>;

impl Walk<'_> {
    fn all(&mut self) -> io::Result<Finding> {
        loop {
            let numbers = segment::list(self.dir)?;
            let Some(last) = numbers.last().copied() else {
                return Ok(Err(self.flaw(1, 1, "there is no segment")));
            };
            let next = self.segments + 1;
            if next > last {
                return Ok(Ok(()));
            }
            if !numbers.contains(&next) {
                return Ok(Err(self.flaw(next, 1, "the segment is missing")));
            }
            if let Err(flaw) = self.one(next, next == last)? {
                return Ok(Err(flaw));
            }
            self.segments = next;
        }
    }

    /// One segment.
    fn one(&mut self, number: u64, is_last: bool) -> io::Result<Finding> {
        let head = match self.head(number, is_last)? {
            Ok(head) => head,
            Err(flaw) => return Ok(Err(flaw)),
        };
        let mut lines = Lines::open(self.dir, number)?;
        let (mut line, mut count, mut end) = (Vec::new(), 2, ENTRIES_START);
        while end < head.end {
            lines.next(&mut line)?;
            count += 1;
            let seq = self.seq + 1;
            if line.is_empty() {
                let why = format!("the log is cut off: the head goes on to entry {}", head.seq);
                return Ok(Err(self.flaw(number, count, &why)));
            }
            match entry::check(&line, &self.hash, seq) {
                Ok((_, hash)) => (self.seq, self.hash) = (seq, hash),
                Err(why) => return Ok(Err(self.flaw(number, count, why))),
            }
            end += u64::try_from(line.len()).unwrap_or(u64::MAX);
        }
        if (self.seq, self.hash, end) != (head.seq, head.hash, head.end) {
            return Ok(Err(self.flaw(
                number,
                count,
                "the last entry is not the one that the head names",
            )));
        }
        lines.next(&mut line)?;
        while !line.is_empty() {
            if !is_last {
                return Ok(Err(self.flaw(
                    number,
                    count + 1,
                    "there are lines after the end of a closed segment",
                )));
            }
            self.unacknowledged += 1;
            lines.next(&mut line)?;
        }
        Ok(Ok(()))
    }

    /// The newer head. Both must be there and agree with their place; a running service may just be writing one.
    fn head(&self, number: u64, is_last: bool) -> io::Result<Result<Head, Flaw>> {
        let file = std::fs::File::open(segment::path(self.dir, number))?;
        let reads = if is_last { HEAD_READS_MAX } else { 1 };
        for _ in 0..reads {
            if let [Some(a), Some(b)] = segment::heads(&file, self.key)? {
                let (older, newer) = if a.generation < b.generation { (a, b) } else { (b, a) };
                let consecutive = older.generation + 1 == newer.generation;
                if consecutive && older.segment == number && newer.segment == number {
                    return Ok(Ok(newer));
                }
            }
        }
        Ok(Err(self.flaw(
            number,
            1,
            "a head line was altered, or belongs to another log or root key",
        )))
    }

    fn flaw(&self, segment: u64, line: u64, why: &str) -> Flaw {
        let path = segment::path(self.dir, segment);
        Flaw { path, line, seq: self.seq + 1, why: why.to_owned() }
    }
}

#[cfg(test)]
mod tests;
