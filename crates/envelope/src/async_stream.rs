//! Messages as [`AsyncWrite`] and [`AsyncRead`] of tokio, in bounded memory.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, ReadBuf};

use crate::error::{FormatError, MessageOpenError, MessageSealError, StreamError};
use crate::header::{HeaderLimits, MessageHeader, MessageStart};
use crate::materials::EncryptionMaterials;
use crate::stream::{PIECE_BYTES, PulledMessage, PushedMessage, invalid};
use crate::unlock::UnlockedMessage;

/// Reads the first bytes of a message, as [`MessageStart::read`] does.
///
/// # Errors
/// [`StreamError::Read`](crate::StreamError::Read), or [`FormatError`]: this is no message, or one beyond the limits.
pub async fn read_start(
    source: &mut (impl AsyncRead + Unpin),
    limits: HeaderLimits,
) -> Result<MessageStart, StreamError> {
    let (mut bytes, mut needed) = (Vec::new(), 1);
    loop {
        let read = source.read_buf(&mut bytes).await.map_err(StreamError::Read)?;
        if bytes.len() < needed && read > 0 {
            continue;
        }
        match MessageStart::parse_or_need(&bytes, limits).map_err(MessageOpenError::from)? {
            Ok(start) => return Ok(start),
            Err(_) if read == 0 => return Err(MessageOpenError::from(FormatError::CutOff).into()),
            Err(more) => needed = more,
        }
    }
}

/// A writer that encrypts everything written to it.
///
/// A message ends with [`shutdown`](tokio::io::AsyncWriteExt::shutdown). Without it the output is cut off, and no reader takes
/// it.
#[derive(Debug)]
pub struct AsyncEncryptWriter<W> {
    inner: W,
    message: Option<PushedMessage>,
    /// The end of the message, once it has one.
    end: Vec<u8>,
    written: usize,
}

impl<W: AsyncWrite + Unpin> AsyncEncryptWriter<W> {
    /// Begins a message with frames of so many bytes, usually [`FRAME_BYTES`](crate::FRAME_BYTES).
    ///
    /// # Errors
    /// [`MessageSealError`]; nothing was written.
    pub fn new(
        inner: W,
        materials: &EncryptionMaterials,
        frame_bytes: u32,
    ) -> Result<Self, MessageSealError> {
        let message = Some(PushedMessage::new(materials, frame_bytes)?);
        Ok(Self { inner, message, end: Vec::new(), written: 0 })
    }

    /// Returns the inner writer.
    pub fn into_inner(self) -> W {
        self.inner
    }

    fn poll_sealed(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            let sealed = self.message.as_ref().map_or(self.end.as_slice(), PushedMessage::sealed);
            let left = sealed.get(self.written..).unwrap_or_default();
            if left.is_empty() {
                break;
            }
            let written = ready!(Pin::new(&mut self.inner).poll_write(context, left))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.written += written;
        }
        self.written = 0;
        match &mut self.message {
            Some(message) => message.clear_sealed(),
            None => self.end.clear(),
        }
        Poll::Ready(Ok(()))
    }
}

impl<W: AsyncWrite + Unpin> AsyncWrite for AsyncEncryptWriter<W> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        plaintext: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.message.as_ref().is_some_and(|message| message.sealed().len() >= PIECE_BYTES) {
            ready!(self.poll_sealed(context))?;
        }
        let Some(message) = &mut self.message else {
            return Poll::Ready(Err(io::Error::other("the message has ended")));
        };
        Poll::Ready(message.push(plaintext).map_err(io::Error::other))
    }

    /// Writes the full frames. An unfinished frame waits for more, or for the end.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_sealed(context))?;
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.message.is_some() {
            ready!(self.poll_sealed(context))?;
        }
        if let Some(message) = self.message.take() {
            self.end = message.finish().map_err(io::Error::other)?;
        }
        ready!(self.poll_sealed(context))?;
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// A reader that decrypts everything read through it, as [`DecryptReader`](crate::DecryptReader) does.
#[derive(Debug)]
pub struct AsyncDecryptReader<R> {
    inner: R,
    message: PulledMessage,
}

impl<R: AsyncRead + Unpin> AsyncDecryptReader<R> {
    /// Continues after the beginning of the message, which was read from `inner`.
    pub fn new(inner: R, message: UnlockedMessage) -> Self {
        Self { inner, message: PulledMessage::new(message) }
    }

    /// Returns the header of the message.
    pub const fn header(&self) -> &MessageHeader {
        &self.message.header
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for AsyncDecryptReader<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        place: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        loop {
            let given = this.message.give(place.initialize_unfilled()).map_err(invalid)?;
            if let Some(given) = given {
                place.advance(given);
                return Poll::Ready(Ok(()));
            }
            let mut room = ReadBuf::new(this.message.room());
            ready!(Pin::new(&mut this.inner).poll_read(context, &mut room))?;
            let read = room.filled().len();
            this.message.came(read).map_err(invalid)?;
        }
    }
}
