//! `bulla usage`: the table of metered requests.

use std::process::ExitCode;

use clap::Subcommand;

use crate::log_location::LogLocation;
use crate::{Failure, out};

const REBUILD_EXAMPLES: &str = "\
Counts all requests of the audit log again, compares that with what the service has counted, and puts it in its place if it differs. No \
service may run on the directory. Where entries are archived, nothing is replaced: only the table has them.

Examples:
  bulla usage rebuild --data-dir /var/lib/bulla

Exit status: 0 when both say the same, or where the table was made again; 1 when something failed, or when they differ and entries are \
archived.";

#[derive(Debug, Subcommand)]
pub(crate) enum UsageCommand {
    /// Make the table of metered requests again from the audit log.
    #[command(after_help = REBUILD_EXAMPLES)]
    Rebuild {
        #[command(flatten)]
        place: LogLocation,
    },
}

pub(crate) fn run(command: &UsageCommand) -> Result<ExitCode, Failure> {
    let UsageCommand::Rebuild { place } = command;
    let rebuilt = server::rebuild_usage(place.data_dir()?, place.seal()?)?;
    let server::RebuiltUsage { entries, requests, is_same, archived } = rebuilt;
    if let Some(archived) = archived {
        out::line(format_args!(
            "entries up to {archived} are archived; the others, up to {entries}, have {requests} requests to KMS; nothing was changed"
        ))?;
        return Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let told = if is_same { "as the table says" } else { "the table differed, and was replaced" };
    out::line(format_args!("{requests} requests to KMS in {entries} entries: {told}"))?;
    Ok(ExitCode::SUCCESS)
}
