//! A connection's stream as HTTP sees it, in the clear or decrypted. It cuts off a client that reads too slowly.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, ReadBuf, Take};
use tokio_rustls::server::TlsStream;

use super::connection::{Connection, Phase};
use super::serving_thread::ServingThread;
use super::wire::Wire;
use crate::pace::{Pace, TooSlow};

/// The bytes of a head, from the request line to the empty line. It has at most 100 headers, which is hyper's limit.
pub(super) const HEAD_BYTES_MAX: usize = 64 * 1024;

/// The bytes that are read at once. hyper doubles a connection's buffer, up to the longest head, each time that a read fills it,
/// and keeps it: 4,096 connections would keep 256 MiB. Bytes behind a head in one read count with it, and so are less than what
/// is free for a head.
const READ_BYTES: u64 = 8 * 1024 - 1;

/// The bytes that are read at once of the content of an object: as much as hyper's buffer takes.
const STREAM_READ_BYTES: u64 = HEAD_BYTES_MAX as u64;

/// The bytes of a connection, as they are on the network or inside TLS.
pub(super) enum Channel {
    /// The bytes as they are on the network.
    Plain(Wire),
    /// TLS, whose handshake has ended.
    Tls(Box<TlsStream<Wire>>),
}

/// The bytes of a connection.
pub(super) struct ClientStream {
    stream: Take<Channel>,
    connection: Arc<Connection>,
    thread: Arc<ServingThread>,
    pace: Pace,
    /// The time since which the client takes nothing of a reply.
    blocked: Option<Instant>,
    /// The time from which on the end of a reply waits, which the HTTP library has taken already.
    tail: Option<u64>,
}

impl ClientStream {
    pub(super) fn new(
        channel: Channel,
        connection: Arc<Connection>,
        thread: Arc<ServingThread>,
    ) -> Self {
        let stream = channel.take(READ_BYTES);
        let (pace, blocked, tail) = (Pace::default(), None, None);
        Self { stream, connection, thread, pace, blocked, tail }
    }

    /// Notes how far a write came, and cuts off a client that takes a reply too slowly.
    fn sent(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Pending => {
                self.waits();
                self.blocked.get_or_insert_with(Instant::now);
                Poll::Pending
            }
            Poll::Ready(Ok(bytes)) => {
                let waited = self.blocked.take().map(|since| since.elapsed()).unwrap_or_default();
                let moved = self.pace.moved(waited, bytes);
                Poll::Ready(moved.map(|()| bytes).map_err(|TooSlow| self.too_slow()))
            }
            Poll::Ready(Err(error)) if error.kind() == io::ErrorKind::TimedOut => {
                Poll::Ready(Err(self.too_slow()))
            }
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }

    /// Notes that bytes wait for the client. If they are the end of a reply, the connection is not idle yet.
    fn waits(&mut self) {
        if self.connection.phase().0 == Phase::Idle {
            let now = self.thread.now();
            self.connection.enter(Phase::Answer, now);
            self.tail = Some(now);
        }
    }

    /// Notes that no bytes wait any more. Meanwhile another request may have come.
    fn has_left(&mut self) {
        if let Some(since) = self.tail.take()
            && self.connection.phase() == (Phase::Answer, since)
        {
            self.connection.enter(Phase::Idle, self.thread.now());
        }
    }

    fn too_slow(&self) -> io::Error {
        self.connection.set_too_slow();
        io::ErrorKind::TimedOut.into()
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let limit = if self.connection.streams() { STREAM_READ_BYTES } else { READ_BYTES };
        self.stream.set_limit(limit);
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        // The rest of a TLS record may be the beginning of the next head, and no more comes over the network for it.
        if buffer.filled().len() > before && self.connection.phase().0 == Phase::Idle {
            self.connection.enter(Phase::Head, self.thread.now());
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(self.stream.get_mut()).poll_write(context, bytes);
        self.sent(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(self.stream.get_mut()).poll_flush(context);
        match &flushed {
            Poll::Pending => self.waits(),
            Poll::Ready(Ok(())) => self.has_left(),
            Poll::Ready(Err(_)) => {}
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.stream.get_mut()).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(self.stream.get_mut()).poll_write_vectored(context, slices);
        self.sent(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.get_ref().is_write_vectored()
    }
}

impl AsyncRead for Channel {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(wire) => Pin::new(wire).poll_read(context, buffer),
            Self::Tls(tls) => Pin::new(tls).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Channel {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(wire) => Pin::new(wire).poll_write(context, bytes),
            Self::Tls(tls) => Pin::new(tls).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(wire) => Pin::new(wire).poll_flush(context),
            Self::Tls(tls) => Pin::new(tls).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(wire) => Pin::new(wire).poll_shutdown(context),
            Self::Tls(tls) => Pin::new(tls).poll_shutdown(context),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(wire) => Pin::new(wire).poll_write_vectored(context, slices),
            Self::Tls(tls) => Pin::new(tls).poll_write_vectored(context, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        match self {
            Self::Plain(wire) => wire.is_write_vectored(),
            Self::Tls(tls) => tls.is_write_vectored(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::net::TcpStream;

    use super::*;

    #[tokio::test]
    async fn who_takes_a_byte_in_a_minute_is_cut_off() {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (thread, _questions) = ServingThread::new("api-0".to_owned(), Instant::now());
        let (connection, thread) = (Arc::new(Connection::for_test(1)), Arc::new(thread));
        let wire = Wire::new(stream, Arc::clone(&connection), Arc::clone(&thread));
        let mut stream = ClientStream::new(Channel::Plain(wire), Arc::clone(&connection), thread);
        assert!(matches!(stream.sent(Poll::Ready(Ok(1))), Poll::Ready(Ok(1))));
        assert!(stream.sent(Poll::Pending).is_pending());
        stream.blocked = Instant::now().checked_sub(Duration::from_secs(60));
        assert!(stream.sent(Poll::Pending).is_pending());
        assert!(!connection.was_too_slow());
        let Poll::Ready(Err(cut_off)) = stream.sent(Poll::Ready(Ok(1))) else { panic!("it stays") };
        assert_eq!(cut_off.kind(), io::ErrorKind::TimedOut);
        assert!(connection.was_too_slow());
    }
}
