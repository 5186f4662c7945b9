//! The runs of a table in a directory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crypto::mac::HmacKey;

use super::merge::{ItemSource, merged};
use super::run::{RunReader, RunWriter, TableRun};
use crate::table_files::{EntryRange, TableFiles};

/// The most times that the names of runs are read if they change meanwhile.
const READS_MAX: usize = 5;

/// Opens the runs that follow each other from the beginning of the log, up to the entry `last` at most. A service may merge some of
/// them meanwhile: then their names are read again.
pub(super) fn runs(
    files: &'static TableFiles,
    dir: &Path,
    key: &HmacKey,
    last: u64,
) -> io::Result<Vec<TableRun>> {
    let names = || {
        let mut names = list(files, dir)?;
        names.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        Ok::<_, io::Error>(names)
    };
    for _ in 0..READS_MAX {
        let before = names()?;
        let runs = runs_now(files, dir, key, last)?;
        if names()? == before {
            return Ok(runs);
        }
    }
    runs_now(files, dir, key, last)
}

fn runs_now(
    files: &'static TableFiles,
    dir: &Path,
    key: &HmacKey,
    last: u64,
) -> io::Result<Vec<TableRun>> {
    let ranges = list(files, dir)?.into_iter().filter_map(|(_, range)| range);
    // For each beginning the ends, the farthest last.
    let mut ends: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for EntryRange { from, through } in ranges.filter(|range| range.through <= last) {
        ends.entry(from).or_default().push(through);
    }
    ends.values_mut().for_each(|ends| ends.sort_unstable());
    let open = |from, through| TableRun::open(files, dir, key, EntryRange { from, through }).ok();
    // What was carried over from another log comes before the first entry.
    let mut runs: Vec<TableRun> = ends
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

/// Lists the files of a table in a directory: their names, and the ranges of those that are runs.
pub(super) fn list(
    files: &'static TableFiles,
    dir: &Path,
) -> io::Result<Vec<(String, Option<EntryRange>)>> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(dir)? {
        let Ok(name) = file?.file_name().into_string() else { continue };
        let range = files.parse(&name);
        let is_broken_off =
            name.strip_suffix(".new").is_some_and(|name| files.parse(name).is_some());
        if range.is_some() || is_broken_off {
            found.push((name, range));
        }
    }
    Ok(found)
}

/// Copies the runs of all tables for entries up to `last` to another directory. One that is missing there is made again from the log.
pub(crate) fn copy(dir: &Path, to: &Path, key: &HmacKey, last: u64) -> io::Result<()> {
    for files in TableFiles::ALL {
        for run in runs(files, dir, key, last)? {
            let writer = RunWriter::new(files, to, key, run.range)?;
            merge_into(writer, key, &[&run], false, |_, _| {}, &mut || Ok(()))?;
        }
    }
    Ok(())
}

/// The items that are merged between two looks for more urgent work.
const MERGED_AT_ONCE: usize = 4096;

/// Writes what the runs, of which the newest is the last, say of each name. Before the first run there is nothing that an empty value
/// must make void. Calls `between` from time to time.
pub(super) fn merge_into(
    mut writer: RunWriter<'_>,
    key: &HmacKey,
    runs: &[&TableRun],
    is_first: bool,
    add: fn(older: &[u8], newer: &mut Vec<u8>),
    between: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<TableRun> {
    let mut sources: Vec<_> = runs.iter().map(|run| ItemSource::Run(RunReader::new(run))).collect();
    let mut count = 0_usize;
    merged(&mut sources, key, add, &mut |name, value| {
        if !value.is_empty() || !is_first {
            writer.push(name, value)?;
        }
        count += 1;
        if count.is_multiple_of(MERGED_AT_ONCE) {
            between()?;
        }
        Ok(true)
    })?;
    writer.finish()
}
