//! A directory that is made under another name, and gets its own when it is whole.

use std::fs::{DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use super::BackupError;

/// What the name has after it until the directory is whole.
const SUFFIX: &str = ".partial";

/// A directory that is not whole yet. Dropped, it is removed; what a killed process leaves has a name that says what it is.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    target: PathBuf,
    whole: bool,
}

impl Partial {
    /// Begins a directory that is to be `target`, which must be missing or empty.
    pub(super) fn begin(target: &Path) -> Result<Self, BackupError> {
        let target = std::path::absolute(target)
            .map_err(|source| BackupError::file("find", target, source))?;
        match std::fs::read_dir(&target).map(|mut entries| entries.next().is_some()) {
            Ok(false) => {}
            Ok(true) => return Err(BackupError::Taken { path: target }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(BackupError::file("make", &target, source)),
        }
        let mut path = target.clone().into_os_string();
        path.push(SUFFIX);
        let path = PathBuf::from(path);
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => Ok(Self { path, target, whole: false }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(BackupError::Unfinished { path })
            }
            Err(source) => Err(BackupError::file("make", &path, source)),
        }
    }

    /// Where it is meanwhile.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes its directories durable and gives it its name, durably; returns that.
    pub(super) fn complete(mut self) -> Result<PathBuf, BackupError> {
        let done = sync_directories(&self.path)
            .and_then(|()| std::fs::rename(&self.path, &self.target))
            .and_then(|()| {
                self.target.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
            });
        done.map_err(|source| BackupError::file("complete", &self.target, source))?;
        self.whole = true;
        Ok(self.target.clone())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.whole {
            let _said_by_its_name = std::fs::remove_dir_all(&self.path);
        }
    }
}

fn sync_directories(path: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_directories(&entry.path())?;
        }
    }
    File::open(path)?.sync_all()
}
