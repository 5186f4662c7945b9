//! `bulla clock status` and `bulla clock confirm`.

use std::process::ExitCode;

use clap::Subcommand;
use model::{Timestamp, duration};
use server::{ClockStatus, WAITING_KEYS_MAX};

use crate::account::Place;
use crate::out::{Output, OutputError};
use crate::{Failure, out, question};

#[derive(Debug, Subcommand)]
pub(crate) enum ClockCommand {
    /// Show the state of the running service's clock, and what waits for it.
    #[command(after_help = STATUS_EXAMPLES)]
    Status(Place),
    /// Take the clock as right: what is due by it is done, and the known time is set to it, even if that is earlier.
    #[command(after_help = CONFIRM_EXAMPLES)]
    Confirm {
        #[command(flatten)]
        place: Place,
        /// Do not ask for confirmation.
        #[arg(long)]
        yes: bool,
    },
}

const STATUS_EXAMPLES: &str = "\
A clock that is far ahead of what the store and the audit log know is not believed at once: no key \
is destroyed or rotated and no imported material expires by it until it has stayed so for a hold-off \
of running time (--clock-hold-off of `bulla serve`). One that is behind makes the service not ready.

Examples:
  bulla clock status
  bulla clock status --output json | jq .hold_off_seconds_left";

const CONFIRM_EXAMPLES: &str = "\
It shows what time the service believes and how many keys that would destroy, and asks. Compare the clock with \
another first: keys whose deletion date has come by it are destroyed within a minute, for good. The service refuses \
when its clock has been set since it was shown. The audit log gets an entry, ConfirmClock.

Examples:
  bulla clock confirm
  bulla clock confirm --data-dir /var/lib/bulla --yes

Exit status: 0 when the clock is taken as right; 1 when it is not; 2 when there is no terminal to ask on and no \
--yes, or the arguments are wrong.";

pub(crate) fn run(command: &ClockCommand) -> Result<ExitCode, Failure> {
    match command {
        ClockCommand::Status(place) => {
            let status = server::clock_status(&place.data_dir)?;
            match place.output {
                Output::Text => show(&status)?,
                Output::Json => out::line(serde_json::to_string_pretty(&status)?)?,
            }
        }
        ClockCommand::Confirm { place, yes } => return confirm(place, *yes),
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows what would be confirmed, asks, and makes the service take the time that was shown.
fn confirm(place: &Place, yes: bool) -> Result<ExitCode, Failure> {
    let status = server::clock_status(&place.data_dir)?;
    foretell(&status);
    let is_confirmed =
        if yes { Some(true) } else { question::is_confirmed("Is that the time now?")? };
    match is_confirmed {
        Some(true) => {}
        Some(false) => return Err("the clock was not confirmed".into()),
        None => {
            out::tell(
                "bulla: there is no terminal to ask on: add --yes if that is meant; the clock was not confirmed",
            );
            return Ok(ExitCode::from(2));
        }
    }
    let confirmed = server::confirm_clock(&place.data_dir, &status.now)?;
    match place.output {
        Output::Text => out::line(format_args!(
            "The clock is confirmed: it is {}. Known before was {}.",
            confirmed.after, confirmed.before
        ))?,
        Output::Json => out::line(serde_json::to_string_pretty(&confirmed)?)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what a confirmation would do.
fn foretell(status: &ClockStatus) {
    let ClockStatus { now, known, waiting_keys, waiting_deletions, .. } = status;
    let time = |text: &str| Timestamp::from_iso8601(text).unwrap_or(Timestamp::EPOCH);
    let (ahead, behind) = (time(now).since(time(known)), time(known).since(time(now)));
    out::tell(format_args!("The service's clock says that it is {now}."));
    match behind.is_zero() {
        true => out::tell(format_args!("Known is {known}: {} less.", duration::text(ahead))),
        false => out::tell(format_args!(
            "Known is {known}: that would be set back by {}.",
            duration::text(behind)
        )),
    }
    let most = if *waiting_keys >= WAITING_KEYS_MAX { "at least " } else { "" };
    match (waiting_keys, waiting_deletions) {
        (0, _) => out::tell("No key waits for a date that has come by it."),
        (keys, deletions) => out::tell(format_args!(
            "Keys that wait for a date that has come by it: {most}{keys}. Of these are destroyed within a minute, for good: \
             {deletions}; the others rotate or lose imported material."
        )),
    }
}

fn show(status: &ClockStatus) -> Result<(), OutputError> {
    let ClockStatus {
        state,
        now,
        known,
        hold_off_seconds_left,
        waiting_keys,
        waiting_deletions,
        notice,
    } = status;
    out::line(format_args!("state         {state}"))?;
    out::line(format_args!("clock         {now}"))?;
    out::line(format_args!("known         {known} (kept with the store and the audit log)"))?;
    if *hold_off_seconds_left > 0 {
        let left = std::time::Duration::from_secs(*hold_off_seconds_left);
        out::line(format_args!("hold-off      {} left", duration::text(left)))?;
    }
    out::line(format_args!(
        "keys waiting  {waiting_keys}, of these {waiting_deletions} to be destroyed"
    ))?;
    notice.iter().try_for_each(|notice| out::line(format_args!("\n{notice}")))
}
