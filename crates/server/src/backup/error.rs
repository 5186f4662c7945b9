//! The reasons why a backup or a restore fails.

use std::io;
use std::path::{Path, PathBuf};

use crate::data_dir::PARTIAL;
use crate::start_error::StartError;

/// The reason why there is no backup, or why one cannot be restored. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// A file cannot be read or written.
    #[error("cannot {action} {}", path.display())]
    File {
        /// The action that failed.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The target has something in it.
    #[error("{} is not empty: choose another, nothing is written over", path.display())]
    Taken {
        /// The target.
        path: PathBuf,
    },
    /// Another backup or restore is under way, or was killed.
    #[error(
        "{} is there: another backup or restore is under way, or was killed; if so, remove that directory", path.display()
    )]
    Unfinished {
        /// The directory that is not whole.
        path: PathBuf,
    },
    /// Another backup or restore into an existing directory.
    #[error(
        "{} has {PARTIAL} in it: another backup or restore into it is under way, or was broken off; if so, remove \
         everything in it and begin again", path.display()
    )]
    BrokenOff {
        /// The target.
        path: PathBuf,
    },
    /// Something else where a file is expected.
    #[error(
        "{} is no regular file: move it out of the way, or put the file itself there", path.display()
    )]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// There is no manifest.
    #[error(
        "{} has no manifest.json: it is no backup, or one that was not completed", path.display()
    )]
    NoBackup {
        /// The directory.
        path: PathBuf,
    },
    /// The manifest does not authenticate.
    #[error(
        "{} does not authenticate: it was altered, or belongs to another root key; take another backup", path.display()
    )]
    Altered {
        /// The manifest.
        path: PathBuf,
    },
    /// The manifest is of a newer version.
    #[error("{} was written by a newer version: restore it with that one", path.display())]
    TooNew {
        /// The manifest.
        path: PathBuf,
    },
    /// A file of the backup differs from its line in the manifest.
    #[error("{} is not what the manifest says: it was altered or is damaged; take another backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The backup has no seal key.
    #[error(
        "the backup {} has no seal key: name the copy that was kept elsewhere with --seal-file, or the passphrase with \
         --passphrase-file", path.display()
    )]
    NoSeal {
        /// The backup.
        path: PathBuf,
    },
    /// A part of an object is not in the data directory.
    #[error(
        "{} is missing, and an object has it: put the file back from an older backup; if there is none, delete the \
         object (`bulla s3 scrub` names it), then make the backup", path.display()
    )]
    PartLost {
        /// The file of the part.
        path: PathBuf,
    },
    /// A part of an object is not in the backup.
    #[error("{} is missing in the backup: put it back from another copy, or take another backup", path.display())]
    PartMissing {
        /// The file of the part.
        path: PathBuf,
    },
    /// The records of parts are not readable.
    #[error("the records of objects cannot be read: {}", .0.detail().unwrap_or_else(|| .0.code().name()))]
    Parts(model::Error),
    /// The service would not start on the copy.
    #[error("the copy was checked and is not whole: {0}; nothing was kept, try again")]
    NotWhole(String),
    /// The data directory, its hierarchy or its start failed.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The hierarchy failed.
    #[error(transparent)]
    Hierarchy(#[from] keys::HierarchyError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The audit log failed.
    #[error(transparent)]
    Log(#[from] audit::CopyError),
    /// The copy of the audit log does not verify.
    #[error(transparent)]
    Verify(#[from] audit::VerifyError),
}

impl From<model::Error> for BackupError {
    fn from(error: model::Error) -> Self {
        Self::Parts(error)
    }
}

impl BackupError {
    pub(super) fn file(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::File { action, path: path.to_owned(), source }
    }
}
