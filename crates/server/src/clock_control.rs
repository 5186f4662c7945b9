//! What the operator asks of the clock over the control socket: what it is worth, and to take it as right.

use std::path::Path;

use keys::ClockState;
use serde::{Deserialize, Serialize};
use store::Batch;

use crate::control::{Asked, ControlError, ask};
use crate::event;
use crate::position;
use crate::service::Service;
use crate::start::StartError;
use crate::timekeeper::{self, ClockObservation, OperatorWord};
use crate::worker;

/// Keys that are counted.
const WAITING_KEYS_MAX: usize = 1_000;

/// What a clock is worth.
#[derive(Debug, Serialize, Deserialize)]
pub struct ClockStatus {
    /// `confirmed`, `hold-off` or `behind`.
    pub state: String,
    /// What the clock says, such as `2026-08-10T22:38:27Z`.
    pub now: String,
    /// The time that has certainly come, as the store and the audit log keep it.
    pub known: String,
    /// The running time until the clock is confirmed, in seconds.
    pub hold_off_seconds_left: u64,
    /// Keys with a date that has come by the clock and is not confirmed; at most 1,000 are counted.
    pub waiting_keys: usize,
    /// What it means and what to do; `None` while there is nothing to do.
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

/// What the clock of the service that runs on `data_dir` is worth.
///
/// # Errors
/// [`ControlError`].
pub fn clock_status(data_dir: &Path) -> Result<ClockStatus, ControlError> {
    ask(data_dir, &Asked::ClockStatus {})
}

/// Has the service that runs on `data_dir` take its clock as right.
///
/// # Errors
/// [`ControlError`].
pub fn confirm_clock(data_dir: &Path) -> Result<ClockConfirmed, ControlError> {
    ask(data_dir, &Asked::ConfirmClock {})
}

pub(crate) fn status(service: &Service) -> ClockStatus {
    let observed = service.time.observe();
    let ClockObservation { now, known, state, .. } = observed;
    let state = match state {
        ClockState::Confirmed => "confirmed",
        ClockState::HoldOff { .. } => "hold-off",
        ClockState::Behind => "behind",
    };
    ClockStatus {
        state: state.to_owned(),
        now: now.to_string(),
        known: known.to_string(),
        hold_off_seconds_left: observed.hold_off_left().as_secs(),
        waiting_keys: worker::waiting(service, WAITING_KEYS_MAX),
        notice: observed.notice(),
    }
}

/// Sets the mark to the clock, also where that lowers it. It counts when it is durable, with its entry; what is due is
/// then done within a minute.
pub(crate) async fn confirm(service: &Service) -> Result<ClockConfirmed, StartError> {
    // What cannot be recorded is not done either.
    service.log.ready().await?;
    let word = service.time.word();
    let OperatorWord { before, after, .. } = word;
    let (before, known) = (before.known.to_string(), after.known.to_string());
    let details = serde_json::json!({ "before": before, "after": known }).to_string();
    let (account, now) = (service.account.to_string(), after.known);
    let event = event::own_event("ConfirmClock", &service.region, &account, &details, now);
    let mut batch = Batch::default();
    position::note(&mut batch, &service.log);
    batch.put(timekeeper::address(), timekeeper::record(after));
    let batch = batch.noted("operator", event.to_note());
    let committed = store::commit(&*service.store, batch, ()).await.map_err(|(error, ())| error)?;
    service.time.take(&word);
    service.log.note_clock(service.time.mark());
    service.log.record(committed, event).await?.into_inner();
    Ok(ClockConfirmed { before, after: known })
}
