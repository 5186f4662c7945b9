//! `bulla repair`.

use std::path::PathBuf;
use std::process::ExitCode;

use server::{SealSource, TornCopy};

use crate::settings::read_passphrase;
use crate::{Failure, out};

pub(crate) const EXAMPLES: &str = "\
For a directory that was copied without `bulla backup`, or has lost files: store and audit log do not belong \
together any more, and `bulla serve` refuses to start. First look for a newer copy: what is missing is missing for \
good. Without --accept-loss nothing is changed.

Examples:
  bulla repair --data-dir /var/lib/bulla
  bulla repair --data-dir /var/lib/bulla --accept-loss";

#[derive(Debug, clap::Args)]
pub(crate) struct RepairArguments {
    /// The data directory. No service may run on it.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// The passphrase file of the service, if its root key is protected with one.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
    /// Go on without what is missing: set the torn audit log aside, begin a new one, and record in it what is missing.
    #[arg(long)]
    accept_loss: bool,
}

/// Reports what is missing, and repairs it if the operator accepts the loss.
pub(crate) fn run(arguments: &RepairArguments) -> Result<ExitCode, Failure> {
    let seal = match &arguments.passphrase_file {
        Some(path) => SealSource::Passphrase(read_passphrase(path)?),
        None => SealSource::File,
    };
    let Some(torn) = server::repair(&arguments.data_dir, seal, arguments.accept_loss)? else {
        out::line("Nothing is missing: store and audit log belong together.")?;
        return Ok(ExitCode::SUCCESS);
    };
    tell(&torn)?;
    if arguments.accept_loss {
        if let Some(path) = &torn.set_aside {
            out::line(format_args!("\nThe torn log is kept as {}.", path.display()))?;
        }
        out::line("A new log begins with the entry AcceptTornCopy, which says the same.")?;
        return Ok(ExitCode::SUCCESS);
    }
    out::line("\nNothing was changed. Next: restore a newer copy, or add --accept-loss.")?;
    Ok(ExitCode::FAILURE)
}

fn tell(torn: &TornCopy) -> Result<(), Failure> {
    out::line(format_args!("problem   {}", torn.problem))?;
    out::line(format_args!("store     revision {}", torn.store_revision))?;
    if let Some(entry) = torn.noted_entry {
        out::line(format_args!("          knows entry {entry} of the audit log"))?;
    }
    out::line(format_args!("log       whole to entry {}", torn.whole_entries))?;
    if let Some(revision) = torn.log_revision {
        out::line(format_args!("          knows revision {revision} of the store"))?;
    }
    for missing in &torn.missing {
        out::line(format_args!("missing   {missing}"))?;
    }
    Ok(())
}
