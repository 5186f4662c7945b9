//! The data directory: its files, and how it is made and opened.
//!
//! | file | what |
//! |---|---|
//! | `seal.key` | what protects the root key, unless a passphrase does |
//! | `hierarchy.json` | the root key and domain keys, sealed |
//! | `bulla.db` | the store |
//! | `audit/` | the audit log |
//! | `objects/` | the parts of S3's objects, one file each |
//! | `parts.json` | the bucket in which the parts are instead, if they are in one |
//! | `services/NAME` | the access key of an AWS service that the operator made last, for AWS clients |
//! | `settings.toml` | the settings of the last start, for a backup |
//! | `tls/` | the certificate that `bulla init --tls-self-signed` made, its key, and the CA file for clients |
//! | `credentials` | the access keys of the accounts' roots, for AWS clients |
//! | `control.sock` | where the running service answers its operator |
//! | `lock` | held by the running service |

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use durable::PinnedPath;
use keys::{Hierarchy, Seal, SealFile, Stored};
use model::{Region, Timestamp};

use crate::config::SealSource;
use crate::control_request::socket_in;
use crate::start_error::StartError;

/// The key hierarchy. A directory that has it is a data directory.
pub(crate) const HIERARCHY: &str = "hierarchy.json";
/// The hierarchy until the first start is complete. A start that finds it continues the first start.
const FIRST_HIERARCHY: &str = "hierarchy.first";
const STORE: &str = "bulla.db";
const AUDIT: &str = "audit";
const OBJECTS: &str = "objects";
const PART_PLACE: &str = "parts.json";
const CREDENTIALS: &str = "credentials";
const SERVICES: &str = "services";
const LOCK: &str = "lock";
/// The name of the file with the settings of the last start.
pub const SETTINGS: &str = "settings.toml";
/// The suffix of a directory's name until a backup or a restore has made all of it.
const SUFFIX: &str = ".partial";
/// The folder with the files that a backup or a restore into an existing directory has not moved up yet.
pub(crate) const PARTIAL: &str = ".bulla-partial";

/// A data directory.
#[derive(Clone, Debug)]
pub(crate) struct DataDir(PathBuf);

impl DataDir {
    /// Makes the directory if it is missing, for its owner alone.
    pub(crate) fn create(path: &Path) -> Result<Self, StartError> {
        let (made, unfinished) = (path.join(HIERARCHY), beside(path));
        if !made.exists() && unfinished.is_dir() {
            return Err(StartError::Unfinished { path: path.to_owned(), unfinished });
        }
        make_folder(path)
            .map_err(|source| StartError::file("make the data directory", path, source))?;
        let found = Self::own(path)?;
        let mode = std::fs::metadata(&found.0).map(|metadata| metadata.permissions().mode());
        if mode.is_ok_and(|mode| mode & 0o077 != 0) {
            tracing::warn!(
                "others than the owner may enter {0}: run `chmod 700 {0}` (what is secret in it has mode 600)",
                found.0.display()
            );
        }
        Ok(found)
    }

    /// Returns a data directory that exists already.
    pub(crate) fn find(path: &Path) -> Result<Self, StartError> {
        Self::find_as("find the data directory", path)
    }

    /// Does the same for a directory that people call otherwise, such as a backup.
    pub(crate) fn find_as(action: &'static str, path: &Path) -> Result<Self, StartError> {
        let failed = |source| StartError::file(action, path, source);
        let found = Self(path.canonicalize().map_err(failed)?);
        // Once all was moved up, an empty folder may be left.
        let unfinished = names_in(&found.0.join(PARTIAL)).map_err(failed)?;
        let is_begun = found.0.join(PARTIAL).exists();
        match unfinished.is_empty() && (found.is_made() || !is_begun) {
            true => Ok(found),
            false => Err(StartError::BrokenOff { path: found.0 }),
        }
    }

    /// Returns an existing directory of this process's user: files that another user makes in it would lock its owner out.
    pub(crate) fn own(path: &Path) -> Result<Self, StartError> {
        let found = Self::find(path)?;
        found.check_owner(rustix::process::geteuid().as_raw())?;
        Ok(found)
    }

    /// Checks that `user` made the hierarchy, or may make it. An empty directory may be lent by its group, as volumes of
    /// containers are. Root would always get in.
    fn check_owner(&self, user: u32) -> Result<(), StartError> {
        let made = [HIERARCHY, FIRST_HIERARCHY].map(|name| self.0.join(name));
        let made = made.iter().find(|path| path.exists());
        let path = made.unwrap_or(&self.0);
        let metadata = std::fs::metadata(path);
        let metadata = metadata.map_err(|source| StartError::file("look at", path, source))?;
        let (owner, group) = (metadata.uid(), metadata.gid());
        if owner == user || (made.is_none() && user != 0) {
            return Ok(());
        }
        Err(StartError::OtherOwner { path: self.0.clone(), owner, group, user })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.0.join(STORE)
    }

    /// Returns the path of the folder with the parts of objects.
    pub(crate) fn objects(&self) -> PathBuf {
        self.0.join(OBJECTS)
    }

    /// Returns the path of the file that names the bucket of the parts.
    pub(crate) fn part_place(&self) -> PathBuf {
        self.0.join(PART_PLACE)
    }

    pub(crate) fn audit(&self) -> PathBuf {
        self.0.join(AUDIT)
    }

    /// Returns the path at which a torn audit log is kept that was given up at `now`.
    pub(crate) fn audit_set_aside(&self, now: Timestamp) -> PathBuf {
        self.0.join(format!("{AUDIT}.torn-{}", now.millis()))
    }

    pub(crate) fn credentials(&self) -> PathBuf {
        self.0.join(CREDENTIALS)
    }

    /// Returns the path of the settings of the last start, which have no secrets.
    pub(crate) fn settings(&self) -> PathBuf {
        self.0.join(SETTINGS)
    }

    /// Keeps the settings of this start for a backup. Unchanged settings are not written again.
    pub(crate) fn keep_settings(&self, toml: &str) -> Result<(), StartError> {
        let path = self.settings();
        if std::fs::read(&path).is_ok_and(|kept| kept == toml.as_bytes()) {
            return Ok(());
        }
        write_whole(&path, toml.as_bytes())
            .map_err(|source| StartError::file("write", &path, source))
    }

    /// Returns the Region in the settings.
    pub(crate) fn settings_region(&self) -> Option<Region> {
        let text = std::fs::read_to_string(self.settings()).ok()?;
        let table: toml::Table = text.parse().ok()?;
        table.get("region").and_then(toml::Value::as_str).and_then(Region::parse)
    }

    /// Returns the path of the seal key.
    pub(crate) fn seal_file(&self) -> PathBuf {
        SealFile::in_dir(&self.0).path().to_owned()
    }

    /// Returns the files beside the store and the log that every backup has, by their names in the directory.
    pub(crate) fn plain_files(&self) -> Vec<String> {
        vec![HIERARCHY.to_owned(), SETTINGS.to_owned()]
    }

    /// Returns the secret files, which only a backup with the seal has: those that open the others or let others call.
    pub(crate) fn secret_files(&self) -> Result<Vec<String>, StartError> {
        let mut names = vec![keys::seal::FILE_NAME.to_owned(), CREDENTIALS.to_owned()];
        let services = self.0.join(SERVICES);
        let found = names_in(&services);
        let found = found.map_err(|source| StartError::file("read", &services, source))?;
        names.extend(found.into_iter().map(|name| format!("{SERVICES}/{name}")));
        Ok(names)
    }

    /// Returns all files in the directory and in its folders, by their names, in order. The parts of objects are not among them.
    pub(crate) fn files(&self) -> io::Result<Vec<String>> {
        let mut files = Vec::new();
        for name in names_in(&self.0)?.into_iter().filter(|name| name != OBJECTS) {
            let path = self.0.join(&name);
            if path.is_dir() {
                let inner = names_in(&path)?.into_iter();
                files.extend(inner.map(|inner| format!("{name}/{inner}")));
            } else {
                files.push(name);
            }
        }
        files.sort_unstable();
        Ok(files)
    }

    /// Refuses a place inside the directory for anything that is kept beside it.
    pub(crate) fn refuse_inside(&self, place: &Path) -> Result<(), StartError> {
        let find = |source| StartError::file("find", place, source);
        let own = std::fs::metadata(&self.0).map_err(find)?;
        let is_own = |folder: &Path| {
            // A directory that is mounted twice has two paths.
            std::fs::metadata(folder)
                .is_ok_and(|found| (found.dev(), found.ino()) == (own.dev(), own.ino()))
        };
        match real_path(place).map_err(find)?.ancestors().any(is_own) {
            true => Err(StartError::Inside { place: place.to_owned(), path: self.0.clone() }),
            false => Ok(()),
        }
    }

    /// Returns whether a first start has made everything.
    pub(crate) fn is_made(&self) -> bool {
        self.0.join(HIERARCHY).exists()
    }

    /// Returns the path of the file that hands out the access key of a service. The name must be valid: it becomes a file's.
    pub(crate) fn service(&self, name: &str) -> PathBuf {
        self.0.join(SERVICES).join(name)
    }

    /// Returns the path of the socket at which the running service answers its operator.
    pub(crate) fn control_socket(&self) -> PathBuf {
        socket_in(&self.0)
    }

    /// Opens the key hierarchy, or makes it if nothing is kept yet. Returns it and whether it was made.
    pub(crate) fn hierarchy(
        &self,
        seal: SealSource,
        now: Timestamp,
    ) -> Result<(Hierarchy, bool), StartError> {
        let seal = self.seal(seal);
        let (path, first) = (self.0.join(HIERARCHY), self.0.join(FIRST_HIERARCHY));
        if path.exists() {
            let lost = [self.store(), self.audit()].into_iter().find(|path| !path.exists());
            return match lost {
                Some(path) => Err(StartError::Lost { path }),
                None => Ok((self.open_with(&seal, &path)?, false)),
            };
        }
        if first.exists() {
            return Ok((self.open_with(&seal, &first)?, true));
        }
        let store = self.store();
        if store.exists() {
            // A store without the keys that protect it must not be given new ones.
            return Err(StartError::Orphaned { hierarchy: path, store });
        }
        Ok((create_hierarchy(&seal, &first, now)?, true))
    }

    /// Ends the first start: from now on, a missing file is a lost one.
    pub(crate) fn complete(&self) -> Result<(), StartError> {
        let path = self.0.join(HIERARCHY);
        let renamed = std::fs::rename(self.0.join(FIRST_HIERARCHY), &path)
            .and_then(|()| File::open(&self.0)?.sync_all());
        renamed.map_err(|source| StartError::file("write", &path, source))
    }

    /// Pins what must stay in its place beside the store and the log: the hierarchy, the lock, and the directory itself. The seal
    /// key is read at start only, and may be taken away then.
    pub(crate) fn pinned(&self) -> Result<[PinnedPath; 3], StartError> {
        let pin = |path: PathBuf| {
            PinnedPath::new(&path).map_err(|source| StartError::file("find", &path, source))
        };
        Ok([pin(self.0.join(LOCK))?, pin(self.0.join(HIERARCHY))?, pin(self.0.clone())?])
    }

    /// Opens the key hierarchy, which must be there.
    pub(crate) fn open_hierarchy(&self, seal: SealSource) -> Result<Hierarchy, StartError> {
        self.open_with(&self.seal(seal), &self.0.join(HIERARCHY))
    }

    fn open_with(&self, seal: &Seal, path: &Path) -> Result<Hierarchy, StartError> {
        let bytes = std::fs::read(path).map_err(|source| StartError::file("read", path, source))?;
        let stored = Stored::from_json(&bytes)
            .map_err(|source| StartError::Record { path: path.to_owned(), source })?;
        let key = seal.open(stored.seal())?;
        Ok(Hierarchy::open(&key, &stored)?)
    }

    fn seal(&self, source: SealSource) -> Seal {
        match source {
            SealSource::File => Seal::File(SealFile::in_dir(&self.0)),
            SealSource::Passphrase(passphrase) => Seal::Passphrase(passphrase),
        }
    }

    /// Opens it with a seal key that is kept elsewhere.
    pub(crate) fn open_hierarchy_with_file(&self, seal: &Path) -> Result<Hierarchy, StartError> {
        let seal = Seal::File(SealFile::new(seal.to_owned()));
        self.open_with(&seal, &self.0.join(HIERARCHY))
    }

    /// Locks the directory for this process, until the lock is dropped or the process dies.
    pub(crate) fn lock(&self) -> Result<Lock, StartError> {
        let path = self.0.join(LOCK);
        let failed = |source| StartError::file("lock", &path, source);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let pid = std::fs::read_to_string(&path).unwrap_or_default().trim().to_owned();
                return Err(StartError::InUse { path: self.0.clone(), pid });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        file.set_len(0).map_err(failed)?;
        file.write_all(std::process::id().to_string().as_bytes()).map_err(failed)?;
        Ok(Lock { _file: file })
    }
}

/// The lock on a data directory.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

fn create_hierarchy(seal: &Seal, path: &Path, now: Timestamp) -> Result<Hierarchy, StartError> {
    let key = seal.create()?;
    let (hierarchy, stored) = Hierarchy::create(&key, now)?;
    let bytes =
        stored.to_json().map_err(|source| StartError::Record { path: path.to_owned(), source })?;
    write_whole(path, &bytes).map_err(|source| StartError::file("write", path, source))?;
    Ok(hierarchy)
}

/// Returns the path without symbolic links, even if the file is not there yet.
fn real_path(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let (mut found, mut missing) = (path.as_path(), Vec::new());
    loop {
        match (found.canonicalize(), found.parent(), found.file_name()) {
            (Err(error), Some(parent), Some(name)) if error.kind() == io::ErrorKind::NotFound => {
                missing.push(name);
                found = parent;
            }
            (real, ..) => {
                return Ok(missing.iter().rev().fold(real?, |path, name| path.join(name)));
            }
        }
    }
}

/// Returns the path at which a backup or a restore makes a new directory.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(SUFFIX);
    path.with_file_name(name)
}

/// Returns the names in a folder. A missing folder has none.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let name = |entry: io::Result<std::fs::DirEntry>| {
        let name = entry?.file_name().into_string();
        name.map_err(|name| io::Error::other(format!("{} is not UTF-8", name.display())))
    };
    entries.map(name).collect()
}

/// Makes a folder that only its owner may enter, unless it exists.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    durable::make_folder(path)
}

/// Writes a file that only its owner may read: all of it, durably, or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("new");
    durable::make(&temporary, bytes)?;
    durable::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_directory_are_refused_however_they_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let data_dir = DataDir::create(&path("data")).unwrap();
        make_folder(&path("data/audit")).unwrap();
        std::os::unix::fs::symlink(path("data/audit"), path("link")).unwrap();
        std::os::unix::fs::symlink(path("data"), path("way")).unwrap();
        for inside in
            ["data", "data/new", "data/audit/a/b", "link", "link/new", "way/x", "data/../data/new"]
        {
            let refused = data_dir.refuse_inside(&path(inside));
            assert!(matches!(refused, Err(StartError::Inside { .. })), "{inside}");
        }
        // The directory may be in the place.
        for outside in ["", "elsewhere", "data-archive/new", "data/../archive"] {
            assert!(data_dir.refuse_inside(&path(outside)).is_ok(), "{outside}");
        }
    }

    #[test]
    fn only_the_owner_of_a_data_directory_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let found = DataDir::own(folder.path()).unwrap();
        let metadata = std::fs::metadata(folder.path()).unwrap();
        let (own, other) = (metadata.uid(), metadata.uid() + 1);
        found.check_owner(own).unwrap();
        assert!(own == 0 || found.check_owner(0).is_err(), "root would lock the owner out");
        found.check_owner(other).unwrap();
        std::fs::write(folder.path().join(HIERARCHY), "").unwrap();
        found.check_owner(own).unwrap();
        let text = found.check_owner(other).unwrap_err().to_string();
        assert!(
            text.contains(&format!("belongs to user {own}")) && text.contains("setpriv"),
            "{text}"
        );
    }
}
