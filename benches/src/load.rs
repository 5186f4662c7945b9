//! The load: many connections, one request under way on each, from one thread on one core, which it keeps busy.

use std::cell::Cell;
use std::collections::HashMap;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

/// Requests that are signed at once: a signature is good for five minutes.
pub(crate) const SIGNED_AT_ONCE: usize = 50_000;
/// What is read at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// What a measurement has shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    /// Requests per second.
    pub(crate) rate: f64,
    /// Median and 99th percentile of the latency.
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// CPU time of the server process for each request.
    pub(crate) cpu: Duration,
}

/// A time in microseconds.
pub(crate) fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Says how far long work is, on standard error.
pub(crate) fn progress(done: &str, count: usize, of: usize) {
    if of > SIGNED_AT_ONCE {
        eprintln!("{done} {count} of {of}");
    }
}

/// Sends `request` over and over; every answer must have status 200.
pub(crate) fn measure(
    address: SocketAddr,
    server: u32,
    request: &[u8],
    seconds: f64,
    connections: usize,
) -> Figures {
    measure_all(address, server, &[request.to_vec()], seconds, connections)
}

/// Sends `request` over and over, over TLS; every answer must have status 200.
pub(crate) fn measure_tls(
    address: SocketAddr,
    server: u32,
    request: &[u8],
    seconds: f64,
    connections: usize,
    connector: &TlsConnector,
) -> Figures {
    let load = Load::closed(&[request.to_vec()], seconds, connections);
    measure_load(address, server, Load { tls: Some(connector.clone()), ..load })
}

/// Sends `requests` in turn, over and over; every answer must have status 200.
pub(crate) fn measure_all(
    address: SocketAddr,
    server: u32,
    requests: &[Vec<u8>],
    seconds: f64,
    connections: usize,
) -> Figures {
    measure_load(address, server, Load::closed(requests, seconds, connections))
}

/// Sends `requests` in turn at this rate, whether or not answers come (open loop); every answer must have status 200. The latency
/// of a request is counted from the moment at which it was to be sent.
pub(crate) fn measure_open(
    address: SocketAddr,
    server: u32,
    requests: &[Vec<u8>],
    (seconds, rate): (f64, f64),
    connections: usize,
) -> Figures {
    let load = Load::closed(requests, seconds, connections);
    measure_load(address, server, Load { interval: Duration::from_secs_f64(1.0 / rate), ..load })
}

/// Sends `requests` in turn, until there were `count`, and returns how long that took; every answer must have status 200.
pub(crate) fn send(
    address: SocketAddr,
    requests: Vec<Vec<u8>>,
    count: usize,
    connections: usize,
) -> Duration {
    let (start, requests) = (Instant::now(), Rc::new(requests));
    let far = start + Duration::from_secs(86_400);
    let turns = Turns { requests, next: Cell::new(0), count, start, end: far, ..Turns::default() };
    let (runtime, local) = threads();
    let latencies = local.block_on(&runtime, drive(address, Rc::new(turns), connections));
    assert_eq!(latencies.len(), count);
    start.elapsed()
}

/// What a measurement sends.
pub(crate) struct Load {
    requests: Rc<Vec<Vec<u8>>>,
    seconds: f64,
    connections: usize,
    /// From one request to the next. Zero is a closed loop.
    interval: Duration,
    tls: Option<TlsConnector>,
    /// Whether the thread sleeps where there is nothing to do, because the server uses its core too.
    pub(crate) sleeps: bool,
}

impl Load {
    /// Requests in turn, over and over, each as soon as a connection is free.
    pub(crate) fn closed(requests: &[Vec<u8>], seconds: f64, connections: usize) -> Self {
        let requests = Rc::new(requests.to_vec());
        let (interval, tls, sleeps) = (Duration::ZERO, None, false);
        Self { requests, seconds, connections, interval, tls, sleeps }
    }
}

/// Warms up and measures; every answer must have status 200.
pub(crate) fn measure_load(address: SocketAddr, server: u32, load: Load) -> Figures {
    let Load { requests, seconds, connections, interval, tls, sleeps } = load;
    let (runtime, local) = threads();
    if !sleeps {
        // Until the end of the measurement, with which its thread's tasks end.
        let _awake = local.spawn_local(stay_awake());
    }
    let mut first = 0;
    let mut for_seconds = |seconds: f64| {
        let start = Instant::now();
        let end = start + Duration::from_secs_f64(seconds);
        let (requests, next) = (Rc::clone(&requests), Cell::new(0));
        let tls = tls.clone();
        let turns = Turns { requests, next, first, count: usize::MAX, start, end, interval, tls };
        let latencies = local.block_on(&runtime, drive(address, Rc::new(turns), connections));
        // Where there are more requests than are sent, the measurement does not send those of the warm-up again.
        first += latencies.len();
        latencies
    };
    for_seconds(seconds / 6.0);
    let (before, start) = (CpuTimes::of(server), Instant::now());
    let mut latencies = for_seconds(seconds);
    let (elapsed, cpu) = (start.elapsed(), CpuTimes::of(server).since(&before));
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    Figures {
        rate: latencies.len() as f64 / elapsed.as_secs_f64(),
        p50: at(0.5),
        p99: at(0.99),
        cpu: cpu.div_f64(latencies.len() as f64),
    }
}

/// The one thread of the load. It looks at its connections often: who waits for the time of a request does so awake, because
/// timers are too coarse.
fn threads() -> (tokio::runtime::Runtime, tokio::task::LocalSet) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    (builder.enable_all().event_interval(16).build().unwrap(), tokio::task::LocalSet::new())
}

/// What is sent, which of it comes next, and when.
struct Turns {
    requests: Rc<Vec<Vec<u8>>>,
    next: Cell<usize>,
    /// The first that is sent.
    first: usize,
    /// The most that are sent.
    count: usize,
    start: Instant,
    end: Instant,
    /// From one request to the next. Zero sends each as soon as a connection is free.
    interval: Duration,
    /// The client of TLS; `None` in the clear.
    tls: Option<TlsConnector>,
}

impl Default for Turns {
    fn default() -> Self {
        let (requests, now) = (Rc::default(), Instant::now());
        let (next, interval) = (Cell::new(0), Duration::ZERO);
        Self { requests, next, first: 0, count: 0, start: now, end: now, interval, tls: None }
    }
}

impl Turns {
    /// Returns the next request and the time at which it is to be sent; `None` when all was sent.
    fn next(&self) -> Option<(Instant, &[u8])> {
        let next = self.next.get();
        let due = match self.interval {
            Duration::ZERO => Instant::now(),
            interval => self.start + interval.mul_f64(next as f64),
        };
        if next >= self.count || due >= self.end {
            return None;
        }
        self.next.set(next + 1);
        Some((due, &self.requests[(self.first + next) % self.requests.len()]))
    }
}

async fn drive(address: SocketAddr, turns: Rc<Turns>, connections: usize) -> Vec<Duration> {
    let tasks: Vec<_> = (0..connections)
        .map(|_| tokio::task::spawn_local(one(address, Rc::clone(&turns))))
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.append(&mut task.await.unwrap());
    }
    all
}

/// Keeps the thread looking for answers. One that sleeps is woken by the server's processor, for each answer anew; a client on
/// another machine is not, and a busy one is not either, so a slow server would look slower than it is.
async fn stay_awake() {
    loop {
        tokio::task::yield_now().await;
    }
}

async fn one(address: SocketAddr, turns: Rc<Turns>) -> Vec<Duration> {
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    match &turns.tls {
        None => exchange(stream, &turns).await,
        Some(connector) => {
            let name = ServerName::try_from("localhost").unwrap();
            exchange(connector.connect(name, stream).await.unwrap(), &turns).await
        }
    }
}

async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, turns: &Turns) -> Vec<Duration> {
    let (mut latencies, mut buffer) = (Vec::new(), vec![0; BUFFER_BYTES]);
    while let Some((due, request)) = turns.next() {
        while Instant::now() < due {
            tokio::task::yield_now().await;
        }
        stream.write_all(request).await.unwrap();
        stream.flush().await.unwrap();
        read_reply(&mut stream, &mut buffer).await;
        latencies.push(due.elapsed());
    }
    latencies
}

/// Reads a reply to its end. The buffer holds its head; the body is thrown away.
async fn read_reply(stream: &mut (impl AsyncRead + Unpin), buffer: &mut [u8]) {
    let mut filled = 0;
    let bytes = loop {
        let read = stream.read(&mut buffer[filled..]).await.unwrap();
        assert!(read > 0, "the server closed the connection");
        filled += read;
        if let Some(bytes) = reply_bytes(&buffer[..filled]) {
            break bytes;
        }
    };
    while filled < bytes {
        let read = stream.read(buffer).await.unwrap();
        assert!(read > 0, "the server closed the connection");
        filled += read;
    }
}

/// Returns the length of a reply with its body, once its head is there.
fn reply_bytes(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    assert!(bytes.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(bytes));
    let text = std::str::from_utf8(&bytes[..head]).unwrap();
    let named = |line: &str| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok()).flatten()
    };
    let length: usize = text.lines().find_map(named).unwrap();
    Some(head + 4 + length)
}

/// The user and system time of each thread of a process.
pub(crate) struct CpuTimes(HashMap<OsString, u64>);

impl CpuTimes {
    /// Reads those of a process.
    pub(crate) fn of(id: u32) -> Self {
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).unwrap().flatten();
        Self(tasks.map(|task| (task.file_name(), nanos_of(&task.path()))).collect())
    }

    /// Returns the time that the threads have taken since an earlier look. One that has ended meanwhile had been idle for long.
    pub(crate) fn since(&self, before: &Self) -> Duration {
        let taken = |(task, nanos): (&OsString, &u64)| nanos - before.0.get(task).unwrap_or(&0);
        Duration::from_nanos(self.0.iter().map(taken).sum())
    }
}

fn nanos_of(task: &Path) -> u64 {
    let text = std::fs::read_to_string(task.join("schedstat")).unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0)
}
