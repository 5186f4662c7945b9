//! The file of a part that is being written.

use std::fmt;
use std::fs::File;
use std::io;
use std::num::NonZeroU64;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;

use durable::{PinnedPath, UnnamedFile};
use rustix::fs::Advice;

use super::PartFolders;
use crate::id::PartId;
use crate::part_store::PartStoreError;

/// The bytes after which the disk begins to write them, while more come. Otherwise all of a long part would wait for its end.
const WRITE_BACK_BYTES: u64 = 8 << 20;

/// A file as its writer uses it, on a thread that may wait for the disk.
pub(super) trait UnfinishedPart: fmt::Debug + Send {
    /// Appends bytes.
    fn append(&mut self, bytes: &[u8]) -> Result<(), PartStoreError>;

    /// Makes it durable under its name.
    fn keep(self: Box<Self>) -> Result<(), PartStoreError>;
}

/// A part without a name.
#[derive(Debug)]
pub(super) struct PartFile {
    folders: Arc<PartFolders>,
    id: PartId,
    file: UnnamedFile,
    /// The bytes that were written.
    at: u64,
    /// Those of them that the disk has begun to write.
    begun: u64,
}

impl PartFile {
    pub(super) const fn new(folders: Arc<PartFolders>, id: PartId, file: UnnamedFile) -> Self {
        Self { folders, id, file, at: 0, begun: 0 }
    }

    fn begin_write_back(&mut self) {
        let length = NonZeroU64::new(self.at.saturating_sub(self.begun));
        if length.is_some_and(|length| length.get() >= WRITE_BACK_BYTES) {
            // Linux begins to write what is changed, and keeps it in memory as it is not yet written (mm/fadvise.c). Where nothing comes
            // of it, `keep` waits for all.
            let file = self.file.file();
            let _advice = rustix::fs::fadvise(file, self.begun, length, Advice::DontNeed);
            self.begun = self.at;
        }
    }
}

impl UnfinishedPart for PartFile {
    fn append(&mut self, bytes: &[u8]) -> Result<(), PartStoreError> {
        // Only when more comes: what comes last is written by `keep` anyhow.
        self.begin_write_back();
        // At a place (pwrite): so the fault campaign tells it from the calls by which threads wake each other.
        let appended = self.file.file().write_all_at(bytes, self.at);
        self.at = self.at.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        appended.map_err(|source| self.folders.error("write", source))
    }

    fn keep(self: Box<Self>) -> Result<(), PartStoreError> {
        let Self { folders, id, mut file, .. } = *self;
        let path = folders.path(id);
        let synced = file.file().sync_data();
        synced.map_err(|source| folders.error("synchronise", source))?;
        let named = file.name(&path, 0o600);
        let file = named.map_err(|source| folders.error("name", source))?;
        certain(&folders, &path, &file).inspect_err(|_not_certain| {
            // Nobody uses it. If it stays all the same, it is an orphan.
            let _gone: io::Result<()> = std::fs::remove_file(&path);
        })
    }
}

/// Makes the name of a file durable, and checks that it still leads to the file: the folder may have been moved away meanwhile,
/// with the file in it.
fn certain(folders: &PartFolders, path: &Path, file: &File) -> Result<(), PartStoreError> {
    let synced = durable::sync_folder_of(path);
    synced.map_err(|source| folders.error("synchronise", source))?;
    folders.pinned.check()?;
    let pinned = PinnedPath::to_open(path.to_owned(), file);
    Ok(pinned.map_err(|source| folders.error("look at", source))?.check()?)
}
