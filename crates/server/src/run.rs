//! From a call to a recorded reply: run, commit, record. A change that lost a race runs again on what is true now.

use std::sync::Arc;

use access::Origin;
use audit::{Event, Recorded, Unrecorded};
use model::shape::Fields;
use model::{AwsService, Error, ErrorCode, ServiceOperation, Timestamp};
use pipeline::{Attempt, Call, Later, Ledger, LedgerError, Outcome, Prepared, RequestBody, Supply};
use store::CommitError;

use crate::arrival::{Arrival, ReceivedBody};
use crate::refusals;
use crate::reply::Reply;
use crate::server::{Answer, Server};

/// The most times that a request is run because concurrent changes came first.
const ATTEMPTS_MAX: usize = 8;

/// The end of one attempt.
enum Finished {
    /// The request is answered.
    Answer(Answer),
    /// A part of its changes is committed and recorded. The request goes on with this.
    Part(Supply),
    /// A concurrent change came first.
    LostRace,
}

impl Server {
    /// Runs a call until its changes are committed, and records it.
    pub(crate) async fn perform(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: Arc<Call>,
        body: Option<RequestBody>,
        mut now: Timestamp,
    ) -> Answer {
        let mut attempt = Attempt::with(body.map(|body| -> Supply { Box::new(body) }));
        let mut attempts = 0;
        while attempts < ATTEMPTS_MAX {
            attempts += 1;
            let (outcome, kept) = match self.run(arrival, &call, attempt, now).await {
                Ok(ended) => ended,
                Err(again) => {
                    // It may have waited for hours, for the body of an object.
                    (attempt, now) = (again, self.clock.now());
                    continue;
                }
            };
            match self.finish(arrival, &call, outcome, now).await {
                Finished::Answer(answer) => return answer,
                // What follows has as many attempts of its own.
                Finished::Part(rest) => (attempt, attempts) = (Attempt::again(Some(rest)), 0),
                Finished::LostRace => attempt = Attempt::again(kept),
            }
        }
        self.record_error(arrival, &call, Outcome::not_run(call.lost_every_race()), now).await
    }

    /// Runs a call once: one that takes long in its turn and elsewhere, any other here and now. Returns beside the outcome what the
    /// attempt has kept for another one.
    ///
    /// # Errors
    /// The next attempt, if it had to wait for something and has to be run again with that.
    async fn run(
        &self,
        arrival: &mut Arrival,
        call: &Arc<Call>,
        attempt: Attempt,
        now: Timestamp,
    ) -> Result<(Outcome, Option<Supply>), Attempt> {
        let (ended, kept) = if call.takes_long() {
            (self.run_apart(arrival, call, attempt, now).await, None)
        } else {
            let ended = call.run(arrival.origin(), now, &attempt);
            (ended, attempt.take_kept())
        };
        let (wait, refused) = match ended.map_err(|later| Later::split(*later)) {
            Ok(outcome) => return Ok((outcome, kept)),
            Err(later) => later,
        };
        let waited = if arrival.keeps_share {
            wait.await
        } else {
            self.wait_without_share(arrival, wait).await.flatten()
        };
        match waited {
            Ok(supply) => Err(Attempt::again(Some(supply))),
            Err(error) => Ok((refused(error), None)),
        }
    }

    async fn run_apart(
        &self,
        arrival: &Arrival,
        call: &Arc<Call>,
        attempt: Attempt,
        now: Timestamp,
    ) -> Result<Outcome, Box<Later>> {
        let origin = arrival.origin();
        let (address, secure) = (origin.address, origin.secure);
        let [user_agent, referer] =
            [origin.user_agent, origin.referer].map(|header| header.map(str::to_owned));
        let running = Arc::clone(call);
        let run = move || {
            let (user_agent, referer) = (user_agent.as_deref(), referer.as_deref());
            let origin = Origin { address, user_agent, referer, secure };
            running.run(origin, now, &attempt)
        };
        let caller = call.session().caller();
        let ended = self.simulations.run(caller.account(), caller.unique_id(), run).await;
        ended.unwrap_or_else(|error| Ok(Outcome::not_run(error)))
    }

    /// Waits for what may take long, with the request's body gone and its share of the memory given back meanwhile. Nothing may
    /// have been changed for the request yet.
    ///
    /// # Errors
    /// `ThrottlingException` if too many wait, or if there is no share for it afterwards.
    pub(crate) async fn wait_without_share<T>(
        &self,
        arrival: &mut Arrival,
        result: impl Future<Output = T>,
    ) -> Result<T, Error> {
        arrival.body = ReceivedBody::empty(&arrival.connection);
        let result = self.memory.wait_without(&arrival.memory, arrival.body_bytes, result).await;
        result.map_err(|used_up| {
            let message = "Rate exceeded";
            Error::new(ErrorCode::ThrottlingException, message).because(used_up.to_string())
        })
    }

    /// Commits and records an outcome.
    async fn finish(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &Call,
        outcome: Outcome,
        now: Timestamp,
    ) -> Finished {
        let mut outcome = self.check_clock(outcome);
        if outcome.result().is_err() {
            return Finished::Answer(self.record_error(arrival, call, outcome, now).await);
        }
        let rest = outcome.take_rest();
        let (operation, has_changes) = (call.operation(), outcome.has_changes());
        let reply = |result: Result<Fields, Error>, body| {
            Reply::of(operation, result.as_ref(), arrival.query_form(), &arrival.request_id)
                .with_stream(body)
        };
        let (prepared, unsettled) = outcome.prepare(call, &arrival.receipt(now), reply);
        let settled = if has_changes {
            self.settle_detached(arrival, prepared).await
        } else {
            self.ledger().settle(prepared, &arrival.request_id).await
        };
        match settled {
            Ok(recorded) => match rest {
                Some(rest) => Finished::Part(rest),
                None => Finished::Answer(Ok((recorded, Some(operation), None))),
            },
            Err(LedgerError::Commit(CommitError::Conflict(_))) => Finished::LostRace,
            Err(LedgerError::Record(unrecorded)) => Finished::Answer(Err(unrecorded)),
            Err(LedgerError::Commit(error)) => {
                tracing::error!(%error, "the store did not commit; the request is refused");
                let outcome = unsettled.refused(call.not_committed(error));
                Finished::Answer(self.record_error(arrival, call, outcome, now).await)
            }
        }
    }

    /// Refuses a change while the clock is behind what is known: the dates in it would be wrong.
    fn check_clock(&self, outcome: Outcome) -> Outcome {
        if !outcome.has_changes() {
            return outcome;
        }
        match self.time.check() {
            Ok(()) => outcome,
            Err(error) => outcome.refuse(Error::failed(error)),
        }
    }

    /// Commits and records in a task that goes on when the client goes away.
    async fn settle_detached(
        self: &Arc<Self>,
        arrival: &Arrival,
        prepared: Prepared<Reply>,
    ) -> Result<Recorded<Reply>, LedgerError> {
        // A client may still go away while there is no room for the entry: nothing has begun.
        self.log.ready().await?;
        let (service, memory) = (Arc::clone(self), arrival.memory.take());
        let id = arrival.request_id.clone();
        let settle = async move { (service.ledger().settle(prepared, &id).await, memory) };
        match self.changes.run(settle).await {
            Ok((settled, memory)) => {
                arrival.memory.put_back(&memory);
                settled
            }
            Err(error) => Err(Unrecorded::Failed(Arc::new(error)).into()),
        }
    }

    /// Returns the road for changes and events, which keeps the caches true.
    pub(crate) fn ledger(&self) -> Ledger<'_> {
        Ledger::new(&*self.store, &self.log, &self.aws)
    }

    async fn record_error(
        &self,
        arrival: &Arrival,
        call: &Call,
        outcome: Outcome,
        now: Timestamp,
    ) -> Answer {
        if outcome.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let (operation, mut code) = (call.operation(), None);
        let reply = |result: Result<Fields, Error>, _body| {
            if let Err(error) = &result {
                refusals::log_detail(&arrival.request_id, error);
                code = Some(error.code());
            }
            Reply::of(operation, result.as_ref(), arrival.query_form(), &arrival.request_id)
        };
        let (prepared, _unsettled) = outcome.prepare(call, &arrival.receipt(now), reply);
        let recorded = self.ledger().settle(prepared, &arrival.request_id).await?;
        Ok((recorded, Some(operation), code))
    }

    /// Records a refused request and answers it.
    pub(crate) async fn record_refusal(
        &self,
        arrival: &Arrival,
        service: AwsService,
        operation: Option<ServiceOperation>,
        error: &Error,
        event: Event,
    ) -> Answer {
        refusals::log_detail(&arrival.request_id, error);
        let reply = Reply::error(service, error, arrival.query_form(), &arrival.request_id);
        let recorded = self.ledger().record(event, reply).await?;
        Ok((recorded, operation, Some(error.code())))
    }
}
