//! Requests to S3 on their way. Their head is verified before their body is read, and the content of an object is never in memory as
//! a whole: it goes piece by piece to the operation, which makes it count only when its end has proven it.

mod address;
mod form;
mod pieces;

use std::sync::Arc;
use std::time::Instant;

use auth::{AuthenticationError, PayloadRule, RequestHead, Verified};
use http::header::{CONTENT_LENGTH, EXPECT, HOST, HeaderName};
use http::request::Parts;
use http::{HeaderMap, Response};
use hyper::body::{Body as _, Incoming};
use model::generated::s3::Operation;
use model::{AwsService, Error, ErrorCode, ServiceOperation, Timestamp};
use pipeline::event::{Actor, UNKNOWN_OPERATION};
use pipeline::{BodyLength, RequestBody};
use s3::RequestDocument;
use tokio::runtime::Handle;
use wire::RestHead;

use crate::arrival::{Arrival, ReceivedBody};
use crate::broken_reply::BrokenReply;
use crate::content_memory::ContentShare;
use crate::listener::Connection;
use crate::refusals::RefusedRequest;
use crate::reply;
use crate::request_memory::MemoryUsedUp;
use crate::response_body::{AnsweredRequest, ResponseBody};
use crate::server::{Answer, Server};
use address::RestAddress;
use pieces::{WholeBody, document, stream};

const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");

/// A request of which it is known what it is about, and not yet who sent it.
struct Addressed {
    operation: Operation,
    address: RestAddress,
}

/// A request that was read.
struct Read {
    request: wire::Request<Operation>,
    /// The content of an object.
    body: Option<RequestBody>,
    /// The memory of that content.
    memory: Option<ContentShare>,
}

impl Server {
    /// Answers a request to S3.
    pub(crate) async fn answer_rest(
        self: Arc<Self>,
        parts: Parts,
        body: Incoming,
        connection: &Arc<Connection>,
    ) -> Response<ResponseBody> {
        let request_id = uuid::Uuid::new_v4().to_string();
        let mut arrival = Arrival::new(
            parts,
            ReceivedBody::empty(connection),
            connection,
            &self.proxies,
            request_id,
        );
        arrival.keeps_share = true;
        match self.memory.share(0).await {
            Ok(share) => arrival.memory.put_back(&share),
            Err(used_up) => return reply::last(self.put_off(&arrival, AwsService::S3, &used_up)),
        }
        let start = Instant::now();
        let has_body = !body.is_end_stream();
        let answer = self.handle_rest(&mut arrival, body).await;
        // What may be left of a body must not be taken for the next request. And who waits for `100 Continue`, and gets a reply instead,
        // may take it for that of the next request too: the AWS CLI does.
        let is_refused = answer.as_ref().is_ok_and(|(_, _, code)| code.is_some());
        let waits = arrival.headers().contains_key(EXPECT) && (is_refused || !has_body);
        let is_left = (has_body && is_refused) || waits;
        self.conclude(&arrival, answer, start, is_left).await
    }

    /// Sees to it that a body which does not leave whole is noted in the audit log.
    pub(crate) fn note_if_broken(
        self: &Arc<Self>,
        body: &mut ResponseBody,
        arrival: &Arrival,
        operation: Option<ServiceOperation>,
    ) {
        body.answers(|| {
            let server = Arc::clone(self);
            AnsweredRequest {
                request_id: arrival.request_id.clone(),
                operation: operation.map_or(UNKNOWN_OPERATION, ServiceOperation::name),
                note: Box::new(move |broken| server.note_broken(broken)),
            }
        });
    }

    /// Records that a reply broke off, in a task of its own. A stop waits for that, as for changes that have begun.
    fn note_broken(self: Arc<Self>, broken: BrokenReply) {
        // Without a runtime the process is at its end.
        let Ok(runtime) = Handle::try_current() else { return };
        let place = self.changes.try_begin();
        runtime.spawn(async move {
            let _place = match place {
                None => self.changes.begin().await,
                place => place,
            };
            let request_id = broken.request_id.clone();
            let event = broken.event(self.clock.now());
            if let Err(error) = self.ledger().record(event, ()).await {
                tracing::error!(request_id, %error, "a reply that broke off could not be noted in the audit log");
            }
        });
    }

    async fn handle_rest(self: &Arc<Self>, arrival: &mut Arrival, body: Incoming) -> Answer {
        let now = self.clock.now();
        let Addressed { operation, address } = match self.address(arrival) {
            Ok(addressed) => addressed,
            Err(refusal) => return self.refuse(arrival, *refusal).await,
        };
        if operation == Operation::PostObject {
            return self.handle_form(arrival, &address, body, now).await;
        }
        let verified = match self.verify_rest(arrival, operation, now) {
            Ok(verified) => verified,
            Err(refusal) => return self.refuse(arrival, *refusal).await,
        };
        let (session, rule) = verified.split();
        let read = match wire::rest_body_bytes_max(operation) {
            Some(bytes_max) => {
                self.read_document(arrival, operation, &address, rule, body, bytes_max).await
            }
            None => self.read_content(arrival, operation, &address, rule, body).await,
        };
        // A request may be refused before its body is looked at.
        arrival.connection.body_ended();
        match read {
            Ok(read) => self.perform_rest(arrival, operation, session, read, now).await,
            Err(error) => self.refuse_rest(arrival, operation, error, &session).await,
        }
    }

    /// Answers a request that was read and whose sender is known.
    async fn perform_rest(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        operation: Operation,
        session: Verified<()>,
        read: Read,
        now: Timestamp,
    ) -> Answer {
        let Read { request, body, memory } = read;
        let call =
            session.try_map(|()| Ok(request)).and_then(|request| s3::call(&self.aws.s3, request));
        match call {
            Ok(call) => {
                arrival.connection.set_streams(body.is_some());
                let answer = self.perform(arrival, Arc::new(call), body, now).await;
                arrival.connection.set_streams(false);
                drop(memory);
                answer
            }
            Err((error, session)) => self.refuse_rest(arrival, operation, error, &session).await,
        }
    }

    async fn refuse_rest(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        operation: Operation,
        error: Error,
        session: &Verified<()>,
    ) -> Answer {
        let (service, actor) = (AwsService::S3, Actor::of(session));
        let operation = Some(ServiceOperation::S3(operation));
        self.refuse(arrival, RefusedRequest { service, operation, error, actor }).await
    }

    /// Finds the operation.
    fn address(&self, arrival: &Arrival) -> Result<Addressed, Box<RefusedRequest>> {
        let unknown = |error| self.unproven(None, error);
        arrival.check_client().map_err(unknown)?;
        let host = arrival.authority().or_else(|| arrival.header(HOST));
        let address =
            RestAddress::parse(host, arrival.path(), &self.s3_domains).map_err(unknown)?;
        let head = rest_head(arrival, &address).map_err(unknown)?;
        let operation = wire::route(&head).map_err(unknown)?;
        Ok(Addressed { operation, address })
    }

    /// Proves who sent the request.
    fn verify_rest(
        &self,
        arrival: &Arrival,
        operation: Operation,
        now: Timestamp,
    ) -> Result<Verified<PayloadRule>, Box<RefusedRequest>> {
        let head = request_head(arrival).map_err(|error| self.unproven(None, error))?;
        let verifier = self.aws.verifier(AwsService::S3);
        let verified = verifier
            .verify_head(&head, &*self.aws.identities, now)
            .map_err(|error| self.unauthenticated(operation, error))?;
        arrival.prove(verified.caller().account());
        Ok(verified)
    }

    /// Returns the refusal of a request that nobody is known to have sent.
    fn unproven(&self, operation: Option<Operation>, error: Error) -> Box<RefusedRequest> {
        let (service, actor) = (AwsService::S3, Actor::unknown(&self.region));
        let operation = operation.map(ServiceOperation::S3);
        Box::new(RefusedRequest { service, operation, error, actor })
    }

    /// Returns the refusal of a request whose signature was refused.
    fn unauthenticated(
        &self,
        operation: Operation,
        refused: AuthenticationError,
    ) -> Box<RefusedRequest> {
        let AuthenticationError { error, caller, access_key_id, is_signed } = refused;
        let actor = Actor::claimed(caller, access_key_id, &self.region);
        let actor = if is_signed { actor.proven() } else { actor };
        let (service, operation) = (AwsService::S3, Some(ServiceOperation::S3(operation)));
        Box::new(RefusedRequest { service, operation, error, actor })
    }

    /// Reads a request whose body is a document. Until that has arrived, the connection gives way as every other does, and the
    /// memory of the body counts as it comes: nobody takes a share for what they do not send.
    async fn read_document(
        &self,
        arrival: &Arrival,
        operation: Operation,
        address: &RestAddress,
        rule: PayloadRule,
        body: Incoming,
        bytes_max: usize,
    ) -> Result<Read, Error> {
        let head = rest_head(arrival, address)?;
        let read = document(body, rule, bytes_max, &arrival.connection).await;
        arrival.connection.body_ended();
        let WholeBody { bytes, trailers } = read?;
        // A copy reads and writes content in here, however short the request is.
        let is_copy = matches!(operation, Operation::CopyObject | Operation::UploadPartCopy);
        let memory = if is_copy {
            self.memory.upload(arrival.account(), u64::MAX).await.map_err(slow_down)?
        } else {
            None
        };
        let share = self.memory.share(bytes.len()).await.map_err(slow_down)?;
        arrival.memory.put_back(&share);
        let stated = RequestDocument { headers: &head.headers, bytes: &bytes, trailers: &trailers };
        stated.check(operation)?;
        let request = wire::decode_rest(operation, &head, &bytes)?;
        Ok(Read { request, body: None, memory })
    }

    /// Reads the members of a request whose body is the content of an object, which comes as a stream.
    async fn read_content(
        &self,
        arrival: &Arrival,
        operation: Operation,
        address: &RestAddress,
        rule: PayloadRule,
        body: Incoming,
    ) -> Result<Read, Error> {
        arrival.connection.body_ended();
        let announced = content_length(arrival.headers());
        let bytes = match rule.chunked() {
            Some(chunked) => chunked.decoded_length(),
            None => announced.as_ref().copied().unwrap_or_default(),
        };
        let memory = self.memory.upload(arrival.account(), bytes).await.map_err(slow_down)?;
        let request = wire::decode_rest(operation, &rest_head(arrival, address)?, &[])?;
        let length = if rule.chunked().is_some() { bytes } else { announced? };
        let length = BodyLength::Exactly(length);
        let trailer = arrival.header(TRAILER).map(str::to_owned);
        let pieces = Box::pin(stream(body, rule));
        let body = Some(RequestBody { length, trailer, pieces });
        Ok(Read { request, body, memory })
    }
}

fn slow_down(used_up: MemoryUsedUp) -> Error {
    Error::bare(ErrorCode::SlowDown).because(used_up.to_string())
}

/// Returns the head of a request as its signature covers it.
fn request_head(arrival: &Arrival) -> Result<RequestHead<'_>, Error> {
    Ok(RequestHead {
        method: arrival.method().as_str(),
        path: arrival.path(),
        authority: arrival.authority(),
        query: arrival.query().map_err(Clone::clone)?,
        headers: arrival.headers(),
    })
}

/// Returns the head of a request as its protocol reads it.
fn rest_head<'a>(arrival: &'a Arrival, address: &'a RestAddress) -> Result<RestHead<'a>, Error> {
    let query = arrival.query().map_err(Clone::clone)?.parameters().collect();
    let headers = arrival.headers().iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    Ok(RestHead {
        method: arrival.method().as_str(),
        bucket: address.bucket.as_deref(),
        key: address.key.as_deref(),
        query,
        headers,
    })
}

/// Returns the length that a request announces.
fn content_length(headers: &HeaderMap) -> Result<u64, Error> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.ok_or_else(|| {
        let message = "You must provide the Content-Length HTTP header.";
        Error::new(ErrorCode::MissingContentLength, message)
    })
}
