//! `bulla s3`: tools for what the service keeps of S3.

mod scrub;

use std::process::ExitCode;

use clap::Subcommand;

use crate::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum S3Command {
    /// Check that everything is stored that the buckets' records name.
    #[command(after_help = scrub::EXAMPLES)]
    Scrub(scrub::ScrubArguments),
}

pub(crate) fn run(command: &S3Command) -> Result<ExitCode, Failure> {
    match command {
        S3Command::Scrub(arguments) => scrub::run(arguments),
    }
}
