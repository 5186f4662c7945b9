//! An archive in a directory, on another disk or a mounted share.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use audit::Archive;
use rustix::fs::{Mode, OFlags};

use crate::ArchiveTarget;

/// A directory of archived segments.
#[derive(Clone, Debug)]
pub struct Directory(PathBuf);

impl Directory {
    /// Returns the directory at `path`, which is made when a segment is stored in it.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self(path.as_ref().to_owned())
    }
}

impl Archive for Directory {
    fn names(&self) -> io::Result<Vec<String>> {
        let files = match std::fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            files => files?,
        };
        files
            .filter_map(|file| file.map(|file| file.file_name().into_string().ok()).transpose())
            .collect()
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Read>> {
        let path = self.0.join(name);
        // A link could lead into the log itself, and what it leads to can go at any time.
        if std::fs::symlink_metadata(&path)?.is_symlink() {
            return Err(io::Error::other("it is a symbolic link, and an archive has the segments"));
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(&path, flags, Mode::empty())?);
        // What was just written is to come from the disk. A file system that knows no such advice reads it as it can.
        let _advice = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
        Ok(Box::new(file))
    }

    fn place(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl ArchiveTarget for Directory {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        durable::make_folder(&self.0)?;
        let partial = self.0.join(format!(".{name}.partial"));
        durable::make(&partial, bytes)?;
        durable::rename_new(&partial, &self.0.join(name)).or_else(|error| {
            std::fs::remove_file(&partial)?;
            Err(error)
        })
    }

    fn shown(&self) -> String {
        self.0.display().to_string()
    }

    fn directory(&self) -> Option<&Path> {
        Some(&self.0)
    }
}
