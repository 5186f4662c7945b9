//! Peak memory under many connections, each with the largest request of an operation.

use std::time::{Duration, SystemTime};

use conformance::largest;
use conformance::memory_load::{drive, resident};
use conformance::process::Process;
use model::{AwsService, ServiceOperation};
use serde_json::json;

/// The memory that the service may take.
const RESIDENT_MAX: u64 = 512 << 20;

/// For each operation whose name begins with `only`: the largest request on so many connections for so long. Says whether the
/// memory stayed within its limit.
pub(crate) fn run(connections: usize, seconds: f64, only: &str) -> bool {
    let folder = tempfile::tempdir_in(".").unwrap();
    let process = Process::start(folder.path());
    let root = process.client();
    println!(
        "{:<40} {:>8} {:>10} {:>10} {:>10} {:>8} {:>9} {:>9}",
        "operation",
        "body KiB",
        "answered/s",
        "done/s",
        "put off/s",
        "broken",
        "peak MiB",
        "after MiB"
    );
    let served = |operation: &ServiceOperation| match operation.service() {
        AwsService::Kms => true,
        AwsService::S3 => false,
        AwsService::Iam | AwsService::Sts | AwsService::CloudTrail | AwsService::CostExplorer => {
            server::operation_facts(*operation).is_built
        }
    };
    for operation in ServiceOperation::all().filter(served) {
        if !operation.name().starts_with(only) {
            continue;
        }
        // Each with a key of its own: some operations disable it.
        let created = process.client().call("CreateKey", &json!({})).unwrap().json();
        let key = created["KeyMetadata"]["KeyId"].as_str().unwrap();
        let (body, now) = (largest::body(operation, key), SystemTime::now());
        let request = match operation {
            ServiceOperation::Kms(_)
            | ServiceOperation::CloudTrail(_)
            | ServiceOperation::CostExplorer(_) => root.signed_json(operation, &body, now),
            ServiceOperation::Iam(_) => root.signed_form("iam", &body, now),
            ServiceOperation::Sts(_) => root.signed_form("sts", &body, now),
            ServiceOperation::S3(_) => continue,
        };
        let start = std::time::Instant::now();
        let tally = drive(process.api, &request, connections, Duration::from_secs_f64(seconds));
        let elapsed = start.elapsed().as_secs_f64();
        let (after, peak) = resident(process.id());
        let rate = |count: u64| count as f64 / elapsed;
        println!(
            "{:<40} {:>8} {:>10.0} {:>10.0} {:>10.0} {:>8} {:>9} {:>9}",
            operation.name(),
            body.len() / 1024,
            rate(tally.answered),
            rate(tally.carried_out),
            rate(tally.put_off),
            tally.broken,
            peak >> 20,
            after >> 20
        );
    }
    resident(process.id()).1 <= RESIDENT_MAX
}
