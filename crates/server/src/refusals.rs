//! Refusals of callers who have not proven who they are. Up to a rate each gets an entry of its own. Beyond it one entry a second
//! covers all of them, with exact counts. Otherwise strangers could fill the disk. `docs/decisions/0016`.
//!
//! No answer leaves before the entry that counts it is durable: the replies of a batch go into [`audit::Log::record`] together,
//! and come out of it as the proofs that can be sent.

mod rate;
mod summary;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use audit::{Event, Recorded, Unrecorded};
use model::{Error, Service as AwsService, ServiceOperation};
use tokio::sync::oneshot;

use crate::arrival::Arrival;
use crate::event::{self, Actor};
use crate::reply::Reply;
use crate::service::{Answer, Service};
use rate::EntryRate;
use summary::{RefusalSummary, Seen};

/// The time from the first request of a summary to its entry, and so about the time that its answers wait.
const INTERVAL: Duration = Duration::from_secs(1);
/// The time after which an entry that could not be written is tried again.
const RETRY_INTERVAL: Duration = Duration::from_secs(10);
/// The answers that may wait for one summary: as many as there are connections. Further requests are counted and get the answer
/// without content.
const WAITING_MAX: usize = 4096;

/// The limits on what callers who have not proven who they are may write to the audit log.
#[derive(Clone, Copy, Debug)]
pub struct RefusalLimits {
    /// The entries of their own per second, and ten times as many at once. Further refusals are summarised.
    pub entries_per_second: u32,
    /// The bytes of the log's disk that only callers with a valid signature may fill.
    pub disk_reserve_bytes: u64,
}

impl Default for RefusalLimits {
    fn default() -> Self {
        Self { entries_per_second: 10, disk_reserve_bytes: 64 * 1024 * 1024 }
    }
}

/// A request that did not become a call: its operation, its caller as far as known, and the error.
pub(crate) struct RefusedRequest {
    pub(crate) service: AwsService,
    pub(crate) operation: Option<ServiceOperation>,
    pub(crate) error: Error,
    pub(crate) actor: Actor,
}

/// The refusals that wait for their entry.
pub(crate) struct UnprovenRefusals {
    limits: RefusalLimits,
    rate: Mutex<EntryRate>,
    open: Mutex<OpenSummary>,
    /// The lock of the one task that tries again to write an entry.
    retrying: tokio::sync::Mutex<()>,
}

/// The summary that refusals are added to.
#[derive(Default)]
struct OpenSummary {
    /// The common part of the answers' request ids: each is this and a number in hexadecimal digits, so that it leads to the
    /// entry. Empty until the first refusal.
    ids: String,
    summary: RefusalSummary,
    waiting: Vec<(Reply, oneshot::Sender<Recorded<Reply>>)>,
}

/// A refusal that was added to a summary.
struct Added {
    answer: oneshot::Receiver<Recorded<Reply>>,
    /// The summary's ids, if this is its first refusal: the entry has to be written after the interval.
    begins: Option<String>,
}

impl UnprovenRefusals {
    pub(crate) fn new(limits: RefusalLimits) -> Self {
        let rate = EntryRate::new(limits.entries_per_second, Instant::now());
        Self {
            limits,
            rate: Mutex::new(rate),
            open: Mutex::default(),
            retrying: Default::default(),
        }
    }

    /// Counts a refusal, and lets its reply wait for the entry. `None` if too many wait: it is counted as unanswered.
    fn add(&self, seen: &Seen<'_>, reply: impl FnOnce(&str) -> Reply) -> Option<Added> {
        let mut open = lock(&self.open);
        open.summary.count(seen);
        if open.waiting.len() >= WAITING_MAX {
            return None;
        }
        let begins = open.ids.is_empty().then(|| {
            open.ids = ids();
            open.ids.clone()
        });
        let id = open.id(open.waiting.len() + 1);
        let (sender, answer) = oneshot::channel();
        open.waiting.push((reply(&id), sender));
        Some(Added { answer, begins })
    }

    /// Takes the summary with these ids, if it is still open.
    fn take(&self, ids: &str) -> Option<OpenSummary> {
        let mut open = lock(&self.open);
        (open.ids == ids).then(|| std::mem::take(&mut *open))
    }

    /// Takes the summary that was carried over, unless a newer one has begun that will count it.
    fn take_carried(&self) -> Option<OpenSummary> {
        let mut open = lock(&self.open);
        open.is_carried().then(|| std::mem::take(&mut *open))
    }

    fn has_carried(&self) -> bool {
        lock(&self.open).is_carried()
    }

    /// Counts refusals whose entry was not written in the next summary. Nobody was answered.
    fn carry(&self, summary: RefusalSummary) {
        lock(&self.open).summary.add(summary);
    }
}

/// A summary whose counts are carried over if it is dropped before it is [written](Self::written).
struct PendingSummary<'a> {
    refusals: &'a UnprovenRefusals,
    summary: RefusalSummary,
}

impl PendingSummary<'_> {
    fn written(mut self) {
        drop(std::mem::take(&mut self.summary));
    }
}

impl Drop for PendingSummary<'_> {
    fn drop(&mut self) {
        if !self.summary.is_empty() {
            self.refusals.carry(std::mem::take(&mut self.summary));
        }
    }
}

impl OpenSummary {
    /// Returns whether the summary holds only counts that could not be written before.
    fn is_carried(&self) -> bool {
        self.ids.is_empty() && !self.summary.is_empty()
    }

    /// Returns the request id of the answer with this number.
    fn id(&self, number: usize) -> String {
        format!("{}{number:012x}", self.ids)
    }

    /// Returns the details of the event: the counts that it covers.
    fn details(&self) -> String {
        let answered = self.waiting.len();
        let span = (answered > 0).then(|| (self.id(1), self.id(answered)));
        self.summary.details(answered, span)
    }
}

/// Returns the beginning of a random UUID, up to its last group.
fn ids() -> String {
    let mut id = uuid::Uuid::new_v4().to_string();
    id.truncate(id.rfind('-').map_or(0, |end| end + 1));
    id
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A guard that ends a summary with the task that is to write it: no request must wait forever.
struct Ending<'a> {
    refusals: &'a UnprovenRefusals,
    ids: &'a str,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if let Some(open) = self.refusals.take(self.ids) {
            self.refusals.carry(open.summary);
        }
    }
}

impl Service {
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
            let asked = (refusal.service, refusal.operation);
            return self.record_refusal(arrival, asked, &refusal.error, event).await;
        }
        // Strangers who wait must not use up the memory of others.
        drop(event);
        arrival.let_go();
        let RefusedRequest { service, operation, error, actor } = refusal;
        let seen = Seen {
            service: operation.map_or(AwsService::Kms, ServiceOperation::service),
            operation,
            code: wire::error_code(service, error.code()).name(),
            from: arrival.from,
            claimed: actor.claimed_identity(),
            now: self.clock.now(),
        };
        let added = self.refusals.add(&seen, |id| {
            log_detail(id, &error);
            Reply::error(service, &error, id)
        });
        let Some(Added { answer, begins }) = added else {
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
        let event = event::refused_requests(
            &open.details(),
            (&self.region, &self.account.to_string()),
            self.clock.now(),
        );
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

/// Logs the detail of a refusal for the operator.
pub(crate) fn log_detail(request_id: &str, error: &Error) {
    if let Some(detail) = error.detail() {
        tracing::warn!(request_id, code = error.code().name(), detail);
    }
}

#[cfg(test)]
mod tests {
    use model::{ErrorCode, Timestamp};

    use super::*;

    fn seen(now: Timestamp) -> Seen<'static> {
        Seen {
            service: AwsService::Kms,
            operation: None,
            code: "MissingAuthenticationTokenException",
            from: "192.0.2.7".parse().unwrap(),
            claimed: None,
            now,
        }
    }

    fn reply(id: &str) -> Reply {
        Reply::error(AwsService::Kms, &Error::bare(ErrorCode::AccessDeniedException), id)
    }

    fn refusals() -> UnprovenRefusals {
        UnprovenRefusals::new(RefusalLimits { entries_per_second: 0, disk_reserve_bytes: 0 })
    }

    #[test]
    fn only_the_first_refusal_begins_a_summary_and_beyond_the_bound_they_are_counted_only() {
        let refusals = refusals();
        let first = refusals.add(&seen(Timestamp::EPOCH), reply).unwrap();
        let ids = first.begins.unwrap();
        for _ in 1..WAITING_MAX {
            assert_eq!(refusals.add(&seen(Timestamp::EPOCH), reply).unwrap().begins, None);
        }
        assert!(refusals.add(&seen(Timestamp::EPOCH), reply).is_none());
        let open = refusals.take(&ids).unwrap();
        let details: serde_json::Value = serde_json::from_str(&open.details()).unwrap();
        assert_eq!(details["requests"], WAITING_MAX + 1);
        assert_eq!(details["answered"], WAITING_MAX);
        assert_eq!(details["firstRequestID"], format!("{ids}000000000001"));
        assert_eq!(details["lastRequestID"], format!("{ids}000000001000"));
        assert!(refusals.take(&ids).is_none(), "it has begun another one");
    }

    #[test]
    fn what_is_being_written_when_a_task_ends_is_carried_over_and_tried_again() {
        let refusals = refusals();
        let ids = refusals.add(&seen(Timestamp::EPOCH), reply).unwrap().begins.unwrap();
        let OpenSummary { summary, .. } = refusals.take(&ids).unwrap();
        drop(PendingSummary { refusals: &refusals, summary });
        assert!(refusals.has_carried());
        let OpenSummary { summary, .. } = refusals.take_carried().expect("nobody else came");
        PendingSummary { refusals: &refusals, summary }.written();
        assert!(!refusals.has_carried() && refusals.take_carried().is_none());
    }

    #[test]
    fn what_was_not_written_is_counted_by_the_next_summary_and_nobody_waits_for_a_task_that_is_gone()
     {
        let refusals = refusals();
        let mut lost = refusals.add(&seen(Timestamp::EPOCH), reply).unwrap();
        let ids = lost.begins.unwrap();
        drop(Ending { refusals: &refusals, ids: &ids });
        assert!(lost.answer.try_recv().is_err(), "it is told that no answer comes");

        let next = refusals.add(&seen(Timestamp::EPOCH), reply).unwrap();
        let next_ids = next.begins.expect("it begins a summary of its own");
        drop(Ending { refusals: &refusals, ids: &ids });
        let open = refusals.take(&next_ids).expect("an older ending leaves it alone");
        let details: serde_json::Value = serde_json::from_str(&open.details()).unwrap();
        assert_eq!((&details["requests"], &details["answered"]), (&2.into(), &1.into()));
    }
}
