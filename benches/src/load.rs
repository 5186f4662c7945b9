//! The load: many connections, one request under way on each, from one thread on one core.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

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

/// Sends `requests` in turn, over and over; every answer must have status 200.
pub(crate) fn measure_all(
    address: SocketAddr,
    server: u32,
    requests: &[Vec<u8>],
    seconds: f64,
    connections: usize,
) -> Figures {
    let requests = Rc::new(Turns { requests: requests.to_vec(), next: Cell::new(0) });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    let warm_up = Duration::from_secs_f64(seconds / 6.0);
    local.block_on(&runtime, drive(address, Rc::clone(&requests), warm_up, connections));
    let (cpu, start) = (cpu_time(server), Instant::now());
    let mut latencies = local.block_on(
        &runtime,
        drive(address, requests, Duration::from_secs_f64(seconds), connections),
    );
    let (elapsed, cpu) = (start.elapsed(), cpu_time(server) - cpu);
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    Figures {
        rate: latencies.len() as f64 / elapsed.as_secs_f64(),
        p50: at(0.5),
        p99: at(0.99),
        cpu: cpu.div_f64(latencies.len() as f64),
    }
}

/// What is sent, and which of it comes next.
struct Turns {
    requests: Vec<Vec<u8>>,
    next: Cell<usize>,
}

impl Turns {
    fn next(&self) -> &[u8] {
        let next = self.next.get();
        self.next.set((next + 1) % self.requests.len());
        &self.requests[next]
    }
}

async fn drive(
    address: SocketAddr,
    requests: Rc<Turns>,
    time: Duration,
    connections: usize,
) -> Vec<Duration> {
    let end = Instant::now() + time;
    let tasks: Vec<_> = (0..connections)
        .map(|_| tokio::task::spawn_local(one(address, Rc::clone(&requests), end)))
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.append(&mut task.await.unwrap());
    }
    all
}

async fn one(address: SocketAddr, requests: Rc<Turns>, end: Instant) -> Vec<Duration> {
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (mut latencies, mut buffer) = (Vec::new(), vec![0; 32 * 1024]);
    while Instant::now() < end {
        let start = Instant::now();
        stream.write_all(requests.next()).await.unwrap();
        let mut filled = 0;
        while !is_whole(&buffer[..filled]) {
            let read = stream.read(&mut buffer[filled..]).await.unwrap();
            assert!(read > 0, "the server closed the connection");
            filled += read;
        }
        latencies.push(start.elapsed());
    }
    latencies
}

/// Whether a reply is there with all of its body. The first check is all that most replies need.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    assert!(bytes.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(bytes));
    let text = std::str::from_utf8(&bytes[..head]).unwrap();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    bytes.len() >= head + 4 + length.parse::<usize>().unwrap()
}

/// User and system time of a process with all of its threads.
fn cpu_time(id: u32) -> Duration {
    let mut nanos = 0;
    for task in std::fs::read_dir(format!("/proc/{id}/task")).unwrap().flatten() {
        let text = std::fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        nanos += text.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0);
    }
    Duration::from_nanos(nanos)
}
