//! Refuses callers who have not proven who they are, each with an entry, or many with one (`refusals`).

use std::sync::Arc;
use std::time::Instant;

use audit::{Event, Recorded, Unrecorded};
use model::{AwsService, ServiceOperation};
use pipeline::event;

use crate::arrival::Arrival;
use crate::refusals::{
    Ending, INTERVAL, OpenSummary, PendingSummary, RETRY_INTERVAL, RefusedRequest, Seen,
    SummarizedRefusal, lock, log_detail,
};
use crate::reply::Reply;
use crate::server::{Answer, Server};

impl Server {
    /// Refuses a request whose caller has not proven who they are. `event` makes the entry, if the request gets one of its own.
    pub(crate) async fn refuse_unproven(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        refusal: RefusedRequest,
        event: impl FnOnce(&Arrival, &RefusedRequest) -> Event,
    ) -> Answer {
        let limits = &self.refusals.limits;
        if lock(&self.refusals.rate).take(Instant::now())
            && self.log.check_reserve(limits.disk_reserve_bytes).is_ok()
        {
            let event = event(arrival, &refusal);
            let RefusedRequest { service, operation, error, .. } = &refusal;
            return self.record_refusal(arrival, *service, *operation, error, event).await;
        }
        // Strangers who wait must not use up the memory of others.
        drop(event);
        arrival.let_go();
        let RefusedRequest { service, operation, error, actor } = refusal;
        let seen = Seen {
            service: operation.map_or(AwsService::Kms, ServiceOperation::service),
            operation,
            code: wire::error_code(service, error.code()).name(),
            from: arrival.from(),
            claimed: actor.claimed_identity(),
            now: self.clock.now(),
        };
        let form = arrival.query_form();
        let added = self.refusals.add(&seen, |id| {
            log_detail(id, &error);
            Reply::error(service, &error, form, id)
        });
        let Some(SummarizedRefusal { answer, begins }) = added else {
            self.metrics.refusals_unanswered.inc();
            return Err(Unrecorded::Busy);
        };
        if let Some(ids) = begins {
            let service = Arc::clone(self);
            let _runs = tokio::task::spawn_local(async move { service.end_summary(&ids).await });
        }
        match answer.await {
            Ok(recorded) => Ok((recorded, operation, Some(error.code()))),
            Err(_dropped) => Err(Unrecorded::NotSummarised),
        }
    }

    /// Writes the entry of a summary when its interval is over, and releases its answers.
    async fn end_summary(&self, ids: &str) {
        let ending = Ending { refusals: &self.refusals, ids };
        // A stop waits for it.
        let place = self.changes.begin().await;
        tokio::time::sleep(INTERVAL).await;
        if let Some(open) = self.refusals.take(ending.ids) {
            self.record_summary(open).await;
        }
        drop(place);
        // Nobody else may come whose summary would count what could not be written. A stop does.
        let Ok(_only) = self.refusals.retrying.try_lock() else { return };
        while self.refusals.has_carried() {
            tokio::time::sleep(RETRY_INTERVAL).await;
            if let Some(open) = self.refusals.take_carried() {
                self.record_summary(open).await;
            }
        }
    }

    /// Writes the entry of refusals whose callers no longer wait. For the stop.
    pub(crate) async fn record_last_summary(&self) {
        let open = std::mem::take(&mut *lock(&self.refusals.open));
        if !open.summary.is_empty() {
            self.record_summary(open).await;
        }
    }

    async fn record_summary(&self, open: OpenSummary) {
        let (account, now) = (self.account.to_string(), self.clock.now());
        let event =
            event::own_event("RefusedRequests", &self.region, &account, &open.details(), now);
        let OpenSummary { summary, waiting, .. } = open;
        let unwritten = PendingSummary { refusals: &self.refusals, summary };
        let (replies, answers): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
        let count = u64::try_from(replies.len()).unwrap_or(u64::MAX);
        match self.record_together(replies, event).await {
            Ok(recorded) => {
                unwritten.written();
                self.metrics.refusals_summarised.inc_by(count);
                for (answer, recorded) in answers.into_iter().zip(recorded.into_each()) {
                    // The client may be gone; it is counted.
                    let _gone = answer.send(recorded);
                }
            }
            Err(error) => {
                tracing::error!(%error, refused = count, "refused requests stay without entry and answer; the next summary counts them");
                self.metrics.refusals_unanswered.inc_by(count);
            }
        }
    }

    /// Records replies that changed nothing with one entry.
    async fn record_together(
        &self,
        replies: Vec<Reply>,
        event: Event,
    ) -> Result<Recorded<Vec<Reply>>, Unrecorded> {
        self.log.check_reserve(self.refusals.limits.disk_reserve_bytes)?;
        Ok(self.ledger().record(event, replies).await?)
    }
}
