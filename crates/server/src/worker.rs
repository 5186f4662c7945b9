//! Background work: deletes and rotates keys when their date has come, and deletes the grants of deleted keys.
//!
//! It looks at what is due and then waits for the next date, at most a minute, so that a date that a request has just
//! set is not missed. Work that fails is logged and tried again; work that a request overtook is looked at afresh.

use std::sync::Arc;
use std::time::Duration;

use model::{KeyArn, Timestamp};
use operations::due::{self, Work};
use operations::records;
use store::CommitError;
use tokio::sync::watch;

use crate::event;
use crate::service::Service;

/// The longest wait between two looks at what is due.
const WAIT_MAX: Duration = Duration::from_secs(60);
/// Pieces of work between two looks at the signal to stop.
const AT_ONCE_MAX: usize = 100;

/// Works until it is told to stop.
pub(crate) async fn run(service: Arc<Service>, mut stop: watch::Receiver<bool>) {
    loop {
        let now = service.clock.now();
        let wait = match pass(&service, now).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => wait(&service, now),
            Err(error) => {
                tracing::error!(%error, "background work failed; it is tried again in a minute");
                WAIT_MAX
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

fn wait(service: &Service, now: Timestamp) -> Duration {
    let next = service.environment.directory.next_due().ok().flatten();
    next.map_or(WAIT_MAX, |next| next.since(now).min(WAIT_MAX))
}

/// Does what is due, up to a bound; says whether there may be more.
pub(crate) async fn pass(service: &Service, now: Timestamp) -> Result<bool, String> {
    let directory = &service.environment.directory;
    let due = directory.due(now, AT_ONCE_MAX).map_err(internal)?;
    for arn in &due {
        work(service, arn, now).await?;
    }
    let sweeps = directory.sweeps(AT_ONCE_MAX).map_err(internal)?;
    for (arn, deleted) in &sweeps {
        let work = due::sweep(&service.environment, arn, *deleted).map_err(internal)?;
        commit(service, arn, work, now).await?;
    }
    // The grants of a key may take several batches.
    Ok(due.len() == AT_ONCE_MAX || !sweeps.is_empty())
}

async fn work(service: &Service, arn: &KeyArn, now: Timestamp) -> Result<(), String> {
    let directory = &service.environment.directory;
    let Some(entry) = directory.key(arn).map_err(internal)? else {
        return Err(format!("{arn} has work ahead and does not exist"));
    };
    match due::work(&service.environment, &entry, now).map_err(internal)? {
        Some(work) => commit(service, arn, work, now).await,
        None => Ok(()),
    }
}

async fn commit(
    service: &Service,
    arn: &KeyArn,
    Work { event, batch }: Work,
    now: Timestamp,
) -> Result<(), String> {
    tracing::info!(key = %arn, ?event, "a date has come");
    let entry = event::service_event(arn, &event, now);
    let changed = batch.addresses();
    let batch = batch.noted(&uuid::Uuid::new_v4().to_string(), entry.to_json());
    let committed = store::commit(&*service.store, batch, ()).await;
    service.environment.directory.forget(&changed);
    match committed {
        Ok(committed) => {
            service.log.record(committed, entry).await.map(drop).map_err(|error| error.to_string())
        }
        // A request changed the key first. What is due then shows at the next look.
        Err((CommitError::Conflict(_), ())) => Ok(()),
        Err((error, ())) => Err(error.to_string()),
    }
}

fn internal(error: model::Error) -> String {
    error.detail().map_or_else(|| error.to_string(), str::to_owned)
}

/// How many keys have work ahead, for the metrics.
pub(crate) fn ahead(service: &Service) -> u64 {
    service.store.count(&records::all_due()).unwrap_or(0)
}
