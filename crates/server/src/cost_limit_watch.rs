//! Monthly budgets (`bulla cost limits`): the operator sets them, and a thread of its own looks every five minutes, and after each change,
//! whether the bill of the month or its forecast has passed one. Then a metric says so, and once a month the webhook of the limit is
//! told, and the audit log.
//!
//! | limit | value |
//! |---|---|
//! | budgets | 100 |
//! | time between two looks | 5 min |
//! | attempts to tell a webhook in one look | 3, 1 s and 2 s apart; a host that failed so is left alone until the next look |
//! | one attempt | 5 s |

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use pipeline::event;
use store::Batch;
use tokio::sync::watch;
use usage::Hour;

use crate::cost_limits::{
    self, Bills, CostLimit, CostLimitListed, CostLimitScope, NewCostLimit, WebhookUrl,
};
use crate::issuer_keys::Poster;
use crate::server::Server;
use crate::start_error::StartError;

/// The pause between two looks at what was used.
const LOOK_EVERY: Duration = Duration::from_mins(5);
/// The pauses between the attempts to tell a webhook.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(2)];

/// Sets a budget, or another one for the same scope.
pub(crate) async fn set(
    service: &Server,
    new: &NewCostLimit,
) -> Result<CostLimitListed, StartError> {
    let limit = CostLimit::new(new, &service.limits.allowed)?;
    let _turn = service.limits.turn.lock().await;
    let batch = cost_limits::put(&*service.store, &limit)?;
    let listed = limit.listed();
    let details = serde_json::to_string(&listed).unwrap_or_default();
    record(service, batch, "SetCostLimit", &details).await?;
    service.limits.changed.notify_one();
    Ok(listed)
}

/// Removes the budget of a scope.
pub(crate) async fn remove(service: &Server, scope: &CostLimitScope) -> Result<(), StartError> {
    let _turn = service.limits.turn.lock().await;
    let batch = cost_limits::delete(&*service.store, scope)?;
    let details = serde_json::json!({ "account": scope }).to_string();
    record(service, batch, "RemoveCostLimit", &details).await?;
    service.limits.changed.notify_one();
    Ok(())
}

/// Returns all budgets.
pub(crate) fn list(service: &Server) -> Result<Vec<CostLimitListed>, StartError> {
    Ok(cost_limits::all(&*service.store)?.iter().map(CostLimit::listed).collect())
}

async fn record(
    service: &Server,
    batch: Batch,
    what: &str,
    details: &str,
) -> Result<(), StartError> {
    let account = service.account.to_string();
    let event = event::own_event(what, &service.region, &account, details, service.clock.now());
    service.ledger().change(batch, "operator", event, ()).await?.into_inner();
    Ok(())
}

/// Watches over budgets on a thread of its own, until the signal to stop.
///
/// # Errors
/// The thread or its runtime could not be made.
pub(crate) fn watch(
    service: Arc<Server>,
    mut stop: watch::Receiver<bool>,
) -> io::Result<std::thread::JoinHandle<()>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("cost-limits".to_owned()).spawn(move || {
        runtime.block_on(async {
            loop {
                if let Err(error) = look(&service, &mut stop).await {
                    tracing::warn!(%error, "what was used cannot be compared with the budgets; it is tried again");
                }
                tokio::select! {
                    () = tokio::time::sleep(LOOK_EVERY) => {}
                    () = service.limits.changed.notified() => {}
                    _ = stop.wait_for(|stop| *stop) => return,
                }
            }
        });
    })
}

/// Looks once at all budgets.
async fn look(service: &Server, stop: &mut watch::Receiver<bool>) -> Result<(), StartError> {
    let limits = cost_limits::all(&*service.store)?;
    if limits.is_empty() {
        service.metrics.cost_limits.show(&[]);
        return Ok(());
    }
    service.time.check()?;
    let now = service.clock.now();
    let failed = |source| StartError::CostLimits { source };
    let bills = Bills::now(&service.limits.table, Hour::of(now)).map_err(failed)?;
    let standings: Vec<_> = limits.iter().map(|limit| bills.standing(limit)).collect();
    service.metrics.cost_limits.show(&standings);
    let poster = service.issuer_keys.poster();
    let mut silent = BTreeSet::new();
    for (limit, standing) in limits.iter().zip(&standings) {
        if !standing.is_passed() || cost_limits::is_told(&*service.store, limit, &standing.month)? {
            continue;
        }
        let message = standing.message(limit, now);
        if let Some(url) = &limit.webhook {
            // What is changed below is carried through. A stop here has it told again by the next start.
            let is_told = tokio::select! {
                is_told = tell(service, &poster, limit, url, &message, &mut silent) => is_told,
                _ = stop.wait_for(|stop| *stop) => return Ok(()),
            };
            if !is_told {
                service.metrics.cost_limits.failed(&limit.scope);
                continue;
            }
        }
        let _place = service.changes.begin().await;
        let _turn = service.limits.turn.lock().await;
        let batch = cost_limits::note_told(&*service.store, limit, &standing.month)?;
        record(service, batch, "CostLimitPassed", &message).await?;
    }
    Ok(())
}

/// Tells a webhook. Returns whether it took the message.
async fn tell(
    service: &Server,
    poster: &Poster,
    limit: &CostLimit,
    url: &WebhookUrl,
    message: &str,
    silent: &mut BTreeSet<(String, u16)>,
) -> bool {
    let place = match url.place(&service.limits.allowed) {
        Ok(place) => place,
        Err(error) => {
            tracing::warn!(account = %limit.scope, %error, "a budget is passed, and its webhook cannot be told");
            return false;
        }
    };
    if silent.contains(&place.host_and_port()) {
        return false;
    }
    let mut pauses = PAUSES.iter();
    loop {
        let Err(error) = poster.post(&place, message.to_owned()).await else { return true };
        let Some(pause) = pauses.next() else {
            let (webhook, error) = (place.shown(), error.of_webhook());
            tracing::warn!(account = %limit.scope, webhook, error, "a budget is passed, and its webhook does not take it; it is tried again");
            silent.insert(place.host_and_port());
            return false;
        };
        tokio::time::sleep(*pause).await;
    }
}
