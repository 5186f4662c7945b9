//! ListObjectsV2 in a bucket of very many objects: a page from a random place, with and without a delimiter, beside the same in
//! a bucket of a hundredth as many.
//!
//! The server runs on core 0 and the load on core 1.

use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;
use conformance::client::Client;
use conformance::process::Process;

use crate::bare::pin;
use crate::load::{SIGNED_AT_ONCE, measure_all, micros, progress, send};
use crate::random::Random;

/// The connections that put objects.
const WRITERS: usize = 64;
/// The pages that are asked for in turn.
const PAGES: usize = 1_000;
/// Keys that begin alike, as a folder's do.
const FOLDER_KEYS: usize = 100;

/// What is measured.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Objects of the large bucket, without content.
    #[arg(long, default_value_t = 1_000_000)]
    objects: usize,
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
    /// Connections.
    #[arg(long, default_value_t = 1)]
    connections: usize,
    /// Where the data directory is made, and removed afterwards. A million objects take 2 GB.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
}

/// Fills both buckets, and prints a line for each kind of list.
pub(crate) fn run(arguments: &Arguments) {
    let folder = tempfile::tempdir_in(&arguments.folder).unwrap();
    let process = Process::start_with(&folder.path().join("data"), &["--threads", "1"]);
    pin(process.id(), 0);
    pin(std::process::id(), 1);
    let buckets = [("few", arguments.objects / 100), ("many", arguments.objects)];
    for (bucket, objects) in buckets {
        fill(&process, bucket, objects);
    }
    println!("{} connections; server on core 0, load on core 1\n", arguments.connections);
    println!(
        "{:<32} {:>10} {:>9} {:>9} {:>9} {:>9}",
        "list of 1,000", "objects", "req/s", "p50 µs", "p99 µs", "cpu µs"
    );
    for (name, query) in [("keys", ""), ("folders and keys", "&delimiter=%2F")] {
        for (bucket, objects) in buckets {
            let requests = pages(&process.client(), bucket, objects, query);
            let (seconds, connections) = (arguments.seconds, arguments.connections);
            let figures = measure_all(process.api, process.id(), &requests, seconds, connections);
            println!(
                "{name:<32} {objects:>10} {:>9.0} {:>9.0} {:>9.0} {:>9.0}",
                figures.rate,
                micros(figures.p50),
                micros(figures.p99),
                micros(figures.cpu)
            );
        }
    }
    process.stop();
}

/// Returns the key of an object: [`FOLDER_KEYS`] of them in each folder.
fn key(number: usize) -> String {
    format!("{:08}/{:02}", number / FOLDER_KEYS, number % FOLDER_KEYS)
}

/// Makes a bucket with so many objects.
fn fill(process: &Process, bucket: &str, objects: usize) {
    let mut client = process.client();
    let put =
        |client: &Client, path: &str| client.signed_s3(("PUT", path), &[], b"", SystemTime::now());
    let reply = client.send(&put(&client, &format!("/{bucket}"))).unwrap();
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
    let mut made = 0;
    while made < objects {
        let count = SIGNED_AT_ONCE.min(objects - made);
        let paths = (made..made + count).map(|number| format!("/{bucket}/{}", key(number)));
        let requests = paths.map(|path| put(&client, &path)).collect();
        send(process.api, requests, count, WRITERS);
        made += count;
        progress("put", made, objects);
    }
}

/// Returns requests for pages that begin at random places.
fn pages(client: &Client, bucket: &str, objects: usize, query: &str) -> Vec<Vec<u8>> {
    let mut random = Random(1);
    let mut page = |_| {
        let after = key(random.below(objects)).replace('/', "%2F");
        let path = format!("/{bucket}?list-type=2{query}&start-after={after}");
        client.signed_s3(("GET", &path), &[], b"", SystemTime::now())
    };
    (0..PAGES).map(&mut page).collect()
}
