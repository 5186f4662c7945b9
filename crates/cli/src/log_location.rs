//! Where the audit log of a service is, and what is said of one whose beginning is elsewhere.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use audit::BaseReport;
use server::{AuditDir, SealSource};

use crate::Failure;
use crate::settings::{Settings, read_passphrase};

/// The name of the audit log in the data directory.
const LOG: &str = "audit";

/// The place of an audit log.
#[derive(Debug, clap::Args)]
pub(crate) struct LogLocation {
    /// The data directory of the service.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The passphrase file of the service, if its root key is protected with one.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
}

impl LogLocation {
    /// Returns the data directory, in which a service must have been.
    pub(crate) fn data_dir(&self) -> Result<&Path, Failure> {
        let log = std::fs::metadata(self.data_dir.join(LOG));
        if log.is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            let place = self.data_dir.display();
            return Err(format!(
                "there is no audit log in {place}: name the data directory of the service with --data-dir"
            )
            .into());
        }
        Ok(&self.data_dir)
    }

    /// Returns whether there is a data directory at all.
    pub(crate) fn is_made(&self) -> bool {
        self.data_dir.exists()
    }

    /// Returns the directory of the audit log.
    pub(crate) fn log(&self) -> Result<PathBuf, Failure> {
        Ok(self.data_dir()?.join(LOG))
    }

    /// Returns the source of the seal, which opens the root key.
    pub(crate) fn seal(&self) -> Result<SealSource, Failure> {
        Ok(match &self.passphrase_file {
            Some(path) => SealSource::Passphrase(read_passphrase(path)?),
            None => SealSource::File,
        })
    }

    /// Returns the settings with which the service is opened if none runs.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        Settings::kept(self.data_dir()?, self.passphrase_file.as_deref())
    }

    pub(crate) fn open(&self) -> Result<AuditDir, Failure> {
        Ok(server::audit_dir(self.data_dir()?, self.seal()?)?)
    }
}

/// Returns a note for a log that was restored or begun anew, if it says so itself: copies from before may differ from it.
pub(crate) fn origin_note(log: &Path) -> Option<String> {
    let audit::LogOrigin { seq, event, time, .. } = audit::origin(log)?;
    let what = match event.as_str() {
        "RestoreBackup" => "was restored from a backup",
        _ => "began anew after a loss",
    };
    Some(format!(
        "by its entry {seq}, {event} of {time}, this log {what}; what was archived or kept elsewhere of the log before that may \
         not belong to it (docs/backup.md, \"After a restore or a repair\")"
    ))
}

/// Returns a note with the places of entries that are not in the live log, if there are any.
pub(crate) fn archived_note(log: &Path) -> Option<String> {
    audit::base(log).as_ref().map(note_of)
}

/// Returns a note with the place of the entries before a live log.
pub(crate) fn note_of(base: &BaseReport) -> String {
    let BaseReport { archived, target } = base;
    format!("entries up to {archived} are not in the log any more but in the archive {target}")
}
