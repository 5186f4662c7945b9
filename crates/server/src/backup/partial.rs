//! A directory that is made under another name, and gets its own when it is whole.
//!
//! A missing target is made beside itself and renamed. An existing, empty target may be a mount point or belong to a directory
//! that cannot be written. So the new directory is made inside it, and its entries are moved up one by one, the one that makes it
//! valid last. Both need at the end only the permissions that they used at the beginning.

use std::ffi::OsString;
use std::fs::{DirBuilder, File, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::BackupError;
use super::manifest::MANIFEST;
use crate::data_dir::{HIERARCHY, PARTIAL, beside};

/// The entry that a new file system of ext4 has.
const LOST_AND_FOUND: &str = "lost+found";
/// The files that make a data directory valid, and then a backup: moved up in this order, after all else.
const LAST: [&str; 2] = [HIERARCHY, MANIFEST];

/// An unfinished directory. It is removed when dropped. The remains of a killed process have a name that says what they are.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    target: PathBuf,
    /// `true` if it is made inside its target.
    is_within: bool,
    /// The target's permissions before.
    entered_by: Option<Permissions>,
    /// The entries that were moved up.
    moved: Vec<OsString>,
    whole: bool,
}

impl Partial {
    /// Begins a directory that is to be `target`, which must be missing or empty.
    pub(super) fn begin(target: &Path) -> Result<Self, BackupError> {
        let (target, is_within) = resolve(target)?;
        let path = if is_within { target.join(PARTIAL) } else { beside(&target) };
        let failed = |source| BackupError::file("make", &path, source);
        if is_within {
            let entries = std::fs::read_dir(&target).map_err(failed)?;
            if path.exists() {
                return Err(BackupError::BrokenOff { path: target });
            }
            let names = entries.map(|entry| entry.map(|entry| entry.file_name()));
            if names.filter(|name| !matches!(name, Ok(name) if name == LOST_AND_FOUND)).count() > 0
            {
                return Err(BackupError::Taken { path: target });
            }
        }
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_within => {
                return Err(BackupError::BrokenOff { path: target });
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(BackupError::Unfinished { path });
            }
            Err(source) => return Err(failed(source)),
        }
        let mut entered_by = None;
        if is_within {
            entered_by = target.metadata().ok().map(|before| before.permissions());
            // Where that cannot be, such as on a file system without modes, each file has mode 600 still.
            let _other_owner = std::fs::set_permissions(&target, Permissions::from_mode(0o700));
        }
        Ok(Self { path, target, is_within, entered_by, moved: Vec::new(), whole: false })
    }

    /// Returns the path until it is whole.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes its directories durable and gives it its name, durably. Returns the path.
    pub(super) fn complete(mut self) -> Result<PathBuf, BackupError> {
        let done = sync_directories(&self.path).and_then(|()| match self.is_within {
            true => self.move_up(),
            false => std::fs::rename(&self.path, &self.target)
                .and_then(|()| self.target.parent().map_or(Ok(()), sync)),
        });
        done.map_err(|source| BackupError::file("complete", &self.target, source))?;
        self.whole = true;
        Ok(self.target.clone())
    }

    /// Moves the entries into the target. The entry that makes it valid comes when all else is durable there.
    fn move_up(&mut self) -> io::Result<()> {
        let entries = std::fs::read_dir(&self.path)?;
        let names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        let (last, first): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|name| LAST.iter().any(|last| name == last));
        first.into_iter().try_for_each(|name| self.move_one(name))?;
        sync(&self.target)?;
        for name in LAST.into_iter().filter(|name| last.iter().any(|last| last == name)) {
            self.move_one(name.into())?;
            sync(&self.target)?;
        }
        std::fs::remove_dir(&self.path)?;
        sync(&self.target)
    }

    fn move_one(&mut self, name: OsString) -> io::Result<()> {
        let to = self.target.join(&name);
        if to.symlink_metadata().is_ok() {
            let why = format!("{} was put there meanwhile", to.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
        std::fs::rename(self.path.join(&name), to)?;
        self.moved.push(name);
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if self.whole {
            return;
        }
        // What makes it valid was moved last, and goes first.
        for name in self.moved.iter().rev() {
            let path = self.target.join(name);
            let _said_by_its_name = match path.is_dir() {
                true => std::fs::remove_dir_all(path),
                false => std::fs::remove_file(path),
            };
        }
        let _said_by_its_name = std::fs::remove_dir_all(&self.path);
        if let Some(before) = self.entered_by.take() {
            let _other_owner = std::fs::set_permissions(&self.target, before);
        }
    }
}

/// Returns the target without links and without a slash at its end, and whether it exists.
fn resolve(target: &Path) -> Result<(PathBuf, bool), BackupError> {
    match target.canonicalize() {
        Ok(found) => return Ok((found, true)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(BackupError::file("find", target, source)),
    }
    let refused = |why: &str| {
        BackupError::file("make", target, io::Error::new(io::ErrorKind::InvalidInput, why))
    };
    let name = target.file_name().ok_or_else(|| refused("it has no name of its own"))?;
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let found = parent.canonicalize();
    let path = found
        .map_err(|source| BackupError::file("find the directory for it,", parent, source))?
        .join(name);
    match path.symlink_metadata() {
        Ok(_link) => Err(refused("it is a link to what is missing")),
        Err(_missing) => Ok((path, false)),
    }
}

fn sync_directories(path: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_directories(&entry.path())?;
        }
    }
    sync(path)
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data_dir::DataDir;
    use crate::start_error::StartError;

    /// A directory that is being made, with what a restore makes.
    fn begun(target: &Path) -> Partial {
        let partial = Partial::begin(target).unwrap();
        std::fs::create_dir(partial.path().join("audit")).unwrap();
        for name in ["audit/1", "bulla.db", HIERARCHY] {
            std::fs::write(partial.path().join(name), name).unwrap();
        }
        partial
    }

    #[test]
    fn a_target_may_end_in_a_slash_be_a_link_or_be_there_and_empty() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("empty")).unwrap();
        std::os::unix::fs::symlink(at("empty"), at("link")).unwrap();
        for (given, made) in [("missing/", "missing"), ("link/", "empty")] {
            let path = begun(&at(given)).complete().unwrap();
            assert_eq!(path, at(made).canonicalize().unwrap());
            let mut names: Vec<_> =
                path.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            assert_eq!(names, ["audit", "bulla.db", HIERARCHY]);
            assert!(matches!(Partial::begin(&path), Err(BackupError::Taken { .. })));
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 3, "nothing is left beside them");
    }

    #[test]
    fn a_target_that_was_there_is_as_before_when_nothing_came_of_it() {
        let target = tempfile::tempdir().unwrap();
        std::fs::set_permissions(target.path(), Permissions::from_mode(0o755)).unwrap();
        let mode = || target.path().metadata().unwrap().permissions().mode() & 0o777;
        let partial = begun(target.path());
        assert_eq!(mode(), 0o700);
        drop(partial);
        assert_eq!((mode(), target.path().read_dir().unwrap().count()), (0o755, 0));
        begun(target.path()).complete().unwrap();
        assert_eq!(mode(), 0o700);
    }

    #[test]
    fn a_file_system_that_was_just_made_is_empty() {
        let target = tempfile::tempdir().unwrap();
        std::fs::create_dir(target.path().join(LOST_AND_FOUND)).unwrap();
        begun(target.path()).complete().unwrap();
        assert_eq!(target.path().read_dir().unwrap().count(), 4);
    }

    /// Else a start would make an empty one, and nobody would know that the old one was not restored.
    #[test]
    fn no_start_makes_a_directory_in_the_place_of_one_that_was_broken_off() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("data");
        let partial = begun(&target);
        for given in [target.clone(), folder.path().join("data/")] {
            let refused = DataDir::create(&given);
            assert!(matches!(refused, Err(StartError::Unfinished { .. })), "{}", given.display());
            assert!(!target.exists());
        }
        partial.complete().unwrap();
        DataDir::create(&target).unwrap();
        // What was killed later is no matter to it.
        std::fs::create_dir(beside(&target)).unwrap();
        DataDir::create(&target).unwrap();
    }

    #[test]
    fn what_cannot_be_completed_is_refused_at_the_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink(at("nowhere"), at("link")).unwrap();
        std::fs::write(at("file"), "").unwrap();
        for name in ["link", "file", "file/x", "none/x", "none/.."] {
            assert!(matches!(Partial::begin(&at(name)), Err(BackupError::File { .. })), "{name}");
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 2);
    }

    #[test]
    fn one_that_is_given_up_or_fails_leaves_an_empty_target() {
        let target = tempfile::tempdir().unwrap();
        drop(begun(target.path()));
        assert_eq!(target.path().read_dir().unwrap().count(), 0);
        let partial = begun(target.path());
        std::fs::write(target.path().join("bulla.db"), "somebody else's").unwrap();
        let refused = partial.complete().unwrap_err();
        assert!(matches!(&refused, BackupError::File { source, .. }
            if source.to_string().contains("was put there meanwhile")));
        let kept = std::fs::read_to_string(target.path().join("bulla.db")).unwrap();
        assert_eq!(
            (kept.as_str(), target.path().read_dir().unwrap().count()),
            ("somebody else's", 1)
        );
    }

    /// Whatever was moved up when the process died: it is no data directory, and nothing is restored into it.
    #[test]
    fn one_that_was_broken_off_is_recognised() {
        for moved in 0..4 {
            let target = tempfile::tempdir().unwrap();
            let mut partial = begun(target.path());
            for name in ["audit", "bulla.db", HIERARCHY].into_iter().take(moved) {
                partial.move_one(name.into()).unwrap();
            }
            std::mem::forget(partial);
            let found = DataDir::find(target.path());
            let again = Partial::begin(target.path());
            assert!(matches!(again, Err(BackupError::BrokenOff { .. })));
            match moved {
                // Only the empty folder was not removed any more.
                3 => assert!(found.is_ok()),
                _ => assert!(matches!(found, Err(StartError::BrokenOff { .. })), "{moved}"),
            }
        }
    }
}
