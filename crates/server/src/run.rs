//! From a call to a recorded reply: run, commit, record. A change that lost a race runs again on what is true now.

use std::sync::Arc;

use access::Origin;
use audit::{Event, Recorded, Unrecorded};
use kms::{Attempt, NeedsKeyPair};
use model::{Error, ErrorCode, Service as AwsService, ServiceOperation, Timestamp};
use store::{Address, Batch, CommitError};

use crate::arrival::{Arrival, ReceivedBody};
use crate::call::{CallOutcome, ServiceCall};
use crate::event::{self, Actor, CompletedCall, EventDetails};
use crate::ledger::{Caches, Ledger, LedgerError};
use crate::refusals;
use crate::reply::Reply;
use crate::service::{Answer, Service, origin};

/// The most times that a request is run because concurrent changes came first.
const ATTEMPTS_MAX: usize = 8;

impl Service {
    /// Runs a call until its changes are committed, and records it.
    pub(crate) async fn perform(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: &ServiceCall,
        now: Timestamp,
    ) -> Answer {
        let mut attempt = Attempt::default();
        for _ in 0..ATTEMPTS_MAX {
            let Some(outcome) = self.run(arrival, call, &mut attempt, now).await else { continue };
            if let Some(answer) = self.finish(arrival, call, outcome, now).await {
                return answer;
            }
        }
        self.record_error(arrival, call, call.lost_every_race(), EventDetails::default(), now).await
    }

    /// Runs a call once. `None` if it had to wait for a key pair, and has to be run again with that.
    async fn run(
        &self,
        arrival: &mut Arrival,
        call: &ServiceCall,
        attempt: &mut Attempt,
        now: Timestamp,
    ) -> Option<CallOutcome> {
        match call {
            ServiceCall::Kms(call) => self.run_kms(arrival, call, attempt, now).await,
            ServiceCall::Identity(call) => Some(self.run_identity(arrival, call, now).await),
        }
    }

    async fn run_kms(
        &self,
        arrival: &mut Arrival,
        call: &kms::Call,
        attempt: &mut Attempt,
        now: Timestamp,
    ) -> Option<CallOutcome> {
        let ended = call.perform(&self.environment, origin(arrival), now, attempt);
        *attempt = Attempt::again(None);
        let NeedsKeyPair { key_type, details } = match ended {
            Ok(outcome) => return Some(outcome.into()),
            Err(needs) => *needs,
        };
        let caller = call.session().caller();
        let from = (caller.account(), caller.unique_id());
        let key = self.environment.key_pairs.wait(from, key_type);
        match self.wait_without_share(arrival, key).await.flatten() {
            Ok(key) => {
                *attempt = Attempt::again(Some((key_type, key)));
                None
            }
            Err(error) => {
                Some(CallOutcome { details: details.into(), ..CallOutcome::refused(error) })
            }
        }
    }

    /// Runs a call of IAM or STS: a simulation in its turn and elsewhere, any other here and now.
    async fn run_identity(
        &self,
        arrival: &Arrival,
        call: &Arc<iam::Call>,
        now: Timestamp,
    ) -> CallOutcome {
        let origin = origin(arrival);
        if !call.is_simulation() {
            return call.perform(&self.identities, origin, now).into();
        }
        let (address, secure) = (origin.address, origin.secure);
        let user_agent = origin.user_agent.map(str::to_owned);
        let (identities, running) = (Arc::clone(&self.identities), Arc::clone(call));
        let simulate = move || {
            let origin = Origin { address, user_agent: user_agent.as_deref(), secure };
            running.perform(&identities, origin, now)
        };
        let caller = call.session().caller();
        let from = (caller.account(), caller.unique_id());
        let outcome = self.simulations.run(from, simulate).await;
        outcome.map_or_else(CallOutcome::refused, Into::into)
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

    /// Commits and records an outcome. `None` if a concurrent change came first.
    async fn finish(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &ServiceCall,
        outcome: CallOutcome,
        now: Timestamp,
    ) -> Option<Answer> {
        let CallOutcome { result, batch, details } = outcome;
        let fields = match result.and_then(|fields| self.check_clock(&batch).map(|()| fields)) {
            Ok(fields) => fields,
            Err(error) => return Some(self.record_error(arrival, call, error, details, now).await),
        };
        let operation = call.operation();
        let completed = CompletedCall {
            operation,
            parameters: call.parameters().shown(false),
            result: Ok(&fields),
            details: &details,
        };
        let actor = Actor::of(call.session());
        let event = event::api_call(arrival, &actor, &completed, now);
        let event = event::with_consequences(event, &details.consequences, Some(&actor), now);
        let reply = call.reply(&fields, &arrival.request_id);
        drop(fields);
        match self.commit_and_record(arrival, batch, event, reply).await {
            Ok(recorded) => Some(Ok((recorded, Some(operation), None))),
            Err(LedgerError::Commit(CommitError::Conflict(_))) => None,
            Err(LedgerError::Record(unrecorded)) => Some(Err(unrecorded)),
            Err(LedgerError::Commit(error)) => {
                let error = call.not_committed(error);
                Some(self.record_error(arrival, call, error, details, now).await)
            }
        }
    }

    /// Refuses a change while the clock is behind what is known: the dates in it would be wrong.
    fn check_clock(&self, batch: &Batch) -> Result<(), Error> {
        if batch.is_empty() {
            return Ok(());
        }
        self.time.check().map_err(Error::failed)
    }

    /// Commits and records. Nothing is changed if it cannot be recorded.
    async fn commit_and_record(
        self: &Arc<Self>,
        arrival: &Arrival,
        batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Recorded<Reply>, LedgerError> {
        if batch.is_empty() {
            return self.ledger().record(event, reply).await;
        }
        self.log.ready().await?;
        self.change_detached(arrival, batch, event, reply).await
    }

    /// Commits and records in a task that goes on when the client goes away.
    async fn change_detached(
        self: &Arc<Self>,
        arrival: &Arrival,
        batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Recorded<Reply>, LedgerError> {
        let place = self.changes.begin().await;
        let (service, memory) = (Arc::clone(self), arrival.memory.take());
        let id = arrival.request_id.clone();
        let task = tokio::task::spawn_local(async move {
            let _place = place;
            (service.ledger().change(batch, &id, event, reply).await, memory)
        });
        match task.await {
            Ok((settled, memory)) => {
                arrival.memory.put_back(&memory);
                settled
            }
            Err(error) => Err(Unrecorded::Failed(error.to_string()).into()),
        }
    }

    /// Returns the road for changes and events, which keeps the caches true.
    pub(crate) fn ledger(&self) -> Ledger<'_> {
        Ledger::new(&*self.store, &self.log, self)
    }

    async fn record_error(
        &self,
        arrival: &Arrival,
        call: &ServiceCall,
        error: Error,
        details: EventDetails,
        now: Timestamp,
    ) -> Answer {
        if details.decision.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let operation = call.operation();
        let completed = CompletedCall {
            operation,
            parameters: call.parameters().shown(true),
            result: Err(&error),
            details: &details,
        };
        let event = event::api_call(arrival, &Actor::of(call.session()), &completed, now);
        self.record_refusal(arrival, (operation.service(), Some(operation)), &error, event).await
    }

    /// Records a refused request and answers it.
    pub(crate) async fn record_refusal(
        &self,
        arrival: &Arrival,
        (service, operation): (AwsService, Option<ServiceOperation>),
        error: &Error,
        event: Event,
    ) -> Answer {
        refusals::log_detail(&arrival.request_id, error);
        let reply = Reply::error(service, error, &arrival.request_id);
        let recorded = self.ledger().record(event, reply).await?;
        Ok((recorded, operation, Some(error.code())))
    }
}

impl Caches for Service {
    fn forget(&self, changed: &[Address]) {
        self.environment.key_cache.forget(changed);
        self.identities.forget(changed);
    }
}
