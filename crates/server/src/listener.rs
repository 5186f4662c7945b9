//! The listeners: one thread for each core, each with a runtime of its own, all accepting from one socket.
//!
//! A slow or hostile client costs a bounded amount: connections, the bytes of heads and bodies, and the time for both are
//! limited, and a client that stops reading is cut off. `connections` and `receive_budget` decide who goes if places or memory
//! are scarce. A listener knows nothing of AWS: the handler tells it who owns a connection.

mod capitals;
mod connection;
mod connection_task;
mod connections;
mod entrance;
mod groups;
mod receive_budget;
mod serving_thread;
mod stream;
mod wire;

use std::future::Future;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use http::{Request, Response};
use hyper::body::Incoming;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot, watch};

pub(crate) use self::connection::Connection;
use self::connection_task::ConnectionTask;
use self::connections::ConnectionPermit;
pub(crate) use self::connections::Connections;
pub(crate) use self::entrance::Entrance;
pub(crate) use self::receive_budget::Reservation;
use self::serving_thread::ServingThread;
pub(crate) use self::serving_thread::ServingThreads;
use crate::connection_metrics::ListenerMetrics;
use crate::response_body::ResponseBody;

/// The connections over all threads of the listener of the AWS APIs, if the system has descriptors for them.
const CONNECTIONS_MAX: u64 = 4096;
/// The connections to the operations port.
pub(crate) const OPERATIONS_CONNECTIONS_MAX: usize = 64;
/// The file descriptors kept for everything but those connections: the store, the log, threads, the operations port, and
/// connections that are closing.
const DESCRIPTORS_KEPT: u64 = 224;
/// The connections that the kernel keeps until they are accepted.
const BACKLOG: i32 = 1024;
/// The time that heads and bodies which have begun to arrive may take after the signal to stop.
const ARRIVAL_TIME_MAX: Duration = Duration::from_secs(1);
/// The time that requests under way may take after that.
pub(crate) const ANSWER_TIME_MAX: Duration = Duration::from_secs(5);
/// The time that changes which have begun may take after that.
pub(crate) const CHANGE_TIME_MAX: Duration = Duration::from_secs(2);
/// The time that replies which are broken off then may take to end, and as much to be noted.
const BREAK_TIME_MAX: Duration = Duration::from_millis(250);
/// The pause after accepting has failed, for example for want of descriptors.
pub(crate) const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// The pause in which dismissed connections close.
const DISPLACEMENT_PAUSE: Duration = Duration::from_millis(1);
/// The longest time for which newcomers wait for them.
const LEAVING_TIME_MAX: Duration = Duration::from_secs(1);

/// Answers requests.
pub(crate) trait Handler: Send + Sync + 'static {
    /// Answers one request on `connection`.
    fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        connection: &Arc<Connection>,
    ) -> impl Future<Output = Response<ResponseBody>>;

    /// Waits until nothing that a request has begun is under way, whether or not its client still waits.
    fn drained(&self) -> impl Future<Output = ()> {
        std::future::ready(())
    }

    /// Notes that a thread that answers has something to do.
    fn thread_unparked(&self) {}

    /// Notes that a thread that [was unparked](Self::thread_unparked) waits for something to arrive.
    fn thread_parked(&self) {}
}

/// Binds `address` for [`serve`].
///
/// # Errors
/// The address is taken or not this machine's.
pub(crate) fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    // The standard library asks for 128: a burst of connections would make others wait for a second.
    rustix::net::listen(&listener, BACKLOG)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The resources that a listener may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// The threads that answer.
    pub(crate) threads: usize,
    /// The connections over all of them.
    pub(crate) connections: usize,
}

/// Raises the limit of open files as far as the system allows, and returns how many connections fit under it. Idle connections
/// must not take the descriptors that the store and the log need.
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

/// A listener that serves.
pub(crate) struct Serving {
    /// The threads, which end after the signal to stop.
    pub(crate) handles: Vec<std::thread::JoinHandle<()>>,
    /// The same threads, for liveness checks.
    pub(crate) threads: ServingThreads,
    /// The connections.
    pub(crate) connections: Arc<Connections>,
}

/// Serves on `threads` threads until `stop` becomes `true` and the requests under way are answered.
///
/// # Errors
/// A thread or its runtime could not be made.
pub(crate) fn serve<H: Handler>(
    listener: &TcpListener,
    handler: &Arc<H>,
    Size { threads, connections }: Size,
    name: &str,
    metrics: ListenerMetrics,
    entrance: &Entrance,
    stop: &watch::Receiver<bool>,
) -> io::Result<Serving> {
    let began = Instant::now();
    let connections = Connections::new(began, connections, metrics);
    let (mut handles, mut all) = (Vec::new(), Vec::new());
    for index in 0..threads.max(1) {
        let name = format!("{name}-{index}");
        let (thread, questions) = ServingThread::new(name.clone(), began);
        let thread = Arc::new(thread);
        let runtime = runtime(handler, &thread)?;
        let acceptor = Acceptor {
            listener: listener.try_clone()?,
            handler: Arc::clone(handler),
            connections: Arc::clone(&connections),
            thread: Arc::clone(&thread),
            entrance: entrance.clone(),
        };
        let (handler, stop) = (Arc::clone(handler), stop.clone());
        all.push(Arc::clone(&thread));
        handles.push(std::thread::Builder::new().name(name).spawn(move || {
            let local = tokio::task::LocalSet::new();
            begin(&*handler, &thread);
            local.block_on(&runtime, acceptor.run(questions, stop));
            rest(&*handler, &thread);
        })?);
    }
    Ok(Serving { handles, threads: ServingThreads(all.into()), connections })
}

fn runtime<H: Handler>(
    handler: &Arc<H>,
    thread: &Arc<ServingThread>,
) -> io::Result<tokio::runtime::Runtime> {
    let resting = (Arc::clone(handler), Arc::clone(thread));
    let waking = (Arc::clone(handler), Arc::clone(thread));
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .on_thread_park(move || rest(&*resting.0, &resting.1))
        .on_thread_unpark(move || begin(&*waking.0, &waking.1))
        .build()
}

fn begin(handler: &impl Handler, thread: &ServingThread) {
    thread.wakes();
    handler.thread_unparked();
}

fn rest(handler: &impl Handler, thread: &ServingThread) {
    thread.rests();
    handler.thread_parked();
}

/// The parts with which a thread accepts connections.
struct Acceptor<H> {
    listener: TcpListener,
    handler: Arc<H>,
    connections: Arc<Connections>,
    thread: Arc<ServingThread>,
    entrance: Entrance,
}

impl<H: Handler> Acceptor<H> {
    /// Accepts connections until the signal to stop, then drains.
    async fn run(
        self,
        questions: mpsc::Receiver<oneshot::Sender<()>>,
        mut stop: watch::Receiver<bool>,
    ) {
        tokio::select! {
            () = self.accept() => {}
            () = answer(questions) => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
        let Self { listener, handler, connections, .. } = self;
        drop(listener);
        connections.end_after_replies();
        connections.ended(ARRIVAL_TIME_MAX).await;
        connections.end_unless_answering();
        connections.ended(ANSWER_TIME_MAX).await;
        let _late = tokio::time::timeout(CHANGE_TIME_MAX, handler.drained()).await;
        // What still leaves breaks off, and that is noted.
        connections.end_all();
        connections.ended(BREAK_TIME_MAX).await;
        let _late = tokio::time::timeout(BREAK_TIME_MAX, handler.drained()).await;
    }

    async fn accept(&self) {
        let listener = self.listener.try_clone().and_then(tokio::net::TcpListener::from_std);
        let Ok(listener) = listener else { return };
        loop {
            match listener.accept().await {
                Ok((stream, from)) => {
                    let _no_delay = stream.set_nodelay(true);
                    // On a socket of both families a client of IPv4 has an address of IPv6.
                    let address = from.ip().to_canonical();
                    let place = self.connections.admit(address, self.thread.now());
                    self.serve(stream, place);
                }
                Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
            }
            self.wait_for_the_leaving().await;
        }
    }

    /// Lets newcomers wait in the kernel while the connections that make room for them have not closed yet. Requests on proven
    /// connections are answered first, but not for long.
    async fn wait_for_the_leaving(&self) {
        let mut paused = Duration::ZERO;
        while self.connections.is_congested() {
            tokio::time::sleep(DISPLACEMENT_PAUSE).await;
            paused += DISPLACEMENT_PAUSE;
            if paused >= LEAVING_TIME_MAX {
                self.connections.end_leaving();
            }
        }
    }

    /// Serves a connection in a task of its own.
    fn serve(&self, stream: TcpStream, place: ConnectionPermit) {
        let (handler, thread) = (Arc::clone(&self.handler), Arc::clone(&self.thread));
        let entrance = self.entrance.clone();
        let task = ConnectionTask { handler, thread, entrance, place };
        tokio::task::spawn_local(task.run(stream));
    }
}

/// Answers the checks whether the thread answers.
async fn answer(mut questions: mpsc::Receiver<oneshot::Sender<()>>) {
    while let Some(question) = questions.recv().await {
        let _gone = question.send(());
    }
    std::future::pending().await
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::sync::Mutex;

    use bytes::Bytes;
    use futures_util::StreamExt as _;
    use pipeline::{ListedResource, ReplyBody};

    use super::connection::Phase;
    use super::*;
    use crate::connection_metrics::ConnectionMetrics;
    use crate::request_memory::ReplyMemory;

    /// Answers with a body of one byte and as many as are sent later.
    struct TwoPieces {
        second: Mutex<Option<oneshot::Receiver<Bytes>>>,
        connection: std::sync::mpsc::SyncSender<Arc<Connection>>,
        length: u64,
    }

    impl Handler for TwoPieces {
        async fn answer(
            self: Arc<Self>,
            _request: Request<Incoming>,
            connection: &Arc<Connection>,
        ) -> Response<ResponseBody> {
            self.connection.send(Arc::clone(connection)).unwrap();
            let second = self.second.lock().unwrap().take().unwrap();
            let first = futures_util::stream::iter([Ok(Bytes::from_static(b"1"))]);
            let second = futures_util::stream::once(async move { Ok(second.await.unwrap()) });
            let (account, kind, arn) = (String::new(), "AWS::S3::Object", String::new());
            let resource = ListedResource { account, kind, arn };
            let region = model::Region::parse("us-east-1").unwrap();
            let pieces = Box::pin(first.chain(second));
            let body = ReplyBody { length: self.length, resource, region, pieces };
            Response::new(ResponseBody::pieces(body, ReplyMemory::default()))
        }
    }

    /// Serves one connection with a reply whose second piece has `bytes` bytes, until `test` has had its say. The first piece has been
    /// received.
    fn with_reply(
        bytes: usize,
        test: impl FnOnce(&Connection, &mut std::net::TcpStream, oneshot::Sender<Bytes>),
    ) {
        let (sends, second) = oneshot::channel();
        let (connection, connections) = std::sync::mpsc::sync_channel(1);
        let (second, length) = (Mutex::new(Some(second)), bytes as u64 + 1);
        let handler = Arc::new(TwoPieces { second, connection, length });
        let listener = bind(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let (stops, stop) = watch::channel(false);
        let metrics = ConnectionMetrics::default().listener("test");
        let size = Size { threads: 1, connections: 1 };
        let serving =
            serve(&listener, &handler, size, "test", metrics, &Entrance::default(), &stop).unwrap();
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        let connection = connections.recv().unwrap();
        let mut received = Vec::new();
        while !received.ends_with(b"\r\n\r\n1") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            received.extend(byte);
        }
        test(&connection, &mut stream, sends);
        stops.send(true).unwrap();
        serving.handles.into_iter().for_each(|handle| handle.join().unwrap());
    }

    fn wait_for_idle(connection: &Connection) {
        while connection.phase().0 != Phase::Idle {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_connection_is_not_idle_while_a_long_reply_leaves() {
        with_reply(1, |connection, stream, sends| {
            assert_eq!(connection.phase().0, Phase::Answer);
            assert!(connection.check_time(u64::MAX >> 8).is_ok(), "it may take hours");
            sends.send(Bytes::from_static(b"2")).unwrap();
            stream.read_exact(&mut [0]).unwrap();
            wait_for_idle(connection);
        });
    }

    /// The HTTP library takes a piece before the client does.
    #[test]
    fn a_connection_is_not_idle_while_the_end_of_a_reply_waits() {
        const BYTES: usize = 32 << 20;
        with_reply(BYTES, |connection, stream, sends| {
            sends.send(vec![2; BYTES].into()).unwrap();
            // When the first byte comes, the library has all of them, and the kernel takes a few.
            stream.peek(&mut [0]).unwrap();
            let begin = Instant::now();
            while connection.phase().0 != Phase::Answer {
                assert!(begin.elapsed() < BREAK_TIME_MAX, "it counts as idle");
                std::thread::yield_now();
            }
            assert!(connection.check_time(u64::MAX >> 8).is_ok());
            stream.read_exact(&mut vec![0; BYTES]).unwrap();
            wait_for_idle(connection);
        });
    }
}
