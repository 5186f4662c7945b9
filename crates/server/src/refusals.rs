//! Refusals of callers who have not proven who they are. Up to a rate each gets an entry of its own. Beyond it one entry a second
//! covers all of them, with exact counts. Otherwise strangers could fill the disk. `docs/decisions/0016`.
//!
//! No answer leaves before the entry that counts it is durable: the replies of a batch go into [`audit::Log::record`] together,
//! and come out of it as the proofs that can be sent.

mod rate;
mod summary;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use audit::{Event, Recorded};
use model::{AwsService, Error, ServiceOperation, Timestamp};
use pipeline::event::{self, Actor};
use tokio::sync::oneshot;

use crate::arrival::Arrival;
use crate::aws_services;
use crate::reply::Reply;
use rate::EntryRate;
use summary::RefusalSummary;
pub(crate) use summary::Seen;

/// The time from the first request of a summary to its entry, and so about the time that its answers wait.
pub(crate) const INTERVAL: Duration = Duration::from_secs(1);
/// The time after which an entry that could not be written is tried again.
pub(crate) const RETRY_INTERVAL: Duration = Duration::from_secs(10);
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

impl RefusedRequest {
    /// Returns the event of the request.
    pub(crate) fn event(&self, arrival: &Arrival, now: Timestamp) -> Event {
        let Self { operation, error, actor, .. } = self;
        let read_only = aws_services::is_read_only(*operation);
        event::refused(&arrival.receipt(now), actor, *operation, read_only, error)
    }
}

/// The refusals that wait for their entry.
pub(crate) struct UnprovenRefusals {
    pub(crate) limits: RefusalLimits,
    pub(crate) rate: Mutex<EntryRate>,
    pub(crate) open: Mutex<OpenSummary>,
    /// The lock of the one task that tries again to write an entry.
    pub(crate) retrying: tokio::sync::Mutex<()>,
}

/// The summary that refusals are added to.
#[derive(Default)]
pub(crate) struct OpenSummary {
    /// The common part of the answers' request ids: each is this and a number in hexadecimal digits, so that it leads to the
    /// entry. Empty until the first refusal.
    pub(crate) ids: String,
    pub(crate) summary: RefusalSummary,
    pub(crate) waiting: Vec<(Reply, oneshot::Sender<Recorded<Reply>>)>,
}

/// A refusal that was added to a summary.
pub(crate) struct SummarizedRefusal {
    pub(crate) answer: oneshot::Receiver<Recorded<Reply>>,
    /// The summary's ids, if this is its first refusal: the entry has to be written after the interval.
    pub(crate) begins: Option<String>,
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
    pub(crate) fn add(
        &self,
        seen: &Seen<'_>,
        reply: impl FnOnce(&str) -> Reply,
    ) -> Option<SummarizedRefusal> {
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
        Some(SummarizedRefusal { answer, begins })
    }

    /// Takes the summary with these ids, if it is still open.
    pub(crate) fn take(&self, ids: &str) -> Option<OpenSummary> {
        let mut open = lock(&self.open);
        (open.ids == ids).then(|| std::mem::take(&mut *open))
    }

    /// Takes the summary that was carried over, unless a newer one has begun that will count it.
    pub(crate) fn take_carried(&self) -> Option<OpenSummary> {
        let mut open = lock(&self.open);
        open.is_carried().then(|| std::mem::take(&mut *open))
    }

    pub(crate) fn has_carried(&self) -> bool {
        lock(&self.open).is_carried()
    }

    /// Counts refusals whose entry was not written in the next summary. Nobody was answered.
    pub(crate) fn carry(&self, summary: RefusalSummary) {
        lock(&self.open).summary.add(summary);
    }
}

/// A summary whose counts are carried over if it is dropped before it is [written](Self::written).
pub(crate) struct PendingSummary<'a> {
    pub(crate) refusals: &'a UnprovenRefusals,
    pub(crate) summary: RefusalSummary,
}

impl PendingSummary<'_> {
    pub(crate) fn written(mut self) {
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
    pub(crate) fn is_carried(&self) -> bool {
        self.ids.is_empty() && !self.summary.is_empty()
    }

    /// Returns the request id of the answer with this number.
    pub(crate) fn id(&self, number: usize) -> String {
        format!("{}{number:012x}", self.ids)
    }

    /// Returns the details of the event: the counts that it covers.
    pub(crate) fn details(&self) -> String {
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

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A guard that ends a summary with the task that is to write it: no request must wait forever.
pub(crate) struct Ending<'a> {
    pub(crate) refusals: &'a UnprovenRefusals,
    pub(crate) ids: &'a str,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if let Some(open) = self.refusals.take(self.ids) {
            self.refusals.carry(open.summary);
        }
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
    use model::ErrorCode;

    use super::*;
    use crate::query_form::QueryForm;

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
        let error = Error::bare(ErrorCode::AccessDeniedException);
        Reply::error(AwsService::Kms, &error, QueryForm::Xml, id)
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
