//! A table beside the log: names with values, derived from the marks of entries. What came lately is in memory, the rest in files, the
//! [runs](run), so that memory does not grow with the log.
//!
//! What is in memory is set aside when it is large or a segment is closed, and a thread writes it into a run. Two neighbouring runs
//! are merged when the older one is less than twice as long, so there are few of them and each item is written again only a few
//! times. What is missing or altered at a start is made again from the log, which says all of it but what a repair has carried over
//! from a log that was lost.

mod files;
mod merge;
mod run;

use std::fmt::Debug;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crypto::mac::HmacKey;
use secret::Secret;

use crate::event::Mark;
use crate::fold::{Fold, FoldThread};
use crate::table_files::{EntryRange, TableFiles};
pub(crate) use files::copy;
use files::{list, merge_into, runs};
pub use merge::EachItem;
use merge::{ItemSource, merged};
use run::{RunReader, RunWriter, TableRun};

/// The bounds of all names: they are texts.
const ALL_NAMES: Range<&[u8]> = b""..b"\xff";
/// The names in memory at which they are set aside.
pub(crate) const RECENT_MAX: usize = 32 * 1024;
/// The time after which a run that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// The longest that somebody waits for a run to be written.
const KEPT_WITHIN: Duration = Duration::from_secs(10);

/// The part of a [`LogTable`] that is in memory, and what its values mean.
pub trait RecentPart: Debug + Default + Send + Sync + 'static {
    /// The files of the table.
    const FILES: &'static TableFiles;

    /// Adds the mark of an entry.
    fn add(&mut self, entry: u64, mark: &Mark);

    /// Returns the number of names.
    fn len(&self) -> usize;

    /// Returns whether there is no name.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the names within bounds with their values, in any order. An empty value makes void what was known before.
    fn items(&self, names: Range<&[u8]>) -> Vec<(Vec<u8>, Vec<u8>)>;

    /// Puts an older value of a name into a newer one.
    fn add_older(older: &[u8], newer: &mut Vec<u8>);

    /// Notes that nothing is known of the entries up to this one, which are archived.
    fn pass_over(&mut self, base: u64);
}

/// A table of names and values, derived from the log.
#[derive(Debug)]
pub struct LogTable<P: RecentPart> {
    dir: PathBuf,
    key: Arc<HmacKey>,
    state: Mutex<TableState<P>>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct TableState<P> {
    recent: P,
    /// The part that is being written into a run.
    aside: Option<Arc<SetAside<P>>>,
    /// The runs, oldest first; each begins where the one before ends.
    runs: Vec<Arc<TableRun>>,
    /// The last entry that is covered by the runs and by what is set aside.
    through: u64,
    /// The last entry whose mark was added.
    last: u64,
    /// `true` if a run does not authenticate any more. It is not merged again and again: look-ups say what to do, and the next start
    /// makes it again.
    is_altered: bool,
    is_ending: bool,
}

#[derive(Debug)]
struct SetAside<P> {
    part: P,
    range: EntryRange,
}

impl<P: RecentPart> LogTable<P> {
    /// Returns the table of the log in `dir`, authenticated with the log's key. It is empty until the log [opens](Fold::open) it.
    #[must_use]
    pub fn new(dir: &Path, key: &Secret<[u8; 32]>) -> Self {
        Self::with_key(dir, Arc::new(HmacKey::new(key.expose())))
    }

    pub(crate) fn with_key(dir: &Path, key: Arc<HmacKey>) -> Self {
        let (state, changed) = (Mutex::new(TableState::default()), Condvar::new());
        Self { dir: dir.to_owned(), key, state, changed }
    }

    /// Reads the runs of the log in `dir`, which a service may be writing, and changes no file. Add the entries since yourself, those
    /// [after](Self::through) the last one in a run: the table keeps them in memory.
    ///
    /// # Errors
    /// [`io::Error`] if a file cannot be read.
    pub fn look(dir: &Path, key: &Secret<[u8; 32]>) -> io::Result<Self> {
        let table = Self::new(dir, key);
        table.take(runs(P::FILES, dir, &table.key, u64::MAX)?);
        Ok(table)
    }

    /// Returns the last entry that is in a run, or about to be.
    #[must_use]
    pub fn through(&self) -> u64 {
        self.lock().through
    }

    /// Notes in memory that nothing is known of the entries up to this one, which are archived.
    pub fn note_passed_over(&self, base: u64) {
        self.lock().recent.pass_over(base);
    }

    /// Begins with this part, which says all of the entries up to `through`, and nothing else.
    pub(crate) fn begin_with(&self, part: P, through: u64) -> io::Result<()> {
        let former = std::mem::take(&mut self.lock().runs);
        former.iter().try_for_each(|run| run.remove())?;
        let mut state = self.lock();
        state.aside = Some(Arc::new(SetAside { part, range: EntryRange { from: 0, through } }));
        state.through = through;
        state.last = through;
        drop(state);
        self.write_aside_or_later();
        Ok(())
    }

    fn take(&self, runs: Vec<TableRun>) {
        let mut state = self.lock();
        state.through = runs.last().map_or(0, |run| run.range.through);
        state.last = state.through;
        state.runs = runs.into_iter().map(Arc::new).collect();
    }

    /// Has the part in memory written down. If an earlier one still waits for that, this one stays until the next time.
    fn set_aside(&self, state: &mut TableState<P>, through: u64) {
        if state.aside.is_some() || through <= state.through {
            return;
        }
        let (part, from) = (std::mem::take(&mut state.recent), state.through);
        state.aside = Some(Arc::new(SetAside { part, range: EntryRange { from, through } }));
        state.through = through;
        self.changed.notify_all();
    }

    /// Returns what is known of a name: `known` looks into a part that is in memory. Then the newest run that has the name tells.
    pub(crate) fn find<T>(
        &self,
        name: &str,
        known: impl Fn(&P) -> Option<T>,
        parse: impl Fn(&[u8]) -> Option<T>,
    ) -> io::Result<Option<T>> {
        let state = self.lock();
        let aside = || state.aside.as_ref().and_then(|aside| known(&aside.part));
        if let Some(known) = known(&state.recent).or_else(aside) {
            return Ok(Some(known));
        }
        let runs = state.runs.clone();
        // The lock is not held while files are read.
        drop(state);
        for run in runs.iter().rev() {
            if let Some(value) = run.find(&self.key, name.as_bytes())? {
                return Ok(parse(&value));
            }
        }
        Ok(None)
    }

    /// Calls `each` with every name within bounds and its value, in the order of the names, until it returns `false`. It costs a copy
    /// of those that are in memory, under the lock that whoever adds needs, and memory for that.
    ///
    /// # Errors
    /// [`io::Error`] if a file cannot be read or was altered, or the one that `each` returns.
    pub fn scan(&self, names: Range<&[u8]>, each: EachItem<'_>) -> io::Result<()> {
        let state = self.lock();
        let recent = state.recent.items(names.clone());
        let (runs, aside) = (state.runs.clone(), state.aside.clone());
        drop(state);
        let mut sources = Vec::new();
        for run in &runs {
            sources.push(ItemSource::Run(RunReader::new_at(run, &self.key, names.start)?));
        }
        let aside = aside.map(|aside| aside.part.items(names.clone()));
        for mut items in aside.into_iter().chain([recent]) {
            items.sort_unstable_by(|one, other| other.cmp(one));
            sources.push(ItemSource::Memory(items));
        }
        merged(&mut sources, &self.key, P::add_older, &mut |name, value| {
            Ok(name < names.end && each(name, value)?)
        })
    }

    /// Writes what is set aside into a run. If there is no room for it, it stays in memory, and the thread tries again.
    fn write_aside_or_later(&self) {
        let _later = self.write_aside();
    }

    /// Writes what is set aside into a run.
    fn write_aside(&self) -> io::Result<()> {
        let Some(aside) = self.lock().aside.clone() else { return Ok(()) };
        let run = write(&self.dir, &self.key, &aside.part, aside.range)?;
        let mut state = self.lock();
        state.runs.push(Arc::new(run));
        state.aside = None;
        self.changed.notify_all();
        Ok(())
    }

    /// Merges the newest two neighbours of which the older is less than twice as long. Returns whether there were such.
    fn merge_some(&self) -> io::Result<bool> {
        let state = self.lock();
        if state.is_altered {
            return Ok(false);
        }
        let pairs = state.runs.iter().zip(state.runs.iter().skip(1)).enumerate();
        let mut unequal = pairs.filter(|(_, (older, newer))| older.blocks < 2 * newer.blocks);
        let Some((at, (older, newer))) = unequal.next_back() else { return Ok(false) };
        let (older, newer) = (Arc::clone(older), Arc::clone(newer));
        drop(state);
        let mut between = || {
            self.write_aside()?;
            if self.lock().is_ending { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
        };
        let range = EntryRange { from: older.range.from, through: newer.range.through };
        let writer = RunWriter::new(P::FILES, &self.dir, &self.key, range)?;
        let pair = [&*older, &*newer];
        let merged = merge_into(writer, &self.key, &pair, at == 0, P::add_older, &mut between)?;
        let is_replaced = |run: &TableRun| run.range == merged.range;
        let gone: Vec<_> = [older, newer].into_iter().filter(|run| !is_replaced(run)).collect();
        // Others were only appended meanwhile.
        self.lock().runs.splice(at..at + 2, [Arc::new(merged)]);
        gone.iter().try_for_each(|run| run.remove())?;
        Ok(true)
    }

    /// Writes and merges until the end.
    fn write_and_merge(&self) {
        loop {
            let done = self.write_aside().and_then(|()| {
                while self.merge_some()? {}
                Ok(())
            });
            let mut state = self.lock();
            if state.is_ending {
                return;
            }
            if done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::InvalidData) {
                state.is_altered = true;
            }
            if done.is_err() {
                // What could not be written stays in memory until it can be.
                let waited = self.changed.wait_timeout(state, RETRY);
                state = waited.unwrap_or_else(PoisonError::into_inner).0;
            }
            while done.is_ok() && state.aside.is_none() && !state.is_ending {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if state.is_ending {
                return;
            }
        }
    }

    /// Returns the number of names in memory.
    #[cfg(test)]
    pub(crate) fn in_memory(&self) -> usize {
        let state = self.lock();
        state.recent.len() + state.aside.as_ref().map_or(0, |aside| aside.part.len())
    }

    fn lock(&self) -> MutexGuard<'_, TableState<P>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<P: RecentPart> Fold for LogTable<P> {
    fn open(&self, last: u64) -> io::Result<u64> {
        let runs = runs(P::FILES, &self.dir, &self.key, last)?;
        for (name, range) in list(P::FILES, &self.dir)? {
            if !runs.iter().any(|run| Some(run.range) == range) {
                std::fs::remove_file(self.dir.join(name))?;
            }
        }
        self.take(runs);
        Ok(self.lock().through)
    }

    fn pass_over(&self, base: u64) -> io::Result<()> {
        let mut part = P::default();
        part.pass_over(base);
        self.begin_with(part, base)
    }

    fn replay(&self, entry: u64, mark: &Mark) {
        let mut state = self.lock();
        state.recent.add(entry, mark);
        state.last = entry;
        if state.recent.len() < RECENT_MAX {
            return;
        }
        self.set_aside(&mut state, entry);
        drop(state);
        self.write_aside_or_later();
        // Nobody else merges yet, and a long log would make more runs than files can be open.
        while self.merge_some().unwrap_or(false) {}
    }

    fn start(self: Arc<Self>) -> io::Result<FoldThread> {
        self.lock().is_ending = false;
        let ended = Arc::clone(&self);
        let end = move || {
            ended.lock().is_ending = true;
            ended.changed.notify_all();
        };
        FoldThread::start(P::FILES.thread_name(), end, move || self.write_and_merge())
    }

    fn add(&self, marks: &mut dyn Iterator<Item = (u64, &Mark)>, last: u64) {
        let mut state = self.lock();
        marks.for_each(|(entry, mark)| state.recent.add(entry, mark));
        state.last = last;
        if state.recent.len() >= RECENT_MAX {
            self.set_aside(&mut state, last);
        }
    }

    fn segment_closed(&self, last: u64) {
        self.set_aside(&mut self.lock(), last);
    }

    fn keep(&self, base: u64) -> io::Result<()> {
        let is_kept =
            |state: &TableState<P>| state.runs.last().is_some_and(|run| run.range.through >= base);
        let mut state = self.lock();
        for _ in 0..KEPT_WITHIN.as_secs() {
            if is_kept(&state) {
                return Ok(());
            }
            let last = state.last;
            self.set_aside(&mut state, last);
            let waited = self.changed.wait_timeout(state, RETRY);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if is_kept(&state) { Ok(()) } else { Err(io::ErrorKind::TimedOut.into()) }
    }

    fn close(&self, last: u64) -> io::Result<()> {
        self.write_aside()?;
        self.set_aside(&mut self.lock(), last);
        self.write_aside()
    }
}

/// Writes a part into a run for the entries up to `through`, unless there are runs.
pub(crate) fn write_first<P: RecentPart>(
    dir: &Path,
    key: &HmacKey,
    part: &P,
    through: u64,
) -> io::Result<()> {
    if runs(P::FILES, dir, key, u64::MAX)?.is_empty() {
        write(dir, key, part, EntryRange { from: 0, through })?;
    }
    Ok(())
}

/// Writes a part into a run.
fn write<P: RecentPart>(
    dir: &Path,
    key: &HmacKey,
    part: &P,
    range: EntryRange,
) -> io::Result<TableRun> {
    let mut items = part.items(ALL_NAMES);
    items.sort_unstable();
    let mut writer = RunWriter::new(P::FILES, dir, key, range)?;
    for (name, value) in items {
        writer.push(&name, &value)?;
    }
    writer.finish()
}

/// Puts the files of a table in `made_in` in the place of those in `dir`. A crash in between costs a table that the next start makes
/// again.
///
/// # Errors
/// [`io::Error`].
pub fn replace_table<P: RecentPart>(made_in: &Path, dir: &Path) -> io::Result<()> {
    for (name, _) in list(P::FILES, dir)? {
        std::fs::remove_file(dir.join(name))?;
    }
    for (name, _) in list(P::FILES, made_in)? {
        durable::rename(&made_in.join(&name), &dir.join(&name))?;
    }
    Ok(())
}

/// Writes what the table of another log says into one run for the time before the first entry.
///
/// # Errors
/// [`io::Error`].
pub fn carry_over<P: RecentPart>(
    former: &Path,
    to: &Path,
    key: &Secret<[u8; 32]>,
) -> io::Result<()> {
    let key = HmacKey::new(key.expose());
    let runs = runs(P::FILES, former, &key, u64::MAX)?;
    if runs.is_empty() {
        return Ok(());
    }
    let runs: Vec<&TableRun> = runs.iter().collect();
    let range = EntryRange { from: 0, through: 0 };
    let writer = RunWriter::new(P::FILES, to, &key, range)?;
    merge_into(writer, &key, &runs, true, P::add_older, &mut || Ok(())).map(drop)
}
