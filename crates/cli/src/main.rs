//! `bulla`: the key service and its tools in one binary.

mod account;
mod audit_archive;
mod audit_log;
mod backup;
mod client_certificate;
mod clock;
mod cost;
mod init;
mod inspect;
mod log_events;
mod log_limit;
mod log_location;
mod message;
mod money;
mod out;
mod plot;
mod policy_explain;
mod policy_question;
mod policy_simulate;
mod printable;
mod progress;
mod question;
mod recorded_decision;
mod repair;
mod s3;
mod serve;
mod service;
mod settings;
mod table;
mod usage;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A key management service that speaks AWS KMS.
#[derive(Debug, Parser)]
#[command(name = "bulla", version, after_help = EXAMPLES, subcommand_required = true)]
struct BullaArguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  bulla serve                                   serve from ./bulla-data
  bulla serve --data-dir /var/lib/bulla --listen 0.0.0.0:3500
  bulla serve --print-config                    show every setting
  bulla backup /backup/bulla-today              copy all while it runs
  bulla account create                          make another account
  bulla clock status                            show how far it is trusted
  bulla audit verify --data-dir /var/lib/bulla  prove the log is whole
  bulla audit tail --data-dir /var/lib/bulla    read the newest entries
  bulla audit archive --to /mnt/archive         move old segments elsewhere
  bulla cost --by key                           what it costs this month
  bulla service create lambda.amazonaws.com     let a program be a service
  bulla encrypt -k alias/backup -o x.enc x      encrypt a file of any length
  bulla policy explain --request-id ID          say why it was refused
  bulla policy simulate --key ARN --policy FILE what a change would do";

const SERVE_EXAMPLES: &str = "\
Examples:
  bulla serve
  bulla serve --data-dir /var/lib/bulla --listen 0.0.0.0:3500 --log-format json
  bulla serve --tls-cert /etc/bulla/cert.pem --tls-key /etc/bulla/key.pem
  BULLA_QUOTAS=aws bulla serve --passphrase-file /run/secrets/bulla
  bulla serve --unproven-entries-per-second 1 --disk-reserve-mib 1024
  bulla serve --config /etc/bulla.toml --print-config";

const INIT_EXAMPLES: &str = "\
Examples:
  bulla init --data-dir /var/lib/bulla
  bulla init --tls-self-signed                  with a certificate for a first try
  bulla init --tls-self-signed=kms.internal,10.0.0.5
  bulla init --data-dir /var/lib/bulla --account-id 210987654321 \\
      --passphrase-file /run/secrets/bulla";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the service.
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(settings::SettingsArguments),
    /// Make a data directory, its root key and its root access key, and stop.
    #[command(after_help = INIT_EXAMPLES)]
    Init(init::InitArguments),
    /// Make a verified copy of store, audit log, key hierarchy and settings, while the service runs.
    #[command(after_help = backup::BACKUP_EXAMPLES)]
    Backup(backup::BackupArguments),
    /// Make a data directory from a backup.
    #[command(after_help = backup::RESTORE_EXAMPLES)]
    Restore(backup::RestoreArguments),
    /// Show what a data directory that does not start lacks, and let it start without that.
    #[command(after_help = repair::EXAMPLES)]
    Repair(repair::RepairArguments),
    /// Make and list accounts.
    #[command(
        subcommand,
        after_help = "Examples:\n  bulla account create --profile team-a\n  bulla account list"
    )]
    Account(account::AccountCommand),
    /// Show the state of the service's clock, and confirm it.
    #[command(subcommand, after_help = "Examples:\n  bulla clock status\n  bulla clock confirm")]
    Clock(clock::ClockCommand),
    /// Read and verify the audit log.
    #[command(
        subcommand,
        after_help = "Examples:\n  bulla audit tail --follow | jq .eventName\n  bulla audit verify\n  bulla audit archive --to /mnt/archive/bulla --keep-days 90"
    )]
    Audit(audit_log::AuditCommand),
    /// Explain why requests are allowed or refused, and what a changed policy would do.
    #[command(
        subcommand,
        after_help = "Examples:\n  bulla policy explain --request-id \"$ID\"\n  bulla policy simulate --key \"$KEY_ARN\" --policy new.json"
    )]
    Policy(policy_explain::PolicyCommand),
    /// Check what is stored of S3's objects, show what bucket keys save, and put objects under another KMS key.
    #[command(
        subcommand,
        after_help = "Examples:\n  bulla s3 scrub\n  bulla s3 savings --days 30\n  bulla s3 rewrap photos --key-id alias/new"
    )]
    S3(s3::S3Command),
    /// Show what the use of keys costs at AWS's prices, or at others.
    #[command(after_help = cost::EXAMPLES)]
    Cost(cost::CostArguments),
    /// Look after the counts of requests.
    #[command(subcommand, after_help = "Example:\n  bulla usage rebuild --data-dir /var/lib/bulla")]
    Usage(usage::UsageCommand),
    /// Let programs call as AWS services.
    #[command(
        subcommand,
        after_help = "Examples:\n  bulla service create lambda.amazonaws.com\n  bulla service list"
    )]
    Service(service::ServiceCommand),
    /// Encrypt a file, a directory or a pipe of any length, as a message of the AWS Encryption SDK.
    #[command(after_help = message::ENCRYPT_EXAMPLES)]
    Encrypt(message::EncryptArguments),
    /// Decrypt messages of the AWS Encryption SDK.
    #[command(after_help = message::DECRYPT_EXAMPLES)]
    Decrypt(message::DecryptArguments),
    /// Encrypt messages anew, under other keys.
    #[command(after_help = message::REWRAP_EXAMPLES)]
    Rewrap(message::RewrapArguments),
    /// Describe an encrypted file, without any key.
    #[command(after_help = inspect::EXAMPLES)]
    Inspect(inspect::InspectArguments),
    /// Print a completion script for a shell.
    #[command(after_help = "Example:\n  bulla completions bash > /etc/bash_completion.d/bulla")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

fn main() -> ExitCode {
    // Before any secret exists.
    if let Err(error) = secret::harden_process() {
        out::tell(format_args!(
            "bulla: {error}; refusing to hold keys in a process that can be dumped"
        ));
        return ExitCode::FAILURE;
    }
    let matches = BullaArguments::command().get_matches();
    let arguments = match BullaArguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let sub_matches = matches.subcommand().map(|(_, matches)| matches);
    let result = match (arguments.command, sub_matches) {
        (Command::Serve(arguments), Some(matches)) => serve::run(&arguments, matches),
        (Command::Init(arguments), Some(matches)) => init::run(&arguments, matches),
        (Command::Service(command), Some(matches)) => service::run(&command, matches),
        (Command::Backup(arguments), _) => backup::backup(&arguments),
        (Command::Restore(arguments), _) => backup::restore(&arguments),
        (Command::Repair(arguments), _) => repair::run(&arguments),
        (Command::Account(command), _) => account::run(command),
        (Command::Clock(command), _) => clock::run(&command),
        (Command::Audit(command), _) => audit_log::run(&command),
        (Command::Policy(command), _) => policy_explain::run(&command),
        (Command::S3(command), _) => s3::run(&command),
        (Command::Cost(arguments), _) => cost::run(&arguments),
        (Command::Usage(command), _) => usage::run(&command),
        (Command::Encrypt(arguments), _) => message::encrypt(&arguments),
        (Command::Decrypt(arguments), _) => message::decrypt(&arguments),
        (Command::Rewrap(arguments), _) => message::rewrap(&arguments),
        (Command::Inspect(arguments), _) => inspect::run(&arguments),
        (Command::Completions { shell }, _) => completions(shell),
        (Command::Serve(_) | Command::Init(_) | Command::Service(_), None) => {
            Err("no arguments".into())
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => end(error.as_ref()),
    }
}

type Failure = Box<dyn std::error::Error>;

/// Reports why a command failed, unless it failed because its reader is gone.
fn end(error: &(dyn std::error::Error + 'static)) -> ExitCode {
    let unread = error.downcast_ref::<out::OutputError>().and_then(out::OutputError::exit_code);
    if let Some(code) = unread {
        return code;
    }
    let failed = error.downcast_ref::<message::CommandError>();
    if failed.is_some_and(message::CommandError::reader_is_gone) {
        return ExitCode::from(out::READER_GONE);
    }
    report(error);
    failed.map_or(ExitCode::FAILURE, message::CommandError::exit_code)
}

/// Prints the error and its causes, a line each.
fn report(error: &dyn std::error::Error) {
    for (line, text) in model::error::texts(error).into_iter().enumerate() {
        let begin = if line == 0 { "bulla" } else { "  because" };
        out::tell(format_args!("{begin}: {text}"));
    }
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut BullaArguments::command(), "bulla", &mut script);
    out::text(&String::from_utf8(script)?)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        BullaArguments::command().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_has_an_example() {
        fn without<'a>(command: &'a clap::Command, found: &mut Vec<&'a str>) {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            if !after.contains("Example") || !after.contains("\n  bulla ") {
                found.push(command.get_name());
            }
            command.get_subcommands().for_each(|one| without(one, found));
        }
        let (command, mut found) = (BullaArguments::command(), Vec::new());
        without(&command, &mut found);
        assert_eq!(found, Vec::<&str>::new());
    }
}
