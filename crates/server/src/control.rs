//! The control socket, `DATA_DIR/control.sock`: the requests that only the operator of the machine may make of the running
//! service, because AWS has no API for them. HTTP/1.1 with JSON bodies over a Unix domain socket. `docs/decisions/0010` says why.
//!
//! The kernel identifies the peer: only processes of the service's own user and of root are answered. Connections are served one
//! at a time, each for one request.

use std::convert::Infallible;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::UnixStream;
use tokio::sync::watch;

use crate::control_request::{ControlRefusal, ControlRequest, within_limit};
use crate::data_dir::DataDir;
use crate::listener::{ACCEPT_PAUSE, ANSWER_TIME_MAX, CHANGE_TIME_MAX, Handler as _};
use crate::response_body::ResponseBody;
use crate::server::Server;
use crate::{accounts, archiving, clock_control, cost_limit_watch, services};

/// The longest request in bytes.
const REQUEST_BYTES_MAX: usize = 16 * 1024;
/// The longest time that one connection may take, and so may keep others waiting.
const CONNECTION_TIME_MAX: Duration = Duration::from_secs(10);

/// The handler of requests on the socket.
pub(crate) struct Control {
    pub(crate) service: Arc<Server>,
    pub(crate) data_dir: DataDir,
    /// The URL at which the AWS APIs are served.
    pub(crate) endpoint: String,
}

/// Binds the socket. The caller holds the lock of the directory, so an existing socket belongs to a service that died.
///
/// # Errors
/// It cannot be made.
pub(crate) fn bind(path: &Path) -> io::Result<UnixListener> {
    unbind(path)?;
    let listener = within_limit(path, |path| UnixListener::bind(path))?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Removes the socket.
///
/// # Errors
/// It cannot be removed.
pub(crate) fn unbind(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Serves on a thread of its own until `stop` becomes `true`.
///
/// # Errors
/// The thread or its runtime could not be made.
pub(crate) fn serve(
    listener: UnixListener,
    control: Control,
    stop: watch::Receiver<bool>,
) -> io::Result<std::thread::JoinHandle<()>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("control".to_owned()).spawn(move || {
        let local = tokio::task::LocalSet::new();
        local.block_on(&runtime, accept(listener, Arc::new(control), stop));
    })
}

async fn accept(listener: UnixListener, control: Arc<Control>, mut stop: watch::Receiver<bool>) {
    let Ok(listener) = tokio::net::UnixListener::from_std(listener) else { return };
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        match accepted {
            Ok((stream, _)) if is_of_operator(&stream) => tokio::select! {
                () = connect(stream, &control) => {}
                () = late(stop.clone()) => {}
            },
            // Anybody else is told nothing.
            Ok(_) => {}
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
    let _late = tokio::time::timeout(CHANGE_TIME_MAX, control.service.drained()).await;
}

/// Returns when the service stops and a request must not be waited for any longer.
async fn late(mut stop: watch::Receiver<bool>) {
    let _stopped = stop.wait_for(|stop| *stop).await;
    tokio::time::sleep(ANSWER_TIME_MAX).await;
}

/// Returns whether the kernel reports the peer as a process of the service's user or of root.
fn is_of_operator(stream: &UnixStream) -> bool {
    let own = rustix::process::geteuid().as_raw();
    stream.peer_cred().is_ok_and(|peer| peer.uid() == own || peer.uid() == 0)
}

/// Answers one request.
async fn connect(stream: UnixStream, control: &Arc<Control>) {
    let service = service_fn(|request| async {
        Ok::<_, Infallible>(match answer(control, request).await {
            Ok(body) => reply(StatusCode::OK, body),
            Err(ControlRefusal { status, why }) => {
                reply(status, serde_json::json!({ "error": why }).to_string().into_bytes())
            }
        })
    });
    let connection =
        http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
    let _broken_or_late = tokio::time::timeout(CONNECTION_TIME_MAX, connection).await;
}

async fn answer(
    control: &Arc<Control>,
    request: Request<Incoming>,
) -> Result<Vec<u8>, ControlRefusal> {
    if request.method() != Method::POST || request.uri().path() != "/" {
        let why = "only POST / is answered".to_owned();
        return Err(ControlRefusal { status: StatusCode::NOT_FOUND, why });
    }
    let body = Limited::new(request.into_body(), REQUEST_BYTES_MAX).collect().await;
    let body = body.map_err(|error| ControlRefusal::request(error.to_string()))?.to_bytes();
    let asked: ControlRequest = serde_json::from_slice(&body).map_err(|error| {
        ControlRefusal::request(format!("this service knows no such request: {error}"))
    })?;
    if asked.needs_clock() {
        control.service.time.check().map_err(ControlRefusal::failed)?;
    }
    carry_out(control, asked).await
}

async fn carry_out(
    control: &Arc<Control>,
    asked: ControlRequest,
) -> Result<Vec<u8>, ControlRefusal> {
    match asked {
        ControlRequest::CreateAccount { account_id, profile } => json(
            &change(control, async move |Control { service, data_dir, endpoint }| {
                accounts::create(
                    service,
                    data_dir,
                    endpoint,
                    account_id.as_deref(),
                    profile.as_deref(),
                )
                .await
            })
            .await?,
        ),
        ControlRequest::ListAccounts {} => json(&accounts::list(&control.service)?),
        ControlRequest::CreateServiceKey { name } => json(
            &change(control, async move |Control { service, data_dir, .. }| {
                services::create(service, data_dir, &name).await.map_err(ControlRefusal::failed)
            })
            .await?,
        ),
        ControlRequest::DeleteServiceKey { name, access_key_id } => json(
            &change(control, async move |Control { service, data_dir, .. }| {
                let deleted = services::delete(service, data_dir, &name, &access_key_id).await;
                deleted.map_err(ControlRefusal::failed)
            })
            .await?,
        ),
        ControlRequest::CloseAuditSegment {} => {
            json(&control.service.log.close_segment().await.map_err(ControlRefusal::failed)?)
        }
        ControlRequest::ReleaseAuditSegments {} => json(
            &change(control, async move |Control { service, .. }| {
                archiving::release(service).await.map_err(ControlRefusal::failed)
            })
            .await?,
        ),
        ControlRequest::ClockStatus {} => json(&clock_control::status(&control.service)),
        ControlRequest::ConfirmClock { shown } => json(
            &change(control, async move |Control { service, .. }| {
                clock_control::confirm(service, &shown).await
            })
            .await?,
        ),
        ControlRequest::SetCostLimit { limit } => json(
            &change(control, async move |Control { service, .. }| {
                cost_limit_watch::set(service, &limit).await.map_err(ControlRefusal::failed)
            })
            .await?,
        ),
        ControlRequest::RemoveCostLimit { account } => json(
            &change(control, async move |Control { service, .. }| {
                cost_limit_watch::remove(service, &account).await.map_err(ControlRefusal::failed)
            })
            .await?,
        ),
        ControlRequest::ListCostLimits {} => {
            json(&cost_limit_watch::list(&control.service).map_err(ControlRefusal::failed)?)
        }
        ControlRequest::ListServices {} => {
            json(&services::list(&control.service).map_err(ControlRefusal::failed)?)
        }
    }
}

/// Makes a change in a task of its own: a client that goes away must not break off a change that has begun.
async fn change<T: 'static>(
    control: &Arc<Control>,
    make: impl AsyncFnOnce(&Control) -> Result<T, ControlRefusal> + 'static,
) -> Result<T, ControlRefusal> {
    let control = Arc::clone(control);
    let task = tokio::task::spawn_local(async move {
        let _place = control.service.changes.begin().await;
        make(&control).await
    });
    task.await.map_err(ControlRefusal::failed)?
}

fn json(reply: &impl Serialize) -> Result<Vec<u8>, ControlRefusal> {
    serde_json::to_vec(reply).map_err(ControlRefusal::failed)
}

fn reply(status: StatusCode, body: Vec<u8>) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::from(body));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}
