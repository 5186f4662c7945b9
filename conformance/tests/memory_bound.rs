//! What clients send does not decide how much memory the service takes, nor how much of it comes to the audit log.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use conformance::client::{AccessKey, Client};
use conformance::crowd::Crowd;
use conformance::identities::credentials;
use conformance::largest;
use conformance::memory_load::{Tally, drive, resident};
use conformance::process::Process;
use model::generated::iam::Operation as Iam;
use model::{Operation, ServiceOperation};
use serde_json::json;

const MIB: u64 = 1 << 20;
/// What the service may take under any load.
const RESIDENT_MAX: u64 = 512 * MIB;

fn log_bytes(dir: &Path) -> u64 {
    let files = std::fs::read_dir(dir.join("audit")).unwrap();
    files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

/// The access key of a new user who may do nothing.
fn nobody(process: &Process) -> AccessKey {
    let mut root = process.client();
    let mut iam = |operation| {
        let reply =
            root.query_at("iam", operation, &[("UserName", "bob")], SystemTime::now()).unwrap();
        assert_eq!(reply.status, 200, "{operation}");
        reply
    };
    iam("CreateUser");
    credentials(&iam("CreateAccessKey"))
}

/// A body of 512 KiB whose members are control characters, each of which takes six bytes in the log.
fn controls() -> Vec<u8> {
    let mut body =
        b"Action=SimulateCustomPolicy&Version=2010-05-08&ActionNames.member.1=kms:Encrypt\
        &PolicyInputList.member.1={}&ContextEntries.member.1.ContextKeyName=aws:abc\
        &ContextEntries.member.1.ContextKeyType=string\
        &ContextEntries.member.1.ContextKeyValues.member.1="
            .to_vec();
    body.resize(512 * 1024, 1);
    body
}

#[test]
fn a_user_without_permissions_fills_neither_memory_nor_log() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let client = Client::new(process.api, nobody(&process));
    let request = client.signed_form("iam", &controls(), SystemTime::now());
    let (log_before, connections) = (log_bytes(folder.path()), 300);
    let tally = drive(process.api, &request, connections, Duration::from_secs(2));
    let (now, peak) = resident(process.id());
    let log = log_bytes(folder.path()) - log_before;
    println!("{tally:?}: {} MiB at most, {} MiB after; log {log} bytes", peak / MIB, now / MIB);
    let Tally { answered, carried_out, .. } = tally;
    assert!(answered > 0 && carried_out == 0, "{tally:?}");
    assert!(peak < RESIDENT_MAX, "{} MiB", peak / MIB);
    // 16 KiB of parameters at most, and less than 4 KiB beside them; the log reserves room ahead.
    assert!(log < answered * 20 * 1024 + 2 * MIB, "{log} bytes for {answered} refused requests");
    let entry = last_denial(folder.path());
    assert_eq!(entry["requestParameters"]["omitted"], true);
    assert_eq!(entry["omittedSha256"]["requestParameters"].as_str().unwrap().len(), 64);
    process.stop();
}

/// The last request that policies refused.
fn last_denial(dir: &Path) -> serde_json::Value {
    let entries = audit::tail(&dir.join("audit"), 1000).unwrap();
    let events = entries.iter().rev().map(|entry| serde_json::from_str(entry.event.get()).unwrap());
    let mut denials =
        events.filter(|event: &serde_json::Value| event["errorCode"] == "AccessDenied");
    denials.next().expect("a request was denied")
}

/// Of requests that are carried out and of some that are not, the largest there are, on more connections than memory for them.
#[test]
fn the_largest_requests_stay_within_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut root = process.client();
    let created = root.call("CreateKey", &json!({})).unwrap().json();
    let key = created["KeyMetadata"]["KeyId"].as_str().unwrap();
    for operation in [
        ServiceOperation::Kms(Operation::Encrypt),
        ServiceOperation::Kms(Operation::PutKeyPolicy),
        ServiceOperation::Iam(Iam::PutUserPolicy),
        ServiceOperation::Iam(Iam::SimulateCustomPolicy),
    ] {
        let body = largest::body(operation, key);
        let request = match operation {
            ServiceOperation::Kms(kms) => root.signed(kms.name(), &body, SystemTime::now()),
            _ => root.signed_form("iam", &body, SystemTime::now()),
        };
        let tally = drive(process.api, &request, 400, Duration::from_secs(1));
        let (now, peak) = resident(process.id());
        let name = operation.name();
        println!("{name}: {tally:?}: {} MiB at most, {} MiB after", peak / MIB, now / MIB);
        assert!(tally.answered > 0, "{name}: {tally:?}");
        assert!(peak < RESIDENT_MAX, "{name}: {} MiB", peak / MIB);
    }
    process.stop();
}

/// Key pairs that are not ready take seconds to make. Blanks behind a body cost its sender nothing.
#[test]
fn requests_that_wait_for_a_key_pair_hold_up_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut root = process.client();
    let created = root.call("CreateKey", &json!({})).unwrap().json();
    let key = created["KeyMetadata"]["KeyId"].as_str().unwrap();
    let mut body = json!({"KeyId": key, "KeyPairSpec": "RSA_4096"}).to_string().into_bytes();
    body.resize(110 * 1024, b' ');
    let request = root.signed("GenerateDataKeyPair", &body, SystemTime::now());
    let encrypt = json!({"KeyId": key, "Plaintext": "AAAA"});
    let waiting = Crowd::open(process.api, 300, &request);
    for _ in 0..20 {
        let began = Instant::now();
        assert_eq!(root.call("Encrypt", &encrypt).unwrap().status, 200);
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
    drop(waiting);
    process.stop();
}
