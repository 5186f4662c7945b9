//! `bulla backup` and `bulla restore`: a copy of everything that is kept, as it was at one moment, made while the service runs.
//!
//! The backup reads the data directory beside the service and asks it for nothing. The store is copied first, by SQLite's online
//! backup. The log follows, up to the first entry that names a later revision (`audit::copy_log`), and what seldom changes comes
//! last, with the parts of objects that the copy of the store refers to. `docs/decisions/0021-backup.md` explains why such a copy starts.

mod error;
mod manifest;
mod partial;
mod parts;
mod restore;

use std::fs::File;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use keys::Hierarchy;
use model::Timestamp;
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use secret::Secret;
use serde::Serialize;
use store::{SqliteLook, Store as _};

pub use error::BackupError;
pub use manifest::{ListedFile, Manifest};
pub use parts::PartsInBackup;
pub(crate) use restore::operator_account;
pub use restore::{Restorable, Restored};

use crate::clock::{Clock as _, SystemClock};
use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::part_hold::PartHold;
use crate::part_place::PartPlace;
use crate::start_error::StartError;
use crate::{archiving, position};
use manifest::listed;
use partial::Partial;
use parts::PARTS_LIST;

/// The niceness of a process that makes a backup (nice(2)): the service goes first.
const NICENESS: i32 = 10;

/// The progress of a backup or a restore.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The current step, such as "store".
    pub doing: &'static str,
    /// The bytes that are done.
    pub done: u64,
    /// The bytes in all.
    pub total: u64,
}

/// A backup that was made.
#[derive(Debug, Serialize)]
pub struct Backup {
    /// The directory.
    pub path: PathBuf,
    /// The backup's id, a UUID.
    pub id: String,
    /// The time at which it began.
    pub time: String,
    /// The revision of the store.
    pub revision: u64,
    /// The number of the last entry of the audit log.
    pub entry: u64,
    /// The hash of that entry, which later proves that the log continues from here.
    pub head: String,
    /// `true` if the seal key and the credentials are in it.
    pub with_seal: bool,
    /// The number of files.
    pub files: usize,
    /// The bytes of all files.
    pub bytes: u64,
    /// The number of parts of objects, which are files too.
    pub parts: u64,
    /// The bytes of all parts.
    pub part_bytes: u64,
    /// The number of parts that are shared with an older backup.
    pub linked_parts: u64,
    /// The bucket of another object store in which the parts are, which are not in the backup then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts_bucket: Option<String>,
}

/// Makes a backup of `data_dir` in `to`, which must be missing or empty. The service may run or not. The seal key and the
/// credentials are in it only if `with_seal`. Parts of objects that the backup `older` has are linked, not copied. The copy is
/// verified before it gets its name. The process is given a lower priority.
///
/// # Errors
/// [`BackupError`]; then nothing is left at `to`.
pub fn backup(
    data_dir: &Path,
    seal: SealSource,
    to: &Path,
    with_seal: bool,
    older: Option<&Path>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Backup, BackupError> {
    let _as_it_is = rustix::process::nice(NICENESS);
    let now = SystemClock.now();
    let data_dir = DataDir::own(data_dir)?;
    if !data_dir.is_made() {
        return Err(StartError::NotMade { path: data_dir.path().to_owned() }.into());
    }
    data_dir.refuse_inside(to)?;
    let hierarchy = data_dir.open_hierarchy(seal)?;
    small_files(&data_dir, with_seal)?;
    let older = older.map(parts::older).transpose()?;
    let partial = Partial::begin(to)?;
    let copy = DataDir::find(partial.path())?;
    // From before the store is copied: no part that the copy refers to is removed until all are copied.
    let objects = data_dir.objects();
    let _hold =
        PartHold::take(&objects).map_err(|source| BackupError::file("lock", &objects, source))?;
    let mut manifest = Manifest::new(uuid::Uuid::new_v4().to_string(), now.millis(), with_seal);
    copy_store_and_log(&data_dir, &copy, &hierarchy, &mut manifest, progress)?;
    copy_small(&data_dir, &copy, with_seal)?;
    check(&copy, &hierarchy, &manifest)?;
    let store = SqliteLook::open_unverified(&copy.store(), &hierarchy.store_integrity_key()?);
    let parts_bucket = PartPlace::kept(&data_dir)?.map(|place| place.bucket);
    let copied = match parts_bucket {
        None => parts::copy(&data_dir, &copy, &store, older.as_ref(), progress)?,
        Some(_) => parts::CopiedParts::default(),
    };
    drop(store);
    manifest.parts = copied.listed;
    manifest.files = list(&copy, progress)?;
    manifest.write(copy.path(), &hierarchy.backup_key()?)?;
    let path = partial.complete()?;
    let bytes = manifest.bytes();
    let Manifest { id, revision, entry, head, files, parts, .. } = manifest;
    let (time, files, linked_parts) = (now.to_string(), files.len(), copied.linked);
    let (parts, part_bytes) = parts.map_or((0, 0), |parts| (parts.count, parts.bytes));
    let made = Backup {
        path,
        id,
        time,
        revision,
        entry,
        head,
        with_seal,
        files,
        bytes,
        parts,
        part_bytes,
        linked_parts,
        parts_bucket,
    };
    Ok(made)
}

/// Copies the store, and the log as far as that store knows it.
fn copy_store_and_log(
    data_dir: &DataDir,
    copy: &DataDir,
    hierarchy: &Hierarchy,
    manifest: &mut Manifest,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), BackupError> {
    let store = SqliteLook::open_unverified(&data_dir.store(), &hierarchy.store_integrity_key()?);
    let through = store.copy_to(&copy.store(), &mut |done, total| {
        progress(Progress { doing: "store", done, total });
    })?;
    drop(store);
    make_folder(&copy.audit())?;
    let total = audit::log_bytes(&data_dir.audit())?;
    let mut done = 0;
    let mut more = |bytes: u64| {
        done += bytes;
        progress(Progress { doing: "audit log", done, total: total.max(done) });
    };
    let (from, to) = (data_dir.audit(), copy.audit());
    let log = audit::copy_log(&from, &to, &hierarchy.audit_key()?, through, &mut more)?;
    (manifest.revision, manifest.entry, manifest.head) = (through.0, log.seq, log.hash);
    Ok(())
}

/// Copies the small files: the hierarchy, after the store that was sealed under it, the settings, and the secrets that open them.
fn copy_small(data_dir: &DataDir, copy: &DataDir, with_seal: bool) -> Result<(), BackupError> {
    for (name, file) in small_files(data_dir, with_seal)? {
        let (from, to) = (data_dir.path().join(&name), copy.path().join(&name));
        copy_file(file, &to).map_err(|source| BackupError::file("copy", &from, source))?;
    }
    Ok(())
}

/// Opens the small files that exist, by their names. Called before anything is copied too, so that anything but a regular file is
/// refused early.
fn small_files(data_dir: &DataDir, with_seal: bool) -> Result<Vec<(String, File)>, BackupError> {
    let mut names = data_dir.plain_files();
    if with_seal {
        names.extend(data_dir.secret_files()?);
    }
    let path = |name: &str| data_dir.path().join(name);
    let found = names.into_iter().filter(|name| path(name).symlink_metadata().is_ok());
    let open = |name: String| {
        let file = open_file(&path(&name), OFlags::NOFOLLOW)?;
        Ok((name, file))
    };
    found.map(open).collect()
}

/// Opens a regular file and nothing else: reading a pipe would never end.
fn open_file(path: &Path, links: OFlags) -> Result<File, BackupError> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | links;
    let not_a_file = || BackupError::NotAFile { path: path.to_owned() };
    let failed = |source| BackupError::file("read", path, source);
    let file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        // A link that is not followed; a socket.
        Err(Errno::LOOP | Errno::NXIO) => return Err(not_a_file()),
        Err(error) => return Err(failed(error.into())),
    };
    match file.metadata().map_err(failed)?.is_file() {
        true => Ok(file),
        false => Err(not_a_file()),
    }
}

fn make_folder(path: &Path) -> Result<(), BackupError> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|source| BackupError::file("make", path, source))
}

/// Copies a file, readable by its owner only, durably.
fn copy_file(mut from: File, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(to)?;
    io::copy(&mut from, &mut file)?;
    file.sync_all()
}

/// Checks that a copy is whole and would start: that the log and the rows of the store verify, and that they belong together.
fn check(copy: &DataDir, hierarchy: &Hierarchy, manifest: &Manifest) -> Result<(), BackupError> {
    let not_whole = |what: String| Err(BackupError::NotWhole(what));
    let store = SqliteLook::open(&copy.store(), &hierarchy.store_integrity_key()?)?;
    if store.revision()?.0 != manifest.revision {
        return not_whole("its store has another revision than the manifest says".to_owned());
    }
    let key = hierarchy.audit_key()?;
    let verifier = audit::LogVerifier::new(Some(&key))
        .with_known(position::known(&store)?)
        .with_known_base(archiving::known(&store)?);
    let report = verifier.log(&copy.audit())?;
    if let Some(flaw) = report.flaw {
        return not_whole(format!("entry {} of its audit log: {}", flaw.seq, flaw.why));
    }
    // The hash of an entry covers its number.
    match report.head == manifest.head {
        true => Ok(()),
        false => not_whole("its audit log ends elsewhere than the manifest says".to_owned()),
    }
}

/// Returns the files of a copy but the parts and their list, hashed as they are on the disk.
fn list(
    copy: &DataDir,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<ListedFile>, BackupError> {
    let names = copy.files().map_err(|source| BackupError::file("read", copy.path(), source))?;
    let names: Vec<_> = names.into_iter().filter(|name| name != PARTS_LIST).collect();
    let (mut files, mut done, mut total) = (Vec::new(), 0, 0);
    for name in &names {
        total += std::fs::metadata(copy.path().join(name)).map_or(0, |metadata| metadata.len());
    }
    for name in names {
        files.push(listed(copy.path(), &name, &mut |bytes| {
            done += bytes;
            progress(Progress { doing: "check", done, total });
        })?);
    }
    Ok(files)
}

/// Returns the key of the manifest, which a backup's hierarchy gives once it is open.
fn manifest_key(hierarchy: &Hierarchy) -> Result<Secret<[u8; 32]>, BackupError> {
    Ok(hierarchy.backup_key()?)
}

fn time_text(millis: i64) -> String {
    Timestamp::from_millis(millis).to_string()
}
