//! `bulla clock status` and `bulla clock confirm`.

use std::process::ExitCode;

use clap::Subcommand;
use model::duration;
use server::ClockStatus;

use crate::Failure;
use crate::account::{Output, Place};
use crate::out::{self, Unwritten};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show what the running service's clock is worth, and what waits for it.
    #[command(after_help = STATUS_EXAMPLES)]
    Status(Place),
    /// Take the clock as right: what is due by it is done, and what is known of time is set to it, also where that is earlier.
    #[command(after_help = CONFIRM_EXAMPLES)]
    Confirm(Place),
}

const STATUS_EXAMPLES: &str = "\
A clock that is far ahead of what the store and the audit log know is not believed at once: no key
is destroyed or rotated and no imported material expires by it until it has stayed so for a hold-off
of running time (--clock-hold-off of `bulla serve`). One that is behind makes the service not ready.

Examples:
  bulla clock status
  bulla clock status --output json | jq .hold_off_seconds_left";

const CONFIRM_EXAMPLES: &str = "\
Compare the clock with another first (`bulla clock status`, `date -u`): keys whose deletion date has
come by it are destroyed within a minute, for good. The audit log gets an entry, ConfirmClock.

Examples:
  bulla clock confirm
  bulla clock confirm --data-dir /var/lib/bulla

Exit status: 0 when the clock is taken as right; 1 when it is not.";

pub(crate) fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Status(place) => {
            let status = server::clock_status(&place.data_dir)?;
            match place.output {
                Output::Text => show(&status)?,
                Output::Json => out::line(serde_json::to_string_pretty(&status)?)?,
            }
        }
        Command::Confirm(place) => {
            let confirmed = server::confirm_clock(&place.data_dir)?;
            match place.output {
                Output::Text => out::line(format_args!(
                    "The clock is confirmed: it is {}. Known before was {}.",
                    confirmed.after, confirmed.before
                ))?,
                Output::Json => out::line(serde_json::to_string_pretty(&confirmed)?)?,
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(status: &ClockStatus) -> Result<(), Unwritten> {
    let ClockStatus { state, now, known, hold_off_seconds_left, waiting_keys, notice } = status;
    out::line(format_args!("state         {state}"))?;
    out::line(format_args!("clock         {now}"))?;
    out::line(format_args!("known         {known} (kept with the store and the audit log)"))?;
    if *hold_off_seconds_left > 0 {
        let left = std::time::Duration::from_secs(*hold_off_seconds_left);
        out::line(format_args!("hold-off      {} left", duration::text(left)))?;
    }
    out::line(format_args!("keys waiting  {waiting_keys}"))?;
    notice.iter().try_for_each(|notice| out::line(format_args!("\n{notice}")))
}
