//! How far the audit log is, as the store knows it.
//!
//! The log knows the newest revision of the store; every change notes in the store, in the same transaction, how far the
//! log is. So neither can be put back to an older copy, or removed, without the other noticing at the next start. What
//! both cannot notice is that both were put back together: for that, keep the head that `bulla audit verify` prints
//! elsewhere.

use audit::{Log, Opened};
use store::{Address, Batch, Store};

use crate::event;
use crate::service::Service;
use crate::start::StartError;

const KIND: &str = "audit-position";

fn address() -> Address {
    Address::new(KIND, "", "", "")
}

/// Adds to a change how far the log is.
pub(crate) fn note(batch: &mut Batch, log: &Log) {
    batch.put(address(), log.statistics().entries.to_string().into_bytes());
}

/// Records that the service stops, so that after a clean stop no entry can be cut off unnoticed, not even of a request
/// that changed nothing.
pub(crate) async fn note_stop(service: &Service) -> Result<(), StartError> {
    service.log.check()?;
    let (account, now) = (service.account.to_string(), service.clock.now());
    let event = event::own_event("ServiceStopped", &service.region, &account, "null", now);
    let mut batch = Batch::default();
    note(&mut batch, &service.log);
    let batch = batch.noted("stop", event.to_note());
    let committed = store::commit(&*service.store, batch, ()).await.map_err(|(error, ())| error)?;
    service.log.record(committed, event).await?.into_inner();
    Ok(())
}

/// Refuses a log that is behind what the store knows of it.
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
    let Some(record) = store.get(&address())? else {
        return Ok(None);
    };
    let digits = std::str::from_utf8(&record.bytes).ok();
    digits.and_then(|digits| digits.parse().ok()).map(Some).ok_or(StartError::Position)
}
