//! Throughput and latency of the data plane, everything on: SigV4, policy, durable audit. Each measurement of the service
//! is followed at once by one of the bare server with the same request and as many bytes in the reply.
//!
//! The server under test runs on core 0, the load on core 1.

use std::time::SystemTime;

use conformance::process::Process;
use serde_json::{Value, json};

use crate::bare::{Bare, pin};
use crate::load::{Figures, measure, micros};

/// Runs all measurements and prints a table.
pub(crate) fn run(seconds: f64, connections: usize, only: &str) {
    let folder = tempfile::tempdir_in(".").unwrap();
    let process = Process::start_with(folder.path(), &["--threads", "1"]);
    pin(process.id(), 0);
    pin(std::process::id(), 1);
    let key = process.client().call("CreateKey", &json!({})).unwrap().json();
    let key = key["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned();
    println!("{connections} connections, {seconds} s each; server on core 0, load on core 1\n");
    println!(
        "{:<22} {:>9} {:>9} {:>6} {:>9} {:>9} {:>9} {:>9} {:>6}",
        "operation", "req/s", "bare", "ratio", "p50 µs", "p99 µs", "cpu µs", "bare cpu", "ratio"
    );
    let mut worst: f64 = 1.0;
    for (name, operation, body) in cases(&process, &key) {
        if !name.starts_with(only) {
            continue;
        }
        let mut client = process.client();
        let text = body.to_string();
        let request = client.signed(operation, text.as_bytes(), SystemTime::now());
        let reply = client.send(&request).unwrap();
        assert_eq!(reply.status, 200, "{name}: {:?}", reply.message());
        let ours = measure(process.api, process.id(), &request, seconds, connections);
        let bare = Bare::start(reply.body.len(), None);
        let limit = measure(bare.address, bare.id(), &request, seconds, connections);
        worst = worst.min(print(name, &ours, &limit));
    }
    println!("\nworst ratio of throughput: {worst:.2}");
    let (_, metrics) = process.get("/metrics").unwrap();
    let lag = metrics.lines().find(|line| line.starts_with("bulla_audit_lag_seconds "));
    println!("{}", lag.unwrap_or_default());
}

/// The requests that are measured: name, operation and body.
pub(crate) fn cases(process: &Process, key: &str) -> Vec<(&'static str, &'static str, Value)> {
    let plaintext = |bytes: usize| base64(&vec![7; bytes]);
    let sealed = |bytes: usize| {
        let body = json!({"KeyId": key, "Plaintext": plaintext(bytes)});
        process.client().call("Encrypt", &body).unwrap().json()["CiphertextBlob"].clone()
    };
    vec![
        ("Encrypt 32 B", "Encrypt", json!({"KeyId": key, "Plaintext": plaintext(32)})),
        ("Encrypt 4 KB", "Encrypt", json!({"KeyId": key, "Plaintext": plaintext(4096)})),
        ("Decrypt 32 B", "Decrypt", json!({"CiphertextBlob": sealed(32)})),
        ("Decrypt 4 KB", "Decrypt", json!({"CiphertextBlob": sealed(4096)})),
        ("GenerateDataKey 32 B", "GenerateDataKey", json!({"KeyId": key, "KeySpec": "AES_256"})),
        ("GenerateDataKey 1 KB", "GenerateDataKey", json!({"KeyId": key, "NumberOfBytes": 1024})),
    ]
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let number =
            chunk.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            out.push(char::from(DIGITS[(number >> (18 - 6 * place) & 63) as usize]));
        }
        out.push_str(&"=".repeat(3 - chunk.len()));
    }
    out
}

fn print(name: &str, ours: &Figures, bare: &Figures) -> f64 {
    let ratio = ours.rate / bare.rate;
    println!(
        "{name:<22} {:>9.0} {:>9.0} {ratio:>6.2} {:>9.0} {:>9.0} {:>9.1} {:>9.1} {:>6.2}",
        ours.rate,
        bare.rate,
        micros(ours.p50),
        micros(ours.p99),
        micros(ours.cpu),
        micros(bare.cpu),
        bare.cpu.as_secs_f64() / ours.cpu.as_secs_f64(),
    );
    ratio
}
