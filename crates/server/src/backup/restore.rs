//! Restoring a backup into a new data directory.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use audit::Log;
use crypto::hash::{self, Sha256};
use keys::Hierarchy;
use model::{AccountId, Region};
use rustix::fs::OFlags;
use serde::Serialize;
use store::{Batch, SqliteStore, Store as _};

use super::{
    BackupError, Manifest, Partial, Progress, check, copy_file, manifest_key, open_file, time_text,
};
use crate::clock::{Clock as _, SystemClock};
use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::open::runtime;
use crate::position;
use crate::reconcile::reconcile;
use crate::start_error::StartError;
use pipeline::{Ledger, event};

/// A backup that authenticates and can be restored.
#[derive(Debug)]
pub struct Restorable {
    from: PathBuf,
    seal: RestoredSeal,
    hierarchy: Hierarchy,
    manifest: Manifest,
}

/// The source of the restored directory's seal.
#[derive(Debug)]
enum RestoredSeal {
    /// The seal key is among the files, or the seal is a passphrase.
    Backup,
    /// The seal key is a copy that was kept elsewhere.
    Elsewhere(PathBuf),
}

/// A data directory that was restored.
#[derive(Debug, Serialize)]
pub struct Restored {
    /// The directory.
    pub data_dir: PathBuf,
    /// The id of the backup.
    pub id: String,
    /// The time at which the backup was made.
    pub time: String,
    /// The revision of the store in the backup.
    pub revision: u64,
    /// The last entry of the audit log in the backup.
    pub entry: u64,
    /// The hash of that entry.
    pub head: String,
    /// `true` if there is a file with the settings of the service that was backed up.
    pub has_settings: bool,
}

impl Restorable {
    /// Opens the backup in `from` and authenticates its manifest. `seal_file` is the copy of the seal key that was kept
    /// elsewhere, for a backup without it.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn open(
        from: &Path,
        seal: SealSource,
        seal_file: Option<PathBuf>,
    ) -> Result<Self, BackupError> {
        let backup = DataDir::find_as("find the backup", from)?;
        Manifest::require(backup.path())?;
        let in_backup = matches!(seal, SealSource::File) && seal_file.is_none();
        if in_backup && !backup.seal_file().exists() {
            return Err(BackupError::NoSeal { path: backup.path().to_owned() });
        }
        let hierarchy = match &seal_file {
            Some(path) => backup.open_hierarchy_with_file(path)?,
            None => backup.open_hierarchy(seal)?,
        };
        let manifest = Manifest::read(backup.path(), &manifest_key(&hierarchy)?)?;
        let seal = seal_file.map_or(RestoredSeal::Backup, RestoredSeal::Elsewhere);
        Ok(Self { from: backup.path().to_owned(), seal, hierarchy, manifest })
    }

    /// Returns the manifest.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the time at which the backup was made, such as `2026-08-10T22:38:27Z`.
    #[must_use]
    pub fn time(&self) -> String {
        time_text(self.manifest.time)
    }

    /// Restores the backup into `data_dir`, which must be missing or empty: copies and checks every file, opens the store and the
    /// log as a start does, and records in the log that they were restored. Only then does the directory get its name.
    ///
    /// # Errors
    /// [`BackupError`]; then nothing is left at `data_dir`.
    pub fn restore_to(
        self,
        data_dir: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Restored, BackupError> {
        if data_dir.exists() {
            DataDir::own(data_dir)?;
        }
        let partial = Partial::begin(data_dir)?;
        let (backup, parts) = (DataDir::find(&self.from)?, self.manifest.parts.as_ref());
        parts.map_or(Ok(()), |parts| parts.check(&backup))?;
        self.copy_files(partial.path(), progress)?;
        let copy = DataDir::find(partial.path())?;
        // A backup with the seal has it already: both open the same.
        if let RestoredSeal::Elsewhere(path) = &self.seal
            && !copy.seal_file().exists()
        {
            copy_file(open_file(path, OFlags::empty())?, &copy.seal_file())
                .map_err(|source| BackupError::file("copy", path, source))?;
        }
        check(&copy, &self.hierarchy, &self.manifest)?;
        parts.map_or(Ok(()), |parts| parts.restore(&backup, &copy, progress))?;
        self.record(&copy)?;
        let has_settings = copy.settings().exists();
        let data_dir = partial.complete()?;
        let time = self.time();
        let Manifest { id, revision, entry, head, .. } = self.manifest;
        Ok(Restored { data_dir, id, time, revision, entry, head, has_settings })
    }

    /// Copies every file of the manifest, and compares it.
    fn copy_files(&self, to: &Path, progress: &mut dyn FnMut(Progress)) -> Result<(), BackupError> {
        let (mut done, total) = (0, self.manifest.bytes());
        for listed in &self.manifest.files {
            let (from, to) = (self.from.join(&listed.name), to.join(&listed.name));
            if let Some(folder) = to.parent() {
                super::make_folder(folder)?;
            }
            let (bytes, sha256) = copy_and_hash(&from, &to, &mut |bytes| {
                done += bytes;
                progress(Progress { doing: "restore", done, total: total.max(done) });
            })?;
            if (bytes, &sha256) != (listed.bytes, &listed.sha256) {
                return Err(BackupError::Damaged { path: from });
            }
        }
        Ok(())
    }

    /// Opens the store and the log as a start does, and records that they were restored.
    fn record(&self, copy: &DataDir) -> Result<(), BackupError> {
        let now = SystemClock.now();
        let store = SqliteStore::open(&copy.store(), &self.hierarchy.store_integrity_key()?)?;
        let (log, opened) =
            Log::open(&copy.audit(), &self.hierarchy.audit_key()?).map_err(StartError::from)?;
        position::check(&store, &opened)?;
        let (account, region) = operator_account(&store, copy)?;
        let Manifest { id, revision, entry, head, .. } = &self.manifest;
        let details = serde_json::json!({
            "backupId": id, "backupTime": self.time(), "backupRevision": revision,
            "backupEntry": entry, "backupHead": head,
        });
        let (owner, details) = (account.to_string(), details.to_string());
        let event = event::own_event("RestoreBackup", &region, &owner, &details, now);
        runtime()?.block_on(async {
            reconcile(&store, &log, &opened, account, &region, now).await?;
            let ledger = Ledger::unserved(&store, &log);
            ledger.change(Batch::default(), "restore", event, ()).await?.into_inner();
            Ok::<_, StartError>(())
        })?;
        store.forget_changes_through(log.recorded_through())?;
        drop(store);
        log.close();
        Ok(())
    }
}

/// Returns the account that the service was first started for, and the Region of its settings or else us-east-1: those of the
/// service's own entries.
pub(crate) fn operator_account(
    store: &SqliteStore,
    data_dir: &DataDir,
) -> Result<(AccountId, Region), StartError> {
    let first = iam::accounts(store)?.into_iter().min_by_key(|listed| listed.created);
    let region = data_dir.settings_region().or_else(|| Region::parse("us-east-1"));
    let both = first.map(|listed| listed.account).zip(region);
    both.ok_or_else(|| StartError::NotMade { path: data_dir.path().to_owned() })
}

fn copy_and_hash(
    from: &Path,
    to: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<(u64, String), BackupError> {
    let mut source = open_file(from, OFlags::empty())?;
    let write = |source| BackupError::file("write", to, source);
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(to).map_err(write)?;
    let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        let count = source
            .read(&mut chunk)
            .map_err(|source| BackupError::file("read the file of the backup", from, source))?;
        let Some(part) = chunk.get(..count).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        file.write_all(part).map_err(write)?;
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        bytes += count;
        progress(count);
    }
    file.sync_all().map_err(write)?;
    Ok((bytes, hash::hex(&hash.finish())))
}
