//! Directories: the same tree again, with each file made anew.
//!
//! As with tar, symbolic links stay links and are never followed, permission bits, times and empty directories are kept, and the
//! user who runs the command owns what it makes.

use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, DirEntry, File, FileTimes, Metadata, Permissions};
use std::io;
use std::num::NonZeroUsize;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use super::folder::{Folder, FolderEntry};
use super::{Code, CommandError};

/// A conversion of each file.
pub(crate) trait EachFile: Sync {
    /// Returns the name of a converted file.
    fn name(&self, name: &str) -> String;

    /// Converts a file.
    fn make(&self, from: &FolderEntry, to: &FolderEntry) -> Result<(), CommandError>;
}

/// Lets messages with long frames through one at a time, so that memory stays bounded.
#[derive(Debug, Default)]
pub(crate) struct LongFrames(Mutex<()>);

impl LongFrames {
    /// Waits for a turn. A message with short frames does not wait.
    pub(crate) fn turn(&self, frame_bytes: u32) -> Option<MutexGuard<'_, ()>> {
        let long = frame_bytes > SHORT_FRAME_BYTES;
        long.then(|| self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

const SHORT_FRAME_BYTES: u32 = 64 * 1024;
/// The most files that are converted at once.
const THREADS_MAX: usize = 8;

/// The result of converting a tree.
#[derive(Debug, Default)]
pub(crate) struct FileOutcome {
    /// The number of files that were made.
    pub(crate) files: u64,
    /// The number of entries that failed, and the worst reason.
    pub(crate) failed: Option<(u64, Code)>,
}

impl FileOutcome {
    /// Counts a file that was made (`true`) or passed over, or reports the failure.
    pub(crate) fn add(&mut self, made: Result<bool, CommandError>) {
        let error = match made {
            Ok(made) => return self.files += u64::from(made),
            Err(error) => error,
        };
        crate::report(&error);
        let (count, worst) = self.failed.unwrap_or((0, Code::Other));
        self.failed = Some((count + 1, worst.max(error.code)));
    }

    /// Reports how many entries failed.
    ///
    /// # Errors
    /// There was one.
    pub(crate) fn check(&self) -> Result<(), CommandError> {
        match self.failed {
            None => Ok(()),
            Some((count, code)) => {
                let entries = if count == 1 { "entry" } else { "entries" };
                let text = format!("{count} {entries} failed; files made: {}", self.files);
                Err(CommandError::without_cause(text, code))
            }
        }
    }
}

/// Makes the tree `from` again as `to`, which must not exist. Entries that fail are reported, and the rest goes on.
///
/// # Errors
/// The tree cannot begin.
pub(crate) fn make(
    from: &Path,
    to: &Path,
    each: &impl EachFile,
) -> Result<FileOutcome, CommandError> {
    refuse_inside(from, to)?;
    let metadata = from.metadata().map_err(|error| cannot_read(from, error))?;
    let source = Folder::named(from).map_err(|error| cannot_read(from, error))?;
    begin_folder(&FolderEntry::named(to))?;
    let target = Folder::named(to).map_err(|error| cannot_write(to, error))?;
    let mut outcome = FileOutcome::default();
    fill_folder(&source, &target, each, &mut outcome);
    end_folder(&target, &metadata)?;
    durable::sync_file_system(to).map_err(|error| cannot_write(to, error))?;
    Ok(outcome)
}

/// Refuses a target inside the tree, which would never end.
fn refuse_inside(from: &Path, to: &Path) -> Result<(), CommandError> {
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let real = |path: &Path| path.canonicalize().map_err(|error| cannot_read(path, error));
    if real(parent)?.starts_with(real(from)?) {
        let text = format!("{} is inside {}", to.display(), from.display());
        return Err(CommandError::without_cause(text, Code::Usage));
    }
    Ok(())
}

/// Returns the entries of a directory, in the order of the names.
///
/// # Errors
/// It cannot be read.
pub(crate) fn entries(folder: &Folder) -> Result<Vec<DirEntry>, CommandError> {
    let entries = folder.real().read_dir().and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let mut entries = entries.map_err(|error| cannot_read(folder.shown(), error))?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

fn fill_folder(from: &Folder, to: &Folder, each: &impl EachFile, outcome: &mut FileOutcome) {
    let entries = match entries(from) {
        Ok(entries) => entries,
        Err(error) => return outcome.add(Err(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.file_name();
        let here = from.entry(&name);
        match entry.metadata() {
            Err(error) => outcome.add(Err(cannot_read(&here.shown, error))),
            Ok(metadata) if metadata.is_dir() => {
                if let Err(error) = make_folder(from, to, &name, each, outcome) {
                    outcome.add(Err(error));
                }
            }
            Ok(metadata) if metadata.is_file() => {
                files.push((here, to.entry(made_name(&name, each))));
            }
            Ok(metadata) if metadata.is_symlink() => {
                let made = make_link(&here, &to.entry(&name));
                outcome.add(made.map(|()| true));
            }
            Ok(_) => {
                let path = here.shown.display();
                let text = format!("{path} is no file, directory or link: left out");
                outcome.add(Err(CommandError::without_cause(text, Code::Other)));
            }
        }
    }
    make_files(&files, each, outcome);
}

fn make_folder(
    from: &Folder,
    to: &Folder,
    name: &OsStr,
    each: &impl EachFile,
    outcome: &mut FileOutcome,
) -> Result<(), CommandError> {
    let (here, there) = (from.entry(name), to.entry(name));
    let source = from.inner(name).map_err(|error| cannot_read(&here.shown, error))?;
    let metadata = source.real().metadata().map_err(|error| cannot_read(&here.shown, error))?;
    begin_folder(&there)?;
    let target = to.inner(name).map_err(|error| cannot_write(&there.shown, error))?;
    fill_folder(&source, &target, each, outcome);
    end_folder(&target, &metadata)
}

/// Makes the files of a directory, several at once: most of their time goes into signatures.
fn make_files(
    files: &[(FolderEntry, FolderEntry)],
    each: &impl EachFile,
    outcome: &mut FileOutcome,
) {
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

fn made_name(name: &OsStr, each: &impl EachFile) -> OsString {
    name.to_str().map_or_else(|| renamed_bytes(name, each), |name| each.name(name).into())
}

/// Changes the end of a name that is not UTF-8: what comes after the last dot, if that is UTF-8.
fn renamed_bytes(name: &OsStr, each: &impl EachFile) -> OsString {
    let bytes = name.as_bytes();
    let dot = bytes.iter().rposition(|byte| *byte == b'.').unwrap_or(bytes.len());
    let (stem, end) = bytes.split_at_checked(dot).unwrap_or((bytes, &[]));
    let (stem, end) = std::str::from_utf8(end).map_or((bytes, ""), |end| (stem, end));
    let end = each.name(&format!("x{end}"));
    OsString::from_vec([stem, end.get(1..).unwrap_or_default().as_bytes()].concat())
}

fn make_link(from: &FolderEntry, to: &FolderEntry) -> Result<(), CommandError> {
    let target = from.real.read_link().map_err(|error| cannot_read(&from.shown, error))?;
    symlink(target, &to.real).map_err(|error| cannot_write(&to.shown, error))
}

/// Makes a directory that only the owner may enter until it is full.
fn begin_folder(at: &FolderEntry) -> Result<(), CommandError> {
    match DirBuilder::new().mode(0o700).create(&at.real) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let path = at.shown.display();
            let text = format!(
                "{path} is there already, and a directory is made, never filled up: name another, or remove it first if a command was \
                 broken off there"
            );
            Err(CommandError::without_cause(text, Code::Other))
        }
        made => made.map_err(|error| cannot_write(&at.shown, error)),
    }
}

fn end_folder(folder: &Folder, like: &Metadata) -> Result<(), CommandError> {
    let failed = |error| cannot_write(folder.shown(), error);
    let file = File::open(folder.real()).map_err(failed)?;
    if let Ok(modified) = like.modified() {
        file.set_times(FileTimes::new().set_modified(modified)).map_err(failed)?;
    }
    file.set_permissions(Permissions::from_mode(like.mode() & 0o777)).map_err(failed)
}

/// Returns the bytes of all files of a tree, for a progress bar.
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

pub(crate) fn cannot_read(path: &Path, error: io::Error) -> CommandError {
    CommandError::new(format_args!("cannot read {}", path.display()), error)
}

pub(crate) fn cannot_write(path: &Path, error: io::Error) -> CommandError {
    CommandError::new(format_args!("cannot write {}", path.display()), error)
}
