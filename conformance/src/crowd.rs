//! Many connections at once, which are bad clients: they send nothing, or only a part, or do not read.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::process::Process;

/// File descriptors that a test may use for itself.
const OWN_DESCRIPTORS: u64 = 200;

/// Open connections.
#[derive(Debug, Default)]
pub struct Crowd(Vec<TcpStream>);

impl Crowd {
    /// Opens so many connections, and sends `opening` on each of them.
    #[must_use]
    pub fn open(to: SocketAddr, count: usize, opening: &[u8]) -> Self {
        need_descriptors(count);
        let connect = |_| {
            let mut stream = TcpStream::connect_timeout(&to, Duration::from_secs(5)).unwrap();
            // Some are closed already when others come.
            let _closed = stream.write_all(opening);
            stream
        };
        Self((0..count).map(connect).collect())
    }

    /// How many of them the service has closed.
    #[must_use]
    pub fn closed(&self) -> usize {
        self.0.iter().filter(|stream| is_closed(stream)).count()
    }
}

/// Whether the other side has closed the connection, or sent something.
fn is_closed(mut stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    let read = stream.read(&mut [0; 64]);
    stream.set_nonblocking(false).unwrap();
    !read.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
}

/// Raises the test's limit of open files as far as need be.
///
/// # Panics
/// The system does not allow it: the test would prove nothing.
pub fn need_descriptors(count: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = count as u64 + OWN_DESCRIPTORS;
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = Rlimit { current: Some(wanted), ..limit };
        let set = setrlimit(Resource::Nofile, raised);
        set.unwrap_or_else(|error| {
            panic!("the test needs {wanted} open files, raise the hard limit (ulimit -Hn): {error}")
        });
    }
}

/// Starts a service that may have no more than so many open files, and waits until it is ready.
#[must_use]
pub fn start_with_descriptors(data_dir: &Path, files: u64, arguments: &[&str]) -> Process {
    let script = format!("ulimit -n {files} && exec \"$0\" \"$@\"");
    let shell = ["sh", "-c", &script].map(Into::into);
    let mut process = Process::launch_under(&shell, data_dir, arguments, Stdio::inherit());
    let started = process.started();
    assert!(started.is_ok(), "the service does not become ready: {started:?}");
    process
}

/// A metric, zero if it is not there.
#[must_use]
pub fn metric(process: &Process, series: &str) -> f64 {
    let (_, text) = process.get("/metrics").expect("the operations port answers");
    let line = text.lines().find_map(|line| line.strip_prefix(series));
    line.map_or(0.0, |value| value.trim().parse().unwrap())
}

/// Waits until a counter has reached `least`, and returns it; after ten seconds whatever it is. A client may see the end of a
/// connection before it is counted.
#[must_use]
pub fn counted(process: &Process, series: &str, least: f64) -> f64 {
    let start = Instant::now();
    loop {
        let value = metric(process, series);
        if value >= least || start.elapsed() > Duration::from_secs(10) {
            return value;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
