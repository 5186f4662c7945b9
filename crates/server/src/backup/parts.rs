//! The parts of objects in a backup: one file each as in the data directory, and a list of them.
//!
//! The list has a line for each part, its id and the bytes that are stored of it, in ascending order. The manifest has the digest of the
//! list, so it stays small however many parts there are, and nothing here keeps more than a page of them in memory. What is in a
//! part is not hashed: a part authenticates itself whenever it is read.
//!
//! Parts never change. So a backup may share those that an older one has, as hard links. It does not share those of the data directory:
//! what damages a file there would damage it in the backup. Where the file system can share blocks (XFS, Btrfs), a copy does so by
//! itself (copy_file_range(2)).

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crypto::hash::{self, Sha256};
use objects::{PartDirectory, PartId};
use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use store::Store;

use super::{BackupError, Manifest, Progress, open_file};
use crate::data_dir::DataDir;
use crate::start_error::StartError;

/// The name of the list in the backup.
pub(super) const PARTS_LIST: &str = "parts.list";
/// The longest line of the list: 32 digits, a space, a number, and the end of the line.
const LINE_BYTES_MAX: u64 = 64;
/// The parts that the store is asked for at once.
const PARTS_AT_ONCE: usize = 1000;
/// The bytes of a part that are copied between two reports of progress.
const BYTES_AT_ONCE: u64 = 64 << 20;
const DOING: &str = "parts";

/// The parts of objects in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartsInBackup {
    /// The number of parts.
    pub count: u64,
    /// The bytes of their files.
    pub bytes: u64,
    /// SHA-256 of the list, in hexadecimal digits.
    pub sha256: String,
}

/// The parts that were copied.
#[derive(Debug, Default)]
pub(super) struct CopiedParts {
    /// `None` if the store refers to none, or to those in a bucket.
    pub(super) listed: Option<PartsInBackup>,
    /// The number of parts that the backup shares with an older one.
    pub(super) linked: u64,
}

/// A copy that goes on.
struct PartsCopy<'a> {
    store: &'a dyn Store,
    from: PathBuf,
    to: PathBuf,
    /// The directory of parts of an older backup.
    older: Option<PathBuf>,
    list: ListWriter,
    linked: u64,
    /// The parts that the service may have removed already, once that matters.
    unwanted: Option<HashSet<PartId>>,
    /// The number of parts in all, a few of which may be gone.
    total: u64,
}

/// Finds the older backup whose parts are to be linked.
///
/// # Errors
/// [`BackupError`]: it is no backup.
pub(super) fn older(backup: &Path) -> Result<DataDir, BackupError> {
    let found = DataDir::find_as("find the older backup", backup)?;
    Manifest::require(found.path())?;
    Ok(found)
}

/// Copies every part that `store`, the copy of the store, refers to. Those that the backup `older` has are linked.
///
/// # Errors
/// [`BackupError`]: a part that an object has is lost, or cannot be copied.
pub(super) fn copy(
    source: &DataDir,
    copy: &DataDir,
    store: &dyn Store,
    older: Option<&DataDir>,
    progress: &mut dyn FnMut(Progress),
) -> Result<CopiedParts, BackupError> {
    let total = s3::stored_part_count(store)?;
    if total == 0 {
        return Ok(CopiedParts { listed: None, linked: 0 });
    }
    let (from, to) = (source.objects(), copy.objects());
    let _made = PartDirectory::create(&to).map_err(StartError::Parts)?;
    let mut parts = PartsCopy {
        store,
        from,
        to,
        older: older.map(DataDir::objects),
        list: ListWriter::create(copy.path())?,
        linked: 0,
        unwanted: None,
        total,
    };
    let mut after = None;
    loop {
        let page = s3::stored_parts(store, after, PARTS_AT_ONCE)?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        page.iter().try_for_each(|id| parts.take(*id, progress))?;
    }
    let linked = parts.linked;
    Ok(CopiedParts { listed: Some(parts.list.finish()?), linked })
}

impl PartsCopy<'_> {
    /// Copies or links a part, and lists it.
    fn take(&mut self, id: PartId, progress: &mut dyn FnMut(Progress)) -> Result<(), BackupError> {
        let from = PartDirectory::path_in(&self.from, id);
        let Some(file) = open_part(&from)? else { return self.check_unwanted(id, from) };
        let failed = |source| BackupError::file("read", &from, source);
        let bytes = file.metadata().map_err(failed)?.len();
        let to = PartDirectory::path_in(&self.to, id);
        let copied = match self.link(id, bytes, &to) {
            true => bytes,
            false => {
                let (before, listed, total) = (self.list.bytes, self.list.count, self.total);
                copy_part(file, &to, &mut |bytes| {
                    let done = before + bytes;
                    progress(Progress { doing: DOING, done, total: expected(done, listed, total) });
                })
                .map_err(|source| BackupError::file("copy", &from, source))?
            }
        };
        self.list.add(id, copied)
    }

    /// Links the part of the older backup, and returns whether that was possible. Otherwise it is copied: the older one may be on another
    /// file system, and a file has at most so many links.
    fn link(&mut self, id: PartId, bytes: u64, to: &Path) -> bool {
        let Some(older) = &self.older else { return false };
        let older = PartDirectory::path_in(older, id);
        let found = older.symlink_metadata();
        let is_same = found.is_ok_and(|found| found.is_file() && found.len() == bytes);
        let is_linked = is_same && std::fs::hard_link(&older, to).is_ok();
        self.linked += u64::from(is_linked);
        is_linked
    }

    /// Refuses a part that is missing, unless it was to be removed when the store was copied.
    fn check_unwanted(&mut self, id: PartId, path: PathBuf) -> Result<(), BackupError> {
        let unwanted = match self.unwanted.take() {
            Some(unwanted) => unwanted,
            None => s3::unwanted_parts(self.store)?,
        };
        match self.unwanted.insert(unwanted).contains(&id) {
            true => Ok(()),
            false => Err(BackupError::PartLost { path }),
        }
    }
}

impl PartsInBackup {
    /// Checks that the backup has every part with the right length, before anything is copied.
    ///
    /// # Errors
    /// [`BackupError`].
    pub(super) fn check(&self, backup: &DataDir) -> Result<(), BackupError> {
        self.for_each(backup, &mut |id, bytes| {
            let path = PartDirectory::path_in(&backup.objects(), id);
            let found = path.symlink_metadata().map_err(|source| missing(&path, source))?;
            match found.len() == bytes {
                true => Ok(()),
                false => Err(BackupError::Damaged { path }),
            }
        })
    }

    /// Copies every part of the backup into a directory that is being restored.
    ///
    /// # Errors
    /// [`BackupError`].
    pub(super) fn restore(
        &self,
        backup: &DataDir,
        to: &DataDir,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), BackupError> {
        let _made = PartDirectory::create(&to.objects()).map_err(StartError::Parts)?;
        let mut done = 0;
        self.for_each(backup, &mut |id, bytes| {
            let from = PartDirectory::path_in(&backup.objects(), id);
            let to = PartDirectory::path_in(&to.objects(), id);
            let gone = || io::Error::from(io::ErrorKind::NotFound);
            let file = open_part(&from)?.ok_or_else(|| missing(&from, gone()))?;
            let copied = copy_part(file, &to, &mut |bytes| {
                progress(Progress { doing: DOING, done: done + bytes, total: self.bytes });
            });
            if copied.map_err(|source| BackupError::file("copy", &from, source))? != bytes {
                return Err(BackupError::Damaged { path: from });
            }
            done += bytes;
            Ok(())
        })
    }

    /// Reads the list, calls `take` for each part, and checks at the end that it was the right list.
    fn for_each(
        &self,
        backup: &DataDir,
        take: &mut dyn FnMut(PartId, u64) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let path = backup.path().join(PARTS_LIST);
        let damaged = || BackupError::Damaged { path: path.clone() };
        let mut list = BufReader::new(open_file(&path, OFlags::empty())?);
        let (mut hash, mut line) = (Sha256::new(), Vec::new());
        loop {
            line.clear();
            let read = (&mut list).take(LINE_BYTES_MAX).read_until(b'\n', &mut line);
            read.map_err(|source| BackupError::file("read", &path, source))?;
            if line.is_empty() {
                break;
            }
            hash.update(&line);
            let (id, bytes) = parse(&line).ok_or_else(damaged)?;
            take(id, bytes)?;
        }
        match hash::hex(&hash.finish()) == self.sha256 {
            true => Ok(()),
            false => Err(damaged()),
        }
    }
}

/// The list, as it is written.
struct ListWriter {
    path: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    count: u64,
    bytes: u64,
}

impl ListWriter {
    fn create(dir: &Path) -> Result<Self, BackupError> {
        let path = dir.join(PARTS_LIST);
        let file = new_file(&path).map_err(|source| BackupError::file("make", &path, source))?;
        let (file, hash) = (BufWriter::new(file), Sha256::new());
        Ok(Self { path, file, hash, count: 0, bytes: 0 })
    }

    fn add(&mut self, id: PartId, bytes: u64) -> Result<(), BackupError> {
        let line = format!("{id} {bytes}\n");
        self.hash.update(line.as_bytes());
        (self.count, self.bytes) = (self.count + 1, self.bytes.saturating_add(bytes));
        let written = self.file.write_all(line.as_bytes());
        written.map_err(|source| BackupError::file("write", &self.path, source))
    }

    /// Makes the list durable.
    fn finish(mut self) -> Result<PartsInBackup, BackupError> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|source| BackupError::file("write", &self.path, source))?;
        let sha256 = hash::hex(&self.hash.finish());
        Ok(PartsInBackup { count: self.count, bytes: self.bytes, sha256 })
    }
}

fn parse(line: &[u8]) -> Option<(PartId, u64)> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (id, bytes) = line.split_once(' ')?;
    Some((PartId::parse(id)?, bytes.parse().ok()?))
}

/// Returns how many bytes there are in all, reckoned from those of the parts so far: to look at every file first would take long.
fn expected(done: u64, listed: u64, total: u64) -> u64 {
    let mean = done / (listed + 1);
    done + mean.saturating_mul(total.saturating_sub(listed + 1))
}

/// Opens a part. `None` if it is missing.
fn open_part(path: &Path) -> Result<Option<File>, BackupError> {
    match open_file(path, OFlags::NOFOLLOW) {
        Err(BackupError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            Ok(None)
        }
        opened => opened.map(Some),
    }
}

fn missing(path: &Path, source: io::Error) -> BackupError {
    match source.kind() == io::ErrorKind::NotFound {
        true => BackupError::PartMissing { path: path.to_owned() },
        false => BackupError::file("read", path, source),
    }
}

/// Makes a file that only its owner may read.
fn new_file(path: &Path) -> io::Result<File> {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Copies a part durably, and returns its length. `progress` is called with the bytes that were copied of it.
fn copy_part(mut from: File, to: &Path, progress: &mut dyn FnMut(u64)) -> io::Result<u64> {
    let mut file = new_file(to)?;
    let mut done = 0;
    loop {
        let copied = io::copy(&mut (&mut from).take(BYTES_AT_ONCE), &mut file)?;
        done += copied;
        progress(done);
        if copied < BYTES_AT_ONCE {
            file.sync_data()?;
            return Ok(done);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_id_and_a_length_and_nothing_else() {
        let id = PartId::from_bytes([7; 16]);
        assert_eq!(parse(format!("{id} 65616\n").as_bytes()), Some((id, 65_616)));
        for line in
            ["", "\n", "../x 1\n", &format!("{id} 1"), &format!("{id}\n"), &format!("{id} -1\n")]
        {
            assert_eq!(parse(line.as_bytes()), None, "{line:?}");
        }
    }

    #[test]
    fn the_total_is_reckoned_from_the_mean() {
        assert_eq!(expected(300, 2, 10), 1000);
        assert_eq!(expected(1000, 9, 10), 1000);
    }
}
