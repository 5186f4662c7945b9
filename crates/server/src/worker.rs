//! Background work: deletes and rotates keys when their date has come, and deletes the grants of deleted keys.
//!
//! Dates count by [`keys::ConfirmedTime`]: a wrong clock destroys nothing.
//!
//! It does what is due and then waits for the next date, at most a minute, so that it does not miss a date that a request has
//! just set. Work that fails is logged, kept apart from the work of other keys, and tried again. Work that a request overtook is
//! looked at afresh.

use std::sync::Arc;
use std::time::Duration;

use keys::{ClockState, ConfirmedTime, State};
use kms::due::{self, KeyMaintenance};
use kms::records;
use model::{KeyArn, Timestamp};
use store::CommitError;
use tokio::sync::watch;

use crate::server::Server;
use crate::timekeeper::{ClockObservation, ClockReports};
use pipeline::{LedgerError, event};

/// The longest wait between two looks at what is due.
const WAIT_MAX: Duration = Duration::from_secs(60);
/// The shortest wait, if nothing could be done: a date that has come and finds no work must not keep a core busy.
const WAIT_MIN: Duration = Duration::from_secs(1);
/// The pieces of work between two checks of the signal to stop.
const AT_ONCE_MAX: usize = 100;
/// The keys whose work fails that one pass looks beyond.
const FAILED_MAX: usize = 1000;

/// Works until the signal to stop.
pub(crate) async fn run(service: Arc<Server>, mut stop: watch::Receiver<bool>) {
    let mut reports = ClockReports::default();
    loop {
        let observed = look_at_clock(&service, &mut reports).await;
        let mut wait = turn(&service).await;
        if let ClockState::HoldOff { left } = observed.state {
            wait = wait.min(left.max(WAIT_MIN));
        }
        if let Err(error) = service.store.forget_changes_through(service.log.recorded_through()) {
            tracing::error!(%error, "the store cannot drop changes that are recorded");
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = service.time.until_word() => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// Reports the state of the clock, and keeps the known time.
async fn look_at_clock(service: &Server, reports: &mut ClockReports) -> ClockObservation {
    let observed = service.time.observe();
    reports.report(&observed);
    if reports.is_keeping_due(&observed) {
        // A log that cannot be written says so itself.
        let _next_time = service.log.keep_clock(service.time.mark()).await;
    }
    observed
}

/// Does what is due, and returns how long to wait before the next look.
async fn turn(service: &Server) -> Duration {
    let Some(confirmed) = service.time.confirmed() else { return WAIT_MAX };
    match pass(service, &confirmed).await {
        Ok(true) => Duration::ZERO,
        Ok(false) => wait(service, &confirmed).max(WAIT_MIN),
        Err(error) => {
            tracing::error!(%error, "background work failed; it is tried again in a minute");
            WAIT_MAX
        }
    }
}

fn wait(service: &Server, confirmed: &ConfirmedTime) -> Duration {
    let next = service.aws.kms.key_cache.next_due().ok().flatten();
    next.map_or(WAIT_MAX, |next| next.since(confirmed.until()).min(WAIT_MAX))
}

/// Does what is due, up to a bound. Returns whether there may be more. A key whose work fails does not hold up the others.
pub(crate) async fn pass(service: &Server, confirmed: &ConfirmedTime) -> Result<bool, String> {
    let (mut failed, mut done) = (0, 0);
    loop {
        // What failed stays due, and stands first.
        let due = service.aws.kms.key_cache.due(confirmed.until(), failed + 1).map_err(internal)?;
        let Some(arn) = due.get(failed) else {
            return sweep(service, confirmed).await;
        };
        match work(service, arn, confirmed).await {
            Ok(true) => done += 1,
            Ok(false) => failed += 1,
            Err(error) => {
                failed += 1;
                tracing::error!(key = %arn, %error, "background work failed; it is tried again in a minute");
            }
        }
        if failed > FAILED_MAX {
            return Err(format!("{failed} keys have work that cannot be done"));
        }
        if done == AT_ONCE_MAX {
            return Ok(true);
        }
    }
}

/// Deletes grants of deleted keys, a batch for each. Returns whether there may be more. A key whose grants cannot be deleted does
/// not hold up the others.
async fn sweep(service: &Server, confirmed: &ConfirmedTime) -> Result<bool, String> {
    let sweeps = service.aws.kms.key_cache.sweeps(AT_ONCE_MAX).map_err(internal)?;
    let mut done = 0;
    for (arn, deleted) in &sweeps {
        let swept = match due::sweep(&service.aws.kms, arn, *deleted).map_err(internal) {
            Ok(work) => commit(service, arn, work, confirmed).await,
            Err(error) => Err(error),
        };
        match swept {
            Ok(_) => done += 1,
            Err(error) => {
                tracing::error!(key = %arn, %error, "its grants cannot be deleted; it is tried again in a minute");
            }
        }
    }
    if done == 0 && sweeps.len() == AT_ONCE_MAX {
        return Err(format!("{AT_ONCE_MAX} deleted keys have grants that cannot be deleted"));
    }
    // The grants of a key may take several batches.
    Ok(done > 0)
}

/// Returns whether the work was done. If not, it is looked at afresh in the next pass.
async fn work(service: &Server, arn: &KeyArn, confirmed: &ConfirmedTime) -> Result<bool, String> {
    let key_cache = &service.aws.kms.key_cache;
    let Some(entry) = key_cache.key(arn).map_err(internal)? else {
        return Err(format!("{arn} has work ahead and does not exist"));
    };
    match due::work(&service.aws.kms, &entry, confirmed).map_err(internal)? {
        Some(work) => commit(service, arn, work, confirmed).await,
        None => Ok(false),
    }
}

/// Returns whether the change was made. A request may have come first.
async fn commit(
    service: &Server,
    arn: &KeyArn,
    KeyMaintenance { event, batch, consequences }: KeyMaintenance,
    confirmed: &ConfirmedTime,
) -> Result<bool, String> {
    let now = confirmed.now();
    // What cannot be recorded is not done either.
    service.log.ready().await.map_err(|error| error.to_string())?;
    tracing::info!(key = %arn, event = event.name, "a date has come");
    let entry = event::internal_event(&event, None, now);
    let entry = event::with_consequences(entry, &consequences, None, now);
    let id = uuid::Uuid::new_v4().to_string();
    match service.ledger().change(batch, &id, entry, ()).await {
        Ok(_recorded) => Ok(true),
        // A request changed the key first. What is due then shows at the next look.
        Err(LedgerError::Commit(CommitError::Conflict(_))) => Ok(false),
        Err(error) => Err(error.to_string()),
    }
}

fn internal(error: model::Error) -> String {
    error.detail().map_or_else(|| error.to_string(), str::to_owned)
}

/// Returns how many keys have work whose date has come by the clock and is not confirmed, counted up to `limit`, and how many of
/// them are deleted.
pub(crate) fn waiting(service: &Server, limit: usize) -> (usize, usize) {
    let key_cache = &service.aws.kms.key_cache;
    let now = service.clock.now();
    let confirmed = service.time.confirmed().map_or(Timestamp::EPOCH, |time| time.until());
    let due = |until, limit| key_cache.due(until, limit).unwrap_or_default();
    // Those whose date is confirmed come first, and may be as many as are counted.
    let done = due(confirmed, limit).len();
    let waiting: Vec<_> = due(now, limit + done).into_iter().skip(done).collect();
    let goes = |arn: &&KeyArn| {
        let entry = key_cache.key(arn).ok().flatten();
        entry.is_some_and(
            |entry| matches!(entry.key.state(), State::PendingDeletion { date } if date <= now),
        )
    };
    (waiting.len(), waiting.iter().filter(goes).count())
}

/// Returns how many keys have work ahead, for the metrics.
pub(crate) fn ahead(service: &Server) -> u64 {
    service.store.count(&records::all_due()).unwrap_or(0)
}
