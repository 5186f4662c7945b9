//! An archive in a directory, on another disk or a mounted share.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use audit::Archive;

use crate::Target;

/// A directory of archived segments.
#[derive(Clone, Debug)]
pub struct Directory(PathBuf);

impl Directory {
    /// Names a directory, which is made when something is stored in it.
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
        let file = File::open(self.0.join(name))?;
        // What was just written is to come from the disk. A file system that knows no such advice reads it as it can.
        let _advice = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
        Ok(Box::new(file))
    }

    fn place(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Target for Directory {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        let (path, partial) = (self.0.join(name), self.0.join(format!(".{name}.partial")));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&partial)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&partial, &path)?;
        File::open(&self.0)?.sync_all()
    }

    fn shown(&self) -> String {
        self.0.display().to_string()
    }
}
