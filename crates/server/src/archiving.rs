//! Releases archived segments: the log takes the base that `bulla audit archive` has signed, after every segment before it was
//! copied and the copies were read back.
//!
//! The order allows a crash at any point. The base becomes durable first. Then the store notes it, in one commit with the note of
//! the entry, then the entry is written, then the segments are removed. A start that finds a base that the store does not know
//! records it. Files before the base are passed over, and removed by the next archiving. A store that knows a newer base than the
//! one found refuses the start: an older one was put back.

use std::sync::Arc;

use audit::{Log, Unrecorded};
use model::{AccountId, Region, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Store};

use crate::server::Server;
use crate::start_error::StartError;
use pipeline::Ledger;
use pipeline::event;

const KIND: &str = "audit-base";

fn address() -> Address {
    Address::new(KIND, "", "", "")
}

/// Makes the store forget the base, for a log that begins anew.
pub(crate) fn forget(batch: &mut Batch) {
    batch.delete(address());
}

/// The segments that the log has released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The number of files that were removed.
    pub segments: u64,
    /// The last entry that is in the archive only.
    pub last_entry: u64,
    /// The reason why a signed base does not fit the log, and was discarded.
    pub discarded: Option<String>,
}

/// Takes the base that was signed, if there is one, and completes an archiving that was broken off.
pub(crate) async fn release(service: &Server) -> Result<Released, StartError> {
    let log = Arc::clone(&service.log);
    let advanced = tokio::task::spawn_blocking(move || log.advance()).await;
    let discarded = match advanced.map_err(|ended| StartError::Thread(ended.into()))? {
        Err(unfit @ audit::AdvanceError::Unfit { .. }) => {
            service.log.discard_unfit()?;
            tracing::warn!(error = %unfit, "a base of the audit log that was signed and not taken is discarded");
            Some(unfit.to_string())
        }
        advanced => {
            advanced?;
            None
        }
    };
    // On a full disk the entry needs the room that the segments give back. The base tells what it is to say.
    let mut segments = match service.log.ready().await {
        Ok(()) => 0,
        Err(Unrecorded::Full) => service.log.remove_archived()?,
        Err(other) => return Err(other.into()),
    };
    let now = service.clock.now();
    check(&*service.store, &service.log, service.account, &service.region, now).await?;
    segments += service.log.remove_archived()?;
    Ok(Released { segments, last_entry: service.log.base().seq, discarded })
}

/// Refuses a base that is older than the one the store knows. Continues an archiving that a crash has broken off.
pub(crate) async fn check(
    store: &dyn Store,
    log: &Log,
    account: AccountId,
    region: &Region,
    now: Timestamp,
) -> Result<(), StartError> {
    let (found, known) = (log.base().generation, known(store)?);
    compare(found, known)?;
    if found > known {
        note(store, log, account, region, now).await?;
        tracing::info!(base = found, "the audit log begins after what was archived");
    }
    Ok(())
}

/// Refuses a base that is older than the one the store knows.
pub(crate) fn compare(found: u64, known: u64) -> Result<(), StartError> {
    match found < known {
        true => Err(StartError::BaseRolledBack { found, known }),
        false => Ok(()),
    }
}

/// Returns the number of the base that the store knows, or 0 if it knows none.
pub(crate) fn known(store: &dyn Store) -> Result<u64, StartError> {
    let Some(record) = store.get(&address())? else { return Ok(0) };
    let digits = std::str::from_utf8(&record.bytes).ok();
    digits.and_then(|digits| digits.parse().ok()).ok_or(StartError::Position)
}

/// Notes the base in the store and records it.
async fn note(
    store: &dyn Store,
    log: &Log,
    account: AccountId,
    region: &Region,
    now: Timestamp,
) -> Result<(), StartError> {
    let base = log.base();
    let event =
        event::own_event("ArchiveLog", region, &account.to_string(), base.details.get(), now);
    let mut batch = Batch::default();
    batch.put(address(), base.generation.to_string().into_bytes());
    Ledger::unserved(store, log).change(batch, "archive", event, ()).await?.into_inner();
    Ok(())
}
