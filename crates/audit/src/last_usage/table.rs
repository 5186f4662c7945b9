//! The table of last uses: what was used lately in memory, and [runs](super::run) for the entries before.
//!
//! What is in memory is set aside when it is large or a segment is closed, and a thread writes it into a run. Two neighbouring runs
//! are merged when the older one is less than twice as long, so there are few of them and each use is written again only a few
//! times. What is missing or altered at a start is made again from the log, which says all of it but the uses that a repair has
//! carried over from a log that was lost.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crypto::mac::HmacKey;
use serde_json::value::RawValue;

use super::former;
use super::run::{self, EntryRange, PREFIX, RunReader, RunWriter, UsageRun};
use super::{LastUse, LastUses};
use crate::event::{AccessKeyUse, Use};

/// The keys in memory at which they are set aside. An entry takes some 350 bytes.
pub(super) const RECENT_MAX: usize = 32 * 1024;
/// The items that are merged between two looks for more urgent work.
const MERGED_AT_ONCE: usize = 4096;
/// The most times that the names of runs are read if they change meanwhile.
const READS_MAX: usize = 5;
/// The time after which a run that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// The last uses of all keys and access keys.
#[derive(Debug)]
pub(crate) struct UsageTable {
    dir: PathBuf,
    key: Arc<HmacKey>,
    state: Mutex<TableState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct TableState {
    recent: LastUses,
    /// The uses that are being written into a run.
    aside: Option<Arc<SetAside>>,
    /// The runs, oldest first; each begins where the one before ends.
    runs: Vec<Arc<UsageRun>>,
    /// The last entry that is covered by the runs and by what is set aside.
    through: u64,
    /// `true` if a run does not authenticate any more. It is not merged again and again: look-ups say what to do, and the next start
    /// makes it again.
    is_altered: bool,
    is_ending: bool,
}

#[derive(Debug)]
struct SetAside {
    uses: LastUses,
    range: EntryRange,
}

impl UsageTable {
    /// Opens the runs for entries up to `last`. Files that do not fit or authenticate are removed.
    pub(crate) fn open(dir: &Path, key: Arc<HmacKey>, last: u64) -> io::Result<Self> {
        let mut runs = runs(dir, &key, last)?;
        if runs.is_empty()
            && let Some((through, uses)) = former::load(dir, &key, last)
        {
            runs.push(write(dir, &key, &uses, EntryRange { from: 0, through })?);
        }
        for (name, range) in files(dir)? {
            if !runs.iter().any(|run| Some(run.range) == range) {
                std::fs::remove_file(dir.join(name))?;
            }
        }
        let through = runs.last().map_or(0, |run| run.range.through);
        let runs = runs.into_iter().map(Arc::new).collect();
        let state = Mutex::new(TableState { runs, through, ..TableState::default() });
        Ok(Self { dir: dir.to_owned(), key, state, changed: Condvar::new() })
    }

    /// Begins with these uses, which are those up to the entry `through`, and nothing else.
    pub(crate) fn begin_with(&self, uses: LastUses, through: u64) -> io::Result<()> {
        let former = std::mem::take(&mut self.lock().runs);
        former.iter().try_for_each(|run| run.remove())?;
        let mut state = self.lock();
        state.aside = Some(Arc::new(SetAside { uses, range: EntryRange { from: 0, through } }));
        state.through = through;
        drop(state);
        self.write_aside_or_later();
        Ok(())
    }

    /// Returns the last entry that need not be added.
    pub(crate) fn through(&self) -> u64 {
        self.lock().through
    }

    /// Adds the use in the stored event of an entry, if there is one. Use it before the table is [kept](UsageKeeper).
    pub(crate) fn add_stored(&self, event: &RawValue, entry: u64) {
        let mut state = self.lock();
        state.recent.add_stored(event);
        let is_large = state.recent.len() >= RECENT_MAX;
        drop(state);
        if is_large {
            self.set_aside(entry);
            self.write_aside_or_later();
            // Nobody else merges yet, and a long log would make more runs than files can be open.
            while self.merge_some().unwrap_or(false) {}
        }
    }

    /// Adds uses. Those in memory are then the ones up to this entry.
    pub(crate) fn add(&self, uses: impl Iterator<Item = Use>, entry: u64) {
        let mut state = self.lock();
        uses.for_each(|used| state.recent.add(used));
        let is_large = state.recent.len() >= RECENT_MAX;
        drop(state);
        if is_large {
            self.set_aside(entry);
        }
    }

    /// Has the uses in memory written down, which are those up to this entry. If earlier ones still wait for that, these stay
    /// until the next time.
    pub(crate) fn set_aside(&self, through: u64) {
        let mut state = self.lock();
        if state.aside.is_some() || through <= state.through {
            return;
        }
        let (uses, from) = (std::mem::take(&mut state.recent), state.through);
        state.aside = Some(Arc::new(SetAside { uses, range: EntryRange { from, through } }));
        state.through = through;
        self.changed.notify_all();
    }

    /// Writes everything down, up to this entry.
    pub(crate) fn close(&self, through: u64) -> io::Result<()> {
        self.write_aside()?;
        self.set_aside(through);
        self.write_aside()
    }

    /// Returns the last use of a key.
    pub(crate) fn key(&self, arn: &str) -> io::Result<Option<LastUse>> {
        let state = self.lock();
        let aside = state.aside.as_ref().and_then(|aside| aside.uses.of(arn));
        if let Some(known) = state.recent.of(arn).or(aside) {
            return Ok(known.clone());
        }
        Ok(self.stored(state, arn)?.and_then(|value| run::parse_key(&value)))
    }

    /// Returns the last use of an access key.
    pub(crate) fn access_key(&self, id: &str) -> io::Result<Option<AccessKeyUse>> {
        let state = self.lock();
        let aside = state.aside.as_ref().and_then(|aside| aside.uses.of_access_key(id));
        if let Some(known) = state.recent.of_access_key(id).or(aside) {
            return Ok(known.clone());
        }
        Ok(self.stored(state, id)?.and_then(|value| run::parse_access_key(&value)))
    }

    /// Returns what the newest run that knows the name says. The lock is not held while files are read.
    fn stored(&self, state: MutexGuard<'_, TableState>, name: &str) -> io::Result<Option<Vec<u8>>> {
        let runs = state.runs.clone();
        drop(state);
        for run in runs.iter().rev() {
            if let Some(value) = run.find(&self.key, name)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// Writes what is set aside into a run. If there is no room for it, it stays in memory, and the thread tries again.
    fn write_aside_or_later(&self) {
        let _later = self.write_aside();
    }

    /// Writes what is set aside into a run.
    fn write_aside(&self) -> io::Result<()> {
        let Some(aside) = self.lock().aside.clone() else { return Ok(()) };
        let run = write(&self.dir, &self.key, &aside.uses, aside.range)?;
        let mut state = self.lock();
        state.runs.push(Arc::new(run));
        state.aside = None;
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
        let merged = merge(&self.dir, &self.key, &[&older, &newer], at == 0, &mut between)?;
        let is_replaced = |run: &UsageRun| run.range == merged.range;
        let gone: Vec<_> = [older, newer].into_iter().filter(|run| !is_replaced(run)).collect();
        // Others were only appended meanwhile.
        self.lock().runs.splice(at..at + 2, [Arc::new(merged)]);
        gone.iter().try_for_each(|run| run.remove())?;
        Ok(true)
    }

    /// Writes and merges until the end.
    fn keep(&self) {
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

    /// Returns the number of keys and access keys in memory.
    #[cfg(test)]
    pub(super) fn in_memory(&self) -> usize {
        let state = self.lock();
        state.recent.len() + state.aside.as_ref().map_or(0, |aside| aside.uses.len())
    }

    fn lock(&self) -> MutexGuard<'_, TableState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The thread that writes and merges runs. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct UsageKeeper {
    table: Arc<UsageTable>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl UsageKeeper {
    pub(crate) fn start(table: Arc<UsageTable>) -> io::Result<Self> {
        let kept = Arc::clone(&table);
        let builder = std::thread::Builder::new().name("last-uses".to_owned());
        let thread = builder.spawn(move || kept.keep())?;
        Ok(Self { table, thread: Some(thread) })
    }
}

impl Drop for UsageKeeper {
    fn drop(&mut self) {
        self.table.lock().is_ending = true;
        self.table.changed.notify_all();
        let _ended = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn write(dir: &Path, key: &HmacKey, uses: &LastUses, range: EntryRange) -> io::Result<UsageRun> {
    let mut writer = RunWriter::new(dir, key, range)?;
    for (name, value) in uses.items() {
        writer.push(name.as_bytes(), &value)?;
    }
    writer.finish()
}

/// Copies the runs for entries up to `last` to another directory. One that is missing there is made again from the log.
pub(crate) fn copy(dir: &Path, to: &Path, key: &HmacKey, last: u64) -> io::Result<()> {
    for run in runs(dir, key, last)? {
        merge(to, key, &[&run], false, &mut || Ok(()))?;
    }
    Ok(())
}

/// Writes what the runs of another log say into one run for the time before the first entry.
pub(crate) fn carry_over(former: &Path, to: &Path, key: &HmacKey) -> io::Result<()> {
    let runs = runs(former, key, u64::MAX)?;
    let runs: Vec<&UsageRun> = runs.iter().collect();
    let range = EntryRange { from: 0, through: 0 };
    if runs.is_empty() {
        let uses = former::load(former, key, u64::MAX);
        return uses.map_or(Ok(()), |(_, uses)| write(to, key, &uses, range).map(drop));
    }
    let writer = RunWriter::new(to, key, range)?;
    merge_into(writer, key, &runs, true, &mut || Ok(())).map(drop)
}

/// Merges neighbouring runs into one. Calls `between` from time to time.
fn merge(
    dir: &Path,
    key: &HmacKey,
    runs: &[&UsageRun],
    is_first: bool,
    between: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<UsageRun> {
    let from = runs.first().map_or(0, |run| run.range.from);
    let through = runs.last().map_or(0, |run| run.range.through);
    let writer = RunWriter::new(dir, key, EntryRange { from, through })?;
    merge_into(writer, key, runs, is_first, between)
}

/// Writes what the newest of the runs, which is the last, says of each name. Before the first run there is nothing that a forgotten
/// use must hide.
fn merge_into(
    mut writer: RunWriter<'_>,
    key: &HmacKey,
    runs: &[&UsageRun],
    is_first: bool,
    between: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<UsageRun> {
    let mut readers: Vec<RunReader<'_>> = runs.iter().map(|run| RunReader::new(run)).collect();
    let (mut least, mut count) = (Vec::new(), 0_usize);
    loop {
        readers.iter_mut().try_for_each(|reader| reader.prepare(key))?;
        // Of equal names the first is taken, which is the newest here.
        let items = readers.iter().rev().filter_map(RunReader::item);
        let Some((name, value)) = items.min_by(|one, other| one.0.cmp(other.0)) else { break };
        if !value.is_empty() || !is_first {
            writer.push(name, value)?;
        }
        least.clear();
        least.extend_from_slice(name);
        let at_name = |reader: &&mut RunReader<'_>| {
            reader.item().is_some_and(|(name, _)| name == least.as_slice())
        };
        readers.iter_mut().filter(at_name).for_each(RunReader::skip);
        count += 1;
        if count.is_multiple_of(MERGED_AT_ONCE) {
            between()?;
        }
    }
    writer.finish()
}

/// Opens the runs that follow each other from the beginning of the log, up to the entry `last` at most. A service may merge some of
/// them meanwhile: then their names are read again.
fn runs(dir: &Path, key: &HmacKey, last: u64) -> io::Result<Vec<UsageRun>> {
    let names = || {
        let mut names = files(dir)?;
        names.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        Ok::<_, io::Error>(names)
    };
    for _ in 0..READS_MAX {
        let before = names()?;
        let runs = runs_now(dir, key, last)?;
        if names()? == before {
            return Ok(runs);
        }
    }
    runs_now(dir, key, last)
}

fn runs_now(dir: &Path, key: &HmacKey, last: u64) -> io::Result<Vec<UsageRun>> {
    let ranges = files(dir)?.into_iter().filter_map(|(_, range)| range);
    // For each beginning the ends, the farthest last.
    let mut ends: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for EntryRange { from, through } in ranges.filter(|range| range.through <= last) {
        ends.entry(from).or_default().push(through);
    }
    ends.values_mut().for_each(|ends| ends.sort_unstable());
    let open = |from, through| UsageRun::open(dir, key, EntryRange { from, through }).ok();
    // What was carried over from another log comes before the first entry.
    let mut runs: Vec<UsageRun> = ends
        .get(&0)
        .and_then(|ends| ends.first())
        .into_iter()
        .filter(|through| **through == 0)
        .filter_map(|through| open(0, *through))
        .collect();
    let mut from = 0;
    while let Some(next) = ends.get(&from).and_then(|ends| {
        let farther = ends.iter().rev().filter(|through| **through > from);
        farther.copied().find_map(|through| open(from, through))
    }) {
        from = next.range.through;
        runs.push(next);
    }
    Ok(runs)
}

/// Lists the files of tables in a directory: their names, and the ranges of those that are runs.
fn files(dir: &Path) -> io::Result<Vec<(String, Option<EntryRange>)>> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(dir)? {
        let Ok(name) = file?.file_name().into_string() else { continue };
        let range = EntryRange::parse(&name);
        let is_broken_off =
            name.strip_suffix(".new").is_some_and(|name| EntryRange::parse(name).is_some());
        if range.is_some() || is_broken_off || former::NAMES.contains(&name.as_str()) {
            files.push((name, range));
        }
    }
    Ok(files)
}

/// Returns whether the file with this name is part of a table.
pub(crate) fn is_own(name: &str) -> bool {
    name.starts_with(PREFIX)
}
