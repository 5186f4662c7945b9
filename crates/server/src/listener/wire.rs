//! The bytes of a connection as they come over the network, encrypted or not: they count, and a client that takes nothing is cut off.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;

use super::connection::{Connection, Phase};
use super::serving_thread::ServingThread;

/// The longest time that a client may take no byte of a reply before it is cut off.
const WRITE_TIME_MAX: Duration = Duration::from_secs(30);

/// The bytes that a client may send until its handshake has ended. A ClientHello with a hybrid key share has less than 2 KiB, and a chain
/// of certificates a few more.
const HANDSHAKE_BYTES_MAX: usize = 64 * 1024;

/// The bytes of a connection on the network.
pub(super) struct Wire {
    stream: Pin<Box<TimeoutStream<TcpStream>>>,
    connection: Arc<Connection>,
    thread: Arc<ServingThread>,
}

impl Wire {
    pub(super) fn new(
        stream: TcpStream,
        connection: Arc<Connection>,
        thread: Arc<ServingThread>,
    ) -> Self {
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE_TIME_MAX));
        Self { stream: Box::pin(stream), connection, thread }
    }

    /// Notes that bytes came. Those of a TLS record count before it is whole.
    fn received(&self, bytes: usize) -> io::Result<()> {
        match self.connection.phase().0 {
            Phase::Body | Phase::Answer | Phase::Refused => return Ok(()),
            Phase::Idle => self.connection.enter(Phase::Head, self.thread.now()),
            Phase::Handshake if self.connection.head_bytes() + bytes > HANDSHAKE_BYTES_MAX => {
                return Err(io::ErrorKind::InvalidData.into());
            }
            Phase::Handshake | Phase::Head => {}
        }
        let received = self.connection.listener().receive_head(&self.connection, bytes);
        received.map_err(|full| io::Error::new(io::ErrorKind::OutOfMemory, full))
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(self.stream.as_mut().poll_read(context, buffer))?;
        let bytes = buffer.filled().len().saturating_sub(before);
        Poll::Ready(if bytes == 0 { Ok(()) } else { self.received(bytes) })
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
