//! `bulla service`: identities with which programs call as AWS services.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Subcommand};
use server::ServiceListed;

use crate::Failure;
use crate::out::{self, OutputError};
use crate::settings::{Settings, SettingsArguments};

#[derive(Debug, Subcommand)]
pub(crate) enum ServiceCommand {
    /// Give a service an access key, in a file that AWS clients read; the first makes its identity.
    ///
    /// Anyone who has the key calls as the service: in its own name, and for users who have signed a request to it. A service has
    /// at most two; the file holds the newest.
    #[command(
        after_help = "Example:\n  bulla service create lambda.amazonaws.com --data-dir /var/lib/bulla",
        mut_args(of_service)
    )]
    Create {
        /// The service principal, such as lambda.amazonaws.com.
        name: String,
        #[command(flatten)]
        settings: SettingsArguments,
    },
    /// Show the services that have identities, and the ids of their access keys.
    #[command(
        after_help = "Example:\n  bulla service list --data-dir /var/lib/bulla",
        mut_args(of_service)
    )]
    List {
        #[command(flatten)]
        settings: SettingsArguments,
    },
    /// Take an access key from a service; the last one takes the service's identity with it.
    #[command(
        after_help = "Example:\n  bulla service delete lambda.amazonaws.com AKIA...",
        mut_args(of_service)
    )]
    Delete {
        /// The service principal.
        name: String,
        /// The id of the access key.
        access_key_id: String,
        #[command(flatten)]
        settings: SettingsArguments,
    },
}

/// The settings that these commands show in their help. The others are read, so that a settings file of `serve` can be named.
const SHOWN: [&str; 6] =
    ["name", "access_key_id", "data_dir", "config", "passphrase_file", "region"];

fn of_service(argument: Arg) -> Arg {
    let is_shown = SHOWN.contains(&argument.get_id().as_str());
    argument.hide(!is_shown)
}

pub(crate) fn run(command: &ServiceCommand, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let (ServiceCommand::Create { settings, .. }
    | ServiceCommand::List { settings }
    | ServiceCommand::Delete { settings, .. }) = command;
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    let resolved = Settings::resolve(settings, matches)?;
    if settings.print_config {
        out::text(&resolved.table())?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = resolved.config()?;
    match command {
        ServiceCommand::Create { name, .. } => {
            let made = server::create_service_key(config, name)?;
            out::line(format_args!("Made the access key {} of {name}.", made.access_key_id))?;
            out::line(format_args!(
                "Hand this file to the program that is to call as {name}, and to nobody else:"
            ))?;
            out::line(format_args!(
                "  AWS_SHARED_CREDENTIALS_FILE={}",
                made.credentials.display()
            ))?;
        }
        ServiceCommand::List { .. } => {
            list(&server::services(config)?)?;
        }
        ServiceCommand::Delete { name, access_key_id, .. } => {
            server::delete_service_key(config, name, access_key_id)?;
            out::line(format_args!("Deleted the access key {access_key_id} of {name}."))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the names of services, the times at which they were made, and the ids of their access keys.
fn list(services: &[ServiceListed]) -> Result<(), OutputError> {
    if services.is_empty() {
        return out::line("No services: `bulla service create NAME` makes one.");
    }
    let width = services.iter().map(|one| one.name.len()).max().unwrap_or_default();
    out::line(format_args!("{:width$}  {:24}  access keys", "service", "created"))?;
    for ServiceListed { name, created, access_keys } in services {
        let keys = access_keys.join(" ");
        out::line(format_args!("{name:width$}  {created:24}  {keys}"))?;
    }
    Ok(())
}
