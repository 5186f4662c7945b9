//! The inputs: a file, or standard input.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::fd::AsFd as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::SystemTime;

use rustix::fs::OFlags;

use super::folder::FolderEntry;
use super::{Code, CommandError};

/// An open file or pipe.
#[derive(Debug)]
pub(crate) struct MessageSource {
    file: File,
    /// The properties of a regular file.
    pub(crate) facts: Option<Facts>,
}

/// The properties of a file that its conversion keeps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub(crate) bytes: u64,
    /// The permission bits. Set-user-id and the like are for those who made the file, as tar leaves them to root.
    pub(crate) mode: u32,
    /// The time of the last change. `None` if the file system keeps none.
    pub(crate) modified: Option<SystemTime>,
    /// The user and group.
    owner: (u32, u32),
    /// The identity and version of the file: device, inode, and the time of its last change.
    version: (u64, u64, i64, i64),
    /// `true` if the new file gets the owner too.
    keeps_owner: bool,
}

impl Facts {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        Self {
            bytes: metadata.len(),
            mode: metadata.mode() & 0o777,
            modified: metadata.modified().ok(),
            owner: (metadata.uid(), metadata.gid()),
            version: (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()),
            keeps_owner: false,
        }
    }

    /// Returns the properties that stay when a file's content is made anew: its owner, but not its time, which backups go by.
    pub(crate) const fn of_new_content(self) -> Self {
        Self { modified: None, keeps_owner: true, ..self }
    }

    /// Returns whether a path still names the file that was opened, as it was then.
    pub(crate) fn are_of(&self, entry: &FolderEntry) -> bool {
        let found = entry.real.symlink_metadata();
        found.is_ok_and(|found| {
            Self::of(&found).version == self.version && found.len() == self.bytes
        })
    }

    /// Sets the owner that a file is to have.
    ///
    /// # Errors
    /// The file has another one, and may not be given away.
    pub(crate) fn set_owner(&self, file: &File) -> io::Result<()> {
        let metadata = file.metadata()?;
        if !self.keeps_owner || self.owner == (metadata.uid(), metadata.gid()) {
            return Ok(());
        }
        std::os::unix::fs::fchown(file, Some(self.owner.0), Some(self.owner.1))
    }
}

impl MessageSource {
    /// Opens standard input, which may be a file.
    ///
    /// # Errors
    /// It is closed.
    pub(crate) fn stdin() -> Result<Self, CommandError> {
        let failed = |error| CommandError::new("cannot read the standard input", error);
        let file = io::stdin().as_fd().try_clone_to_owned().map(File::from).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        Ok(Self { facts: metadata.is_file().then(|| Facts::of(&metadata)), file })
    }

    /// Opens a file, a pipe or a device that an argument names. Links are followed.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(crate) fn named(path: &Path) -> Result<Self, CommandError> {
        Self::open(&FolderEntry::named(path), OFlags::empty())
    }

    /// Opens a file of a directory. Links are not followed, and only a regular file is accepted.
    ///
    /// # Errors
    /// It cannot be opened, or is no file.
    pub(crate) fn in_tree(entry: &FolderEntry) -> Result<Self, CommandError> {
        let source = Self::open(entry, OFlags::NOFOLLOW | OFlags::NONBLOCK)?;
        if source.facts.is_none() {
            let text = format!("{} is no file", entry.shown.display());
            return Err(CommandError::without_cause(text, Code::Other));
        }
        Ok(source)
    }

    fn open(entry: &FolderEntry, flags: OFlags) -> Result<Self, CommandError> {
        let shown = entry.shown.display();
        let failed = |error| CommandError::new(format_args!("cannot read {shown}"), error);
        let flags = flags.bits().try_into().unwrap_or_default();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(&entry.real);
        let file = file.map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        Ok(Self { facts: metadata.is_file().then(|| Facts::of(&metadata)), file })
    }
}

impl Read for MessageSource {
    fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
        self.file.read(place)
    }
}
