//! Strangers flood the service with requests that prove nothing: the log stays small, every answer is counted in it, and callers
//! who prove who they are notice nothing. Only a service of the test's own on loopback is flooded, for a few seconds.

use std::collections::{BTreeMap, HashSet};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use conformance::client::{AccessKey, Client, Reply};
use conformance::process::Process;
use serde_json::{Value, json};

/// Connections of the flood.
const CONNECTIONS: usize = 400;
/// Requests on each of them, one after the other.
const ROUNDS: usize = 10;
/// What a flood of `CONNECTIONS` times `ROUNDS` requests may write: 100 entries of their own at once, ten more a second, and a
/// summary a second.
const LOG_BYTES_MAX: u64 = 512 * 1024;

/// A request that nobody signed.
fn unsigned(address: SocketAddr, headers: &str) -> Vec<u8> {
    format!(
        "POST / HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/x-amz-json-1.1\r\n\
         x-amz-target: TrentService.Encrypt\r\n{headers}content-length: 2\r\n\r\n{{}}"
    )
    .into_bytes()
}

/// Sends on all connections at once, so often, and gives the replies that came.
fn flood(address: SocketAddr, rounds: usize) -> Vec<Reply> {
    let request = unsigned(address, "");
    let mut clients: Vec<TcpStream> = (0..CONNECTIONS).filter_map(|_| connect(address)).collect();
    assert_eq!(clients.len(), CONNECTIONS, "the service takes the connections");
    let mut replies = Vec::new();
    for _ in 0..rounds {
        clients.retain_mut(|stream| stream.write_all(&request).is_ok());
        clients.retain_mut(|stream| match conformance::client::read_reply(stream) {
            Ok(reply) => {
                replies.push(reply);
                true
            }
            Err(_) => false,
        });
    }
    replies
}

fn connect(address: SocketAddr) -> Option<TcpStream> {
    let stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    Some(stream)
}

fn events(data_dir: &Path) -> Vec<Value> {
    let entries = audit::entries(&data_dir.join("audit"), 0).unwrap();
    entries.map(|entry| serde_json::from_str(entry.unwrap().event.get()).unwrap()).collect()
}

fn log_bytes(data_dir: &Path) -> u64 {
    let files = std::fs::read_dir(data_dir.join("audit")).unwrap();
    files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

fn summaries(events: &[Value]) -> Vec<&Value> {
    let is_summary = |event: &&Value| event["eventName"] == "RefusedRequests";
    events.iter().filter(is_summary).map(|event| &event["serviceEventDetails"]).collect()
}

/// The replies for which there is neither an entry nor a summary that counts them.
fn unaccounted<'r>(events: &[Value], replies: &'r [Reply]) -> Vec<&'r str> {
    let own: HashSet<&str> =
        events.iter().filter_map(|event| event["requestID"].as_str()).collect();
    let spans: BTreeMap<&str, u64> = summaries(events)
        .into_iter()
        .filter_map(|summary| {
            let (ids, _) = summary["firstRequestID"].as_str()?.rsplit_once('-')?;
            Some((ids, summary["answered"].as_u64()?))
        })
        .collect();
    let ids = replies.iter().map(|reply| reply.header("x-amzn-requestid").unwrap());
    let is_counted = |id: &&str| {
        let (ids, number) = id.rsplit_once('-').unwrap();
        let number = u64::from_str_radix(number, 16).unwrap();
        own.contains(*id) || spans.get(ids).is_some_and(|most| (1..=*most).contains(&number))
    };
    ids.filter(|id| !is_counted(id)).collect()
}

fn is_refusal(reply: &Reply) -> bool {
    reply.code().as_deref() == Some("MissingAuthenticationTokenException")
}

#[test]
fn a_flood_of_unsigned_requests_writes_little_and_every_answer_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let process = Process::start(&data_dir);
    let (address, mut proven) = (process.api, process.client());
    let (replies, served) = std::thread::scope(|scope| {
        let flood = scope.spawn(move || flood(address, ROUNDS));
        let mut served = Vec::new();
        while !flood.is_finished() {
            // The one is allowed and the other refused: both are of a caller who is known.
            served.push(proven.call("ListKeys", &json!({})).unwrap());
            served.push(proven.call("DescribeKey", &json!({"KeyId": "alias/none"})).unwrap());
            std::thread::sleep(Duration::from_millis(5));
        }
        (flood.join().unwrap(), served)
    });
    assert_eq!(replies.len(), CONNECTIONS * ROUNDS);
    assert!(replies.iter().all(is_refusal));
    process.stop();

    let events = events(&data_dir);
    for reply in &served {
        let id = reply.header("x-amzn-requestid").unwrap();
        let entries = events.iter().filter(|event| event["requestID"] == id).count();
        assert_eq!(entries, 1, "a caller who signs has an entry for each request");
    }
    let of_proven: u64 =
        events.iter().filter(|event| event["userIdentity"]["type"] == "Root").map(size).sum();
    let written = log_bytes(&data_dir).saturating_sub(of_proven);
    assert!(written < LOG_BYTES_MAX, "{written} bytes for {} refusals", replies.len());

    assert_eq!(unaccounted(&events, &replies), Vec::<&str>::new());
    let own = events.iter().filter(|event| event["userIdentity"]["type"] == "Unknown").count();
    let summaries = summaries(&events);
    let sum = |member: &str| summaries.iter().map(|one| one[member].as_u64().unwrap()).sum::<u64>();
    let summarised = u64::try_from(replies.len() - own).unwrap();
    assert_eq!((sum("requests"), sum("answered")), (summarised, summarised));
    for summary in summaries {
        let count = &summary["requests"];
        assert_eq!(summary["refusals"][0]["requests"], *count, "{summary}");
        assert_eq!(summary["refusals"][0]["errorCode"], "MissingAuthenticationTokenException");
        let address = json!([{"sourceIPAddress": "127.0.0.1", "requests": count}]);
        assert_eq!(summary["sourceIPAddresses"], address);
    }
}

/// About the bytes of an entry's line.
fn size(event: &Value) -> u64 {
    u64::try_from(event.to_string().len()).unwrap() + 250
}

#[test]
fn no_answer_is_lost_when_the_service_is_killed_in_a_flood() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let process = Process::start(&data_dir);
    let address = process.api;
    let replies = std::thread::scope(|scope| {
        let flood = scope.spawn(move || flood(address, 1_000));
        std::thread::sleep(Duration::from_millis(3_300));
        process.kill();
        flood.join().unwrap()
    });
    assert!(replies.len() > CONNECTIONS, "{} answers", replies.len());
    assert_eq!(unaccounted(&events(&data_dir), &replies), Vec::<&str>::new());
}

#[test]
fn a_summary_names_the_access_keys_that_were_claimed_and_moves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let process = Process::start_with(&data_dir, &["--unproven-entries-per-second", "0"]);
    let key = process.key();
    let mut liar = Client::new(process.api, AccessKey::new(&key.id, "not the secret of that key"));
    let reply = liar.call("ListKeys", &json!({})).unwrap();
    assert_eq!(reply.code().as_deref(), Some("InvalidSignatureException"));
    process.stop();
    let events = events(&data_dir);
    let summaries = summaries(&events);
    let [summary] = summaries[..] else { panic!("one summary: {events:?}") };
    assert_eq!(summary["claimedIdentities"], json!([{"claimed": key.id, "requests": 1}]));
    assert_eq!(summary["firstRequestID"], reply.header("x-amzn-requestid").unwrap());

    let explained = std::process::Command::new(conformance::process::binary())
        .args(["policy", "explain", "--request-id", reply.header("x-amzn-requestid").unwrap()])
        .arg("--data-dir")
        .arg(&data_dir)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&explained.stderr);
    assert!(told.contains("did not prove its caller"), "{told}");
}

#[test]
fn the_rest_of_the_disk_is_for_callers_who_prove_who_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    // More than any disk has: as if it were nearly full.
    let process = Process::start_with(&data_dir, &["--disk-reserve-mib", "4294967295"]);
    let mut stranger = Client::new(process.api, AccessKey::new("", ""));
    let reply = stranger.send(&unsigned(process.api, "")).unwrap();
    assert_eq!((reply.status, reply.code().as_deref()), (500, Some("KMSInternalException")));
    let reply = process.client().call("CreateKey", &json!({})).unwrap();
    assert_eq!(reply.status, 200);
    let (_, metrics) = process.get("/metrics").unwrap();
    assert!(metrics.contains("bulla_refusals_unanswered_total 1"), "{metrics}");
    assert_eq!(process.get("/readyz").unwrap().0, 200);
    process.stop();
    let events = events(&data_dir);
    let created = events.iter().filter(|event| event["eventName"] == "CreateKey").count();
    assert_eq!((created, summaries(&events).len()), (1, 0));
}

#[test]
fn what_a_client_can_cause_again_and_again_does_not_fill_the_services_own_log() {
    const REQUESTS: usize = 300;
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let path = folder.path().join("stderr");
    let error = Stdio::from(std::fs::File::create(&path).unwrap());
    // As if the disk were nearly full: each refusal of a stranger is an error of the log.
    let nearly_full = ["--disk-reserve-mib", "4294967295"];
    let mut process = Process::launch_under(&[], &data_dir, &nearly_full, error);
    process.started().unwrap();
    let mut streams = Vec::new();
    for _ in 0..REQUESTS {
        let mut stream = connect(process.api).unwrap();
        stream.write_all(&unsigned(process.api, "")).unwrap();
        streams.push(stream);
    }
    for stream in &mut streams {
        // Every request was read before the service stops.
        assert!(stream.read(&mut [0; 1024]).unwrap() > 0, "an answer");
    }
    process.stop();
    let text = std::fs::read_to_string(&path).unwrap();
    let lines = text.lines().count();
    assert!(lines < REQUESTS / 3, "{lines} lines:\n{text}");
    let warned = text
        .lines()
        .filter(|line| line.contains("a request that cannot be recorded is refused"))
        .count();
    let left_out: usize = text
        .lines()
        .filter(|line| line.contains("server/src/server.rs"))
        .filter_map(|line| line.split_once("left_out=")?.1.split(' ').next()?.parse::<usize>().ok())
        .sum();
    assert_eq!(warned + left_out, REQUESTS, "{text}");
}
