//! Directories: the same tree again, with each file made anew.
//!
//! As with tar, symbolic links stay links and are never followed, permission bits, times and empty directories are kept, and who runs
//! the command owns what it makes.

use std::fs::{DirBuilder, DirEntry, File, FileTimes, Metadata, Permissions};
use std::io;
use std::num::NonZeroUsize;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use super::{Code, Failed};
use crate::out;

/// What is done with each file.
pub(crate) trait EachFile: Sync {
    /// Returns the name of what is made of a file.
    fn name(&self, name: &str) -> String;

    /// Makes a file of another one.
    fn make(&self, from: &Path, to: &Path) -> Result<(), Failed>;
}

/// Lets messages with long frames through one at a time, so that memory stays bounded.
#[derive(Debug, Default)]
pub(crate) struct LongFrames(Mutex<()>);

impl LongFrames {
    /// Waits for a turn. A message with short frames has one at once.
    pub(crate) fn turn(&self, frame_bytes: u32) -> Option<MutexGuard<'_, ()>> {
        let long = frame_bytes > SHORT_FRAME_BYTES;
        long.then(|| self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

const SHORT_FRAME_BYTES: u32 = 64 * 1024;
/// The most files that are made at once.
const THREADS_MAX: usize = 8;

/// What became of a tree.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The files that were made.
    pub(crate) files: u64,
    /// How many entries were not, and the worst reason.
    pub(crate) failed: Option<(u64, Code)>,
}

impl Outcome {
    /// Counts what was made (`true`) or passed over, or tells what failed.
    pub(crate) fn add(&mut self, made: Result<bool, Failed>) {
        let error = match made {
            Ok(made) => return self.files += u64::from(made),
            Err(error) => error,
        };
        let mut text = format!("bulla: {error}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            text.push_str(&format!("\n  because: {error}"));
            cause = error.source();
        }
        out::tell(text);
        let (count, worst) = self.failed.unwrap_or((0, Code::Other));
        self.failed = Some((count + 1, worst.max(error.code)));
    }

    /// Says how many were not made.
    ///
    /// # Errors
    /// There was one.
    pub(crate) fn check(&self) -> Result<(), Failed> {
        match self.failed {
            None => Ok(()),
            Some((count, code)) => {
                let text = format!("{count} entries failed; {} files were made", self.files);
                Err(Failed::without_cause(text, code))
            }
        }
    }
}

/// Makes the tree `from` again as `to`, which must not be there. What cannot be made is told, and the rest goes on.
///
/// # Errors
/// The tree cannot begin.
pub(crate) fn make(from: &Path, to: &Path, each: &impl EachFile) -> Result<Outcome, Failed> {
    refuse_inside(from, to)?;
    let metadata = from.metadata().map_err(|error| cannot_read(from, error))?;
    let mut outcome = Outcome::default();
    begin_folder(to)?;
    fill_folder(from, to, each, &mut outcome);
    end_folder(to, &metadata)?;
    durable::sync_file_system(to).map_err(|error| cannot_write(to, error))?;
    Ok(outcome)
}

/// A tree in itself would never end.
fn refuse_inside(from: &Path, to: &Path) -> Result<(), Failed> {
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let real = |path: &Path| path.canonicalize().map_err(|error| cannot_read(path, error));
    if real(parent)?.starts_with(real(from)?) {
        let text = format!("{} is inside {}", to.display(), from.display());
        return Err(Failed::without_cause(text, Code::Other));
    }
    Ok(())
}

fn fill_folder(from: &Path, to: &Path, each: &impl EachFile, outcome: &mut Outcome) {
    let entries = from.read_dir().and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return outcome.add(Err(cannot_read(from, error))),
    };
    entries.sort_by_key(DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.path();
        match entry.metadata() {
            Err(error) => outcome.add(Err(cannot_read(&path, error))),
            Ok(metadata) if metadata.is_dir() => {
                let to = to.join(entry.file_name());
                if let Err(error) = begin_folder(&to) {
                    outcome.add(Err(error));
                    continue;
                }
                fill_folder(&path, &to, each, outcome);
                if let Err(error) = end_folder(&to, &metadata) {
                    outcome.add(Err(error));
                }
            }
            Ok(metadata) if metadata.is_file() => files.push((path, made_name(&entry, to, each))),
            Ok(metadata) if metadata.is_symlink() => {
                let made = make_link(&path, &to.join(entry.file_name()));
                outcome.add(made.map(|()| true));
            }
            Ok(_) => {
                let text = format!("{} is no file, directory or link: left out", path.display());
                outcome.add(Err(Failed::without_cause(text, Code::Other)));
            }
        }
    }
    make_files(&files, each, outcome);
}

/// Makes the files of a directory, several at once: most of their time goes into signatures.
fn make_files(files: &[(PathBuf, PathBuf)], each: &impl EachFile, outcome: &mut Outcome) {
    let (next, outcome) = (AtomicUsize::new(0), Mutex::new(outcome));
    let work = || {
        while let Some((from, to)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let made = each.make(from, to);
            outcome.lock().unwrap_or_else(PoisonError::into_inner).add(made.map(|()| true));
        }
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let more = processors.min(THREADS_MAX).min(files.len()).saturating_sub(1);
    std::thread::scope(|threads| {
        for _ in 0..more {
            // Fewer threads take longer, and that is all.
            let _not_started = Builder::new().spawn_scoped(threads, work);
        }
        work();
    });
}

fn made_name(entry: &DirEntry, to: &Path, each: &impl EachFile) -> PathBuf {
    let name = entry.file_name();
    match name.to_str() {
        Some(name) => to.join(each.name(name)),
        None => to.join(renamed_bytes(&name, each)),
    }
}

/// Changes the end of a name that is no UTF-8.
fn renamed_bytes(name: &std::ffi::OsStr, each: &impl EachFile) -> PathBuf {
    use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
    // Only what comes after the last dot is changed or added.
    let bytes = name.as_bytes();
    let dot = bytes.iter().rposition(|byte| *byte == b'.').unwrap_or(bytes.len());
    let (stem, end) = bytes.split_at_checked(dot).unwrap_or((bytes, &[]));
    let Ok(end) = std::str::from_utf8(end) else { return PathBuf::from(name) };
    let end = each.name(&format!("x{end}"));
    let whole = [stem, end.get(1..).unwrap_or_default().as_bytes()].concat();
    PathBuf::from(std::ffi::OsString::from_vec(whole))
}

fn make_link(from: &Path, to: &Path) -> Result<(), Failed> {
    let target = from.read_link().map_err(|error| cannot_read(from, error))?;
    symlink(target, to).map_err(|error| cannot_write(to, error))
}

/// Makes a directory that only the owner may enter until it is full.
fn begin_folder(path: &Path) -> Result<(), Failed> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let text = format!(
                "{} is there already: a directory is made, never filled up",
                path.display()
            );
            Err(Failed::without_cause(text, Code::Other))
        }
        made => made.map_err(|error| cannot_write(path, error)),
    }
}

fn end_folder(path: &Path, like: &Metadata) -> Result<(), Failed> {
    let failed = |error| cannot_write(path, error);
    let folder = File::open(path).map_err(failed)?;
    if let Ok(modified) = like.modified() {
        folder.set_times(FileTimes::new().set_modified(modified)).map_err(failed)?;
    }
    folder.set_permissions(Permissions::from_mode(like.mode() & 0o777)).map_err(failed)
}

/// Adds up what the files of a tree have, for a progress bar.
pub(crate) fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = folder.read_dir() else { return 0 };
    let size = |entry: io::Result<DirEntry>| {
        let entry = entry.ok()?;
        let metadata = entry.metadata().ok()?;
        Some(match () {
            () if metadata.is_dir() => bytes(&entry.path()),
            () if metadata.is_file() => metadata.len(),
            () => 0,
        })
    };
    entries.filter_map(size).sum()
}

pub(crate) fn cannot_read(path: &Path, error: io::Error) -> Failed {
    Failed::new(format_args!("cannot read {}", path.display()), error)
}

pub(crate) fn cannot_write(path: &Path, error: io::Error) -> Failed {
    Failed::new(format_args!("cannot write {}", path.display()), error)
}
