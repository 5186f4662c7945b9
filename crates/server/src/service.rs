//! The way of one request: wire, auth, operation, commit, record, reply.

use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Instant;

use access::Origin;
use audit::{Event, Log, Recorded, Unrecorded};
use auth::{Caller, Options, Refused, Verified, Verifier};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use iam::WebIdentityCall;
use model::{
    AccountId, Error, ErrorCode, Region, Regions, Service as AwsService, ServiceOperation,
    Timestamp,
};
use operations::{Attempt, AuditDetails, Call, Environment, Outcome};
use store::{Address, Batch, CommitError, Store};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::arrival::{self, Arrival, ReceivedBody};
use crate::clock::Clock;
use crate::event::{self, Actor, CompletedCall};
use crate::issuer_keys::IssuerKeys;
use crate::listener::{Connection, Handler};
use crate::metrics::Metrics;
use crate::position;
use crate::refusals::{self, Refusal, UnprovenRefusals};
use crate::reply::{self, Reply};
use crate::request_memory::{self, MemoryUsedUp, RequestMemory};
use crate::request_target::RequestTarget;
use crate::simulations::Simulations;
use crate::timekeeper::Timekeeper;

/// How often a request is run again because a concurrent change came first.
pub(crate) const ATTEMPTS_MAX: usize = 8;
/// Changes that may be under way at the same time; further ones wait for their turn.
const CHANGES_MAX: u32 = 4096;

/// The parts of the service, and the one function that strings them together.
pub(crate) struct Service {
    pub(crate) environment: Environment,
    pub(crate) verifiers: Verifiers,
    pub(crate) identities: Arc<iam::IdentityCache>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) log: Arc<Log>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) time: Timekeeper,
    pub(crate) account: AccountId,
    pub(crate) region: Region,
    pub(crate) changes: Changes,
    pub(crate) memory: RequestMemory,
    pub(crate) issuer_keys: IssuerKeys,
    pub(crate) refusals: UnprovenRefusals,
    pub(crate) simulations: Simulations,
}

/// A verifier for each service: a signature is for one.
pub(crate) struct Verifiers {
    kms: Verifier,
    iam: Verifier,
    sts: Verifier,
}

impl Verifiers {
    /// `nobody` is any caller; requests for other Regions than `regions` are refused.
    pub(crate) fn new(nobody: &Caller, regions: &Regions) -> Self {
        let [kms, iam, sts] = [AwsService::Kms, AwsService::Iam, AwsService::Sts]
            .map(|service| Verifier::new(Options::of(service, regions.clone()), nobody.clone()));
        Self { kms, iam, sts }
    }

    const fn of(&self, service: AwsService) -> &Verifier {
        match service {
            AwsService::Kms => &self.kms,
            AwsService::Iam => &self.iam,
            AwsService::Sts => &self.sts,
        }
    }
}

/// The changes that are being committed and recorded. They outlive the connection that asked for them: a client that
/// goes away must not leave a change that is committed and neither recorded nor seen by the next request.
pub(crate) struct Changes(Arc<Semaphore>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(CHANGES_MAX as usize)))
    }

    /// A place for one change, once there is one.
    pub(crate) async fn begin(&self) -> Option<OwnedSemaphorePermit> {
        // It is never closed.
        Arc::clone(&self.0).acquire_owned().await.ok()
    }

    /// Waits until none is under way.
    async fn ended(&self) {
        let _all = self.0.acquire_many(CHANGES_MAX).await;
    }
}

/// A request that is understood.
enum Understood {
    Keys(Call),
    Identities(iam::Call),
    WebIdentity(WebIdentityCall),
}

impl Handler for Service {
    async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        connection: &Arc<Connection>,
    ) -> Response<Full<Bytes>> {
        let (parts, body) = request.into_parts();
        let (body, unread) = match arrival::read_body(&parts.headers, body, connection).await {
            Ok(body) => (body, None),
            Err(error) => (ReceivedBody::empty(connection), Some(error)),
        };
        let request_id = uuid::Uuid::new_v4().to_string();
        let mut arrival = Arrival::new(parts, body, connection, request_id);
        match self.memory.share(arrival.body_bytes).await {
            Ok(share) => arrival.memory.put_back(&share),
            Err(used_up) => {
                let response = self.put_off(&arrival, &used_up);
                return if unread.is_some() { reply::last(response) } else { response };
            }
        }
        let start = Instant::now();
        let broken_off = unread.is_some();
        let recorded = match unread {
            Some(error) => {
                let operation = wire::operation(arrival.header("x-amz-target"));
                let operation = operation.ok().map(ServiceOperation::Kms);
                let actor = Actor::unknown(&self.region);
                let refusal = Refusal { service: AwsService::Kms, operation, error, actor };
                self.refuse(&mut arrival, refusal).await
            }
            None => self.handle(&mut arrival).await,
        };
        match recorded {
            Ok((recorded, operation, code)) => {
                let service = operation.map_or(AwsService::Kms, ServiceOperation::service);
                let code = code.map(|code| wire::error_code(service, code).name());
                let elapsed = start.elapsed();
                let is_change = operation.is_some_and(|operation| !event::is_read_only(operation));
                let response = match reply::response(recorded, is_change, &self.memory).await {
                    Ok(response) => {
                        self.metrics.answered(operation, code, elapsed);
                        response
                    }
                    Err(used_up) => self.put_off(&arrival, &used_up),
                };
                // What is left of a body that was not read must not be taken for the next request.
                if broken_off { reply::last(response) } else { response }
            }
            Err(unrecorded) => {
                tracing::error!("a request that cannot be recorded is refused: {unrecorded}");
                let code = ErrorCode::KmsInternalException.name();
                self.metrics.answered(None, Some(code), start.elapsed());
                reply::unrecorded(&arrival.request_id)
            }
        }
    }

    async fn drained(&self) {
        self.changes.ended().await;
    }

    fn thread_unparked(&self) {
        self.log.thread_unparked();
    }

    fn thread_parked(&self) {
        self.log.thread_parked();
    }
}

/// A recorded reply, with what the metrics want to know of it.
pub(crate) type Answer =
    Result<(Recorded<Reply>, Option<ServiceOperation>, Option<ErrorCode>), Unrecorded>;

impl Service {
    /// Answers a request that changed nothing and has nothing to record. Clients try again by themselves.
    fn put_off(&self, arrival: &Arrival, why: &MemoryUsedUp) -> Response<Full<Bytes>> {
        tracing::warn!(request_id = %arrival.request_id, "{why}");
        let service = RequestTarget::of(arrival).service();
        let code = wire::error_code(service, ErrorCode::ServiceUnavailableException);
        self.metrics.answered(None, Some(code.name()), request_memory::WAIT_MAX);
        reply::put_off(service, &arrival.request_id)
    }

    async fn handle(self: &Arc<Self>, arrival: &mut Arrival) -> Answer {
        let now = self.clock.now();
        match self.understand(arrival, now) {
            Ok(Understood::Keys(call)) => self.perform(arrival, &call, now).await,
            Ok(Understood::Identities(call)) => self.identify(arrival, &Arc::new(call), now).await,
            Ok(Understood::WebIdentity(call)) => {
                self.assume_with_web_identity(arrival, call, now).await
            }
            Err(refusal) => self.refuse(arrival, *refusal).await,
        }
    }

    /// From bytes to a typed call of a verified caller.
    fn understand(&self, arrival: &Arrival, now: Timestamp) -> Result<Understood, Box<Refusal>> {
        let asked = RequestTarget::of(arrival);
        let (service, operation) = (asked.service(), asked.operation());
        let refusal = |error, actor| Box::new(Refusal { service, operation, error, actor });
        let unknown = |error| refusal(error, Actor::unknown(&self.region));
        let known = |(error, session): (Error, Verified<()>)| refusal(error, Actor::of(&session));
        let refused = |refused: Refused| {
            let is_proven = refused.is_signed;
            let actor = Actor::claimed(refused.caller, refused.access_key_id, &self.region);
            let actor = if is_proven { actor.proven() } else { actor };
            refusal(as_told_by(service, refused.error), actor)
        };
        match asked {
            RequestTarget::Json(operation) => {
                let operation = operation.map_err(unknown)?;
                let body = self.verify(arrival, service, now, &arrival.body).map_err(refused)?;
                let request = body.try_map(|body| wire::decode(operation, body)).map_err(known)?;
                Call::new(request).map(Understood::Keys).map_err(known)
            }
            // The token is the proof; whoever has it need have no access key.
            RequestTarget::Form(form, operation) if operation == WebIdentityCall::OPERATION => {
                let request = wire::decode_form(operation, &form).map_err(unknown)?;
                WebIdentityCall::new(request).map(Understood::WebIdentity).map_err(unknown)
            }
            RequestTarget::Form(form, operation) => {
                let form = self.verify(arrival, service, now, form).map_err(refused)?;
                let request = form.try_map(|form| wire::decode_form(operation, &form));
                let request = request.map_err(known)?;
                iam::Call::new(request).map(Understood::Identities).map_err(known)
            }
            RequestTarget::Unclear(_, error) => Err(unknown(error)),
        }
    }

    /// Proves who sent `payload`, which was read of the `arrival`.
    fn verify<T>(
        &self,
        arrival: &Arrival,
        service: AwsService,
        now: Timestamp,
        payload: T,
    ) -> Result<Verified<T>, Refused> {
        let signed = arrival.signed().map_err(|error| Refused {
            error,
            caller: None,
            access_key_id: None,
            is_signed: false,
        })?;
        let verified =
            self.verifiers.of(service).verify(&signed, payload, &*self.identities, now)?;
        arrival.connection.prove(owner(verified.caller().account()));
        Ok(verified)
    }

    /// Runs the call, commits its changes, records it. A change that lost a race runs again on what is true now.
    async fn perform(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: &Call,
        now: Timestamp,
    ) -> Answer {
        let caller = call.session().caller();
        let mut attempt = Attempt::default();
        for _ in 0..ATTEMPTS_MAX {
            let outcome = call.perform(&self.environment, origin(arrival), now, &attempt);
            let wanted = attempt.wanted();
            attempt = Attempt::again(None);
            if let Some(key_type) = wanted {
                let from = (caller.account(), caller.unique_id());
                let key = self.environment.key_pairs.wait(from, key_type);
                match self.wait_without_share(arrival, key).await.flatten() {
                    Ok(key) => attempt = Attempt::again(Some((key_type, key))),
                    Err(error) => {
                        let (_, _, facts) = outcome.into_parts();
                        return self.record_error(arrival, call, error, facts, now).await;
                    }
                }
                continue;
            }
            if let Some(answer) = self.conclude(arrival, call, outcome, now).await {
                return answer;
            }
        }
        let error = Error::new(
            ErrorCode::ThrottlingException,
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
        );
        self.record_error(arrival, call, error, AuditDetails::default(), now).await
    }

    /// Waits for what may take long, with the request's body gone and its share of the memory given back meanwhile. Nothing may
    /// have been changed for the request yet.
    ///
    /// # Errors
    /// `ThrottlingException` when too many wait, or there is no share for it afterwards.
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

    /// Commits and records an outcome; none when a concurrent change came first.
    async fn conclude(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &Call,
        outcome: Outcome,
        now: Timestamp,
    ) -> Option<Answer> {
        let (result, batch, facts) = outcome.into_parts();
        let fields = match result {
            Ok(fields) => fields,
            Err(error) => return Some(self.record_error(arrival, call, error, facts, now).await),
        };
        if let Err(error) = self.check_clock(&batch) {
            return Some(self.record_error(arrival, call, error, facts, now).await);
        }
        let row = call.row();
        let told = CompletedCall {
            result: Ok(&fields),
            facts: &facts,
            row,
            parameters: call.parameters(),
        };
        let actor = Actor::of(call.session());
        let event = event::api_call(arrival, &actor, &told, now);
        let event = event::with_consequences(event, &facts.consequences, Some(&actor), now);
        let reply = Reply::new(&fields, &arrival.request_id);
        drop(fields);
        match self.carry_out(arrival, batch, event, reply).await {
            Ok(recorded) => {
                Some(recorded.map(|recorded| (recorded, Some(row.operation.into()), None)))
            }
            Err(CommitError::Conflict(_)) => None,
            Err(error) => {
                let error = uncommitted(&error);
                Some(self.record_error(arrival, call, error, facts, now).await)
            }
        }
    }

    /// Refuses a change while the clock is behind what is known: the dates in it would be wrong.
    pub(crate) fn check_clock(&self, batch: &Batch) -> Result<(), Error> {
        if batch.is_empty() {
            return Ok(());
        }
        self.time.check().map_err(|error| Error::internal(error.to_string()))
    }

    /// Commits and records; what cannot be recorded is not done either.
    pub(crate) async fn carry_out(
        self: &Arc<Self>,
        arrival: &Arrival,
        batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Result<Recorded<Reply>, Unrecorded>, CommitError> {
        if batch.is_empty() {
            return self.settle(batch, event, reply).await;
        }
        if let Err(unrecorded) = self.log.ready().await {
            return Ok(Err(unrecorded));
        }
        let batch = batch.noted(&arrival.request_id, event.to_note());
        self.settle_apart(arrival, batch, event, reply).await
    }

    /// Commits and records, in a task that no client can break off.
    async fn settle_apart(
        self: &Arc<Self>,
        arrival: &Arrival,
        mut batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Result<Recorded<Reply>, Unrecorded>, CommitError> {
        let place = self.changes.begin().await;
        position::note(&mut batch, &self.log);
        let (service, memory) = (Arc::clone(self), arrival.memory.take());
        let task = tokio::task::spawn_local(async move {
            let _place = place;
            (service.settle(batch, event, reply).await, memory)
        });
        match task.await {
            Ok((settled, memory)) => {
                arrival.memory.put_back(&memory);
                settled
            }
            Err(error) => Ok(Err(Unrecorded::Failed(error.to_string()))),
        }
    }

    /// Commits `batch`, drops what it changed from the cache, and records the event.
    pub(crate) async fn settle(
        &self,
        batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Result<Recorded<Reply>, Unrecorded>, CommitError> {
        let changed = batch.addresses();
        let committed = store::commit(&*self.store, batch, reply).await;
        self.forget(&changed);
        match committed {
            Ok(committed) => Ok(self.log.record(committed, event).await),
            Err((error, _reply)) => Err(error),
        }
    }

    /// Drops what a batch has changed from every cache.
    pub(crate) fn forget(&self, changed: &[Address]) {
        self.environment.key_cache.forget(changed);
        self.identities.forget(changed);
    }

    async fn record_error(
        &self,
        arrival: &Arrival,
        call: &Call,
        error: Error,
        facts: AuditDetails,
        now: Timestamp,
    ) -> Answer {
        if facts.decision.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let row = call.row();
        let told = CompletedCall {
            result: Err(&error),
            facts: &facts,
            row,
            parameters: call.parameters(),
        };
        let event = event::api_call(arrival, &Actor::of(call.session()), &told, now);
        let asked = (AwsService::Kms, Some(row.operation.into()));
        self.record_refusal(arrival, asked, &error, event).await
    }

    /// Records a request that did not become a call.
    async fn refuse(self: &Arc<Self>, arrival: &mut Arrival, refusal: Refusal) -> Answer {
        let now = self.clock.now();
        let event = |arrival: &Arrival, refusal: &Refusal| event::refused(arrival, refusal, now);
        if !refusal.actor.is_proven() {
            return self.refuse_unproven(arrival, refusal, event).await;
        }
        let asked = (refusal.service, refusal.operation);
        let event = event(arrival, &refusal);
        self.record_refusal(arrival, asked, &refusal.error, event).await
    }

    pub(crate) async fn record_refusal(
        &self,
        arrival: &Arrival,
        (service, operation): (AwsService, Option<ServiceOperation>),
        error: &Error,
        event: Event,
    ) -> Answer {
        refusals::log_detail(&arrival.request_id, error);
        let reply = Reply::error(service, error, &arrival.request_id);
        match store::commit(&*self.store, Batch::default(), reply).await {
            Ok(committed) => {
                let recorded = self.log.record(committed, event).await?;
                Ok((recorded, operation, Some(error.code())))
            }
            Err((error, _)) => Err(Unrecorded::from(error)),
        }
    }
}

/// Returns the account as the owner of a connection.
fn owner(account: AccountId) -> NonZeroU64 {
    NonZeroU64::MIN.saturating_add(account.number())
}

pub(crate) fn origin(arrival: &Arrival) -> Origin<'_> {
    // TLS ends before the service, if anywhere; what a proxy says of it is not believed.
    let user_agent = arrival.header("user-agent").map(event::cut);
    Origin { address: arrival.from, user_agent, secure: false }
}

/// Services with the query protocol have a name of their own for expired credentials. An expired token of a web identity
/// has the name of the model.
fn as_told_by(service: AwsService, error: Error) -> Error {
    match (service, error.code()) {
        (AwsService::Iam | AwsService::Sts, ErrorCode::ExpiredTokenException) => {
            let message = error.message().unwrap_or_default().to_owned();
            Error::new(ErrorCode::ExpiredToken, message)
        }
        _ => error,
    }
}

/// What is answered when the store cannot commit.
pub(crate) fn uncommitted(error: &CommitError) -> Error {
    tracing::error!(%error, "the store cannot commit; the request is refused");
    Error::internal(error.to_string())
}
