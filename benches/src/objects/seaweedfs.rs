//! SeaweedFS, with Bulla as its KMS.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use conformance::client::AccessKey;
use conformance::process::{Process, free_address};
use serde_json::json;

use super::Subject;

/// How long a start may take, until buckets can be made.
const START_TIME_MAX: Duration = Duration::from_secs(60);

/// A running `weed server`, on core 0.
pub(super) struct SeaweedFs {
    child: Child,
    address: SocketAddr,
    key_arn: String,
}

impl SeaweedFs {
    pub(super) fn start(program: &Path, folder: &Path, bulla: &Process) -> Self {
        std::fs::create_dir(folder).unwrap();
        let key = bulla.client().call("CreateKey", &json!({})).unwrap().json();
        let key_arn = key["KeyMetadata"]["Arn"].as_str().unwrap().to_owned();
        let settings = folder.join("s3.json");
        std::fs::write(&settings, settings_of(bulla).to_string()).unwrap();
        let [master, volume, filer, s3] = [(); 4].map(|()| free_address());
        let port = |name: &str, address: SocketAddr| format!("-{name}={}", address.port());
        let child = Command::new("taskset")
            .args(["-c", "0"])
            .arg(program)
            .arg("server")
            .arg(format!("-dir={}", folder.display()))
            .args(["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3"])
            .args([port("master.port", master), port("volume.port", volume)])
            .args([port("filer.port", filer), port("s3.port", s3)])
            // Its own default adds 10,000 to these, which may be no port.
            .args([
                port("master.port.grpc", free_address()),
                port("volume.port.grpc", free_address()),
            ])
            .args([port("filer.port.grpc", free_address()), port("s3.port.grpc", free_address())])
            .arg(format!("-s3.config={}", settings.display()))
            // With the usual size there are too few volumes for several buckets.
            .args(["-master.volumeSizeLimitMB=64", "-volume.max=400"])
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        let started = Self { child, address: s3, key_arn };
        started.wait();
        started
    }

    fn wait(&self) {
        let start = Instant::now();
        while std::net::TcpStream::connect(self.address).is_err() {
            assert!(start.elapsed() < START_TIME_MAX, "SeaweedFS does not become ready");
            std::thread::sleep(Duration::from_millis(50));
        }
        // It listens before it knows its volumes.
        std::thread::sleep(Duration::from_secs(10));
    }

    /// A bucket without encryption and one under SSE-KMS.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        let subject = |name| {
            let key = AccessKey::new("benches", "not-a-secret");
            Subject::new(name, self.child.id(), self.address, key)
        };
        let headers = vec![
            ("x-amz-server-side-encryption", "aws:kms".to_owned()),
            ("x-amz-server-side-encryption-aws-kms-key-id", self.key_arn.clone()),
        ];
        let sse_kms = subject("SeaweedFS, SSE-KMS by Bulla");
        let mut subjects =
            vec![subject("SeaweedFS, plain"), Subject { bucket: "sse-kms", headers, ..sse_kms }];
        for subject in &mut subjects {
            subject.make_bucket();
        }
        subjects
    }
}

impl Drop for SeaweedFs {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// What SeaweedFS is told of its users and its KMS.
fn settings_of(bulla: &Process) -> serde_json::Value {
    let key = bulla.key();
    json!({
        "identities": [{
            "name": "benches",
            "credentials": [{"accessKey": "benches", "secretKey": "not-a-secret"}],
            "actions": ["Admin", "Read", "Write", "List"],
        }],
        "kms": {
            "default_provider": "bulla",
            "providers": {"bulla": {
                "type": "aws",
                "region": "us-east-1",
                "endpoint": format!("http://{}", bulla.api),
                "access_key": key.id,
                "secret_key": key.secret,
            }},
        },
    })
}
