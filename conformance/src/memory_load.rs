//! Load from more connections than one address has places for, and the memory that the service takes under it.

use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Connections from one loopback address.
const PER_ADDRESS: usize = 512;
/// How long a client waits for a reply.
const REPLY_TIME_MAX: Duration = Duration::from_secs(60);

/// What became of the requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Answered: carried out, or refused for what they are.
    pub answered: u64,
    /// Of these, carried out.
    pub carried_out: u64,
    /// Put off: 503, or 429 and its like, after which clients try again.
    pub put_off: u64,
    /// Without an answer: the connection was closed.
    pub broken: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.answered += other.answered;
        self.carried_out += other.carried_out;
        self.put_off += other.put_off;
        self.broken += other.broken;
    }
}

/// Sends `request` over and over on so many connections, one request under way on each, until `time` is over and everyone has
/// an answer. Each connection sends it until it is answered once, for a minute at most.
///
/// # Panics
/// A runtime cannot be made.
#[must_use]
pub fn drive(address: SocketAddr, request: &[u8], connections: usize, time: Duration) -> Tally {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let request: Rc<[u8]> = request.into();
    let end = Instant::now() + time;
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let one = |index| tokio::task::spawn_local(send(address, index, Rc::clone(&request), end));
        let tasks: Vec<_> = (0..connections).map(one).collect();
        let mut all = Tally::default();
        for task in tasks {
            all.add(task.await.unwrap());
        }
        all
    })
}

async fn send(address: SocketAddr, index: usize, request: Rc<[u8]>, end: Instant) -> Tally {
    let mut tally = Tally::default();
    let mut stream = connect(address, index).await;
    loop {
        let exchanged = match &mut stream {
            Ok(stream) => tokio::time::timeout(REPLY_TIME_MAX, exchange(stream, &request)).await,
            Err(_refused) => Ok(Err(std::io::ErrorKind::ConnectionRefused.into())),
        };
        match exchanged {
            Ok(Ok(status)) => {
                let is_put_off = status == 503 || status == 429;
                tally.put_off += u64::from(is_put_off);
                tally.answered += u64::from(!is_put_off);
                tally.carried_out += u64::from(status == 200);
            }
            Ok(Err(_)) | Err(_) => {
                tally.broken += 1;
                stream = connect(address, index).await;
            }
        }
        // Whoever was put off, or lost the connection to others, tries again like any client.
        let now = Instant::now();
        if now >= end && (tally.answered > 0 || now >= end + REPLY_TIME_MAX) {
            return tally;
        }
    }
}

/// Connects from 127.0.0.2, 127.0.0.3 and so on.
async fn connect(address: SocketAddr, index: usize) -> std::io::Result<TcpStream> {
    let last = u8::try_from(2 + index / PER_ADDRESS % 200).unwrap_or(2);
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::new(127, 0, 0, last), 0).into())?;
    socket.connect(address).await
}

/// Sends a request and reads the reply; returns its status.
async fn exchange(stream: &mut TcpStream, request: &[u8]) -> std::io::Result<u16> {
    stream.write_all(request).await?;
    let (mut bytes, mut chunk) = (Vec::new(), [0; 2048]);
    loop {
        let read = stream.read(&mut chunk).await?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&chunk[..read]);
        if let Some((status, end)) = parse(&bytes)? {
            let mut left = end.saturating_sub(bytes.len());
            while left > 0 {
                let most = left.min(chunk.len());
                left -= match stream.read(&mut chunk[..most]).await? {
                    0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                    read => read,
                };
            }
            return Ok(status);
        }
    }
}

/// The status of a reply and where its body ends, once its head is there.
fn parse(bytes: &[u8]) -> std::io::Result<Option<(u16, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut head = httparse::Response::new(&mut headers);
    let parsed = head.parse(bytes).map_err(std::io::Error::other)?;
    let httparse::Status::Complete(start) = parsed else { return Ok(None) };
    let length =
        head.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|header| std::str::from_utf8(header.value).ok()?.parse().ok());
    Ok(Some((head.code.unwrap_or(0), start + length.unwrap_or(0))))
}

/// Returns the memory of a process in bytes: resident now, and at most so far.
///
/// # Panics
/// The process is gone.
#[must_use]
pub fn resident(id: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let kib = |name: &str| -> u64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    };
    (kib("VmRSS:") << 10, kib("VmHWM:") << 10)
}
