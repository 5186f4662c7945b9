//! The operator's two requests about the clock over the control socket: to report its state, and to take it as right.

use std::path::Path;
use std::time::Duration;

use keys::ClockState;
use model::Timestamp;
use serde::{Deserialize, Serialize};
use store::Batch;

use crate::control_client::{ControlError, ask};
use crate::control_request::{ControlRefusal, ControlRequest};
use crate::server::Server;
use crate::start_error::StartError;
use crate::timekeeper::{ClockObservation, OperatorWord};
use crate::worker;
use pipeline::event;

/// The largest number of keys that are counted.
pub const WAITING_KEYS_MAX: usize = 1_000;
/// The largest difference between the clock and the time that the operator was shown: it went on while the operator thought.
const SHOWN_MAX: Duration = Duration::from_secs(2 * 60);

/// The state of a clock.
#[derive(Debug, Serialize, Deserialize)]
pub struct ClockStatus {
    /// `confirmed`, `hold-off` or `behind`.
    pub state: String,
    /// The time that the clock shows, such as `2026-08-10T22:38:27Z`.
    pub now: String,
    /// The time that has certainly come, as the store and the audit log keep it.
    pub known: String,
    /// The running time until the clock is confirmed, in seconds.
    pub hold_off_seconds_left: u64,
    /// The keys with a date that has come by the clock and is not confirmed. At most 1,000 are counted.
    pub waiting_keys: usize,
    /// The keys among them that are destroyed once that time is confirmed.
    pub waiting_deletions: usize,
    /// The meaning and what to do. `None` while there is nothing to do.
    pub notice: Option<String>,
}

/// A clock that was taken as right.
#[derive(Debug, Serialize, Deserialize)]
pub struct ClockConfirmed {
    /// The time that was known before.
    pub before: String,
    /// The time that is known now.
    pub after: String,
}

/// Returns the state of the clock of the service that runs on `data_dir`.
///
/// # Errors
/// [`ControlError`].
pub fn clock_status(data_dir: &Path) -> Result<ClockStatus, ControlError> {
    ask(data_dir, &ControlRequest::ClockStatus {})
}

/// Makes the service that runs on `data_dir` take its clock as right, which was `shown` to the operator.
///
/// # Errors
/// [`ControlError`].
pub fn confirm_clock(data_dir: &Path, shown: &str) -> Result<ClockConfirmed, ControlError> {
    ask(data_dir, &ControlRequest::ConfirmClock { shown: shown.to_owned() })
}

pub(crate) fn status(service: &Server) -> ClockStatus {
    let observed = service.time.observe();
    let ClockObservation { now, known, state, .. } = observed;
    let state = match state {
        ClockState::Confirmed => "confirmed",
        ClockState::HoldOff { .. } => "hold-off",
        ClockState::Behind => "behind",
    };
    let (waiting_keys, waiting_deletions) = worker::waiting(service, WAITING_KEYS_MAX);
    ClockStatus {
        state: state.to_owned(),
        now: now.to_string(),
        known: known.to_string(),
        hold_off_seconds_left: observed.hold_off_left().as_secs(),
        waiting_keys,
        waiting_deletions,
        notice: observed.notice(),
    }
}

/// Sets the mark to the clock, even if that lowers it. It counts once it is durable, with its entry. What is due is then done
/// within a minute.
pub(crate) async fn confirm(
    service: &Server,
    shown: &str,
) -> Result<ClockConfirmed, ControlRefusal> {
    // What cannot be recorded is not done either.
    service.log.ready().await.map_err(ControlRefusal::failed)?;
    let word = service.time.word();
    check(&word, shown, service.clock.earliest()).map_err(ControlRefusal::request)?;
    take(service, word).await.map_err(ControlRefusal::failed)
}

/// Refuses to confirm a time other than the one that the operator was shown, or one that is impossible.
fn check(word: &OperatorWord, shown: &str, earliest: Timestamp) -> Result<(), String> {
    let now = word.after.known;
    let seen = Timestamp::from_iso8601(shown).ok_or_else(|| format!("`{shown}` is no time"))?;
    if now.since(seen).max(seen.since(now)) > SHOWN_MAX {
        return Err(format!(
            "the clock says {now}, and {seen} was to be confirmed: run `bulla clock confirm` again"
        ));
    }
    match now < earliest {
        true => Err(format!(
            "the clock says {now}, and this program was not there before {earliest}: set the clock right"
        )),
        false => Ok(()),
    }
}

async fn take(service: &Server, word: OperatorWord) -> Result<ClockConfirmed, StartError> {
    let OperatorWord { before, after, .. } = word;
    let (before, known) = (before.known.to_string(), after.known.to_string());
    let details = serde_json::json!({ "before": before, "after": known }).to_string();
    let (account, now) = (service.account.to_string(), after.known);
    let event = event::own_event("ConfirmClock", &service.region, &account, &details, now);
    let mut batch = Batch::default();
    batch.put(pipeline::clock_mark_address(), pipeline::clock_mark(after));
    let take = || {
        service.time.take(&word);
        service.log.note_clock(service.time.mark());
    };
    let recorded = service.ledger().change_and(batch, "operator", event, (), take).await?;
    recorded.into_inner();
    Ok(ClockConfirmed { before, after: known })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::{Clock, ManualClock};
    use crate::timekeeper::Timekeeper;

    #[test]
    fn only_the_time_that_was_shown_is_taken() {
        let now = Timestamp::from_iso8601("2026-08-10T22:38:27Z").unwrap();
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::new(now));
        let word = Timekeeper::at_its_word(clock).word();
        for shown in ["2026-08-10T22:38:27Z", "2026-08-10T22:36:28Z", "2026-08-10T22:40:26Z"] {
            assert_eq!(check(&word, shown, Timestamp::EPOCH), Ok(()), "{shown}");
        }
        for shown in ["2026-08-10T22:36:26Z", "2026-08-10T22:40:28Z", "2036-08-10T22:38:27Z", ""] {
            assert!(check(&word, shown, Timestamp::EPOCH).is_err(), "{shown}");
        }
        let refused = check(&word, "2026-08-10T22:38:27Z", now.plus(Duration::from_secs(1)));
        assert!(refused.unwrap_err().contains("was not there before"));
    }
}
