//! A service in a process of its own, that can be killed.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::client::{AccessKey, Client};

/// How long a start may take.
const START_TIME_MAX: Duration = Duration::from_secs(20);

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

/// A loopback address that nobody listens on.
#[must_use]
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
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
        let process = Self::launch(data_dir, arguments);
        process.wait_until_ready();
        process
    }

    /// Starts a service and does not wait for it.
    #[must_use]
    pub fn launch(data_dir: &Path, arguments: &[&str]) -> Self {
        let (api, operations) = (free_address(), free_address());
        let child = Command::new(binary())
            .arg("serve")
            .args(["--log", "warn"])
            .arg("--data-dir")
            .arg(data_dir)
            .args(["--listen", &api.to_string(), "--operations-listen", &operations.to_string()])
            .args(arguments)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, api, operations, data_dir: data_dir.to_owned() }
    }

    fn wait_until_ready(&self) {
        let start = Instant::now();
        while self.get("/readyz").is_none_or(|(status, _)| status != 200) {
            assert!(start.elapsed() < START_TIME_MAX, "the service does not become ready");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// A page of the operations listener: status and text.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        let key = AccessKey { id: String::new(), secret: String::new() };
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
        AccessKey { id: value("aws_access_key_id"), secret: value("aws_secret_access_key") }
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
        let _sent = Command::new("kill").arg(self.id().to_string()).status();
        self.child.wait().unwrap();
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
