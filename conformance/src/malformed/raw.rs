//! Requests in which HTTP itself is broken: the answer is a 4xx or a closed connection, and the service goes on.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::process::Process;

/// How long an answer may take: longer than the service waits for a body.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(15);
/// How long to listen for a second answer.
const SECOND_ANSWER_TIME_MAX: Duration = Duration::from_millis(50);

/// What has come of one.
#[derive(Debug)]
pub(crate) struct Answer {
    /// What is wrong with it, if anything.
    pub(crate) wrong: Option<String>,
    /// The request ids of the answers: none when HTTP was too broken for one.
    pub(crate) request_ids: Vec<String>,
}

struct Broken {
    name: &'static str,
    bytes: Vec<u8>,
    /// The client closes its side then; otherwise it waits for the answer.
    cut_off: bool,
    /// It is one request; a second answer would mean that it was read as two.
    answers_max: usize,
}

/// Sends each on a connection of its own.
pub(crate) fn all(process: &Process) -> Vec<Answer> {
    requests().iter().map(|broken| send(process, broken)).collect()
}

fn requests() -> Vec<Broken> {
    let mut all = Vec::new();
    let mut add = |cut_off, name, bytes| all.push(Broken { name, bytes, cut_off, answers_max: 1 });
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: TrentService.ListKeys\r\n";
    for (name, rest) in WHOLE {
        add(false, name, format!("{head}{rest}").into_bytes());
    }
    for (name, rest) in CUT_OFF {
        add(true, name, format!("{head}{rest}").into_bytes());
    }
    for (name, request) in REQUESTS {
        add(true, name, request.to_vec());
    }
    let many = |count: usize| format!("{head}{}\r\n", "x-a: b\r\n".repeat(count)).into_bytes();
    add(false, "101 headers", many(99));
    add(false, "10,000 headers", many(10_000));
    let long = format!("{head}x-a: {}\r\n\r\n", "a".repeat(100_000));
    add(false, "a header of 100 KB", long.into_bytes());
    let long = format!("{head}{}: x\r\n\r\n", "a".repeat(70_000));
    add(false, "a header name of 70 KB", long.into_bytes());
    let long = format!("POST /{} HTTP/1.1\r\n\r\n", "a".repeat(100_000));
    add(false, "a target of 100 KB", long.into_bytes());
    let chunk = format!("2000\r\n{}\r\n", "a".repeat(0x2000));
    let chunks = format!("{head}transfer-encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(65));
    add(false, "chunks of 520 KiB", chunks.into_bytes());
    let body = format!("{head}content-length: 525312\r\n\r\n{}", "a".repeat(513 * 1024));
    add(false, "a body of 513 KiB", body.into_bytes());
    let extension = format!(
        "{head}transfer-encoding: chunked\r\n\r\n2;{}\r\n{{}}\r\n0\r\n\r\n",
        "a".repeat(40_000)
    );
    add(false, "a chunk extension of 40 KB", extension.into_bytes());
    let trailers =
        format!("{head}transfer-encoding: chunked\r\n\r\n0\r\n{}\r\n", "x-a: b\r\n".repeat(5000));
    add(false, "5,000 trailers", trailers.into_bytes());
    let noise = (0..20_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]);
    add(true, "noise", noise.collect());
    all
}

/// After the head of a request for `ListKeys` without a signature.
const WHOLE: &[(&str, &str)] = &[
    ("two lengths", "content-length: 2\r\ncontent-length: 3\r\n\r\n{} "),
    ("two lengths in one", "content-length: 2, 3\r\n\r\n{} "),
    ("a negative length", "content-length: -1\r\n\r\n"),
    ("a length with a plus sign", "content-length: +2\r\n\r\n{}"),
    ("a hexadecimal length", "content-length: 0x2\r\n\r\n{}"),
    ("a length that is no number", "content-length: two\r\n\r\n{}"),
    ("an empty length", "content-length: \r\n\r\n"),
    ("an absurd length", "content-length: 99999999999999999999\r\n\r\n{}"),
    ("the largest length", "content-length: 18446744073709551615\r\n\r\n{}"),
    ("a length over the limit", "content-length: 10000000\r\n\r\n{}"),
    ("a chunk that is no number", "transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    ("a negative chunk", "transfer-encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"),
    ("an absurd chunk", "transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
    (
        "a chunk that is longer than it says",
        "transfer-encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
    ),
    ("an unknown transfer encoding", "transfer-encoding: gzip\r\n\r\n{}"),
    (
        "chunked and something else",
        "transfer-encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    ),
    ("chunked twice", "transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n"),
    ("length and chunks", "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
    (
        "length and chunks, and a second request behind",
        "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /second HTTP/1.1\r\nhost: x\r\n\r\n",
    ),
    (
        "chunks and length, and a second request behind",
        "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\nGET /second HTTP/1.1\r\nhost: x\r\n\r\n",
    ),
    ("a folded header", "x-a: b\r\n c\r\ncontent-length: 2\r\n\r\n{}"),
    ("a space before the colon", "x-a : b\r\ncontent-length: 2\r\n\r\n{}"),
    ("a header without a colon", "x-a\r\ncontent-length: 2\r\n\r\n{}"),
    ("a header without a name", ": b\r\ncontent-length: 2\r\n\r\n{}"),
    ("NUL in a header", "x-a: \0\r\ncontent-length: 2\r\n\r\n{}"),
    ("NUL in a header's name", "x-\0: a\r\ncontent-length: 2\r\n\r\n{}"),
    ("a carriage return in a header", "x-a: b\rc\r\ncontent-length: 2\r\n\r\n{}"),
    ("bare line feeds", "x-a: b\ncontent-length: 2\n\n{}"),
    ("Upgrade", "upgrade: h2c\r\nconnection: upgrade\r\ncontent-length: 2\r\n\r\n{}"),
    ("an expectation that is unknown", "expect: nonsense\r\ncontent-length: 2\r\n\r\n{}"),
    ("two hosts", "host: elsewhere\r\ncontent-length: 2\r\n\r\n{}"),
];

/// After the same head; the client closes in the middle.
const CUT_OFF: &[(&str, &str)] = &[
    ("cut off in the head", "content-le"),
    ("cut off before the body", "content-length: 2\r\n\r\n"),
    ("cut off in the body", "content-length: 100\r\n\r\n{}"),
    ("cut off in a chunk", "transfer-encoding: chunked\r\n\r\n10\r\n{}"),
    ("cut off after a chunk", "transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    ("cut off after a chunk's size", "transfer-encoding: chunked\r\n\r\n2"),
];

const REQUESTS: &[(&str, &[u8])] = &[
    ("HTTP/9.9", b"POST / HTTP/9.9\r\n\r\n"),
    ("HTTP/0.9", b"GET /\r\n\r\n"),
    ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    ("a small http", b"POST / http/1.1\r\n\r\n"),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    ("a method of symbols", b"P@ST / HTTP/1.1\r\n\r\n"),
    ("a path with a space", b"POST /a b HTTP/1.1\r\n\r\n"),
    ("a path with NUL", b"POST /\0 HTTP/1.1\r\n\r\n"),
    ("a path that is not ASCII", b"POST /\xe4 HTTP/1.1\r\n\r\n"),
    ("a path without a slash", b"POST keys HTTP/1.1\r\n\r\n"),
    ("CONNECT", b"CONNECT localhost:443 HTTP/1.1\r\nhost: localhost\r\n\r\n"),
    ("an asterisk", b"OPTIONS * HTTP/1.1\r\nhost: localhost\r\n\r\n"),
    ("only line ends", b"\r\n\r\n\r\n\r\n"),
    ("one byte", b"P"),
    ("nothing", b""),
    ("JSON", b"{\"KeyId\":\"x\"}"),
];

fn send(process: &Process, broken: &Broken) -> Answer {
    let mut stream = TcpStream::connect(process.api).unwrap();
    stream.set_read_timeout(Some(ANSWER_TIME_MAX)).unwrap();
    // The service may close before it has read everything.
    let _broken = stream.write_all(&broken.bytes);
    if broken.cut_off {
        let _broken = stream.shutdown(Shutdown::Write);
    }
    let (answers, closed) = read(&mut stream);
    let wrong =
        wrong(broken, &answers, closed).map(|why| format!("broken HTTP: {}: {why}", broken.name));
    let ids = answers.lines().filter_map(|line| line.strip_prefix("x-amzn-requestid: "));
    Answer { wrong, request_ids: ids.map(|id| id.trim().to_owned()).collect() }
}

fn wrong(broken: &Broken, answers: &str, closed: bool) -> Option<String> {
    let statuses = answers.match_indices("HTTP/1.");
    let statuses: Vec<u16> =
        statuses.filter_map(|(at, _)| answers.get(at + 9..at + 12)?.parse().ok()).collect();
    if statuses.is_empty() && !closed {
        return Some("neither an answer nor a closed connection".to_owned());
    }
    if statuses.len() > broken.answers_max {
        return Some(format!("one request got the answers {statuses:?}"));
    }
    let bad = statuses.into_iter().find(|status| !(400..500).contains(status));
    bad.map(|status| format!("{status} instead of a 4xx"))
}

/// All that comes until the service closes, or falls silent after an answer; and whether it closed.
fn read(stream: &mut TcpStream) -> (String, bool) {
    let mut answers = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        match stream.read(&mut chunk) {
            Ok(0) => return (String::from_utf8_lossy(&answers).into_owned(), true),
            Ok(count) => {
                answers.extend_from_slice(&chunk[..count]);
                stream.set_read_timeout(Some(SECOND_ANSWER_TIME_MAX)).unwrap();
            }
            Err(error) => {
                let silent = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
                return (String::from_utf8_lossy(&answers).into_owned(), !silent);
            }
        }
    }
}
