//! The data directory: what is in it, and how it is made and opened.
//!
//! | file | what |
//! |---|---|
//! | `seal.key` | what protects the root key, unless a passphrase does |
//! | `hierarchy.json` | the root key and domain keys, sealed |
//! | `bulla.db` | the store |
//! | `audit/` | the audit log |
//! | `services/NAME` | the access key of an AWS service that the operator made last, for AWS clients |
//! | `credentials` | the access keys of the accounts' roots, for AWS clients |
//! | `control.sock` | where the running service answers its operator |
//! | `lock` | held by the running service |

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use durable::PinnedPath;
use keys::{Hierarchy, Seal, SealFile, Stored};
use model::Timestamp;

use crate::config::SealSource;
use crate::start::StartError;

const HIERARCHY: &str = "hierarchy.json";
/// The hierarchy until the first start is complete. A start that finds it goes on with the first start.
const FIRST_HIERARCHY: &str = "hierarchy.first";
const STORE: &str = "bulla.db";
const AUDIT: &str = "audit";
const CREDENTIALS: &str = "credentials";
const SERVICES: &str = "services";
const CONTROL: &str = "control.sock";
const LOCK: &str = "lock";

/// A data directory.
#[derive(Clone, Debug)]
pub(crate) struct DataDir(PathBuf);

impl DataDir {
    /// Makes the directory if it is missing; then only its owner may enter it.
    pub(crate) fn create(path: &Path) -> Result<Self, StartError> {
        make_folder(path)
            .map_err(|source| StartError::file("make the data directory", path, source))?;
        let found = Self::find(path)?;
        let mode = std::fs::metadata(&found.0).map(|metadata| metadata.permissions().mode());
        if mode.is_ok_and(|mode| mode & 0o077 != 0) {
            tracing::warn!(
                "others than the owner may enter {0}: run `chmod 700 {0}` (what is secret in it has mode 600)",
                found.0.display()
            );
        }
        Ok(found)
    }

    /// A directory that is there already.
    pub(crate) fn find(path: &Path) -> Result<Self, StartError> {
        let found = path.canonicalize();
        found.map(Self).map_err(|source| StartError::file("find the data directory", path, source))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.0.join(STORE)
    }

    pub(crate) fn audit(&self) -> PathBuf {
        self.0.join(AUDIT)
    }

    pub(crate) fn credentials(&self) -> PathBuf {
        self.0.join(CREDENTIALS)
    }

    /// Whether a first start has made everything.
    pub(crate) fn is_made(&self) -> bool {
        self.0.join(HIERARCHY).exists()
    }

    /// Where the access key of a service is handed out. The name must be one: it becomes a file's.
    pub(crate) fn service(&self, name: &str) -> PathBuf {
        self.0.join(SERVICES).join(name)
    }

    /// Where the running service answers its operator.
    pub(crate) fn control_socket(&self) -> PathBuf {
        Self::socket_in(&self.0)
    }

    /// The same for a directory that is not opened.
    pub(crate) fn socket_in(path: &Path) -> PathBuf {
        path.join(CONTROL)
    }

    /// Opens the key hierarchy, or makes it where nothing is kept yet. Says whether it was made.
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

    /// Ends the first start: from now on, what is missing is lost.
    pub(crate) fn complete(&self) -> Result<(), StartError> {
        let path = self.0.join(HIERARCHY);
        let renamed = std::fs::rename(self.0.join(FIRST_HIERARCHY), &path)
            .and_then(|()| File::open(&self.0)?.sync_all());
        renamed.map_err(|source| StartError::file("write", &path, source))
    }

    /// Pins what must stay in its place beside store and log: the hierarchy, the lock, and the directory itself. The seal
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

    /// Takes the directory for this process, until the lock is dropped or the process dies.
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

/// Makes a folder that only its owner may enter, unless it is there.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Writes a file that only its owner may read: all of it, durably, or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("new");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}
