//! Requests in which HTTP itself is broken: the answer is a 4xx or a closed connection, and the service goes on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::process::Process;

/// Sends each, and says whether the answer was fine.
pub(crate) fn all(process: &Process) -> Vec<(String, bool)> {
    requests()
        .into_iter()
        .map(|(name, request)| (format!("broken HTTP: {name}"), is_fine(process, &request)))
        .collect()
}

fn requests() -> Vec<(&'static str, Vec<u8>)> {
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: TrentService.ListKeys\r\n";
    let with = |rest: &str| format!("{head}{rest}").into_bytes();
    vec![
        ("two lengths", with("content-length: 2\r\ncontent-length: 3\r\n\r\n{}")),
        (
            "length and chunks",
            with("content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
        ),
        ("a negative length", with("content-length: -1\r\n\r\n")),
        ("a length that is no number", with("content-length: two\r\n\r\n{}")),
        ("an absurd length", with("content-length: 99999999999999999999\r\n\r\n{}")),
        ("a length over the limit", with("content-length: 10000000\r\n\r\n{}")),
        (
            "a chunk that is no number",
            with("transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        ),
        ("an unknown transfer encoding", with("transfer-encoding: gzip\r\n\r\n{}")),
        ("a folded header", with("x-a: b\r\n c\r\ncontent-length: 2\r\n\r\n{}")),
        ("a space before the colon", with("x-a : b\r\ncontent-length: 2\r\n\r\n{}")),
        ("NUL in a header", with("x-a: \0\r\ncontent-length: 2\r\n\r\n{}")),
        ("a header of 100 KB", with(&format!("x-a: {}\r\n\r\n", "a".repeat(100_000)))),
        ("1,000 headers", with(&format!("{}\r\n", "x-a: b\r\n".repeat(1000)))),
        (
            "a target of 100 KB",
            format!("POST /{} HTTP/1.1\r\n\r\n", "a".repeat(100_000)).into_bytes(),
        ),
        ("HTTP/9.9", b"POST / HTTP/9.9\r\n\r\n".to_vec()),
        ("no version", b"POST /\r\n\r\n".to_vec()),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec()),
        (
            "noise",
            (0..2000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect(),
        ),
        ("a method of symbols", b"P@ST / HTTP/1.1\r\n\r\n".to_vec()),
    ]
}

/// Reads the status of the answer; none when the connection is closed without one.
fn is_fine(process: &Process, request: &[u8]) -> bool {
    let mut stream = TcpStream::connect(process.api).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
    // The service may close before it has read everything.
    let _broken = stream.write_all(request);
    let _broken = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _broken = stream.read_to_end(&mut answer);
    let text = String::from_utf8_lossy(&answer);
    let status = text
        .strip_prefix("HTTP/1.1 ")
        .and_then(|rest| rest.get(..3))
        .and_then(|status| status.parse::<u16>().ok());
    match status {
        Some(status) => (400..500).contains(&status),
        None => answer.is_empty(),
    }
}
