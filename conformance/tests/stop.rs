//! A stop takes less than ten seconds, whatever clients do, and answers what is under way.

use std::time::{Duration, Instant};

use conformance::crowd::Crowd;
use conformance::process::Process;
use serde_json::json;

/// How long a stop may take.
const STOP_TIME_MAX: Duration = Duration::from_secs(10);

#[test]
fn a_stop_waits_for_no_half_request_and_no_client_that_does_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::start(folder.path());
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: TrentService.Encrypt\r\n";
    let body = format!("{head}content-length: 100\r\n\r\n{{");
    let long = [format!("{head}content-length: 400000\r\n\r\n").into_bytes(), vec![b' '; 100_000]];
    let _one_byte = Crowd::open(process.api, 5, b"P");
    let _half_heads = Crowd::open(process.api, 5, head.as_bytes());
    let _half_bodies = Crowd::open(process.api, 5, body.as_bytes());
    let _long_bodies = Crowd::open(process.api, 5, &long.concat());
    let _operators = Crowd::open(process.operations, 5, b"GET /readyz HTTP/1.1\r\n");
    // The replies are more than what the kernel keeps for a client that does not read.
    let pages = "GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(300);
    let _deaf = Crowd::open(process.operations, 2, pages.as_bytes());
    let _idle = (process.client().call("ListKeys", &json!({})), process.get("/readyz"));
    let start = Instant::now();
    process.signal("TERM");
    let status = process.ended(STOP_TIME_MAX);
    assert!(status.is_some_and(|status| status.success()), "{status:?}");
    println!("stopped after {:?}", start.elapsed());
}

/// Key pairs take longer than requests do: none is ready for each of so many.
#[test]
fn requests_under_way_get_their_answers() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::start(folder.path());
    let mut client = process.client();
    let created = client.call("CreateKey", &json!({})).unwrap().json();
    let request = json!({ "KeyId": created["KeyMetadata"]["KeyId"], "KeyPairSpec": "RSA_2048" });
    let calls: Vec<_> = (0..6)
        .map(|_| {
            let (mut client, request) = (process.client(), request.clone());
            std::thread::spawn(move || client.call("GenerateDataKeyPair", &request).unwrap())
        })
        .collect();
    let _stalled = Crowd::open(process.api, 5, b"POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\n{");
    std::thread::sleep(Duration::from_millis(100));
    process.signal("TERM");
    for call in calls {
        assert_eq!(call.join().unwrap().status, 200);
    }
    assert!(process.ended(STOP_TIME_MAX).is_some_and(|status| status.success()));
}

/// A stopped service leaves one file of its store. A copy of `bulla.db` alone is then a copy of all of it.
#[test]
fn a_stop_closes_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::start(folder.path());
    assert_eq!(process.client().call("CreateKey", &json!({})).unwrap().status, 200);
    process.signal("TERM");
    assert!(process.ended(STOP_TIME_MAX).is_some_and(|status| status.success()));
    let names = std::fs::read_dir(folder.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = names.filter(|name| name.starts_with("bulla.db-")).collect();
    assert!(left.iter().all(|name| name == "bulla.db-lock"), "{left:?}");
}
