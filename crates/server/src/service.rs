//! The way of one request: wire, auth, operation, commit, record, reply.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use audit::{Event, Log, Recorded, Unrecorded};
use auth::{Credentials, SignedRequest, Verified, Verifier};
use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use model::{AccountId, Error, ErrorCode, Operation, Region, Timestamp};
use operations::{Attempt, Call, Environment, Facts, Origin, Outcome};
use secret::Wiped;
use store::{Batch, CommitError, Store};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::arrival::{self, Arrival, BodyBudget};
use crate::clock::Clock;
use crate::event::{self, Actor, Told};
use crate::listener::Handler;
use crate::metrics::Metrics;
use crate::position;
use crate::reply::{self, Reply};

/// How often a request is run again because a concurrent change came first.
const ATTEMPTS_MAX: usize = 8;
/// Changes that may be under way at the same time; further ones wait for their turn.
const CHANGES_MAX: u32 = 4096;

/// The parts of the service, and the one function that strings them together.
pub(crate) struct Service {
    pub(crate) environment: Environment,
    pub(crate) verifier: Verifier,
    pub(crate) credentials: Arc<dyn Credentials>,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) log: Arc<Log>,
    pub(crate) metrics: Metrics,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) account: AccountId,
    pub(crate) region: Region,
    pub(crate) changes: Changes,
    pub(crate) bodies: BodyBudget,
}

/// The changes that are being committed and recorded. They outlive the connection that asked for them: a client that
/// goes away must not leave a change that is committed and neither recorded nor seen by the next request.
pub(crate) struct Changes(Arc<Semaphore>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(CHANGES_MAX as usize)))
    }

    async fn begin(&self) -> Option<OwnedSemaphorePermit> {
        // It is never closed.
        Arc::clone(&self.0).acquire_owned().await.ok()
    }

    /// Waits until none is under way.
    async fn ended(&self) {
        let _all = self.0.acquire_many(CHANGES_MAX).await;
    }
}

/// A request that did not become a call: who asked, as far as that is known, and why not.
struct Refusal {
    error: Error,
    actor: Actor,
}

impl Handler for Service {
    async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        from: IpAddr,
    ) -> Response<Full<Bytes>> {
        let (parts, body) = request.into_parts();
        let read = match arrival::check_encoding(&parts.headers) {
            Ok(()) => arrival::read_body(body, &self.bodies).await,
            Err(error) => Err(error),
        };
        let (body, unread) = match read {
            Ok(body) => (body, None),
            Err(error) => (Wiped::new(Vec::new()), Some(error)),
        };
        let request_id = uuid::Uuid::new_v4().to_string();
        let arrival = Arrival { parts, body, from, request_id };
        let operation = wire::operation(arrival.header("x-amz-target"));
        let start = Instant::now();
        let broken_off = unread.is_some();
        let recorded = match unread {
            Some(error) => {
                let refusal = Refusal { error, actor: Actor::unknown(&self.region) };
                self.refuse(&arrival, operation.ok(), refusal).await
            }
            None => self.handle(&arrival, operation).await,
        };
        match recorded {
            Ok((recorded, operation, code)) => {
                self.metrics.answered(operation, code.map(ErrorCode::name), start.elapsed());
                let response = reply::response(recorded);
                // What is left of a body that was not read must not be taken for the next request.
                if broken_off { reply::last(response) } else { response }
            }
            Err(unrecorded) => {
                tracing::error!(error = %unrecorded, "the audit log cannot be written; the request is refused");
                let code = ErrorCode::KmsInternalException.name();
                self.metrics.answered(None, Some(code), start.elapsed());
                reply::unrecorded(&arrival.request_id)
            }
        }
    }

    async fn drained(&self) {
        self.changes.ended().await;
    }

    fn works(&self) {
        self.log.works();
    }

    fn rests(&self) {
        self.log.rests();
    }
}

/// A recorded reply, with what the metrics want to know of it.
type Answer = Result<(Recorded<Reply>, Option<Operation>, Option<ErrorCode>), Unrecorded>;

impl Service {
    async fn handle(
        self: &Arc<Self>,
        arrival: &Arrival,
        operation: Result<Operation, Error>,
    ) -> Answer {
        let now = self.clock.now();
        let known = operation.as_ref().ok().copied();
        match self.understand(arrival, operation, now) {
            Ok(call) => self.perform(arrival, &call, now).await,
            Err(refusal) => self.refuse(arrival, known, refusal).await,
        }
    }

    /// From bytes to a typed call of a verified caller.
    fn understand(
        &self,
        arrival: &Arrival,
        operation: Result<Operation, Error>,
        now: Timestamp,
    ) -> Result<Call, Refusal> {
        let unknown = |error| Refusal { error, actor: Actor::unknown(&self.region) };
        if arrival.parts.method != Method::POST || arrival.parts.uri.path() != "/" {
            return Err(unknown(Error::bare(ErrorCode::UnknownOperationException)));
        }
        let operation = operation.map_err(unknown)?;
        let verified = self.verify(arrival, now)?;
        let known =
            |(error, session): (Error, Verified<()>)| Refusal { error, actor: Actor::of(&session) };
        let request =
            verified.try_map(|()| wire::decode(operation, &arrival.body)).map_err(known)?;
        Call::new(request).map_err(known)
    }

    fn verify(&self, arrival: &Arrival, now: Timestamp) -> Result<Verified<()>, Refusal> {
        let signed = SignedRequest {
            method: arrival.parts.method.as_str(),
            path: arrival.parts.uri.path(),
            query: arrival.parts.uri.query(),
            headers: &arrival.parts.headers,
            body: &arrival.body,
        };
        self.verifier.verify(&signed, (), &*self.credentials, now).map_err(|refused| {
            let actor = Actor::claimed(refused.caller, refused.access_key_id, &self.region);
            Refusal { error: refused.error, actor }
        })
    }

    /// Runs the call, commits its changes, records it. A change that lost a race runs again on what is true now.
    async fn perform(self: &Arc<Self>, arrival: &Arrival, call: &Call, now: Timestamp) -> Answer {
        let mut attempt = Attempt::default();
        let user_agent = arrival.header("user-agent");
        // TLS ends before the service, if anywhere; what a proxy says of it is not believed.
        let origin = Origin { address: arrival.from, user_agent, secure: false };
        for _ in 0..ATTEMPTS_MAX {
            let outcome = call.perform(&self.environment, origin, now, &attempt);
            let wanted = attempt.wanted();
            attempt = Attempt::again(None);
            if let Some(key_type) = wanted {
                match self.environment.key_pairs.wait(key_type).await {
                    Ok(key) => attempt = Attempt::again(Some((key_type, key))),
                    Err(error) => {
                        let facts = Facts::default();
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
        self.record_error(arrival, call, error, Facts::default(), now).await
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
        let row = call.row();
        let told = Told { result: Ok(&fields), facts: &facts, row, parameters: call.parameters() };
        let actor = Actor::of(call.session());
        let event = event::api_call(arrival, &actor, &told, now);
        let event = event::with_consequences(event, &facts.consequences, Some(&actor), now);
        // What cannot be recorded is not done either.
        if !batch.is_empty()
            && let Err(unrecorded) = self.log.ready().await
        {
            return Some(Err(unrecorded));
        }
        let reply = Reply::new(Ok(&fields), &arrival.request_id);
        drop(fields);
        let settled = if batch.is_empty() {
            self.settle(batch, event, reply).await
        } else {
            let batch = batch.noted(&arrival.request_id, event.to_note());
            self.settle_apart(batch, event, reply).await
        };
        match settled {
            Ok(recorded) => Some(recorded.map(|recorded| (recorded, Some(row.operation), None))),
            Err(CommitError::Conflict(_)) => None,
            Err(error) => {
                tracing::error!(%error, "the store cannot commit; the request is refused");
                let error = Error::internal(error.to_string());
                Some(self.record_error(arrival, call, error, facts, now).await)
            }
        }
    }

    /// Commits and records, in a task that no client can break off.
    async fn settle_apart(
        self: &Arc<Self>,
        mut batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Result<Recorded<Reply>, Unrecorded>, CommitError> {
        let place = self.changes.begin().await;
        position::note(&mut batch, &self.log);
        let service = Arc::clone(self);
        let task = tokio::task::spawn_local(async move {
            let _place = place;
            service.settle(batch, event, reply).await
        });
        let gone = |error: tokio::task::JoinError| Unrecorded::Failed(error.to_string());
        task.await.unwrap_or_else(|error| Ok(Err(gone(error))))
    }

    /// Commits `batch`, drops what it changed from the cache, and records the event.
    async fn settle(
        &self,
        batch: Batch,
        event: Event,
        reply: Reply,
    ) -> Result<Result<Recorded<Reply>, Unrecorded>, CommitError> {
        let changed = batch.addresses();
        let committed = store::commit(&*self.store, batch, reply).await;
        self.environment.directory.forget(&changed);
        match committed {
            Ok(committed) => Ok(self.log.record(committed, event).await),
            Err((error, _reply)) => Err(error),
        }
    }

    async fn record_error(
        &self,
        arrival: &Arrival,
        call: &Call,
        error: Error,
        facts: Facts,
        now: Timestamp,
    ) -> Answer {
        let row = call.row();
        let told = Told { result: Err(&error), facts: &facts, row, parameters: call.parameters() };
        let event = event::api_call(arrival, &Actor::of(call.session()), &told, now);
        self.record_refusal(arrival, Some(row.operation), &error, event).await
    }

    /// Records a request that did not become a call.
    async fn refuse(
        &self,
        arrival: &Arrival,
        operation: Option<Operation>,
        refusal: Refusal,
    ) -> Answer {
        let event =
            event::refused(arrival, operation, &refusal.actor, &refusal.error, self.clock.now());
        self.record_refusal(arrival, operation, &refusal.error, event).await
    }

    async fn record_refusal(
        &self,
        arrival: &Arrival,
        operation: Option<Operation>,
        error: &Error,
        event: Event,
    ) -> Answer {
        if let Some(detail) = error.detail() {
            tracing::warn!(request_id = %arrival.request_id, code = error.code().name(), detail);
        }
        let reply = Reply::new(Err(error), &arrival.request_id);
        match store::commit(&*self.store, Batch::default(), reply).await {
            Ok(committed) => {
                let recorded = self.log.record(committed, event).await?;
                Ok((recorded, operation, Some(error.code())))
            }
            Err((error, _)) => Err(Unrecorded::from(error)),
        }
    }
}
