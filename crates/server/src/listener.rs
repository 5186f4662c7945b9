//! The listeners: one thread for each core, each with a runtime of its own, all accepting from one socket.
//!
//! A slow or hostile client costs a bounded amount: connections, header bytes, header time and body time are limited,
//! and a client that stops reading is cut off.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::sync::watch;
use tokio_io_timeout::TimeoutStream;

/// Connections over all threads of the listener of the AWS APIs, if the system has descriptors for them.
const CONNECTIONS_MAX: u64 = 4096;
/// Connections to the operations port.
pub(crate) const OPERATIONS_CONNECTIONS_MAX: usize = 64;
/// How long a client may take to send the head of a request; also how long an idle connection is kept.
const HEAD_TIME_MAX: Duration = Duration::from_secs(60);
const HEAD_BYTES_MAX: usize = 64 * 1024;
const HEADERS_MAX: usize = 100;
/// How long a client may take no byte of a reply before it is cut off.
const WRITE_TIME_MAX: Duration = Duration::from_secs(30);
/// File descriptors kept for everything but those connections: the store, the log, threads, the operations port.
const DESCRIPTORS_KEPT: u64 = 160;
/// How long requests under way may take after the signal to stop.
pub(crate) const DRAIN_TIME_MAX: Duration = Duration::from_secs(30);
/// How long to wait after accepting has failed, for want of descriptors say.
pub(crate) const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Answers requests.
pub(crate) trait Handler: Send + Sync + 'static {
    /// The answer to one request from `from`.
    fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        from: IpAddr,
    ) -> impl Future<Output = Response<Full<Bytes>>>;

    /// Ends when nothing that a request has begun is under way any more, whether or not its client still waits.
    fn drained(&self) -> impl Future<Output = ()> {
        std::future::ready(())
    }

    /// A thread that answers has something to do.
    fn works(&self) {}

    /// A thread that [worked](Self::works) waits for something to arrive.
    fn rests(&self) {}
}

/// Binds `address` for [`serve`].
///
/// # Errors
/// The address is taken or not this machine's.
pub(crate) fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// How much a listener may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Threads that answer.
    pub(crate) threads: usize,
    /// Connections over all of them.
    pub(crate) connections: usize,
}

/// Raises the limit of open files as far as the system allows, and says how many connections fit under it. Idle
/// connections must not take the descriptors that the store and the log need.
pub(crate) fn connections_max() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = CONNECTIONS_MAX + DESCRIPTORS_KEPT;
    let raised = limit.maximum.map_or(wanted, |most| most.min(wanted));
    let current = match limit.current {
        Some(current) if current < raised => {
            let raised_limit = rustix::process::Rlimit { current: Some(raised), ..limit };
            setrlimit(Resource::Nofile, raised_limit).map_or(current, |()| raised)
        }
        Some(current) => current,
        None => wanted,
    };
    let room = current.saturating_sub(DESCRIPTORS_KEPT).clamp(1, CONNECTIONS_MAX);
    usize::try_from(room).unwrap_or(1)
}

/// Serves on `threads` threads until `stop` becomes true and the requests under way are answered.
///
/// # Errors
/// A thread or its runtime could not be made.
pub(crate) fn serve<H: Handler>(
    listener: &TcpListener,
    handler: &Arc<H>,
    Size { threads, connections }: Size,
    name: &str,
    stop: &watch::Receiver<bool>,
) -> io::Result<Vec<std::thread::JoinHandle<()>>> {
    let open = Arc::new(Open { count: AtomicUsize::new(0), most: connections });
    let one = |index: usize| {
        let listener = listener.try_clone()?;
        let (handler, stop, open) = (Arc::clone(handler), stop.clone(), Arc::clone(&open));
        let (rests, works) = (Arc::clone(&handler), Arc::clone(&handler));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .on_thread_park(move || rests.rests())
            .on_thread_unpark(move || works.works())
            .build()?;
        std::thread::Builder::new().name(format!("{name}-{index}")).spawn(move || {
            let local = tokio::task::LocalSet::new();
            handler.works();
            local.block_on(&runtime, accept(listener, Arc::clone(&handler), open, stop));
            handler.rests();
        })
    };
    (0..threads.max(1)).map(one).collect()
}

/// Accepts connections until it is told to stop, then drains.
async fn accept<H: Handler>(
    listener: TcpListener,
    handler: Arc<H>,
    open: Arc<Open>,
    mut stop: watch::Receiver<bool>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let graceful = Rc::new(GracefulShutdown::new());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        match accepted {
            Ok((stream, from)) if open.has_room() => {
                let slot = Slot::take(&open);
                let _no_delay = stream.set_nodelay(true);
                connect(stream, from, Arc::clone(&handler), &graceful, slot);
            }
            // Over the limit: the connection is closed at once, which tells the client to come back later.
            Ok(_) => {}
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
    drop(listener);
    if let Ok(graceful) = Rc::try_unwrap(graceful) {
        let _late = tokio::time::timeout(DRAIN_TIME_MAX, graceful.shutdown()).await;
    }
    let _late = tokio::time::timeout(DRAIN_TIME_MAX, handler.drained()).await;
}

fn connect<H: Handler>(
    stream: tokio::net::TcpStream,
    from: SocketAddr,
    handler: Arc<H>,
    graceful: &Rc<GracefulShutdown>,
    slot: Slot,
) {
    let service = service_fn(move |request| {
        let handler = Arc::clone(&handler);
        async move { Ok::<_, std::convert::Infallible>(handler.answer(request, from.ip()).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEADERS_MAX)
        .serve_connection(TokioIo::new(Box::pin(patient(stream))), service);
    let connection = graceful.watch(connection);
    tokio::task::spawn_local(async move {
        let _slot = slot;
        // What breaks here is the client's connection; the requests on it were recorded one by one.
        let _broken = connection.await;
    });
}

/// The stream, with a limit on how long a write may wait for the client.
fn patient(stream: tokio::net::TcpStream) -> TimeoutStream<tokio::net::TcpStream> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME_MAX));
    stream
}

/// The open connections of a listener.
struct Open {
    count: AtomicUsize,
    most: usize,
}

impl Open {
    fn has_room(&self) -> bool {
        self.count.load(Ordering::Relaxed) < self.most
    }
}

/// A place among the open connections, given back when dropped.
struct Slot(Arc<Open>);

impl Slot {
    fn take(open: &Arc<Open>) -> Self {
        open.count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.count.fetch_sub(1, Ordering::Relaxed);
    }
}
