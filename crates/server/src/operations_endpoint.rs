//! The operations listener: `/healthz`, `/readyz`, `/metrics`. Never exposed to applications.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use durable::PinnedPath;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use keys::ClockState;
use kms::records;

use crate::listener::{Connection, Connections, Handler, ServingThreads};
use crate::liveness::Liveness;
use crate::metrics::Sample;
use crate::response_body::ResponseBody;
use crate::server::Server;
use crate::tls_identity::ListenerIdentity;
use crate::worker;

const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// Answers operators and their tools.
pub(crate) struct OperationsEndpoint {
    pub(crate) service: Arc<Server>,
    /// `true` from the signal to stop on: no longer ready, still alive.
    pub(crate) draining: Arc<AtomicBool>,
    pub(crate) liveness: Arc<Liveness>,
    /// The operator's socket, as it was bound.
    pub(crate) control_socket: PinnedPath,
    /// The threads that serve the AWS APIs.
    pub(crate) api_threads: ServingThreads,
    /// The connections to them.
    pub(crate) api_connections: Arc<Connections>,
    /// The certificate that is shown, with TLS.
    pub(crate) tls: Option<Arc<ListenerIdentity>>,
    /// The addresses that serve other machines without TLS.
    pub(crate) in_the_clear: Vec<SocketAddr>,
}

impl Handler for OperationsEndpoint {
    async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        _connection: &Arc<Connection>,
    ) -> Response<ResponseBody> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return text(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n".to_owned());
        }
        match request.uri().path() {
            "/healthz" => text(StatusCode::OK, "ok\n".to_owned()),
            "/readyz" => self.ready().await,
            "/metrics" => self.metrics(),
            _ => {
                text(StatusCode::NOT_FOUND, "there are /healthz, /readyz and /metrics\n".to_owned())
            }
        }
    }
}

impl OperationsEndpoint {
    /// Returns a line for each condition, and 503 unless all hold. If room for the audit log had run out, it is checked again: a
    /// service that is sent no requests because it is not ready must become ready by itself.
    async fn ready(&self) -> Response<ResponseBody> {
        let serving = !self.draining.load(Ordering::Relaxed);
        let store = self.service.store.check().map_err(|error| error.to_string());
        let audit = self.service.log.ready().await.map_err(|error| error.to_string());
        let segments = self.service.log.check_segments().map_err(|error| error.to_string());
        let clock = self.service.time.observe();
        let mut checks = vec![
            ("serving".to_owned(), if serving { Ok(()) } else { Err("draining".to_owned()) }),
            ("store writable".to_owned(), store),
            // The root key is opened before the listener is.
            ("unsealed".to_owned(), Ok(())),
            ("audit writable".to_owned(), audit),
            ("audit segments".to_owned(), segments),
            ("api threads".to_owned(), self.api_threads.check().await),
            ("clock".to_owned(), clock.check().map_err(|error| error.to_string())),
            ("control socket".to_owned(), self.check_control_socket()),
        ];
        checks.extend(self.parts());
        let ready = checks.iter().all(|(_, check)| check.is_ok());
        let line = |(name, check): &(String, Result<(), String>)| match check {
            Ok(()) => format!("ok    {name}\n"),
            Err(why) => format!("FAIL  {name}: {why}\n"),
        };
        let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        // A clock that is ahead harms no request.
        let held = clock.state != ClockState::Behind;
        let notice =
            clock.notice().filter(|_| held).map(|notice| format!("note  clock: {notice}\n"));
        text(status, checks.iter().map(line).chain(notice).chain(self.tls_notices()).collect())
    }

    /// Returns a line for what is doubtful about TLS.
    fn tls_notices(&self) -> impl Iterator<Item = String> {
        let identity = self.tls.iter().filter_map(|identity| identity.notice());
        let open = self.in_the_clear.iter();
        let open = open.map(|address| format!("{address} serves other machines without TLS"));
        identity.chain(open).map(|notice| format!("note  tls: {notice}\n"))
    }

    /// Checks the control socket. Without it the operator cannot ask the service, and it seems not to run.
    fn check_control_socket(&self) -> Result<(), String> {
        self.control_socket.check().map_err(|_displaced| {
            format!(
                "{} was removed or replaced: `bulla account`, `bulla service` and `bulla clock` do not find this service; \
                 restart it, which makes the socket again",
                self.control_socket.path().display()
            )
        })
    }

    /// Returns the state of every thread and task that must run.
    fn parts(&self) -> impl Iterator<Item = (String, Result<(), String>)> {
        let generators = self.service.aws.kms.key_pairs.is_running();
        let parts = self.liveness.parts().into_iter();
        parts.chain([("threads key-generator".to_owned(), generators)]).map(|(name, runs)| {
            let check =
                if runs { Ok(()) } else { Err("it has ended; restart the service".to_owned()) };
            (name, check)
        })
    }

    fn metrics(&self) -> Response<ResponseBody> {
        let (log, clock) = (self.service.log.statistics(), self.service.time.observe());
        let sample = Sample {
            keys: self.service.store.count(&records::all_keys()).unwrap_or(0),
            keys_pending: worker::ahead(&self.service),
            audit_entries: log.entries,
            audit_waiting: log.waiting,
            audit_lag: log.lag,
            received_bytes: self.api_connections.held_bytes(),
            longest_turn: self.api_threads.longest_turn(),
            stale_issuers: self.service.issuer_keys.stale(),
            clock_hold_off: clock.hold_off_left(),
            clock_behind: clock.behind(),
        };
        match self.service.metrics.render(&sample) {
            Ok(body) => {
                let mut response = text(StatusCode::OK, body);
                response.headers_mut().insert(CONTENT_TYPE, METRICS);
                response
            }
            Err(error) => text(StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")),
        }
    }
}

fn text(status: StatusCode, body: String) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::from(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, TEXT);
    response
}
