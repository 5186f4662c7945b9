//! The manifest of a backup: its files, authenticated. It is written last, so that a backup that has one is whole.

use std::io::Read as _;
use std::path::{Component, Path};

use crypto::hash::{self, Sha256};
use crypto::mac::HmacKey;
use rustix::fs::OFlags;
use secret::Secret;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{BackupError, PartsInBackup, open_file};
use crate::data_dir::write_whole;

/// The manifest's name in the backup.
pub(crate) const MANIFEST: &str = "manifest.json";
const VERSION: u32 = 1;
const LABEL: &[u8] = b"bulla backup manifest v1\0";
/// The largest manifest: a line for each file. A log of a million segments has 64 TB.
const MANIFEST_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The contents of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    v: u32,
    /// The backup's id: a UUID.
    pub id: String,
    /// The time at which it began, in milliseconds since 1970.
    pub time: i64,
    /// The version of the program that made it.
    pub program: String,
    /// The revision of the store.
    pub revision: u64,
    /// The last entry of the audit log.
    pub entry: u64,
    /// The hash of that entry, in hexadecimal digits.
    pub head: String,
    /// `true` if the seal key and the credentials are in it.
    pub with_seal: bool,
    /// Its files, in the order of their names.
    pub files: Vec<ListedFile>,
    /// The parts of objects, which are not among the files. `None` if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<PartsInBackup>,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedFile {
    /// Its path in the backup and in the data directory, such as `audit/0000000001.jsonl`.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its content, in hexadecimal digits.
    pub sha256: String,
}

/// The manifest's file: the manifest, and its authentication.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile<'a> {
    mac: String,
    #[serde(borrow)]
    manifest: &'a RawValue,
}

impl Manifest {
    pub(super) fn new(id: String, time: i64, with_seal: bool) -> Self {
        Self {
            v: VERSION,
            id,
            time,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            revision: 0,
            entry: 0,
            head: String::new(),
            with_seal,
            files: Vec::new(),
            parts: None,
        }
    }

    /// Writes the manifest into the backup, durably.
    pub(super) fn write(&self, dir: &Path, key: &Secret<[u8; 32]>) -> Result<(), BackupError> {
        let path = dir.join(MANIFEST);
        let file = |source: std::io::Error| BackupError::file("write", &path, source);
        let text = serde_json::to_string(self).map_err(|error| file(error.into()))?;
        let mac = hash::hex(&mac(key, text.as_bytes()));
        let manifest = RawValue::from_string(text).map_err(|error| file(error.into()))?;
        let envelope = serde_json::to_vec(&ManifestFile { mac, manifest: &manifest });
        write_whole(&path, &envelope.map_err(|error| file(error.into()))?).map_err(file)
    }

    /// Refuses a directory without a manifest: it is no backup.
    pub(super) fn require(dir: &Path) -> Result<(), BackupError> {
        match dir.join(MANIFEST).exists() {
            true => Ok(()),
            false => Err(BackupError::NoBackup { path: dir.to_owned() }),
        }
    }

    /// Reads the manifest of a backup and authenticates it.
    pub(super) fn read(dir: &Path, key: &Secret<[u8; 32]>) -> Result<Self, BackupError> {
        let path = dir.join(MANIFEST);
        let altered = || BackupError::Altered { path: path.clone() };
        let file = open_file(&path, OFlags::empty())?;
        let mut bytes = Vec::new();
        let read = file.take(MANIFEST_BYTES_MAX).read_to_end(&mut bytes);
        read.map_err(|source| BackupError::file("read", &path, source))?;
        let envelope: ManifestFile<'_> =
            serde_json::from_slice(&bytes).map_err(|_not_one| altered())?;
        let text = envelope.manifest.get();
        let expected = hash::hex(&mac(key, text.as_bytes()));
        if !crypto::ct_eq(expected.as_bytes(), envelope.mac.as_bytes()) {
            return Err(altered());
        }
        let manifest: Self = serde_json::from_str(text)
            .map_err(|_unknown| BackupError::TooNew { path: path.clone() })?;
        if manifest.v != VERSION {
            return Err(BackupError::TooNew { path });
        }
        match manifest.files.iter().all(|listed| is_plain(&listed.name)) {
            true => Ok(manifest),
            false => Err(altered()),
        }
    }

    /// Returns the bytes of all files but the parts.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|listed| listed.bytes).sum()
    }
}

fn mac(key: &Secret<[u8; 32]>, text: &[u8]) -> [u8; 32] {
    HmacKey::new(key.expose()).sign(&[LABEL, text])
}

/// Returns whether a name stays in the directory.
fn is_plain(name: &str) -> bool {
    let path = Path::new(name);
    !name.is_empty() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

/// Hashes a file of a backup as it is on the disk.
pub(super) fn listed(
    dir: &Path,
    name: &str,
    progress: &mut dyn FnMut(u64),
) -> Result<ListedFile, BackupError> {
    let path = dir.join(name);
    let failed = |source| BackupError::file("read", &path, source);
    let mut file = std::fs::File::open(&path).map_err(failed)?;
    let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        let count = file.read(&mut chunk).map_err(failed)?;
        let Some(part) = chunk.get(..count).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        bytes += count;
        progress(count);
    }
    Ok(ListedFile { name: name.to_owned(), bytes, sha256: hash::hex(&hash.finish()) })
}
