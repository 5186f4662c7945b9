//! The body of a response: whole in memory, or read piece by piece while it leaves.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use pipeline::{BodyReadError, BodyReadFailure, ReplyBody};
use tokio::sync::OwnedSemaphorePermit;

use crate::broken_reply::{BreakReason, BrokenReply};
use crate::listener::Connection;
use crate::server::Server;

/// The body of a response.
#[derive(Debug)]
pub(crate) enum ResponseBody {
    /// The whole of it; `None` once it has left.
    Whole(Option<Bytes>),
    /// A long one, which is read as the client takes it.
    Pieces(Box<LeavingBody>),
}

/// A body that is read while it leaves. If it is dropped before its end, that is noted in the audit log.
#[derive(Debug)]
pub(crate) struct LeavingBody {
    /// The rest of it.
    rest: ReplyBody,
    sent: u64,
    /// The failure that ended it.
    failure: Option<BodyReadError>,
    /// Its place among those that leave.
    _place: Option<OwnedSemaphorePermit>,
    connection: Option<Arc<Connection>>,
    request: Option<AnsweredRequest>,
}

/// The request that a body answers.
pub(crate) struct AnsweredRequest {
    pub(crate) service: Arc<Server>,
    pub(crate) request_id: String,
    /// The name of the operation.
    pub(crate) operation: &'static str,
}

impl std::fmt::Debug for AnsweredRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("AnsweredRequest").field(&self.request_id).finish()
    }
}

impl ResponseBody {
    /// Returns a body that is read while it leaves.
    pub(crate) fn pieces(body: ReplyBody, place: Option<OwnedSemaphorePermit>) -> Self {
        Self::Pieces(Box::new(LeavingBody {
            rest: body,
            sent: 0,
            failure: None,
            _place: place,
            connection: None,
            request: None,
        }))
    }

    /// Says which request it answers: it is noted there if it breaks off.
    pub(crate) fn answers(&mut self, request: impl FnOnce() -> AnsweredRequest) {
        if let Self::Pieces(body) = self {
            body.request = Some(request());
        }
    }

    /// Says on which connection it leaves. Returns whether that goes on after this: it then tells the connection when it ends.
    pub(crate) fn leaves_on(&mut self, connection: &Arc<Connection>) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Pieces(body) => {
                body.connection = Some(Arc::clone(connection));
                true
            }
        }
    }
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
    type Error = BodyReadError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyReadError>>> {
        match self.get_mut() {
            Self::Whole(bytes) => {
                let bytes = bytes.take().filter(|bytes| !bytes.is_empty());
                Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))))
            }
            Self::Pieces(body) => body.poll_next(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.as_ref().is_none_or(Bytes::is_empty),
            Self::Pieces(body) => body.rest.length == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Self::Whole(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Self::Pieces(body) => body.rest.length,
        })
    }
}

impl LeavingBody {
    fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyReadError>>> {
        match ready!(self.rest.pieces.as_mut().poll_next(context)) {
            Some(Ok(piece)) => {
                let bytes = piece.len() as u64;
                self.sent = self.sent.saturating_add(bytes);
                self.rest.length = self.rest.length.saturating_sub(bytes);
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
            None if self.rest.length == 0 => Poll::Ready(None),
            None => self.fails(BodyReadError {
                failure: BodyReadFailure::Unreadable,
                detail: "the data ended too early".to_owned(),
            }),
            Some(Err(error)) => self.fails(error),
        }
    }

    fn fails(&mut self, error: BodyReadError) -> Poll<Option<Result<Frame<Bytes>, BodyReadError>>> {
        tracing::error!(%error, "the body of a reply breaks off: the client sees a broken connection");
        self.failure = Some(error.clone());
        Poll::Ready(Some(Err(error)))
    }
}

impl Drop for LeavingBody {
    fn drop(&mut self) {
        let connection = self.connection.take();
        if let Some(connection) = &connection {
            connection.reply_ended();
        }
        let Some(AnsweredRequest { service, request_id, operation }) = self.request.take() else {
            return;
        };
        if self.rest.length == 0 {
            return;
        }
        let reason = match (self.failure.take(), connection) {
            (Some(failure), _) => BreakReason::Data(failure),
            (None, Some(connection)) if connection.was_too_slow() => BreakReason::ClientTooSlow,
            (None, Some(connection)) if connection.is_closed_by_service() => {
                BreakReason::ConnectionClosed
            }
            (None, _) => BreakReason::ClientGone,
        };
        let broken = BrokenReply {
            request_id,
            operation,
            resource: self.rest.resource.clone(),
            region: self.rest.region.clone(),
            length: self.sent.saturating_add(self.rest.length),
            sent: self.sent,
            reason,
        };
        broken.note(service);
    }
}
