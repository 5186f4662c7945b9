//! `bulla audit verify` and `bulla audit tail`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;
use server::{AuditDir, SealSource};

use crate::settings::read_passphrase;
use crate::{Failure, out};

/// How often `--follow` looks for new entries.
const FOLLOW_PAUSE: Duration = Duration::from_millis(250);

/// The name of the audit log in the data directory.
const LOG: &str = "audit";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Prove that the audit log is whole: nothing altered, removed, reordered or cut off. Works while the service runs.
    #[command(after_help = "Example:\n  bulla audit verify --data-dir /var/lib/bulla")]
    Verify(Place),
    /// Print the newest entries, one JSON object a line.
    #[command(
        after_help = "Examples:\n  bulla audit tail\n  bulla audit tail --count 100 --follow | jq .eventName"
    )]
    Tail {
        #[command(flatten)]
        place: Place,
        /// How many entries.
        #[arg(long, short = 'n', default_value_t = 10)]
        count: usize,
        /// Go on with entries as they come.
        #[arg(long, short)]
        follow: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Place {
    /// The data directory of the service.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The passphrase file of the service, if its root key is protected with one.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
}

impl Place {
    /// The data directory, in which a service must have been.
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

    /// The directory of the audit log.
    pub(crate) fn log(&self) -> Result<PathBuf, Failure> {
        Ok(self.data_dir()?.join(LOG))
    }

    /// What opens the root key.
    pub(crate) fn seal(&self) -> Result<SealSource, Failure> {
        Ok(match &self.passphrase_file {
            Some(path) => SealSource::Passphrase(read_passphrase(path)?),
            None => SealSource::File,
        })
    }

    fn open(&self) -> Result<AuditDir, Failure> {
        Ok(server::audit_dir(self.data_dir()?, self.seal()?)?)
    }
}

pub(crate) fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Verify(place) => verify(place),
        Command::Tail { place, count, follow } => tail(place, *count, *follow),
    }
}

fn verify(place: &Place) -> Result<ExitCode, Failure> {
    let AuditDir { path, key } = place.open()?;
    let report = audit::verify(&path, Some(&key))?;
    out::line(format_args!("log       {}", path.display()))?;
    out::line(format_args!("entries   {}", report.entries))?;
    out::line(format_args!("segments  {}", report.segments))?;
    out::line(format_args!("head      {}", report.head))?;
    if report.unacknowledged > 0 {
        out::line(format_args!(
            "beyond    {} written after the head and not acknowledged",
            report.unacknowledged
        ))?;
    }
    let Some(flaw) = report.flaw else {
        out::line(
            "\nThe log is whole. Keep the head elsewhere to prove later that the log was not replaced.",
        )?;
        return Ok(ExitCode::SUCCESS);
    };
    out::line("\nThe log is NOT whole. The first bad entry:")?;
    out::line(format_args!(
        "  entry {} ({}, line {}): {}",
        flaw.seq,
        flaw.path.display(),
        flaw.line,
        flaw.why
    ))?;
    out::line("Next: keep this directory as evidence, and restore the log from a backup.")?;
    Ok(ExitCode::FAILURE)
}

fn tail(place: &Place, count: usize, follow: bool) -> Result<ExitCode, Failure> {
    let path = place.log()?;
    let mut last = 0;
    for entry in audit::tail(&path, count)? {
        last = entry.seq;
        out::line(&entry.event)?;
    }
    if !follow {
        return Ok(ExitCode::SUCCESS);
    }
    loop {
        std::thread::sleep(FOLLOW_PAUSE);
        for entry in audit::entries(&path, last)? {
            let entry = entry?;
            last = entry.seq;
            out::line(&entry.event)?;
        }
    }
}
