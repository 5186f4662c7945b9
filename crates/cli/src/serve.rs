//! `bulla serve`.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::ArgMatches;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::Failure;
use crate::log_limit::LineLimit;
use crate::out::{self, OutputError};
use crate::settings::{Settings, SettingsArguments};

/// Runs the service until SIGTERM or SIGINT.
pub(crate) fn run(
    arguments: &SettingsArguments,
    matches: &ArgMatches,
) -> Result<ExitCode, Failure> {
    let settings = Settings::resolve(arguments, matches)?;
    if arguments.print_config {
        out::text(&settings.table())?;
        // What is wrong with them is said here too.
        settings.config()?;
        return Ok(ExitCode::SUCCESS);
    }
    let limit = start_log(&settings)?;
    let kept_settings = Some(settings.to_toml());
    let config = server::Config { kept_settings, ..settings.config()? };
    let signals = server::StopSignals::listen().map_err(server::StartError::Thread)?;
    let running = server::start(config)?;
    // The service does not depend on who reads this.
    if let Err(error) = greet(&running) {
        tracing::warn!("{error}");
    }
    running.wait(signals);
    limit.tell();
    Ok(ExitCode::SUCCESS)
}

/// Starts the service's own log, with panics, and a few lines a second from each place.
fn start_log(settings: &Settings) -> Result<LineLimit, Failure> {
    let (level, json) = settings.log()?;
    let limit = LineLimit::default();
    limit.start()?;
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        // It would tell them on the same stream, and panic when that is closed.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    let log = tracing_subscriber::registry().with(LevelFilter::from_level(level));
    if json {
        log.with(lines.json().with_filter(limit.clone())).init();
    } else {
        log.with(lines.with_filter(limit.clone())).init();
    }
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a part of the service failed")));
    Ok(limit)
}

/// Prints how to use the service, as commands that work when pasted.
fn greet(running: &server::Running) -> Result<(), OutputError> {
    let (api, operations) = (running.api_url(), running.operations_url());
    let (credentials, region) = (running.credentials_path(), running.region());
    if running.is_first_start() {
        out::line(format_args!(
            "Made the account, its root access key and its root key in {}.",
            running.data_dir().display()
        ))?;
        out::line(
            "Keep a backup of it (`bulla backup`), and its seal key elsewhere: without both no ciphertext can be decrypted.\n",
        )?;
    }
    out::line(format_args!("Bulla serves AWS KMS at {api} (health and metrics at {operations})."))?;
    if !credentials.exists() {
        // A backup without the seal has no secrets.
        return out::line(format_args!(
            "{} does not exist, so this shows no command to paste. To get in as the account's root, stop and start again with \
             BULLA_ROOT_ACCESS_KEY_ID and BULLA_ROOT_SECRET_ACCESS_KEY.\n",
            credentials.display()
        ));
    }
    out::line("Paste this into another terminal to make a key:\n")?;
    out::line(format_args!(
        "  AWS_SHARED_CREDENTIALS_FILE={} aws --endpoint-url {api} --region {region} kms create-key\n",
        credentials.display()
    ))
}
