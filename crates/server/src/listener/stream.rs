//! A connection's stream, which notes when a head begins and cuts off a client that does not read.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, ReadBuf, Take};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;

use super::connection::{Connection, Phase};
use super::serving_thread::ServingThread;
use crate::pace::{Pace, TooSlow};

/// The longest time that a client may take no byte of a reply before it is cut off.
const WRITE_TIME_MAX: Duration = Duration::from_secs(30);

/// The bytes of a head, from the request line to the empty line. It has at most 100 headers, which is hyper's limit.
pub(super) const HEAD_BYTES_MAX: usize = 64 * 1024;

/// The bytes that are read at once. hyper doubles a connection's buffer, up to the longest head, each time that a read fills it,
/// and keeps it: 4,096 connections would keep 256 MiB. Bytes behind a head in one read count with it, and so are less than what
/// is free for a head.
const READ_BYTES: u64 = 8 * 1024 - 1;

/// The bytes that are read at once of the content of an object: as much as hyper's buffer takes.
const STREAM_READ_BYTES: u64 = HEAD_BYTES_MAX as u64;

/// The bytes of a connection.
pub(super) struct ClientStream {
    stream: Take<Pin<Box<TimeoutStream<TcpStream>>>>,
    connection: Arc<Connection>,
    thread: Arc<ServingThread>,
    pace: Pace,
    /// The time since which the client takes nothing of a reply.
    blocked: Option<Instant>,
}

impl ClientStream {
    pub(super) fn new(
        stream: TcpStream,
        connection: Arc<Connection>,
        thread: Arc<ServingThread>,
    ) -> Self {
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE_TIME_MAX));
        let stream = Box::pin(stream).take(READ_BYTES);
        Self { stream, connection, thread, pace: Pace::default(), blocked: None }
    }

    /// Notes how far a write came, and cuts off a client that takes a reply too slowly.
    fn sent(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Pending => {
                self.blocked.get_or_insert_with(Instant::now);
                Poll::Pending
            }
            Poll::Ready(Ok(bytes)) => {
                let waited = self.blocked.take().map(|since| since.elapsed()).unwrap_or_default();
                let moved = self.pace.moved(waited, bytes);
                Poll::Ready(moved.map(|()| bytes).map_err(|TooSlow| io::ErrorKind::TimedOut.into()))
            }
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }

    /// Notes that bytes came.
    fn received(&self, bytes: usize) -> io::Result<()> {
        let (phase, _) = self.connection.phase();
        match phase {
            Phase::Body | Phase::Answer | Phase::Refused => return Ok(()),
            Phase::Idle => self.connection.enter(Phase::Head, self.thread.now()),
            Phase::Head => {}
        }
        let received = self.connection.listener().receive_head(&self.connection, bytes);
        received.map_err(|full| io::Error::new(io::ErrorKind::OutOfMemory, full))
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
        let bytes = buffer.filled().len().saturating_sub(before);
        Poll::Ready(if bytes == 0 { Ok(()) } else { self.received(bytes) })
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = self.stream.get_mut().as_mut().poll_write(context, bytes);
        self.sent(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.get_mut().as_mut().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.get_mut().as_mut().poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = self.stream.get_mut().as_mut().poll_write_vectored(context, slices);
        self.sent(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.get_ref().is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_takes_a_byte_in_a_minute_is_cut_off() {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (thread, _questions) = ServingThread::new("api-0".to_owned(), Instant::now());
        let connection = Arc::new(Connection::for_test(1));
        let mut stream = ClientStream::new(stream, connection, Arc::new(thread));
        assert!(matches!(stream.sent(Poll::Ready(Ok(1))), Poll::Ready(Ok(1))));
        assert!(stream.sent(Poll::Pending).is_pending());
        stream.blocked = Instant::now().checked_sub(Duration::from_secs(60));
        assert!(stream.sent(Poll::Pending).is_pending());
        let Poll::Ready(Err(cut_off)) = stream.sent(Poll::Ready(Ok(1))) else { panic!("it stays") };
        assert_eq!(cut_off.kind(), io::ErrorKind::TimedOut);
    }
}
