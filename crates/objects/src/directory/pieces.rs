//! Reads a part, on the caller's thread as long as nothing has to wait for the disk.
//!
//! What the page cache has is copied at once (`RWF_NOWAIT`, preadv2(2); `RESOLVE_CACHED`, openat2(2)). A change of threads would
//! take longer. For the rest there is a thread that may wait.

use std::fs::File;
use std::io::{self, IoSliceMut};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use rustix::fs::{Advice, CWD, Mode, OFlags, ResolveFlags};
use rustix::io::ReadWriteFlags;

use super::{PartFolders, on_thread};
use crate::data_key::Layers;
use crate::id::PartId;
use crate::layout::{CHUNK_BYTES, HEADER_BYTES, chunk_overhead};
use crate::part_store::{PartPieces, PartStoreError, PartStoreFuture, StoredPart};
use crate::seal::PIECE_CHUNKS;

/// The bytes that are read at once: whole chunks, so that they can be decrypted where they are.
const READ_BYTES: usize = PIECE_CHUNKS * (CHUNK_BYTES + chunk_overhead(Layers::One));
const FLAGS: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// The pieces of a range of a file.
#[derive(Debug)]
struct DirectoryPieces {
    folders: Arc<PartFolders>,
    file: Arc<File>,
    at: u64,
    end: u64,
}

/// Begins to read a range.
///
/// # Errors
/// [`PartStoreError`].
pub(super) async fn open(
    folders: Arc<PartFolders>,
    id: PartId,
    range: Range<u64>,
) -> Result<StoredPart, PartStoreError> {
    let path = folders.path(id);
    let cached = rustix::fs::openat2(CWD, &path, FLAGS, Mode::empty(), ResolveFlags::CACHED);
    let file = match cached {
        Ok(file) => file.into(),
        // Not cached, or a kernel or a sandbox without the call.
        Err(_) => {
            let folders = Arc::clone(&folders);
            let opened = move || open_waiting(&path).map_err(|source| folders.missing(id, source));
            on_thread(opened).await?
        }
    };
    let metadata = file.metadata().map_err(|source| folders.error("look at", source))?;
    let bytes = metadata.len();
    let end = range.end.min(bytes);
    if range.end.saturating_sub(range.start) > u64::try_from(READ_BYTES).unwrap_or(0) {
        // The kernel reads further ahead. Where it cannot, nothing is lost.
        let _advice = rustix::fs::fadvise(&file, range.start, None, Advice::Sequential);
    }
    let pieces = DirectoryPieces { folders, file: Arc::new(file), at: range.start, end };
    Ok(StoredPart { bytes, pieces: Box::new(pieces) })
}

fn open_waiting(path: &Path) -> io::Result<File> {
    Ok(rustix::fs::open(path, FLAGS, Mode::empty())?.into())
}

impl DirectoryPieces {
    /// Returns the length of the next piece: to the end of a chunk, if the first one begins with a chunk or with the header.
    fn length(&self) -> usize {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let header = if self.at == 0 { HEADER_BYTES } else { 0 };
        left.min(READ_BYTES + header)
    }

    async fn read(&mut self, length: usize) -> Result<Vec<u8>, PartStoreError> {
        let mut piece = vec![0; length];
        let buffer = &mut [IoSliceMut::new(&mut piece)];
        let read = rustix::io::preadv2(&*self.file, buffer, self.at, ReadWriteFlags::NOWAIT);
        // A file system without the flag, and what is not in memory, are alike.
        let read = read.unwrap_or(0);
        if read == length {
            return Ok(piece);
        }
        let (file, folders, at) = (Arc::clone(&self.file), Arc::clone(&self.folders), self.at);
        on_thread(move || {
            let rest = read_rest(&file, at, &mut piece, read);
            rest.map(|()| piece).map_err(|source| folders.error("read", source))
        })
        .await
    }
}

/// Reads into `piece` from the byte `filled` on. It is cut where the file ends.
fn read_rest(file: &File, at: u64, piece: &mut Vec<u8>, mut filled: usize) -> io::Result<()> {
    while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        let offset = at.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
        match file.read_at(rest, offset) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    piece.truncate(filled);
    Ok(())
}

impl PartPieces for DirectoryPieces {
    fn next(&mut self) -> PartStoreFuture<'_, Option<Bytes>> {
        Box::pin(async move {
            let length = self.length();
            if length == 0 {
                return Ok(None);
            }
            let piece = self.read(length).await?;
            if piece.is_empty() {
                return Ok(None);
            }
            self.at = self.at.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            Ok(Some(piece.into()))
        })
    }
}
