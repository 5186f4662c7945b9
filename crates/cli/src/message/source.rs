//! Where the bytes come from: a file, or standard input.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::fd::AsFd as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::SystemTime;

use rustix::fs::OFlags;

use super::Failed;

/// An open file or pipe.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) file: File,
    /// What is known of a regular file.
    pub(crate) facts: Option<Facts>,
}

/// What a file leaves to the one that is made of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub(crate) bytes: u64,
    /// The permission bits.
    pub(crate) mode: u32,
    /// `None` where the file system keeps none.
    pub(crate) modified: Option<SystemTime>,
    /// User and group.
    owner: (u32, u32),
    /// Whether the new file gets the owner too.
    keeps_owner: bool,
}

impl Facts {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        Self {
            bytes: metadata.len(),
            mode: metadata.mode() & 0o7777,
            modified: metadata.modified().ok(),
            owner: (metadata.uid(), metadata.gid()),
            keeps_owner: false,
        }
    }

    /// Returns what stays when a file's content is made anew: not its time, which backups go by, but its owner.
    pub(crate) const fn of_new_content(self) -> Self {
        Self { modified: None, keeps_owner: true, ..self }
    }

    /// Gives a file the owner that it is to have.
    ///
    /// # Errors
    /// It is not the one that it has, and may not be given away.
    pub(crate) fn set_owner(&self, file: &File) -> io::Result<()> {
        let metadata = file.metadata()?;
        if !self.keeps_owner || self.owner == (metadata.uid(), metadata.gid()) {
            return Ok(());
        }
        std::os::unix::fs::fchown(file, Some(self.owner.0), Some(self.owner.1))
    }
}

impl Source {
    /// Opens standard input, which may be a file.
    ///
    /// # Errors
    /// It is closed.
    pub(crate) fn stdin() -> Result<Self, Failed> {
        let failed = |error| Failed::new("cannot read the standard input", error);
        let file = io::stdin().as_fd().try_clone_to_owned().map(File::from).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        Ok(Self { facts: metadata.is_file().then(|| Facts::of(&metadata)), file })
    }

    /// Opens a file, a pipe or a device that an argument names; links are followed.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) fn named(path: &Path) -> Result<Self, Failed> {
        Self::open(path, OFlags::empty())
    }

    /// Opens a file of a directory; links are not followed.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) fn in_tree(path: &Path) -> Result<Self, Failed> {
        Self::open(path, OFlags::NOFOLLOW | OFlags::NONBLOCK)
    }

    fn open(path: &Path, flags: OFlags) -> Result<Self, Failed> {
        let failed = |error| Failed::new(format_args!("cannot read {}", path.display()), error);
        let flags = flags.bits().try_into().unwrap_or_default();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        Ok(Self { facts: metadata.is_file().then(|| Facts::of(&metadata)), file })
    }
}

impl Read for Source {
    fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
        self.file.read(place)
    }
}
