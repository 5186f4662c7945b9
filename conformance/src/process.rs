//! A service in a process of its own, that can be killed.

use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::client::{AccessKey, Client};

/// How long a start may take.
const START_TIME_MAX: Duration = Duration::from_secs(20);
/// Where Linux says which ports it gives to connections that ask for none.
const EPHEMERAL_PORTS: &str = "/proc/sys/net/ipv4/ip_local_port_range";

/// A running `bulla serve`.
#[derive(Debug)]
pub struct Process {
    child: Child,
    /// Where the AWS API is.
    pub api: SocketAddr,
    /// Where health and metrics are.
    pub operations: SocketAddr,
    data_dir: PathBuf,
}

/// The binary: `BULLA_BIN`, or the one beside the running program.
#[must_use]
pub fn binary() -> PathBuf {
    if let Ok(path) = std::env::var("BULLA_BIN") {
        return path.into();
    }
    let own = std::env::current_exe().unwrap();
    let folder = own.ancestors().find(|folder| folder.join("bulla").is_file());
    folder.expect("build it first: cargo build -p cli").join("bulla")
}

/// Returns a loopback address that nobody listens on.
///
/// A port of the kernel's choice could become the source port of some connection before the service listens on it; these
/// lie below the range that the kernel takes those from.
#[must_use]
pub fn free_address() -> SocketAddr {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    let range = std::fs::read_to_string(EPHEMERAL_PORTS).unwrap_or_default();
    let end = range.split_whitespace().next().and_then(|first| first.parse().ok());
    let end: u32 = end.unwrap_or(32_768);
    let first = end.saturating_sub(20_000).max(1_024);
    let count = end.saturating_sub(first).max(1);
    // Processes that run side by side begin apart.
    let begin = std::process::id().wrapping_mul(997);
    (0..count)
        .find_map(|_| {
            let taken = TAKEN.fetch_add(1, Ordering::Relaxed);
            let port = u16::try_from(first + begin.wrapping_add(taken) % count).unwrap();
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?.local_addr().ok()
        })
        .expect("a port that nobody listens on")
}

impl Process {
    /// Starts a service and waits until it is ready.
    #[must_use]
    pub fn start(data_dir: &Path) -> Self {
        Self::start_with(data_dir, &[])
    }

    /// Starts a service with more arguments.
    #[must_use]
    pub fn start_with(data_dir: &Path, arguments: &[&str]) -> Self {
        let mut process = Self::launch(data_dir, arguments);
        process.wait_until_ready();
        process
    }

    /// Starts a service and does not wait for it.
    #[must_use]
    pub fn launch(data_dir: &Path, arguments: &[&str]) -> Self {
        Self::launch_under(&[], data_dir, arguments, Stdio::inherit())
    }

    /// Starts a service by way of another program, such as a tracer, that becomes the service; says where its standard
    /// error goes, and does not wait.
    #[must_use]
    pub fn launch_under(
        program: &[OsString],
        data_dir: &Path,
        arguments: &[&str],
        error: Stdio,
    ) -> Self {
        let (api, operations) = (free_address(), free_address());
        let mut words = program.iter().cloned().chain([binary().into()]);
        let child = Command::new(words.next().expect("at least the binary"))
            .args(words)
            .arg("serve")
            .args(["--log", "warn"])
            .arg("--data-dir")
            .arg(data_dir)
            .args(["--listen", &api.to_string(), "--operations-listen", &operations.to_string()])
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(error)
            .spawn()
            .unwrap();
        Self { child, api, operations, data_dir: data_dir.to_owned() }
    }

    fn wait_until_ready(&mut self) {
        let started = self.started();
        assert!(started.is_ok(), "the service does not become ready: {started:?}");
    }

    /// Waits until the service is ready.
    ///
    /// # Errors
    /// It ended before, with this status, or took too long.
    pub fn started(&mut self) -> Result<(), Option<ExitStatus>> {
        let start = Instant::now();
        while start.elapsed() < START_TIME_MAX {
            if self.get("/readyz").is_some_and(|(status, _)| status == 200) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                return Err(Some(status));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Err(None)
    }

    /// A page of the operations listener: status and text.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        let key = AccessKey::new("", "");
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let reply = Client::new(self.operations, key).send(request.as_bytes()).ok()?;
        Some((reply.status, String::from_utf8_lossy(&reply.body).into_owned()))
    }

    /// The root's access key.
    #[must_use]
    pub fn key(&self) -> AccessKey {
        let text = std::fs::read_to_string(self.data_dir.join("credentials")).unwrap();
        let value = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim_start_matches([' ', '=']).to_owned()
        };
        AccessKey::new(&value("aws_access_key_id"), &value("aws_secret_access_key"))
    }

    /// A client of the root.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(self.api, self.key())
    }

    /// The process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM, and waits until the service has drained.
    pub fn stop(mut self) {
        self.signal("TERM");
        self.child.wait().unwrap();
    }

    /// Sends a signal, by its name without `SIG`.
    pub fn signal(&self, name: &str) {
        let _gone = Command::new("kill").args(["-s", name]).arg(self.id().to_string()).status();
    }

    /// Waits for the end, at most so long.
    pub fn ended(&mut self, time_max: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        loop {
            let status = self.child.try_wait().unwrap();
            if status.is_some() || start.elapsed() >= time_max {
                return status;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// SIGKILL, at once.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
