//! The limits of heads are the heads': the same whatever comes before, after, and in how many packets.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use conformance::crowd::counted;
use conformance::process::Process;

const HEAD_BYTES_MAX: usize = 64 * 1024;
/// What the service itself answers to a request for nothing; the others are the HTTP library's.
const ANSWERED: u16 = 404;
const START: &str =
    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\nconnection: close\r\n";

/// A head of so many bytes.
fn head(bytes: usize) -> Vec<u8> {
    let name = "x-long: ";
    let value = bytes - START.len() - name.len() - "\r\n\r\n".len();
    format!("{START}{name}{}\r\n\r\n", "v".repeat(value)).into_bytes()
}

/// Sends in pieces of so many bytes, and returns the status of the last reply.
fn last_status(process: &Process, request: &[u8], piece: usize) -> u16 {
    let mut stream = TcpStream::connect(process.api).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    for piece in request.chunks(piece) {
        if stream.write_all(piece).is_err() {
            break;
        }
        if piece.len() < request.len() {
            std::thread::sleep(Duration::from_micros(200));
        }
    }
    let mut replies = Vec::new();
    // Bytes that the service did not read any more make the kernel reset the connection after the reply.
    let _reset = stream.read_to_end(&mut replies);
    let replies = String::from_utf8_lossy(&replies);
    let status = replies.rsplit_once("HTTP/1.1 ").and_then(|(_, last)| last.get(..3)?.parse().ok());
    status.unwrap_or_else(|| panic!("no reply: {replies}"))
}

#[test]
fn a_head_may_have_65536_bytes_however_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    // A request with a body before it, in the same packets.
    let first = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 30000\r\n\r\n";
    let first = [first.as_bytes(), &vec![b' '; 30_000]].concat();
    for piece in [700, 8_192, 40_000, 1 << 20] {
        assert_eq!(
            last_status(&process, &head(HEAD_BYTES_MAX), piece),
            ANSWERED,
            "pieces of {piece}"
        );
        let longer = head(HEAD_BYTES_MAX + 1);
        assert_eq!(last_status(&process, &longer, piece), 431, "pieces of {piece}");
        let after = [first.as_slice(), &head(HEAD_BYTES_MAX)].concat();
        assert_eq!(last_status(&process, &after, piece), ANSWERED, "pieces of {piece}");
        let after = [first.as_slice(), &longer].concat();
        assert_eq!(last_status(&process, &after, piece), 431, "pieces of {piece}");
    }
    let refused = r#"bulla_connections_closed_total{listener="api",reason="head_too_large"}"#;
    assert!((8.0..9.0).contains(&counted(&process, refused, 8.0)));
}

#[test]
fn the_parts_of_a_head_have_limits_too() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let start_lines = START.lines().count() - 1;
    let with = |headers: usize| {
        let headers: String = (start_lines..headers).map(|n| format!("x-{n}: v\r\n")).collect();
        format!("{START}{headers}\r\n").into_bytes()
    };
    assert_eq!(last_status(&process, &with(100), 1 << 20), ANSWERED);
    assert_eq!(last_status(&process, &with(101), 1 << 20), 431);
    let path = |bytes: usize| {
        format!("GET /{} HTTP/1.1\r\nconnection: close\r\n\r\n", "p".repeat(bytes - 1)).into_bytes()
    };
    // A path is S3's, and the request is not signed.
    assert_eq!(last_status(&process, &path(65_000), 1 << 20), 403);
    assert_eq!(last_status(&process, &path(65_536), 1 << 20), 431);
    let folded = format!("{START}x-folded: a\r\n b\r\n\r\n");
    assert_eq!(last_status(&process, folded.as_bytes(), 1 << 20), 400);
    let malformed = r#"bulla_connections_closed_total{listener="api",reason="malformed"}"#;
    assert!(counted(&process, malformed, 1.0) >= 1.0);
}

/// Requests that are sent without waiting for replies are answered one after the other.
#[test]
fn pipelined_requests_are_answered_in_order_and_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut stream = TcpStream::connect(process.operations).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut requests = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(1_000);
    requests += "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(requests.as_bytes()).unwrap();
    let mut replies = String::new();
    stream.read_to_string(&mut replies).unwrap();
    assert_eq!(replies.matches("HTTP/1.1 200 OK").count(), 1_001);
}
