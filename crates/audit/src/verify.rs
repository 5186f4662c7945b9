//! Verification that the log is whole. Works while a service appends to it.
//!
//! The live log begins at its base. Everything before it is in an archive, which is verified by itself or together with the log:
//! the archive then reaches the base.

mod anchors;
mod report;
mod walk;
mod whole_entries;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crypto::mac::HmacKey;
use secret::Secret;
use serde_json::value::RawValue;

use crate::archive::{self, Archive};
use crate::base::{self, Base, BaseError};
use crate::entry::{ChainHash, Line, START};
use crate::head::Head;
use crate::segment::{self, Lines};

pub use anchors::{Anchors, AnchorsError};
pub use report::{BaseReport, Flaw, Report};
pub(crate) use walk::Walk;
pub use whole_entries::EachEntry;

/// The number of times that a head which is just being written is read again.
const HEAD_READS_MAX: usize = 200;
/// The number of times that verification begins again because segments were archived meanwhile.
const BEGINS_MAX: usize = 3;

/// The log could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the audit log {}", path.display())]
pub struct VerifyError {
    path: PathBuf,
    source: io::Error,
}

/// Verifies the live log in `dir`. With the key the heads are authenticated, which also finds a chain that was computed anew.
///
/// # Errors
/// [`VerifyError`]. A flaw in the log is not an error but the result.
pub fn verify(dir: &Path, key: Option<&Secret<[u8; 32]>>) -> Result<Report, VerifyError> {
    LogVerifier::new(key).log(dir)
}

/// Returns the place at which a live log begins, even while it is being archived.
///
/// Returns `None` if nothing was archived, or the base cannot be read. It is not authenticated.
#[must_use]
pub fn base(dir: &Path) -> Option<BaseReport> {
    Base::load(dir, None).ok().and_then(|(base, _)| base_report(&base))
}

fn base_report(base: &Base) -> Option<BaseReport> {
    (base.generation > 0).then(|| BaseReport { archived: base.seq, target: base.target() })
}

/// The inputs of a verification.
#[derive(Default)]
pub struct LogVerifier<'a> {
    key: Option<HmacKey>,
    archive: Option<&'a dyn Archive>,
    anchors: Anchors,
    known: Option<u64>,
    known_base: u64,
}

impl std::fmt::Debug for LogVerifier<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("LogVerifier").field("known", &self.known).finish_non_exhaustive()
    }
}

/// The result so far, or the first flaw.
type Finding<T = ()> = Result<T, Flaw>;

impl<'a> LogVerifier<'a> {
    /// Returns a verifier that authenticates the heads if there is a key.
    #[must_use]
    pub fn new(key: Option<&Secret<[u8; 32]>>) -> Self {
        Self { key: key.map(|key| HmacKey::new(key.expose())), ..Self::default() }
    }

    /// Verifies the archive too.
    #[must_use]
    pub fn with_archive(self, archive: &'a dyn Archive) -> Self {
        Self { archive: Some(archive), ..self }
    }

    /// Compares the log with heads that were kept elsewhere.
    #[must_use]
    pub fn with_anchors(self, anchors: Anchors) -> Self {
        Self { anchors, ..self }
    }

    /// Sets the entry up to which the log must go, because the store knows of it.
    #[must_use]
    pub fn with_known(self, known: Option<u64>) -> Self {
        Self { known, ..self }
    }

    /// Sets the lowest base that the log must have ([`crate::LogBase::generation`]), because the store knows of it.
    #[must_use]
    pub fn with_known_base(self, known_base: u64) -> Self {
        Self { known_base, ..self }
    }

    /// Verifies the live log in `dir`, with the archive before it if there is one.
    ///
    /// # Errors
    /// [`VerifyError`].
    pub fn log(&self, dir: &Path) -> Result<Report, VerifyError> {
        let failed = |source| VerifyError { path: dir.to_owned(), source };
        for _ in 1..BEGINS_MAX {
            let before = base(dir);
            let report = self.log_once(dir);
            // Segments that were archived meanwhile are not there any more.
            let is_whole = report.as_ref().is_ok_and(|report| report.flaw.is_none());
            if is_whole || base(dir) == before {
                return report.map_err(failed);
            }
        }
        self.log_once(dir).map_err(failed)
    }

    fn log_once(&self, dir: &Path) -> io::Result<Report> {
        self.run(dir, Run::new(self))
    }

    fn run(&self, dir: &Path, run: Run<'_>) -> io::Result<Report> {
        self.at_base(dir, run, |run, base| run.joined(dir, base))
    }

    /// Verifies with the base of the log in `dir`.
    fn at_base(
        &self,
        dir: &Path,
        mut run: Run<'_>,
        verify: impl FnOnce(&mut Run<'_>, &Base) -> io::Result<Finding>,
    ) -> io::Result<Report> {
        let flaw = match Base::load(dir, self.key.as_ref()) {
            Ok((base, _)) => verify(&mut run, &base)?,
            Err(BaseError::Forged) => {
                Err(run.flaw(&dir.join(base::NAME), 1, &BaseError::Forged.to_string()))
            }
            Err(BaseError::Io(error)) => return Err(error),
        };
        Ok(run.report(flaw.err()))
    }

    /// Verifies the archive by itself. It may begin with any segment, and must have every one from there on.
    ///
    /// # Errors
    /// [`VerifyError`].
    pub fn archive(&self, archive: &dyn Archive) -> Result<Report, VerifyError> {
        let mut run = Run::new(self);
        let failed = |source| VerifyError { path: archive.place(""), source };
        let numbers = archive::numbers(archive).map_err(failed)?;
        let flaw = run.archive(archive, &numbers, None).map_err(failed)?;
        let flaw = flaw.and_then(|()| run.ends(&archive.place("")));
        Ok(run.report(flaw.err()))
    }
}

/// A function that takes each whole entry. Its error is a text.
type HandOver<'a> = &'a mut dyn FnMut(u64, &RawValue) -> Result<(), String>;

/// One verification.
struct Run<'a> {
    verifier: &'a LogVerifier<'a>,
    walk: Walk,
    anchors: anchors::Cursor<'a>,
    /// The function that takes the entries. An error of it ends the run.
    each: Option<HandOver<'a>>,
    first: Option<u64>,
    segments: u64,
    entries: u64,
    unacknowledged: u64,
    base: Option<BaseReport>,
    /// The last entry of each closed live segment, and its hash.
    closed: BTreeMap<u64, (u64, ChainHash)>,
}

impl<'a> Run<'a> {
    fn new(verifier: &'a LogVerifier<'a>) -> Self {
        Self {
            verifier,
            walk: Walk::from(0, START),
            anchors: verifier.anchors.cursor(),
            each: None,
            first: None,
            segments: 0,
            entries: 0,
            unacknowledged: 0,
            base: None,
            closed: BTreeMap::new(),
        }
    }

    fn key(&self) -> Option<&'a HmacKey> {
        self.verifier.key.as_ref()
    }

    fn report(self, flaw: Option<Flaw>) -> Report {
        Report {
            first: self.first.unwrap_or(1),
            entries: self.entries,
            segments: self.segments,
            head: crypto::hash::hex(&self.walk.hash),
            unacknowledged: self.unacknowledged,
            authenticated: self.verifier.key.is_some(),
            base: self.base,
            anchors: self.anchors.matched,
            anchors_before: self.anchors.before,
            flaw,
        }
    }

    /// Verifies the archive up to the base, if there is one, and the live log from there on.
    fn joined(&mut self, dir: &Path, base: &Base) -> io::Result<Finding> {
        self.base = base_report(base);
        if let Err(why) = base.reaches(self.verifier.known_base) {
            self.walk = Walk::from(base.seq, base.hash);
            return Ok(Err(self.flaw(&dir.join(base::NAME), 1, &why)));
        }
        // Before the live segments are: what is archived meanwhile was closed, and is live or before a newer base.
        let numbers = self.verifier.archive.map_or(Ok(Vec::new()), archive::numbers)?;
        if let Some(archive) = self.verifier.archive
            && let Err(flaw) = self.archive(archive, &numbers, Some(base))?
        {
            return Ok(Err(flaw));
        }
        self.walk = Walk::from(base.seq, base.hash);
        self.first.get_or_insert(base.seq + 1);
        let live = self.live(dir, base.segment)?;
        if let Err(flaw) = live.and_then(|()| self.ends(dir)) {
            return Ok(Err(flaw));
        }
        let beyond: Vec<u64> = numbers.into_iter().filter(|one| *one >= base.segment).collect();
        self.verifier
            .archive
            .map_or(Ok(Ok(())), |archive| self.archived_too(archive, &beyond, base))
    }

    /// Verifies archived segments from the base on: a crash before the base was signed leaves copies of segments in the live log.
    /// If they go beyond it, the live log, with its base, is an older one.
    fn archived_too(
        &self,
        archive: &dyn Archive,
        numbers: &[u64],
        base: &Base,
    ) -> io::Result<Finding> {
        let mut walk = Walk::from(base.seq, base.hash);
        walk.begins_anywhere = numbers.first().is_some_and(|first| *first != base.segment);
        let mut differs = None;
        for number in numbers {
            let place = archive.place(&archive::name(*number));
            let mut each = |_: &Line<'_>, _: &ChainHash| Ok(());
            let walked = self.unpacked(archive, *number, &mut walk, &mut each)?;
            let end = match walked {
                Ok(head) => (head.seq, head.hash),
                Err(flaw) => return Ok(Err(flaw)),
            };
            if self.closed.get(number) != Some(&end) {
                differs.get_or_insert(place);
            }
        }
        let Some(place) = differs else { return Ok(Ok(())) };
        let (archived, live) = (walk.seq, self.walk.seq);
        let why = match archived > live {
            true => format!(
                "the archive goes on to entry {archived}; the live log ends at entry {live}: it was put back or cut off"
            ),
            false => "the live log has another segment of this number: it was put back, or the archive is of another log".to_owned(),
        };
        Ok(Err(self.flaw(&place, 1, &why).told_elsewhere()))
    }

    /// Verifies every segment of an archive. Those before the `base` count, and must reach it.
    fn archive(
        &mut self,
        archive: &dyn Archive,
        numbers: &[u64],
        base: Option<&Base>,
    ) -> io::Result<Finding> {
        let first = numbers.first().copied();
        let last = base.map_or(u64::MAX, |base| base.segment - 1);
        for (number, expected) in numbers.iter().copied().zip(first.unwrap_or(1)..) {
            let counted = self.segments;
            let place = archive.place(&archive::name(expected));
            if number != expected {
                return Ok(Err(self.flaw(&place, 1, "the segment is missing from the archive")));
            }
            if number > last {
                break;
            }
            if let Err(flaw) = self.archived(archive, number, counted == 0)? {
                return Ok(Err(flaw));
            }
        }
        let Some(base) = base.filter(|base| base.generation > 0) else { return Ok(Ok(())) };
        if (self.walk.seq, self.walk.hash) == (base.seq, base.hash) {
            return Ok(Ok(()));
        }
        let why = match self.walk.seq < base.seq {
            true => format!(
                "the archive ends at entry {}, and the live log begins after entry {}",
                self.walk.seq, base.seq
            ),
            false => {
                "the archive is of another log: its end is not where the live log begins".to_owned()
            }
        };
        let place = archive.place(&archive::name(base.segment - 1));
        Ok(Err(self.flaw(&place, 1, &why).told_elsewhere()))
    }

    fn archived(
        &mut self,
        archive: &dyn Archive,
        number: u64,
        begins: bool,
    ) -> io::Result<Finding> {
        let mut anchors = std::mem::take(&mut self.anchors);
        let mut walk = self.walk;
        let before = walk.seq;
        let mut hand_over = self.each.take();
        let mut each = |line: &Line<'_>, hash: &ChainHash| {
            anchors.check(line.seq, hash)?;
            hand_over.as_mut().map_or(Ok(()), |each| each(line.seq, line.event))
        };
        walk.begins_anywhere |= begins;
        let walked = self.unpacked(archive, number, &mut walk, &mut each);
        (self.walk, self.anchors, self.each) = (walk, anchors, hand_over);
        if let Err(flaw) = walked? {
            return Ok(Err(flaw));
        }
        let before = if begins { self.walk.begin } else { before };
        self.first.get_or_insert(before + 1);
        self.segments += 1;
        self.entries += self.walk.seq.saturating_sub(before);
        Ok(Ok(()))
    }

    /// Walks through an archived segment.
    fn unpacked(
        &self,
        archive: &dyn Archive,
        number: u64,
        walk: &mut Walk,
        each: walk::Each<'_>,
    ) -> io::Result<Finding<Head>> {
        let place = archive.place(&archive::name(number));
        let packed = archive.open(&archive::name(number))?;
        let walked = archive::unpack(packed)
            .and_then(|mut segment| walk.closed(number, &place, self.key(), &mut segment, each));
        Ok(walked.unwrap_or_else(|error| {
            let why = format!("it cannot be decompressed: {error}");
            Err(Flaw { path: place, line: 1, seq: walk.seq + 1, why, elsewhere: false })
        }))
    }

    /// Verifies the live segments from `next` on.
    fn live(&mut self, dir: &Path, mut next: u64) -> io::Result<Finding> {
        loop {
            let numbers = segment::list(dir)?;
            let path = segment::path(dir, next);
            let Some(last) = numbers.last().copied() else {
                return Ok(Err(self.flaw(&path, 1, "there is no segment")));
            };
            if next > last {
                let any = self.segments > 0 && numbers.contains(&(next - 1));
                return Ok(if any {
                    Ok(())
                } else {
                    Err(self.flaw(&path, 1, "the segment is missing"))
                });
            }
            if !numbers.contains(&next) {
                return Ok(Err(self.flaw(&path, 1, "the segment is missing")));
            }
            let before = self.walk.seq;
            if let Err(flaw) = self.live_segment(dir, next, next == last)? {
                self.entries += self.walk.seq.saturating_sub(before);
                return Ok(Err(flaw));
            }
            self.entries += self.walk.seq.saturating_sub(before);
            self.segments += 1;
            next += 1;
        }
    }

    fn live_segment(&mut self, dir: &Path, number: u64, is_last: bool) -> io::Result<Finding> {
        let path = segment::path(dir, number);
        let head = match self.head(&path, number, is_last)? {
            Ok(head) => head,
            Err(flaw) => return Ok(Err(flaw)),
        };
        let mut lines = Lines::open(dir, number)?;
        let (anchors, hand_over) = (&mut self.anchors, &mut self.each);
        let mut each = |line: &Line<'_>, hash: &ChainHash| {
            anchors.check(line.seq, hash)?;
            hand_over.as_mut().map_or(Ok(()), |each| each(line.seq, line.event))
        };
        let walked = self.walk.to(&head, &path, &mut lines, &mut each)?;
        let line = match walked {
            Ok(line) => line,
            Err(flaw) => return Ok(Err(flaw)),
        };
        let beyond = walk::beyond(&mut lines)?;
        if is_last {
            self.unacknowledged += beyond;
            return Ok(Ok(()));
        }
        self.closed.insert(number, (head.seq, head.hash));
        if beyond > 0 {
            return Ok(Err(self.flaw(&path, line + 1, walk::AFTER_END)));
        }
        Ok(Ok(()))
    }

    /// Returns the newer head. Both must be there and agree with their place. A running service may just be writing one.
    fn head(&self, path: &Path, number: u64, is_last: bool) -> io::Result<Finding<Head>> {
        let file = std::fs::File::open(path)?;
        let reads = if is_last { HEAD_READS_MAX } else { 1 };
        for _ in 0..reads {
            if let Some(head) = walk::newer(segment::heads(&file, self.key())?, number) {
                return Ok(Ok(head));
            }
        }
        Ok(Err(self.flaw(path, 1, walk::NO_HEAD)))
    }

    /// Checks that no entry beyond the end of the log is known elsewhere.
    fn ends(&self, place: &Path) -> Finding {
        let (seq, known) = (self.walk.seq, self.verifier.known.unwrap_or(0));
        if known > seq {
            let why = format!(
                "the log ends at entry {seq}, and the store knows of entry {known}: the end was cut off, or the log put back"
            );
            return Err(self.flaw(place, 1, &why));
        }
        match self.anchors.beyond() {
            Some(beyond) => {
                let why = format!(
                    "the log ends at entry {seq}, and a head that was kept elsewhere names entry {beyond}"
                );
                Err(self.flaw(place, 1, &why).told_elsewhere())
            }
            None => Ok(()),
        }
    }

    fn flaw(&self, path: &Path, line: u64, why: &str) -> Flaw {
        let (path, why, seq) = (path.to_owned(), why.to_owned(), self.walk.seq + 1);
        Flaw { path, line, seq, why, elsewhere: false }
    }
}

#[cfg(test)]
mod tests;
