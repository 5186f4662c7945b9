//! Signatures, MACs and data key pairs of the service, everything on, beside the raw primitive on the same core and beside
//! the bare server that runs the same primitive for each request: what HTTP leaves of it.
//!
//! Core 0 runs the primitive, the service or the bare server, one after the other; core 1 the load.

use std::time::{Duration, Instant, SystemTime};

use conformance::process::Process;
use serde_json::{Value, json};

use crate::bare::{Bare, pin};
use crate::load::{measure, micros};
use crate::primitive::{self, CASES, Case, MESSAGE};
use crate::throughput::base64;

/// Runs all measurements and prints two tables.
pub(crate) fn run(seconds: f64, connections: usize, only: &str) {
    let folder = tempfile::tempdir_in(".").unwrap();
    let process = Process::start_with(folder.path(), &["--threads", "1"]);
    pin(process.id(), 0);
    println!("{connections} connections, {seconds} s each; core 0 works, core 1 makes the load\n");
    println!(
        "{:<22} {:>9} {:>9} {:>6} {:>9} {:>6} {:>9} {:>9} {:>9}",
        "", "service/s", "raw/s", "ratio", "bare+raw", "ratio", "p50 µs", "p99 µs", "cpu µs"
    );
    for case in CASES.iter().filter(|case| case.name.starts_with(only)) {
        one(&process, case, seconds, connections);
    }
    if only.is_empty() {
        light_load(&process, seconds);
    }
}

fn one(process: &Process, case: &Case, seconds: f64, connections: usize) {
    let mut client = process.client();
    let body = body(process, case).to_string();
    let request = client.signed(case.operation, body.as_bytes(), SystemTime::now());
    let reply = client.send(&request).unwrap();
    assert_eq!(reply.status, 200, "{}: {:?}", case.name, reply.message());
    // Before and after, so that a machine that slows down does not make the service look better.
    let raw = || {
        pin(std::process::id(), 0);
        primitive::rate(case.work(), seconds / 2.0)
    };
    let before = raw();
    pin(std::process::id(), 1);
    let ours = measure(process.api, process.id(), &request, seconds, connections);
    let raw = (before + raw()) / 2.0;
    pin(std::process::id(), 1);
    let bare = Bare::start(reply.body.len(), Some(case.name));
    let limit = measure(bare.address, bare.id(), &request, seconds, connections);
    println!(
        "{:<22} {:>9.0} {raw:>9.0} {:>6.2} {:>9.0} {:>6.2} {:>9.0} {:>9.0} {:>9.1}",
        case.name,
        ours.rate,
        ours.rate / raw,
        limit.rate,
        ours.rate / limit.rate,
        micros(ours.p50),
        micros(ours.p99),
        micros(ours.cpu),
    );
}

/// The request of a case, with a key made for it.
fn body(process: &Process, case: &Case) -> Value {
    let usage = match case.operation {
        "GenerateMac" | "VerifyMac" => "GENERATE_VERIFY_MAC",
        "GenerateDataKeyPair" => "ENCRYPT_DECRYPT",
        _ => "SIGN_VERIFY",
    };
    let mut client = process.client();
    let mut call = |operation: &str, body: &Value| client.call(operation, body).unwrap().json();
    let key = call("CreateKey", &json!({"KeySpec": case.spec, "KeyUsage": usage}));
    let key = key["KeyMetadata"]["KeyId"].clone();
    let message = base64(&MESSAGE);
    let sign = json!({"KeyId": key, "Message": message, "SigningAlgorithm": case.algorithm});
    let mac = json!({"KeyId": key, "Message": message, "MacAlgorithm": case.algorithm});
    let with = |mut body: Value, name: &str, value: Value| {
        body[name] = value;
        body
    };
    match case.operation {
        "Sign" => sign,
        "Verify" => {
            let signature = call("Sign", &sign)["Signature"].clone();
            with(sign, "Signature", signature)
        }
        "GenerateMac" => mac,
        "VerifyMac" => {
            let tag = call("GenerateMac", &mac)["Mac"].clone();
            with(mac, "Mac", tag)
        }
        _ => json!({"KeyId": key, "KeyPairSpec": case.algorithm}),
    }
}

/// Requests per second of the light load: far fewer than the keys that the generators make.
const LIGHT_LOAD: f64 = 5.0;

/// One client that asks now and then: RSA key pairs are ready, so that an answer takes no longer than that of Encrypt.
fn light_load(process: &Process, seconds: f64) {
    println!("\nlight load: {LIGHT_LOAD} requests per second on one connection\n");
    println!("{:<28} {:>9} {:>9} {:>9}", "", "p50 µs", "p99 µs", "max µs");
    let mut client = process.client();
    let key = client.call("CreateKey", &json!({})).unwrap().json();
    let key = key["KeyMetadata"]["KeyId"].clone();
    let pair = |spec: &str| json!({"KeyId": key, "KeyPairSpec": spec});
    for (name, operation, body) in [
        ("Encrypt 32 B", "Encrypt", json!({"KeyId": key, "Plaintext": base64(&MESSAGE)})),
        ("GenerateDataKeyPair RSA_2048", "GenerateDataKeyPair", pair("RSA_2048")),
        ("GenerateDataKeyPair P-256", "GenerateDataKeyPair", pair("ECC_NIST_P256")),
    ] {
        // The first request of a size opens its shelf; then it fills.
        assert_eq!(client.call(operation, &body).unwrap().status, 200);
        std::thread::sleep(Duration::from_secs(5));
        let count = (seconds * 4.0 * LIGHT_LOAD) as usize;
        let mut latencies: Vec<_> = (0..count.max(20))
            .map(|_| {
                std::thread::sleep(Duration::from_secs_f64(1.0 / LIGHT_LOAD));
                let request =
                    client.signed(operation, body.to_string().as_bytes(), SystemTime::now());
                let start = Instant::now();
                assert_eq!(client.send(&request).unwrap().status, 200);
                start.elapsed()
            })
            .collect();
        latencies.sort_unstable();
        let at = |share: f64| micros(latencies[((latencies.len() - 1) as f64 * share) as usize]);
        println!("{name:<28} {:>9.0} {:>9.0} {:>9.0}", at(0.5), at(0.99), at(1.0));
    }
}
