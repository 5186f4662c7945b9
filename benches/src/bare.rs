//! A bare server as a process of its own, and processes on cores.

use std::convert::Infallible;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::process::{Child, Command};
use std::time::Duration;

use bytes::Bytes;
use conformance::process::free_address;
use http::{Request, Response};
use http_body_util::Empty;
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio_rustls::TlsAcceptor;

/// A bare server, on core 0.
pub(crate) struct Bare {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Bare {
    /// Starts one that answers with `bytes`, after it has run the primitive of that name.
    pub(crate) fn start(bytes: usize, primitive: Option<&str>) -> Self {
        let mut arguments = vec!["--bytes".into(), bytes.to_string().into()];
        if let Some(name) = primitive {
            arguments.extend(["--primitive".into(), name.into()]);
        }
        Self::run("echo", arguments)
    }

    /// Starts the one that a hidden command of this program is.
    pub(crate) fn run(command: &str, arguments: Vec<OsString>) -> Self {
        let address = free_address();
        let child = Command::new(std::env::current_exe().unwrap())
            .args([command, "--listen", &address.to_string()])
            .args(arguments)
            .spawn()
            .unwrap();
        while std::net::TcpStream::connect(address).is_err() {
            std::thread::sleep(Duration::from_millis(2));
        }
        pin(child.id(), 0);
        Self { child, address }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

/// Serves on one thread with the settings of the service, until the process is killed.
pub(crate) fn serve<F, B>(
    listen: SocketAddr,
    answer: impl Fn(Request<Incoming>) -> F + Clone + 'static,
) where
    F: Future<Output = Result<Response<B>, Infallible>> + 'static,
    B: Body<Error = Infallible> + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let listener = tokio::net::TcpListener::bind(listen).await.unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service_fn(answer.clone()));
            tokio::task::spawn_local(async move {
                let _broken = connection.await;
            });
        }
    });
}

/// Serves TLS on one thread, with an empty answer to each request, until the process is killed.
pub(crate) fn serve_tls(listen: SocketAddr, acceptor: TlsAcceptor) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let listener = tokio::net::TcpListener::bind(listen).await.unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let acceptor = acceptor.clone();
            tokio::task::spawn_local(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let answer = |_request: Request<Incoming>| async {
                    Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new()))
                };
                let _broken = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .serve_connection(TokioIo::new(stream), service_fn(answer))
                    .await;
            });
        }
    });
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Keeps a process with all of its threads on one core.
pub(crate) fn pin(id: u32, core: usize) {
    pin_to(id, &core.to_string());
}

/// Lets a process and all of its threads run on both cores again.
pub(crate) fn unpin(id: u32) {
    pin_to(id, "0,1");
}

fn pin_to(id: u32, cores: &str) {
    let status = Command::new("taskset")
        .args(["-a", "-p", "-c", cores, &id.to_string()])
        .stdout(std::process::Stdio::null())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        eprintln!("taskset is missing: nothing is pinned, and the figures are noisier");
    }
}
