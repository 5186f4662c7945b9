//! The events of an audit log for reports about the past: those that are archived, if the archive is named, and then those of the live log.

use std::io;

use audit::{Archive, Flaw, LogVerifier};
use server::AuditDir;

use crate::Failure;
use crate::client_certificate::ClientCertificate;
use crate::log_location::{LogLocation, note_of};
use crate::progress::transfer_of;

/// The bytes of an entry around its event: number, hashes.
const ENTRY_BYTES: u64 = 200;
/// The bytes after which the bar moves.
const BAR_BYTES: u64 = 1 << 20;

/// The events of a log and where they come from.
#[derive(Debug)]
pub(crate) struct LogEvents<'a> {
    pub(crate) place: &'a LogLocation,
    /// The archive: a directory, or a prefix in a bucket.
    pub(crate) archive: Option<&'a str>,
    /// The certificate for the store of the archive.
    pub(crate) certificate: &'a ClientCertificate,
}

impl LogEvents<'_> {
    /// Calls `each` with the text of every event, in order, also while the service runs. Archived ones are verified. Returns a note about
    /// entries that were not read, if there are any.
    ///
    /// # Errors
    /// A file cannot be read, the archive is not whole or does not reach the live log, or the one that `each` returns.
    pub(crate) fn each(
        &self,
        each: &mut dyn FnMut(&str) -> Result<(), Failure>,
    ) -> Result<Option<String>, Failure> {
        let path = self.place.log()?;
        let (note, mut last) = match self.archive {
            Some(named) => self.archived(named, each)?,
            None => {
                let base = audit::base(&path);
                (base.as_ref().map(note_of), base.map_or(0, |base| base.archived))
            }
        };
        let bar = transfer_of("audit log", || audit::log_bytes(&path).unwrap_or_default());
        let mut unshown = 0;
        for entry in audit::entries(&path, last)? {
            let entry = entry?;
            if entry.seq > last + 1 {
                return Err("entries were archived meanwhile: try again".into());
            }
            last = entry.seq;
            let text = entry.event.get();
            unshown += u64::try_from(text.len()).unwrap_or_default() + ENTRY_BYTES;
            if unshown >= BAR_BYTES {
                bar.inc(std::mem::take(&mut unshown));
            }
            each(text)?;
        }
        bar.finish_and_clear();
        Ok(note)
    }

    /// Reads what is before the live log. Returns a note about what is before the archive, and the last entry.
    fn archived(
        &self,
        named: &str,
        each: &mut dyn FnMut(&str) -> Result<(), Failure>,
    ) -> Result<(Option<String>, u64), Failure> {
        let AuditDir { path, key, .. } = self.place.open()?;
        let archive = self.certificate.archive(named)?;
        let archive: &dyn Archive = &*archive;
        let report = LogVerifier::new(Some(&key))
            .with_archive(archive)
            .archived_entries(&path, &mut |_, event| {
                each(event.get()).map_err(|error| io::Error::other(error.to_string()))
            })?;
        if let Some(Flaw { seq, path, line, why, .. }) = report.flaw {
            let place = path.display();
            return Err(format!("entry {seq} ({place}, line {line}) is not whole: {why}").into());
        }
        let first = report.first;
        let note = (report.entries > 0 && first > 1)
            .then(|| format!("entries before {first} are neither in the log nor in the archive"));
        Ok((note, report.base.map_or(0, |base| base.archived)))
    }
}
