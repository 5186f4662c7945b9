//! What the tools of the audit log need of a data directory: where the log is and the key of its heads.

use std::path::{Path, PathBuf};

use secret::Secret;

use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::start::StartError;

/// The audit log of a data directory.
#[derive(Debug)]
pub struct AuditDir {
    /// Where the segments are.
    pub path: PathBuf,
    /// What authenticates the heads.
    pub key: Secret<[u8; 32]>,
}

/// Finds the audit log of a data directory. Changes nothing, and takes no lock: a service may run on it.
///
/// # Errors
/// [`StartError`].
pub fn audit_dir(data_dir: &Path, seal: SealSource) -> Result<AuditDir, StartError> {
    let data_dir = DataDir::find(data_dir)?;
    let hierarchy = data_dir.open_hierarchy(seal)?;
    Ok(AuditDir { path: data_dir.audit(), key: hierarchy.audit_key()? })
}
