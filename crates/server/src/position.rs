//! The position of the audit log, as the store knows it.
//!
//! The log knows the newest revision of the store. Every change notes the log's position in the store, in the same transaction,
//! and while entries come it is noted at least every 10 s. So neither can be put back to an older copy, or removed, without the
//! other noticing at the next start. A crash can cut off only entries of the last 10 s that changed nothing. Neither notices if
//! both were put back together: for that, heads are kept elsewhere (`anchor`).
//!
//! The store notes the high-water mark of time with it, which the head of the log has too.

use std::time::Duration;

use audit::Opened;
use pipeline::{event, position_address};
use store::{Batch, Store};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::anchor::AnchorThreads;
use crate::server::Server;
use crate::start_error::StartError;

/// The interval between two checks for new entries.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The time from an entry to the note of its position: with a check before and a commit after it, within 10 s.
const NOTE_AFTER: Duration = Duration::from_secs(8);

/// Notes the position while entries come, until the signal to stop, and sends the head to the anchors each time. Measures running
/// time, whatever the time of day is.
pub(crate) async fn keep(
    service: &Server,
    anchors: &AnchorThreads,
    mut stop: watch::Receiver<bool>,
) {
    let mut noted = known(&*service.store).ok().flatten().unwrap_or(0);
    let mut since: Option<Instant> = None;
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
        let entries = service.log.statistics().entries;
        if entries <= noted {
            since = None;
            continue;
        }
        if since.get_or_insert_with(Instant::now).elapsed() < NOTE_AFTER {
            continue;
        }
        since = None;
        match note_now(service).await {
            Ok(()) => noted = entries,
            Err(error) => {
                tracing::warn!(%error, "how far the audit log is cannot be noted in the store; it is tried again");
            }
        }
        anchors.send(service.log.head(), service.clock.now());
    }
}

/// Notes the position. This change of the store has no entry, which would be one more to note.
pub(crate) async fn note_now(service: &Server) -> Result<(), StartError> {
    service.log.ready().await?;
    Ok(service.ledger().note_position().await?)
}

/// Records that the service stops. After a clean stop no entry can be cut off unnoticed, not even one of a request that changed
/// nothing.
pub(crate) async fn note_stop(service: &Server) -> Result<(), StartError> {
    service.log.check()?;
    service.log.note_clock(service.time.mark());
    let (account, now) = (service.account.to_string(), service.clock.now());
    let event = event::own_event("ServiceStopped", &service.region, &account, "null", now);
    service.ledger().change(Batch::default(), "stop", event, ()).await?.into_inner();
    Ok(())
}

/// Refuses a log that is behind its position in the store.
pub(crate) fn check(store: &dyn Store, opened: &Opened) -> Result<(), StartError> {
    match known(store)? {
        Some(known) if known > opened.seq => {
            Err(StartError::LogRolledBack { log: opened.seq, store: known })
        }
        _ => Ok(()),
    }
}

/// Returns the entry that the newest change notes; `None` before the first change.
pub(crate) fn known(store: &dyn Store) -> Result<Option<u64>, StartError> {
    let Some(record) = store.get(&position_address())? else {
        return Ok(None);
    };
    let digits = std::str::from_utf8(&record.bytes).ok();
    digits.and_then(|digits| digits.parse().ok()).map(Some).ok_or(StartError::Position)
}
