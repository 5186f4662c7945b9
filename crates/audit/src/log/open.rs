//! Opens the log: finds its end, puts in order what a crash left, and refuses what a crash cannot explain.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crypto::mac::HmacKey;
use model::Timestamp;
use store::Revision;

use super::Opened;
use super::shared::Folds;
use super::writer::Tail;
use crate::base::{self, ArchivedUses, Base, BaseError};
use crate::entry::{self, START};
use crate::event::Mark;
use crate::fold::Fold;
use crate::head::{ENTRIES_START, Head};
use crate::last_usage::LastUseTable;
use crate::segment::{self, Lines, Listing};

/// The reason why the log cannot be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogOpenError {
    /// The operating system refused.
    #[error("cannot open the audit log {path}")]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// Neither head authenticates.
    #[error(
        "the audit log {path} has no head that authenticates: it was altered, or belongs to another root key; \
         run `bulla audit verify`, and restore the directory from a backup, or see `bulla repair`"
    )]
    NoHead {
        /// The segment.
        path: PathBuf,
    },
    /// The base does not authenticate.
    #[error(
        "{path}, which says where the audit log begins, was altered or belongs to another root key; restore the directory from \
         a backup"
    )]
    Base {
        /// The file.
        path: PathBuf,
    },
    /// A segment before the newest one is missing.
    #[error(
        "the audit log lacks its segment {path}: it was deleted, or moved without `bulla audit archive`; put it back, restore the \
         directory from a backup, or see `bulla repair`"
    )]
    MissingSegment {
        /// The segment.
        path: PathBuf,
    },
    /// An entry that was acknowledged is missing or altered.
    #[error(
        "entry {seq} of the audit log ({path}) was altered or cut off: {why}; run `bulla audit verify`, and restore \
         the directory from a backup, or see `bulla repair`"
    )]
    Tampered {
        /// The segment.
        path: PathBuf,
        /// The entry.
        seq: u64,
        /// The flaw.
        why: &'static str,
    },
}

/// Finds the end of the log, or begins it.
pub(super) fn open(
    dir: &Path,
    key: &Arc<HmacKey>,
    folds: Vec<Arc<dyn Fold>>,
    segment_bytes_max: u64,
) -> Result<(Tail, Opened, (Folds, Base)), LogOpenError> {
    let io = |source| LogOpenError::Io { path: dir.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(io)?;
    let Listing { numbers, strays } = segment::listing(dir).map_err(io)?;
    let (base, archived_uses) = load_base(dir, key)?;
    let Some(newest) = newest_segment(dir, &base, &numbers)? else {
        return begin(dir, key, folds, segment_bytes_max, strays).map_err(io);
    };
    let file = segment::open(dir, newest).map_err(io)?;
    let (known, mut above) = find(dir, key, &base, newest, &file)?;
    recorded_before(dir, key, &base, known.head, &mut above).map_err(io)?;
    let head = settle(&file, key, known.head).map_err(io)?;
    let folder = File::open(dir).map_err(io)?;
    let tail = Tail { dir: dir.to_owned(), folder, file, segment_bytes_max, head, above };
    let folds = Folds::beside(dir, key, base.segment..=newest, folds).map_err(io)?;
    replay(dir, &folds, &base, archived_uses, head).map_err(io)?;
    Ok((tail, known.opened(dir, &base, strays), (folds, base)))
}

/// Finds what [`open`] would find, and changes nothing.
pub(super) fn look(dir: &Path, key: &HmacKey) -> Result<Opened, LogOpenError> {
    let io = |source| LogOpenError::Io { path: dir.to_owned(), source };
    let Listing { numbers, strays } = segment::listing(dir).map_err(io)?;
    let (base, _) = load_base(dir, key)?;
    let known = match newest_segment(dir, &base, &numbers)? {
        Some(newest) => {
            let file = File::open(segment::path(dir, newest)).map_err(io)?;
            find(dir, key, &base, newest, &file)?.0
        }
        None => VerifiedHead::nothing(),
    };
    Ok(known.opened(dir, &base, strays))
}

/// Returns the number of the newest segment. `None` in a log that is to begin. Every one from the base on must be there.
fn newest_segment(dir: &Path, base: &Base, numbers: &[u64]) -> Result<Option<u64>, LogOpenError> {
    let live = numbers.iter().filter(|number| **number >= base.segment);
    let missing = |number| LogOpenError::MissingSegment { path: segment::path(dir, number) };
    let mut newest = None;
    for (number, expected) in live.zip(base.segment..) {
        if *number != expected {
            return Err(missing(expected));
        }
        newest = Some(*number);
    }
    match newest {
        None if base.generation > 0 => Err(missing(base.segment)),
        newest => Ok(newest),
    }
}

/// Finds the end of the newest segment, and the revisions in it above the low-water mark.
fn find(
    dir: &Path,
    key: &HmacKey,
    base: &Base,
    newest: u64,
    file: &File,
) -> Result<(VerifiedHead, BTreeSet<u64>), LogOpenError> {
    let path = segment::path(dir, newest);
    let heads = segment::heads(file, Some(key))
        .map_err(|source| LogOpenError::Io { path: path.clone(), source })?;
    let mut heads: Vec<Head> = heads.into_iter().flatten().collect();
    heads.sort_by_key(|head| std::cmp::Reverse(head.generation));
    let Some(head) = heads.first().copied().filter(|head| head.segment == newest) else {
        return Err(LogOpenError::NoHead { path });
    };
    let (known, above) = read(dir, file, head, heads.get(1).copied(), &path)?;
    joins(dir, base, known.head)?;
    Ok((known, above))
}

fn load_base(dir: &Path, key: &HmacKey) -> Result<(Base, ArchivedUses), LogOpenError> {
    let path = dir.join(base::NAME);
    Base::load(dir, Some(key)).map_err(|error| match error {
        BaseError::Forged => LogOpenError::Base { path },
        BaseError::Io(source) => LogOpenError::Io { path, source },
    })
}

/// Checks that the first live segment continues where the base ends.
fn joins(dir: &Path, base: &Base, newest: Head) -> Result<(), LogOpenError> {
    let path = segment::path(dir, base.segment);
    let io = |source| LogOpenError::Io { path: path.clone(), source };
    let mut line = Vec::new();
    Lines::open(dir, base.segment).and_then(|mut lines| lines.next(&mut line)).map_err(io)?;
    let is_empty = newest.segment == base.segment && newest.end == ENTRIES_START;
    let begins = match entry::first(&line) {
        _ if is_empty => Some((newest.seq + 1, newest.hash)),
        first => first,
    };
    if begins == Some((base.seq + 1, base.hash)) {
        return Ok(());
    }
    let why = match base.generation {
        0 => "it does not begin the log",
        _ => "it does not go on where the base of the log ends",
    };
    Err(tampered(&path, base.seq + 1, why))
}

/// Begins a log for a store that is at revision `through` already.
pub(super) fn begin_after(dir: &Path, key: &HmacKey, through: Revision) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(dir)?;
    let head = Head { revision: through.0, recorded_through: through.0, ..first_head() };
    segment::prepare(dir, &head, key)?;
    segment::name(dir, &File::open(dir)?, head.segment)
}

/// Returns the head of a log without entries.
const fn first_head() -> Head {
    Head {
        generation: 1,
        segment: 1,
        seq: 0,
        hash: START,
        end: ENTRIES_START,
        revision: 0,
        recorded_through: 0,
        clock: None,
    }
}

fn begin(
    dir: &Path,
    key: &Arc<HmacKey>,
    folds: Vec<Arc<dyn Fold>>,
    segment_bytes_max: u64,
    strays: Vec<OsString>,
) -> io::Result<(Tail, Opened, (Folds, Base))> {
    let head = first_head();
    let folder = File::open(dir)?;
    let file = segment::prepare(dir, &head, key)?;
    segment::name(dir, &folder, head.segment)?;
    let (base, opened) = (Base::none(), VerifiedHead::nothing());
    let opened = opened.opened(dir, &base, strays);
    let (dir, above) = (dir.to_owned(), BTreeSet::new());
    let tail = Tail { dir, folder, file, segment_bytes_max, head, above };
    let folds = Folds::beside(&tail.dir, key, head.segment..=head.segment, folds)?;
    folds.all().try_for_each(|fold| fold.open(head.seq).map(drop))?;
    Ok((tail, opened, (folds, base)))
}

/// Returns the time of the newest entry.
fn newest_time(dir: &Path) -> Option<Timestamp> {
    #[derive(serde::Deserialize)]
    struct Timed<'a> {
        #[serde(rename = "eventTime")]
        time: &'a str,
    }
    let newest = crate::read::tail(dir, 1).ok()?.pop()?;
    Timestamp::from_iso8601(serde_json::from_str::<Timed<'_>>(newest.event.get()).ok()?.time)
}

/// The head that the entries confirm, and the counts of complete entries beyond it and of missing ones that a newer head covers.
struct VerifiedHead {
    head: Head,
    discarded: u64,
    lost: u64,
}

impl VerifiedHead {
    const fn nothing() -> Self {
        Self { head: first_head(), discarded: 0, lost: 0 }
    }

    fn opened(&self, dir: &Path, base: &Base, strays: Vec<OsString>) -> Opened {
        let Self { head, discarded, lost } = *self;
        Opened {
            seq: head.seq,
            base: base.generation,
            revision: Revision(head.revision),
            discarded,
            lost,
            strays,
            clock: head.clock,
            newest_entry: if head.clock.is_none() { newest_time(dir) } else { None },
        }
    }
}

/// Reads the newest segment against its heads. All entries up to the older head must be there. Those of the last group may be
/// missing, because a power cut can lose them although the newer head was written.
fn read(
    dir: &Path,
    file: &File,
    newer: Head,
    older: Option<Head>,
    path: &Path,
) -> Result<(VerifiedHead, BTreeSet<u64>), LogOpenError> {
    let io = |source| LogOpenError::Io { path: path.to_owned(), source };
    let length = file.metadata().map_err(io)?.len();
    let is_whole = |head: &Head| head.end <= length;
    let head = [Some(newer), older]
        .into_iter()
        .flatten()
        .find(is_whole)
        .ok_or_else(|| tampered(path, newer.seq, "the file ends before it"))?;
    let mut lines = Lines::open(dir, head.segment).map_err(io)?;
    let mut walk = ChainWalk::start(&mut lines, head, path)?;
    walk.to(&mut lines, head, path)?;
    let mut discarded = 0;
    let mut line = Vec::new();
    lines.next(&mut line).map_err(io)?;
    while line.ends_with(b"\n") {
        discarded += 1;
        lines.next(&mut line).map_err(io)?;
    }
    discarded += u64::from(!line.is_empty());
    let lost = newer.seq.saturating_sub(head.seq);
    Ok((VerifiedHead { head, discarded, lost }, walk.above))
}

/// A walk along the chain.
struct ChainWalk {
    seq: u64,
    hash: entry::ChainHash,
    end: u64,
    above: BTreeSet<u64>,
    line: Vec<u8>,
}

impl ChainWalk {
    /// Starts at the first entry of a segment, which names the hash before it. `verify` compares that with the segment before.
    fn start(lines: &mut Lines, head: Head, path: &Path) -> Result<Self, LogOpenError> {
        let mut walk = Self {
            seq: head.seq,
            hash: head.hash,
            end: ENTRIES_START,
            above: BTreeSet::new(),
            line: Vec::new(),
        };
        if head.end == ENTRIES_START {
            return Ok(walk);
        }
        let io = |source| LogOpenError::Io { path: path.to_owned(), source };
        lines.next(&mut walk.line).map_err(io)?;
        let (seq, previous) = entry::first(&walk.line)
            .ok_or_else(|| tampered(path, head.seq, "the first entry of the segment is not one"))?;
        (walk.seq, walk.hash) = (seq.saturating_sub(1), previous);
        walk.step(head, path)?;
        Ok(walk)
    }

    fn to(&mut self, lines: &mut Lines, head: Head, path: &Path) -> Result<(), LogOpenError> {
        while self.end < head.end {
            let io = |source| LogOpenError::Io { path: path.to_owned(), source };
            lines.next(&mut self.line).map_err(io)?;
            self.step(head, path)?;
        }
        if (self.seq, self.hash, self.end) != (head.seq, head.hash, head.end) {
            return Err(tampered(
                path,
                head.seq,
                "the last entry is not the one that the head names",
            ));
        }
        Ok(())
    }

    /// Checks the line that was read.
    fn step(&mut self, head: Head, path: &Path) -> Result<(), LogOpenError> {
        let seq = self.seq + 1;
        let (line, hash) =
            entry::check(&self.line, &self.hash, seq).map_err(|why| tampered(path, seq, why))?;
        self.above.extend(line.revision.filter(|revision| *revision > head.recorded_through));
        (self.seq, self.hash) = (seq, hash);
        self.end += u64::try_from(self.line.len()).unwrap_or(u64::MAX);
        Ok(())
    }
}

fn tampered(path: &Path, seq: u64, why: &'static str) -> LogOpenError {
    LogOpenError::Tampered { path: path.to_owned(), seq, why }
}

/// Adds the revisions above the low-water mark whose entries are in older segments. Archived ones have none.
fn recorded_before(
    dir: &Path,
    key: &HmacKey,
    base: &Base,
    head: Head,
    above: &mut BTreeSet<u64>,
) -> io::Result<()> {
    for number in (base.segment..head.segment).rev() {
        let file = File::open(segment::path(dir, number))?;
        let closed = segment::heads(&file, Some(key))?.into_iter().flatten();
        // Revisions are recorded nearly in order: a segment that ends below the mark has nothing, nor has one before it.
        if closed.map(|head| head.revision).max().is_some_and(|last| last <= head.recorded_through)
        {
            return Ok(());
        }
        let mut lines = Lines::open(dir, number)?;
        let mut line = Vec::new();
        loop {
            lines.next(&mut line)?;
            let Ok(entry) = serde_json::from_slice::<entry::Line<'_>>(&line) else { break };
            above.extend(entry.revision.filter(|revision| *revision > head.recorded_through));
        }
    }
    Ok(())
}

/// Cuts off everything beyond the head, and writes the head in both places.
fn settle(file: &File, key: &HmacKey, head: Head) -> io::Result<Head> {
    use std::os::unix::fs::FileExt as _;
    file.set_len(head.end)?;
    let mut head = head;
    for _ in 0..2 {
        head.generation += 1;
        file.write_all_at(&head.line(key), head.offset())?;
    }
    file.sync_all()?;
    Ok(head)
}

/// Reads what is derived from the log as it was written down, and adds the entries since. The base has the last uses of before, if they
/// are lost.
fn replay(
    dir: &Path,
    folds: &Folds,
    base: &Base,
    archived: ArchivedUses,
    head: Head,
) -> io::Result<()> {
    let uses = folds.uses.open(head.seq)?;
    if uses < base.seq {
        folds.uses.begin_with(archived.read()?, base.seq)?;
    }
    drop(archived);
    let mut behind: Vec<(u64, Arc<dyn Fold>)> =
        vec![(uses.max(base.seq), Arc::<LastUseTable>::clone(&folds.uses))];
    for fold in &folds.others {
        let through = fold.open(head.seq)?;
        if through < base.seq {
            fold.pass_over(base.seq)?;
        }
        behind.push((through.max(base.seq), Arc::clone(fold)));
    }
    let least = behind.iter().map(|(through, _)| *through).min().unwrap_or(head.seq);
    if least == head.seq {
        return Ok(());
    }
    for number in first_after(dir, base, head.segment, least)?..=head.segment {
        let mut lines = Lines::open(dir, number)?;
        let mut line = Vec::new();
        loop {
            lines.next(&mut line)?;
            if line.is_empty() {
                break;
            }
            let entry = serde_json::from_slice::<entry::Line<'_>>(&line).ok();
            let Some(entry) = entry.filter(|entry| entry.seq > least) else { continue };
            let Some(mark) = Mark::of_stored(entry.event) else { continue };
            let wanting = behind.iter().filter(|(through, _)| *through < entry.seq);
            wanting.for_each(|(_, fold)| fold.replay(entry.seq, &mark));
        }
    }
    Ok(())
}

/// Returns the segment with the first entry after `through`. It is looked for from the end: what is derived is written down whenever a
/// segment is closed, unless that failed.
fn first_after(dir: &Path, base: &Base, newest: u64, through: u64) -> io::Result<u64> {
    let mut line = Vec::new();
    let mut first = newest;
    while first > base.segment {
        Lines::open(dir, first)?.next(&mut line)?;
        if entry::first(&line).is_some_and(|(seq, _)| seq <= through + 1) {
            break;
        }
        first -= 1;
    }
    Ok(first)
}
