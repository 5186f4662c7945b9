//! A walk along the chain, through one segment after the other.

use std::io::{self, BufRead, Read as _};
use std::path::Path;

use crypto::mac::HmacKey;

use super::{Finding, Flaw};
use crate::entry::{self, ChainHash, Line};
use crate::head::{ENTRIES_START, HEAD_BYTES, Head};
use crate::segment::Lines;

pub(super) const NO_HEAD: &str = "a head line was altered, or belongs to another log or root key";
pub(super) const AFTER_END: &str = "there are lines after the end of a closed segment";

/// The position of a walk: the last entry that was found whole, and its hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    pub(crate) seq: u64,
    pub(crate) hash: ChainHash,
    /// `true` if the next segment may begin with any entry, because the ones before it are not checked.
    pub(super) begins_anywhere: bool,
    /// The entry before the first one of such a segment.
    pub(super) begin: u64,
}

/// A function that checks each entry by its line and its hash. It returns a reason if the entry is wrong.
pub(crate) type Each<'a> = &'a mut dyn FnMut(&Line<'_>, &ChainHash) -> Result<(), String>;

impl Walk {
    /// Returns a walk that continues after the entry `seq`.
    pub(crate) const fn from(seq: u64, hash: ChainHash) -> Self {
        Self { seq, hash, begins_anywhere: false, begin: seq }
    }

    /// Walks through a closed segment, heads included, and returns its newer head. `segment` is read to its end.
    pub(crate) fn closed(
        &mut self,
        number: u64,
        path: &Path,
        key: Option<&HmacKey>,
        segment: &mut dyn BufRead,
        each: Each<'_>,
    ) -> io::Result<Finding<Head>> {
        let mut heads = [None, None];
        for (slot, offset) in heads.iter_mut().zip([0, HEAD_BYTES as u64]) {
            let mut line = Vec::with_capacity(HEAD_BYTES);
            segment.take(HEAD_BYTES as u64).read_to_end(&mut line)?;
            *slot = Head::parse(&line, key).filter(|head| head.offset() == offset);
        }
        let Some(head) = newer(heads, number) else {
            return Ok(Err(self.flaw(path, 1, NO_HEAD)));
        };
        let mut lines = Lines::after_heads(segment);
        let line = match self.to(&head, path, &mut lines, each)? {
            Ok(line) => line,
            Err(flaw) => return Ok(Err(flaw)),
        };
        if beyond(&mut lines)? > 0 || !lines.is_at_end()? {
            return Ok(Err(self.flaw(path, line + 1, AFTER_END)));
        }
        Ok(Ok(head))
    }

    /// Walks to where a head says that its segment ends, and returns the number of the last line.
    pub(super) fn to<R: BufRead>(
        &mut self,
        head: &Head,
        path: &Path,
        lines: &mut Lines<R>,
        each: Each<'_>,
    ) -> io::Result<Finding<u64>> {
        let (mut line, mut count, mut end) = (Vec::new(), 2, ENTRIES_START);
        if self.begins_anywhere && head.end == ENTRIES_START {
            (self.seq, self.hash, self.begin) = (head.seq, head.hash, head.seq);
        }
        while end < head.end {
            lines.next(&mut line)?;
            count += 1;
            if std::mem::take(&mut self.begins_anywhere)
                && let Some((seq, previous)) = entry::first(&line)
            {
                (self.seq, self.hash) = (seq.saturating_sub(1), previous);
                self.begin = self.seq;
            }
            if line.is_empty() {
                let why = format!("the log is cut off: the head goes on to entry {}", head.seq);
                return Ok(Err(self.flaw(path, count, &why)));
            }
            let (parsed, hash) = match entry::check(&line, &self.hash, self.seq + 1) {
                Ok(checked) => checked,
                Err(why) => return Ok(Err(self.flaw(path, count, why))),
            };
            if let Err(why) = each(&parsed, &hash) {
                return Ok(Err(self.flaw(path, count, &why).told_elsewhere()));
            }
            (self.seq, self.hash) = (self.seq + 1, hash);
            end += u64::try_from(line.len()).unwrap_or(u64::MAX);
        }
        self.begins_anywhere = false;
        if (self.seq, self.hash, end) != (head.seq, head.hash, head.end) {
            let why = "the last entry is not the one that the head names";
            return Ok(Err(self.flaw(path, count, why)));
        }
        Ok(Ok(count))
    }

    fn flaw(&self, path: &Path, line: u64, why: &str) -> Flaw {
        let (path, why, seq) = (path.to_owned(), why.to_owned(), self.seq + 1);
        Flaw { path, line, seq, why, elsewhere: false }
    }
}

/// Returns the newer of both heads of the segment. `None` unless both are there and follow each other.
pub(super) fn newer(heads: [Option<Head>; 2], number: u64) -> Option<Head> {
    let [Some(a), Some(b)] = heads else { return None };
    let (older, newer) = if a.generation < b.generation { (a, b) } else { (b, a) };
    let consecutive = older.generation + 1 == newer.generation;
    (consecutive && older.segment == number && newer.segment == number).then_some(newer)
}

/// Counts the lines that are left.
pub(super) fn beyond<R: BufRead>(lines: &mut Lines<R>) -> io::Result<u64> {
    let (mut line, mut count) = (Vec::new(), 0);
    loop {
        lines.next(&mut line)?;
        if line.is_empty() {
            return Ok(count);
        }
        count += 1;
    }
}
