//! After a crash: the store and the audit log are brought together again.

use audit::{Log, Opened};
use model::{AccountId, Region, Timestamp};
use store::Store;

use super::StartError;
use pipeline::Ledger;
use pipeline::event;

/// The changes that are read from the store's feed at once. After a crash there are a few.
const UNRECORDED_AT_ONCE: usize = 1_000;

/// Proves that the store and the audit log belong together, and adds the entries that a crash kept from being written.
pub(crate) async fn reconcile(
    store: &dyn Store,
    log: &Log,
    opened: &Opened,
    account: AccountId,
    region: &Region,
    now: Timestamp,
) -> Result<(), StartError> {
    let revision = store.revision()?;
    if revision < opened.revision {
        return Err(StartError::RolledBack { store: revision.0, log: opened.revision.0 });
    }
    if opened.lost > 0 || opened.discarded > 0 {
        let details = format!(
            r#"{{"lastEntry":{},"lostEntries":{},"discardedEntries":{}}}"#,
            opened.seq, opened.lost, opened.discarded
        );
        let account = account.to_string();
        let event = event::own_event("LogRecovered", region, &account, &details, now);
        Ledger::unserved(store, log).record(event, ()).await?.into_inner();
        tracing::warn!(
            lost = opened.lost,
            discarded = opened.discarded,
            "entries that were never acknowledged were dropped from the audit log after a crash"
        );
    }
    let mut added = 0;
    let mut from = log.recorded_through();
    loop {
        let unrecorded = store.changes_since(from, UNRECORDED_AT_ONCE)?;
        let Some(last) = unrecorded.last() else { break };
        from = last.revision;
        added += log.repair(unrecorded).await?;
    }
    if added > 0 {
        tracing::warn!(
            added,
            "changes that committed just before a crash were added to the audit log"
        );
    }
    // The feed has every change whose entry the log did not have when it was last trimmed.
    if store.revision()? > log.recorded_through() {
        return Err(StartError::LacksChange {
            revision: log.recorded_through().0.saturating_add(1),
        });
    }
    store.forget_changes_through(log.recorded_through())?;
    Ok(())
}
