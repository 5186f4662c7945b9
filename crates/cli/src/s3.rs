//! `bulla s3`: tools for what the service keeps of S3, and for buckets as a client.

mod claim_parts;
mod rewrap;
pub(crate) mod savings;
mod scrub;

use std::process::ExitCode;

use clap::Subcommand;

use crate::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum S3Command {
    /// Check that everything is stored that the buckets' records name.
    #[command(after_help = scrub::EXAMPLES)]
    Scrub(scrub::ScrubArguments),
    /// Show from the audit log what bucket keys save, or would save.
    #[command(after_help = savings::EXAMPLES)]
    Savings(savings::SavingsArguments),
    /// Put the data keys of a bucket's objects under another KMS key, in place.
    #[command(after_help = rewrap::EXAMPLES)]
    Rewrap(rewrap::RewrapBucketArguments),
    /// Give the bucket of parts to this installation, a copy of the one that had it.
    #[command(after_help = claim_parts::EXAMPLES)]
    ClaimParts(claim_parts::ClaimPartsArguments),
}

pub(crate) fn run(command: &S3Command) -> Result<ExitCode, Failure> {
    match command {
        S3Command::Scrub(arguments) => scrub::run(arguments),
        S3Command::Savings(arguments) => savings::run(arguments),
        S3Command::Rewrap(arguments) => rewrap::run(arguments),
        S3Command::ClaimParts(arguments) => claim_parts::run(arguments),
    }
}
