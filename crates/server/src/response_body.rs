//! The body of a response: whole in memory, or read piece by piece while it leaves.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use pipeline::ReplyBody;
use tokio::sync::OwnedSemaphorePermit;

/// The body of a response.
#[derive(Debug)]
pub(crate) enum ResponseBody {
    /// The whole of it; `None` once it has left.
    Whole(Option<Bytes>),
    /// The rest of a long one, which is read as the client takes it, with its place among those.
    Pieces(ReplyBody, Option<OwnedSemaphorePermit>),
}

impl From<Vec<u8>> for ResponseBody {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Whole(Some(bytes.into()))
    }
}

impl From<Bytes> for ResponseBody {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(Some(bytes))
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let rest = match self.get_mut() {
            Self::Whole(bytes) => {
                let bytes = bytes.take().filter(|bytes| !bytes.is_empty());
                return Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))));
            }
            Self::Pieces(rest, _place) => rest,
        };
        let piece = match ready!(rest.pieces.as_mut().poll_next(context)) {
            Some(Ok(piece)) => piece,
            None if rest.length == 0 => return Poll::Ready(None),
            None => return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
            Some(Err(error)) => {
                tracing::error!(%error, "the body of a reply breaks off: the client sees a broken connection");
                return Poll::Ready(Some(Err(error)));
            }
        };
        rest.length = rest.length.saturating_sub(piece.len() as u64);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.as_ref().is_none_or(Bytes::is_empty),
            Self::Pieces(rest, _place) => rest.length == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Self::Whole(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Self::Pieces(rest, _place) => rest.length,
        })
    }
}
