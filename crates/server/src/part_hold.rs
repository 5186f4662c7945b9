//! The hold on the parts of objects: while a backup copies them, the service removes none.
//!
//! It is a lock on the directory of parts, flock(2), which ends with the process that has it: a backup that was killed holds up
//! nothing. The sweeper need not hold it against a backup. What a pass removes was garbage before the pass began, so it is garbage
//! in the store of every backup that begins later.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// A hold, until it is dropped.
#[derive(Debug)]
pub(crate) struct PartHold {
    _folder: File,
}

impl PartHold {
    /// Takes the hold. Several backups may have one. `None` if there is no such directory: then there are no parts.
    pub(crate) fn take(objects: &Path) -> io::Result<Option<Self>> {
        let Some(folder) = open(objects)? else { return Ok(None) };
        // The sweeper has the lock for a moment when it looks.
        folder.lock_shared()?;
        Ok(Some(Self { _folder: folder }))
    }

    /// Returns whether somebody has the hold.
    pub(crate) fn is_taken(objects: &Path) -> io::Result<bool> {
        let Some(folder) = open(objects)? else { return Ok(false) };
        match folder.try_lock() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

fn open(objects: &Path) -> io::Result<Option<File>> {
    match File::open(objects) {
        Ok(folder) => Ok(Some(folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_backups_hold_parts_until_the_last_one_ends() {
        let folder = tempfile::tempdir().unwrap();
        let is_taken = || PartHold::is_taken(folder.path()).unwrap();
        assert!(!is_taken());
        let one = PartHold::take(folder.path()).unwrap();
        let other = PartHold::take(folder.path()).unwrap();
        assert!(one.is_some() && other.is_some() && is_taken());
        drop(one);
        assert!(is_taken());
        drop(other);
        assert!(!is_taken());
    }

    #[test]
    fn where_there_is_no_directory_nothing_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("objects");
        assert!(PartHold::take(&missing).unwrap().is_none());
        assert!(!PartHold::is_taken(&missing).unwrap());
    }
}
