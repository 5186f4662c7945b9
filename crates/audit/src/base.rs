//! `base.json`: the place at which the log begins once its older segments were archived, authenticated.
//!
//! The file is a MAC under the audit key, a line feed and JSON. It carries the values that can no longer be computed from the
//! log: the last archived entry with its hash, the newest revision that is named before it, and the last uses up to it.

use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crypto::hash;
use crypto::mac::HmacKey;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::entry::{ChainHash, START, unhex};
use crate::last_usage::{LastUses, StoredAccessKeyUse, StoredUse};

/// The name of the file.
pub(crate) const NAME: &str = "base.json";
/// The name of a base that the archiver has signed and the log has not taken yet.
pub(crate) const NEXT: &str = "base.new";
const LABEL: &[u8] = b"bulla audit base v1\0";
/// The longest file. The uses of a million keys are shorter.
const BYTES_MAX: u64 = 512 * 1024 * 1024;

/// The place at which the log begins.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    /// The number of the base, which grows by one with each archiving. Zero if nothing was ever archived.
    pub(crate) generation: u64,
    /// The first segment that is not archived.
    pub(crate) segment: u64,
    /// The last archived entry.
    pub(crate) seq: u64,
    /// The hash of that entry.
    pub(crate) hash: ChainHash,
    /// The newest revision of the store that an archived entry names.
    pub(crate) revision: u64,
    /// The segments that the newest archiving moved and their target, as its entry in the log has them.
    pub(crate) details: Box<RawValue>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredBase<'a> {
    generation: u64,
    segment: u64,
    entry: u64,
    hash: std::borrow::Cow<'a, str>,
    revision: u64,
    archived: Box<RawValue>,
    #[serde(borrow)]
    uses: Vec<StoredUse<'a>>,
    #[serde(borrow)]
    access_keys: Vec<StoredAccessKeyUse<'a>>,
}

/// The members of the file without the uses, of which there may be very many.
#[derive(Deserialize)]
struct StoredBaseWithoutUses<'a> {
    generation: u64,
    segment: u64,
    entry: u64,
    hash: std::borrow::Cow<'a, str>,
    revision: u64,
    archived: Box<RawValue>,
}

/// The last uses up to a base: the bytes of its file, which authenticate. Empty if nothing was archived.
#[derive(Debug, Default)]
pub(crate) struct ArchivedUses(Vec<u8>);

impl ArchivedUses {
    /// Reads the uses.
    ///
    /// # Errors
    /// [`io::Error`] if they are not as this version writes them.
    pub(crate) fn read(&self) -> io::Result<LastUses> {
        let Some((_, json)) = split(&self.0) else { return Ok(LastUses::default()) };
        let stored: StoredBase<'_> = serde_json::from_slice(json)?;
        Ok(LastUses::from_stored(stored.uses, stored.access_keys))
    }

    /// Returns the bytes of the file.
    pub(crate) fn file(&self) -> &[u8] {
        &self.0
    }
}

/// Splits a file into its MAC with a line feed, and its JSON.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(2 * crate::entry::HASH_BYTES + 1)
}

/// The reason why there is no base to go by.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BaseError {
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file is not what the archiver wrote under this key.
    #[error("the base of the log was altered, or belongs to another root key")]
    Forged,
}

impl Base {
    /// Returns the base of a log without archived segments.
    pub(crate) fn none() -> Self {
        let (hash, details) = (START, RawValue::NULL.to_owned());
        Self { generation: 0, segment: 1, seq: 0, hash, revision: 0, details }
    }

    /// Returns the bytes of the file.
    pub(crate) fn to_bytes(&self, key: &HmacKey, uses: &LastUses) -> io::Result<Vec<u8>> {
        let json = serde_json::to_vec(&StoredBase {
            generation: self.generation,
            segment: self.segment,
            entry: self.seq,
            hash: hash::hex(&self.hash).into(),
            revision: self.revision,
            archived: self.details.clone(),
            uses: uses.to_stored(),
            access_keys: uses.to_stored_access_keys(),
        })?;
        let mut bytes = hash::hex(&key.sign(&[LABEL, &json])).into_bytes();
        bytes.push(b'\n');
        bytes.extend_from_slice(&json);
        Ok(bytes)
    }

    /// Parses the bytes of the file. `None` if they do not authenticate. Without a key they are not authenticated.
    pub(crate) fn parse(bytes: &[u8], key: Option<&HmacKey>) -> Option<Self> {
        let (mac, json) = split(bytes)?;
        if let Some(key) = key {
            let expected = hash::hex(&key.sign(&[LABEL, json])) + "\n";
            if !crypto::ct_eq(mac, expected.as_bytes()) {
                return None;
            }
        }
        let stored: StoredBaseWithoutUses<'_> = serde_json::from_slice(json).ok()?;
        Some(Self {
            generation: stored.generation,
            segment: stored.segment,
            seq: stored.entry,
            hash: unhex(&stored.hash)?,
            revision: stored.revision,
            details: stored.archived,
        })
    }

    /// Returns the base of the log in `dir` with the last uses up to it, or [`Base::none`] if nothing was archived.
    ///
    /// # Errors
    /// [`BaseError`].
    pub(crate) fn load(
        dir: &Path,
        key: Option<&HmacKey>,
    ) -> Result<(Self, ArchivedUses), BaseError> {
        match read(&dir.join(NAME)) {
            Ok(bytes) => match Self::parse(&bytes, key) {
                Some(base) => Ok((base, ArchivedUses(bytes))),
                None => Err(BaseError::Forged),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok((Self::none(), ArchivedUses::default()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Checks that the store knows no newer base. The error is a text.
    pub(crate) fn reaches(&self, known: u64) -> Result<(), String> {
        let found = match self.generation {
            _ if self.generation >= known => return Ok(()),
            0 => "there is none".to_owned(),
            generation => format!("it is number {generation}"),
        };
        Err(format!("the base was put back: {found}, and the store knows number {known}"))
    }

    /// Returns the place to which the newest archived segments were moved, without credentials. Empty if nothing was archived.
    pub(crate) fn target(&self) -> String {
        #[derive(Default, Deserialize)]
        struct Details {
            target: String,
        }
        serde_json::from_str::<Details>(self.details.get()).unwrap_or_default().target
    }
}

/// Reads a base file, up to its longest.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    File::open(path)?.take(BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file of the log: all of it, durably, or not at all.
pub(crate) fn write(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    durable::rename(&prepare(dir, name, bytes)?, &dir.join(name))
}

/// Writes the file under another name, which is returned. It gets the owner of the directory, so that a service can read a file
/// that root wrote.
pub(crate) fn prepare(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let temporary = dir.join(name).with_extension("writing.new");
    let file = durable::make(&temporary, bytes)?;
    let owner = std::fs::metadata(dir)?;
    if file.metadata()?.uid() != owner.uid() {
        std::os::unix::fs::fchown(&file, Some(owner.uid()), Some(owner.gid()))?;
        file.sync_all()?;
    }
    Ok(temporary)
}
