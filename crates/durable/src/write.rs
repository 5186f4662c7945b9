//! Writes files whole, and makes their directories, durably.
//!
//! A user who may write a directory may put a symbolic link into it, so that a process with more rights overwrites a file
//! elsewhere. So an existing name is never opened: it is removed, or it stays and nothing is written.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

/// Makes a file that only its owner may read, whole and durable but for its name. Any file that has the name is removed; a
/// symbolic link is not followed. The file stays open for reading and writing.
///
/// # Errors
/// [`io::Error`].
pub fn make(path: &Path, bytes: &[u8]) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut file =
        OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(file)
}

/// Gives a file another name in its directory, durably, in place of any file that has the name.
///
/// # Errors
/// [`io::Error`].
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    sync_folder_of(to)
}

/// Gives a file another name in its directory, durably, unless the name exists.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`], or another [`io::Error`].
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    rename_unsynced(from, to)?;
    sync_folder_of(to)
}

pub(crate) fn rename_unsynced(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems, such as NFS, cannot do both in one step.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            if std::fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(from, to)?;
        }
        renamed => renamed?,
    }
    Ok(())
}

/// Makes a directory that only its owner may enter, and its parents, durably, unless it exists.
///
/// # Errors
/// [`io::Error`].
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make_folder(parent)?;
    }
    make_unsynced(path)?;
    sync_folder_of(path)
}

/// Makes directories that only their owner may enter in one that exists, durably, unless they exist. It waits once for all of them.
///
/// # Errors
/// [`io::Error`].
pub fn make_folders(
    parent: &Path,
    names: impl IntoIterator<Item = impl AsRef<Path>>,
) -> io::Result<()> {
    names.into_iter().try_for_each(|name| make_unsynced(&parent.join(name)))?;
    File::open(parent)?.sync_all()
}

fn make_unsynced(path: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}

pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn no_link_leads_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let [elsewhere, new, name] = ["elsewhere", "a.new", "a"].map(|one| folder.path().join(one));
        std::fs::write(&elsewhere, "kept").unwrap();
        symlink(&elsewhere, &new).unwrap();
        symlink(&elsewhere, &name).unwrap();
        make(&new, b"1").unwrap();
        assert_eq!(rename_new(&new, &name).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        rename(&new, &name).unwrap();
        assert_eq!(std::fs::read(&elsewhere).unwrap(), b"kept");
        assert_eq!(std::fs::read(&name).unwrap(), b"1");
        assert!(std::fs::symlink_metadata(&name).unwrap().is_file());
    }

    #[test]
    fn what_is_made_is_the_owners() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        make_folder(&inner).unwrap();
        make_folder(&inner).unwrap();
        make(&inner.join("c"), b"").unwrap();
        std::fs::write(inner.join("file"), b"").unwrap();
        assert!(make_folders(&inner, ["file"]).is_err());
        make_folders(&inner, ["d", "e"]).unwrap();
        make_folders(&inner, ["e", "f"]).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&inner.join("c"))), (0o700, 0o600));
        assert_eq!(["d", "e", "f"].map(|name| mode(&inner.join(name))), [0o700; 3]);
    }
}
