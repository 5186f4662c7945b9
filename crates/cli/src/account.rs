//! `bulla account create` and `bulla account list`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use model::AccountId;
use server::NewAccount;

use crate::Failure;
use crate::out::{self, Output, OutputError};

#[derive(Debug, Subcommand)]
pub(crate) enum AccountCommand {
    /// Make an account in the running service, with a root user and its access key.
    #[command(after_help = CREATE_EXAMPLES)]
    Create {
        #[command(flatten)]
        place: Place,
        /// The account's 12 digits; random ones by default.
        #[arg(long, value_name = "ID", value_parser = account_id)]
        account_id: Option<AccountId>,
        /// The profile for the root's access key in DATA_DIR/credentials; the account id by default.
        #[arg(long, value_name = "NAME", value_parser = profile)]
        profile: Option<String>,
    },
    /// List the accounts of the running service.
    #[command(
        after_help = "Examples:\n  bulla account list\n  bulla account list --output json | jq -r '.accounts[].account_id'"
    )]
    List(Place),
}

const CREATE_EXAMPLES: &str = "\
The access key is written into DATA_DIR/credentials and shown nowhere else. Accounts see nothing \
of each other; a key is shared as in AWS, by its key policy and a policy of the other account.

Examples:
  bulla account create
  bulla account create --account-id 111122223333 --profile team-a \\
      --data-dir /var/lib/bulla
  export AWS_PROFILE=$(bulla account create --output json | jq -r .profile)

Exit status: 0 when the account is made; 1 when it is not; 2 when the arguments are wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct Place {
    /// The data directory of the running service.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    pub(crate) data_dir: PathBuf,
    /// The output, for people or for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub(crate) output: Output,
}

pub(crate) fn run(command: AccountCommand) -> Result<ExitCode, Failure> {
    match command {
        AccountCommand::Create { place, account_id, profile } => {
            let account_id = account_id.map(|id| id.to_string());
            let made = server::create_account(&place.data_dir, account_id, profile)?;
            match place.output {
                Output::Text => greet(&made)?,
                Output::Json => out::line(serde_json::to_string_pretty(&made)?)?,
            }
        }
        AccountCommand::List(Place { data_dir, output }) => list(&data_dir, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn account_id(text: &str) -> Result<AccountId, String> {
    AccountId::parse(text).ok_or_else(|| "it is no account id: take 12 digits".to_owned())
}

/// Checks a profile's name. The service decides in the end, for example on the length.
fn profile(text: &str) -> Result<String, String> {
    let is_safe = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if text.is_empty() || !text.chars().all(is_safe) {
        return Err("it is no profile name: take letters, digits, - _ and .".to_owned());
    }
    Ok(text.to_owned())
}

/// Prints how to use the account, as commands that work when pasted.
fn greet(made: &NewAccount) -> Result<(), OutputError> {
    let NewAccount { account_id, profile, credentials, endpoint, region } = made;
    let credentials = credentials.display();
    out::line(format_args!(
        "Made account {account_id}. The access key of its root is in profile {profile} of {credentials}."
    ))?;
    out::line("Paste this to make a key in it:\n")?;
    out::line(format_args!(
        "  AWS_SHARED_CREDENTIALS_FILE={credentials} aws --profile {profile} --endpoint-url {endpoint} --region {region} kms create-key\n"
    ))
}

fn list(data_dir: &Path, output: Output) -> Result<(), Failure> {
    let listed = server::list_accounts(data_dir)?;
    if output == Output::Json {
        out::line(serde_json::to_string_pretty(&listed)?)?;
        return Ok(());
    }
    out::line(format_args!("{:12}  {:24}  {:>6}  {:>6}", "account", "created", "users", "roles"))?;
    for account in &listed.accounts {
        let server::AccountListed { account_id, created, users, roles } = account;
        out::line(format_args!("{account_id:12}  {created:24}  {users:>6}  {roles:>6}"))?;
    }
    Ok(())
}
