//! Files that must outlive the process: notices when one is removed, renamed or replaced while it is in use.
//!
//! A process that has a file open continues to write it after `rm`, and every `fsync` succeeds. Everything that it acknowledges
//! is gone when it ends. POSIX has no error for that, so a program that promises durability compares the path's file with the
//! open one. SQLite advises the same (<https://sqlite.org/howtocorrupt.html>, 2.4, "Unlinking or renaming a database file while
//! in use").

mod unnamed;
mod write;

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{Mode, OFlags, Stat};

pub use unnamed::{UnnamedFile, is_hidden_name, sync_file_system, sync_folder_of};
pub use write::{make, make_folder, make_folders, rename, rename_new};

/// A path with the file or directory that it named when it was pinned.
///
/// Unless its owner has it open, the file is held by a descriptor that cannot read or write it (`O_PATH`). So its inode number is
/// not given to another file, and closing it frees no lock, as closing a second descriptor of a locked file would (fcntl(2),
/// `F_SETLK`).
#[derive(Debug)]
pub struct PinnedPath {
    path: PathBuf,
    device: u64,
    inode: u64,
    _held: Option<OwnedFd>,
}

/// A path that no longer names the file in use. Each text says what to do.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Displaced {
    /// The path names nothing.
    #[error(
        "{} was removed or renamed while it is in use: put it back, or rescue what process {} still has open \
         (docs/backup.md, \"A file that is gone\") before you stop it", path.display(), std::process::id()
    )]
    Gone {
        /// The path.
        path: PathBuf,
    },
    /// The path names another file.
    #[error(
        "{} was replaced by another file while it is in use: put the right one back, or rescue what process {} still \
         has open (docs/backup.md, \"A file that is gone\") before you stop it", path.display(), std::process::id()
    )]
    Replaced {
        /// The path.
        path: PathBuf,
    },
    /// A file that is not open, and is needed later, is missing.
    #[error(
        "{} was removed or renamed, and nothing starts without it: put it back, or the copy of it in a backup or in the archive \
         (docs/backup.md, \"A file that is gone\")", path.display()
    )]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The path cannot be looked up.
    #[error("cannot tell whether {} is still the file in use: {source}", path.display())]
    Unknown {
        /// The path.
        path: PathBuf,
        /// The reason.
        source: Arc<io::Error>,
    },
}

impl PinnedPath {
    /// Pins the file that `path` names now.
    ///
    /// # Errors
    /// The path names nothing, or cannot be looked up.
    pub fn new(path: &Path) -> io::Result<Self> {
        let held = rustix::fs::open(path, OFlags::PATH | OFlags::CLOEXEC, Mode::empty())?;
        let Stat { st_dev: device, st_ino: inode, .. } = rustix::fs::fstat(&held)?;
        Ok(Self { path: path.to_owned(), device, inode, _held: Some(held) })
    }

    /// Pins `path` to a file that the caller keeps open as long as it is pinned. Needs no descriptor.
    ///
    /// # Errors
    /// The file cannot be looked at.
    pub fn to_open(path: PathBuf, file: &File) -> io::Result<Self> {
        let Stat { st_dev: device, st_ino: inode, .. } = rustix::fs::fstat(file)?;
        Ok(Self { path, device, inode, _held: None })
    }

    /// Returns the same file under the path that it is about to get.
    #[must_use]
    pub fn renamed(self, path: PathBuf) -> Self {
        Self { path, ..self }
    }

    /// Returns the path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that the path still names the pinned file: the same inode on the same device. Costs one `stat`.
    ///
    /// # Errors
    /// [`Displaced`].
    pub fn check(&self) -> Result<(), Displaced> {
        let path = || self.path.clone();
        match rustix::fs::stat(&self.path) {
            Ok(stat) if (stat.st_dev, stat.st_ino) == (self.device, self.inode) => Ok(()),
            Ok(_) => Err(Displaced::Replaced { path: path() }),
            Err(rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR) => {
                Err(Displaced::Gone { path: path() })
            }
            Err(error) => Err(Displaced::Unknown { path: path(), source: Arc::new(error.into()) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_stays_is_found_however_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "1").unwrap();
        let pinned = PinnedPath::new(&path).unwrap();
        std::fs::write(&path, "2").unwrap();
        pinned.check().unwrap();
        // A second name is no matter.
        std::fs::hard_link(&path, folder.path().join("b")).unwrap();
        pinned.check().unwrap();
    }

    #[test]
    fn a_file_that_is_removed_renamed_or_replaced_is_noticed_until_it_is_back() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a", "b"].map(|name| folder.path().join(name));
        std::fs::write(&path, "1").unwrap();
        let pinned = PinnedPath::new(&path).unwrap();
        std::fs::rename(&path, &other).unwrap();
        assert!(matches!(pinned.check(), Err(Displaced::Gone { .. })));
        // The same content is not the same file.
        std::fs::copy(&other, &path).unwrap();
        assert!(matches!(pinned.check(), Err(Displaced::Replaced { .. })));
        std::fs::rename(&other, &path).unwrap();
        pinned.check().unwrap();
        std::fs::remove_file(&path).unwrap();
        let text = pinned.check().unwrap_err().to_string();
        assert!(text.contains(&path.display().to_string()), "{text}");
    }

    /// Without the descriptor a file system may give the number of a removed file to the next one.
    #[test]
    fn no_new_file_passes_for_the_removed_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "1").unwrap();
        let pinned = PinnedPath::new(&path).unwrap();
        for _ in 0..100 {
            std::fs::remove_file(&path).unwrap();
            std::fs::write(&path, "1").unwrap();
            assert!(matches!(pinned.check(), Err(Displaced::Replaced { .. })));
        }
    }

    #[test]
    fn a_directory_that_is_replaced_is_noticed_also_by_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let (inner, moved) = (folder.path().join("inner"), folder.path().join("moved"));
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("a"), "1").unwrap();
        let pinned = [&inner, &inner.join("a")].map(|path| PinnedPath::new(path).unwrap());
        std::fs::rename(&inner, &moved).unwrap();
        assert!(pinned.iter().all(|pinned| matches!(pinned.check(), Err(Displaced::Gone { .. }))));
        std::fs::write(&inner, "a file in the place of the directory").unwrap();
        assert!(matches!(pinned[0].check(), Err(Displaced::Replaced { .. })));
        assert!(matches!(pinned[1].check(), Err(Displaced::Gone { .. })));
    }
}
