//! Requests that are changed after they were signed: what is carried out is what was signed, or nothing.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use conformance::process::Process;
use serde_json::json;

/// Requests under way at the same time.
const SENDERS: usize = 8;
/// One byte of so many is changed, each in a request of its own. It is odd, so that both changes come.
const STEP: usize = 5;
/// How long an answer may take, and how long one is waited for that need not come.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(20);
const CHANGED_TIME_MAX: Duration = Duration::from_secs(1);
const POLICY: &str = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22kms%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D";

/// Asks what a policy decides of a resource whose name has a plus sign and a space; the answer repeats that name.
fn parameters() -> String {
    format!(
        "Action=SimulateCustomPolicy&Version=2010-05-08&PolicyInputList.member.1={POLICY}\
         &ActionNames.member.1=kms%3AEncrypt&ResourceArns.member.1=arn%3Aaws%3Akms%3Aus-east-1%3A111122223333%3Akey%2Fa%2Bb%20c"
    )
}

/// Sends bytes on a connection of their own; gives status and body of the first answer, without what differs each time. `None` when
/// there is no whole answer in time: a changed request can be one whose end the service waits for.
fn send(address: SocketAddr, request: &[u8], time_max: Duration) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(time_max)).unwrap();
    // The service may close before it has read everything.
    let _closed = stream.write_all(request);
    let (mut bytes, mut chunk) = (Vec::new(), [0; 16 * 1024]);
    loop {
        let read = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&chunk[..read]);
        if let Some(answer) = answer(&String::from_utf8_lossy(&bytes)) {
            return Some(answer);
        }
    }
}

/// Status and body, if all of it is there.
fn answer(text: &str) -> Option<(u16, String)> {
    let (head, rest) = text.split_once("\r\n\r\n")?;
    let status = head.get(9..12)?.parse().ok()?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    let body = rest.get(..length.parse().ok()?)?;
    let same = |(before, rest): (&str, &str)| {
        let after = rest.split_once("</RequestId>").map_or("", |(_, after)| after);
        format!("{before}{after}")
    };
    Some((status, body.split_once("<RequestId>").map_or_else(|| body.to_owned(), same)))
}

/// A GET of the query protocol.
fn get(process: &Process) -> Vec<u8> {
    let (client, path) = (process.client(), format!("/?{}", parameters()));
    let host = process.api.to_string();
    client.signed_for("iam", ("GET", &path), &[("host", &host)], b"", SystemTime::now())
}

fn post(process: &Process) -> Vec<u8> {
    let (client, host) = (process.client(), process.api.to_string());
    let headers = [("host", host.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    client.signed_for("iam", ("POST", "/"), &headers, parameters().as_bytes(), SystemTime::now())
}

fn json(process: &Process) -> Vec<u8> {
    let reply = process.client().call("CreateKey", &json!({"Description": "a+b c"})).unwrap();
    let body = json!({"KeyId": reply.json()["KeyMetadata"]["KeyId"]}).to_string();
    process.client().signed("DescribeKey", body.as_bytes(), SystemTime::now())
}

#[test]
fn a_byte_that_changes_on_the_way_changes_nothing_or_everything_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    for (name, request) in
        [("GET", get(&process)), ("POST", post(&process)), ("JSON", json(&process))]
    {
        let wanted = send(process.api, &request, ANSWER_TIME_MAX).unwrap();
        assert_eq!(wanted.0, 200, "{name}: {}", wanted.1);
        let (next, same, refused) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let one = |place: usize, with: u8| {
            let mut changed = request.clone();
            changed[place] = with;
            match send(process.api, &changed, CHANGED_TIME_MAX) {
                Some(found) if found.0 == 200 => {
                    let shown = String::from_utf8_lossy(&changed);
                    assert_eq!(found, wanted, "{name}, byte {place} as {with}: {shown}");
                    same.fetch_add(1, Ordering::Relaxed);
                }
                _ => drop(refused.fetch_add(1, Ordering::Relaxed)),
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..SENDERS {
                scope.spawn(|| {
                    loop {
                        let place = next.fetch_add(STEP, Ordering::Relaxed);
                        let Some(byte) = request.get(place).copied() else { return };
                        one(place, byte ^ if place % 2 == 0 { 1 } else { 32 });
                    }
                });
            }
        });
        let (same, refused) = (same.into_inner(), refused.into_inner());
        assert_eq!(same + refused, request.len().div_ceil(STEP));
        assert!(same > 0 && refused > same, "{name}: {same} the same, {refused} refused");
    }
}

#[test]
fn another_spelling_of_what_was_signed_means_the_same_or_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let request = String::from_utf8(get(&process)).unwrap();
    let wanted = send(process.api, request.as_bytes(), ANSWER_TIME_MAX).unwrap();
    assert!(wanted.1.contains("key/a+b c<"), "{}", wanted.1);
    for (from, to, is_same) in [
        ("a%2Bb", "a%2bb", true),
        ("b%20c", "b+c", true),
        ("a%2Bb", "a+b", false),
        ("a%2Bb", "a%252Bb", false),
        ("a%2Bb", "a%20b", false),
        ("?Action", "?&Action", true),
        ("?Action", "?%41ction", true),
        ("?Action", "?Action=ListUsers&Action", false),
        ("?Action", "?X-Amz-Signature=0&Action", false),
        ("?Action", "?x-amz-date=0&Action", false),
        ("GET /?", "GET //?", false),
        ("GET /?", "GET /./?", false),
        ("GET /?", "GET /%2F?", false),
        ("GET /?", "GET http://elsewhere:1/?", false),
        ("GET /?", "GET http://HOST/?", true),
        ("host: ", "host: elsewhere\r\nhost: ", false),
        ("x-amz-date: ", "x-amz-date:  ", true),
        ("x-amz-date: ", "x-amz-date: 20260101T000000Z\r\nx-amz-date: ", false),
        ("authorization: ", "authorization: AWS4-HMAC-SHA256\r\nauthorization: ", false),
        ("content-length: 0\r\n", "content-length: 1\r\n", false),
    ] {
        assert!(request.contains(from), "{from}");
        let to = to.replace("HOST", &process.api.to_string());
        let found = send(process.api, request.replacen(from, &to, 1).as_bytes(), ANSWER_TIME_MAX);
        let is_refused = found.as_ref().is_none_or(|(status, _)| (400..500).contains(status));
        let answered = found.as_ref() == Some(&wanted);
        assert_eq!((answered, is_refused), (is_same, !is_same), "{from:?} -> {to:?}: {found:?}");
    }
}

/// What is signed in the one place must not be passed over for what is signed in the other.
#[test]
fn parameters_are_in_the_query_or_in_the_body_and_not_in_both() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let (client, host) = (process.client(), process.api.to_string());
    let headers = [("host", host.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let ask = "Action=GetCallerIdentity&Version=2011-06-15";
    for (method, path, body, status) in [
        ("POST", "/", ask, 200),
        ("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "", 200),
        ("POST", "/?Action=GetCallerIdentity", ask, 400),
        ("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", ask, 400),
    ] {
        let request =
            client.signed_for("sts", (method, path), &headers, body.as_bytes(), SystemTime::now());
        let (found, text) = send(process.api, &request, ANSWER_TIME_MAX).unwrap();
        assert_eq!(found, status, "{method} {path}: {text}");
        assert!(status == 200 || text.contains("<Code>MalformedInput</Code>"), "{text}");
    }
}

/// Made-up Regions, on the real binary and its settings.
#[test]
fn a_region_is_served_when_the_operator_lists_it() {
    let folder = tempfile::tempdir().unwrap();
    let create = |process: &Process, region: &str| {
        let reply = process.client().in_region(region).call("CreateKey", &json!({})).unwrap();
        (reply.status, reply.message())
    };
    let process = Process::start(folder.path());
    let message = "Credential should be scoped to a valid region, not 'dc-berlin-1'. ";
    assert_eq!(create(&process, "dc-berlin-1"), (400, Some(message.to_owned())));
    assert_eq!(create(&process, "eu-central-1").0, 200);
    process.stop();
    let process = Process::start_with(folder.path(), &["--regions", "dc-berlin-1"]);
    assert_eq!(create(&process, "dc-berlin-1").0, 200);
    assert_eq!(create(&process, "us-east-1").0, 200, "that of --region");
    assert_eq!(create(&process, "eu-central-1").0, 400);
}
