//! `bulla s3 claim-parts`: gives the bucket of parts to a copy of the installation that had it.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::question;
use crate::settings::parse_bucket;
use crate::{Failure, out};

pub(crate) const EXAMPLES: &str = "\
The mark `bulla-parts` in the bucket says which installation the prefix belongs to. After a restore, or where the mark is lost, \
this installation has no claim to it and does not start. This command writes its claim there. The service must be stopped, \
and the installation that had the bucket must never run again with it: each would remove the other's parts. It notices the other \
claim, and removes nothing from then on.

Credentials and endpoint of the bucket come from the environment, as for `bulla serve`.

Examples:
  bulla s3 claim-parts s3://photos/bulla --data-dir /var/lib/bulla
  AWS_ENDPOINT_URL=https://minio:9000 bulla s3 claim-parts s3://photos/bulla --yes

Exit status: 0 when it is claimed; 1 when not; 2 when the arguments are wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct ClaimPartsArguments {
    /// The bucket and prefix, as `--s3-parts-bucket` names them.
    bucket: String,
    /// The data directory of the service.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: PathBuf,
    /// Do not ask for confirmation.
    #[arg(long)]
    yes: bool,
}

pub(crate) fn run(arguments: &ClaimPartsArguments) -> Result<ExitCode, Failure> {
    let ClaimPartsArguments { bucket, data_dir, yes } = arguments;
    let url = parse_bucket(bucket)?;
    let question = format!("Will no other installation use {url} again?");
    match if *yes { Some(true) } else { question::is_confirmed(&question)? } {
        Some(true) => {}
        Some(false) => return Err("the bucket was left as it is".into()),
        None => return Err("there is no terminal to ask on: add --yes if that is meant".into()),
    }
    server::claim_parts(data_dir, &url)?;
    out::line(format_args!("{url} belongs to the service of {} now.", data_dir.display()))?;
    Ok(ExitCode::SUCCESS)
}
