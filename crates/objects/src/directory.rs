//! Parts in a local directory.
//!
//! ```text
//! DIRECTORY/format                                 one line; who has the directory open holds its lock
//! DIRECTORY/9f/9f86d081884c7d659a2feaa0c55ad015    a part under its id, in the folder of its first byte
//! ```
//!
//! A part is a file without a name until all of it is on the disk (`durable::UnnamedFile`). Then it gets its name, the folder is
//! synchronised, and the path must still lead to the file. A failed `fsync` is no matter for later parts, which are other files.
//!
//! The 256 folders are made with the directory, so no part waits for one. Their entries are random: ext4 and XFS take millions in
//! each.

mod file;
mod pieces;
mod writer;

use std::fs::File;
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use durable::{PinnedPath, UnnamedFile};
use rustix::fs::FlockOperation;

use crate::id::PartId;
use crate::part_store::{PartStore, PartStoreError, PartStoreFuture, PartWriter, StoredPart};
use crate::seal::PIECE_BYTES_MAX;

use file::PartFile;
use writer::DirectoryWriter;

/// The file that says what the directory is.
const FORMAT_NAME: &str = "format";
const FORMAT: &str = "bulla parts 1\n";

/// A local directory of parts. One process has it open at a time: another one would sweep parts that it knows nothing of.
#[derive(Debug)]
pub struct PartDirectory(Arc<PartFolders>);

/// The directory, as its readers and writers share it.
#[derive(Debug)]
struct PartFolders {
    path: PathBuf,
    pinned: PinnedPath,
    _lock: File,
}

impl PartDirectory {
    /// Makes the directory, durably, unless it is there, and opens it. What a crash has left of an earlier call is completed.
    ///
    /// # Errors
    /// [`PartStoreError`]: it holds something else, another process has it open, or it cannot be made.
    pub fn create(path: &Path) -> Result<Self, PartStoreError> {
        let failed = |source| io_error("make the directory for", path, source);
        durable::make_folder(path).map_err(failed)?;
        if !path.join(FORMAT_NAME).exists() {
            for entry in std::fs::read_dir(path).map_err(failed)? {
                let name = entry.map_err(failed)?.file_name();
                let ours = name
                    .to_str()
                    .is_some_and(|name| is_folder(name) || durable::is_hidden_name(name));
                if !ours {
                    return Err(PartStoreError::Foreign(path.display().to_string()));
                }
            }
            make_folders(path).map_err(failed)?;
        }
        Self::open(path)
    }

    /// Opens a directory that was made before. It is not made: where a disk is not mounted, all parts would be missing.
    ///
    /// # Errors
    /// [`PartStoreError`]: it is not there, is something else, or another process has it open.
    pub fn open(path: &Path) -> Result<Self, PartStoreError> {
        let failed = |source| io_error("open the directory of", path, source);
        let format = path.join(FORMAT_NAME);
        let lock = File::open(&format).map_err(failed)?;
        let text = std::fs::read_to_string(&format).map_err(failed)?;
        if text != FORMAT {
            return Err(PartStoreError::Foreign(path.display().to_string()));
        }
        rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive)
            .map_err(|error| failed(error.into()))?;
        let path = std::path::absolute(path).map_err(failed)?;
        let pinned = PinnedPath::new(&path).map_err(failed)?;
        Ok(Self(Arc::new(PartFolders { path, pinned, _lock: lock })))
    }

    /// Returns the path that a part has in a directory, for whoever copies or looks at one that another process has open.
    #[must_use]
    pub fn path_in(directory: &Path, id: PartId) -> PathBuf {
        folder_in(directory, first_byte(id)).join(id.to_string())
    }
}

impl PartFolders {
    fn folder(&self, first: u8) -> PathBuf {
        folder_in(&self.path, first)
    }

    /// Returns the path of a part.
    fn path(&self, id: PartId) -> PathBuf {
        PartDirectory::path_in(&self.path, id)
    }

    /// Says why something failed: the directory may have gone.
    fn error(&self, action: &'static str, source: io::Error) -> PartStoreError {
        match self.pinned.check() {
            Err(displaced) => displaced.into(),
            Ok(()) => io_error(action, &self.path, source),
        }
    }

    /// Says why a part was not found, or not opened.
    fn missing(&self, id: PartId, source: io::Error) -> PartStoreError {
        let is_gone = source.kind() == io::ErrorKind::NotFound;
        let error = self.error("read", source);
        if is_gone && matches!(error, PartStoreError::Io { .. }) {
            return PartStoreError::NotFound(id);
        }
        error
    }

    fn begin(self: &Arc<Self>, id: PartId) -> Result<PartFile, PartStoreError> {
        self.pinned.check()?;
        let file = UnnamedFile::new(&self.folder(first_byte(id)));
        let file = file.map_err(|source| self.error("begin", source))?;
        Ok(PartFile::new(Arc::clone(self), id, file))
    }

    fn delete(&self, id: PartId) -> Result<(), PartStoreError> {
        match std::fs::remove_file(self.path(id)) {
            // A deletion that a crash undoes leaves an orphan, and the sweeper finds it.
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(self.error("delete", source))
            }
            Ok(()) | Err(_) => Ok(self.pinned.check()?),
        }
    }

    fn older(
        &self,
        than: SystemTime,
        after: Option<PartId>,
        limit: usize,
    ) -> Result<Vec<PartId>, PartStoreError> {
        self.pinned.check()?;
        let first = after.map_or(0, first_byte);
        let mut found = Vec::new();
        for folder in first..=u8::MAX {
            let listed = self.older_in(&self.folder(folder), than, after, limit, &mut found);
            listed.map_err(|source| self.error("list", source))?;
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }

    /// Appends what a folder has, up to the limit.
    fn older_in(
        &self,
        folder: &Path,
        than: SystemTime,
        after: Option<PartId>,
        limit: usize,
        found: &mut Vec<PartId>,
    ) -> io::Result<()> {
        let mut ids = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().unwrap_or_default();
            match PartId::parse(name) {
                Some(id) if after.is_none_or(|after| id > after) => ids.push(id),
                None if durable::is_hidden_name(name) && is_older(&entry.path(), than)? => {
                    std::fs::remove_file(entry.path())?;
                }
                Some(_) | None => {}
            }
        }
        ids.sort_unstable();
        for id in ids {
            if found.len() >= limit {
                break;
            }
            if is_older(&self.path(id), than)? {
                found.push(id);
            }
        }
        Ok(())
    }
}

impl PartStore for PartDirectory {
    fn writer_bytes(&self) -> usize {
        2 * (writer::WRITE_BYTES + PIECE_BYTES_MAX)
    }

    fn check(&self) -> PartStoreFuture<'_, ()> {
        let folders = Arc::clone(&self.0);
        Box::pin(on_thread(move || Ok(folders.pinned.check()?)))
    }

    fn begin(&self, id: PartId) -> PartStoreFuture<'_, Box<dyn PartWriter>> {
        let folders = Arc::clone(&self.0);
        Box::pin(async move {
            let file = on_thread(move || folders.begin(id)).await?;
            Ok(Box::new(DirectoryWriter::new(Box::new(file))) as Box<dyn PartWriter>)
        })
    }

    fn read(&self, id: PartId, range: Range<u64>) -> PartStoreFuture<'_, StoredPart> {
        Box::pin(pieces::open(Arc::clone(&self.0), id, range))
    }

    fn delete(&self, id: PartId) -> PartStoreFuture<'_, ()> {
        let folders = Arc::clone(&self.0);
        Box::pin(on_thread(move || folders.delete(id)))
    }

    fn older(
        &self,
        than: SystemTime,
        after: Option<PartId>,
        limit: usize,
    ) -> PartStoreFuture<'_, Vec<PartId>> {
        let folders = Arc::clone(&self.0);
        Box::pin(on_thread(move || folders.older(than, after, limit)))
    }
}

/// Runs what may wait for a disk on a thread for that.
async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PartStoreError> + Send + 'static,
) -> Result<T, PartStoreError> {
    // It ends otherwise only where the runtime ends.
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(PartStoreError::Broken))
}

fn io_error(action: &'static str, path: &Path, source: io::Error) -> PartStoreError {
    PartStoreError::Io { action, place: path.display().to_string(), source }
}

fn first_byte(id: PartId) -> u8 {
    let [first, ..] = *id.as_bytes();
    first
}

fn folder_in(directory: &Path, first: u8) -> PathBuf {
    directory.join(format!("{first:02x}"))
}

fn is_folder(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Makes the folders, then the file that says that they are there.
fn make_folders(path: &Path) -> io::Result<()> {
    durable::make_folders(path, (0..=u8::MAX).map(|first| format!("{first:02x}")))?;
    let mut format = UnnamedFile::new(path)?;
    format.file().write_all(FORMAT.as_bytes())?;
    format.file().sync_all()?;
    let path = path.join(FORMAT_NAME);
    format.name(&path, 0o600)?;
    durable::sync_folder_of(&path)
}

/// Returns whether a file was last written before a time. One that has just gone was not.
fn is_older(path: &Path, than: SystemTime) -> io::Result<bool> {
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        metadata => Ok(metadata?.modified()? < than),
    }
}

#[cfg(test)]
mod tests;
