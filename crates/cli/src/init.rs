//! `bulla init`.

use std::process::ExitCode;

use clap::ArgMatches;

use crate::settings::{Arguments, Settings};
use crate::{Failure, out};

/// Makes the data directory, so that its credentials can be handed out before the first start.
pub(crate) fn run(arguments: &Arguments, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let settings = Settings::resolve(arguments, matches)?;
    if arguments.print_config {
        out::text(&settings.table())?;
        // What is wrong with them is said here too.
        settings.config()?;
        return Ok(ExitCode::SUCCESS);
    }
    let made = server::init(settings.config()?)?;
    out::line(format_args!(
        "Made {} with the credentials of the account's root in {}.",
        made.data_dir.display(),
        made.credentials.display()
    ))?;
    let passphrase = settings.passphrase_flag();
    out::line(format_args!(
        "Next: bulla serve --data-dir {}{passphrase}",
        made.data_dir.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
