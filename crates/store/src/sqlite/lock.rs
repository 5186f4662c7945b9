//! One process for each store.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::StoreError;

/// The suffix that the lock file's name has after that of the store.
const SUFFIX: &str = "-lock";
/// The longest process id in digits, with room to spare.
const PID_BYTES_MAX: u64 = 16;

/// The lock on a store: `flock(2)` on a file beside it that names the process. The kernel frees it when the process ends,
/// however it ends. The lock is not on the store itself, because SQLite has locks of its own there.
#[derive(Debug)]
pub(super) struct StoreLock(#[expect(dead_code, reason = "holds the lock while it is open")] File);

impl StoreLock {
    /// Locks `store`.
    pub(super) fn acquire(store: &Path) -> Result<Self, StoreError> {
        let path = path(store);
        let refused = |doing, error: std::io::Error| {
            let cause = format!("{}: {error}", path.display());
            StoreError::Backend {
                doing,
                cause: Arc::from(std::io::Error::new(error.kind(), cause)),
            }
        };
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(|error| refused("open the lock file", error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::InUse { holder: holder(&file), lock: path });
            }
            Err(TryLockError::Error(error)) => return Err(refused("lock the lock file", error)),
        }
        name(&file).map_err(|error| refused("write the lock file", error))?;
        Ok(Self(file))
    }
}

/// Returns the lock file of a store.
pub(super) fn path(store: &Path) -> PathBuf {
    beside(store, SUFFIX)
}

/// Returns the path of a store with `suffix` after its name.
pub(super) fn beside(store: &Path, suffix: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Writes the id of the process that has the lock.
fn name(mut file: &File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

/// Returns the process that has the lock, as far as the file names it.
fn holder(file: &File) -> String {
    let mut text = String::new();
    let read = file.take(PID_BYTES_MAX).read_to_string(&mut text);
    let pid = read.ok().and_then(|_bytes| text.trim().parse::<u32>().ok());
    pid.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_second_lock_is_refused_by_name_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("bulla.db");
        // What a process that ended left behind does not matter.
        std::fs::write(path(&store), "999999999\n").unwrap();
        let lock = StoreLock::acquire(&store).unwrap();
        let text = StoreLock::acquire(&store).unwrap_err().to_string();
        assert!(text.contains(&format!("in use by process {} ", std::process::id())), "{text}");
        assert!(text.contains(&path(&store).display().to_string()), "{text}");
        drop(lock);
        StoreLock::acquire(&store).unwrap();
    }

    #[test]
    fn a_lock_file_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("bulla.db");
        let _lock = StoreLock::acquire(&store).unwrap();
        let mode = std::fs::metadata(path(&store)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_directory_that_is_not_there_is_named() {
        let text = StoreLock::acquire(Path::new("/nowhere/bulla.db")).unwrap_err().to_string();
        assert!(text.contains("/nowhere/bulla.db-lock"), "{text}");
    }
}
