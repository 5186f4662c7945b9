//! The bytes of a connection as they come over the network, encrypted or not: they count, and a client that takes nothing is cut off.

use std::io::{self, BufRead as _, Cursor};
use std::mem::MaybeUninit;
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

/// The bytes that are read at once for TLS: as many as a record may have (RFC 8446, 5.2). The library asks for 4 KiB each time, and each
/// time would be a call of the system.
const RECORD_BYTES_MAX: usize = 5 + 16 * 1024 + 256;

/// The bytes of a connection on the network.
pub(super) struct Wire {
    stream: Pin<Box<TimeoutStream<TcpStream>>>,
    /// The bytes that were read and are not taken yet. `None` while no more is read than is asked for.
    ahead: Option<Cursor<Vec<u8>>>,
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
        Self { stream: Box::pin(stream), ahead: None, connection, thread }
    }

    /// Reads whole records from now on, whatever is asked for.
    pub(super) fn read_records(&mut self) {
        self.ahead = Some(Cursor::default());
    }

    /// Hands out what was read ahead, as far as there is room. Returns whether there was something.
    fn take_ahead(&mut self, buffer: &mut ReadBuf<'_>) -> io::Result<bool> {
        let Some(ahead) = &mut self.ahead else { return Ok(false) };
        let rest = ahead.fill_buf()?;
        let bytes = rest.len().min(buffer.remaining());
        buffer.put_slice(rest.get(..bytes).unwrap_or(rest));
        let is_last = bytes == rest.len();
        ahead.consume(bytes);
        if is_last && !ahead.get_ref().is_empty() {
            // An idle connection keeps no memory for it.
            *ahead = Cursor::default();
        }
        Ok(bytes > 0)
    }

    /// Reads as much as a record may have, and keeps what there is no room for.
    fn poll_read_ahead(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut bytes = [MaybeUninit::uninit(); RECORD_BYTES_MAX];
        let mut read = ReadBuf::uninit(&mut bytes);
        ready!(self.stream.as_mut().poll_read(context, &mut read))?;
        let read = read.filled();
        if read.is_empty() {
            return Poll::Ready(Ok(()));
        }
        self.received(read.len())?;
        let (now, later) = read.split_at_checked(buffer.remaining()).unwrap_or((read, &[]));
        buffer.put_slice(now);
        if !later.is_empty() {
            self.ahead = Some(Cursor::new(later.to_vec()));
        }
        Poll::Ready(Ok(()))
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
        // With no room, what was read ahead would seem to be nothing, and be read over.
        if buffer.remaining() == 0 || self.take_ahead(buffer)? {
            return Poll::Ready(Ok(()));
        }
        if self.ahead.is_some() && buffer.remaining() < RECORD_BYTES_MAX {
            return self.poll_read_ahead(context, buffer);
        }
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

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    /// Reads everything that a client sends, in pieces as large as they come. Returns them with the bytes that were counted.
    async fn pieces(sent: &'static [u8], asked: usize, records: bool) -> (Vec<Vec<u8>>, usize) {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        client.write_all(sent).await.unwrap();
        client.shutdown().await.unwrap();
        let (thread, _questions) = ServingThread::new("api-0".to_owned(), Instant::now());
        let connection = Arc::new(Connection::for_test(1));
        connection.enter(Phase::Handshake, 0);
        let mut wire = Wire::new(stream, Arc::clone(&connection), Arc::new(thread));
        if records {
            wire.read_records();
        }
        let (mut all, mut first) = (Vec::new(), 0);
        loop {
            let mut piece = vec![0; asked];
            let bytes = wire.read(&mut piece).await.unwrap();
            if all.is_empty() {
                first = connection.head_bytes();
            }
            if bytes == 0 {
                assert!(wire.ahead.is_none_or(|ahead| ahead.get_ref().capacity() == 0));
                return (all, first);
            }
            all.push(piece[..bytes].to_vec());
        }
    }

    #[tokio::test]
    async fn a_read_without_room_loses_nothing() {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        let (thread, _questions) = ServingThread::new("api-0".to_owned(), Instant::now());
        let connection = Arc::new(Connection::for_test(1));
        connection.enter(Phase::Handshake, 0);
        let mut wire = Wire::new(stream, connection, Arc::new(thread));
        wire.read_records();
        client.write_all(b"abc").await.unwrap();
        let mut first = [0];
        wire.read_exact(&mut first).await.unwrap();
        client.write_all(b"def").await.unwrap();
        client.shutdown().await.unwrap();
        wire.stream.get_ref().readable().await.unwrap();
        assert_eq!(wire.read(&mut []).await.unwrap(), 0);
        let mut rest = Vec::new();
        wire.read_to_end(&mut rest).await.unwrap();
        assert_eq!((&first, rest.as_slice()), (b"a", b"bcdef".as_slice()));
    }

    #[tokio::test]
    async fn a_record_is_read_at_once_and_counts_when_it_comes() {
        const SENT: &[u8] = &[7; 9_000];
        let (all, counted) = pieces(SENT, 4_096, true).await;
        let lengths: Vec<_> = all.iter().map(Vec::len).collect();
        assert_eq!((lengths, counted), (vec![4_096, 4_096, 808], 9_000));
        let (all, counted) = pieces(SENT, 4_096, false).await;
        assert_eq!((all.concat(), counted), (SENT.to_vec(), 4_096));
    }

    #[tokio::test]
    async fn whatever_is_asked_for_the_same_bytes_come() {
        const SENT: &[u8] = b"more than one record, in any pieces";
        for asked in [1, 2, 7, SENT.len(), RECORD_BYTES_MAX, 2 * RECORD_BYTES_MAX] {
            for records in [false, true] {
                assert_eq!(pieces(SENT, asked, records).await.0.concat(), SENT, "{asked}");
            }
        }
    }
}
