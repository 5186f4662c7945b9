//! Keys: made, listed, and used.

use std::time::{Duration, SystemTime};

use conformance::process::Process;
use serde_json::{Value, json};

use crate::load::{SIGNED_AT_ONCE, progress, send};
use crate::random::Random;

/// The parts in which making keys is timed: the disk of a shared machine stands still now and then.
pub(super) const PARTS: usize = 10;
/// 32 bytes.
pub(super) const PLAINTEXT: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// Makes so many keys. Returns how long that took.
pub(super) fn make(process: &Process, count: usize, connections: usize) -> Duration {
    let (client, mut took) = (process.client(), Duration::ZERO);
    let mut made = 0;
    while made < count {
        let chunk = SIGNED_AT_ONCE.min(count - made);
        let request = client.signed("CreateKey", b"{}", SystemTime::now());
        took += send(process.api, vec![request], chunk, connections);
        made += chunk;
        progress("made", made, count);
    }
    took
}

/// Makes so many keys in parts. Returns the time that each part took.
pub(super) fn make_in_parts(process: &Process, count: usize, connections: usize) -> Vec<Duration> {
    let request = process.client().signed("CreateKey", b"{}", SystemTime::now());
    let part = || send(process.api, vec![request.clone()], count / PARTS, connections);
    (0..PARTS).map(|_| part()).collect()
}

/// The ids of all keys.
pub(super) fn list(process: &Process) -> Vec<String> {
    let (mut client, mut keys) = (process.client(), Vec::new());
    let mut marker = Value::Null;
    loop {
        let page =
            client.call("ListKeys", &json!({"Limit": 1000, "Marker": marker})).unwrap().json();
        let ids = page["Keys"].as_array().unwrap().iter();
        keys.extend(ids.map(|key| key["KeyId"].as_str().unwrap().to_owned()));
        marker = page["NextMarker"].clone();
        if marker.is_null() {
            return keys;
        }
    }
}

/// Encrypts once with each key. Returns how long that took.
pub(super) fn use_each(process: &Process, keys: &[String], connections: usize) -> Duration {
    let (client, mut took) = (process.client(), Duration::ZERO);
    for (number, chunk) in keys.chunks(SIGNED_AT_ONCE).enumerate() {
        let requests: Vec<_> = chunk.iter().map(|key| encrypt(&client, key)).collect();
        let count = requests.len();
        took += send(process.api, requests, count, connections);
        progress("used", number * SIGNED_AT_ONCE + count, keys.len());
    }
    took
}

/// So many requests to encrypt, each with a random one of the keys.
pub(super) fn requests(process: &Process, keys: &[String], count: usize) -> Vec<Vec<u8>> {
    let (client, mut random) = (process.client(), Random(1));
    (0..count).map(|_| encrypt(&client, &keys[random.below(keys.len())])).collect()
}

/// A signed request to encrypt with a key.
pub(super) fn encrypt(client: &conformance::client::Client, key: &str) -> Vec<u8> {
    let body = json!({"KeyId": key, "Plaintext": PLAINTEXT}).to_string();
    client.signed("Encrypt", body.as_bytes(), SystemTime::now())
}
