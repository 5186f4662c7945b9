//! The path of one request: wire, auth, operation, commit, record, reply.

use std::sync::Arc;
use std::time::Instant;

use audit::{Log, Recorded, Unrecorded};
use auth::{AuthenticationError, Verified};
use http::{Request, Response};
use hyper::body::Incoming;
use iam::WebIdentityCall;
use model::{AccountId, AwsService, Error, ErrorCode, Region, ServiceOperation, Timestamp};
use pipeline::Call;
use pipeline::event::Actor;
use store::Store;

use crate::arrival::{self, Arrival, ReceivedBody};
use crate::aws_services::{self, AwsServices};
use crate::broken_reply::BreakReason;
use crate::changes::Changes;
use crate::clock::Clock;
use crate::cost_limits::CostLimits;
use crate::issuer_keys::IssuerKeys;
use crate::listener::{Connection, Handler};
use crate::metrics::Metrics;
use crate::refusals::{RefusedRequest, UnprovenRefusals};
use crate::reply::{self, Reply, UnsentReply};
use crate::request_memory::{self, MemoryUsedUp, RequestMemory};
use crate::request_target::{self, RequestTarget};
use crate::response_body::ResponseBody;
use crate::simulations::Simulations;
use crate::timekeeper::Timekeeper;
use crate::trusted_proxies::TrustedProxies;

/// The parts of the service, and the one function that connects them.
pub(crate) struct Server {
    pub(crate) aws: AwsServices,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) log: Arc<Log>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) time: Arc<Timekeeper>,
    pub(crate) account: AccountId,
    pub(crate) region: Region,
    pub(crate) changes: Changes,
    pub(crate) memory: RequestMemory,
    pub(crate) issuer_keys: IssuerKeys,
    pub(crate) refusals: UnprovenRefusals,
    pub(crate) simulations: Simulations,
    /// The domains before which a host names a bucket.
    pub(crate) s3_domains: Vec<String>,
    /// The proxies whose word about clients is believed.
    pub(crate) proxies: Arc<TrustedProxies>,
    pub(crate) limits: CostLimits,
}

/// A request that is understood.
enum Understood {
    /// A verified caller sent it.
    Call(Arc<Call>),
    /// Nobody signed it: the token in it proves who sent it.
    WebIdentity(WebIdentityCall),
}

impl Handler for Server {
    async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        connection: &Arc<Connection>,
    ) -> Response<ResponseBody> {
        let (parts, body) = request.into_parts();
        if request_target::is_for_s3(&parts) {
            return self.answer_rest(parts, body, connection).await;
        }
        let (body, unread) = match arrival::read_body(&parts.headers, body, connection).await {
            Ok(body) => (body, None),
            Err(error) => (ReceivedBody::empty(connection), Some(error)),
        };
        let request_id = uuid::Uuid::new_v4().to_string();
        let mut arrival = Arrival::new(parts, body, connection, &self.proxies, request_id);
        match self.memory.share(arrival.body_bytes).await {
            Ok(share) => arrival.memory.put_back(&share),
            Err(used_up) => {
                let service = RequestTarget::of(&arrival).service();
                let response = self.put_off(&arrival, service, &used_up);
                return if unread.is_some() { reply::last(response) } else { response };
            }
        }
        let start = Instant::now();
        let broken_off = unread.is_some();
        let recorded = match unread {
            Some(error) => {
                let (_, operation) = wire::json_target(arrival.header("x-amz-target"));
                let (operation, actor) = (operation.ok(), Actor::unknown(&self.region));
                let service = request_target::service_of_head(arrival.parts());
                let refusal = RefusedRequest { service, operation, error, actor };
                self.refuse(&mut arrival, refusal).await
            }
            None => self.handle(&mut arrival).await,
        };
        self.conclude(&arrival, recorded, start, broken_off).await
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

/// A recorded reply, with the operation and the error code for the metrics.
pub(crate) type Answer =
    Result<(Recorded<Reply>, Option<ServiceOperation>, Option<ErrorCode>), Unrecorded>;

impl Server {
    /// Returns the response of an answer. It is the last one on its connection if some of the request's body was not read.
    pub(crate) async fn conclude(
        self: &Arc<Self>,
        arrival: &Arrival,
        answer: Answer,
        start: Instant,
        is_unread: bool,
    ) -> Response<ResponseBody> {
        match answer {
            Ok((recorded, operation, code)) => {
                let service = operation.map_or(AwsService::Kms, ServiceOperation::service);
                let code = code.map(|code| wire::error_code(service, code).name());
                let elapsed = start.elapsed();
                let is_change = !aws_services::is_read_only(operation);
                let response =
                    match reply::response(recorded, is_change, &self.memory, arrival.account())
                        .await
                    {
                        Ok(mut response) => {
                            self.metrics.answered(operation, code, elapsed);
                            self.note_if_broken(response.body_mut(), arrival, operation);
                            response
                        }
                        Err(UnsentReply { mut body, why }) => {
                            body.leaves(|| BreakReason::PutOff);
                            self.note_if_broken(&mut body, arrival, operation);
                            self.put_off(arrival, request_target::service(arrival), &why)
                        }
                    };
                if is_unread { reply::last(response) } else { response }
            }
            Err(unrecorded) => {
                tracing::error!("a request that cannot be recorded is refused: {unrecorded}");
                let service = request_target::service(arrival);
                let code = wire::error_code(service, ErrorCode::KmsInternalException);
                self.metrics.answered(None, Some(code.name()), start.elapsed());
                let response =
                    reply::unrecorded(service, arrival.query_form(), &arrival.request_id);
                if is_unread { reply::last(response) } else { response }
            }
        }
    }

    /// Answers a request that changed nothing. Clients try again by themselves.
    pub(crate) fn put_off(
        &self,
        arrival: &Arrival,
        service: AwsService,
        why: &MemoryUsedUp,
    ) -> Response<ResponseBody> {
        tracing::warn!(request_id = %arrival.request_id, "{why}");
        let code = wire::error_code(service, ErrorCode::ServiceUnavailableException);
        self.metrics.answered(None, Some(code.name()), request_memory::WAIT_MAX);
        reply::put_off(service, arrival.query_form(), &arrival.request_id)
    }

    async fn handle(self: &Arc<Self>, arrival: &mut Arrival) -> Answer {
        let now = self.clock.now();
        match self.understand(arrival, now) {
            Ok(Understood::Call(call)) => self.perform(arrival, call, None, now).await,
            Ok(Understood::WebIdentity(call)) => {
                self.assume_with_web_identity(arrival, call, now).await
            }
            Err(refusal) => self.refuse(arrival, *refusal).await,
        }
    }

    /// Turns bytes into a typed call of a verified caller.
    fn understand(
        &self,
        arrival: &Arrival,
        now: Timestamp,
    ) -> Result<Understood, Box<RefusedRequest>> {
        let asked = RequestTarget::of(arrival);
        let (service, operation) = (asked.service(), asked.operation());
        let refusal = |error, actor| Box::new(RefusedRequest { service, operation, error, actor });
        let unknown = |error| refusal(error, Actor::unknown(&self.region));
        let known = |(error, session): (Error, Verified<()>)| refusal(error, Actor::of(&session));
        let refused = |refused: AuthenticationError| {
            let is_proven = refused.is_signed;
            let actor = Actor::claimed(refused.caller, refused.access_key_id, &self.region);
            let actor = if is_proven { actor.proven() } else { actor };
            refusal(aws_services::as_told_by(service, refused.error), actor)
        };
        arrival.check_client().map_err(unknown)?;
        match asked {
            RequestTarget::Json(_, operation) => {
                let operation = operation.map_err(unknown)?;
                let body = self.verify(arrival, service, now, &arrival.body).map_err(refused)?;
                let request = body.try_map(|body| wire::decode(operation, body)).map_err(known)?;
                self.aws.json_call(request).map(understood).map_err(known)
            }
            RequestTarget::Form(form, operation) if aws_services::is_unsigned(operation) => {
                let request = wire::decode_form(operation, &form).map_err(unknown)?;
                WebIdentityCall::new(request).map(Understood::WebIdentity).map_err(unknown)
            }
            RequestTarget::Form(form, operation) => {
                let form = self.verify(arrival, service, now, form).map_err(refused)?;
                let request = form.try_map(|form| wire::decode_form(operation, &form));
                let request = request.map_err(known)?;
                self.aws.form_call(request).map(understood).map_err(known)
            }
            RequestTarget::Unclear(_, error) => Err(unknown(error)),
        }
    }

    /// Verifies who sent `payload`, which was read from `arrival`.
    fn verify<T>(
        &self,
        arrival: &Arrival,
        service: AwsService,
        now: Timestamp,
        payload: T,
    ) -> Result<Verified<T>, AuthenticationError> {
        let signed = arrival.signed().map_err(|error| AuthenticationError {
            error,
            caller: None,
            access_key_id: None,
            is_signed: false,
        })?;
        let verified =
            self.aws.verifier(service).verify(&signed, payload, &*self.aws.identities, now)?;
        arrival.prove(verified.caller().account());
        Ok(verified)
    }

    /// Records a request that did not become a call.
    pub(crate) async fn refuse(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        refusal: RefusedRequest,
    ) -> Answer {
        let now = self.clock.now();
        let event = |arrival: &Arrival, refusal: &RefusedRequest| refusal.event(arrival, now);
        if !refusal.actor.is_proven() {
            return self.refuse_unproven(arrival, refusal, event).await;
        }
        let event = event(arrival, &refusal);
        self.record_refusal(arrival, refusal.service, refusal.operation, &refusal.error, event)
            .await
    }
}

fn understood(call: Call) -> Understood {
    Understood::Call(Arc::new(call))
}
