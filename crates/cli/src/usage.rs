//! `bulla usage`: the table of metered requests.

use std::process::ExitCode;

use audit::Archive;
use clap::Subcommand;

use crate::client_certificate::ClientCertificate;
use crate::log_location::LogLocation;
use crate::{Failure, out};

const REBUILD_EXAMPLES: &str = "\
Verifies the audit log as `bulla audit verify` does, counts all its requests again, compares that with what the service has counted, and puts \
it in its place if it differs. No service may run on the directory. Segments that were archived are read from --archive, which must have \
all of them; the table is as it was before they were archived. Nothing is replaced where an entry is missing or not whole.

Examples:
  bulla usage rebuild --data-dir /var/lib/bulla
  bulla usage rebuild --archive /mnt/archive/bulla
  bulla usage rebuild --archive s3://logs/bulla

Exit status: 0 when both say the same, or where the table was made again; 1 when something failed, and then nothing was changed.";

#[derive(Debug, Subcommand)]
pub(crate) enum UsageCommand {
    /// Make the table of metered requests again from the audit log.
    #[command(after_help = REBUILD_EXAMPLES)]
    Rebuild {
        /// The archive with the segments that are not in the log any more: a directory, or a prefix in a bucket such as s3://logs/bulla.
        #[arg(long, value_name = "DIR|URL")]
        archive: Option<String>,
        #[command(flatten)]
        certificate: ClientCertificate,
        #[command(flatten)]
        place: LogLocation,
    },
}

pub(crate) fn run(command: &UsageCommand) -> Result<ExitCode, Failure> {
    let UsageCommand::Rebuild { archive, certificate, place } = command;
    let archive = archive.as_deref().map(|text| certificate.archive(text)).transpose()?;
    let archive = archive.as_deref().map(|archive| -> &dyn Archive { archive });
    let rebuilt = server::rebuild_usage(place.data_dir()?, place.seal()?, archive)?;
    let server::RebuiltUsage { entries, requests, is_same } = rebuilt;
    let told = if is_same { "as the table says" } else { "the table differed, and was replaced" };
    out::line(format_args!("{requests} requests to KMS in {entries} entries: {told}"))?;
    Ok(ExitCode::SUCCESS)
}
