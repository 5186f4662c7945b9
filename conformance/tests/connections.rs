//! Clients that hold connections and memory keep nobody else out.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant, SystemTime};

use conformance::client::{AccessKey, Client};
use conformance::crowd::{Crowd, counted, metric, start_with_descriptors};
use conformance::process::Process;
use serde_json::{Value, json};

/// How long others may have to wait while an attack goes on, on a busy machine with a debug build: less than the ten seconds that
/// whoever stalls has.
const SOON: Duration = Duration::from_secs(6);
/// Open files that leave the service 256 places for connections.
const FEW_FILES: u64 = 480;
const HALF_A_HEAD: &[u8] = b"POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: Trent";

/// The head of a request that nobody signed, whose body is announced to have so many bytes.
fn announcing(bytes: usize) -> Vec<u8> {
    let head =
        "POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: TrentService.GenerateRandom\r\n";
    format!("{head}content-length: {bytes}\r\n\r\n").into_bytes()
}

/// A request of so many bytes, most of which mean nothing.
fn padded(bytes: usize) -> Value {
    json!({ "NumberOfBytes": 16, "Padding": "x".repeat(bytes) })
}

/// Runs what must not have to wait.
fn soon<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
    result
}

/// Waits for what need not be so at once.
fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < SOON, "not so: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn random(client: &mut Client) -> u16 {
    client.call("GenerateRandom", &json!({ "NumberOfBytes": 16 })).expect("an answer").status
}

#[test]
fn half_open_connections_lock_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut known = process.client();
    assert_eq!(random(&mut known), 200);
    let silent = Crowd::open(process.api, 2_100, b"");
    let talking = Crowd::open(process.api, 2_100, HALF_A_HEAD);
    soon("a new client", || assert_eq!(random(&mut process.client()), 200));
    soon("a known client", || assert_eq!(random(&mut known), 200));
    // The oldest have made room, no more of them than were too many.
    assert!((100..200).contains(&silent.closed()), "{} closed", silent.closed());
    assert_eq!(talking.closed(), 0);
    let displaced = r#"bulla_connections_closed_total{listener="api",reason="displaced_unproven"}"#;
    assert!((100.0..200.0).contains(&metric(&process, displaced)));
    assert!(metric(&process, r#"bulla_connections{listener="api",state="unproven"}"#) >= 4_000.0);
    assert!(metric(&process, r#"bulla_connections{listener="api",state="proven"}"#) >= 1.0);
}

#[test]
fn half_open_connections_do_not_take_the_operations_port() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let _silent = Crowd::open(process.operations, 70, b"");
    let _talking = Crowd::open(process.operations, 70, b"GET /metrics HTTP/1.1\r\nhost:");
    let (status, _) = soon("readiness", || process.get("/readyz")).expect("an answer");
    assert_eq!(status, 200);
}

/// The pool of one account may not be all that there is room for.
#[test]
fn idle_connections_of_one_account_lock_no_other_account_out() {
    let folder = tempfile::tempdir().unwrap();
    let process = start_with_descriptors(folder.path(), FEW_FILES, &[]);
    let made = server::create_account(folder.path(), None, None).unwrap();
    let other = key_of(&made);
    let mut known = Client::new(process.api, other.clone());
    assert_eq!(random(&mut known), 200);
    let mut pool: Vec<Client> = (0..330).map(|_| process.client()).collect();
    let answered = pool.iter_mut().map(random).filter(|status| *status == 200);
    assert_eq!(answered.count(), 330, "clients of the account itself get in");
    soon("a new client", || assert_eq!(random(&mut Client::new(process.api, other)), 200));
    soon("a known client", || assert_eq!(random(&mut known), 200));
    let strangers = Crowd::open(process.api, 300, HALF_A_HEAD);
    soon("a known client", || assert_eq!(random(&mut known), 200));
    assert!(strangers.closed() > 0);
    // Strangers have taken an eighth of the places at most.
    let still =
        pool.iter_mut().rev().take(200).filter_map(|client| {
            client.call("GenerateRandom", &json!({ "NumberOfBytes": 16 })).ok()
        });
    assert!(still.count() >= 190);
}

fn key_of(made: &server::NewAccount) -> AccessKey {
    let text = std::fs::read_to_string(&made.credentials).unwrap();
    let (_, profile) = text.split_once(&format!("[{}]", made.profile)).unwrap();
    let value = |name: &str| {
        let line = profile.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim_start_matches([' ', '=']).to_owned()
    };
    AccessKey::new(&value("aws_access_key_id"), &value("aws_secret_access_key"))
}

/// What is announced takes no memory from others.
#[test]
fn announced_bodies_delay_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let opening = [announcing(512 << 10), vec![b'x'; 20 << 10]].concat();
    let stalled = Crowd::open(process.api, 400, &opening);
    let mut client = process.client();
    let body = padded(20 << 10);
    let reply = soon("a long request", || client.call("GenerateRandom", &body)).unwrap();
    assert_eq!(reply.status, 200);
    assert_eq!(stalled.closed(), 0);
}

/// What has come in part makes room for what comes.
#[test]
fn stalled_bodies_make_room() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let opening = [announcing(512 << 10), vec![b'x'; 300 << 10]].concat();
    let stalled = Crowd::open(process.api, 400, &opening);
    let mut client = process.client();
    for _ in 0..4 {
        let body = padded(400 << 10);
        let reply = soon("a long request", || client.call("GenerateRandom", &body)).unwrap();
        assert_eq!(reply.status, 200);
    }
    eventually("many have made room", || stalled.closed() > 100);
    // Beside the budget there are 24 bodies that are read to their end; those that were told to go count until they have gone.
    eventually("the budget holds", || {
        metric(&process, "bulla_received_requests_bytes") <= f64::from((64 + 12) << 20)
    });
}

/// Strangers whose requests have come whole wait for the entry that counts their refusal, and hold nothing meanwhile.
#[test]
fn refused_bodies_take_no_memory_from_others() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start_with(folder.path(), &["--unproven-entries-per-second", "1"]);
    let mut client = process.client();
    let request = [announcing(500 << 10), vec![b'x'; 500 << 10]].concat();
    let strangers = Crowd::open(process.api, 120, &request);
    let body = padded(14 << 10);
    loop {
        let reply = soon("a request", || client.call("GenerateRandom", &body));
        assert_eq!(reply.expect("the connection stays").status, 200);
        if metric(&process, "bulla_received_requests_bytes") < f64::from(8 << 20) {
            break;
        }
    }
    let answered = strangers.closed();
    assert!(answered < 100, "{answered} are answered: they held their bodies until then");
    let no_memory = r#"bulla_connections_closed_total{listener="api",reason="no_memory"}"#;
    assert!(metric(&process, no_memory) < f64::EPSILON);
}

#[test]
fn a_body_that_stalls_is_cut_off_with_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut stream = TcpStream::connect(process.api).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
    stream.write_all(&announcing(100)).unwrap();
    stream.write_all(b"{").unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).expect("the service ends the connection");
    assert!(reply.starts_with("HTTP/1.1 408 "), "{reply}");
    assert!(reply.contains("RequestTimeoutException"), "{reply}");
    let stalled = r#"bulla_bodies_refused_total{reason="stalled"}"#;
    assert!(counted(&process, stalled, 1.0) >= 1.0);
}

/// A head has ten seconds; a connection that is idle has more.
#[test]
fn half_a_head_ends_long_before_an_idle_connection() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut idle = process.client();
    assert_eq!(random(&mut idle), 200);
    let (silent, talking) =
        (Crowd::open(process.api, 1, b""), Crowd::open(process.api, 1, HALF_A_HEAD));
    let mut kept = TcpStream::connect(process.api).unwrap();
    let whole = idle.signed("GenerateRandom", br#"{"NumberOfBytes":16}"#, SystemTime::now());
    kept.write_all(&[whole.as_slice(), HALF_A_HEAD].concat()).unwrap();
    std::thread::sleep(Duration::from_secs(12));
    assert_eq!((silent.closed(), talking.closed()), (1, 1));
    assert_eq!(random(&mut idle), 200);
    let timeouts = r#"bulla_connections_closed_total{listener="api",reason="head_timeout"}"#;
    assert!(counted(&process, timeouts, 2.0) >= 2.0);
}
