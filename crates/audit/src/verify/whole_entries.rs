//! Verification that hands over each entry that was found whole.

use std::io;
use std::path::Path;

use serde_json::value::RawValue;

use super::{LogVerifier, Report, Run, VerifyError, base_report};
use crate::archive;

/// A function that takes each entry that was found whole: its number and its event.
pub type EachEntry<'a> = &'a mut dyn FnMut(u64, &RawValue) -> io::Result<()>;

impl LogVerifier<'_> {
    /// Verifies the live log in `dir`, with the archive before it if there is one, and hands over each entry when it was found whole. No
    /// service may run on the log, and what was handed over counts only if the report has no flaw.
    ///
    /// # Errors
    /// [`VerifyError`], also where `each` returns an error.
    pub fn entries(&self, dir: &Path, each: EachEntry<'_>) -> Result<Report, VerifyError> {
        self.handing_over(dir, each, |run| self.run(dir, run))
    }

    /// Verifies what the archive has of before the live log in `dir`, up to where that begins, and hands over each entry when it was
    /// found whole. A service may run on the log. What was handed over counts only if the report has no flaw.
    ///
    /// # Errors
    /// [`VerifyError`], also where `each` returns an error.
    pub fn archived_entries(&self, dir: &Path, each: EachEntry<'_>) -> Result<Report, VerifyError> {
        self.handing_over(dir, each, |run| {
            self.at_base(dir, run, |run, base| {
                run.base = base_report(base);
                let Some(archive) = self.archive else { return Ok(Ok(())) };
                run.archive(archive, &archive::numbers(archive)?, Some(base))
            })
        })
    }

    /// Verifies with a run that hands over each entry.
    fn handing_over(
        &self,
        dir: &Path,
        each: EachEntry<'_>,
        verify: impl FnOnce(Run<'_>) -> io::Result<Report>,
    ) -> Result<Report, VerifyError> {
        let failed = |source| VerifyError { path: dir.to_owned(), source };
        let mut error = None;
        let mut hand_over = |seq: u64, event: &RawValue| match each(seq, event) {
            Ok(()) => Ok(()),
            Err(source) => {
                let why = source.to_string();
                error = Some(source);
                Err(why)
            }
        };
        let report = verify(Run { each: Some(&mut hand_over), ..Run::new(self) });
        error.map_or(report, Err).map_err(failed)
    }
}
