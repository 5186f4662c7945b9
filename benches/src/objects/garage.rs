//! Garage, which encrypts nothing unless a client brings the key.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use conformance::client::AccessKey;
use conformance::process::free_address;

use super::Subject;

/// How long a start may take, until the program of the operator gets answers.
const START_TIME_MAX: Duration = Duration::from_secs(60);
/// An access key, in the form that it asks for.
const ACCESS_KEY_ID: &str = "GK000000000000000000000001";
const SECRET_ACCESS_KEY: &str = "0000000000000000000000000000000000000000000000000000000000000002";

/// A running `garage server`, on core 0.
pub(super) struct Garage {
    child: Child,
    address: SocketAddr,
    program: PathBuf,
    settings: PathBuf,
}

impl Garage {
    pub(super) fn start(program: &Path, folder: &Path) -> Self {
        std::fs::create_dir(folder).unwrap();
        let (settings, address) = (folder.join("garage.toml"), free_address());
        std::fs::write(&settings, settings_of(folder, address)).unwrap();
        let child = Command::new("taskset")
            .args(["-c", "0"])
            .arg(program)
            .arg("-c")
            .arg(&settings)
            .arg("server")
            .env("RUST_LOG", "garage=warn")
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        let started = Self { child, address, program: program.to_owned(), settings };
        started.wait();
        let node = started.command(&["node", "id", "-q"]);
        let node = String::from_utf8(node.stdout).unwrap();
        let (node, _) = node.trim().split_once('@').unwrap();
        for command in [
            vec!["layout", "assign", "-z", "one", "-c", "10G", node],
            vec!["layout", "apply", "--version", "1"],
            vec!["key", "import", "--yes", "-n", "benches", ACCESS_KEY_ID, SECRET_ACCESS_KEY],
            vec!["key", "allow", "--create-bucket", "benches"],
        ] {
            let done = started.command(&command);
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        started
    }

    fn wait(&self) {
        let start = Instant::now();
        while !self.command(&["status"]).status.success() {
            assert!(start.elapsed() < START_TIME_MAX, "Garage does not become ready");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs the program of the operator.
    fn command(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(&self.program);
        command.arg("-c").arg(&self.settings).args(arguments).output().unwrap()
    }

    /// A bucket without encryption. Its name says which engine has the metadata: not the usual one.
    pub(super) fn subject(&self) -> Subject {
        let key = AccessKey::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY);
        let mut subject = Subject::new("Garage, SQLite", self.child.id(), self.address, key);
        subject.make_bucket();
        subject
    }
}

impl Drop for Garage {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Its settings: one node, and its metadata in SQLite, which is in the program as we build it, instead of LMDB, the default, which is
/// not. Otherwise what it does by itself. It does not wait for the disk then.
fn settings_of(folder: &Path, address: SocketAddr) -> String {
    let folder = folder.display();
    let peers = free_address();
    format!(
        r#"metadata_dir = "{folder}/metadata"
data_dir = "{folder}/data"
db_engine = "sqlite"
replication_factor = 1
rpc_bind_addr = "{peers}"
rpc_public_addr = "{peers}"
rpc_secret = "0000000000000000000000000000000000000000000000000000000000000001"
[s3_api]
s3_region = "us-east-1"
api_bind_addr = "{address}"
root_domain = ".s3.garage"
"#
    )
}
