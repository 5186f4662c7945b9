//! Directories that stay the same ones, even if their paths change meanwhile.
//!
//! A user who may write a directory may replace one that is just being traversed by a symbolic link, so that a process with more
//! rights reads or replaces files elsewhere. So each directory is opened once, from its parent, and its entries are reached
//! through that descriptor (`/proc/self/fd`).

use std::ffi::OsStr;
use std::io;
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags};

/// An open directory.
#[derive(Debug)]
pub(crate) struct Folder {
    pinned: OwnedFd,
    real: PathBuf,
    shown: PathBuf,
}

/// An entry of a directory, or a path that an argument names.
#[derive(Clone, Debug)]
pub(crate) struct FolderEntry {
    /// The path at which it is reached. Valid as long as its directory is open.
    pub(crate) real: PathBuf,
    /// The path that people know.
    pub(crate) shown: PathBuf,
}

impl FolderEntry {
    /// Takes a path that an argument names.
    pub(crate) fn named(path: &Path) -> Self {
        Self { real: path.to_owned(), shown: path.to_owned() }
    }
}

impl Folder {
    /// Opens a directory that an argument names. Links are followed.
    ///
    /// # Errors
    /// [`io::Error`].
    pub(crate) fn named(path: &Path) -> io::Result<Self> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self::of(rustix::fs::openat(CWD, path, flags, Mode::empty())?, path.to_owned()))
    }

    /// Opens a directory that is in this one. A link is refused.
    ///
    /// # Errors
    /// [`io::Error`].
    pub(crate) fn inner(&self, name: &OsStr) -> io::Result<Self> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = rustix::fs::openat(&self.pinned, name, flags, Mode::empty())?;
        Ok(Self::of(opened, self.shown.join(name)))
    }

    fn of(pinned: OwnedFd, shown: PathBuf) -> Self {
        let real = PathBuf::from(format!("/proc/self/fd/{}", pinned.as_raw_fd()));
        Self { pinned, real, shown }
    }

    /// Returns the entry of this name, which need not exist.
    pub(crate) fn entry(&self, name: impl AsRef<Path>) -> FolderEntry {
        let name = name.as_ref();
        FolderEntry { real: self.real.join(name), shown: self.shown.join(name) }
    }

    /// Returns the path at which the directory itself is reached.
    pub(crate) fn real(&self) -> &Path {
        &self.real
    }

    /// Returns the path that people know.
    pub(crate) fn shown(&self) -> &Path {
        &self.shown
    }
}
