//! The parts of a data directory that the audit log's tools need: the path of the log and the key of its heads.

use std::path::{Path, PathBuf};

use secret::Secret;
use store::SqliteLook;

use crate::archiving;
use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::position;
use crate::start_error::StartError;

/// The audit log of a data directory.
#[derive(Debug)]
pub struct AuditDir {
    /// The path of the segments.
    pub path: PathBuf,
    /// The key that authenticates the heads.
    pub key: Secret<[u8; 32]>,
    /// The entry up to which the log must go, because the store knows of it. `None` if the store knows none.
    pub known: Option<u64>,
    /// The lowest number that the log's base may have, because the store knows of it.
    pub known_base: u64,
}

/// Finds the audit log of a data directory. Changes nothing, and takes no lock: a service may run on it.
///
/// # Errors
/// [`StartError`].
pub fn audit_dir(data_dir: &Path, seal: SealSource) -> Result<AuditDir, StartError> {
    audit_of(&DataDir::own(data_dir)?, seal)
}

/// The same of a directory that is at hand.
pub(crate) fn audit_of(data_dir: &DataDir, seal: SealSource) -> Result<AuditDir, StartError> {
    let hierarchy = data_dir.open_hierarchy(seal)?;
    // Before the log is read: it only grows.
    let store = SqliteLook::open_unverified(&data_dir.store(), &hierarchy.store_integrity_key()?);
    let (known, known_base) = (position::known(&store)?, archiving::known(&store)?);
    Ok(AuditDir { path: data_dir.audit(), key: hierarchy.audit_key()?, known, known_base })
}
